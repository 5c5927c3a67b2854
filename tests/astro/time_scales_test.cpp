#include "dawnline/astro/time_scales.hpp"

#include <erfa.h>
#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

// A-TF-1: leap seconds of the IERS Bulletins C 30, 32 and 52.
TEST(TimeScales, KnowLeapSeconds) {
    EXPECT_EQ(tai_minus_utc(parse_utc("2005-12-31T12:00:00Z")), 32.0);
    EXPECT_EQ(tai_minus_utc(parse_utc("2006-01-01T00:00:00Z")), 33.0);
    EXPECT_EQ(tai_minus_utc(parse_utc("2016-12-31T23:59:60Z")), 36.0);
    EXPECT_EQ(tai_minus_utc(parse_utc("2017-01-01T00:00:00Z")), 37.0);
    EXPECT_THROW(tai_minus_utc({std::nan(""), 0.0}), Error);
}

// liberfa/erfa, t_erfa_c.c, cases of eraUtctai, eraTaitt, eraUtcut1, eraUt1utc: JD 2453750.5 +
// 0.892…; its own tolerance 1e-12 d.
TEST(TimeScales, AgreeWithTheCasesOfErfa) {
    const Tai tai = to_tai(Utc{2453750.5, 0.892100694});
    EXPECT_NEAR(tai.day + tai.fraction - 2453750.5, 0.8924826384444444444, 1e-9);
    EXPECT_NEAR(tai.fraction, 0.8924826384444444444, 1e-12);
    EXPECT_NEAR(to_tt(Tai{2453750.5, 0.892482639}).fraction, 0.892855139, 1e-12);
    EXPECT_NEAR(to_tai(Tt{2453750.5, 0.892482639}).fraction, 0.892110139, 1e-12);
    EXPECT_NEAR(to_utc(Tai{2453750.5, 0.892482639}).fraction, 0.8921006945555555556, 1e-12);
    EXPECT_NEAR(to_ut1(Utc{2453750.5, 0.892100694}, 0.3341).fraction, 0.8921045608981481481, 1e-12);
    EXPECT_NEAR(to_utc(Ut1{2453750.5, 0.892104561}, 0.3341).fraction, 0.8921006941018518519, 1e-12);
}

// The case of eraDtdb, 2448939.5 + 0.123 with a place at 5525.242 km from the axis, differs from
// the centre of the Earth by the place's terms, at most 2.1 µs; ERFA itself is the oracle for the
// rest.
TEST(TimeScales, TellTdbOfTheEarthsCentre) {
    const Tt tt{2448939.5, 0.123};
    EXPECT_NEAR(tdb_minus_tt(tt), -0.1280368005936998991e-2, 2.2e-6);
    for (double day = 0.0; day < 40000.0; day += 123.456) {
        const Tt when{2433282.5, day};
        EXPECT_LT(std::abs(tdb_minus_tt(when)), 1.7e-3);
        EXPECT_EQ(tdb_minus_tt(when), eraDtdb(when.day, when.fraction, 0.3, 1.0, 0.0, 0.0));
        EXPECT_NEAR(to_tt(to_tdb(when)) - when, 0.0, 1e-9);
    }
}

// Noon is half of the day, whatever its length; the leap second is its last.
TEST(TimeScales, CountTheSecondsOfADay) {
    EXPECT_NEAR(second_of_day(parse_utc("2027-03-20T00:00:00Z")), 0.0, 1e-9);
    EXPECT_NEAR(second_of_day(parse_utc("2027-03-20T23:59:59.75Z")), 86399.75, 1e-9);
    EXPECT_NEAR(second_of_day(parse_utc("2016-12-31T12:00:00Z")), 43200.0, 1e-9);
    EXPECT_NEAR(second_of_day(parse_utc("2016-12-31T23:59:60.5Z")), 86400.5, 1e-9);
    EXPECT_TRUE(std::isnan(second_of_day(Utc{std::nan(""), 0.0})));
    EXPECT_TRUE(std::isnan(second_of_day(Utc{HUGE_VAL, 0.0})));
}

TEST(TimeScales, CountTheDaysOfAYear) {
    EXPECT_NEAR(day_of_year(parse_utc("2027-01-01T00:00:00Z")), 1.0, 1e-12);
    EXPECT_NEAR(day_of_year(parse_utc("2027-12-31T12:00:00Z")), 365.5, 1e-12);
    EXPECT_NEAR(day_of_year(parse_utc("2028-12-31T00:00:00Z")), 366.0, 1e-12);
    EXPECT_TRUE(std::isnan(day_of_year(Utc{std::nan(""), 0.0})));
}

// Where the fraction of the pair is beyond a day, or the day is not a midnight, nothing changes.
TEST(TimeScales, DoNotCareHowAnInstantIsSplit) {
    const Utc utc = parse_utc("2027-03-20T06:00:00Z");
    for (const double moved : {-3.0, -0.5, 0.25, 2.0}) {
        const Utc other{utc.day + moved, utc.fraction - moved};
        EXPECT_NEAR(second_of_day(other), 21600.0, 1e-9);
        EXPECT_NEAR(day_of_year(other), 79.25, 1e-12);
        EXPECT_EQ(tai_minus_utc(other), 37.0);
    }
}

TEST(TimeScales, AddAndSubtractSeconds) {
    const Ut1 ut1{2461041.5, 0.75};
    for (const double seconds : {-1e9, -0.25, 1e-6, 3e9})
        EXPECT_NEAR((ut1 + seconds) - ut1, seconds, 1e-9);
}

}  // namespace
}  // namespace dawnline::astro
