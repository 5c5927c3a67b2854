#pragma once
// One layer of a transformer on one chip of a layout: forward, backward, exchanges.

#include "dawnline/compute/training_job.hpp"

namespace dawnline::compute {

/// Times for one microbatch; exchanges that nothing hides are apart.
struct LayerTime {
    double forward = 0;            // arithmetic [s]
    double backward = 0;           // arithmetic, recomputation in it [s]
    double forward_exchange = 0;   // tensor, context and expert parallelism [s]
    double backward_exchange = 0;  // recomputation in it [s]
    double logits = 0;             // of the last stage, all passes and the loss [s]
};

/// Sum over the kernels of a layer.
///
/// Products: queries, keys and values; output; feed-forward or routed experts, each by
/// product_time, twice that many on the way back. Scores: the two products and 9 (forward) and 11
/// (backward) bytes a score for softmax and dropout, or, fused, at 0.6 of the peak, half of
/// the square, five products back for two forward (Dao 2023). Norms, residuals, activations: 22h +
/// 4f (6f gated) + 4 (a + 2 n_kv) d_h bytes a token forward, 38h + 6f (10f) and the same back.
/// Tensor parallelism: two all-reduces of 2 h bytes a token forward, two back, two more with full
/// recomputation. Context parallelism: keys and values gathered forward, gathered and reduced back.
/// Experts: two all-to-alls of 2 k h bytes a token forward and two back. Causal attention over c
/// parts is balanced (rank i holds chunks i and 2c − 1 − i).
/// Valid for jobs that `check` accepts. Source: Narayanan et al. 2021; Korthikanti et al. 2022.
LayerTime layer_time(const TrainingJob& job, const Chip& chip) noexcept;

}  // namespace dawnline::compute
