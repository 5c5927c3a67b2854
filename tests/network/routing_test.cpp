#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/latency.hpp"
#include "dawnline/network/load_routing.hpp"
#include "dawnline/network/routing.hpp"
#include "network/shell_network.hpp"

namespace dawnline::network {
namespace {

using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;

/// Costs to `target` by Boost.Graph's Dijkstra on the reversed graph, ends that do not relay
/// without arcs out.
std::vector<double> by_boost(const LinkGraph& graph, const std::vector<double>& cost,
                             const std::vector<std::uint8_t>& relay, std::uint32_t target) {
    BoostGraph g(graph.nodes);
    for (std::uint32_t n = 0; n < graph.nodes; ++n)
        for (std::uint32_t arc = graph.first[n]; arc < graph.first[n + 1]; ++arc)
            if (std::isfinite(cost[arc]) &&
                (relay[graph.head[arc]] != 0 || graph.head[arc] == target))
                boost::add_edge(graph.head[arc], n, cost[arc], g);
    std::vector<double> distance(graph.nodes);
    boost::dijkstra_shortest_paths(
        g, target,
        boost::distance_map(
            boost::make_iterator_property_map(distance.begin(), boost::get(boost::vertex_index, g)))
            .distance_inf(std::numeric_limits<double>::infinity()));
    return distance;
}

void expect_boosts_costs(const LinkGraph& graph, const std::vector<double>& cost,
                         const std::vector<std::uint8_t>& relay,
                         const std::vector<std::uint32_t>& targets) {
    const RoutingState state = route(graph, cost, relay, targets);
    for (std::size_t d = 0; d < targets.size(); ++d) {
        const auto expected = by_boost(graph, cost, relay, targets[d]);
        for (std::uint32_t n = 0; n < graph.nodes; ++n) {
            const double ours = state.cost[d * graph.nodes + n];
            if (std::isinf(expected[n])) {
                EXPECT_TRUE(std::isinf(ours));
                continue;
            }
            ASSERT_NEAR(ours, expected[n], 1e-12 * expected[n]) << d << ' ' << n;
            // The arcs to take add up to that cost.
            double sum = 0.0;
            for (std::uint32_t at = n; at != targets[d];) {
                const std::uint32_t arc = state.next[d * graph.nodes + at];
                sum += cost[arc];
                at = graph.head[arc];
            }
            ASSERT_NEAR(sum, ours, 1e-12 * ours);
        }
    }
}

// A 1 156-satellite +grid shell with 100 ground stations, whole and with a tenth of all satellites
// and links failed: every cost is that of Boost.Graph (rounding in another order: 1e-12).
TEST(Routing, OfAShellIsThatOfBoost) {
    const ShellNetwork net = shell_network(34, 34, 17, 630e3, 51.9, hundred_places(), 30.0);
    const LinkGraph graph = make_graph(net.nodes, net.edges);
    std::vector<double> cost(graph.arcs());
    std::vector<std::uint32_t> targets;
    for (std::uint32_t g = 0; g < 100; ++g)
        targets.push_back(static_cast<std::uint32_t>(net.satellites) + g);
    arc_costs(graph, 0.0, {}, cost);
    expect_boosts_costs(graph, cost, relays(net), targets);

    Stream stream(1, 0, "test.failures");
    std::vector<std::uint8_t> node(net.nodes, 0), link(net.edges.size(), 0);
    for (std::size_t n = 0; n < net.satellites; ++n) node[n] = stream.uniform() < 0.1;
    for (auto& l : link) l = stream.uniform() < 0.1;
    arc_costs(graph, 1e-4, {node, link}, cost);
    expect_boosts_costs(graph, cost, relays(net), targets);
}

// Costs over seven orders of magnitude, zeros among them, different each way: the buckets are then
// wider than many arcs and nodes are taken more than once, and still Boost's costs come out.
TEST(Routing, OfWildCostsIsThatOfBoost) {
    Stream stream(2, 0, "test.routing");
    constexpr std::uint32_t k_nodes = 300;
    std::vector<Edge> edges;
    for (int i = 0; i < 1500; ++i) {
        const auto a = static_cast<std::uint32_t>(k_nodes * stream.uniform());
        const auto b = static_cast<std::uint32_t>(k_nodes * stream.uniform());
        if (a != b) edges.push_back({a, b, 1.0, 1.0});
    }
    const LinkGraph graph = make_graph(k_nodes, edges);
    std::vector<double> cost(graph.arcs());
    for (double& c : cost)
        c = stream.uniform() < 0.05 ? 0.0 : std::pow(10.0, -7.0 * stream.uniform());
    std::vector<std::uint8_t> relay(k_nodes);
    for (auto& r : relay) r = stream.uniform() < 0.8;
    expect_boosts_costs(graph, cost, relay, {0, 17, 200, 299});
}

// Published shells, spherical Earth: London to Singapore and Tokyo to São Paulo over 34 × 34 at 630
// km, London to New York over 72 × 22 at 550 km. Recomputed for a reference, lengths to a metre.
TEST(Routing, FindsThePublishedPaths) {
    struct Row {
        ShellNetwork net;
        double length;           // [m]
        double milliseconds;     // one way
        std::size_t satellites;  // on the way
    };
    const std::pair<double, double> london{51.5074, -0.1278}, singapore{1.3521, 103.8198};
    const std::pair<double, double> tokyo{35.6762, 139.6503}, sao_paulo{-23.5505, -46.6333};
    const std::pair<double, double> new_york{40.7128, -74.0060};
    for (const Row& row : {Row{shell_network(34, 34, 17, 630e3, 51.9, {london, singapore}, 30.0),
                               12488202.0, 41.6562, 9},
                           Row{shell_network(34, 34, 17, 630e3, 51.9, {tokyo, sao_paulo}, 30.0),
                               21162838.0, 70.5916, 16},
                           Row{shell_network(72, 22, 39, 550e3, 53.0, {london, new_york}, 25.0),
                               6351513.0, 21.1864, 4}}) {
        const LinkGraph graph = make_graph(row.net.nodes, row.net.edges);
        std::vector<double> cost(graph.arcs());
        arc_costs(graph, 0.0, {}, cost);
        const auto a = static_cast<std::uint32_t>(row.net.satellites);
        const RoutingState state = route(graph, cost, relays(row.net), std::vector{a + 1});
        EXPECT_NEAR(state.cost[a] * constants::k_speed_of_light, row.length, 1.0);
        EXPECT_NEAR(1e3 * state.cost[a], row.milliseconds, 1e-4);
        EXPECT_EQ(path_of(state, graph, 0, a).size(), row.satellites + 2);
    }
}

// The same bits for one thread and many, and none allocated when the memory is there.
TEST(Routing, IsTheSameOnAnyNumberOfThreads) {
    const ShellNetwork net = shell_network(20, 20, 3, 630e3, 51.9, hundred_places(), 30.0);
    const LinkGraph graph = make_graph(net.nodes, net.edges);
    std::vector<double> cost(graph.arcs());
    arc_costs(graph, 0.0, {}, cost);
    const auto relay = relays(net);
    std::vector<std::uint32_t> targets;
    for (std::uint32_t g = 400; g < 500; ++g) targets.push_back(g);
    const RoutingState one = route(graph, cost, relay, targets, 1);
    const RoutingState many = route(graph, cost, relay, targets, 4);
    EXPECT_EQ(one.cost, many.cost);
    EXPECT_EQ(one.next, many.next);
    RouteSearch search;
    RoutingState state;
    route(graph, cost, relay, targets, search, state);
    EXPECT_EQ(state.next, one.next);
    AllocationCount count;
    route(graph, cost, relay, targets, search, state);
    EXPECT_EQ(count.since_start(), 0);
}

// Through a +grid there are four disjoint ways between satellites (each has four links), none of
// which shares a relay; the first is the least-cost way, and a fifth does not exist.
TEST(DisjointPaths, OfAPlusGridAreFour) {
    const ShellNetwork net = shell_network(12, 12, 3, 630e3, 51.9, {}, 30.0);
    const LinkGraph graph = make_graph(net.nodes, net.edges);
    std::vector<double> cost(graph.arcs());
    arc_costs(graph, 0.0, {}, cost);
    const auto paths = disjoint_paths(graph, cost, {}, 5, 77, 9);
    ASSERT_EQ(paths.size(), 4u);
    std::set<std::uint32_t> seen;
    for (const auto& path : paths) {
        EXPECT_EQ(path.front(), 5u);
        EXPECT_EQ(path.back(), 77u);
        for (std::size_t i = 1; i + 1 < path.size(); ++i) EXPECT_TRUE(seen.insert(path[i]).second);
    }
    const auto one = disjoint_paths(graph, cost, {}, 5, 77, 1);
    const RoutingState state = route(graph, cost, {}, std::vector<std::uint32_t>{77});
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < one[0].size(); ++i)
        for (std::uint32_t arc = graph.first[one[0][i]]; arc < graph.first[one[0][i] + 1]; ++arc)
            if (graph.head[arc] == one[0][i + 1]) sum += cost[arc];
    EXPECT_NEAR(sum, state.cost[5], 1e-12);
}

// The trap of Suurballe (1974): the shortest way uses the bridge between both disjoint ones. A
// greedy search would find one path only.
TEST(DisjointPaths, LeaveTheShortestWayIfNeedBe) {
    // 0-1-2-3 is shortest; disjoint are 0-1-4-3 and 0-5-2-3.
    const std::vector<Edge> edges{{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {1, 4, 2, 1},
                                  {4, 3, 2, 1}, {0, 5, 2, 1}, {5, 2, 2, 1}};
    const LinkGraph graph = make_graph(6, edges);
    std::vector<double> cost(graph.arcs());
    for (std::size_t i = 0; i < cost.size(); ++i) cost[i] = edges[graph.link[i]].length;
    EXPECT_EQ(disjoint_paths(graph, cost, {}, 0, 3, 5).size(), 2u);
}

// Two parallel links of rates C and 2C, as Bertsekas & Gallager (1992, sec. 5.4) split traffic
// between: with M/M/1 delays and equal light times the optimum has C/(C − f)² equal on both. A
// closed form.
TEST(LoadAwareRoutes, SplitsAsGallagerDoes) {
    // Node 0 to 3 by 1 (rates 1) or 2 (rates 2): the second arcs are wide and do not count.
    const std::vector<Edge> edges{
        {0, 1, 1.0, 1e9}, {1, 3, 1.0, 1e15}, {0, 2, 1.0, 2e9}, {2, 3, 1.0, 1e15}};
    const LinkGraph graph = make_graph(4, edges);
    std::vector<double> cost(graph.arcs());
    arc_costs(graph, 0.0, {}, cost);
    const double wanted = 1.8e9;
    const std::vector<Demand> demands{{0, 3, wanted}};
    LoadOptions options;
    options.gap = 1e-9;
    const LoadedRoutes r = load_aware_routes(graph, cost, {}, demands, options);
    // √C₁/(C₁ − f₁) = √C₂/(C₂ − f₂) with f₁ + f₂ = wanted.
    const double root = std::sqrt(2.0);
    const double f1 = (1e9 * root - (2e9 - wanted)) / (1.0 + root);
    EXPECT_NEAR(r.load[graph.first[0]], f1, 1e-4 * f1);
    EXPECT_LE(r.gap, 1e-9);
    EXPECT_NEAR(r.fullest, (wanted - f1) / 2e9, 1e-4);
}

// On a shell under load the split has less delay and a less full link than least-cost routing,
// carries everything, and conserves flow at every relay.
TEST(LoadAwareRoutes, RelieveTheFullestLink) {
    const ShellNetwork net = shell_network(12, 12, 3, 630e3, 51.9, hundred_places(), 25.0);
    const LinkGraph graph = make_graph(net.nodes, net.edges);
    std::vector<double> cost(graph.arcs());
    arc_costs(graph, 0.0, {}, cost);
    std::vector<Demand> demands;
    for (std::uint32_t i = 0; i < 40; ++i)
        demands.push_back({(i * 7u) % 144u, (i * 53u + 11u) % 144u, 4e10});
    std::erase_if(demands, [](const Demand& d) { return d.from == d.to; });
    const auto relay = relays(net);
    const LoadedRoutes aware = load_aware_routes(graph, cost, relay, demands);
    const LoadedRoutes least = least_cost_routes(graph, cost, relay, demands);
    EXPECT_LT(aware.mean_delay, least.mean_delay);
    EXPECT_LT(aware.fullest, least.fullest);
    EXPECT_LE(aware.gap, 1e-3);
    EXPECT_EQ(aware.undelivered, 0.0);
    std::vector<double> surplus(graph.nodes, 0.0);
    for (const Demand& d : demands) surplus[d.from] += d.rate, surplus[d.to] -= d.rate;
    for (std::uint32_t n = 0; n < graph.nodes; ++n) {
        for (std::uint32_t arc = graph.first[n]; arc < graph.first[n + 1]; ++arc)
            surplus[n] += aware.load[graph.reverse[arc]] - aware.load[arc];
        EXPECT_NEAR(surplus[n], 0.0, 1.0);
    }
    EXPECT_THROW(load_aware_routes(graph, cost, relay, std::vector<Demand>{{0, 9999, 1.0}}), Error);
}

// New York to London in fibre of index 1.468 along the great circle: 54.61 ms there and back (S72
// reference, sphere of 6 378 km; ours is the mean sphere, 0.11 % less).
TEST(Latency, OfFibreIsThatOfGlass) {
    constexpr double k_degree = constants::k_degree;
    const double d = great_circle_distance(51.5074 * k_degree, -0.1278 * k_degree,
                                           40.7128 * k_degree, -74.0060 * k_degree);
    EXPECT_NEAR(2e3 * fibre_delay(d), 54.61, 0.1);
}

// Percentiles by weight, by hand: delays 1, 2, 3, ∞ with weights 1, 8, 1, 10.
TEST(Latency, SummarisesByWeight) {
    RoutingState state{4, {0}, {1.0, 2.0, 3.0, std::numeric_limits<double>::infinity()}, {}};
    const std::vector<std::uint32_t> node{0, 1, 2, 3};
    const std::vector<double> weight{1.0, 8.0, 1.0, 10.0};
    const LatencySummary s = latency_to(state, 0, node, weight);
    EXPECT_DOUBLE_EQ(s.reached, 0.5);
    EXPECT_DOUBLE_EQ(s.mean, 2.0);
    EXPECT_DOUBLE_EQ(s.median, 2.0);
    EXPECT_DOUBLE_EQ(s.worst_5, 3.0);
    EXPECT_DOUBLE_EQ(s.worst, 3.0);
    EXPECT_DOUBLE_EQ(latency_to_nearest(state, node, weight).mean, 2.0);
}

}  // namespace
}  // namespace dawnline::network
