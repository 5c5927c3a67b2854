#include "dawnline/astro/sky_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/space_weather_files.hpp"
#include "dawnline/astro/text_file.hpp"
#include "dawnline/astro/time_scales.hpp"

namespace dawnline::astro {
namespace {

// Every part of the sky is that of its own source at the same instant: the full chain of frames,
// ERFA's Sun and Moon, ERFA's calendar. Tolerances are the tables' own promises.
TEST(SkyTable, AgreesWithItsSourcesAtAnyMoment) {
    const Tt epoch = to_tt(parse_utc("2027-12-31T21:00:00Z"));
    const SkyTable sky(epoch, 0.0, 3.0 * constants::k_day);
    for (const double t : {0.0, 10799.0, 10801.0, 123456.7, 3.0 * constants::k_day}) {
        const Sky now = sky(t);
        const Tt tt = epoch + t;
        const Utc utc = to_utc(tt);
        const Mat3 R_FG = earth_attitude(earth_instant(utc)).R_FG;
        for (std::size_t row = 0; row < 3; ++row)
            EXPECT_LT(norm(now.R_FG.row[row] - R_FG.row[row]), 1e-12);
        EXPECT_LT(norm(now.r_EU_G - sun_position(tt)), 1.0);
        EXPECT_LT(norm(now.r_EM_G - moon_position(tt)), 1e-3);
        EXPECT_EQ(now.day_of_year, std::floor(day_of_year(utc)));
        EXPECT_NEAR(now.second_of_day, second_of_day(utc), 1e-6);
    }
    // New Year's Eve of 2027 is day 365, three hours later it is day 1 of a leap year.
    EXPECT_EQ(sky(0.0).day_of_year, 365.0);
    EXPECT_EQ(sky(10801.0).day_of_year, 1.0);
}

// Within each three hours of UTC the weather is that of the table.
TEST(SkyTable, HasTheWeatherOfTheDay) {
    const std::string file = DAWNLINE_SOURCE_DIR "/tests/astro/data/space_weather_2023.csv";
    const SpaceWeather table = read_space_weather(read_text_file(file), file);
    const Tt epoch = to_tt(parse_utc("2023-01-02T01:30:00Z"));
    const SkyTable sky(epoch, 0.0, 2.0 * constants::k_day, {}, table);
    for (const double t : {0.0, 5399.0, 5401.0, 100000.0, 172800.0}) {
        const Weather expected = weather_at(table, to_utc(epoch + t));
        const Weather now = sky(t).weather;
        EXPECT_EQ(now.f107, expected.f107) << t;
        EXPECT_EQ(now.ap, expected.ap) << t;
    }
}

}  // namespace
}  // namespace dawnline::astro
