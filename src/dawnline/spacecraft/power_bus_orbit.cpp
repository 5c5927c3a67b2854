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

double rate_limit(double rate, double charge) noexcept {
    return rate > 0.0 ? rate * charge : HUGE_VAL;
}

/// A step at `current`, or at the current of the same sign that ends it at the limit of voltage.
CellStep within_voltage(const BatteryCell& cell, const CellState& state, double current,
                        double limit, double temperature, double duration) noexcept {
    const auto stepped = [&](double i) {
        return cell_step_at_current(cell, state, i, temperature, duration);
    };
    if (!(std::abs(current) > 0.0)) return {};
    CellStep step = stepped(current);
    const double sign = current > 0.0 ? 1.0 : -1.0;
    if (sign * (step.voltage - limit) >= 0.0) return step;
    const double rest = stepped(0.0).voltage;
    if (sign * (rest - limit) <= 0.0) return {};
    // The voltage at the end is nearly linear in the current: chords from rest close in fast.
    for (int i = 0; i < 12 && std::abs(step.voltage - limit) > 1e-8; ++i) {
        current *= (limit - rest) / (step.voltage - rest);
        step = stepped(current);
    }
    return step;
}

}  // namespace

double discharge_reach(const BatteryPack& pack, const CellState& state, const BatteryLimits& limits,
                       double temperature, double step) noexcept {
    const BatteryCell& cell = pack.cell;
    const double charge = cell.capacity * cell.remaining_capacity;
    const CellElements e = cell_elements(cell, state.state_of_charge, temperature);
    const double source = e.open_voltage - state.fast - state.slow;
    // Half of the short-circuit current gives the most power; no more is ever asked for.
    const double most =
        std::min({0.5 * source / e.series, rate_limit(limits.discharge_rate, charge),
                  (state.state_of_charge - limits.lowest_charge) * charge / step});
    const CellStep s = within_voltage(cell, state, most, cell.voltage_floor, temperature, step);
    return std::max(0.0, pack.cells() * s.power);
}

double charge_reach(const BatteryPack& pack, const CellState& state, const BatteryLimits& limits,
                    double temperature, double step) noexcept {
    const BatteryCell& cell = pack.cell;
    const double charge = cell.capacity * cell.remaining_capacity;
    const double most = std::min(rate_limit(limits.charge_rate, charge),
                                 (limits.full_charge - state.state_of_charge) * charge / step);
    if (!(most > 0.0) || temperature < cell.coldest_charge) return 0.0;
    const CellStep s = within_voltage(cell, state, -most, cell.voltage_ceiling, temperature, step);
    return std::max(0.0, -pack.cells() * s.power);
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
        const double array = drive.array_power[k], temperature = drive.battery_temperature;
        // The battery's reach is asked for only where it can matter.
        double given = 0.0, taken = 0.0;
        BusState state{budget_of(bus, array, 0.0), out.battery.state_of_charge,
                       drive.load_temperature[k]};
        if (state.budget < nominal) {
            given = discharge_reach(pack, out.battery, limits, temperature, dt);
            state.budget = budget_of(bus, array, given);
        } else {
            taken = charge_reach(pack, out.battery, limits, temperature, dt);
        }
        const double load = share_power(state, loads, running, work);
        if (given > 0.0 && load < budget_of(bus, array, 0.0))
            taken = charge_reach(pack, out.battery, limits, temperature, dt);
        const BusFlows f = bus_balance(bus, {array, taken, given}, load);
        const CellStep cell =
            cell_step_at_power(pack.cell, out.battery, f.battery_power / n, temperature, dt);
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
