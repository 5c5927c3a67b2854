// Speed of the radiation kernels beside the marks of the reference and the rates of peers.

#include <benchmark/benchmark.h>

#include <cstddef>
#include <ctime>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/dose_curve.hpp"
#include "dawnline/spacecraft/dose_response.hpp"
#include "dawnline/spacecraft/geomagnetic_grid.hpp"
#include "dawnline/spacecraft/trapped_flux.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;
constexpr double k_radius = constants::k_radius_earth + 650e3;
constexpr double k_inclination = 97.987 * constants::k_degree;

// Marks of issue 5 and of the reference, one core.
constexpr double k_map_mark = 2e6;       // readings of a map at one energy, (L, B/B0) given [1/s]
constexpr double k_grid_mark = 1e6;      // (B, L) from a grid [1/s]
constexpr double k_curve_mark = 10e-3;   // dose-depth curve [s]
constexpr double k_shell_mark = 20e3;    // traced L [1/s]
constexpr double k_spectrum_mark = 1.0;  // orbit-mean spectrum, 8640 places [s]
constexpr double k_point_mark = 100e-6;  // flux at one place from its position [s]
// Peers, positions a second with AE8/AP8 and IGRF: nasa/radbelt, jacobwilliams/radbelt.
constexpr double k_nasa_radbelt = 409.0, k_radbelt = 112259.0;

/// Items per second of processor time: everything here runs on one thread.
class Rate {
  public:
    explicit Rate(benchmark::State& state) : state_(state) {}

    double per_second(double items) const {
        const double took = static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
        return static_cast<double>(state_.iterations()) * items / took;
    }

  private:
    benchmark::State& state_;
    std::clock_t start_ = std::clock();
};

std::vector<MagneticShell> shells_of_the_orbit(const TrappedBelt& belt) {
    const OrbitPlaces places = circular_orbit_places(k_radius, k_inclination, 18, 60);
    std::vector<MagneticShell> shells;
    for (std::size_t j = 0; j < places.x.size(); ++j) {
        const MagneticShell shell =
            magnetic_shell(belt.field, {places.x[j], places.y[j], places.z[j]}, belt.moment);
        if (shell.status == ShellStatus::ok) shells.push_back(shell);
    }
    return shells;
}

void map_reading(benchmark::State& state, BeltModel model, BeltInterpolation interpolation) {
    const TrappedBelt belt = trapped_belt(model, interpolation);
    const std::vector<MagneticShell> shells = shells_of_the_orbit(belt);
    std::vector<double> log_flux(belt.map.energy.size());
    const Rate rate(state);
    for (auto _ : state) {
        for (const MagneticShell& shell : shells) {
            log_fluxes(belt.map, shell.l, shell.b_ratio, interpolation, log_flux);
            benchmark::DoNotOptimize(log_flux.data());
        }
    }
    const double readings = rate.per_second(static_cast<double>(shells.size() * log_flux.size()));
    state.counters["readings_per_s"] = readings;
    state.counters["of_mark"] = readings / k_map_mark;
}
BENCHMARK_CAPTURE(map_reading, ap8_nasa, BeltModel::ap8_min, BeltInterpolation::nasa);
BENCHMARK_CAPTURE(map_reading, ae8_nasa, BeltModel::ae8_max, BeltInterpolation::nasa);
BENCHMARK_CAPTURE(map_reading, ap8_esa, BeltModel::ap8_min, BeltInterpolation::esa);

void field(benchmark::State& state, HistoricField model) {
    const GeomagneticField of_earth = geomagnetic_field(model);
    Vec3 r{0.5 * k_radius, -0.6 * k_radius, 0.62 * k_radius};
    for (auto _ : state) {
        benchmark::DoNotOptimize(r);
        benchmark::DoNotOptimize(flux_density(of_earth, r));
    }
}
BENCHMARK_CAPTURE(field, jensen_cain_1960, HistoricField::jensen_cain_1960);
BENCHMARK_CAPTURE(field, gsfc_1970, HistoricField::gsfc_1970);

void traced_shell(benchmark::State& state, HistoricField model) {
    const GeomagneticField of_earth = geomagnetic_field(model);
    const OrbitPlaces places = circular_orbit_places(k_radius, k_inclination, 18, 60);
    const Rate rate(state);
    for (auto _ : state)
        for (std::size_t j = 0; j < places.x.size(); ++j)
            benchmark::DoNotOptimize(magnetic_shell(
                of_earth, {places.x[j], places.y[j], places.z[j]}, of_earth.dipole_moment));
    const double traced = rate.per_second(static_cast<double>(places.x.size()));
    state.counters["traced_per_s"] = traced;
    state.counters["of_mark"] = traced / k_shell_mark;
}
BENCHMARK_CAPTURE(traced_shell, jensen_cain_1960, HistoricField::jensen_cain_1960);
BENCHMARK_CAPTURE(traced_shell, gsfc_1970, HistoricField::gsfc_1970);

void shell_from_a_grid(benchmark::State& state) {
    const GeomagneticField of_earth = geomagnetic_field(HistoricField::gsfc_1970);
    const ShellGrid grid = shell_grid(of_earth, of_earth.dipole_moment, k_radius - 50e3,
                                      k_radius + 50e3, 5.0 * constants::k_degree);
    const OrbitPlaces places = circular_orbit_places(k_radius, k_inclination, 18, 60);
    const Rate rate(state);
    for (auto _ : state)
        for (std::size_t j = 0; j < places.x.size(); ++j)
            benchmark::DoNotOptimize(shell_at(grid, {places.x[j], places.y[j], places.z[j]}));
    const double read = rate.per_second(static_cast<double>(places.x.size()));
    state.counters["read_per_s"] = read;
    state.counters["of_mark"] = read / k_grid_mark;
    state.counters["over_radbelt"] = read / k_radbelt;
}
BENCHMARK(shell_from_a_grid);

// Flux above one energy from the position alone: field, trace, map.
void flux_at_a_place(benchmark::State& state, BeltModel model) {
    const TrappedBelt belt = trapped_belt(model);
    const OrbitPlaces places = circular_orbit_places(k_radius, k_inclination, 18, 60);
    const double energy = 30.0 * k_mev;
    std::vector<double> flux(places.x.size());
    std::vector<ShellStatus> status(places.x.size());
    const Rate rate(state);
    for (auto _ : state) {
        trapped_fluxes(belt, places.view(), {&energy, 1}, flux, status);
        benchmark::DoNotOptimize(flux.data());
    }
    const double per_second = rate.per_second(static_cast<double>(places.x.size()));
    state.counters["us_per_place"] = 1e6 / per_second;
    state.counters["of_mark"] = 1.0 / per_second / k_point_mark;
    state.counters["over_nasa_radbelt"] = per_second / k_nasa_radbelt;
    state.counters["over_radbelt"] = per_second / k_radbelt;
}
BENCHMARK_CAPTURE(flux_at_a_place, ap8_min, BeltModel::ap8_min);
BENCHMARK_CAPTURE(flux_at_a_place, ap8_max, BeltModel::ap8_max);

// A whole spectrum of 77 energies over 72 nodes × 120 arguments, one thread.
void orbit_mean_spectrum(benchmark::State& state, BeltModel model) {
    const TrappedBelt belt = trapped_belt(model);
    const OrbitPlaces places = circular_orbit_places(k_radius, k_inclination);
    const std::vector<double> energies = spectrum_energies(belt.map);
    const Rate rate(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(orbit_mean_flux(belt, places.view(), energies, 1));
    state.counters["of_mark"] = 1.0 / rate.per_second(1.0) / k_spectrum_mark;
}
BENCHMARK_CAPTURE(orbit_mean_spectrum, ap8_min, BeltModel::ap8_min)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(orbit_mean_spectrum, ap8_max, BeltModel::ap8_max)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(orbit_mean_spectrum, ae8_max, BeltModel::ae8_max)->Unit(benchmark::kMillisecond);

RadiationFluxes fluxes() {
    const OrbitPlaces places = circular_orbit_places(k_radius, k_inclination, 18, 60);
    const auto spectrum = [&](BeltModel model) {
        const TrappedBelt belt = trapped_belt(model);
        return spectrum_of(orbit_mean_flux(belt, places.view(), spectrum_energies(belt.map)));
    };
    return {spectrum(BeltModel::ap8_min), spectrum(BeltModel::ae8_min), NuclearTerm::trapped_min};
}

// Eighteen depths, protons, electrons and bremsstrahlung.
void dose_depth_curve(benchmark::State& state, ShieldGeometry geometry) {
    const RadiationFluxes of_orbit = fluxes();
    const std::vector<double> depths = usual_depths();
    const Rate rate(state);
    for (auto _ : state) benchmark::DoNotOptimize(dose_curve(of_orbit, geometry, depths));
    state.counters["of_mark"] = 1.0 / rate.per_second(1.0) / k_curve_mark;
}
BENCHMARK_CAPTURE(dose_depth_curve, sphere, ShieldGeometry::sphere)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dose_depth_curve, slab, ShieldGeometry::slab)->Unit(benchmark::kMillisecond);

// Dose rate behind 10 mm at every place of an orbit whose shells are known.
void dose_in_time(benchmark::State& state) {
    const TrappedBelt belt = trapped_belt(BeltModel::ap8_min);
    const std::vector<MagneticShell> shells = shells_of_the_orbit(belt);
    const ShieldedResponse response = dose_response(proton_stopping(), 10e-3);
    std::vector<double> dose(shells.size());
    const Rate rate(state);
    for (auto _ : state) {
        responses_along_orbit(belt, shells, response, dose);
        benchmark::DoNotOptimize(dose.data());
    }
    state.counters["us_per_place"] = 1e6 / rate.per_second(static_cast<double>(shells.size()));
}
BENCHMARK(dose_in_time);

}  // namespace
}  // namespace dawnline::spacecraft
