#include "dawnline/astro/local_time_drift.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/mean_elements.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2027-01-01T00:00:00Z"));

// The averaged torque against full propagation with J2 and the Sun's direct pull, a 9 h orbit,
// 15 revolutions: the mean rate of inclination within 1 % of a rate of 0.1°/yr at that season.
TEST(SolarNormalRate, IsWhatPropagationShows) {
    const double a = k_radius_earth + 800e3;
    const CircularOrbit orbit = sun_synchronous_orbit(800e3, 9.0 * k_hour, k_epoch);
    const SunTable sun(k_epoch, 0.0, 2.0 * k_day);
    const auto force = [&](double t, const OrbitState& s) {
        const Vec3 r_EU_G = sun(t), r_SU_G = r_EU_G - s.r_ES_G;
        const double d = norm(r_EU_G), ds = norm(r_SU_G);
        return j2_field(t, s) + k_gm_sun * (r_SU_G / (ds * ds * ds) - r_EU_G / (d * d * d));
    };
    const MeanOptions watch{.orbits = 15, .samples_per_orbit = 24};
    const OrbitState start =
        state_of_mean({a, 0.0, 0.0, 0.0, orbit.inclination, orbit.node_at_epoch}, force, watch);
    const MeanElements mean = mean_elements(start, force, watch);
    const double middle = 7.5 * orbital_period(a);
    const double node = orbit.node_at_epoch + mean.rate.node * middle;
    const double ci = std::cos(orbit.inclination), si = std::sin(orbit.inclination);
    const Vec3 normal{si * std::sin(node), -si * std::cos(node), ci};
    const Vec3 rate = solar_normal_rate(a, normal, sun(middle));
    const double expected = dot(rate, Vec3{ci * std::sin(node), -ci * std::cos(node), -si});
    EXPECT_NEAR(mean.rate.inclination / expected, 1.0, 0.01);
}

// The closed form is the average over a year of the torque, Sun on a circle: another derivation
// (components of the normal against a product of vectors). 1e-12 of its amplitude.
TEST(InclinationRate, IsTheYearlyMeanOfTheTorque) {
    const double a = k_radius_earth + 650e3, i = sun_synchronous_inclination(a);
    const double obliquity = 84381.406 * k_arcsecond;
    const double amplitude = sun_synchronous_inclination_rate(a, 15.0 * k_hour);
    for (const double hours : {6.0, 9.0, 10.5, 13.0, 18.0}) {
        double sum = 0.0;
        for (int k = 0; k < 360; ++k) {
            const double longitude = k_two_pi * k / 360.0;
            const double node = longitude + (hours / 24.0 - 0.5) * k_two_pi;
            const Vec3 sun = k_astronomical_unit * Vec3{std::cos(longitude),
                                                        std::sin(longitude) * std::cos(obliquity),
                                                        std::sin(longitude) * std::sin(obliquity)};
            const Vec3 normal{std::sin(i) * std::sin(node), -std::sin(i) * std::cos(node),
                              std::cos(i)};
            const Vec3 rate = solar_normal_rate(a, normal, sun);
            sum += dot(rate, Vec3{std::cos(i) * std::sin(node), -std::cos(i) * std::cos(node),
                                  -std::sin(i)}) /
                   360.0;
        }
        EXPECT_NEAR(sum, sun_synchronous_inclination_rate(a, hours * k_hour), 1e-12 * amplitude);
    }
}

// Published for sun-synchronous missions of the morning and afternoon: 0.04 to 0.05° a year at its
// worst, half-way between noon and dusk; and none for planes edge-on or face-on to the Sun.
TEST(InclinationRate, IsThatOfMissions) {
    const double a = k_radius_earth + 800e3, degrees = k_julian_year / k_degree;
    EXPECT_NEAR(sun_synchronous_inclination_rate(a, 15.0 * k_hour) * degrees, 0.047, 0.001);
    EXPECT_NEAR(sun_synchronous_inclination_rate(a, 9.0 * k_hour) * degrees, -0.047, 0.001);
    for (const double hours : {6.0, 12.0, 18.0, 24.0})
        EXPECT_NEAR(sun_synchronous_inclination_rate(a, hours * k_hour) * degrees, 0.0, 1e-12);
}

// A dawn-dusk orbit without drag keeps its local time within a minute for five years; a 9 h one
// leaves it by −½ Ω̇ tan i (di/dt) t², 96 min, because its node's rate follows its inclination.
TEST(LocalTimeDrift, OfDawnAndOfMorning) {
    const LocalTimeDrift dusk = local_time_drift(650e3, 18.0 * k_hour, k_epoch, 5.0);
    EXPECT_NEAR(dusk.samples.front().local_time, 18.0 * k_hour, 1.0);
    EXPECT_NEAR(dusk.samples.back().local_time, 18.0 * k_hour, 60.0);
    EXPECT_LT(dusk.hold_inclination, 0.05);

    const LocalTimeDrift morning = local_time_drift(800e3, 9.0 * k_hour, k_epoch, 5.0);
    const double i = morning.samples.front().inclination, t = 5.0 * k_julian_year;
    const double turned =
        -0.5 * k_sun_synchronous_rate * std::tan(i) * morning.inclination_rate * t * t;
    EXPECT_NEAR(morning.samples.back().local_time - 9.0 * k_hour, turned / k_two_pi * k_day,
                0.1 * std::abs(turned) / k_two_pi * k_day);
    // v · 0.044° · (π/180) = 5.7 m/s a year.
    EXPECT_NEAR(morning.hold_inclination, 5.7, 0.2);
}

// Air: the node of an orbit that sinks by da runs ahead by −7/2 Ω̇ da/a; with a steady sink the
// local time grows as the square: 3.7 min in two years (row S62: 1.38 m/s a year). 30 s: the Sun's
// pull on the node within a year, and on the inclination as the local time moves.
TEST(LocalTimeDrift, OfASinkingOrbit) {
    const LocalTimeDrift drift =
        local_time_drift(650e3, 18.0 * k_hour, k_epoch, 2.0, 7.697e-14, 0.02);
    EXPECT_NEAR(drift.hold_altitude, 1.38, 0.03);
    const double a = k_radius_earth + 650e3;
    const double sunk = a - drift.samples.back().semi_major_axis;
    const double ahead = 0.5 * 3.5 * k_sun_synchronous_rate * sunk / a * 2.0 * k_julian_year;
    EXPECT_NEAR(drift.samples.back().local_time - 18.0 * k_hour, ahead / k_two_pi * k_day, 30.0);
}

// Over a mission without drag each year's season is that of the table: 650 km, 18 h: 89 days,
// 19.31 min (2 d, 0.15 min).
TEST(EclipseSeasons, OfAMission) {
    const LocalTimeDrift drift = local_time_drift(650e3, 18.0 * k_hour, k_epoch, 5.0);
    const std::vector<EclipseSeason> seasons = eclipse_seasons(drift, k_epoch);
    ASSERT_EQ(seasons.size(), 5u);
    for (const EclipseSeason& season : seasons) {
        EXPECT_NEAR(season.umbra_days, 89.0, 2.0);
        EXPECT_NEAR(season.longest_umbra / k_minute, 19.31, 0.15);
    }
    EXPECT_THROW(local_time_drift(650e3, 18.0 * k_hour, k_epoch, 0.0), Error);
}

}  // namespace
}  // namespace dawnline::astro
