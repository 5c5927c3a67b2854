#include <algorithm>

#include <fmt/format.h>

#include "dawnline/report/drawn.hpp"
#include "dawnline/report/figures.hpp"
#include "dawnline/report/shown.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::report {
namespace {

using namespace mission;

constexpr const char* k_money = "USD/h";

/// "battery against throttling" → "trade-battery-against-throttling".
std::string id_of(const Trade& trade) {
    std::string id = "trade-" + trade.name;
    std::replace(id.begin(), id.end(), ' ', '-');
    return id;
}

std::string with_unit(const std::string& name, const std::string& unit) {
    return unit == "1" ? name : fmt::format("{} [{}]", name, pretty_unit(unit));
}

Json drawn_point(const Trade& trade, const TradePoint& point) {
    return {{"x", point.choice.empty() ? drawn(point.at, trade.axis_shown_unit)
                                       : Json(words(point.choice))},
            {"y", drawn(point.cost, k_money)},
            {"closes", point.closes},
            {"fails", point.fails}};
}

std::string state_of(const Trade& trade, const TradePoint& point) {
    std::string state = point.closes ? "closes" : "fails: " + point.fails;
    if (trade.optimum && point.value == trade.optimum->value) state += "; the optimum";
    if (point.value == trade.own.value) state += "; the scenario's";
    return state;
}

/// Every point of the curve, with the optimum and the scenario's own where they are no points of
/// it.
std::vector<TradePoint> all_points(const Trade& trade) {
    std::vector<TradePoint> points = trade.points;
    const auto add = [&](const TradePoint& point) {
        if (std::none_of(points.begin(), points.end(),
                         [&](const TradePoint& p) { return p.value == point.value; }))
            points.push_back(point);
    };
    add(trade.own);
    if (trade.optimum) add(*trade.optimum);
    std::stable_sort(points.begin(), points.end(),
                     [](const TradePoint& a, const TradePoint& b) { return a.value < b.value; });
    return points;
}

Table numbers_of(const Trade& trade) {
    const bool axis = trade.axis != trade.path;
    Table table{{{with_unit(trade.path, trade.shown_unit), true}}, {}};
    if (axis) table.columns.push_back({with_unit(title(trade.axis), trade.axis_shown_unit), true});
    for (const char* name : {"Cost [USD/h]", "Satellite [kg]", "On a flight", "Delivered [%]",
                             "Useful [%]", "Battery [kWh]", "Radiator [m²]"})
        table.columns.push_back({name, true});
    table.columns.push_back({"State"});
    for (const TradePoint& p : all_points(trade)) {
        Table::Row row;
        row.cells.push_back(p.choice.empty() ? shown_number(p.value, trade.shown_unit)
                                             : words(p.choice));
        if (axis) row.cells.push_back(shown_number(p.at, trade.axis_shown_unit));
        row.cells.insert(
            row.cells.end(),
            {shown_number(p.cost, k_money), shown_number(p.launch_mass, "kg"),
             shown_number(p.satellites_per_flight, "1"), shown_number(p.delivered, "%"),
             shown_number(p.useful, "%"), shown_number(p.battery_energy, "kWh"),
             shown_number(p.radiator_area, "m2"), state_of(trade, p)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Figure figure_of(const Trade& trade) {
    const bool choice = !trade.own.choice.empty();
    Json data = {{"kind", choice ? "choices" : "trade"},
                 {"unit", k_money},
                 {"axis", with_unit(trade.axis, trade.axis_shown_unit)},
                 {"axis_unit", pretty_unit(trade.axis_shown_unit)},
                 {"points", Json::array()},
                 {"own", drawn_point(trade, trade.own)},
                 {"optimum", trade.optimum ? drawn_point(trade, *trade.optimum) : Json(nullptr)}};
    for (const TradePoint& point : trade.points)
        data["points"].push_back(drawn_point(trade, point));
    return {id_of(trade), title(trade.name), trade.sentence + " What moves: " + trade.changes + ".",
            text(data), numbers_of(trade)};
}

}  // namespace

std::vector<Figure> trade_figures(const std::vector<Trade>& trades) {
    std::vector<Figure> all;
    for (const Trade& trade : trades)
        if (!trade.points.empty()) all.push_back(figure_of(trade));
    return all;
}

}  // namespace dawnline::report
