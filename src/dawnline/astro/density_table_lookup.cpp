#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "dawnline/astro/density_table.hpp"
#include "dawnline/base/constants.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/density_table_lookup.cpp"
#include <hwy/foreach_target.h>

// After foreach_target.h.
#include "dawnline/base/lanes-inl.hpp"

#ifndef DAWNLINE_ASTRO_DENSITY_TABLE_SLICES
#define DAWNLINE_ASTRO_DENSITY_TABLE_SLICES
namespace dawnline::astro {
namespace {

// The two days that enclose the one asked for; one day alone has all the weight.
struct Slices {
    const float* first;
    const float* second;
    float share;  // of the second
    bool single;
};

// Scales of the three coordinates and strides of the table.
struct Axes {
    double floor, per_layer, per_latitude, per_local_time, hour_at_greenwich;
    int layers, latitudes, local_times;
    std::size_t latitude_stride, local_time_stride;
};

}  // namespace
}  // namespace dawnline::astro
#endif

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {
namespace {

using namespace dawnline::HWY_NAMESPACE;

// The four powers of height in one layer.
using Powers [[gnu::vector_size(16)]] = float;

HWY_INLINE Powers powers_at(const float* from) {
    Powers out;
    __builtin_memcpy(&out, from, sizeof out);
    return out;
}

HWY_INLINE Powers blend(const float* at, const Axes& axes, float j, float l) {
    const Powers a = powers_at(at), b = powers_at(at + axes.latitude_stride);
    const Powers c = powers_at(at + axes.local_time_stride),
                 d = powers_at(at + axes.local_time_stride + axes.latitude_stride);
    const Powers first = a + j * (b - a), second = c + j * (d - c);
    return first + l * (second - first);
}

// ln ρ of one place, whose coordinates are known to be good.
HWY_INLINE double log_density(const Slices& slices, const Axes& axes, double altitude,
                              double latitude, double longitude) {
    const double h = (altitude - axes.floor) * axes.per_layer;
    const double phi = (latitude + 0.5 * constants::k_pi) * axes.per_latitude;
    const double turns = longitude * (1.0 / constants::k_two_pi) + axes.hour_at_greenwich;
    const double tau = (turns - std::floor(turns)) * axes.per_local_time;
    const int layer = std::min(static_cast<int>(h), axes.layers - 1);
    const int row = std::min(std::max(static_cast<int>(phi), 0), axes.latitudes - 1);
    const int meridian = std::min(static_cast<int>(tau), axes.local_times - 1);
    const auto j = static_cast<float>(phi - row), l = static_cast<float>(tau - meridian);
    const std::size_t offset = static_cast<std::size_t>(meridian) * axes.local_time_stride +
                               static_cast<std::size_t>(row) * axes.latitude_stride +
                               static_cast<std::size_t>(layer) * 4;
    Powers p = blend(slices.first + offset, axes, j, l);
    if (!slices.single) p += slices.share * (blend(slices.second + offset, axes, j, l) - p);
    const double t = h - layer;
    return p[0] + t * (p[1] + t * (p[2] + t * p[3]));
}

void table_densities(const Slices& slices, const Axes& axes, double top, PlacesView places,
                     std::span<double> density, std::span<AirStatus> status) {
    const std::size_t n = density.size();
    for (std::size_t k = 0; k < n; ++k) {
        const double h = places.altitude[k], phi = places.latitude[k], lambda = places.longitude[k];
        const bool finite = std::isfinite(h + phi + lambda) && std::abs(lambda) < 1e15;
        const bool inside = h >= axes.floor && h <= top && std::abs(phi) <= k_latitude_limit;
        status[k] =
            finite ? (inside ? AirStatus::ok : AirStatus::out_of_range) : AirStatus::not_finite;
        density[k] = finite && inside ? log_density(slices, axes, h, phi, lambda) : -1000.0;
    }
    const std::size_t width = Lanes::size();
    std::size_t k = 0;
    // e^−1000 is 0: a place that is refused.
    for (; k + width <= n; k += width) exp(Lanes::load(&density[k])).store(&density[k]);
    if (k == n) return;
    std::array<double, HWY_MAX_BYTES / sizeof(double)> rest{};
    std::copy(density.begin() + static_cast<std::ptrdiff_t>(k), density.end(), rest.begin());
    exp(Lanes::load(rest.data())).store(rest.data());
    std::copy_n(rest.begin(), n - k, density.begin() + static_cast<std::ptrdiff_t>(k));
}

}  // namespace
}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dawnline::astro {

HWY_EXPORT(table_densities);

namespace {

Slices slices_of(const DensityTable& table, double day) {
    const std::size_t count = table.days.size(), size = table.coefficients.size() / count;
    const float* data = table.coefficients.data();
    if (count == 1) return {data, data, 0.0f, true};
    constexpr double year = 365.25;
    const auto next = static_cast<std::size_t>(
        std::upper_bound(table.days.begin(), table.days.end(), day) - table.days.begin());
    const std::size_t before = (next + count - 1) % count, after = next % count;
    double from = table.days[before], to = table.days[after];
    if (next == 0) from -= year;
    if (next == count) to += year;
    const double share = to > from ? std::clamp((day - from) / (to - from), 0.0, 1.0) : 0.0;
    return {data + before * size, data + after * size, static_cast<float>(share), false};
}

}  // namespace

void table_densities(const DensityTable& table, double day_of_year, double local_time_at_greenwich,
                     PlacesView places, std::span<double> density,
                     std::span<AirStatus> status) noexcept {
    assert(places.altitude.size() == density.size() && places.latitude.size() == density.size() &&
           places.longitude.size() == density.size() && status.size() == density.size());
    if (!std::isfinite(day_of_year) || !std::isfinite(local_time_at_greenwich)) {
        std::fill(density.begin(), density.end(), 0.0);
        std::fill(status.begin(), status.end(), AirStatus::not_finite);
        return;
    }
    const DensityGrid& grid = table.grid;
    const auto latitude_stride = static_cast<std::size_t>(grid.layers) * 4;
    const Axes axes{grid.floor,
                    grid.layers / (grid.top - grid.floor),
                    grid.latitudes / constants::k_pi,
                    static_cast<double>(grid.local_times),
                    local_time_at_greenwich / constants::k_day,
                    grid.layers,
                    grid.latitudes,
                    grid.local_times,
                    latitude_stride,
                    latitude_stride * (static_cast<std::size_t>(grid.latitudes) + 1)};
    HWY_DYNAMIC_DISPATCH(table_densities)
    (slices_of(table, day_of_year), axes, grid.top, places, density, status);
}

}  // namespace dawnline::astro
#endif
