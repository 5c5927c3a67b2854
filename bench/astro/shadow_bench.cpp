#include "dawnline/astro/shadow.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"

namespace dawnline::astro {
namespace {

// Around one orbit at β = 0, 1 024 points, a third of them in the shadow.
void lit_fractions_of_an_orbit(benchmark::State& state) {
    const Tt epoch = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    const Vec3 r_EU_G = sun_position(epoch);
    const CircularOrbit orbit = circular_orbit(7028137.0, 0.0, 0.0);
    std::vector<Vec3> positions;
    for (int k = 0; k < 1024; ++k)
        positions.push_back(state_at(orbit, nodal_period(orbit) * k / 1024.0).r_ES_G);
    const std::array earth{k_earth_occulter};
    for (auto _ : state)
        for (const Vec3& r_ES_G : positions)
            benchmark::DoNotOptimize(lit_fraction(r_ES_G, r_EU_G, constants::k_radius_sun, earth));
    state.SetItemsProcessed(state.iterations() * 1024);
}
BENCHMARK(lit_fractions_of_an_orbit);

void lit_fraction_in_penumbra(benchmark::State& state) {
    double gap = 1.15;
    for (auto _ : state) {
        benchmark::DoNotOptimize(lit_fraction_of_discs(4.65e-3, 1.15, gap));
        gap = gap < 1.154 ? gap + 1e-5 : 1.146;
    }
}
BENCHMARK(lit_fraction_in_penumbra);

}  // namespace
}  // namespace dawnline::astro
