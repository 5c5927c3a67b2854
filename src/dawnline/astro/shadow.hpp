#pragma once
// Shadow of one or more bodies on a satellite lit by the Sun.

#include <cstdint>
#include <span>

#include "dawnline/astro/views.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// A body that can hide the Sun: a sphere, or an ellipsoid flattened along its pole.
struct Occulter {
    Vec3 r_EO_G;                 // from Earth's centre [m]
    double radius;               // equatorial [m]
    double flattening = 0.0;     // 0 is a sphere [1]
    Vec3 pole_G{0.0, 0.0, 1.0};  // unit vector
};

/// The Earth as a sphere of its equatorial radius.
inline constexpr Occulter k_earth_occulter{Vec3{}, constants::k_radius_earth};

/// The ellipsoid of WGS 84 with the given pole, the third row of R_FG.
constexpr Occulter earth_ellipsoid(const Vec3& pole_G) noexcept {
    return {Vec3{}, constants::k_radius_earth, constants::k_flattening_earth, pole_G};
}

/// Occulters that one call takes.
inline constexpr std::size_t k_most_occulters = 8;

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
/// Occulters that hide different parts of the Sun multiply; where their discs may overlap before
/// it, the area of their union is taken (lit_fraction_past). An occulter farther away than the Sun
/// hides nothing; inside one the fraction is 0. The limb of an ellipsoid is exact in the direction
/// of the Sun, so that contacts are (Orekit's to 1e-3 s); refraction and the dark 10 km of air are
/// not modelled. At most k_most_occulters. Checked against: Tudat partial case, Orekit contact
/// times (rows A-S-1 to A-S-10).
double lit_fraction(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    std::span<const Occulter> occulters) noexcept;

enum class ShadowStatus : std::uint8_t {
    ok = 0,
    inside_body = 1,  // the satellite is inside an occulter; fraction is 0
    not_finite = 2,   // a coordinate is NaN or infinite; fraction is 0
};

/// The same for n satellites, structure of arrays. All spans have n elements.
///
/// Within 2e-15 (1 + b/a) of lit_fraction: 5e-13 for the Earth, 4e-15 for the Moon, what rounding
/// of the angles makes; full light and umbra are exact. Allocates nothing, throws nothing. Speed:
/// see bench/astro/shadow_bench.cpp.
void lit_fractions(VectorsView r_ES_G, const Vec3& r_EU_G, double sun_radius,
                   std::span<const Occulter> occulters, std::span<double> fraction,
                   std::span<ShadowStatus> status) noexcept;

/// A disc in the sky, its centre in a plane whose origin is the centre of the Sun.
struct SkyDisc {
    double x, y;    // of the centre [rad]
    double radius;  // [rad]
};

/// Share of the Sun's disc that the union of several discs leaves free.
///
/// The area is summed along its boundary (Green's theorem): arcs of the Sun outside of all discs
/// and arcs of each disc inside the Sun and outside of the others. Error below 1e-12; plane
/// geometry as in lit_fraction_of_discs. At most k_most_occulters discs.
double lit_fraction_past(double sun_angle, std::span<const SkyDisc> discs) noexcept;

/// lit_fraction by lit_fraction_past, whether the occulters overlap or not.
double lit_fraction_of_overlap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                               std::span<const Occulter> occulters) noexcept;

/// Apparent angular radii of Sun and occulter and the gap of their centres, seen from S.
struct ApparentDiscs {
    double sun_angle;   // a [rad]
    double body_angle;  // b [rad]
    double gap;         // c [rad]
};

/// The discs that lit_fraction compares; S must be outside of both. Of an ellipsoid body_angle is
/// that from its centre to the limb in the direction of the Sun.
ApparentDiscs apparent_discs(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                             const Occulter& occulter) noexcept;

/// c − (b − a): negative in the umbra; its zeros are the contacts with it. [rad]
double umbra_gap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                 const Occulter& occulter) noexcept;

/// c − (b + a): negative in any shadow; its zeros are the contacts with the penumbra. [rad]
double penumbra_gap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    const Occulter& occulter) noexcept;

}  // namespace dawnline::astro
