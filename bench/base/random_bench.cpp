#include "dawnline/base/random.hpp"

#include <benchmark/benchmark.h>

namespace dawnline {
namespace {

void philox_bits(benchmark::State& state) {
    Stream stream(1, 2, "bench");
    for (auto _ : state) benchmark::DoNotOptimize(stream.bits());
    state.SetBytesProcessed(8 * state.iterations());
}
BENCHMARK(philox_bits);

void normal(benchmark::State& state) {
    Stream stream(1, 2, "bench");
    for (auto _ : state) benchmark::DoNotOptimize(stream.normal());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(normal);

void poisson(benchmark::State& state) {
    Stream stream(1, 2, "bench");
    const auto mean = static_cast<double>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(stream.poisson(mean));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(poisson)->Arg(3)->Arg(300);

}  // namespace
}  // namespace dawnline
