#include "dawnline/compute/training_layer.hpp"

#include <algorithm>

namespace dawnline::compute {

namespace {

constexpr double k_byte = 8.0;              // [bit]
constexpr double k_value_bits = 16.0;       // bf16
constexpr double k_fused_efficiency = 0.6;  // of the peak (Dao 2023: 0.5 to 0.73 on A100)
constexpr double k_fused_backward = 2.5;    // five products back for two forward

struct Passes {
    double forward = 0;
    double backward = 0;

    Passes& operator+=(const Passes& other) noexcept {
        forward += other.forward;
        backward += other.backward;
        return *this;
    }
};

/// What every kernel of a layer needs to know.
struct Part {
    const TrainingJob& job;
    const Chip& chip;
    double tokens;   // of the chip's part of a microbatch
    double queries;  // a d_h/t
    double keys;     // n_kv d_h/t, at least one head
};

Part part_of(const TrainingJob& job, const Chip& chip) noexcept {
    const Transformer& m = job.model;
    const double t = job.tensor_parallel;
    return {job, chip, job.sequence * job.microbatch / job.context_parallel,
            m.heads * m.head_size / t, std::max(1.0, m.key_value_heads / t) * m.head_size};
}

/// m tokens by an n × k matrix: forward, and the gradients of inputs and of weights.
Passes linear(const Chip& chip, double m, double n, double k, double count = 1.0) noexcept {
    return {product_time(chip, {.m = m, .n = n, .k = k, .count = count}),
            product_time(chip, {.m = m, .n = k, .k = n, .count = count}) +
                product_time(chip, {.m = n, .n = k, .k = m, .count = count})};
}

Passes feed_forward(const Part& p, double tokens, double width, double count) noexcept {
    const Transformer& m = p.job.model;
    const double own = width / p.job.tensor_parallel;
    Passes sum = linear(p.chip, tokens, (m.gated ? 2.0 : 1.0) * own, m.hidden, count);
    sum += linear(p.chip, tokens, m.hidden, own, count);
    return sum;
}

/// Feed-forward block, mean over layers with and without experts.
Passes block(const Part& p) noexcept {
    const Transformer& m = p.job.model;
    if (m.experts <= 0.0) return feed_forward(p, p.tokens, m.feed_forward, 1.0);
    const double local = m.experts / p.job.expert_parallel;
    // Balanced: E chips send the tokens of their microbatches to X experts.
    const double each = p.tokens * m.active_experts / local;
    Passes sparse = feed_forward(p, each, m.expert_feed_forward, local);
    sparse += feed_forward(p, p.tokens, m.shared_experts * m.expert_feed_forward, 1.0);
    const Passes dense = feed_forward(p, p.tokens, m.feed_forward, 1.0);
    const double share = m.dense_layers / m.layers;
    return {share * dense.forward + (1.0 - share) * sparse.forward,
            share * dense.backward + (1.0 - share) * sparse.backward};
}

/// Scores of attention, softmax and their product with the values.
Passes scores(const Part& p) noexcept {
    const TrainingJob& job = p.job;
    const double s = job.sequence;
    const double rows = s / job.context_parallel;
    if (job.fused_attention) {
        const double peak = p.chip.attention_peak > 0.0 ? p.chip.attention_peak : p.chip.peak;
        const double flops = 2.0 * rows * s * job.microbatch * p.queries;  // half of the square
        const double time = flops / (peak * k_fused_efficiency);
        return {time, k_fused_backward * time};
    }
    const double d = job.model.head_size;
    const double count = job.microbatch * p.queries / d;
    const double square = count * rows * s;
    const double wide = product_time(p.chip, {.m = rows, .n = s, .k = d, .count = count});
    const double narrow = product_time(p.chip, {.m = rows, .n = d, .k = s, .count = count});
    // Softmax reads and writes, dropout reads, writes and keeps a byte; back three, and two and it.
    return {wide + narrow + stream_time(p.chip, 9.0 * k_byte * square),
            2.0 * (wide + narrow) + stream_time(p.chip, 11.0 * k_byte * square)};
}

/// Norms, residuals with dropout, activations, transposes: bytes a token as in the header.
Passes streams(const Part& p) noexcept {
    const Transformer& m = p.job.model;
    const double z = p.job.sequence_parallel ? p.job.tensor_parallel : 1.0;
    const double routed = (m.active_experts + m.shared_experts) * m.expert_feed_forward;
    const double sparse = m.experts > 0.0 ? 1.0 - m.dense_layers / m.layers : 0.0;
    const double width =
        ((1.0 - sparse) * m.feed_forward + sparse * routed) / p.job.tensor_parallel;
    // Tokens are copied to the order of their experts and back.
    const double copies = sparse * 8.0 * m.active_experts * m.hidden / z;
    const double heads = 4.0 * (p.queries + 2.0 * p.keys);
    const double forward = 22.0 * m.hidden / z + (m.gated ? 6.0 : 4.0) * width + heads + copies;
    const double backward = 38.0 * m.hidden / z + (m.gated ? 10.0 : 6.0) * width + heads + copies;
    return {stream_time(p.chip, k_byte * p.tokens * forward),
            stream_time(p.chip, k_byte * p.tokens * backward)};
}

/// Exchanges that the next kernel waits for.
Passes exchanges(const Part& p) noexcept {
    const TrainingJob& job = p.job;
    const Transformer& m = job.model;
    const double again = job.recompute == Recompute::full ? 1.0 : 0.0;
    const double hidden = k_value_bits * p.tokens * m.hidden;
    Passes sum;
    if (job.tensor_parallel > 1.0) {
        const double reduce =
            all_reduce_time(p.chip, {.size = job.tensor_parallel, .stride = 1.0}, hidden);
        sum += {2.0 * reduce, (2.0 + 2.0 * again) * reduce};
    }
    if (job.context_parallel > 1.0) {
        const Group ring{.size = job.context_parallel, .stride = job.tensor_parallel};
        const double gather =
            gather_time(p.chip, ring, 2.0 * k_value_bits * job.sequence * job.microbatch * p.keys);
        sum += {gather, (2.0 + again) * gather};
    }
    if (job.expert_parallel > 1.0) {
        const Group group{.size = job.expert_parallel, .stride = job.tensor_parallel};
        const double z = job.sequence_parallel ? job.tensor_parallel : 1.0;
        const double sparse = 1.0 - m.dense_layers / m.layers;
        const double exchange =
            sparse * all_to_all_time(p.chip, group, hidden * m.active_experts / z);
        sum += {2.0 * exchange, (2.0 + 2.0 * again) * exchange};
    }
    return sum;
}

/// Matrix of the vocabulary and the loss, which passes its values at 32 bit: 40 bytes each in all.
double logits_time(const Part& p) noexcept {
    const Transformer& m = p.job.model;
    const double own = m.vocabulary / p.job.tensor_parallel;
    const Passes matrix = linear(p.chip, p.tokens, own, m.hidden);
    return matrix.forward + matrix.backward + stream_time(p.chip, 40.0 * k_byte * p.tokens * own);
}

}  // namespace

LayerTime layer_time(const TrainingJob& job, const Chip& chip) noexcept {
    const Part p = part_of(job, chip);
    const Transformer& m = job.model;
    Passes sum = linear(chip, p.tokens, p.queries + 2.0 * p.keys, m.hidden);
    sum += linear(chip, p.tokens, m.hidden, p.queries);
    sum += block(p);
    sum += streams(p);
    const Passes attention = scores(p);
    sum += attention;
    sum += {chip.kernel_overhead, 2.0 * chip.kernel_overhead};
    if (job.recompute == Recompute::full) sum.backward += sum.forward;
    if (job.recompute == Recompute::selective && !job.fused_attention)
        sum.backward += attention.forward;
    const Passes exchange = exchanges(p);
    return {sum.forward, sum.backward, exchange.forward, exchange.backward, logits_time(p)};
}

}  // namespace dawnline::compute
