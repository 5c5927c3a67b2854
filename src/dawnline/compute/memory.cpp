#include "dawnline/compute/memory.hpp"

namespace dawnline::compute {

namespace {
constexpr double k_byte = 8.0;  // [bit]
}

double gpt_state_memory(double layers, double hidden, double tensor, double pipeline,
                        double bytes_per_parameter) noexcept {
    return k_byte * bytes_per_parameter * 12.0 * layers * hidden * hidden / (tensor * pipeline);
}

double gpt_activation_memory(double sequence, double microbatch, double hidden, double heads,
                             double layers, double tensor, double pipeline, double interleave,
                             Recompute recompute) noexcept {
    const double token_layer = sequence * microbatch * hidden;
    double layer = 0.0;
    switch (recompute) {
        case Recompute::none_tensor_parallel:
            layer =
                token_layer * (10.0 + 24.0 / tensor + 5.0 * heads * sequence / (hidden * tensor));
            break;
        case Recompute::selective_sequence:
            layer = 34.0 * token_layer / tensor;
            break;
        case Recompute::full:
            layer = 2.0 * token_layer;
            break;
    }
    const double interleaved =
        interleave > 1.0 ? 1.0 + (pipeline - 1.0) / (pipeline * interleave) : 1.0;
    return k_byte * layers * layer * interleaved;
}

double training_memory(const Transformer& t, double sequence, double microbatch, double tensor,
                       double pipeline, double state_bytes) noexcept {
    const double state = k_byte * state_bytes * parameter_count(t) / (tensor * pipeline);
    return state + gpt_activation_memory(sequence, microbatch, t.hidden, t.heads, t.layers, tensor,
                                         pipeline, 1.0, Recompute::selective_sequence);
}

}  // namespace dawnline::compute
