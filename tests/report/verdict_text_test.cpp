#include "dawnline/report/verdict_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "dawnline/report/shown.hpp"
#include "example_record.hpp"

namespace dawnline::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(VerdictText, FitsATerminal) {
    RunRecord record = example_record();
    record.outcome.verdict.margins[4].lever = std::string(30, 'x') + " " + std::string(60, 'y') +
                                              " and more words that must go on another line";
    std::istringstream lines(verdict_text(record.scenario, record.outcome, false));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(width(line), 100u) << line;
}

TEST(VerdictText, BeginsWithTheVerdictAndHoldsEveryMargin) {
    const RunRecord record = example_record();
    const std::string text = verdict_text(record.scenario, record.outcome, false);
    EXPECT_THAT(text, StartsWith("CLOSES, DOES NOT PAY\n"));
    for (const mission::Margin& m : record.outcome.verdict.margins)
        EXPECT_THAT(text, HasSubstr(m.name));
    EXPECT_THAT(text, HasSubstr("lever: no launch price"));
}

TEST(VerdictText, HasColourOnlyWhereItIsAskedFor) {
    const RunRecord record = example_record();
    EXPECT_THAT(verdict_text(record.scenario, record.outcome, false), Not(HasSubstr("\033")));
    EXPECT_THAT(verdict_text(record.scenario, record.outcome, true), HasSubstr("\033[1;32mCLOSES"));
}

}  // namespace
}  // namespace dawnline::report
