#include "dawnline/astro/oem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ccsds_samples.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using testing::HasSubstr;

Oem read(const std::string& text) {
    return read_oem(std::string_view(text), "f");
}
std::string told(const std::string& text) {
    return astro::told([](const std::string& t, const std::string&) { return read(t); }, text);
}

/// States of a function of seconds, every `step` seconds.
template <class Motion>
OemSegment sampled(Motion motion, double step, int count) {
    OemSegment segment;
    segment.object_name = "TEST";
    segment.object_id = "2030-001A";
    const Tt epoch = to_tt(parse_utc("2030-01-01T00:00:00Z"));
    for (int k = 0; k < count; ++k) {
        OemState state = motion(k * step);
        state.epoch = epoch + k * step;
        segment.states.push_back(state);
    }
    segment.start = segment.states.front().epoch;
    segment.stop = segment.states.back().epoch;
    return segment;
}

OemState circle(double t) {
    const double radius = 7.0e6, rate = std::sqrt(constants::k_gm_earth / std::pow(radius, 3));
    return {{},
            {radius * std::cos(rate * t), radius * std::sin(rate * t), 0.0},
            {-radius * rate * std::sin(rate * t), radius * rate * std::cos(rate * t), 0.0},
            {}};
}

/// Every component a polynomial of the degree, with its derivative.
OemState polynomial(double t, int degree) {
    OemState state;
    for (int k = 0; k <= degree; ++k) {
        const double c = 1.0 + k, power = std::pow(t / 100.0, k);
        const double slope = k == 0 ? 0.0 : k * std::pow(t / 100.0, k - 1) / 100.0;
        state.r += c * power * Vec3{1.0, -2.0, 0.5};
        state.v += c * slope * Vec3{1.0, -2.0, 0.5};
    }
    return state;
}

// The example of CCSDS 502.0-B, in our own shortened form.
TEST(Oem, ReadsTheExampleOfTheBlueBook) {
    const Oem oem = read(sample("mars_global_surveyor.oem"));
    EXPECT_EQ(oem.header.message_id, "OEM 201113719185");
    ASSERT_EQ(oem.segments.size(), 2u);
    const OemSegment& first = oem.segments[0];
    EXPECT_EQ(first.centre, "MARS BARYCENTER");
    EXPECT_EQ(first.interpolation, Interpolation::hermite);
    EXPECT_EQ(first.degree, 2);
    EXPECT_NEAR(first.useable_start.value() - first.start, 1.0, 1e-9);
    ASSERT_EQ(first.states.size(), 3u);
    EXPECT_DOUBLE_EQ(first.states[0].r.x, 2789619.0);
    EXPECT_DOUBLE_EQ(first.states[2].v.z, -1946.87);
    EXPECT_FALSE(first.states[0].a);
    EXPECT_DOUBLE_EQ(first.states[1].a.value().z, -159.0);
    const OemSegment& second = oem.segments[1];
    EXPECT_EQ(second.interpolation, Interpolation::none);
    ASSERT_EQ(second.covariances.size(), 2u);
    EXPECT_EQ(second.covariances[0].matrix.frame, "RTN");
    EXPECT_DOUBLE_EQ(element(second.covariances[0].matrix.lower, 5, 5), 6.2244443e-04);
    EXPECT_DOUBLE_EQ(element(second.covariances[0].matrix.lower, 1, 2), -4.2212341e+02);
    EXPECT_EQ(second.covariances[1].matrix.frame, "");
}

TEST(Oem, KeepsItsBytes) {
    const Oem oem = read(sample("mars_global_surveyor.oem"));
    const std::string kvn = write_oem(oem, CcsdsNotation::kvn);
    const std::string xml = write_oem(oem, CcsdsNotation::xml);
    EXPECT_EQ(write_oem(read(kvn), CcsdsNotation::kvn), kvn);
    EXPECT_EQ(write_oem(read(xml), CcsdsNotation::xml), xml);
    EXPECT_EQ(write_oem(read(xml), CcsdsNotation::kvn), kvn);
}

// A polynomial of the declared degree is its own interpolant, whatever the nodes; tolerance
// the rounding of the largest value at a node. The velocity of Lagrange is interpolated by itself,
// that of Hermite is the derivative.
TEST(Oem, InterpolatesPolynomialsOfItsDegreeExactly) {
    for (const Interpolation method : {Interpolation::lagrange, Interpolation::hermite})
        for (const int degree : {1, 3, 5, 7, 9}) {
            OemSegment segment = sampled([&](double t) { return polynomial(t, degree); }, 60.0, 12);
            segment.interpolation = method;
            segment.degree = degree;
            for (const double t : {0.0, 1.0, 30.0, 60.0, 333.3, 659.0, 660.0}) {
                const OemState state = interpolated(segment, segment.start + t);
                const OemState truth = polynomial(t, degree);
                const double scale = norm(polynomial(660.0, degree).r);  // the largest
                EXPECT_NEAR(norm(state.r - truth.r) / scale, 0.0, 1e-11) << degree << ' ' << t;
                EXPECT_NEAR(norm(state.v - truth.v) / scale, 0.0, 1e-11) << degree << ' ' << t;
            }
        }
}

// Interpolation of degree p errs as h^(p+1): halving the step of a circular orbit divides the
// error in the middle of the span by 2^(p+1). We verify the order within 0.3.
TEST(Oem, HasTheOrderThatItDeclares) {
    for (const Interpolation method : {Interpolation::lagrange, Interpolation::hermite})
        for (const int degree : {3, 5, 7}) {
            double errors[2];
            for (int half = 0; half < 2; ++half) {
                const double step = half == 0 ? 240.0 : 120.0;
                OemSegment segment = sampled(circle, step, 31);
                segment.interpolation = method;
                segment.degree = degree;
                const double t = 15.5 * step;
                errors[half] = norm(interpolated(segment, segment.start + t).r - circle(t).r);
            }
            EXPECT_NEAR(std::log2(errors[0] / errors[1]), degree + 1, 0.3) << degree;
        }
}

TEST(Oem, InterpolatesOnlyWhereItMay) {
    const Oem oem = read(sample("mars_global_surveyor.oem"));
    const OemSegment& first = oem.segments[0];
    EXPECT_THROW(interpolated(first, first.start), Error);  // before the useable start
    EXPECT_NO_THROW(interpolated(first, first.start + 1.0));
    EXPECT_THROW(interpolated(first, first.start + 121.0), Error);  // after the last state
    EXPECT_DOUBLE_EQ(interpolated(oem, oem.segments[1].start).r.x, -2432166.0);
    OemSegment few = sampled(circle, 60.0, 3);
    few.interpolation = Interpolation::lagrange;
    few.degree = 5;
    try {
        interpolated(few, few.start);
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "TEST has 3 states; its interpolation of degree 5 needs 6");
    }
}

TEST(Oem, RefusesWhatDoesNotFit) {
    const std::string good = sample("mars_global_surveyor.oem");
    EXPECT_EQ(told(good), "");
    EXPECT_THAT(told(with(good, "12:01:00.331", "12:00:00.331")),
                HasSubstr("f:23:1: the epoch of the state is not after that of the one before"));
    EXPECT_THAT(told(with(good, "1996-12-18T12:02:00.331", "1997-12-18T12:02:00.331")),
                HasSubstr("f:24:1: the epoch of the state lies outside of START_TIME"));
    EXPECT_THAT(told(with(good, "-308.143", "nan")),
                HasSubstr("f:23:34: an item of the state is \"nan\", no number"));
    EXPECT_THAT(told(with(good, "-308.143 ", "")),
                HasSubstr("f:23:1: a state has an epoch and 6 or 9 numbers"));
    EXPECT_THAT(told(with(good, "INTERPOLATION_DEGREE = 2\n", "")),
                HasSubstr("INTERPOLATION_DEGREE and INTERPOLATION come together"));
    EXPECT_THAT(told(with(good, "HERMITE", "SPLINE")),
                HasSubstr("INTERPOLATION is SPLINE; it may be LINEAR, LAGRANGE, HERMITE"));
    EXPECT_THAT(told(with(good, "USEABLE_START_TIME = 1996", "USEABLE_START_TIME = 1995")),
                HasSubstr("USEABLE_START_TIME lies outside"));
    EXPECT_THAT(told(with(good, "STOP_TIME = 1996-12-30", "STOP_TIME = 1996-12-20")),
                HasSubstr("STOP_TIME is before START_TIME"));
    EXPECT_THAT(told(with(good, "1996-12-28T21:23", "1996-12-32T21:23")),
                HasSubstr("USEABLE_STOP_TIME names a day that its month does not have"));
    EXPECT_THAT(told(with(good, "META_STOP", "META_STOPP")), HasSubstr("is neither KEYWORD"));
    EXPECT_THAT(told(with(good, "COVARIANCE_STOP\n", "")), HasSubstr("COVARIANCE_STOP is missing"));
    EXPECT_THAT(told(with(good, "4.6189273e-04 6.78", "6.78")),
                HasSubstr("item 2 of row 2 of the covariance is missing"));
    EXPECT_THAT(told(with(good, "3.3313494e-04\n", "-3.3313494e-04\n")),
                HasSubstr("is a negative variance"));
    EXPECT_THAT(told(with(good, "3.3313494e-04\n", "")),
                HasSubstr("EPOCH is followed by 5 lines of numbers; a matrix has 6"));
    EXPECT_THAT(told(with(good, "CENTER_NAME", "CENTRE_NAME")),
                HasSubstr("did you mean CENTER_NAME?"));
    EXPECT_THAT(told(good.substr(0, good.find("META_START"))), HasSubstr("there is no segment"));
    const std::size_t last = good.find("1996-12-18T12:00:00.331 2789");
    for (std::size_t n = 0; n < last; n += 9) EXPECT_NE(told(good.substr(0, n)), "") << n;
}

TEST(Oem, RefusesBrokenXml) {
    const std::string good =
        write_oem(read(sample("mars_global_surveyor.oem")), CcsdsNotation::xml);
    EXPECT_EQ(told(good), "");
    EXPECT_THAT(told(with(good, "<X units=\"km\">", "<X units=\"m\">")),
                HasSubstr("X is given in m; its unit is km"));
    EXPECT_THAT(told(with(good, "Z_DDOT", "Z_DDOTT")), HasSubstr("malformed"));
    EXPECT_THAT(told(with(with(good, "<header>", "<head>"), "</header>", "</head>")),
                HasSubstr("stands in <head>, where no OEM has anything"));
    for (std::size_t n = 0; n < good.size() - 1; n += 97) EXPECT_NE(told(good.substr(0, n)), "");
}

TEST(Oem, WritesNoBrokenEphemeris) {
    Oem oem;
    oem.header = {{}, parse_utc("2030-01-01T00:00:00Z"), "DAWNLINE", {}};
    EXPECT_THROW(write_oem(oem, CcsdsNotation::kvn), Error);
    oem.segments.push_back(sampled(circle, 60.0, 3));
    EXPECT_EQ(told(write_oem(oem, CcsdsNotation::kvn)), "");
    EXPECT_THAT(write_oem(oem, CcsdsNotation::kvn, OemDecimals{}),
                HasSubstr("\n2030-01-01T00:00:00.000 7000.000000 0.000000 0.000000 "));
    oem.segments[0].states[1].r.y = std::nan("");
    EXPECT_THROW(write_oem(oem, CcsdsNotation::kvn), Error);
    oem.segments[0].states.clear();
    EXPECT_THROW(write_oem(oem, CcsdsNotation::kvn), Error);
}

}  // namespace
}  // namespace dawnline::astro
