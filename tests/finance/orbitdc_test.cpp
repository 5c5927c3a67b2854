#include "dawnline/finance/orbitdc.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"

namespace dawnline::finance {
namespace {

using constants::k_julian_year;

// The mission `orbital_1mw_inference` of orbitdc 0.4.2; validation/published.yaml holds its
// results.
OrbitDcMission mission() {
    OrbitDcMission m{};
    m.computers = {1152.0, 989e12, 700.0, 1.5, 25e3, 1.25, 0.55, 0.85};
    m.orbit = {650e3, 0.0, 1361.0};
    m.power = {1.10,  0.02, 0.98, 0.30, 0.85,           0.95,
               100.0, 50.0, 0.90, 0.40, 150.0 * 3600.0, 0.5 / 3600.0};
    m.thermal = {368.0, 0.08, 0.82, 0.07, 0.5, 0.3, 0.2, 238.0, 3.0, 7.0, 3.5e-3, 5000.0};
    m.faults = {
        0.05 / k_julian_year, 10.0 / k_julian_year, 200.0, 0.03 / k_julian_year, 0.8, 0.05, 0.99};
    m.network = {200e9, 1e-8, 0.75};
    m.satellite = {64.0, 2.0,   90.0,    1.44,  2e6,   0.5e6, 20.0,
                   2.2,  600e3, 1.2e-13, 700e3, 4e-14, 1.05,  220.0};
    m.terms = {5, k_julian_year, 8760.0 * 3600.0, 0.08};
    m.launch_price = 3000.0;
    m.ground_segment = 20e6;
    m.operations = 5e6;
    return m;
}

// Printed by the source: 1237.0 USD per PFLOP/s-day, five digits.
TEST(OrbitDc, ReturnsTheSourcesHeadline) {
    const OrbitDcResult r = orbitdc_mission(mission());
    EXPECT_NEAR(r.cost.work_cost * 1e15 * 86400.0, 1237.0, 0.1);
    EXPECT_NEAR(r.launch_mass, 79258.0, 1.0);
}

// A satellite that is never in shadow needs no battery, and its array only feeds the load.
TEST(OrbitDc, NeedsNoBatteryWithoutEclipse) {
    OrbitDcMission m = mission();
    m.orbit.beta = 80.0 * constants::k_degree;
    const OrbitDcResult r = orbitdc_mission(m);
    EXPECT_EQ(r.battery_energy, 0.0);
    EXPECT_NEAR(r.array_power * std::pow(0.98, 5), r.bus_power, 1e-6);
}

// Cost per work is linear in the launch price: its slope is mass and replacement over work.
TEST(OrbitDc, IsLinearInTheLaunchPrice) {
    OrbitDcMission m = mission();
    const auto cost = [&m](double price) {
        m.launch_price = price;
        return orbitdc_mission(m).cost.work_cost;
    };
    EXPECT_NEAR(cost(2000.0) - cost(1000.0), cost(1000.0) - cost(0.0), 1e-12 * cost(1000.0));
}

// Traffic beyond the link throttles: work delivered then equals the link over the intensity.
TEST(OrbitDc, DeliversWhatTheLinkCarries) {
    OrbitDcMission m = mission();
    m.network = {200e9, 2e-6, 1.0};
    const OrbitDcResult r = orbitdc_mission(m);
    const double delivered = r.cost.delivered_share * m.computers.count * m.computers.peak;
    EXPECT_NEAR(delivered * m.network.intensity / m.network.rate, 1.0, 1e-12);
}

// Without energy, facility and maintenance only the computers are paid.
TEST(OrbitDc, GroundWithoutFacilityPaysForComputersOnly) {
    const OrbitDcMission m = mission();
    const OrbitDcCost c = orbitdc_ground({m.computers, m.terms, 0.0, 1.1, 0.0, 0.85, 0.0, 0.995});
    EXPECT_DOUBLE_EQ(c.capital, 1152.0 * 25e3);
    EXPECT_EQ(c.yearly, 0.0);
    EXPECT_NEAR(c.capital_per_watt, 0.0, 1e-12);
}

}  // namespace
}  // namespace dawnline::finance
