#include <gtest/gtest.h>

#include "dawnline/compute/inference.hpp"

namespace dawnline::compute {
namespace {

const Chip k_h100{1979e12, 8.0 * 3350e9, 8.0 * 450e9, 0.42, 0.8, 0.8, 0.0};

ServingJob job() {
    ServingJob j;
    j.model = {32, 4096, 32, 32, 128, 11008, 32000, true};
    j.batch = 64;
    j.prompt = 128;
    j.answer = 128;
    return j;
}

// One sequence decodes no faster than the weights can be read: 6.74e9 bytes at 2.68 TB/s.
TEST(Serving, IsBoundByTheWeightsAtBatchOne) {
    ServingJob j = job();
    j.batch = 1;
    EXPECT_GE(serve(j, k_h100).step_time, 6738415616.0 / (0.8 * 3350e9));
}

// A larger batch serves more in all and takes longer for each.
TEST(Serving, TradesRateAgainstDelay) {
    ServingJob large = job();
    large.batch = 256;
    EXPECT_GT(serve(large, k_h100).tokens_per_second, serve(job(), k_h100).tokens_per_second);
    EXPECT_GT(serve(large, k_h100).step_time, serve(job(), k_h100).step_time);
}

// Weights and whole caches: 6.74 GB, and 64 sequences of 256 tokens at 262 144 bytes each.
TEST(Serving, CountsItsMemory) {
    EXPECT_NEAR(serve(job(), k_h100).memory / 8.0, 6738415616.0 + 64.0 * 256.0 * 262144.0, 1.0);
}

}  // namespace
}  // namespace dawnline::compute
