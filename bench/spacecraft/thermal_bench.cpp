// Thermal networks: ten orbits, a year of 500 nodes, a life of 65 nodes; CVODE with KLU beside.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/thermal_cvode.hpp"
#include "dawnline/spacecraft/thermal_satellite.hpp"
#include "dawnline/spacecraft/thermal_steady.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_period = 5864.0;  // of 650 km [s]

/// The default satellite scaled to `chips`; 16 make 65 nodes, 161 make 500.
SatelliteThermal satellite_of(std::size_t chips) {
    SatelliteThermal s;
    const double scale = static_cast<double>(chips) / 16.0;
    s.chips = chips;
    for (double* extensive : {&s.coolant_rate, &s.pump_capacity, &s.radiator_area,
                              &s.radiator_capacity, &s.array_area, &s.array_capacity})
        *extensive *= scale;
    return s;
}

SatelliteOrbit shadowed_orbit() {
    return {.period = k_period,
            .half_umbra = 579.0,
            .half_shadow = 604.0,
            .chip_power_shadow = 250.0,
            .noon_cosine = 0.52};
}

/// Orbit number `orbit` of a dawn-dusk year: 89 days of shadow around the solstice, up to 20.1 min
/// (reference, section 2), or the full shadow in every orbit.
SatelliteOrbit orbit_of_year(std::size_t orbit, bool always) {
    SatelliteOrbit o = shadowed_orbit();
    const double year = static_cast<double>(orbit) * k_period / constants::k_julian_year;
    const double season = (year - std::floor(year) - 0.5) * 365.25 / 44.5;
    o.irradiance = 1361.0 * (1.0 - 0.0334 * std::cos(constants::k_two_pi * year));
    if (always) return o;
    const double depth = std::sqrt(std::max(0.0, 1.0 - season * season));
    o.half_shadow = 604.0 * depth;
    o.half_umbra = std::max(0.0, o.half_shadow - 25.0);
    o.noon_cosine = 0.26 + 0.26 * depth;
    return o;
}

template <class Solver>
void ten_orbits(Solver& solver, const OrbitHeat& heat, const std::vector<double>& start) {
    solver.reset(0.0, start);
    for (int orbit = 0; orbit < 10; ++orbit) follow_orbit(solver, heat);
}

double difference(std::span<const double> a, std::span<const double> b) {
    double worst = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
    return worst;
}

// Ten orbits with a shadow each; `error_mK` against CVODE at 1e-10. The mark of the reference is
// 50 ms for 65 nodes; its dense CVODE at 1e-6 took 219 ms on its machine.
template <class Solver, class Options>
void ten(benchmark::State& state, Options options) {
    const SatelliteThermal s = satellite_of(static_cast<std::size_t>(state.range(0)));
    const ThermalNetwork network = satellite_network(s);
    OrbitHeat heat;
    satellite_heat(s, shadowed_orbit(), heat);
    const std::vector<double> start = steady_state(network, mean_heat(heat)).temperature;
    CvodeThermal reference(network, {.rel_tol = 1e-10, .abs_tol = 1e-8});
    ten_orbits(reference, heat, start);
    Solver solver(network, options);
    for (auto _ : state) ten_orbits(solver, heat, start);
    state.counters["nodes"] = static_cast<double>(s.nodes());
    state.counters["steps"] =
        static_cast<double>(solver.statistics().steps) /
        (std::is_same_v<Solver, CvodeThermal> ? static_cast<double>(state.iterations()) : 1.0);
    state.counters["error_mK"] = 1e3 * difference(solver.temperature(), reference.temperature());
    state.counters["energy_error"] = std::abs(solver.balance().error());
}
void ten_orbits_rodas(benchmark::State& state) {
    ten<ThermalTransient>(state, TransientOptions{});
}
void ten_orbits_cvode_klu(benchmark::State& state) {
    ten<CvodeThermal>(state, CvodeThermalOptions{});
}
BENCHMARK(ten_orbits_rodas)->Arg(16)->Arg(64)->Arg(161)->Unit(benchmark::kMillisecond);
BENCHMARK(ten_orbits_cvode_klu)->Arg(16)->Arg(64)->Arg(161)->Unit(benchmark::kMillisecond);

// Every orbit of `years`, one after the other; `of_limit` is the time over the limit.
void life(benchmark::State& state) {
    const SatelliteThermal s = satellite_of(static_cast<std::size_t>(state.range(0)));
    const double years = static_cast<double>(state.range(1));
    const bool always = state.range(2) != 0;
    const ThermalNetwork network = satellite_network(s);
    const auto orbits = static_cast<std::size_t>(years * constants::k_julian_year / k_period);
    OrbitHeat heat;
    satellite_heat(s, orbit_of_year(0, always), heat);
    const std::vector<double> start = steady_state(network, mean_heat(heat)).temperature;
    ThermalLife last;
    for (auto _ : state)
        last = follow_life(
            network, start, orbits,
            [&](std::size_t orbit, OrbitHeat& q) {
                satellite_heat(s, orbit_of_year(orbit, always), q);
            },
            [](std::size_t, const ThermalTransient&) {});
    state.counters["nodes"] = static_cast<double>(s.nodes());
    state.counters["orbits"] = static_cast<double>(orbits);
    state.counters["steps"] = static_cast<double>(last.statistics.steps);
    state.counters["energy_error"] = std::abs(last.balance.error());
    const double limit = s.nodes() == 500 ? 20.0 : 10.0;  // [s]
    state.counters["of_limit"] = benchmark::Counter(
        limit, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(life)
    ->Args({161, 1, 0})
    ->Args({161, 1, 1})
    ->Args({16, 5, 0})
    ->Args({16, 5, 1})
    ->ArgNames({"chips", "years", "shadow_always"})
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

}  // namespace
}  // namespace dawnline::spacecraft
