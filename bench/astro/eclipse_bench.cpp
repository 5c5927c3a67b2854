#include "dawnline/astro/eclipse.hpp"

#include <benchmark/benchmark.h>

#include <vector>

#include "dawnline/astro/eclipse_season.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2027-01-01T00:00:00Z"));

void sun_table_of_a_year(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(SunTable(k_epoch, 0.0, k_julian_year));
}
BENCHMARK(sun_table_of_a_year)->Unit(benchmark::kMillisecond);

void sun_table_look_up(benchmark::State& state) {
    const SunTable sun(k_epoch, 0.0, k_julian_year);
    double t = 0.0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(sun(t));
        t = t < 3e7 ? t + 1234.5 : 0.0;
    }
}
BENCHMARK(sun_table_look_up);

// One year at 650 km: local time of the node 18 h (a season) or 12 h (5 400 eclipses).
void shadow_edges_of_a_year(benchmark::State& state) {
    const SunTable sun(k_epoch, 0.0, k_julian_year);
    const CircularOrbit orbit =
        sun_synchronous_orbit(650e3, static_cast<double>(state.range(0)) * k_hour, k_epoch);
    std::vector<ShadowEdge> edges;
    for (auto _ : state) {
        edges.clear();
        shadow_edges(orbit, sun, 0.0, k_julian_year, edges);
        benchmark::DoNotOptimize(edges.data());
    }
    state.counters["edges"] = static_cast<double>(edges.size());
}
BENCHMARK(shadow_edges_of_a_year)->Arg(18)->Arg(12)->Unit(benchmark::kMillisecond);

void season_estimates(benchmark::State& state) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    for (auto _ : state) benchmark::DoNotOptimize(season_estimate(orbit, k_epoch));
}
BENCHMARK(season_estimates)->Unit(benchmark::kMicrosecond);

void precise_seasons(benchmark::State& state) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch);
    for (auto _ : state) benchmark::DoNotOptimize(eclipse_season(orbit, k_epoch));
}
BENCHMARK(precise_seasons)->Unit(benchmark::kMillisecond);

void sun_synchronous_orbits(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(sun_synchronous_orbit(650e3, 18.0 * k_hour, k_epoch));
}
BENCHMARK(sun_synchronous_orbits);

}  // namespace
}  // namespace dawnline::astro
