#include "dawnline/astro/mutual_shading.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2027-01-01T00:00:00Z"));

// The Sun in the chief's frame: unit, its normal component sin β whatever the latitude, and turning
// backwards once a revolution.
TEST(SunInCluster, TurnsAboutTheNormal) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    const Vec3 sun = sun_position(k_epoch);
    const double sin_beta = std::sin(beta_angle(orbit, 0.0, sun));
    const Vec3 at_node = sun_in_cluster(orbit, 0.0, 0.0, sun);
    for (const double u : {0.0, 1.0, 4.0}) {
        const Vec3 s = sun_in_cluster(orbit, 0.0, u, sun);
        EXPECT_NEAR(norm(s), 1.0, 1e-14);
        EXPECT_NEAR(s.z, sin_beta, 1e-14);
        EXPECT_NEAR(
            std::remainder(std::atan2(s.y, s.x) - std::atan2(at_node.y, at_node.x) + u, k_two_pi),
            0.0, 1e-12);
    }
    // The radial axis of a satellite at latitude 0 points along the node.
    const OrbitState state = state_at(orbit, 0.0);
    EXPECT_NEAR(at_node.x, dot(unit(sun), unit(state.r_ES_G)), 1e-9);
}

// A pair in the orbital plane, Sun δ off the normal: never nearer across the light than d cos δ
// and never farther than d; a sphere of sun_clearance_radius(r, 90° − δ) is never shaded.
TEST(ShadingDistance, OfAPlanarCluster) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    const RelativeOrbit a{}, b{100.0, 0.0};
    for (double day = 0.0; day < 365.0; day += 15.0) {
        const Vec3 sun = sun_position(k_epoch + day * k_day);
        const double beta = std::abs(beta_angle(orbit, day * k_day, sun));
        for (const double latitude : {0.0, 0.7, 1.4, 2.1}) {
            const double distance = shading_distance(a, b, orbit, day * k_day, latitude, sun);
            EXPECT_GE(distance, 2.0 * sun_clearance_radius(100.0, beta) - 1e-6);
            EXPECT_LE(distance, 100.0 + 1e-9);
        }
    }
}

// ODC-102 over the year: 81 members in the plane never shade each other if smaller than
// (r/2) sin e of the worst season, e = 90° − 31.4°: 42.7 m; printed "< 50 m". Tilted by 60°, the
// cluster turns edge-on to the Sun in that season and clearance is far smaller.
TEST(ShadingYear, OfPlanarAndTilted) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    const std::vector<RelativeOrbit> planar = planar_orbits(planar_cluster(1000.0, 100.0), 100.0);
    const ShadingYear year = shading_year(planar, orbit, k_epoch, 365.0, 25);
    EXPECT_GE(year.clearance_radius, sun_clearance_radius(100.0, (90.0 - 31.5) * k_degree));
    EXPECT_LE(year.clearance_radius, 50.0);
    EXPECT_LE(year.worst_off_normal, 31.6 * k_degree);
    const ShadingYear tilted = shading_year(tilted_orbits(500.0, 100.0), orbit, k_epoch, 365.0, 25);
    EXPECT_LT(tilted.clearance_radius, 0.5 * year.clearance_radius);
    EXPECT_THROW(shading_year({planar.data(), 1}, orbit, k_epoch, 365.0, 25), Error);
}

}  // namespace
}  // namespace dawnline::astro
