#pragma once
// Fields of rockets, of what separates a flown rocket from an ideal one, and of how it is flown.

#include "dawnline/launch/rocket.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// catalogue kind `rockets`: launch::Rocket.
FieldTable rocket_table();

/// catalogue kind `launch_margins`: launch::Margins.
FieldTable launch_margins_table();

}  // namespace dawnline::scenario
