// Rows against a model whose truth is known: a 99.36 cm pendulum beats seconds (T = 2 s to 4
// digits).

#include "dawnline/models/validate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "pendulum.hpp"

namespace dawnline::models::test {
namespace {

using testing::HasSubstr;

std::string row(const std::string& rest) {
    return "- {id: A, model: clock.pendulum, inputs: {length: 99.36 cm}, source: Huygens, " + rest +
           "}\n";
}

Validation validated(const std::string& text) {
    return validate(directory_of_clocks(), scenario::parse_document(text, "rows.yaml"),
                    no_catalogue());
}

RowStatus status_of(const std::string& rest) {
    return validated(row(rest)).rows.at(0).status;
}

std::string refusal(const std::string& text) {
    try {
        validated(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

TEST(Validate, JudgesByToleranceOfEveryForm) {
    for (const char* near :
         {"expected: {period: 2 s}, tolerance: 0.1 %", "expected: {period: 2 s}, tolerance: 0.001",
          "expected: {period: 2 s}, tolerance: 1 ms",
          "expected: {period: 2000 ms}, tolerance: 1 ms",
          "quantity: period, expected: 2 s, tolerance: 1 ms", "expected: {period: < 2.1 s}",
          "expected: {period: '> 1.9 s'}", "expected: {period: '>= 1.9 s'}",
          "expected: {period: [1.9 s, 2.1 s]}", "expected: {beats: 30}",
          "expected: {beats: 29}, tolerance: absolute 1", "expected: {is_slow: true}",
          "expected: {word: slow}", "expected: {harmonics: [0.5 Hz, 1 Hz]}, tolerance: 0.1 %",
          "expected: {shift: 0 s}, tolerance: 1 us", "expected: {shift: 0 s}, tolerance: exact",
          "expected: {period: 2 s, word: slow}, tolerance: {period: 1 ms}"})
        EXPECT_EQ(status_of(near), RowStatus::passed) << near;
    for (const char* far :
         {"expected: {period: 2.1 s}, tolerance: 0.1 %",
          "expected: {period: 2 s}, tolerance: exact", "expected: {period: 2.1 s}, tolerance: 1 ms",
          "expected: {period: < 1.9 s}", "expected: {period: '> 2.1 s'}",
          "expected: {period: [2.1 s, 3 s]}", "expected: {beats: 29}", "expected: {is_slow: false}",
          "expected: {word: fast}", "expected: {harmonics: [0.5 Hz, 2 Hz]}, tolerance: 0.1 %",
          "expected: {harmonics: [0.5 Hz]}, tolerance: 0.1 %",
          "expected: {nothing: 1 m}, tolerance: 1 %", "expected: {not_finite: 1}, tolerance: 1 %"})
        EXPECT_EQ(status_of(far), RowStatus::failed) << far;
}

TEST(Validate, GivesTheErrorWithItsSign) {
    const RowResult relative =
        validated(row("expected: {period: 2.5 s}, tolerance: 1 %")).rows.at(0);
    EXPECT_TRUE(relative.relative);
    EXPECT_NEAR(*relative.error, -0.2, 1e-4);
    EXPECT_NEAR(*relative.value, 2.0, 1e-4);
    EXPECT_EQ(relative.expected, 2.5);
    EXPECT_EQ(relative.unit, "s");
    const RowResult absolute =
        validated(row("expected: {period: 2.5 s}, tolerance: 10 ms")).rows.at(0);
    EXPECT_NEAR(*absolute.error, -0.5, 2e-4);
    EXPECT_EQ(absolute.tolerance_value, 0.01);
    const RowResult list =
        validated(row("expected: {harmonics: [0.5 Hz, 2 Hz]}, tolerance: 1 %")).rows.at(0);
    EXPECT_NEAR(*list.error, -0.5, 1e-4);  // the worst element
}

TEST(Validate, CountsExplainedMissesApart) {
    const Validation result =
        validated("rows:\n" + row("expected: {period: 2 s, beats: 29}, tolerance: {period: 1 %}, "
                                  "known_miss: counted by hand"));
    EXPECT_EQ(result.passed, 1);
    EXPECT_EQ(result.explained, 1);
    EXPECT_EQ(result.failed, 0);
    EXPECT_EQ(result.rows.at(1).message, "counted by hand");
}

TEST(Validate, TakesARefusalOfTheModelForAFailedRow) {
    const Validation result = validated(
        "- {id: A, model: clock.pendulum, inputs: {length: 2 km}, source: s, "
        "expected: {period: 1 s}, tolerance: 1 %}");
    EXPECT_EQ(result.failed, 1);
    EXPECT_THAT(result.rows.at(0).message, HasSubstr("no rope is that long"));
}

TEST(Validate, FindsEveryProblemOfTheRowsInOnePass) {
    const std::string all = refusal(
        "rows:\n"
        "- {id: A, model: clock.pendulm, expected: {period: 2 s}, tolerance: 1 %, source: s}\n"
        "- {id: B, model: clock.pendulum, inputs: {lengt: 1 m}, expected: {period: 2 s}, "
        "tolerance: 1 %, source: s}\n"
        "- {id: C, model: clock.pendulum, inputs: {length: 1 m}, expected: {perio: 2 s}, "
        "tolerance: 1 %, source: s}\n"
        "- {id: D, model: clock.pendulum, inputs: {length: 1 m}, expected: {period: 2 m}, "
        "tolerance: 1 kg, sauce: s}\n"
        "- {id: D, model: clock.pendulum, inputs: {length: 1 m}, expected: {period: 2 s}, "
        "tolerance: 1 kg, source: s}\n"
        "- {id: E, model: clock.pendulum, inputs: {length: 1 m}, expected: {shift: 0 s}, "
        "tolerance: 1 %, source: s}\n"
        "- {id: F, model: clock.pendulum, inputs: {length: 1 m}, expected: {period: 2 s}, "
        "source: s}\n"
        "- 3\n");
    for (const char* part :
         {"rows.yaml:2:18: A there is no model 'clock.pendulm' (did you mean 'clock.pendulum'?)",
          "rows.yaml:3:43: B unknown key 'lengt' (did you mean 'length'?)",
          "rows.yaml:4:68: C the model clock.pendulum has no output 'perio' (did you mean "
          "'period'?)",
          "rows.yaml:5:76: D expected period is 2 m; it needs a time",
          "D unknown key 'sauce' (did you mean 'source'?)", "D lacks the key 'source'",
          "D is the id of another row, at rows.yaml:5:3",
          "tolerance '1 kg' cannot be used: it has not the dimension of period",
          "says nothing about an expected zero", "F expected period has no tolerance",
          "rows.yaml:9:3: a row is a map"})
        EXPECT_THAT(all, HasSubstr(part));
    EXPECT_THAT(refusal("row: []"), HasSubstr("unknown key 'row'"));
    EXPECT_THAT(refusal("3"), HasSubstr("is not a list of rows"));
}

TEST(Validate, PrintsTextJsonAndCsv) {
    const Validation result =
        validated(row("expected: {period: 2 s, beats: 29, word: slow}, "
                      "tolerance: {period: 1 %}, note: a note"));
    EXPECT_THAT(text_of(result), HasSubstr("2 of 3 passed, 0 explained, 1 failed"));
    EXPECT_THAT(text_of(result), HasSubstr("FAILED"));
    const auto json = nlohmann::json::parse(json_of(result));
    EXPECT_EQ(json["passed"], 2);
    EXPECT_EQ(json["failed"], 1);
    EXPECT_EQ(json["rows"][0]["id"], "A");
    EXPECT_EQ(json["rows"][0]["model"], "clock.pendulum");
    EXPECT_EQ(json["rows"][0]["quantity"], "period");
    EXPECT_EQ(json["rows"][0]["expected"], 2.0);
    EXPECT_EQ(json["rows"][0]["unit"], "s");
    EXPECT_EQ(json["rows"][0]["tolerance"], 0.01);
    EXPECT_EQ(json["rows"][0]["pass"], true);
    EXPECT_EQ(json["rows"][0]["source"], "Huygens");
    EXPECT_EQ(json["rows"][1]["pass"], false);
    EXPECT_EQ(json["rows"][2]["value"], "slow");
    EXPECT_THAT(csv_of(result), HasSubstr("A,clock.pendulum,word,slow,slow,,,absolute,,passed,"));
}

TEST(RowFiles, AreListedSortedAndReadTogether) {
    std::string name = std::filesystem::temp_directory_path() / "dawnline-rows-XXXXXX";
    const std::filesystem::path folder = ::mkdtemp(name.data());
    std::ofstream(folder / "b.yaml") << row("expected: {beats: 30}");
    std::ofstream(folder / "a.yaml") << row("expected: {beats: 30}").replace(7, 1, "B");
    std::ofstream(folder / "c.txt") << "no rows";
    const auto files = row_files(folder);
    ASSERT_EQ(files.size(), 2u);
    const Validation result = validate(directory_of_clocks(), files, no_catalogue());
    EXPECT_EQ(result.rows.at(0).id, "B");
    EXPECT_EQ(result.passed, 2);
    std::filesystem::remove_all(folder);
    EXPECT_THROW(row_files(folder), Error);
}

}  // namespace
}  // namespace dawnline::models::test
