#include <gtest/gtest.h>

#include "dawnline/compute/memory.hpp"

namespace dawnline::compute {
namespace {

constexpr double k_gibibyte = 8.0 * 1024.0 * 1024.0 * 1024.0;  // [bit]

// Korthikanti et al. 2022, figure 1, 530B on 280 GPUs: all printed digits.
TEST(TrainingMemory, GivesKorthikantisFigure) {
    EXPECT_NEAR(gpt_state_memory(105, 20480, 8, 35, 18) / k_gibibyte, 31.640625, 1e-9);
    EXPECT_NEAR(
        gpt_activation_memory(2048, 1, 20480, 128, 105, 8, 35, 3, Recompute::none_tensor_parallel) /
            k_gibibyte,
        114.0234375, 1e-9);
    EXPECT_NEAR(
        gpt_activation_memory(2048, 1, 20480, 128, 105, 8, 35, 3, Recompute::selective_sequence) /
            k_gibibyte,
        23.076171875, 1e-9);
}

// The general form is the GPT form where the shapes agree but for what the latter leaves out
// (embeddings, norms): 2 % at this size.
TEST(TrainingMemory, GeneralFormAgreesWithGpt) {
    const Transformer gpt{96, 12288, 96, 96, 128, 49152, 51200, false};
    const double general = training_memory(gpt, 2048, 1, 8, 8, 18);
    const double special =
        gpt_state_memory(96, 12288, 8, 8, 18) +
        gpt_activation_memory(2048, 1, 12288, 96, 96, 8, 8, 1, Recompute::selective_sequence);
    EXPECT_NEAR(general / special, 1.0, 0.02);
}

}  // namespace
}  // namespace dawnline::compute
