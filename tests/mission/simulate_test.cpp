#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/mission/mission.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

// A fortnight in the middle of the eclipse season: every effect of a year at a fraction of its
// time.
const std::vector<std::string> k_eclipse_fortnight{"orbit.start=2028-06-14T00:00:00Z",
                                                   "simulation.duration=14 d"};

Operations simulated(const std::vector<std::string>& set) {
    const Scenario scenario = load("suncatcher", set);
    return simulate(scenario, size(scenario));
}

// What the array gives goes into loads, losses or the battery and nowhere else. Each is integrated
// on its own, so the balance is a test of the right-hand side, not of the integrator: BDF keeps
// linear invariants to rounding. The requirement is 1e-6.
TEST(Simulate, ConservesEnergy) {
    const Operations o = simulated(k_eclipse_fortnight);
    ASSERT_GT(o.energy.array, 0.0);
    EXPECT_NEAR(o.energy.relative_error, 0.0, 1e-9);
    EXPECT_GT(o.energy.losses, 0.0);
}

// The two views of the same physics: the closed form sizes for the worst orbit and averages over
// the year, the simulation walks it. They share coefficients but not the way to the answer.
// 1 % and 2 K are the requirement; what is left is the thermal inertia that the closed form lacks.
TEST(Simulate, AgreesWithSizeOverTheYear) {
    const Scenario scenario = load("suncatcher");
    const Design design = size(scenario);
    const Operations o = simulate(scenario, design);
    EXPECT_NEAR(o.mean_array_power / design.power.mean_array_power, 1.0, 0.01);
    EXPECT_NEAR(o.mean_load / design.power.mean_load, 1.0, 0.01);
    EXPECT_NEAR(o.peak_radiator_temperature, design.thermal.radiator_temperature, 2.0);
    EXPECT_NEAR(o.peak_junction_temperature, design.thermal.junction_temperature, 2.0);
    EXPECT_NEAR(o.umbra_fraction, design.orbit.mean_umbra_fraction, 0.0005);
}

// Eclipse fraction of the year from an independent table: 0.0384 at 650 km with the node at 18 h
// (spacecraft reference, conical shadow, noon of each day of 2026), 3 % for another year.
TEST(Simulate, FindsThePublishedEclipseFraction) {
    EXPECT_NEAR(simulate(load("suncatcher"), size(load("suncatcher"))).umbra_fraction, 0.0384,
                0.03 * 0.0384);
}

// Tolerances tightened tenfold must not change what is decided: 0.1 % is the requirement.
TEST(Simulate, DoesNotDependOnTolerances) {
    std::vector<std::string> tight = k_eclipse_fortnight;
    tight.push_back("simulation.relative_tolerance=1e-7");
    tight.push_back("simulation.temperature_tolerance=1e-5 K");
    const Operations loose = simulated(k_eclipse_fortnight);
    const Operations close = simulated(tight);
    EXPECT_NEAR(loose.mean_array_power / close.mean_array_power, 1.0, 1e-4);
    EXPECT_NEAR(loose.peak_radiator_temperature, close.peak_radiator_temperature, 0.05);
    EXPECT_NEAR(loose.greatest_discharge, close.greatest_discharge, 1e-3);
}

// Without air, light or loads changing there is nothing to do: outside of the eclipse season the
// battery stays full and compute is undiminished.
TEST(Simulate, IsQuietWithoutEclipses) {
    const Operations o = simulated({"orbit.start=2028-10-01T00:00:00Z", "simulation.duration=5 d"});
    EXPECT_EQ(o.eclipses, 0.0);
    EXPECT_LT(o.greatest_discharge, 1e-6);
    EXPECT_NEAR(o.mean_delivered, 1.0, 1e-12);
}

// A throttle in the umbra costs exactly the umbra's share of the throttled part.
TEST(Simulate, ThrottlesInTheUmbraOnly) {
    std::vector<std::string> set = k_eclipse_fortnight;
    set.push_back("satellite.eclipse_throttle=25 %");
    const Operations o = simulated(set);
    EXPECT_NEAR(o.mean_delivered, 1.0 - 0.75 * o.umbra_fraction, 1e-4);
}

// A battery of half the size is shed, not overdrawn: the discharge stays at what is allowed, to
// within the band over which loads are shed.
TEST(Simulate, ShedsLoadsInsteadOfOverdrawing) {
    std::vector<std::string> set = k_eclipse_fortnight;
    set.push_back("satellite.battery.energy=12 kWh");
    const Scenario scenario = load("suncatcher", set);
    const Operations o = simulate(scenario, size(scenario));
    EXPECT_LT(o.mean_delivered, 0.99);
    EXPECT_LT(o.greatest_discharge, 1.0);
}

// Too small a radiator throttles the chips before they pass their limit.
TEST(Simulate, ThrottlesHotChips) {
    std::vector<std::string> set = k_eclipse_fortnight;
    set.push_back("satellite.radiator.area=14 m2");
    const Scenario scenario = load("suncatcher", set);
    const Operations o = simulate(scenario, size(scenario));
    EXPECT_LT(o.mean_delivered, 0.999);
    EXPECT_LT(o.peak_junction_temperature, scenario.satellite.accelerator.junction_limit);
}

}  // namespace
}  // namespace dawnline::mission
