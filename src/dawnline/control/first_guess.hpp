#pragma once
// First guesses for phases that come without one.

#include "dawnline/control/problem.hpp"

namespace dawnline::control {

/// Gives every phase without a guess one, in order of the phases, from what the problem says.
///
/// Times left automatic: a phase starts where the one linked to its start ends, else as near to 0
/// as its bounds allow, and lasts its time scale, within bounds. A state starts where it is fixed
/// or linked to, ends where it is fixed, or on its way to where a linked later phase fixes it, and
/// runs straight between; with one end free it stays, with both free it is in the middle of its
/// bounds. A control stays in the middle of its bounds, a
/// bound that is infinite counting as none. A phase without controls whose start is wholly known is
/// flown instead, by its own equations, and kept within its bounds.
void complete_guesses(Problem& problem);

}  // namespace dawnline::control
