#include "dawnline/astro/ccsds_time.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using testing::HasSubstr;

std::string why_not(std::string_view text, TimeScale scale = TimeScale::utc) {
    try {
        parse_ccsds_time(text, scale);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

// March 5th is day 64 of 2007 and day 65 of the leap year 2008 (calendar).
TEST(CcsdsTime, ReadsBothFormsOfADate) {
    EXPECT_EQ(ccsds_time(parse_ccsds_utc("2007-064T10:34:41.4264")), "2007-03-05T10:34:41.4264");
    EXPECT_EQ(ccsds_time(parse_ccsds_utc("2008-065T10:34:41Z")), "2008-03-05T10:34:41.000");
    EXPECT_EQ(ccsds_time(parse_ccsds_utc("2008-366T00:00:00")), "2008-12-31T00:00:00.000");
}

// IERS Bulletin C 52: a leap second at the end of 2016-12-31, none at the end of 2017.
TEST(CcsdsTime, KnowsLeapSeconds) {
    EXPECT_EQ(ccsds_time(parse_ccsds_utc("2016-12-31T23:59:60.5")), "2016-12-31T23:59:60.500");
    EXPECT_EQ(ccsds_time(parse_ccsds_utc("2016-366T23:59:60.5")), "2016-12-31T23:59:60.500");
    EXPECT_THAT(why_not("2017-12-31T23:59:60.5"), HasSubstr("no leap second"));
    EXPECT_THAT(why_not("2016-12-31T23:59:60.5", TimeScale::tai), HasSubstr("no leap second"));
}

// 2020-01-01T00:00:00 UTC is 00:00:37 TAI, 00:00:18 GPS, 00:01:09.184 TT (IERS Bulletin C 59;
// IS-GPS-200). TDB differs from TT by less than 2 ms (IAU 2006 B3). Tolerance 1 ns, as promised.
TEST(CcsdsTime, TellsTheScalesApart) {
    const Tt tt = parse_ccsds_time("2020-01-01T00:00:00", TimeScale::utc);
    EXPECT_NEAR(parse_ccsds_time("2020-01-01T00:00:37", TimeScale::tai) - tt, 0.0, 1e-9);
    EXPECT_NEAR(parse_ccsds_time("2020-01-01T00:00:18", TimeScale::gps) - tt, 0.0, 1e-9);
    EXPECT_NEAR(parse_ccsds_time("2020-01-01T00:01:09.184", TimeScale::tt) - tt, 0.0, 1e-9);
    const double tdb = parse_ccsds_time("2020-01-01T00:01:09.184", TimeScale::tdb) - tt;
    EXPECT_NEAR(tdb, 0.0, 2e-3);
    EXPECT_NE(tdb, 0.0);
}

// Written and read back: the same text, in each scale.
TEST(CcsdsTime, GoesThroughItsText) {
    for (int scale = 0; scale < 5; ++scale)
        for (const char* text : {"1996-12-18T12:00:00.331", "2020-02-29T23:59:59.999999999",
                                 "2024-10-31T08:43:53.385312", "2190-07-01T00:00:00.000"}) {
            const auto s = static_cast<TimeScale>(scale);
            EXPECT_EQ(ccsds_time(parse_ccsds_time(text, s), s), text) << name_of(s);
            EXPECT_EQ(time_scale(name_of(s)), s);
        }
}

TEST(CcsdsTime, RefusesWhatDoesNotExist) {
    EXPECT_THAT(why_not("2021-02-29T00:00:00"), HasSubstr("a day that its month does not have"));
    EXPECT_THAT(why_not("2021-366T00:00:00"), HasSubstr("day 366 of 2021, which does not exist"));
    EXPECT_THAT(why_not("2021-000T00:00:00"), HasSubstr("day 0"));
    EXPECT_THAT(why_not("2021-13-01T00:00:00"), HasSubstr("month 13"));
    EXPECT_THAT(why_not("2021-01-01T24:00:00"), HasSubstr("time of day"));
    EXPECT_THAT(why_not("1960-01-01T00:00:00"), HasSubstr("1972 to 2200"));
    EXPECT_THAT(why_not("9999-01-01T00:00:00"), HasSubstr("1972 to 2200"));
    for (const char* text :
         {"", "Z", "2021", "2021-01-01", "2021-01-01 00:00:00", "21-01-01T00:00:00",
          "2021-01-01T00:00", "2021-01-01T00:00:0", "2021-01-01T00:00:00.", "2021-1-01T00:00:00",
          "2021-01-01T00:00:00+01:00", "2021-01-01T00:00:00.1e3", "2021-01T00:00:00"})
        EXPECT_THAT(why_not(text), HasSubstr("is no instant; write it as")) << text;
    EXPECT_THROW(time_scale("UT1"), Error);
    EXPECT_THROW(time_scale("utc"), Error);
}

}  // namespace
}  // namespace dawnline::astro
