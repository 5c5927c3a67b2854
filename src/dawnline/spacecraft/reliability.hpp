#pragma once
// How many satellites or devices still work, and how many must be carried to keep a number.

namespace dawnline::spacecraft {

/// Failure law: a share fails at once, the rest at a constant rate.
struct FailureLaw {
    double infant_share = 0.0;  // dead on arrival or in the first weeks [1]
    double rate = 0.0;          // thereafter [1/s]
};

/// Probability to work at `age`: (1 − infant) exp(−λ t).
double survival(const FailureLaw& law, double age) noexcept;

/// Mean share alive over 0 … `lifetime`: (1 − infant)(1 − e^{−λT})/(λT).
double mean_alive(const FailureLaw& law, double lifetime) noexcept;

/// λT/(1 − e^{−λT}): capacity to buy per capacity delivered on average (Turyshev 2026,
/// arXiv:2604.27197, lifetime penalty Π).
double lifetime_penalty(double rate, double lifetime) noexcept;

/// Cold spares per unit so that, on average, n work to the end without replacement from outside:
/// failures over the lifetime, 1/survival − 1. [1]
double spares_for_end_of_life(const FailureLaw& law, double lifetime) noexcept;

/// Failures per unit kept alive by immediate replacement, infant failures of the replacements
/// included: (infant + λT)/(1 − infant). [1]
double replacements(const FailureLaw& law, double lifetime) noexcept;

/// Smallest number of spares with which `units` exponential units, each replaced at once from cold
/// spares, last for `lifetime` with at least `confidence`: Poisson with mean units·λ·T.
long spares_for_confidence(double units, double rate, double lifetime, double confidence) noexcept;

}  // namespace dawnline::spacecraft
