// Entry by integration against the closed form of Allen & Eggers, conservation in vacuum, and the
// return of an upper stage.

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/boostback.hpp"
#include "dawnline/launch/entry.hpp"
#include "dawnline/launch/upper_return.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_degree = 3.14159265358979323846 / 180.0;

double upright(double) {
    return 0.0;
}

// Their theory leaves out gravity and the curvature of the ground, so the planet here has neither.
// Peaks are read at the integrator's steps: 0.5 %.
TEST(Entry, DeceleratesAsAllenAndEggersSay) {
    const EntryBody body{1000.0, 1.0, 1.0, 0.0, 0.5};
    const EntryPlanet flat{.gravity_parameter = 1.0, .radius = 1e12, .rate = 0.0};
    const EntryFlight f =
        fly_entry(body, {120e3, 0.0, 0.0, 7000.0, -60.0 * k_degree, 1.0}, exponential_density(),
                  upright, flat, {}, {.final_altitude = 1e3});
    ASSERT_EQ(f.end, EntryEnd::reached);
    const double expected = allen_eggers_peak(7000.0, 60.0 * k_degree, 7200.0);
    EXPECT_NEAR(f.peak_acceleration / expected, 1.0, 0.005);
}

// Without air the energy in the turning frame, v²/2 − μ/r − (ω r cos φ)²/2, is constant.
TEST(Entry, KeepsTheJacobiIntegralInVacuum) {
    const EntryPlanet planet;
    const EntryState start{500e3, 0.1, 0.4, 7200.0, -5.0 * k_degree, 0.9};
    const EntryFlight f = fly_entry(
        {1000.0, 1.0, 1.0, 0.0, 1.0}, start, [](double) { return 0.0; }, upright, planet);
    const auto integral = [&](const EntryState& s) {
        const double r = planet.radius + s.altitude;
        const double w = planet.rate * r * std::cos(s.latitude);
        return 0.5 * s.speed * s.speed - planet.gravity_parameter / r - 0.5 * w * w;
    };
    ASSERT_EQ(f.end, EntryEnd::reached);
    EXPECT_NEAR(integral(f.final_state) / integral(start), 1.0, 1e-9);
}

TEST(Entry, NamesTheLimitsItBreaks) {
    const EntryFlight f =
        fly_entry({1000.0, 1.0, 1.0, 0.0, 0.5}, {120e3, 0.0, 0.0, 7000.0, -60.0 * k_degree, 1.0},
                  exponential_density(), upright, {}, {1.0, 1e9, 1.0});
    ASSERT_EQ(f.broken_limits.size(), 2u);
    EXPECT_STREQ(f.broken_limits[0], "heat flux");
    EXPECT_STREQ(f.broken_limits[1], "dynamic pressure");
}

TEST(Entry, RefusesWhatCannotBeMeant) {
    EXPECT_THROW(deorbit_speed(7e6, 8e6, 3.986e14), Error);
    EXPECT_THROW(landing_reserve(1000.0, 500.0, 0.0), Error);
    EXPECT_THROW(terminal_landing(0.0, 30.0), Error);
}

// The rocket equation holds over every burn, and a hotter wall radiates more and cools less.
TEST(UpperReturn, AccountsForEveryKilogram) {
    UpperReturnRequest q;
    q.dry_mass = 3500.0;
    q.orbit_altitude = 650e3;
    q.specific_impulse = 430.0;
    q.landing_specific_impulse = 350.0;
    q.shield = HeatShield::cooled_metal;
    q.shield_area = 13.9;
    q.shield_areal_mass = 20.0;
    q.drag_area = 18.0;
    q.nose_radius = 4.0;
    const UpperReturn r = upper_return(q);
    const double landed = q.dry_mass + r.hardware;
    EXPECT_NEAR(9.80665 * 350.0 * std::log1p(r.landing_propellant / landed), 600.0, 1e-9);
    const double entering = landed + r.landing_propellant + r.coolant;
    EXPECT_NEAR(9.80665 * 430.0 * std::log1p(r.deorbit_propellant / entering), r.deorbit_speed,
                1e-9);
    EXPECT_DOUBLE_EQ(r.payload_loss, r.reserve + r.hardware);
    q.wall_temperature = 1400.0;
    EXPECT_LT(upper_return(q).coolant, r.coolant);
    q.specific_impulse = 0.0;
    EXPECT_THROW(upper_return(q), Error);
}

}  // namespace
}  // namespace dawnline::launch
