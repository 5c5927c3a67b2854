// Converters, the balance of the bus, and what runs when.

#include "dawnline/spacecraft/power_bus.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "allocation_count.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/spacecraft/power_bus_policy.hpp"

namespace dawnline::spacecraft {
namespace {

// The form goes through the three efficiencies it was made from; the inverse inverts it.
TEST(Converter, MeetsItsDataSheet) {
    const Converter c = converter_from_data_sheet(1000.0, 0.88, 0.96, 0.95);
    EXPECT_NEAR(converter_efficiency(c, 100.0), 0.88, 1e-12);
    EXPECT_NEAR(converter_efficiency(c, 500.0), 0.96, 1e-12);
    EXPECT_NEAR(converter_efficiency(c, 1000.0), 0.95, 1e-12);
    for (const double p : {1.0, 50.0, 640.0, 1200.0})
        EXPECT_NEAR(converter_output(c, converter_input(c, p)), p, 1e-9);
    EXPECT_EQ(converter_output(c, 0.5 * c.idle * c.rated_power), 0.0);
    // dη/dx = 0 at √(a/c): both neighbours are worse.
    const double best = 1000.0 * best_share(c);
    EXPECT_GT(converter_efficiency(c, best), converter_efficiency(c, 0.98 * best));
    EXPECT_GT(converter_efficiency(c, best), converter_efficiency(c, 1.02 * best));
}

PowerBus bus() {
    PowerBus b;
    b.array_regulator = converter_from_data_sheet(150e3, 0.93, 0.975, 0.97);
    b.charge_regulator = converter_from_data_sheet(60e3, 0.92, 0.965, 0.96);
    b.discharge_regulator = converter_from_data_sheet(160e3, 0.92, 0.965, 0.96);
    b.load_converter = converter_from_data_sheet(150e3, 0.90, 0.955, 0.95);
    b.voltage = 400.0;
    b.harness_resistance = 0.01;
    return b;
}

// Energy closes at every mixture of light, load and limits: what array and battery give is what
// the load gets and the stages lose. No flow exceeds its limit.
TEST(PowerBus, EnergyCloses) {
    Stream stream(3, 0, "bus");
    for (const ArrayCoupling coupling :
         {ArrayCoupling::peak_power_tracking, ArrayCoupling::direct_transfer})
        for (int i = 0; i < 2000; ++i) {
            PowerBus b = bus();
            b.coupling = coupling;
            b.tapped_share = 0.9;
            const BusSupply s{180e3 * stream.uniform(), 60e3 * stream.uniform(),
                              150e3 * stream.uniform()};
            const double load = 150e3 * stream.uniform();
            const BusFlows f = bus_balance(b, s, load);
            EXPECT_NEAR(f.array_drawn + f.battery_power, f.load + f.losses(), 1e-6);
            EXPECT_NEAR(f.load + f.shortfall, load, 1e-9);
            EXPECT_GE(f.array_idle, -1e-6);
            EXPECT_GE(f.load, 0.0);
            EXPECT_GE(f.battery_power, -s.charge_limit - 1e-9);
            EXPECT_LE(f.battery_power, s.discharge_limit + 1e-6);
            if (coupling == ArrayCoupling::direct_transfer) {
                EXPECT_LE(f.array_drawn, 0.9 * s.array_power + 1e-6);
            }
        }
}

// Ohm's law: 150 kW at 400 V over 10 mΩ draws I with I² R − I V + P = 0.
TEST(PowerBus, HarnessLosesIR) {
    PowerBus b;
    b.voltage = 400.0;
    b.harness_resistance = 0.01;
    const double given = bus_demand(b, 150e3), i = given / 400.0;
    EXPECT_NEAR(given - i * i * 0.01, 150e3, 1e-6);
    EXPECT_NEAR(load_from_bus(b, given), 150e3, 1e-6);
    EXPECT_TRUE(std::isinf(bus_demand(b, 4.1e6)));  // beyond V²/4R = 4 MW
}

// A battery that is full leaves the surplus in the array, an empty one leaves the load short.
TEST(PowerBus, LimitsShowWhereTheyBind) {
    const PowerBus ideal;
    const BusFlows full = bus_balance(ideal, {100.0, 0.0, 50.0}, 40.0);
    EXPECT_DOUBLE_EQ(full.array_idle, 60.0);
    EXPECT_DOUBLE_EQ(full.battery_power, 0.0);
    const BusFlows dark = bus_balance(ideal, {0.0, 0.0, 30.0}, 40.0);
    EXPECT_DOUBLE_EQ(dark.shortfall, 10.0);
    EXPECT_DOUBLE_EQ(dark.battery_power, 30.0);
}

constexpr std::array<ManagedLoad, 3> k_loads{{
    {.nominal = 500.0, .floor = 500.0},  // the platform: never off by charge
    {.nominal = 200.0,
     .floor = 50.0,
     .throttle_below = 0.5,
     .shed_below = 0.3,
     .restore_above = 0.4},
    {.nominal = 10e3,
     .floor = 1e3,
     .throttle_below = 0.7,
     .shed_below = 0.5,
     .restore_above = 0.6,
     .hot_from = 350.0,
     .off_from = 360.0},
}};

std::array<double, 3> powers(const BusState& state, std::array<bool, 3>& running) {
    std::array<double, 3> power{};
    share_power(state, k_loads, running, power);
    return power;
}

// The rules as written: everything, throttled by charge, by heat, shed, and back only above the
// upper mark.
TEST(Policy, RunsWhatTheStateAllows) {
    std::array<bool, 3> on{};
    EXPECT_EQ(powers({20e3, 0.9, 300.0}, on), (std::array<double, 3>{500.0, 200.0, 10e3}));
    EXPECT_EQ(powers({20e3, 0.6, 300.0}, on), (std::array<double, 3>{500.0, 200.0, 5.5e3}));
    EXPECT_EQ(powers({20e3, 0.9, 355.0}, on), (std::array<double, 3>{500.0, 200.0, 5.5e3}));
    EXPECT_EQ(powers({20e3, 0.9, 400.0}, on)[2], 1e3);
    EXPECT_EQ(powers({20e3, 0.45, 300.0}, on)[2], 0.0);
    EXPECT_EQ(powers({20e3, 0.55, 300.0}, on)[2], 0.0);  // not yet
    EXPECT_GT(powers({20e3, 0.61, 300.0}, on)[2], 1e3);
    EXPECT_EQ(powers({20e3, 0.1, 300.0}, on), (std::array<double, 3>{500.0, 0.0, 0.0}));
}

// Whatever the state: the sum stays in the budget, and a load has nothing or at least its floor.
TEST(Policy, KeepsTheBudget) {
    Stream stream(5, 0, "policy");
    std::array<bool, 3> on{};
    for (int i = 0; i < 5000; ++i) {
        const double budget = 15e3 * stream.uniform();
        const auto p = powers({budget, stream.uniform(), 300.0 + 80.0 * stream.uniform()}, on);
        EXPECT_LE(p[0] + p[1] + p[2], budget * (1 + 1e-12));
        for (std::size_t k = 0; k < 3; ++k) EXPECT_TRUE(p[k] == 0.0 || p[k] >= k_loads[k].floor);
    }
}

TEST(PowerBus, AllocatesNothing) {
    const PowerBus b = bus();
    std::array<bool, 3> on{};
    const AllocationCount count;
    EXPECT_GT(bus_balance(b, {100e3, 1e3, 1e3}, 50e3).load, 0.0);
    EXPECT_GT(powers({20e3, 0.9, 300.0}, on)[2], 0.0);
    EXPECT_EQ(count.since_start(), 0);
}

}  // namespace
}  // namespace dawnline::spacecraft
