// Gravity, shadow and sums of forces on one core, beside what others publish.
//
// Peers: brahe, benchmarks/comparative (2026-05-22, macOS arm64): acceleration of 20×20 by
// brahe 4.2 µs, Orekit 14 µs; of 80×80 32.5 and 49 µs; 80×80 with Sun, Moon, NRLMSISE-00 and light
// by brahe 44 µs.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "astro/gravity_bench.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include "dawnline/astro/geopotential-inl.hpp"
#include "dawnline/astro/light_pressure-inl.hpp"
#include "dawnline/astro/views-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

void sum_of_forces(const GravityField& field, const LoveNumbers* love, const Sky& sky,
                   const VectorsView& r_ES_G, const VectorsView& v_ES_G, const VectorsSpan& a_G) {
    const Forces sum(Gravity{&field, love}, ThirdBodies{}, LightPressure{}, Relativity{});
    const Body<Lanes> body{0.02, 0.02};
    for (std::size_t i = 0; i < r_ES_G.x.size(); i += Lanes::size()) {
        const std::size_t count = std::min(Lanes::size(), r_ES_G.x.size() - i);
        store_some(sum(sky, load_some(r_ES_G, i, count), load_some(v_ES_G, i, count), body), a_G, i,
                   count);
    }
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <benchmark/benchmark.h>

#include <vector>

#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

HWY_EXPORT(sum_of_forces);

constexpr std::size_t k_satellites = 4096;

// A sun-synchronous shell: random places on circular orbits of 97.8° at 550 to 650 km.
struct Shell {
    std::vector<double> x, y, z, vx, vy, vz, ax, ay, az;
    std::vector<GravityStatus> status;

    Shell() {
        Stream stream(1, 0, "shell");
        for (std::size_t k = 0; k < k_satellites; ++k) {
            const double node = constants::k_two_pi * stream.uniform();
            const double u = constants::k_two_pi * stream.uniform();
            const double r = 6.928e6 + 1e5 * stream.uniform(), i = 97.8 * constants::k_degree;
            const double speed = std::sqrt(constants::k_gm_earth / r);
            const Vec3 p{std::cos(node), std::sin(node), 0.0};
            const Vec3 q{-std::sin(node) * std::cos(i), std::cos(node) * std::cos(i), std::sin(i)};
            const Vec3 at = r * (std::cos(u) * p + std::sin(u) * q);
            const Vec3 v = speed * (std::cos(u) * q - std::sin(u) * p);
            x.push_back(at.x), y.push_back(at.y), z.push_back(at.z);
            vx.push_back(v.x), vy.push_back(v.y), vz.push_back(v.z);
        }
        ax = ay = az = x;
        status.resize(k_satellites);
    }
};

// EGM2008 to 70; beyond it, where nothing is built in, Kaula's 1e-5/n² stands for the coefficients.
GravityField field_of(int degree, int order) {
    StokesCoefficients coefficients = egm2008();
    coefficients.degree = std::max(degree, coefficients.degree);
    coefficients.c.resize(stokes_index(coefficients.degree + 1, 0));
    coefficients.s.resize(coefficients.c.size());
    for (int n = 71; n <= coefficients.degree; ++n)
        for (int m = 0; m <= n; ++m)
            coefficients.c[stokes_index(n, m)] = coefficients.s[stokes_index(n, m)] =
                1e-5 / (n * n);
    return {coefficients, degree, order};
}

// Half moon: with the Moon before the Sun every satellite would stand in its shadow.
Sky sky_of_a_day() {
    Sky sky;
    sky.r_EM_G = {0.4e8, 3.5e8, 1.5e8};
    return sky;
}

// Counts satellites; "limit_us" is the most a satellite may take, "x_…" how often we fit into a
// peer.
void tell(benchmark::State& state, double limit_us, double brahe_us, double orekit_us) {
    using benchmark::Counter;
    const double n = static_cast<double>(state.iterations() * k_satellites);
    const auto rate = Counter::kIsRate;
    state.counters["satellites"] = Counter(n, rate);
    state.counters["s_each"] = Counter(n, Counter::Flags(rate | Counter::kInvert));
    if (limit_us > 0.0) state.counters["x_limit"] = Counter(n * limit_us * 1e-6, rate);
    if (brahe_us > 0.0) state.counters["x_brahe"] = Counter(n * brahe_us * 1e-6, rate);
    if (orekit_us > 0.0) state.counters["x_Orekit"] = Counter(n * orekit_us * 1e-6, rate);
}

void batch(benchmark::State& state, int degree, int order, double limit_us, double brahe_us,
           double orekit_us) {
    const GravityField field = field_of(degree, order);
    Shell shell;
    for (auto _ : state) {
        gravity_accelerations(field, {shell.x, shell.y, shell.z}, {shell.ax, shell.ay, shell.az},
                              shell.status);
        benchmark::ClobberMemory();
    }
    tell(state, limit_us, brahe_us, orekit_us);
}
BENCHMARK_CAPTURE(batch, gravity_4x0, 4, 0, 0.05, 0.0, 0.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(batch, gravity_20x20, 20, 20, 0.5, 4.2, 14.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(batch, gravity_80x80, 80, 80, 6.0, 32.5, 49.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(batch, gravity_120x120, 120, 120, 0.0, 0.0, 0.0)->Unit(benchmark::kMicrosecond);

void one_by_one(benchmark::State& state) {
    const GravityField field = field_of(20, 20);
    const Shell shell;
    for (auto _ : state)
        for (std::size_t k = 0; k < k_satellites; ++k)
            benchmark::DoNotOptimize(
                gravity_acceleration(field, {shell.x[k], shell.y[k], shell.z[k]}));
    tell(state, 0.0, 4.2, 14.0);
}
BENCHMARK(one_by_one)->Name("one_by_one/gravity_20x20")->Unit(benchmark::kMicrosecond);

// Field, Sun, Moon, light with the shadows of an oblate Earth and the Moon, relativity; without
// air, which the peer's 44 µs include.
void forces(benchmark::State& state, int degree, bool tides, double brahe_us) {
    const GravityField field = field_of(degree, degree);
    const LoveNumbers love;
    Shell shell;
    const Sky sky = sky_of_a_day();
    for (auto _ : state) {
        HWY_DYNAMIC_DISPATCH(sum_of_forces)
        (field, tides ? &love : nullptr, sky, {shell.x, shell.y, shell.z},
         {shell.vx, shell.vy, shell.vz}, {shell.ax, shell.ay, shell.az});
        benchmark::ClobberMemory();
    }
    tell(state, 0.0, brahe_us, 0.0);
}
BENCHMARK_CAPTURE(forces, 20x20, 20, false, 0.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(forces, 20x20_tides, 20, true, 0.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(forces, 80x80_without_air, 80, false, 44.0)->Unit(benchmark::kMicrosecond);

void shadow(benchmark::State& state, bool moon, double flattening) {
    Shell shell;
    std::vector<ShadowStatus> status(k_satellites);
    const Sky sky = sky_of_a_day();
    const std::array<Occulter, 2> occulters{
        Occulter{Vec3{}, constants::k_radius_earth, flattening, sky.R_FG.row[2]},
        Occulter{sky.r_EM_G, constants::k_radius_moon}};
    const std::span<const Occulter> used = std::span(occulters).first(moon ? 2 : 1);
    for (auto _ : state) {
        lit_fractions({shell.x, shell.y, shell.z}, sky.r_EU_G, constants::k_radius_sun, used,
                      shell.ax, status);
        benchmark::ClobberMemory();
    }
    tell(state, 0.01, 0.0, 0.0);
}
BENCHMARK_CAPTURE(shadow, Earth_and_Moon, true, 0.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(shadow, oblate_Earth_and_Moon, true, constants::k_flattening_earth)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dawnline::astro
#endif  // HWY_ONCE
