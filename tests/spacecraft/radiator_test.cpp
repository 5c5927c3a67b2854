#include "dawnline/spacecraft/radiator.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/spacecraft/thermal_chain.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

Radiator plate(double emissivity, double faces = 2.0) {
    Radiator radiator;
    radiator.surface = {0.1, emissivity};
    radiator.faces = faces;
    return radiator;
}

/// Flux per planform that uniform surroundings of that temperature give.
double from_sink(const Radiator& radiator, double sink) {
    return radiator.faces * radiator.surface.emissivity * black_body_flux(sink);
}

// Incropera: h_r = 2·4εσT³, η = tanh(mL)/(mL). k 180, 1 mm, 0.1 m, ε 0.9, 330 K: mL 0.9028, η
// 0.7949 (independent arithmetic, printed digits).
TEST(Radiator, FinEfficiency) {
    EXPECT_NEAR(fin_efficiency({180.0, 1e-3, 0.1}, 0.9, 2.0, 330.0), 0.7949, 5e-5);
    EXPECT_EQ(fin_efficiency({}, 0.9, 2.0, 330.0), 1.0);
}

// Starcloud v1.03 p. 3 prints 838 W/m² for a black plate at 20 °C; exact 837.5.
TEST(Radiator, BlackPlateAtRoomTemperature) {
    EXPECT_NEAR(net_flux(plate(1.0), 293.15, 0.0), 837.5, 0.1);
}

// SpaceX AI1 (June 2026): 150 kW on 110 m²; "1400 W/m²". Without surroundings 339.98 and 342.22 K.
// With a 220 K sink and ε 0.91 (reading of orbital_thermal) 353.162 K, 337.10 K at 120 kW, and
// 391.47 K one-sided. Tolerances: printed digits.
TEST(Radiator, AI1Temperatures) {
    EXPECT_NEAR(*radiator_temperature(plate(0.9), 150e3, 110.0, 0.0), 339.98, 0.01);
    EXPECT_NEAR(*radiator_temperature(plate(0.9), 1400.0, 1.0, 0.0), 342.22, 0.01);
    const Radiator ai1 = plate(0.91), one = plate(0.91, 1.0);
    EXPECT_NEAR(*radiator_temperature(ai1, 150e3, 110.0, from_sink(ai1, 220.0)), 353.162, 1e-3);
    EXPECT_NEAR(*radiator_temperature(ai1, 120e3, 110.0, from_sink(ai1, 220.0)), 337.10, 0.01);
    EXPECT_NEAR(*radiator_temperature(one, 120e3, 110.0, from_sink(one, 220.0)), 391.47, 0.01);
    const Radiator dull = plate(0.80);
    EXPECT_NEAR(110.0 * net_flux(dull, 353.162, from_sink(dull, 220.0)), 131.87e3, 10.0);
    EXPECT_NEAR(*radiator_temperature(dull, 144e3, 110.0, from_sink(dull, 260.0)), 371.26, 0.01);
}

// The same with Earth infrared in place of a sink, edge-on at 650 km: 345.32 K; a plate whose
// normal lies along nadir at 1363.6 W/m², ε 0.9: 350.44 K.
TEST(Radiator, EarthInfraredOnBothFaces) {
    const Environment earth{0.0, 0.0, 237.0};
    const FaceView edge{0.0, 0.0, 0.2407};
    const Radiator ai1 = plate(0.91);
    EXPECT_NEAR(
        *radiator_temperature(ai1, 150e3, 110.0, radiator_absorbed(ai1, earth, {edge, edge})),
        345.32, 0.02);
    const Radiator flat = plate(0.9);
    const FaceView down{0.0, 0.0, nadir_view_factor(6378.137 / 7028.137)};
    EXPECT_NEAR(
        *radiator_temperature(flat, 1363.6, 1.0, radiator_absorbed(flat, earth, {down, {}})),
        350.44, 0.01);
}

// van Berkel (arXiv:2607.14172): 40 kW at 370 K, ε 1, no surroundings: "38 m²" of emitting area.
TEST(Radiator, IdealArea) {
    EXPECT_NEAR(radiator_area(plate(1.0, 1.0), 40e3, 370.0, 0.0), 37.64, 0.01);
    EXPECT_TRUE(std::isinf(radiator_area(plate(1.0), 40e3, 200.0, 600.0)));
}

// Area and temperature undo each other, with a fin and an environment, to the promised 1e-12.
TEST(Radiator, AreaAndTemperatureAreInverse) {
    Radiator radiator = plate(0.88);
    radiator.fin = {180.0, 1e-3, 0.25};
    for (const double temperature : {250.0, 300.0, 400.0, 900.0}) {
        const double area = radiator_area(radiator, 50e3, temperature, 150.0);
        EXPECT_NEAR(*radiator_temperature(radiator, 50e3, area, 150.0), temperature,
                    1e-11 * temperature);
    }
    EXPECT_NEAR(*radiator_temperature(radiator, 0.0, 10.0, 150.0),
                sink_temperature(150.0, 2 * 0.88), 1e-9);
    EXPECT_FALSE(radiator_temperature(radiator, -1.0, 10.0, 0.0));
}

// ṁc_p dT/dA = −2εησT⁴: T_in 343.15 K, 110 m², ε 0.9, η 0.85, 15 kW/K → 334.757 K, 125.90 kW
// (closed form, printed). η enters as a factor on ε here, since no fin gives exactly 0.85.
TEST(Radiator, PanelCoolsOnItsWay) {
    const PanelFlow flow = panel_flow(plate(0.9 * 0.85), 110.0, 343.15, 15e3, 0.0);
    EXPECT_NEAR(flow.outlet_temperature, 334.757, 1e-3);
    EXPECT_NEAR(flow.heat, 125.90e3, 10.0);
}

// With a sink, against 100 000 Euler–midpoint steps of the equation itself; the two branches of
// the cooling integral (r below and above 0.3) are both met. Midpoint error below 1e-8 K.
TEST(Radiator, PanelFlowSolvesItsEquation) {
    const Radiator radiator = plate(0.85);
    for (const double sink : {60.0, 100.0, 250.0}) {
        const double absorbed = from_sink(radiator, sink);
        double t = 340.0;
        const double step = 200.0 / 100000 / 10e3;
        for (int i = 0; i < 100000; ++i) {
            const double half = t - 0.5 * step * net_flux(radiator, t, absorbed);
            t -= step * net_flux(radiator, half, absorbed);
        }
        EXPECT_NEAR(panel_flow(radiator, 200.0, 340.0, 10e3, absorbed).outlet_temperature, t, 1e-7);
    }
    // An endless panel ends at the sink.
    EXPECT_NEAR(
        panel_flow(radiator, 1e9, 340.0, 10e3, from_sink(radiator, 250.0)).outlet_temperature,
        250.0, 1e-6);
}

// NASA ISS EATCS: 6 units of 23.3 × 3.4 m and 1122.64 kg for 70 kW: 14.17 kg/m², 96.2 kg/kW.
TEST(Radiator, StationRadiatorMass) {
    Radiator radiator = plate(0.9);
    radiator.area_mass = 1122.64 / (23.3 * 3.4);
    EXPECT_NEAR(radiator.area_mass, 14.17, 0.01);
    EXPECT_NEAR(radiator_mass(radiator, 6 * 23.3 * 3.4, 70e3) / 70.0, 96.2, 0.1);
}

// The ladder adds what each resistance takes and is the same both ways.
TEST(ThermalChain, LadderBothWays) {
    const ThermalChain chain{0.01, 0.02, 0.03, 5.0};
    const CoolantLoop loop{4180.0, 1000.0, 8.0, 100e3, 0.5};
    const TemperatureLadder up = ladder_from_radiator(chain, loop, 700.0, 320.0);
    EXPECT_DOUBLE_EQ(up.coolant_out - up.coolant_in, 8.0);
    EXPECT_DOUBLE_EQ(up.junction, 320.0 + 5.0 + 4.0 + 700.0 * 0.06);
    EXPECT_NEAR(ladder_from_junction(chain, loop, 700.0, up.junction).radiator, 320.0, 1e-12);
    // 4.18 kW warm 1 kg/s of water by 1 K; 1 kg/s over 100 kPa is 100 W hydraulic.
    EXPECT_NEAR(coolant_flow(loop, 33.44e3), 1.0, 1e-12);
    EXPECT_NEAR(pump_power(loop, 33.44e3), 200.0, 1e-9);
}

// orbital_thermal: T_c = ¾ T_h without a sink, T_c/T_h = (3 + q⁴)/4 with one, q = T_s/T_c.
TEST(ThermalChain, BestEngineTemperature) {
    EXPECT_NEAR(best_engine_cold_temperature(1000.0, 0.0), 750.0, 1e-9);
    const double cold = best_engine_cold_temperature(600.0, 300.0);
    EXPECT_NEAR(cold / 600.0, (3.0 + std::pow(300.0 / cold, 4)) / 4.0, 1e-12);
    // It is a minimum of area per work, T_c/((T_h − T_c)(T_c⁴ − T_s⁴)).
    const auto area = [](double t) {
        return t / ((600.0 - t) * (std::pow(t, 4) - std::pow(300.0, 4)));
    };
    EXPECT_LT(area(cold), area(cold * 1.01));
    EXPECT_LT(area(cold), area(cold * 0.99));
}

}  // namespace
}  // namespace dawnline::spacecraft
