#include "dawnline/astro/access.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <vector>

#include "dawnline/astro/sgp4.hpp"
#include "dawnline/base/constants.hpp"
#include "number_table.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// brahe's own comparison (2026-05-22, Apple arm64): 100 sites, one day, one satellite; Orekit 0.647
// s, GMAT 8.72 s.
constexpr double k_brahe = 0.141;  // [s]

std::vector<GroundSite> hundred_sites() {
    std::vector<GroundSite> sites;
    for (int k = 0; k < 100; ++k)  // evenly over the sphere, along a spiral
        sites.push_back({Site(Geodetic{std::asin((2.0 * k + 1.0) / 100.0 - 1.0),
                                       std::fmod(2.399963 * k, k_two_pi) - k_pi, 0.0}),
                         ElevationMask(10.0 * k_degree)});
    return sites;
}

// A real object by SGP4, turned to the ground by the sidereal time of its theory.
void access_of_100_sites_for_a_day(benchmark::State& state) {
    const std::vector<GroundSite> sites = hundred_sites();
    const Sgp4 object = initialise(test::catalogue()[3]);
    const auto position = [&](std::uint32_t, double t) {
        const Vec3 r_ES_T = propagate(object, t).r_ES_T;
        const double turn = 1.75 + k_rotation_rate_earth * t;
        const double c = std::cos(turn), s = std::sin(turn);
        return Vec3{c * r_ES_T.x + s * r_ES_T.y, c * r_ES_T.y - s * r_ES_T.x, r_ES_T.z};
    };
    std::size_t count = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (auto _ : state) count = passes(sites, 1, position, 0.0, k_day, {.jobs = 1}).size();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    state.counters["passes"] = static_cast<double>(count);
    state.counters["brahe_over_ours"] =
        k_brahe * static_cast<double>(state.iterations()) / taken.count();
}
BENCHMARK(access_of_100_sites_for_a_day)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::astro
