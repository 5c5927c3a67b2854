#include "dawnline/finance/boundary.hpp"

#include <gtest/gtest.h>

#include "dawnline/finance/delay.hpp"
#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {
namespace {

constexpr double k_year = 8760.0 * 3600.0;

// Per watt: 40 kg/kW at 150 USD/kg, 5000 USD/kW of build, 25 000 USD/kW of computers for five
// years; facility 11 700 USD/kW for 14, 0.08 USD/kWh at PUE 1.2.
OrbitCosts orbit() {
    return {0.04, 150.0, 5.0, 5.0 * k_year, 25.0, 5.0 * k_year, 0.0, 0.0};
}
GroundCosts ground() {
    return {11.7, 14.0 * k_year, 25.0, 5.0 * k_year, 0.08 / 3.6e6, 1.2, 0.0};
}

// The verdict flips with the boundary: computed by hand, in USD per kW and year of 8760 h.
TEST(Boundary, OneDesignLosesWinsAndLoses) {
    const Boundaries b = compare_boundaries(orbit(), ground(), 0.08, k_year);
    const double yearly = 1e3 * k_year;
    EXPECT_NEAR(b.power.orbit * yearly, 1200.0, 1e-9);
    EXPECT_NEAR(b.power.ground * yearly, 840.96, 1e-9);
    EXPECT_NEAR(b.closure.ratio, 11000.0 / 11700.0, 1e-12);
    EXPECT_NEAR(b.full.orbit * yearly, 9016.432, 1e-3);
    EXPECT_NEAR(b.full.ground * yearly, 8521.545, 1e-3);
    // Plant: 6000 + 5000 against 11 700 + 5 × 840.96.
    EXPECT_NEAR(b.plant.orbit * 1e3, 11000.0, 1e-9);
    EXPECT_NEAR(b.plant.ground * 1e3, 15904.8, 1e-9);
}

TEST(Boundary, BreakEvenLaunchPriceMakesTheFullRatioOne) {
    OrbitCosts o = orbit();
    o.launch_price = break_even_launch_price(o, ground(), 0.08, k_year);
    EXPECT_NEAR(compare_boundaries(o, ground(), 0.08, k_year).full.ratio, 1.0, 1e-12);
}

TEST(Boundary, ZeroRateIsStraightLine) {
    const Boundaries b = compare_boundaries(orbit(), ground(), 0.0, k_year);
    EXPECT_NEAR(b.full.orbit * 1e3 * k_year, (6000.0 + 5000.0 + 25000.0) / 5.0, 1e-9);
}

// A delay loses exactly what is left out: both parts make up the margin of the whole life.
TEST(Delay, LostAndLeftMakeUpTheWhole) {
    const double margin = 12e9 / k_year;
    const auto m = margin_of_dated_hardware(margin, 0.08, 2.0 * k_year, 5.0 * k_year, k_year);
    EXPECT_NEAR(m.lost + m.left, 12e9 * annuity_factor(0.08, 5.0), 1.0);
    const auto all = margin_of_dated_hardware(margin, 0.08, 9.0 * k_year, 5.0 * k_year, k_year);
    EXPECT_NEAR(all.left, 0.0, 1e-3);
    EXPECT_NEAR(all.lost, 12e9 * annuity_factor(0.08, 5.0), 1.0);
}

TEST(Delay, CostsNothingWithoutDelay) {
    EXPECT_EQ(carrying_cost(1e9, 0.08, 0.0, k_year), 0.0);
    EXPECT_EQ(postponement_loss(1e9, 0.08, 0.0, k_year), 0.0);
}

}  // namespace
}  // namespace dawnline::finance
