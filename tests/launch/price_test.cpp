#include "dawnline/launch/price.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace dawnline::launch {
namespace {

// arXiv:2511.19468 S4.4: 1800 USD/kg after 400 t, 20 % per doubling.
const MarketPrice k_market{1800.0, 400e3, 0.2, 0.0};

TEST(MarketPrice, FallsByTheRateAtEveryDoubling) {
    for (int n = 0; n < 12; ++n)
        EXPECT_NEAR(market_price(k_market, 400e3 * std::pow(2.0, n)), 1800.0 * std::pow(0.8, n),
                    1e-9);
}

// The paper prints about 370 000 t for 200 USD/kg and 104 000 t for 300; its inputs give these.
TEST(MarketPrice, MassToReach) {
    EXPECT_NEAR(mass_to_reach(k_market, 200.0) / 1e3, 367905.0, 1.0);
    EXPECT_NEAR(mass_to_reach(k_market, 300.0) / 1e3, 104125.0, 1.0);
    EXPECT_NEAR(market_price(k_market, 400e3 + mass_to_reach(k_market, 250.0)), 250.0, 1e-9);
    EXPECT_EQ(mass_to_reach(k_market, 1800.0), 0.0);
    EXPECT_TRUE(std::isinf(mass_to_reach({1800.0, 400e3, 0.2, 210.0}, 200.0)));
    EXPECT_TRUE(std::isinf(mass_to_reach({1800.0, 400e3, 0.0, 0.0}, 200.0)));
}

// Integral against a midpoint sum, with the floor reached on the way; error of the rule ~ 1e-6.
TEST(MarketPrice, CostIsTheIntegral) {
    for (const double floor : {0.0, 1000.0, 1900.0}) {
        const MarketPrice market{1800.0, 400e3, 0.2, floor};
        const int n = 20000;
        const double step = 4e6 / n;
        double sum = 0.0;
        for (int k = 0; k < n; ++k) sum += market_price(market, 400e3 + (k + 0.5) * step) * step;
        EXPECT_NEAR(market_cost(market, 400e3, 4.4e6) / sum, 1.0, 1e-6) << floor;
    }
    // Half the price per doubling makes b = −1 and the integral a logarithm.
    const MarketPrice steep{1000.0, 1e3, 0.5, 0.0};
    EXPECT_NEAR(market_cost(steep, 1e3, 2e3), 1e6 * std::log(2.0), 1e-6);
}

TEST(Price, DeclineStopsAtTheFloor) {
    EXPECT_NEAR(declining_price(1500.0, 1.0 - std::pow(0.64, 1.0 / 9.0), 18.0, 0.0), 614.4, 1e-9);
    EXPECT_EQ(declining_price(1500.0, 0.05, 100.0, 50.0), 50.0);
}

TEST(Price, ReuseSpreadsTheBuild) {
    EXPECT_DOUBLE_EQ(reused_flight_cost(46e6, 1.0, 0.1, 1e6), 47e6);
    // 46/10 + 4.6 × 9/10 + 1 = 9.74 M.
    EXPECT_NEAR(reused_flight_cost(46e6, 10.0, 0.1, 1e6), 9.74e6, 1e-6);
}

}  // namespace
}  // namespace dawnline::launch
