#include <algorithm>
#include <cmath>

#include "dawnline/compute/serving_simulation.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace compute;

struct In {
    double layers, hidden, heads, key_value_heads, head_size, feed_forward, vocabulary, experts,
        active_experts, shared_experts, expert_feed_forward, dense_layers;
    bool gated;
    double batch, prompt, answer, tensor, pipeline, weight_bytes, value_bytes, prefill_overhead,
        decode_overhead, step_overhead, group_reading;
    double peak, attention_peak, memory, memory_bandwidth, link_bandwidth, fabric_bandwidth, units,
        domain, gemm_efficiency, memory_efficiency, link_efficiency, fabric_efficiency,
        link_latency;
    double request_rate, length_spread, step_tokens, first_token_goal, token_goal;
    long requests, seed;
};

constexpr double k_byte = 8.0;  // [bit]

ServingJob job_of(const In& in) {
    ServingJob job;
    job.model = {.layers = in.layers,
                 .hidden = in.hidden,
                 .heads = in.heads,
                 .key_value_heads = in.key_value_heads,
                 .head_size = in.head_size,
                 .feed_forward = in.feed_forward,
                 .vocabulary = in.vocabulary,
                 .gated = in.gated,
                 .experts = in.experts,
                 .active_experts = in.active_experts,
                 .shared_experts = in.shared_experts,
                 .expert_feed_forward = in.expert_feed_forward,
                 .dense_layers = in.dense_layers};
    job.weight_bits = k_byte * in.weight_bytes;
    job.value_bits = k_byte * in.value_bytes;
    job.batch = in.batch;
    job.prompt = in.prompt;
    job.answer = in.answer;
    job.tensor_parallel = in.tensor;
    job.pipeline_parallel = in.pipeline;
    job.software = {.prefill_overhead = in.prefill_overhead,
                    .decode_overhead = in.decode_overhead,
                    .step_overhead = in.step_overhead,
                    .group_reading = in.group_reading};
    return job;
}

Chip chip_of(const In& in) {
    return {.peak = in.peak,
            .memory_bandwidth = in.memory_bandwidth,
            .link_bandwidth = in.link_bandwidth,
            .gemm_efficiency = in.gemm_efficiency,
            .memory_efficiency = in.memory_efficiency,
            .link_efficiency = in.link_efficiency,
            .units = in.units,
            .attention_peak = in.attention_peak,
            .memory = in.memory,
            .domain = in.domain,
            .fabric_bandwidth = in.fabric_bandwidth,
            .fabric_efficiency = in.fabric_efficiency,
            .link_latency = in.link_latency};
}

void add_model(FieldTable& in) {
    in.number("layers", &In::layers, "1", at_least(1), "of the model");
    in.number("hidden", &In::hidden, "1", at_least(1), "width");
    in.number("heads", &In::heads, "1", at_least(1), "of queries");
    in.number("key_value_heads", &In::key_value_heads, "1", at_least(1), "of keys and values");
    in.number("head_size", &In::head_size, "1", at_least(1), "width of a head");
    in.number("feed_forward", &In::feed_forward, "1", at_least(0), "width").by_default("0");
    in.number("vocabulary", &In::vocabulary, "1", at_least(1), "tokens known");
    in.flag("gated", &In::gated, "three matrices in the feed-forward block").by_default("true");
    in.number("experts", &In::experts, "1", at_least(0), "of a layer, 0 without").by_default("0");
    in.number("active_experts", &In::active_experts, "1", at_least(0), "that a token visits")
        .by_default("0");
    in.number("shared_experts", &In::shared_experts, "1", at_least(0), "that all tokens visit")
        .by_default("0");
    in.number("expert_feed_forward", &In::expert_feed_forward, "1", at_least(0), "width of one")
        .by_default("0");
    in.number("dense_layers", &In::dense_layers, "1", at_least(0), "first layers without experts")
        .by_default("0");
}

void add_job(FieldTable& in) {
    in.number("batch", &In::batch, "1", at_least(1), "sequences together, at most");
    in.number("prompt", &In::prompt, "1", at_least(1), "tokens in");
    in.number("answer", &In::answer, "1", at_least(1), "tokens out");
    in.number("tensor", &In::tensor, "1", at_least(1), "chips that share a layer").by_default("1");
    in.number("pipeline", &In::pipeline, "1", at_least(1), "stages").by_default("1");
    in.number("weight_bytes", &In::weight_bytes, "1", between(0.1, 8), "a parameter")
        .by_default("1", "FP8");
    in.number("value_bytes", &In::value_bytes, "1", between(0.1, 8), "a cached value")
        .by_default("1", "FP8");
    in.number("prefill_overhead", &In::prefill_overhead, "us", at_least(0),
              "per layer of a step with prompts")
        .by_default("120 us", "same for all rows");
    in.number("decode_overhead", &In::decode_overhead, "us", at_least(0),
              "per layer of a step without")
        .by_default("60 us", "same for all rows");
    in.number("step_overhead", &In::step_overhead, "ms", at_least(0), "host and sampling")
        .by_default("0.5 ms", "same for all rows");
    in.number("group_reading", &In::group_reading, "1", share(),
              "share of a group's heads that read keys and values anew")
        .by_default("0", "a kernel that shares them");
}

void add_chip(FieldTable& in) {
    in.number("peak", &In::peak, "TFLOP/s", more_than(0), "of a chip")
        .by_default("1979 TFLOP/s", "H100 FP8");
    in.number("attention_peak", &In::attention_peak, "TFLOP/s", more_than(0),
              "at the precision of scores")
        .by_default("989.5 TFLOP/s", "H100 bf16");
    in.number("memory", &In::memory, "Gbyte", at_least(0), "of a chip; 0 unlimited")
        .by_default("0 Gbyte");
    in.number("memory_bandwidth", &In::memory_bandwidth, "Gbyte/s", more_than(0), "of a chip")
        .by_default("3350 Gbyte/s", "H100");
    in.number("link_bandwidth", &In::link_bandwidth, "Gbyte/s", at_least(0), "one direction")
        .by_default("450 Gbyte/s", "NVLink 4");
    in.number("fabric_bandwidth", &In::fabric_bandwidth, "Gbyte/s", at_least(0),
              "of a chip between domains, one direction")
        .by_default("50 Gbyte/s", "NDR InfiniBand");
    in.number("domain", &In::domain, "1", at_least(1), "chips that fast links join")
        .by_default("8", "a server");
    in.number("units", &In::units, "1", at_least(1), "that each work on a tile")
        .by_default("132", "SMs of an H100");
    in.number("gemm_efficiency", &In::gemm_efficiency, "1", between(0.01, 1),
              "of the peak on large matrices")
        .by_default("0.65", "H100 FP8, one figure for all rows");
    in.number("memory_efficiency", &In::memory_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.85", "one figure for all rows");
    in.number("link_efficiency", &In::link_efficiency, "1", between(0.01, 1), "of the bandwidth")
        .by_default("0.77", "one figure for all rows");
    in.number("fabric_efficiency", &In::fabric_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.85", "one figure for all rows");
    in.number("link_latency", &In::link_latency, "us", at_least(0), "of an exchange in a domain")
        .by_default("30 us", "one figure for all rows, training and serving");
}

FieldTable replica() {
    FieldTable in;
    add_model(in);
    add_job(in);
    add_chip(in);
    return in;
}

// ------------------------------------------------------------ a static batch

struct ServeOut {
    double rate, rate_per_chip, prefill, step, memory, largest_batch;
};

ServeOut serving(const In& in) {
    const ServingJob job = job_of(in);
    const Chip chip = chip_of(in);
    check(job, chip);
    const Serving s = serve(job, chip);
    return {s.tokens_per_second,
            s.tokens_per_second / (in.tensor * in.pipeline),
            s.prefill_time,
            s.step_time,
            s.memory,
            chip.memory > 0.0 ? largest_batch(job, chip) : 0.0};
}

Model serving_model() {
    FieldTable out;
    out.number("rate", &ServeOut::rate, "token/s", any_number(), "answered, of the replica");
    out.number("rate_per_chip", &ServeOut::rate_per_chip, "token/s", any_number(), "of a chip");
    out.number("prefill", &ServeOut::prefill, "s", any_number(), "of the batch");
    out.number("step", &ServeOut::step, "s", any_number(), "of a decode step, mean");
    out.number("memory", &ServeOut::memory, "Gbyte", any_number(), "of a chip");
    out.number("largest_batch", &ServeOut::largest_batch, "1", any_number(),
               "that fits; 0 if the memory is not given");
    return make_model("compute.serving", "Rate of static-batch serving, kernel by kernel",
                      "Pope et al. 2022 (arXiv:2211.05102)", replica(), std::move(out), &serving);
}

// ------------------------------------------------------------ requests that come and go

struct SteadyOut {
    double rate, rate_per_chip, batch, step;
};

SteadyOut steady(const In& in) {
    ServingJob job = job_of(in);
    const Chip chip = chip_of(in);
    check(job, chip);
    if (chip.memory > 0.0) job.batch = std::min(job.batch, largest_batch(job, chip));
    const SteadyServing s =
        steady_serving(job, chip, in.request_rate > 0.0 ? in.request_rate : HUGE_VAL);
    return {s.tokens_per_second, s.tokens_per_second / (in.tensor * in.pipeline), s.batch,
            s.step_time};
}

Model steady_model() {
    FieldTable in = replica();
    in.number("request_rate", &In::request_rate, "1/s", at_least(0), "0: as many as it can answer")
        .by_default("0 1/s");
    FieldTable out;
    out.number("rate", &SteadyOut::rate, "token/s", any_number(), "answered, of the replica");
    out.number("rate_per_chip", &SteadyOut::rate_per_chip, "token/s", any_number(), "of a chip");
    out.number("batch", &SteadyOut::batch, "1", any_number(), "sequences decoding, mean");
    out.number("step", &SteadyOut::step, "s", any_number(), "between the tokens of an answer");
    return make_model("compute.serving_steady", "Continuous batching by mean values",
                      "Little 1961; Yu et al. 2022 (Orca) for the batching", std::move(in),
                      std::move(out), &steady);
}

struct SimulationOut {
    double rate, batch, first_mean, first_p50, first_p95, first_p99, token_mean, token_p99,
        whole_p50, whole_p99, good_share, busy, steps;
};

SimulationOut simulation(const In& in) {
    const ServingReport r = simulate_serving(job_of(in), chip_of(in),
                                             {.rate = in.request_rate,
                                              .count = static_cast<std::uint64_t>(in.requests),
                                              .length_spread = in.length_spread,
                                              .seed = static_cast<std::uint64_t>(in.seed)},
                                             {.step_tokens = in.step_tokens,
                                              .first_token_goal = in.first_token_goal,
                                              .token_goal = in.token_goal});
    return {r.tokens_per_second,
            r.mean_batch,
            r.first_token.mean,
            r.first_token.p50,
            r.first_token.p95,
            r.first_token.p99,
            r.token.mean,
            r.token.p99,
            r.whole.p50,
            r.whole.p99,
            r.good_share,
            r.busy,
            static_cast<double>(r.steps)};
}

Model simulation_model() {
    FieldTable in = replica();
    in.number("request_rate", &In::request_rate, "1/s", more_than(0), "of arrivals, Poisson");
    in.integer("requests", &In::requests, between(1, 1e7), "to answer").by_default("10000");
    in.number("length_spread", &In::length_spread, "1", share(),
              "0 all lengths equal, 1 exponential")
        .by_default("0");
    in.integer("seed", &In::seed, between(0, 1e15), "of the draws").by_default("1");
    in.number("step_tokens", &In::step_tokens, "1", at_least(1), "of a step, at most")
        .by_default("8192");
    in.number("first_token_goal", &In::first_token_goal, "s", more_than(0), "from arrival")
        .by_default("2 s");
    in.number("token_goal", &In::token_goal, "s", more_than(0), "between tokens")
        .by_default("0.1 s");
    FieldTable out;
    out.number("rate", &SimulationOut::rate, "token/s", any_number(), "answered");
    out.number("batch", &SimulationOut::batch, "1", any_number(), "sequences decoding, mean");
    out.number("first_mean", &SimulationOut::first_mean, "s", any_number(), "to the first token");
    out.number("first_p50", &SimulationOut::first_p50, "s", any_number(), "median");
    out.number("first_p95", &SimulationOut::first_p95, "s", any_number(), "of 95 in 100");
    out.number("first_p99", &SimulationOut::first_p99, "s", any_number(), "of 99 in 100");
    out.number("token_mean", &SimulationOut::token_mean, "s", any_number(), "between tokens");
    out.number("token_p99", &SimulationOut::token_p99, "s", any_number(), "of 99 in 100");
    out.number("whole_p50", &SimulationOut::whole_p50, "s", any_number(), "to the last token");
    out.number("whole_p99", &SimulationOut::whole_p99, "s", any_number(), "of 99 in 100");
    out.number("good_share", &SimulationOut::good_share, "1", any_number(),
               "of requests within both goals");
    out.number("busy", &SimulationOut::busy, "1", any_number(), "share of the time in steps");
    out.number("steps", &SimulationOut::steps, "1", any_number(), "of the engine");
    return make_model("compute.serving_simulation", "Requests served by continuous batching",
                      "discrete events; Yu et al. 2022 (Orca), Kwon et al. 2023 (arXiv:2309.06180)",
                      std::move(in), std::move(out), &simulation);
}

}  // namespace

void add_compute_serving_models(Directory& directory) {
    for (Model model : {serving_model(), steady_model(), simulation_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
