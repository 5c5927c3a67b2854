#include "dawnline/astro/relative_drift.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const double k_a = k_radius_earth + 650e3;
const double k_n = mean_motion(k_a);

// On a circle of radius a at argument of latitude u, node along x, with the given speed.
OrbitState chief_at(double inclination, double u, double speed) {
    const Vec3 ahead{0.0, std::cos(inclination), std::sin(inclination)};
    const Vec3 x{1.0, 0.0, 0.0};
    return {k_a * (std::cos(u) * x + std::sin(u) * ahead),
            speed * (std::cos(u) * ahead - std::sin(u) * x)};
}

RelativeState after_a_period(const OrbitState& chief, const OrbitState& deputy) {
    const std::array times{orbital_period(k_a)};
    std::array<RelativeState, 1> relative{};
    relative_trajectory(chief, deputy, times, relative);
    return relative[0];
}

// A-R-5: another DOP853 at 1e-13: chief at the node with Keplerian circular speed, deputy 500 m
// above with ẏ = −2 n x. Tolerance of the row 2e-4 m.
TEST(RelativeTrajectory, RowAR5) {
    const OrbitState chief = chief_at(97.99 * k_degree, 0.0, circular_speed(k_a));
    const RelativeState start{{500.0, 0.0, 0.0}, {0.0, -1000.0 * k_n, 0.0}};
    const Vec3 r = after_a_period(chief, deputy_state(chief, start, k_n)).r_CD_H;
    EXPECT_NEAR(r.x, 499.982522, 2e-4);
    EXPECT_NEAR(r.y, -20.626969, 2e-4);
    EXPECT_NEAR(r.z, 0.002847, 2e-4);
}

// A-R-6: chief at u = 45°, deputy 1000 m ahead along the axis with ẋ = 500 n: equal osculating a at
// another u is not equal mean a, and the deputy falls back 26 m.
TEST(RelativeTrajectory, RowAR6) {
    const OrbitState chief = chief_at(97.99 * k_degree, 45.0 * k_degree, circular_speed(k_a));
    const RelativeState start{{0.0, 1000.0, 0.0}, {500.0 * k_n, 0.0, 0.0}};
    const Vec3 r = after_a_period(chief, deputy_state(chief, start, k_n)).r_CD_H;
    EXPECT_NEAR(r.x, -1.977623, 2e-4);
    EXPECT_NEAR(r.y, 973.584605, 2e-4);
    EXPECT_NEAR(r.z, 0.006595, 2e-4);
}

// ODC-005: RK4 of 2 and 4 s, which agree to 3e-4 m: drift of a pair 500 m apart whose chief starts
// with the Keplerian circular speed. Tolerance of the row 0.05 m/orbit.
TEST(AlongTrackDrift, RowODC005) {
    const OrbitState chief = chief_at(97.986 * k_degree, 0.0, circular_speed(k_a));
    const RelativeState start{{500.0, 0.0, 0.0}, {0.0, -1000.0 * k_n, 0.0}};
    const RelativeDrift drift =
        along_track_drift(chief, deputy_state(chief, start, k_n), orbital_period(k_a), 45);
    EXPECT_NEAR(drift.along_track, -12.26, 0.05);
    // The 2:1 ellipse of 500 m swings ±1000 m.
    EXPECT_NEAR(drift.along_track_swing, 2000.0, 30.0);
}

// ODC-006: the same with the speed that balances gravity and J2 at the start: 37 times less drift.
TEST(AlongTrackDrift, RowODC006) {
    const double inclination = 97.986 * k_degree;
    const double speed = local_circular_speed(chief_at(inclination, 0.0, 1.0).r_ES_G);
    const OrbitState chief = chief_at(inclination, 0.0, speed);
    const double n = speed / k_a;
    const RelativeState start{{500.0, 0.0, 0.0}, {0.0, -1000.0 * n, 0.0}};
    const RelativeDrift drift =
        along_track_drift(chief, deputy_state(chief, start, n), orbital_period(k_a), 45);
    EXPECT_NEAR(drift.along_track, 0.33, 0.03);
}

// ODC-007: 1 km behind along the tangent sits 0.07 m too high.
TEST(AlongTrackDrift, RowODC007) {
    const OrbitState chief = chief_at(97.986 * k_degree, 0.0, circular_speed(k_a));
    const RelativeState start{{0.0, -1000.0, 0.0}, {-500.0 * k_n, 0.0, 0.0}};
    const RelativeDrift drift =
        along_track_drift(chief, deputy_state(chief, start, k_n), orbital_period(k_a), 45);
    EXPECT_NEAR(drift.along_track, -1.68, 0.03);
}

// a = −∇V with V = −(μ/r)[1 − J2 (R/r)² (3 sin²φ − 1)/2]: central differences of 10 m, 1e-9 m/s².
TEST(AccelerationJ2, IsTheGradientOfItsPotential) {
    const auto potential = [](const Vec3& r) {
        const double d = norm(r), s = r.z / d;
        return k_gm_earth / d *
               (1.0 - 0.5 * k_j2_earth * std::pow(k_radius_earth / d, 2) * (3.0 * s * s - 1.0));
    };
    const Vec3 r{4.1e6, -2.9e6, 4.8e6};
    const Vec3 a = acceleration_j2(r);
    const double h = 10.0;
    const auto slope = [&](const Vec3& step) {
        return (potential(r + step) - potential(r - step)) / (2.0 * h);
    };
    EXPECT_NEAR(a.x, slope({h, 0.0, 0.0}), 1e-8);
    EXPECT_NEAR(a.y, slope({0.0, h, 0.0}), 1e-8);
    EXPECT_NEAR(a.z, slope({0.0, 0.0, h}), 1e-8);
}

TEST(RelativeTrajectory, RefusesUnequalSpans) {
    const OrbitState chief = chief_at(1.7, 0.0, circular_speed(k_a));
    const std::array times{0.0, 1.0};
    std::array<RelativeState, 1> relative{};
    EXPECT_THROW(relative_trajectory(chief, chief, times, relative), Error);
    EXPECT_THROW(along_track_drift(chief, chief, 5000.0, 1), Error);
}

}  // namespace
}  // namespace dawnline::astro
