#include "dawnline/astro/light_pressure.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::astro {

double light_pressure_at(double distance, double solar_constant) noexcept {
    const double ratio = constants::k_astronomical_unit / distance;
    return solar_constant / constants::k_speed_of_light * ratio * ratio;
}

Vec3 light_acceleration(const Vec3& r_ES_G, const Vec3& r_EU_G, double lit_fraction,
                        double light_area_per_mass, double solar_constant) noexcept {
    const Vec3 r_US_G = r_ES_G - r_EU_G;
    const double distance = norm(r_US_G);
    return lit_fraction * light_pressure_at(distance, solar_constant) * light_area_per_mass /
           distance * r_US_G;
}

Vec3 light_acceleration_of_plate(const Plate& plate, const Vec3& r_ES_G, const Vec3& r_EU_G,
                                 double lit_fraction, double solar_constant) noexcept {
    const Vec3 r_SU_G = r_EU_G - r_ES_G;
    const double distance = norm(r_SU_G);
    const Vec3 to_sun = r_SU_G / distance;
    const double cosine = std::max(0.0, dot(to_sun, plate.normal_G));
    const double push =
        lit_fraction * light_pressure_at(distance, solar_constant) * plate.area_per_mass * cosine;
    const double along_normal = 2.0 * (plate.specular * cosine + plate.diffuse / 3.0);
    return -push * ((1.0 - plate.specular) * to_sun + along_normal * plate.normal_G);
}

}  // namespace dawnline::astro
