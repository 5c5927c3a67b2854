#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <ctime>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/mutual_view.hpp"
#include "dawnline/spacecraft/surface_flux.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

/// Body, two wings, three radiators, an antenna: 18 faces.
SatelliteShape satellite() {
    const Vec3 x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
    std::vector<PolygonPlate> plates = box("body", {0, 0, -1.5}, {1, 1, 1}, {});
    plates.push_back(rectangle("wing +x", {12, 0, 0}, 10 * x, 4 * y, {}, {}));
    plates.push_back(rectangle("wing -x", {-12, 0, 0}, 10 * x, 4 * y, {}, {}));
    for (const double place : {-3.0, 0.0, 3.0})
        plates.push_back(rectangle("radiator", {place, 0, -10}, 7 * z, 1.4 * x, {}, {}));
    plates.push_back(rectangle("antenna", {0, 3, -3}, 0.5 * x, 0.5 * z, {}, {}));
    return SatelliteShape(std::move(plates));
}

OrbitPoint place(std::size_t k) {
    return point_on_orbit({7028.137e3, 1.2}, 0.01 * static_cast<double>(k % 600));
}

/// The integral as a plain double sum of 64 × 128 patches, for the ratio below.
double patch_sum(double rho, double theta, const Vec3& n) {
    constexpr int k_rings = 64, k_sectors = 128;
    const double edge = std::acos(rho), height = 1.0 / rho;
    double sum = 0.0;
    for (int i = 0; i < k_rings; ++i)
        for (int j = 0; j < k_sectors; ++j) {
            const double lambda = edge * (i + 0.5) / k_rings;
            const double alpha = constants::k_two_pi * (j + 0.5) / k_sectors;
            const Vec3 patch{std::sin(lambda) * std::cos(alpha), std::sin(lambda) * std::sin(alpha),
                             -std::cos(lambda)};
            const Vec3 d = patch + Vec3{0.0, 0.0, height};
            const double sun = patch.x * std::sin(theta) - patch.z * std::cos(theta);
            const double r2 = dot(d, d), seen = dot(n, d), left = -dot(patch, d);
            if (sun > 0.0 && seen > 0.0 && left > 0.0)
                sum += sun * seen * left * std::sin(lambda) / (r2 * r2);
        }
    return sum * edge * 2.0 / (k_rings * k_sectors);
}

void surface_fluxes_at_one_place(benchmark::State& state) {
    const SatelliteShape shape = satellite();
    const SkyMask mask = sky_mask(shape);
    FluxArrays flux(shape.faces().size());
    std::size_t k = 0;
    for (auto _ : state) {
        const OrbitPoint p = place(k++);
        surface_fluxes(shape, mask, p, attitude(SunPointing{}, p), {}, flux.spans());
        benchmark::DoNotOptimize(flux.sun.data());
    }
    state.counters["faces"] = static_cast<double>(shape.faces().size());
    state.counters["faces_per_second"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * static_cast<double>(shape.faces().size()),
        benchmark::Counter::kIsRate);
}
BENCHMARK(surface_fluxes_at_one_place)->Unit(benchmark::kMicrosecond);

/// One plate that the horizon cuts, at the terminator, against the two other ways to the integral.
void albedo_of_a_cut_plate(benchmark::State& state) {
    const double rho = 6378.137 / 7028.137, theta = 1.5;
    const EarthLight light(rho, theta);
    const auto normal = [](std::size_t k) {
        const double tilt = 1.0 + 1e-3 * static_cast<double>(k % 500);
        return Vec3{0.8 * std::sin(tilt), 0.6 * std::sin(tilt), std::cos(tilt)};
    };
    std::size_t k = 0;
    // Time of the processor, so that other work on the machine does not enter the ratios.
    const std::clock_t start = std::clock();
    for (auto _ : state) benchmark::DoNotOptimize(light.albedo_factor(normal(k++)));
    const std::clock_t ours = std::clock() - start;

    constexpr std::size_t k_others = 200;
    const std::clock_t piecewise = std::clock();
    for (std::size_t i = 0; i < k_others; ++i) {
        const Vec3 n = normal(2 * i);
        benchmark::DoNotOptimize(albedo_factor(rho, theta, std::acos(n.z), std::atan2(0.6, 0.8)));
    }
    const std::clock_t patches = std::clock();
    for (std::size_t i = 0; i < k_others; ++i)
        benchmark::DoNotOptimize(patch_sum(rho, theta, normal(2 * i)));
    const std::clock_t end = std::clock();
    const double each = static_cast<double>(ours) / static_cast<double>(state.iterations());
    const auto ratio = [&](std::clock_t d) { return static_cast<double>(d) / k_others / each; };
    state.counters["x_piecewise_integral"] = ratio(patches - piecewise);
    state.counters["x_patch_sum"] = ratio(end - patches);
}
BENCHMARK(albedo_of_a_cut_plate)->Unit(benchmark::kMicrosecond);

void self_shading(benchmark::State& state) {
    const SatelliteShape shape = satellite();
    std::vector<double> share(shape.faces().size());
    std::vector<ShadeStatus> status(share.size());
    double turn = 0.0;
    for (auto _ : state) {
        turn += 0.01;
        sunlit_shares(shape, {0.8 * std::cos(turn), 0.8 * std::sin(turn), 0.6}, share, status);
        benchmark::DoNotOptimize(share.data());
    }
}
BENCHMARK(self_shading)->Unit(benchmark::kMicrosecond);

void self_views(benchmark::State& state) {
    const SatelliteShape shape = satellite();
    for (auto _ : state) benchmark::DoNotOptimize(self_view_factors(shape));
}
BENCHMARK(self_views)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dawnline::spacecraft
