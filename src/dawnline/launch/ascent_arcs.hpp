#pragma once
// Where a flight must throttle: arcs on the limit of dynamic pressure or acceleration, read from
// the flight that knows no limits.

#include <map>
#include <string>
#include <vector>

#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {

/// How the engines run over a part of a burn.
enum class ArcKind {
    full,              // full thrust, below the limits
    dynamic_pressure,  // throttled so that the dynamic pressure stays on its limit
    acceleration,      // throttled so that the acceleration stays on its limit
    least,             // at the least throttle, below the limits
};

/// A part of a burn, from the end of the one before.
struct Arc {
    ArcKind kind = ArcKind::full;
    double end = 1.0;  // of the burn's time, 0 … 1 [1]
};

/// Arcs by the burn's name; a burn that is not named is one full arc.
using ArcPlan = std::map<std::string, std::vector<Arc>>;

/// The arcs that keep `flight` within its limits, first guess of their ends included.
///
/// The largest excess of each kind in a burn gets one arc. `can_throttle` says for each burn
/// whether its engines can: elsewhere only steering is left. `slowing` is how the limit of dynamic
/// pressure is kept: on it, at the least throttle, or at full thrust by steering alone.
ArcPlan arcs_for(const std::vector<AscentSample>& flight, const AscentLimits& limits,
                 const std::map<std::string, bool>& can_throttle, ArcKind slowing);

/// Whether any sample of the burns named passes a limit by more than a share of it.
bool passes_limits(const std::vector<AscentSample>& flight, const AscentLimits& limits,
                   const std::map<std::string, bool>& burns, double share);

}  // namespace dawnline::launch
