#pragma once
// A model to train and the layout that spreads it over accelerators.

#include "dawnline/compute/chip.hpp"
#include "dawnline/compute/transformer.hpp"

namespace dawnline::compute {

/// Which activations are computed again on the way back.
enum class Recompute {
    none,
    selective,  // scores of attention only (Korthikanti et al. 2022)
    full,       // all but the inputs of layers
};

/// Who keeps weights, gradients and the optimiser's state (ZeRO, Rajbhandari et al. 2020).
enum class Sharding {
    none,       // whole on each replica
    optimizer,  // state over replicas: gradients reduce-scattered, weights gathered (stage 1)
    all,        // weights and gradients too, gathered layer by layer (stage 3)
};

/// A model spread over t·c·d·p accelerators; ranks count t first, then c, d and p, or t, c, p and d
/// where stages stay together.
struct TrainingJob {
    Transformer model;
    double sequence = 0;           // [token]
    double batch_tokens = 0;       // per step, all replicas [token]
    double tensor_parallel = 1;    // t
    double pipeline_parallel = 1;  // p
    double data_parallel = 1;      // d, replicas
    double microbatch = 1;         // b, sequences
    double interleave = 1;         // v, chunks a stage
    double context_parallel = 1;   // c, parts of a sequence
    double expert_parallel = 1;    // E, out of the d·c replicas
    Recompute recompute = Recompute::none;
    bool sequence_parallel = false;  // norms split over t too
    bool fused_attention = true;     // scores never leave the chip (Dao et al. 2022)
    bool overlap = false;            // exchanges of replicas and stages run beside arithmetic
    bool stages_together = false;    // a replica's stages are neighbours
    Sharding sharding = Sharding::none;
    double gradient_bits = 32;   // exchanged a parameter [bit]
    double optimizer_bits = 96;  // master weight and two moments, a parameter [bit]
    double scatter = 0.01;       // standard deviation of a chip's time, relative [1]
};

/// t·c·d·p. [1]
double chips_of(const TrainingJob& job) noexcept;

/// Microbatches through each pipeline in a step, B/(d b). [1]
double microbatches_of(const TrainingJob& job) noexcept;

/// Layers of the fullest stage: l/p, or (l + 2)/p where the first and the last stage hold one layer
/// less (Llama 3: 126 layers on 16 stages). [1]
double layers_per_stage(const TrainingJob& job) noexcept;

/// Says all that is wrong with the job at once: degrees that do not divide heads, layers, sequence,
/// experts or the batch; degrees or shapes below one or not whole; bandwidths that are zero and
/// needed; a model that does not fit the chip's memory (with the bytes that it takes).
///
/// Throws Error with one problem for each culprit, its path the field's name.
void check(const TrainingJob& job, const Chip& chip);

}  // namespace dawnline::compute
