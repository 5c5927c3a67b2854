// Wing, bus, battery and loads together.

#include "dawnline/spacecraft/power_bus_orbit.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/spacecraft/solar_array_operation.hpp"
#include "dawnline/spacecraft/solar_cell_types.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_sigma = 5.670374419e-8;

WingDesign wing() {
    WingDesign w;
    w.cell = find_cell_type("triple_junction")->cell;
    w.layout = {.cell_area = 30.18e-4, .cells_in_series = 60, .blocking_drop = 0.8};
    return w;
}

// First law of the wing: absorbed = drawn + radiated, loaded and idle; idle it is as hot as a plain
// plate, (αS/((ε_f + ε_b)σ))^¼, and loaded it is cooler.
TEST(Wing, HeatBalance) {
    const WingDesign w = wing();
    const ArrayLight light{.direct = 1361.0};
    for (const double load : {0.0, 0.5, 1.0}) {
        const WingState s = wing_state(w, light, {}, load);
        EXPECT_NEAR(0.92 * 1361.0 - s.power_drawn, 1.75 * k_sigma * std::pow(s.temperature, 4),
                    1e-3);
    }
    EXPECT_NEAR(wing_state(w, light, {}, 0.0).temperature,
                std::pow(0.92 * 1361.0 / (1.75 * k_sigma), 0.25), 1e-5);
    EXPECT_LT(wing_state(w, light, {}, 1.0).temperature, 320.0);
}

// The parts multiply: light × packing × cell × string × what is left; a tilt of 10° costs 1.5 % of
// the light (cosine).
TEST(Wing, PowerIsTheProduct) {
    WingDesign w = wing();
    w.ageing = {.ultraviolet_loss = 0.02, .ultraviolet_time = 1.0, .impact_rate = 1e-10};
    const WingState s = wing_state(w, {.direct = 1361.0}, {1e8, 5e18, 0.0});
    EXPECT_NEAR(s.power_available,
                1361.0 * w.packing * s.cell_efficiency * s.string_efficiency * s.retention.impacts,
                1e-9);
    EXPECT_GT(s.string_efficiency, 0.99);
    EXPECT_LT(s.string_efficiency, 1.0 - 0.8 / 160.0);
    w.pointing_error = 0.1745;
    EXPECT_LT(wing_state(w, {.direct = 1361.0}, {1e8, 5e18, 0.0}).power_available,
              0.99 * s.power_available);
    EXPECT_EQ(wing_state(w, {}, {}).power_available, 0.0);
}

struct Orbit {
    std::vector<double> array, temperature;
};

Orbit orbit(double peak, double dark, double period, double step) {
    Orbit o;
    for (double t = 0.0; t < period; t += step) {
        o.array.push_back(t < dark ? 0.0 : peak);
        o.temperature.push_back(320.0);
    }
    return o;
}

BatteryPack pack() {
    BatteryPack p;
    p.cell.capacity = 50.0 * 3600.0;
    p.in_series = 100;
    p.in_parallel = 4;
    return p;
}

constexpr std::array<ManagedLoad, 2> k_loads{{
    {.nominal = 2e3, .floor = 2e3},
    {.nominal = 100e3,
     .floor = 10e3,
     .throttle_below = 0.6,
     .shed_below = 0.4,
     .restore_above = 0.5},
}};

struct Books {
    std::array<bool, 2> running{true, true};
    std::array<double, 2> work{}, delivered{};
};

// A bus without losses, a large array and an eclipse that the battery carries: all work is done,
// the books close to rounding, the charge comes back to where charging ends.
TEST(BusOrbit, CarriesTheEclipse) {
    const Orbit o = orbit(180e3, 1200.0, 5860.0, 10.0);
    Books r;
    const PowerBus bus;
    BatteryPack large = pack();
    large.in_parallel = 8;
    const BusOrbit b = run_bus(bus, large, {}, {0.9, 0, 0}, k_loads, {10.0, o.array, o.temperature},
                               r.running, r.work, r.delivered);
    EXPECT_NEAR(b.delivered, b.asked, 1e-3);
    EXPECT_EQ(b.shed_time, 0.0);
    EXPECT_NEAR(b.array_drawn + b.battery_given, b.delivered + b.bus_loss, 1e-6 * b.delivered);
    EXPECT_NEAR(r.delivered[0] + r.delivered[1], b.delivered, 1e-3);
    EXPECT_NEAR(b.battery.state_of_charge, 0.9, 1e-6);
    // 102 kW for 20 min is 34 kWh of a pack of 152 kWh.
    EXPECT_NEAR(b.lowest_charge, 0.9 - 34.0 / 152.0, 0.02);
}

// An array that is too small: the battery is spent orbit by orbit until the policy throttles and
// sheds; the charge never falls below its limit and the platform never goes dark.
TEST(BusOrbit, ShedsWhatItCannotCarry) {
    const Orbit o = orbit(110e3, 1200.0, 5860.0, 10.0);
    PowerBus bus;
    bus.array_regulator = converter_from_data_sheet(150e3, 0.93, 0.975, 0.97);
    bus.load_converter = converter_from_data_sheet(150e3, 0.90, 0.955, 0.95);
    Books r;
    CellState state{0.9, 0, 0};
    BusOrbit last;
    for (int k = 0; k < 15; ++k) {
        last = run_bus(bus, pack(), {}, state, k_loads, {10.0, o.array, o.temperature}, r.running,
                       r.work, r.delivered);
        state = last.battery;
        EXPECT_GE(last.lowest_charge, 0.2 - 1e-9);
        EXPECT_NEAR(r.delivered[0], 2e3 * 5860.0, 1e-3);
        EXPECT_NEAR(last.array_drawn + last.battery_given, last.delivered + last.bus_loss,
                    1e-9 * last.delivered);
    }
    EXPECT_GT(last.throttled_time, 0.0);
    EXPECT_LT(last.delivered, 0.95 * last.asked);
}

// The circuit's own limits: no charging below its cold limit, none above its full charge; in a step
// at the reach the voltage stays inside.
TEST(BusOrbit, BatteryReach) {
    const BatteryPack p = pack();
    EXPECT_EQ(charge_reach(p, {0.5, 0, 0}, {}, 263.15, 10.0), 0.0);
    EXPECT_EQ(charge_reach(p, {0.9, 0, 0}, {}, 293.15, 10.0), 0.0);
    EXPECT_EQ(discharge_reach(p, {0.2, 0, 0}, {}, 293.15, 10.0), 0.0);
    for (const double charge : {0.3, 0.6, 0.85}) {
        const CellState s{charge, 0.0, 0.0};
        const double in = charge_reach(p, s, {}, 293.15, 10.0) / p.cells();
        const double out = discharge_reach(p, s, {}, 293.15, 10.0) / p.cells();
        EXPECT_EQ(cell_step_at_power(p.cell, s, -in, 293.15, 10.0).status, CellStatus::ok);
        EXPECT_EQ(cell_step_at_power(p.cell, s, out, 293.15, 10.0).status, CellStatus::ok);
    }
    // A rate of 1C of 400 cells of 50 Ah near 3.8 V is 76 kW.
    EXPECT_NEAR(discharge_reach(p, {0.6, 0, 0}, {.discharge_rate = 1 / 3600.0}, 293.15, 10.0),
                400 * 50 * 3.77, 1500.0);
}

TEST(BusOrbit, AllocatesNothing) {
    const Orbit o = orbit(180e3, 1200.0, 5860.0, 10.0);
    Books r;
    const BatteryPack p = pack();
    const AllocationCount count;
    EXPECT_GT(run_bus({}, p, {}, {0.9, 0, 0}, k_loads, {10.0, o.array, o.temperature}, r.running,
                      r.work, r.delivered)
                  .delivered,
              0.0);
    EXPECT_EQ(count.since_start(), 0);
}

}  // namespace
}  // namespace dawnline::spacecraft
