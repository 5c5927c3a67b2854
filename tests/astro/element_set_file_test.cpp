#include "dawnline/astro/element_set_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ccsds_samples.hpp"
#include "dawnline/astro/omm.hpp"

namespace dawnline::astro {
namespace {

using testing::HasSubstr;

// Vanguard 1 of the verification set of Vallado et al. (AIAA 2006-6753).
constexpr const char* k_vanguard =
    "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753\n"
    "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667\n";

std::vector<ElementSet> read(const std::string& text) {
    return read_element_sets(std::string_view(text), "f");
}

// A TLE and the OMM with the same figures are the same elements; 4 ulp for the change of units.
TEST(ElementSetFile, ReadsEveryNotationAlike) {
    const ElementSet tle = read(k_vanguard).at(0);
    EXPECT_EQ(read(std::string("VANGUARD, 1\n") + k_vanguard).at(0).name, "VANGUARD, 1");
    EXPECT_EQ(read(std::string("\n0 VANGUARD 1\n") + k_vanguard + k_vanguard).size(), 2u);
    const Omm omm = omm_of(tle);
    for (const OmmNotation notation :
         {OmmNotation::kvn, OmmNotation::xml, OmmNotation::json, OmmNotation::csv}) {
        const ElementSet e = read(write_omms({&omm, 1}, notation)).at(0);
        EXPECT_EQ(e.catalogue_number, 5u);
        EXPECT_EQ(e.international_designator, "1958-002B");
        EXPECT_EQ(e.revolution, 41366);
        EXPECT_EQ(e.element_set_number, 475);
        EXPECT_NEAR(to_tt(e.epoch) - to_tt(tle.epoch), 0.0, 1e-9);
        EXPECT_DOUBLE_EQ(e.mean_motion, tle.mean_motion);
        EXPECT_DOUBLE_EQ(e.mean_motion_dot, tle.mean_motion_dot);
        EXPECT_DOUBLE_EQ(e.eccentricity, 0.1859667);
        EXPECT_DOUBLE_EQ(e.inclination, tle.inclination);
        EXPECT_DOUBLE_EQ(e.node, tle.node);
        EXPECT_DOUBLE_EQ(e.argument_of_perigee, tle.argument_of_perigee);
        EXPECT_DOUBLE_EQ(e.mean_anomaly, tle.mean_anomaly);
        EXPECT_DOUBLE_EQ(e.b_star, 2.8098e-5);
    }
}

// The printed columns of the TLE, in the words of the OMM.
TEST(ElementSetFile, GivesTheFiguresOfTheTleInAnOmm) {
    const Omm omm = omm_of(read(k_vanguard).at(0));
    EXPECT_THAT(write_omms({&omm, 1}, OmmNotation::csv),
                HasSubstr(",1958-002B,2000-06-27T18:50:19.733568,10.82419157,0.1859667,34.2682,"
                          "348.7242,331.7664,19.3264,0,U,5,475,41366,2.8098e-05,2.3e-07,0\n"));
}

TEST(ElementSetFile, RefusesOtherFiles) {
    const auto why = [](const std::string& text) {
        return told([](const std::string& t, const std::string&) { return read(t); }, text);
    };
    EXPECT_THAT(why(""), HasSubstr("f:1:1: the file is empty"));
    EXPECT_THAT(why("a,b\n1,2\n"), HasSubstr("is no keyword"));
    EXPECT_THAT(why("hello\nworld\n"), HasSubstr("neither of two-line elements nor an OMM"));
    EXPECT_THAT(why(sample("fengyun.cdm")),
                HasSubstr("CCSDS_OMM_VERS is expected as the first keyword"));
    EXPECT_THAT(why(std::string(k_vanguard).substr(0, 90)), HasSubstr("f:2:"));
    EXPECT_THROW(read_element_sets(std::filesystem::path("/no/such/file")), Error);
}

}  // namespace
}  // namespace dawnline::astro
