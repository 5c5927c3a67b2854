#include "dawnline/compute/training.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::compute {

namespace {

constexpr double k_byte = 8.0;         // [bit]
constexpr double k_value_bits = 16.0;  // bf16
// Gradients read for scaling, norm and update, master weight and moments read and written, weight
// written: 15 words of four bytes.
constexpr double k_update_bits = 60.0 * k_byte;

/// Parameters of the fullest chip that all replicas share, and those of routed experts.
struct Owned {
    double dense, routed;
};

Owned owned(const TrainingJob& job) noexcept {
    const Transformer& m = job.model;
    const double embedding = m.vocabulary * m.hidden;
    const double experts = expert_parameter_count(m) / m.layers;
    const double layer = (parameter_count(m) - 2.0 * embedding) / m.layers - experts;
    const double held = layers_per_stage(job);
    return {(held * layer + embedding) / job.tensor_parallel,
            held * experts / (job.tensor_parallel * job.expert_parallel)};
}

/// Gradients, and weights when sharded, round one group of replicas.
double replicas_time(const TrainingJob& job, const Chip& chip, const Group& group,
                     double parameters) noexcept {
    if (group.size <= 1.0 || parameters <= 0.0) return 0.0;
    const double gradients = job.gradient_bits * parameters;
    if (job.sharding == Sharding::none) return all_reduce_time(chip, group, gradients);
    const double weights = gather_time(chip, group, k_value_bits * parameters);
    // Stage 3 gathers the weights on the way forward and back of every microbatch.
    const double gathers = job.sharding == Sharding::all ? 2.0 * microbatches_of(job) : 1.0;
    return gather_time(chip, group, gradients) + gathers * weights;
}

double exchange_of_replicas(const TrainingJob& job, const Chip& chip, const Owned& own) noexcept {
    const double t = job.tensor_parallel * (job.stages_together ? job.pipeline_parallel : 1.0);
    const double replicas = job.data_parallel * job.context_parallel;
    const double e = job.expert_parallel;
    return replicas_time(job, chip, {.size = replicas, .stride = t}, own.dense) +
           replicas_time(job, chip, {.size = replicas / e, .stride = t * e}, own.routed);
}

/// What remains visible of an exchange that runs beside the way back of the last microbatch.
double exposed(const TrainingJob& job, double exchange, double layers, double backward) noexcept {
    if (!job.overlap || !std::isfinite(exchange)) return exchange;
    return std::max(exchange / layers, exchange - backward);
}

}  // namespace

TrainingStep training_step(const TrainingJob& job, const Chip& chip,
                           double data_exchange) noexcept {
    return training_step(job, chip, layer_time(job, chip), data_exchange);
}

TrainingStep training_step(const TrainingJob& job, const Chip& chip, const LayerTime& layer,
                           double data_exchange) noexcept {
    const Transformer& m = job.model;
    const double p = job.pipeline_parallel;
    const double layers = layers_per_stage(job);
    const bool trimmed = p > 1.0 && layers * p > m.layers;
    const double arithmetic = layer.forward + layer.backward;
    const double exchange = layer.forward_exchange + layer.backward_exchange;

    // Each stage hands its values on and takes gradients back; groups of t send 1/t each and
    // gather.
    const double tokens = job.sequence * job.microbatch / job.context_parallel;
    const double message = k_value_bits * tokens * m.hidden / job.tensor_parallel;
    const double beside = job.stages_together ? 1.0 : job.data_parallel;
    const Group apart{.size = 2.0, .stride = job.tensor_parallel * job.context_parallel * beside};
    const double pass =
        p > 1.0 && !job.overlap ? message / ring_bandwidth(chip, apart) + chip.fabric_latency : 0.0;
    const double between = 2.0 * job.interleave * pass;

    const double stage = layers * (arithmetic + exchange) + between;
    const double last = (layers - (trimmed ? 1.0 : 0.0)) * arithmetic + layer.logits;
    const double slow_arithmetic = std::max(last, layers * arithmetic);
    const double microbatches = microbatches_of(job);
    const Owned own = owned(job);
    const double replicas = job.data_parallel * job.context_parallel;
    const double sharers = job.sharding == Sharding::none ? 1.0 : replicas;
    const double gradients =
        data_exchange >= 0.0 ? data_exchange : exchange_of_replicas(job, chip, own);

    TrainingStep step;
    step.arithmetic = microbatches * slow_arithmetic;
    step.tensor_exchange = microbatches * layers * exchange;
    step.stage_exchange = microbatches * between;
    step.bubble = (p - 1.0) / job.interleave * stage;
    step.data_exchange_exposed = exposed(job, gradients, layers, layers * layer.backward);
    step.optimizer = stream_time(
        chip, k_update_bits * (own.dense / sharers +
                               own.routed / std::max(1.0, sharers / job.expert_parallel)));
    const double alone = step.arithmetic + step.tensor_exchange + step.stage_exchange +
                         step.bubble + step.data_exchange_exposed + step.optimizer;
    step.time = alone * slowest_of(chips_of(job), job.scatter);
    step.waiting = step.time - alone;
    step.tokens_per_second = job.batch_tokens / step.time;
    step.utilisation = step.tokens_per_second *
                       training_flops_per_token(m, job.sequence, Attention::full) /
                       (chips_of(job) * chip.peak);
    return step;
}

LocalStep local_step(const TrainingJob& job, const TrainingStep& step,
                     const LocalTraining& local) noexcept {
    const double k = local.islands;
    const double path = 2.0 * (k - 1.0) / k * parameter_count(job.model) * local.exchanged_bits;
    const double hidden = local.overlap_steps * step.time;
    LocalStep out;
    out.exchange = k > 1.0 ? path / local.bandwidth + 2.0 * (k - 1.0) * local.latency : 0.0;
    out.time = step.time + std::max(0.0, out.exchange - hidden) / local.local_steps;
    out.tokens_per_second = k * job.batch_tokens / out.time;
    out.needed_bandwidth = k > 1.0 ? path / (local.local_steps * step.time + hidden) : 0.0;
    return out;
}

}  // namespace dawnline::compute
