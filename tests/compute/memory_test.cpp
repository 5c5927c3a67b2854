#include "dawnline/compute/memory.hpp"

#include <gtest/gtest.h>

namespace dawnline::compute {
namespace {

constexpr double k_gibibyte = 8.0 * 1024.0 * 1024.0 * 1024.0;  // [bit]

/// 530B on 280 chips, as in figure 1 of Korthikanti et al. 2022.
TrainingJob turing() {
    TrainingJob j;
    j.model = {.layers = 105,
               .hidden = 20480,
               .heads = 128,
               .key_value_heads = 128,
               .head_size = 160,
               .feed_forward = 81920,
               .vocabulary = 51200,
               .gated = false};
    j.sequence = 2048;
    j.batch_tokens = 280 * 2048;
    j.tensor_parallel = 8;
    j.pipeline_parallel = 35;
    j.interleave = 3;
    j.fused_attention = false;
    return j;
}

// Korthikanti et al. 2022, figure 1: all printed digits.
TEST(TrainingMemory, GivesKorthikantisFigure) {
    EXPECT_NEAR(gpt_state_memory(105, 20480, 8, 35, 18) / k_gibibyte, 31.640625, 1e-9);
    TrainingJob j = turing();
    EXPECT_NEAR(training_memory(j).activations / k_gibibyte, 114.0234375, 1e-9);
    j.recompute = Recompute::selective;
    j.sequence_parallel = true;
    EXPECT_NEAR(training_memory(j).activations / k_gibibyte, 23.076171875, 1e-9);
}

// The state is the paper's 18 bytes a parameter and, beyond it, embedding and biases' place: the
// embedding of 51 200 × 20 480 is 1.9 GiB of 33.6 at t = 8.
TEST(TrainingMemory, AddsTheEmbeddingToTheState) {
    const double blocks = gpt_state_memory(105, 20480, 8, 35, 18);
    const double embedding = 8.0 * 18.0 * 51200.0 * 20480.0 / 8.0;
    EXPECT_NEAR(training_memory(turing()).state / (blocks + embedding), 1.0, 1e-4);
}

// Rajbhandari et al. 2020, fig. 1: 7.5B parameters, 64 replicas, 16-bit gradients, 12 bytes of
// optimiser: 120 GB, 31.4 GB with the optimiser sharded (stage 1), 1.9 GB with all (stage 3).
TEST(TrainingMemory, ShardsAsZero) {
    TrainingJob j;
    j.model = {.layers = 30,
               .hidden = 4096,
               .heads = 32,
               .key_value_heads = 32,
               .head_size = 128,
               .feed_forward = 20822,
               .vocabulary = 8,
               .gated = false};
    j.sequence = 1;
    j.batch_tokens = 64;
    j.data_parallel = 64;
    j.gradient_bits = 16;
    const double scale = 7.5e9 / parameter_count(j.model);
    const auto gigabytes = [&](Sharding s) {
        j.sharding = s;
        return scale * training_memory(j).state / 8e9;
    };
    EXPECT_NEAR(gigabytes(Sharding::none), 120.0, 0.1);
    EXPECT_NEAR(gigabytes(Sharding::optimizer), 31.4, 0.1);
    EXPECT_NEAR(gigabytes(Sharding::all), 1.88, 0.1);
}

// What expert parallelism spreads is divided by it, and nothing else.
TEST(TrainingMemory, SpreadsExperts) {
    TrainingJob j = turing();
    j.model.experts = 8;
    j.model.active_experts = 2;
    j.model.expert_feed_forward = j.model.feed_forward;
    j.data_parallel = 8;
    j.batch_tokens *= 8;
    const double together = training_memory(j).state;
    j.expert_parallel = 8;
    const double routed = expert_parameter_count(j.model) / (8.0 * 35.0);
    EXPECT_NEAR(together - training_memory(j).state, 144.0 * routed * 7.0 / 8.0, 1.0);
}

}  // namespace
}  // namespace dawnline::compute
