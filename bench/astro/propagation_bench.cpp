// Whole propagations on one core, beside what others publish, and the year of a cluster.
//
// Peers: brahe, benchmarks/comparative (2026-05-22, macOS arm64), one satellite at 500 km, 97.8°,
// 180 steps of Runge–Kutta 4 of 30 s, 720 evaluations of the force, in milliseconds:
//     5×5                               brahe 1.16, Orekit 3.12, nyx 11.8
//     20×20 + Sun + Moon                Orekit 4.83, brahe 8.4, nyx 18.3
//     80×80 + Sun + Moon + air + light  brahe 31.5, Orekit 42.7, nyx 55
// Two-body, one orbit at 60 s: nyx 0.126, brahe 0.47, Orekit 1.11.

#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "dawnline/astro/batch_propagator.hpp"
#include "dawnline/astro/keplerian.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/astro/short_period.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

OrbitState circular(double altitude, double inclination, double latitude) {
    return state_from({.a = k_radius_earth + altitude,
                       .latitude = latitude,
                       .ex = 0.0,
                       .ey = 0.0,
                       .inclination = inclination,
                       .node = 0.4});
}

Tt epoch() {
    return to_tt(parse_utc("2027-03-20T00:00:00Z"));
}

// Fields beyond the built-in 70×70 cost what their terms cost, whatever stands in them.
GravityField field(int degree) {
    StokesCoefficients coefficients = egm2008();
    const auto size = stokes_index(degree + 1, 0);
    if (coefficients.degree < degree) {
        coefficients.c.resize(size, 1e-9);
        coefficients.s.resize(size, 1e-9);
        coefficients.degree = degree;
    }
    return {coefficients, degree, degree};
}

enum Set { five = 5, twenty = 20, eighty = 80 };

ForceModel forces(const GravityField& gravity, Set set) {
    ForceModel model;
    model.gravity = &gravity;
    if (set == five) return model;
    model.gm_sun = k_gm_sun;
    model.gm_moon = k_gm_moon;
    if (set == eighty) {
        model.density = DensityModel::nrlmsise00;
        model.light = {};
    }
    return model;
}

double best_published(Set set) {
    return set == five ? 1.16e-3 : set == twenty ? 4.83e-3 : 31.5e-3;
}

// A batch that fills the machine's registers; time per satellite of the peers' 180 steps.
template <Set set>
void propagate_as_brahe(benchmark::State& state) {
    constexpr std::size_t satellites = 64, steps = 180;
    const GravityField gravity = field(set);
    const ForceModel model = forces(gravity, set);
    const SkyTable sky(epoch(), 0.0, 6000.0);
    std::vector<OrbitState> start;
    for (std::size_t k = 0; k < satellites; ++k)
        start.push_back(circular(500e3, 97.8 * k_degree, 0.1 * static_cast<double>(k)));
    const std::vector<Surface> surface{{.drag_area_per_mass = 0.02, .light_area_per_mass = 0.02}};
    std::vector<double> x(satellites), y(x), z(x), vx(x), vy(x), vz(x);
    std::vector<FlightStatus> status(satellites);
    const BatchOptions options{
        .method = StepMethod::runge_kutta_4, .step = 30.0, .steps_per_output = steps};
    for (auto _ : state)
        propagate_batch(model, sky, 0.0, start, surface, options, {x, y, z, vx, vy, vz}, status);
    const double count = satellites * static_cast<double>(state.iterations());
    using benchmark::Counter;
    state.counters["us_per_evaluation"] =
        Counter(4e-6 * steps * count, Counter::kIsRate | Counter::kInvert);
    state.counters["times_best_published"] = Counter(best_published(set) * count, Counter::kIsRate);
}
BENCHMARK(propagate_as_brahe<five>);
BENCHMARK(propagate_as_brahe<twenty>);
BENCHMARK(propagate_as_brahe<eighty>);

// The same orbit alone, adaptive to 1e-12: what one satellite costs.
template <Set set>
void propagate_one(benchmark::State& state) {
    const GravityField gravity = field(set);
    const ForceModel model = forces(gravity, set);
    const SkyTable sky(epoch(), 0.0, 6000.0);
    const OrbitState start = circular(500e3, 97.8 * k_degree, 0.1);
    for (auto _ : state)
        benchmark::DoNotOptimize(propagate(model, sky, start, 0.0, 5400.0, {0.02, 0.02}));
    state.counters["times_best_published"] = benchmark::Counter(
        best_published(set) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(propagate_one<five>);
BENCHMARK(propagate_one<twenty>);
BENCHMARK(propagate_one<eighty>);

// 81 satellites at 650 km for a tenth of a year and the year that this makes: 20×20, Sun, Moon,
// NRLMSISE-00, light with shadows; Gauss–Jackson at 60 s on all cores. Target: 60 s on 2 cores.
void fly_the_cluster(benchmark::State& state) {
    constexpr std::size_t satellites = 81;
    constexpr double span = 0.1 * k_julian_year;
    const GravityField gravity = field(20);
    const ForceModel model = forces(gravity, eighty);
    const SkyTable sky(epoch(), -3600.0, span + 3600.0);
    std::vector<OrbitState> start;
    for (std::size_t k = 0; k < satellites; ++k)
        start.push_back(circular(650e3, 97.99 * k_degree, 3e-5 * static_cast<double>(k)));
    const std::vector<Surface> surface{{.drag_area_per_mass = 0.02, .light_area_per_mass = 0.02}};
    std::vector<double> x(satellites), y(x), z(x), vx(x), vy(x), vz(x);
    std::vector<FlightStatus> status(satellites);
    const BatchOptions options{
        .step = 60.0, .steps_per_output = static_cast<std::size_t>(span / 60.0), .jobs = 0};
    for (auto _ : state)
        propagate_batch(model, sky, 0.0, start, surface, options, {x, y, z, vx, vy, vz}, status);
    state.counters["seconds_per_year"] =
        benchmark::Counter(0.1 * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["times_target"] = benchmark::Counter(
        60.0 * 0.1 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(fly_the_cluster)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

// Ninety-one steps of 60 s on a conic: the peers' two-body orbit.
void move_on_a_conic(benchmark::State& state) {
    const OrbitState start = circular(500e3, 97.8 * k_degree, 0.1);
    for (auto _ : state)
        for (int k = 1; k <= 95; ++k) benchmark::DoNotOptimize(two_body_state(start, 60.0 * k));
    state.counters["times_best_published"] = benchmark::Counter(
        0.126e-3 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(move_on_a_conic);

void find_mean_elements(benchmark::State& state) {
    const NearCircular osculating = near_circular_elements(circular(650e3, 97.99 * k_degree, 0.7));
    for (auto _ : state) benchmark::DoNotOptimize(mean_from_osculating(osculating));
}
BENCHMARK(find_mean_elements);

}  // namespace
}  // namespace dawnline::astro
