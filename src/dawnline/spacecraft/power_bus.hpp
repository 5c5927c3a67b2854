#pragma once
// The power bus: array, battery and loads in balance, with what each stage turns into heat.

#include "dawnline/spacecraft/power_converter.hpp"

namespace dawnline::spacecraft {

/// How the array is tied to the bus.
enum class ArrayCoupling : unsigned char {
    peak_power_tracking,  // a converter holds the array at its best point
    direct_transfer,      // the bus holds its own voltage, surplus strings are shunted
};

/// The stages between array, battery and loads.
struct PowerBus {
    ArrayCoupling coupling = ArrayCoupling::peak_power_tracking;
    Converter array_regulator;  // the tracker; of a shunt regulator its small loss
    double tapped_share = 1.0;  // of the array's greatest power at the bus voltage; direct transfer
                                // only [1]
    Converter charge_regulator;
    Converter discharge_regulator;
    Converter load_converter;         // bus voltage to what the loads take
    double voltage = 100.0;           // of the bus, regulated [V]
    double harness_resistance = 0.0;  // between bus and loads, both ways [Ω]
};

/// What array and battery can do now.
struct BusSupply {
    double array_power = 0.0;      // greatest, at the array's terminals [W]
    double charge_limit = 0.0;     // the battery takes at most, at its terminals [W]
    double discharge_limit = 0.0;  // the battery gives at most, at its terminals [W]
};

/// Where the power goes. Energy closes: array_drawn + battery_power = load + losses.
struct BusFlows {
    double array_drawn = 0.0;    // from the array's terminals [W]
    double array_idle = 0.0;     // available but left in the array as heat [W]
    double battery_power = 0.0;  // at its terminals, positive when it gives [W]
    double load = 0.0;           // delivered, less than asked for if it does not suffice [W]
    double shortfall = 0.0;      // asked for and not delivered [W]
    double array_loss = 0.0;     // in the array's regulator [W]
    double battery_loss = 0.0;   // in the charge or discharge regulator [W]
    double load_loss = 0.0;      // in harness and load converter [W]

    constexpr double losses() const noexcept { return array_loss + battery_loss + load_loss; }
};

/// Power that the bus must give for `load` at the loads' terminals: converter, then I²R of the
/// harness at the bus voltage. Infinite beyond V²/4R. [W]
double bus_demand(const PowerBus& bus, double load) noexcept;

/// What arrives at the loads of a power that the bus gives, the inverse. [W]
double load_from_bus(const PowerBus& bus, double power) noexcept;

/// The balance at one moment: the array first, surplus into the battery up to its limit and the
/// rest left in the array; a deficit from the battery; what is missing then is the shortfall.
BusFlows bus_balance(const PowerBus& bus, const BusSupply& supply, double load) noexcept;

}  // namespace dawnline::spacecraft
