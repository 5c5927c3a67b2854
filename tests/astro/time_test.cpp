#include "dawnline/astro/time.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

// TT − UTC = leap seconds + 32.184 s. Difference of two-part dates as if both were one scale.
double tt_minus_utc(const char* text) {
    const Utc utc = parse_utc(text);
    return to_tt(utc) - Tt{utc.day, utc.fraction};
}

// A-TF-1: TAI − UTC = 32, 33, 37 s (IERS Bulletin C). Tolerance: rounding of the fraction of a day.
TEST(Time, KnowsLeapSeconds) {
    EXPECT_NEAR(tt_minus_utc("2005-12-31T00:00:00Z"), 32.0 + 32.184, 1e-9);
    EXPECT_NEAR(tt_minus_utc("2006-01-01T00:00:00Z"), 33.0 + 32.184, 1e-9);
    EXPECT_NEAR(tt_minus_utc("2017-01-01T00:00:00Z"), 37.0 + 32.184, 1e-9);
    EXPECT_NEAR(tt_minus_utc("2027-03-20T00:00:00Z"), 37.0 + 32.184, 1e-9);
}

// The last day of 2016 had 86 401 s.
TEST(Time, CountsTheLeapSecondOf2016) {
    const Tt before = to_tt(parse_utc("2016-12-31T23:59:59Z"));
    EXPECT_NEAR(to_tt(parse_utc("2016-12-31T23:59:60Z")) - before, 1.0, 1e-9);
    EXPECT_NEAR(to_tt(parse_utc("2017-01-01T00:00:00Z")) - before, 2.0, 1e-9);
    EXPECT_EQ(to_string(to_utc(before + 1.0)), "2016-12-31T23:59:60Z");
}

TEST(Time, WritesWhatItReads) {
    EXPECT_EQ(to_string(parse_utc("2027-03-20T00:00:00Z")), "2027-03-20T00:00:00Z");
    EXPECT_EQ(to_string(parse_utc("2028-02-29T23:59:59.125Z"), 3), "2028-02-29T23:59:59.125Z");
    const Tt tt = to_tt(parse_utc("2027-03-20T12:34:56.789Z"));
    EXPECT_EQ(to_string(to_utc(tt), 6), "2027-03-20T12:34:56.789000Z");
}

TEST(Time, RefusesWhatIsNotAnInstant) {
    for (const char* text :
         {"", "2027-03-20", "2027-03-20 00:00:00Z", "2027-03-20T00:00:00", "2027-03-20T00:00:00z",
          "2027-03-20T00:00:00+00:00", "2027-13-20T00:00:00Z", "2027-02-29T00:00:00Z",
          "2027-03-20T24:00:00Z", "2027-03-20T00:60:00Z", "2027-03-20T00:00:61Z",
          "2027-03-20T23:59:60Z", "2027-03-20T00:00:00.Z", "2027-03-20T00:00:00.1e3Z",
          "1971-12-31T00:00:00Z", "2201-01-01T00:00:00Z", "+027-03-20T00:00:00Z"})
        EXPECT_THROW(parse_utc(text), Error) << text;
}

// Adding and subtracting cancel: two-part dates lose less than 1 ns over a century.
TEST(Time, AddsSecondsWithoutLoss) {
    const Tt epoch = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    for (const double seconds : {-3.155760000123e9, -0.001, 0.0, 1e-6, 86400.0, 3.155760000123e9})
        EXPECT_NEAR((epoch + seconds) - epoch, seconds, 1e-9) << seconds;
}

// J2000.0 is 2000-01-01T12:00:00 TT, 11:58:55.816 UTC (32 leap seconds + 32.184 s before).
TEST(Time, PlacesJ2000) {
    EXPECT_NEAR(days_since_j2000(to_tt(parse_utc("2000-01-01T11:58:55.816Z"))), 0.0, 1e-13);
}

// 21 June is day 172 of a common year, 173 of a leap year; TT is 69 s ahead.
TEST(Time, CountsDaysOfTheYear) {
    EXPECT_NEAR(day_of_year(to_tt(parse_utc("2026-06-21T00:00:00Z"))), 172.0, 1e-3);
    EXPECT_NEAR(day_of_year(to_tt(parse_utc("2028-06-21T12:00:00Z"))), 173.5, 1e-3);
}

}  // namespace
}  // namespace dawnline::astro
