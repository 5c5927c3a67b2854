// The five functions against their targets. `of_target` is our time over the target: below one
// keeps it. No peer publishes a speed for the same work (orbitdc, McCalip: Python and JavaScript,
// untimed).

#include <benchmark/benchmark.h>

#include "dawnline/mission/mission.hpp"
#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/read.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace {

using namespace dawnline;

const scenario::Scenario& suncatcher() {
    static const scenario::Scenario read = scenario::read_as<scenario::Scenario>(
        scenario::scenario_table(),
        scenario::read_document(DAWNLINE_SOURCE_DIR "/scenarios/suncatcher.yaml"),
        scenario::Catalogue(DAWNLINE_SOURCE_DIR "/catalog"));
    return read;
}

/// Seconds an iteration over the target.
void against(benchmark::State& state, double target) {
    state.counters["target_s"] = target;
    state.counters["of_target"] = benchmark::Counter(
        target, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void size(benchmark::State& state) {
    const scenario::Scenario& s = suncatcher();
    for (auto _ : state) benchmark::DoNotOptimize(mission::size(s));
    against(state, 20e-6);
}
BENCHMARK(size)->Unit(benchmark::kMicrosecond);

void simulate_a_year(benchmark::State& state) {
    const scenario::Scenario& s = suncatcher();
    const mission::Design design = mission::size(s);
    for (auto _ : state) benchmark::DoNotOptimize(mission::simulate(s, design));
    against(state, 1.5);
}
BENCHMARK(simulate_a_year)->Unit(benchmark::kMillisecond);

void sensitivities(benchmark::State& state) {
    const scenario::Scenario& s = suncatcher();
    for (auto _ : state) benchmark::DoNotOptimize(mission::sensitivities(s, 0));
    against(state, 1.0);
}
BENCHMARK(sensitivities)->Unit(benchmark::kMillisecond);

void trades(benchmark::State& state) {
    const scenario::Scenario& s = suncatcher();
    for (auto _ : state) benchmark::DoNotOptimize(mission::trades(s));
    against(state, 3.0);
}
BENCHMARK(trades)->Unit(benchmark::kMillisecond);

}  // namespace
