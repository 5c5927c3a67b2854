// Powered descents on Mars by cone programmes, from the request to the re-integrated plan.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/powered_descent.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_degree = constants::k_pi / 180.0;
constexpr double k_target = 0.05;  // [s]
// Plain collocation with 240 nodes by a general optimiser, at best, on one core. [s]
constexpr double k_collocation = 0.21;

/// Açıkmeşe & Ploen 2007.
DescentRequest mars() {
    const double cant = std::cos(27.0 * k_degree);
    DescentRequest q;
    q.lander = {1905.0, 1505.0, 0.3 * 18600.0 * cant, 0.8 * 18600.0 * cant,
                propellant_per_impulse(225.0, 27.0 * k_degree, 9.807)};
    q.site.gravity = 3.7114;
    q.position = {1500.0, 2000.0, 0.0};
    q.velocity = {-75.0, 100.0, 0.0};
    return q;
}

void run(benchmark::State& state, const DescentRequest& request, double propellant) {
    double seconds = 1e9;
    PoweredDescent d;
    for (auto _ : state) {
        const std::clock_t start = std::clock();
        d = powered_descent(request);
        seconds = std::min(seconds, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    if (d.status != DescentStatus::landed) state.SkipWithError(d.cause.c_str());
    state.counters["best_ms"] = 1e3 * seconds;
    state.counters["of_target"] = seconds / k_target;
    state.counters["of_collocation"] = seconds / k_collocation;
    state.counters["nodes"] = static_cast<double>(d.samples.size());
    state.counters["programmes"] = static_cast<double>(d.programmes);
    state.counters["error_kg"] = d.propellant - propellant;
}

void mars_free_time(benchmark::State& state) {
    run(state, mars(), 387.89637);
}
BENCHMARK(mars_free_time)->Unit(benchmark::kMillisecond);

void mars_72_s(benchmark::State& state) {
    DescentRequest q = mars();
    q.time = 72.0;
    run(state, q, 387.90125);
}
BENCHMARK(mars_72_s)->Unit(benchmark::kMillisecond);

void mars_above_ground(benchmark::State& state) {
    DescentRequest q = mars();
    q.limits.above_ground = true;
    run(state, q, 390.376);
}
BENCHMARK(mars_above_ground)->Unit(benchmark::kMillisecond);

void mars_glide_slope(benchmark::State& state) {
    DescentRequest q = mars();
    q.limits.glide_slope = 4.0 * k_degree;
    run(state, q, 398.074);
}
BENCHMARK(mars_glide_slope)->Unit(benchmark::kMillisecond);

void mars_all_limits(benchmark::State& state) {
    DescentRequest q = mars();
    q.velocity = {-75.0, 80.0, 30.0};
    q.limits = {false, 4.0 * k_degree, 40.0 * k_degree, 500.0 / 3.6};
    run(state, q, 373.298);
}
BENCHMARK(mars_all_limits)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::launch
