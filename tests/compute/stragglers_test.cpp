#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/compute/stragglers.hpp"

namespace dawnline::compute {
namespace {

// n = 2 and 3 in closed form, 1/√π and 3/(2√π); Harter 1961, Biometrika 48, table 1, five digits.
TEST(ExpectedGreatestNormal, AgreesWithTheTables) {
    EXPECT_NEAR(expected_greatest_normal(2), 0.56418958354775629, 1e-9);
    EXPECT_NEAR(expected_greatest_normal(3), 0.84628437532163443, 1e-9);
    EXPECT_NEAR(expected_greatest_normal(5), 1.16296, 5e-6);
    EXPECT_NEAR(expected_greatest_normal(10), 1.53875, 5e-6);
    EXPECT_NEAR(expected_greatest_normal(100), 2.50759, 5e-6);
    EXPECT_EQ(expected_greatest_normal(1), 0.0);
}

// √(2 ln n) is its leading term: the ratio falls to one, from above.
TEST(ExpectedGreatestNormal, TendsToItsLeadingTerm) {
    double before = 2.0;
    for (double n : {10.0, 1e3, 1e6, 1e9}) {
        const double ratio = std::sqrt(2.0 * std::log(n)) / expected_greatest_normal(n);
        EXPECT_GT(ratio, 1.0);
        EXPECT_LT(ratio, before);
        before = ratio;
    }
    EXPECT_LT(before, 1.08);
}

// Two clocks: the job is slow unless all n parts drew the fast one.
TEST(ExpectedSlowestClock, OfTwoIsBinomial) {
    const std::vector<double> clocks{0.6, 1.0}, weights{0.01, 0.99};
    for (double n : {1.0, 8.0, 81.0}) {
        const double all_fast = std::pow(0.99, n);
        EXPECT_NEAR(expected_slowest_clock(clocks, weights, n), all_fast + 0.6 * (1.0 - all_fast),
                    1e-14);
    }
}

// All satellites in shadow at once cost their share of time once; the same shares one after the
// other cost it as often as there are satellites.
TEST(SynchronousClock, KnowsWhatIsCorrelated) {
    constexpr std::size_t k_parts = 4, k_samples = 100;
    std::vector<double> together(k_parts * k_samples, 1.0), apart = together;
    for (std::size_t k = 0; k < k_parts; ++k)
        for (std::size_t t = 0; t < 10; ++t) {
            together[t * k_parts + k] = 0.5;
            apart[(10 * k + t) * k_parts + k] = 0.5;
        }
    EXPECT_NEAR(synchronous_clock(together, k_parts, false).mean_slowest, 0.95, 1e-12);
    EXPECT_NEAR(synchronous_clock(apart, k_parts, false).mean_slowest, 0.80, 1e-12);
    EXPECT_NEAR(synchronous_clock(apart, k_parts, false).mean, 0.95, 1e-12);
}

TEST(SynchronousClock, LeavesOutTheStopped) {
    const std::vector<double> clocks{1.0, 0.0, 0.8, 0.9};
    EXPECT_NEAR(synchronous_clock(clocks, 2, false).mean_slowest, 0.4, 1e-15);
    const SynchronousClock out = synchronous_clock(clocks, 2, true);
    EXPECT_NEAR(out.mean_slowest, 0.9, 1e-15);
    EXPECT_EQ(out.worst, 0u);
    EXPECT_EQ(out.worst_share, 1.0);
}

}  // namespace
}  // namespace dawnline::compute
