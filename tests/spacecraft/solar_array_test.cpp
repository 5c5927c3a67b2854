#include "dawnline/spacecraft/solar_array.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

SolarArray wing() {
    SolarArray array;
    array.cell.efficiency = 0.25;
    array.front = {0.92, 0.85};
    array.back = {0.92, 0.90};
    return array;
}

// (α − η) S = (ε_f + ε_b) σ T⁴, no Earth: 309.614 K (independent closed form, printed digits).
TEST(SolarArray, TemperatureWithPowerExtracted) {
    const ArrayState state = array_state(wing(), {.direct = 1361.0}, 1.0);
    EXPECT_NEAR(state.temperature, 309.614, 1e-3);
    EXPECT_NEAR(state.power_drawn, 0.25 * 1361.0, 1e-9);
}

// Energy in = energy out for any coefficient, load and light: an invariant, to rounding.
TEST(SolarArray, BalanceCloses) {
    SolarArray array = wing();
    array.cell.temperature_coefficient = -0.0022;
    array.packing = 0.9;
    array.wiring_efficiency = 0.96;
    array.pointing_error = 0.05;
    const ArrayLight light{1380.0, 12.0, 20.0, 50.0, 150.0};
    for (const double load : {0.0, 0.3, 1.0}) {
        const ArrayState state = array_state(array, light, 0.9, load);
        const double cells = 1380.0 * std::cos(0.05) + 12.0;
        const double absorbed = 0.92 * (cells + 20.0) + 0.85 * 50.0 + 0.90 * 150.0;
        EXPECT_NEAR(1.75 * black_body_flux(state.temperature) + state.power_drawn, absorbed, 1e-8);
    }
}

// What is not drawn stays as heat.
TEST(SolarArray, ShuntedArrayRunsHotter) {
    const ArrayState open = array_state(wing(), {.direct = 1361.0}, 1.0, 0.0);
    const ArrayState loaded = array_state(wing(), {.direct = 1361.0}, 1.0, 1.0);
    EXPECT_GT(open.temperature, loaded.temperature + 10.0);
    EXPECT_EQ(open.power_drawn, 0.0);
}

// Spectrolab XTJ data sheet: 0.89 at 5e14 and 0.84 at 1e15 e⁻/cm²; the fit C 0.22, Φx 2.33e14 is
// ours, the sheet's two digits are the tolerance. An intermediate point of the same fit: 0.9659.
TEST(SolarArray, RetentionFollowsTheDataSheet) {
    SolarCell cell;
    cell.damage_coefficient = 0.22;
    cell.damage_fluence = 2.33e18;
    EXPECT_NEAR(damage_retention(cell, 5e18), 0.89, 0.005);
    EXPECT_NEAR(damage_retention(cell, 1e19), 0.84, 0.005);
    EXPECT_NEAR(damage_retention(cell, 1e18), 0.9659, 5e-5);
    EXPECT_EQ(damage_retention(cell, 0.0), 1.0);
}

// Two years of 1 % leave 0.99²; with no fluence the damage factor is 1.
TEST(SolarArray, YearlyLossCompounds) {
    SolarArray array = wing();
    array.yearly_loss = 0.01;
    EXPECT_NEAR(array_retention(array, 2.0 * constants::k_julian_year), 0.9801, 1e-12);
}

// Suncatcher (arXiv:2511.19468v2 S4.4): 105 m² × 22 % × 90 % × 1361 W/m² = 28.3 kW.
TEST(SolarArray, SuncatcherSatelliteNeeds105SquareMetres) {
    SolarArray array = wing();
    array.cell.efficiency = 0.22;
    array.packing = 0.90;
    EXPECT_NEAR(array_area(array, {.direct = 1361.0}, 1.0, 28.295e3), 105.0, 0.1);
    EXPECT_TRUE(std::isinf(array_area(array, {}, 1.0, 1.0)));
}

// Specific power wins over masses per area; without it the masses add.
TEST(SolarArray, MassByEitherRule) {
    SolarArray array = wing();
    array.cell.area_mass = 0.84;
    array.packing = 0.5;
    array.structure_area_mass = 1.0;
    EXPECT_DOUBLE_EQ(array_mass(array, 100.0, 15e3), 142.0);
    array.specific_power = 150.0;
    EXPECT_DOUBLE_EQ(array_mass(array, 100.0, 15e3), 100.0);
}

}  // namespace
}  // namespace dawnline::spacecraft
