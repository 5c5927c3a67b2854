#include "dawnline/mission/trades.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"
#include "dawnline/base/root.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/trade_text.hpp"
#include "dawnline/scenario/field_path.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::mission {
namespace {

constexpr std::size_t k_points = 25;  // a step of the curve in each interval is still found
constexpr int k_halvings = 16;        // of an interval: 1e-6 of the range
constexpr double k_near = 1e-4;       // of the range, within which values are the same place

/// What every point of a trade is computed from.
struct Ground {
    const TradeInput& input;
    Scenario scenario;         // with what the curve derives set free
    scenario::FieldKind kind;  // number or choice
    std::vector<std::string> choices;
    std::optional<double> stated_mass;  // dry [kg]
    double own_parts = 0;               // sum of the parts of the scenario as it stands [kg]
    double own_cost = 0;                // [USD/s]
};

TradePoint judged_point(const Scenario& scenario, const Design& design) {
    const Operations operations = estimate(scenario, design);
    const Campaign campaign = deploy(scenario, design);
    const Accounts accounts = account(scenario, design, operations, campaign);
    const Verdict verdict = judge(scenario, design, operations, campaign, accounts);

    TradePoint point;
    point.cost = campaign.flights == 0.0 ? HUGE_VAL : accounts.orbit.cost_per_accelerator_hour;
    point.launch_mass = design.mass.launch;
    point.satellites_per_flight = campaign.satellites_per_flight;
    point.delivered = operations.mean_delivered;
    point.useful = operations.useful_share;
    point.battery_energy = design.power.battery_energy;
    point.radiator_temperature = design.thermal.radiator_temperature;
    point.radiator_area = design.thermal.radiator_area;
    point.closes = verdict.closes;
    for (const Margin& m : verdict.margins)
        if (m.decides && !m.pass && point.fails.empty()) point.fails = m.name;
    return point;
}

void place_on_axis(TradePoint& point, const TradeInput& input, const Design& design, double value) {
    point.value = value;
    point.at = input.axis ? input.axis->of(design) : value;
}

TradePoint point_at(const Ground& ground, double value) {
    Scenario changed = ground.scenario;
    const scenario::FieldTable& table = scenario::scenario_table();
    std::string choice;
    if (ground.kind == scenario::FieldKind::choice) {
        choice = ground.choices[static_cast<std::size_t>(value)];
        *std::get<std::string*>(scenario::field_at(table, &changed, ground.input.path)->slot) =
            choice;
    } else {
        scenario::set_number(table, &changed, ground.input.path, value);
    }
    Design design = size(changed);
    if (ground.stated_mass) {
        // What is stated is the scenario's own design; with other parts it weighs something else.
        changed.satellite.bus.dry_mass =
            *ground.stated_mass * design.mass.sum_of_parts / ground.own_parts;
        design = size(changed);
    }
    TradePoint point = judged_point(changed, design);
    place_on_axis(point, ground.input, design, value);
    point.choice = choice;
    point.relative_cost = point.cost / ground.own_cost;
    return point;
}

/// Points between which the cost has no step.
bool alike(const TradePoint& a, const TradePoint& b) {
    return a.closes == b.closes && a.satellites_per_flight == b.satellites_per_flight;
}

/// The points on both sides of a step between a and b.
std::pair<TradePoint, TradePoint> step_between(const Ground& ground, TradePoint a, TradePoint b) {
    for (int k = 0; k < k_halvings; ++k) {
        TradePoint middle = point_at(ground, 0.5 * (a.value + b.value));
        (alike(middle, a) ? a : b) = std::move(middle);
    }
    return {std::move(a), std::move(b)};
}

std::vector<TradePoint> curve_of(const Ground& ground, const TradeRange& range, double own_value,
                                 unsigned jobs) {
    std::vector<double> values;
    for (std::size_t k = 0; k < k_points; ++k)
        values.push_back(std::lerp(range.low, range.high,
                                   static_cast<double>(k) / static_cast<double>(k_points - 1)));
    if (own_value > range.low && own_value < range.high) values.push_back(own_value);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());

    std::vector<TradePoint> points(values.size());
    parallel_for(values.size(), jobs,
                 [&](std::size_t k) { points[k] = point_at(ground, values[k]); });
    std::vector<std::size_t> steps;
    for (std::size_t k = 0; k + 1 < points.size(); ++k)
        if (!alike(points[k], points[k + 1])) steps.push_back(k);
    std::vector<std::pair<TradePoint, TradePoint>> sides(steps.size());
    parallel_for(steps.size(), jobs, [&](std::size_t k) {
        sides[k] = step_between(ground, points[steps[k]], points[steps[k] + 1]);
    });
    for (auto& [below, above] : sides) {
        points.push_back(std::move(below));
        points.push_back(std::move(above));
    }
    const auto by_value = [](const TradePoint& a, const TradePoint& b) {
        return a.value < b.value;
    };
    std::stable_sort(points.begin(), points.end(), by_value);
    const auto same = [](const TradePoint& a, const TradePoint& b) { return a.value == b.value; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
    return points;
}

std::vector<TradePoint> points_of_choices(const Ground& ground, unsigned jobs) {
    std::vector<TradePoint> points(ground.choices.size());
    parallel_for(points.size(), jobs,
                 [&](std::size_t k) { points[k] = point_at(ground, static_cast<double>(k)); });
    return points;
}

/// The closing point of least cost, or points.end().
std::vector<TradePoint>::const_iterator cheapest(const std::vector<TradePoint>& points) {
    auto best = points.end();
    for (auto it = points.begin(); it != points.end(); ++it)
        if (it->closes && std::isfinite(it->cost) &&
            (best == points.end() || it->cost < best->cost))
            best = it;
    return best;
}

/// The least cost between the best point's neighbours on its own stretch of the curve.
TradePoint refined(const Ground& ground, const std::vector<TradePoint>& points,
                   std::vector<TradePoint>::const_iterator best, double span) {
    const auto below = best != points.begin() && alike(*(best - 1), *best) ? best - 1 : best;
    const auto above = best + 1 != points.end() && alike(*(best + 1), *best) ? best + 1 : best;
    if (below == above) return *best;
    const auto cost = [&](double value) { return point_at(ground, value).cost; };
    const auto least = minimum_in(cost, below->value, above->value, 1e-3 * k_near * span);
    if (!least || !(least->value < best->cost)) return *best;
    TradePoint found = point_at(ground, least->x);
    return found.closes ? found : *best;
}

/// What holds the optimum where it is.
std::string place_of(const TradePoint& optimum, const std::vector<TradePoint>& points,
                     const TradeRange& range) {
    const double near = k_near * (range.high - range.low);
    for (const TradePoint& p : points) {
        if (std::abs(p.value - optimum.value) > near) continue;
        if (!p.closes) return "at the edge of what closes: " + p.fails;
    }
    if (optimum.value - range.low < near) return "at the end of the range, where " + range.at_low;
    if (range.high - optimum.value < near) return "at the end of the range, where " + range.at_high;
    for (const TradePoint& p : points)
        if (std::abs(p.value - optimum.value) <= near &&
            p.satellites_per_flight < optimum.satellites_per_flight)
            return fmt::format("where {:.0f} satellites just fit on a flight",
                               optimum.satellites_per_flight);
    return "within the range";
}

void free_number(Scenario& scenario, const std::string& path) {
    const auto found = scenario::field_at(scenario::scenario_table(), &scenario, path);
    std::get<std::optional<double>*>(found->slot)->reset();
}

/// The tables of density and dose say how far up and down a trade may go.
TradeRange tabulated_altitudes(const Scenario& scenario) {
    const scenario::Environment& e = scenario.environment;
    return {std::max(e.density_altitude.front(), e.radiation.altitude.front()),
            std::min(e.density_altitude.back(), e.radiation.altitude.back()),
            "the tables of density and dose begin", "the tables of density and dose end"};
}

TradeRange junction_margins(const Scenario&) {
    return {0.0, 60.0, "the design leaves no margin to throttling",
            "no scenario may ask for a greater margin"};
}

TradeRange throttles(const Scenario&) {
    return {0.0, 1.0, "no accelerator runs in the shadow", "the shadow throttles nothing"};
}

}  // namespace

const std::vector<TradeInput>& traded_inputs() {
    static const std::vector<TradeInput> inputs{
        {.name = "orbit altitude",
         .path = "orbit.altitude",
         .changes = "drag, dose, eclipses, what a rocket lifts, the time to leave orbit",
         .range = tabulated_altitudes},
        {.name = "radiator temperature",
         .path = "satellite.junction_margin",
         .changes = "a hotter radiator is smaller and lighter, its chips nearer to throttling",
         .range = junction_margins,
         .derived = "satellite.radiator.area",
         .axis = TradeAxis{"radiator temperature", "K", "degC",
                           [](const Design& d) { return d.thermal.radiator_temperature; }}},
        {.name = "battery against throttling",
         .path = "satellite.eclipse_throttle",
         .changes = "load kept in the shadow: compute delivered against the mass of the battery",
         .range = throttles,
         .derived = "satellite.battery.energy"},
        {.name = "attitude",
         .path = "satellite.attitude",
         .changes = "what array and radiator see of Sun and Earth, and the drag"}};
    return inputs;
}

double gain(const Trade& trade) noexcept {
    return trade.optimum ? 1.0 - trade.optimum->relative_cost : 0.0;
}

Trade trade_over(const Scenario& scenario, const TradeInput& input, unsigned jobs) {
    Scenario copy = scenario;
    const auto found = scenario::field_at(scenario::scenario_table(), &copy, input.path);
    const bool choice = found && found->field->kind == scenario::FieldKind::choice;
    if (!choice && (!found || !std::holds_alternative<double*>(found->slot) || !input.range))
        throw Error(fmt::format("{} is no number with a range and no choice", input.path));
    const scenario::Field& field = *found->field;

    Trade trade;
    trade.name = input.name;
    trade.path = input.path;
    trade.changes = input.changes;
    trade.shown_unit = choice ? "1" : scenario::shown_unit(field.unit);
    trade.unit = choice ? "1" : scenario::si_unit(field.unit);
    trade.axis = input.axis ? input.axis->name : input.path;
    trade.axis_unit = input.axis ? input.axis->unit : trade.unit;
    trade.axis_shown_unit = input.axis ? input.axis->shown_unit : trade.shown_unit;

    const Design own = size(scenario);
    trade.own = judged_point(scenario, own);
    trade.own.relative_cost = trade.own.cost / trade.own.cost;
    double own_value = 0.0;
    if (choice) {
        trade.own.choice = *std::get<std::string*>(found->slot);
        own_value = static_cast<double>(
            std::find(field.choices.begin(), field.choices.end(), trade.own.choice) -
            field.choices.begin());
    } else {
        own_value = *std::get<double*>(found->slot);
    }
    place_on_axis(trade.own, input, own, own_value);

    Ground ground{input,
                  scenario,
                  field.kind,
                  field.choices,
                  scenario.satellite.bus.dry_mass,
                  own.mass.sum_of_parts,
                  trade.own.cost};
    if (!input.derived.empty()) free_number(ground.scenario, input.derived);
    const TradeRange range = choice ? TradeRange{} : input.range(scenario);
    trade.points =
        choice ? points_of_choices(ground, jobs) : curve_of(ground, range, own_value, jobs);
    const auto best = cheapest(trade.points);
    if (best != trade.points.end()) {
        trade.optimum =
            choice ? *best : refined(ground, trade.points, best, range.high - range.low);
        trade.place = choice ? "the best choice" : place_of(*trade.optimum, trade.points, range);
    }
    trade.sentence = trade_sentence(trade, scenario, input.derived);
    return trade;
}

std::vector<Trade> trades(const Scenario& scenario, unsigned jobs, Progress& progress) {
    const std::vector<TradeInput>& inputs = traded_inputs();
    std::vector<Trade> all;
    progress.begin("trades", inputs.size());
    for (const TradeInput& input : inputs) {
        all.push_back(trade_over(scenario, input, jobs));
        progress.advance();
    }
    progress.end();
    return all;
}

}  // namespace dawnline::mission
