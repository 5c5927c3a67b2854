// The end of a satellite, and how many end early.

#include "dawnline/spacecraft/disposal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/attrition.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr double k_year = k_julian_year;

LinearTable density(double f107, double ap, double top = 725e3) {
    astro::Weather w;
    w.f107 = w.f107_mean = f107;
    w.ap.fill(ap);
    return density_of_orbits(top, 97.99 * k_degree, 18.0 * 3600.0, w);
}

// Reference: years from a circular orbit down to 300 km, C_dA/m 0.02, from the density table of two
// independent programs, ±10 %; the last 100 km take days.
TEST(Disposal, NaturalDecay) {
    const LinearTable mean = density(140, 15), high = density(230, 22);
    EXPECT_NEAR(natural_decay(mean, 500e3, 0.02) / k_year, 3.0, 0.30);
    EXPECT_NEAR(natural_decay(mean, 550e3, 0.02) / k_year, 6.6, 0.66);
    EXPECT_NEAR(natural_decay(mean, 650e3, 0.02) / k_year, 28.0, 2.8);
    EXPECT_NEAR(natural_decay(high, 500e3, 0.02) / k_year, 1.0, 0.10);
    EXPECT_NEAR(natural_decay(high, 650e3, 0.02) / k_year, 6.7, 0.67);
    // Scales with the inverse of the area.
    EXPECT_NEAR(natural_decay(mean, 600e3, 0.04), 0.5 * natural_decay(mean, 600e3, 0.02), 1.0);
    EXPECT_EQ(natural_decay(mean, 150e3, 0.02), 0.0);
}

// The inverses: the highest orbit decays in just that time, the area makes it so.
TEST(Disposal, FiveYears) {
    const LinearTable air = density(140, 15);
    const double h = highest_within(air, 0.02, 5 * k_year);
    EXPECT_GT(h, 500e3);
    EXPECT_LT(h, 550e3);
    EXPECT_NEAR(natural_decay(air, h, 0.02) / k_year, 5.0, 1e-3);
    EXPECT_NEAR(natural_decay(air, 650e3, drag_area_for(air, 650e3, 5 * k_year)) / k_year, 5.0,
                1e-6);
}

// From 650 km: passive too long, spiral into the air allowed, 194.8 m/s down to 300 km and 169.8
// m/s for one burn to 50 km (reference, arithmetic); an ion thruster cannot make the latter.
TEST(Disposal, WaysDown) {
    const DisposalWays w = ways_down(density(140, 15), 650e3, 0.02, 1000.0, 0.17, 2500.0, {});
    EXPECT_FALSE(w.passive.allowed);
    EXPECT_TRUE(w.spiral.allowed);
    EXPECT_LT(w.spiral.delta_v, w.deep.delta_v);
    EXPECT_LE(w.spiral.stay, 5 * k_year * 1.00001);
    EXPECT_GT(w.spiral.stay, 4.9 * k_year);
    EXPECT_NEAR(w.deep.delta_v, 194.8, 0.1);
    EXPECT_NEAR(w.targeted.delta_v, 169.8, 0.1);
    EXPECT_FALSE(w.targeted.allowed);
    // m Δv in a sixth of an orbit, 977 s: 174 N.
    EXPECT_NEAR(w.least_thrust, 174.0, 2.0);
    EXPECT_TRUE(ways_down(density(140, 15), 480e3, 0.02, 1000.0, 0.17, 2500.0, {}).passive.allowed);
}

// NASA-STD-8719.14: (0.6 + √A)² of each part of 15 J or more. 8 m² are about 1e-4 (reference; two
// digits of population growth and inclination: 30 %).
TEST(Casualty, AreaAndExpectation) {
    const std::array<SurvivingPart, 3> parts{
        {{.area = 0.16, .count = 2, .energy = 100},
         {.area = 4.0, .energy = 14.0},
         {.area = 0.01, .count = 10, .energy = 50, .demise = 0.5}}};
    EXPECT_NEAR(debris_casualty_area(parts), 2.0 + 5.0 * 0.49, 1e-12);
    EXPECT_NEAR(casualty_expectation(8.0, people_under_orbit(98.0 * k_degree, 7.8e9)), 1e-4, 3e-5);
}

// Bands weighted by their area must give back mankind: the mean over the sphere is population over
// area. An orbit over the equator sees the equator only.
TEST(Casualty, PeopleUnderAnOrbit) {
    const double sphere = 4 * k_pi * k_mean_radius_earth * k_mean_radius_earth;
    // Time at a latitude is even for a polar orbit, area goes as its cosine: people per area under
    // it is below the mean of the globe weighted with people's own latitudes.
    const double polar = people_under_orbit(k_pi / 2, 8.2e9);
    EXPECT_GT(polar, 0.5 * 8.2e9 / sphere);
    EXPECT_LT(polar, 1.2 * 8.2e9 / sphere);
    // Orbits that turn back over 20–35° N, where most people live, endanger the most.
    EXPECT_GT(people_under_orbit(30 * k_degree, 8.2e9), polar);
    EXPECT_NEAR(people_under_orbit(98 * k_degree, 8.2e9), people_under_orbit(82 * k_degree, 8.2e9),
                1e-15);
}

// Castet & Saleh 2009: reliability drops to about 96 % after two years in orbit (abstract).
TEST(Attrition, SatellitesOfTwoDecades) {
    const AttritionLaw& law = find_attrition_law("satellites_1990_2008")->law;
    EXPECT_NEAR(survival(law, 2 * k_year), 0.96, 0.005);
    EXPECT_NEAR(survival(find_attrition_law("satellites_1990_2008_ress")->law, 2 * k_year), 0.96,
                0.005);
    EXPECT_EQ(survival(law, 0.0), 1.0);
}

// Closed forms: ∫₀ᵀ e^(−√(t/θ)) dt = 2θ [1 − (1 + x) e^(−x)], x = √(T/θ), and the exponential's
// mean. The rule is good to 1e-9.
TEST(Attrition, MeanAlive) {
    AttritionLaw law;
    law.early = {0.5, 7.0};
    const double x = std::sqrt(5.0 / 7.0);
    EXPECT_NEAR(mean_alive(law, 5.0), 14.0 / 5.0 * (1 - (1 + x) * std::exp(-x)), 1e-9);
    law = {};
    law.random_rate = 0.3;
    law.dead_on_arrival = 0.1;
    EXPECT_NEAR(mean_alive(law, 5.0), 0.9 * -std::expm1(-1.5) / 1.5, 1e-12);
}

// The hazard is minus the slope of ln R.
TEST(Attrition, HazardIsTheSlope) {
    const AttritionLaw law{.dead_on_arrival = 0.02,
                           .early = {0.4, 3000.0},
                           .random_rate = 0.003,
                           .wear = {4.0, 9.0},
                           .debris_flux = 1e-4,
                           .exposed_area = 30.0,
                           .kill_share = 0.5};
    for (const double t : {0.1, 1.0, 5.0, 12.0}) {
        const double h = 1e-5;
        EXPECT_NEAR(hazard(law, t),
                    -(std::log(survival(law, t + h)) - std::log(survival(law, t - h))) / (2 * h),
                    1e-6);
    }
}

// Renewal: launches balance failures and retirements. Starlink lost 690 a year of 8–9 thousand, 8 %
// (filings), mostly planned near five years; a fleet retired at five years must launch 20 % a year
// and a little more.
TEST(Attrition, FleetTurnsOver) {
    const AttritionLaw& law = find_attrition_law("starlink_v1_later")->law;
    const FleetTurnover f = fleet_turnover(law, 5 * k_year, 0.01, 25 * k_year);
    EXPECT_NEAR(f.replacements, f.failures + f.retirements, 1e-18);
    EXPECT_NEAR(f.replacements * k_year, 0.2 / mean_alive(law, 5 * k_year), 1e-12);
    EXPECT_NEAR(f.failures * k_year, 0.002 * 0.2 + 0.003, 1e-4);
    EXPECT_NEAR(f.dead_in_orbit, f.failures * 0.25 * k_year, 1e-12);
}

}  // namespace
}  // namespace dawnline::spacecraft
