#include "dawnline/report/outcome_json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "example_record.hpp"

namespace dawnline::report {
namespace {

nlohmann::json json_of(const RunRecord& record) {
    return nlohmann::json::parse(outcome_json(record.scenario, record.outcome));
}

// Whoever reads the file gets the bits that were computed, in SI, with the unit beside them.
TEST(OutcomeJson, KeepsEveryBitAndSaysTheUnit) {
    RunRecord record = example_record();
    record.outcome.design.power.it_power = 100400.0 / 3.0;
    record.outcome.operations.energy.relative_error = 2.6e-9 / 7.0;
    const nlohmann::json json = json_of(record);
    EXPECT_EQ(json["design"]["power"]["it_power"]["value"].get<double>(), 100400.0 / 3.0);
    EXPECT_EQ(json["design"]["power"]["it_power"]["unit"], "W");
    EXPECT_EQ(json["operations"]["energy"]["relative_error"]["value"].get<double>(), 2.6e-9 / 7.0);
    EXPECT_EQ(json["accounts"]["orbit"]["cost_per_accelerator_hour"]["unit"], "USD/s");
    EXPECT_EQ(json["campaign"]["vehicle"]["value"], "nova");
}

TEST(OutcomeJson, HoldsVerdictMarginsAndLists) {
    const RunRecord record = example_record();
    const nlohmann::json json = json_of(record);
    EXPECT_EQ(json["verdict"]["closes"], true);
    EXPECT_EQ(json["verdict"]["pays"], false);
    const nlohmann::json& margin = json["verdict"]["margins"].at(2);
    EXPECT_EQ(margin["name"], "junction temperature");
    EXPECT_EQ(margin["value"].get<double>(), 352.1);
    EXPECT_EQ(margin["unit"], "K");
    for (const char* key : {"limit", "margin", "pass", "decides", "cause", "lever"})
        EXPECT_TRUE(margin.contains(key)) << key;
    EXPECT_EQ(json["design"]["mass"]["items"].size(), record.outcome.design.mass.items.size());
    EXPECT_EQ(json["accounts"]["orbit"]["capital"].at(0)["amount"]["unit"], "USD");
    EXPECT_EQ(json["accounts"]["ground"]["operations"].at(0)["amount"]["unit"], "USD/s");
    EXPECT_EQ(json["accounts"]["boundaries"].size(), 3u);
    EXPECT_EQ(json["accounts"]["sensitivities"].size(), 6u);
}

TEST(OutcomeJson, HoldsTrades) {
    RunRecord record = example_record();
    record.outcome.verdict.margins[0].lever_path = "satellite.array.area";
    record.outcome.verdict.margins[0].lever_value = 98.25;
    const nlohmann::json json = json_of(record);
    ASSERT_EQ(json["trades"].size(), 2u);
    const nlohmann::json& altitude = json["trades"].at(0);
    EXPECT_EQ(altitude["path"], "orbit.altitude");
    EXPECT_EQ(altitude["points"].at(0)["value"]["unit"], "m");
    EXPECT_EQ(altitude["points"].at(3)["closes"]["value"], false);
    EXPECT_TRUE(altitude["points"].at(4)["cost"]["value"].is_null());
    EXPECT_EQ(altitude["optimum"]["value"]["value"], 530e3);
    EXPECT_EQ(json["trades"].at(1)["own"]["choice"]["value"], "radiator_to_space");
    EXPECT_EQ(json["verdict"]["margins"].at(0)["lever_path"], "satellite.array.area");
    EXPECT_EQ(json["verdict"]["margins"].at(0)["lever_value"], 98.25);
    EXPECT_TRUE(json["verdict"]["margins"].at(1)["lever_value"].is_null());
}

// JSON knows no NaN and no infinity.
TEST(OutcomeJson, SaysNullForWhatIsNotFinite) {
    RunRecord record = example_record();
    record.outcome.accounts.ratio = std::numeric_limits<double>::quiet_NaN();
    record.outcome.accounts.boundaries[0].ratio = HUGE_VAL;
    record.outcome.verdict.margins[0].margin = -HUGE_VAL;
    record.outcome.design.mass.items[0].amount = HUGE_VAL;
    const nlohmann::json json = json_of(record);
    EXPECT_TRUE(json["accounts"]["ratio"]["value"].is_null());
    EXPECT_EQ(json["accounts"]["ratio"]["message"], "not a finite number");
    EXPECT_TRUE(json["accounts"]["boundaries"][0]["ratio"]["value"].is_null());
    EXPECT_TRUE(json["verdict"]["margins"][0]["margin"].is_null());
    EXPECT_TRUE(json["design"]["mass"]["items"][0]["amount"]["value"].is_null());
}

TEST(OutcomeJson, TakesNamesThatAreNotUtf8) {
    RunRecord record = example_record();
    record.scenario.name = "bad \xff byte";
    EXPECT_EQ(json_of(record)["scenario"]["name"], "bad \xef\xbf\xbd byte");
}

}  // namespace
}  // namespace dawnline::report
