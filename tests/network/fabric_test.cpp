#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/network/fabric.hpp"

namespace dawnline::network {
namespace {

std::vector<std::uint32_t> way(const Fabric& fabric, std::uint32_t from, std::uint32_t to) {
    const std::vector<std::uint8_t> up(fabric.links.size(), 1);
    std::vector<std::uint32_t> links;
    EXPECT_TRUE(Ways(fabric, up).find(from, to, links));
    return links;
}

// Links each way: 2dN of a torus of sides above two, dN of a hypercube, 2(k−1)k^(d−1)d of a mesh.
TEST(Fabric, HasTheLinksOfItsGeometry) {
    const std::size_t torus[] = {4, 5}, cube[] = {2, 2, 2}, mesh[] = {3, 3};
    EXPECT_EQ(torus_fabric(torus, 1, 0).links.size(), 4u * 20u);
    EXPECT_EQ(torus_fabric(cube, 1, 0).links.size(), 3u * 8u);
    EXPECT_EQ(mesh_fabric(mesh, 1, 0).links.size(), 24u);
    EXPECT_EQ(ring_fabric(7, 1, 0).links.size(), 14u);
    EXPECT_EQ(ring_fabric(2, 1, 0).links.size(), 2u);
    EXPECT_EQ(switch_fabric(7, 1, 0).links.size(), 14u);
    EXPECT_EQ(clos_fabric(4, 8, 2, 1, 4, 0).links.size(), 2u * (32u + 8u));
}

// A way is a chain of links and, on a torus, as long as the distances along the rings together.
TEST(Ways, AreShortestChains) {
    const std::size_t sides[] = {6, 5};
    const Fabric fabric = torus_fabric(sides, 1, 0);
    const auto around = [](std::size_t a, std::size_t b, std::size_t side) {
        const std::size_t d = a > b ? a - b : b - a;
        return std::min(d, side - d);
    };
    for (std::uint32_t from = 0; from < 30; ++from)
        for (std::uint32_t to = 0; to < 30; ++to) {
            if (from == to) continue;
            const auto links = way(fabric, from, to);
            EXPECT_EQ(links.size(), around(from / 5, to / 5, 6) + around(from % 5, to % 5, 5));
            std::uint32_t at = from;
            for (std::uint32_t link : links) {
                EXPECT_EQ(fabric.links[link].from, at);
                at = fabric.links[link].to;
            }
            EXPECT_EQ(at, to);
        }
}

// Equal ways share: from one corner of a mesh to the other there are many, and pairs of leaves
// use every spine.
TEST(Ways, SpreadOverEqualOnes) {
    const Fabric fabric = clos_fabric(4, 8, 4, 1, 2, 0);
    std::set<std::uint32_t> spines;
    for (std::uint32_t to = 8; to < 32; ++to) spines.insert(fabric.links[way(fabric, 0, to)[1]].to);
    EXPECT_EQ(spines.size(), 4u);
}

TEST(Ways, AvoidWhatIsDown) {
    const Fabric fabric = ring_fabric(6, 1, 0);
    std::vector<std::uint8_t> up(fabric.links.size(), 1);
    for (std::size_t l = 0; l < up.size(); ++l)
        if (fabric.links[l].from == 0 && fabric.links[l].to == 1) up[l] = 0;
    std::vector<std::uint32_t> links;
    EXPECT_TRUE(Ways(fabric, up).find(0, 1, links));
    EXPECT_EQ(links.size(), 5u);
    for (std::size_t l = 0; l < up.size(); ++l)
        if (fabric.links[l].from == 0) up[l] = 0;
    EXPECT_FALSE(Ways(fabric, up).find(0, 1, links));
}

// Everything that is wrong, in one pass, each with its culprit.
TEST(Fabric, RefusesNamingTheCulprit) {
    Fabric fabric = ring_fabric(4, 1e9, 1e-6);
    fabric.links[0].bandwidth = -5.0;
    fabric.links[1].latency = -1.0;
    fabric.links[2].to = 9;
    fabric.links[3].bandwidth = 0.0;
    fabric.changes = {{2.0, 4, 1e9}, {1.0, 4, 1e9}, {3.0, 77, 1.0}};
    try {
        check(fabric);
        FAIL();
    } catch (const Error& error) {
        const std::string all = error.what();
        EXPECT_EQ(error.problems().size(), 6u) << all;
        for (const char* words :
             {"link 0 (0 to 1)", "-5", "link 1", "latency of -1", "link 2", "does not exist",
              "link 3", "0 bit/s and never gets any", "change 1", "in order", "is of link 77"})
            EXPECT_NE(all.find(words), std::string::npos) << words << " not in\n" << all;
    }
}

}  // namespace
}  // namespace dawnline::network
