#include "dawnline/base/cvode.hpp"

#include <benchmark/benchmark.h>

#include <vector>

namespace dawnline {
namespace {

// A chain of `n` thermal nodes through one change of its heat source: restart and settle.
void restart(benchmark::State& state) {
    const auto n = static_cast<std::size_t>(state.range(0));
    double source = 0.0;  // [W]
    const auto rhs = [&](double, std::span<const double> y, std::span<double> dydt) {
        for (std::size_t i = 0; i < n; ++i) {
            const double t = y[i];
            double heat = -5.67e-8 * t * t * t * t;
            if (i > 0) heat += 10.0 * (y[i - 1] - t);
            if (i + 1 < n) heat += 10.0 * (y[i + 1] - t);
            dydt[i] = heat / 1000.0;
        }
        dydt[0] += source / 1000.0;
    };
    StiffOptions options;
    options.abs_tol = {1e-3};
    StiffSolver solver(n, rhs, options);
    std::vector<double> y(n, 300.0);
    double t = 0.0;
    for (auto _ : state) {
        source = 1500.0 - source;
        solver.reset(t, y);
        solver.advance_to(t += 3000.0);
        y.assign(solver.y().begin(), solver.y().end());
    }
    state.counters["steps"] =
        static_cast<double>(solver.statistics().steps) / static_cast<double>(state.iterations());
}
BENCHMARK(restart)->Arg(5)->Arg(20)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dawnline
