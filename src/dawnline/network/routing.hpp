#pragma once
// Least-cost ways through a network at one moment.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/network/link_graph.hpp"

namespace dawnline::network {

/// Searches over one graph with one set of costs; the memory serves many of them.
class RouteSearch {
  public:
    /// Takes over a graph, the costs of its arcs [s] as they are travelled, and which nodes relay
    /// (not 0); the others are ends only. An empty `relay` lets all nodes relay; costs ≥ 0, ∞
    /// closes an arc. O(arcs); allocates only while its memory is too small. `relay` must outlive
    /// the searches.
    void prepare(const LinkGraph& graph, std::span<const double> cost,
                 std::span<const std::uint8_t> relay);

    /// Least cost from every node to `target`, and the arc to take there.
    ///
    /// Label correcting with buckets as wide as the least cost of an arc (Dial 1969 for equal
    /// costs; Meyer & Sanders 2003, J. Algorithms 49, 114, for any width): exact for all costs ≥ 0,
    /// no heap, O(arcs) when costs differ by a bounded factor. Unreached nodes get ∞ and k_none;
    /// the target 0 and k_none. Spans have an element per node. No allocation.
    void to(std::uint32_t target, std::span<double> distance,
            std::span<std::uint32_t> next) noexcept;

  private:
    /// An arc seen from where it ends: the search walks against the traffic.
    struct Arc {
        std::uint32_t from;  // node whose traffic takes it
        std::uint32_t arc;   // its place in the graph
        double cost;         // [s]
    };

    void put(std::uint32_t node, std::size_t bucket) noexcept;
    void take_out(std::uint32_t node) noexcept;

    static constexpr std::size_t k_buckets = 1024;
    std::vector<std::uint32_t> first_arc_;  // nodes + 1
    std::vector<Arc> arcs_;
    std::span<const std::uint8_t> relay_;
    double per_bucket_ = 0.0;  // inverse width of a bucket [1/s]
    std::vector<std::uint32_t> first_, after_, before_, bucket_of_;  // of buckets; of nodes
};

/// Next arcs of all nodes towards some destinations: what each satellite must know for one epoch.
struct RoutingState {
    std::size_t nodes = 0;
    std::vector<std::uint32_t> destination;
    std::vector<double> cost;         // cost[d · nodes + n] of the way from n [s]
    std::vector<std::uint32_t> next;  // arc that leaves n towards destination d; k_none: none
};

/// A search for every destination, on `jobs` threads (0: one per core). The same for any number.
RoutingState route(const LinkGraph& graph, std::span<const double> cost,
                   std::span<const std::uint8_t> relay, std::span<const std::uint32_t> destinations,
                   unsigned jobs = 1);

/// The same into a state that was used before, one thread, no allocation if it is large enough.
void route(const LinkGraph& graph, std::span<const double> cost,
           std::span<const std::uint8_t> relay, std::span<const std::uint32_t> destinations,
           RouteSearch& search, RoutingState& state);

/// Nodes from `from` to the d-th destination, both included; empty if there is no way.
std::vector<std::uint32_t> path_of(const RoutingState& state, const LinkGraph& graph, std::size_t d,
                                   std::uint32_t from);

/// Ways from a to b that share no relay: as many as there are, up to `most`, of least total cost
/// for their number (Suurballe 1974; successive shortest augmenting paths with node potentials).
/// Each as its nodes, cheapest first. Costs and `relay` as in RouteSearch::prepare().
std::vector<std::vector<std::uint32_t>> disjoint_paths(const LinkGraph& graph,
                                                       std::span<const double> cost,
                                                       std::span<const std::uint8_t> relay,
                                                       std::uint32_t a, std::uint32_t b,
                                                       std::size_t most);

}  // namespace dawnline::network
