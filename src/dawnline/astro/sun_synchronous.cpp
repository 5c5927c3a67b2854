#include "dawnline/astro/sun_synchronous.hpp"

#include <fmt/format.h>

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {

using namespace constants;

double mean_motion(double semi_major_axis) noexcept {
    return std::sqrt(k_gm_earth / semi_major_axis) / semi_major_axis;
}

double orbital_period(double semi_major_axis) noexcept {
    return k_two_pi / mean_motion(semi_major_axis);
}

double circular_speed(double semi_major_axis) noexcept {
    return std::sqrt(k_gm_earth / semi_major_axis);
}

SecularRates secular_rates(double semi_major_axis, double eccentricity,
                           double inclination) noexcept {
    const double n = mean_motion(semi_major_axis);
    const double shape = 1.0 - eccentricity * eccentricity;
    const double ratio = k_radius_earth / (semi_major_axis * shape);
    const double j = 0.75 * k_j2_earth * ratio * ratio;
    const double cos_i = std::cos(inclination);
    return {.node = -2.0 * j * n * cos_i,
            .argument_of_perigee = j * n * (5.0 * cos_i * cos_i - 1.0),
            .mean_anomaly = n * (1.0 + j * std::sqrt(shape) * (3.0 * cos_i * cos_i - 1.0))};
}

double sun_synchronous_inclination(double semi_major_axis) {
    const double ratio = k_radius_earth / semi_major_axis;
    const double cos_i =
        -k_sun_synchronous_rate / (1.5 * mean_motion(semi_major_axis) * k_j2_earth * ratio * ratio);
    if (!(ratio > 0.0 && ratio <= 1.0 && cos_i >= -1.0)) [[unlikely]]
        throw Error(
            fmt::format("no sun-synchronous orbit has a semi-major axis of {:.6g} km; "
                        "there are some from 6378.137 km to 12352 km",
                        semi_major_axis / 1e3));
    return std::acos(cos_i);
}

}  // namespace dawnline::astro
