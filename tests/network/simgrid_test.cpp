#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/random.hpp"
#include "dawnline/network/collective_run.hpp"
#include "simgrid_oracle.hpp"

namespace dawnline::network {
namespace {

constexpr double k_size = 8e9, k_bandwidth = 1e11, k_latency = 1e-6;  // 1 GB, 12.5 GB/s, 1 µs

// SimGrid rounds messages to whole bits, 1e-8 of the smallest here; nothing else differs.
constexpr double k_rounding = 1e-8;

class SimGrid : public testing::TestWithParam<std::size_t> {
  protected:
    std::size_t side() const {
        return static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(GetParam()))));
    }
    std::vector<std::size_t> sides() const {
        if (GetParam() == 8) return {2, 2, 2};
        return {side(), side()};
    }
};

void expect_the_same(const SimgridCase& c) {
    const double theirs = simgrid_time(c);
    RunOptions options;
    options.detection = c.detection;
    const CollectiveRun ours = run(c.fabric, c.schedule, options);
    EXPECT_NEAR(ours.time, theirs, k_rounding * theirs);
}

TEST_P(SimGrid, Ring) {
    expect_the_same(
        {ring_fabric(GetParam(), k_bandwidth, k_latency), ring_schedule(GetParam(), k_size)});
}

// Every link at another rate and latency, changing twice on the way.
TEST_P(SimGrid, RingOfUnlikeLinksThatChange) {
    SimgridCase c{ring_fabric(GetParam(), k_bandwidth, k_latency),
                  ring_schedule(GetParam(), k_size)};
    Stream draw(3, GetParam(), "ring");
    for (Link& link : c.fabric.links) {
        link.bandwidth *= 0.2 + draw.uniform();
        link.latency *= 1.0 + 10.0 * draw.uniform();
    }
    for (double time : {0.05, 0.21})
        for (std::uint32_t l = 0; l < c.fabric.links.size(); ++l)
            c.fabric.changes.push_back({time, l, k_bandwidth * (0.2 + draw.uniform())});
    expect_the_same(c);
}

// A link is gone for 0.1 s under traffic, and what is on it waits.
TEST_P(SimGrid, RingWaitsForALink) {
    SimgridCase c{ring_fabric(GetParam(), k_bandwidth, k_latency),
                  ring_schedule(GetParam(), k_size)};
    c.fabric.changes = {{0.04, 0, 0.0}, {0.14, 0, 0.7 * k_bandwidth}};
    expect_the_same(c);
}

// A link fails for good: what remains goes the long way round, and all later pieces after it.
TEST_P(SimGrid, RingTakesTheLongWay) {
    SimgridCase c{ring_fabric(GetParam(), k_bandwidth, k_latency),
                  ring_schedule(GetParam(), k_size)};
    c.fabric.changes = {{0.0401234, 0, 0.0}};
    c.detection = 0.003;
    std::vector<std::uint8_t> up(c.fabric.links.size(), 1);
    up[0] = 0;
    Ways(c.fabric, up).find(c.fabric.links[0].from, c.fabric.links[0].to, c.detour);
    ASSERT_EQ(c.detour.size(), GetParam() - 1);
    expect_the_same(c);
}

TEST_P(SimGrid, Torus) {
    expect_the_same(
        {torus_fabric(sides(), k_bandwidth, k_latency), torus_schedule(sides(), k_size)});
}

TEST_P(SimGrid, TorusThatChanges) {
    SimgridCase c{torus_fabric(sides(), k_bandwidth, k_latency), torus_schedule(sides(), k_size)};
    Stream draw(5, GetParam(), "torus");
    for (double time : {0.004, 0.02})
        for (std::uint32_t l = 0; l < c.fabric.links.size(); ++l)
            c.fabric.changes.push_back({time, l, k_bandwidth * (0.2 + draw.uniform())});
    expect_the_same(c);
}

// Trees on the ranks behind one switch: an inner rank's two children share its link.
TEST_P(SimGrid, Tree) {
    expect_the_same(
        {switch_fabric(GetParam(), k_bandwidth, k_latency), tree_schedule(GetParam(), k_size, 16)});
}

TEST_P(SimGrid, DoubleTree) {
    expect_the_same({switch_fabric(GetParam(), k_bandwidth, k_latency),
                     double_tree_schedule(GetParam(), k_size, 16)});
}

TEST_P(SimGrid, TreeThatChanges) {
    SimgridCase c{switch_fabric(GetParam(), k_bandwidth, k_latency),
                  tree_schedule(GetParam(), k_size, 16)};
    c.fabric.changes = {{0.05, 2, 0.3 * k_bandwidth}, {0.15, 1, 0.0}, {0.3, 1, k_bandwidth}};
    expect_the_same(c);
}

TEST_P(SimGrid, HalvingAndDoubling) {
    expect_the_same({switch_fabric(GetParam(), k_bandwidth, k_latency),
                     halving_doubling_schedule(GetParam(), k_size)});
}

// Ring of ranks in row order on a mesh: long ways meet and share.
TEST_P(SimGrid, RingAcrossAMesh) {
    SimgridCase c{mesh_fabric(sides(), k_bandwidth, 0.0),
                  ring_reduce_scatter_schedule(GetParam(), k_size)};
    expect_the_same(c);
}

INSTANTIATE_TEST_SUITE_P(Ranks, SimGrid, testing::Values(8, 64, 256));

// All messages at once over a random fabric without latency: nothing but shares.
TEST(SimGridShares, AllToAllOnARandomFabric) {
    Stream draw(9, 0, "fabric");
    constexpr std::size_t k_nodes = 24;
    Fabric fabric = ring_fabric(k_nodes, k_bandwidth, 0.0);
    for (int k = 0; k < 24; ++k) {
        const auto a = static_cast<std::size_t>(draw.uniform() * k_nodes);
        const auto b = static_cast<std::size_t>(draw.uniform() * k_nodes);
        if (a != b) connect(fabric, a, b, k_bandwidth * (0.3 + draw.uniform()), 0.0);
    }
    expect_the_same({fabric, all_to_all_at_once_schedule(k_nodes, k_size)});
}

}  // namespace
}  // namespace dawnline::network
