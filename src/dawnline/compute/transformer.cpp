#include "dawnline/compute/transformer.hpp"

namespace dawnline::compute {

double matrix_parameter_count(const Transformer& t) noexcept {
    const double attention =
        2.0 * t.hidden * t.heads * t.head_size + 2.0 * t.hidden * t.key_value_heads * t.head_size;
    const double block = (t.gated ? 3.0 : 2.0) * t.hidden * t.feed_forward;
    return t.layers * (attention + block) + t.vocabulary * t.hidden;
}

double parameter_count(const Transformer& t) noexcept {
    const double norms = (2.0 * t.layers + 1.0) * t.hidden;
    return matrix_parameter_count(t) + t.vocabulary * t.hidden + norms;
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
