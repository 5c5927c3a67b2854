#include "dawnline/launch/vehicle.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace dawnline::launch {
namespace {

constexpr double k_degree = 0.017453292519943295;

// A Falcon 9-like vehicle due east from 28.5 deg to 200 km: 26 509.9 kg by optimal ascent.
Vehicle falcon() {
    Vehicle v;
    v.payload = 26509.9;
    v.reference_altitude = 200e3;
    v.reference_inclination = 28.5 * k_degree;
    v.site_latitude = 28.5 * k_degree;
    v.upper_stage = {4500.0, 111500.0, 348.0, Propellant::kerosene, 2.36};
    return v;
}

TEST(Vehicle, ReferenceOrbitGivesTheReferencePayload) {
    EXPECT_NEAR(extra_speed(falcon(), 200e3, 28.5 * k_degree), 0.0, 1e-9);
    EXPECT_NEAR(payload_to(falcon(), 200e3, 28.5 * k_degree), 26509.9, 1e-6);
}

// Optimal trajectories of the same vehicle (direct collocation, our own problem statement): the
// header promises a figure that is low by 5 to 9 % beyond 500 km.
TEST(Vehicle, HigherOrbitsAgainstOptimalAscents) {
    const double middle = payload_to(falcon(), 550e3, 53.0 * k_degree) / 24487.5;
    EXPECT_LT(middle, 1.0);
    EXPECT_GT(middle, 0.91);
    Vehicle west = falcon();
    west.site_latitude = 34.7 * k_degree;
    const double polar = payload_to(west, 600e3, 97.79 * k_degree) / 21100.9;
    EXPECT_LT(polar, 1.0);
    EXPECT_GT(polar, 0.91);
}

// From a pad on the equator an eastward orbit saves the turning speed u and a polar one meets it at
// a right angle: √(v² + u²) − (v − u).
TEST(Vehicle, PolarOrbitFromTheEquator) {
    Vehicle v = falcon();
    v.site_latitude = v.reference_inclination = 0.0;
    const double mu = 3.986004418e14, radius = 6378137.0, u = 7.292115e-5 * radius;
    const double speed = std::sqrt(mu / (radius + 200e3));
    EXPECT_NEAR(extra_speed(v, 200e3, 90.0 * k_degree),
                std::sqrt(speed * speed + u * u) - (speed - u), 0.1);
}

TEST(Vehicle, PayloadFallsWithAltitudeAndEnds) {
    double last = 1e9;
    for (const double altitude : {200e3, 500e3, 1000e3, 2000e3}) {
        const double payload = payload_to(falcon(), altitude, 53.0 * k_degree);
        EXPECT_LT(payload, last);
        last = payload;
    }
    Vehicle weak = falcon();
    weak.upper_stage.propellant_mass = 2000.0;
    EXPECT_EQ(payload_to(weak, 36000e3, 53.0 * k_degree), 0.0);
}

TEST(Vehicle, WithoutAnUpperStageTheListIsReturned) {
    Vehicle v = falcon();
    v.upper_stage = {};
    EXPECT_EQ(payload_to(v, 800e3, 98.0 * k_degree), v.payload);
}

}  // namespace
}  // namespace dawnline::launch
