#include "dawnline/astro/cdm.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ccsds_samples.hpp"

namespace dawnline::astro {
namespace {

using testing::HasSubstr;

Cdm read(const std::string& text) {
    return read_cdm(std::string_view(text), "f");
}
std::string told(const std::string& text) {
    return astro::told([](const std::string& t, const std::string&) { return read(t); }, text);
}

// The first example of CCSDS 508.0-B-1. Its states are as far apart as its MISS_DISTANCE says
// (715 m, printed without decimals).
TEST(Cdm, ReadsTheExampleOfTheBlueBook) {
    const Cdm cdm = read(sample("fengyun.cdm"));
    EXPECT_EQ(cdm.header.originator, "JSPOC");
    EXPECT_EQ(ccsds_time(cdm.closest_approach), "2010-03-13T22:37:52.618");
    EXPECT_DOUBLE_EQ(cdm.miss_distance, 715.0);
    EXPECT_FALSE(cdm.probability);
    const auto& [a, b] = cdm.objects;
    EXPECT_EQ(a.designator, "12345");
    EXPECT_EQ(a.international_designator, "1997-030E");
    EXPECT_EQ(b.name, "FENGYUN 1C DEB");
    EXPECT_EQ(b.maneuverable, "NO");
    EXPECT_DOUBLE_EQ(b.r.z, 6281599.946);
    EXPECT_DOUBLE_EQ(b.v.x, -2888.6125);
    EXPECT_DOUBLE_EQ(element(a.covariance, 1, 1), 2533.0);
    EXPECT_DOUBLE_EQ(element(a.covariance, 3, 1), -5.476);
    EXPECT_DOUBLE_EQ(element(b.covariance, 1, 5), 8.482e-3);
    EXPECT_DOUBLE_EQ(element(b.covariance, 5, 5), 5.178e-5);
    EXPECT_NEAR(norm(b.r - a.r), cdm.miss_distance, 1.0);
}

/// The example with what else a message may say.
Cdm full() {
    Cdm cdm = read(sample("fengyun.cdm"));
    cdm.message_for = "SATELLITE A";
    cdm.comments = {"relative"};
    cdm.relative_speed = 14762.0;
    cdm.relative_r = {27.4, -70.2, 711.8};
    cdm.screening.start = parse_utc("2010-03-12T18:29:32.212Z");
    cdm.screening.shape = "ELLIPSOID";
    cdm.probability = 4.835e-5;
    cdm.probability_method = "FOSTER-1992";
    CdmObject& object = cdm.objects[0];
    object.comments = {"object", "one"};
    object.type = "PAYLOAD";
    object.email = "a&b@c.example";
    object.forces.gravity_model = "EGM-96: 36D 36O";
    object.forces.solar_rad_pressure = "NO";
    object.forces.mass = 2516.0;
    object.determination.actual_span = 5.5 * 86400.0;
    object.determination.residuals_accepted = 0.978;
    object.determination.tracks_used = 119;
    object.further.drag[6] = 1e-12;
    object.further.thrust[8] = 1.0;
    return cdm;
}

TEST(Cdm, KeepsItsBytes) {
    const Cdm cdm = full();
    const std::string kvn = write_cdm(cdm, CcsdsNotation::kvn);
    const std::string xml = write_cdm(cdm, CcsdsNotation::xml);
    EXPECT_EQ(write_cdm(read(kvn), CcsdsNotation::kvn), kvn);
    EXPECT_EQ(write_cdm(read(xml), CcsdsNotation::xml), xml);
    EXPECT_EQ(write_cdm(read(xml), CcsdsNotation::kvn), kvn);
    EXPECT_THAT(kvn, HasSubstr("\nACTUAL_OD_SPAN = 5.5 [d]\nTRACKS_USED = 119\n"
                               "RESIDUALS_ACCEPTED = 97.8 [%]\nMASS = 2516 [kg]\n"));
    EXPECT_THAT(kvn, HasSubstr("\nCTHR_THR = 1 [m**2/s**4]\nOBJECT = OBJECT2\n"));
    EXPECT_EQ(read(xml).objects[0].comments.size(), 2u);
}

// As the US Space Force sends them: no blank after "=", a comment that begins with "=".
TEST(Cdm, ReadsLooseLayout) {
    std::string text = sample("fengyun.cdm");
    for (std::size_t at = 0; (at = text.find(" = ", at)) != std::string::npos;)
        text.replace(at, 3, "     =");
    text = with(text, "COMMENT data of", "COMMENT     =CDM_ID:519959713   ");
    EXPECT_EQ(read(text).comments.at(0).substr(0, 17), "=CDM_ID:519959713");
}

TEST(Cdm, Refuses) {
    const std::string good = sample("fengyun.cdm");
    EXPECT_EQ(told(good), "");
    EXPECT_THAT(told(with(good, "1997-030E",
                          "1997\xE2\x88\x92"
                          "030E")),
                HasSubstr("a typographic dash; did you mean '-'?"));
    EXPECT_THAT(told(with(good, "VERS = 1.0", "VERS = 2.0")), HasSubstr("known are 1.0"));
    EXPECT_THAT(told(with(good, "715 [m]", "715 [km]")),
                HasSubstr("f:7:17: MISS_DISTANCE is given in km; its unit is m"));
    EXPECT_THAT(told(with(good, "715 [m]", "-715 [m]")), HasSubstr("at least 0 is allowed"));
    EXPECT_THAT(told(with(good, "CT_T = 2.533E+03", "CT_T = -2.533E+03")),
                HasSubstr("CT_T is -2533 m**2; at least 0 is allowed"));
    EXPECT_THAT(told(with(good, "CNDOT_NDOT = 5.529E-05 [m**2/s**2]\n", "")),
                HasSubstr("CNDOT_NDOT is missing"));
    EXPECT_THAT(told(with(good, "REF_FRAME = EME2000", "REF_FRAME = TEME")),
                HasSubstr("REF_FRAME is TEME; it may be GCRF, EME2000, ITRF"));
    EXPECT_THAT(told(with(good, "= OBJECT2", "= OBJECT1")),
                HasSubstr("OBJECT is OBJECT1; OBJECT2 is expected here"));
    EXPECT_THAT(told(with(good, "= OBJECT2", "= OBJECT3")),
                HasSubstr("it may be OBJECT1, OBJECT2"));
    EXPECT_THAT(told(good.substr(0, good.find("OBJECT = OBJECT2"))),
                HasSubstr("OBJECT is given 1 times; a conjunction has OBJECT1 and OBJECT2"));
    EXPECT_THAT(
        told(with(good, "OBJECT = OBJECT1", "COLLISION_PROBABILITY = 1.1\nOBJECT = OBJECT1")),
        HasSubstr("COLLISION_PROBABILITY is 1.1; the range is 0 to 1"));
    EXPECT_THAT(told(with(good, "2010-03-13T22:37:52.618", "2010-03-13T22:37:60.618")),
                HasSubstr("f:6:7: TCA names a second past the end of its day"));
    for (std::size_t n = 0; n < good.size() - 40; n += 13)
        EXPECT_NE(told(good.substr(0, n)), "") << n;
    const std::string xml = write_cdm(full(), CcsdsNotation::xml);
    for (std::size_t n = 0; n < xml.size() - 1; n += 97) EXPECT_NE(told(xml.substr(0, n)), "") << n;
    Cdm cdm = read(good);
    cdm.objects[1].covariance[0] = -1.0;
    EXPECT_THROW(write_cdm(cdm, CcsdsNotation::xml), Error);
}

}  // namespace
}  // namespace dawnline::astro
