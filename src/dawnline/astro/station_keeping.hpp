#pragma once
// A satellite that keeps its place in a cluster: controller, navigation, thruster and the true
// motion, simulated together.

#include <cstdint>

#include "dawnline/astro/mean_elements.hpp"

namespace dawnline::astro {

/// How a satellite keeps its place. Errors are one standard deviation, normal.
struct KeepingOptions {
    double days = 30.0;                 // simulated [d]
    double along_box = 10.0;            // half width in a δλ [m]
    double shape_box = 5.0;             // radius in a δe [m]
    double cross_box = 5.0;             // radius in a δi [m]
    double navigation_position = 0.05;  // relative, each axis, each fix [m]
    double navigation_velocity = 1e-4;  // the same [m/s]
    double thrust_magnitude = 0.02;     // of each impulse, relative [1]
    double thrust_direction = 0.01;     // of each impulse [rad]
    std::uint64_t seed = 1;
    std::uint64_t case_index = 0;  // which member or sample
};

struct KeepingResult {
    double speed;           // Δv spent [m/s]
    double speed_per_year;  // [m/s]
    int impulses;           // [1]
    double greatest_along;  // deviation of the orbit's mean a δλ [m]
    double greatest_shape;  // of a δe [m]
    double greatest_cross;  // of a δi [m]
    double share_inside;    // of the orbits watched with all three in their boxes [1]
};

/// Flies chief and deputy non-linearly and keeps the deputy on its relative orbit for `days`.
///
/// Each cycle takes two orbits. In the first, 24 fixes of the relative state with noise are turned
/// into relative elements and averaged, so that J2's short periods and most noise drop out; in the
/// second, impulses are made where Gauss's equations say:
///     along-track  two half an orbit apart set δa so that the satellite is thrown back across its
///                  box against the drift's acceleration, which is learnt on the way;
///     shape        three half orbits apart cancel δe, Δv = (n a/2)|Δδe|, without a shift;
///     cross-track  one where it cancels δi, Δv = n a |Δδi|.
/// The target's δe, and its δi with it, turn at the rate that the start's δe shows under the
/// chief's force (J2's ω̇): all members of a planar cluster turn so by themselves. `start` is the
/// deputy's state at t = 0, best from trim_cluster, whose mean relative elements become the target;
/// forces are those on the chief and on the deputy.
///
/// Same options, same result. 30 days take 0.1 s. Throws Error if the motion cannot be followed.
KeepingResult keep_station(const OrbitState& chief, const OrbitState& start,
                           Acceleration chief_force, Acceleration deputy_force,
                           const KeepingOptions& options = {});

/// Propellant for a Δv: m0 (1 − e^{−Δv/(g0 Isp)}) (Tsiolkovsky). [kg]
double propellant_for(double mass, double speed, double specific_impulse) noexcept;

}  // namespace dawnline::astro
