#include <benchmark/benchmark.h>

#include <ctime>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;

constexpr double k_target = 3.0;  // [s] for an ascent with booster return, issue 4

AscentVehicle falcon(BoosterRecovery recovery) {
    AscentVehicle v;
    v.first = {27200, 411000, 8227e3, 7607e3, 311, 0.4};
    v.upper = {4500, 111500, 981e3, 981e3, 348, 0.4};
    v.fairing_mass = 1900;
    v.reference_area = 21.2;
    v.landing_speed = 1200;
    v.landing_specific_impulse = 282;
    v.recovery = recovery;
    return v;
}

// Every rule at once, as a mission has them.
AscentLimits rules() {
    AscentLimits limits;
    limits.vertical_rise = 8.0;
    limits.fairing_heating = k_fairing_heating;
    limits.dynamic_pressure = 35e3;
    limits.acceleration = 45.0;
    return limits;
}

void fly(benchmark::State& state, BoosterRecovery recovery, const AscentTarget& target) {
    const AscentVehicle vehicle = falcon(recovery);
    double payload = 0.0;
    const std::clock_t start = std::clock();  // of the processor: one core, whatever else runs
    for (auto _ : state) payload = best_ascent(vehicle, target, standard_air(0.3), rules()).payload;
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC /
                           static_cast<double>(state.iterations());
    state.counters["payload_kg"] = payload;
    state.counters["of_3_s"] = seconds / k_target;
}

const AscentTarget k_low = {200e3, 28.5 * k_degree, 28.5 * k_degree, false, Heading::either};
const AscentTarget k_dawn_dusk = {650e3, 97.99 * k_degree, 34.7 * k_degree, true, Heading::south};

void low_orbit_expended(benchmark::State& state) {
    fly(state, BoosterRecovery::expended, k_low);
}
void low_orbit_return(benchmark::State& state) {
    fly(state, BoosterRecovery::return_to_site, k_low);
}
void dawn_dusk_expended(benchmark::State& state) {
    fly(state, BoosterRecovery::expended, k_dawn_dusk);
}
void dawn_dusk_return(benchmark::State& state) {
    fly(state, BoosterRecovery::return_to_site, k_dawn_dusk);
}

BENCHMARK(low_orbit_expended)->Unit(benchmark::kMillisecond);
BENCHMARK(low_orbit_return)->Unit(benchmark::kMillisecond);
BENCHMARK(dawn_dusk_expended)->Unit(benchmark::kMillisecond);
BENCHMARK(dawn_dusk_return)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::launch
