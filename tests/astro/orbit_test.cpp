#include "dawnline/astro/orbit.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2026-01-01T12:00:00Z"));

// The velocity is the derivative of the position: central difference over 2 s, whose error is
// a n³ h²/6 = 1.4e-3 m/s at h = 1 s.
TEST(CircularOrbit, VelocityIsTheDerivative) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    for (const double t : {0.0, 1234.5, 3e7}) {
        const Vec3 difference =
            (state_at(orbit, t + 1.0).r_ES_G - state_at(orbit, t - 1.0).r_ES_G) / 2.0;
        EXPECT_LT(norm(difference - state_at(orbit, t).v_ES_G), 2e-3);
    }
}

// Radius is a; the orbit returns to its node after a nodal period; the normal is square to r.
TEST(CircularOrbit, KeepsItsShape) {
    const CircularOrbit orbit = circular_orbit(7.0e6, 1.7, 0.3, 0.1);
    const double period = nodal_period(orbit);
    for (const double t : {0.0, 777.0, 1e6}) {
        const Vec3 r_ES_G = state_at(orbit, t).r_ES_G;
        EXPECT_NEAR(norm(r_ES_G), 7.0e6, 1e-6);
        EXPECT_NEAR(dot(r_ES_G, orbit_normal(orbit, t)), 0.0, 1e-5);
        EXPECT_NEAR(state_at(orbit, t + period).r_ES_G.z, r_ES_G.z, 1e-3);
    }
}

// 18:00 at the node: the node is 90° ahead of the mean Sun all year, and the Sun that the clock
// follows stays within the equation of time (16.5 min = 4.1°) of it.
TEST(SunSynchronousOrbit, KeepsItsLocalTime) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    for (double day = 0.0; day < 366.0; day += 30.0) {
        const Tt tt = k_epoch + day * k_day;
        const double node = orbit.node_at_epoch + orbit.node_rate * day * k_day;
        const double ahead =
            node + precession_in_right_ascension(tt) - mean_sun_right_ascension(tt) - 0.5 * k_pi;
        EXPECT_NEAR(std::remainder(ahead, k_two_pi), 0.0, 0.02 * k_degree);
        const Vec3 sun = sun_position(tt);
        const double from_sun = node - std::atan2(sun.y, sun.x) - 0.5 * k_pi;
        EXPECT_NEAR(std::remainder(from_sun, k_two_pi), 0.0, 4.2 * k_degree);
    }
}

// ODC-132: at the worst season |β| = 90° − 23.44° − (i − 90°). 21 June 2026, LTAN 18: the Sun is
// 31.4° from the normal; the equation of time (2 min) adds less than 0.1°.
TEST(SunSynchronousOrbit, BetaAtTheSolstice) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    const Tt solstice = to_tt(parse_utc("2026-06-21T08:25:00Z"));
    const double beta = beta_angle(orbit, solstice - k_epoch, sun_position(solstice));
    EXPECT_NEAR(std::abs(beta) / k_degree, 58.57, 0.1);
}

TEST(SunSynchronousOrbit, RefusesATimeBeyondTheDay) {
    EXPECT_THROW(sun_synchronous_orbit(650e3, -1.0, k_epoch), Error);
    EXPECT_THROW(sun_synchronous_orbit(650e3, 86401.0, k_epoch), Error);
    EXPECT_THROW(sun_synchronous_orbit(7000e3, 0.0, k_epoch), Error);
}

}  // namespace
}  // namespace dawnline::astro
