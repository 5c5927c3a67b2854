#pragma once
// How often jobs are interrupted, and who is left.

namespace dawnline::compute {

/// Mean time between interruptions of a job of n parts with a rate each, 1/(n r). [s]
double mean_time_between(double parts, double rate) noexcept;

/// Interruptions counted over a time on n parts, per part and second. [1/s]
double observed_rate(double interruptions, double parts, double duration) noexcept;

/// P(at least k of n alive), each with probability p: the binomial tail. [1]
double at_least_alive(long parts, double alive, long needed) noexcept;

/// Cross-section from the dose per event with κ protons per area and dose, 1/(κ D). [m²]
double cross_section(double fluence_per_dose, double dose_per_event) noexcept;

}  // namespace dawnline::compute
