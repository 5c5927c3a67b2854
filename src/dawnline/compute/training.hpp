#pragma once
// Time of one training step: a roofline by kernel, exchanges, pipeline bubble, slowest chip.

#include "dawnline/compute/training_layer.hpp"

namespace dawnline::compute {

struct TrainingStep {
    double time = 0;                   // [s]
    double arithmetic = 0;             // of the slowest stage, bubble left out [s]
    double tensor_exchange = 0;        // exposed, of tensor, context and expert parallelism [s]
    double stage_exchange = 0;         // exposed, between stages [s]
    double bubble = 0;                 // [s]
    double data_exchange_exposed = 0;  // [s]
    double optimizer = 0;              // [s]
    double waiting = 0;                // for the slowest of all chips [s]
    double tokens_per_second = 0;      // all replicas [token/s]
    double utilisation = 0;            // 6N + full attention per token over peak [1]
};

/// T = [m t_slow + (p − 1)/v t_stage + T_data + T_opt] (1 + σ √(2 ln n)), m = B/(d b).
///
/// t_stage is forward and backward of a microbatch through a full stage with its exchanges, t_slow
/// that of the slowest stage: the last also has the logits, and a layer less where layers_per_stage
/// says so. Stages pass 2 s b h/(t c) bytes each way, v times. Gradients go round all replicas:
/// all-reduce, or reduce-scatter and gathering of weights when sharded. With `overlap` a stage's
/// exchange is free and of the gradients' remains what backward of the last microbatch cannot hide,
/// at least one layer's. The optimiser moves 60 bytes a parameter that it owns: gradients for norm
/// and scaling, master weight and moments read and written.
///
/// `data_exchange` [s], if not negative, replaces the time of the gradients' exchange (a ring of
/// satellites, say). Never throws; infinite time if a bandwidth in use is zero.
/// Accuracy: 5 % on average over published runs on A100 and H100
/// (validation/compute_training.yaml). Source: Narayanan et al. 2021 (arXiv:2104.04473), sec. 2.2
/// and 3.
TrainingStep training_step(const TrainingJob& job, const Chip& chip,
                           double data_exchange = -1.0) noexcept;

/// The same from a layer's times, which depend on t, c, E, b and recomputation only.
TrainingStep training_step(const TrainingJob& job, const Chip& chip, const LayerTime& layer,
                           double data_exchange) noexcept;

/// Replicas far apart that exchange only now and then.
struct LocalTraining {
    double islands = 1;          // each runs the whole job [1]
    double local_steps = 500;    // H, between exchanges (Douillard et al. 2023: 500) [1]
    double bandwidth = 0;        // of an island round the ring of islands, one direction [bit/s]
    double latency = 0;          // of a step of that ring [s]
    double exchanged_bits = 32;  // a parameter: the outer gradient; 4 if compressed [bit]
    double overlap_steps = 0;  // of the exchange that run beside arithmetic (Streaming DiLoCo) [1]
};

struct LocalStep {
    double exchange = 0;           // one, all-reduce over islands [s]
    double time = 0;               // of a step, its share of the exchange included [s]
    double tokens_per_second = 0;  // all islands [token/s]
    double needed_bandwidth = 0;   // that halves the rate, no more [bit/s]
};

/// DiLoCo: each island takes H steps alone, then averages its change of the weights with the
/// others': T = T_step + max(0, T_exchange − overlap·T_step)/H. What it does to the loss is not
/// modelled; published runs keep it for 8 islands and H = 500 (Douillard et al. 2023,
/// arXiv:2311.08105).
LocalStep local_step(const TrainingJob& job, const TrainingStep& step,
                     const LocalTraining& local) noexcept;

}  // namespace dawnline::compute
