#include "dawnline/astro/relative_motion.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

void expect_near(const Vec3& value, const Vec3& expected, double tolerance) {
    EXPECT_NEAR(value.x, expected.x, tolerance);
    EXPECT_NEAR(value.y, expected.y, tolerance);
    EXPECT_NEAR(value.z, expected.z, tolerance);
}

// A-R-1: Vallado's routine "hillsr" as quoted in Tudat's test. Tolerance 1e-13 relative.
TEST(Hcw, ValladoThroughTudat) {
    const double n = std::sqrt(3.986004418e14 / std::pow(6778137.0, 3));
    const RelativeState end = hcw_propagate({{45.0, 37.0, 12.0}, {0.08, 0.03, 0.01}}, n, 1800.0);
    expect_near(end.r_CD_H, {380.6450080201250, -543.7424675454679, 2.509547637285142}, 1e-10);
    expect_near(end.v_CD_H, {0.1541620605755606, -0.7294751390499470, -0.01662099488431618}, 1e-13);
}

// A-R-2: Vallado (2013), example 6-14: 590 km, after 300 s; printed digits.
TEST(Hcw, ValladoExample614) {
    const double n = std::sqrt(398600.4415e9 / std::pow(6378136.3 + 590e3, 3));
    const RelativeState end = hcw_propagate({{}, {-0.1, -0.04, -0.02}}, n, 300.0);
    expect_near(end.r_CD_H, {-33.345724432188, -1.473560307487, -5.894530311608}, 1e-10);
    expect_near(end.v_CD_H, {-0.120337093867, 0.032387584448, -0.018949031718}, 1e-12);
}

// A-R-3: Wakker: with ẋ = n y/2 and ẏ = −2 n x the orbit closes after a period and is centred on
// the chief: half a period later all signs have changed.
TEST(Hcw, CentredOrbitCloses) {
    const double n = mean_motion(6778137.0);
    const Vec3 r{34.0, 49.0, 17.0};
    Vec3 v = hcw_centred_velocity(r, n);
    v.z = 0.04;
    const RelativeState half = hcw_propagate({r, v}, n, k_pi / n);
    const RelativeState whole = hcw_propagate({r, v}, n, k_two_pi / n);
    expect_near(half.r_CD_H, -r, 1e-11);
    expect_near(whole.r_CD_H, r, 1e-11);
    expect_near(whole.v_CD_H, v, 1e-14);
}

// The rendezvous velocity brings the deputy to the origin, whatever the start; that is what it is.
TEST(Hcw, RendezvousArrives) {
    const double n = mean_motion(7028137.0);
    for (const Vec3& r : {Vec3{100.0, 0.0, 0.0}, Vec3{0.0, -2000.0, 50.0}, Vec3{-300.0, 70.0, 9.0}})
        for (const double t : {600.0, 2000.0, 4000.0})
            expect_near(hcw_propagate({r, hcw_rendezvous_velocity(r, n, t)}, n, t).r_CD_H, {},
                        1e-9);
}

// Theory of Schweighart & Sedwick at 650 km, 97.99°: s = −6.3e-4, excess of frequency 3.15e-4
// (printed digits), which a full propagation measures as 3.2e-4.
TEST(SchweighartSedwick, At650km) {
    const double a = k_radius_earth + 650e3;
    const J2RelativeMotion motion = schweighart_sedwick(a, 97.99 * k_degree);
    EXPECT_NEAR(motion.s, -6.3e-4, 5e-6);
    EXPECT_NEAR(motion.in_plane_frequency / mean_motion(a) - 1.0, 3.15e-4, 1e-6);
    EXPECT_NEAR(motion.in_plane_frequency / mean_motion(a) - 1.0, 3.20e-4, 2e-5);  // A-R-7
}

// Into the chief's frame and back: rounding of 7e6 m and 7.5e3 m/s.
TEST(RelativeState, TurnsBack) {
    const CircularOrbit orbit = circular_orbit(7.0e6, 1.7, 0.4, 2.0);
    const OrbitState chief = state_at(orbit, 0.0);
    const RelativeState relative{{120.0, -850.0, 33.0}, {0.1, -0.2, 0.3}};
    const RelativeState again = relative_state(chief, deputy_state(chief, relative));
    expect_near(again.r_CD_H, relative.r_CD_H, 1e-8);
    expect_near(again.v_CD_H, relative.v_CD_H, 1e-11);
}

}  // namespace
}  // namespace dawnline::astro
