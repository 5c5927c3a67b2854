#include <benchmark/benchmark.h>

#include <vector>

#include "dawnline/astro/frame_table.hpp"
#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/moon.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_day;

// brahe, "GCRF to ITRF batch" of its own benchmarks (2026): 2.5 million states a second on the 128
// threads of an EPYC 7713. We count one thread.
constexpr double k_brahe = 2.5e6;  // [1/s]

constexpr std::size_t k_instants = 4096;

const Tt k_epoch = to_tt(parse_utc("2027-03-20T00:00:00Z"));

std::vector<double> spread_over_a_month() {
    std::vector<double> t;
    for (std::size_t k = 0; k < k_instants; ++k)
        t.push_back(30.0 * k_day * static_cast<double>((k * 1597) % k_instants) / k_instants);
    return t;
}

void count(benchmark::State& state, std::size_t n) {
    const double made = static_cast<double>(state.iterations()) * static_cast<double>(n);
    state.SetItemsProcessed(static_cast<std::int64_t>(made));
    state.counters["times_brahe_128_threads"] =
        benchmark::Counter(made / k_brahe, benchmark::Counter::kIsRate);
}

void rotation_full(benchmark::State& state) {
    const EarthInstant at = earth_instant(parse_utc("2027-03-20T00:00:00Z"));
    for (auto _ : state) benchmark::DoNotOptimize(itrf_from_gcrf(at));
    count(state, 1);
}
BENCHMARK(rotation_full);

void rotation_cached(benchmark::State& state) {
    const FrameTable table(k_epoch, 0.0, 30.0 * k_day);
    const std::vector<double> t = spread_over_a_month();
    std::vector<Mat3> R_FG(k_instants);
    std::vector<FrameStatus> status(k_instants);
    for (auto _ : state) {
        table.rotations(t, R_FG, status);
        benchmark::ClobberMemory();
    }
    count(state, k_instants);
}
BENCHMARK(rotation_cached);

// Position and velocity, each at its own instant: what brahe counts.
void states_to_itrf_cached(benchmark::State& state) {
    const FrameTable table(k_epoch, 0.0, 30.0 * k_day);
    const std::vector<double> t = spread_over_a_month();
    const StateVector state_G{{7e6, 1e5, -2e5}, {100.0, 5300.0, 5300.0}};
    std::vector<StateVector> state_F(k_instants);
    for (auto _ : state) {
        for (std::size_t k = 0; k < k_instants; ++k) state_F[k] = to_itrf(state_G, table(t[k]));
        benchmark::ClobberMemory();
    }
    count(state, k_instants);
}
BENCHMARK(states_to_itrf_cached);

void frame_table_of_a_day(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(FrameTable(k_epoch, 0.0, k_day));
}
BENCHMARK(frame_table_of_a_day);

void moon_full(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(moon_position(k_epoch));
}
BENCHMARK(moon_full);

void moon_cached(benchmark::State& state) {
    const MoonTable table(k_epoch, 0.0, 30.0 * k_day);
    const std::vector<double> t = spread_over_a_month();
    for (auto _ : state)
        for (const double at : t) benchmark::DoNotOptimize(table(at));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(k_instants));
}
BENCHMARK(moon_cached);

}  // namespace
}  // namespace dawnline::astro
