#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/finance/attrition.hpp"
#include "dawnline/finance/emissions.hpp"
#include "dawnline/finance/learning.hpp"
#include "dawnline/finance/mccalip.hpp"
#include "dawnline/finance/price_index.hpp"
#include "dawnline/finance/turyshev.hpp"

namespace dawnline::finance {
namespace {

// Direct summation in the other order of terms; the header promises 1e-9.
TEST(Learning, LongRunsMatchTheSum) {
    const double b = learning_exponent(0.15);
    for (const long n : {100L, 5000L, 100000L}) {
        double sum = 0.0;
        for (long k = n; k >= 1; --k) sum += std::pow(static_cast<double>(k), b);
        EXPECT_NEAR(crawford_total(1.0, 1, n, b) / sum, 1.0, 1e-9) << n;
    }
    EXPECT_NEAR(crawford_total(1.0, 1, 6000, b) - crawford_total(1.0, 1, 5000, b),
                crawford_total(1.0, 5001, 6000, b), 1e-6);
}

TEST(Learning, WithoutLearningAllUnitsCostTheSame) {
    EXPECT_NEAR(crawford_total(3.0, 1, 10000, learning_exponent(0.0)), 30000.0, 1e-6);
    EXPECT_DOUBLE_EQ(wright_total(3.0, 10.0, 0.0), 30.0);
}

TEST(Learning, UnitCostsOfWrightSumToItsTotal) {
    const double b = learning_exponent(0.2);
    double sum = 0.0;
    for (int n = 1; n <= 50; ++n) sum += wright_unit_cost(1.0, n, b);
    EXPECT_NEAR(sum, wright_total(1.0, 50.0, b), 1e-12);
}

TEST(Attrition, SmallHazardHasNoPenalty) {
    EXPECT_EQ(mean_alive(0.0, 5.0), 1.0);
    EXPECT_NEAR(lifetime_penalty(1e-12, 5.0), 1.0, 1e-11);
    // λL/(1 − e^−λL) = 1 + x/2 + x²/12 − …
    EXPECT_NEAR(lifetime_penalty(1e-3, 5.0), 1.0 + 2.5e-3 + 25e-6 / 12.0, 1e-12);
}

TEST(Attrition, WeibullPartsMultiply) {
    const double inf = std::numeric_limits<double>::infinity();
    const Bathtub all{2.0, 0.5, 0.1, 8.0, 4.0};
    const double t = 3.0;
    EXPECT_NEAR(survival(all, t),
                survival({2.0, 0.5, 0.0, inf, 4.0}, t) * survival({inf, 0.5, 0.1, inf, 4.0}, t) *
                    survival({inf, 0.5, 0.0, 8.0, 4.0}, t),
                1e-14);
    // One scale into the life, a share of 1/e is alive.
    EXPECT_NEAR(survival({inf, 0.5, 0.0, 8.0, 4.0}, 8.0), std::exp(-1.0), 1e-14);
}

// Cumulative Poisson summed here; the answer is the first s that reaches the level.
TEST(Attrition, SparesAreTheFirstThatSuffice) {
    for (const double mean : {0.1, 1.0, 8.0, 60.0})
        for (const double level : {0.5, 0.95, 0.999}) {
            double term = std::exp(-mean), sum = term;
            long s = 0;
            while (sum < level) sum += term *= mean / static_cast<double>(++s);
            EXPECT_EQ(spares_needed(mean, level), s) << mean << ' ' << level;
        }
    // Normal limit: 1e6 + 1.645 × 1000, to a few units by its third moment.
    EXPECT_NEAR(static_cast<double>(spares_needed(1e6, 0.95)), 1e6 + 1644.85, 3.0);
}

TEST(PriceIndex, GoesThereAndBack) {
    EXPECT_NEAR(price_ratio(2000, 2024) * price_ratio(2024, 2000), 1.0, 1e-15);
    EXPECT_THROW(price_ratio(1999, 2024), Error);
}

// Orbit and ground are equal at the break-even launch factor.
TEST(Emissions, BreakEvenFactorMakesBothEqual) {
    OrbitFootprint orbit{};
    orbit.system_mass = 0.015;
    orbit.battery_mass = 0.00625;
    orbit.radiator_mass = 0.00185;
    orbit.stationkeeping_mass = 0.001;
    orbit.parasitic = 1.1;
    orbit.array_embodied = 0.5;
    orbit.storage_embodied = 0.075;
    orbit.compute_embodied = 0.3;
    orbit.builds = 2.0;
    orbit.compute_generations = 2.0;
    orbit.refresh_mass = 0.005;
    orbit.operating_time = 83220.0 * 3600.0;
    const double ground = 2.5e-8;
    orbit.combustion_factor = break_even_launch_factor(orbit, ground);
    EXPECT_NEAR(orbit_intensity(orbit).total / ground, 1.0, 1e-12);
}

// McCalip's own break-even omits operations, failures and development: with those at zero and a
// fleet that is a whole number of satellites the total equals the ground.
TEST(McCalip, BreakEvenOfHardwareAndLaunch) {
    McCalipOrbit in{1e9, 5,    8760.0 * 3600.0, 500.0, 5.0, 75.0, 10.0,
                    1.0, 0.98, 0.025,           0.0,   0.0, 0.0,  1e5};
    const double ground = 15.851062e9;
    in.launch_price = mccalip_break_even(in, ground);
    EXPECT_NEAR(mccalip_orbit(in).total / ground, 1.0, 1e-7);
}

TEST(Turyshev, ClosesExactlyAtTheAllowance) {
    TuryshevCase in{100.0, 0.0, 0.04, 1.0, 0.5, 10.0, 0.8, 0.1, 5.0};
    in.launch_price = turyshev_closure(in).allowance;
    const TuryshevClosure closure = turyshev_closure(in);
    EXPECT_NEAR(closure.cost, 10.0, 1e-12);
    EXPECT_NEAR(closure.closing_mass, 0.04, 1e-12);
    EXPECT_NEAR(closure.excess, 1.0, 1e-12);
}

}  // namespace
}  // namespace dawnline::finance
