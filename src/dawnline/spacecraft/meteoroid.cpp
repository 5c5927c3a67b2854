#include "dawnline/spacecraft/meteoroid.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_julian_year;
using constants::k_radius_earth;

constexpr double k_air = 100e3;  // that stops meteoroids and bends none [m]

double square(double x) noexcept {
    return x * x;
}

}  // namespace

double gruen_flux(double mass) noexcept {
    const double m = 1e3 * mass;  // [g], as the paper has it
    return std::pow(2200.0 * std::pow(m, 0.306) + 15.0, -4.38) +
           1.3e-9 * std::pow(m + 1e11 * square(m) + 1e27 * square(square(m)), -0.36) +
           1.3e-16 * std::pow(m + 1e6 * square(m), -0.85);
}

double meteoroid_shielding(double altitude) noexcept {
    const double sine = (k_radius_earth + k_air) / (k_radius_earth + altitude);
    return 0.5 * (1.0 + std::sqrt(1.0 - square(sine)));
}

double meteoroid_focusing(double altitude) noexcept {
    return 1.0 + (k_radius_earth + k_air) / (k_radius_earth + altitude);
}

double kessler_flux(double diameter, double altitude, double solar_flux, double year,
                    double inclination_factor) noexcept {
    const double d = 100.0 * diameter;  // [cm], as the paper has it
    const double h = 1e-3 * altitude;   // [km]
    const double shape =
        std::sqrt(std::pow(10.0, std::exp(-square((std::log10(d) - 0.78) / 0.637))));
    const double phi = std::pow(10.0, h / 200.0 - solar_flux / 140.0 - 1.5);
    const double intact = 8.1e10 * std::pow(d + 700.0, -6);
    const double fragments = 1.22e-5 * std::pow(d, -2.5);
    // Growth of fragments 2 %/yr to 2011, 4 %/yr after; of intact objects 5 %/yr of 1988.
    const double fragment_growth = year < 2011.0
                                       ? std::pow(1.02, year - 1988.0)
                                       : std::pow(1.02, 23) * std::pow(1.04, year - 2011.0);
    const double intact_growth = 1.0 + 0.05 * (year - 1988.0);
    return shape * phi / (1.0 + phi) * inclination_factor *
           (fragments * fragment_growth + intact * intact_growth) / k_julian_year;
}

double hit_probability(double flux, double area, double duration) noexcept {
    return -std::expm1(-flux * area * duration);
}

double casualty_area(double piece_area) noexcept {
    return square(0.6 + std::sqrt(piece_area));
}

}  // namespace dawnline::spacecraft
