#include "dawnline/launch/cadence.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/manifest.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_day = 86400.0;
constexpr double k_year = 365.25 * k_day;
constexpr double k_infinity = std::numeric_limits<double>::infinity();

// The date is where the integral of the logistic rate reaches n − 1: fourth-order sum of the rate.
TEST(Cadence, RateIntegratesToTheFlights) {
    const Cadence c{0.0, 2.0 / k_year, 50.0 / k_year, 1.5 * k_year, 0.0, 0.0};
    for (const double n : {2.0, 20.0, 300.0}) {
        const double end = flight_date(c, n);
        const double a = c.final_rate / c.initial_rate - 1.0;
        const auto rate = [&](double t) {
            return c.final_rate / (1.0 + a * std::exp(-t / c.ramp_time));
        };
        const int steps = 2000;
        const double h = end / steps;
        double sum = 0.0;
        for (int k = 0; k < steps; ++k)
            sum += h / 6.0 * (rate(k * h) + 4.0 * rate((k + 0.5) * h) + rate((k + 1) * h));
        EXPECT_NEAR(sum, n - 1.0, 1e-9 * n) << n;
    }
}

TEST(Cadence, ConstantRateIsEvenlySpaced) {
    const Cadence c{k_year, 12.0 / k_year, 12.0 / k_year, 0.0, 0.0, 0.0};
    const auto dates = flight_dates(c, 25);
    ASSERT_EQ(dates.size(), 25u);
    EXPECT_DOUBLE_EQ(dates[0], k_year);
    EXPECT_NEAR(dates[24], 3.0 * k_year, 1e-3);
}

TEST(Cadence, FlightsByInvertsTheDate) {
    const Cadence c{0.3 * k_year, 3.0 / k_year, 80.0 / k_year, k_year, 0.02, 0.25 * k_year};
    for (const double n : {1.5, 7.0, 450.0})
        EXPECT_NEAR(flights_by(c, flight_date(c, n)), n, 1e-9 * n);
    EXPECT_EQ(flights_by(c, 0.1 * k_year), 0.0);
}

TEST(Cadence, FarUpTheCurveStaysFinite) {
    const Cadence c{0.0, 1.0 / k_year, 1000.0 / k_year, 0.01 * k_year, 0.0, 0.0};
    EXPECT_NEAR(flight_date(c, 1e6) / k_year, 1e6 / 1000.0, 0.2);
    EXPECT_THROW(flight_dates({0.0, 0.0, 1.0, 0.0, 0.0, 0.0}, 3), Error);
}

TEST(Cadence, TheScarcestThingBinds) {
    CadenceLimits l{4.0, 30.0 * k_day, 2.0, 10.0 * k_day, 1.0, 0.0, k_infinity, k_infinity, 0.9};
    EXPECT_NEAR(sustained_rate(l) * k_day, 0.12, 1e-12);  // boosters, 4/30
    l.boosters = 100.0;
    EXPECT_NEAR(sustained_rate(l) * k_day, 0.18, 1e-12);  // pads, 2/10
    l.upper_stages = 0.1 / k_day;
    EXPECT_NEAR(sustained_rate(l) * k_day, 0.09, 1e-12);
}

TEST(Cadence, LearningAndLift) {
    EXPECT_NEAR(learned_interval(100.0, 0.58, 2.0), 17.64, 1e-12);
    EXPECT_DOUBLE_EQ(lift_rate(10.0, 1e5, k_day), 1e6 / k_day);
}

TEST(Manifest, MassVolumeAndWidth) {
    EXPECT_EQ(manifest(100, {575.0, 0.0, 0.0}, {17500.0, 0.0, 0.0}, 1.0).per_flight, 30);
    const Manifest m = manifest(10, {100.0, 20.0, 3.0}, {10000.0, 145.0, 4.6}, 0.5);
    EXPECT_EQ(m.per_flight, 7);
    EXPECT_EQ(m.flights, 2);
    EXPECT_DOUBLE_EQ(m.flights_bought, 4.0);
    EXPECT_EQ(m.bound, Bound::volume);
    EXPECT_NEAR(m.volume_share, 140.0 / 145.0, 1e-12);
    const Manifest wide = manifest(10, {100.0, 20.0, 5.0}, {10000.0, 145.0, 4.6}, 1.0);
    EXPECT_EQ(wide.bound, Bound::does_not_fit);
    EXPECT_EQ(wide.flights, 0);
}

// 0.3/0.1 rounds to below 3, yet three fit.
TEST(Manifest, WholeNumbersSurviveRounding) {
    EXPECT_EQ(manifest(3, {0.1, 0.0, 0.0}, {0.3, 0.0, 0.0}, 1.0).per_flight, 3);
    EXPECT_EQ(flights_for_mass(0.3, 0.1), 3.0);
    EXPECT_EQ(flights_for_mass(29390055.0, 100e3), 294.0);  // McCalip's default, 294 launches
}

}  // namespace
}  // namespace dawnline::launch
