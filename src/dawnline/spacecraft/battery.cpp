#include "dawnline/spacecraft/battery.hpp"

namespace dawnline::spacecraft {

BatterySizing size_battery(const Battery& battery, double load, double eclipse,
                           double sunlit) noexcept {
    BatterySizing sizing;
    if (!(load > 0.0 && eclipse > 0.0)) return sizing;

    const double cell_power = load / battery.discharge_efficiency;
    const double cell_energy = cell_power * eclipse;
    const double charge_power = cell_energy / sunlit;
    sizing.delivered_energy = load * eclipse;
    sizing.recharge_energy = cell_energy / battery.charge_efficiency;
    sizing.recharge_power = sizing.recharge_energy / sunlit;
    sizing.heat_in_eclipse = cell_power - load;

    sizing.installed_energy =
        cell_energy / (battery.depth_of_discharge * battery.end_of_life_capacity);
    const auto raise = [&](double power, double limit, BatteryDriver driver) {
        if (limit > 0.0 && power / limit > sizing.installed_energy) {
            sizing.installed_energy = power / limit;
            sizing.driver = driver;
        }
    };
    raise(cell_power, battery.max_discharge_rate, BatteryDriver::discharge_rate);
    raise(charge_power, battery.max_charge_rate, BatteryDriver::charge_rate);

    sizing.mass = sizing.installed_energy / battery.specific_energy;
    sizing.cost = sizing.installed_energy * battery.cost_per_energy;
    sizing.discharge_rate = cell_power / sizing.installed_energy;
    sizing.charge_rate = charge_power / sizing.installed_energy;
    return sizing;
}

}  // namespace dawnline::spacecraft
