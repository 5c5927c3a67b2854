#include "dawnline/astro/geodetic.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "rotation_difference.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// A-TF-4: liberfa/erfa, t_erfa_c.c, eraGc2gd with WGS 84.
TEST(Geodetic, AgreesWithTheCaseOfErfa) {
    const Geodetic place = to_geodetic({2e6, 3e6, 5.244e6});
    EXPECT_NEAR(place.longitude, 0.9827937232473290680, 1e-14);
    EXPECT_NEAR(place.latitude, 0.9716018481907546, 1e-14);
    EXPECT_NEAR(place.height, 331.4172461426, 1e-8);
}

// There by the closed form, back by ERFA's single step: the accuracy that the header states.
TEST(Geodetic, GoesThereAndBack) {
    for (double latitude = -90.0; latitude <= 90.0; latitude += 7.5)
        for (const double height : {-100.0, 0.0, 8848.0, 650e3, 1000e3, 2e7, 4e8}) {
            const Geodetic place{latitude * k_degree, 1.0, height};
            const Geodetic found = to_geodetic(to_position(place));
            EXPECT_NEAR(found.latitude, place.latitude, height <= 1e6 ? 6e-13 : 3e-11)
                << latitude << " " << height;
            EXPECT_NEAR(found.height, place.height, 1e-8 + 1e-15 * height);
        }
}

// The pole is b = a (1 − f) from the centre: 6 356 752.3142 m (NGA.STND.0036, table 3.4).
TEST(Geodetic, PutsThePoleOnTheMinorAxis) {
    EXPECT_NEAR(to_position({0.5 * k_pi, 0.3, 0.0}).z, 6356752.3142, 1e-4);
}

// East, north and up are right-handed, and up is the normal of the ellipsoid: along the gradient of
// (x² + y²)/a² + z²/b².
TEST(Geodetic, SetsUpTheLocalHorizon) {
    const Geodetic place{0.7, -2.1, 0.0};
    const Mat3 R_LF = local_horizon(place);
    EXPECT_LT(largest_difference(R_LF * transpose(R_LF), k_identity), 1e-15);
    EXPECT_LT(norm(cross(R_LF.row[0], R_LF.row[1]) - R_LF.row[2]), 1e-15);
    const Vec3 r = to_position(place);
    const double ratio = 1.0 - k_flattening_earth;
    EXPECT_LT(norm(unit({r.x, r.y, r.z / (ratio * ratio)}) - R_LF.row[2]), 1e-14);
}

// Built from the answer: along a direction of the local horizon the angles and the range come back.
TEST(LookAngles, ComeBackFromADirection) {
    const Geodetic place{0.7, -2.1, 250.0};
    const Site site(place);
    for (const double azimuth : {0.0, 0.5, 2.0, 4.0, 6.2})
        for (const double elevation : {-0.3, 0.0, 0.8, 1.5}) {
            const double c = std::cos(elevation);
            const Vec3 towards_L{c * std::sin(azimuth), c * std::cos(azimuth), std::sin(elevation)};
            const Vec3 towards_F = transpose(site.R_LF) * towards_L;
            const StateVector s{site.r_EP_F + 1.2e6 * towards_F, 7000.0 * towards_F};
            const LookAngles seen = look_angles(place, s);
            EXPECT_NEAR(std::remainder(seen.azimuth - azimuth, k_two_pi), 0.0, 1e-13);
            EXPECT_NEAR(seen.elevation, elevation, 1e-13);
            EXPECT_NEAR(seen.range, 1.2e6, 1e-8);
            EXPECT_NEAR(seen.range_rate, 7000.0, 1e-9);
        }
    EXPECT_EQ(look_angles(site, {site.r_EP_F, {1.0, 0.0, 0.0}}).range, 0.0);
}

}  // namespace
}  // namespace dawnline::astro
