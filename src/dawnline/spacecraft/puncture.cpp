#include "dawnline/spacecraft/puncture.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/meteoroid.hpp"

namespace dawnline::spacecraft {

using constants::k_pi;

double piercing_diameter(const Wall& wall, const Projectile& projectile) noexcept {
    const double depth = 100.0 * wall.thickness / 1.8;  // [cm]
    const double per_power = 5.24 * std::pow(wall.hardness, -0.25) *
                             std::sqrt(projectile.density / wall.density) *
                             std::cbrt(std::pow(projectile.speed / wall.sound_speed, 2));
    return 0.01 * std::pow(depth / per_power, 18.0 / 19.0);
}

PunctureRate puncture_rate(const Wall& wall, const ImpactEnvironment& e) noexcept {
    PunctureRate rate;
    rate.meteoroid_diameter = piercing_diameter(wall, e.meteoroid);
    rate.debris_diameter = piercing_diameter(wall, e.debris);
    const double mass = e.meteoroid.density * k_pi / 6.0 * std::pow(rate.meteoroid_diameter, 3);
    rate.meteoroids =
        gruen_flux(mass) * meteoroid_shielding(e.altitude) * meteoroid_focusing(e.altitude);
    rate.debris =
        kessler_flux(rate.debris_diameter, e.altitude, e.solar_flux, e.year, e.inclination_factor);
    return rate;
}

double coolant_survival(const RedundantParts& parts, double rate, double duration) noexcept {
    const double x = rate * parts.exposed_area * duration;
    const double shut = parts.isolation * -std::expm1(-x);
    double sum = 0.0, ways = 1.0;
    for (int j = 0; j <= parts.count - parts.needed; ++j) {
        sum += ways * std::pow(shut, j) * std::exp(-x * (parts.count - j));
        ways *= static_cast<double>(parts.count - j) / (j + 1);
    }
    return sum;
}

double working_share(const RedundantParts& parts, double rate, double duration) noexcept {
    const double x = rate * parts.exposed_area * duration;
    const double works = std::exp(-x), shut = parts.isolation * -std::expm1(-x);
    return works / (works + shut);
}

int parts_for(RedundantParts parts, double rate, double duration, double target) noexcept {
    const int most = std::clamp(parts.needed, 64, 1000);
    for (int spares = 0; spares <= most; ++spares) {
        parts.count = parts.needed + spares;
        if (coolant_survival(parts, rate, duration) >= target) return parts.count;
    }
    return 0;
}

double drain_time(double mass, double hole_diameter, double density, double pressure) noexcept {
    constexpr double k_discharge = 0.61;  // sharp orifice, high Reynolds number (Idelchik)
    const double area = 0.25 * k_pi * hole_diameter * hole_diameter;
    return mass / (k_discharge * area * std::sqrt(2.0 * density * pressure));
}

}  // namespace dawnline::spacecraft
