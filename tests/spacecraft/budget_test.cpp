// Mass, hits and losses.

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/mass.hpp"
#include "dawnline/spacecraft/meteoroid.hpp"
#include "dawnline/spacecraft/reliability.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_julian_year;

TEST(Mass, MarginsAddOnTheBasicMass) {
    const std::vector<MassItem> items{{"array", 100.0, 0.05}, {"radiator", 200.0, 0.25}};
    const MassBudget budget = mass_budget(items, 0.2);
    EXPECT_DOUBLE_EQ(budget.basic, 300.0);
    EXPECT_DOUBLE_EQ(budget.predicted, 355.0);
    EXPECT_DOUBLE_EQ(budget.allowable, 415.0);
}

// 150 kW over 35 m with 1 % loss in aluminium: 560 kg at 100 V, 219 at 160 V, 35.0 at 400 V
// (independent arithmetic, printed digits). 10 mm of aluminium weigh 27 kg/m².
TEST(Mass, CablesAndShields) {
    EXPECT_NEAR(cable_mass(150e3, 100.0, 35.0, 0.01, k_aluminium_conductor), 560.0, 2.0);
    EXPECT_NEAR(cable_mass(150e3, 160.0, 35.0, 0.01, k_aluminium_conductor), 219.0, 1.0);
    EXPECT_NEAR(cable_mass(150e3, 400.0, 35.0, 0.01, k_aluminium_conductor), 35.0, 0.1);
    EXPECT_DOUBLE_EQ(shielding_mass(0.01, 1.0), 27.0);
}

// Grün 1985 per m² and year: 1e-9 g 95.06, 1e-6 g 1.488, 1e-2 g 3.073e-5, 1 g 7.02e-8 (evaluated
// independently). Shield and focus at 650 km: 0.694, 1.922.
TEST(Meteoroids, GruenFlux) {
    const auto yearly = [](double gram) { return gruen_flux(1e-3 * gram) * k_julian_year; };
    EXPECT_NEAR(yearly(1e-9), 95.06, 0.01);
    EXPECT_NEAR(yearly(1e-6), 1.488, 0.001);
    EXPECT_NEAR(yearly(1e-2), 3.073e-5, 1e-8);
    EXPECT_NEAR(yearly(1.0), 7.02e-8, 1e-10);
    EXPECT_NEAR(meteoroid_shielding(650e3), 0.694, 5e-4);
    EXPECT_NEAR(meteoroid_focusing(650e3), 1.922, 5e-4);
}

// Kessler 1989 at 650 km, S 140, ψ 1.75: 1 mm 6.6e-3 (1995) and 1.9e-2 (2030); 1 cm 2.9e-5 and
// 8.2e-5; 10 cm 3.7e-6 and 8.6e-6 per m² and year (independent evaluation, two digits).
TEST(Debris, KesslerFlux) {
    const auto yearly = [](double diameter, double year) {
        return kessler_flux(diameter, 650e3, 140.0, year, 1.75) * k_julian_year;
    };
    EXPECT_NEAR(yearly(1e-3, 1995), 6.6e-3, 1e-4);
    EXPECT_NEAR(yearly(1e-3, 2030), 1.9e-2, 5e-4);
    EXPECT_NEAR(yearly(1e-2, 1995), 2.9e-5, 5e-7);
    EXPECT_NEAR(yearly(1e-2, 2030), 8.2e-5, 5e-7);
    EXPECT_NEAR(yearly(0.1, 1995), 3.7e-6, 5e-8);
    EXPECT_NEAR(yearly(0.1, 2030), 8.6e-6, 5e-8);
}

TEST(Hits, ProbabilityIsSmallForSmallExposure) {
    EXPECT_NEAR(hit_probability(1e-12, 1.0, 1.0), 1e-12, 1e-24);
    EXPECT_NEAR(casualty_area(0.16), 1.0, 1e-12);
}

// Turyshev (arXiv:2604.27197): λ 0.10, T 5: Π = 1.2707. Penalty × mean alive is 1.
TEST(Reliability, LifetimePenalty) {
    const double rate = 0.10 / k_julian_year, life = 5.0 * k_julian_year;
    EXPECT_NEAR(lifetime_penalty(rate, life), 1.2707, 1e-4);
    EXPECT_NEAR(lifetime_penalty(rate, life) * mean_alive({0.0, rate}, life), 1.0, 1e-12);
    EXPECT_NEAR(survival({0.02, rate}, life), 0.98 * std::exp(-0.5), 1e-12);
    EXPECT_EQ(lifetime_penalty(0.0, life), 1.0);
}

// Poisson with mean 2: P(N ≤ 3) = 0.857, P(N ≤ 4) = 0.947, P(N ≤ 5) = 0.983 (standard tables).
TEST(Reliability, SparesForConfidence) {
    EXPECT_EQ(spares_for_confidence(10.0, 0.2, 1.0, 0.85), 3);
    EXPECT_EQ(spares_for_confidence(10.0, 0.2, 1.0, 0.90), 4);
    EXPECT_EQ(spares_for_confidence(10.0, 0.2, 1.0, 0.95), 5);
    EXPECT_EQ(spares_for_confidence(10.0, 0.0, 1.0, 0.99), 0);
    // Large means: within three standard deviations of the mean at 99 %.
    EXPECT_NEAR(static_cast<double>(spares_for_confidence(1e4, 0.1, 1.0, 0.99)), 1000.0, 95.0);
}

}  // namespace
}  // namespace dawnline::spacecraft
