#include "dawnline/compute/chip.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dawnline::compute {
namespace {

Chip a100() {
    Chip c;
    c.peak = 312e12;
    c.memory_bandwidth = 8.0 * 2039e9;
    c.link_bandwidth = 8.0 * 300e9;
    c.fabric_bandwidth = 8.0 * 25e9;
    return c;
}

double rate(const Chip& chip, double m, double n, double k) {
    return 2.0 * m * n * k / product_time(chip, {.m = m, .n = n, .k = k});
}

// Never above the peak, and never faster than its bytes (roofline, Williams et al. 2009).
TEST(ProductTime, StaysUnderBothRoofs) {
    const Chip chip = a100();
    for (double m : {1.0, 64.0, 129.0, 4096.0})
        for (double n : {64.0, 5120.0, 16384.0})
            for (double k : {64.0, 4096.0}) {
                EXPECT_LE(rate(chip, m, n, k), chip.peak * (1.0 + 1e-12));
                const double bits = 16.0 * (m * k + k * n + m * n);
                EXPECT_GE(product_time(chip, {.m = m, .n = n, .k = k}),
                          bits / chip.memory_bandwidth * (1.0 - 1e-12));
            }
}

// NVIDIA, "Matrix multiplication background", fig. 10 and 12: waves are quantised: 24 rows
// of nine tiles take twice as long as 12, which are one wave on 108 units, and the 13th costs more
// than its share, though smaller tiles and split sums soften the step.
TEST(ProductTime, QuantisesWaves) {
    const Chip chip = a100();
    const auto rows = [&](double tiles) {
        return product_time(chip, {.m = 128.0 * tiles, .n = 9.0 * 256.0, .k = 16384});
    };
    EXPECT_GT(rows(13), rows(12) * 13.0 / 12.0);
    EXPECT_NEAR(rows(24), rows(12) * 2.0, 1e-9);
}

// More of anything takes no less time.
TEST(ProductTime, GrowsWithEachSize) {
    const Chip chip = a100();
    double before = 0.0;
    for (double m = 1.0; m < 5000.0; m *= 1.3) {
        const double now = product_time(chip, {.m = std::ceil(m), .n = 4096, .k = 4096});
        EXPECT_GE(now, before * (1.0 - 1e-12));
        before = now;
    }
    EXPECT_EQ(product_time(chip, {.m = 0, .n = 4096, .k = 4096}), 0.0);
}

// Patarasuk & Yuan 2009: an all-reduce moves 2(g − 1)/g of the bits, and is two gathers.
TEST(Exchange, MovesWhatARingMoves) {
    const Chip chip = a100();
    const Group eight{.size = 8, .stride = 1};
    EXPECT_NEAR(all_reduce_time(chip, eight, 8e9), 2.0 * 7.0 / 8.0 * 8e9 / chip.link_bandwidth,
                1e-15);
    EXPECT_NEAR(gather_time(chip, eight, 8e9), all_reduce_time(chip, eight, 8e9) / 2.0, 1e-15);
    EXPECT_EQ(all_reduce_time(chip, {.size = 1, .stride = 1}, 8e9), 0.0);
}

// A ring over servers of eight uses all eight ports between them when all eight chips are in the
// ring, and one when the eight belong to eight rings.
TEST(Exchange, SharesThePortsOfAServer) {
    const Chip chip = a100();
    EXPECT_DOUBLE_EQ(ring_bandwidth(chip, {.size = 32, .stride = 1}), 8.0 * chip.fabric_bandwidth);
    EXPECT_DOUBLE_EQ(ring_bandwidth(chip, {.size = 4, .stride = 8}), chip.fabric_bandwidth);
    EXPECT_DOUBLE_EQ(ring_bandwidth(chip, {.size = 2, .stride = 4}), chip.link_bandwidth);
}

// (g − 1)/g of the bits leave a chip; with one domain all of them over its links.
TEST(Exchange, AllToAllLeavesTheChipOnce) {
    const Chip chip = a100();
    EXPECT_NEAR(all_to_all_time(chip, {.size = 8, .stride = 1}, 8e9),
                7.0 / 8.0 * 8e9 / chip.link_bandwidth, 1e-15);
    EXPECT_NEAR(all_to_all_time(chip, {.size = 4, .stride = 8}, 8e9),
                3.0 / 4.0 * 8e9 / chip.fabric_bandwidth, 1e-15);
}

}  // namespace
}  // namespace dawnline::compute
