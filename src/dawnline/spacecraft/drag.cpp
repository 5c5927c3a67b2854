#include "dawnline/spacecraft/drag.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {

double ram_area(const DragSurfaces& surfaces, double beta) noexcept {
    // The array's normal stays on the Sun: over an orbit |n·v̂| = cos β |sin u|, mean 2/π.
    return surfaces.body_area + surfaces.radiator_area * surfaces.radiator_ram_cosine +
           2.0 / constants::k_pi * surfaces.array_area * std::cos(beta);
}

double drag_acceleration(double density, double speed, double ballistic_area_per_mass) noexcept {
    return 0.5 * density * speed * speed * ballistic_area_per_mass;
}

double circular_speed(double radius) noexcept {
    return std::sqrt(constants::k_gm_earth / radius);
}

double drag_delta_v(double density, double radius, double ballistic_area_per_mass,
                    double duration) noexcept {
    return drag_acceleration(density, circular_speed(radius), ballistic_area_per_mass) * duration;
}

double solar_pressure_acceleration(double irradiance, double reflectance,
                                   double area_per_mass) noexcept {
    return irradiance / constants::k_speed_of_light * (1.0 + reflectance) * area_per_mass;
}

double solar_pressure_eccentricity_rate(double acceleration, double beta, double speed) noexcept {
    return 1.5 * acceleration * std::cos(beta) / speed;
}

double solar_pressure_plane_shift(double normal_acceleration, double radius) noexcept {
    return normal_acceleration * radius * radius * radius / constants::k_gm_earth;
}

}  // namespace dawnline::spacecraft
