#include "dawnline/compute/training.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "allocation_count.hpp"

namespace dawnline::compute {
namespace {

const Transformer k_gpt{.layers = 96,
                        .hidden = 12288,
                        .heads = 96,
                        .key_value_heads = 96,
                        .head_size = 128,
                        .feed_forward = 49152,
                        .vocabulary = 51200,
                        .gated = false};

Chip a100() {
    Chip c;
    c.peak = 312e12;
    c.memory_bandwidth = 8.0 * 2039e9;
    c.link_bandwidth = 8.0 * 300e9;
    c.fabric_bandwidth = 8.0 * 25e9;
    c.gemm_efficiency = 0.83;
    c.memory_efficiency = 0.85;
    c.link_efficiency = 0.77;
    c.fabric_efficiency = 0.85;
    return c;
}

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
    const TrainingStep s = training_step(job(), a100(), 1.5);
    EXPECT_NEAR(s.time,
                s.arithmetic + s.tensor_exchange + s.stage_exchange + s.bubble +
                    s.data_exchange_exposed + s.optimizer + s.waiting,
                1e-12 * s.time);
    EXPECT_DOUBLE_EQ(s.data_exchange_exposed, 1.5);
}

// Narayanan et al. 2021, sec. 2.2: the bubble is (p − 1)/(v m) of the ideal time. The last stage's
// logits lengthen the ideal time only: without a vocabulary both are of the same stage.
TEST(TrainingStep, HasThePublishedBubble) {
    Chip free_fabric = a100();
    free_fabric.fabric_bandwidth = 1e30;
    for (double v : {1.0, 2.0, 4.0}) {
        TrainingJob j = job();
        j.model.vocabulary = 0;
        j.interleave = v;
        const TrainingStep s = training_step(j, free_fabric, 0.0);
        const double microbatches = 1536.0 / 16.0;
        EXPECT_NEAR(s.bubble / (s.arithmetic + s.tensor_exchange), 11.0 / (v * microbatches), 1e-9);
    }
}

// No chip computes faster than its peak.
TEST(TrainingStep, StaysBelowThePeak) {
    Chip perfect = a100();
    perfect.gemm_efficiency = perfect.memory_efficiency = perfect.link_efficiency = 1.0;
    EXPECT_LT(training_step(job(), perfect, 0.0).utilisation, 1.0);
}

// Full recomputation adds exactly the forward pass to the way back, and two all-reduces to two.
TEST(TrainingStep, RecomputationCostsAPass) {
    TrainingJob again = job();
    again.recompute = Recompute::full;
    const LayerTime once = layer_time(job(), a100());
    const LayerTime twice = layer_time(again, a100());
    EXPECT_NEAR(twice.backward, once.backward + once.forward, 1e-12);
    EXPECT_NEAR(twice.backward_exchange, 2.0 * once.backward_exchange, 1e-12);
}

// Cutting sequences into parts leaves the products and the scores of all chips together as they
// were, if shapes cost nothing: one unit, no filling to speak of at these sizes (1 %).
TEST(TrainingStep, ContextParallelismKeepsTheWork) {
    Chip one = a100();
    one.units = 1.0;
    one.link_bandwidth = one.fabric_bandwidth = 1e30;
    TrainingJob whole = job();
    whole.sequence = 65536;
    TrainingJob parts = whole;
    parts.context_parallel = 4;
    EXPECT_NEAR(layer_time(parts, one).forward / (layer_time(whole, one).forward / 4.0), 1.0, 0.01);
}

// k of X experts of width f/k, spread over all replicas, do the arithmetic of a dense block of
// width f; only shapes and copies differ. Bound from the published efficiency of tiles: half as
// fast at worst, never faster.
TEST(TrainingStep, ExpertsDoTheWorkOfTheDenseBlockTheyEqual) {
    TrainingJob sparse = job();
    sparse.model.experts = 16;
    sparse.model.active_experts = 2;
    sparse.model.expert_feed_forward = k_gpt.feed_forward / 2.0;
    sparse.expert_parallel = 16;
    const double ratio = layer_time(sparse, a100()).forward / layer_time(job(), a100()).forward;
    EXPECT_GT(ratio, 1.0);
    EXPECT_LT(ratio, 2.0);
    EXPECT_GT(layer_time(sparse, a100()).forward_exchange,
              layer_time(job(), a100()).forward_exchange);
}

// The search calls it thousands of times: it owns no memory.
TEST(TrainingStep, AllocatesNothing) {
    const TrainingJob j = job();
    const Chip chip = a100();
    const AllocationCount count;
    const double time = training_step(j, chip).time;
    EXPECT_EQ(count.since_start(), 0);
    EXPECT_GT(time, 0.0);
}

// A ring that does not close trains nothing.
TEST(TrainingStep, EndsNeverWithoutAnExchange) {
    const TrainingStep s = training_step(job(), a100(), HUGE_VAL);
    EXPECT_TRUE(std::isinf(s.time));
    EXPECT_EQ(s.tokens_per_second, 0.0);
    EXPECT_EQ(s.utilisation, 0.0);
}

// What runs beside arithmetic costs no more than what does not.
TEST(TrainingStep, OverlapNeverCosts) {
    TrainingJob beside = job();
    beside.overlap = true;
    const TrainingStep s = training_step(beside, a100());
    const TrainingStep plain = training_step(job(), a100());
    EXPECT_LE(s.time, plain.time);
    EXPECT_GT(s.data_exchange_exposed, 0.0);  // the last layer's gradients have nothing beside
}

// Douillard et al. 2023 (arXiv:2311.08105): exchanging every H steps needs H times less
// communication. With k islands and one step between exchanges it is plain data parallelism.
TEST(LocalStep, ExchangesSeldom) {
    const TrainingStep step = training_step(job(), a100());
    const LocalTraining every{.islands = 8, .local_steps = 1, .bandwidth = 1e12};
    LocalTraining seldom = every;
    seldom.local_steps = 500;
    const LocalStep a = local_step(job(), step, every);
    const LocalStep b = local_step(job(), step, seldom);
    // The ring's lower bound on an all-reduce (Patarasuk & Yuan 2009): 2(k − 1)/k of the bits.
    EXPECT_NEAR(a.exchange, 2.0 * 7.0 / 8.0 * 32.0 * parameter_count(k_gpt) / 1e12,
                1e-9 * a.exchange);
    EXPECT_NEAR((a.time - step.time) / (b.time - step.time), 500.0, 1e-6);
    LocalTraining needed = seldom;
    needed.bandwidth = b.needed_bandwidth;
    EXPECT_NEAR(local_step(job(), step, needed).time, 2.0 * step.time, 1e-9 * step.time);
}

// Alone on an island there is nobody to wait for.
TEST(LocalStep, NeedsNoLinkAlone) {
    const TrainingStep step = training_step(job(), a100());
    const LocalStep s = local_step(job(), step, {.islands = 1});
    EXPECT_EQ(s.time, step.time);
    EXPECT_EQ(s.needed_bandwidth, 0.0);
}

// Extreme values of a normal sample (Gumbel 1958): √(2 ln n) standard deviations, to first order.
TEST(SlowestOf, GrowsWithTheLogarithm) {
    EXPECT_EQ(slowest_of(1.0, 0.1), 1.0);
    EXPECT_NEAR(slowest_of(1000.0, 0.01), 1.0 + 0.01 * 3.7169, 1e-5);
}

}  // namespace
}  // namespace dawnline::compute
