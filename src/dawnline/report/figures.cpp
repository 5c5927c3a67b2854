#include "dawnline/report/figures.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "dawnline/report/drawn.hpp"
#include "dawnline/report/readings.hpp"
#include "dawnline/report/shown.hpp"

namespace dawnline::report {
namespace {

using namespace mission;

/// What the variables of one unit are together.
std::string quantity(const std::string& unit) {
    static const std::vector<std::pair<std::string, std::string>> names = {
        {"W", "power"},
        {"K", "temperature"},
        {"1", "compute and charge"},
        {"m", "distance"},
        {"bit/s", "link rate"},
        {"s", "time in shadow"},
        {"1/m2/s", "trapped protons"},
        {"1/s", "upsets"},
        {"token/s", "tokens"},
        {"J", "energy"},
        {"Gy", "dose"},
        {"kg", "propellant"}};
    for (const auto& [of, name] : names)
        if (of == unit) return name;
    return unit;
}

std::string period(const Series& series) {
    if (series.name == "year") return "over the year";
    if (series.name == "life") return "over the satellite's life";
    if (series.name == "worst_orbit") return "in the orbit with the longest shadow";
    if (series.name == "radiation_day") return "over a day of the orbit";
    if (series.axis == "phase") return "of " + words(series.name) + " over an orbit";
    return words(series.name);
}

double size_of(const Series& series, const std::string& unit) {
    double size = 0.0;
    for (const Variable& variable : series.variables)
        if (variable.unit == unit)
            for (const double value : variable.values)
                if (std::isfinite(value)) size = std::max(size, std::abs(value));
    return size;
}

/// Stretches of the axis, in its SI unit, in which the satellite sees less than half of the Sun.
std::vector<std::pair<double, double>> shadows(const Series& series) {
    std::vector<std::pair<double, double>> all;
    for (const Variable& variable : series.variables) {
        if (variable.name != "sunlight") continue;
        bool dark = false;
        for (std::size_t k = 0; k < variable.values.size(); ++k) {
            const bool now = variable.values[k] < 0.5;
            if (now && !dark) all.emplace_back(series.points[k], series.points[k]);
            if (now) all.back().second = series.points[k];
            dark = now;
        }
    }
    return all;
}

Figure series_figure(const RunRecord& record, const Series& series, const std::string& unit) {
    const std::string shown = best_unit(unit, size_of(series, unit));
    const bool dates = series.name == "year" && series.axis == "time";
    const std::string axis_unit = dates ? series.axis_unit
                                  : series.name == "life"
                                      ? "yr"
                                      : best_unit(series.axis_unit, series.points.back());

    Json data = {
        {"kind", "lines"},
        {"unit", pretty_unit(shown)},
        {"axis", dates ? std::string() : series.axis + " [" + pretty_unit(axis_unit) + "]"},
        {"lines", Json::array()},
        {"shadows", Json::array()}};
    if (dates) {
        data["start"] = record.scenario.orbit.start;
        data["x"] = Json::array();
        for (const double t : series.points) data["x"].push_back(std::round(t));
    } else {
        data["x"] = drawn(series.points, axis_unit);
    }
    for (const auto& [begin, end] : shadows(series))
        data["shadows"].push_back({drawn(begin, axis_unit), drawn(end, axis_unit)});

    const std::string in = pretty_unit(shown).empty() ? "" : " [" + pretty_unit(shown) + "]";
    Figure figure{
        fmt::format("{}-{}", series.name, quantity(unit)),
        title(quantity(unit)) + " " + period(series),
        series_reading(record, series, unit),
        {},
        {{{"Quantity"}, {"Least" + in, true}, {"Mean" + in, true}, {"Greatest" + in, true}}, {}}};
    std::replace_if(
        figure.id.begin(), figure.id.end(), [](char c) { return c == ' ' || c == '_' || c == '/'; },
        '-');
    for (const Variable& variable : series.variables) {
        if (variable.unit != unit || variable.values.empty()) continue;
        data["lines"].push_back(
            {{"name", words(variable.name)}, {"values", drawn(variable.values, shown)}});
        double least = HUGE_VAL, greatest = -HUGE_VAL, sum = 0.0;
        for (const double value : variable.values) {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
            sum += value;
        }
        const double mean = sum / static_cast<double>(variable.values.size());
        figure.numbers.rows.push_back(
            {{words(variable.name) + ", " + variable.meaning, shown_number(least, shown),
              shown_number(mean, shown), shown_number(greatest, shown)},
             {}});
    }
    figure.data = text(data);
    return figure;
}

void add_series_figures(const RunRecord& record, std::vector<Figure>& all) {
    for (const Series& series : record.outcome.operations.series) {
        if (series.points.empty()) continue;
        std::vector<std::string> units;
        for (const Variable& variable : series.variables)
            if (std::find(units.begin(), units.end(), variable.unit) == units.end())
                units.push_back(variable.unit);
        for (const std::string& unit : units) all.push_back(series_figure(record, series, unit));
    }
}

Figure mass_figure(const MassDesign& mass) {
    Json data = {
        {"kind", "bars"}, {"unit", "kg"}, {"names", Json::array()}, {"values", Json::array()}};
    Figure figure{
        "mass",
        "Mass of one satellite by subsystem",
        mass_reading(mass),
        {},
        {{{"Subsystem"}, {"Basic [kg]", true}, {"Growth [%]", true}, {"Mass [kg]", true}}, {}}};
    std::vector<MassLine> items = mass.items;
    std::stable_sort(items.begin(), items.end(),
                     [](const MassLine& a, const MassLine& b) { return a.amount > b.amount; });
    for (const MassLine& item : items) {
        data["names"].push_back(words(item.name));
        data["values"].push_back(drawn(item.amount, "kg"));
        figure.numbers.rows.push_back(
            {{words(item.name), item.basic > 0.0 ? shown_number(item.basic, "kg") : "",
              item.basic > 0.0 ? shown_number(item.growth, "%") : "",
              shown_number(item.amount, "kg")},
             {}});
    }
    figure.numbers.rows.push_back(
        {{"dry, with system margin", "", "", shown_number(mass.dry, "kg")}, "sum"});
    figure.numbers.rows.push_back(
        {{"launch, with propellant", "", "", shown_number(mass.launch, "kg")}, "sum"});
    figure.data = text(data);
    return figure;
}

/// The two sides as stacked bars; items of the same name share a colour.
Figure costs_figure(std::string id, std::string title, const std::vector<Item>& orbit,
                    const std::vector<Item>& ground, const std::string& unit) {
    struct Part {
        std::string name;
        double orbit = 0.0, ground = 0.0;
    };
    std::vector<Part> parts;
    const auto add = [&](const std::vector<Item>& items, double Part::*side) {
        for (const Item& item : items) {
            const auto at = std::find_if(parts.begin(), parts.end(),
                                         [&](const Part& p) { return p.name == item.name; });
            Part& part = at == parts.end() ? parts.emplace_back(Part{item.name}) : *at;
            part.*side += item.amount;
        }
    };
    add(orbit, &Part::orbit);
    add(ground, &Part::ground);
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return std::max(a.orbit, a.ground) > std::max(b.orbit, b.ground);
    });

    Figure figure{
        std::move(id),
        std::move(title),
        costs_reading(orbit, ground),
        {},
        {{{"Item"}, {"Orbit [" + unit + "]", true}, {"Ground [" + unit + "]", true}}, {}}};
    Json data = {{"kind", "stack"},
                 {"unit", unit},
                 {"names", {"ground", "orbit"}},
                 {"parts", Json::array()}};
    Part total{"sum"};
    for (const Part& part : parts) {
        data["parts"].push_back({{"name", words(part.name)},
                                 {"values", {drawn(part.ground, unit), drawn(part.orbit, unit)}}});
        figure.numbers.rows.push_back(
            {{words(part.name), shown_number(part.orbit, unit), shown_number(part.ground, unit)},
             {}});
        total.orbit += part.orbit;
        total.ground += part.ground;
    }
    figure.numbers.rows.push_back(
        {{total.name, shown_number(total.orbit, unit), shown_number(total.ground, unit)}, "sum"});
    figure.data = text(data);
    return figure;
}

Figure boundaries_figure(const std::vector<Boundary>& boundaries) {
    Json data = {{"kind", "ratios"}, {"names", Json::array()}, {"values", Json::array()}};
    Figure figure{"boundaries",
                  "Orbit over ground, by what is counted",
                  boundaries_reading(boundaries),
                  {},
                  {{{"What is counted"},
                    {"Orbit", true},
                    {"Ground", true},
                    {"Orbit over ground", true},
                    {"Sides"}},
                   {}}};
    for (const Boundary& b : boundaries) {
        data["names"].push_back(b.name);
        data["values"].push_back(drawn(b.ratio, "1"));
        figure.numbers.rows.push_back(
            {{b.name, shown_quantity(b.orbit, b.shown_unit), shown_quantity(b.ground, b.shown_unit),
              shown_number(b.ratio, "1"), b.includes},
             {}});
    }
    figure.open = true;
    figure.data = text(data);
    return figure;
}

Figure sensitivities_figure(const Accounts& accounts) {
    const double base = accounts.orbit.cost_per_accelerator_hour;
    Json data = {{"kind", "tornado"},      {"unit", "USD/h"},      {"base", drawn(base, "USD/h")},
                 {"names", Json::array()}, {"low", Json::array()}, {"high", Json::array()}};
    Figure figure{
        "sensitivities",
        "Cost per accelerator-hour when one input changes by 10 %",
        sensitivities_reading(accounts),
        {},
        {{{"Input"}, {"10 % down [USD/h]", true}, {"10 % up [USD/h]", true}, {"Elasticity", true}},
         {}}};
    for (const Sensitivity& s : accounts.sensitivities) {
        data["names"].push_back(s.path);
        data["low"].push_back(drawn(s.low, "USD/h"));
        data["high"].push_back(drawn(s.high, "USD/h"));
        figure.numbers.rows.push_back(
            {{s.path, shown_number(s.low, "USD/h"), shown_number(s.high, "USD/h"),
              fmt::format("{:+.2f}", s.elasticity)},
             {}});
    }
    figure.data = text(data);
    return figure;
}

}  // namespace

std::vector<Figure> figures(const RunRecord& record) {
    const Accounts& accounts = record.outcome.accounts;
    std::vector<Figure> all;
    add_series_figures(record, all);
    if (!record.outcome.design.mass.items.empty())
        all.push_back(mass_figure(record.outcome.design.mass));
    if (!accounts.orbit.capital.empty() && !accounts.ground.capital.empty())
        all.push_back(costs_figure("capital", "Capital over the horizon, undiscounted",
                                   accounts.orbit.capital, accounts.ground.capital, "MUSD"));
    if (!accounts.orbit.operations.empty() && !accounts.ground.operations.empty())
        all.push_back(costs_figure("operations", "Yearly cost of operations and energy",
                                   accounts.orbit.operations, accounts.ground.operations,
                                   "MUSD/yr"));
    if (!accounts.boundaries.empty()) all.push_back(boundaries_figure(accounts.boundaries));
    if (!accounts.sensitivities.empty()) all.push_back(sensitivities_figure(accounts));
    return all;
}

}  // namespace dawnline::report
