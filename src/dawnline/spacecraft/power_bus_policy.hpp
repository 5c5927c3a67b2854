#pragma once
// What runs at which state of the bus: load shedding and throttling.

#include <span>

namespace dawnline::spacecraft {

/// A load as the power manager sees it. Loads stand in the order of their priority, most important
/// first.
struct ManagedLoad {
    double nominal = 0.0;         // at full work [W]
    double floor = 0.0;           // the least at which it can run at all [W]
    double throttle_below = 0.0;  // state of charge under which it is throttled [1]
    double shed_below = 0.0;      // state of charge under which it is switched off [1]
    double restore_above = 0.0;   // state of charge from which it comes back [1]
    double hot_from = 1e9;        // temperature from which it is throttled [K]
    double off_from = 1e9;        // temperature at which nothing but its floor is left [K]
};

/// The state of the bus that the manager measures.
struct BusState {
    double budget = 0.0;           // power for loads, from array and battery [W]
    double state_of_charge = 1.0;  // [1]
    double temperature = 0.0;      // of the cooling loop or the chips [K]
};

/// Power of each load now. `running` holds, on entry and on return, whether each load is on: the
/// gap between shed_below and restore_above keeps it from flickering. All spans have one length.
///
///     cap_i  = floor + (nominal − floor) · min(charge, cold)
///     charge = (s − shed)/(throttle − shed), cold = (T_off − T)/(T_off − T_hot), both in 0 … 1
///
/// First the floors in order of priority; a load whose floor no longer fits into the budget is
/// switched off. Then what remains of the budget, in the same order, up to each cap. The sum never
/// exceeds the budget; a load gets its floor or more, or nothing. A budget that is not a number
/// counts as none. Returns the sum. [W]
double share_power(const BusState& bus, std::span<const ManagedLoad> loads, std::span<bool> running,
                   std::span<double> power) noexcept;

}  // namespace dawnline::spacecraft
