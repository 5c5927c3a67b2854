#pragma once
// A circular orbit with secular J2 motion: the orbit that sizing and power simulation share.

#include "dawnline/astro/time.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// A circular orbit in mean elements about an epoch that the caller keeps.
///
/// Angles refer to the equator and equinox of GCRF. The Earth's equator of date is tilted against
/// it by 0.15° in 2027 (0.3° over 25 years with the motion of the equinox), which is neglected.
struct CircularOrbit {
    double semi_major_axis;                // [m]
    double inclination;                    // [rad]
    double node_at_epoch;                  // right ascension of the ascending node [rad]
    double argument_of_latitude_at_epoch;  // from the ascending node [rad]
    double node_rate;                      // [rad/s]
    double latitude_rate;  // of the argument of latitude; 2π / nodal period [rad/s]
};

/// The orbit with its J2 secular rates filled in (secular_rates with e = 0, u = ω + M).
CircularOrbit circular_orbit(double semi_major_axis, double inclination, double node_at_epoch,
                             double argument_of_latitude_at_epoch = 0.0) noexcept;

/// The sun-synchronous circular orbit of `altitude` [m] above the equatorial radius, crossing the
/// ascending node at `local_time` [s of mean solar time since midnight; 64 800 = 18:00] at `epoch`:
///     Ω = α_mean Sun + (local time − 12 h) 2π/86 400 s, counted back to GCRF by precession.
/// The argument of latitude at the epoch is 0. Throws Error as sun_synchronous_inclination does,
/// and unless 0 ≤ local_time ≤ 86 400.
CircularOrbit sun_synchronous_orbit(double altitude, double local_time, const Tt& epoch);

/// Position and velocity of S about the Earth.
struct OrbitState {
    Vec3 r_ES_G;  // [m]
    Vec3 v_ES_G;  // [m/s]
};

/// State `seconds` after the epoch; the velocity is the exact derivative of the position, so it
/// turns with the node too. No short-period J2 terms (±2 km in radius at 650 km).
OrbitState state_at(const CircularOrbit& orbit, double seconds) noexcept;

/// Unit normal ĥ of the orbit, along r × v of the circular motion, in GCRF.
Vec3 orbit_normal(const CircularOrbit& orbit, double seconds) noexcept;

/// Angle of the Sun above the orbit plane, sin β = ŝ·ĥ, −π/2 … π/2. [rad]
double beta_angle(const CircularOrbit& orbit, double seconds, const Vec3& r_EU_G) noexcept;

/// 2π / latitude_rate: from one ascending node to the next. [s]
double nodal_period(const CircularOrbit& orbit) noexcept;

}  // namespace dawnline::astro
