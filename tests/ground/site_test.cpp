#include <gtest/gtest.h>

#include "dawnline/ground/demand.hpp"
#include "dawnline/ground/gas_plant.hpp"
#include "dawnline/ground/land.hpp"

namespace dawnline::ground {
namespace {

constexpr double k_btu = 1055.05585262;

// McCalip's default ground case, as his code prints it: 14.66 USD/W, 15.851062 BUSD,
// 425.7605 USD/MWh, 276.9912 billion cubic feet.
TEST(GasPlant, McCalipDefault) {
    const GasPlantCentre in{1e9,
                            5.0,
                            8760.0 * 3600.0,
                            1.80,
                            5.25,
                            3.00,
                            2.50,
                            1.75,
                            1.2,
                            0.85,
                            4.30 / (1e6 * k_btu),
                            6200.0 * k_btu / 3.6e6,
                            1000.0 * k_btu / (0.3048 * 0.3048 * 0.3048)};
    const GasPlantCost out = gas_plant_cost(in);
    EXPECT_NEAR(out.capital_per_watt, 14.66, 1e-12);
    EXPECT_NEAR(out.fuel_price * 3.6e9, 26.66, 1e-9);
    EXPECT_NEAR(out.total / 1e9, 15.851062, 1e-6);
    EXPECT_NEAR(out.energy_cost * 3.6e9, 425.7605, 1e-4);
    EXPECT_NEAR(out.gas_volume / (0.3048 * 0.3048 * 0.3048) / 1e9, 276.9912, 1e-4);
}

TEST(Demand, GrowthAndItsInverse) {
    const double growth = yearly_growth(415.0, 945.0, 6.0);
    EXPECT_NEAR(grown(415.0, growth, 6.0), 945.0, 1e-9);
    // 1 GW of the 4178 TWh a year of the United States is 0.2 %; by hand.
    EXPECT_NEAR(share_of_generation(1e9, 4178e12 * 3600.0, 8766.0 * 3600.0), 2.0981e-3, 1e-7);
}

TEST(Land, NoneWhereAllIsGas) {
    EXPECT_EQ(array_land(1e9, 1.0, 1.5, 0.25, 0.03), 0.0);
    // 1 GW × 1.5/0.25 × 0.03 m²/W.
    EXPECT_NEAR(array_land(1e9, 0.0, 1.5, 0.25, 0.03), 180e6, 1e-3);
}

// Carnot: no lift, no power; 330 K to 500 K at half of Carnot lifts 0.75 for 0.7727.
TEST(Land, HeatPump) {
    EXPECT_EQ(heat_pump_share(0.75, 330.0, 330.0, 0.5), 0.0);
    EXPECT_NEAR(heat_pump_share(0.75, 500.0, 330.0, 0.5), 0.7727273, 1e-7);
}

}  // namespace
}  // namespace dawnline::ground
