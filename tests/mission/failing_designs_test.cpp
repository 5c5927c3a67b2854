// A design that fails in each way: the verdict names that cause, and the smallest change that
// closes it does close it.

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dawnline/mission/mission.hpp"
#include "dawnline/scenario/field_path.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

struct FailingDesign {
    const char* file;
    const char* margin;
    std::set<std::string> with_it = {};  // margins that physics breaks together with it
};

void PrintTo(const FailingDesign& design, std::ostream* out) {
    *out << design.file;
}

Verdict judged(const Scenario& scenario) {
    const Design design = size(scenario);
    const Operations operations = estimate(scenario, design);
    const Campaign campaign = deploy(scenario, design);
    return judge(scenario, design, operations, campaign,
                 account(scenario, design, operations, campaign));
}

Margin margin_of(const Verdict& verdict, const std::string& name) {
    const auto found = std::find_if(verdict.margins.begin(), verdict.margins.end(),
                                    [&](const Margin& m) { return m.name == name; });
    EXPECT_NE(found, verdict.margins.end()) << name;
    return found == verdict.margins.end() ? Margin{} : *found;
}

/// The scenario with a number of it replaced.
Scenario with(Scenario scenario, const std::string& path, double si) {
    scenario::set_number(scenario::scenario_table(), &scenario, path, si);
    return scenario;
}

double number_at(Scenario scenario, const std::string& path) {
    const auto found = scenario::field_at(scenario::scenario_table(), &scenario, path);
    if (auto* const* number = std::get_if<double*>(&found->slot)) return **number;
    return std::get<std::optional<double>*>(found->slot)->value();
}

class Failing : public testing::TestWithParam<FailingDesign> {};

TEST_P(Failing, NamesItsCauseAndNoOther) {
    const Verdict verdict =
        judged(load_file(std::string("tests/mission/failing_designs/") + GetParam().file));
    EXPECT_FALSE(verdict.closes);
    EXPECT_THAT(verdict.sentence, testing::HasSubstr(GetParam().margin));
    EXPECT_FALSE(margin_of(verdict, GetParam().margin).pass);
    for (const Margin& m : verdict.margins)
        EXPECT_TRUE(m.pass || !m.decides || m.name == GetParam().margin ||
                    GetParam().with_it.contains(m.name))
            << m.name;
}

// Taken at its word, the lever closes the margin; nine tenths of the way do not, so that no much
// smaller change would.
TEST_P(Failing, IsClosedByItsLever) {
    const Scenario scenario =
        load_file(std::string("tests/mission/failing_designs/") + GetParam().file);
    const Margin broken = margin_of(judged(scenario), GetParam().margin);
    ASSERT_FALSE(broken.lever_path.empty()) << broken.lever;
    EXPECT_THAT(broken.lever, testing::HasSubstr(broken.lever_path));
    const Verdict closed = judged(with(scenario, broken.lever_path, broken.lever_value));
    EXPECT_TRUE(margin_of(closed, broken.name).pass) << broken.lever;
    EXPECT_TRUE(closed.closes || !GetParam().with_it.empty()) << closed.sentence;
    const double from = number_at(scenario, broken.lever_path);
    const double short_of_it = from + 0.9 * (broken.lever_value - from);
    EXPECT_FALSE(
        margin_of(judged(with(scenario, broken.lever_path, short_of_it)), broken.name).pass);
}

INSTANTIATE_TEST_SUITE_P(
    Designs, Failing,
    testing::Values(FailingDesign{"array_too_small.yaml", "array power, end of life"},
                    FailingDesign{"battery_too_small.yaml", "battery discharge, end of life"},
                    FailingDesign{"radiator_too_small.yaml",
                                  "junction temperature",
                                  {"coolant kept against punctures"}},
                    FailingDesign{"dose_too_high.yaml",
                                  "trapped dose over life",
                                  {"dose over life with solar events"}},
                    FailingDesign{"propellant_short.yaml", "propellant"},
                    FailingDesign{"not_disposable.yaml", "time to leave orbit"},
                    FailingDesign{"too_wide_for_the_fairing.yaml", "satellites per flight"}));

}  // namespace
}  // namespace dawnline::mission
