// Ellipses, nodes and ranges. Expected: orbital elements of the state at cutoff (Vallado 2013, sec.
// 2.5), and that what is asked for costs payload.

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;
using constants::k_pi;

AscentVehicle falcon() {
    AscentVehicle v;
    v.first = {27200, 411000, 8227e3, 7607e3, 311, 1.0};
    v.upper = {4500, 111500, 981e3, 981e3, 348, 1.0};
    v.fairing_mass = 1900;
    v.reference_area = 21.2;
    return v;
}

struct Elements {
    double perigee, apogee, inclination, argument;
};

Elements elements(const Ascent& a) {
    const AscentLimits planet;
    const double mu = planet.gravity_parameter, r = norm(a.r_G);
    const Vec3 h = cross(a.r_G, a.v_G);
    const Vec3 e = (1.0 / mu) * cross(a.v_G, h) - (1.0 / r) * a.r_G;
    const double p = dot(h, h) / mu, size = norm(e);
    const Vec3 node = unit(Vec3{-h.y, h.x, 0.0});
    double argument = std::acos(dot(node, e) / size);
    if (e.z < 0.0) argument = 2.0 * k_pi - argument;
    return {p / (1.0 + size) - planet.earth_radius, p / (1.0 - size) - planet.earth_radius,
            std::acos(h.z / norm(h)), argument};
}

// From Cape Canaveral into a parking orbit, coast to the node, burn there: the usual way to
// geostationary transfer. 27° lies below the pad's 28.5°.
TEST(AscentTarget, ReachesTransferOrbitsFromTheNode) {
    AscentTarget target{185e3, 27.0 * k_degree, 28.5 * k_degree, false, Heading::either};
    target.apogee_altitude = 35786e3;
    target.burns = 2;
    target.argument_of_perigee = k_pi;
    const Ascent a = best_ascent(falcon(), target, standard_air(0.3));
    ASSERT_EQ(a.status, control::SolveStatus::solved) << a.cause;
    const Elements e = elements(a);
    EXPECT_NEAR(e.perigee, 185e3, 10.0);
    EXPECT_NEAR(e.apogee, 35786e3, 1e3);
    EXPECT_NEAR(e.inclination, 27.0 * k_degree, 1e-5);
    EXPECT_NEAR(e.argument, k_pi, 1e-4);
    // Without the parking orbit the ellipse is the same and the turn is dearer.
    target.burns = 1;
    target.argument_of_perigee.reset();
    const Ascent direct = best_ascent(falcon(), target, standard_air(0.3));
    ASSERT_EQ(direct.status, control::SolveStatus::solved) << direct.cause;
    EXPECT_NEAR(elements(direct).apogee, 35786e3, 1e3);
    EXPECT_LT(direct.payload, a.payload);
}

// Below the pad's latitude: the lower the orbit's inclination, the dearer the turn.
TEST(AscentTarget, TurnsBelowThePadsLatitude) {
    double before = 1e9;
    for (const double inclination : {28.5, 25.0, 22.0}) {
        const AscentTarget target{200e3, inclination * k_degree, 28.5 * k_degree, false,
                                  Heading::either};
        const Ascent a = best_ascent(falcon(), target, standard_air(0.3));
        ASSERT_EQ(a.status, control::SolveStatus::solved) << a.cause;
        EXPECT_NEAR(elements(a).inclination, inclination * k_degree, 1e-4);
        EXPECT_LT(a.payload, before);
        before = a.payload;
    }
}

// A range whose azimuths do not hold the orbit's own one is met at its edge, by turning later.
TEST(AscentTarget, KeepsToTheRange) {
    const AscentTarget target{300e3, 53.0 * k_degree, 28.5 * k_degree, false, Heading::north};
    const Ascent free = best_ascent(falcon(), target, standard_air(0.3));
    AscentLimits limits;
    limits.least_azimuth = 35.0 * k_degree;
    limits.greatest_azimuth = 120.0 * k_degree;
    const Ascent inside = best_ascent(falcon(), target, standard_air(0.3), limits);
    EXPECT_NEAR(inside.payload, free.payload, 1.0);
    limits.least_azimuth = 60.0 * k_degree;
    const Ascent edge = best_ascent(falcon(), target, standard_air(0.3), limits);
    ASSERT_EQ(edge.status, control::SolveStatus::solved) << edge.cause;
    EXPECT_NEAR(edge.azimuth, 60.0 * k_degree, 1e-4);
    EXPECT_LT(edge.payload, free.payload);
}

}  // namespace
}  // namespace dawnline::launch
