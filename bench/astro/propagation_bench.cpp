// Propagation on one core, beside what others publish; the year of a cluster on two.
//
// Peers: brahe, benchmarks/comparative (2026-05-22, macOS arm64), RK4 at 30 s from 500 km
// and 97.8°: 80×80 with Sun, Moon, NRLMSISE-00 and light takes brahe 44 µs an evaluation, the best
// of five; 20×20 with Sun and Moon takes Orekit 6.7 µs; an orbit of two bodies at 60 s takes nyx
// 126 µs.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "dawnline/astro/batch_propagator.hpp"
#include "dawnline/astro/keplerian.hpp"
#include "dawnline/astro/mean_orbit.hpp"
#include "dawnline/astro/propagator.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// EGM2008 to 70; beyond it, where nothing is built in, Kaula's 1e-5/n² stands for the coefficients.
GravityField field_of(int degree) {
    StokesCoefficients coefficients = egm2008();
    coefficients.degree = std::max(degree, coefficients.degree);
    coefficients.c.resize(stokes_index(coefficients.degree + 1, 0));
    coefficients.s.resize(coefficients.c.size());
    for (int n = 71; n <= coefficients.degree; ++n)
        for (int m = 0; m <= n; ++m)
            coefficients.c[stokes_index(n, m)] = coefficients.s[stokes_index(n, m)] =
                1e-5 / (n * n);
    return {coefficients, degree, degree};
}

enum class Choice { point, field_sun_moon, full };

struct Setting {
    GravityField gravity;
    ForceModel model;
    SkyTable sky;

    Setting(Choice choice, int degree, double days)
        : gravity(field_of(degree)),
          sky(to_tt(parse_utc("2027-03-20T00:00:00Z")), -k_day, days * k_day) {
        if (choice == Choice::point) return;
        model.gravity = &gravity;
        model.gm_sun = k_gm_sun;
        model.gm_moon = k_gm_moon;
        if (choice != Choice::full) return;
        model.density = DensityModel::nrlmsise00;
        model.light = LightModel();
    }
    Setting(const Setting&) = delete;
};

std::vector<OrbitState> orbits(std::size_t n, double altitude, double spread) {
    std::vector<OrbitState> all;
    for (std::size_t i = 0; i < n; ++i)
        all.push_back(state_from(KeplerianElements{k_radius_earth + altitude, 0.0, 97.8 * k_degree,
                                                   1.0, 0.0, spread * static_cast<double>(i)}));
    return all;
}

struct Out {
    std::vector<double> x, y, z, vx, vy, vz;
    std::vector<FlightStatus> status;

    explicit Out(std::size_t n) : x(n), y(n), z(n), vx(n), vy(n), vz(n), status(n) {}
    StatesSpan span() { return {x, y, z, vx, vy, vz}; }
};

const Surface k_surface{0.02, 0.02};

// RK4, 30 s, 180 steps: "s_each" of an evaluation of one satellite, "x_…" times faster than a peer.
void runge_kutta(benchmark::State& state, Choice choice, int degree, double step, double peer_us,
                 const char* peer) {
    constexpr std::size_t satellites = 64, steps = 180;
    const Setting s(choice, degree, 1.0);
    const std::vector<OrbitState> start = orbits(satellites, 500e3, 0.098);
    Out out(satellites);
    const BatchOptions options{
        .method = StepMethod::runge_kutta_4, .step = step, .steps_per_output = steps, .jobs = 1};
    for (auto _ : state)
        propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, options, out.span(),
                        out.status);
    using benchmark::Counter;
    const double n = static_cast<double>(state.iterations() * satellites * steps * 4);
    state.counters["s_each"] = Counter(n, Counter::Flags(Counter::kIsRate | Counter::kInvert));
    state.counters[peer] = Counter(n * peer_us * 1e-6, Counter::kIsRate);
}
BENCHMARK_CAPTURE(runge_kutta, full_80x80, Choice::full, 80, 30.0, 44.0, "x_brahe")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(runge_kutta, 20x20_Sun_Moon, Choice::field_sun_moon, 20, 30.0, 6.7, "x_Orekit")
    ->Unit(benchmark::kMillisecond);
// One orbit at 60 s is 95 steps, 380 evaluations.
BENCHMARK_CAPTURE(runge_kutta, two_bodies, Choice::point, 2, 60.0, 126.0 / 380.0, "x_nyx")
    ->Unit(benchmark::kMillisecond);

// One satellite for a day to millimetres, adaptive.
void one_satellite(benchmark::State& state, Choice choice, int degree) {
    const Setting s(choice, degree, 1.1);
    const OrbitState start = orbits(1, 500e3, 0.0)[0];
    for (auto _ : state)
        benchmark::DoNotOptimize(propagate(s.model, s.sky, start, 0.0, k_day, k_surface));
}
BENCHMARK_CAPTURE(one_satellite, two_bodies_day, Choice::point, 2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(one_satellite, 20x20_Sun_Moon_day, Choice::field_sun_moon, 20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(one_satellite, full_20x20_day, Choice::full, 20)->Unit(benchmark::kMillisecond);

void kepler(benchmark::State& state) {
    const OrbitState start = orbits(1, 500e3, 0.0)[0];
    double t = 0.0;
    for (auto _ : state) benchmark::DoNotOptimize(two_body_state(start, t += 100.0));
}
BENCHMARK(kepler)->Unit(benchmark::kNanosecond);

// A year of 81 satellites within 1 km at 650 km: 20×20, air, light, Sun, Moon, 30 s, two threads;
// at most 60 s. A tenth of it is run and told as a year; all with DAWNLINE_WHOLE_YEAR set.
void cluster_year(benchmark::State& state) {
    constexpr std::size_t satellites = 81;
    const double share = std::getenv("DAWNLINE_WHOLE_YEAR") != nullptr ? 1.0 : 0.1;
    const Setting s(Choice::full, 20, share * 365.25 + 1.0);
    const std::vector<OrbitState> start = orbits(satellites, 650e3, 1.4e-5);
    Out out(satellites);
    const auto steps = static_cast<std::size_t>(share * k_julian_year / 30.0);
    for (auto _ : state)
        propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1},
                        {.step = 30.0, .steps_per_output = steps, .jobs = 2}, out.span(),
                        out.status);
    using benchmark::Counter;
    const double years = share * static_cast<double>(state.iterations());
    state.counters["s_per_year"] =
        Counter(years, Counter::Flags(Counter::kIsRate | Counter::kInvert));
    state.counters["x_limit"] = Counter(years * 60.0, Counter::kIsRate);
}
BENCHMARK(cluster_year)
    ->Unit(benchmark::kSecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Iterations(1);

// Mean elements under air for a year, a day a step.
void mean_year(benchmark::State& state) {
    const NearCircular start{k_radius_earth + 650e3, 0.0, 0.0, 0.0, 97.99 * k_degree, 0.0};
    const Tt epoch = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    const auto constant = [](const Tt&) { return Weather(); };
    for (auto _ : state)
        benchmark::DoNotOptimize(
            propagate_mean(start, epoch, k_julian_year, constant, {.drag_area_per_mass = 0.02}));
}
BENCHMARK(mean_year)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::astro
