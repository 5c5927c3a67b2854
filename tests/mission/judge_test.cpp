#include <algorithm>
#include <ostream>

#include <gtest/gtest.h>

#include "dawnline/mission/mission.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

Verdict judged(const std::vector<std::string>& set) {
    const Scenario scenario = load("suncatcher", set);
    const Design design = size(scenario);
    const Operations operations = estimate(scenario, design);
    const Campaign campaign = deploy(scenario, design);
    return judge(scenario, design, operations, campaign,
                 account(scenario, design, operations, campaign));
}

const Margin& margin_of(const Verdict& verdict, const std::string& name) {
    const auto found = std::find_if(verdict.margins.begin(), verdict.margins.end(),
                                    [&](const Margin& m) { return m.name == name; });
    EXPECT_NE(found, verdict.margins.end()) << name;
    return *found;
}

/// A fault, the margin it must break, and the input that the verdict must name.
struct Fault {
    const char* set;
    const char* margin;
    const char* lever;
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.set;
}

class JudgeFault : public testing::TestWithParam<Fault> {};

TEST_P(JudgeFault, NamesTheCauseAndWhatClosesIt) {
    const Verdict verdict = judged({GetParam().set});
    EXPECT_FALSE(verdict.closes);
    const Margin& margin = margin_of(verdict, GetParam().margin);
    EXPECT_FALSE(margin.pass);
    EXPECT_LT(margin.margin, 0.0);
    EXPECT_NE(margin.lever.find(GetParam().lever), std::string::npos) << margin.lever;
}

INSTANTIATE_TEST_SUITE_P(
    Faults, JudgeFault,
    testing::Values(
        Fault{"satellite.array.area=60 m2", "array power, end of life", "satellite.array.area"},
        Fault{"satellite.battery.energy=6 kWh", "battery discharge, end of life",
              "satellite.battery.energy"},
        Fault{"satellite.thruster.thrust=0.3 mN", "time spent thrusting",
              "satellite.thruster.thrust"},
        Fault{"satellite.radiator.area=12 m2", "junction temperature", "satellite.radiator.area"},
        Fault{"satellite.bus.shield_thickness=1 mm", "trapped dose over life",
              "satellite.bus.shield_thickness"},
        Fault{"satellite.terminal.transmit_power=0.0001 W", "link rate to neighbours", "terminal"},
        Fault{"cluster.least_separation=150 m", "least distance of neighbours", "cluster.spacing"},
        Fault{"launch.vehicle.rocket.upper.dry_mass=60 t", "satellites per flight",
              "launch.vehicle"}));

// The value that a verdict proposes does close the margin: take it and judge again.
TEST(Judge, ProposesValuesThatClose) {
    const Margin broken =
        margin_of(judged({"satellite.array.area=60 m2"}), "array power, end of life");
    const std::string value = broken.lever.substr(0, broken.lever.find(" instead"));
    const std::size_t equals = value.find(" = ");
    ASSERT_NE(equals, std::string::npos) << broken.lever;
    const std::string set = value.substr(0, equals) + "=" + value.substr(equals + 3);
    EXPECT_TRUE(margin_of(judged({set}), "array power, end of life").pass) << set;
}

TEST(Judge, PassesTheCatalogueDesign) {
    const Verdict verdict = judged({});
    EXPECT_TRUE(verdict.closes) << verdict.sentence;
}

}  // namespace
}  // namespace dawnline::mission
