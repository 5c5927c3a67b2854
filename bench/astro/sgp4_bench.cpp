#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <vector>

#include "astro/sgp4_data.hpp"
#include "dawnline/astro/sgp4_batch.hpp"

namespace dawnline::astro {
namespace {

/// A rate to beat and one to reach. [states/s]
struct Marks {
    double compiled_reference;  // program of Vallado et al. 2006, compiled, on one EPYC core
    double target;
};
constexpr Marks k_near{3.3e6, 40e6}, k_deep{1.5e6, 12e6};

/// Objects of the catalogue of 2024-11-01 on one side of 225 minutes.
std::vector<Sgp4> objects_of(bool near_earth) {
    std::vector<Sgp4> objects;
    for (const ElementSet& set : test::catalogue()) {
        const Sgp4 object = initialise(set);
        if ((object.kind == Sgp4Kind::near_earth) == near_earth) objects.push_back(object);
    }
    return objects;
}

/// The fastest pass of a benchmark in processor time: what the core can do when others leave it
/// alone.
class BestPass {
  public:
    template <class Pass>
    void time(Pass pass) {
        const std::clock_t start = std::clock();
        pass();
        seconds_ = std::min(seconds_, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    void report(benchmark::State& state, double states, const Marks& marks) const {
        const double rate = states / seconds_;
        state.counters["best_states_per_s"] = rate;
        state.counters["of_compiled_reference"] = rate / marks.compiled_reference;
        state.counters["of_target"] = rate / marks.target;
    }

  private:
    double seconds_ = 1e9;
};

// All objects at 200 times over seven days, on one core.
void run(benchmark::State& state, bool near_earth, bool velocity) {
    const std::vector<Sgp4> objects = objects_of(near_earth);
    const Sgp4Batch batch = make_sgp4_batch(objects);
    std::vector<double> times;
    for (int k = 0; k < 200; ++k) times.push_back(604800.0 * k / 199.0);
    const std::size_t n = objects.size() * times.size();
    std::array<std::vector<double>, 6> numbers;
    for (auto& column : numbers) column.resize(n);
    std::vector<Sgp4Status> status(n);
    Sgp4States states{numbers[0], numbers[1], numbers[2], numbers[3],
                      numbers[4], numbers[5], status};
    if (!velocity) states.vx = states.vy = states.vz = {};
    BestPass best;
    for (auto _ : state) best.time([&] { propagate(batch, times, {}, states); });
    best.report(state, static_cast<double>(n), near_earth ? k_near : k_deep);
}

void sgp4_near_earth(benchmark::State& state) {
    run(state, true, true);
}
BENCHMARK(sgp4_near_earth)->Unit(benchmark::kMillisecond);

void sgp4_near_earth_positions(benchmark::State& state) {
    run(state, true, false);
}
BENCHMARK(sgp4_near_earth_positions)->Unit(benchmark::kMillisecond);

void sgp4_deep_space(benchmark::State& state) {
    run(state, false, true);
}
BENCHMARK(sgp4_deep_space)->Unit(benchmark::kMillisecond);

// One object after the other, as single calls do.
void sgp4_single_calls(benchmark::State& state) {
    const std::vector<Sgp4> objects = objects_of(true);
    double t = 0.0;
    BestPass best;
    for (auto _ : state) {
        best.time([&] {
            for (const Sgp4& object : objects) benchmark::DoNotOptimize(propagate(object, t));
        });
        t = t < 604800.0 ? t + 1000.0 : 0.0;
    }
    best.report(state, static_cast<double>(objects.size()), k_near);
}
BENCHMARK(sgp4_single_calls)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::astro
