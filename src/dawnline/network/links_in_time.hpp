#pragma once
// From positions at one moment to links: neighbours, line of sight, terminals, rates.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/geodetic.hpp"
#include "dawnline/astro/views.hpp"
#include "dawnline/base/function_ref.hpp"
#include "dawnline/network/beam.hpp"
#include "dawnline/network/link_graph.hpp"
#include "dawnline/network/optical_link.hpp"
#include "dawnline/network/topology.hpp"

namespace dawnline::network {

/// Least distance of the straight line between two satellites from the Earth's centre, both ends
/// included. [m]
double nearest_to_centre(const Vec3& r_EA, const Vec3& r_EB) noexcept;

/// What a link between satellites must keep.
struct LinkLimits {
    double farthest = 0.0;        // [m]
    double grazing_radius = 0.0;  // the ray stays farther than this from the Earth's centre [m]
};

/// Why a link of a design does not stand now.
enum class LinkStatus : std::uint8_t {
    ok = 0,
    too_far = 1,
    blocked = 2,     // by the Earth or its air
    not_finite = 3,  // a position is NaN or infinite
};

/// Length of each pair of a design, and whether it stands. Positions in any one frame centred on
/// the Earth. No allocation. All spans of pairs are equally long.
void check_links(astro::VectorsView r_ES, std::span<const NodePair> pairs, const LinkLimits& limits,
                 std::span<double> length, std::span<LinkStatus> status) noexcept;

/// All pairs of satellites that may be linked, by a grid of cells: first by a, then by b.
std::vector<NodePair> visible_pairs(astro::VectorsView r_ES, const LinkLimits& limits);

/// Which of the possible links are held when each satellite has so many terminals: shortest first,
/// a link of `held` before every new one within `patience` (a ratio ≥ 1) of its length, because a
/// change costs an acquisition. Greedy b-matching: at least half of the best weight (Preis 1999).
/// `possible` and `held` sorted; result sorted.
std::vector<NodePair> assign_terminals(astro::VectorsView r_ES, std::span<const NodePair> possible,
                                       std::span<const NodePair> held, std::uint32_t terminals,
                                       double patience);

/// Rates of optical links by length: whole wavelength channels fed at the power received through
/// `coupling` × `pointing`, at most the grid's. No allocation.
void link_rates(const OpticalTerminal& terminal, const CouplingCurve& coupling, double pointing,
                std::span<const double> length, std::span<double> rate) noexcept;

/// A place on the ground that sees satellites above an elevation.
struct GroundNode {
    astro::Site site;
    double least_elevation = 0.0;  // [rad]
};

/// The same on a sphere, as published comparisons of constellations take the Earth. [m, rad]
GroundNode spherical_ground(double latitude, double longitude, double radius,
                            double least_elevation) noexcept;

/// Adds an edge for every satellite that a ground node sees; the ground nodes are numbered from
/// `first_ground` on. `rate` gives the rate for (ground, satellite, range, sin elevation); 0 adds
/// none. Positions Earth-fixed.
void add_ground_links(astro::VectorsView r_ES_F, std::span<const GroundNode> ground,
                      std::uint32_t first_ground,
                      FunctionRef<double(std::uint32_t, std::uint32_t, double, double)> rate,
                      std::vector<Edge>& edges);

}  // namespace dawnline::network
