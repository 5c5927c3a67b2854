#pragma once
// Osculating elements from mean ones and back: the periodic motion that the oblate Earth makes
// within a revolution.

#include "dawnline/astro/relative_elements.hpp"

namespace dawnline::astro {

/// Osculating less mean elements, first order in J2, at mean elements with e < 0.7, sin i ≠ 0.
///
/// Mean elements are means over the mean anomaly, so δx of each element has none: with Gauss's
/// rates f_x under J2, θ the argument of latitude and M the mean anomaly,
///     dδx/dθ = (f_x − ⟨f_x⟩)/n · dM/dθ,   and for λ = ω + M also − 3/2 δa/a · dM/dθ.
/// Solved as Fourier series in θ, in which J2 has few terms: no singularity at e = 0 nor at the
/// critical inclination. Semi-major axis, eccentricity vector, inclination and node are those of
/// Brouwer's and Kozai's theories; the error is second order, a few J2²: 40 m in a and 6e-6 rad
/// (tested).
NearCircular short_period(const NearCircular& mean) noexcept;

/// mean + short_period(mean).
NearCircular osculating_from_mean(const NearCircular& mean) noexcept;

/// The inverse by iteration, to rounding: mean elements at a glance, without propagating. (By
/// watching an orbit under any force: mean_elements.)
NearCircular mean_from_osculating(const NearCircular& osculating) noexcept;

}  // namespace dawnline::astro
