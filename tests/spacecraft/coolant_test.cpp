// Loop, cold plate, heat pipe, radiator panels, coatings, punctures and survival.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/coating.hpp"
#include "dawnline/spacecraft/cold_plate.hpp"
#include "dawnline/spacecraft/fluid_loop.hpp"
#include "dawnline/spacecraft/heat_pipe.hpp"
#include "dawnline/spacecraft/meteoroid.hpp"
#include "dawnline/spacecraft/puncture.hpp"
#include "dawnline/spacecraft/radiator_panels.hpp"
#include "dawnline/spacecraft/thermal_satellite.hpp"
#include "dawnline/spacecraft/thermal_steady.hpp"
#include "dawnline/spacecraft/thermal_survival.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_julian_year;
using constants::k_pi;

// Laminar flow: Hagen–Poiseuille, f = 64/Re, exact. Turbulent: Colebrook's implicit equation, which
// Churchill says to meet within 1 %; allowed 3 % where both are fits.
TEST(Friction, LaminarAndTurbulent) {
    for (const double re : {10.0, 500.0, 1500.0})
        EXPECT_NEAR(friction_factor(re, 0.0) * re / 64.0, 1.0, 1e-3);
    for (const double re : {2e4, 1e5, 1e6})
        for (const double rough : {0.0, 1e-4, 1e-3}) {
            double f = 0.02;
            for (int i = 0; i < 50; ++i)
                f = std::pow(-2.0 * std::log10(rough / 3.7 + 2.51 / (re * std::sqrt(f))), -2);
            EXPECT_NEAR(friction_factor(re, rough) / f, 1.0, 0.03) << re << ' ' << rough;
        }
}

// A mixture of quality 0 is liquid, of quality 1 vapour alone: limits of the correlation.
TEST(TwoPhase, EndsAtLiquidAndVapour) {
    const Coolant c = saturated_ammonia(313.15);
    const Pipe pipe{.length = 10.0, .diameter = 0.02};
    EXPECT_NEAR(two_phase_pressure_drop(pipe, c, 0.05, 0.0), liquid_pressure_drop(pipe, c, 0.05),
                1e-9);
    Coolant vapour = c;
    vapour.density = c.vapour_density;
    vapour.viscosity = c.vapour_viscosity;
    EXPECT_NEAR(
        two_phase_pressure_drop(pipe, c, 0.05, 1.0) / liquid_pressure_drop(pipe, vapour, 0.05), 1.0,
        1e-12);
}

// The reference's ammonia at 20 °C and 40 °C, printed digits; Kell's water: 998.2 kg/m³ at 20 °C
// (CRC Handbook), viscosity 1.002 mPa s within the 1 % of Vogel's equation.
TEST(Coolants, MatchTheirTables) {
    EXPECT_NEAR(saturated_ammonia(293.15).density, 610.2, 1e-6);
    EXPECT_NEAR(saturated_ammonia(313.15).heat_of_vaporisation, 1099e3, 1e-3);
    EXPECT_NEAR(saturated_ammonia(293.15).pressure, 8.57e5, 1e-3);
    EXPECT_NEAR(liquid_water(293.15).density, 998.2, 0.05);
    EXPECT_NEAR(liquid_water(293.15).viscosity, 1.002e-3, 1e-5);
    EXPECT_THROW(saturated_ammonia(250.0), Error);
    EXPECT_THROW(liquid_water(400.0), Error);
}

// Q = ṁ(c_p ΔT + h Δx) and P = ṁΔp/(ρη), by hand from one laminar pipe: Δp = 128 μ L ṁ/(π ρ D⁴).
TEST(FluidLoop, PumpsWhatItMust) {
    Coolant oil{.density = 900.0, .specific_heat = 2000.0, .viscosity = 0.02, .conductivity = 0.13};
    const std::vector<Pipe> pipes{{.length = 5.0, .diameter = 0.02}};
    const FluidLoopState s =
        run_loop({.coolant = oil, .pump_efficiency = 0.5, .temperature_rise = 10.0}, 2000.0, pipes);
    EXPECT_NEAR(s.flow, 0.1, 1e-12);
    const double drop = 128.0 * 0.02 * 5.0 * 0.1 / (k_pi * 900.0 * std::pow(0.02, 4));
    EXPECT_NEAR(s.pressure_drop / drop, 1.0, 1e-3);
    EXPECT_NEAR(s.pump_power / (0.1 * drop / 450.0), 1.0, 1e-3);
    EXPECT_THROW(run_loop({.coolant = oil}, 2000.0, pipes), Error);

    // Boiling needs less flow by h Δx/(c_p ΔT): 1099·0.8/(4.93·10) = 17.8 at 40 °C.
    const Coolant ammonia = saturated_ammonia(313.15);
    const double boiling = run_loop({.coolant = ammonia, .quality_change = 0.8}, 1e5, pipes).flow;
    const double liquid = run_loop({.coolant = ammonia, .temperature_rise = 10.0}, 1e5, pipes).flow;
    EXPECT_NEAR(liquid / boiling, 17.83, 0.01);
}

// Turbulent drop goes with D^−4.8, so that the best diameter has its pump mass at 1/4.8·(dm/dlnD):
// checked as a minimum instead, 5 % to either side costs more.
TEST(FluidLoop, BestDiameterIsBest) {
    const Coolant c = saturated_ammonia(303.15);
    const double d = best_diameter(c, 1.0, 0.4, 2700.0, 1e-3, 0.02);
    const auto mass = [&](double diameter) {
        const Pipe pipe{.length = 1.0, .diameter = diameter};
        return liquid_pressure_drop(pipe, c, 1.0) / (c.density * 0.4) * 0.02 +
               2700.0 * k_pi * (diameter + 1e-3) * 1e-3 +
               c.density * k_pi / 4 * diameter * diameter;
    };
    EXPECT_LT(mass(d), mass(1.05 * d));
    EXPECT_LT(mass(d), mass(0.95 * d));
}

// Shah & London 1978, table 42 (H1): square 3.608 and f Re 14.227 (Fanning), 1:2 4.123 and 15.548,
// 1:4 5.331 and 18.233, parallel plates 8.235 and 24; the fits claim 0.03 % and 0.05 %.
TEST(ColdPlate, LaminarChannels) {
    const double aspect[] = {1.0, 0.5, 0.25, 0.0}, nusselt[] = {3.608, 4.123, 5.331, 8.235},
                 fanning[] = {14.227, 15.548, 18.233, 24.0};
    for (int i = 0; i < 4; ++i) {
        EXPECT_NEAR(laminar_nusselt(aspect[i]) / nusselt[i], 1.0, 1e-3);
        EXPECT_NEAR(laminar_poiseuille(aspect[i]) / (4.0 * fanning[i]), 1.0, 1e-3);
    }
}

// Tuckerman & Pease 1981 (IEEE EDL 2, 126), experiment 81F9: 50 µm channels and walls in silicon,
// 302 µm deep, 1 cm², water 8.6 cm³/s at 23 °C: 0.090 K/W measured at 790 W, drop 31 psi (2.14e5
// Pa), both with inlet effects that developed flow leaves out: 25 %.
TEST(ColdPlate, TuckermanAndPease) {
    const ColdPlate plate{.width = 0.01,
                          .length = 0.01,
                          .base_thickness = 155e-6,
                          .channel_width = 50e-6,
                          .channel_height = 302e-6,
                          .fin_thickness = 50e-6,
                          .conductivity = 148.0};
    const Coolant water = liquid_water(313.0);
    const ColdPlateState s = cold_plate(plate, water, 8.6e-6 * water.density);
    // At the outlet, where they measured, the coolant is a whole ΔT above the inlet.
    const double outlet = s.resistance + 0.5 / (8.6e-6 * water.density * water.specific_heat);
    EXPECT_NEAR(outlet / 0.090, 1.0, 0.25);
    EXPECT_NEAR(s.pressure_drop / 2.14e5, 1.0, 0.25);
}

// A source as large as its plate spreads nothing: t/(kA) + 1/(hA), exact.
TEST(ColdPlate, SpreadingVanishesForAFullSource) {
    EXPECT_NEAR(spreading_resistance(1e-3, 1e-3, 2e-3, 390.0, 1e4),
                slab_resistance(2e-3, 390.0, 1e-3) + 0.1, 1e-12);
    EXPECT_GT(spreading_resistance(2e-4, 1e-3, 2e-3, 390.0, 1e4),
              spreading_resistance(1e-3, 1e-3, 2e-3, 390.0, 1e4));
}

// COMSOL 6.4, model "heat pipe with accurate liquid and gas properties", eq. 5: capillary limit
// 7.5 kW without vapour drop and gravity (printed digits).
TEST(HeatPipe, CapillaryLimitOfComsol) {
    const HeatPipe pipe{.adiabatic = 0.15,
                        .vapour_radius = 1.0,
                        .wick_outer_radius = 1.1,
                        .wick_area = 1e-4,
                        .permeability = 1e-9,
                        .pore_radius = 3.1e-5};
    const HeatPipeFluid fluid{.temperature = 300.0,
                              .liquid_density = 1e3,
                              .vapour_density = 1.0,
                              .liquid_viscosity = 1e-3,
                              .surface_tension = 7e-2,
                              .heat_of_vaporisation = 2.5e6};
    EXPECT_NEAR(heat_pipe_limits(pipe, fluid).capillary, 7.5e3, 50.0);
}

// Series and parallel panels of perfect fins are one panel of their area; reference S25: inlet
// 343.15 K, 110 m², ε 0.9, 15 kW/K: 334.757 K and 125.90 kW with η 0.85.
TEST(RadiatorPanels, ShareOrFollow) {
    RadiatorPanels panels;
    panels.radiator.surface = {0.1, 0.9 * 0.85};
    panels.count = 10;
    panels.panel_area = 11.0;
    panels.capacity_rate = 15e3;
    EXPECT_NEAR(panels_at(panels, 0, 343.15, 0.0).outlet, 334.757, 0.001);
    EXPECT_NEAR(panels_at(panels, 0, 343.15, 0.0).heat, 125.90e3, 10.0);
    panels.in_series = true;
    EXPECT_NEAR(panels_at(panels, 0, 343.15, 0.0).outlet, 334.757, 0.001);

    const auto all = panels_for(panels, 0, 125.9e3, 0.0),
               fewer = panels_for(panels, 2, 125.9e3, 0.0);
    ASSERT_TRUE(all && fewer);
    EXPECT_NEAR(all->inlet, 343.15, 0.01);
    EXPECT_GT(fewer->inlet, all->inlet + 10.0);
    EXPECT_FALSE(panels_for(panels, 10, 1.0, 0.0));
}

// White silicone, α 0.26, after 1000 h of ultraviolet light 0.29 (Fortescue, table 11.3).
TEST(Coating, PassesItsMeasurement) {
    const CoatingAgeing a = coating_through(0.26, 0.29, 1000.0 * 3600.0, 0.40);
    EXPECT_NEAR(aged_absorptance(a, 1000.0 * 3600.0, 1.0), 0.29, 1e-12);
    EXPECT_NEAR(aged_absorptance(a, 2000.0 * 3600.0, 0.5), 0.29, 1e-12);  // dose, not time
    EXPECT_NEAR(aged_absorptance(a, 1e12, 1.0), 0.40, 1e-9);
    EXPECT_THROW(coating_through(0.26, 0.25, 1.0, 0.4), Error);
}

// Definition: a particle of the piercing diameter makes a crater of t/1.8 in a thick wall.
TEST(Puncture, PiercingDiameterInvertsTheCrater) {
    const Wall wall{.thickness = 2e-3};
    const Projectile p{2800.0, 7e3};
    const double d = 100.0 * piercing_diameter(wall, p);
    const double crater = 5.24 * std::pow(d, 19.0 / 18.0) * std::pow(95.0, -0.25) *
                          std::sqrt(2800.0 / 2700.0) * std::pow(7.0 / 5.1, 2.0 / 3.0);
    EXPECT_NEAR(1.8 * crater, 0.2, 1e-12);
    const PunctureRate rate = puncture_rate(wall, {});
    EXPECT_GT(rate.total(), puncture_rate({.thickness = 4e-3}, {}).total());
}

// n = k without spares: e^{−nx}. Perfect valves: a binomial. No valves: any hole ends it.
TEST(Puncture, RedundancyHasItsLimits) {
    const double rate = 1e-10, year = k_julian_year, x = rate * 8.0 * year;
    EXPECT_NEAR(coolant_survival({2, 2, 8.0, 1.0}, rate, year), std::exp(-2.0 * x), 1e-15);
    const double p = std::exp(-x);
    EXPECT_NEAR(coolant_survival({2, 1, 8.0, 1.0}, rate, year), 1.0 - (1.0 - p) * (1.0 - p), 1e-15);
    EXPECT_NEAR(coolant_survival({3, 1, 8.0, 0.0}, rate, year), std::exp(-3.0 * x), 1e-15);
    const int parts = parts_for({1, 4, 8.0, 1.0}, rate, 5.0 * year, 0.999);
    EXPECT_GE(coolant_survival({parts, 4, 8.0, 1.0}, rate, 5.0 * year), 0.999);
    EXPECT_LT(coolant_survival({parts - 1, 4, 8.0, 1.0}, rate, 5.0 * year), 0.999);
}

// Torricelli: 10 kg of water through 1 mm at 1 bar, C_d 0.61: 10/(0.61·7.854e-7·√(2·1000·1e5)).
TEST(Puncture, DrainsByTorricelli) {
    EXPECT_NEAR(drain_time(10.0, 1e-3, 1000.0, 1e5), 1475.9, 0.5);
}

// A lump that cools to empty space reaches T after C/(3εσA)(T⁻³ − T₀⁻³): exact.
TEST(Survival, TimeToFreezeOfALump) {
    ThermalNetwork network;
    network.nodes = {{"tank", 20e3, 1.7}};
    network.space_temperature = 0.0;
    const OrbitHeat dark{
        .period = 900.0, .constant = {0.0}, .sunlit = {0.0}, .albedo = {0.0}, .shadowed = {0.0}};
    const std::vector<double> start{330.0};
    const ColdLimit limit{0, 273.15};
    const auto found = time_to_limit(network, start, dark, std::vector{limit}, 1e5);
    const double exact = 20e3 / (3.0 * 1.7 * constants::k_stefan_boltzmann) *
                         (std::pow(273.15, -3) - std::pow(330.0, -3));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->time, exact, 0.5);
    EXPECT_FALSE(time_to_limit(network, start, dark, std::vector{limit}, 0.9 * exact));
}

// One node in the dark needs what it radiates, εσAT⁴. A node fed by a held neighbour needs nothing.
TEST(Survival, HeatersHoldTheLimit) {
    ThermalNetwork network;
    network.nodes = {{"tank", 20e3, 0.5}, {"chip", 10.0, 0.0}};
    network.conductances = {{0, 1, 3.0}};
    network.space_temperature = 0.0;
    const std::vector<double> none{0.0, 0.0};
    const std::vector<ColdLimit> limits{{0, 280.0}, {1, 250.0}};
    const HeaterPower h = heater_power(network, none, limits);
    EXPECT_NEAR(h.total, 0.5 * constants::k_stefan_boltzmann * std::pow(280.0, 4), 1e-6);
    EXPECT_EQ(h.heater[1], 0.0);
    EXPECT_NEAR(h.temperature[1], 280.0, 1e-6);
}

}  // namespace
}  // namespace dawnline::spacecraft
