#pragma once
// A coarse flight that nearly meets a problem's conditions, by shooting.

#include "dawnline/control/flight.hpp"

namespace dawnline::control {

struct Shot {
    Flight flight;
    double violation = k_unbounded;  // greatest of Course::violations [1]
    int iterations = 0;              // [1]
};

/// A violation that a guess may have, of Course::violations [1].
inline constexpr double k_enough = 1e-2;

/// Lowers Σ violation² over the numbers of a Course by Levenberg and Marquardt's method (Marquardt
/// 1963), slopes by differences, from Course::start() until the greatest is below k_enough, 20
/// steps are done or none helps. What the objective wants plays no part. `violation` is infinite
/// where the first flight is not finite. `problem` needs its times and parameters guessed.
Shot shoot(const Problem& problem);

}  // namespace dawnline::control
