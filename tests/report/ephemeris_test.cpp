#include "dawnline/report/ephemeris.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "dawnline/base/error.hpp"

namespace dawnline::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

astro::Tt epoch() {
    return astro::to_tt(astro::parse_utc("2030-01-01T00:00:00Z"));
}

Trajectory trajectory() {
    return {"Dawnline 7",
            "DAWNLINE-7",
            {0.0, 30.5, 86400.0},
            {{7028136.5, 0.0, -1.0}, {7024000.0, 230000.125, 0.0}, {-7028136.5, 1.0, 2.0}},
            {{0.0, 1000.0, 7465.123456}, {-33.0, 1000.0, 7465.0}, {0.0, -1000.0, -7465.0}}};
}

// CCSDS 502.0-B-2, table 5-2 (header) and 5-3 (metadata): keywords in this order, times in ISO 8601
// without zone, km and km/s.
TEST(Oem, FollowsTheBlueBook) {
    const std::string text = oem(trajectory(), epoch());
    EXPECT_THAT(text, StartsWith("CCSDS_OEM_VERS = 2.0\n"));
    std::size_t at = 0;
    for (const char* line :
         {"CREATION_DATE = 2030-01-01T00:00:00.000\n", "ORIGINATOR = DAWNLINE\n", "META_START\n",
          "OBJECT_NAME = Dawnline 7\n", "OBJECT_ID = DAWNLINE-7\n", "CENTER_NAME = EARTH\n",
          "REF_FRAME = GCRF\n", "TIME_SYSTEM = UTC\n", "START_TIME = 2030-01-01T00:00:00.000\n",
          "STOP_TIME = 2030-01-02T00:00:00.000\n", "META_STOP\n",
          "2030-01-01T00:00:00.000 7028.136500 0.000000 -0.001000 0.000000000 1.000000000 "
          "7.465123456\n",
          "2030-01-01T00:00:30.500 7024.000000 230.000125 0.000000 "}) {
        at = text.find(line, at);
        ASSERT_NE(at, std::string::npos) << line;
    }
}

// Cesium CZML Guide: the first packet is the document; positions are epoch seconds and metres.
TEST(Czml, HasAClockAndSampledInertialPositions) {
    const Trajectory one = trajectory();
    const nlohmann::json scene = nlohmann::json::parse(czml("Example", {&one, 1}, epoch()));
    ASSERT_EQ(scene.size(), 2u);
    EXPECT_EQ(scene[0]["id"], "document");
    EXPECT_EQ(scene[0]["version"], "1.0");
    EXPECT_EQ(scene[0]["clock"]["interval"], "2030-01-01T00:00:00.000Z/2030-01-02T00:00:00.000Z");
    const nlohmann::json& position = scene[1]["position"];
    EXPECT_EQ(position["referenceFrame"], "INERTIAL");
    EXPECT_EQ(position["epoch"], "2030-01-01T00:00:00.000Z");
    ASSERT_EQ(position["cartesian"].size(), 12u);
    EXPECT_EQ(position["cartesian"][4], 30.5);
    EXPECT_EQ(position["cartesian"][6], 230000.125);
}

TEST(Ephemeris, RefusesListsThatDoNotFit) {
    Trajectory short_one = trajectory();
    short_one.v_ES_G.pop_back();
    EXPECT_THROW(oem(short_one, epoch()), Error);
    EXPECT_THROW(czml("x", {&short_one, 1}, epoch()), Error);
    EXPECT_THROW(czml("x", {}, epoch()), Error);
}

}  // namespace
}  // namespace dawnline::report
