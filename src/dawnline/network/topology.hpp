#pragma once
// Who is linked to whom by design: grids, rings, tori, +grid shells, Clos networks.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dawnline/base/vec3.hpp"

namespace dawnline::network {

/// Two nodes that a design joins.
struct NodePair {
    std::uint32_t a = 0, b = 0;

    friend bool operator==(const NodePair&, const NodePair&) = default;
    friend auto operator<=>(const NodePair&, const NodePair&) = default;
};

/// A design: nodes, and which of them are joined, each pair once.
struct Topology {
    std::size_t nodes = 0;
    std::vector<NodePair> pairs;
};

/// n nodes in a ring; two nodes have one link, one has none.
Topology ring_topology(std::size_t nodes);

/// rows × columns, neighbours joined, node r · columns + c.
Topology grid_topology(std::size_t rows, std::size_t columns);

/// Torus of any dimension, last index fastest; a side of two has one link there, a side of one
/// none.
Topology torus_topology(const std::vector<std::size_t>& sides);

/// A shell of P planes of S satellites with two links along the plane and two across: s → s + 1 and
/// p → p + 1 at the same slot, the seam P − 1, s → 0, s + F (Walker phasing F). Node p · S + s.
Topology plus_grid(std::size_t planes, std::size_t slots, std::size_t phasing);

/// Compute satellites 0 … n − 1, each joined to `uplinks` of the switch satellites n … n + m − 1,
/// round robin so that loads differ by one at most: a two-stage folded Clos when uplinks = m.
/// Throws Error unless 1 ≤ uplinks ≤ switches and no switch needs more than `radix` terminals.
Topology leaf_spine(std::size_t computers, std::size_t switches, std::size_t uplinks,
                    std::size_t radix);

/// Three-stage folded Clos of switches with k terminals (Al-Fares, Loukissas & Vahdat 2008): k³/4
/// computers, then k²/2 edge, k²/2 aggregation and k²/4 core switches; rearrangeably non-blocking.
/// Throws Error unless k is even and ≥ 2.
Topology fat_tree(std::size_t terminals);

/// A circular Walker shell at one moment.
struct Shell {
    std::size_t planes = 1, slots = 1, phasing = 0;
    double radius = 0.0;       // of the orbit [m]
    double inclination = 0.0;  // [rad]
    double spread = 0.0;       // of ascending nodes, 2π for a delta, π for a star pattern [rad]
};

/// Position of each satellite p · S + s: node spread·p/P, argument of latitude
/// 2π(s/S + F p/(P S)) + `turn`. [m]
std::vector<Vec3> shell_positions(const Shell& shell, double turn);

}  // namespace dawnline::network
