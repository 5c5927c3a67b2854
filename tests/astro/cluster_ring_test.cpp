#include "dawnline/astro/cluster_ring.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace dawnline::astro {
namespace {

std::vector<LatticePoint> block(int columns, int rows) {
    std::vector<LatticePoint> points;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) points.push_back({column, row});
    return points;
}

// A ring visits every point once, whatever the shape.
TEST(LatticeRing, IsAPermutation) {
    for (const std::size_t count : {1u, 2u, 3u, 5u, 29u, 81u, 197u}) {
        const std::vector<LatticePoint> points = planar_cluster_of(count);
        std::vector<std::size_t> ring = lattice_ring(points), all(count);
        std::sort(ring.begin(), ring.end());
        std::iota(all.begin(), all.end(), std::size_t{0});
        EXPECT_EQ(ring, all);
    }
}

// Theorem (Itai, Papadimitriou & Szwarcfiter 1982): a rectangle of squares has a Hamiltonian cycle
// iff one side is even. The exchanges may leave a few diagonals more than needed, but no longer
// step, and the longest one sets the rate of the ring.
TEST(LatticeRing, OfARectangle) {
    const std::vector<LatticePoint> even = block(6, 4);
    EXPECT_EQ(ring_steps(even, lattice_ring(even)).diagonal, 0u);
    for (const int side : {7, 8, 9, 12}) {
        const std::vector<LatticePoint> points = block(side, side);
        const RingSteps steps = ring_steps(points, lattice_ring(points));
        EXPECT_LE(steps.longest, std::sqrt(2.0) + 1e-12);
        EXPECT_GE(steps.diagonal, static_cast<std::size_t>(side % 2));
        EXPECT_LT(steps.mean, 1.05);
    }
}

// The disc of 81 has four tips with one neighbour each: at each tip one of the two steps at least
// is longer than a pitch, and a diagonal is the next longer distance of the lattice.
TEST(LatticeRing, OfTheDiscNeedsADiagonalAtEveryTip) {
    const std::vector<LatticePoint> points = planar_cluster_of(81);
    const RingSteps steps = ring_steps(points, lattice_ring(points));
    EXPECT_GE(steps.diagonal, 4u);
    EXPECT_NEAR(steps.longest, std::sqrt(2.0), 1e-12);
    EXPECT_LT(steps.mean, 1.05);
}

// What `ring_range` says for every size: the ring found has no step longer than a diagonal, which
// breathes up to 2√2 pitches (A-R-4: 282.8 m for 100 m).
TEST(RingRange, HoldsForTheRingFound) {
    for (std::size_t count = 2; count <= 120; ++count) {
        const std::vector<LatticePoint> points = planar_cluster_of(count);
        const RingSteps steps = ring_steps(points, lattice_ring(points));
        EXPECT_LE(2.0 * steps.longest * 100.0, ring_range(count, 100.0) + 1e-9) << count;
    }
    EXPECT_NEAR(ring_range(81, 100.0), 282.8, 0.05);
    EXPECT_EQ(ring_range(2, 100.0), 200.0);
    EXPECT_EQ(ring_range(1, 100.0), 0.0);
}

}  // namespace
}  // namespace dawnline::astro
