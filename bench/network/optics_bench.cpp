// Optical links: the integral, the curve through it and the rates of many links.

#include <benchmark/benchmark.h>

#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/network/links_in_time.hpp"

namespace dawnline::network {
namespace {

const Beam k_beam{1.55e-6, 0.05, 0.0, 0.0446, 0.0};

void coupling_integral(benchmark::State& state) {
    const auto range = static_cast<double>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(beam_coupling(k_beam, 0.05, range));
}
BENCHMARK(coupling_integral)->Arg(100)->Arg(5000)->Arg(1000000)->Unit(benchmark::kMicrosecond);

void rates_of_links(benchmark::State& state) {
    const OpticalTerminal terminal{5.0, 0.10, 1.55e-6, 0.7876, 0.501187, 400e9, 10e-6, 24.0};
    const CouplingCurve curve(k_beam, 0.05);
    std::vector<double> length(4096), rate(4096);
    double worst = 0.0;
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = 100.0 * std::pow(1e5, static_cast<double>(i) / 4096.0);
    for (auto _ : state) {
        link_rates(terminal, curve, 1.0, length, rate);
        benchmark::DoNotOptimize(rate.data());
    }
    for (std::size_t i = 0; i < length.size(); i += 64)
        worst = std::max(worst,
                         std::abs(curve(length[i]) / beam_coupling(k_beam, 0.05, length[i]) - 1.0));
    state.counters["worst_difference"] = worst;
    state.counters["per_link"] = benchmark::Counter(
        4096.0, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(rates_of_links)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dawnline::network
