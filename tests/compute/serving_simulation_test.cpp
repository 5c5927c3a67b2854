#include "dawnline/compute/serving_simulation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

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

ServingJob job(double batch) {
    ServingJob j;
    j.model = {.layers = 32,
               .hidden = 4096,
               .heads = 32,
               .key_value_heads = 8,
               .head_size = 128,
               .feed_forward = 14336,
               .vocabulary = 128256};
    j.batch = batch;
    j.prompt = 512;
    j.answer = 128;
    return j;
}

/// Service of one request alone: a prefill and the steps of its further tokens.
double alone(const ServingJob& j) {
    double sum = engine_step_time(
        j, h100(),
        {.prompt_tokens = j.prompt, .prompt_scores = 0.5 * j.prompt * j.prompt, .first_tokens = 1});
    for (double k = 1.0; k < j.answer; k += 1.0)
        sum += engine_step_time(j, h100(), {.decoding = 1, .context = j.prompt + k});
    return sum;
}

// Pollaczek & Khinchine: one server, Poisson arrivals, service S always the same (M/D/1) wait
// ρS/(2(1 − ρ)) on average. 20 000 requests at ρ = 0.6: the mean of correlated waits has a standard
// error of about 1.5 % there, so 5 %.
TEST(SimulateServing, IsPollaczekKhinchineWithOneAtATime) {
    ServingJob j = job(1);
    j.answer = 16;
    const double service = alone(j);
    const double load = 0.6;
    std::vector<Request> log(20000);
    const ServingReport r =
        simulate_serving(j, h100(), {.rate = load / service, .count = log.size()}, {}, log);
    EXPECT_NEAR(r.whole.mean, service + load * service / (2.0 * (1.0 - load)), 0.05 * r.whole.mean);
    EXPECT_NEAR(r.busy, load, 0.02);
}

// With many at a time the mean batch and the time between tokens are those of the mean-value
// equations; steps are not smooth in the batch, so 5 %.
TEST(SimulateServing, FollowsTheMeanValues) {
    const ServingJob j = job(256);
    const double rate = 0.6 * steady_serving(j, h100(), HUGE_VAL).tokens_per_second / j.answer;
    const SteadyServing mean = steady_serving(j, h100(), rate);
    const ServingReport r = simulate_serving(j, h100(), {.rate = rate, .count = 5000});
    EXPECT_NEAR(r.tokens_per_second / (rate * j.answer), 1.0, 0.03);
    EXPECT_NEAR(r.token.mean / mean.step_time, 1.0, 0.05);
    EXPECT_NEAR(r.mean_batch / mean.batch, 1.0, 0.07);
}

// Little's law is exact on any path: the time-mean of sequences decoding is the sum of their
// decoding times over the length of the run.
TEST(SimulateServing, ObeysLittle) {
    std::vector<Request> log(3000);
    const ServingReport r = simulate_serving(
        job(64), h100(), {.rate = 12.0, .count = log.size(), .length_spread = 1.0}, {}, log);
    double decoding = 0.0, end = 0.0, tokens = 0.0;
    for (const Request& q : log) {
        EXPECT_LT(q.arrival, q.first_token);
        EXPECT_LE(q.first_token, q.last_token);
        decoding += q.last_token - q.first_token;
        end = std::max(end, q.last_token);
        tokens += q.answer;
    }
    EXPECT_NEAR(r.mean_batch, decoding / end, 1e-9 * r.mean_batch);
    EXPECT_NEAR(r.tokens_per_second, tokens / end, 1e-9 * r.tokens_per_second);
}

// Same seed, same bytes; percentiles in order.
TEST(SimulateServing, IsReproducible) {
    const Arrivals arrivals{.rate = 10.0, .count = 2000, .length_spread = 1.0, .seed = 7};
    const ServingReport a = simulate_serving(job(64), h100(), arrivals);
    const ServingReport b = simulate_serving(job(64), h100(), arrivals);
    EXPECT_EQ(a.whole.p99, b.whole.p99);
    EXPECT_EQ(a.tokens_per_second, b.tokens_per_second);
    EXPECT_LE(a.first_token.p50, a.first_token.p95);
    EXPECT_LE(a.first_token.p95, a.first_token.p99);
    Arrivals other = arrivals;
    other.seed = 8;
    EXPECT_NE(simulate_serving(job(64), h100(), other).whole.p99, a.whole.p99);
}

// More requests than the replica can answer wait; those it answers come at its greatest rate. Equal
// lengths keep sequences in step, so that more prompts share a step than if they came
// independently, as the mean values assume: 10 %.
TEST(SimulateServing, SaturatesAtTheGreatestRate) {
    const ServingJob j = job(128);
    const double most = steady_serving(j, h100(), HUGE_VAL).tokens_per_second;
    const ServingReport r =
        simulate_serving(j, h100(), {.rate = 3.0 * most / j.answer, .count = 6000});
    EXPECT_NEAR(r.tokens_per_second / most, 1.0, 0.10);
    EXPECT_LT(r.good_share, 0.5);
}

// The cache bounds how many run: memory for the weights and about ten requests.
TEST(SimulateServing, WaitsForTheCache) {
    const ServingJob j = job(256);
    Chip small = h100();
    const double ten = 10.0 * key_value_bits_per_token(j.model, j.value_bits) * 640.0;
    small.memory = (parameter_count(j.model) * j.weight_bits + ten) / 0.9 + 1.0;
    const ServingReport r = simulate_serving(j, small, {.rate = 1000.0, .count = 500});
    EXPECT_LE(r.mean_batch, 10.0);
    EXPECT_GT(r.mean_batch, 8.0);
}

TEST(SimulateServing, RefusesArrivalsThatCannotBe) {
    try {
        simulate_serving(job(8), h100(), {.rate = -1.0, .count = 0, .length_spread = 2.0});
        FAIL();
    } catch (const Error& e) {
        ASSERT_EQ(e.problems().size(), 3u);
        EXPECT_EQ(e.problems()[0].path, "rate");
        EXPECT_EQ(e.problems()[1].path, "count");
        EXPECT_EQ(e.problems()[2].path, "length_spread");
    }
}

}  // namespace
}  // namespace dawnline::compute
