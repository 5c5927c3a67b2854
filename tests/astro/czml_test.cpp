#include "dawnline/astro/czml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// What the published schema says of a scene; empty if it is valid.
std::string faults(const json& scene) {
    using valijson::adapters::NlohmannJsonAdapter;
    std::ifstream stream(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/czml_schema.json");
    const json text = json::parse(stream);
    valijson::Schema schema;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(NlohmannJsonAdapter(text), schema);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, NlohmannJsonAdapter(scene), &results);
    std::ostringstream out;
    for (const valijson::ValidationResults::Error& error : results) {
        for (const std::string& part : error.context) out << part;
        out << ": " << error.description << '\n';
    }
    return out.str();
}

CzmlScene scene() {
    CzmlScene scene;
    scene.name = "Example";
    scene.epoch = to_tt(parse_utc("2030-01-01T00:00:00Z"));
    CzmlTrack a;
    a.id = "SAT-1";
    a.name = "Satellite 1";
    a.label = "1";
    a.times = {0.0, 30.5, 60.0};
    a.r = {{7028136.5, 0.0, -1.0}, {7024000.0, 230000.125, 0.0}, {-7028136.5, 1.0, 2.0}};
    a.path_trail = 3000.0;
    CzmlTrack b = a;
    b.id = "SAT-2";
    b.label.clear();
    b.frame = CzmlFrame::fixed;
    b.interpolation = CzmlInterpolation::hermite;
    b.degree = 3;
    b.availability = {{0.0, 10.0}, {20.0, 60.0}};
    scene.tracks = {a, b};
    scene.sites = {{"KIRUNA", "Kiruna", 0.367, 1.184, 400.0, {}}};
    scene.links = {{"LINK", "Kiruna sees 1", "KIRUNA", "SAT-1", {{10.0, 20.0}, {30.0, 40.0}}, {}}};
    return scene;
}

// Everything that can be written is valid by the published schema; a wrong word is not.
TEST(Czml, IsValidByThePublishedSchema) {
    json written = json::parse(write_czml(scene()));
    EXPECT_EQ(faults(written), "");
    written[1]["position"]["referenceFrame"] = "TEME";
    EXPECT_NE(faults(written), "");
}

// Cesium CZML Guide: the first packet is the document; samples are seconds after the epoch and
// metres; a polyline's ends refer to positions; intervals are ISO 8601.
TEST(Czml, SaysWhatTheSceneHas) {
    const json written = json::parse(write_czml(scene()));
    ASSERT_EQ(written.size(), 5u);
    EXPECT_EQ(written[0]["id"], "document");
    EXPECT_EQ(written[0]["version"], "1.0");
    EXPECT_EQ(written[0]["clock"]["interval"], "2030-01-01T00:00:00.000Z/2030-01-01T00:01:00.000Z");
    const json& position = written[1]["position"];
    EXPECT_EQ(position["referenceFrame"], "INERTIAL");
    EXPECT_EQ(position["epoch"], "2030-01-01T00:00:00.000Z");
    ASSERT_EQ(position["cartesian"].size(), 12u);
    EXPECT_EQ(position["cartesian"][4], 30.5);
    EXPECT_EQ(position["cartesian"][6], 230000.125);
    EXPECT_EQ(written[1]["path"]["trailTime"], 3000.0);
    EXPECT_EQ(written[1]["label"]["text"], "1");
    EXPECT_FALSE(written[2].contains("label"));
    EXPECT_EQ(written[2]["position"]["referenceFrame"], "FIXED");
    EXPECT_EQ(written[2]["position"]["interpolationAlgorithm"], "HERMITE");
    EXPECT_EQ(written[2]["availability"][1], "2030-01-01T00:00:20.000Z/2030-01-01T00:01:00.000Z");
    EXPECT_DOUBLE_EQ(written[3]["position"]["cartographicDegrees"][1].get<double>(),
                     1.184 / constants::k_degree);
    const json& line = written[4]["polyline"];
    EXPECT_EQ(line["positions"]["references"], json({"KIRUNA#position", "SAT-1#position"}));
    std::string shown;
    for (const json& part : line["show"]) shown += part["boolean"].get<bool>() ? '1' : '0';
    EXPECT_EQ(shown, "01010");
    EXPECT_EQ(line["show"][1]["interval"], "2030-01-01T00:00:10.000Z/2030-01-01T00:00:20.000Z");
}

template <class Change>
std::string told(Change change) {
    CzmlScene changed = scene();
    change(changed);
    try {
        write_czml(changed);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

TEST(Czml, RefusesScenesThatDoNotFit) {
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks.clear(); }), HasSubstr("at least one track"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[1].id = "SAT-1"; }),
                HasSubstr("\"SAT-1\" has the id of another object"));
    EXPECT_THAT(told([](CzmlScene& s) { s.links[0].id = "SAT-1"; }), HasSubstr("another object"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].id = "a#b"; }), HasSubstr("without '#'"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].id = "document"; }), HasSubstr("needs an id"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].r.pop_back(); }),
                HasSubstr("3 times and 2 positions"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].times[1] = 0.0; }), HasSubstr("do not rise"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].r[1].y = HUGE_VAL; }),
                HasSubstr("not finite, number 2"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].degree = 0; }), HasSubstr("degree"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[0].path_lead = -1.0; }), HasSubstr("path"));
    EXPECT_THAT(told([](CzmlScene& s) { s.tracks[1].availability[1].start = 5.0; }),
                HasSubstr("reversed or overlap"));
    EXPECT_THAT(told([](CzmlScene& s) { s.links[0].intervals[0].stop = 5.0; }),
                HasSubstr("reversed or overlap"));
    EXPECT_THAT(told([](CzmlScene& s) { s.links[0].to = "SAT-3"; }),
                HasSubstr("joins \"SAT-3\", which is not there"));
    EXPECT_THAT(told([](CzmlScene& s) { s.sites[0].latitude = 2.0; }), HasSubstr("out of range"));
}

}  // namespace
}  // namespace dawnline::astro
