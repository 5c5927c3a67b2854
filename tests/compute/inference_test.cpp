#include "dawnline/compute/inference.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::compute {
namespace {

Chip h100() {
    Chip c;
    c.peak = 1979e12;
    c.attention_peak = 989.5e12;
    c.memory_bandwidth = 8.0 * 3350e9;
    c.link_bandwidth = 8.0 * 450e9;
    c.gemm_efficiency = 0.65;
    c.memory_efficiency = 0.85;
    c.link_efficiency = 0.77;
    c.units = 132;
    c.memory = 8.0 * 80e9;
    return c;
}

ServingJob job() {
    ServingJob j;
    j.model = {.layers = 32,
               .hidden = 4096,
               .heads = 32,
               .key_value_heads = 32,
               .head_size = 128,
               .feed_forward = 11008,
               .vocabulary = 32000};
    j.batch = 64;
    j.prompt = 128;
    j.answer = 128;
    return j;
}

// One sequence decodes no faster than its matrices can be read: 6.61e9 bytes at 2.85 TB/s.
TEST(Serving, IsBoundByTheWeightsAtBatchOne) {
    ServingJob j = job();
    j.batch = 1;
    EXPECT_GE(serve(j, h100()).step_time, matrix_parameter_count(j.model) / (0.85 * 3350e9));
}

// A larger batch serves more in all and takes longer for each.
TEST(Serving, TradesRateAgainstDelay) {
    ServingJob large = job();
    large.batch = 256;
    EXPECT_GT(serve(large, h100()).tokens_per_second, serve(job(), h100()).tokens_per_second);
    EXPECT_GT(serve(large, h100()).step_time, serve(job(), h100()).step_time);
}

// Weights and whole caches: 6.74 GB, and 64 sequences of 256 tokens at 262 144 bytes each.
TEST(Serving, CountsItsMemory) {
    EXPECT_NEAR(serve(job(), h100()).memory / 8.0, 6738415616.0 + 64.0 * 256.0 * 262144.0, 1.0);
    // What fits in nine tenths of 80 GB beside the weights, at 67.1 MB a sequence.
    EXPECT_EQ(largest_batch(job(), h100()), std::floor((72e9 - 6738415616.0) / (256.0 * 262144.0)));
}

// A step is linear in the context, so the step at the mean context is the mean of all steps.
TEST(Serving, TakesTheMeanOfItsSteps) {
    double sum = 0.0;
    for (int k = 0; k < 128; ++k)
        sum +=
            engine_step_time(job(), h100(), {.decoding = 64, .context = 64.0 * (128.0 + k + 0.5)});
    EXPECT_NEAR(serve(job(), h100()).step_time, sum / 128.0, 1e-9 * sum);
}

// Half of the bits, never slower; and with all heads of a group reading anew, never faster.
TEST(Serving, GainsFromFewerBitsAndSharedReading) {
    ServingJob wide = job();
    wide.weight_bits = wide.value_bits = 16.0;
    EXPECT_GT(serve(wide, h100()).step_time, serve(job(), h100()).step_time);
    ServingJob grouped = job();
    grouped.model.key_value_heads = 8;
    ServingJob anew = grouped;
    anew.software.group_reading = 1.0;
    EXPECT_GT(serve(anew, h100()).step_time, serve(grouped, h100()).step_time);
    // Four heads of a group that read anew read what 32 groups of one do.
    const double cache = 64.0 * 192.0 * 2.0 * 32.0 * 4096.0 / (0.85 * 3350e9);
    EXPECT_NEAR(serve(anew, h100()).step_time - serve(grouped, h100()).step_time, 0.75 * cache,
                1e-9);
}

// Stages in a row answer no more tokens per chip than one, and hold 1/p of the weights each.
TEST(Serving, PipelinesHoldLessAndGainNothingPerChip) {
    ServingJob staged = job();
    staged.pipeline_parallel = 4;
    EXPECT_LT(serve(staged, h100()).memory, serve(job(), h100()).memory / 3.9);
    EXPECT_LE(serve(staged, h100()).tokens_per_second / 4.0,
              serve(job(), h100()).tokens_per_second);
}

// Experts that a step does not visit are not read: one sequence reads two of eight.
TEST(Serving, ReadsOnlyVisitedExperts) {
    ServingJob sparse = job();
    sparse.batch = 1;
    sparse.model.experts = 8;
    sparse.model.active_experts = 2;
    sparse.model.expert_feed_forward = 14336;
    ServingJob all = sparse;
    all.model.active_experts = 8;
    EXPECT_LT(serve(sparse, h100()).step_time, serve(all, h100()).step_time);
}

// Little's law holds at the fixed point: sequences = requests a second × time that each decodes.
TEST(SteadyServing, ObeysLittle) {
    ServingJob j = job();
    j.batch = 512;
    const SteadyServing s = steady_serving(j, h100(), 20.0);
    ASSERT_FALSE(s.saturated);
    EXPECT_NEAR(s.batch, 20.0 * j.answer * s.step_time, 1e-6 * s.batch);
    EXPECT_NEAR(s.tokens_per_second, 20.0 * j.answer, 1e-6 * s.tokens_per_second);
    EXPECT_TRUE(steady_serving(j, h100(), HUGE_VAL).saturated);
    EXPECT_GT(steady_serving(j, h100(), HUGE_VAL).tokens_per_second, s.tokens_per_second);
}

std::string culprit(const ServingJob& j, const Chip& c) {
    try {
        check(j, c);
    } catch (const Error& e) {
        return e.problems().front().path;
    }
    return {};
}

TEST(CheckServing, NamesTheCulprit) {
    EXPECT_EQ(culprit(job(), h100()), "");
    ServingJob j = job();
    j.tensor_parallel = 5;
    EXPECT_EQ(culprit(j, h100()), "tensor_parallel");
    j = job();
    j.pipeline_parallel = 3;
    EXPECT_EQ(culprit(j, h100()), "pipeline_parallel");
    j = job();
    j.answer = -1;
    EXPECT_EQ(culprit(j, h100()), "answer");
    j = job();
    j.tensor_parallel = 2;
    Chip c = h100();
    c.link_bandwidth = 0;
    EXPECT_EQ(culprit(j, c), "link_bandwidth");
    c = h100();
    c.memory = 8.0 * 6e9;
    EXPECT_EQ(culprit(job(), c), "memory");
}

}  // namespace
}  // namespace dawnline::compute
