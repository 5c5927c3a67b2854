#pragma once
// What all satellites share at one moment of a propagation.

#include "dawnline/astro/weather.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/mat3.hpp"

namespace dawnline::astro {

/// Attitude of the Earth, places of Sun and Moon, and the weather: worked out once per moment, then
/// the same for every satellite and every lane.
struct Sky {
    double t = 0.0;                                         // since the propagation's epoch [s]
    Mat3 R_FG = k_identity;                                 // GCRF to Earth-fixed
    double earth_rate = constants::k_rotation_rate_earth;   // about the third row of R_FG [rad/s]
    Vec3 r_EU_G{constants::k_astronomical_unit, 0.0, 0.0};  // Sun [m]
    Vec3 r_EM_G{3.844e8, 0.0, 0.0};                         // Moon [m]
    double day_of_year = 1.0;                               // UTC, 1.0 on January 1st, 0 h [d]
    double second_of_day = 0.0;                             // UTC [s]
    Weather weather;
};

}  // namespace dawnline::astro
