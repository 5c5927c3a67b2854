#pragma once
// Eclipses of circular orbits: closed form and contacts in time.

#include <cstdint>
#include <vector>

#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

/// Largest |β| at which the cylindrical shadow is reached: β* = asin(R/a). [rad]
double beta_star(double semi_major_axis) noexcept;

/// Share of a circular orbit inside the Earth's cylindrical shadow,
/// f = acos(√(1 − (R/a)²) / cos β) / π, zero for |β| ≥ β*. [1]
double cylinder_eclipse_fraction(double semi_major_axis, double beta) noexcept;

/// Angles off the anti-solar axis at which an orbit of radius a meets the Earth's shadow cones,
///     umbra     asin(R/a) − asin((R_Sun − R)/d)
///     penumbra  asin(R/a) + asin((R_Sun + R)/d),
/// exact for spheres; d Earth to Sun. A negative umbra angle: a lies beyond the cone's tip.
struct ShadowCone {
    double umbra;     // [rad]
    double penumbra;  // [rad]
};

ShadowCone shadow_cone(double semi_major_axis, double sun_distance,
                       double sun_radius = constants::k_radius_sun) noexcept;

/// Half of the arc of orbit within a shadow, seen from Earth's centre; 0 if it is not reached.
struct ShadowArc {
    double umbra;     // [rad]
    double penumbra;  // umbra included [rad]
};

/// acos(cos(cone angle) / cos β) for both cones: exact while Sun and plane stand still, that is to
/// 2e-4 of the arc. Fraction of the orbit: arc/π; duration: 2 arc / latitude_rate.
ShadowArc shadow_arc(const ShadowCone& cone, double beta) noexcept;

enum class Contact : std::uint8_t { penumbra_entry, umbra_entry, umbra_exit, penumbra_exit };

/// A moment at which light begins or ceases to change.
struct ShadowEdge {
    double t;  // since the epoch of orbit and table [s]
    Contact contact;
};

/// Appends, in order of time, every contact with the Earth's shadow in [t0, t1].
///
/// Each contact is the root of the apparent discs' touching (umbra_gap, penumbra_gap) to 1e-6 s,
/// found from the closed form. A shadow that would last less than 0.1 s may be missed. `sun` must
/// cover the span and have the orbit's epoch. Speed: bench/astro.
void shadow_edges(const CircularOrbit& orbit, const SunTable& sun, double t0, double t1,
                  std::vector<ShadowEdge>& edges);

}  // namespace dawnline::astro
