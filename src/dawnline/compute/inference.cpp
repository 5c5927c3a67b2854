#include "dawnline/compute/inference.hpp"

#include <algorithm>

namespace dawnline::compute {

Serving serve(const ServingJob& job, const Chip& chip) noexcept {
    const Transformer& m = job.model;
    const double parameters = parameter_count(m);
    const double t = job.tensor_parallel;
    const double compute = t * chip.peak * chip.gemm_efficiency;
    const double stream = t * chip.memory_bandwidth * chip.memory_efficiency;
    const double weights = parameters * job.weight_bits;
    const double cache = key_value_bits_per_token(m, job.value_bits);
    const double attention = 2.0 * m.layers * m.heads * m.head_size;

    Serving out;
    const double matrices = 2.0 * matrix_parameter_count(m);
    const double prompt_flops =
        job.batch * (matrices * job.prompt + attention * job.prompt * job.prompt);
    // Two all-reduces a layer of the hidden values of `tokens`, not overlapped.
    const auto reduced = [&](double tokens) {
        constexpr double k_half_precision = 16.0;  // bits of an activation
        return t > 1.0 ? 2.0 * m.layers * 2.0 * (t - 1.0) / t * tokens * m.hidden *
                             k_half_precision / (chip.link_bandwidth * chip.link_efficiency)
                       : 0.0;
    };
    out.prefill_time = std::max(prompt_flops / compute, weights / stream) +
                       reduced(job.batch * job.prompt) + m.layers * chip.kernel_overhead;

    // Time of a step is linear in the context on either roof, so its mean over the answer is that
    // at the mean context.
    const double context = job.prompt + 0.5 * job.answer;
    const double products = std::max(weights / stream, job.batch * matrices / compute);
    const double lookups =
        job.batch * context * std::max(cache / stream, 2.0 * attention / compute);
    out.step_time = products + lookups + reduced(job.batch) + m.layers * chip.kernel_overhead;
    out.tokens_per_second =
        job.batch * job.answer / (out.prefill_time + job.answer * out.step_time);
    out.memory = (weights + job.batch * cache * (job.prompt + job.answer)) / t;
    return out;
}

}  // namespace dawnline::compute
