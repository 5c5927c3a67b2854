#include "dawnline/spacecraft/power_bus.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dawnline::spacecraft {

double bus_demand(const PowerBus& bus, double load) noexcept {
    if (!(load > 0.0)) return 0.0;
    const double behind = converter_input(bus.load_converter, load);
    const double r = bus.harness_resistance, v = bus.voltage;
    if (!(r > 0.0)) return behind;
    // The converter takes V_end I with V_end = V − I R: I² R − I V + P = 0.
    const double discriminant = v * v - 4.0 * r * behind;
    if (discriminant < 0.0) return std::numeric_limits<double>::infinity();
    return v * 2.0 * behind / (v + std::sqrt(discriminant));
}

double load_from_bus(const PowerBus& bus, double power) noexcept {
    // Beyond half of the short-circuit current more power from the bus means less at the load.
    const double highest = bus.harness_resistance > 0.0
                               ? 0.5 * bus.voltage * bus.voltage / bus.harness_resistance
                               : power;
    const double given = std::min(power, highest);
    const double current = given / bus.voltage;
    return converter_output(bus.load_converter, given - current * current * bus.harness_resistance);
}

BusFlows bus_balance(const PowerBus& bus, const BusSupply& supply, double load) noexcept {
    const bool direct = bus.coupling == ArrayCoupling::direct_transfer;
    const double usable = supply.array_power * (direct ? bus.tapped_share : 1.0);
    const double from_array = converter_output(bus.array_regulator, usable);
    const double wanted = bus_demand(bus, load);

    BusFlows f;
    double array_gives = 0.0;  // at the bus
    if (from_array >= wanted) {
        const double at_battery = std::min(
            supply.charge_limit, converter_output(bus.charge_regulator, from_array - wanted));
        const double taken =
            at_battery > 0.0 ? converter_input(bus.charge_regulator, at_battery) : 0.0;
        array_gives = wanted + taken;
        f.battery_power = -at_battery;
        f.battery_loss = taken - at_battery;
        f.load = load;
        f.load_loss = wanted - load;
    } else {
        array_gives = from_array;
        const double limit = converter_output(bus.discharge_regulator, supply.discharge_limit);
        const double from_battery = std::min(wanted - from_array, limit);
        f.battery_power =
            from_battery > 0.0 ? converter_input(bus.discharge_regulator, from_battery) : 0.0;
        f.battery_loss = f.battery_power - from_battery;
        const double given = from_array + from_battery;
        f.load = given < wanted ? load_from_bus(bus, given) : load;
        f.load_loss = given - f.load;
    }
    f.array_drawn = array_gives > 0.0 ? converter_input(bus.array_regulator, array_gives) : 0.0;
    f.array_loss = f.array_drawn - array_gives;
    f.array_idle = supply.array_power - f.array_drawn;
    f.shortfall = load - f.load;
    return f;
}

}  // namespace dawnline::spacecraft
