#pragma once
// Time of one training step: arithmetic by a roofline, exchanges, pipeline bubble.

#include "dawnline/compute/transformer.hpp"

namespace dawnline::compute {

/// What a chip reaches; the four numbers below `link_bandwidth` are the only ones calibrated.
struct Chip {
    double peak = 0;               // dense, at the precision used [FLOP/s]
    double memory_bandwidth = 0;   // [bit/s]
    double link_bandwidth = 0;     // to chips that share a layer, one direction [bit/s]
    double gemm_efficiency = 1;    // of the peak on large matrices [1]
    double memory_efficiency = 1;  // [1]
    double link_efficiency = 1;    // [1]
    double kernel_overhead = 0;    // per layer and pass [s]
};

/// A model spread over accelerators.
struct TrainingJob {
    Transformer model;
    double sequence = 0;           // [token]
    double batch_tokens = 0;       // per step, all replicas [token]
    double tensor_parallel = 1;    // t
    double pipeline_parallel = 1;  // p
    double data_parallel = 1;      // d, replicas
    double microbatch = 1;         // b, sequences
    double interleave = 1;         // v, chunks a stage
    bool full_recompute = false;
    bool fused_attention = true;  // scores never leave the chip (Dao et al. 2022)
};

struct TrainingStep {
    double time = 0;                   // [s]
    double arithmetic = 0;             // matrices and memory-bound operations, bubble left out [s]
    double tensor_exchange = 0;        // exposed [s]
    double bubble = 0;                 // [s]
    double data_exchange_exposed = 0;  // [s]
    double tokens_per_second = 0;      // all replicas [token/s]
    double utilisation = 0;            // 6N + full attention per token over peak [1]
};

/// T = (m + (p − 1)/v)(t_f + t_b) + exposed exchange, m = B/(d b) microbatches a pipeline.
///
/// t_f and t_b are a microbatch through one stage: matrices at the GEMM ceiling, norms, residuals
/// and activations by the bytes they move, four ring all-reduces of 2 s b h bytes a layer over the
/// tensor-parallel group (six with full recomputation). Backward is twice forward, three times with
/// recomputation. `data_exchange` [s] is the gradients' exchange, of which `overlap` hides.
/// Source: Narayanan et al. 2021 (arXiv:2104.04473), sec. 2.2 and 3.
TrainingStep training_step(const TrainingJob& job, const Chip& chip, double data_exchange,
                           double overlap) noexcept;

}  // namespace dawnline::compute
