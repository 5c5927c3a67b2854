#include "dawnline/compute/layout.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/compute/memory.hpp"

namespace dawnline::compute {
namespace {

Chip h100() {
    Chip c;
    c.peak = 989.5e12;
    c.memory_bandwidth = 8.0 * 3350e9;
    c.link_bandwidth = 8.0 * 450e9;
    c.fabric_bandwidth = 8.0 * 50e9;
    c.gemm_efficiency = 0.70;
    c.memory_efficiency = 0.85;
    c.link_efficiency = 0.77;
    c.fabric_efficiency = 0.85;
    c.memory = 8.0 * 80e9;
    return c;
}

TrainingJob llama(double sequences) {
    TrainingJob j;
    j.model = {.layers = 80,
               .hidden = 8192,
               .heads = 64,
               .key_value_heads = 8,
               .head_size = 128,
               .feed_forward = 28672,
               .vocabulary = 128256};
    j.sequence = 8192;
    j.batch_tokens = 8192.0 * sequences;
    j.sharding = Sharding::optimizer;
    return j;
}

// The answer is a layout of exactly those chips, it fits, and no layout of a coarse grid that a
// person would try is faster.
TEST(BestLayout, BeatsLayoutsTriedByHand) {
    const Layout best = best_layout(llama(1024), h100(), 256);
    EXPECT_EQ(chips_of(best.job), 256.0);
    EXPECT_LE(total(training_memory(best.job)), 0.9 * h100().memory);
    EXPECT_NO_THROW(check(best.job, h100()));
    for (double t : {1.0, 2.0, 4.0, 8.0})
        for (double p : {1.0, 2.0, 4.0, 8.0}) {
            TrainingJob trial = llama(1024);
            trial.tensor_parallel = t;
            trial.pipeline_parallel = p;
            trial.data_parallel = 256.0 / (t * p);
            trial.sequence_parallel = t > 1.0;
            if (total(training_memory(trial)) > 0.9 * h100().memory) continue;
            EXPECT_GE(training_step(trial, h100()).time, best.step.time * (1.0 - 1e-12));
        }
}

// Same question, same answer; more memory never makes it slower.
TEST(BestLayout, IsRepeatableAndMonotonous) {
    const Layout one = best_layout(llama(1024), h100(), 128);
    EXPECT_EQ(best_layout(llama(1024), h100(), 128).step.time, one.step.time);
    Chip larger = h100();
    larger.memory *= 2.0;
    EXPECT_LE(best_layout(llama(1024), larger, 128).step.time, one.step.time);
}

TEST(BestLayout, SpreadsExperts) {
    TrainingJob mixtral = llama(512);
    mixtral.model.layers = 32;
    mixtral.model.hidden = 4096;
    mixtral.model.heads = 32;
    mixtral.model.experts = 8;
    mixtral.model.active_experts = 2;
    mixtral.model.expert_feed_forward = 14336;
    const Layout best = best_layout(mixtral, h100(), 64);
    EXPECT_GE(best.job.expert_parallel * best.job.tensor_parallel * best.job.pipeline_parallel,
              2.0);
    EXPECT_NO_THROW(check(best.job, h100()));
}

// What cannot be is refused: a model too large for one chip, a batch that 7 replicas cannot share.
TEST(BestLayout, RefusesWhatCannotBe) {
    EXPECT_THROW(best_layout(llama(1024), h100(), 1), Error);
    EXPECT_THROW(best_layout(llama(1024), h100(), 7 * 11 * 13), Error);
    EXPECT_THROW(best_layout(llama(1024), h100(), 0.5), Error);
}

}  // namespace
}  // namespace dawnline::compute
