#pragma once
// When the turning Earth carries a pad under the plane of an orbit.

#include <optional>
#include <vector>

#include "dawnline/astro/time.hpp"

namespace dawnline::launch {

/// The plane to be met.
struct LaunchPlane {
    double inclination = 0.0;                    // [rad]
    std::optional<double> node_local_time = {};  // mean, of the ascending node; follows the Sun [s]
    double node_right_ascension = 0.0;  // of a plane that stands still, from the mean equinox of
                                        // date; used without a local time [rad]
};

/// One pass of the pad under the plane.
struct LaunchPass {
    astro::Utc time;          // of lift-off into the plane
    bool ascending = false;   // the orbit heads north there
    double azimuth = 0.0;     // of the inertial orbit over the pad, from north by east [rad]
    double half_width = 0.0;  // before and after, within the plane change allowed [s]
};

/// Passes in `days` days from the midnight of `day`, in order of time.
///
/// With sin u = sin φ/sin i, the pad stands δ = atan2(cos i sin u, cos u) east of the node, and the
/// pass is where its sidereal time, UT1 + α − 12 h + λ with α of the mean Sun, is Ω + δ (Vallado
/// 2013, sec. 6.4). UTC stands for UT1: 0.9 s. A lift-off Δt late shifts the node by ΔΩ = ω Δt and
/// tilts the plane by θ, cos θ = cos² i + sin² i cos ΔΩ, which costs 2 v sin(θ/2): half_width is
/// where that is `plane_change` at the speed `orbital_speed` [m/s]. The time from the pad to the
/// orbit turns nothing, for the launch plane is inertial; steering during it is left out.
///
/// Throws Error if the plane never stands over the pad (i < |φ| or i > 180° − |φ|), naming both, or
/// if figures are not finite or days are not positive. latitude, longitude east [rad].
std::vector<LaunchPass> launch_passes(const LaunchPlane& plane, double latitude, double longitude,
                                      const astro::Utc& day, int days, double plane_change,
                                      double orbital_speed);

}  // namespace dawnline::launch
