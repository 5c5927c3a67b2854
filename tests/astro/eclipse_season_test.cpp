#include "dawnline/astro/eclipse_season.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2026-01-01T12:00:00Z"));
const double k_dusk = 18.0 * k_hour, k_dawn = 6.0 * k_hour;

// Days of 2026 as printed in the table.
constexpr double k_may_8 = 128, k_aug_4 = 216, k_jan_16 = 16, k_nov_26 = 330;

EclipseSeason precise(double altitude, double local_time) {
    return eclipse_season(sun_synchronous_orbit(altitude, local_time, k_epoch), k_epoch);
}
EclipseSeason estimate(double altitude, double local_time) {
    return season_estimate(sun_synchronous_orbit(altitude, local_time, k_epoch), k_epoch);
}

// S05, S06, S07: 650 km, LTAN 18, 2026, cones: orbits sampled over a year by another program with
// another Sun. Tolerances of the rows: 0.15 min, 2 d, 3 %.
TEST(EclipseSeason, RowsS05To07) {
    for (const EclipseSeason& season : {precise(650e3, k_dusk), estimate(650e3, k_dusk)}) {
        EXPECT_NEAR(season.longest_umbra / k_minute, 19.31, 0.15);
        EXPECT_NEAR(season.longest_shadow / k_minute, 20.14, 0.15);
        EXPECT_NEAR(season.umbra_days, 89.0, 2.0);
        EXPECT_NEAR(season.first_day, k_may_8, 2.0);
        EXPECT_NEAR(season.last_day, k_aug_4, 2.0);
        EXPECT_NEAR(season.mean_umbra_fraction / 0.0384, 1.0, 0.03);
        EXPECT_NEAR(season.mean_shadow_fraction / 0.0418, 1.0, 0.03);
        EXPECT_NEAR(season.beta_min_abs / k_degree, 58.57, 0.1);
    }
}

// S08: 1000 km, LTAN 6: 52 d across new year, Nov 26 … Jan 16, 12.36 min.
TEST(EclipseSeason, RowS08) {
    for (const EclipseSeason& season : {precise(1000e3, k_dawn), estimate(1000e3, k_dawn)}) {
        EXPECT_NEAR(season.umbra_days, 52.0, 2.0);
        EXPECT_NEAR(season.first_day, k_nov_26, 2.0);
        EXPECT_NEAR(season.last_day, k_jan_16, 2.0);
        EXPECT_NEAR(season.longest_umbra / k_minute, 12.36, 0.15);
    }
}

// S09: Hinode, about 680 km dawn-dusk, about 20 min of night at the peak (MSSL EIS wiki).
TEST(EclipseSeason, RowS09) {
    EXPECT_NEAR(precise(680e3, k_dusk).longest_shadow / k_minute, 20.0, 1.5);
}

// S10: 1400 km dawn-dusk meets the penumbra, never the umbra.
TEST(EclipseSeason, RowS10) {
    for (const double local_time : {k_dawn, k_dusk}) {
        for (const EclipseSeason& season :
             {precise(1400e3, local_time), estimate(1400e3, local_time)}) {
            EXPECT_EQ(season.umbra_days, 0.0);
            EXPECT_EQ(season.longest_umbra, 0.0);
            EXPECT_EQ(season.mean_umbra_fraction, 0.0);
            EXPECT_EQ(season.first_day, 0.0);
        }
    }
    EXPECT_GT(precise(1400e3, k_dusk).longest_shadow, 0.0);
}

// The rest of the table of 2026, LTAN 18: days, minutes, mean fraction. Tolerances as above; the
// mean of the shortest season, of four digits, to its last one.
TEST(EclipseSeason, TableOf2026) {
    const struct {
        double altitude, days, umbra, shadow, mean;
    } rows[] = {{500, 105, 22.29, 23.02, 0.0543}, {550, 99, 21.28, 22.04, 0.0485},
                {600, 93, 20.28, 21.08, 0.0431},  {700, 83, 18.34, 19.22, 0.0339},
                {800, 73, 16.40, 17.38, 0.0261},  {900, 65, 14.43, 15.55, 0.0196},
                {1000, 55, 12.38, 13.67, 0.0139}, {1200, 33, 7.62, 9.59, 0.0049}};
    for (const auto& row : rows) {
        for (const EclipseSeason& season :
             {precise(1e3 * row.altitude, k_dusk), estimate(1e3 * row.altitude, k_dusk)}) {
            EXPECT_NEAR(season.umbra_days, row.days, 2.0) << row.altitude;
            EXPECT_NEAR(season.longest_umbra / k_minute, row.umbra, 0.15) << row.altitude;
            EXPECT_NEAR(season.longest_shadow / k_minute, row.shadow, 0.15) << row.altitude;
            EXPECT_NEAR(season.mean_umbra_fraction, row.mean, 0.03 * row.mean) << row.altitude;
        }
    }
}

// What the header promises of the estimate against ERFA's Sun, for any local time of the node:
// the tilt of the equator of date against GCRF, 0.15°, is what separates them.
TEST(SeasonEstimate, AgreesWithThePreciseSeason) {
    for (const double altitude : {400e3, 650e3, 1000e3}) {
        for (double hour = 0.0; hour < 24.0; hour += 1.7) {
            const EclipseSeason a = precise(altitude, hour * k_hour);
            const EclipseSeason b = estimate(altitude, hour * k_hour);
            EXPECT_NEAR(b.beta_min_abs, a.beta_min_abs, 0.04 * k_degree);
            EXPECT_NEAR(b.beta_max_abs, a.beta_max_abs, 0.04 * k_degree);
            EXPECT_NEAR(b.longest_umbra, a.longest_umbra, 2e-3 * a.longest_umbra);
            EXPECT_NEAR(b.longest_shadow, a.longest_shadow, 2e-3 * a.longest_shadow);
            EXPECT_NEAR(b.umbra_days, a.umbra_days, 0.7);
            EXPECT_NEAR(b.mean_umbra_fraction, a.mean_umbra_fraction, 0.01 * a.mean_umbra_fraction);
            EXPECT_NEAR(b.mean_shadow_fraction, a.mean_shadow_fraction,
                        0.01 * a.mean_shadow_fraction);
        }
    }
}

// A noon orbit is eclipsed all year; β runs both sides of zero.
TEST(SeasonEstimate, NoonOrbitIsEclipsedAllYear) {
    const EclipseSeason season = estimate(650e3, 12.0 * k_hour);
    EXPECT_NEAR(season.umbra_days, 365.25, 1e-9);
    EXPECT_GT(season.mean_umbra_fraction, 0.35);
    EXPECT_LT(season.beta_min_abs, 0.1 * k_degree);
    EXPECT_NEAR(season.first_day, day_of_year(k_epoch), 1e-9);
}

// 51.6° at 420 km: |β| reaches i + ε = 75.1° within a degree or two in a year of six precession
// cycles, and 0 several times; the station is eclipsed but for a few days about the solstices.
TEST(SeasonEstimate, FollowsAFastNode) {
    const CircularOrbit orbit = circular_orbit(k_radius_earth + 420e3, 51.64 * k_degree, 2.0);
    const EclipseSeason a = eclipse_season(orbit, k_epoch), b = season_estimate(orbit, k_epoch);
    EXPECT_LT(a.beta_max_abs / k_degree, 75.1);
    EXPECT_GT(a.beta_max_abs / k_degree, 70.0);
    EXPECT_EQ(b.beta_min_abs, 0.0);
    EXPECT_NEAR(b.beta_max_abs, a.beta_max_abs, 0.2 * k_degree);
    EXPECT_NEAR(b.mean_umbra_fraction, a.mean_umbra_fraction, 0.005);
    EXPECT_NEAR(b.umbra_days, a.umbra_days, 1.0);
}

// A window shorter than a year is no cycle: a season cut by its ends counts what lies inside.
TEST(SeasonEstimate, WindowCutsASeason) {
    const CircularOrbit orbit = sun_synchronous_orbit(1000e3, k_dawn, k_epoch);
    const EclipseSeason season = season_estimate(orbit, k_epoch, 100.0);
    EXPECT_NEAR(season.first_day, day_of_year(k_epoch), 1e-9);
    EXPECT_NEAR(season.last_day, k_jan_16, 2.0);
    EXPECT_NEAR(season.umbra_days, 15.0, 2.0);
}

TEST(EclipseSeason, RefusesAnImpossibleSpan) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, k_dawn, k_epoch);
    EXPECT_THROW(eclipse_season(orbit, k_epoch, 0.0), Error);
    EXPECT_THROW(eclipse_season(orbit, k_epoch, NAN), Error);
}

}  // namespace
}  // namespace dawnline::astro
