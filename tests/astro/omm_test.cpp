#include "dawnline/astro/omm.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ccsds_samples.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_degree;
using testing::AllOf;
using testing::HasSubstr;

constexpr double k_rev_per_day = constants::k_two_pi / constants::k_day;

std::vector<Omm> read(const std::string& text, const std::string& file = "f") {
    return read_omms(std::string_view(text), file);
}
std::string told(const std::string& text) {
    return astro::told([](const std::string& t, const std::string& f) { return read(t, f); }, text);
}

std::string bytes(const std::string& text, OmmNotation notation) {
    return write_omms(read(text), notation);
}

// The example of CCSDS 502.0-B, figure 4-1 (GOES 9). Tolerance 1 ulp for the change of units.
TEST(Omm, ReadsTheExampleOfTheBlueBook) {
    const Omm omm = read(sample("goes9.omm")).at(0);
    EXPECT_EQ(omm.header.originator, "NOAA");
    EXPECT_EQ(ccsds_time(*omm.header.creation_date), "2007-03-06T16:00:00.000");
    const ElementSet& e = omm.elements;
    EXPECT_EQ(e.name, "GOES 9");
    EXPECT_EQ(e.international_designator, "1995-025A");
    EXPECT_EQ(e.catalogue_number, 23581u);
    EXPECT_EQ(e.classification, 'U');
    EXPECT_EQ(ccsds_time(e.epoch), "2007-03-05T10:34:41.4264");
    EXPECT_DOUBLE_EQ(e.mean_motion, 1.00273272 * k_rev_per_day);
    EXPECT_DOUBLE_EQ(e.eccentricity, 0.0005013);
    EXPECT_DOUBLE_EQ(e.inclination, 3.0539 * k_degree);
    EXPECT_DOUBLE_EQ(e.node, 81.7939 * k_degree);
    EXPECT_DOUBLE_EQ(e.argument_of_perigee, 249.2363 * k_degree);
    EXPECT_DOUBLE_EQ(e.mean_anomaly, 150.1602 * k_degree);
    EXPECT_DOUBLE_EQ(e.b_star, 0.0001);
    EXPECT_DOUBLE_EQ(e.mean_motion_dot, -0.00000113 * k_rev_per_day / constants::k_day);
    EXPECT_DOUBLE_EQ(e.mean_motion_ddot, 0.0);
    EXPECT_EQ(e.element_set_number, 925);
    EXPECT_EQ(e.revolution, 4316);
    EXPECT_DOUBLE_EQ(omm.gm.value(), 398600.8e9);
    EXPECT_EQ(omm.user_defined.at(0), std::pair(std::string("EARTH_MODEL"), std::string("WGS-84")));
}

// The same object as CelesTrak publishes it in XML and CSV: the same elements.
TEST(Omm, ReadsXmlAndCsvAlike) {
    const ElementSet a = read(sample("vanguard1.xml")).at(0).elements;
    const std::vector<Omm> rows = read(sample("vanguard1.csv"));
    ASSERT_EQ(rows.size(), 2u);
    const ElementSet& b = rows[0].elements;
    EXPECT_EQ(a.name, "VANGUARD 1");
    EXPECT_EQ(b.name, "VANGUARD 1");
    EXPECT_EQ(a.catalogue_number, 5u);
    EXPECT_DOUBLE_EQ(a.eccentricity, 0.1845686);
    EXPECT_DOUBLE_EQ(a.b_star, -2.2483e-5);
    EXPECT_EQ(ccsds_time(a.epoch), ccsds_time(b.epoch));
    EXPECT_EQ(a.mean_motion, b.mean_motion);
    EXPECT_EQ(a.mean_motion_dot, b.mean_motion_dot);
    EXPECT_EQ(a.inclination, b.inclination);
    EXPECT_EQ(rows[1].elements.name, "DEB, \"A\"");
    EXPECT_EQ(rows[1].elements.catalogue_number, 799500150u);
    EXPECT_EQ(rows[1].elements.international_designator, "");
}

// Numbers as numbers (CelesTrak) and as texts (Space-Track), with the latter's further fields.
TEST(Omm, ReadsJson) {
    const std::vector<Omm> omms = read(sample("vanguard1.json"));
    ASSERT_EQ(omms.size(), 2u);
    EXPECT_EQ(omms[0].elements.revolution, 39027);
    EXPECT_DOUBLE_EQ(omms[0].elements.mean_motion, 10.85873516 * k_rev_per_day);
    EXPECT_EQ(omms[1].elements.name, "AS SPACE-TRACK WRITES");
    EXPECT_EQ(omms[1].elements.mean_motion, omms[0].elements.mean_motion);
    EXPECT_EQ(omms[1].elements.mean_motion_dot, omms[0].elements.mean_motion_dot);
    const std::string json = sample("vanguard1.json");
    EXPECT_EQ(read(json.substr(1, json.find('}'))).size(), 1u);  // one alone, without a list
}

// read → write → read → write: nothing is lost on the way, in any notation and for many objects.
TEST(Omm, KeepsItsBytes) {
    std::vector<Omm> many = read(sample("vanguard1.csv"));
    for (Omm& omm : many) omm = omm_of(omm.elements);
    many.push_back(read(sample("goes9.omm")).at(0));
    many.back().covariance = OrbitCovariance{"RTN", {}};
    many.back().covariance->lower[0] = 1.0 / 3.0;
    many.back().spacecraft.mass = 1234.5678901234567;
    for (const OmmNotation notation :
         {OmmNotation::kvn, OmmNotation::xml, OmmNotation::json, OmmNotation::csv}) {
        const std::string once = write_omms(many, notation);
        EXPECT_EQ(read(once).size(), 3u);
        EXPECT_EQ(bytes(once, notation), once);
    }
    EXPECT_EQ(write_omms({&many[0], 1}, OmmNotation::csv),
              "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,"
              "ARG_OF_PERICENTER,MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,"
              "ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT\n"
              "VANGUARD 1,1958-002B,2020-10-13T04:52:48.47232,10.84869164,0.1845686,34.2443,"
              "225.5254,162.2516,205.2356,0,U,5,999,21814,-2.2483e-05,-1.6e-07,0\n");
}

// Every fault names its line and column, in one sentence.
TEST(Omm, RefusesImpossibleElements) {
    const std::string good = sample("goes9.omm");
    EXPECT_EQ(told(good), "");
    EXPECT_THAT(told(with(good, "0.0005013", "1.0")),
                HasSubstr("f:13:16: ECCENTRICITY is 1; the range is 0 to below 1"));
    EXPECT_THAT(told(with(good, "0.0005013", "-0.1")), HasSubstr("ECCENTRICITY is -0.1"));
    EXPECT_THAT(told(with(good, "1.00273272", "-1")),
                HasSubstr("f:12:15: MEAN_MOTION is -1 rev/day; the range is"));
    EXPECT_THAT(told(with(good, "1.00273272", "0")), HasSubstr("MEAN_MOTION is 0 rev/day"));
    EXPECT_THAT(told(with(good, "3.0539", "180.1")),
                HasSubstr("INCLINATION is 180.1 deg; the range is 0 to 180"));
    for (const char* number : {"nan", "inf", "-inf", "NaN", "0x1p3", "1,5", "1 2", "+-1", "--1",
                               "1e", ".", "1e999", "1d-3"})
        EXPECT_THAT(told(with(good, "81.7939", number)), HasSubstr("f:15:18: RA_OF_ASC_NODE is "))
            << number;
    EXPECT_THAT(told(with(good, "= 23581", "= 1000000000")), HasSubstr("NORAD_CAT_ID is"));
    EXPECT_THAT(told(with(good, "= 23581", "= 5.0")), HasSubstr("no whole number"));
    EXPECT_THAT(told(with(good, "_TYPE = U", "_TYPE = X")), HasSubstr("it may be U, C, S"));
    EXPECT_THAT(told(with(good, "EPHEMERIS_TYPE = 0", "EPHEMERIS_TYPE = 4")), HasSubstr("SGP4-XP"));
}

TEST(Omm, RefusesWhatSgp4CannotUse) {
    const std::string good = sample("goes9.omm");
    EXPECT_THAT(told(with(good, "= EARTH", "= MARS")), HasSubstr("CENTER_NAME is MARS"));
    EXPECT_THAT(told(with(good, "= TEME", "= EME2000")), HasSubstr("REF_FRAME is EME2000"));
    EXPECT_THAT(told(with(good, "= UTC", "= TAI")),
                HasSubstr("TIME_SYSTEM is TAI; elements for SGP4 have UTC"));
    EXPECT_THAT(told(with(good, "= UTC", "= UT1")), HasSubstr("TIME_SYSTEM is UT1; UTC, TAI"));
    EXPECT_THAT(told(with(good, "SGP/SGP4", "DSST")), HasSubstr("MEAN_ELEMENT_THEORY is DSST"));
    EXPECT_THAT(
        told(with(good, "MEAN_MOTION = 1.00273272 [rev/day]", "SEMI_MAJOR_AXIS = 42000")),
        AllOf(HasSubstr("SEMI_MAJOR_AXIS is no keyword"), HasSubstr("MEAN_MOTION is missing")));
    EXPECT_THAT(told(with(good, "VERS = 3.0", "VERS = 9.0")),
                HasSubstr("f:1:18: CCSDS_OMM_VERS is \"9.0\"; known are 2.0, 3.0"));
}

TEST(Omm, RefusesWrongKeywordsOrderAndUnits) {
    const std::string good = sample("goes9.omm");
    EXPECT_THAT(told(with(good, "ECCENTRICITY", "EXCENTRICITY")),
                AllOf(HasSubstr("f:13:1: EXCENTRICITY is no keyword of this part of the message "
                                "(did you mean ECCENTRICITY?)"),
                      HasSubstr("f:29:1: ECCENTRICITY is missing")));
    EXPECT_THAT(told(with(good, "ECCENTRICITY", "eccentricity")), HasSubstr("is no keyword"));
    EXPECT_THAT(told(with(good, "GM = 398600.8 [km**3/s**2]", "BSTAR = 1")),
                HasSubstr("f:24:1: BSTAR is given twice, first on line 18"));
    EXPECT_THAT(told(with(with(good, "INCLINATION = 3.0539 [deg]\n", ""), "BSTAR",
                          "INCLINATION = 3.0539\nBSTAR")),
                HasSubstr("INCLINATION stands after REV_AT_EPOCH; the standard puts it before"));
    EXPECT_THAT(told(with(good, "[deg]", "[rad]")),
                HasSubstr("INCLINATION is given in rad; its unit is deg"));
    EXPECT_THAT(told(with(good, "0.0005013", "0.0005013 [deg]")), HasSubstr("it has no unit"));
    EXPECT_THAT(told(with(good, "= 0.0001", "=")), HasSubstr("BSTAR has no value"));
    EXPECT_THAT(told(with(good, "= GOES 9", "GOES 9")),
                HasSubstr("f:5:1: \"OBJECT_NAME GOES 9\" is neither KEYWORD = value nor"));
    EXPECT_THAT(told(with(good, "2007-064T10", "2007-364T25")),
                HasSubstr("f:11:9: EPOCH names a time of day that does not exist"));
    EXPECT_THAT(told(with(good, "data of", std::string(300, 'x'))),
                HasSubstr("at most 254 are allowed"));
}

// Cut anywhere, a message lacks something that is mandatory, but for its last optional lines.
TEST(Omm, RefusesTruncatedFiles) {
    const std::string good = sample("goes9.omm");
    const std::size_t last = good.find("MEAN_MOTION_DOT");
    for (std::size_t n = 0; n < last; n += 7) EXPECT_NE(told(good.substr(0, n)), "") << n;
    const std::string xml = sample("vanguard1.xml");
    for (std::size_t n = 0; n < xml.size() - 1; n += 11) EXPECT_NE(told(xml.substr(0, n)), "") << n;
    const std::string json = sample("vanguard1.json");
    for (std::size_t n = 0; n < json.size() - 2; n += 11)
        EXPECT_NE(told(json.substr(0, n)), "") << n;
    EXPECT_THAT(told(json.substr(0, 300)), HasSubstr("f:4:38: the JSON breaks off"));
}

TEST(Omm, RefusesForeignBytes) {
    const std::string good = sample("goes9.omm");
    EXPECT_THAT(told(with(good, "GOES 9",
                          "GOES\xE2\x88\x92"
                          "9")),
                HasSubstr("f:5:19: byte 0xe2 is no printable ASCII character (a typographic dash; "
                          "did you mean '-'?)"));
    EXPECT_THAT(told("\xEF\xBB\xBF" + good), HasSubstr("a byte-order mark"));
    EXPECT_THAT(told(with(good, "GOES", std::string_view("G\0ES", 4))), HasSubstr("UTF-16"));
    EXPECT_THAT(told(with(good, "GOES", "G\rES")), HasSubstr("carriage return"));
    std::string dos = good;
    for (std::size_t at = 0; (at = dos.find('\n', at)) != std::string::npos; at += 2)
        dos.insert(at, 1, '\r');
    EXPECT_EQ(told(dos), "");
}

TEST(Omm, RefusesBrokenXml) {
    const std::string good = sample("vanguard1.xml");
    EXPECT_EQ(told(good), "");
    EXPECT_THAT(told(with(good, "</MEAN_MOTION>", "</MEAN_MOTIN>")), HasSubstr("malformed"));
    EXPECT_THAT(told(with(good, "<INCLINATION>", "<INCLINATION units=\"rad\">")),
                HasSubstr("f:22:12: INCLINATION is given in rad; its unit is deg"));
    EXPECT_THAT(told(with(good, "<INCLINATION>", "<INCLINATION unit=\"deg\">")),
                HasSubstr("has the attribute \"unit\""));
    EXPECT_THAT(told(with(with(good, "<tleParameters>", "<tle>"), "</tleParameters>", "</tle>")),
                HasSubstr("BSTAR stands in <body/segment/data/tle>; it belongs into "
                          "<body/segment/data/tleParameters>"));
    EXPECT_THAT(told(with(with(good, "<omm id", "<oem id"), "</omm>", "</oem>")),
                HasSubstr("<oem> is no omm message"));
    EXPECT_THAT(told(with(good, "<meanElements>", "<meanElements>stray")),
                HasSubstr("holds text between its elements"));
    EXPECT_THAT(told("<ndm/>"), HasSubstr("holds no message"));
    EXPECT_THAT(told("<"), HasSubstr("malformed"));
}

TEST(Omm, RefusesBrokenJsonAndCsv) {
    const std::string json = sample("vanguard1.json");
    EXPECT_EQ(told(json), "");
    EXPECT_THAT(told(with(json, "0.1841322", "1.1841322")),
                HasSubstr("f:2:47: ECCENTRICITY is 1.1841322; the range is 0 to below 1"));
    EXPECT_THAT(told(with(json, "0.1841322", "NaN")), HasSubstr("f:2:"));
    EXPECT_THAT(told(with(json, "0.1841322", "[0.1]")), HasSubstr("a list stands"));
    EXPECT_THAT(told(with(json, "0.1841322", "true")), HasSubstr("no values of an OMM"));
    EXPECT_THAT(told(with(json, "\"INCLINATION\"", "\"ECCENTRICITY\"")),
                HasSubstr("ECCENTRICITY is given twice"));
    EXPECT_THAT(told(with(json, "\"BSTAR\"", "\"B_STAR\"")), HasSubstr("did you mean BSTAR?"));
    EXPECT_THAT(told("[1]"), HasSubstr("a bare value"));
    EXPECT_THAT(told("[]"), HasSubstr("no elements"));
    const std::string csv = sample("vanguard1.csv");
    EXPECT_THAT(told(with(csv, "10.84869164,", "")), HasSubstr("f:2:1: the row has 16 cells"));
    EXPECT_THAT(told(with(csv, "OBJECT_ID", "OBJECT_NAME")), HasSubstr("names two columns"));
    EXPECT_THAT(told(with(csv, "\"DEB", "\"D\"EB")), HasSubstr("a comma must follow"));
    EXPECT_THAT(told(with(csv, ",34.2443,", ",,")), HasSubstr("f:2:1: INCLINATION is missing"));
    EXPECT_THAT(told(csv.substr(0, csv.find('\n') + 1)), HasSubstr("no row of elements"));
}

// All problems in one pass, in the order of their places; but not thousands.
TEST(Omm, TellsAllProblemsOfAFile) {
    const std::string two =
        with(with(sample("goes9.omm"), "0.0005013", "7"), "2007-064T10", "1907-064T10");
    EXPECT_THAT(told(two),
                HasSubstr("f:11:9: EPOCH lies in 1907; the years 1972 to 2200 are known\n"
                          "f:13:16: ECCENTRICITY"));
    std::string many = sample("vanguard1.csv");
    many.resize(many.find('\n') + 1);
    for (int k = 0; k < 1000; ++k) many += "x\n";
    EXPECT_THAT(told(many), HasSubstr("f: has more problems; the first 50 are told"));
}

TEST(Omm, WritesNoImpossibleElements) {
    Omm omm = omm_of(read(sample("goes9.omm")).at(0).elements);
    omm.elements.eccentricity = 1.0;
    EXPECT_THROW(write_omms({&omm, 1}, OmmNotation::kvn), Error);
    omm.elements.eccentricity = 0.1;
    omm.elements.name = "two\nlines";
    EXPECT_THROW(write_omms({&omm, 1}, OmmNotation::json), Error);
    omm.elements.name = "one line";
    omm.elements.b_star = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(write_omms({&omm, 1}, OmmNotation::csv), Error);
    omm.elements.b_star = 0.0;
    omm.header.originator.clear();
    EXPECT_THROW(write_omms({&omm, 1}, OmmNotation::xml), Error);
}

TEST(TextFile, RefusesWhatIsNoTextFile) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(testing::TempDir()) / "dawnline-formats";
    fs::create_directories(folder);
    EXPECT_THROW(read_text_file(folder), Error);
    EXPECT_THROW(read_text_file(folder / "not there"), Error);
    EXPECT_THROW(read_text_file("/dev/null"), Error);
    const fs::path sparse = folder / "sparse.csv";
    std::ofstream(sparse).put('x');
    fs::resize_file(sparse, k_largest_text_file + 1);
    try {
        read_omms(sparse);
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("at most 268435456 are read"));
    }
    fs::remove_all(folder);
}

}  // namespace
}  // namespace dawnline::astro
