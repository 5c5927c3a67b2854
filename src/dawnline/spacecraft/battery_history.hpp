#pragma once
// Ageing along a history of charge and temperature: cycles counted, both kinds of ageing in one
// state.

#include <cstddef>
#include <span>

#include "dawnline/spacecraft/battery_ageing.hpp"

namespace dawnline::spacecraft {

/// A closed or half cycle of a history.
struct CountedCycle {
    double depth = 0.0;  // range [unit of the history]
    double mean = 0.0;   // [unit of the history]
    double count = 0.0;  // 1 or ½
};

/// Rainflow count of a history, ASTM E1049-85 section 5.4.4. `stack` is work space as long as the
/// history; `out` must hold as many. Returns how many cycles were written. Plateaus and points that
/// are no turning points may stand in the history.
std::size_t count_cycles(std::span<const double> history, std::span<double> stack,
                         std::span<CountedCycle> out) noexcept;

/// What a battery went through in one stretch of time, in samples at equal or unequal times.
struct BatteryHistory {
    std::span<const double> time;             // rises [s]
    std::span<const double> state_of_charge;  // [1]
    std::span<const double> temperature;      // [K]
};

/// Work space of age_battery: each as long as the history.
struct HistorySpace {
    std::span<double> stack;
    std::span<CountedCycle> cycles;
};

/// A cell's losses after a history: calendar ageing sample by sample with the means of two, cycling
/// by the counted cycles, each with its own depth and mean charge at the mean temperature.
///
/// Both are exact continuations (battery_ageing.hpp), so that the length of the stretches handed
/// over does not matter: a day at once or orbit by orbit agree to 1e-4 of the loss as long as
/// stretches begin and end at the same charge (a cycle cut in two would count as two halves).
KokamState age_battery(KokamState state, const BatteryHistory& history,
                       const HistorySpace& space) noexcept;
SchmalstiegState age_battery(SchmalstiegState state, const BatteryHistory& history,
                             const HistorySpace& space) noexcept;

/// A season of eclipses as a battery sees it: depth of discharge follows the shadow's duration.
struct EclipseSeason {
    double orbit_period = 5864.0;         // [s]
    double deepest = 0.3;                 // depth in the longest eclipse [1]
    double half_length = 44.5 * 86400.0;  // from the longest eclipse to none [s]
    double full_charge = 0.9;             // at which the charge ends [1]
    double temperature = 293.15;          // [K]
};

/// Depth of discharge of an orbit at a time of the year [s], solstice at 0: deepest √(1 − (t/h)²)
/// within the season, the shape of a chord of the shadow. [1]
double eclipse_depth(const EclipseSeason& season, double time_from_solstice) noexcept;

/// A cell after `duration` [s] of such years (starting half a year before a solstice), advanced in
/// steps of `orbits_per_step` orbits that each take the mean depth of their orbits.
template <class State>
State age_through_seasons(State state, const EclipseSeason& season, double duration,
                          long orbits_per_step) noexcept;

extern template KokamState age_through_seasons(KokamState, const EclipseSeason&, double,
                                               long) noexcept;
extern template SchmalstiegState age_through_seasons(SchmalstiegState, const EclipseSeason&, double,
                                                     long) noexcept;

}  // namespace dawnline::spacecraft
