#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/compute/faults.hpp"
#include "dawnline/compute/inference.hpp"
#include "dawnline/compute/memory.hpp"
#include "dawnline/compute/training.hpp"
#include "dawnline/compute/transformer.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace compute;

// ------------------------------------------------------------ shapes

struct ShapeIn {
    double layers, hidden, heads, key_value_heads, head_size, feed_forward, vocabulary, value_bytes,
        sequence;
};
struct ShapeOut {
    double parameters, cache_per_token, flops_plain, flops_causal, flops_full;
};

Transformer shape_of(const ShapeIn& in) {
    return {in.layers,    in.hidden,       in.heads,      in.key_value_heads,
            in.head_size, in.feed_forward, in.vocabulary, true};
}

ShapeOut shape(const ShapeIn& in) {
    const Transformer t = shape_of(in);
    return {parameter_count(t), key_value_bits_per_token(t, 8.0 * in.value_bytes),
            training_flops_per_token(t, in.sequence, Attention::none),
            training_flops_per_token(t, in.sequence, Attention::causal),
            training_flops_per_token(t, in.sequence, Attention::full)};
}

void add_shape(FieldTable& in) {
    in.number("layers", &ShapeIn::layers, "1", at_least(1), "of the transformer");
    in.number("hidden", &ShapeIn::hidden, "1", at_least(1), "width of the residual stream");
    in.number("heads", &ShapeIn::heads, "1", at_least(1), "of queries");
    in.number("key_value_heads", &ShapeIn::key_value_heads, "1", at_least(1), "of keys and values");
    in.number("head_size", &ShapeIn::head_size, "1", at_least(1), "width of a head");
    in.number("feed_forward", &ShapeIn::feed_forward, "1", at_least(1), "width, gated block");
    in.number("vocabulary", &ShapeIn::vocabulary, "1", at_least(1), "tokens known");
    in.number("value_bytes", &ShapeIn::value_bytes, "1", between(0.1, 8), "bytes of a cached value")
        .by_default("2", "bf16");
    in.number("sequence", &ShapeIn::sequence, "1", at_least(1), "length").by_default("8192");
}

Model shape_model() {
    FieldTable in;
    add_shape(in);
    FieldTable out;
    out.number("parameters", &ShapeOut::parameters, "1", any_number(), "of the model");
    out.number("cache_per_token", &ShapeOut::cache_per_token, "byte", any_number(),
               "keys and values");
    out.number("flops_plain", &ShapeOut::flops_plain, "FLOP", any_number(),
               "per token trained, 6 N");
    out.number("flops_causal", &ShapeOut::flops_causal, "FLOP", any_number(),
               "with half of the attention");
    out.number("flops_full", &ShapeOut::flops_full, "FLOP", any_number(), "with all of it");
    return make_model("compute.transformer", "Parameters, cache and operations of a decoder",
                      "Touvron et al. 2023; Narayanan et al. 2021", std::move(in), std::move(out),
                      &shape);
}

struct GptIn {
    double layers, hidden, vocabulary, sequence, batch, accelerators, rate;
};
struct GptOut {
    double parameters, model_flops, recompute_flops, time;
};

GptOut gpt(const GptIn& in) {
    GptOut out;
    out.parameters = gpt_parameter_count(in.layers, in.hidden, in.vocabulary, in.sequence);
    out.model_flops =
        gpt_iteration_flops(in.batch, in.sequence, in.layers, in.hidden, in.vocabulary, false);
    out.recompute_flops =
        gpt_iteration_flops(in.batch, in.sequence, in.layers, in.hidden, in.vocabulary, true);
    out.time = out.recompute_flops / (in.accelerators * in.rate);
    return out;
}

Model gpt_model() {
    FieldTable in;
    in.number("layers", &GptIn::layers, "1", at_least(1), "of the transformer");
    in.number("hidden", &GptIn::hidden, "1", at_least(1), "width");
    in.number("vocabulary", &GptIn::vocabulary, "1", at_least(1), "tokens known")
        .by_default("51200", "Narayanan et al. 2021");
    in.number("sequence", &GptIn::sequence, "1", at_least(1), "length")
        .by_default("2048", "Narayanan et al. 2021");
    in.number("batch", &GptIn::batch, "1", at_least(1), "sequences a step").by_default("1");
    in.number("accelerators", &GptIn::accelerators, "1", at_least(1), "that share it")
        .by_default("1");
    in.number("rate", &GptIn::rate, "TFLOP/s", more_than(0), "of each, recomputation counted")
        .by_default("1 TFLOP/s");
    FieldTable out;
    out.number("parameters", &GptOut::parameters, "1", any_number(), "of the model");
    out.number("model_flops", &GptOut::model_flops, "FLOP", any_number(), "of a step");
    out.number("recompute_flops", &GptOut::recompute_flops, "FLOP", any_number(),
               "with full recomputation");
    out.number("time", &GptOut::time, "s", any_number(), "of a step at that rate");
    return make_model("compute.gpt_step", "Arithmetic of one GPT training step",
                      "Narayanan et al. 2021 (arXiv:2104.04473), eqs. 2 and 3", std::move(in),
                      std::move(out), &gpt);
}

struct RuleIn {
    double parameters, tokens, accelerators, rate, passes;
};
struct RuleOut {
    double time, flops;
};

RuleOut rule(const RuleIn& in) {
    const double flops = in.passes * in.parameters * in.tokens;
    return {flops / (in.accelerators * in.rate), flops};
}

Model rule_model() {
    FieldTable in;
    in.number("parameters", &RuleIn::parameters, "1", more_than(0), "of the model, active ones");
    in.number("tokens", &RuleIn::tokens, "token", more_than(0), "to train on");
    in.number("accelerators", &RuleIn::accelerators, "1", at_least(1), "that train");
    in.number("rate", &RuleIn::rate, "TFLOP/s", more_than(0), "reached by each");
    in.number("passes", &RuleIn::passes, "1", between(1, 20),
              "operations per parameter and token: 6, or 8 with recomputation")
        .by_default("6");
    FieldTable out;
    out.number("time", &RuleOut::time, "d", any_number(), "of the whole training");
    out.number("flops", &RuleOut::flops, "FLOP", any_number(), "of the whole training");
    return make_model("compute.training_time", "The rule of thumb for a training run",
                      "Narayanan et al. 2021 (arXiv:2104.04473), eq. 4", std::move(in),
                      std::move(out), &rule);
}

struct UtilisationIn {
    double token_rate, accelerators, peak, layers, heads, head_size, sequence, parameters;
};
struct UtilisationOut {
    double with_attention, without_attention;
};

UtilisationOut utilisation(const UtilisationIn& in) {
    const double attention = 12.0 * in.layers * in.heads * in.head_size * in.sequence;
    const double whole = in.accelerators * in.peak;
    return {in.token_rate * (6.0 * in.parameters + attention) / whole,
            in.token_rate * 6.0 * in.parameters / whole};
}

Model utilisation_model() {
    FieldTable in;
    in.number("token_rate", &UtilisationIn::token_rate, "token/s", more_than(0), "trained");
    in.number("accelerators", &UtilisationIn::accelerators, "1", at_least(1), "that train");
    in.number("peak", &UtilisationIn::peak, "TFLOP/s", more_than(0), "of each");
    in.number("parameters", &UtilisationIn::parameters, "1", more_than(0), "of the model");
    in.number("layers", &UtilisationIn::layers, "1", at_least(0), "of the model").by_default("0");
    in.number("heads", &UtilisationIn::heads, "1", at_least(0), "of queries").by_default("0");
    in.number("head_size", &UtilisationIn::head_size, "1", at_least(0), "width").by_default("0");
    in.number("sequence", &UtilisationIn::sequence, "1", at_least(0), "length").by_default("0");
    FieldTable out;
    out.number("with_attention", &UtilisationOut::with_attention, "1", any_number(),
               "model FLOPs over peak, whole attention counted");
    out.number("without_attention", &UtilisationOut::without_attention, "1", any_number(), "6N");
    return make_model("compute.model_flops_utilisation", "Utilisation of a measured training run",
                      "Chowdhery et al. 2022 (PaLM), app. B", std::move(in), std::move(out),
                      &utilisation);
}

// ------------------------------------------------------------ memory

struct MemoryIn {
    double layers, hidden, heads, sequence, microbatch, tensor, pipeline, interleave, bytes;
};
struct MemoryOut {
    double state, activations_tensor, activations_selective, activations_full;
};

MemoryOut memory(const MemoryIn& in) {
    const auto kept = [&](Recompute how) {
        return gpt_activation_memory(in.sequence, in.microbatch, in.hidden, in.heads, in.layers,
                                     in.tensor, in.pipeline, in.interleave, how);
    };
    return {gpt_state_memory(in.layers, in.hidden, in.tensor, in.pipeline, in.bytes),
            kept(Recompute::none_tensor_parallel), kept(Recompute::selective_sequence),
            kept(Recompute::full)};
}

Model memory_model() {
    FieldTable in;
    in.number("layers", &MemoryIn::layers, "1", at_least(1), "of the model");
    in.number("hidden", &MemoryIn::hidden, "1", at_least(1), "width");
    in.number("heads", &MemoryIn::heads, "1", at_least(1), "of attention");
    in.number("sequence", &MemoryIn::sequence, "1", at_least(1), "length").by_default("2048");
    in.number("microbatch", &MemoryIn::microbatch, "1", at_least(1), "sequences").by_default("1");
    in.number("tensor", &MemoryIn::tensor, "1", at_least(1), "parallel").by_default("8");
    in.number("pipeline", &MemoryIn::pipeline, "1", at_least(1), "stages").by_default("1");
    in.number("interleave", &MemoryIn::interleave, "1", at_least(1), "chunks a stage")
        .by_default("1");
    in.number("bytes", &MemoryIn::bytes, "1", more_than(0), "of state a parameter")
        .by_default("18", "Korthikanti et al. 2022");
    FieldTable out;
    out.number("state", &MemoryOut::state, "byte", any_number(), "weights, gradients, optimiser");
    out.number("activations_tensor", &MemoryOut::activations_tensor, "byte", any_number(),
               "tensor parallelism only");
    out.number("activations_selective", &MemoryOut::activations_selective, "byte", any_number(),
               "selective recomputation and sequence parallelism");
    out.number("activations_full", &MemoryOut::activations_full, "byte", any_number(),
               "full recomputation");
    return make_model("compute.training_memory", "Memory of GPT training on each accelerator",
                      "Korthikanti et al. 2022 (arXiv:2205.05198), eqs. 1-5", std::move(in),
                      std::move(out), &memory);
}

// ------------------------------------------------------------ training and serving

struct StepIn {
    double layers, hidden, heads, key_value_heads, head_size, feed_forward, vocabulary, sequence,
        batch, tensor, pipeline, data, microbatch, interleave, peak, memory_bandwidth,
        link_bandwidth, gemm_efficiency, memory_efficiency, link_efficiency, kernel_overhead,
        data_exchange, overlap;
    bool gated, full_recompute, fused_attention;
};
struct StepOut {
    double time, arithmetic, tensor_exchange, bubble, executed_rate, model_rate, utilisation;
};

StepOut step(const StepIn& in) {
    TrainingJob job;
    job.model = {in.layers,    in.hidden,       in.heads,      in.key_value_heads,
                 in.head_size, in.feed_forward, in.vocabulary, in.gated};
    job.sequence = in.sequence;
    job.batch_tokens = in.batch * in.sequence;
    job.tensor_parallel = in.tensor;
    job.pipeline_parallel = in.pipeline;
    job.data_parallel = in.data;
    job.microbatch = in.microbatch;
    job.interleave = in.interleave;
    job.full_recompute = in.full_recompute;
    job.fused_attention = in.fused_attention;
    const Chip chip{in.peak,
                    in.memory_bandwidth,
                    in.link_bandwidth,
                    in.gemm_efficiency,
                    in.memory_efficiency,
                    in.link_efficiency,
                    in.kernel_overhead};
    const TrainingStep s = training_step(job, chip, in.data_exchange, in.overlap);
    const double chips = in.tensor * in.pipeline * in.data;
    StepOut out;
    out.time = s.time;
    out.arithmetic = s.arithmetic;
    out.tensor_exchange = s.tensor_exchange;
    out.bubble = s.bubble;
    out.utilisation = s.utilisation;
    out.model_rate = s.utilisation * in.peak;
    const double flops = gpt_iteration_flops(in.batch, in.sequence, in.layers, in.hidden,
                                             in.vocabulary, in.full_recompute);
    out.executed_rate = flops / (chips * s.time);
    return out;
}

Model step_model() {
    FieldTable in;
    in.number("layers", &StepIn::layers, "1", at_least(1), "of the model");
    in.number("hidden", &StepIn::hidden, "1", at_least(1), "width");
    in.number("heads", &StepIn::heads, "1", at_least(1), "of queries");
    in.number("key_value_heads", &StepIn::key_value_heads, "1", at_least(1), "of keys and values");
    in.number("head_size", &StepIn::head_size, "1", at_least(1), "width of a head");
    in.number("feed_forward", &StepIn::feed_forward, "1", at_least(1), "width");
    in.number("vocabulary", &StepIn::vocabulary, "1", at_least(1), "tokens known")
        .by_default("51200");
    in.flag("gated", &StepIn::gated, "three matrices in the feed-forward block")
        .by_default("false");
    in.number("sequence", &StepIn::sequence, "1", at_least(1), "length").by_default("2048");
    in.number("batch", &StepIn::batch, "1", at_least(1), "sequences a step");
    in.number("tensor", &StepIn::tensor, "1", at_least(1), "parallel").by_default("1");
    in.number("pipeline", &StepIn::pipeline, "1", at_least(1), "stages").by_default("1");
    in.number("data", &StepIn::data, "1", at_least(1), "replicas").by_default("1");
    in.number("microbatch", &StepIn::microbatch, "1", at_least(1), "sequences").by_default("1");
    in.number("interleave", &StepIn::interleave, "1", at_least(1), "chunks a stage")
        .by_default("1");
    in.flag("full_recompute", &StepIn::full_recompute, "every activation computed again")
        .by_default("true");
    in.flag("fused_attention", &StepIn::fused_attention, "scores never leave the chip")
        .by_default("true");
    in.number("peak", &StepIn::peak, "TFLOP/s", more_than(0), "of a chip")
        .by_default("312 TFLOP/s", "A100");
    in.number("memory_bandwidth", &StepIn::memory_bandwidth, "Gbyte/s", more_than(0), "of a chip")
        .by_default("2039 Gbyte/s", "A100 80 GB");
    in.number("link_bandwidth", &StepIn::link_bandwidth, "Gbyte/s", more_than(0),
              "among chips that share a layer, one direction")
        .by_default("300 Gbyte/s", "NVLink 3");
    in.number("gemm_efficiency", &StepIn::gemm_efficiency, "1", between(0.01, 1), "of the peak")
        .by_default("0.65", "middle of 0.6-0.8, fixed before any row was computed");
    in.number("memory_efficiency", &StepIn::memory_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.85", "same for all rows");
    in.number("link_efficiency", &StepIn::link_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.8", "same for all rows");
    in.number("kernel_overhead", &StepIn::kernel_overhead, "us", at_least(0), "per layer and pass")
        .by_default("0 us");
    in.number("data_exchange", &StepIn::data_exchange, "s", at_least(0), "of the gradients")
        .by_default("0 s");
    in.number("overlap", &StepIn::overlap, "1", share(), "of it hidden").by_default("0");
    FieldTable out;
    out.number("time", &StepOut::time, "s", any_number(), "of the step");
    out.number("arithmetic", &StepOut::arithmetic, "s", any_number(), "of it");
    out.number("tensor_exchange", &StepOut::tensor_exchange, "s", any_number(), "of it");
    out.number("bubble", &StepOut::bubble, "s", any_number(), "of it");
    out.number("executed_rate", &StepOut::executed_rate, "TFLOP/s", any_number(),
               "of a chip, recomputation counted, as Narayanan et al. print it");
    out.number("model_rate", &StepOut::model_rate, "TFLOP/s", any_number(),
               "of a chip: 6N and attention in full, without recomputation");
    out.number("utilisation", &StepOut::utilisation, "1", any_number(), "model FLOPs over peak");
    return make_model("compute.training_step", "Time of one training step by a roofline",
                      "Narayanan et al. 2021 (arXiv:2104.04473), sec. 2 and 3", std::move(in),
                      std::move(out), &step);
}

struct ServeIn {
    double layers, hidden, heads, key_value_heads, head_size, feed_forward, vocabulary, batch,
        prompt, answer, tensor, weight_bytes, value_bytes, peak, memory_bandwidth, link_bandwidth,
        gemm_efficiency, memory_efficiency, link_efficiency, kernel_overhead;
    bool gated;
};
struct ServeOut {
    double rate, rate_per_chip, prefill, step, memory;
};

ServeOut serving(const ServeIn& in) {
    ServingJob job;
    job.model = {in.layers,    in.hidden,       in.heads,      in.key_value_heads,
                 in.head_size, in.feed_forward, in.vocabulary, in.gated};
    job.weight_bits = 8.0 * in.weight_bytes;
    job.value_bits = 8.0 * in.value_bytes;
    job.batch = in.batch;
    job.prompt = in.prompt;
    job.answer = in.answer;
    job.tensor_parallel = in.tensor;
    const Serving s =
        serve(job, {in.peak, in.memory_bandwidth, in.link_bandwidth, in.gemm_efficiency,
                    in.memory_efficiency, in.link_efficiency, in.kernel_overhead});
    return {s.tokens_per_second, s.tokens_per_second / in.tensor, s.prefill_time, s.step_time,
            s.memory};
}

Model serving_model() {
    FieldTable in;
    in.number("layers", &ServeIn::layers, "1", at_least(1), "of the model");
    in.number("hidden", &ServeIn::hidden, "1", at_least(1), "width");
    in.number("heads", &ServeIn::heads, "1", at_least(1), "of queries");
    in.number("key_value_heads", &ServeIn::key_value_heads, "1", at_least(1), "of keys and values");
    in.number("head_size", &ServeIn::head_size, "1", at_least(1), "width of a head");
    in.number("feed_forward", &ServeIn::feed_forward, "1", at_least(1), "width");
    in.number("vocabulary", &ServeIn::vocabulary, "1", at_least(1), "tokens known");
    in.flag("gated", &ServeIn::gated, "three matrices in the feed-forward block")
        .by_default("true");
    in.number("batch", &ServeIn::batch, "1", at_least(1), "sequences together");
    in.number("prompt", &ServeIn::prompt, "1", at_least(1), "tokens in");
    in.number("answer", &ServeIn::answer, "1", at_least(1), "tokens out");
    in.number("tensor", &ServeIn::tensor, "1", at_least(1), "chips of the replica").by_default("1");
    in.number("weight_bytes", &ServeIn::weight_bytes, "1", between(0.1, 8), "a parameter")
        .by_default("1", "FP8");
    in.number("value_bytes", &ServeIn::value_bytes, "1", between(0.1, 8), "a cached value")
        .by_default("1", "FP8");
    in.number("peak", &ServeIn::peak, "TFLOP/s", more_than(0), "of a chip")
        .by_default("1979 TFLOP/s", "H100 FP8");
    in.number("memory_bandwidth", &ServeIn::memory_bandwidth, "Gbyte/s", more_than(0), "of a chip")
        .by_default("3350 Gbyte/s", "H100");
    in.number("link_bandwidth", &ServeIn::link_bandwidth, "Gbyte/s", more_than(0), "one direction")
        .by_default("450 Gbyte/s", "NVLink 4");
    in.number("gemm_efficiency", &ServeIn::gemm_efficiency, "1", between(0.01, 1), "of the peak")
        .by_default("0.42", "H100 FP8, one figure for all rows");
    in.number("memory_efficiency", &ServeIn::memory_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.8", "one figure for all rows");
    in.number("link_efficiency", &ServeIn::link_efficiency, "1", between(0.01, 1),
              "of the bandwidth")
        .by_default("0.8", "one figure for all rows");
    in.number("kernel_overhead", &ServeIn::kernel_overhead, "us", at_least(0), "per layer and step")
        .by_default("0 us");
    FieldTable out;
    out.number("rate", &ServeOut::rate, "token/s", any_number(), "answered, of the replica");
    out.number("rate_per_chip", &ServeOut::rate_per_chip, "token/s", any_number(), "of a chip");
    out.number("prefill", &ServeOut::prefill, "s", any_number(), "of the batch");
    out.number("step", &ServeOut::step, "s", any_number(), "of a decode step, mean");
    out.number("memory", &ServeOut::memory, "Gbyte", any_number(), "of a chip");
    return make_model("compute.serving", "Rate of static-batch serving by a roofline",
                      "Pope et al. 2022 (arXiv:2211.05102)", std::move(in), std::move(out),
                      &serving);
}

// ------------------------------------------------------------ faults and checkpoints

struct CheckpointIn {
    double save, mean_time_between, restart;
};
struct CheckpointOut {
    double young, daly_first_order, daly, exact, efficiency, saxena_period, saxena_availability;
};

CheckpointOut checkpoint(const CheckpointIn& in) {
    CheckpointOut out;
    out.young = young_interval(in.save, in.mean_time_between);
    out.daly_first_order = daly_first_order_interval(in.save, in.mean_time_between);
    out.daly = daly_interval(in.save, in.mean_time_between);
    out.exact = exact_interval(in.save, in.mean_time_between);
    out.efficiency = checkpoint_efficiency(out.exact, in.save, in.mean_time_between, in.restart);
    out.saxena_period = saxena_period(in.save, in.mean_time_between, in.restart);
    out.saxena_availability =
        saxena_availability(out.saxena_period, in.save, in.mean_time_between, in.restart);
    return out;
}

Model checkpoint_model() {
    FieldTable in;
    in.number("save", &CheckpointIn::save, "s", more_than(0), "blocking");
    in.number("mean_time_between", &CheckpointIn::mean_time_between, "s", more_than(0),
              "interruptions of the job");
    in.number("restart", &CheckpointIn::restart, "s", at_least(0), "to be at work again")
        .by_default("0 s");
    FieldTable out;
    out.number("young", &CheckpointOut::young, "s", any_number(), "Young 1974");
    out.number("daly_first_order", &CheckpointOut::daly_first_order, "s", any_number(),
               "Daly 2006");
    out.number("daly", &CheckpointOut::daly, "s", any_number(), "Daly 2006, higher order");
    out.number("exact", &CheckpointOut::exact, "s", any_number(), "by Lambert's W");
    out.number("efficiency", &CheckpointOut::efficiency, "1", any_number(),
               "useful share of time at the exact interval");
    out.number("saxena_period", &CheckpointOut::saxena_period, "s", any_number(),
               "save to save, the save included");
    out.number("saxena_availability", &CheckpointOut::saxena_availability, "1", any_number(),
               "at that period");
    return make_model("compute.checkpoint", "Best checkpoint interval and what it leaves",
                      "Young 1974; Daly 2006; Saxena et al. 2024 (arXiv:2410.18124)", std::move(in),
                      std::move(out), &checkpoint);
}

struct SilentIn {
    double verification, save, stopping, silent;
};
struct SilentOut {
    double period;
};

SilentOut silent(const SilentIn& in) {
    return {silent_error_period(in.verification, in.save, in.stopping, in.silent)};
}

Model silent_model() {
    FieldTable in;
    in.number("verification", &SilentIn::verification, "s", at_least(0), "before each save");
    in.number("save", &SilentIn::save, "s", more_than(0), "blocking");
    in.number("stopping", &SilentIn::stopping, "s", more_than(0), "between errors that stop");
    in.number("silent", &SilentIn::silent, "s", more_than(0), "between silent errors");
    FieldTable out;
    out.number("period", &SilentOut::period, "s", any_number(), "of verified saves");
    return make_model("compute.verified_checkpoint", "Best period with silent errors",
                      "after Aupy et al. 2013 (arXiv:1310.8486)", std::move(in), std::move(out),
                      &silent);
}

struct RatioIn {
    double nodes, failure_rate, restart, interval, save;
};
struct RatioOut {
    double ratio;
};

RatioOut ratio(const RatioIn& in) {
    return {expected_training_ratio(in.nodes, in.failure_rate, in.restart, in.interval, in.save)};
}

Model ratio_model() {
    FieldTable in;
    in.number("nodes", &RatioIn::nodes, "1", at_least(1), "of the job");
    in.number("failure_rate", &RatioIn::failure_rate, "1/d", at_least(0), "of a node");
    in.number("restart", &RatioIn::restart, "min", at_least(0), "after an interruption");
    in.number("interval", &RatioIn::interval, "min", more_than(0), "between saves");
    in.number("save", &RatioIn::save, "min", at_least(0), "blocking");
    FieldTable out;
    out.number("ratio", &RatioOut::ratio, "1", any_number(), "effective over elapsed time");
    return make_model("compute.training_ratio", "Expected effective training time ratio",
                      "Kokolis et al. 2024 (arXiv:2410.21680)", std::move(in), std::move(out),
                      &ratio);
}

struct MeanTimeIn {
    double parts, rate;
};
struct MeanTimeOut {
    double time;
};

MeanTimeOut mean_time(const MeanTimeIn& in) {
    return {mean_time_between(in.parts, in.rate)};
}

Model mean_time_model() {
    FieldTable in;
    in.number("parts", &MeanTimeIn::parts, "1", more_than(0), "of the job");
    in.number("rate", &MeanTimeIn::rate, "1/d", more_than(0), "of interruptions, each");
    FieldTable out;
    out.number("time", &MeanTimeOut::time, "h", any_number(), "between interruptions");
    return make_model("compute.mean_time_between_failures", "How long a job runs undisturbed",
                      "1/(n r)", std::move(in), std::move(out), &mean_time);
}

struct ObservedIn {
    double interruptions, parts, duration;
};
struct ObservedOut {
    double mean_time, rate, per_eight;
};

ObservedOut observed(const ObservedIn& in) {
    const double rate = observed_rate(in.interruptions, in.parts, in.duration);
    return {in.duration / in.interruptions, rate, 8.0 * rate};
}

Model observed_model() {
    FieldTable in;
    in.number("interruptions", &ObservedIn::interruptions, "1", more_than(0), "counted");
    in.number("parts", &ObservedIn::parts, "1", more_than(0), "of the job");
    in.number("duration", &ObservedIn::duration, "d", more_than(0), "of the count");
    FieldTable out;
    out.number("mean_time", &ObservedOut::mean_time, "h", any_number(), "between interruptions");
    out.number("rate", &ObservedOut::rate, "1/h", any_number(), "of each part");
    out.number("per_eight", &ObservedOut::per_eight, "1/d", any_number(), "of eight parts");
    return make_model("compute.observed_failures", "Rates from a count of interruptions",
                      "counting", std::move(in), std::move(out), &observed);
}

struct AliveIn {
    long parts, needed;
    double alive;
};
struct AliveOut {
    double probability;
};

AliveOut alive(const AliveIn& in) {
    return {at_least_alive(in.parts, in.alive, in.needed)};
}

Model alive_model() {
    FieldTable in;
    in.integer("parts", &AliveIn::parts, between(1, 1e6), "at the start");
    in.integer("needed", &AliveIn::needed, between(0, 1e6), "that must be alive");
    in.number("alive", &AliveIn::alive, "1", share(), "probability of each");
    FieldTable out;
    out.number("probability", &AliveOut::probability, "1", any_number(), "of enough alive");
    return make_model("compute.spares", "Chance that enough of n parts are alive", "binomial tail",
                      std::move(in), std::move(out), &alive);
}

struct UpsetIn {
    double dose_rate, dose_per_event, fluence_per_dose, parts, inferences;
};
struct UpsetOut {
    double cross_section, rate, mean_time, inferences_per_event;
};

UpsetOut upsets(const UpsetIn& in) {
    UpsetOut out;
    out.cross_section = cross_section(in.fluence_per_dose, in.dose_per_event);
    out.rate = in.dose_rate / in.dose_per_event;
    out.mean_time = mean_time_between(in.parts, out.rate);
    out.inferences_per_event = in.inferences / out.rate;
    return out;
}

Model upset_model() {
    FieldTable in;
    in.number("dose_rate", &UpsetIn::dose_rate, "rad_dose/yr", more_than(0), "of protons")
        .by_default("150 rad_dose/yr", "arXiv:2511.19468v2 S2.3");
    in.number("dose_per_event", &UpsetIn::dose_per_event, "rad_dose", more_than(0),
              "measured in a beam");
    in.number("fluence_per_dose", &UpsetIn::fluence_per_dose, "1/cm2/rad_dose", more_than(0),
              "of the beam")
        .by_default("7.9e6 1/cm2/rad_dose", "67 MeV protons, arXiv:2511.19468v2 S4.3");
    in.number("parts", &UpsetIn::parts, "1", at_least(1), "of the job").by_default("1");
    in.number("inferences", &UpsetIn::inferences, "1/s", more_than(0), "of a chip")
        .by_default("1 1/s", "arXiv:2511.19468v2 S2.3");
    FieldTable out;
    out.number("cross_section", &UpsetOut::cross_section, "cm2", any_number(), "of a part");
    out.number("rate", &UpsetOut::rate, "1/yr", any_number(), "of events, each part");
    out.number("mean_time", &UpsetOut::mean_time, "h", any_number(), "between events of the job");
    out.number("inferences_per_event", &UpsetOut::inferences_per_event, "1", any_number(),
               "of a chip");
    return make_model("compute.upsets", "Events that protons cause in chips",
                      "arXiv:2511.19468v2 S2.3, S4.3", std::move(in), std::move(out), &upsets);
}

}  // namespace

void add_compute_models(Directory& directory) {
    for (Model model :
         {shape_model(), gpt_model(), rule_model(), utilisation_model(), memory_model(),
          step_model(), serving_model(), checkpoint_model(), silent_model(), ratio_model(),
          mean_time_model(), observed_model(), alive_model(), upset_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
