// Attribution and inheritance of catalogue entries.

#include "dawnline/scenario/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dawnline/scenario/figure.hpp"
#include "mission.hpp"

namespace dawnline::scenario::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Figure figure(const Node& entry, const char* name) {
    std::vector<Problem> problems;
    const Figure found = figure_of(*entry.find(name), name, problems);
    EXPECT_TRUE(problems.empty());
    return found;
}

std::string refusal(const std::string& text) {
    const TemporaryFolder folder;
    folder.write("cells.yaml", text);
    try {
        Catalogue(folder.path()).names("cells");
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

TEST(Catalogue, ListsKindsAndNames) {
    EXPECT_THAT(catalogue().kinds(), ElementsAre("cells"));
    EXPECT_THAT(catalogue().names("cells"), ElementsAre("plain", "triple", "better"));
    EXPECT_EQ(catalogue().find("cells", "none such"), nullptr);
    EXPECT_EQ(catalogue().find("../cells", "plain"), nullptr);
    EXPECT_THROW(catalogue().names("cell"), Error);
}

TEST(Catalogue, AttributesEveryFigure) {
    const Node& plain = *catalogue().find("cells", "plain");
    const Figure efficiency = figure(plain, "efficiency");
    EXPECT_EQ(efficiency.value->text, "22 %");
    EXPECT_EQ(efficiency.source, "data sheet");
    EXPECT_EQ(efficiency.year, 2018);
    EXPECT_EQ(efficiency.confidence, "P");
    EXPECT_EQ(plain.find("all"), nullptr);
    EXPECT_EQ(plain.find("material")->text, "silicon");
}

// better ← triple ← plain: each takes what it lacks, with the source of where it comes from.
TEST(Catalogue, FollowsReferences) {
    const Node& better = *catalogue().find("cells", "better");
    EXPECT_EQ(figure(better, "efficiency").value->text, "32 %");
    EXPECT_EQ(figure(better, "efficiency").source, "announced");
    EXPECT_EQ(figure(better, "mass").source, "a paper");
    EXPECT_EQ(figure(better, "temperature").source, "data sheet");
    EXPECT_EQ(better.find("material")->text, "arsenide");
    EXPECT_EQ(better.find("from"), nullptr);
}

TEST(Catalogue, RefusesCyclesAndUnknownParents) {
    try {
        Catalogue(files() / "cyclic").names("cells");
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("is a cyclic reference a → b → c → a"));
        EXPECT_THAT(error.what(), HasSubstr("cells.yaml:4:11: d.from is 'plane'"));
        EXPECT_THAT(error.what(), HasSubstr("did you mean 'plain'?"));
    }
}

TEST(Catalogue, RefusesFiguresWithoutAttribution) {
    const std::string all = refusal("a:\n  x: 1 m\n  y: {value: 2 m, source: s, year: 2020}\n");
    EXPECT_THAT(all, HasSubstr("cells.yaml:2:6: a.x has no source"));
    EXPECT_THAT(all, HasSubstr("a.x has no year"));
    EXPECT_THAT(all, HasSubstr("a.y has no confidence"));
    EXPECT_THAT(refusal("a: {all: {source: s, year: 2020, confidence: X}, x: 1 m}\n"),
                HasSubstr("has confidence 'X'"));
    EXPECT_THAT(refusal("a: {all: {sauce: s}}\n"), HasSubstr("unknown key 'sauce'"));
    EXPECT_THAT(refusal("a: 3\n"), HasSubstr("is not a map of figures"));
    EXPECT_THAT(refusal("none: {}\n"), HasSubstr("'none' cannot be"));
    EXPECT_THAT(refusal("- a\n"), HasSubstr("is not a map from names"));
}

TEST(Catalogue, TakesEntriesOfTheUserFirst) {
    const TemporaryFolder folder;
    folder.write("cells.yaml",
                 "plain: {efficiency: {value: 40 %, source: mine, year: 2026, confidence: E}}\n"
                 "mine: {from: triple}\n");
    const Catalogue both(files() / "catalog", folder.path());
    EXPECT_EQ(figure(*both.find("cells", "plain"), "efficiency").value->text, "40 %");
    EXPECT_EQ(figure(*both.find("cells", "mine"), "efficiency").value->text, "29.5 %");
    EXPECT_THAT(both.names("cells"), ElementsAre("plain", "triple", "better", "mine"));
}

}  // namespace
}  // namespace dawnline::scenario::test
