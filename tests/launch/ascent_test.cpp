#include "dawnline/launch/ascent.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;

// Vehicles and conditions of the two-stage benchmark (launch reference B6): exponential air, no
// limits, no residuals. Expected payloads come from another program's collocation, whose meshes
// agree to 0.1 kg.
const AscentAir& benchmark_air() {
    static const AscentAir air = exponential_air(1.225, 7200.0, 7000.0, 0.3);
    return air;
}

AscentVehicle falcon() {
    AscentVehicle v;
    v.first = {27200, 411000, 8227e3, 7607e3, 311, 1.0};
    v.upper = {4500, 111500, 981e3, 981e3, 348, 1.0};
    v.fairing_mass = 1900;
    v.reference_area = 21.2;
    v.landing_speed = 1200;
    v.landing_specific_impulse = 282;
    return v;
}

AscentVehicle nova() {
    AscentVehicle v;
    v.first = {14000, 183705, 3470e3, 3110e3, 345, 1.0};
    v.upper = {3500, 18000, 111e3, 111e3, 430, 1.0};
    v.reference_area = 13.9;
    v.landing_speed = 1000;
    v.landing_specific_impulse = 310;
    v.boostback_share = 3.0 / 7.0;
    return v;
}

AscentTarget low_orbit(double inclination) {
    return {200e3, inclination * k_degree, inclination * k_degree, false, Heading::either};
}

// LV-020, LV-021; tolerance of those rows.
TEST(BestAscent, LiftsWhatTheOtherProgramLifts) {
    AscentVehicle v = falcon();
    const Ascent expended = best_ascent(v, low_orbit(28.5), benchmark_air());
    ASSERT_EQ(expended.status, control::SolveStatus::solved);
    EXPECT_NEAR(expended.payload, 26509.9, 0.3);
    EXPECT_NEAR(expended.booster_cutoff, 152.364, 0.01);
    EXPECT_NEAR(expended.orbit_time, 540.25, 0.02);
    // The parts of the ideal speed sum up to it: an identity of the equations of motion, kept to
    // the quadrature's 0.1 m/s of 9 km/s. The rocket equation gives the same ideal speed.
    const SpeedLosses& l = expended.losses;
    EXPECT_NEAR(l.gained + l.gravity + l.drag + l.steering + l.pressure, l.ideal, 0.1);
    const double p = expended.payload, lifted = p + 116000 + 1900;
    EXPECT_NEAR(l.ideal,
                9.80665 * (311 * std::log((lifted + 438200) / (lifted + 27200)) +
                           348 * std::log((p + 116000) / (p + 4500))),
                0.1);
    v.recovery = BoosterRecovery::downrange;
    const Ascent downrange = best_ascent(v, low_orbit(28.5), benchmark_air());
    EXPECT_NEAR(downrange.payload, 23644.9, 0.3);
    EXPECT_NEAR(downrange.landing_reserve, 14777.7, 0.1);
}

// LV-022, LV-028, LV-030: ascent and boostback are one problem.
TEST(BestAscent, BringsTheBoosterBackToThePad) {
    AscentVehicle v = falcon();
    v.recovery = BoosterRecovery::return_to_site;
    const Ascent ascent = best_ascent(v, low_orbit(28.5), benchmark_air());
    ASSERT_EQ(ascent.status, control::SolveStatus::solved);
    EXPECT_NEAR(ascent.payload, 17454.2, 0.3);
    EXPECT_NEAR(ascent.boostback_propellant, 37121.4, 5.0);
    EXPECT_NEAR(ascent.booster_cutoff, 133.124, 0.05);
    AscentVehicle small = nova();
    small.recovery = BoosterRecovery::return_to_site;
    EXPECT_NEAR(best_ascent(small, low_orbit(28.5), benchmark_air()).payload, 3010.6, 0.3);
}

// LV-027: an upper stage with a thrust of 0.29 of its weight.
TEST(BestAscent, FliesWeakUpperStages) {
    AscentVehicle v;
    v.first = {21100, 284000, 4150e3, 3830e3, 338, 1.0};
    v.upper = {2320, 20800, 102e3, 102e3, 450, 1.0};
    v.fairing_mass = 2100;
    v.reference_area = 13.9;
    EXPECT_NEAR(best_ascent(v, low_orbit(28.5), benchmark_air()).payload, 12933.0, 0.3);
}

// LV-025: burn, coast, burn to 600 km, sun-synchronous, from 34.7°: heading south as from
// Vandenberg. Northward is 83 kg less on the same model.
TEST(BestAscent, ReachesASunSynchronousOrbitWithACoast) {
    const AscentTarget target{600e3, 97.79 * k_degree, 34.7 * k_degree, true, Heading::either};
    const Ascent ascent = best_ascent(falcon(), target, benchmark_air());
    ASSERT_EQ(ascent.status, control::SolveStatus::solved);
    EXPECT_NEAR(ascent.payload, 21100.9, 0.5);
}

// A thrust below the weight cannot leave the pad: no payload is an answer, and none is given.
TEST(BestAscent, GivesNoAnswerWhereThereIsNone) {
    AscentVehicle v = falcon();
    v.first.vacuum_thrust = v.first.sea_level_thrust = 3e6;
    const Ascent none = best_ascent(v, low_orbit(28.5), benchmark_air());
    EXPECT_EQ(none.status, control::SolveStatus::infeasible);
    EXPECT_NE(none.cause.find("thrust at lift-off"), std::string::npos);
    v.first.specific_impulse = 0.0;
    EXPECT_THROW(best_ascent(v, low_orbit(28.5), benchmark_air()), Error);
    v = falcon();
    v.upper.dry_mass = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(best_ascent(v, low_orbit(28.5), benchmark_air()), Error);
}

}  // namespace
}  // namespace dawnline::launch
