#include "dawnline/report/tables.hpp"

#include <cmath>
#include <initializer_list>

#include "dawnline/mission/outcome_tables.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/show.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::report {
namespace {

using namespace mission;
using scenario::csv_cell;

std::string number(double si, const std::string& unit = "1") {
    return std::isfinite(si) ? scenario::json_number(scenario::from_si(si, unit)) : std::string();
}

std::string row(std::initializer_list<std::string> cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + csv_cell(cell);
    return line + "\r\n";
}

std::string yes(bool flag) {
    return flag ? "yes" : "no";
}

std::string margins(const Verdict& verdict) {
    std::string out = row({"margin", "value", "limit", "unit", "relative margin [%]", "kept",
                           "decides", "cause", "lever"});
    for (const Margin& m : verdict.margins)
        out +=
            row({m.name, number(m.value, m.shown_unit), number(m.limit, m.shown_unit), m.shown_unit,
                 number(m.margin, "%"), yes(m.pass), yes(m.decides), m.cause, m.lever});
    return out;
}

std::string mass(const MassDesign& design) {
    std::string out = row({"item", "basic [kg]", "growth [%]", "mass [kg]"});
    for (const MassLine& line : design.items)
        out += row({line.name, number(line.basic), number(line.growth, "%"), number(line.amount)});
    out += row({"dry, with system margin", {}, {}, number(design.dry)});
    out += row({"launch, with propellant", {}, {}, number(design.launch)});
    return out;
}

std::string costs(const Outcome& outcome) {
    std::string out = row({"side", "kind", "item", "capital [USD]", "yearly [USD/yr]"});
    const auto add = [&](const char* side, const Ledger& ledger) {
        for (const Item& item : ledger.capital)
            out += row({side, "capital", item.name, number(item.amount), {}});
        for (const Item& item : ledger.operations)
            out += row({side, "operations", item.name, {}, number(item.amount, "USD/yr")});
    };
    add("orbit", outcome.accounts.orbit);
    add("ground", outcome.accounts.ground);
    return out;
}

std::string boundaries(const Accounts& accounts) {
    std::string out = row({"boundary", "orbit", "ground", "unit", "orbit over ground", "includes"});
    for (const Boundary& b : accounts.boundaries)
        out += row({b.name, number(b.orbit, b.shown_unit), number(b.ground, b.shown_unit),
                    b.shown_unit, number(b.ratio), b.includes});
    return out;
}

std::string sensitivities(const Accounts& accounts) {
    std::string out = row({"input", "cost with input 10 % down [USD/h]",
                           "cost with input 10 % up [USD/h]", "elasticity"});
    for (const Sensitivity& s : accounts.sensitivities)
        out += row(
            {s.path, number(s.low, "USD/h"), number(s.high, "USD/h"), number(s.elasticity, "1")});
    return out;
}

/// A row a point; the scenario's own and the best one are marked.
std::string trades(const std::vector<Trade>& all) {
    std::string out =
        row({"trade", "input", "value", "unit", "cost [USD/h]", "relative cost", "launch mass [kg]",
             "satellites per flight", "delivered [%]", "useful [%]", "battery [kWh]",
             "radiator [degC]", "radiator [m2]", "closes", "fails", "point"});
    for (const Trade& t : all) {
        const auto add = [&](const TradePoint& p, const char* kind) {
            const bool word = !p.choice.empty();
            out += row({t.name, t.path, word ? p.choice : number(p.value, t.shown_unit),
                        word ? std::string() : t.shown_unit, number(p.cost, "USD/h"),
                        number(p.relative_cost), number(p.launch_mass),
                        number(p.satellites_per_flight), number(p.delivered, "%"),
                        number(p.useful, "%"), number(p.battery_energy, "kWh"),
                        number(p.radiator_temperature, "degC"), number(p.radiator_area),
                        yes(p.closes), p.fails, kind});
        };
        for (const TradePoint& p : t.points) add(p, "curve");
        add(t.own, "scenario");
        if (t.optimum) add(*t.optimum, "optimum");
    }
    return out;
}

std::string assumptions(const scenario::Resolved& resolved) {
    std::string out = row({"input", "value", "SI value", "SI unit", "meaning", "origin", "source",
                           "year", "confidence", "note"});
    for (const scenario::Assumption& a : resolved.assumptions)
        out += row({a.path, a.text, a.value ? number(*a.value) : std::string(),
                    a.value && !a.unit.empty() ? scenario::si_unit(a.unit) : std::string(),
                    a.meaning, a.origin, a.source, a.year ? std::to_string(*a.year) : std::string(),
                    a.confidence, a.note});
    return out;
}

std::string with_unit(const std::string& name, const std::string& unit) {
    return unit == "1" ? name : name + " [" + unit + "]";
}

std::string series_table(const Series& series) {
    std::string out = csv_cell(with_unit(series.axis, series.axis_unit));
    for (const Variable& v : series.variables) out += "," + csv_cell(with_unit(v.name, v.unit));
    out += "\r\n";
    for (std::size_t k = 0; k < series.points.size(); ++k) {
        out += number(series.points[k]);
        for (const Variable& v : series.variables) out += "," + number(v.values.at(k));
        out += "\r\n";
    }
    return out;
}

}  // namespace

std::vector<NamedText> tables(const RunRecord& record) {
    const Outcome& outcome = record.outcome;
    std::vector<NamedText> all = {{"margins.csv", margins(outcome.verdict)},
                                  {"mass.csv", mass(outcome.design.mass)},
                                  {"costs.csv", costs(outcome)},
                                  {"boundaries.csv", boundaries(outcome.accounts)},
                                  {"sensitivities.csv", sensitivities(outcome.accounts)},
                                  {"trades.csv", trades(outcome.trades)},
                                  {"assumptions.csv", assumptions(record.resolved)},
                                  {"results.csv", scenario::csv_of(outcome_table(), &outcome)}};
    for (const Series& series : outcome.operations.series)
        all.push_back({"series_" + series.name + ".csv", series_table(series)});
    return all;
}

}  // namespace dawnline::report
