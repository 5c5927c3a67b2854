#include "dawnline/spacecraft/battery.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/spacecraft/battery_ageing.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_watt_hour = 3600.0, k_day = 86400.0;

Battery pack() {
    return {.specific_energy = 150 * k_watt_hour,
            .depth_of_discharge = 0.4,
            .charge_efficiency = 0.97,
            .discharge_efficiency = 0.95};
}

// Independent arithmetic: 150 kW × 20.14 min delivers 50.35 kWh and needs 883 kg at 150 Wh/kg;
// 589 kg at DoD 0.6. Tolerance: printed digits.
TEST(Battery, SizesForAnEclipse) {
    Battery battery = pack();
    const double eclipse = 20.14 * 60, sunlit = 77.59 * 60;
    const BatterySizing sizing = size_battery(battery, 150e3, eclipse, sunlit);
    EXPECT_NEAR(sizing.delivered_energy / (1e3 * k_watt_hour), 50.35, 0.01);
    EXPECT_NEAR(sizing.mass, 883.0, 1.0);
    battery.depth_of_discharge = 0.6;
    EXPECT_NEAR(size_battery(battery, 150e3, eclipse, sunlit).mass, 589.0, 1.0);
    EXPECT_EQ(size_battery(battery, 150e3, 0.0, sunlit).mass, 0.0);
}

// Energy closes: what the bus gives is what the load gets plus both losses.
TEST(Battery, RechargeCarriesTheLosses) {
    const BatterySizing s = size_battery(pack(), 10e3, 1200.0, 4600.0);
    EXPECT_NEAR(s.recharge_energy, s.delivered_energy / (0.95 * 0.97), 1e-6);
    EXPECT_NEAR(s.recharge_power * 4600.0, s.recharge_energy, 1e-6);
    EXPECT_NEAR(s.heat_in_eclipse, 10e3 / 0.95 - 10e3, 1e-9);
}

// A rate limit that binds raises the energy to exactly that rate.
TEST(Battery, RateLimitsRaiseTheEnergy) {
    Battery battery = pack();
    battery.max_charge_rate = 0.1 / 3600.0;
    const BatterySizing s = size_battery(battery, 10e3, 1200.0, 4600.0);
    EXPECT_EQ(s.driver, BatteryDriver::charge_rate);
    EXPECT_NEAR(s.charge_rate, battery.max_charge_rate, 1e-15);
}

// Reference values of the published fits (NREL BLAST-Lite coefficients, recomputed by hand):
// Ua(0.5) 0.1233 V, Ua(1) 0.0864 V; q1 2.7025e-3 and 2.2208 % in 365 d; 10.317 % in 2000 cycles.
TEST(Ageing, KokamRates) {
    EXPECT_NEAR(anode_potential(0.5), 0.1233, 5e-5);
    EXPECT_NEAR(anode_potential(1.0), 0.0864, 5e-5);
    const double q1 = kokam_calendar_rate(308.15, 0.123);
    EXPECT_NEAR(q1, 2.7025e-3, 1e-6);
    EXPECT_NEAR(q1 * std::pow(365.0, 0.357), 0.022208, 2e-6);
    EXPECT_NEAR(kokam_cycle_rate(308.15, 0.8) * std::pow(2000.0, 0.778), 0.10317, 1e-5);
    const KokamState cycled = advance(KokamState{}, {308.15, 0.8, 0.5}, 0.0, 2000.0);
    EXPECT_NEAR(cycled.cycling, 0.10317, 1e-5);
}

// Schmalstieg 2014 at 308.15 K, 3.7 V: 5.117 % in a year; 10.388 % in 1000 cycles at DoD 0.2.
TEST(Ageing, SchmalstiegRates) {
    EXPECT_NEAR(schmalstieg_calendar_rate(308.15, 3.7) * std::pow(365.0, 0.75), 0.05117, 1e-5);
    EXPECT_NEAR(schmalstieg_cycle_rate(3.7, 0.2) * std::sqrt(4300.0), 0.10388, 1e-5);
    EXPECT_DOUBLE_EQ(schmalstieg_voltage(0.5), 3.697);
    EXPECT_NEAR(schmalstieg_voltage(0.45), 3.676, 1e-12);
}

// The fade must not depend on the step (NREL SAM issue 291): one step, and 24 × 365 of an hour,
// and an hour in minutes. Exact updates leave rounding only.
template <class State>
State in_steps(const CellConditions& c, int steps, double duration, double cycles) {
    State state;
    for (int i = 0; i < steps; ++i) state = advance(state, c, duration / steps, cycles / steps);
    return state;
}

TEST(Ageing, FadeIsIndependentOfTheStep) {
    const CellConditions c{303.15, 0.3, 0.7};
    EXPECT_NEAR(remaining_capacity(in_steps<KokamState>(c, 8760, 365 * k_day, 1310.0)),
                remaining_capacity(in_steps<KokamState>(c, 1, 365 * k_day, 1310.0)), 1e-9);
    EXPECT_NEAR(remaining_capacity(in_steps<SchmalstiegState>(c, 8760, 365 * k_day, 1310.0)),
                remaining_capacity(in_steps<SchmalstiegState>(c, 1, 365 * k_day, 1310.0)), 1e-9);
}

// A change of conditions keeps what is lost and never heals.
TEST(Ageing, LossNeverFalls) {
    KokamState k;
    SchmalstiegState s;
    double last_k = 1.0, last_s = 1.0;
    for (int month = 0; month < 24; ++month) {
        const CellConditions c{month % 2 ? 313.15 : 283.15, month % 3 ? 0.2 : 0.9, 0.6};
        k = advance(k, c, 30 * k_day, 109.0);
        s = advance(s, c, 30 * k_day, 109.0);
        EXPECT_LT(remaining_capacity(k), last_k);
        EXPECT_LT(remaining_capacity(s), last_s);
        last_k = remaining_capacity(k);
        last_s = remaining_capacity(s);
    }
    EXPECT_GT(relative_resistance(k), 1.0);
    EXPECT_GT(relative_resistance(s), 1.0);
}

// Far past the knee the sigmoid must saturate, not overflow.
TEST(Ageing, ActiveMaterialSaturates) {
    const KokamState dead = advance(KokamState{}, {318.15, 1.0, 0.6}, k_day, 1e7);
    EXPECT_DOUBLE_EQ(dead.active_material, 1.0);
}

TEST(Ageing, KnowsTheRangeOfItsFit) {
    EXPECT_FALSE(within_kokam_fit({298.15, 0.2, 0.5}));
    EXPECT_TRUE(within_schmalstieg_fit({298.15, 0.2, 0.5}));
    EXPECT_FALSE(within_schmalstieg_fit({283.15, 0.2, 0.5}));
}

}  // namespace
}  // namespace dawnline::spacecraft
