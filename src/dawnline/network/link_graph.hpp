#pragma once
// Nodes and links of a network at one moment, as the routing kernels read them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dawnline::network {

/// No node, no link, no arc.
inline constexpr std::uint32_t k_none = 0xffffffffu;

/// A link between two nodes, usable both ways.
struct Edge {
    std::uint32_t a = 0, b = 0;
    double length = 0.0;  // [m]
    double rate = 0.0;    // each way [bit/s]

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// Links sorted by node. Every link is two arcs, one each way; the arcs that leave node n are
/// first[n] … first[n + 1] − 1.
struct LinkGraph {
    std::size_t nodes = 0;
    std::vector<std::uint32_t> first;    // nodes + 1
    std::vector<std::uint32_t> head;     // node an arc leads to
    std::vector<std::uint32_t> reverse;  // arc of the same link the other way
    std::vector<std::uint32_t> link;     // place of the link in the list given
    std::vector<double> delay;           // of an arc, length / c [s]
    std::vector<double> rate;            // [bit/s]

    std::size_t arcs() const noexcept { return head.size(); }
};

/// Arcs of a node in the order of the links given. Throws Error naming the link when it joins a
/// node to itself or one that does not exist, or its length or rate is negative or not finite.
LinkGraph make_graph(std::size_t nodes, std::span<const Edge> links);

/// The same into memory that was used before; allocates only while that is too small.
void make_graph(std::size_t nodes, std::span<const Edge> links, LinkGraph& graph);

/// What is out of order: one byte a node or a link, not 0 where it failed; empty spans: none.
struct Failures {
    std::span<const std::uint8_t> node, link;
};

/// Costs of arcs for routing: delay + `per_hop` seconds of processing, ∞ where a link, or a node at
/// either end, failed or the rate is 0. `cost` has an element per arc. [s]
void arc_costs(const LinkGraph& graph, double per_hop, const Failures& failures,
               std::span<double> cost) noexcept;

/// Number of the part that each node belongs to, counted from 0 by lowest node, over arcs of finite
/// cost; the number of parts is returned.
std::size_t connected_parts(const LinkGraph& graph, std::span<const double> cost,
                            std::span<std::uint32_t> part);

}  // namespace dawnline::network
