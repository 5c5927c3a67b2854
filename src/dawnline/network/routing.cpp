#include "dawnline/network/routing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <utility>

#include "dawnline/base/parallel.hpp"

namespace dawnline::network {
namespace {

constexpr double k_far = std::numeric_limits<double>::infinity();

}  // namespace

void RouteSearch::prepare(const LinkGraph& graph, std::span<const double> cost,
                          std::span<const std::uint8_t> relay) {
    first_arc_.assign(graph.first.begin(), graph.first.end());
    arcs_.resize(graph.arcs());
    double least = k_far, most = 0.0;
    for (std::size_t i = 0; i < arcs_.size(); ++i) {
        const std::uint32_t back = graph.reverse[i];
        arcs_[i] = {graph.head[i], back, cost[back]};
        if (std::isinf(cost[i])) continue;
        if (cost[i] > 0.0) least = std::min(least, cost[i]);
        most = std::max(most, cost[i]);
    }
    // Buckets as wide as the cheapest arc make each node final when it is taken. Where costs span
    // more than the ring of buckets holds they are wider, and some nodes are taken twice. A bucket
    // less than the ring has: an arc must never reach round to the current one.
    per_bucket_ =
        most > 0.0 ? 1.0 / std::max(least, most / static_cast<double>(k_buckets - 2)) : 0.0;
    relay_ = relay;
    first_.assign(k_buckets, k_none);
    after_.resize(graph.nodes), before_.resize(graph.nodes), bucket_of_.resize(graph.nodes);
}

void RouteSearch::put(std::uint32_t node, std::size_t bucket) noexcept {
    const std::uint32_t behind = first_[bucket];
    first_[bucket] = node;
    before_[node] = k_none, after_[node] = behind;
    if (behind != k_none) before_[behind] = node;
    bucket_of_[node] = static_cast<std::uint32_t>(bucket);
}

void RouteSearch::take_out(std::uint32_t node) noexcept {
    const std::uint32_t a = after_[node], b = before_[node];
    if (b == k_none)
        first_[bucket_of_[node]] = a;
    else
        after_[b] = a;
    if (a != k_none) before_[a] = b;
    bucket_of_[node] = k_none;
}

void RouteSearch::to(std::uint32_t target, std::span<double> distance,
                     std::span<std::uint32_t> next) noexcept {
    std::ranges::fill(distance, k_far);
    std::ranges::fill(next, k_none);
    std::ranges::fill(bucket_of_, k_none);
    distance[target] = 0.0;
    put(target, 0);
    std::size_t waiting = 1;
    for (std::size_t current = 0; waiting > 0; ++current) {
        const std::size_t slot = current % k_buckets;
        while (first_[slot] != k_none) {
            const std::uint32_t n = first_[slot];
            take_out(n);
            --waiting;
            if (n != target && !relay_.empty() && relay_[n] == 0) continue;
            const double here = distance[n];
            for (std::uint32_t i = first_arc_[n]; i < first_arc_[n + 1]; ++i) {
                const auto& [from, arc, cost] = arcs_[i];
                const double there = here + cost;
                if (!(there < distance[from])) continue;
                distance[from] = there;
                next[from] = arc;
                // A rounding below the current bucket belongs into it.
                const auto wanted =
                    std::max(current, static_cast<std::size_t>(there * per_bucket_));
                const std::size_t bucket = wanted % k_buckets;
                if (bucket_of_[from] == bucket) continue;
                if (bucket_of_[from] == k_none)
                    ++waiting;
                else
                    take_out(from);
                put(from, bucket);
            }
        }
    }
}

void route(const LinkGraph& graph, std::span<const double> cost,
           std::span<const std::uint8_t> relay, std::span<const std::uint32_t> destinations,
           RouteSearch& search, RoutingState& state) {
    const std::size_t n = graph.nodes;
    state.nodes = n;
    state.destination.assign(destinations.begin(), destinations.end());
    state.cost.resize(n * destinations.size());
    state.next.resize(n * destinations.size());
    search.prepare(graph, cost, relay);
    for (std::size_t d = 0; d < destinations.size(); ++d)
        search.to(destinations[d], {state.cost.data() + d * n, n}, {state.next.data() + d * n, n});
}

RoutingState route(const LinkGraph& graph, std::span<const double> cost,
                   std::span<const std::uint8_t> relay, std::span<const std::uint32_t> destinations,
                   unsigned jobs) {
    const std::size_t n = graph.nodes, all = destinations.size();
    RoutingState state{n, {destinations.begin(), destinations.end()}, {}, {}};
    state.cost.resize(n * all);
    state.next.resize(n * all);
    // Some destinations a task: a search's memory is then used more than once.
    constexpr std::size_t k_share = 16;
    parallel_for((all + k_share - 1) / k_share, jobs, [&](std::size_t task) {
        RouteSearch search;
        search.prepare(graph, cost, relay);
        for (std::size_t d = task * k_share; d < std::min(all, (task + 1) * k_share); ++d)
            search.to(destinations[d], {state.cost.data() + d * n, n},
                      {state.next.data() + d * n, n});
    });
    return state;
}

std::vector<std::uint32_t> path_of(const RoutingState& state, const LinkGraph& graph, std::size_t d,
                                   std::uint32_t from) {
    const std::size_t row = d * state.nodes;
    if (std::isinf(state.cost[row + from])) return {};
    std::vector<std::uint32_t> path{from};
    while (path.back() != state.destination[d])
        path.push_back(graph.head[state.next[row + path.back()]]);
    return path;
}

namespace {

/// Every node is split into an entry 2n and an exit 2n + 1 with one arc of capacity one between, so
/// that paths share no node; an arc of the graph leads from exit to entry.
struct SplitArc {
    std::uint32_t to;
    std::uint32_t back;  // place of the opposite arc
    double cost;         // [s]
    bool open;           // capacity of one left
    bool forward;        // of the graph, not of the residual
};

struct SplitGraph {
    std::vector<std::vector<std::uint32_t>> out;
    std::vector<SplitArc> arcs;

    void add(std::uint32_t from, std::uint32_t to, double cost) {
        const auto place = static_cast<std::uint32_t>(arcs.size());
        arcs.push_back({to, place + 1, cost, true, true});
        arcs.push_back({from, place, -cost, false, false});
        out[from].push_back(place);
        out[to].push_back(place + 1);
    }
};

SplitGraph split(const LinkGraph& graph, std::span<const double> cost,
                 std::span<const std::uint8_t> relay, std::uint32_t a, std::uint32_t b) {
    SplitGraph s;
    s.out.resize(2 * graph.nodes);
    for (std::uint32_t n = 0; n < graph.nodes; ++n) {
        if (n != a && n != b && (relay.empty() || relay[n] != 0)) s.add(2 * n, 2 * n + 1, 0.0);
        for (std::uint32_t arc = graph.first[n]; arc < graph.first[n + 1]; ++arc)
            if (std::isfinite(cost[arc])) s.add(2 * n + 1, 2 * graph.head[arc], cost[arc]);
    }
    return s;
}

/// One more unit of flow along a cheapest augmenting path; false if there is none.
bool augment(SplitGraph& s, std::vector<double>& potential, std::uint32_t from, std::uint32_t to) {
    std::vector<double> distance(s.out.size(), k_far);
    std::vector<std::uint32_t> by(s.out.size(), k_none);
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    distance[from] = 0.0;
    queue.emplace(0.0, from);
    while (!queue.empty()) {
        const auto [d, n] = queue.top();
        queue.pop();
        if (d > distance[n]) continue;
        for (const std::uint32_t place : s.out[n]) {
            const SplitArc& arc = s.arcs[place];
            if (!arc.open) continue;
            // Reduced costs are >= 0 but for rounding.
            const double there = d + std::max(0.0, arc.cost + potential[n] - potential[arc.to]);
            if (!(there < distance[arc.to])) continue;
            distance[arc.to] = there;
            by[arc.to] = place;
            queue.emplace(there, arc.to);
        }
    }
    if (std::isinf(distance[to])) return false;
    for (std::size_t n = 0; n < potential.size(); ++n)
        potential[n] += std::min(distance[n], distance[to]);
    for (std::uint32_t n = to; n != from; n = s.arcs[s.arcs[by[n]].back].to) {
        s.arcs[by[n]].open = false;
        s.arcs[s.arcs[by[n]].back].open = true;
    }
    return true;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> disjoint_paths(const LinkGraph& graph,
                                                       std::span<const double> cost,
                                                       std::span<const std::uint8_t> relay,
                                                       std::uint32_t a, std::uint32_t b,
                                                       std::size_t most) {
    SplitGraph s = split(graph, cost, relay, a, b);
    std::vector<double> potential(s.out.size(), 0.0);
    const std::uint32_t from = 2 * a + 1, to = 2 * b;
    std::size_t found = 0;
    while (found < most && augment(s, potential, from, to)) ++found;
    // What flows: forward arcs used up. From a, each leads along one path.
    std::vector<std::pair<double, std::vector<std::uint32_t>>> paths;
    for (const std::uint32_t start : s.out[from]) {
        if (!s.arcs[start].forward || s.arcs[start].open) continue;
        double total = s.arcs[start].cost;
        std::vector<std::uint32_t> path{a};
        for (std::uint32_t at = s.arcs[start].to; at != to;) {
            if (at % 2 == 0) path.push_back(at / 2);
            const auto used = std::ranges::find_if(s.out[at], [&](std::uint32_t place) {
                return s.arcs[place].forward && !s.arcs[place].open;
            });
            total += s.arcs[*used].cost;
            at = s.arcs[*used].to;
        }
        path.push_back(b);
        paths.emplace_back(total, std::move(path));
    }
    std::ranges::sort(paths);
    std::vector<std::vector<std::uint32_t>> nodes;
    for (auto& [total, path] : paths) nodes.push_back(std::move(path));
    return nodes;
}

}  // namespace dawnline::network
