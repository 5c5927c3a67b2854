#pragma once
// Clusters of free-flying satellites a few hundred metres apart: how many, how near, how far.
//
// Planar cluster of Suncatcher (Agüera y Arcas et al. 2025, arXiv:2511.19468v2, sec. 2.2): all in
// the chief's orbital plane on centred 2:1 ellipses. In (x, y/2) of the chief's LVLH frame the
// pattern turns rigidly once an orbit, so a square lattice there keeps its neighbours for ever.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// A satellite's place in the lattice: x = i d, y/2 = j d at phase 0.
struct LatticePoint {
    std::int32_t i, j;  // in pitches [1]
};

/// Points of the square lattice within a disc of `radius` pitches (Gauss circle problem);
/// 81 for 5. The count of planar_cluster(R, d) is that of radius R/(2d).
std::size_t square_lattice_count(double radius) noexcept;

/// Points of the hexagonal lattice of unit pitch within a disc of `radius` pitches; 91 for 5.
std::size_t hexagonal_lattice_count(double radius) noexcept;

/// The satellites of the planar cluster that never leave ±R along-track and ±R/2 radially, by
/// distance from the centre, then i, then j. Throws Error unless pitch > 0 and R/(2 pitch) ≤ 1000.
std::vector<LatticePoint> planar_cluster(double radius, double pitch);

/// The first `count` of the same order: a cluster of any size, as round as it can be.
/// Throws Error unless 1 ≤ count ≤ 3 000 000.
std::vector<LatticePoint> planar_cluster_of(std::size_t count);

/// Least R whose planar cluster of `pitch` holds `count` satellites. [m]
double planar_cluster_radius(std::size_t count, double pitch);

/// A satellite from the chief after the pattern has turned by `phase` = n t, in H:
/// x = d (i cos θ + j sin θ), y = 2d (j cos θ − i sin θ), z = 0. [m]
Vec3 lattice_position(LatticePoint point, double pitch, double phase) noexcept;

/// The same for many; `r_CD_H` has as many elements as `points`.
void lattice_positions(std::span<const LatticePoint> points, double pitch, double phase,
                       std::span<Vec3> r_CD_H) noexcept;

/// Two satellites that keep a link, as indices into the list of points, first < second.
struct NeighbourPair {
    std::uint32_t first, second;
};

/// Every pair one lattice step apart (4 neighbours inside), ordered.
std::vector<NeighbourPair> lattice_neighbours(std::span<const LatticePoint> points);

/// The range over which a distance breathes.
struct DistanceRange {
    double least;     // [m]
    double greatest;  // [m]
};

/// Least and greatest distance of two satellites over an orbit: q d and 2 q d for a lattice vector
/// of length q; each is met twice an orbit.
DistanceRange distance_range(LatticePoint a, LatticePoint b, double pitch) noexcept;

/// Distance at distances.size() phases spread evenly over one orbit, the first at phase 0. [m]
void distance_series(LatticePoint a, LatticePoint b, double pitch,
                     std::span<double> distances) noexcept;

/// Planar clusters tilted by 60°, whose relative orbits are circles, hold about 2π/√3 (R/r)²
/// satellites: R cluster radius, r least distance (Penot & Balakrishnan 2026, arXiv:2605.15335).
double tilted_planar_count(double radius_ratio) noexcept;

/// Their three-dimensional design: 0.27 (R/r)³.
double three_dimensional_count(double radius_ratio) noexcept;

/// R/r above which the three-dimensional design holds more: 13.4 (printed 13.5).
double three_dimensional_crossover() noexcept;

/// Largest radius of a satellite that never shades a neighbour at `least_distance`:
/// (r/2) sin e, e the least elevation of the Sun over the cluster's plane in an orbit. [m]
double sun_clearance_radius(double least_distance, double least_sun_elevation) noexcept;

/// e of a cluster in the orbital plane, δ the angle of the Sun from the orbit normal: π/2 − δ.
/// [rad]
double least_sun_elevation_in_plane(double sun_off_normal) noexcept;

/// e of a cluster tilted by 60°: max(0, π/6 − δ); edge-on to the Sun once an orbit for δ ≥ 30°.
/// [rad]
double least_sun_elevation_tilted(double sun_off_normal) noexcept;

/// Share of satellites that compute when the others switch a folded Clos of L ≥ 3 layers with k
/// links a switch: k / (k + 4L − 6) (Penot & Balakrishnan 2026). [1]
double clos_compute_fraction(int links_per_switch, int layers) noexcept;

}  // namespace dawnline::astro
