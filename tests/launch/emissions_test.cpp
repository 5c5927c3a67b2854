#include "dawnline/launch/emissions.hpp"

#include <gtest/gtest.h>

namespace dawnline::launch {
namespace {

// Kerosene at 20 km and methane at 40 km: recomputed from the laws of Barker et al. 2024.
TEST(Exhaust, IndicesAtAltitude) {
    const Exhaust kerosene = index_at(Propellant::kerosene, 20e3);
    EXPECT_NEAR(kerosene.black_carbon * 1e3, 1.603465, 1e-6);
    EXPECT_NEAR(kerosene.carbon_monoxide * 1e3, 9.1180, 1e-4);
    EXPECT_NEAR(kerosene.carbon_dioxide * 1e3, 1122.323, 1e-3);
    const Exhaust methane = index_at(Propellant::methane, 40e3);
    EXPECT_NEAR(methane.black_carbon * 1e3, 4.0171, 1e-4);
    EXPECT_NEAR(methane.carbon_monoxide * 1e3, 19.9087, 1e-4);
    EXPECT_NEAR(methane.carbon_dioxide * 1e3, 583.266, 1e-3);
}

TEST(Exhaust, SootIsWholeAboveItsAltitude) {
    EXPECT_NEAR(full_soot_altitude(), 41823.97, 0.1);
    EXPECT_NEAR(index_at(Propellant::kerosene, full_soot_altitude()).black_carbon, 0.022, 1e-9);
    EXPECT_DOUBLE_EQ(index_at(Propellant::kerosene, 90e3).black_carbon, 0.022);
    EXPECT_DOUBLE_EQ(index_at(Propellant::kerosene, 0.0).black_carbon, 0.04 * 0.022);
}

// The carbon of CO and CO2 is kept whatever the altitude, to the source's two decimals.
TEST(Exhaust, AfterburningKeepsTheCarbon) {
    for (const double altitude : {0.0, 20e3, 50e3, 80e3}) {
        const Exhaust e = index_at(Propellant::methane, altitude);
        EXPECT_NEAR(e.carbon_monoxide / 28.01 + e.carbon_dioxide / 44.01,
                    0.120 / 28.01 + 0.426 / 44.01, 1e-12);
    }
}

// CH4 + 2 O2 → CO2 + 2 H2O: 2.743 and 2.246 kg/kg; the fuel and its oxygen are all there.
TEST(Exhaust, CompleteCombustionBalances) {
    const Exhaust methane = stoichiometric(Propellant::methane);
    EXPECT_NEAR(methane.carbon_dioxide, 2.743, 1e-3);
    EXPECT_NEAR(methane.water, 2.246, 1e-3);
    EXPECT_NEAR(methane.carbon_dioxide + methane.water, 1.0 + 4.0 * 15.999 / 16.043, 1e-4);
    const Exhaust kerosene = stoichiometric(Propellant::kerosene);
    EXPECT_NEAR(kerosene.carbon_dioxide, 3.15, 0.005);
    EXPECT_NEAR(kerosene.water, 1.26, 0.005);
    EXPECT_NEAR(stoichiometric(Propellant::hydrogen).water, 8.94, 0.005);
    EXPECT_EQ(stoichiometric(Propellant::solid).carbon_dioxide, 0.0);
}

// Falcon 9 and Electron over the generic profile, integrated independently with 2000 midpoints.
TEST(Exhaust, WholeAscents) {
    const Exhaust falcon =
        ascent_exhaust(Propellant::kerosene, 411e3, Propellant::kerosene, 111.5e3);
    EXPECT_NEAR(falcon.carbon_dioxide / 523.0e3, 1.0, 2e-3);
    EXPECT_NEAR(falcon.carbon_monoxide / 45.14e3, 1.0, 2e-3);
    EXPECT_NEAR(falcon.black_carbon / 5.01e3, 1.0, 2e-3);
    EXPECT_NEAR(falcon.nitrogen_oxides / 3.32e3, 1.0, 2e-3);
    const Exhaust electron =
        ascent_exhaust(Propellant::kerosene, 9.25e3, Propellant::kerosene, 2.05e3);
    EXPECT_NEAR(electron.carbon_dioxide, 11.5e3, 0.1e3);
    EXPECT_NEAR(electron.black_carbon, 100.0, 10.0);
}

// 2 Al → Al2O3: 1.8895 kg/kg.
TEST(Exhaust, ReentryOxidisesTheAluminium) {
    const Reentry r = reentry(250.0, 0.4, 1.0, 0.4);
    EXPECT_NEAR(r.alumina, 188.95, 0.01);
    EXPECT_DOUBLE_EQ(r.nitrogen_oxides, 100.0);
}

TEST(Propellant, NamesGoThereAndBack) {
    for (const auto name : k_propellant_names) EXPECT_EQ(to_string(*propellant_named(name)), name);
    EXPECT_FALSE(propellant_named("water"));
    EXPECT_DOUBLE_EQ(fuel_mass(4600.0, 3.6), 1000.0);
}

}  // namespace
}  // namespace dawnline::launch
