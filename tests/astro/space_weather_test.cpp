#include "dawnline/astro/space_weather.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "dawnline/astro/space_weather_files.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using testing::HasSubstr;

std::string text_of(const std::string& name) {
    std::ifstream file(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/data/" + name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

const SpaceWeather& winter_2023() {
    static const SpaceWeather table =
        read_space_weather(text_of("space_weather_2023.csv"), "space_weather_2023.csv");
    return table;
}

std::string refusal(const std::string& text) {
    try {
        read_space_weather(text, "sw.csv");
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

// Row A-P-9: Orekit took F10.7 164.9, mean 159.1 and Ap 14 from the same file for 2023-01-01.
TEST(WeatherAt, TakesTheDaysThatOrekitTakes) {
    const Weather w = weather_at(winter_2023(), parse_utc("2023-01-01T00:00:00Z"));
    EXPECT_EQ(w.f107, 164.9);       // of 2022-12-31
    EXPECT_EQ(w.f107_mean, 159.1);  // of 2023-01-01, centred
    EXPECT_EQ(w.ap[0], 14.0);       // of 2023-01-01
}

// The storm of 2023-03-24, counted by hand in the table of GFZ Potsdam: ap 207 from 3 to 6 h,
// before it 154 | 132, 94; 39, 111, 39, 15, 6, 3 | 2, 18; 15, 9, 18, 15, 22, 22 | and of the 21st
// the last two, 7 and 5. A fraction of a second changes nothing.
TEST(WeatherAt, CountsTheHistoryOfAStorm) {
    for (const char* time :
         {"2023-03-24T03:00:00Z", "2023-03-24T04:30:00.123Z", "2023-03-24T05:59:59.999Z"}) {
        const Weather w = weather_at(winter_2023(), parse_utc(time));
        EXPECT_TRUE(w.three_hourly);
        EXPECT_EQ(w.f107, 151.0);
        EXPECT_EQ(w.f107_mean, 158.7);
        EXPECT_EQ(w.ap[0], 73.0);
        EXPECT_EQ(w.ap[1], 207.0);
        EXPECT_EQ(w.ap[2], 154.0);
        EXPECT_EQ(w.ap[3], 132.0);
        EXPECT_EQ(w.ap[4], 94.0);
        EXPECT_EQ(w.ap[5], (39 + 111 + 39 + 15 + 6 + 3 + 2 + 18) / 8.0);
        EXPECT_EQ(w.ap[6], (15 + 9 + 18 + 15 + 22 + 22 + 7 + 5) / 8.0);
    }
    EXPECT_EQ(weather_at(winter_2023(), parse_utc("2023-03-24T06:00:00Z")).ap[1], 94.0);
}

TEST(WeatherAt, OtherConventions) {
    const Utc utc = parse_utc("2023-01-05T12:00:00Z");
    WeatherOptions daily;
    daily.three_hourly = false;
    EXPECT_FALSE(weather_at(winter_2023(), utc, daily).three_hourly);
    // The sample has no adjusted mean: that is said, not replaced.
    WeatherOptions adjusted;
    adjusted.flux = FluxScale::adjusted;
    EXPECT_THROW(weather_at(winter_2023(), utc, adjusted), Error);
    // 57 h before the third day there is no ap yet: the daily one alone.
    const Weather early = weather_at(winter_2023(), parse_utc("2022-12-30T00:00:00Z"));
    EXPECT_FALSE(early.three_hourly);
}

TEST(WeatherAt, RefusesOtherDates) {
    for (const char* time : {"2022-12-28T12:00:00Z", "2023-03-27T00:00:00Z", "1990-01-01T00:00:00Z",
                             "2100-01-01T00:00:00Z"})
        EXPECT_THROW(weather_at(winter_2023(), parse_utc(time)), Error) << time;
    EXPECT_NO_THROW(weather_at(winter_2023(), parse_utc("2022-12-29T00:00:00Z")));
    EXPECT_NO_THROW(weather_at(winter_2023(), parse_utc("2023-03-26T23:59:59Z")));
    EXPECT_THROW(weather_at({}, parse_utc("2023-03-26T23:59:59Z")), Error);
    EXPECT_THROW(weather_at(winter_2023(), {NAN, 0.0}), Error);
}

const std::string k_cssi =
    "DATATYPE CssiSpaceWeather\r\nVERSION 1.2\r\nUPDATED 2025 Mar 21 12:40:00.00\r\n# comment\r\n"
    "NUM_OBSERVED_POINTS 2\r\nBEGIN OBSERVED\r\n"
    "2020 01 01 2542 22  3  0  0  7  7 13 10  7  47   2   0   0   3   3   5   4   3   3 0.0 0   6  "
    "69.4 0  69.2  68.1  71.8  71.4  69.7\r\n"
    "2020 01 02 2542 23  0  0  3  3  3  7 10 10  37   0   0   2   2   2   3   4   4   2 0.0 0  12  "
    "69.5 0  69.2  68.2  71.9  71.4  69.8\r\n"
    "END OBSERVED\r\n\r\nNUM_MONTHLY_PREDICTED_POINTS 1\r\nBEGIN MONTHLY_PREDICTED\r\n"
    "2020 02 01 2543 26                                                                        12  "
    "70.4 0  69.5  69.1  72.5  71.0  71.3\r\n"
    "END MONTHLY_PREDICTED\r\n";

// Lines of the CSSI file of 2025-03-21 as they stand there; the columns by its own FORMAT line.
TEST(ReadSpaceWeather, FixedColumns) {
    const SpaceWeather table = read_space_weather(k_cssi, "SW-All.txt");
    ASSERT_EQ(table.days.size(), 2u);
    EXPECT_EQ(table.days[0].mjd, 58849);
    EXPECT_EQ(table.days[0].flux.observed, 71.8);
    EXPECT_EQ(table.days[0].flux.observed_mean, 71.4);
    EXPECT_EQ(table.days[1].flux.adjusted, 69.5);
    EXPECT_EQ(table.days[1].flux.adjusted_mean, 69.2);
    EXPECT_EQ(table.days[0].ap, 3.0);
    EXPECT_EQ(table.days[0].ap_3hour[5], 5.0);
    EXPECT_EQ(table.days[1].ap_3hour[7], 4.0);
    EXPECT_FALSE(table.days[1].predicted);
    ASSERT_EQ(table.nodes.size(), 1u);
    EXPECT_EQ(table.nodes[0].flux.observed, 72.5);
    EXPECT_TRUE(std::isnan(table.nodes[0].ap));

    // 15 of the 29 days from the end of January 2 to February 1: linear, once an Ap is stated.
    const Utc utc = parse_utc("2020-01-17T12:00:00Z");
    EXPECT_THROW(weather_at(table, utc), Error);
    WeatherOptions options;
    options.ap_where_missing = 2.0;
    const Weather w = weather_at(table, utc, options);
    EXPECT_NEAR(w.f107, 0.5 * (71.9 + 72.5), 1e-12);
    EXPECT_NEAR(w.f107_mean, 0.5 * (71.4 + 71.0), 1e-12);
    EXPECT_EQ(w.ap[0], 2.0);
    EXPECT_THROW(weather_at(table, parse_utc("2020-02-01T00:00:01Z"), options), Error);
}

TEST(ReadSpaceWeather, FixedColumnsRefused) {
    const auto changed = [](const std::string& from, const std::string& to) {
        std::string text = k_cssi;
        text.replace(text.find(from), from.size(), to);
        return refusal(text);
    };
    EXPECT_THAT(changed("POINTS 2", "POINTS 3"), HasSubstr("has 2 lines and announces 3"));
    EXPECT_THAT(changed("2020 01 02", "2020 01 03"), HasSubstr("does not follow"));
    EXPECT_THAT(changed("2020 01 02", "2020 13 02"), HasSubstr("month is 13"));
    EXPECT_THAT(changed("71.9", "7x.9"), HasSubstr("'7x.9', which is no number"));
    EXPECT_THAT(changed("69.8\r\n", "\r\n"), HasSubstr("characters of 130"));
    EXPECT_THAT(changed("END MONTHLY_PREDICTED", ""), HasSubstr("ends within MONTHLY_PREDICTED"));
    EXPECT_THAT(changed("BEGIN OBSERVED", "BEGIN GUESSED"), HasSubstr("not known"));
    EXPECT_THAT(refusal(k_cssi.substr(0, 300)), HasSubstr("ends within OBSERVED"));
}

TEST(ReadSpaceWeather, CsvRefused) {
    std::string text = text_of("space_weather_2023.csv");
    text = text.substr(text.find("DATE"));
    const std::string head = text.substr(0, text.find('\n') + 1);
    const std::string first =
        "2022-12-28,,,,,,,,,,,,9,6,5,3,3,3,3,4,4,,,,160.4,155.2,OBS,155.0,132.0,,\n";
    EXPECT_EQ(refusal(head + first), "accepted");
    EXPECT_THAT(refusal(""), HasSubstr("no space weather that is known"));
    EXPECT_THAT(refusal("garbage"), HasSubstr("no space weather that is known"));
    EXPECT_NE(refusal("\xff\xfegarbage"), "accepted");
    EXPECT_NE(refusal(head + "\xe2\x88\x92" + first), "accepted");
    EXPECT_THAT(refusal(head), HasSubstr("there is no row"));
    EXPECT_THAT(refusal("DATE,AP1\n"), HasSubstr("there is no column AP2"));
    EXPECT_THAT(refusal(head + first + first), HasSubstr("sw.csv:3: the day does not follow"));
    EXPECT_THAT(refusal(head + "2022-12-28,1\n"), HasSubstr("2 cells where the head has 31"));
    EXPECT_THAT(refusal(head + "2022-02-30" + first.substr(10)), HasSubstr("2022-2-30 is no date"));
    EXPECT_THAT(refusal(head + "28/12/2022" + first.substr(10)), HasSubstr("not YYYY-MM-DD"));
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string line = first;
        line.replace(line.find(from), from.size(), to);
        return refusal(head + line);
    };
    EXPECT_THAT(changed("160.4", "0.0"), HasSubstr("must lie between 40 and 1000"));
    EXPECT_THAT(changed("160.4", "nan"), HasSubstr("no number"));
    EXPECT_THAT(changed("160.4", ""), HasSubstr("F10.7_OBS is ''"));
    EXPECT_THAT(changed(",9,6,", ",-9,6,"), HasSubstr("AP1 is -9"));
    EXPECT_THAT(changed("OBS", "FOO"), HasSubstr("F10.7_DATA_TYPE is 'FOO'"));
    // All problems in one pass.
    EXPECT_THAT(changed("160.4,155.2,OBS", "x,y,z"),
                testing::AllOf(HasSubstr("'x'"), HasSubstr("'y'"), HasSubstr("'z'")));
}

// Each row of a table of months stands for its middle.
TEST(ReadSpaceWeather, Months) {
    const SpaceWeather table = read_space_weather(
        "year,month,kind,n_days,f107_obs_sfu,f107_obs_81d_sfu,f107_adj_sfu,ap\n"
        "1957,10,observed,31,283.1,271.1,281.1,13.8\n1957,11,observed,30,259.2,274.0,253.5,18.0\n",
        "monthly.csv");
    ASSERT_EQ(table.nodes.size(), 2u);
    EXPECT_EQ(table.nodes[0].mjd, 36112.0 + 15.5);  // 1957-10-01 is MJD 36112
    EXPECT_EQ(table.nodes[1].mjd, 36143.0 + 15.0);
    EXPECT_EQ(table.nodes[1].flux.observed, 259.2);
}

// The first lines of the file that comes with GMAT R2026a.
TEST(ReadSchatten, Months) {
    const PredictedCycle cycle = read_schatten(
        "           NOMINAL TIMING      EARLY TIMING        LATE TIMING\n"
        " mo. yr.  mean +2sig -2sig ap mean +2sig -2sig ap mean +2sig -2sig ap\n BEGIN_DATA\n"
        "  3 2026   138  157  116   12  111  125   97   10  159  184  133   14\n"
        "  4 2026   136  154  115   12  109  122   95   10  158  182  132   14\n",
        "SchattenPredict.txt");
    ASSERT_EQ(cycle.months.size(), 2u);
    // The middle of March 2026 is March 16, 12 h.
    const Utc middle = parse_utc("2026-03-16T12:00:00Z");
    EXPECT_NEAR(weather_of_cycle(cycle.cycle(), middle).f107, 138.0, 1e-9);
    EXPECT_NEAR(weather_of_cycle(cycle.cycle(), middle, {CycleTiming::late, 0.5}).ap[0], 14.0,
                1e-9);
    // Φ(2) = 0.9772498680518208, Φ(−2) = 0.0227501319481792.
    const double two_sigma = 0.9772498680518208;
    EXPECT_NEAR(
        weather_of_cycle(cycle.cycle(), middle, {CycleTiming::nominal, two_sigma}).f107_mean, 157.0,
        1e-9);
    EXPECT_NEAR(weather_of_cycle(cycle.cycle(), middle, {CycleTiming::early, 1.0 - two_sigma}).f107,
                97.0, 1e-9);
}

TEST(ReadSchatten, Refused) {
    EXPECT_THROW(read_schatten("", "s"), Error);
    EXPECT_THROW(read_schatten("BEGIN_DATA\n3 2026 138\n", "s"), Error);
    const std::string tail = " 138 157 116 12 111 125 97 10 159 184 133 14\n";
    EXPECT_NO_THROW(read_schatten("BEGIN_DATA\n3 2026" + tail + "4 2026" + tail, "s"));
    EXPECT_THROW(read_schatten("BEGIN_DATA\n3 2026" + tail + "5 2026" + tail, "s"), Error);
    EXPECT_THROW(read_schatten("BEGIN_DATA\n3 2026 157 138 116 12 111 125 97 10 159 184 133 14\n4 "
                               "2026" +
                                   tail,
                               "s"),
                 Error);
}

// Values of the sources at the middle of months: 1957-10 and 2026-08 observed (CelesTrak), 2030-06
// predicted (Schatten: 68, 80, 63; Ap 8).
TEST(SolarCycle, ObservedAndPredicted) {
    const SolarCycle& cycle = solar_cycle_of_2026();
    const Utc first{2400000.5 + 36112.0 + 15.0, 0.5};
    const Weather past = weather_of_cycle(cycle, first, {CycleTiming::late, 0.9});
    EXPECT_NEAR(past.f107, 283.1, 1e-9);
    EXPECT_NEAR(past.f107_mean, 271.1, 1e-9);
    EXPECT_NEAR(past.ap[0], 13.8, 1e-9);
    const Weather summer = weather_of_cycle(cycle, parse_utc("2030-06-16T00:00:00Z"));
    EXPECT_NEAR(summer.f107, 68.0, 1e-9);
    EXPECT_NEAR(summer.ap[0], 8.0, 1e-9);
    EXPECT_FALSE(summer.three_hourly);
    EXPECT_NEAR(weather_of_cycle(cycle, parse_utc("2026-08-16T12:00:00Z")).f107, 113.7, 1e-9);
}

TEST(SolarCycle, RefusesOtherDates) {
    const SolarCycle& cycle = solar_cycle_of_2026();
    EXPECT_THROW(weather_of_cycle(cycle, parse_utc("2056-04-01T00:00:00Z")), Error);
    EXPECT_THROW(weather_of_cycle(cycle, {2400000.5 + 36112.0, 0.0}), Error);
    EXPECT_NO_THROW(weather_of_cycle(cycle, parse_utc("2056-03-16T00:00:00Z")));
    EXPECT_THROW(weather_of_cycle(cycle, {NAN, 0.0}), Error);
    for (const double percentile : {0.0, 1.0, -1.0, std::nan("")})
        EXPECT_THROW(weather_of_cycle(cycle, parse_utc("2030-06-16T00:00:00Z"),
                                      {CycleTiming::nominal, percentile}),
                     Error);
}

// More flux at a higher percentile, in every month and timing to come.
TEST(SolarCycle, PercentilesAreOrdered) {
    const SolarCycle& cycle = solar_cycle_of_2026();
    for (int year = 2027; year < 2056; ++year)
        for (const CycleTiming timing :
             {CycleTiming::nominal, CycleTiming::early, CycleTiming::late}) {
            const Utc utc = parse_utc(std::to_string(year) + "-03-05T00:00:00Z");
            double before = 0.0;
            for (const double percentile : {0.05, 0.25, 0.5, 0.75, 0.95}) {
                const double f107 = weather_of_cycle(cycle, utc, {timing, percentile}).f107;
                EXPECT_GT(f107, before);
                before = f107;
            }
        }
}

}  // namespace
}  // namespace dawnline::astro
