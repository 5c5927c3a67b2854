#pragma once
// What happens to a cluster when nobody acts: a silent member, and how sure a separation is.

#include <cstddef>
#include <span>
#include <vector>

#include "dawnline/astro/cluster_design.hpp"

namespace dawnline::astro {

/// A member that falls silent while the others keep their places.
struct SilentMember {
    double along_acceleration = 0.0;  // differential, positive: braked less [m/s²]
    double along_rate = 0.0;          // of its mean along-track place when it falls silent [m/s]
};

struct SafetyOptions {
    double keep_out = 20.0;        // radius about every other member [m]
    double orbit_period = 5863.7;  // [s]
    int orbits = 1000;             // watched [1]
};

/// How a silent member fares.
struct SilentOutcome {
    double time_to_keep_out;  // until it enters one; infinite if it does not [s]
    std::size_t first_met;    // whose; its own index if none
    double least_distance;    // to any other member over all orbits watched [m]
    double least_at;          // when [s]
};

/// Follows member `which` as its relative orbit slides along the track,
///     offset(t) = rate t − 3/2 f t²,
/// shape unchanged, orbit by orbit, with the exact least distance of each orbit: to about one orbit
/// in time while it slides slowly against the distances. First order, no J2 beyond the common turn;
/// within 3 % of full propagation of such a pair over 60 orbits (tested).
/// Throws Error unless which < orbits.size() and the options are positive.
SilentOutcome silent_member(std::span<const RelativeOrbit> orbits, std::size_t which,
                            const SilentMember& silent, const SafetyOptions& options = {});

/// Every member in turn falls silent; out[k] belongs to member k. Any number of jobs.
std::vector<SilentOutcome> silent_members(std::span<const RelativeOrbit> orbits,
                                          const SilentMember& silent,
                                          const SafetyOptions& options = {}, unsigned jobs = 0);

/// Separation of two members whose relative position is known to a standard deviation along each
/// axis of H (radial, along, normal).
struct UncertainSeparation {
    double least_distance;  // of the means [m]
    double least_sure;      // least over the orbit of d − k σ_d, σ_d that along the line [m]
    double at_phase;        // of least_sure [rad]
};

/// σ_d² = ûᵀ diag(σ²) û, û the line between them, over 720 phases. `k` 3 for 99.7 % at one phase.
UncertainSeparation uncertain_separation(const RelativeOrbit& a, const RelativeOrbit& b,
                                         const Vec3& sigma_H, double k = 3.0) noexcept;

}  // namespace dawnline::astro
