#pragma once
// Two-body motion and what the Earth's oblateness adds to it over many orbits.

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

/// n = √(μ/a³) around the Earth. [rad/s]
double mean_motion(double semi_major_axis) noexcept;

/// T = 2π√(a³/μ), Keplerian; the nodal period under J2 is 0.1 % longer near 98°. [s]
double orbital_period(double semi_major_axis) noexcept;

/// v = √(μ/a). [m/s]
double circular_speed(double semi_major_axis) noexcept;

/// Secular rates of the mean elements.
struct SecularRates {
    double node;                 // right ascension of the ascending node [rad/s]
    double argument_of_perigee;  // [rad/s]
    double mean_anomaly;         // mean motion n included [rad/s]
};

/// First-order J2 rates (Kozai 1959; Vallado 2013, eqs. 9-37 to 9-41), p = a(1 − e²):
///     dΩ/dt = −3/2 n J2 (R/p)² cos i
///     dω/dt =  3/4 n J2 (R/p)² (5 cos²i − 1)
///     dM/dt =  n [1 + 3/4 J2 (R/p)² √(1 − e²) (3 cos²i − 1)]
/// Neglects J2² (1e-6 of n) and the zonals above.
SecularRates secular_rates(double semi_major_axis, double eccentricity,
                           double inclination) noexcept;

/// Rate of the mean Sun that a sun-synchronous node must follow: 2π per mean tropical year. [rad/s]
inline constexpr double k_sun_synchronous_rate = constants::k_two_pi / constants::k_tropical_year;

/// Inclination of the circular orbit whose node follows the mean Sun:
/// cos i = −Ω̇ / (3/2 n J2 (R/a)²), that is −(a / 12 352 km)^{7/2}. [rad]
///
/// J2 only: 0.01° of the true one at 650 km. Throws Error above 12 352 km, where there is none, and
/// below the Earth's surface.
double sun_synchronous_inclination(double semi_major_axis);

}  // namespace dawnline::astro
