#include "dawnline/astro/sun.hpp"

#include <erfa.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2027-01-01T00:00:00Z"));

// ERFA is the truth; the header promises 1 m anywhere in the span, ends included.
TEST(SunTable, StaysWithinAMetreOfErfa) {
    const SunTable table(k_epoch, -3.0 * k_day, 400.0 * k_day);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> seconds(table.begin(), table.end());
    double worst = 0.0;
    for (int k = 0; k < 3000; ++k) {
        const double t = k == 0 ? table.begin() : k == 1 ? table.end() : seconds(random);
        worst = std::max(worst, norm(table(t) - sun_position(k_epoch + t)));
    }
    EXPECT_LT(worst, 1.0);
}

TEST(SunTable, CoversAnInstant) {
    const SunTable table(k_epoch, 5.0, 5.0);
    EXPECT_LT(norm(table(5.0) - sun_position(k_epoch + 5.0)), 1.0);
    EXPECT_LT(norm(table(k_day) - sun_position(k_epoch + k_day)), 1.0);
}

TEST(SunTable, RefusesASpanThatRunsBackwards) {
    EXPECT_THROW(SunTable(k_epoch, 1.0, 0.0), Error);
    EXPECT_THROW(SunTable(k_epoch, 0.0, NAN), Error);
}

// A-TF-14: Vallado (2013), example 5-1: JD 2453827.5, mean of date, (146185999.57, 28789948.69,
// 12481485.21) km. Another low-precision series: 0.015° in direction and 1e-4 in distance.
TEST(SunOfDate, AgreesWithVallado) {
    const Vec3 book = 1e3 * Vec3{146185999.57, 28789948.69, 12481485.21};
    const Vec3 r_EU = sun_position_of_date({2453827.5, 0.0});
    EXPECT_LT(angle_between(r_EU, book), 0.015 * k_degree);
    EXPECT_NEAR(norm(r_EU) / norm(book), 1.0, 1e-4);
}

// The Almanac claims 0.01° and 1e-4 for 1950 … 2050; ERFA's Sun turned to the mean equator of date.
TEST(SunOfDate, KeepsTheAlmanacsPromise) {
    for (double day = 0.0; day < 12.0 * 365.25; day += 7.3) {
        const Tt tt = k_epoch + day * k_day;
        double to_date[3][3];
        eraPmat06(tt.day, tt.fraction, to_date);
        const Vec3 g = sun_position(tt);
        const Vec3 of_date{to_date[0][0] * g.x + to_date[0][1] * g.y + to_date[0][2] * g.z,
                           to_date[1][0] * g.x + to_date[1][1] * g.y + to_date[1][2] * g.z,
                           to_date[2][0] * g.x + to_date[2][1] * g.y + to_date[2][2] * g.z};
        const Vec3 low = sun_position_of_date(tt);
        EXPECT_LT(angle_between(low, of_date), 0.013 * k_degree);
        EXPECT_NEAR(norm(low) / norm(g), 1.0, 1e-4);
    }
}

// Sidereal time is UT1 + α_mean − 12 h: ERFA's GMST 1982. 1 s of the difference of TT and UT1 is
// 0.04″ of the mean Sun.
TEST(MeanSun, MakesSiderealTime) {
    const double fraction = 0.25;
    // JD 2461041.5 is a midnight.
    const double expected = eraGmst82(2461041.5, fraction) - k_two_pi * fraction + k_pi;
    const double alpha = mean_sun_right_ascension({2461041.5, fraction});
    EXPECT_NEAR(std::remainder(alpha - expected, k_two_pi), 0.0, 0.1 * k_arcsecond);
}

// ERFA's ζ and z of the IAU 2006 precession; their constant terms (±2.65″) are not precession.
TEST(Precession, IsZetaPlusZ) {
    const Tt tt = k_epoch;
    double rotation[3][3];
    eraPmat06(tt.day, tt.fraction, rotation);
    // P = R3(−z) R2(θ) R3(−ζ): its corner and border hold the angles.
    const double zeta = std::atan2(-rotation[2][1], rotation[2][0]);
    const double z = std::atan2(-rotation[1][2], -rotation[0][2]);
    const double sum = std::remainder(zeta + z, k_two_pi);
    EXPECT_NEAR(precession_in_right_ascension(tt), std::abs(sum), 0.1 * k_arcsecond);
}

}  // namespace
}  // namespace dawnline::astro
