#include "dawnline/astro/cluster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

// R = 5 d must count the points that lie exactly on the rim, whatever the rounding of R / d.
constexpr double k_rim = 1.0 + 1e-12;
constexpr double k_largest_disc = 1000.0;         // [pitches]
constexpr std::size_t k_largest_count = 3000000;  // < π 1000²

// Penot & Balakrishnan 2026.
constexpr double k_tilted_planar = constants::k_two_pi / std::numbers::sqrt3;
constexpr double k_three_dimensional = 0.27;

std::int64_t norm2(LatticePoint p) noexcept {
    return std::int64_t{p.i} * p.i + std::int64_t{p.j} * p.j;
}

// Points with i² + j² ≤ radius2, from the centre outwards.
std::vector<LatticePoint> disc(double radius2) {
    std::vector<LatticePoint> points;
    const auto rim = static_cast<std::int32_t>(std::sqrt(radius2));
    for (std::int32_t i = -rim; i <= rim; ++i) {
        const auto reach =
            static_cast<std::int32_t>(std::sqrt(radius2 - static_cast<double>(i) * i));
        for (std::int32_t j = -reach; j <= reach; ++j) points.push_back({i, j});
    }
    std::sort(points.begin(), points.end(), [](LatticePoint a, LatticePoint b) {
        return std::tuple(norm2(a), a.i, a.j) < std::tuple(norm2(b), b.i, b.j);
    });
    return points;
}

// Length of the separation in the (x, y/2) plane.
double separation(LatticePoint a, LatticePoint b, double pitch) noexcept {
    return pitch * std::hypot(b.i - a.i, b.j - a.j);
}

}  // namespace

std::size_t square_lattice_count(double radius) noexcept {
    const double radius2 = radius * radius * k_rim;
    const double rim = std::floor(std::sqrt(radius2));
    double count = 0.0;
    for (double i = -rim; i <= rim; ++i)
        count += 2.0 * std::floor(std::sqrt(radius2 - i * i)) + 1.0;
    return static_cast<std::size_t>(count);
}

std::size_t hexagonal_lattice_count(double radius) noexcept {
    const double radius2 = radius * radius * k_rim;
    const double rows = std::floor(std::sqrt(radius2 / 0.75));
    double count = 0.0;
    for (double row = -rows; row <= rows; ++row) {
        // Points a + row/2 along the row, −reach … reach.
        const double reach = std::sqrt(radius2 - 0.75 * row * row), shift = 0.5 * row;
        count += std::floor(reach - shift) + std::floor(reach + shift) + 1.0;
    }
    return static_cast<std::size_t>(count);
}

std::vector<LatticePoint> planar_cluster(double radius, double pitch) {
    const double pitches = radius / (2.0 * pitch);
    if (!(pitch > 0.0 && pitches >= 0.0 && pitches <= k_largest_disc))
        throw Error(
            fmt::format("a cluster of radius {:.6g} m and pitch {:.6g} m; the radius may be "
                        "0 to 2000 pitches, and the pitch more than 0",
                        radius, pitch));
    return disc(pitches * pitches * k_rim);
}

std::vector<LatticePoint> planar_cluster_of(std::size_t count) {
    if (count < 1 || count > k_largest_count)
        throw Error(fmt::format("a cluster of {} satellites; 1 to {} are possible", count,
                                k_largest_count));
    double radius = std::sqrt(static_cast<double>(count) / constants::k_pi);
    while (square_lattice_count(radius) < count) radius += 0.5;
    std::vector<LatticePoint> points = disc(radius * radius * k_rim);
    points.resize(count);
    return points;
}

double planar_cluster_radius(std::size_t count, double pitch) {
    const LatticePoint outermost = planar_cluster_of(count).back();
    return 2.0 * pitch * std::sqrt(static_cast<double>(norm2(outermost)));
}

Vec3 lattice_position(LatticePoint point, double pitch, double phase) noexcept {
    const double c = std::cos(phase), s = std::sin(phase);
    return {pitch * (point.i * c + point.j * s), 2.0 * pitch * (point.j * c - point.i * s), 0.0};
}

void lattice_positions(std::span<const LatticePoint> points, double pitch, double phase,
                       std::span<Vec3> r_CD_H) noexcept {
    const double c = std::cos(phase), s = std::sin(phase);
    for (std::size_t k = 0; k < points.size(); ++k) {
        const LatticePoint p = points[k];
        r_CD_H[k] = {pitch * (p.i * c + p.j * s), 2.0 * pitch * (p.j * c - p.i * s), 0.0};
    }
}

std::vector<NeighbourPair> lattice_neighbours(std::span<const LatticePoint> points) {
    struct Entry {
        LatticePoint point;
        std::uint32_t index;
    };
    std::vector<Entry> sorted;
    sorted.reserve(points.size());
    for (std::size_t k = 0; k < points.size(); ++k)
        sorted.push_back({points[k], static_cast<std::uint32_t>(k)});
    const auto earlier = [](const Entry& a, const Entry& b) {
        return std::tuple(a.point.i, a.point.j) < std::tuple(b.point.i, b.point.j);
    };
    std::sort(sorted.begin(), sorted.end(), earlier);

    std::vector<NeighbourPair> pairs;
    pairs.reserve(2 * points.size());
    for (const Entry& entry : sorted) {
        for (const LatticePoint step : {LatticePoint{1, 0}, LatticePoint{0, 1}}) {
            const Entry wanted{{entry.point.i + step.i, entry.point.j + step.j}, 0};
            const auto found = std::lower_bound(sorted.begin(), sorted.end(), wanted, earlier);
            if (found == sorted.end() || earlier(wanted, *found)) continue;
            const auto [first, second] = std::minmax(entry.index, found->index);
            pairs.push_back({first, second});
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](NeighbourPair a, NeighbourPair b) {
        return std::tuple(a.first, a.second) < std::tuple(b.first, b.second);
    });
    return pairs;
}

DistanceRange distance_range(LatticePoint a, LatticePoint b, double pitch) noexcept {
    const double least = separation(a, b, pitch);
    return {least, 2.0 * least};
}

void distance_series(LatticePoint a, LatticePoint b, double pitch,
                     std::span<double> distances) noexcept {
    const LatticePoint difference{b.i - a.i, b.j - a.j};
    const double step = constants::k_two_pi / static_cast<double>(distances.size());
    for (std::size_t k = 0; k < distances.size(); ++k)
        distances[k] = norm(lattice_position(difference, pitch, step * static_cast<double>(k)));
}

double tilted_planar_count(double radius_ratio) noexcept {
    return k_tilted_planar * radius_ratio * radius_ratio;
}

double three_dimensional_count(double radius_ratio) noexcept {
    return k_three_dimensional * radius_ratio * radius_ratio * radius_ratio;
}

double three_dimensional_crossover() noexcept {
    return k_tilted_planar / k_three_dimensional;
}

double sun_clearance_radius(double least_distance, double least_sun_elevation) noexcept {
    return 0.5 * least_distance * std::sin(least_sun_elevation);
}

double least_sun_elevation_in_plane(double sun_off_normal) noexcept {
    return 0.5 * constants::k_pi - sun_off_normal;
}

double least_sun_elevation_tilted(double sun_off_normal) noexcept {
    return std::max(0.0, constants::k_pi / 6.0 - sun_off_normal);
}

double clos_compute_fraction(int links_per_switch, int layers) noexcept {
    const double k = links_per_switch;
    return k / (k + 4.0 * layers - 6.0);
}

}  // namespace dawnline::astro
