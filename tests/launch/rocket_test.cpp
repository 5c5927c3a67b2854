#include "dawnline/launch/rocket.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent_problem.hpp"
#include "dawnline/launch/entry.hpp"
#include "dawnline/launch/implied_mass.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;
using constants::k_standard_gravity;

// Stages of the launch reference's Falcon 9 (light set) with figures for coming back.
Rocket falcon() {
    Rocket r;
    r.first = {9, 8227e3, 7607e3, 311.0, 0.044, 22200.0, 395700.0, "kerosene", 2.36};
    r.upper = {1, 981e3, 981e3, 348.0, 0.4, 4000.0, 107500.0, "kerosene", 2.36};
    r.fairing_mass = 1900.0;
    r.diameter = 5.2;
    r.first_return = {5000.0, 1200.0, 282.0, 3, 20.0};
    r.upper_return = {2000.0, 50e3, 600.0, 300.0, 100.0};
    return r;
}

const AscentTarget k_low_orbit{
    .altitude = 200e3, .inclination = 28.5 * k_degree, .site_latitude = 28.5 * k_degree};

// Definitions, by hand: what cannot be burnt is carried, hardware rides only where it is needed.
TEST(Rocket, CarriesResidualsAndHardware) {
    const Margins margins{.residual_share = 0.01, .performance_reserve = 50.0};
    const AscentVehicle expended = ascent_vehicle(falcon(), margins, {}, 200e3);
    EXPECT_NEAR(expended.first.dry_mass, 22200.0 + 3957.0, 1e-9);
    EXPECT_NEAR(expended.first.propellant_mass, 395700.0 - 3957.0, 1e-9);
    EXPECT_NEAR(expended.upper.dry_mass, 4000.0 + 1075.0, 1e-9);
    EXPECT_EQ(expended.upper_reserve_mass, 0.0);
    EXPECT_EQ(expended.upper_reserve_speed, 50.0);
    EXPECT_NEAR(expended.reference_area, 21.237, 1e-3);
    const AscentVehicle reused = ascent_vehicle(
        falcon(), margins, {BoosterRecovery::return_to_site, UpperFate::reusable, 0}, 200e3);
    EXPECT_NEAR(reused.first.dry_mass, expended.first.dry_mass + 5000.0, 1e-9);
    EXPECT_NEAR(reused.upper.dry_mass, expended.upper.dry_mass + 2000.0, 1e-9);
    EXPECT_NEAR(reused.boostback_share, 1.0 / 3.0, 1e-15);
}

// Tsiolkovsky backwards from touchdown: landing, coolant, de-orbit burn of row LV-035's kind.
TEST(Rocket, UpperStageKeepsWhatBringsItHome) {
    const double landed = 6000.0,
                 down = deorbit_speed(constants::k_radius_earth + 600e3,
                                      constants::k_radius_earth + 50e3, constants::k_gm_earth);
    const double before_landing = landed * std::exp(600.0 / (k_standard_gravity * 300.0));
    const double before_burn =
        (before_landing + 100.0) * std::exp(down / (k_standard_gravity * 348.0));
    EXPECT_NEAR(upper_stage_reserve(falcon(), landed, 600e3), before_burn - landed, 1e-6);
}

// The performance reserve is what payload and empty stage could still gain.
TEST(Rocket, ReserveIsASpeed) {
    const AscentVehicle v = ascent_vehicle(falcon(), {.performance_reserve = 100.0}, {}, 200e3);
    const double empty = 20000.0 + v.upper.dry_mass;
    EXPECT_NEAR(k_standard_gravity * 348.0 * std::log(burnout_mass(v, 20000.0) / empty), 100.0,
                1e-9);
}

TEST(Rocket, RefusesWhatItHasNoFiguresFor) {
    Rocket bare = falcon();
    bare.first_return = {};
    bare.upper_return = {};
    EXPECT_THROW(ascent_vehicle(bare, {}, {BoosterRecovery::downrange}, 200e3), Error);
    EXPECT_THROW(
        ascent_vehicle(bare, {}, {BoosterRecovery::expended, UpperFate::reusable, 0}, 200e3),
        Error);
    EXPECT_THROW(ascent_vehicle(falcon(), {}, {.first_engines_out = 9}, 200e3), Error);
    // Three engines burn back; two are left.
    EXPECT_THROW(
        ascent_vehicle(falcon(), {},
                       {.booster = BoosterRecovery::return_to_site, .first_engines_out = 7}, 200e3),
        Error);
    Rocket with_empty_boosters = falcon();
    with_empty_boosters.strap_ons.count = 2;
    EXPECT_THROW(ascent_vehicle(with_empty_boosters, {}, {}, 200e3), Error);
    EXPECT_THROW(booster_recovery_named("barge"), Error);
}

// Each mode costs payload, and so does each margin: the order that physics asks for.
TEST(Rocket, EveryModeAndMarginCostsPayload) {
    const auto payload = [](const Margins& margins, BoosterRecovery booster, UpperFate upper) {
        return fly_rocket(falcon(), margins, {booster, upper, 0}, k_low_orbit).payload;
    };
    using enum BoosterRecovery;
    const double ideal = payload({}, expended, UpperFate::expended);
    EXPECT_LT(payload({.residual_share = 0.01}, expended, UpperFate::expended), ideal);
    EXPECT_LT(payload({.performance_reserve = 100.0}, expended, UpperFate::expended), ideal);
    EXPECT_NEAR(payload({.adapter_share = 0.02}, expended, UpperFate::expended), 0.98 * ideal,
                1e-6 * ideal);
    const double ship = payload({}, downrange, UpperFate::expended);
    const double site = payload({}, return_to_site, UpperFate::expended);
    EXPECT_LT(ship, ideal);
    EXPECT_LT(site, ship);
    EXPECT_LT(payload({}, return_to_site, UpperFate::reusable), site);
}

// The mass found lifts the claim again; both are optimised ascents.
TEST(Rocket, ImpliedMassLiftsTheClaim) {
    for (const Implied implied : {Implied::upper_dry_mass, Implied::upper_share_of_total}) {
        const std::optional<double> mass =
            implied_mass(falcon(), {}, {}, k_low_orbit, 22800.0, implied);
        ASSERT_TRUE(mass.has_value());
        Rocket r = falcon();
        r.upper.dry_mass = *mass;
        if (implied == Implied::upper_share_of_total) r.first.dry_mass = 26200.0 - *mass;
        EXPECT_NEAR(fly_rocket(r, {}, {}, k_low_orbit).payload, 22800.0, 15.0);
    }
    EXPECT_FALSE(implied_mass(falcon(), {}, {}, k_low_orbit, 90000.0, Implied::first_dry_mass));
}

}  // namespace
}  // namespace dawnline::launch
