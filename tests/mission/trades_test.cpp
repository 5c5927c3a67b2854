#include "dawnline/mission/trades.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/report/outcome_json.hpp"
#include "dawnline/scenario/field_path.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

using testing::HasSubstr;

const TradeInput& input_named(const std::string& name) {
    const auto& all = traded_inputs();
    return *std::find_if(all.begin(), all.end(),
                         [&](const TradeInput& input) { return input.name == name; });
}

/// The scenario with the number set and what the trade derives left out, by the five functions.
struct Direct {
    double cost = HUGE_VAL;  // [USD/s]
    bool closes = false;
};
Direct direct(Scenario scenario, const TradeInput& input, double value) {
    scenario::set_number(scenario::scenario_table(), &scenario, input.path, value);
    const Design design = size(scenario);
    const Operations operations = estimate(scenario, design);
    const Campaign campaign = deploy(scenario, design);
    const Accounts accounts = account(scenario, design, operations, campaign);
    return {accounts.orbit.cost_per_accelerator_hour,
            judge(scenario, design, operations, campaign, accounts).closes};
}

class NumberTrade : public testing::TestWithParam<const char*> {};

// The optimum by its definition: no design that closes is cheaper, tried at 301 values which the
// search knows nothing of. Whole sections of radiator make the curve jagged by up to a section's
// mass, a thousandth of the satellite's: the search passes over such teeth, hence 1e-3.
TEST_P(NumberTrade, NoClosingDesignIsCheaperThanTheOptimum) {
    const Scenario scenario = load("suncatcher");
    const TradeInput& input = input_named(GetParam());
    const Trade trade = trade_over(scenario, input);
    ASSERT_TRUE(trade.optimum);
    EXPECT_TRUE(trade.optimum->closes);
    const TradeRange range = input.range(scenario);
    for (int k = 0; k <= 300; ++k) {
        const Direct one = direct(scenario, input, std::lerp(range.low, range.high, k / 300.0));
        EXPECT_GE(one.closes ? one.cost : HUGE_VAL, trade.optimum->cost * (1.0 - 1e-3)) << k;
    }
    const Direct best = direct(scenario, input, trade.optimum->value);
    EXPECT_DOUBLE_EQ(best.cost, trade.optimum->cost);
    EXPECT_TRUE(best.closes);
}

// Nothing that the curve derives is stated by this scenario, so that its own design lies on it.
TEST_P(NumberTrade, TheScenarioLiesOnItsCurve) {
    const Trade trade = trade_over(load("suncatcher"), input_named(GetParam()));
    const auto at = std::find_if(trade.points.begin(), trade.points.end(),
                                 [&](const TradePoint& p) { return p.value == trade.own.value; });
    ASSERT_NE(at, trade.points.end());
    EXPECT_EQ(at->cost, trade.own.cost);
    EXPECT_EQ(at->relative_cost, 1.0);
    EXPECT_EQ(at->launch_mass, trade.own.launch_mass);
}

// A step has both its sides: bisection leaves 1/24/65536 of the range between neighbours of which
// one flies a satellite more.
TEST_P(NumberTrade, LocatesItsSteps) {
    const Scenario scenario = load("suncatcher");
    const TradeInput& input = input_named(GetParam());
    const Trade trade = trade_over(scenario, input);
    const TradeRange range = input.range(scenario);
    for (std::size_t k = 1; k < trade.points.size(); ++k) {
        const TradePoint& a = trade.points[k - 1];
        const TradePoint& b = trade.points[k];
        EXPECT_LT(a.value, b.value);
        if (a.satellites_per_flight == b.satellites_per_flight) continue;
        EXPECT_EQ(std::abs(a.satellites_per_flight - b.satellites_per_flight), 1.0);
        EXPECT_LE(b.value - a.value, 1.001 * (range.high - range.low) / 24.0 / 65536.0);
    }
}

INSTANTIATE_TEST_SUITE_P(Inputs, NumberTrade,
                         testing::Values("orbit altitude", "radiator temperature",
                                         "battery against throttling"));

// Same input, same bytes, whatever the number of threads.
TEST(Trades, DoNotDependOnThreads) {
    const Scenario scenario = load("suncatcher");
    Outcome one, three;
    one.trades = trades(scenario, 1);
    three.trades = trades(scenario, 3);
    EXPECT_EQ(report::outcome_json(scenario, one), report::outcome_json(scenario, three));
}

// More battery keeps more compute: a definition of the trade, which holds point by point.
TEST(Trades, ABatteryBuysCompute) {
    const Trade trade = trade_over(load("suncatcher"), input_named("battery against throttling"));
    for (std::size_t k = 1; k < trade.points.size(); ++k) {
        EXPECT_GT(trade.points[k].battery_energy, trade.points[k - 1].battery_energy);
        EXPECT_GT(trade.points[k].delivered, trade.points[k - 1].delivered);
    }
}

// Stefan and Boltzmann: what is hotter needs less area for about the same heat.
TEST(Trades, AHotterRadiatorIsSmaller) {
    const Trade trade = trade_over(load("suncatcher"), input_named("radiator temperature"));
    for (std::size_t k = 1; k < trade.points.size(); ++k) {
        EXPECT_LT(trade.points[k].radiator_temperature, trade.points[k - 1].radiator_temperature);
        EXPECT_GT(trade.points[k].radiator_area, trade.points[k - 1].radiator_area);
    }
    EXPECT_EQ(trade.points.front().at, trade.points.front().radiator_temperature);
    EXPECT_THAT(trade.sentence, HasSubstr("satellite.junction_margin = "));
}

// An array that feeds the load of the sunlit side, but not the recharge at full throttle: the curve
// fails towards full throttle and names the array.
TEST(Trades, NamesWhereDesignsCeaseToClose) {
    const double needed = size(load("suncatcher")).power.array_area / 1.05;
    const Trade trade = trade_over(
        load("suncatcher", {"satellite.array.area=" + std::to_string(0.97 * needed) + " m2"}),
        input_named("battery against throttling"));
    EXPECT_TRUE(trade.points.front().closes);
    EXPECT_FALSE(trade.points.back().closes);
    EXPECT_EQ(trade.points.back().fails, "array power, end of life");
    EXPECT_FALSE(trade.own.closes);
    ASSERT_TRUE(trade.optimum);
    EXPECT_TRUE(trade.optimum->closes);
    EXPECT_THAT(trade.sentence, HasSubstr("Designs do not close: from "));
    EXPECT_THAT(trade.sentence, HasSubstr("Kept as stated: satellite.array.area"));
}

// What the scenario states and the curve derives: the curve is that of the scenario without it, the
// scenario's own point is the scenario.
TEST(Trades, FreeWhatTheyDerive) {
    const std::string stated = "satellite.battery.energy=6 kWh";
    const TradeInput& input = input_named("battery against throttling");
    const Trade free = trade_over(load("suncatcher"), input);
    const Trade fixed = trade_over(load("suncatcher", {stated}), input);
    EXPECT_EQ(fixed.points.back().cost, free.points.back().cost);
    EXPECT_EQ(fixed.own.battery_energy, 6.0 * 3.6e6);
    EXPECT_FALSE(fixed.own.closes);
    EXPECT_THAT(fixed.sentence, HasSubstr("derives satellite.battery.energy anew"));
}

// A stated mass is that of the scenario's own design: its point keeps it to the last digits, and
// another altitude moves it as it moves the parts.
TEST(Trades, CarryAStatedMassAlong) {
    const Scenario scenario = load("starlink-v2-mini");
    const Trade trade = trade_over(scenario, input_named("orbit altitude"));
    for (const TradePoint& p : trade.points)
        if (p.value == trade.own.value) {
            EXPECT_NEAR(p.launch_mass, trade.own.launch_mass, 1e-9 * trade.own.launch_mass);
        }
    EXPECT_THAT(trade.sentence, HasSubstr("stated dry mass"));
}

TEST(Trades, TryEveryChoice) {
    const Trade trade = trade_over(load("suncatcher"), input_named("attitude"));
    Scenario scenario;
    const auto found =
        scenario::field_at(scenario::scenario_table(), &scenario, "satellite.attitude");
    ASSERT_TRUE(found);
    ASSERT_EQ(trade.points.size(), found->field->choices.size());
    for (std::size_t k = 0; k < trade.points.size(); ++k) {
        EXPECT_EQ(trade.points[k].choice, found->field->choices[k]);
        if (trade.points[k].choice == trade.own.choice) {
            EXPECT_EQ(trade.points[k].cost, trade.own.cost);
        }
        EXPECT_TRUE(!trade.points[k].closes || trade.optimum->cost <= trade.points[k].cost);
    }
}

TEST(Trades, RefuseWhatIsNoInput) {
    EXPECT_THROW(trade_over(load("suncatcher"), {.name = "x", .path = "name", .changes = ""}),
                 Error);
    EXPECT_THROW(
        trade_over(load("suncatcher"), {.name = "x", .path = "orbit.nothing", .changes = ""}),
        Error);
}

}  // namespace
}  // namespace dawnline::mission
