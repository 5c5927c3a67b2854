#include <gtest/gtest.h>

#include "dawnline/network/collectives.hpp"

namespace dawnline::network {
namespace {

constexpr double k_size = 8e9, k_bandwidth = 1e11, k_latency = 1e-6;  // 1 GB, 12.5 GB/s, 1 µs

// SimGrid 3.32, S4U model of a ring of hosts: equal to the closed form within 1e-6.
TEST(Collectives, RingAgreesWithSimGrid) {
    EXPECT_NEAR(ring_all_reduce(8, k_size, k_bandwidth, k_latency), 0.140014, 1e-6);
    EXPECT_NEAR(ring_all_reduce(64, k_size, k_bandwidth, k_latency), 0.157626, 1e-6);
    EXPECT_NEAR(ring_all_reduce(1024, k_size, k_bandwidth, k_latency), 0.16188975, 1e-6);
}

// One rank has nothing to exchange.
TEST(Collectives, OneRankIsDone) {
    EXPECT_EQ(ring_all_reduce(1, k_size, k_bandwidth, k_latency), 0.0);
    EXPECT_EQ(tree_all_reduce(1, k_size, k_bandwidth, k_latency), 0.0);
    EXPECT_EQ(halving_doubling_all_reduce(1, k_size, k_bandwidth, k_latency), 0.0);
    EXPECT_EQ(torus_all_reduce(2, 1, k_size, k_bandwidth, k_latency), 0.0);
}

// Every rank must send and receive (N−1)/N of its data at least once in each half: no algorithm is
// faster than its bandwidth bound.
TEST(Collectives, KeepTheBandwidthBound) {
    for (double n : {2.0, 8.0, 64.0, 1000.0}) {
        const double bound = 2.0 * (n - 1.0) / n * k_size / k_bandwidth;
        EXPECT_GE(ring_all_reduce(n, k_size, k_bandwidth, 0.0), bound);
        EXPECT_GE(halving_doubling_all_reduce(n, k_size, k_bandwidth, 0.0), bound);
        EXPECT_GE(tree_all_reduce(n, k_size, k_bandwidth, 0.0), bound);
    }
}

// A torus with 2d links a rank shares the ring's work among them.
TEST(Collectives, TorusSharesAmongItsLinks) {
    EXPECT_NEAR(torus_all_reduce(2, 8, k_size, k_bandwidth, 0.0),
                ring_all_reduce(64, k_size, k_bandwidth, 0.0) / 4.0, 1e-12);
}

TEST(Collectives, BusBandwidthOfARingIsItsLink) {
    const double time = ring_all_reduce(64, k_size, k_bandwidth, 0.0);
    EXPECT_NEAR(bus_bandwidth(64, k_size, time), k_bandwidth, 1e-3);
}

}  // namespace
}  // namespace dawnline::network
