#include "dawnline/compute/memory.hpp"

#include <algorithm>

namespace dawnline::compute {

namespace {

constexpr double k_byte = 8.0;          // [bit]
constexpr double k_weight_bits = 16.0;  // bf16

/// Width of the feed-forward values that a token leaves in a layer; the mean over layers.
double feed_forward_width(const Transformer& m) noexcept {
    if (m.experts <= 0.0) return m.feed_forward;
    const double sparse = (m.layers - m.dense_layers) / m.layers;
    return (1.0 - sparse) * m.feed_forward +
           sparse * (m.active_experts + m.shared_experts) * m.expert_feed_forward;
}

}  // namespace

double gpt_state_memory(double layers, double hidden, double tensor, double pipeline,
                        double bytes_per_parameter) noexcept {
    return k_byte * bytes_per_parameter * 12.0 * layers * hidden * hidden / (tensor * pipeline);
}

double layer_activation_bits(const TrainingJob& job) noexcept {
    const Transformer& m = job.model;
    const double t = job.tensor_parallel;
    const double outside = job.sequence_parallel ? t : 1.0;
    if (job.recompute == Recompute::full) return k_byte * 2.0 * m.hidden / outside;
    const double queries = m.heads * m.head_size;
    const double shared = 2.0 * (queries + 2.0 * m.key_value_heads * m.head_size) + 2.0 * queries +
                          (m.gated ? 6.0 : 4.0) * feed_forward_width(m);
    const bool scores = job.recompute == Recompute::none && !job.fused_attention;
    const double square = scores ? 5.0 * m.heads * job.sequence : 0.0;
    return k_byte * (10.0 * m.hidden / outside + (shared + square) / t);
}

TrainingMemory training_memory(const TrainingJob& job) noexcept {
    const Transformer& m = job.model;
    const double p = job.pipeline_parallel;
    const double replicas = job.data_parallel * job.context_parallel;
    const double experts = expert_parameter_count(m) / m.layers;
    const double embedding = m.vocabulary * m.hidden;
    const double layer = (parameter_count(m) - 2.0 * embedding) / m.layers - experts;
    const double held = layers_per_stage(job);
    // A pipeline keeps the embedding in its first stage and the logits in its last.
    const double dense =
        (held * layer + (p > 1.0 ? embedding : 2.0 * embedding)) / job.tensor_parallel;
    const double routed = held * experts / (job.tensor_parallel * job.expert_parallel);

    const auto bits = [&](double copies) {
        const double all = job.sharding == Sharding::all ? copies : 1.0;
        const double own = job.sharding == Sharding::none ? 1.0 : copies;
        return (k_weight_bits + job.gradient_bits) / all + job.optimizer_bits / own;
    };
    TrainingMemory out;
    out.state = dense * bits(replicas) + routed * bits(replicas / job.expert_parallel);

    const double tokens = job.sequence * job.microbatch / job.context_parallel;
    const double interleaved = job.interleave > 1.0 ? 1.0 + (p - 1.0) / (p * job.interleave) : 1.0;
    const double flying = std::min(p * interleaved, microbatches_of(job));
    out.activations = flying * held * tokens * layer_activation_bits(job);
    if (job.recompute != Recompute::none) {
        TrainingJob kept = job;
        kept.recompute = Recompute::none;
        out.working = tokens * (layer_activation_bits(kept) - layer_activation_bits(job));
    }
    return out;
}

double total(const TrainingMemory& memory) noexcept {
    return memory.state + memory.activations + memory.working;
}

}  // namespace dawnline::compute
