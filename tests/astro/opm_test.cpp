#include "dawnline/astro/opm.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ccsds_samples.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_degree;
using testing::HasSubstr;

Opm read(const std::string& text) {
    return read_opm(std::string_view(text), "f");
}
std::string told(const std::string& text) {
    return astro::told([](const std::string& t, const std::string&) { return read(t); }, text);
}

// The example of CCSDS 502.0-B (EUTELSAT W4).
TEST(Opm, ReadsTheExampleOfTheBlueBook) {
    const Opm opm = read(sample("eutelsat_w4.opm"));
    EXPECT_EQ(opm.object_name, "EUTELSAT W4");
    EXPECT_EQ(opm.frame, "TOD");
    EXPECT_EQ(ccsds_time(opm.epoch, opm.time_scale), "2006-06-03T00:00:00.000");
    EXPECT_DOUBLE_EQ(opm.r.y, -40218575.1);
    EXPECT_DOUBLE_EQ(opm.v.z, -1.01495);
    EXPECT_DOUBLE_EQ(opm.elements.value().gm, 398600.4415e9);
    EXPECT_DOUBLE_EQ(opm.spacecraft.drag_coefficient.value(), 2.3);
    ASSERT_EQ(opm.maneuvers.size(), 2u);
    EXPECT_DOUBLE_EQ(opm.maneuvers[0].delta_mass, -18.418);
    EXPECT_DOUBLE_EQ(opm.maneuvers[0].delta_v.y, 16.8316);
    EXPECT_EQ(opm.maneuvers[1].frame, "RTN");
    EXPECT_EQ(opm.user_defined.at(0).second, "own keyword");
    EXPECT_FALSE(opm.covariance);
}

// The book prints state and elements of one orbit. The energy and the angular momentum of the
// state give a, e and i of the elements; the tolerances are two units of their last printed digit
// (a: 1e-8 km/s of velocity is 6e-4 km).
TEST(Opm, StateAndElementsOfTheExampleAgree) {
    const Opm opm = read(sample("eutelsat_w4.opm"));
    const OpmElements& k = opm.elements.value();
    const double a = 1.0 / (2.0 / norm(opm.r) - dot(opm.v, opm.v) / k.gm);
    const Vec3 h = cross(opm.r, opm.v);
    EXPECT_NEAR(a, k.semi_major_axis, 1.2);
    EXPECT_NEAR(std::sqrt(1.0 - dot(h, h) / (k.gm * a)), k.eccentricity, 1e-7);
    EXPECT_NEAR(angle_between(h, {0, 0, 1}), k.inclination, 2e-6 * k_degree);
}

TEST(Opm, KeepsItsBytes) {
    Opm opm = read(sample("eutelsat_w4.opm"));
    opm.covariance = OrbitCovariance{"", {}};
    for (std::size_t k = 0; k < 21; ++k) opm.covariance->lower[k] = 1e6 / (3.0 + double(k));
    opm.header.message_id = "A & <B>";
    const std::string kvn = write_opm(opm, CcsdsNotation::kvn);
    const std::string xml = write_opm(opm, CcsdsNotation::xml);
    EXPECT_EQ(write_opm(read(kvn), CcsdsNotation::kvn), kvn);
    EXPECT_EQ(write_opm(read(xml), CcsdsNotation::xml), xml);
    EXPECT_EQ(write_opm(read(xml), CcsdsNotation::kvn), kvn);
    EXPECT_EQ(read(xml).maneuvers.size(), 2u);
    EXPECT_EQ(read(xml).header.message_id, "A & <B>");
    opm.time_scale = TimeScale::gps;  // the same instants, written in another scale
    EXPECT_THAT(write_opm(opm, CcsdsNotation::kvn), HasSubstr("EPOCH = 2006-06-03T00:00:14.000\n"));
}

TEST(Opm, Refuses) {
    const std::string good = sample("eutelsat_w4.opm");
    EXPECT_EQ(told(good), "");
    EXPECT_THAT(told(with(good, "X = 6655.9942 [km]", "X = 6655.9942 [m]")),
                HasSubstr("f:11:5: X is given in m; its unit is km"));
    EXPECT_THAT(told(with(good, "Y = -40218", "Y = nan")), HasSubstr("f:12:5: Y is"));
    EXPECT_THAT(told(with(good, "GM = 398600.4415 [km**3/s**2]\n", "")),
                HasSubstr("need all six elements and GM"));
    EXPECT_THAT(told(with(good, "0.020842611", "1.5")), HasSubstr("has no pericentre"));
    EXPECT_THAT(told(with(good, "0.020842611", "-0.5")), HasSubstr("ECCENTRICITY is -0.5"));
    EXPECT_THAT(told(with(good, "0.117746", "190")), HasSubstr("INCLINATION is 190 deg"));
    EXPECT_THAT(told(with(good, "-18.418", "18.418")), HasSubstr("MAN_DELTA_MASS is 18.418 kg"));
    EXPECT_THAT(told(with(good, "MAN_DV_3 = -0.00893444 [km/s]\n", "")),
                HasSubstr("f:36:1: MAN_DV_3 is missing"));
    EXPECT_THAT(told(with(good, "MAN_DURATION = 132.60 [s]\n", "MAN_DURATON = 132.60 [s]\n")),
                HasSubstr("did you mean MAN_DURATION?"));
    EXPECT_THAT(told(with(good, "TIME_SYSTEM = UTC", "TIME_SYSTEM = SCLK")),
                HasSubstr("f:9:15: TIME_SYSTEM is SCLK; UTC, TAI, TT, TDB and GPS are read"));
    EXPECT_THAT(told(with(good, "MASS = 1913", "COV_REF_FRAME = RTN\nCX_X = 1\nMASS = 1913")),
                HasSubstr("CZ_DOT_Z_DOT is missing; a covariance has all of its 21 elements"));
    EXPECT_THAT(told(good + good), HasSubstr("a second message begins"));
    EXPECT_THAT(told(with(good, "OPM", "OEM")), HasSubstr("CCSDS_OPM_VERS is expected"));
    EXPECT_THAT(told(""), HasSubstr("f:1:1: CCSDS_OPM_VERS is missing"));
    const std::size_t last = good.find("SEMI_MAJOR_AXIS");
    for (std::size_t n = 0; n < last - 22; n += 9) EXPECT_NE(told(good.substr(0, n)), "") << n;
    Opm opm = read(good);
    opm.r.x = HUGE_VAL;
    EXPECT_THROW(write_opm(opm, CcsdsNotation::kvn), Error);
}

}  // namespace
}  // namespace dawnline::astro
