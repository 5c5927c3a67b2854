#include "dawnline/astro/density_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

void check(std::span<const double> days, const DensityGrid& grid) {
    if (!(grid.floor >= 120e3 && grid.floor < grid.top && grid.top <= 1100e3))
        throw Error(fmt::format("a density table from {} to {} m; it must lie in 120 to 1100 km",
                                grid.floor, grid.top));
    if (grid.layers < 4 || grid.latitudes < 2 || grid.local_times < 3)
        throw Error("a density table needs 4 layers, 2 latitudes and 3 local times");
    if (days.empty()) throw Error("a density table needs a day");
    for (std::size_t k = 0; k < days.size(); ++k)
        if (!(days[k] >= 1.0 && days[k] < 367.0) || (k > 0 && !(days[k] > days[k - 1])))
            throw Error("the days of a density table must rise within 1 to 366");
}

// Cubics through the layers of one column, from ln ρ at their borders and two more on either side:
// slopes by the central difference of fourth order, Hermite between.
void fit_column(std::span<const double> log_density, std::size_t layers, float* out) {
    const auto slope = [&](std::size_t k) {
        return (log_density[k - 2] - log_density[k + 2] +
                8.0 * (log_density[k + 1] - log_density[k - 1])) /
               12.0;
    };
    for (std::size_t layer = 0; layer < layers; ++layer) {
        const double a = log_density[layer + 2], b = log_density[layer + 3];
        const double slope_a = slope(layer + 2), slope_b = slope(layer + 3);
        *out++ = static_cast<float>(a);
        *out++ = static_cast<float>(slope_a);
        *out++ = static_cast<float>(3.0 * (b - a) - 2.0 * slope_a - slope_b);
        *out++ = static_cast<float>(2.0 * (a - b) + slope_a + slope_b);
    }
}

// All columns of one local time.
void fill_meridian(const AirMoment& moment, const DensityGrid& grid, double longitude, float* out) {
    const auto layers = static_cast<std::size_t>(grid.layers), n = layers + 5;
    const double height = (grid.top - grid.floor) / grid.layers;
    std::vector<double> altitude(n), latitude(n), longitudes(n, longitude), density(n);
    std::vector<AirStatus> status(n);
    for (std::size_t k = 0; k < n; ++k)
        altitude[k] = grid.floor + (static_cast<double>(k) - 2.0) * height;
    for (int j = 0; j <= grid.latitudes; ++j) {
        std::fill(latitude.begin(), latitude.end(), k_pi * (1.0 * j / grid.latitudes - 0.5));
        drag_densities(moment, {altitude, latitude, longitudes}, density, status);
        for (std::size_t k = 0; k < n; ++k) {
            if (status[k] != AirStatus::ok)
                throw Error("the weather of a density table is none that the model can answer");
            density[k] = std::log(density[k]);
        }
        fit_column(density, layers, out + static_cast<std::size_t>(j) * layers * 4);
    }
}

}  // namespace

DensityTable fill_density_table(const Weather& weather, std::span<const double> days,
                                const DensityGrid& grid, unsigned jobs) {
    check(days, grid);
    DensityTable table{grid, {days.begin(), days.end()}, {}};
    const auto meridians = static_cast<std::size_t>(grid.local_times) + 1;
    const std::size_t size =
        static_cast<std::size_t>(grid.layers) * 4 * (static_cast<std::size_t>(grid.latitudes) + 1);
    table.coefficients.resize(days.size() * meridians * size);
    parallel_for(days.size() * meridians, jobs, [&](std::size_t index) {
        const double longitude = k_two_pi * static_cast<double>(index % meridians) /
                                 static_cast<double>(grid.local_times);
        fill_meridian(mean_air_moment(weather, days[index / meridians]), grid, longitude,
                      table.coefficients.data() + index * size);
    });
    return table;
}

}  // namespace dawnline::astro
