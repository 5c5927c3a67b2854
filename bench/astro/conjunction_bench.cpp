// Screening and collision probability, beside what others publish.

#include <benchmark/benchmark.h>

#include <chrono>
#include <vector>

#include "dawnline/astro/catalogue_screening.hpp"
#include "dawnline/astro/collision_probability.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/random.hpp"
#include "number_table.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// SIMPLETON (Java, Orekit), its authors' figure on a consumer PC: about 30 000 objects, 24 h, 5 km.
constexpr double k_simpleton = 27.0;  // [s]

// The catalogue fifteen times: the same shells and eccentricities, other planes and phases.
std::vector<Sgp4> thirty_thousand() {
    const std::vector<ElementSet> sets = test::catalogue();
    std::vector<Sgp4> objects;
    Stream stream(1, 0, "bench.screening");
    for (int copy = 0; copy < 15; ++copy)
        for (ElementSet set : sets) {
            if (copy > 0) {
                set.node = k_two_pi * stream.uniform();
                set.mean_anomaly = k_two_pi * stream.uniform();
                set.mean_motion *= 1.0 + 1e-4 * (stream.uniform() - 0.5);
            }
            objects.push_back(initialise(set));
        }
    return objects;
}

void screening_of_30000_objects_for_a_day(benchmark::State& state) {
    const std::vector<Sgp4> objects = thirty_thousand();
    const Tt start = to_tt(parse_utc("2024-11-01T00:00:00Z"));
    ScreeningOptions options;
    options.jobs = static_cast<unsigned>(state.range(0));
    std::size_t events = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (auto _ : state)
        events = screen_catalogue(objects, start, 0.0, k_day, options).conjunctions.size();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    state.counters["events"] = static_cast<double>(events);
    state.counters["SIMPLETON_over_ours"] =
        k_simpleton * static_cast<double>(state.iterations()) / taken.count();
}
BENCHMARK(screening_of_30000_objects_for_a_day)
    ->ArgName("threads")
    ->Arg(2)
    ->Arg(1)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

void screening_of_one_against_30000_for_a_day(benchmark::State& state) {
    const std::vector<Sgp4> objects = thirty_thousand();
    const Tt start = to_tt(parse_utc("2024-11-01T00:00:00Z"));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            screen_catalogue_one(5, objects, start, 0.0, k_day, {.jobs = 1}).conjunctions.data());
}
BENCHMARK(screening_of_one_against_30000_for_a_day)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

std::vector<Encounter> encounters() {
    std::vector<Encounter> made;
    for (const std::vector<double>& row : test::number_table("encounters.csv")) {
        const auto object = [&](std::size_t k) {
            return EncounterObject{
                {row[k], row[k + 1], row[k + 2]},
                {row[k + 3], row[k + 4], row[k + 5]},
                {row[k + 6], row[k + 7], row[k + 8], row[k + 9], row[k + 10], row[k + 11]}};
        };
        made.push_back({object(2), object(14), row[1]});
    }
    return made;
}

void probabilities_of_published_encounters(benchmark::State& state) {
    const std::vector<Encounter> given = encounters();
    for (auto _ : state)
        for (const Encounter& encounter : given)
            benchmark::DoNotOptimize(
                foster_probability(encounter_plane(encounter).miss, encounter.hard_body_radius));
    state.SetItemsProcessed(state.iterations() * static_cast<long>(given.size()));
}
BENCHMARK(probabilities_of_published_encounters);

void chan_series(benchmark::State& state) {
    const MissDistribution miss{84.875546, 60.583685, 57.918666, 152.8814468};
    for (auto _ : state) benchmark::DoNotOptimize(chan_probability(miss, 10.3));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(chan_series);

}  // namespace
}  // namespace dawnline::astro
