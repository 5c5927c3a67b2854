#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/collective_bound.hpp"
#include "dawnline/network/collective_run.hpp"

namespace dawnline::network {
namespace {

constexpr double k_size = 8e9, k_bandwidth = 1e11;  // 1 GB, 12.5 GB/s

// On tori and rings every node's own links bind, (N−1)/N·S/(2dβ); on a mesh a corner's two.
TEST(GatherBound, IsThatOfTheNodeWithTheFewestLinks) {
    const std::size_t mesh[] = {9, 9}, torus[] = {4, 4, 4};
    EXPECT_NEAR(gather_bound(mesh_fabric(mesh, k_bandwidth, 0.0), {}, k_size).time,
                80.0 / 81.0 * k_size / (2.0 * k_bandwidth), 1e-9);
    EXPECT_NEAR(gather_bound(torus_fabric(torus, k_bandwidth, 0.0), {}, k_size).time,
                63.0 / 64.0 * k_size / (6.0 * k_bandwidth), 1e-9);
    EXPECT_NEAR(gather_bound(ring_fabric(16, k_bandwidth, 0.0), {}, k_size).time,
                15.0 / 16.0 * k_size / (2.0 * k_bandwidth), 1e-9);
}

// Two halves joined by one thin link: half of all data must pass it.
TEST(GatherBound, FindsTheThinCut) {
    Fabric fabric;
    fabric.nodes = 10;
    for (std::size_t half : {0, 5})
        for (std::size_t a = 0; a < 5; ++a)
            for (std::size_t b = a + 1; b < 5; ++b)
                connect(fabric, half + a, half + b, k_bandwidth, 0.0);
    connect(fabric, 4, 5, 0.1 * k_bandwidth, 0.0);
    const GatherBound bound = gather_bound(fabric, {}, k_size);
    EXPECT_NEAR(bound.time, 0.5 * k_size / (0.1 * k_bandwidth), 1e-9);
    EXPECT_EQ(bound.ranks_inside, 5u);
}

// The bound is the greatest over all sets: on small random fabrics all of them are tried.
TEST(GatherBound, IsTheWorstOfAllCuts) {
    Stream draw(13, 0, "cuts");
    for (int trial = 0; trial < 20; ++trial) {
        Fabric fabric = ring_fabric(9, k_bandwidth, 0.0);
        for (int k = 0; k < 6; ++k) {
            const auto a = static_cast<std::size_t>(9.0 * draw.uniform());
            const auto b = static_cast<std::size_t>(9.0 * draw.uniform());
            if (a != b) connect(fabric, a, b, k_bandwidth, 0.0);
        }
        for (Link& link : fabric.links) link.bandwidth *= 0.05 + draw.uniform();
        const std::vector<std::uint32_t> ranks{0, 2, 3, 5, 7};
        double worst = 0.0;
        for (unsigned set = 1; set < 511; ++set) {
            double inside = 0.0, out = 0.0;
            for (std::uint32_t node : ranks) inside += set >> node & 1u;
            if (inside == 5.0 || inside == 0.0) continue;
            for (const Link& link : fabric.links)
                if ((set >> link.from & 1u) && !(set >> link.to & 1u)) out += link.bandwidth;
            worst = std::max(worst, inside / 5.0 * k_size / out);
        }
        EXPECT_NEAR(gather_bound(fabric, ranks, k_size).time, worst, 1e-8 * worst);
    }
}

// No schedule beats it, and on a ring the two-way one reaches it, twice for an all-reduce.
TEST(GatherBound, NoScheduleBeatsIt) {
    const std::size_t sides[] = {5, 5};
    const Fabric torus = torus_fabric(sides, k_bandwidth, 0.0);
    const double bound = gather_bound(torus, {}, k_size).time;
    EXPECT_GE(run(torus, ring_all_gather_schedule(25, k_size)).time, bound);
    EXPECT_NEAR(run(torus, torus_schedule(sides, k_size)).time, 2.0 * bound, 1e-9);
    const Fabric ring = ring_fabric(16, k_bandwidth, 0.0);
    EXPECT_NEAR(run(ring, two_way_ring_schedule(16, k_size)).time,
                2.0 * gather_bound(ring, {}, k_size).time, 1e-9);
}

TEST(GatherBound, RefusesNamingTheCulprit) {
    Fabric pieces = ring_fabric(6, k_bandwidth, 0.0);
    std::erase_if(pieces.links, [](const Link& l) { return l.to == 3; });
    try {
        gather_bound(pieces, {}, k_size);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("rank 3 (node 3) is cut off"), std::string::npos)
            << error.what();
    }
    const std::vector<std::uint32_t> twice{1, 1};
    EXPECT_THROW(gather_bound(ring_fabric(6, k_bandwidth, 0.0), twice, k_size), Error);
}

}  // namespace
}  // namespace dawnline::network
