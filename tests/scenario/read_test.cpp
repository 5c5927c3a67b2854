// The strict reader: layers of document, catalogue and defaults, overrides, and one pass of
// problems.

#include "dawnline/scenario/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numbers>

#include "mission.hpp"

namespace dawnline::scenario::test {
namespace {

using testing::HasSubstr;

struct Reading {
    Mission mission;
    Resolved resolved;

    const Assumption& at(const std::string& path) const {
        for (const Assumption& assumption : resolved.assumptions)
            if (assumption.path == path) return assumption;
        throw std::out_of_range(path);
    }
};

Reading reading(const std::string& text, const std::vector<std::string>& set = {}) {
    std::vector<Override> overrides;
    for (const std::string& one : set) overrides.push_back(parse_override(one));
    Reading result;
    result.resolved = read(mission_table(), parse_document(text, "f.yaml"), &result.mission,
                           catalogue(), overrides);
    return result;
}

std::string refusal(const std::string& text, const std::vector<std::string>& set = {}) {
    try {
        reading(text, set);
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

const std::string k_minimal = "orbit: {altitude: 650 km}\n";

TEST(Read, TurnsEverythingIntoSi) {
    const Reading r = reading(
        "orbit: {altitude: 650 km, inclination: 90 deg}\nlink: 10 Gbit/s\n"
        "efficiency: 87 %\ndepths: [1 mm, 2 cm]\n");
    EXPECT_EQ(r.mission.orbit.altitude, 650e3);
    EXPECT_DOUBLE_EQ(r.mission.orbit.inclination, std::numbers::pi / 2);
    EXPECT_EQ(r.mission.link, 10e9);
    EXPECT_EQ(r.mission.efficiency, 0.87);
    EXPECT_THAT(r.mission.depths, testing::ElementsAre(0.001, 0.02));
    EXPECT_FALSE(r.mission.orbit.decay.has_value());
    EXPECT_TRUE(r.mission.propulsive);
    EXPECT_EQ(r.mission.satellites, 81);
}

TEST(Read, SaysWhereEveryValueComesFrom) {
    const Reading r = reading(k_minimal + "array: {cell: better}\n", {"load=3 kW"});
    EXPECT_EQ(r.at("orbit.altitude").origin, "f.yaml:1:19");
    EXPECT_EQ(r.at("orbit.altitude").text, "650 km");
    EXPECT_EQ(r.at("orbit.altitude").value, 650e3);
    EXPECT_EQ(r.at("orbit.altitude").unit, "km");
    EXPECT_EQ(r.at("orbit.inclination").origin, "default");
    EXPECT_EQ(r.at("orbit.inclination").source, "sun-synchronous at 650 km");
    EXPECT_EQ(r.at("array.cell.mass").origin, "catalogue cells/better");
    EXPECT_EQ(r.at("array.cell.mass").source, "a paper");
    EXPECT_EQ(r.at("array.cell.mass").year, 2021);
    EXPECT_EQ(r.at("array.cell.mass").confidence, "V");
    EXPECT_EQ(r.at("array.cell.mass").note, "bare");
    EXPECT_EQ(r.at("load").origin, "--set");
    EXPECT_EQ(r.at("band").unit, "K");
    EXPECT_THROW(r.at("orbit.decay"), std::out_of_range);
}

// The document is stronger than the entry it names, the named entry stronger than the default one.
TEST(Read, LayersDocumentEntryAndDefault) {
    EXPECT_EQ(reading(k_minimal).mission.array.cell.efficiency, 0.22);
    EXPECT_EQ(reading(k_minimal + "array: {cell: triple}").mission.array.cell.efficiency, 0.295);
    const Cell cell =
        reading(k_minimal + "array: {cell: {from: triple, efficiency: 31 %}}").mission.array.cell;
    EXPECT_EQ(cell.efficiency, 0.31);
    EXPECT_EQ(cell.mass, 0.84);
    EXPECT_EQ(cell.material, "arsenide");
    const Cell over_default =
        reading(k_minimal + "array: {cell: {efficiency: 31 %}}").mission.array.cell;
    EXPECT_EQ(over_default.efficiency, 0.31);
    EXPECT_EQ(over_default.temperature, 301.15);
    EXPECT_THAT(refusal(k_minimal + "array: {cell: {from: none, efficiency: 31 %}}"),
                HasSubstr("f.yaml:2:15: array.cell.temperature is missing"));
}

TEST(Read, TakesOverrides) {
    EXPECT_EQ(reading(k_minimal, {"orbit.altitude=700 km"}).mission.orbit.altitude, 700e3);
    EXPECT_EQ(reading("name: x", {"orbit.altitude=700 km"}).mission.orbit.altitude, 700e3);
    EXPECT_EQ(reading(k_minimal, {"array.cell=triple"}).mission.array.cell.efficiency, 0.295);
    const Cell cell = reading(k_minimal + "array: {cell: triple}\n", {"array.cell.efficiency=31 %"})
                          .mission.array.cell;
    EXPECT_EQ(cell.efficiency, 0.31);
    EXPECT_EQ(cell.mass, 0.84);
    EXPECT_EQ(reading(k_minimal, {"array.cell.from=triple"}).mission.array.cell.efficiency, 0.295);
    EXPECT_THAT(reading(k_minimal, {"depths=[3 mm]"}).mission.depths, testing::ElementsAre(0.003));
    EXPECT_EQ(reading(k_minimal, {"load=1 kW", "load=2 kW"}).mission.load, 2000.0);
}

TEST(Read, RefusesOverridesThatFitNothing) {
    EXPECT_THAT(refusal(k_minimal, {"orbit.altitud=1 km"}),
                HasSubstr("--set orbit.altitud: orbit.altitud is no path of a field (did you mean "
                          "'altitude'?)"));
    EXPECT_THAT(refusal(k_minimal, {"altitude=1 km"}), HasSubstr("did you mean 'orbit.altitude'?"));
    EXPECT_THAT(refusal(k_minimal, {"orbit.altitude=650 kg"}),
                HasSubstr("--set orbit.altitude: orbit.altitude is 650 kg; it needs a length"));
    EXPECT_THAT(refusal(k_minimal, {"orbit.altitude.x=1"}), HasSubstr("is not a section"));
    EXPECT_THAT(refusal(k_minimal, {"orbit.altitude="}), HasSubstr("has no value"));
    EXPECT_THAT(refusal(k_minimal, {"load={a: ["}), HasSubstr("--set load: "));
    EXPECT_THROW(parse_override("load"), Error);
    EXPECT_THROW(parse_override("=3"), Error);
    EXPECT_EQ(parse_override("name=a=b").text, "a=b");
}

// Row E14: the place and the words.
TEST(Read, NamesAnUnknownUnit) {
    EXPECT_THAT(refusal("name: x\norbit:\n  altitude: 650 kn\n"),
                HasSubstr("f.yaml:3:13: orbit.altitude has unknown unit 'kn'"));
}

TEST(Read, FindsEveryProblemInOnePass) {
    const std::string all = refusal(
        "nam: x\norbit: {altitude: 650 kg, inclination: 1}\n"
        "array: {cell: nothing}\nsatellites: many\n");
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 4);
    for (const char* part :
         {"f.yaml:1:1: unknown key 'nam' (did you mean 'name'?)",
          "f.yaml:2:19: orbit.altitude is 650 kg", "f.yaml:2:40: orbit.incl",
          "f.yaml:3:15: array.cell is 'nothing'", "f.yaml:4:13: satellites is 'many'"})
        EXPECT_THAT(all, HasSubstr(part));
}

// A limit in the shown unit belongs to the range although its SI value rounds: 0.1 um of a range
// that begins at 0.1 um, given as 100 nm.
TEST(Read, ReachesTheEndsOfARange) {
    struct Waves {
        double length = 0;
    };
    FieldTable table;
    table.number("length", &Waves::length, "um", between(0.1, 0.3), "of a wave");
    const auto read_length = [&](const std::string& text) {
        return read_as<Waves>(table, parse_document("length: " + text, "f"), catalogue()).length;
    };
    EXPECT_DOUBLE_EQ(read_length("100 nm"), 1e-7);
    EXPECT_DOUBLE_EQ(read_length("300 nm"), 3e-7);
    EXPECT_THROW(read_length("99.99 nm"), Error);
    EXPECT_THROW(read_length("0.3001 um"), Error);
}

TEST(Read, TakesAnEmptyDocumentAsAllDefaults) {
    FieldTable table;
    table.number("load", &Mission::load, "kW", at_least(0), "").by_default("2 kW");
    EXPECT_EQ(read_as<Mission>(table, parse_document("{}", "f"), catalogue()).load, 2000.0);
    EXPECT_EQ(read_as<Mission>(table, Node{}, catalogue()).load, 2000.0);
}

TEST(Read, ReportsABadCatalogueOnce) {
    const Catalogue bad(files() / "cyclic");
    try {
        read_as<Mission>(mission_table(), parse_document(k_minimal, "f"), bad);
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("cyclic reference"));
    }
}

TEST(WriteResolved, KeepsTextsThatYamlWouldMistake) {
    for (const char* name :
         {"no", "010", "a: b", "# c", "x\ny", "\"q\"", "", "~", "true", "µ", "-"}) {
        Mission mission;
        Node document = parse_document(k_minimal, "f");
        Node text = scalar_node(name);
        document.entries.push_back({"name", {}, text});
        const std::string once =
            write_resolved(read(mission_table(), document, &mission, catalogue()));
        Mission again;
        EXPECT_EQ(
            write_resolved(read(mission_table(), parse_document(once, "r"), &again, catalogue())),
            once);
        EXPECT_EQ(again.name, name);
    }
}

}  // namespace
}  // namespace dawnline::scenario::test
