#pragma once
// Shadow of one or more bodies on a satellite lit by the Sun.

#include <span>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// A sphere that can hide the Sun.
struct Occulter {
    Vec3 r_EO_G;    // from Earth's centre [m]
    double radius;  // of the sphere that hides [m]
};

/// The Earth as a sphere of its equatorial radius.
inline constexpr Occulter k_earth_occulter{Vec3{}, constants::k_radius_earth};

/// Share of the Sun's disc that another disc leaves free.
///
/// Two discs of angular radii a (Sun) and b (occulter), centres c apart, all in [rad]:
///     c ≥ a + b        ν = 1
///     c ≤ b − a        ν = 0                 total
///     c ≤ a − b        ν = 1 − (b/a)²        annular
///     otherwise        ν = 1 − lens(a, b, c) / (π a²)
/// Valid for a > 0, b, c ≥ 0. Error of rounding below 1e-15 (1 + b/a); continuous at all contacts.
/// The discs are taken as plane: with the Earth's b = 66° the contacts stay exact and the course
/// between them is off by less than 5e-4 (tested against the spherical lens).
///
/// Source: Montenbruck & Gill 2000, sec. 3.4.2; annular branch from the geometry above.
double lit_fraction_of_discs(double sun_angle, double body_angle, double gap) noexcept;

/// Share of the solar disc that S sees, 0 in umbra, 1 in full light.
///
/// Several occulters multiply, which is exact while they do not overlap in the sky. An occulter
/// farther away than the Sun hides nothing. Valid outside every occulter; inside one it is 0.
/// Oblateness and refraction are not modelled (±6 s at 690 km over the poles).
/// Checked against: Tudat partial case, Orekit contact times (rows A-S-1 to A-S-9).
double lit_fraction(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    std::span<const Occulter> occulters) noexcept;

/// Apparent angular radii of Sun and occulter and the gap of their centres, seen from S.
struct ApparentDiscs {
    double sun_angle;   // a [rad]
    double body_angle;  // b [rad]
    double gap;         // c [rad]
};

/// The discs that lit_fraction compares; S must be outside of both.
ApparentDiscs apparent_discs(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                             const Occulter& occulter) noexcept;

/// c − (b − a): negative in the umbra; its zeros are the contacts with it. [rad]
double umbra_gap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                 const Occulter& occulter) noexcept;

/// c − (b + a): negative in any shadow; its zeros are the contacts with the penumbra. [rad]
double penumbra_gap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    const Occulter& occulter) noexcept;

}  // namespace dawnline::astro
