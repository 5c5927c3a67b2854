#include "dawnline/ground/data_centre.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace dawnline::ground {
namespace {

constexpr double k_year = 365.25 * 86400.0;
constexpr double k_kwh = 3.6e6;

DataCentre centre() {
    return {40e6, 1.25, 0.8, 11.7, 14.0 * k_year, 0.1 / k_year, 0.5e-3 / k_kwh, 2.0 * k_year, 0.0};
}
Grid grid() {
    return {0.08 / k_kwh, 0.0, 0.37 / k_kwh, 0.0, 2e-3 / k_kwh, 4.0 * k_year};
}

// 40 MW × 1.25 × 0.8 = 40 MW at the meter; a Julian year of it is 350 640 MWh. By hand.
TEST(DataCentre, OneYear) {
    const GroundOperation o = operate(centre(), grid(), 0.0, k_year, k_year);
    EXPECT_DOUBLE_EQ(meter_power(centre()), 40e6);
    EXPECT_NEAR(o.energy / k_kwh, 350.64e6, 1e-3);
    EXPECT_NEAR(o.energy_cost, 28.0512e6, 1e-3);
    EXPECT_NEAR(o.operations, 4e6, 1e-6);
    EXPECT_NEAR(o.carbon, 129.7368e6, 1e-3);
    // Water on site goes with the IT's energy, 280 512 MWh; upstream with the meter's.
    EXPECT_NEAR(o.water_on_site, 140256.0, 1e-6);
    EXPECT_NEAR(o.water_upstream, 701280.0, 1e-6);
    EXPECT_DOUBLE_EQ(facility_cost(centre()), 468e6);
}

// Growth and decay integrated exactly: the sum of parts is the whole, and a midpoint sum agrees
// to its own error (1e4 steps, below 1e-8).
TEST(DataCentre, EscalationIsIntegrated) {
    Grid g = grid();
    g.escalation = 0.03;
    g.decarbonisation = 0.05;
    const double end = 7.3 * k_year;
    const GroundOperation whole = operate(centre(), g, 0.0, end, k_year);
    const GroundOperation a = operate(centre(), g, 0.0, 2.0 * k_year, k_year);
    const GroundOperation b = operate(centre(), g, 2.0 * k_year, end, k_year);
    EXPECT_NEAR((a.energy_cost + b.energy_cost) / whole.energy_cost, 1.0, 1e-12);
    double cost = 0.0, carbon = 0.0;
    const int n = 10000;
    for (int k = 0; k < n; ++k) {
        const double years = (k + 0.5) / n * 7.3;
        cost += std::pow(1.03, years) / n;
        carbon += std::pow(0.95, years) / n;
    }
    EXPECT_NEAR(whole.energy_cost / (40e6 * g.energy_price * end), cost, 1e-7);
    EXPECT_NEAR(whole.carbon / (40e6 * g.carbon_intensity * end), carbon, 1e-7);
}

TEST(DataCentre, TheLongerWaitCounts) {
    EXPECT_EQ(time_to_power(centre(), grid()), 4.0 * k_year);
    Grid fast = grid();
    fast.interconnection_wait = 0.0;
    EXPECT_EQ(time_to_power(centre(), fast), 2.0 * k_year);
}

// arXiv:2511.19468 S4.4: 0.06 USD/kWh at PUE 1.09 is about 570 USD per kW and year.
TEST(DataCentre, PowerSpend) {
    EXPECT_NEAR(power_spend(0.06 / k_kwh, 1.09, 1.0) * 1e3 * 8760.0 * 3600.0, 572.904, 1e-9);
}

}  // namespace
}  // namespace dawnline::ground
