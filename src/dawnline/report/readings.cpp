#include "dawnline/report/readings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "dawnline/mission/outcome_tables.hpp"
#include "dawnline/report/shown.hpp"

namespace dawnline::report {
namespace {

using namespace mission;

constexpr int k_digits = 3;  // more only weigh a sentence down

struct Extent {
    double least = HUGE_VAL, greatest = -HUGE_VAL;
};

Extent extent_of(const std::vector<double>& values) {
    Extent all;
    for (const double value : values) {
        all.least = std::min(all.least, value);
        all.greatest = std::max(all.greatest, value);
    }
    return all;
}

const Variable* find(const Series& series, const std::string& name) {
    for (const Variable& variable : series.variables)
        if (variable.name == name && !variable.values.empty()) return &variable;
    return nullptr;
}

std::string shown(double si, const std::string& unit) {
    return shown_quantity(si, best_unit(unit, si), k_digits);
}

/// "98 m to 203 m", or "98 m" alone where both read the same.
std::string range(const Extent& extent, const std::string& unit) {
    const std::string least = shown(extent.least, unit);
    const std::string greatest = shown(extent.greatest, unit);
    return least == greatest ? least : least + " to " + greatest;
}

/// "Nearest 100 m to 200 m, diagonal 141 m to 283 m.", for at most three variables.
std::string plain_reading(const Series& series, const std::string& unit) {
    std::string out;
    int count = 0;
    for (const Variable& variable : series.variables) {
        if (variable.unit != unit || variable.values.empty() || ++count > 3) continue;
        out += out.empty() ? title(variable.name) : ", " + words(variable.name);
        out += " " + range(extent_of(variable.values), unit);
    }
    return out + ".";
}

std::string power_reading(const Series& series) {
    const Variable* array = find(series, "array_power");
    const Variable* load = find(series, "load_power");
    if (array == nullptr || load == nullptr) return plain_reading(series, "W");
    const Extent from = extent_of(array->values);
    const Extent to = extent_of(load->values);
    if (series.name == "worst_orbit" && from.least < 0.01 * from.greatest)
        return fmt::format(
            "In full shadow the array gives nothing and the battery carries the load, at least {}; "
            "back in sunlight the array gives up to {} to run the load and refill.",
            shown(to.least, "W"), shown(from.greatest, "W"));
    return fmt::format("The array is drawn upon with {} and the bus carries {}, means of an orbit.",
                       range(from, "W"), range(to, "W"));
}

std::string share_reading(const RunRecord& record, const Series& series) {
    const Operations& operations = record.outcome.operations;
    const Variable* least_charge = find(series, "least_charge");
    if (series.name == "year" && least_charge != nullptr)
        return fmt::format(
            "{} of full-load compute is delivered over the year and {} in the worst orbit; the "
            "battery never holds less than {} of its capacity.",
            shown_quantity(operations.mean_delivered, "%", k_digits),
            shown_quantity(operations.least_delivered, "%", k_digits),
            shown_quantity(extent_of(least_charge->values).least, "%", k_digits));
    const Variable* charge = find(series, "charge");
    const Variable* delivered = find(series, "delivered");
    if (charge == nullptr || delivered == nullptr) return plain_reading(series, "1");
    const double least = extent_of(delivered->values).least;
    const std::string compute = least > 0.9995 ? "Compute goes on at full load through the shadow"
                                               : fmt::format("Compute falls to {} in the shadow",
                                                             shown_quantity(least, "%", k_digits));
    return fmt::format("{}; the battery falls to {} of its capacity.", compute,
                       shown_quantity(extent_of(charge->values).least, "%", k_digits));
}

std::string temperature_reading(const RunRecord& record, const Series& series) {
    const bool year = series.name == "year";
    const Variable* junction = find(series, year ? "junction_greatest" : "junction_temperature");
    const Variable* high = find(series, year ? "radiator_greatest" : "radiator_temperature");
    const Variable* low = find(series, year ? "radiator_least" : "radiator_temperature");
    if (junction == nullptr || high == nullptr || low == nullptr) return plain_reading(series, "K");
    const scenario::Accelerator& chip = record.scenario.satellite.accelerator;
    return fmt::format(
        "The chips reach {}, where throttling begins at {}; the radiator lies between {} and {}.",
        shown(extent_of(junction->values).greatest, "K"),
        shown(chip.junction_limit - chip.throttle_band, "K"),
        shown(extent_of(low->values).least, "K"), shown(extent_of(high->values).greatest, "K"));
}

std::string shadow_reading(const Series& series) {
    const Variable* umbra = find(series, "umbra");
    if (umbra == nullptr) return plain_reading(series, "s");
    const auto orbits = std::ssize(umbra->values);
    const auto dark = std::count_if(umbra->values.begin(), umbra->values.end(),
                                    [](double seconds) { return seconds > 0.0; });
    return fmt::format("Full shadow lasts up to {} of an orbit; {} of {} orbits have none.",
                       shown(extent_of(umbra->values).greatest, "s"),
                       shown_number(static_cast<double>(orbits - dark), "1"),
                       shown_number(static_cast<double>(orbits), "1"));
}

std::string proton_reading(const Series& series) {
    const Variable* protons = find(series, "protons");
    if (protons == nullptr) return plain_reading(series, "1/m2/s");
    const auto all = std::ssize(protons->values);
    const auto none = std::count(protons->values.begin(), protons->values.end(), 0.0);
    return fmt::format(
        "Behind the shield up to {} above 10 MeV, and none for {} of the day.",
        shown(extent_of(protons->values).greatest, "1/m2/s"),
        shown_quantity(static_cast<double>(none) / static_cast<double>(all), "%", k_digits));
}

std::string upset_reading(const RunRecord& record, const Series& series) {
    if (series.name != "radiation_day") return plain_reading(series, "1/s");
    const Operations& operations = record.outcome.operations;
    return fmt::format(
        "Half of the upsets by protons fall in {} of the time, in the South Atlantic Anomaly, "
        "where "
        "they come {} times as often as on average.",
        shown_quantity(operations.radiation_half_time, "%", k_digits),
        shown_number(operations.radiation_peak, "1", k_digits));
}

std::vector<Item> largest_first(std::vector<Item> items) {
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.amount > b.amount; });
    return items;
}

double sum(const std::vector<Item>& items) {
    return std::accumulate(items.begin(), items.end(), 0.0,
                           [](double total, const Item& item) { return total + item.amount; });
}

std::string share(const Item& item, double total) {
    return fmt::format("{} ({:.0f} %)", words(item.name), 100.0 * item.amount / total);
}

}  // namespace

std::string series_reading(const RunRecord& record, const Series& series, const std::string& unit) {
    if (unit == "W") return power_reading(series);
    if (unit == "1") return share_reading(record, series);
    if (unit == "K") return temperature_reading(record, series);
    if (unit == "s") return shadow_reading(series);
    if (unit == "1/s") return upset_reading(record, series);
    if (unit == "1/m2/s") return proton_reading(series);
    return plain_reading(series, unit);
}

std::string mass_reading(const MassDesign& mass) {
    const std::vector<Item> items = largest_first(mission::amounts(mass));
    const double total = sum(items);
    std::string most;
    for (std::size_t k = 0; k < std::min<std::size_t>(items.size(), 3); ++k)
        most += (k == 0 ? "" : ", ") + share(items[k], total);
    return fmt::format(
        "Heaviest: {}. With margins and propellant a satellite is {}, or {} of IT power.", most,
        shown_quantity(mass.launch, "kg", k_digits),
        shown_quantity(mass.per_it_power, "kg/kW", k_digits));
}

std::string costs_reading(const std::vector<Item>& orbit, const std::vector<Item>& ground) {
    const std::vector<Item> up = largest_first(orbit);
    const std::vector<Item> down = largest_first(ground);
    if (up.empty() || down.empty()) return {};
    return fmt::format(
        "The largest item in orbit is {}, on the ground {}; the sums stand {:.2f} to one.",
        share(up[0], sum(up)), share(down[0], sum(down)), sum(up) / sum(down));
}

std::string boundaries_reading(const std::vector<Boundary>& boundaries) {
    double least = HUGE_VAL, greatest = -HUGE_VAL;
    for (const Boundary& b : boundaries) {
        least = std::min(least, b.ratio);
        greatest = std::max(greatest, b.ratio);
    }
    const auto cheaper = std::count_if(boundaries.begin(), boundaries.end(),
                                       [](const Boundary& b) { return b.ratio <= 1.0; });
    return fmt::format(
        "Orbit is the cheaper side in {} of {} published ways to draw the line; what is counted "
        "moves "
        "the ratio from {} to {}.",
        cheaper, boundaries.size(), shown_number(least, "1", k_digits),
        shown_number(greatest, "1", k_digits));
}

std::string sensitivities_reading(const Accounts& accounts) {
    const Sensitivity& most = accounts.sensitivities.front();
    const double base = accounts.orbit.cost_per_accelerator_hour;
    return fmt::format(
        "{} tells most: 10 % less of it moves the cost by {:+.1f} %, 10 % more by {:+.1f} %.",
        most.path, 100.0 * (most.low / base - 1.0), 100.0 * (most.high / base - 1.0));
}

}  // namespace dawnline::report
