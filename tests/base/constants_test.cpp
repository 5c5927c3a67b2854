#include "dawnline/base/constants.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dawnline::constants {
namespace {

double relative(double value, double expected) {
    return std::abs(value / expected - 1.0);
}

// σ = 2π⁵ k⁴ / (15 h³ c²), R = N_A k. The constants are printed with ten digits: half of the last.
TEST(Constants, RadiationAndGasFollowFromTheExactOnes) {
    const double sigma = 2.0 * std::pow(k_pi, 5) * std::pow(k_boltzmann, 4) /
                         (15.0 * std::pow(k_planck, 3) * std::pow(k_speed_of_light, 2));
    EXPECT_LT(relative(k_stefan_boltzmann, sigma), 1e-10);
    EXPECT_LT(relative(k_molar_gas, k_avogadro * k_boltzmann), 1e-10);
}

// Nominal L = 4πR²σT⁴ and S = L/4πAU² (IAU 2015 B3) hold to the digits of T (5772) and S (1361).
TEST(Constants, TheSunIsConsistent) {
    const double emitted = 4.0 * k_pi * std::pow(k_radius_sun, 2) * k_stefan_boltzmann *
                           std::pow(k_temperature_sun, 4);
    EXPECT_LT(relative(emitted, k_luminosity_sun), 4.0 * 0.5 / 5772.0);
    EXPECT_NEAR(k_luminosity_sun / (4.0 * k_pi * std::pow(k_astronomical_unit, 2)),
                k_solar_constant, 0.5);
}

// Gauss' constant 0.01720209895 defined the unit until 2012: GM = k² AU³/d², now equal to 1e-9.
TEST(Constants, TheSunPullsAsGaussSaid) {
    const double gauss =
        std::pow(0.01720209895, 2) * std::pow(k_astronomical_unit, 3) / (k_day * k_day);
    EXPECT_LT(relative(k_gm_sun, gauss), 1e-9);
}

// WGS 84 prints b = 6356752.3142 m; EGM96 prints C̄20 = −0.484165371736e-3; J2 has nine digits.
TEST(Constants, TheEarthIsConsistent) {
    const double polar = k_radius_earth * (1.0 - k_flattening_earth);
    EXPECT_NEAR(polar, 6356752.3142, 5e-5);
    EXPECT_NEAR(k_mean_radius_earth, (2.0 * k_radius_earth + polar) / 3.0, 5e-5);
    EXPECT_NEAR(k_j2_earth, 0.484165371736e-3 * std::sqrt(5.0), 5e-12);
}

// A sidereal day (to the moving equinox) is shorter than a turn in inertial space by the
// precession in right ascension, 8.4 ms; the tropical year shorter than the Julian by 674.8 s.
TEST(Constants, DaysAndYears) {
    EXPECT_NEAR(k_two_pi / k_rotation_rate_earth - k_sidereal_day, 0.0084, 0.0085);
    EXPECT_NEAR(k_julian_year - k_tropical_year, 674.81, 0.01);
}

}  // namespace
}  // namespace dawnline::constants
