#pragma once
// After a loss of power: how long until something freezes, and what heaters must hold.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "dawnline/spacecraft/thermal_orbit.hpp"

namespace dawnline::spacecraft {

/// A node that must not become colder (coolant that freezes, a battery) than its limit.
struct ColdLimit {
    std::size_t node = 0;
    double temperature = 0.0;  // lower limit [K]
};

struct FirstFrozen {
    double time = 0.0;     // since the start [s]
    std::size_t node = 0;  // that reached its limit
};

/// When the first node falls to its limit, orbit after orbit under `heat` (loads off: their
/// constant part zero), to 0.1 s beyond the solver's tolerance; a dip within a step is seen at its
/// middle. Nothing if none falls within `duration` [s]. Throws Error as the solver does.
std::optional<FirstFrozen> time_to_limit(const ThermalNetwork& network,
                                         std::span<const double> start, const OrbitHeat& heat,
                                         std::span<const ColdLimit> limits, double duration,
                                         TransientOptions options = {});

struct HeaterPower {
    std::vector<double> heater;       // of every limit, in their order [W]
    double total = 0.0;               // [W]
    std::vector<double> temperature;  // of every node with these heaters [K]
};

/// Least heater power, node by node, that keeps every limited node at or above its limit in the
/// steady state under `heat` [W]: nodes that need heat sit at their limit, the others above.
///
/// Solved as a complementarity problem: a node is held or free, changed until every heater is
/// positive and every free node warm enough; nodes interact by exchange only, so it ends. Swings
/// within an orbit come on top. Throws Error if no steady state exists.
HeaterPower heater_power(const ThermalNetwork& network, std::span<const double> heat,
                         std::span<const ColdLimit> limits);

}  // namespace dawnline::spacecraft
