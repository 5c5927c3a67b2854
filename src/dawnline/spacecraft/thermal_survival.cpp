#include "dawnline/spacecraft/thermal_survival.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/thermal_steady.hpp"

namespace dawnline::spacecraft {
namespace {

std::optional<std::size_t> frozen(std::span<const double> temperature,
                                  std::span<const ColdLimit> limits) {
    for (const ColdLimit& limit : limits)
        if (temperature[limit.node] <= limit.temperature) return limit.node;
    return std::nullopt;
}

void check(const ThermalNetwork& network, std::span<const ColdLimit> limits) {
    for (const ColdLimit& limit : limits)
        if (limit.node >= network.nodes.size() || !(limit.temperature > 0.0))
            throw Error("a cold limit names a node that does not exist or no temperature");
}

}  // namespace

std::optional<FirstFrozen> time_to_limit(const ThermalNetwork& network,
                                         std::span<const double> start, const OrbitHeat& heat,
                                         std::span<const ColdLimit> limits, double duration,
                                         TransientOptions options) {
    check(network, limits);
    check(heat, network.nodes.size());
    ThermalTransient solver(network, options);
    solver.reset(0.0, start);
    if (const auto node = frozen(start, limits)) return FirstFrozen{0.0, *node};
    const OrbitEdges edge = edges(heat);
    for (double noon = 0.0; noon < duration; noon += heat.period)
        for (std::size_t k = 1; k < edge.count; ++k) {
            const double middle = 0.5 * (edge.t[k - 1] + edge.t[k]);
            const auto piece = [&](double t, std::span<double> q, std::span<double> slope) {
                heat_in_piece(heat, middle, t - noon, q, slope);
            };
            const ThermalTransient before = solver;
            solver.forget_extremes();
            solver.advance_to(noon + edge.t[k], piece);
            if (!frozen(solver.lowest(), limits)) continue;
            double low = noon + edge.t[k - 1], high = noon + edge.t[k];
            std::size_t node = *frozen(solver.lowest(), limits);
            while (high - low > 0.1) {
                ThermalTransient trial = before;
                trial.forget_extremes();
                const double t = 0.5 * (low + high);
                trial.advance_to(t, piece);
                if (const auto found = frozen(trial.lowest(), limits)) {
                    high = t;
                    node = *found;
                } else {
                    low = t;
                }
            }
            if (high > duration) return std::nullopt;
            return FirstFrozen{high, node};
        }
    return std::nullopt;
}

HeaterPower heater_power(const ThermalNetwork& network, std::span<const double> heat,
                         std::span<const ColdLimit> limits) {
    check(network, limits);
    std::vector<bool> held(limits.size(), true);
    HeaterPower result;
    for (std::size_t pass = 0; pass < 4 * limits.size() + 4; ++pass) {
        ThermalNetwork trial = network;
        std::vector<double> guess(network.nodes.size(), 300.0);
        for (std::size_t k = 0; k < limits.size(); ++k)
            if (held[k]) {
                trial.nodes[limits[k].node].heat_capacity = std::numeric_limits<double>::infinity();
                guess[limits[k].node] = limits[k].temperature;
            }
        result.temperature = steady_state(trial, heat, guess).temperature;

        std::vector<double> rate(network.nodes.size());
        derivative(network, result.temperature, heat, rate);
        bool changed = false;
        result.heater.assign(limits.size(), 0.0);
        result.total = 0.0;
        for (std::size_t k = 0; k < limits.size(); ++k) {
            const std::size_t node = limits[k].node;
            const double needed = -rate[node] * network.nodes[node].heat_capacity;
            const bool cold = result.temperature[node] < limits[k].temperature - 1e-9;
            const bool hold = held[k] ? needed >= 0.0 : cold;
            changed = changed || hold != held[k];
            if (held[k] && hold) {
                result.heater[k] = needed;
                result.total += needed;
            }
            held[k] = hold;
        }
        if (!changed) return result;
    }
    throw Error("the heaters that hold the cold limits were not found");
}

}  // namespace dawnline::spacecraft
