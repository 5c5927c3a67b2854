#include "dawnline/network/collective_bound.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

constexpr double k_rounding = 1e-9;  // relative, on flows and capacities

/// Maximum flow by shortest augmenting layers (Dinic 1970).
class Flow {
  public:
    explicit Flow(std::size_t nodes) : first_(nodes), level_(nodes), next_(nodes) {}

    std::size_t add(std::uint32_t from, std::uint32_t to, double capacity) {
        first_[from].push_back(static_cast<std::uint32_t>(arcs_.size()));
        arcs_.push_back({to, capacity, capacity});
        first_[to].push_back(static_cast<std::uint32_t>(arcs_.size()));
        arcs_.push_back({from, 0.0, 0.0});
        return arcs_.size() - 2;
    }

    void set_capacity(std::size_t arc, double capacity) { arcs_[arc].capacity = capacity; }

    double greatest(std::uint32_t from, std::uint32_t to) {
        double total = 0.0, largest = 0.0;
        for (Arc& arc : arcs_) arc.left = arc.capacity, largest = std::max(largest, arc.capacity);
        tiny_ = 1e-12 * largest;
        while (layers(from, to)) {
            std::fill(next_.begin(), next_.end(), 0u);
            while (const double sent = push(from, to, 1e300)) total += sent;
        }
        return total;
    }

    /// After greatest(): whether a node is on the source's side of the least cut.
    bool inside(std::uint32_t node) const noexcept { return level_[node] >= 0; }

  private:
    struct Arc {
        std::uint32_t to;
        double capacity, left;
    };

    bool layers(std::uint32_t from, std::uint32_t to) {
        std::fill(level_.begin(), level_.end(), -1);
        queue_.assign(1, from);
        level_[from] = 0;
        for (std::size_t head = 0; head < queue_.size(); ++head)
            for (std::uint32_t a : first_[queue_[head]])
                if (arcs_[a].left > tiny_ && level_[arcs_[a].to] < 0) {
                    level_[arcs_[a].to] = level_[queue_[head]] + 1;
                    queue_.push_back(arcs_[a].to);
                }
        return level_[to] >= 0;
    }

    double push(std::uint32_t node, std::uint32_t to, double most) {
        if (node == to) return most;
        for (std::uint32_t& k = next_[node]; k < first_[node].size(); ++k) {
            const std::uint32_t a = first_[node][k];
            if (arcs_[a].left <= tiny_ || level_[arcs_[a].to] != level_[node] + 1) continue;
            const double sent = push(arcs_[a].to, to, std::min(most, arcs_[a].left));
            if (sent <= 0.0) continue;
            arcs_[a].left -= sent;
            arcs_[a ^ 1u].left += sent;
            return sent;
        }
        return 0.0;
    }

    std::vector<Arc> arcs_;  // each with its reverse after it
    std::vector<std::vector<std::uint32_t>> first_;
    std::vector<int> level_;
    std::vector<std::uint32_t> next_, queue_;
    double tiny_ = 0;
};

std::vector<std::uint32_t> ranks_of(const Fabric& fabric, std::span<const std::uint32_t> node_of) {
    std::vector<std::uint32_t> ranks(node_of.begin(), node_of.end());
    if (ranks.empty()) {
        ranks.resize(fabric.nodes);
        std::iota(ranks.begin(), ranks.end(), 0u);
    }
    if (ranks.size() < 2)
        throw Error("an all-gather needs two ranks: there is " + std::to_string(ranks.size()));
    std::vector<std::uint8_t> taken(fabric.nodes, 0);
    for (std::size_t r = 0; r < ranks.size(); ++r) {
        if (ranks[r] >= fabric.nodes || taken[ranks[r]])
            throw Error("rank " + std::to_string(r) + " is to be node " + std::to_string(ranks[r]) +
                        ", which does not exist or is another's");
        taken[ranks[r]] = 1;
    }
    return ranks;
}

}  // namespace

GatherBound gather_bound(const Fabric& fabric, std::span<const std::uint32_t> node_of,
                         double size) {
    check(fabric);
    const std::vector<std::uint32_t> ranks = ranks_of(fabric, node_of);
    const auto source = static_cast<std::uint32_t>(fabric.nodes);
    const auto n = static_cast<double>(ranks.size());
    Flow flow(fabric.nodes + 1);
    double most = 0.0;
    for (const Link& link : fabric.links) {
        flow.add(link.from, link.to, link.bandwidth);
        most += link.bandwidth;
    }
    std::vector<std::size_t> shares;
    for (std::uint32_t node : ranks) shares.push_back(flow.add(source, node, 0.0));

    GatherBound bound;
    double rate = most;  // of each rank's share into every other: what the cuts bring down
    for (std::size_t r = 0; r < ranks.size(); ++r) {
        for (;;) {
            for (std::size_t arc : shares) flow.set_capacity(arc, rate);
            if (flow.greatest(source, ranks[r]) >= n * rate * (1.0 - k_rounding)) break;
            double out = 0.0;
            for (const Link& link : fabric.links)
                if (flow.inside(link.from) && !flow.inside(link.to)) out += link.bandwidth;
            const auto inside = static_cast<std::size_t>(std::count_if(
                ranks.begin(), ranks.end(), [&](std::uint32_t node) { return flow.inside(node); }));
            if (out <= 0.0)
                throw Error("the fabric is in pieces: rank " + std::to_string(r) + " (node " +
                            std::to_string(ranks[r]) + ") is cut off from " +
                            std::to_string(inside) + " ranks");
            const double next = out / static_cast<double>(inside);
            if (!(next < rate)) break;
            rate = next;
            bound = {size / (n * rate), out, inside, static_cast<std::uint32_t>(r)};
        }
    }
    return bound;
}

}  // namespace dawnline::network
