#pragma once
// What a free-flying pair really does: point mass and J2, integrated, seen from the chief.

#include <span>

#include "dawnline/astro/relative_motion.hpp"

namespace dawnline::astro {

/// Acceleration by the Earth's point mass and J2 about the z axis of G (Vallado 2013, eq. 8-30).
/// [m/s²]
Vec3 acceleration_j2(const Vec3& r_ES_G) noexcept;

/// Circular speed that balances the radial acceleration under J2 at r: √(g r), g = −a·r̂. [m/s]
double local_circular_speed(const Vec3& r_ES_G) noexcept;

/// D relative to C at each of `times` (ascending, from 0) [s], both under point mass and J2.
///
/// DOP853 with relative tolerance 1e-13; another program's agrees to 0.2 mm after an orbit.
/// `relative` has as many elements as `times`. Throws Error if the integrator stops (an impact) or
/// the sizes differ.
void relative_trajectory(const OrbitState& chief, const OrbitState& deputy,
                         std::span<const double> times, std::span<RelativeState> relative);

/// Mean secular drift of the deputy in the chief's frame.
struct RelativeDrift {
    double along_track;        // slope of the orbit means of y per period [m]
    double along_track_swing;  // greatest minus least y of the first orbit [m]
};

/// Drift over `orbits` periods of `period` each, from orbit means of 64 samples (least squares).
RelativeDrift along_track_drift(const OrbitState& chief, const OrbitState& deputy, double period,
                                int orbits);

}  // namespace dawnline::astro
