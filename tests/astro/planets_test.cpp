#include "dawnline/astro/planets.hpp"

#include <gtest/gtest.h>

#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// liberfa/erfa, t_erfa_c.c: eraPlan94 of Mercury at 2400000.5 + 43999.9 to its 1e-11, and the
// heliocentric Earth of eraEpv00 at 2400000.5 + 53411.52501161 to 1e-14, au and au/d.
TEST(Planets, AreWhereErfaPutsThem) {
    constexpr double speed = k_astronomical_unit / k_day;
    const StateVector mercury = heliocentric(Planet::mercury, {2400000.5, 43999.9});
    EXPECT_NEAR(mercury.r.x / k_astronomical_unit, 0.2945293959257430832, 1e-11);
    EXPECT_NEAR(mercury.r.y / k_astronomical_unit, -0.2452204176601049596, 1e-11);
    EXPECT_NEAR(mercury.r.z / k_astronomical_unit, -0.1615427700571978153, 1e-11);
    EXPECT_NEAR(mercury.v.x / speed, 0.1413867871404614441e-1, 1e-11);
    EXPECT_NEAR(mercury.v.y / speed, 0.1946548301104706582e-1, 1e-11);
    EXPECT_NEAR(mercury.v.z / speed, 0.8929809783898904786e-2, 1e-11);
    const StateVector earth = heliocentric(Planet::earth, {2400000.5, 53411.52501161});
    EXPECT_NEAR(earth.r.x / k_astronomical_unit, -0.7757238809297706813, 1e-14);
    EXPECT_NEAR(earth.r.y / k_astronomical_unit, 0.5598052241363340596, 1e-14);
    EXPECT_NEAR(earth.r.z / k_astronomical_unit, 0.2426998466481686993, 1e-14);
    EXPECT_NEAR(earth.v.x / speed, -0.1091891824147313846e-1, 1e-15);
}

// Known distances of conjunction and opposition: the great conjunction of 2020-12-21 (0.102° apart
// from Earth, NASA), and the opposition of Mars of 2003-08-27, 55 758 006 km (JPL; 9000 km of
// plan94, and the approach was at 09:51 UT).
TEST(Planets, MakeTheGreatConjunction) {
    const Tt tt = to_tt(parse_utc("2020-12-21T18:20:00Z"));
    const double gap =
        angle_between(geocentric(Planet::jupiter, tt).r, geocentric(Planet::saturn, tt).r);
    EXPECT_NEAR(gap, 0.102 * k_degree, 0.035 * k_degree);
}
TEST(Planets, BringMarsClose) {
    const Tt tt = to_tt(parse_utc("2003-08-27T09:51:00Z"));
    EXPECT_NEAR(norm(geocentric(Planet::mars, tt).r), 55758006e3, 10000e3);
}

TEST(Planets, PutTheSunOppositeOfTheEarth) {
    const Tt tt = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    EXPECT_EQ(heliocentric(Planet::earth, tt).r, -sun_position(tt));
    EXPECT_EQ(geocentric(Planet::earth, tt).r, Vec3{});
}

// The velocity is the derivative of the position: central differences over ±1 h. plan94's own
// velocity leaves out the slow change of the elements (20 m/s rms at Saturn, ERFA's notes).
TEST(Planets, MoveAsTheyAreSaidTo) {
    const Tt tt = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    for (int k = 0; k < 8; ++k) {
        const auto planet = static_cast<Planet>(k);
        const Vec3 moved =
            heliocentric(planet, tt + 3600.0).r - heliocentric(planet, tt + -3600.0).r;
        EXPECT_LT(norm(heliocentric(planet, tt).v - moved / 7200.0), 30.0) << to_string(planet);
    }
}

}  // namespace
}  // namespace dawnline::astro
