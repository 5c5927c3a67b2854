#include "dawnline/astro/visibility.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_degree;

// Rows SLANT, PASS, MAXISL, INTRA: geometry on a sphere of 6378.137 km by another program; printed
// digits (PASS used μ = 398600.4418 km³/s²).
TEST(Visibility, RowSlant) {
    EXPECT_NEAR(slant_range(530e3, 10.0 * k_degree) / 1e3, 1767.93, 0.01);
    EXPECT_NEAR(slant_range(550e3, 5.0 * k_degree) / 1e3, 2205.90, 0.01);
    EXPECT_NEAR(slant_range(650e3, 20.0 * k_degree) / 1e3, 1489.08, 0.01);
    EXPECT_NEAR(slant_range(1000e3, 30.0 * k_degree) / 1e3, 1702.40, 0.01);
    EXPECT_NEAR(slant_range(650e3, 90.0 * k_degree), 650e3, 1e-6);
}

TEST(Visibility, RowPass) {
    EXPECT_NEAR(overhead_pass_duration(530e3, 10.0 * k_degree), 463.41, 0.01);
    EXPECT_NEAR(overhead_pass_duration(550e3, 5.0 * k_degree), 589.61, 0.01);
    EXPECT_NEAR(overhead_pass_duration(650e3, 20.0 * k_degree), 374.11, 0.01);
}

TEST(Visibility, RowMaxIsl) {
    EXPECT_NEAR(longest_link(550e3, 80e3) / 1e3, 5016.6, 0.1);
    EXPECT_NEAR(longest_link(1000e3, 80e3) / 1e3, 7135.6, 0.1);
    EXPECT_NEAR(longest_link(550e3, 0.0) / 1e3, 5410.5, 0.1);
    EXPECT_EQ(longest_link(50e3, 80e3), 0.0);
}

TEST(Visibility, RowIntra) {
    EXPECT_NEAR(ring_neighbour_distance(630e3, 34) / 1e3, 1293.259, 1e-3);
    EXPECT_NEAR(ring_neighbour_distance(550e3, 22) / 1e3, 1971.953, 1e-3);
    EXPECT_NEAR(ring_neighbour_distance(550e3, 72) / 1e3, 604.402, 1e-3);
    EXPECT_NEAR(ring_neighbour_distance(650e3, 81) / 1e3, 545.037, 1e-3);
}

}  // namespace
}  // namespace dawnline::astro
