// Limits, rules and causes of an ascent. Expected: that limits hold, that tighter ones cost
// payload, and identities of the equations of motion.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;

AscentVehicle falcon() {
    AscentVehicle v;
    v.first = {27200, 411000, 8227e3, 7607e3, 311, 0.4};
    v.upper = {4500, 111500, 981e3, 981e3, 348, 0.4};
    v.fairing_mass = 1900;
    v.reference_area = 21.2;
    v.landing_speed = 1200;
    v.landing_specific_impulse = 282;
    return v;
}

const AscentTarget k_low = {200e3, 28.5 * k_degree, 28.5 * k_degree, false, Heading::either};

const AscentAir& air() {
    static const AscentAir standard = standard_air(0.3);
    return standard;
}

bool answered(const Ascent& a) {
    return a.status == control::SolveStatus::solved || a.status == control::SolveStatus::coarse;
}

// Every sample of the way to the orbit; 2e-4: arcs' neighbours may pass the pressure by 1e-4.
void expect_within(const Ascent& a, const AscentLimits& limits) {
    ASSERT_TRUE(answered(a)) << a.cause;
    EXPECT_LT(a.residual, 1e-5);
    for (const AscentSample& s : a.samples) {
        if (s.phase == "boostback" || s.phase.starts_with("booster ")) continue;
        EXPECT_LE(s.dynamic_pressure, limits.dynamic_pressure * (1.0 + 2e-4)) << s.phase;
        EXPECT_LE(s.acceleration, limits.acceleration * (1.0 + 1e-3)) << s.phase << ' ' << s.time;
    }
    const SpeedLosses& l = a.losses;
    EXPECT_NEAR(l.gained + l.gravity + l.drag + l.steering + l.pressure, l.ideal, 2.0);
}

TEST(AscentLimits, HoldAndCostPayload) {
    double before = best_ascent(falcon(), k_low, air()).payload;
    for (const double pressure : {50e3, 35e3, 28e3}) {
        AscentLimits limits;
        limits.dynamic_pressure = pressure;
        const Ascent a = best_ascent(falcon(), k_low, air(), limits);
        expect_within(a, limits);
        EXPECT_LT(a.payload, before);
        before = a.payload;
    }
    before = best_ascent(falcon(), k_low, air()).payload;
    for (const double acceleration : {45.0, 40.0, 35.0}) {
        AscentLimits limits;
        limits.acceleration = acceleration;
        const Ascent a = best_ascent(falcon(), k_low, air(), limits);
        expect_within(a, limits);
        EXPECT_LT(a.payload, before);
        before = a.payload;
    }
}

TEST(AscentLimits, HoldTogetherWithTheBoosterComingHome) {
    AscentVehicle v = falcon();
    v.recovery = BoosterRecovery::return_to_site;
    AscentLimits limits;
    limits.dynamic_pressure = 35e3;
    limits.acceleration = 40.0;
    limits.vertical_rise = 8.0;
    limits.fairing_heating = k_fairing_heating;
    const Ascent a = best_ascent(v, k_low, air(), limits);
    expect_within(a, limits);
    EXPECT_LT(a.payload, best_ascent(v, k_low, air()).payload);
    EXPECT_GT(a.fairing_drop, a.booster_cutoff);
    for (const AscentSample& s : a.samples) {
        // Straight up until the pitch-over: but for the
        // centrifugal 0.014 m/s² to the south, 0.24° of the 3.4 m/s² upward.
        if (s.phase == "vertical rise" && s.time > 0.0) {
            EXPECT_NEAR(s.flight_path_angle, 90.0 * k_degree, 0.3 * k_degree);
        }
        if (s.phase == "upper stage") {
            EXPECT_LE(s.heating, k_fairing_heating * 1.01);
        }
    }
}

TEST(AscentLimits, HoldIncidence) {
    double before = best_ascent(falcon(), k_low, air()).payload;
    for (const double limit : {8e3, 3e3}) {
        AscentLimits limits;
        limits.pressure_incidence = limit;
        const Ascent a = best_ascent(falcon(), k_low, air(), limits);
        ASSERT_TRUE(answered(a)) << a.cause;
        EXPECT_LT(a.payload, before);
        before = a.payload;
        // Node 0 of a phase is extrapolated and not held to it.
        for (std::size_t k = 1; k < a.samples.size(); ++k)
            if (a.samples[k].phase == a.samples[k - 1].phase) {
                EXPECT_LE(a.samples[k].dynamic_pressure * std::sin(a.samples[k].incidence),
                          limit * 1.001);
            }
    }
}

// A fairing that stays longer weighs longer.
TEST(AscentFairing, CostsMoreTheLessHeatItsPayloadBears) {
    double before = best_ascent(falcon(), k_low, air()).payload;
    for (const double heating : {1e5, 1135.0, 100.0}) {
        AscentLimits limits;
        limits.fairing_heating = heating;
        const Ascent a = best_ascent(falcon(), k_low, air(), limits);
        ASSERT_TRUE(answered(a)) << a.cause;
        EXPECT_LT(a.payload, before);
        before = a.payload;
        // At worst its whole mass counts as payload.
        EXPECT_GT(a.payload, best_ascent(falcon(), k_low, air()).payload - 1900.0);
    }
}

// Two solid boosters and a core that throttles while they burn, as Vulcan VC2: the limit lies below
// what both give together.
TEST(AscentBoosters, LetTheCoreThrottle) {
    AscentVehicle v;
    v.first = {37000, 454000, 4900e3, 3990e3, 338, 0.5};
    v.upper = {5000, 54000, 212e3, 212e3, 453, 1.0};
    v.fairing_mass = 4000;
    v.reference_area = 35;
    v.first_boosters_dry_mass = 10e3;
    v.boosters_propellant = 96e3;
    v.boosters_vacuum_thrust = 4000e3;
    v.boosters_sea_level_thrust = 3700e3;
    v.boosters_specific_impulse = 280;
    const Ascent free = best_ascent(v, k_low, air());
    ASSERT_TRUE(answered(free)) << free.cause;
    AscentLimits limits;
    limits.acceleration = 22.0;
    const Ascent a = best_ascent(v, k_low, air(), limits);
    expect_within(a, limits);
    EXPECT_LT(a.payload, free.payload);
}

TEST(AscentCause, NamesTheNearestThatWorks) {
    AscentVehicle v = falcon();
    v.first.vacuum_thrust = v.first.sea_level_thrust = 3e6;
    const Ascent weak = best_ascent(v, k_low, air());
    EXPECT_EQ(weak.status, control::SolveStatus::infeasible);
    // 1.05 of 556.1 t times g₀.
    EXPECT_NEAR(weak.nearest.thrust, 1.05 * 556100.0 * 9.80665, 1.0);
    v.first.vacuum_thrust = v.first.sea_level_thrust = 1.001 * weak.nearest.thrust;
    EXPECT_TRUE(best_ascent(v, k_low, air()).cause.empty() ||
                best_ascent(v, k_low, air()).nearest.thrust == 0.0);
    v = falcon();
    v.recovery = BoosterRecovery::downrange;
    v.landing_speed = 9000;
    const Ascent landing = best_ascent(v, k_low, air());
    EXPECT_EQ(landing.status, control::SolveStatus::infeasible);
    EXPECT_NEAR(landing.nearest.landing_speed, 9.80665 * 282 * std::log(438200.0 / 27200.0), 0.1);
    EXPECT_FALSE(landing.nearest.text.empty());
}

TEST(AscentCause, FindsTheHighestOrbitWithoutPayload) {
    AscentVehicle v;
    v.first = {950, 9250, 216e3, 190e3, 311, 1.0};
    v.upper = {250, 2050, 25.8e3, 25.8e3, 343, 1.0};
    v.reference_area = 1.13;
    AscentTarget high = {1800e3, 28.5 * k_degree, 28.5 * k_degree, false, Heading::either};
    const Ascent a = best_ascent(v, high, air());
    EXPECT_EQ(a.status, control::SolveStatus::infeasible);
    EXPECT_NE(a.cause.find("too high"), std::string::npos);
    ASSERT_GT(a.nearest.altitude, 300e3);
    // A tenth lower there is payload.
    high.altitude = 0.9 * a.nearest.altitude;
    EXPECT_GT(best_ascent(v, high, air()).payload, 0.0);
}

TEST(AscentCause, RefusesFiguresThatAreNone) {
    AscentLimits limits;
    limits.dynamic_pressure = -1.0;
    EXPECT_THROW(best_ascent(falcon(), k_low, air(), limits), Error);
    AscentVehicle v = falcon();
    v.first.least_throttle = 0.0;
    EXPECT_THROW(best_ascent(v, k_low, air()), Error);
}

}  // namespace
}  // namespace dawnline::launch
