#include "dawnline/astro/atmosphere.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// A-MS-5 and S63: Vallado (2013), table 8-4: 6.967e-13 at 500 km, 5.093e-13 at 520 km, 7.25e-14 at
// 650 km. 1e-3: printed digits.
TEST(ExponentialDensity, RowsAMS5AndS63) {
    EXPECT_NEAR(exponential_density(500e3) / 6.967e-13, 1.0, 1e-3);
    EXPECT_NEAR(exponential_density(520e3) / 5.093e-13, 1.0, 1e-3);
    EXPECT_NEAR(exponential_density(650e3) / 7.25e-14, 1.0, 1e-3);
    EXPECT_EQ(exponential_density(0.0), 1.225);
    EXPECT_EQ(exponential_density(-1e3), 1.225);
    EXPECT_EQ(exponential_density(350e3), 9.518e-12);
}

// Bands meet: Vallado's scale heights carry each ρ0 to the next within 1 % up to 1000 km. A slip of
// the pen in one of the 28 rows would show as more.
TEST(ExponentialDensity, BandsMeet) {
    for (const double h : {25,  30,  40,  50,  60,  70,  80,  90,  100, 110, 120, 130, 140, 150,
                           180, 200, 250, 300, 350, 400, 450, 500, 600, 700, 800, 900, 1000}) {
        const double below = exponential_density(1e3 * h - 1e-3), at = exponential_density(1e3 * h);
        EXPECT_NEAR(below / at, 1.0, 0.01) << h;
    }
}

// S62: Δv a year with C_d A/m = 0.02 m²/kg in the season-mean densities of NRLMSISE-00 at F10.7
// 140, Ap 15: 11.32, 5.40, 1.38 m/s; 0.3 % because the printed density has four digits and the
// altitude is above an ellipsoid there.
TEST(Drag, RowS62) {
    const struct {
        double altitude, density, speed;
    } rows[] = {{500e3, 6.188e-13, 11.32}, {550e3, 2.973e-13, 5.40}, {650e3, 7.697e-14, 1.38}};
    for (const auto& row : rows)
        EXPECT_NEAR(
            drag_makeup_speed(k_radius_earth + row.altitude, row.density, 0.02, k_julian_year) /
                row.speed,
            1.0, 4e-3);
}

// Work of the drag is the loss of energy: for air at rest a·v = −½ ρ B v³ and da/dt = 2a²/μ ·
// (a·v).
TEST(Drag, DecayFollowsFromTheEnergy) {
    const double a = 6.9e6, density = 1e-12, area = 0.02, v = std::sqrt(k_gm_earth / a);
    const double power = -0.5 * density * area * v * v * v;
    EXPECT_NEAR(decay_rate(a, density, area), 2.0 * a * a / k_gm_earth * power, 1e-18);
}

// Against an orbit that goes with the Earth's turn the air is slower, against one that goes
// backwards faster: v ∓ ω r, squared.
TEST(Drag, AirTurnsWithTheEarth) {
    const Vec3 r{7e6, 0.0, 0.0};
    const double air = k_rotation_rate_earth * 7e6;
    const double east = norm(drag_acceleration(r, {0.0, 7500.0, 0.0}, 1e-12, 0.02));
    const double west = norm(drag_acceleration(r, {0.0, -7500.0, 0.0}, 1e-12, 0.02));
    EXPECT_NEAR(east / (0.5e-14 * 2.0 * std::pow(7500.0 - air, 2)), 1.0, 1e-12);
    EXPECT_NEAR(west / east, std::pow((7500.0 + air) / (7500.0 - air), 2), 1e-12);
    EXPECT_LT(drag_acceleration(r, {0.0, 7500.0, 0.0}, 1e-12, 0.02).y, 0.0);
}

// In uniform air ∫ da/√(μa) has a closed form: 2(√a₁ − √a₂)/(ρ B √μ).
TEST(Lifetime, UniformAir) {
    const double density = 1e-12, area = 0.02;
    const double expected =
        2.0 * (std::sqrt(k_radius_earth + 650e3) - std::sqrt(k_radius_earth + 300e3)) /
        (density * area * std::sqrt(k_gm_earth));
    EXPECT_NEAR(lifetime_estimate(650e3, 300e3, area, [&](double) { return density; }) / expected,
                1.0, 1e-10);
}

// King-Hele (1987): in air of constant scale height H ≪ a a circular orbit lives about
// H / (ρ₀ B √(μ a)); the next term is of order H/a = 1 %.
TEST(Lifetime, ExponentialAir) {
    const double scale = 60e3, area = 0.02, a = k_radius_earth + 600e3;
    const auto density = [&](double h) { return 1e-13 * std::exp(-(h - 600e3) / scale); };
    const double expected = scale / (1e-13 * area * std::sqrt(k_gm_earth * a));
    EXPECT_NEAR(lifetime_estimate(600e3, 100e3, area, density) / expected, 1.0, 0.01);
}

// Season means of NRLMSISE-00 at F10.7 140, Ap 15, logarithmically interpolated: 500 km down to
// 300 km in 3.0 years, 550 km 6.6, 650 km 28 for 0.02 m²/kg; ±10 % as the source says.
TEST(Lifetime, AgreesWithTheDensityTable) {
    const double h[] = {400e3, 500e3, 550e3, 650e3};
    const double rho[] = {3.037e-12, 6.188e-13, 2.973e-13, 7.697e-14};
    const auto density = [&](double altitude) {
        std::size_t k = 0;
        while (k < 2 && altitude > h[k + 1]) ++k;
        const double share = (altitude - h[k]) / (h[k + 1] - h[k]);
        return std::exp((1.0 - share) * std::log(rho[k]) + share * std::log(rho[k + 1]));
    };
    EXPECT_NEAR(lifetime_estimate(500e3, 300e3, 0.02, density) / k_julian_year, 3.0, 0.3);
    EXPECT_NEAR(lifetime_estimate(550e3, 300e3, 0.02, density) / k_julian_year, 6.6, 0.66);
    EXPECT_NEAR(lifetime_estimate(650e3, 300e3, 0.02, density) / k_julian_year, 28.0, 2.8);
}

TEST(Lifetime, EdgeCases) {
    const auto none = [](double) { return 0.0; };
    EXPECT_TRUE(std::isinf(lifetime_estimate(500e3, 300e3, 0.02, none)));
    EXPECT_TRUE(std::isinf(lifetime_estimate(500e3, 300e3, 0.0, exponential_density)));
    EXPECT_EQ(lifetime_estimate(300e3, 300e3, 0.02, exponential_density), 0.0);
    EXPECT_THROW(lifetime_estimate(300e3, 500e3, 0.02, exponential_density), Error);
    EXPECT_THROW(lifetime_estimate(500e3, 300e3, -0.02, exponential_density), Error);
}

}  // namespace
}  // namespace dawnline::astro
