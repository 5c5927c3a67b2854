#pragma once
// Array, bus, battery and managed loads through a stretch of time.

#include <span>

#include "dawnline/spacecraft/battery_cell.hpp"
#include "dawnline/spacecraft/power_bus.hpp"
#include "dawnline/spacecraft/power_bus_policy.hpp"

namespace dawnline::spacecraft {

/// What drives the bus, in steps of equal length.
struct BusDrive {
    double step = 10.0;                        // [s]
    std::span<const double> array_power;       // greatest, at the array's terminals [W]
    std::span<const double> load_temperature;  // of chips or loop [K]
    double battery_temperature = 293.15;       // [K]
};

/// Limits within which the battery is used.
struct BatteryLimits {
    double full_charge = 0.9;     // at which charging ends [1]
    double lowest_charge = 0.2;   // below which nothing is taken [1]
    double charge_rate = 0.0;     // of capacity, at most; 0: no limit but the voltage [1/s]
    double discharge_rate = 0.0;  // the same in discharge [1/s]
};

/// A stretch of time on the bus, energies in joules. The books close:
/// array_drawn + battery_given = delivered + bus_loss.
struct BusOrbit {
    CellState battery;            // at the end
    double array_drawn = 0.0;     // [J]
    double array_idle = 0.0;      // available and not used [J]
    double battery_given = 0.0;   // at its terminals, less what it took [J]
    double battery_heat = 0.0;    // [J]
    double delivered = 0.0;       // to the loads [J]
    double bus_loss = 0.0;        // in regulators, harness and converters [J]
    double asked = 0.0;           // nominal work of all loads [J]
    double lowest_charge = 1.0;   // [1]
    double throttled_time = 0.0;  // while any load had less than its nominal power [s]
    double shed_time = 0.0;       // while any load was off [s]
};

/// Power that the battery may give for a step within voltage, charge and rate limits, at its
/// terminals. [W]
double discharge_reach(const BatteryPack& pack, const CellState& state, const BatteryLimits& limits,
                       double temperature, double step) noexcept;

/// The same that it may take, positive; none where charging would plate lithium. [W]
double charge_reach(const BatteryPack& pack, const CellState& state, const BatteryLimits& limits,
                    double temperature, double step) noexcept;

/// Steps through the drive: what array and battery can give sets the budget, share_power who gets
/// it, bus_balance where it flows, the circuit what the battery does. `running` and `delivered`
/// have one place per load; the first carries over from stretch to stretch, the second returns the
/// energy of each [J]. `work` is as long as `delivered`. Allocates nothing.
BusOrbit run_bus(const PowerBus& bus, const BatteryPack& pack, const BatteryLimits& limits,
                 const CellState& start, std::span<const ManagedLoad> loads, const BusDrive& drive,
                 std::span<bool> running, std::span<double> work,
                 std::span<double> delivered) noexcept;

}  // namespace dawnline::spacecraft
