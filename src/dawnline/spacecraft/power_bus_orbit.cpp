#include "dawnline/spacecraft/power_bus_orbit.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dawnline::spacecraft {
namespace {

/// What reaches the loads if the array gives all it can and the battery its limit.
double budget_of(const PowerBus& bus, double array_power, double discharge) noexcept {
    const double tapped = bus.coupling == ArrayCoupling::direct_transfer ? bus.tapped_share : 1.0;
    return load_from_bus(bus, converter_output(bus.array_regulator, array_power * tapped) +
                                  converter_output(bus.discharge_regulator, discharge));
}

}  // namespace

BatteryReach battery_reach(const BatteryPack& pack, const CellState& state,
                           const BatteryLimits& limits, double temperature, double step) noexcept {
    const BatteryCell& cell = pack.cell;
    const CellElements e = cell_elements(cell, state.state_of_charge, temperature);
    const double charge = cell.capacity * cell.remaining_capacity;
    const double source = e.open_voltage - state.fast - state.slow;
    const auto stepped = [&](double current) {
        return cell_step_at_current(cell, state, current, temperature, step);
    };
    // The voltage at the end of a step is nearly linear in the current: two secants from rest.
    const auto current_to = [&](double limit, double first) {
        double current = first;
        const double rest = stepped(0.0).voltage;
        for (int i = 0; i < 2; ++i) {
            const double reached = stepped(current).voltage;
            if (reached == rest) break;
            current *= (limit - rest) / (reached - rest);
        }
        return current;
    };
    const auto rate = [&](double r) { return r > 0.0 ? r * charge : HUGE_VAL; };
    // Half of the short-circuit current gives the most power; no more is ever asked for.
    const double out =
        std::min({current_to(cell.voltage_floor, (source - cell.voltage_floor) / e.series),
                  0.5 * source / e.series, rate(limits.discharge_rate),
                  (state.state_of_charge - limits.lowest_charge) * charge / step});
    const double in = std::min(
        {-current_to(cell.voltage_ceiling, (source - cell.voltage_ceiling) / e.series),
         rate(limits.charge_rate), (limits.full_charge - state.state_of_charge) * charge / step});
    BatteryReach reach;
    if (out > 0.0) reach.discharge = std::max(0.0, pack.cells() * stepped(out).power);
    if (in > 0.0 && temperature >= cell.coldest_charge)
        reach.charge = std::max(0.0, -pack.cells() * stepped(-in).power);
    return reach;
}

BusOrbit run_bus(const PowerBus& bus, const BatteryPack& pack, const BatteryLimits& limits,
                 const CellState& start, std::span<const ManagedLoad> loads, const BusDrive& drive,
                 std::span<bool> running, std::span<double> work,
                 std::span<double> delivered) noexcept {
    const double n = pack.cells(), dt = drive.step;
    double nominal = 0.0;
    for (const ManagedLoad& load : loads) nominal += load.nominal;
    BusOrbit out;
    out.battery = start;
    out.lowest_charge = start.state_of_charge;
    std::fill(delivered.begin(), delivered.end(), 0.0);
    const std::size_t steps = std::min(drive.array_power.size(), drive.load_temperature.size());
    for (std::size_t k = 0; k < steps; ++k) {
        const BatteryReach reach =
            battery_reach(pack, out.battery, limits, drive.battery_temperature, dt);
        const BusState state{budget_of(bus, drive.array_power[k], reach.discharge),
                             out.battery.state_of_charge, drive.load_temperature[k]};
        const double load = share_power(state, loads, running, work);
        const BusFlows f =
            bus_balance(bus, {drive.array_power[k], reach.charge, reach.discharge}, load);
        const CellStep cell = cell_step_at_power(pack.cell, out.battery, f.battery_power / n,
                                                 drive.battery_temperature, dt);
        out.battery = cell.state;
        out.array_drawn += f.array_drawn * dt;
        out.array_idle += f.array_idle * dt;
        out.battery_given += f.battery_power * dt;
        out.battery_heat += n * cell.heat * dt;
        out.delivered += f.load * dt;
        out.bus_loss += f.losses() * dt;
        out.asked += nominal * dt;
        out.lowest_charge = std::min(out.lowest_charge, cell.state.state_of_charge);
        if (load < nominal * (1.0 - 1e-12)) out.throttled_time += dt;
        bool all = true;
        for (std::size_t i = 0; i < loads.size(); ++i) {
            delivered[i] += work[i] * dt;
            all = all && running[i];
        }
        if (!all) out.shed_time += dt;
    }
    return out;
}

}  // namespace dawnline::spacecraft
