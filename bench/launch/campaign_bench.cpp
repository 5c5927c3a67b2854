#include <benchmark/benchmark.h>

#include <chrono>

#include "dawnline/launch/campaign_spread.hpp"

namespace dawnline::launch {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double k_day = 86400.0;
constexpr double k_target = 50e-3;  // [s] for a campaign of 2000 flights, issue 4

/// Falcon-like fleet with everything that costs events: lines, ships, scrubs, losses, learning.
Campaign fleet() {
    Campaign c;
    c.boosters.initial = 16;
    c.boosters.most = 20;
    c.boosters.build_lines = 1;
    c.boosters.build = {30.0 * k_day, 0.9, 15.0 * k_day};
    c.boosters.uses = 25;
    c.boosters.return_time = 4.0 * k_day;
    c.boosters.refurbishment = {60.0 * k_day, 0.85, 12.0 * k_day};
    c.boosters.refurbishment_lines = 8;
    c.boosters.landing = {0.05, 0.004, 0.4, 20.0};
    c.boosters.recovery_assets = 3;
    c.boosters.recovery_cycle = 5.0 * k_day;
    c.upper_stages.initial = 4;
    c.upper_stages.most = 12;
    c.upper_stages.build_lines = 2;
    c.upper_stages.build = {5.0 * k_day, 0.9, 3.0 * k_day};
    c.pads = 3;
    c.pad_cycle = 4.0 * k_day;
    c.range_interval = 0.5 * k_day;
    c.go_probability = 0.7;
    c.recycle_time = k_day;
    c.ascent = {0.02, 0.003, 0.3, 50.0};
    c.ascent_stand_down = 15.0 * k_day;
    c.landing_stand_down = 2.0 * k_day;
    return c;
}

void two_thousand_flights(benchmark::State& state) {
    const Campaign c = fleet();
    double flights = 0.0;
    std::uint64_t history = 0;
    const auto start = Clock::now();
    for (auto _ : state) {
        const CampaignHistory h = fly_campaign(c, 2000, 1, history++);
        benchmark::DoNotOptimize(h.completed);
        flights += static_cast<double>(h.flights.size());
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    const auto runs = static_cast<double>(state.iterations());
    state.counters["flights"] = flights / runs;
    state.counters["of_target"] = took.count() / runs / k_target;
}
BENCHMARK(two_thousand_flights)->Unit(benchmark::kMillisecond);

// Two hundred histories of 2000 flights on all cores.
void two_hundred_histories(benchmark::State& state) {
    const Campaign c = fleet();
    for (auto _ : state)
        benchmark::DoNotOptimize(campaign_spread(c, 2000, 20.0 * 365.25 * k_day, 200, 1, 0));
}
BENCHMARK(two_hundred_histories)->Unit(benchmark::kMillisecond)->Iterations(1);

// From one of each to the fleet that flies 2000 times in ten years, twenty histories a try.
void smallest(benchmark::State& state) {
    Campaign c = fleet();
    c.boosters.initial = c.boosters.most = 1;
    c.boosters.recovery_assets = c.boosters.refurbishment_lines = c.pads = 1;
    c.upper_stages.build_lines = 1;
    for (auto _ : state)
        benchmark::DoNotOptimize(smallest_fleet(c, 2000, 10.0 * 365.25 * k_day, 0.9, {}, 20, 1, 0));
}
BENCHMARK(smallest)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace dawnline::launch
