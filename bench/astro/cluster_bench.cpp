#include "dawnline/astro/cluster.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/sun_synchronous.hpp"

namespace dawnline::astro {
namespace {

void clusters_with_neighbours(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    for (auto _ : state) {
        const std::vector<LatticePoint> points = planar_cluster_of(count);
        benchmark::DoNotOptimize(lattice_neighbours(points).data());
    }
}
BENCHMARK(clusters_with_neighbours)->Arg(81)->Arg(10000)->Unit(benchmark::kMicrosecond);

// One pair under point mass and J2 for one orbit at a tolerance of 1e-13.
void relative_orbits(benchmark::State& state) {
    const double a = 7028137.0, n = mean_motion(a);
    const OrbitState chief = state_at(circular_orbit(a, 1.71, 0.0), 0.0);
    const OrbitState deputy = deputy_state(chief, {{500.0, 0.0, 0.0}, {0.0, -1000.0 * n, 0.0}});
    const std::array times{orbital_period(a)};
    std::array<RelativeState, 1> relative{};
    for (auto _ : state) {
        relative_trajectory(chief, deputy, times, relative);
        benchmark::DoNotOptimize(relative);
    }
}
BENCHMARK(relative_orbits)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dawnline::astro
