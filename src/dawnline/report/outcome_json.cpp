#include "dawnline/report/outcome_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "dawnline/mission/outcome_tables.hpp"
#include "dawnline/scenario/show.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::report {
namespace {

using Json = nlohmann::ordered_json;
using namespace mission;

Json number(double value, const std::string& unit) {
    if (std::isfinite(value)) return {{"value", value}, {"unit", unit}};
    return {{"value", nullptr}, {"unit", unit}, {"message", "not a finite number"}};
}

/// A bare number where the schema gives the unit; null if it is not finite.
Json bare(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json margins(const Verdict& verdict) {
    Json all = Json::array();
    for (const Margin& m : verdict.margins)
        all.push_back(
            {{"name", m.name},
             {"value", bare(m.value)},
             {"unit", m.unit},
             {"limit", bare(m.limit)},
             {"margin", bare(m.margin)},
             {"pass", m.pass},
             {"decides", m.decides},
             {"cause", m.cause},
             {"lever", m.lever},
             {"lever_path", m.lever_path},
             {"lever_value", m.lever_path.empty() ? Json(nullptr) : bare(m.lever_value)}});
    return all;
}

Json boundaries(const Accounts& accounts) {
    Json all = Json::array();
    for (const Boundary& b : accounts.boundaries)
        all.push_back({{"name", b.name},
                       {"orbit", number(b.orbit, b.unit)},
                       {"ground", number(b.ground, b.unit)},
                       {"ratio", number(b.ratio, "1")},
                       {"includes", b.includes}});
    return all;
}

Json sensitivities(const Accounts& accounts) {
    Json all = Json::array();
    for (const Sensitivity& s : accounts.sensitivities)
        all.push_back({{"path", s.path},
                       {"low", number(s.low, "USD/s")},
                       {"high", number(s.high, "USD/s")},
                       {"elasticity", number(s.elasticity, "1")}});
    return all;
}

Json trade_point(const Trade& trade, const TradePoint& point) {
    Json json = {{"value", number(point.value, trade.unit)}};
    if (trade.axis != trade.path) json["at"] = number(point.at, trade.axis_unit);
    json.update(Json::parse(scenario::json_of(trade_point_table(), &point)));
    return json;
}

Json trades(const std::vector<Trade>& all) {
    Json list = Json::array();
    for (const Trade& t : all) {
        Json points = Json::array();
        for (const TradePoint& point : t.points) points.push_back(trade_point(t, point));
        list.push_back({{"name", t.name},
                        {"path", t.path},
                        {"axis", t.axis},
                        {"changes", t.changes},
                        {"sentence", t.sentence},
                        {"own", trade_point(t, t.own)},
                        {"optimum", t.optimum ? trade_point(t, *t.optimum) : Json(nullptr)},
                        {"place", t.place},
                        {"points", std::move(points)}});
    }
    return list;
}

/// {name: number} of a breakdown, at its dotted path.
void add_breakdown(Json& outcome, const Breakdown& breakdown) {
    Json* at = &outcome;
    std::size_t begin = 0;
    for (std::size_t dot; (dot = breakdown.path.find('.', begin)) != std::string::npos;
         begin = dot + 1)
        at = &(*at)[breakdown.path.substr(begin, dot - begin)];
    Json items = Json::array();
    for (const Item& item : breakdown.items)
        items.push_back({{"name", item.name},
                         {"amount", number(item.amount, scenario::si_unit(breakdown.unit))}});
    (*at)[breakdown.path.substr(begin)] = std::move(items);
}

}  // namespace

std::string outcome_json(const scenario::Scenario& scenario, const Outcome& outcome) {
    Json json;
    json["schema"] = 1;
    json["scenario"] = {{"name", scenario.name},
                        {"description", scenario.description},
                        {"satellites", scenario.satellites},
                        {"start", scenario.orbit.start},
                        {"price_year", scenario.price_year},
                        {"seed", scenario.seed}};
    json["verdict"] = {{"closes", outcome.verdict.closes},
                       {"pays", outcome.verdict.pays},
                       {"sentence", outcome.verdict.sentence},
                       {"margins", margins(outcome.verdict)}};
    json.update(Json::parse(scenario::json_of(outcome_table(), &outcome)));
    for (const Breakdown& breakdown : breakdowns(outcome)) add_breakdown(json, breakdown);
    Json& lines = json["design"]["mass"]["items"];
    for (std::size_t k = 0; k < outcome.design.mass.items.size(); ++k) {
        lines[k]["basic"] = number(outcome.design.mass.items[k].basic, "kg");
        lines[k]["growth"] = number(outcome.design.mass.items[k].growth, "1");
    }
    json["accounts"]["boundaries"] = boundaries(outcome.accounts);
    json["accounts"]["sensitivities"] = sensitivities(outcome.accounts);
    json["trades"] = trades(outcome.trades);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dawnline::report
