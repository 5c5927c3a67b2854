#pragma once
// Batteries: what must be installed to carry a load through an eclipse.

namespace dawnline::spacecraft {

/// A battery pack.
struct Battery {
    double specific_energy = 0.0;       // of the pack, nameplate [J/kg]
    double depth_of_discharge = 1.0;    // allowed, of the aged capacity [1]
    double charge_efficiency = 1.0;     // [1]
    double discharge_efficiency = 1.0;  // [1]
    double end_of_life_capacity = 1.0;  // remaining of nameplate [1]
    double max_charge_rate = 0.0;       // of nameplate energy; 0: no limit [1/s]
    double max_discharge_rate = 0.0;    // of nameplate energy; 0: no limit [1/s]
    double cost_per_energy = 0.0;       // [USD/J]
};

/// Why a battery is as large as it is.
enum class BatteryDriver : unsigned char { energy, discharge_rate, charge_rate };

/// A battery for one load and one orbit.
struct BatterySizing {
    double delivered_energy = 0.0;  // to the load in an eclipse [J]
    double installed_energy = 0.0;  // nameplate [J]
    double mass = 0.0;              // [kg]
    double cost = 0.0;              // [USD]
    double recharge_energy = 0.0;   // from the bus, per orbit [J]
    double recharge_power = 0.0;    // evenly over the sunlit part [W]
    double discharge_rate = 0.0;    // of nameplate energy, at the cells [1/s]
    double charge_rate = 0.0;       // of nameplate energy, at the cells [1/s]
    double heat_in_eclipse = 0.0;   // lost in discharging [W]
    BatteryDriver driver = BatteryDriver::energy;
};

/// Installed energy P t/(η_dis DoD fade), raised if a rate limit asks for more.
///
/// `load` [W] in an eclipse of `eclipse` [s], recharged evenly in `sunlit` [s]. No eclipse gives an
/// empty sizing; an eclipse without sunlit time gives an infinite recharge power.
BatterySizing size_battery(const Battery& battery, double load, double eclipse,
                           double sunlit) noexcept;

}  // namespace dawnline::spacecraft
