#pragma once
// Designs of free-fall clusters as lists of relative orbits, and the distances they keep.
//
// All members turn with the same phase, so a separation is a RelativeOrbit again. Whatever the
// design, two members on one centre come within 2|Δw| of each other, when their cross-track
// separation passes through zero; so centred clusters hold at most ~(R/r)². More need offsets.

#include <span>
#include <vector>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/relative_elements.hpp"

namespace dawnline::astro {

/// The planar cluster in the chief's orbital plane (Agüera y Arcas et al. 2025, sec. 2.2), as the
/// points of planar_cluster: w = pitch (i + i j), no cross-track motion.
std::vector<RelativeOrbit> planar_orbits(std::span<const LatticePoint> points, double pitch);

/// The plane tilted by 60° about the along-track axis, z = √3 x: relative orbits are circles and
/// the cluster turns like a rigid plate, hexagonally packed within R at distance r
/// (Penot & Balakrishnan 2026, arXiv:2605.15335). hexagonal_lattice_count(R/r) members.
/// Throws Error unless r > 0 and R/r ≤ 1000.
std::vector<RelativeOrbit> tilted_orbits(double radius, double least_distance);

/// Slopes of the plane in which members of one centre move: z = p x + q (y − offset)/2.
struct PlaneSlopes {
    double p = 0.0, q = 0.0;  // [1]
};

/// Slopes of the stack with the most members for large R/r, found by search: 0.307 (R/r)³.
inline constexpr PlaneSlopes k_densest_stack{1.5, 1.25};

/// A stack of such planes along the orbit, each packed hexagonally so that its members keep r at
/// the narrowest of their ellipses, planes r apart, all members within R at any phase. q ≠ 0.
///
/// Ours, after the R³ law of Penot & Balakrishnan 2026, whose construction we have not read.
/// Throws Error unless r > 0, R/r ≤ 100 and |q| ≥ 0.01.
std::vector<RelativeOrbit> stacked_orbits(double radius, double least_distance,
                                          PlaneSlopes slopes = k_densest_stack);

/// Members per (R/r)³ of that stack as R/r → ∞, by quadrature over the planes. [1]
double stacked_orbits_density(PlaneSlopes slopes);

/// Least and greatest distance of two members over an orbit: closed form on one centre, else the
/// extremes of a trigonometric polynomial to 1e-9.
DistanceRange distance_range(const RelativeOrbit& a, const RelativeOrbit& b) noexcept;

/// The same in the orbital plane alone, a cheap bound from below: distance of a point on the long
/// axis from an ellipse of semi-axes |Δw| and 2|Δw|. [m]
double in_plane_distance(const RelativeOrbit& a, const RelativeOrbit& b) noexcept;

/// Least distance of two members measured across the flight direction, √(x² + z²), whatever their
/// along-track separation: what remains if one of them drifts. Zero unless their δe and δi are
/// apart and not at right angles as vectors (passive safety; D'Amico & Montenbruck 2006). [m]
double cross_flight_distance(const RelativeOrbit& a, const RelativeOrbit& b) noexcept;

/// What a whole cluster keeps over an orbit.
struct ClusterSpacing {
    double least_distance;                      // of any two members [m]
    double greatest_radius;                     // of any member from the chief [m]
    double least_cross_flight_distance;         // of any two members [m]
    std::size_t closest_first, closest_second;  // the pair of least distance
};

/// Over all pairs, 20 ns each. Distances are infinite for a single member.
ClusterSpacing cluster_spacing(std::span<const RelativeOrbit> orbits) noexcept;

/// Pairs that stay within `range` over the whole orbit, ordered: links that never break.
std::vector<NeighbourPair> permanent_links(std::span<const RelativeOrbit> orbits, double range);

/// Least distance of any third member from the line of sight of a and b, over `samples` phases of
/// an orbit. Infinite for a cluster of two. [m]
double sight_clearance(std::span<const RelativeOrbit> orbits, NeighbourPair pair,
                       int samples = 180) noexcept;

}  // namespace dawnline::astro
