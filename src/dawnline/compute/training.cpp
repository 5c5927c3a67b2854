#include "dawnline/compute/training.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::compute {

namespace {

constexpr double k_byte = 8.0;         // [bit]
constexpr double k_value_bytes = 2.0;  // bf16

/// Bytes that memory-bound operations move per token, layer and forward pass.
///
/// Norms, residuals and dropout read and write about 16 values of width h, the activation three of
/// the feed-forward width. Unfused attention moves its a·s scores six times: written, read and
/// written by the softmax, read and written by dropout, read by the product with the values.
double memory_bound_bytes(const TrainingJob& job) noexcept {
    const Transformer& t = job.model;
    const double scores = job.fused_attention ? 0.0 : 6.0 * t.heads * job.sequence;
    return k_value_bytes * (16.0 * t.hidden + 3.0 * t.feed_forward + scores);
}

}  // namespace

TrainingStep training_step(const TrainingJob& job, const Chip& chip, double data_exchange,
                           double overlap) noexcept {
    const Transformer& m = job.model;
    const double tokens = job.sequence * job.microbatch;  // of a microbatch
    const double layers = m.layers / job.pipeline_parallel;
    const double t = job.tensor_parallel;

    // Forward through one stage; the logits are spread evenly over the stages.
    const double flops = tokens *
                         (training_flops_per_token(m, job.sequence, Attention::full) / 3.0) /
                         (job.pipeline_parallel * t);
    const double matrices = flops / (chip.peak * chip.gemm_efficiency);
    const double moved = tokens * layers * memory_bound_bytes(job) * k_byte / t;
    const double streams = moved / (chip.memory_bandwidth * chip.memory_efficiency);
    const double launches = layers * chip.kernel_overhead;
    const double forward = matrices + streams + launches;

    // One all-reduce of the layer's output: 2(t−1)/t of it over the group's links.
    const double reduce = t > 1.0 ? 2.0 * (t - 1.0) / t * k_value_bytes * k_byte * tokens *
                                        m.hidden / (chip.link_bandwidth * chip.link_efficiency)
                                  : 0.0;
    const double passes = job.full_recompute ? 4.0 : 3.0;  // forward, twice backward, again forward
    const double exchanges = job.full_recompute ? 6.0 : 4.0;

    const double microbatches = job.batch_tokens / (tokens * job.data_parallel);
    const double stages = (job.pipeline_parallel - 1.0) / job.interleave;
    const double arithmetic = passes * forward;
    const double exchange = exchanges * layers * reduce;

    TrainingStep step;
    step.arithmetic = microbatches * arithmetic;
    step.tensor_exchange = microbatches * exchange;
    step.bubble = stages * (arithmetic + exchange);
    // An exchange that never ends cannot be hidden behind arithmetic.
    step.data_exchange_exposed =
        std::isfinite(data_exchange) ? (1.0 - overlap) * data_exchange : data_exchange;
    step.time = step.arithmetic + step.tensor_exchange + step.bubble + step.data_exchange_exposed;
    step.tokens_per_second = job.batch_tokens / step.time;
    const double chips = t * job.pipeline_parallel * job.data_parallel;
    step.utilisation = step.tokens_per_second *
                       training_flops_per_token(m, job.sequence, Attention::full) /
                       (chips * chip.peak);
    return step;
}

}  // namespace dawnline::compute
