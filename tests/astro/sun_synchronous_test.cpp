#include "dawnline/astro/sun_synchronous.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

double radius(double altitude_km) {
    return k_radius_earth + 1e3 * altitude_km;
}
double inclination_deg(double altitude_km) {
    return sun_synchronous_inclination(radius(altitude_km)) / k_degree;
}
double period_min(double altitude_km) {
    return orbital_period(radius(altitude_km)) / k_minute;
}

// S01, S02: inclination, period and speed; J2 closed form evaluated independently. Tolerance: the
// printed digits.
TEST(SunSynchronous, RowsS01AndS02) {
    EXPECT_NEAR(inclination_deg(650), 97.987, 2e-3);
    EXPECT_NEAR(period_min(650), 97.728, 1e-3);
    EXPECT_NEAR(circular_speed(radius(650)), 7530.93, 0.01);
    EXPECT_NEAR(inclination_deg(500), 97.403, 2e-3);
    EXPECT_NEAR(inclination_deg(800), 98.604, 2e-3);
    EXPECT_NEAR(period_min(500), 94.616, 1e-3);
    EXPECT_NEAR(period_min(800), 100.874, 1e-3);
}

// ODC-130 … 133: thresholds of the published concepts, tolerance 0.01° and 1e-4.
TEST(SunSynchronous, RowsODC130To133) {
    const struct {
        double altitude, period, inclination;
    } rows[] = {{550, 95.650, 97.593},
                {600, 96.687, 97.788},
                {650, 97.728, 97.986},
                {1600, 118.198, 102.505}};
    for (const auto& row : rows) {
        EXPECT_NEAR(period_min(row.altitude) / row.period, 1.0, 1e-4);
        EXPECT_NEAR(inclination_deg(row.altitude), row.inclination, 0.01);
    }
}

// Four printed digits of a second evaluation of the closed form with the same constants.
TEST(SunSynchronous, InclinationTable) {
    EXPECT_NEAR(inclination_deg(500), 97.4018, 1e-4);
    EXPECT_NEAR(inclination_deg(600), 97.7877, 1e-4);
    EXPECT_NEAR(inclination_deg(650), 97.9860, 1e-4);
    EXPECT_NEAR(inclination_deg(700), 98.1880, 1e-4);
    EXPECT_NEAR(inclination_deg(800), 98.6031, 1e-4);
    EXPECT_NEAR(orbital_period(radius(650)), 5863.694, 1e-3);
    EXPECT_NEAR(orbital_period(radius(500)), 5676.978, 1e-3);
}

// By definition the node of the orbit found follows the mean Sun, 360° a tropical year.
TEST(SunSynchronous, NodeFollowsTheMeanSun) {
    const double a = radius(650);
    const double rate = secular_rates(a, 0.0, sun_synchronous_inclination(a)).node;
    EXPECT_NEAR(rate / k_sun_synchronous_rate, 1.0, 1e-13);
    EXPECT_NEAR(rate, 1.9910638534e-7, 1e-16);  // printed digits
}

// At the critical inclination, cos²i = 1/5, the perigee stands still.
TEST(SecularRates, PerigeeStandsAtTheCriticalInclination) {
    const SecularRates rates = secular_rates(26.6e6, 0.7, std::acos(std::sqrt(0.2)));
    EXPECT_NEAR(rates.argument_of_perigee / rates.mean_anomaly, 0.0, 1e-15);
}

TEST(SunSynchronous, RefusesWhereThereIsNone) {
    EXPECT_NO_THROW(sun_synchronous_inclination(12.35e6));
    EXPECT_THROW(sun_synchronous_inclination(12.36e6), Error);
    EXPECT_THROW(sun_synchronous_inclination(6.0e6), Error);
    EXPECT_THROW(sun_synchronous_inclination(-7e6), Error);
}

}  // namespace
}  // namespace dawnline::astro
