#include "dawnline/spacecraft/power_bus_policy.hpp"

#include <algorithm>
#include <cstddef>

namespace dawnline::spacecraft {
namespace {

/// Where x lies between `none` (0) and `all` (1); a step where they coincide.
double ramp(double x, double none, double all) noexcept {
    if (none == all) return x >= all ? 1.0 : 0.0;
    return std::clamp((x - none) / (all - none), 0.0, 1.0);
}

}  // namespace

double share_power(const BusState& bus, std::span<const ManagedLoad> loads, std::span<bool> running,
                   std::span<double> power) noexcept {
    const std::size_t n = std::min({loads.size(), running.size(), power.size()});
    const double budget = bus.budget > 0.0 ? bus.budget : 0.0;  // also where it is not a number
    double left = budget;
    for (std::size_t i = 0; i < n; ++i) {
        const ManagedLoad& load = loads[i];
        if (bus.state_of_charge < load.shed_below) running[i] = false;
        if (bus.state_of_charge >= std::max(load.restore_above, load.shed_below)) running[i] = true;
        if (load.floor > left) running[i] = false;
        power[i] = running[i] ? load.floor : 0.0;
        left -= power[i];
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (!running[i]) continue;
        const ManagedLoad& load = loads[i];
        const double charge = load.throttle_below > load.shed_below
                                  ? ramp(bus.state_of_charge, load.shed_below, load.throttle_below)
                                  : 1.0;
        const double cold = 1.0 - ramp(bus.temperature, load.hot_from, load.off_from);
        const double more =
            std::min((load.nominal - load.floor) * std::min(charge, cold), std::max(0.0, left));
        power[i] += more;
        left -= more;
    }
    return budget - left;
}

}  // namespace dawnline::spacecraft
