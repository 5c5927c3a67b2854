#pragma once
// What happens on a flight and where its booster goes, read from the samples of its phases.

#include <span>
#include <string_view>
#include <vector>

#include "dawnline/mission/launch_task.hpp"

namespace dawnline::mission {

/// Whether a phase is flown by the booster after the upper stage has left.
bool is_booster_alone(std::string_view phase) noexcept;

/// The booster from its cutoff to the surface: as flown where it turns back, else the arc of a body
/// without thrust or air from the state at cutoff, on a sphere that does not turn (a downrange
/// landing is steered to the same place within some tens of kilometres).
std::vector<launch::AscentSample> booster_path(const launch::RocketFlight& flight);

/// Lift-off, cutoffs, fairing, insertion, the booster's burns and landing, by time; `booster` is
/// its path.
std::vector<FlightEvent> flight_events(const launch::RocketFlight& flight,
                                       std::span<const launch::AscentSample> booster);

}  // namespace dawnline::mission
