#include <benchmark/benchmark.h>

#include <vector>

#include "dawnline/astro/cluster_design.hpp"
#include "dawnline/astro/cluster_trim.hpp"
#include "dawnline/astro/orbit_design.hpp"
#include "dawnline/astro/station_keeping.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/surface_field.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const double k_a = k_radius_earth + 650e3;

OrbitState chief() {
    return state_of_mean({k_a, 0.0, 0.0, 0.0, 97.986 * k_degree, 1.0}, j2_field);
}

std::vector<RelativeOrbit> suncatcher() {
    return planar_orbits(planar_cluster(1000.0, 100.0), 100.0);
}

// 81 members: an untrimmed look and four corrections of six orbits each, point mass and J2, one
// thread. Counter: member-orbits propagated a second.
void trim_of_81(benchmark::State& state) {
    const OrbitState centre = chief();
    const std::vector<RelativeOrbit> orbits = suncatcher();
    TrimOptions options;
    options.jobs = 1;
    double flown = 0.0;
    for (auto _ : state) {
        for (const TrimmedMember& member : trim_cluster(centre, orbits, j2_field, options))
            flown += 6.0 * (member.iterations + 1);
    }
    state.counters["orbits/s"] = benchmark::Counter(flown, benchmark::Counter::kIsRate);
}
BENCHMARK(trim_of_81)->Unit(benchmark::kMillisecond);

// One orbit of all 81 at 90 instants and the distances of the 140 neighbours, one thread.
void distances_of_an_orbit(benchmark::State& state) {
    const OrbitState centre = chief();
    const std::vector<LatticePoint> points = planar_cluster(1000.0, 100.0);
    const std::vector<OrbitState> members =
        cluster_states(centre, planar_orbits(points, 100.0), j2_field);
    const std::vector<NeighbourPair> pairs = lattice_neighbours(points);
    const std::vector<double> times = orbit_samples(orbital_period(k_a), 1, 90);
    for (auto _ : state) {
        const std::vector<Vec3> r_CD_H = cluster_positions(centre, members, times, j2_field, 1);
        benchmark::DoNotOptimize(pair_ranges(r_CD_H, members.size(), pairs).data());
    }
}
BENCHMARK(distances_of_an_orbit)->Unit(benchmark::kMillisecond);

// All pairs of a planar, a tilted and a stacked cluster.
void spacing(benchmark::State& state) {
    const std::vector<RelativeOrbit> orbits = state.range(0) == 0   ? suncatcher()
                                              : state.range(0) == 1 ? tilted_orbits(1000.0, 100.0)
                                                                    : stacked_orbits(1000.0, 100.0);
    for (auto _ : state) benchmark::DoNotOptimize(cluster_spacing(orbits));
    const double count = static_cast<double>(orbits.size());
    state.counters["pairs/s"] = benchmark::Counter(0.5 * count * (count - 1.0),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(spacing)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

// A pair under J2, drag and light with its controller: simulated days a second.
void station_keeping(benchmark::State& state) {
    const Tt epoch = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    const SunTable sun(epoch, 0.0, 40.0 * k_day);
    const SurfaceField held{{0.02, 0.24}, 7.7e-14, &sun}, free{{0.021, 0.252}, 7.7e-14, &sun};
    const OrbitState centre = chief();
    const RelativeOrbit place{300.0, 400.0};
    const OrbitState member = cluster_states(centre, {&place, 1}, j2_field)[0];
    for (auto _ : state) benchmark::DoNotOptimize(keep_station(centre, member, held, free));
    state.counters["days/s"] =
        benchmark::Counter(30.0, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(station_keeping)->Unit(benchmark::kMillisecond);

void frozen_by_20_zonals(benchmark::State& state) {
    const ZonalField field;
    for (auto _ : state)
        benchmark::DoNotOptimize(frozen_orbit(k_a, 98.0 * k_degree, field).eccentricity);
}
BENCHMARK(frozen_by_20_zonals)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::astro
