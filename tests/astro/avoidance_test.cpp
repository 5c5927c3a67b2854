#include "dawnline/astro/avoidance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/astro/relative_motion.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Traffic k_traffic{8.6e-6 / k_julian_year, 50.0, 300.0, 10.0};

// The definition by counting: misses spread evenly over a large box, each with Foster's own
// probability. Tolerance 4 standard errors of the counts (1 % of 160 000 hits), plus the
// small-radius assumption, (R/σx)²/8 · D² = 3 %.
TEST(AvoidanceRates, AreTheShareOfMissesAboveTheThreshold) {
    constexpr double k_threshold = 1e-4, k_x = 250.0, k_y = 1500.0;
    Stream stream(11, 0, "tests.avoidance");
    int above = 0;
    double all = 0.0, below = 0.0;
    constexpr int k_draws = 100000;
    for (int k = 0; k < k_draws; ++k) {
        const MissDistribution miss{k_x * (2.0 * stream.uniform() - 1.0),
                                    k_y * (2.0 * stream.uniform() - 1.0), k_traffic.sigma_x,
                                    k_traffic.sigma_y};
        const double p = foster_probability(miss, k_traffic.hard_body_radius);
        all += p;
        if (p > k_threshold)
            ++above;
        else
            below += p;
    }
    const double rate = k_traffic.flux * 4.0 * k_x * k_y;  // of encounters in the box
    const AvoidanceRates rates = avoidance_rates(k_traffic, k_threshold);
    EXPECT_NEAR(rate * above / k_draws / rates.manoeuvres, 1.0, 0.03);
    EXPECT_NEAR(rate * all / k_draws / rates.collisions, 1.0, 0.03);
    EXPECT_NEAR(rate * below / k_draws / rates.residual, 1.0, 0.1);
}

// Kinetic theory: without avoidance a sphere of radius R meets F π R² objects, whatever is known
// about them; and all risk is the sum of what is avoided and what is left.
TEST(AvoidanceRates, KeepTheBalanceOfRisk) {
    for (const double threshold : {1e-6, 1e-5, 1e-4, 1e-3}) {
        const AvoidanceRates rates = avoidance_rates(k_traffic, threshold);
        EXPECT_DOUBLE_EQ(rates.collisions, k_traffic.flux * k_pi * 100.0);
        EXPECT_GT(rates.residual, 0.0);
        EXPECT_LT(rates.residual, rates.collisions);
        // Each manoeuvre avoids at least the threshold.
        EXPECT_GT(rates.collisions - rates.residual, threshold * rates.manoeuvres);
    }
    EXPECT_GT(avoidance_rates(k_traffic, 1e-6).manoeuvres,
              avoidance_rates(k_traffic, 1e-4).manoeuvres);
}

// Dilution: where even a direct hit stays below the threshold nobody ever moves.
TEST(AvoidanceRates, FallToZeroWhereNothingIsKnown) {
    const AvoidanceRates rates = avoidance_rates({1e-12, 5e3, 5e4, 10.0}, 1e-4);
    EXPECT_EQ(rates.manoeuvres, 0.0);
    EXPECT_EQ(rates.residual, rates.collisions);
}

TEST(AvoidanceRates, CarryAPublishedRateOver) {
    EXPECT_DOUBLE_EQ(rate_at_threshold(7.0, 1e-4, 1e-4, 3e-3), 7.0);
    const double direct_hit =
        small_radius_probability({0, 0, k_traffic.sigma_x, k_traffic.sigma_y}, 10.0);
    EXPECT_NEAR(
        rate_at_threshold(avoidance_rates(k_traffic, 1e-4).manoeuvres, 1e-4, 1e-6, direct_hit),
        avoidance_rates(k_traffic, 1e-6).manoeuvres, 1e-20);
    EXPECT_THROW(rate_at_threshold(1.0, 1e-2, 1e-4, 3e-3), Error);
}

// The general solution of the same equations, already held against publications.
TEST(AlongTrackShift, IsHillsMotionAfterAnImpulse) {
    for (const double t : {100.0, 1500.0, 2900.0, 20000.0}) {
        const AlongTrackShift shift = along_track_shift(0.05, 1.07e-3, t);
        const RelativeState moved = hcw_propagate({{}, {0.0, 0.05, 0.0}}, 1.07e-3, t);
        EXPECT_NEAR(shift.radial, moved.r_CD_H.x, 1e-9);
        EXPECT_NEAR(shift.along, moved.r_CD_H.y, 1e-9);
    }
}

Encounter crossing() {
    const double r = k_radius_earth + 650e3, v = std::sqrt(k_gm_earth / r);
    return {
        {{r, 0.0, 0.0}, {0.0, v, 0.0}, {.rr = 100.0, .tt = 1e4, .nn = 100.0}},
        {{r + 30.0, 40.0, 20.0}, {0.0, 0.2 * v, 0.9 * v}, {.rr = 400.0, .tt = 9e4, .nn = 900.0}},
        8.0};
}

// The manoeuvre does what it promises when the first object is really moved: Foster's probability
// of the shifted states is the goal. And less Δv, of either sign, does not reach it.
TEST(AvoidanceManoeuvre, IsTheSmallestThatReachesTheGoal) {
    const Encounter before = crossing();
    ASSERT_GT(foster_probability(encounter_plane(before).miss, 8.0), 1e-4);
    const double rate = norm(cross(before.first.r_ES_G, before.first.v_ES_G)) /
                        dot(before.first.r_ES_G, before.first.r_ES_G);
    const auto moved = [&](double delta_v, double lead_time) {
        const AlongTrackShift shift = along_track_shift(delta_v, rate, lead_time);
        Encounter after = before;
        after.first.r_ES_G += Vec3{shift.radial, shift.along, 0.0};
        return foster_probability(encounter_plane(after).miss, 8.0);
    };
    for (const double lead_time : {1500.0, 2930.0, 21600.0, 86400.0}) {
        const auto found = avoidance_manoeuvre(before, lead_time, 1e-7);
        ASSERT_TRUE(found);
        EXPECT_NEAR(found->probability / 1e-7, 1.0, 1e-6);
        // Moving by 1 km turns the first object's axes by 1e-4 rad.
        EXPECT_NEAR(moved(found->delta_v, lead_time) / 1e-7, 1.0, 2e-2);
        for (const double share : {0.99, 0.7, 0.3, -0.3, -0.7, -0.99})
            EXPECT_GT(moved(share * found->delta_v, lead_time), 1e-7);
    }
    // The shift grows with time: a day ahead costs less than half an orbit ahead.
    EXPECT_LT(std::abs(avoidance_manoeuvre(before, 86400.0, 1e-7)->delta_v),
              0.5 * std::abs(avoidance_manoeuvre(before, 2930.0, 1e-7)->delta_v));
}

TEST(AvoidanceManoeuvre, KnowsWhenThereIsNothingToDoOrNoWay) {
    const auto nothing = avoidance_manoeuvre(crossing(), 3600.0, 0.9);
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->delta_v, 0.0);
    Encounter undefined = crossing();
    undefined.second.v_ES_G = undefined.first.v_ES_G;
    EXPECT_FALSE(avoidance_manoeuvre(undefined, 3600.0, 1e-5));
    EXPECT_FALSE(avoidance_manoeuvre(crossing(), 1e-3, 1e-7));
    EXPECT_THROW(avoidance_manoeuvre(crossing(), 0.0, 1e-5), Error);
    EXPECT_THROW(avoidance_manoeuvre(crossing(), 10.0, 0.0), Error);
    EXPECT_THROW(avoidance_rates({-1.0, 1.0, 1.0, 1.0}, 1e-4), Error);
    EXPECT_THROW(avoidance_rates({1.0, 0.0, 1.0, 1.0}, 1e-4), Error);
    EXPECT_THROW(avoidance_rates({1.0, 1.0, 1.0, 1.0}, 0.0), Error);
    EXPECT_DOUBLE_EQ(avoidance_delta_v_rate(3.0, 0.02), 0.12);
}

}  // namespace
}  // namespace dawnline::astro
