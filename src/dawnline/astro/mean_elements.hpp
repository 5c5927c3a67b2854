#pragma once
// Mean elements by observation: propagate with any force, fit what is not short-periodic.

#include <span>
#include <vector>

#include "dawnline/astro/relative_elements.hpp"
#include "dawnline/base/function_ref.hpp"

namespace dawnline::astro {

/// A force model as everything here takes it: acceleration of a satellite at time t [s] in state
/// (r_ES_G, v_ES_G). [m/s²]
using Acceleration = FunctionRef<Vec3(double t, const OrbitState& state)>;

/// Point mass and J2 as an Acceleration.
Vec3 j2_field(double t, const OrbitState& state) noexcept;

/// States at `times` (ascending, from 0 where the state is `start`) [s]; DOP853, local tolerance
/// 1e-13. Throws Error if the integrator stops (an impact) or the sizes differ.
void propagate_to(const OrbitState& start, std::span<const double> times, Acceleration acceleration,
                  std::span<OrbitState> states);

/// Instants spread evenly over whole orbits of `period`, both ends included: orbits · samples + 1.
std::vector<double> orbit_samples(double period, int orbits, int samples_per_orbit);

/// What short periods leave of elements: value at the first sample and mean rate of the span.
struct MeanElements {
    NearCircular at_start;
    NearCircular rate;  // d/dt of each [unit/s]
};
struct MeanRelativeElements {
    RelativeElements at_start;
    RelativeElements rate;  // d/dt of each [1/s]
};

/// Least squares of osculating elements onto {1, t, t², cos ku, sin ku; k = 1 … 4}, u the mean
/// argument of latitude; `elements` at `times`, one each.
///
/// At 650 km under J2, 6 orbits of 24 samples: rates agree with Brouwer's theory to 1e-5 of the
/// node's and 4e-6 of the latitude's (tested); his mean a differs from this one by as much. Throws
/// Error unless there are 13 samples or more.
MeanElements mean_elements(std::span<const double> times, std::span<const NearCircular> elements);

/// The same of two satellites' differences, u that of the chief.
MeanRelativeElements mean_relative_elements(std::span<const double> times,
                                            std::span<const NearCircular> chief,
                                            std::span<const NearCircular> deputy);

/// Amplitude at the frequency of u in any quantity sampled at `times`, by the same fit; `clock`
/// holds u, best the even one of a MeanElements. Throws Error as mean_elements does. [unit of
/// values]
double fundamental_amplitude(std::span<const double> times, std::span<const double> clock,
                             std::span<const double> values);

/// How long and how densely an orbit is watched to learn its mean elements.
struct MeanOptions {
    int orbits = 6;              // [1]
    int samples_per_orbit = 24;  // [1]
};

/// Propagates and fits: mean elements of an orbit under a force.
MeanElements mean_elements(const OrbitState& start, Acceleration acceleration,
                           const MeanOptions& options = {});

/// The osculating state at t = 0 whose mean a, ex, ey and i are those of `mean` and whose
/// osculating latitude and node are so too, by iteration (each shrinks the error by about J2).
/// Throws Error where it does not settle to 1 mm.
OrbitState state_of_mean(const NearCircular& mean, Acceleration acceleration,
                         const MeanOptions& options = {});

}  // namespace dawnline::astro
