#pragma once
// Memory that training takes on each accelerator (Korthikanti et al. 2022, arXiv:2205.05198).

#include "dawnline/compute/training_job.hpp"

namespace dawnline::compute {

/// Parameters, gradients and optimiser of the GPT block without embeddings:
/// bytes·12 l h²/(t p), 18 bytes with 32-bit gradients. [bit]
double gpt_state_memory(double layers, double hidden, double tensor, double pipeline,
                        double bytes_per_parameter) noexcept;

/// What a chip of the first stage, the fullest, must hold.
struct TrainingMemory {
    double state = 0;        // weights, gradients, optimiser [bit]
    double activations = 0;  // kept for the way back, at the fullest moment [bit]
    double working = 0;      // of the layer that is computed again [bit]
};

/// Their sum. [bit]
double total(const TrainingMemory& memory) noexcept;

/// Activations of one layer and microbatch, per token of the chip's part. [bit]
///
///   none       10h/z + (2(a + 2n_kv)d_h + 2 a d_h + 4f)/t bytes, 6f if gated, and 5 a s/t scores
///              unless attention is fused
///   selective  without the scores
///   full       2h/z
///
/// z = t with sequence parallelism, 1 without; f of the experts visited. For the GPT block this is
/// eqs. 1 to 5 of Korthikanti et al.: s b h (10 + 24/t + 5 a s/(h t)).
double layer_activation_bits(const TrainingJob& job) noexcept;

/// State: 2-byte weights, gradients, optimiser over t, p and, as sharded, d·c; experts over E too.
/// Activations of the first stage: l layers' worth (p microbatches of l/p layers in flight), times
/// 1 + (p − 1)/(p v) when interleaved, but at most what m microbatches leave.
TrainingMemory training_memory(const TrainingJob& job) noexcept;

}  // namespace dawnline::compute
