#include "dawnline/network/fabric.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

constexpr std::uint32_t k_unseen = std::numeric_limits<std::uint32_t>::max();

/// Links of a torus or mesh: node numbers in row order.
Fabric grid(std::span<const std::size_t> sides, bool closed, double bandwidth, double latency) {
    Fabric fabric;
    fabric.nodes = std::accumulate(sides.begin(), sides.end(), std::size_t{1}, std::multiplies<>());
    std::size_t stride = fabric.nodes;
    for (std::size_t side : sides) {
        stride /= side;
        for (std::size_t node = 0; node < fabric.nodes; ++node) {
            const std::size_t at = node / stride % side;
            if (at + 1 < side)
                connect(fabric, node, node + stride, bandwidth, latency);
            else if (closed && side > 2)
                connect(fabric, node, node - at * stride, bandwidth, latency);
        }
    }
    return fabric;
}

/// Mixes 64 bits (finaliser of SplitMix64, Steele, Lea & Flood 2014).
std::uint64_t mixed(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/// Links in order of a node of theirs, as rows of one array.
void index_links(const Fabric& fabric, std::uint32_t Link::*node, std::vector<std::uint32_t>& start,
                 std::vector<std::uint32_t>& links) {
    start.assign(fabric.nodes + 1, 0);
    for (const Link& link : fabric.links) ++start[link.*node + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    links.resize(fabric.links.size());
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    for (std::uint32_t l = 0; l < fabric.links.size(); ++l)
        links[next[fabric.links[l].*node]++] = l;
}

std::string name_of(const Fabric& fabric, std::size_t link) {
    return "link " + std::to_string(link) + " (" + std::to_string(fabric.links[link].from) +
           " to " + std::to_string(fabric.links[link].to) + ")";
}

}  // namespace

void connect(Fabric& fabric, std::size_t a, std::size_t b, double bandwidth, double latency) {
    const auto from = static_cast<std::uint32_t>(a), to = static_cast<std::uint32_t>(b);
    fabric.links.push_back({from, to, bandwidth, latency});
    fabric.links.push_back({to, from, bandwidth, latency});
}

Fabric ring_fabric(std::size_t nodes, double bandwidth, double latency) {
    const std::size_t side[] = {nodes};
    return grid(side, true, bandwidth, latency);
}

Fabric torus_fabric(std::span<const std::size_t> sides, double bandwidth, double latency) {
    return grid(sides, true, bandwidth, latency);
}

Fabric mesh_fabric(std::span<const std::size_t> sides, double bandwidth, double latency) {
    return grid(sides, false, bandwidth, latency);
}

Fabric switch_fabric(std::size_t nodes, double bandwidth, double latency) {
    Fabric fabric;
    fabric.nodes = nodes + 1;
    for (std::size_t node = 0; node < nodes; ++node)
        connect(fabric, node, nodes, bandwidth, latency);
    return fabric;
}

Fabric clos_fabric(std::size_t leaves, std::size_t per_leaf, std::size_t spines, double bandwidth,
                   double spine_bandwidth, double latency) {
    Fabric fabric;
    const std::size_t first_leaf = leaves * per_leaf, first_spine = first_leaf + leaves;
    fabric.nodes = first_spine + spines;
    for (std::size_t node = 0; node < first_leaf; ++node)
        connect(fabric, node, first_leaf + node / per_leaf, bandwidth, latency);
    for (std::size_t leaf = 0; leaf < leaves; ++leaf)
        for (std::size_t spine = 0; spine < spines; ++spine)
            connect(fabric, first_leaf + leaf, first_spine + spine, spine_bandwidth, latency);
    return fabric;
}

void check(const Fabric& fabric) {
    std::vector<Problem> problems;
    const auto refuse = [&](const std::string& path, const std::string& message) {
        problems.push_back({{}, path, message, {}});
    };
    std::vector<std::uint8_t> carries(fabric.links.size(), 0);
    for (std::size_t l = 0; l < fabric.links.size(); ++l) {
        const Link& link = fabric.links[l];
        carries[l] = link.bandwidth > 0.0;
        const std::string name = name_of(fabric, l);
        if (link.from >= fabric.nodes || link.to >= fabric.nodes)
            refuse(name,
                   "joins a node that does not exist; there are " + std::to_string(fabric.nodes));
        else if (link.from == link.to)
            refuse(name, "joins a node to itself");
        if (!(link.bandwidth >= 0.0) || !std::isfinite(link.bandwidth))
            refuse(name, "has a bandwidth of " + std::to_string(link.bandwidth) +
                             " bit/s; it must be finite and not negative");
        if (!(link.latency >= 0.0) || !std::isfinite(link.latency))
            refuse(name, "has a latency of " + std::to_string(link.latency) +
                             " s; it must be finite and not negative");
    }
    double before = 0.0;
    for (std::size_t k = 0; k < fabric.changes.size(); ++k) {
        const LinkChange& change = fabric.changes[k];
        const std::string name = "change " + std::to_string(k);
        if (change.link >= fabric.links.size()) {
            refuse(name, "is of link " + std::to_string(change.link) + "; there are " +
                             std::to_string(fabric.links.size()));
            continue;
        }
        if (!(change.time >= before) || !std::isfinite(change.time))
            refuse(name, "is at " + std::to_string(change.time) +
                             " s; times must be finite, not negative and in order");
        if (!(change.bandwidth >= 0.0) || !std::isfinite(change.bandwidth))
            refuse(name, "gives " + name_of(fabric, change.link) + " a bandwidth of " +
                             std::to_string(change.bandwidth) +
                             " bit/s; it must be finite and not negative");
        before = change.time;
        if (change.bandwidth > 0.0) carries[change.link] = 1;
    }
    for (std::size_t l = 0; l < fabric.links.size(); ++l)
        if (!carries[l] && fabric.links[l].bandwidth == 0.0)
            refuse(name_of(fabric, l), "has a bandwidth of 0 bit/s and never gets any");
    if (!problems.empty()) throw Error(std::move(problems));
}

Ways::Ways(const Fabric& fabric, std::span<const std::uint8_t> up)
    : fabric_(fabric), up_(up), hops_(fabric.nodes, k_unseen), source_(k_unseen) {
    index_links(fabric, &Link::from, out_start_, out_links_);
    index_links(fabric, &Link::to, in_start_, in_links_);
    queue_.reserve(fabric.nodes);
}

bool Ways::reach(std::uint32_t to) {
    while (hops_[to] == k_unseen && head_ < queue_.size()) {
        const std::uint32_t node = queue_[head_++];
        for (std::uint32_t k = out_start_[node]; k < out_start_[node + 1]; ++k) {
            const std::uint32_t link = out_links_[k], next = fabric_.links[link].to;
            if (!up_[link] || hops_[next] != k_unseen) continue;
            hops_[next] = hops_[node] + 1;
            queue_.push_back(next);
        }
    }
    return hops_[to] != k_unseen;
}

bool Ways::find(std::uint32_t from, std::uint32_t to, std::vector<std::uint32_t>& way) {
    if (from != source_) {
        for (std::uint32_t node : queue_) hops_[node] = k_unseen;
        queue_.assign(1, from);
        hops_[from] = 0;
        head_ = 0;
        source_ = from;
    }
    if (!reach(to)) return false;
    const std::size_t begin = way.size();
    std::uint64_t draw = mixed((std::uint64_t{from} << 32) + to + 1);
    for (std::uint32_t node = to; node != from; draw = mixed(draw + node)) {
        const auto nearer = [&](std::uint32_t link) {
            return up_[link] && hops_[fabric_.links[link].from] == hops_[node] - 1;
        };
        std::uint64_t choices = 0;
        for (std::uint32_t k = in_start_[node]; k < in_start_[node + 1]; ++k)
            choices += nearer(in_links_[k]);
        std::uint64_t pick = draw % choices;
        for (std::uint32_t k = in_start_[node]; k < in_start_[node + 1]; ++k) {
            const std::uint32_t link = in_links_[k];
            if (!nearer(link) || pick-- != 0) continue;
            way.push_back(link);
            node = fabric_.links[link].from;
            break;
        }
    }
    std::reverse(way.begin() + static_cast<std::ptrdiff_t>(begin), way.end());
    return true;
}

}  // namespace dawnline::network
