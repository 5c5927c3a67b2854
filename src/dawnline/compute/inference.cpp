#include "dawnline/compute/inference.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::compute {

namespace {

constexpr double k_half_precision = 16.0;   // of a value between layers [bit]
constexpr double k_fused_efficiency = 0.6;  // of the peak (Dao 2023: 0.5 to 0.73 on A100)

/// Feed-forward products of `tokens` in one layer with or without experts.
double block_time(const ServingJob& job, const Chip& chip, double tokens) noexcept {
    const Transformer& m = job.model;
    const double bits = std::min(job.weight_bits, k_half_precision);
    const auto pair = [&](double rows, double width, double count) {
        const double own = width / job.tensor_parallel;
        return product_time(chip, {.m = rows,
                                   .n = (m.gated ? 2.0 : 1.0) * own,
                                   .k = m.hidden,
                                   .count = count,
                                   .left_bits = bits,
                                   .right_bits = job.weight_bits}) +
               product_time(chip, {.m = rows,
                                   .n = m.hidden,
                                   .k = own,
                                   .count = count,
                                   .left_bits = bits,
                                   .right_bits = job.weight_bits});
    };
    if (m.experts <= 0.0) return pair(tokens, m.feed_forward, 1.0);
    // An expert is visited unless all tokens go elsewhere: X(1 − (1 − k/X)^tokens) of X.
    const double chance = m.active_experts / m.experts;
    const double visited = m.experts * (1.0 - std::pow(1.0 - chance, tokens));
    const double rows = visited > 0.0 ? tokens * m.active_experts / visited : 0.0;
    const double sparse = pair(rows, m.expert_feed_forward, visited) +
                          pair(tokens, m.shared_experts * m.expert_feed_forward, 1.0);
    const double share = m.dense_layers / m.layers;
    return share * pair(tokens, m.feed_forward, 1.0) + (1.0 - share) * sparse;
}

double attention_products(const ServingJob& job, const Chip& chip, double tokens) noexcept {
    const Transformer& m = job.model;
    const double bits = std::min(job.weight_bits, k_half_precision);
    const double own = m.heads / job.tensor_parallel * m.head_size;
    const double keys = std::max(1.0, m.key_value_heads / job.tensor_parallel) * m.head_size;
    return product_time(chip, {.m = tokens,
                               .n = own + 2.0 * keys,
                               .k = m.hidden,
                               .left_bits = bits,
                               .right_bits = job.weight_bits}) +
           product_time(chip, {.m = tokens,
                               .n = m.hidden,
                               .k = own,
                               .left_bits = bits,
                               .right_bits = job.weight_bits});
}

/// Keys and values read for the sequences that decode, one layer.
double cache_time(const ServingJob& job, const Chip& chip, double context) noexcept {
    const Transformer& m = job.model;
    const double heads = std::max(1.0, m.key_value_heads / job.tensor_parallel);
    const double again = job.software.group_reading * m.heads / m.key_value_heads;
    return stream_time(chip,
                       2.0 * heads * m.head_size * job.value_bits * context * std::max(1.0, again));
}

}  // namespace

double engine_step_time(const ServingJob& job, const Chip& chip, const StepLoad& load) noexcept {
    const Transformer& m = job.model;
    const double t = job.tensor_parallel;
    const double p = job.pipeline_parallel;
    const double all = load.decoding + load.prompt_tokens;
    const double tokens = all >= p ? all / p : std::min(all, 1.0);
    const double part = all > 0.0 ? tokens / all : 0.0;

    const double peak = chip.attention_peak > 0.0 ? chip.attention_peak : chip.peak;
    const double scores =
        4.0 * load.prompt_scores * part * m.heads / t * m.head_size / (peak * k_fused_efficiency);
    // Norms and residuals of the hidden values, activations, queries and outputs, read and written.
    const double width = m.experts > 0.0
                             ? (m.active_experts + m.shared_experts) * m.expert_feed_forward
                             : m.feed_forward;
    const double moved = k_half_precision * tokens *
                         (16.0 * m.hidden + (3.0 * width + 4.0 * m.heads * m.head_size) / t);
    const double reduce =
        all_reduce_time(chip, {.size = t, .stride = 1.0}, k_half_precision * tokens * m.hidden);
    const double overhead =
        load.prompt_tokens > 0.0 ? job.software.prefill_overhead : job.software.decode_overhead;
    const double layer = attention_products(job, chip, tokens) + block_time(job, chip, tokens) +
                         cache_time(job, chip, load.context * part) + scores +
                         stream_time(chip, moved) + 2.0 * reduce + overhead;

    const double out = (load.decoding + load.first_tokens) * part;
    const double logits = product_time(chip, {.m = out, .n = m.vocabulary / t, .k = m.hidden});
    const double pass = p > 1.0 ? k_half_precision * tokens * m.hidden / t /
                                          ring_bandwidth(chip, {.size = 2.0, .stride = t}) +
                                      chip.fabric_latency
                                : 0.0;
    return m.layers * layer + logits + (p - 1.0) * pass + job.software.step_overhead;
}

Serving serve(const ServingJob& job, const Chip& chip) noexcept {
    const double b = job.batch;
    Serving out;
    out.prefill_time = engine_step_time(job, chip,
                                        {.prompt_tokens = b * job.prompt,
                                         .prompt_scores = 0.5 * b * job.prompt * job.prompt,
                                         .first_tokens = b});
    out.step_time = engine_step_time(
        job, chip, {.decoding = b, .context = b * (job.prompt + 0.5 * job.answer)});
    out.tokens_per_second = b * job.answer / (out.prefill_time + job.answer * out.step_time);
    const double weights = parameter_count(job.model) * job.weight_bits;
    const double cache = key_value_bits_per_token(job.model, job.value_bits);
    out.memory = (weights + b * cache * (job.prompt + job.answer)) /
                 (job.tensor_parallel * job.pipeline_parallel);
    return out;
}

double largest_batch(const ServingJob& job, const Chip& chip, double share) noexcept {
    const double held = share * chip.memory * job.tensor_parallel * job.pipeline_parallel;
    const double weights = parameter_count(job.model) * job.weight_bits;
    const double each =
        key_value_bits_per_token(job.model, job.value_bits) * (job.prompt + job.answer);
    return std::max(0.0, std::floor((held - weights) / each));
}

SteadyServing steady_serving(const ServingJob& job, const Chip& chip,
                             double request_rate) noexcept {
    // A step with b sequences ends b/answer of them, and as many begin; arrivals are independent,
    // so some steps have no prompt and the others more.
    const auto step = [&](double b) {
        const double begun = b / std::max(1.0, job.answer);
        const double with = -std::expm1(-begun);
        const double prompts = begun / with;
        StepLoad load{.decoding = b, .context = b * (job.prompt + 0.5 * job.answer)};
        const double without = engine_step_time(job, chip, load);
        load.prompt_tokens = prompts * job.prompt;
        load.prompt_scores = 0.5 * prompts * job.prompt * job.prompt;
        load.first_tokens = prompts;
        return with * engine_step_time(job, chip, load) + (1.0 - with) * without;
    };
    const auto rate = [&](double b) { return b / step(b); };
    const double wanted = request_rate * job.answer;
    SteadyServing out;
    out.batch = job.batch;
    out.saturated = !(rate(job.batch) >= wanted);
    if (!out.saturated) {
        double low = 0.0;
        double high = job.batch;
        for (int k = 0; k < 60; ++k) {
            const double middle = 0.5 * (low + high);
            (rate(middle) < wanted ? low : high) = middle;
        }
        out.batch = high;
    }
    out.step_time = step(out.batch);
    out.tokens_per_second = out.batch / out.step_time;
    return out;
}

void check(const ServingJob& job, const Chip& chip) {
    std::vector<Problem> problems;
    const auto add = [&](const char* path, std::string message) {
        problems.push_back({{}, path, std::move(message), {}});
    };
    const auto positive = [&](const char* path, double value) {
        if (!(value > 0.0)) add(path, "is " + std::to_string(value) + "; it must be positive");
    };
    const auto whole = [&](const char* path, double value) {
        if (!(value >= 1.0) || value != std::floor(value))
            add(path, "is " + std::to_string(value) + "; a whole number of at least 1 is needed");
    };
    const Transformer& m = job.model;
    for (const auto& [path, value] : {std::pair{"layers", m.layers},
                                      {"hidden", m.hidden},
                                      {"heads", m.heads},
                                      {"key_value_heads", m.key_value_heads},
                                      {"head_size", m.head_size},
                                      {"vocabulary", m.vocabulary},
                                      {"tensor_parallel", job.tensor_parallel},
                                      {"pipeline_parallel", job.pipeline_parallel},
                                      {"batch", job.batch}})
        whole(path, value);
    for (const auto& [path, value] : {std::pair{"weight_bits", job.weight_bits},
                                      {"value_bits", job.value_bits},
                                      {"prompt", job.prompt},
                                      {"answer", job.answer},
                                      {"peak", chip.peak},
                                      {"memory_bandwidth", chip.memory_bandwidth}})
        positive(path, value);
    const double chips = job.tensor_parallel * job.pipeline_parallel;
    if (std::min(chips, chip.domain) > 1.0) positive("link_bandwidth", chip.link_bandwidth);
    if (chips > chip.domain) positive("fabric_bandwidth", chip.fabric_bandwidth);
    if (!problems.empty()) throw Error(std::move(problems));

    if (std::fmod(m.heads, job.tensor_parallel) != 0.0)
        add("tensor_parallel", "is " + std::to_string(job.tensor_parallel) +
                                   ", which does not divide the " + std::to_string(m.heads) +
                                   " heads");
    if (std::fmod(m.layers, job.pipeline_parallel) != 0.0)
        add("pipeline_parallel", "is " + std::to_string(job.pipeline_parallel) +
                                     ", which does not divide the " + std::to_string(m.layers) +
                                     " layers");
    if (chip.memory > 0.0 && largest_batch(job, chip) < 1.0) {
        constexpr double k_gigabyte = 8e9;  // [bit]
        add("memory", "is " + std::to_string(chip.memory / k_gigabyte) +
                          " GB a chip; weights and one sequence take " +
                          std::to_string(serve(job, chip).memory / k_gigabyte) +
                          " GB with the whole batch");
    }
    if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace dawnline::compute
