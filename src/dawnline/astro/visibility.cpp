#include "dawnline/astro/visibility.hpp"

#include <cmath>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

using namespace constants;

double slant_range(double altitude, double elevation) noexcept {
    const double rise = k_radius_earth * std::sin(elevation);
    return std::sqrt(rise * rise + (2.0 * k_radius_earth + altitude) * altitude) - rise;
}

double coverage_half_angle(double altitude, double elevation) noexcept {
    return std::acos(k_radius_earth * std::cos(elevation) / (k_radius_earth + altitude)) -
           elevation;
}

double overhead_pass_duration(double altitude, double elevation) noexcept {
    return 2.0 * coverage_half_angle(altitude, elevation) / mean_motion(k_radius_earth + altitude);
}

double longest_link(double altitude, double grazing_altitude) noexcept {
    const double above = altitude - grazing_altitude;
    if (!(above > 0.0)) return 0.0;
    return 2.0 * std::sqrt(above * (2.0 * k_radius_earth + altitude + grazing_altitude));
}

double ring_neighbour_distance(double altitude, int count) noexcept {
    return 2.0 * (k_radius_earth + altitude) * std::sin(k_pi / count);
}

}  // namespace dawnline::astro
