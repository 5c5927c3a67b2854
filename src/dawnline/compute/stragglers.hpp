#pragma once
// A synchronous step waits for its slowest part: heat, eclipse, jitter.

#include <cstddef>
#include <span>

namespace dawnline::compute {

/// Expected greatest of n independent standard normal draws, by quadrature of
/// ∫ (1 − Φⁿ(x) − (1 − Φ(x))ⁿ) dx over x > 0; relative 1e-9 for 1 ≤ n ≤ 1e9. [1]
///
/// Usually approximated by √(2 ln n), which is 23 % too much at n = 64 and 12 % at n = 4 096.
double expected_greatest_normal(double n) noexcept;

/// Time of a step of n parts of which each takes `mean` ± `sigma`, normal. [s]
double slowest_of_normal(double n, double mean, double sigma) noexcept;

/// Expected slowest clock of n parts that draw theirs independently from a distribution given as
/// values and weights: E[min] = Σ v_k (P(≥ v_k)ⁿ − P(> v_k)ⁿ). [unit of clocks]
///
/// `clocks` in increasing order, weights not negative with a sum of 1; both of one length
/// (asserted).
double expected_slowest_clock(std::span<const double> clocks, std::span<const double> weights,
                              double n) noexcept;

/// What clocks of parts over time leave of a synchronous job.
struct SynchronousClock {
    double mean_slowest = 0;  // over time, of the slowest part: the job's pace [unit of clocks]
    double mean = 0;          // over time and parts: what independent jobs would have
    std::size_t worst = 0;    // part that is the slowest most of the time
    double worst_share = 0;   // of the time that it is [1]
};

/// `clocks[t * parts + k]` is the clock of part k at sample t, samples evenly in time: from a
/// simulation in which eclipse and heat are the same event for many, which no formula for
/// independent draws knows. A part with clock 0 that is `left_out` does not count at that sample
/// (its replica is dropped), otherwise it stops the job.
SynchronousClock synchronous_clock(std::span<const double> clocks, std::size_t parts,
                                   bool left_out);

}  // namespace dawnline::compute
