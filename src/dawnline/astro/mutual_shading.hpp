#pragma once
// Members of a cluster in each other's sunlight.

#include <cstddef>
#include <span>

#include "dawnline/astro/cluster_design.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

/// Direction to the Sun in the chief's frame H when it stands at argument of latitude u. `orbit` is
/// counted from `epoch`, `seconds` later. Unit vector.
Vec3 sun_in_cluster(const CircularOrbit& orbit, double seconds, double latitude,
                    const Vec3& r_EU_G) noexcept;

/// Least distance of two members across the sunlight over an orbit, √(d² − (d·ŝ)²), and when.
/// A member of radius ρ shades another of radius ρ where it is below 2ρ. [m]
///
/// `latitude` is the chief's argument of latitude at phase 0; 180 phases, narrowed by a parabola.
double shading_distance(const RelativeOrbit& a, const RelativeOrbit& b, const CircularOrbit& orbit,
                        double seconds, double latitude, const Vec3& r_EU_G);

/// Shading in a cluster over a span.
struct ShadingYear {
    double least_distance;      // across the sunlight, of any pair at any time [m]
    double clearance_radius;    // half of it: a sphere that never shades another [m]
    double worst_day;           // since the epoch [d]
    double worst_off_normal;    // angle of the Sun from the orbit's normal then [rad]
    std::size_t first, second;  // the pair
};

/// Samples days evenly over the span, both ends included; all pairs, all phases. The pattern is
/// taken to keep its phase against the node but for `phase_rate`, that of the perigee under J2 for
/// a planar cluster [rad/s]; `latitude` is u at phase 0 at the epoch. 81 members, 37 days: 0.4 s.
/// Throws Error for fewer than two members or days.
ShadingYear shading_year(std::span<const RelativeOrbit> orbits, const CircularOrbit& orbit,
                         const Tt& epoch, double days, int sampled_days, double latitude = 0.0,
                         double phase_rate = 0.0, unsigned jobs = 0);

}  // namespace dawnline::astro
