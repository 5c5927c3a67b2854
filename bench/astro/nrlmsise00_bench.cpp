#include "dawnline/astro/nrlmsise00.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "dawnline/astro/density_table.hpp"
#include "dawnline/astro/nrlmsise00_batch.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

// The best published single-core figure for a full force model, brahe 2026 on Apple silicon: 44 µs
// for 80×80, Sun, Moon, NRLMSISE-00 and SRP together. Our limit for the air alone: 1 µs scalar,
// 0.35 µs in batch.
constexpr double k_scalar_limit = 1e-6, k_batch_limit = 0.35e-6;  // [s]
constexpr double k_lookup_limit = 20e-9;                          // 50 million a second [s]

constexpr std::size_t k_places = 4096;

struct Places {
    std::vector<double> altitude, latitude, longitude;
};

// Spread over the globe within 10 km of an altitude [km].
Places places_near(double altitude) {
    Places out;
    Stream stream(1, 0, "places");
    for (std::size_t k = 0; k < k_places; ++k) {
        out.altitude.push_back(altitude * 1e3 + 1e4 * (stream.uniform() - 0.5));
        out.latitude.push_back(std::asin(2.0 * stream.uniform() - 1.0));
        out.longitude.push_back(6.28 * stream.uniform());
    }
    return out;
}

void count(benchmark::State& state, std::size_t n, double limit) {
    const double evaluations = static_cast<double>(state.iterations()) * static_cast<double>(n);
    state.SetItemsProcessed(static_cast<std::int64_t>(evaluations));
    state.counters["seconds_each"] =
        benchmark::Counter(evaluations, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["times_faster_than_limit"] =
        benchmark::Counter(evaluations * limit, benchmark::Counter::kIsRate);
}

void air_scalar(benchmark::State& state) {
    const Places places = places_near(static_cast<double>(state.range(0)));
    const AirMoment moment = air_moment({}, 172.0, 29000.0, 29000.0);
    for (auto _ : state)
        for (std::size_t k = 0; k < 256; ++k)
            benchmark::DoNotOptimize(nrlmsise00_air(moment, places.altitude[k], places.latitude[k],
                                                    places.longitude[k]));
    count(state, 256, k_scalar_limit);
}
BENCHMARK(air_scalar)->Arg(350)->Arg(550)->Arg(650);

void air_batch(benchmark::State& state) {
    const Places places = places_near(static_cast<double>(state.range(0)));
    const AirMoment moment = air_moment({}, 172.0, 29000.0, 29000.0);
    std::vector<double> density(k_places);
    std::vector<AirStatus> status(k_places);
    for (auto _ : state) {
        drag_densities(moment, {places.altitude, places.latitude, places.longitude}, density,
                       status);
        benchmark::DoNotOptimize(density.data());
        benchmark::ClobberMemory();
    }
    count(state, k_places, k_batch_limit);
}
BENCHMARK(air_batch)->Arg(100)->Arg(350)->Arg(550)->Arg(650);

void air_from_a_table(benchmark::State& state) {
    const Places places = places_near(static_cast<double>(state.range(0)));
    std::vector<double> days;
    for (int k = 0; k < state.range(1); ++k) days.push_back(1.0 + 15.0 * k);
    const DensityTable table = fill_density_table({}, days);
    std::vector<double> density(k_places);
    std::vector<AirStatus> status(k_places);
    for (auto _ : state) {
        table_densities(table, 10.0, 29000.0, {places.altitude, places.latitude, places.longitude},
                        density, status);
        benchmark::DoNotOptimize(density.data());
        benchmark::ClobberMemory();
    }
    count(state, k_places, k_lookup_limit);
}
BENCHMARK(air_from_a_table)->Args({550, 1})->Args({550, 2});

void fill_a_table(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(
            fill_density_table({}, std::vector{80.0}, {}, 1).coefficients.data());
}
BENCHMARK(fill_a_table)->Unit(benchmark::kMillisecond);

void air_of_a_moment(benchmark::State& state) {
    double second = 0.0;
    for (auto _ : state) {
        second += 1.0;
        benchmark::DoNotOptimize(air_moment({}, 172.0, second, second));
    }
}
BENCHMARK(air_of_a_moment);

}  // namespace
}  // namespace dawnline::astro
