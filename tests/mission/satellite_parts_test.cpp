// Mass growth, the stack under the fairing, spare sections of the radiator, attrition, momentum.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/finance/attrition.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/radiator_spares.hpp"
#include "dawnline/mission/satellite_attrition.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

Verdict judged(const std::vector<std::string>& set) {
    const Scenario scenario = load("suncatcher", set);
    const Design design = size(scenario);
    const Operations operations = estimate(scenario, design);
    const Campaign campaign = deploy(scenario, design);
    return judge(scenario, design, operations, campaign,
                 account(scenario, design, operations, campaign));
}

Margin margin_of(const Verdict& verdict, const std::string& name) {
    for (const Margin& m : verdict.margins)
        if (m.name == name) return m;
    ADD_FAILURE() << name;
    return {};
}

/// "satellite.accelerators = 40 instead of 64" as an override.
std::string override_of(const std::string& lever) {
    const std::size_t equals = lever.find(" = "), end = lever.find(" instead");
    if (equals == std::string::npos || end == std::string::npos) return {};
    return lever.substr(0, equals) + "=" + lever.substr(equals + 3, end - equals - 3);
}

const MassLine& line_of(const Design& design, const std::string& name) {
    return *std::find_if(design.mass.items.begin(), design.mass.items.end(),
                         [&](const MassLine& line) { return line.name == name; });
}

// AIAA S-120's table, as spacecraft/mass_growth_test has it: an array at layout grows by 20 %, a
// thermal part by 15 %, a battery of minor changes by 10 %; what is weighed does not grow. The
// system's margin stands on the basic sum: allowable = basic + growth + 15 % of basic.
TEST(SatelliteMass, GrowsByMaturity) {
    const Design d = size(load("suncatcher"));
    EXPECT_DOUBLE_EQ(line_of(d, "solar array").growth, 0.20);
    EXPECT_DOUBLE_EQ(line_of(d, "radiator").growth, 0.15);
    EXPECT_DOUBLE_EQ(line_of(d, "battery").growth, 0.10);
    double basic = 0.0, growth = 0.0;
    for (const MassLine& line : d.mass.items) {
        if (line.name == "propellant") continue;
        basic += line.basic;
        growth += line.basic * line.growth;
    }
    EXPECT_NEAR(d.mass.dry, basic + growth + 0.15 * basic, 1e-9 * d.mass.dry);
    const Design weighed = size(load("suncatcher", {"satellite.array.maturity=actual"}));
    EXPECT_EQ(line_of(weighed, "solar array").growth, 0.0);
    EXPECT_LT(weighed.mass.launch, d.mass.launch);
}

// Armour of 1 mm of aluminium (2700 kg/m³) around tubes of 8 % projected width weighs
// 2700 × 0.001 × π × 0.08 = 0.679 kg/m²: the girth of a round tube is π times its width.
TEST(SatelliteMass, WeighsArmour) {
    const Design bare = size(load("suncatcher", {"satellite.radiator.spare_share=0 %"}));
    const Design clad = size(load(
        "suncatcher", {"satellite.radiator.spare_share=0 %", "satellite.radiator.armour=1 mm"}));
    const auto per_area = [](const Design& d) {
        return line_of(d, "radiator").basic / d.thermal.radiator_area;
    };
    EXPECT_NEAR(per_area(clad) - per_area(bare), 2.7 * k_pi * 0.08, 1e-9);
}

// The folded box holds what is folded, and the stack stays within the fairing: its height below
// cylinder and cone, its volume below the fairing's.
TEST(Deploy, StacksUnderTheFairing) {
    const Scenario s = load("suncatcher");
    const Design d = size(s);
    const Campaign c = deploy(s, d);
    EXPECT_NEAR(
        d.mass.stowed_thickness * s.satellite.bus.stowed_width * s.satellite.bus.stowed_length,
        d.mass.stowed_volume, 1e-12 * d.mass.stowed_volume);
    EXPECT_GE(c.satellites_by_volume, c.satellites_per_flight);
    EXPECT_EQ(c.limited_by, "mass");
    const scenario::Fairing& f = s.launch.vehicle.fairing;
    EXPECT_LE(c.stack_height, f.cylinder_height + f.cone_height);
    EXPECT_GT(c.volume_share, 0.0);
    EXPECT_LT(c.volume_share, 1.0);
    EXPECT_LE(c.satellites_by_volume, c.columns * c.tallest);
}

// A face of 2 × 2 m in a can of 4 m: corners at √2 m, one column; the can's height over the
// thickness, by hand.
TEST(Deploy, CountsAColumnByHand) {
    const std::vector<std::string> set{"satellite.bus.stowed_width=2 m",
                                       "satellite.bus.stowed_length=2 m",
                                       "launch.vehicle.fairing.diameter=3 m",
                                       "launch.vehicle.fairing.cylinder_height=9 m",
                                       "launch.vehicle.fairing.cone_height=0 m",
                                       "launch.vehicle.fairing.top_diameter=3 m",
                                       "launch.vehicle.fairing.dispenser_height=1 m"};
    const Scenario s = load("suncatcher", set);
    const Design d = size(s);
    EXPECT_EQ(deploy(s, d).satellites_by_volume, std::floor(8.0 / d.mass.stowed_thickness));
}

struct Misfit {
    const char* set;
    const char* cause;
};

class FitFault : public testing::TestWithParam<Misfit> {};

// Too wide for the fairing, too tall in it, too heavy for the vehicle: the margin says which, and
// the value that it proposes closes it.
TEST_P(FitFault, NamesTheCauseAndClosesIt) {
    const std::string set = GetParam().set;
    const Margin broken = margin_of(judged({set}), "satellites per flight");
    EXPECT_FALSE(broken.pass);
    EXPECT_NE(broken.cause.find(GetParam().cause), std::string::npos) << broken.cause;
    const std::string lever = override_of(broken.lever);
    ASSERT_FALSE(lever.empty()) << broken.lever;
    EXPECT_TRUE(margin_of(judged({set, lever}), "satellites per flight").pass) << lever;
}

INSTANTIATE_TEST_SUITE_P(Faults, FitFault,
                         testing::Values(Misfit{"satellite.bus.stowed_length=5 m", "fairing"},
                                         Misfit{"satellite.bus.stowed_width=0.2 m", "fairing"},
                                         Misfit{"launch.vehicle.fairing.diameter=3 m", "fairing"},
                                         Misfit{"satellite.accelerators=600", "mass"}));

// Spare sections are the least number that the wanted probability asks for: one fewer is too few.
// Each is stated as an explicit share of the needed ones.
TEST(RadiatorSpares, AreTheFewestThatLast) {
    const Scenario s = load("suncatcher");
    const RadiatorSpares found = radiator_spares(s, 30.0);
    ASSERT_GT(found.installed, found.needed);
    EXPECT_GE(found.coolant_survival, s.satellite.radiator.survival);
    Scenario fewer = s;
    fewer.satellite.radiator.spare_share = (found.installed - 1.0) / found.needed - 1.0;
    EXPECT_LT(radiator_spares(fewer, 30.0).coolant_survival, s.satellite.radiator.survival);
}

// Without spares every section must hold: e^(−rate·area·life), and the expected number of
// punctures is that exponent.
TEST(RadiatorSpares, WithoutAnyAllMustHold) {
    Scenario s = load("suncatcher");
    s.satellite.radiator.spare_share = 0.0;
    const RadiatorSpares none = radiator_spares(s, 30.0);
    EXPECT_NEAR(none.coolant_survival, std::exp(-none.punctures), 1e-12);
}

// A wall that is pierced too often with valves that fail: the margin names armour, which closes it.
TEST(RadiatorSpares, ArmourClosesTheMargin) {
    const std::string thin = "satellite.radiator.wall=0.5 mm";
    const Margin broken = margin_of(judged({thin}), "coolant kept against punctures");
    EXPECT_FALSE(broken.pass);
    const std::string lever = override_of(broken.lever);
    ASSERT_TRUE(lever.starts_with("satellite.radiator.armour=")) << broken.lever;
    EXPECT_TRUE(margin_of(judged({thin, lever}), "coolant kept against punctures").pass) << lever;
}

// Infant loss and chance alone are the closed form (1 − e^(−λT))/(λT) that fleets were counted by
// before, exact; quadrature is good to 1e-9.
TEST(Attrition, OfChanceAloneIsTheClosedForm) {
    Scenario s = load("suncatcher", {"satellite.kill_share=0 %", "satellite.loss_rate=1 %/yr"});
    s.satellite.wear_scale.reset();
    const Design d = size(s);
    const double rate = s.satellite.loss_rate + s.satellite.accelerator.failure_rate;
    EXPECT_NEAR(d.compute.mean_alive, finance::mean_alive(rate, s.satellite.life), 1e-9);
    EXPECT_NEAR(d.attrition.alive_at_end, std::exp(-s.satellite.loss_rate * s.satellite.life),
                1e-12);
    EXPECT_NEAR(deploy(s, d).satellites_built, 81.0 / 0.99, 1e-9);
}

// Independent causes: what is alive at the end is the product of what each leaves.
TEST(Attrition, CausesMultiply) {
    const Design d = size(load("suncatcher", {"satellite.early_scale=2000 yr"}));
    const AttritionDesign& a = d.attrition;
    EXPECT_GT(a.lost_early, 0.0);
    EXPECT_GT(a.lost_to_debris, 0.0);
    EXPECT_NEAR(a.alive_at_end,
                (1.0 - a.lost_early) * (1.0 - a.lost_by_chance) * (1.0 - a.lost_to_wear) *
                    (1.0 - a.lost_to_debris),
                1e-12);
}

// Nothing pushes beside the centre of mass: what is left is gravity, at most 1.5 n² ΔI (Larson &
// Wertz 1999, table 11-9A), and wheels hold at least what an orbit gains.
TEST(Momentum, IsBoundedByGravityWithoutAnOffset) {
    const Design d = size(load("suncatcher", {"satellite.bus.pressure_offset=0 m"}));
    const double n2 = k_gm_earth / std::pow(d.orbit.semi_major_axis, 3);
    EXPECT_GT(d.momentum.peak_torque, 0.0);
    EXPECT_LE(d.momentum.peak_torque, 1.5 * n2 * d.momentum.greatest_inertia);
    EXPECT_GE(d.momentum.wheel_capacity, d.momentum.secular);
    EXPECT_GT(size(load("suncatcher")).momentum.peak_torque, d.momentum.peak_torque);
}

}  // namespace
}  // namespace dawnline::mission
