#pragma once
// Serving a model: time of an engine step by a roofline, static batch, steady continuous batch.

#include "dawnline/compute/chip.hpp"
#include "dawnline/compute/transformer.hpp"

namespace dawnline::compute {

/// What the serving program adds to the chip's own time.
struct ServingSoftware {
    double prefill_overhead = 120e-6;  // launches, per layer of a step with prompts [s]
    double decode_overhead = 60e-6;    // per layer of a step without [s]
    double step_overhead = 0.5e-3;     // host, sampling [s]
    double group_reading = 0;  // share of a group's query heads that read keys and values anew [1]
};

/// Sequences served together on one replica of t·p accelerators.
struct ServingJob {
    Transformer model;
    double weight_bits = 8;        // of a parameter [bit]
    double value_bits = 8;         // of a cached key or value [bit]
    double batch = 1;              // sequences, at most [1]
    double prompt = 0;             // tokens in, mean [token]
    double answer = 0;             // tokens out, mean [token]
    double tensor_parallel = 1;    // accelerators that share each layer [1]
    double pipeline_parallel = 1;  // stages [1]
    ServingSoftware software = {};
};

/// What one step of the engine works on.
struct StepLoad {
    double decoding = 0;       // sequences that get one token [1]
    double context = 0;        // of theirs together [token]
    double prompt_tokens = 0;  // prefilled in this step [token]
    double prompt_scores = 0;  // Σ over them of the tokens they look back on [token²]
    double first_tokens = 0;   // prompts that end in this step [1]
};

/// Time of one step: products of each layer on decoding + prompt tokens together, caches read once
/// (or by group_reading·a/n_kv heads again), scores of prompts at 0.6 of the peak at 16
/// bit, norms and activations, two all-reduces a layer, launches, and the logits of the tokens that
/// come out. With p stages a step is cut into p microbatches, so that all stages work: every layer
/// sees 1/p of the tokens, and p − 1 transfers of hidden values are added.
/// Source: Pope et al. 2022 (arXiv:2211.05102); products as product_time.
double engine_step_time(const ServingJob& job, const Chip& chip, const StepLoad& load) noexcept;

struct Serving {
    double prefill_time = 0;       // of the whole batch [s]
    double step_time = 0;          // of one decode step, mean over the answer [s]
    double tokens_per_second = 0;  // answered, of the replica [token/s]
    double memory = 0;             // of each accelerator: weights and full caches [bit]
};

/// A static batch: all prompts in one step, then `answer` decode steps of which the one at the mean
/// context stands for all (time is linear in the context). rate = b·answer/(prefill + Σ steps).
/// Accuracy: 8 % on average over published rates (validation/compute_serving.yaml).
Serving serve(const ServingJob& job, const Chip& chip) noexcept;

/// Sequences of prompt + answer tokens that fit beside the weights, in `share` of the memory. [1]
double largest_batch(const ServingJob& job, const Chip& chip, double share = 0.9) noexcept;

/// A replica that admits requests as they come.
struct SteadyServing {
    double batch = 0;              // sequences decoding, mean [1]
    double step_time = 0;          // time to each further token [s]
    double tokens_per_second = 0;  // answered [token/s]
    bool saturated = false;        // requests come faster than the replica answers
};

/// Continuous batching by mean values: with λ requests a second, a step that takes T decodes b
/// sequences and prefills n = λ T prompts; by Little's law b = λ·answer·T(b). T is the mean over
/// steps without prompts, e^(−n) of all, and steps that share the prompts. The least fixed point by
/// bisection; saturated, with b = batch and its greatest rate, if there is none
/// below. λ = infinity asks for that rate.
SteadyServing steady_serving(const ServingJob& job, const Chip& chip, double request_rate) noexcept;

/// Says all that is wrong with the job at once: degrees that do not divide heads or layers, sizes
/// that are not positive, bandwidths that are zero and needed, weights or one sequence that do not
/// fit. Throws Error with one problem for each culprit, its path the field's name.
void check(const ServingJob& job, const Chip& chip);

}  // namespace dawnline::compute
