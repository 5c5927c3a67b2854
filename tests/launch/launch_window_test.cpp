#include "dawnline/launch/launch_window.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;
using constants::k_pi;

// Greenwich mean sidereal time, Meeus 1998, eq. 12.4, without its T² terms (below 0.1″ here). [rad]
double sidereal(const astro::Utc& utc) {
    const double d = (utc.day - 2451545.0) + utc.fraction;
    return std::fmod(280.46061837 + 360.98564736629 * d, 360.0) * k_degree;
}

Vec3 normal(double inclination, double node) {
    return {std::sin(inclination) * std::sin(node), -std::sin(inclination) * std::cos(node),
            std::cos(inclination)};
}

Vec3 pad(double latitude, double angle) {
    return {std::cos(latitude) * std::cos(angle), std::cos(latitude) * std::sin(angle),
            std::sin(latitude)};
}

// Node for which the pad stands in the plane at that sidereal angle, heading as told: the plane's
// own geometry.
double node_through(double inclination, double latitude, double angle, bool ascending) {
    const double east = std::asin(std::tan(latitude) / std::tan(inclination));
    return angle - (ascending ? east : k_pi - east);
}

// Local mean time of the node is UT plus its longitude: the definition. The pad must lie in that
// plane, on every day of a year and both ways. 1e-5 rad is 0.14 s; TT for UT1 in α is 69 s, 3e-6.
TEST(LaunchWindow, PutsThePadUnderADawnDuskPlane) {
    const double inclination = 97.99 * k_degree, latitude = 34.63 * k_degree,
                 longitude = -120.61 * k_degree;
    const double local_time = 18.0 * 3600.0;
    const auto passes = launch_passes({inclination, local_time, 0.0}, latitude, longitude,
                                      astro::parse_utc("2028-01-01T00:00:00Z"), 366, 10.0, 7550.0);
    ASSERT_EQ(passes.size(), 2u * 366u);
    for (const LaunchPass& pass : passes) {
        const double greenwich = sidereal(pass.time);
        const double node =
            greenwich + (local_time - 86400.0 * pass.time.fraction) / 86400.0 * 2.0 * k_pi;
        EXPECT_NEAR(dot(normal(inclination, node), pad(latitude, greenwich + longitude)), 0.0,
                    1e-5);
        // sin A = cos i/cos φ, north or south of east.
        EXPECT_NEAR(std::sin(pass.azimuth), std::cos(inclination) / std::cos(latitude), 1e-12);
        EXPECT_EQ(std::cos(pass.azimuth) > 0.0, pass.ascending);
    }
}

TEST(LaunchWindow, FindsAPlaneThatStandsStill) {
    const double inclination = 51.64 * k_degree, latitude = 28.6 * k_degree,
                 longitude = -80.6 * k_degree, node = 200.0 * k_degree;
    const auto passes = launch_passes({inclination, {}, node}, latitude, longitude,
                                      astro::parse_utc("2027-03-01T00:00:00Z"), 365, 50.0, 7670.0);
    // 366 sidereal days pass in 365 solar ones, to within the one that may be cut by either end.
    EXPECT_NEAR(static_cast<double>(passes.size()), 2.0 * 366.0, 2.0);
    for (const LaunchPass& pass : passes) {
        const double angle = sidereal(pass.time) + longitude;
        EXPECT_NEAR(dot(normal(inclination, node), pad(latitude, angle)), 0.0, 1e-5);
        // At the end of the window the plane through the pad is tilted by what 50 m/s turn. TT for
        // UT1 in α is 1.4e-5 rad of the 6.5e-3: 0.11 m/s.
        const double late = angle + pass.half_width * 2.0 * k_pi / 86164.0905;
        const Vec3 there =
            normal(inclination, node_through(inclination, latitude, late, pass.ascending));
        const double tilt = angle_between(there, normal(inclination, node));
        EXPECT_NEAR(2.0 * 7670.0 * std::sin(0.5 * tilt), 50.0, 0.2);
    }
}

TEST(LaunchWindow, NamesAPlaneThatNeverComes) {
    EXPECT_THROW(launch_passes({20.0 * k_degree, {}, 0.0}, 28.6 * k_degree, 0.0,
                               astro::parse_utc("2027-03-01T00:00:00Z"), 1, 50.0, 7670.0),
                 Error);
}

}  // namespace
}  // namespace dawnline::launch
