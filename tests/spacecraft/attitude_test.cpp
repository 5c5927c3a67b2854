#include "dawnline/spacecraft/attitude.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/surface_flux.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_degree;
using constants::k_pi;

const SunlitOrbit k_orbit{7028.137e3, 58.57 * k_degree};

void expect_rotation(const Mat3& r) {
    const Mat3 one = r * transpose(r);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(norm(one.row[i] - k_identity.row[i]), 0.0, 1e-14);
    EXPECT_NEAR(dot(r.row[0], cross(r.row[1], r.row[2])), 1.0, 1e-14);
}

// What each law promises, all around an orbit: an exact axis, and planes that hold what they
// should.
TEST(Attitude, LawsKeepTheirPromises) {
    for (double u = 0.05; u < 2 * k_pi; u += 0.4) {
        const OrbitPoint p = point_on_orbit(k_orbit, u);
        const Vec3 nadir = -unit(p.r_ES_G), flight = unit(p.v_ES_G);

        const Mat3 space = attitude(SunPointing{}, p);
        expect_rotation(space);
        EXPECT_NEAR(dot(space.row[2], p.s_SU_G), 1.0, 1e-14);
        EXPECT_NEAR(dot(space.row[1], nadir), 0.0, 1e-14);  // radiator edge-on to Sun and Earth
        EXPECT_NEAR(dot(space.row[1], p.s_SU_G), 0.0, 1e-14);

        const Mat3 air = attitude(SunPointing{SunRoll::radiator_along_air}, p);
        expect_rotation(air);
        EXPECT_NEAR(dot(air.row[2], p.s_SU_G), 1.0, 1e-14);
        EXPECT_NEAR(dot(air.row[1], flight), 0.0, 1e-14);  // radiator edge-on to the air

        const Mat3 lvlh = attitude(NadirPointing{}, p);
        expect_rotation(lvlh);
        EXPECT_NEAR(dot(lvlh.row[2], nadir), 1.0, 1e-14);
        EXPECT_NEAR(dot(lvlh.row[0], flight), 1.0, 1e-14);

        const Mat3 ram = attitude(RamMinimising{}, p);
        expect_rotation(ram);
        EXPECT_NEAR(dot(ram.row[0], flight), 1.0, 1e-14);
        const double along = dot(p.s_SU_G, flight);
        EXPECT_NEAR(dot(ram.row[2], p.s_SU_G), std::sqrt(1.0 - along * along), 1e-14);
    }
}

// The Sun straight ahead, behind, above: the axes stay a rotation.
TEST(Attitude, SurvivesDegenerateSuns) {
    OrbitPoint p = point_on_orbit(k_orbit, 0.3);
    for (const Vec3& sun : {unit(p.v_ES_G), -unit(p.v_ES_G), unit(p.r_ES_G), -unit(p.r_ES_G)}) {
        p.s_SU_G = sun;
        for (const AttitudeLaw& law :
             {AttitudeLaw{SunPointing{}}, AttitudeLaw{SunPointing{SunRoll::radiator_along_air}},
              AttitudeLaw{NadirPointing{}}, AttitudeLaw{RamMinimising{}}})
            expect_rotation(attitude(law, p));
    }
}

// A turn about z by 90° carries x_B to y_G; half-way in time the table has turned by 45°, also if
// the second quaternion is given with the other sign.
TEST(Attitude, TableTurnsEvenly) {
    const double s = std::sqrt(0.5);
    for (const double sign : {1.0, -1.0}) {
        const AttitudeTable table({0.0, 10.0}, {{2, 0, 0, 0}, {sign * s, 0, 0, sign * s}});
        OrbitPoint p;
        p.r_ES_G = {7e6, 0, 0};
        p.v_ES_G = {0, 7e3, 0};
        p.s_SU_G = {0, 0, 1};
        p.time = 10.0;
        EXPECT_NEAR(norm(transpose(attitude(table, p)) * Vec3{1, 0, 0} - Vec3{0, 1, 0}), 0, 1e-14);
        p.time = 5.0;
        EXPECT_NEAR(norm(transpose(attitude(table, p)) * Vec3{1, 0, 0} - Vec3{s, s, 0}), 0, 1e-14);
        p.time = 2.0;
        EXPECT_NEAR(angle_between(transpose(attitude(table, p)) * Vec3{1, 0, 0}, {1, 0, 0}),
                    18 * k_degree, 1e-14);
        p.time = -3.0;
        EXPECT_NEAR(norm(attitude(table, p) * Vec3{1, 0, 0} - Vec3{1, 0, 0}), 0, 1e-14);
    }
    EXPECT_THROW(AttitudeTable({0.0, 0.0}, {{}, {}}), Error);
    EXPECT_THROW(AttitudeTable({0.0}, {}), Error);
    EXPECT_THROW(AttitudeTable({0.0}, {{0, 0, 0, 0}}), Error);
}

TEST(Attitude, UsersLawIsCalled) {
    const OrbitPoint p = point_on_orbit(k_orbit, 1.0);
    const UserAttitude law = [](const OrbitPoint& at) { return rotation_z(at.time); };
    EXPECT_EQ(attitude(law, p), rotation_z(p.time));
}

}  // namespace
}  // namespace dawnline::spacecraft
