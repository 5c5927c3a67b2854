#include "dawnline/base/dop853.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <numbers>

namespace dawnline {
namespace {

// One two-body orbit, e = 0.01, local error 1e-12: the integrator's own cost.
void one_orbit(benchmark::State& state) {
    const auto kepler = [](double, const OdeState<6>& y, OdeState<6>& dydt) {
        const double r2 = y[0] * y[0] + y[1] * y[1] + y[2] * y[2];
        const double f = -1.0 / (r2 * std::sqrt(r2));
        dydt = {y[3], y[4], y[5], f * y[0], f * y[1], f * y[2]};
    };
    std::uint64_t evaluations = 0;
    for (auto _ : state) {
        Dop853 solver(kepler, 0.0, OdeState<6>{0.99, 0.0, 0.0, 0.0, 1.01 / std::sqrt(0.9999), 0.0});
        solver.advance_to(2.0 * std::numbers::pi);
        benchmark::DoNotOptimize(solver.y());
        evaluations += solver.evaluations();
    }
    state.counters["evaluations"] =
        static_cast<double>(evaluations) / static_cast<double>(state.iterations());
}
BENCHMARK(one_orbit)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dawnline
