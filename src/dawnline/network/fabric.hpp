#pragma once
// Nodes and directed links as traffic sees them, and which way it takes.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dawnline::network {

/// One direction of a link.
struct Link {
    std::uint32_t from = 0, to = 0;  // nodes
    double bandwidth = 0;            // in this direction, at the start [bit/s]
    double latency = 0;              // light and electronics [s]
};

/// What happens to a link: from `time` on it carries `bandwidth`; nothing while that is zero.
struct LinkChange {
    double time = 0;         // after the start [s]
    std::uint32_t link = 0;  // index into the fabric's links
    double bandwidth = 0;    // from then on [bit/s]
};

/// A network for flows: nodes are numbers, links are directed, rates are steps in time.
///
/// Ranks of a collective are any of the nodes; the others only pass traffic on (switches).
struct Fabric {
    std::size_t nodes = 0;
    std::vector<Link> links;
    std::vector<LinkChange> changes;  // in order of time
};

/// Adds both directions of a link.
void connect(Fabric& fabric, std::size_t a, std::size_t b, double bandwidth, double latency);

/// Ring of n nodes, both directions; of two, one link in each direction.
Fabric ring_fabric(std::size_t nodes, double bandwidth, double latency);

/// Torus of the given sides, node numbers in row order (last side fastest); sides of two have one
/// link, not two, so that a hypercube is a torus of sides of two.
Fabric torus_fabric(std::span<const std::size_t> sides, double bandwidth, double latency);

/// Mesh: the same without the links that close the rings.
Fabric mesh_fabric(std::span<const std::size_t> sides, double bandwidth, double latency);

/// n nodes and one switch, node number n, that blocks nothing: a link each way to every node.
/// A way through it has twice the latency.
Fabric switch_fabric(std::size_t nodes, double bandwidth, double latency);

/// Two-layer Clos: leaves with `per_leaf` nodes each, every leaf to every spine. Nodes come first,
/// then leaves, then spines. Oversubscribed where per_leaf × bandwidth > spines × spine_bandwidth.
Fabric clos_fabric(std::size_t leaves, std::size_t per_leaf, std::size_t spines, double bandwidth,
                   double spine_bandwidth, double latency);

/// Throws Error that names every culprit: a link to a node that does not exist or to its own, a
/// bandwidth or latency that is negative or not finite, a link that never carries anything,
/// changes out of order or of a link that does not exist.
void check(const Fabric& fabric);

/// Ways of least hops over the links that are up, found as they are asked for.
///
/// Of several, the one that a hash of (from, to) picks, so that equal ways share the traffic; the
/// same on any machine.
class Ways {
  public:
    /// `up[l]` says whether link l may be used; both must outlive this.
    Ways(const Fabric& fabric, std::span<const std::uint8_t> up);

    /// Appends the links of the way to `way`; false if there is none. O(links) in the worst case,
    /// less when asked for one source after the other.
    bool find(std::uint32_t from, std::uint32_t to, std::vector<std::uint32_t>& way);

  private:
    bool reach(std::uint32_t to);

    const Fabric& fabric_;
    std::span<const std::uint8_t> up_;
    std::vector<std::uint32_t> out_start_, out_links_, in_start_, in_links_;
    std::vector<std::uint32_t> hops_, queue_;  // breadth first from source_, as far as needed
    std::size_t head_ = 0;
    std::uint32_t source_;
};

}  // namespace dawnline::network
