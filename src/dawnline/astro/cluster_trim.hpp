#pragma once
// Initial states of a cluster that hold together under the full force, not only under Hill's
// equations: mean relative elements are met by correcting the non-linear propagation.

#include <span>
#include <vector>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/mean_elements.hpp"

namespace dawnline::astro {

struct TrimOptions {
    MeanOptions watch;              // of each propagation
    double drift_tolerance = 1e-4;  // along-track, per orbit [m]
    double place_tolerance = 1e-3;  // of a δλ, a δe, a δi [m]
    int max_iterations = 8;         // [1]
    unsigned jobs = 0;              // threads; 0: one per core
};

/// One member after the trim.
struct TrimmedMember {
    OrbitState state;        // at t = 0
    double untrimmed_drift;  // along-track per orbit with the velocity of Hill's equations [m]
    double drift;            // along-track per orbit after the trim [m]
    double correction;       // |Δv| between the two starts, seen from the chief [m/s]
    int iterations;          // of the correction [1]
};

/// Trims each member so that its mean relative elements over the watched orbits are those of its
/// design and its mean along-track drift is zero.
///
/// Unknowns: the six osculating relative elements at t = 0. Residuals: five mean ones and the rate
/// of δλ, which δa answers for by δλ̇ = −3/2 n δa. Their Jacobian is the identity but for terms of
/// order J2, so each pass shrinks the error a thousandfold. The design is laid out on the chief's
/// mean semi-major axis and osculating latitude. The untrimmed start places members
/// along the chief's axes with the velocities of Hill's equations at n = √(μ/a), a osculating.
/// The same for any number of jobs. Throws Error if a member does not settle.
std::vector<TrimmedMember> trim_cluster(const OrbitState& chief,
                                        std::span<const RelativeOrbit> orbits,
                                        Acceleration acceleration, const TrimOptions& options = {});

/// The states alone, one for each orbit, for a batch propagator.
std::vector<OrbitState> cluster_states(const OrbitState& chief,
                                       std::span<const RelativeOrbit> orbits,
                                       Acceleration acceleration, const TrimOptions& options = {});

/// What a single axis ratio 2:k does for a satellite that starts above the chief.
struct AxisRatioTrim {
    double k;             // x = k A at the start with ẏ = −2 n A; the drift vanishes [1]
    double drift_at_one;  // along-track per orbit for k = 1 [m]
    double flown;         // 2 × radial over along-track amplitude of the trimmed motion [1]
    double drift;         // along-track per orbit, trimmed [m]
};

/// Finds k for start (x, y) = (k A, 0), (ẋ, ẏ) = (0, −2 n A) in axes that turn at n = `rate`.
///
/// What must vanish is ẏ + 2 n x of the true motion: a start that assumes n (1 + ε) is answered by
/// k = 2 (1 + ε)/(2 + ε), or 1 + ε if its axes turn truly. So k says how the chief was started, not
/// how the cluster flies; `flown` does: 1/(1 + s) by Schweighart & Sedwick (2002), 1.00063 at
/// 650 km, 98°, and 1.0007 … 1.0015 in full propagation, by the latitude of the start.
AxisRatioTrim trim_axis_ratio(const OrbitState& chief, double amplitude, double rate,
                              Acceleration acceleration, const TrimOptions& options = {});

/// Positions of all members in the chief's frame H at each of `times`: row t, column member,
/// out[t · members + m]. Everything flies freely under the same force. [m]
std::vector<Vec3> cluster_positions(const OrbitState& chief, std::span<const OrbitState> members,
                                    std::span<const double> times, Acceleration acceleration,
                                    unsigned jobs = 0);

/// Extremes of the distance of each pair over the rows of cluster_positions.
std::vector<DistanceRange> pair_ranges(std::span<const Vec3> positions, std::size_t members,
                                       std::span<const NeighbourPair> pairs);

/// What free flight has done to a member by the end of a span, in mean elements.
struct FreeDrift {
    double along;       // shift of a δλ from the start [m]
    double along_rate;  // of a δλ at the end [m/s]
    double shape;       // change of the size of a δe [m]
    double cross;       // change of the size of a δi [m]
    double restoring;   // Δv that stops the drift and restores shape and plane at the end,
                        // along_rate/3 + n shape/2 + n cross [m/s]
};

/// Lets chief and members fly under a force for `duration` and compares the mean relative elements
/// of the first and the last watched orbits. The common turn of δe is no drift of a planar cluster,
/// so sizes are compared. A year of one satellite under J2 takes 0.5 s. [s]
std::vector<FreeDrift> free_drift(const OrbitState& chief, std::span<const OrbitState> members,
                                  double duration, Acceleration acceleration,
                                  const MeanOptions& watch = {}, unsigned jobs = 0);

}  // namespace dawnline::astro
