#pragma once
// Arithmetic of decoder-only transformers: parameters, floating-point operations, caches.
//
// symbol  here             meaning
// l, h    layers, hidden
// a, n_kv heads, key_value_heads
// d_h     head_size
// f, V    feed_forward, vocabulary
// s, B    sequence [token], batch [sequence]
// X, k    experts, active_experts

namespace dawnline::compute {

/// The shape of a decoder-only transformer; whole numbers kept as doubles.
///
/// With experts > 0 every layer after the first `dense_layers` holds X experts of width
/// `expert_feed_forward`, of which each token visits k, and `shared_experts` that all tokens visit.
struct Transformer {
    double layers = 0;
    double hidden = 0;
    double heads = 0;
    double key_value_heads = 0;
    double head_size = 0;
    double feed_forward = 0;
    double vocabulary = 0;
    bool gated = true;  // three matrices in the feed-forward block instead of two
    double experts = 0;
    double active_experts = 0;
    double shared_experts = 0;
    double expert_feed_forward = 0;
    double dense_layers = 0;
};

/// l(h a d_h·2 + 2 h n_kv d_h + (3 or 2) h f + 2h) + 2Vh + h, embedding and logits apart; a layer
/// with experts has (X + shared)(3 or 2) h f_x + X h instead of the feed-forward block. [1]
double parameter_count(const Transformer& t) noexcept;

/// Parameters of the routed experts alone, which expert parallelism spreads. [1]
double expert_parameter_count(const Transformer& t) noexcept;

/// Parameters that are multiplied with each token: all but norms, the embedding, which is only
/// looked up, and the experts that a token does not visit. [1]
double matrix_parameter_count(const Transformer& t) noexcept;

/// GPT block of Narayanan et al. (2021), eq. 2: 12 l h²(1 + 13/(12h) + (V + s)/(12 l h)). [1]
double gpt_parameter_count(double layers, double hidden, double vocabulary,
                           double sequence) noexcept;

/// Operations of one training iteration of the GPT block, whole attention counted:
/// 72 B s l h²(1 + s/(6h) + V/(12 l h)), or 96 B s l h²(1 + s/(6h) + V/(16 l h)) with full
/// recomputation (Narayanan et al. 2021, eq. 3; Korthikanti et al. 2022, app. A). [FLOP]
double gpt_iteration_flops(double batch, double sequence, double layers, double hidden,
                           double vocabulary, bool full_recompute) noexcept;

/// How attention is counted in operations per token.
enum class Attention { none, causal, full };

/// 6N + 12 l a d_h s (full) or half of the attention (causal), N those in matrices. [FLOP]
double training_flops_per_token(const Transformer& t, double sequence,
                                Attention attention) noexcept;

/// Keys and values of one token, 2 l n_kv d_h × bits of a value. [bit]
double key_value_bits_per_token(const Transformer& t, double value_bits) noexcept;

}  // namespace dawnline::compute
