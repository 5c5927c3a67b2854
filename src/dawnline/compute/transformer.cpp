#include "dawnline/compute/transformer.hpp"

namespace dawnline::compute {

namespace {

double attention_parameters(const Transformer& t) noexcept {
    return 2.0 * t.hidden * t.head_size * (t.heads + t.key_value_heads);
}

double matrices_of_block(const Transformer& t) noexcept {
    return t.gated ? 3.0 : 2.0;
}

double expert_layers(const Transformer& t) noexcept {
    return t.experts > 0.0 ? t.layers - t.dense_layers : 0.0;
}

double expert_parameters(const Transformer& t) noexcept {
    return matrices_of_block(t) * t.hidden * t.expert_feed_forward;
}

/// Matrices when each token visits `routed` experts a layer.
double matrices_with(const Transformer& t, double routed) noexcept {
    const double sparse = expert_layers(t);
    const double block = matrices_of_block(t) * t.hidden * t.feed_forward;
    const double router = t.hidden * t.experts;
    return t.layers * attention_parameters(t) + (t.layers - sparse) * block +
           sparse * ((routed + t.shared_experts) * expert_parameters(t) + router) +
           t.vocabulary * t.hidden;
}

}  // namespace

double matrix_parameter_count(const Transformer& t) noexcept {
    return matrices_with(t, t.active_experts);
}

double expert_parameter_count(const Transformer& t) noexcept {
    return expert_layers(t) * t.experts * expert_parameters(t);
}

double parameter_count(const Transformer& t) noexcept {
    const double norms = (2.0 * t.layers + 1.0) * t.hidden;
    return matrices_with(t, t.experts) + t.vocabulary * t.hidden + norms;
}

double gpt_parameter_count(double layers, double hidden, double vocabulary,
                           double sequence) noexcept {
    return 12.0 * layers * hidden * hidden *
           (1.0 + 13.0 / (12.0 * hidden) + (vocabulary + sequence) / (12.0 * layers * hidden));
}

double gpt_iteration_flops(double batch, double sequence, double layers, double hidden,
                           double vocabulary, bool full_recompute) noexcept {
    const double passes = full_recompute ? 96.0 : 72.0;
    const double logits = full_recompute ? 16.0 : 12.0;
    return passes * batch * sequence * layers * hidden * hidden *
           (1.0 + sequence / (6.0 * hidden) + vocabulary / (logits * layers * hidden));
}

double training_flops_per_token(const Transformer& t, double sequence,
                                Attention attention) noexcept {
    const double whole = 12.0 * t.layers * t.heads * t.head_size * sequence;
    const double counted = attention == Attention::none     ? 0.0
                           : attention == Attention::causal ? 0.5 * whole
                                                            : whole;
    return 6.0 * matrix_parameter_count(t) + counted;
}

double key_value_bits_per_token(const Transformer& t, double value_bits) noexcept {
    return 2.0 * t.layers * t.key_value_heads * t.head_size * value_bits;
}

}  // namespace dawnline::compute
