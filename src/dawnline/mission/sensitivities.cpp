#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "dawnline/base/parallel.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::mission {
namespace {

constexpr double k_step = 0.10;
constexpr std::size_t k_shown = 10;

using Visitor = std::function<void(const std::string& path, const scenario::Field&, double&)>;

/// Visits every number of the struct that holds a value.
void visit_numbers(const scenario::FieldTable& table, void* object, const std::string& prefix,
                   const Visitor& visit) {
    for (const scenario::Field& field : table.fields()) {
        const std::string path = prefix.empty() ? field.name : prefix + "." + field.name;
        const scenario::Slot slot = field.slot(object);
        if (auto* number = std::get_if<double*>(&slot))
            visit(path, field, **number);
        else if (auto* maybe = std::get_if<std::optional<double>*>(&slot); maybe && **maybe)
            visit(path, field, ***maybe);
        else if (auto* section = std::get_if<void*>(&slot))
            visit_numbers(*field.table, *section, path, visit);
    }
}

double cost_of(const Scenario& scenario) {
    const Design design = size(scenario);
    const Operations operations = estimate(scenario, design);
    const Campaign campaign = deploy(scenario, design);
    if (campaign.flights == 0.0) return HUGE_VAL;
    return account(scenario, design, operations, campaign).orbit.cost_per_accelerator_hour;
}

/// The number times `factor` in the unit in which people give it (a tenth of 95 degC is not a tenth
/// of 368 K), kept in its range.
double scaled(const scenario::Field& field, double si, double factor) {
    const double shown = factor * scenario::from_si(si, field.unit);
    return scenario::to_si(std::clamp(shown, field.range.low, field.range.high), field.unit);
}

/// The scenario with the number of that path scaled.
Scenario with_scaled(const Scenario& scenario, const std::string& path, double factor) {
    Scenario changed = scenario;
    visit_numbers(scenario::scenario_table(), &changed, "",
                  [&](const std::string& at, const scenario::Field& field, double& number) {
                      if (at == path) number = scaled(field, number, factor);
                  });
    return changed;
}

/// Inputs whose change is a change of the mission and of the orbital side.
std::vector<std::string> telling_paths(const Scenario& scenario) {
    std::vector<std::string> paths;
    Scenario copy = scenario;
    visit_numbers(scenario::scenario_table(), &copy, "",
                  [&](const std::string& path, const scenario::Field&, double& number) {
                      if (number == 0.0 || path.starts_with("simulation.") ||
                          path.starts_with("ground.") || path == "economics.serviced_utilisation")
                          return;  // accuracy, the other side, what both sides share
                      paths.push_back(path);
                  });
    return paths;
}

}  // namespace

std::vector<Sensitivity> sensitivities(const Scenario& scenario, unsigned jobs) {
    const double base = cost_of(scenario);
    const std::vector<std::string> paths = telling_paths(scenario);
    std::vector<Sensitivity> all(paths.size());
    parallel_for(paths.size(), jobs, [&](std::size_t k) {
        all[k].path = paths[k];
        all[k].low = cost_of(with_scaled(scenario, paths[k], 1.0 - k_step));
        all[k].high = cost_of(with_scaled(scenario, paths[k], 1.0 + k_step));
        all[k].elasticity = (all[k].high - all[k].low) / (2.0 * k_step * base);
    });
    std::erase_if(
        all, [](const Sensitivity& s) { return !std::isfinite(s.low) || !std::isfinite(s.high); });
    // A swing in either direction tells, also where the input could only move one way.
    const auto swing = [base](const Sensitivity& s) {
        return std::max(std::abs(s.low - base), std::abs(s.high - base));
    };
    std::stable_sort(all.begin(), all.end(), [&](const Sensitivity& a, const Sensitivity& b) {
        return swing(a) > swing(b);
    });
    if (all.size() > k_shown) all.resize(k_shown);
    return all;
}

}  // namespace dawnline::mission
