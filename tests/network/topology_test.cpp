#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "allocation_count.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "network/shell_network.hpp"

namespace dawnline::network {
namespace {

std::vector<int> degrees(const Topology& t) {
    std::vector<int> d(t.nodes, 0);
    for (const NodePair& p : t.pairs) ++d[p.a], ++d[p.b];
    return d;
}

bool all_different(const Topology& t) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const NodePair& p : t.pairs)
        if (p.a == p.b || !seen.insert(std::minmax(p.a, p.b)).second) return false;
    return true;
}

// Counts of the definitions: a ring has n links, a grid 2rc − r − c, a torus d a node, and no pair
// stands twice.
TEST(Topology, HasTheLinksOfItsDefinition) {
    EXPECT_EQ(ring_topology(1).pairs.size(), 0u);
    EXPECT_EQ(ring_topology(2).pairs.size(), 1u);
    EXPECT_EQ(ring_topology(81).pairs.size(), 81u);
    EXPECT_EQ(grid_topology(9, 9).pairs.size(), 144u);
    EXPECT_EQ(torus_topology({8, 8}).pairs.size(), 128u);
    EXPECT_EQ(torus_topology({4, 4, 4}).pairs.size(), 192u);
    EXPECT_EQ(torus_topology({2, 2, 2}).pairs.size(), 12u);  // a cube
    EXPECT_EQ(plus_grid(34, 34, 17).pairs.size(), 2u * 1156u);
    for (const Topology& t : {ring_topology(5), grid_topology(3, 4), torus_topology({3, 2, 4}),
                              plus_grid(5, 4, 2), leaf_spine(81, 8, 4, 64), fat_tree(6)})
        EXPECT_TRUE(all_different(t));
    for (int d : degrees(torus_topology({5, 4, 3}))) EXPECT_EQ(d, 6);
    for (int d : degrees(plus_grid(34, 34, 17))) EXPECT_EQ(d, 4);
}

// A fat tree of k-port switches joins k³/4 computers by 5k²/4 switches, each port in use (Al-Fares
// et al. 2008, sec. 3); a leaf-spine shares its uplinks out to within one.
TEST(Topology, ClosUsesEveryPort) {
    const Topology t = fat_tree(8);
    EXPECT_EQ(t.nodes, 128u + 80u);
    const auto d = degrees(t);
    for (std::size_t n = 0; n < t.nodes; ++n) EXPECT_EQ(d[n], n < 128 ? 1 : 8);
    const auto s = degrees(leaf_spine(81, 8, 3, 64));
    const auto [least, most] = std::minmax_element(s.begin() + 81, s.end());
    EXPECT_LE(*most - *least, 1);
    EXPECT_THROW(leaf_spine(81, 4, 5, 64), Error);
    EXPECT_THROW(leaf_spine(81, 4, 4, 64), Error);
    EXPECT_THROW(fat_tree(7), Error);
}

// Shortest and longest links of two published shells, +grid, all at the same altitude; recomputed
// for a reference to 0.01 km.
TEST(Topology, ShellsHaveTheirLinkLengths) {
    const auto lengths = [](const ShellNetwork& net) {
        std::array<double, 2> r{1e9, 0.0};
        for (const Edge& e : net.edges) r = {std::min(r[0], e.length), std::max(r[1], e.length)};
        return r;
    };
    const auto kuiper = lengths(shell_network(34, 34, 17, 630e3, 51.9, {}, 30.0));
    EXPECT_NEAR(kuiper[0], 1293.26e3, 10.0);
    EXPECT_NEAR(kuiper[1], 1764.09e3, 10.0);
    const auto starlink = lengths(shell_network(72, 22, 39, 550e3, 53.0, {}, 25.0));
    EXPECT_NEAR(starlink[0], 1432.35e3, 10.0);
    EXPECT_NEAR(starlink[1], 1971.95e3, 10.0);
}

// The longest ray above 80 km between satellites at 550 km is 5 016.6 km (closed form, reference):
// just shorter stands, just longer is blocked, and the cells find exactly what trying all pairs
// finds.
TEST(LinksInTime, SeeWhatIsNotBehindTheEarth) {
    const double r = k_sphere + 550e3;
    const auto status = [&](double length) {
        const double half = std::asin(0.5 * length / r);
        const std::vector<double> x{r * std::cos(half), r * std::cos(half)}, z{0.0, 0.0};
        const std::vector<double> y{r * std::sin(half), -r * std::sin(half)};
        std::array<double, 1> found;
        std::array<LinkStatus, 1> s;
        const std::array pairs{NodePair{0, 1}};
        check_links({x, y, z}, pairs, {6e6, k_sphere + 80e3}, found, s);
        EXPECT_NEAR(found[0], length, 1e-6);
        return s[0];
    };
    EXPECT_EQ(status(5016.5e3), LinkStatus::ok);
    EXPECT_EQ(status(5016.7e3), LinkStatus::blocked);
    EXPECT_EQ(status(6001e3), LinkStatus::too_far);

    const ShellNetwork net = shell_network(20, 20, 3, 550e3, 53.0, {}, 25.0);
    const LinkLimits limits{2500e3, k_sphere + 80e3};
    std::vector<NodePair> all;
    for (std::uint32_t a = 0; a < 400; ++a)
        for (std::uint32_t b = a + 1; b < 400; ++b) {
            const Vec3 r_EA{net.x[a], net.y[a], net.z[a]}, r_EB{net.x[b], net.y[b], net.z[b]};
            if (norm(r_EB - r_EA) <= limits.farthest &&
                nearest_to_centre(r_EA, r_EB) >= limits.grazing_radius)
                all.push_back({a, b});
        }
    EXPECT_EQ(visible_pairs(net.positions(), limits), all);
}

// A NaN gets its flag and no length.
TEST(LinksInTime, FlagWhatIsNotANumber) {
    const std::vector<double> x{7e6, std::nan("")}, y{0.0, 0.0}, z{0.0, 0.0};
    std::array<double, 1> length;
    std::array<LinkStatus, 1> status;
    const std::array pairs{NodePair{0, 1}};
    check_links({x, y, z}, pairs, {1e6, 0.0}, length, status);
    EXPECT_EQ(status[0], LinkStatus::not_finite);
    EXPECT_EQ(length[0], 0.0);
}

// No satellite uses more terminals than it has; a maximal matching leaves no pair with a free
// terminal at both ends; and with patience fewer links change between two moments.
TEST(LinksInTime, AssignTerminals) {
    const LinkLimits limits{2500e3, k_sphere + 80e3};
    const ShellNetwork now = shell_network(20, 20, 3, 550e3, 53.0, {}, 25.0);
    const ShellNetwork later = shell_network(20, 20, 3, 550e3, 53.0, {}, 25.0, 0.2);
    const auto possible = visible_pairs(now.positions(), limits);
    const auto held = assign_terminals(now.positions(), possible, {}, 4, 1.0);
    std::vector<int> used(400, 0);
    for (const NodePair& p : held) ++used[p.a], ++used[p.b];
    EXPECT_LE(std::ranges::max(used), 4);
    for (const NodePair& p : possible)
        if (!std::ranges::binary_search(held, p)) {
            EXPECT_TRUE(used[p.a] == 4 || used[p.b] == 4);
        }
    const auto possible_later = visible_pairs(later.positions(), limits);
    const auto kept = [&](double patience) {
        const auto next = assign_terminals(later.positions(), possible_later, held, 4, patience);
        return std::ranges::count_if(
            next, [&](const NodePair& p) { return std::ranges::binary_search(held, p); });
    };
    EXPECT_GT(kept(2.0), kept(1.0));
}

// Rates follow the curve of the terminal, which is the closed form of a focused uniform beam;
// without allocation.
TEST(LinksInTime, RatesAreThoseOfTheTerminal) {
    const OpticalTerminal t{5.0, 0.10, 1.55e-6, 0.7876, 0.501187, 400e9, 10e-6, 24.0};
    const CouplingCurve curve({1.55e-6, 0.05, 0.0, std::numeric_limits<double>::infinity(), 0.0},
                              0.05);
    const std::vector<double> length{1e3, 1e5, 4e5, 5e5, 1e6, 1.9e6, 2.1e6};
    std::vector<double> rate(length.size());
    AllocationCount count;
    link_rates(t, curve, 1.0, length, rate);
    EXPECT_EQ(count.since_start(), 0);
    for (std::size_t i = 0; i < length.size(); ++i) EXPECT_EQ(rate[i], link_rate(t, length[i]));
}

// All problems of a list of links in one error, each naming its link.
TEST(LinkGraph, RefusesEveryWrongLink) {
    const std::vector<Edge> edges{{0, 1, 1.0, 1.0},
                                  {0, 7, 1.0, 1.0},
                                  {2, 2, 1.0, 1.0},
                                  {1, 2, -1.0, 1.0},
                                  {1, 2, 1.0, std::nan("")}};
    try {
        make_graph(3, edges);
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.problems().size(), 4u);
        EXPECT_EQ(error.problems()[0].path, "links[1]");
    }
}

// Arcs are in the order of the links given, twice each, and reverse leads back.
TEST(LinkGraph, ArcsComeInPairs) {
    const ShellNetwork net = shell_network(8, 6, 1, 550e3, 53.0, {{10.0, 20.0}}, 25.0);
    const LinkGraph g = make_graph(net.nodes, net.edges);
    for (std::uint32_t n = 0; n < g.nodes; ++n)
        for (std::uint32_t arc = g.first[n]; arc < g.first[n + 1]; ++arc) {
            EXPECT_EQ(g.head[g.reverse[arc]], n);
            EXPECT_EQ(g.reverse[g.reverse[arc]], arc);
            EXPECT_EQ(g.link[arc], g.link[g.reverse[arc]]);
            if (arc > g.first[n]) {
                EXPECT_GT(g.link[arc], g.link[arc - 1]);
            }
        }
}

// Failing a satellite of a +grid closes its four links; one that is cut off is a part of its own.
TEST(LinkGraph, FailuresCutLinks) {
    const ShellNetwork net = shell_network(8, 6, 1, 550e3, 53.0, {}, 25.0);
    const LinkGraph g = make_graph(net.nodes, net.edges);
    std::vector<double> cost(g.arcs());
    std::vector<std::uint8_t> failed(g.nodes, 0);
    failed[5] = 1;
    arc_costs(g, 0.0, {failed, {}}, cost);
    EXPECT_EQ(std::ranges::count(cost, std::numeric_limits<double>::infinity()), 8);
    std::vector<std::uint32_t> part(g.nodes);
    EXPECT_EQ(connected_parts(g, cost, part), 2u);
    EXPECT_EQ(part[5], 1u);
}

}  // namespace
}  // namespace dawnline::network
