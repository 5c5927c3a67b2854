#include "dawnline/launch/ascent_losses.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;

// Falcon 9-like vehicle of the launch reference (B6, heavy set), expended.
AscentVehicle falcon() {
    AscentVehicle v;
    v.first = {27200.0, 411000.0, 8227e3, 7607e3, 311.0, 1.0};
    v.upper = {4500.0, 111500.0, 981e3, 981e3, 348.0, 1.0};
    v.fairing_mass = 1900.0;
    v.reference_area = 21.2;
    return v;
}

AscentLosses constant_losses(double losses) {
    return {10.0,
            10.0,
            {200e3, 1000e3},
            {28.5 * k_degree, 100.0 * k_degree},
            {losses, losses, losses, losses},
            {}};
}

// Tsiolkovsky by hand: one stage of mass ratio e and impulse c/g₀ gains c.
TEST(AscentLosses, IdealSpeedIsTheRocketEquation) {
    AscentVehicle v = falcon();
    const double payload = 20000.0, g = constants::k_standard_gravity;
    const double start = 27200 + 411000 + 4500 + 111500 + 1900 + payload;
    EXPECT_NEAR(ideal_speed(v, payload, 0.0),
                g * 311 * std::log(start / (start - 411000)) +
                    g * 348 * std::log((116000 + payload) / (4500 + payload)),
                1e-9);
}

// Strap-ons that are like the core burn with it like one larger stage until they are empty.
TEST(AscentLosses, StrapOnsOfTheSameImpulseOnlyAddPropellantAndDropDryMass) {
    AscentVehicle v = falcon();
    v.boosters_propellant = 50000.0;
    v.boosters_vacuum_thrust = 1e6;
    v.boosters_sea_level_thrust = 0.9e6;
    v.boosters_specific_impulse = 311.0;
    const double payload = 20000.0, g = constants::k_standard_gravity;
    const double start = 27200 + 411000 + 4500 + 111500 + 1900 + payload + 50000;
    EXPECT_NEAR(ideal_speed(v, payload, 0.0),
                g * 311 * std::log(start / (start - 461000)) +
                    g * 348 * std::log((116000 + payload) / (4500 + payload)),
                1e-9);
}

// Inverses of each other; nothing burnt gives nothing.
TEST(AscentLosses, BoostbackSpeedAndPropellantAreInverse) {
    AscentVehicle v = falcon();
    v.recovery = BoosterRecovery::return_to_site;
    v.landing_speed = 1200.0;
    v.landing_specific_impulse = 282.0;
    EXPECT_EQ(boostback_propellant(v, 0.0), 0.0);
    EXPECT_NEAR(boostback_speed(v, boostback_propellant(v, 1234.5)), 1234.5, 1e-9);
}

// The payload found gives back the speed that it was asked for.
TEST(AscentLosses, PayloadMeetsTheSpeedNeeded) {
    const AscentLosses losses = constant_losses(1200.0);
    for (const double altitude : {200e3, 650e3, 1200e3}) {
        const double p = payload_to(falcon(), losses, altitude, 53.0 * k_degree, 28.5 * k_degree);
        ASSERT_GT(p, 0.0);
        EXPECT_NEAR(ideal_speed(falcon(), p, 0.0),
                    orbit_speed(altitude, 53.0 * k_degree, 28.5 * k_degree) + 1200.0, 1e-6);
    }
}

// An orbit out of reach lifts nothing, a landing reserve beyond the tanks as well.
TEST(AscentLosses, OutOfReachIsZero) {
    EXPECT_EQ(payload_to(falcon(), constant_losses(9000.0), 650e3, 1.7, 0.6), 0.0);
    AscentVehicle v = falcon();
    v.recovery = BoosterRecovery::downrange;
    v.landing_speed = 9000.0;
    v.landing_specific_impulse = 282.0;
    EXPECT_EQ(payload_to(v, constant_losses(1200.0), 650e3, 1.7, 0.6), 0.0);
}

// A table that is not whole, or of another way of recovery, is refused, not read past its end.
TEST(AscentLosses, RefusesATableThatIsNotWhole) {
    const auto payload = [](const AscentVehicle& v, const AscentLosses& table) {
        return payload_to(v, table, 500e3, 0.9, 0.5);
    };
    AscentLosses table = constant_losses(1200.0);
    table.losses.pop_back();
    EXPECT_THROW(payload(falcon(), table), Error);
    table = constant_losses(1200.0);
    table.altitude = {1000e3, 200e3};
    EXPECT_THROW(payload(falcon(), table), Error);
    table = constant_losses(1200.0);
    table.altitude = {};
    EXPECT_THROW(payload(falcon(), table), Error);
    table = constant_losses(1200.0);
    table.boostback_speed = {1.0, 2.0};
    EXPECT_THROW(payload(falcon(), table), Error);
    AscentVehicle back = falcon();
    back.recovery = BoosterRecovery::return_to_site;
    back.landing_speed = 1200.0;
    back.landing_specific_impulse = 282.0;
    EXPECT_THROW(payload(back, constant_losses(1200.0)), Error);
}

// Due east from the equator the ground gives its whole speed, over the poles none in line:
// v − ωR and √(v² + ω²R²).
TEST(AscentLosses, OrbitSpeedFollowsTheTurningGround) {
    const double v = std::sqrt(constants::k_gm_earth / (constants::k_radius_earth + 200e3));
    const double u = constants::k_rotation_rate_earth * constants::k_radius_earth;
    EXPECT_NEAR(orbit_speed(200e3, 0.0, 0.0), v - u, 1e-9);
    EXPECT_NEAR(orbit_speed(200e3, 90.0 * k_degree, 0.0), std::hypot(v, u), 1e-9);
    // Below the pad's latitude the plane is turned in orbit: 2 v sin(Δi/2).
    EXPECT_NEAR(orbit_speed(200e3, 0.1, 0.5),
                orbit_speed(200e3, 0.5, 0.5) + 2.0 * v * std::sin(0.2), 1e-9);
}

// Payloads of another program's collocation (launch reference, rows LV-020, LV-023 to LV-025):
// the losses at two altitudes are read off them, other inclinations follow.
TEST(AscentLosses, InterpolatesBetweenOptimalAscents) {
    const AscentVehicle v = falcon();
    const double pad = 28.5 * k_degree;
    const auto losses_of = [&](double payload, double altitude, double inclination) {
        return ideal_speed(v, payload, 0.0) - orbit_speed(altitude, inclination, pad);
    };
    const double low = losses_of(26509.9, 200e3, pad), high = losses_of(26137.9, 500e3, pad);
    const AscentLosses table{10.0, 10.0, {200e3, 500e3}, {pad}, {low, high}, {}};
    EXPECT_NEAR(payload_to(v, table, 200e3, pad, pad), 26509.9, 1e-3);
    EXPECT_NEAR(payload_to(v, table, 500e3, pad, pad), 26137.9, 1e-3);
    // 550 km at 53°, and 600 km at 97.79° from another pad: the inclination is carried by the
    // turning ground alone, which costs up to 1 %.
    EXPECT_NEAR(payload_to(v, table, 550e3, 53.0 * k_degree, pad) / 24487.5, 1.0, 0.01);
    EXPECT_NEAR(payload_to(v, table, 600e3, 97.79 * k_degree, 34.7 * k_degree) / 21100.9, 1.0,
                0.01);
}

}  // namespace
}  // namespace dawnline::launch
