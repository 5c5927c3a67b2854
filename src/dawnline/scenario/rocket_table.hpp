#pragma once
// Fields of rockets, of what separates a flown rocket from an ideal one, and of what ascents cost.

#include "dawnline/launch/ascent_losses.hpp"
#include "dawnline/launch/rocket.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// catalogue kind `rockets`: launch::Rocket.
FieldTable rocket_table();

/// catalogue kind `launch_margins`: launch::Margins.
FieldTable launch_margins_table();

/// catalogue kind `ascent_losses`: launch::AscentLosses.
FieldTable ascent_losses_table();

}  // namespace dawnline::scenario
