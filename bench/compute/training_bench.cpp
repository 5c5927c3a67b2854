#include <benchmark/benchmark.h>

#include <chrono>

#include "dawnline/compute/layout.hpp"
#include "dawnline/compute/serving_simulation.hpp"

namespace dawnline::compute {
namespace {

using Clock = std::chrono::steady_clock;

// Calculon 1.x on two cores of a shared server: 0.4 s a configuration, about a minute for the best
// of 5 000 chips (its README).
constexpr double k_calculon_step = 0.4;     // [s]
constexpr double k_calculon_search = 60.0;  // [s]
constexpr double k_step_target = 10e-6;     // [s] issue 6
constexpr double k_search_target = 10e-3;   // [s] for 1 024 chips

Chip h100() {
    Chip c;
    c.peak = 989.5e12;
    c.memory_bandwidth = 8.0 * 3350e9;
    c.link_bandwidth = 8.0 * 450e9;
    c.fabric_bandwidth = 8.0 * 50e9;
    c.gemm_efficiency = 0.65;
    c.memory_efficiency = 0.85;
    c.link_efficiency = 0.77;
    c.fabric_efficiency = 0.85;
    c.units = 132;
    c.memory = 8.0 * 80e9;
    return c;
}

TrainingJob llama_70b() {
    TrainingJob j;
    j.model = {.layers = 80,
               .hidden = 8192,
               .heads = 64,
               .key_value_heads = 8,
               .head_size = 128,
               .feed_forward = 28672,
               .vocabulary = 128256};
    j.sequence = 8192;
    j.batch_tokens = 8192.0 * 2048;
    j.tensor_parallel = 8;
    j.pipeline_parallel = 4;
    j.data_parallel = 32;
    j.sequence_parallel = true;
    j.sharding = Sharding::optimizer;
    return j;
}

void one_configuration(benchmark::State& state) {
    TrainingJob job = llama_70b();
    const Chip chip = h100();
    const auto start = Clock::now();
    for (auto _ : state) {
        benchmark::DoNotOptimize(job);
        benchmark::DoNotOptimize(training_step(job, chip).time);
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    const double each = took.count() / static_cast<double>(state.iterations());
    state.counters["of_target"] = each / k_step_target;
    state.counters["of_calculon"] = each / k_calculon_step;
}
BENCHMARK(one_configuration)->Unit(benchmark::kMicrosecond);

void best_of_chips(benchmark::State& state) {
    const auto chips = static_cast<double>(state.range(0));
    double considered = 0.0;
    const auto start = Clock::now();
    for (auto _ : state) {
        const Layout best = best_layout(llama_70b(), h100(), chips);
        considered = static_cast<double>(best.considered);
        benchmark::DoNotOptimize(best.step.time);
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    const double each = took.count() / static_cast<double>(state.iterations());
    state.counters["layouts"] = considered;
    state.counters["of_target"] = each / k_search_target;
    state.counters["of_calculon"] = each / k_calculon_search;
}
BENCHMARK(best_of_chips)->Arg(1024)->Arg(5120)->Unit(benchmark::kMillisecond);

// Ten thousand requests of 512 and 128 tokens at two thirds of the greatest rate.
void serve_requests(benchmark::State& state) {
    ServingJob job;
    job.model = llama_70b().model;
    job.tensor_parallel = 4;
    job.batch = 256;
    job.prompt = 512;
    job.answer = 128;
    Chip chip = h100();
    chip.peak = 1979e12;
    chip.attention_peak = 989.5e12;
    const double most = steady_serving(job, chip, 1e9).tokens_per_second / job.answer;
    double steps = 0.0;
    for (auto _ : state) {
        const ServingReport r =
            simulate_serving(job, chip, {.rate = 0.66 * most, .length_spread = 1.0});
        steps = static_cast<double>(r.steps);
        state.counters["simulated_seconds"] = 10000.0 / (0.66 * most);
        benchmark::DoNotOptimize(r.whole.p99);
    }
    state.counters["steps"] = steps;
}
BENCHMARK(serve_requests)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::compute
