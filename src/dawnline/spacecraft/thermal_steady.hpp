#pragma once
// Where a thermal network comes to rest: under constant heat, and over an orbit that repeats.

#include <span>
#include <vector>

#include "dawnline/spacecraft/thermal_orbit.hpp"

namespace dawnline::spacecraft {

struct SteadyState {
    std::vector<double> temperature;  // of every node [K]
    double imbalance = 0.0;  // largest |net heat| left at a node, over ΣQ + Σσ E T⁴ [1]
    int iterations = 0;
};

/// Temperatures at which nothing changes: Newton with the sparse Jacobian, steps limited to a
/// quarter of the temperature.
///
/// `guess` may be empty; at boundary nodes it is the temperature held (300 K if empty). Residual
/// below 1e-12 of the heat that passes. Throws Error if the heat has no way out or the iteration
/// fails.
SteadyState steady_state(const ThermalNetwork& network, std::span<const double> heat,
                         std::span<const double> guess = {});

struct PeriodicState {
    std::vector<double> temperature;      // at the orbit's noon, where it begins and ends [K]
    std::vector<double> lowest, highest;  // over the orbit [K]
    double change = 0.0;                  // largest change of a node over the last orbit [K]
    int orbits = 0;                       // integrated
};

/// The orbit that comes back to itself: fixed point of the one-orbit map by Anderson's method of
/// depth 5 (Anderson 1965; Walker & Ni 2011), from the steady state under the mean heat.
///
/// Stops when no node changes by more than `tolerance` [K] over an orbit; the distance to the fixed
/// point is at most change/(1 − c), c the contraction of the slowest mode. Throws Error after
/// `most_orbits`.
PeriodicState periodic_state(const ThermalNetwork& network, const OrbitHeat& heat,
                             double tolerance = 1e-3, TransientOptions options = {},
                             int most_orbits = 500);

}  // namespace dawnline::spacecraft
