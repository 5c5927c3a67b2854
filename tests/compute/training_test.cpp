#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/compute/training.hpp"

namespace dawnline::compute {
namespace {

const Transformer k_gpt{96, 12288, 96, 96, 128, 49152, 51200, false};
const Chip k_a100{312e12, 8.0 * 2039e9, 8.0 * 300e9, 0.65, 0.85, 0.8, 0.0};

TrainingJob job() {
    TrainingJob j;
    j.model = k_gpt;
    j.sequence = 2048;
    j.batch_tokens = 1536 * 2048;
    j.tensor_parallel = 8;
    j.pipeline_parallel = 12;
    j.data_parallel = 16;
    return j;
}

// The parts are the whole.
TEST(TrainingStep, SumsItsParts) {
    const TrainingStep s = training_step(job(), k_a100, 2.0, 0.25);
    EXPECT_NEAR(s.time, s.arithmetic + s.tensor_exchange + s.bubble + s.data_exchange_exposed,
                1e-12 * s.time);
    EXPECT_DOUBLE_EQ(s.data_exchange_exposed, 1.5);
}

// Narayanan et al. 2021, sec. 2.2: the bubble is (p − 1)/(v m) of the ideal time.
TEST(TrainingStep, HasThePublishedBubble) {
    for (double v : {1.0, 2.0, 4.0}) {
        TrainingJob j = job();
        j.interleave = v;
        const TrainingStep s = training_step(j, k_a100, 0.0, 0.0);
        const double microbatches = 1536.0 / 16.0;
        EXPECT_NEAR(s.bubble / (s.arithmetic + s.tensor_exchange), 11.0 / (v * microbatches),
                    1e-12);
    }
}

// No chip computes faster than its peak.
TEST(TrainingStep, StaysBelowThePeak) {
    Chip perfect = k_a100;
    perfect.gemm_efficiency = perfect.memory_efficiency = perfect.link_efficiency = 1.0;
    EXPECT_LT(training_step(job(), perfect, 0.0, 0.0).utilisation, 1.0);
}

// Recomputation costs a forward pass: four passes instead of three, and six exchanges for four.
TEST(TrainingStep, RecomputationCostsAPass) {
    TrainingJob again = job();
    again.full_recompute = true;
    const TrainingStep once = training_step(job(), k_a100, 0.0, 0.0);
    const TrainingStep twice = training_step(again, k_a100, 0.0, 0.0);
    EXPECT_NEAR(twice.arithmetic / once.arithmetic, 4.0 / 3.0, 1e-12);
    EXPECT_NEAR(twice.tensor_exchange / once.tensor_exchange, 1.5, 1e-12);
}

// A ring that does not close trains nothing, however much of the exchange may be hidden.
TEST(TrainingStep, EndsNeverWithoutAnExchange) {
    const TrainingStep s = training_step(job(), k_a100, HUGE_VAL, 1.0);
    EXPECT_TRUE(std::isinf(s.time));
    EXPECT_EQ(s.tokens_per_second, 0.0);
    EXPECT_EQ(s.utilisation, 0.0);
}

}  // namespace
}  // namespace dawnline::compute
