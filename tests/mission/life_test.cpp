// The life window by window, against the year in one piece and the orbits one by one.

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/battery_fade.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/spacecraft/battery_history.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

// Eight steps a season against every orbit by itself (spacecraft/battery_history.hpp), both by the
// same cell. A step takes the mean depth of its orbits: half a percent of the loss.
TEST(BatteryFade, FollowsEveryOrbitOfTheSeasons) {
    const Scenario scenario = load("suncatcher");
    const Design design = size(scenario);
    const scenario::Battery& battery = scenario.satellite.battery;
    const double depth = 0.32;
    const spacecraft::EclipseSeason season{.orbit_period = design.orbit.period,
                                           .deepest = depth,
                                           .half_length = 0.5 * design.orbit.umbra_days,
                                           .full_charge = battery.full_charge,
                                           .temperature = battery.temperature};
    for (const double years : {1.0, 5.0}) {
        const double by_orbit =
            1.0 - remaining_capacity(spacecraft::age_through_seasons(
                      spacecraft::SchmalstiegState(), season, years * k_julian_year, 1));
        const double by_season =
            battery_fade(scenario.satellite, design.orbit, depth, years * k_julian_year);
        EXPECT_NEAR(by_season, by_orbit, 5e-3 * by_orbit) << years;
    }
}

TEST(BatteryFade, IsTakenAtItsWordWhereStated) {
    const Scenario scenario = load("suncatcher", {"satellite.battery.fade=20 %"});
    const Design design = size(scenario);
    EXPECT_DOUBLE_EQ(design.power.battery_fade, 0.2);
    EXPECT_DOUBLE_EQ(
        battery_fade(scenario.satellite, design.orbit, 0.5, 0.5 * scenario.satellite.life), 0.1);
}

const std::vector<std::string> k_year{"satellite.life=1 yr", "simulation.duration=365.25 d"};

std::vector<std::string> with(std::vector<std::string> set, const std::string& more) {
    set.push_back(more);
    return set;
}

// A day in the middle of each month stands for all its orbits: extremes within half a kelvin and
// 3 % of charge (the longest eclipse need not fall on the 15th), ageing within 5 % of itself.
TEST(Life, DaysStandForEveryOrbit) {
    const Scenario days = load("suncatcher", k_year);
    const Scenario all = load("suncatcher", with(k_year, "simulation.every_orbit=true"));
    Series series;
    const Life a = live(days, size(days), series);
    const Life b = live(all, size(all), series);
    EXPECT_GT(b.orbits, 5300.0);
    EXPECT_NEAR(a.mean_delivered, b.mean_delivered, 1e-4);
    EXPECT_NEAR(a.peak_junction_temperature, b.peak_junction_temperature, 0.5);
    EXPECT_NEAR(a.greatest_discharge, b.greatest_discharge, 0.03);
    EXPECT_NEAR(a.battery_fade, b.battery_fade, 0.05 * b.battery_fade);
}

// The same year by simulate(), which does not cut it: at a common age, the same satellite.
TEST(Life, AgreesWithTheYear) {
    const Scenario scenario = load("suncatcher", with(k_year, "satellite.battery.fade=0 %"));
    const Operations o = simulate(scenario, size(scenario));
    EXPECT_NEAR(o.life.mean_delivered, o.mean_delivered, 1e-4);
    EXPECT_NEAR(o.life.peak_junction_temperature, o.peak_junction_temperature, 0.5);
    EXPECT_NEAR(o.life.greatest_discharge, o.greatest_discharge, 0.03);
}

// Closed form and simulated swings age the battery alike, to the 5 % that days for months cost.
TEST(Life, AgesTheBatteryAsSized) {
    const Scenario scenario = load("suncatcher");
    const Design design = size(scenario);
    Series series;
    const Life life = live(scenario, design, series);
    EXPECT_NEAR(life.battery_fade, design.power.battery_fade, 0.05 * design.power.battery_fade);
    ASSERT_EQ(series.points.size(), 60u);
    for (const Variable& v : series.variables) EXPECT_EQ(v.values.size(), 60u) << v.name;
    // Ageing goes one way.
    for (const Variable& v : series.variables)
        for (std::size_t k = 1; k < v.values.size(); ++k) {
            if (v.name == "array_retention" || v.name == "battery_capacity" ||
                v.name == "propellant") {
                EXPECT_LT(v.values[k], v.values[k - 1]) << v.name;
            }
            if (v.name == "radiator_absorptance" || v.name == "dose") {
                EXPECT_GT(v.values[k], v.values[k - 1]) << v.name;
            }
        }
}

// 65 nodes against the lumped model on the same worst orbit: what is left is the coolant's cooling
// from panel to panel, half of its rise of 10 K at most. Heat is conserved to rounding.
TEST(Life, NodesAgreeWithTheLumpedModel) {
    const Scenario scenario = load("suncatcher");
    const Operations o = simulate(scenario, size(scenario));
    EXPECT_EQ(o.nodal.nodes, 65.0);
    EXPECT_NEAR(o.nodal.junction_temperature, o.life.peak_junction_temperature,
                0.5 * scenario.satellite.loop.temperature_rise);
    EXPECT_LT(std::abs(o.nodal.balance_error), 1e-6);
    EXPECT_GT(o.nodal.radiator_inlet, o.nodal.radiator_outlet);
}

}  // namespace
}  // namespace dawnline::mission
