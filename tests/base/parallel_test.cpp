#include "dawnline/base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace dawnline {
namespace {

TEST(ParallelFor, RunsEachIndexOnceAndGivesTheSameOnAnyNumberOfThreads) {
    std::vector<double> reference;
    for (const unsigned jobs : {1u, 2u, 3u, 8u, 0u}) {
        std::vector<int> runs(1000);
        std::vector<double> out(1000);
        parallel_for(out.size(), jobs, [&](std::size_t i) {
            ++runs[i];
            out[i] = std::sin(static_cast<double>(i));
        });
        EXPECT_EQ(runs, std::vector<int>(1000, 1));
        if (reference.empty()) reference = out;
        EXPECT_EQ(out, reference);
        EXPECT_EQ(ordered_sum(out), ordered_sum(reference));
    }
    parallel_for(0, 2, [](std::size_t) { FAIL(); });
}

TEST(ParallelFor, PassesAnExceptionOn) {
    for (const unsigned jobs : {1u, 2u}) {
        const auto body = [](std::size_t i) {
            if (i == 17) throw std::runtime_error("seventeen");
        };
        try {
            parallel_for(1000, jobs, body);
            FAIL() << "no exception with " << jobs << " jobs";
        } catch (const std::runtime_error& error) {
            EXPECT_STREQ(error.what(), "seventeen");
        }
    }
}

TEST(ParallelFor, StopsWhenAsked) {
    for (const unsigned jobs : {1u, 2u}) {
        std::atomic<bool> cancel = false;
        std::atomic<int> ran = 0;
        const bool all = parallel_for(
            100'000, jobs,
            [&](std::size_t) {
                if (++ran == 10) cancel = true;
            },
            [&] { return cancel.load(); });
        EXPECT_FALSE(all);
        // Every thread may have passed its look at the flag once more.
        EXPECT_LE(ran, 10 + static_cast<int>(jobs));
    }
}

TEST(ParallelFor, MayBeNested) {
    std::atomic<int> ran = 0;
    parallel_for(8, 2, [&](std::size_t) { parallel_for(8, 2, [&](std::size_t) { ++ran; }); });
    EXPECT_EQ(ran, 64);
}

// Pairwise summation of n equal terms: the bound of the header, ε(log₂(n/32) + 32)Σ|x|. Plain
// summation of 10⁷ times 0.1 is off by 1.6e-4 (ε n²/2 in the worst case).
TEST(OrderedSum, KeepsItsErrorBound) {
    const std::size_t n = 10'000'000;
    const std::vector<double> tenths(n, 0.1);
    EXPECT_NEAR(ordered_sum(tenths), 1e6, 2.2e-16 * (std::log2(n / 32.0) + 32.0) * 1e6);
    EXPECT_EQ(ordered_sum({}), 0.0);
}

}  // namespace
}  // namespace dawnline
