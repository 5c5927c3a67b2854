#include <string>

#include "dawnline/compute/layout.hpp"
#include "dawnline/compute/memory.hpp"
#include "dawnline/compute/training.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace compute;

// ------------------------------------------------------------ a job in fields

struct In {
    double layers, hidden, heads, key_value_heads, head_size, feed_forward, vocabulary, experts,
        active_experts, shared_experts, expert_feed_forward, dense_layers;
    bool gated;
    double sequence, batch, tensor, pipeline, data, context, expert, microbatch, interleave,
        gradient_bytes, optimizer_bytes, scatter;
    std::string recompute, sharding;
    bool sequence_parallel, fused_attention, overlap;
    double peak, memory_bandwidth, link_bandwidth, fabric_bandwidth, memory, units, domain,
        gemm_efficiency, memory_efficiency, link_efficiency, fabric_efficiency, link_latency,
        fabric_latency, kernel_overhead;
    double chips, islands, local_steps, island_bandwidth, island_latency, exchanged_bytes,
        overlap_steps;
};

constexpr double k_byte = 8.0;  // [bit]

TrainingJob job_of(const In& in) {
    TrainingJob job;
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
    job.sequence = in.sequence;
    job.batch_tokens = in.batch * in.sequence;
    job.tensor_parallel = in.tensor;
    job.pipeline_parallel = in.pipeline;
    job.data_parallel = in.data;
    job.context_parallel = in.context;
    job.expert_parallel = in.expert;
    job.microbatch = in.microbatch;
    job.interleave = in.interleave;
    job.recompute = in.recompute == "full"        ? Recompute::full
                    : in.recompute == "selective" ? Recompute::selective
                                                  : Recompute::none;
    job.sharding = in.sharding == "all"         ? Sharding::all
                   : in.sharding == "optimizer" ? Sharding::optimizer
                                                : Sharding::none;
    job.sequence_parallel = in.sequence_parallel;
    job.fused_attention = in.fused_attention;
    job.overlap = in.overlap;
    job.gradient_bits = k_byte * in.gradient_bytes;
    job.optimizer_bits = k_byte * in.optimizer_bytes;
    job.scatter = in.scatter;
    return job;
}

Chip chip_of(const In& in) {
    return {.peak = in.peak,
            .memory_bandwidth = in.memory_bandwidth,
            .link_bandwidth = in.link_bandwidth,
            .gemm_efficiency = in.gemm_efficiency,
            .memory_efficiency = in.memory_efficiency,
            .link_efficiency = in.link_efficiency,
            .kernel_overhead = in.kernel_overhead,
            .units = in.units,
            .memory = in.memory,
            .domain = in.domain,
            .fabric_bandwidth = in.fabric_bandwidth,
            .fabric_efficiency = in.fabric_efficiency,
            .link_latency = in.link_latency,
            .fabric_latency = in.fabric_latency};
}

void add_model(FieldTable& in) {
    in.number("layers", &In::layers, "1", at_least(1), "of the model");
    in.number("hidden", &In::hidden, "1", at_least(1), "width");
    in.number("heads", &In::heads, "1", at_least(1), "of queries");
    in.number("key_value_heads", &In::key_value_heads, "1", at_least(1), "of keys and values");
    in.number("head_size", &In::head_size, "1", at_least(1), "width of a head");
    in.number("feed_forward", &In::feed_forward, "1", at_least(0), "width").by_default("0");
    in.number("vocabulary", &In::vocabulary, "1", at_least(1), "tokens known").by_default("51200");
    in.flag("gated", &In::gated, "three matrices in the feed-forward block").by_default("false");
    in.number("experts", &In::experts, "1", at_least(0), "of a layer, 0 without").by_default("0");
    in.number("active_experts", &In::active_experts, "1", at_least(0), "that a token visits")
        .by_default("0");
    in.number("shared_experts", &In::shared_experts, "1", at_least(0), "that all tokens visit")
        .by_default("0");
    in.number("expert_feed_forward", &In::expert_feed_forward, "1", at_least(0), "width of one")
        .by_default("0");
    in.number("dense_layers", &In::dense_layers, "1", at_least(0), "first layers without experts")
        .by_default("0");
    in.number("sequence", &In::sequence, "1", at_least(1), "length").by_default("2048");
}

void add_degrees(FieldTable& in) {
    in.number("tensor", &In::tensor, "1", at_least(1), "parallel").by_default("1");
    in.number("pipeline", &In::pipeline, "1", at_least(1), "stages").by_default("1");
    in.number("data", &In::data, "1", at_least(1), "replicas").by_default("1");
    in.number("context", &In::context, "1", at_least(1), "parts of a sequence").by_default("1");
    in.number("expert", &In::expert, "1", at_least(1), "parts of the experts").by_default("1");
    in.number("microbatch", &In::microbatch, "1", at_least(1), "sequences").by_default("1");
    in.number("interleave", &In::interleave, "1", at_least(1), "chunks a stage").by_default("1");
    in.choice("recompute", &In::recompute, {"none", "selective", "full"},
              "activations computed again")
        .by_default("full");
}

void add_practice(FieldTable& in) {
    in.number("batch", &In::batch, "1", at_least(1), "sequences a step").by_default("1");
    in.choice("sharding", &In::sharding, {"none", "optimizer", "all"},
              "what replicas share out (ZeRO stages 0, 1, 3)")
        .by_default("none");
    in.flag("sequence_parallel", &In::sequence_parallel, "norms split over the tensor group too")
        .by_default("false");
    in.flag("fused_attention", &In::fused_attention, "scores never leave the chip")
        .by_default("true");
    in.flag("overlap", &In::overlap, "exchanges of replicas and stages beside arithmetic")
        .by_default("false");
    in.number("gradient_bytes", &In::gradient_bytes, "1", between(0.1, 8), "of a parameter")
        .by_default("4", "32 bit");
    in.number("optimizer_bytes", &In::optimizer_bytes, "1", between(0, 32), "of a parameter")
        .by_default("12", "master weight and two moments");
    in.number("scatter", &In::scatter, "1", between(0, 1), "of a chip's time, standard deviation")
        .by_default("0.01", "one figure for all rows");
}

void add_chip(FieldTable& in) {
    in.number("peak", &In::peak, "TFLOP/s", more_than(0), "of a chip")
        .by_default("312 TFLOP/s", "A100");
    in.number("memory_bandwidth", &In::memory_bandwidth, "Gbyte/s", more_than(0), "of a chip")
        .by_default("2039 Gbyte/s", "A100 80 GB");
    in.number("memory", &In::memory, "Gbyte", at_least(0), "of a chip; 0 unlimited")
        .by_default("0 Gbyte");
    in.number("link_bandwidth", &In::link_bandwidth, "Gbyte/s", at_least(0),
              "within a domain, one direction")
        .by_default("300 Gbyte/s", "NVLink 3");
    in.number("fabric_bandwidth", &In::fabric_bandwidth, "Gbyte/s", at_least(0),
              "of a chip between domains, one direction")
        .by_default("25 Gbyte/s", "HDR InfiniBand");
    in.number("domain", &In::domain, "1", at_least(1), "chips that fast links join")
        .by_default("8", "a server");
    in.number("units", &In::units, "1", at_least(1), "that each work on a tile")
        .by_default("108", "SMs of an A100");
    in.number("gemm_efficiency", &In::gemm_efficiency, "1", between(0.01, 1),
              "of the peak on large matrices")
        .by_default("0.83", "about 260 TFLOP/s of an A100 in library benchmarks");
    in.number("memory_efficiency", &In::memory_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.85", "same for all rows");
    in.number("link_efficiency", &In::link_efficiency, "1", between(0.01, 1), "of the bandwidth")
        .by_default("0.77", "230 of 300 GB/s in nccl-tests; same for all rows");
    in.number("fabric_efficiency", &In::fabric_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.85", "same for all rows");
    in.number("link_latency", &In::link_latency, "us", at_least(0), "of an exchange in a domain")
        .by_default("30 us", "same for all rows, training and serving");
    in.number("fabric_latency", &In::fabric_latency, "us", at_least(0), "of a step between domains")
        .by_default("5 us");
    in.number("kernel_overhead", &In::kernel_overhead, "us", at_least(0), "per layer and pass")
        .by_default("0 us");
}

FieldTable whole_job() {
    FieldTable in;
    add_model(in);
    add_degrees(in);
    add_practice(in);
    add_chip(in);
    return in;
}

// ------------------------------------------------------------ models

struct StepOut {
    double time, arithmetic, tensor_exchange, stage_exchange, data_exchange, bubble, optimizer,
        waiting, executed_rate, model_rate, plain_rate, causal_rate, token_rate, utilisation,
        memory;
};

StepOut step(const In& in) {
    const TrainingJob job = job_of(in);
    check(job, chip_of(in));
    const TrainingStep s = training_step(job, chip_of(in));
    const double chips = chips_of(job);
    const auto rate = [&](Attention a) {
        return job.batch_tokens * training_flops_per_token(job.model, job.sequence, a) /
               (chips * s.time);
    };
    const double executed = gpt_iteration_flops(in.batch, in.sequence, in.layers, in.hidden,
                                                in.vocabulary, job.recompute == Recompute::full);
    return {.time = s.time,
            .arithmetic = s.arithmetic,
            .tensor_exchange = s.tensor_exchange,
            .stage_exchange = s.stage_exchange,
            .data_exchange = s.data_exchange_exposed,
            .bubble = s.bubble,
            .optimizer = s.optimizer,
            .waiting = s.waiting,
            .executed_rate = executed / (chips * s.time),
            .model_rate = rate(Attention::full),
            .plain_rate = rate(Attention::none),
            .causal_rate = rate(Attention::causal),
            .token_rate = s.tokens_per_second,
            .utilisation = s.utilisation,
            .memory = total(training_memory(job))};
}

Model step_model() {
    FieldTable out;
    out.number("time", &StepOut::time, "s", any_number(), "of the step");
    out.number("arithmetic", &StepOut::arithmetic, "s", any_number(), "of it");
    out.number("tensor_exchange", &StepOut::tensor_exchange, "s", any_number(),
               "of it, context and experts too");
    out.number("stage_exchange", &StepOut::stage_exchange, "s", any_number(), "of it");
    out.number("data_exchange", &StepOut::data_exchange, "s", any_number(), "of it, exposed");
    out.number("bubble", &StepOut::bubble, "s", any_number(), "of it");
    out.number("optimizer", &StepOut::optimizer, "s", any_number(), "of it");
    out.number("waiting", &StepOut::waiting, "s", any_number(), "of it, for the slowest chip");
    out.number("executed_rate", &StepOut::executed_rate, "TFLOP/s", any_number(),
               "of a chip, recomputation counted, as Narayanan et al. print it for GPT blocks");
    out.number("model_rate", &StepOut::model_rate, "TFLOP/s", any_number(),
               "of a chip: 6N and attention in full, without recomputation");
    out.number("causal_rate", &StepOut::causal_rate, "TFLOP/s", any_number(),
               "of a chip: 6N and half of the attention");
    out.number("plain_rate", &StepOut::plain_rate, "TFLOP/s", any_number(), "of a chip: 6N");
    out.number("token_rate", &StepOut::token_rate, "token/s", any_number(), "of all chips");
    out.number("utilisation", &StepOut::utilisation, "1", any_number(), "model FLOPs over peak");
    out.number("memory", &StepOut::memory, "Gbyte", any_number(), "of the fullest chip");
    return make_model("compute.training_step", "Time of one training step, kernel by kernel",
                      "Narayanan et al. 2021 (arXiv:2104.04473); Korthikanti et al. 2022 "
                      "(arXiv:2205.05198)",
                      whole_job(), std::move(out), &step);
}

struct MemoryOut {
    double state, activations, relative;
};

/// State as the paper counts it, 18 bytes a parameter of the blocks.
MemoryOut memory(const In& in) {
    TrainingJob job = job_of(in);
    const double kept = training_memory(job).activations;
    job.sequence_parallel = false;
    job.recompute = Recompute::none;
    const double bytes = 2.0 + in.gradient_bytes + in.optimizer_bytes;
    return {gpt_state_memory(in.layers, in.hidden, in.tensor, in.pipeline, bytes), kept,
            kept / training_memory(job).activations};
}

Model memory_model() {
    FieldTable out;
    out.number("state", &MemoryOut::state, "byte", any_number(),
               "weights, gradients, optimiser, embeddings left out");
    out.number("activations", &MemoryOut::activations, "byte", any_number(), "of the first stage");
    out.number("relative", &MemoryOut::relative, "1", any_number(),
               "activations over those of tensor parallelism alone");
    return make_model("compute.training_memory", "Memory of GPT training on each accelerator",
                      "Korthikanti et al. 2022 (arXiv:2205.05198), eqs. 1-5", whole_job(),
                      std::move(out), &memory);
}

struct LayoutOut {
    double time, utilisation, memory, tensor, pipeline, data, context, expert, microbatch,
        interleave, recompute, considered, fitting;
};

LayoutOut layout(const In& in) {
    const Layout best = best_layout(job_of(in), chip_of(in), in.chips);
    const TrainingJob& job = best.job;
    return {.time = best.step.time,
            .utilisation = best.step.utilisation,
            .memory = total(training_memory(job)),
            .tensor = job.tensor_parallel,
            .pipeline = job.pipeline_parallel,
            .data = job.data_parallel,
            .context = job.context_parallel,
            .expert = job.expert_parallel,
            .microbatch = job.microbatch,
            .interleave = job.interleave,
            .recompute = static_cast<double>(job.recompute),
            .considered = static_cast<double>(best.considered),
            .fitting = static_cast<double>(best.fitting)};
}

Model layout_model() {
    FieldTable in;
    in.number("chips", &In::chips, "1", at_least(1), "to spread the model over");
    add_model(in);
    add_practice(in);
    add_chip(in);
    FieldTable out;
    out.number("time", &LayoutOut::time, "s", any_number(), "of the step");
    out.number("utilisation", &LayoutOut::utilisation, "1", any_number(), "model FLOPs over peak");
    out.number("memory", &LayoutOut::memory, "Gbyte", any_number(), "of the fullest chip");
    out.number("tensor", &LayoutOut::tensor, "1", any_number(), "parallel");
    out.number("pipeline", &LayoutOut::pipeline, "1", any_number(), "stages");
    out.number("data", &LayoutOut::data, "1", any_number(), "replicas");
    out.number("context", &LayoutOut::context, "1", any_number(), "parts of a sequence");
    out.number("expert", &LayoutOut::expert, "1", any_number(), "parts of the experts");
    out.number("microbatch", &LayoutOut::microbatch, "1", any_number(), "sequences");
    out.number("interleave", &LayoutOut::interleave, "1", any_number(), "chunks a stage");
    out.number("recompute", &LayoutOut::recompute, "1", any_number(),
               "0 none, 1 selective, 2 full");
    out.number("considered", &LayoutOut::considered, "1", any_number(), "layouts that divide");
    out.number("fitting", &LayoutOut::fitting, "1", any_number(), "of them, that fit the memory");
    return make_model("compute.training_layout", "The fastest layout of a model over chips",
                      "every factorisation, timed as compute.training_step", std::move(in),
                      std::move(out), &layout);
}

struct LocalOut {
    double step, time, exchange, token_rate, share, needed_bandwidth;
};

LocalOut local(const In& in) {
    const TrainingJob job = job_of(in);
    check(job, chip_of(in));
    const TrainingStep alone = training_step(job, chip_of(in));
    const LocalStep s = local_step(job, alone,
                                   {.islands = in.islands,
                                    .local_steps = in.local_steps,
                                    .bandwidth = in.island_bandwidth,
                                    .latency = in.island_latency,
                                    .exchanged_bits = k_byte * in.exchanged_bytes,
                                    .overlap_steps = in.overlap_steps});
    return {alone.time,        s.time, s.exchange, s.tokens_per_second, alone.time / s.time,
            s.needed_bandwidth};
}

Model local_model() {
    FieldTable in = whole_job();
    in.number("islands", &In::islands, "1", at_least(1), "that each run the whole job");
    in.number("local_steps", &In::local_steps, "1", at_least(1), "between exchanges")
        .by_default("500", "Douillard et al. 2023");
    in.number("island_bandwidth", &In::island_bandwidth, "Gbit/s", more_than(0),
              "of an island, one direction");
    in.number("island_latency", &In::island_latency, "ms", at_least(0), "to the next island")
        .by_default("0 ms");
    in.number("exchanged_bytes", &In::exchanged_bytes, "1", between(0.1, 8), "a parameter")
        .by_default("4", "32 bit");
    in.number("overlap_steps", &In::overlap_steps, "1", at_least(0),
              "of the exchange beside arithmetic")
        .by_default("0");
    FieldTable out;
    out.number("step", &LocalOut::step, "s", any_number(), "of an island by itself");
    out.number("time", &LocalOut::time, "s", any_number(), "of a step with its share of exchange");
    out.number("exchange", &LocalOut::exchange, "s", any_number(), "one, over all islands");
    out.number("token_rate", &LocalOut::token_rate, "token/s", any_number(), "of all islands");
    out.number("share", &LocalOut::share, "1", any_number(), "of the time at work");
    out.number("needed_bandwidth", &LocalOut::needed_bandwidth, "Gbit/s", any_number(),
               "with which half of the time is exchange");
    return make_model("compute.local_training", "Training on islands that seldom exchange",
                      "Douillard et al. 2023 (arXiv:2311.08105)", std::move(in), std::move(out),
                      &local);
}

}  // namespace

void add_compute_training_models(Directory& directory) {
    for (Model model : {step_model(), memory_model(), layout_model(), local_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
