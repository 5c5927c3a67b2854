#pragma once
// First guesses for phases that come without one.

#include <vector>

#include "dawnline/control/problem.hpp"

namespace dawnline::control {

/// Gives every phase without a guess one, in order of the phases, from what the problem says.
///
/// Times left automatic: a phase starts where the one linked to its start ends, else as near to 0
/// as its bounds allow, and lasts its time scale; if it would end outside its bounds, it ends in
/// the middle of them. A state starts where it is fixed or linked to, ends where it is fixed, or on
/// its way to where a linked later phase fixes it, and runs straight between; with one end free it
/// stays, with both free it is in the middle of its bounds. A control stays at 0.6 of its
/// bounds and a parameter in the middle, a bound that is infinite counting as none. A phase without
/// controls whose start is wholly known is flown instead, by its own equations, and kept within its
/// bounds.
void complete_guesses(Problem& problem);

/// A problem with a guess for every phase, time and parameter.
struct FirstGuess {
    GuessSource source;
    Problem problem;
};

/// What to begin with, in the order to try.
///
/// A problem of which the user gave a phase's guess has only that, completed. Otherwise all phases
/// are flown by their own equations under three values of each control per phase, shot at the
/// conditions (shooting.hpp): a flight that misses none by more than 1e-2 of its scale comes first,
/// for it knows what straight lines cannot, as that a rocket at rest on the pad must climb before
/// it turns. Then the straight lines of complete_guesses; last a flight that misses by more, if it
/// is finite: three values cannot steer eight revolutions, where straight lines of slow elements
/// do. The same problem has the same guesses.
std::vector<FirstGuess> first_guesses(Problem problem);

}  // namespace dawnline::control
