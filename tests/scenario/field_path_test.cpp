#include "dawnline/scenario/field_path.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::scenario {
namespace {

TEST(FieldPath, LeadsToTheMember) {
    Scenario scenario;
    const auto at = [&](const char* path) { return field_at(scenario_table(), &scenario, path); };
    ASSERT_TRUE(at("satellite.array.cell.efficiency"));
    EXPECT_EQ(std::get<double*>(at("satellite.array.cell.efficiency")->slot),
              &scenario.satellite.array.cell.efficiency);
    EXPECT_EQ(at("orbit.altitude")->field->unit, "km");
    for (const char* nothing : {"", "orbit.", "orbit.height", "orbit.altitude.x", ".altitude"})
        EXPECT_FALSE(at(nothing)) << nothing;
}

TEST(FieldPath, SetsEveryKindOfNumber) {
    Scenario scenario;
    set_number(scenario_table(), &scenario, "orbit.altitude", 550e3);
    set_number(scenario_table(), &scenario, "satellite.array.area", 80.0);
    set_number(scenario_table(), &scenario, "satellite.accelerators", 63.9999999);
    EXPECT_EQ(scenario.orbit.altitude, 550e3);
    EXPECT_EQ(scenario.satellite.array.area, 80.0);
    EXPECT_EQ(scenario.satellite.accelerators, 64);
    for (const char* no_number : {"name", "orbit", "orbit.height"})
        EXPECT_THROW(set_number(scenario_table(), &scenario, no_number, 1.0), Error) << no_number;
}

}  // namespace
}  // namespace dawnline::scenario
