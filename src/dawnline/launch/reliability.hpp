#pragma once
// How often a flight or a landing fails, as experience grows.

#include <cstddef>

#include "dawnline/base/random.hpp"

namespace dawnline::launch {

/// Failure probability of trial n (1 is the first), Duane's growth towards a floor:
///   p(n) = p∞ + (p1 − p∞) n^−α
/// α = 0 keeps p1; α 0.3 to 0.5 is a programme that works on its failures (Duane 1964, IEEE Trans.
/// Aerospace 2, 563; MIL-HDBK-189C, table 3-3).
///
/// `prior_trials` > 0 makes p1 uncertain: each history draws it from a Beta distribution of mean p1
/// that weighs as much as that many trials.
struct ReliabilityGrowth {
    double first = 0.0;         // p1 [1]
    double floor = 0.0;         // p∞ ≤ p1 [1]
    double growth = 0.0;        // α [1]
    double prior_trials = 0.0;  // a + b of the Beta prior; 0: p1 is certain [1]
};

/// p(n). [1]
double failure_probability(const ReliabilityGrowth& growth, double trial) noexcept;

/// Failures expected in trials 1 … n, Σ p(k). [1]
double expected_failures(const ReliabilityGrowth& growth, std::size_t trials) noexcept;

/// The growth with p1 drawn from its prior, I⁻¹(u; p1 s, (1 − p1) s); one word of the stream,
/// none without a prior. The floor does not rise above the drawn p1.
ReliabilityGrowth drawn(const ReliabilityGrowth& growth, Stream& stream);

/// Failure probability to expect next after a record, from a Beta(a, b) prior on it:
/// (a + failures)/(a + b + trials). Jeffreys: a = b = 0.5. [1]
double predicted_failure(double a, double b, double failures, double trials) noexcept;

}  // namespace dawnline::launch
