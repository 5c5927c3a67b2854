#pragma once
// Memory that training takes on each accelerator (Korthikanti et al. 2022, arXiv:2205.05198).

#include "dawnline/compute/transformer.hpp"

namespace dawnline::compute {

/// Which activations are kept.
enum class Recompute {
    none_tensor_parallel,  // tensor parallelism only, nothing recomputed
    selective_sequence,    // attention core recomputed, sequence parallelism too
    full,                  // layer inputs only
};

/// Parameters, gradients and optimiser of the GPT block without embeddings:
/// bytes·12 l h²/(t p), 18 bytes with 32-bit gradients. [bit]
double gpt_state_memory(double layers, double hidden, double tensor, double pipeline,
                        double bytes_per_parameter) noexcept;

/// Activations of the first stage, l layers' worth times 1 + (p − 1)/(p v) when interleaved (v >
/// 1):
///   tensor only  s b h (10 + 24/t + 5 a s/(h t)) a layer
///   selective    34 s b h/t
///   full         2 s b h
/// [bit]
double gpt_activation_memory(double sequence, double microbatch, double hidden, double heads,
                             double layers, double tensor, double pipeline, double interleave,
                             Recompute recompute) noexcept;

/// Any decoder: state over tensor and pipeline, and the selective activations of the first stage
/// with flash attention. [bit]
double training_memory(const Transformer& t, double sequence, double microbatch, double tensor,
                       double pipeline, double state_bytes) noexcept;

}  // namespace dawnline::compute
