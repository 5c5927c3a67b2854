#pragma once
// The fleet's satellites, folded, under the fairing of its vehicle.

#include "dawnline/mission/mission.hpp"
#include "dawnline/spacecraft/stowage.hpp"

namespace dawnline::mission {

/// How many satellites of a design stand in the fairing and are lifted by `payload` [kg], dispenser
/// taken off. The folded satellite is a flat box over the bus's face (MassDesign).
spacecraft::Stack flight_stack(const Scenario& scenario, const Design& design,
                               double payload) noexcept;

}  // namespace dawnline::mission
