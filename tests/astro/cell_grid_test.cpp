#include "dawnline/astro/cell_grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Points {
    std::vector<float> x, y, z;

    void add(double a, double b, double c) {
        x.push_back(static_cast<float>(a));
        y.push_back(static_cast<float>(b));
        z.push_back(static_cast<float>(c));
    }
};

// Dense in the middle, some beyond the grid's ±51 200 km on every side, many on edges of cells.
Points points() {
    Stream stream(7, 0, "tests.cell_grid");
    Points p;
    for (int k = 0; k < 1500; ++k) {
        const double size = k % 10 == 0 ? 8e7 : 8e5;
        p.add(size * (stream.uniform() - 0.5), size * (stream.uniform() - 0.5),
              size * (stream.uniform() - 0.5));
    }
    for (int k = 0; k < 300; ++k) p.add(1e5 * (k % 7), 1e5 * (k % 5 - 2), 6e7 + 3e4 * (k % 11));
    return p;
}

std::vector<Pair> near_pairs_by_brute_force(const Points& p, float radius) {
    std::vector<Pair> pairs;
    for (std::uint32_t a = 0; a < p.x.size(); ++a)
        for (std::uint32_t b = a + 1; b < p.x.size(); ++b) {
            const float dx = p.x[a] - p.x[b], dy = p.y[a] - p.y[b], dz = p.z[a] - p.z[b];
            if (dx * dx + dy * dy + dz * dz < radius * radius) pairs.emplace_back(a, b);
        }
    return pairs;
}

// The definition: each pair below the radius once, no other.
TEST(CellGrid, FindsEachNearPairOnce) {
    Points p = points();
    p.x[5] = std::numeric_limits<float>::quiet_NaN();
    CellGrid grid(p.x.size(), 1e5f);
    grid.sort(p.x, p.y, p.z);
    std::vector<Pair> found;
    grid.near_pairs(9.9e4f, [&](std::span<const PointPair> pairs) {
        for (const auto [a, b] : pairs) found.emplace_back(std::min(a, b), std::max(a, b));
    });
    std::ranges::sort(found);
    const std::vector<Pair> expected = near_pairs_by_brute_force(p, 9.9e4f);
    EXPECT_GT(expected.size(), 1000u);
    EXPECT_EQ(found, expected);
}

TEST(CellGrid, FindsAllNeighboursOfAPoint) {
    const Points p = points();
    CellGrid grid(p.x.size(), 1e5f);
    grid.sort(p.x, p.y, p.z);
    std::vector<Pair> found;
    for (std::uint32_t a = 0; a < p.x.size(); ++a)
        grid.near_point(p.x[a], p.y[a], p.z[a], 2.3e5f, [&](std::uint32_t b) {
            if (a < b) found.emplace_back(a, b);
        });
    std::ranges::sort(found);
    EXPECT_EQ(found, near_pairs_by_brute_force(p, 2.3e5f));
}

TEST(CellGrid, OwnsNoMemoryInTheLoop) {
    const Points p = points();
    CellGrid grid(p.x.size(), 1e5f);
    std::size_t pairs = 0;
    const AllocationCount count;
    for (int k = 0; k < 3; ++k) {
        grid.sort(p.x, p.y, p.z);
        grid.near_pairs(9.9e4f, [&](std::span<const PointPair> some) { pairs += some.size(); });
    }
    EXPECT_EQ(count.since_start(), 0u);
    EXPECT_GT(pairs, 0u);
}

TEST(CellGrid, TakesNoPointsOrOne) {
    CellGrid grid(1, 1e5f);
    std::size_t pairs = 0;
    grid.sort({}, {}, {});
    grid.near_pairs(9e4f, [&](std::span<const PointPair> some) { pairs += some.size(); });
    const std::vector<float> one{1.0f};
    grid.sort(one, one, one);
    grid.near_pairs(9e4f, [&](std::span<const PointPair> some) { pairs += some.size(); });
    EXPECT_EQ(pairs, 0u);
}

}  // namespace
}  // namespace dawnline::astro
