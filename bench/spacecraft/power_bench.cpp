// Power and motion of one satellite against the limits that a study of many of them sets.

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/battery_history.hpp"
#include "dawnline/spacecraft/flight_forces.hpp"
#include "dawnline/spacecraft/power_bus_orbit.hpp"
#include "dawnline/spacecraft/solar_array_operation.hpp"
#include "dawnline/spacecraft/solar_cell_types.hpp"
#include "dawnline/spacecraft/stowage.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

void against(benchmark::State& state, double limit) {
    const auto runs = static_cast<double>(state.iterations());
    state.counters["times_faster_than_limit"] =
        benchmark::Counter(runs * limit, benchmark::Counter::kIsRate);
}

// A closed-form sizing may take 50 µs in all.
void wing_in_equilibrium(benchmark::State& state) {
    WingDesign wing;
    wing.cell = find_cell_type("triple_junction")->cell;
    wing.layout = {.cell_area = 30.18e-4, .cells_in_series = 60, .blocking_drop = 0.8};
    for (auto _ : state) benchmark::DoNotOptimize(wing_state(wing, {.direct = 1361.0}, {}));
    against(state, 50e-6);
}
BENCHMARK(wing_in_equilibrium);

void stack_of_satellites(benchmark::State& state) {
    const Fairing& fairing = find_fairing("starship")->fairing;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            stack_in_fairing(fairing, {1.4, 2.8, 0.2, 0.0, 260.0}, 0.5, 100e3));
    against(state, 50e-6);
}
BENCHMARK(stack_of_satellites);

// Five years of every orbit may take 10 s, of which the bus gets a tenth: 38 µs an orbit of
// minutes.
void orbit_of_the_bus(benchmark::State& state) {
    const double step = static_cast<double>(state.range(0));
    std::vector<double> array, temperature;
    for (double t = 0.0; t < 5864.0; t += step) {
        array.push_back(t < 1200.0 ? 0.0 : 180e3);
        temperature.push_back(320.0);
    }
    BatteryPack pack;
    pack.cell.capacity = 50.0 * 3600.0;
    pack.in_series = 100;
    pack.in_parallel = 8;
    const std::array<ManagedLoad, 2> loads{
        {{.nominal = 2e3, .floor = 2e3}, {.nominal = 100e3, .floor = 10e3, .throttle_below = 0.6}}};
    std::array<bool, 2> running{true, true};
    std::array<double, 2> work{}, delivered{};
    for (auto _ : state)
        benchmark::DoNotOptimize(run_bus({}, pack, {}, {0.9, 0.0, 0.0}, loads,
                                         {step, array, temperature}, running, work, delivered));
    against(state, 120e-6);
}
BENCHMARK(orbit_of_the_bus)->Arg(60)->Unit(benchmark::kMicrosecond);

// The same five years of ageing, orbit by orbit, in a tenth of 10 s.
void five_years_of_ageing(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(age_through_seasons(SchmalstiegState{}, {}, 5 * k_julian_year, 1));
    against(state, 1.0);
}
BENCHMARK(five_years_of_ageing)->Unit(benchmark::kMillisecond);

// A year of forces at the true attitude: 24 days of orbits, 100 ms for a study of altitudes.
void year_of_forces(benchmark::State& state) {
    const std::array<Plate, 3> plates{
        {{.area = 600.0, .hold = PlateHold::sun},
         {.area = 110.0, .hold = PlateHold::sun_nadir, .normal = {0.0, 0.0, 1.0}},
         {.area = 4.0, .normal = {0.0, 1.0, 0.0}}}};
    const double a = k_radius_earth + 650e3;
    const FlightOrbit orbit{a, astro::sun_synchronous_inclination(a), 18.0 * k_hour};
    for (auto _ : state) benchmark::DoNotOptimize(flight_forces(orbit, plates, 2000.0, {}, {}));
    against(state, 100e-3);
}
BENCHMARK(year_of_forces)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::spacecraft
