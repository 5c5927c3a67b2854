#include "dawnline/spacecraft/geomagnetic_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;
using constants::k_two_pi;

/// Weights of four equally spaced points for the cubic of Catmull and Rom between the inner two.
std::array<double, 4> weights(double t) noexcept {
    return {0.5 * t * (-1.0 + t * (2.0 - t)), 1.0 + 0.5 * t * t * (-5.0 + 3.0 * t),
            0.5 * t * (1.0 + t * (4.0 - 3.0 * t)), 0.5 * t * t * (t - 1.0)};
}

}  // namespace

ShellGrid shell_grid(const GeomagneticField& field, double moment, double lowest, double highest,
                     double spacing, unsigned jobs) {
    if (!(lowest >= k_geomagnetic_radius && highest > lowest))
        throw Error("the layers of a grid of shells must rise from the Earth's surface");
    const double half_turn = k_pi / spacing;
    if (!(half_turn >= 4.0 && std::abs(half_turn - std::round(half_turn)) < 1e-9))
        throw Error("the spacing of a grid of shells must divide 180 degrees");
    ShellGrid grid;
    grid.moment = moment;
    grid.lowest = lowest, grid.highest = highest;
    const auto steps = static_cast<std::uint32_t>(std::lround(half_turn));
    grid.rows = steps + 1;
    grid.columns = 2 * steps;
    const std::size_t layer = std::size_t{grid.rows} * grid.columns;
    grid.u.resize(2 * layer);
    grid.v.resize(2 * layer);
    parallel_for(2 * std::size_t{grid.rows}, jobs, [&](std::size_t line) {
        const double radius = line < grid.rows ? lowest : highest;
        const double latitude = -0.5 * k_pi + spacing * static_cast<double>(line % grid.rows);
        for (std::size_t j = 0; j < grid.columns; ++j) {
            const double longitude = spacing * static_cast<double>(j);
            const Vec3 place =
                radius * Vec3{std::cos(latitude) * std::cos(longitude),
                              std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
            const MagneticShell shell = magnetic_shell(field, place, moment);
            const double share = radius / k_geomagnetic_radius;
            const std::size_t at = line * grid.columns + j;
            grid.u[at] =
                static_cast<float>(shell.status == ShellStatus::ok ? share / shell.l : 0.0);
            grid.v[at] = static_cast<float>(shell.field * share * share * share);
        }
    });
    return grid;
}

MagneticShell shell_at(const ShellGrid& grid, const Vec3& r_ES_F) noexcept {
    const double radius = norm(r_ES_F);
    if (!std::isfinite(radius) || !(radius > 0.0)) {
        constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
        return {k_nan, k_nan, k_nan, ShellStatus::not_finite};
    }
    const double spacing = k_two_pi / grid.columns;
    const double latitude = std::asin(std::clamp(r_ES_F.z / radius, -1.0, 1.0));
    double longitude = std::atan2(r_ES_F.y, r_ES_F.x);
    if (longitude < 0.0) longitude += k_two_pi;
    const double row = (latitude + 0.5 * k_pi) / spacing, column = longitude / spacing;
    const auto rows = static_cast<std::int64_t>(grid.rows);
    const auto columns = static_cast<std::int64_t>(grid.columns);
    const std::int64_t i = std::min(static_cast<std::int64_t>(row), rows - 2);
    const std::int64_t j = std::min(static_cast<std::int64_t>(column), columns - 1);
    const std::array<double, 4> of_row = weights(row - static_cast<double>(i));
    const std::array<double, 4> of_column = weights(column - static_cast<double>(j));
    const double up = (radius - grid.lowest) / (grid.highest - grid.lowest);
    const std::size_t layer = std::size_t{grid.rows} * grid.columns;

    double u = 0.0, v = 0.0;
    for (std::int64_t a = 0; a < 4; ++a) {
        // Beyond a pole the meridian comes down on the other side.
        std::int64_t line = i - 1 + a, turn = 0;
        if (line < 0) line = -line, turn = columns / 2;
        if (line >= rows) line = 2 * (rows - 1) - line, turn = columns / 2;
        for (std::int64_t b = 0; b < 4; ++b) {
            const std::int64_t around = (j - 1 + b + turn + columns) % columns;
            const auto at = static_cast<std::size_t>(line * columns + around);
            const double weight =
                of_row[static_cast<std::size_t>(a)] * of_column[static_cast<std::size_t>(b)];
            u += weight * ((1.0 - up) * double{grid.u[at]} + up * double{grid.u[layer + at]});
            v += weight * ((1.0 - up) * double{grid.v[at]} + up * double{grid.v[layer + at]});
        }
    }
    const double share = radius / k_geomagnetic_radius;
    const double field = v / (share * share * share);
    const double l = share / u;
    if (!(u > 0.0 && l < k_farthest_shell)) {
        constexpr double k_infinity = std::numeric_limits<double>::infinity();
        return {k_infinity, k_infinity, field, ShellStatus::open};
    }
    return {l, std::max(field * l * l * l / k_mcilwain_moment, 1.0), field, ShellStatus::ok};
}

}  // namespace dawnline::spacecraft
