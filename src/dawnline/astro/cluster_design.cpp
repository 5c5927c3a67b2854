#include "dawnline/astro/cluster_design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/quadrature.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

// A member on the rim stays inside, whatever the rounding of R/r.
constexpr double k_rim = 1.0 + 1e-12;
constexpr double k_infinity = std::numeric_limits<double>::infinity();

RelativeOrbit on_plane(double radial_cos, double radial_sin, double offset, PlaneSlopes k) {
    return {radial_cos, radial_sin, offset, k.p * radial_cos + k.q * radial_sin,
            k.p * radial_sin - k.q * radial_cos};
}

// |position|² over an orbit: mean + first·(cos θ, sin θ) + second·(cos 2θ, sin 2θ).
struct SquaredDistance {
    double mean, first_cos, first_sin, second_cos, second_sin;

    double at(double phase) const noexcept {
        const double c = std::cos(phase), s = std::sin(phase);
        return mean + first_cos * c + first_sin * s + second_cos * (c * c - s * s) +
               2.0 * second_sin * c * s;
    }
};

SquaredDistance squared_distance(const RelativeOrbit& o, double along_weight) noexcept {
    // x = (xc, xs), y = offset + (yc, ys), z = (zc, zs) as (cos, sin) parts.
    const double xc = o.radial_cos, xs = o.radial_sin, zc = o.cross_cos, zs = o.cross_sin;
    const double yc = 2.0 * along_weight * xs, ys = -2.0 * along_weight * xc;
    const double offset = along_weight * o.along_offset;
    return {
        .mean = offset * offset + 0.5 * (xc * xc + xs * xs + yc * yc + ys * ys + zc * zc + zs * zs),
        .first_cos = 2.0 * offset * yc,
        .first_sin = 2.0 * offset * ys,
        .second_cos = 0.5 * (xc * xc - xs * xs + yc * yc - ys * ys + zc * zc - zs * zs),
        .second_sin = xc * xs + yc * ys + zc * zs};
}

// Newton on the slope from a sample next to an extremum; no farther than to the next sample.
double extremum(const SquaredDistance& d, double at, double step) noexcept {
    const double from = at;
    for (int k = 0; k < 5; ++k) {
        const double c = std::cos(at), s = std::sin(at), c2 = c * c - s * s, s2 = 2.0 * c * s;
        const double slope =
            d.first_sin * c - d.first_cos * s + 2.0 * d.second_sin * c2 - 2.0 * d.second_cos * s2;
        const double bend =
            -d.first_cos * c - d.first_sin * s - 4.0 * d.second_cos * c2 - 4.0 * d.second_sin * s2;
        if (bend == 0.0) break;
        at = std::clamp(at - slope / bend, from - step, from + step);
    }
    return d.at(at);
}

DistanceRange extremes(const SquaredDistance& d) noexcept {
    double least, greatest;
    if (d.first_cos == 0.0 && d.first_sin == 0.0) {
        const double swing = std::hypot(d.second_cos, d.second_sin);
        least = d.mean - swing;
        greatest = d.mean + swing;
    } else {
        constexpr int samples = 48;
        constexpr double step = k_two_pi / samples;
        double low = k_infinity, high = -k_infinity, low_at = 0.0, high_at = 0.0;
        for (int k = 0; k < samples; ++k) {
            const double value = d.at(k * step);
            if (value < low) low = value, low_at = k * step;
            if (value > high) high = value, high_at = k * step;
        }
        least = std::min(low, extremum(d, low_at, step));
        greatest = std::max(high, extremum(d, high_at, step));
    }
    return {std::sqrt(std::max(0.0, least)), std::sqrt(std::max(0.0, greatest))};
}

// Semi-axes of the ellipse of |w| = 1 in a plane, from the Gram matrix of its two radii.
struct PlaneGeometry {
    double narrow;   // least semi-axis [1]
    double spacing;  // distance of two planes per unit of offset [1]
};

PlaneGeometry plane_geometry(PlaneSlopes k) noexcept {
    const double a = 1.0 + k.p * k.p, b = k.p * k.q, c = 4.0 + k.q * k.q;
    const double narrow2 = 0.5 * (a + c) - std::hypot(0.5 * (a - c), b);
    return {std::sqrt(narrow2), std::abs(k.q) / std::sqrt(4.0 * k.p * k.p + k.q * k.q + 4.0)};
}

// Greatest |w| whose orbit at `offset` stays within radius 1.
double reach(PlaneSlopes k, double offset) noexcept {
    constexpr int samples = 180;
    double least = k_infinity;
    for (int n = 0; n < samples; ++n) {
        // A point w e^{−iθ} with unit w is any direction (c, s): position c·(1, 0, p) + s·(0, 2,
        // q).
        const double angle = k_two_pi * n / samples, c = std::cos(angle), s = std::sin(angle);
        const double z = k.p * c + k.q * s, length2 = c * c + 4.0 * s * s + z * z;
        const double along = 2.0 * s * offset;
        const double root = std::sqrt(along * along + length2 * (1.0 - offset * offset));
        least = std::min(least, (root - along) / length2);
    }
    return std::max(0.0, least);
}

// Appends the hexagonal lattice of `pitch` about (x0, y0) within `radius` of the origin.
template <class Add>
void hexagonal_disc(double radius, double pitch, double x0, double y0, const Add& add) {
    const double row_height = 0.5 * std::numbers::sqrt3 * pitch;
    const int rows = static_cast<int>(std::ceil(radius / row_height)) + 1;
    const int columns = static_cast<int>(std::ceil(radius / pitch)) + 1 + rows;
    for (int row = -rows; row <= rows; ++row)
        for (int column = -columns; column <= columns; ++column) {
            const double x = x0 + pitch * (column + 0.5 * row), y = y0 + row_height * row;
            if (x * x + y * y <= radius * radius * k_rim) add(x, y);
        }
}

}  // namespace

std::vector<RelativeOrbit> planar_orbits(std::span<const LatticePoint> points, double pitch) {
    std::vector<RelativeOrbit> orbits;
    orbits.reserve(points.size());
    for (const LatticePoint point : points)
        orbits.push_back({.radial_cos = pitch * point.i, .radial_sin = pitch * point.j});
    return orbits;
}

std::vector<RelativeOrbit> tilted_orbits(double radius, double least_distance) {
    if (!(least_distance > 0.0 && radius >= 0.0 && radius <= 1000.0 * least_distance))
        throw Error(
            fmt::format("a cluster of radius {:.6g} m and least distance {:.6g} m; the "
                        "radius may be 0 to 1000 least distances, which are more than 0",
                        radius, least_distance));
    // The circle of |w| has radius 2|w|.
    std::vector<RelativeOrbit> orbits;
    hexagonal_disc(0.5 * radius, 0.5 * least_distance, 0.0, 0.0, [&](double x, double y) {
        orbits.push_back(on_plane(x, y, 0.0, {std::numbers::sqrt3, 0.0}));
    });
    return orbits;
}

std::vector<RelativeOrbit> stacked_orbits(double radius, double least_distance,
                                          PlaneSlopes slopes) {
    if (!(least_distance > 0.0 && radius >= 0.0 && radius <= 100.0 * least_distance &&
          std::abs(slopes.q) >= 0.01))
        throw Error(
            fmt::format("a stack of radius {:.6g} m, least distance {:.6g} m and slope "
                        "{:.6g}; the radius may be 0 to 100 least distances, which are "
                        "more than 0, and the slope q not less than 0.01",
                        radius, least_distance, slopes.q));
    const PlaneGeometry plane = plane_geometry(slopes);
    const double step = least_distance / plane.spacing, pitch = least_distance / plane.narrow;
    const int planes = static_cast<int>(radius / step * k_rim);
    std::vector<RelativeOrbit> orbits;
    for (int k = -planes; k <= planes; ++k) {
        const double offset = k * step;
        const double rim = radius * reach(slopes, std::abs(offset) / radius);
        // The lattice may lie anywhere: on a point, on the middle of an edge or on a hole.
        std::vector<RelativeOrbit> best;
        for (const auto& [x0, y0] : {std::tuple{0.0, 0.0}, std::tuple{0.5, 0.0},
                                     std::tuple{0.5, 0.5 / std::numbers::sqrt3}}) {
            std::vector<RelativeOrbit> found;
            hexagonal_disc(rim, pitch, x0 * pitch, y0 * pitch, [&](double x, double y) {
                found.push_back(on_plane(x, y, offset, slopes));
            });
            if (found.size() > best.size()) best = std::move(found);
        }
        orbits.insert(orbits.end(), best.begin(), best.end());
    }
    return orbits;
}

double stacked_orbits_density(PlaneSlopes slopes) {
    const PlaneGeometry plane = plane_geometry(slopes);
    const auto square_of_reach = [&](double offset) {
        const double w = reach(slopes, offset);
        return w * w;
    };
    const double integral = 2.0 * integrate(square_of_reach, 0.0, 1.0, 1e-6).value;
    return plane.spacing * integral * k_two_pi / std::numbers::sqrt3 * plane.narrow * plane.narrow;
}

DistanceRange distance_range(const RelativeOrbit& a, const RelativeOrbit& b) noexcept {
    return extremes(squared_distance(b - a, 1.0));
}

double in_plane_distance(const RelativeOrbit& a, const RelativeOrbit& b) noexcept {
    const RelativeOrbit apart = b - a;
    const double w2 = apart.radial_cos * apart.radial_cos + apart.radial_sin * apart.radial_sin;
    const double offset2 = apart.along_offset * apart.along_offset;
    if (offset2 < 2.25 * w2) return std::sqrt(w2 - offset2 / 3.0);
    return std::abs(std::sqrt(offset2) - 2.0 * std::sqrt(w2));
}

double cross_flight_distance(const RelativeOrbit& a, const RelativeOrbit& b) noexcept {
    return extremes(squared_distance(b - a, 0.0)).least;
}

ClusterSpacing cluster_spacing(std::span<const RelativeOrbit> orbits) noexcept {
    ClusterSpacing spacing{k_infinity, 0.0, k_infinity, 0, 0};
    for (std::size_t b = 0; b < orbits.size(); ++b) {
        spacing.greatest_radius =
            std::max(spacing.greatest_radius, distance_range({}, orbits[b]).greatest);
        for (std::size_t a = 0; a < b; ++a) {
            spacing.least_cross_flight_distance = std::min(
                spacing.least_cross_flight_distance, cross_flight_distance(orbits[a], orbits[b]));
            if (in_plane_distance(orbits[a], orbits[b]) >= spacing.least_distance) continue;
            const double least = distance_range(orbits[a], orbits[b]).least;
            if (least >= spacing.least_distance) continue;
            spacing.least_distance = least;
            spacing.closest_first = a;
            spacing.closest_second = b;
        }
    }
    return spacing;
}

std::vector<NeighbourPair> permanent_links(std::span<const RelativeOrbit> orbits, double range) {
    std::vector<NeighbourPair> links;
    for (std::uint32_t a = 0; a < orbits.size(); ++a)
        for (std::uint32_t b = a + 1; b < orbits.size(); ++b)
            if (squared_distance(orbits[b] - orbits[a], 1.0).mean <= range * range &&
                distance_range(orbits[a], orbits[b]).greatest <= range)
                links.push_back({a, b});
    return links;
}

double sight_clearance(std::span<const RelativeOrbit> orbits, NeighbourPair pair,
                       int samples) noexcept {
    double least = k_infinity;
    for (int n = 0; n < samples; ++n) {
        const double phase = k_two_pi * n / samples;
        const Vec3 from = position_on(orbits[pair.first], phase);
        const Vec3 line = position_on(orbits[pair.second], phase) - from;
        const double length2 = dot(line, line);
        for (std::size_t k = 0; k < orbits.size(); ++k) {
            if (k == pair.first || k == pair.second) continue;
            const Vec3 other = position_on(orbits[k], phase) - from;
            const double along = std::clamp(dot(other, line) / length2, 0.0, 1.0);
            const Vec3 miss = other - along * line;
            least = std::min(least, dot(miss, miss));
        }
    }
    return std::sqrt(least);
}

}  // namespace dawnline::astro
