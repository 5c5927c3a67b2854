#include "dawnline/astro/knot_interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {
namespace {

// symbol   here        meaning
// h        length_     between the knots [s]
// u        u           0 … 1 from the first knot to the second [1]
// Δt       window      length of a window [s]

constexpr std::size_t k_block = 16;  // points that one pass of the vectorised loop takes

// Lowest radius for which the allowances are made: 70 km above the equator. [m]
constexpr double k_lowest_radius = 6.45e6;

// What rounding to single precision may do to the distance of two objects at 13 000 km, beyond
// which nothing is fast enough to need all of the radius; and to the number of a cell. [m]
constexpr double k_precision_allowance = 30.0, k_cell_allowance = 20.0;

std::size_t padded(std::size_t count) noexcept {
    return (count + k_block - 1) / k_block * k_block;
}

// Cubic Hermite interpolation is wrong by at most h⁴/384 max|r⁗|; |r⁗| ≤ 4 μ²/r⁵ on any ellipse:
// (1 + 3e) μ²/r⁵ at the perigee.
double hermite_error(double length) noexcept {
    const double r = k_lowest_radius, mu = constants::k_gm_earth;
    return std::pow(length, 4) / 384.0 * 4.0 * mu * mu / std::pow(r, 5);
}

double pair_radius(const ScreeningOptions& options) noexcept {
    const double length = options.window * options.windows_per_knot;
    return options.threshold + 2.0 * hermite_error(length) + k_precision_allowance +
           options.usual_speed * options.window;
}

}  // namespace

KnotInterval::Knot::Knot(std::size_t count)
    : x(count), y(count), z(count), vx(count), vy(count), vz(count), status(count) {}

void KnotInterval::Knot::take(StatesAt states_at, double time) {
    t = time;
    states_at(time, {x, y, z, vx, vy, vz, status});
}

bool KnotInterval::Knot::good(std::size_t j) const noexcept {
    return status[j] == 0 && std::isfinite(x[j] + y[j] + z[j] + vx[j] + vy[j] + vz[j]);
}

OrbitState KnotInterval::Knot::state(std::size_t j) const noexcept {
    return {{x[j], y[j], z[j]}, {vx[j], vy[j], vz[j]}};
}

KnotInterval::KnotInterval(std::size_t count, const ScreeningOptions& options)
    : options_(options),
      length_(options.window * options.windows_per_knot),
      allowance_(2.0 * hermite_error(length_)),
      radius_(pair_radius(options)),
      begin_(count),
      end_(count),
      velocity_(count),
      largest_speed_(count),
      grid_(count, static_cast<float>(radius_ + k_cell_allowance)) {
    for (auto& coordinate : cubic_)
        for (std::vector<float>& coefficient : coordinate) coefficient.resize(padded(count));
    for (std::vector<float>& coordinate : middle_) coordinate.resize(padded(count));
    fast_.reserve(count);
}

void KnotInterval::start(StatesAt states_at, double t) {
    end_.take(states_at, t);
}

void KnotInterval::advance(StatesAt states_at, double t, std::span<std::uint8_t> bad) {
    std::swap(begin_, end_);
    end_.take(states_at, t);
    fast_.clear();
    top_excess_ = 0.0;
    for (std::size_t j = 0; j < velocity_.size(); ++j) {
        if (begin_.good(j) && end_.good(j)) {
            fit_one(j);
        } else {
            bad[j] = 1;
            cubic_[0][0][j] = std::numeric_limits<float>::quiet_NaN();  // the grid leaves it out
            largest_speed_[j] = 0.0f;
        }
    }
}

void KnotInterval::fit_one(std::size_t j) noexcept {
    const OrbitState a = begin_.state(j), b = end_.state(j);
    const double h = length_;
    const Vec3 c1 = h * a.v_ES_G, last = h * b.v_ES_G;
    const Vec3 step = b.r_ES_G - a.r_ES_G;
    const Vec3 c2 = 3.0 * step - 2.0 * c1 - last;
    const Vec3 c3 = c1 + last - 2.0 * step;
    const Vec3* const coefficients[4] = {&a.r_ES_G, &c1, &c2, &c3};
    for (std::size_t k = 0; k < 4; ++k) {
        cubic_[0][k][j] = static_cast<float>(coefficients[k]->x);
        cubic_[1][k][j] = static_cast<float>(coefficients[k]->y);
        cubic_[2][k][j] = static_cast<float>(coefficients[k]->z);
    }
    const auto rate = [h](const Vec3& c, double factor) {
        const Vec3 v = (factor / h) * c;
        return std::array{static_cast<float>(v.x), static_cast<float>(v.y),
                          static_cast<float>(v.z)};
    };
    velocity_[j] = {rate(c1, 1.0), rate(c2, 2.0), rate(c3, 3.0)};
    // The velocity is a quadratic Bézier curve: it stays within its three control points.
    const Vec3 control = (3.0 / h) * step - a.v_ES_G - b.v_ES_G;
    const double largest2 =
        std::max({dot(a.v_ES_G, a.v_ES_G), dot(control, control), dot(b.v_ES_G, b.v_ES_G)});
    largest_speed_[j] = static_cast<float>(std::sqrt(largest2));
    if (largest_speed_[j] > options_.usual_speed) {
        fast_.push_back(static_cast<std::uint32_t>(j));
        top_excess_ = std::max(top_excess_, largest_speed_[j] - options_.usual_speed);
    }
}

void KnotInterval::place(float u) noexcept {
    for (std::size_t k = 0; k < 3; ++k) {
        float* const out = middle_[k].data();
        const float *const c0 = cubic_[k][0].data(), *const c1 = cubic_[k][1].data();
        const float *const c2 = cubic_[k][2].data(), *const c3 = cubic_[k][3].data();
        for (std::size_t block = 0; block < middle_[k].size(); block += k_block)
            for (std::size_t j = block; j < block + k_block; ++j)
                out[j] = c0[j] + u * (c1[j] + u * (c2[j] + u * c3[j]));
    }
}

// Two straight lines: how near they pass during the window.
bool KnotInterval::line_passes_near(const Vec3& r_AB, const Vec3& v_AB,
                                    double precision) const noexcept {
    const double half = 0.5 * options_.window;
    const double v2 = dot(v_AB, v_AB);
    const double t = v2 > 0.0 ? std::clamp(-dot(r_AB, v_AB) / v2, -half, half) : 0.0;
    const Vec3 nearest = r_AB + t * v_AB;
    // Neighbours at a distance ρ are pulled apart by at most 2μρ/r³.
    const double r = k_lowest_radius;
    const double gradient = constants::k_gm_earth / (r * r * r) * norm(r_AB) * half * half;
    const double limit = options_.threshold + allowance_ + gradient + precision;
    return dot(nearest, nearest) <= limit * limit;
}

bool KnotInterval::passes_near(std::uint32_t a, std::uint32_t b, float u) const noexcept {
    const Velocity &va = velocity_[a], &vb = velocity_[b];
    std::array<double, 3> r{}, v{};
    double size = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
        const float ra = middle_[k][a];
        r[k] = static_cast<double>(middle_[k][b] - ra);
        v[k] = static_cast<double>((vb.v0[k] - va.v0[k]) +
                                   u * ((vb.v1[k] - va.v1[k]) + u * (vb.v2[k] - va.v2[k])));
        size += static_cast<double>(std::abs(ra));
    }
    return line_passes_near({r[0], r[1], r[2]}, {v[0], v[1], v[2]}, 1e-6 * size);
}

OrbitState KnotInterval::interpolated(std::uint32_t j, double u) const noexcept {
    const OrbitState a = begin_.state(j), b = end_.state(j);
    const double h = length_;
    const Vec3 c1 = h * a.v_ES_G, last = h * b.v_ES_G;
    const Vec3 step = b.r_ES_G - a.r_ES_G;
    const Vec3 c2 = 3.0 * step - 2.0 * c1 - last;
    const Vec3 c3 = c1 + last - 2.0 * step;
    return {a.r_ES_G + u * (c1 + u * (c2 + u * c3)),
            (1.0 / h) * (c1 + u * (2.0 * c2 + (3.0 * u) * c3))};
}

// The knots themselves at both ends, so that neighbouring windows agree to the last bit.
OrbitState KnotInterval::at_edge(std::uint32_t j, int edge) const noexcept {
    if (edge == 0) return begin_.state(j);
    if (edge == options_.windows_per_knot) return end_.state(j);
    return interpolated(j, static_cast<double>(edge) / options_.windows_per_knot);
}

void KnotInterval::look_at(std::uint32_t a, std::uint32_t b, int window,
                           std::vector<Candidate>& candidates) {
    const auto approach = [](const OrbitState& first, const OrbitState& second) {
        return dot(second.r_ES_G - first.r_ES_G, second.v_ES_G - first.v_ES_G);
    };
    if (a > b) std::swap(a, b);
    if (!(approach(at_edge(a, window), at_edge(b, window)) < 0.0) ||
        !(approach(at_edge(a, window + 1), at_edge(b, window + 1)) >= 0.0))
        return;
    const auto f = [&](double u) { return approach(interpolated(a, u), interpolated(b, u)); };
    const double count = options_.windows_per_knot;
    const double from = window / count, to = (window + 1) / count;
    const double u = root_in(f, from, to, 1e-6).value_or(0.5 * (from + to));
    const double miss = norm(interpolated(b, u).r_ES_G - interpolated(a, u).r_ES_G);
    if (miss <= options_.threshold + allowance_)
        candidates.push_back({a, b, begin_.t + u * length_});
}

void KnotInterval::find_all(std::vector<Candidate>& candidates) {
    const auto radius = static_cast<float>(radius_);
    for (int window = 0; window < options_.windows_per_knot; ++window) {
        const auto u = static_cast<float>((window + 0.5) / options_.windows_per_knot);
        place(u);
        const std::size_t count = velocity_.size();
        grid_.sort(std::span(middle_[0]).first(count), std::span(middle_[1]).first(count),
                   std::span(middle_[2]).first(count));
        const auto look = [&](std::uint32_t a, std::uint32_t b) {
            if (passes_near(a, b, u)) look_at(a, b, window, candidates);
        };
        const auto is_fast = [&](std::uint32_t j) {
            return largest_speed_[j] > options_.usual_speed;
        };
        // Pairs with a fast object are left to the wider search below.
        grid_.near_pairs(radius, [&](std::span<const PointPair> pairs) {
            for (const auto [a, b] : pairs)
                if (!is_fast(a) && !is_fast(b)) look(a, b);
        });
        for (const std::uint32_t a : fast_) {
            const double excess = largest_speed_[a] - options_.usual_speed + top_excess_;
            const double reach = radius_ + 0.5 * options_.window * excess;
            grid_.near_point(middle_[0][a], middle_[1][a], middle_[2][a], static_cast<float>(reach),
                             [&](std::uint32_t b) {
                                 if (!is_fast(b) || a < b) look(a, b);
                             });
        }
    }
}

void KnotInterval::find_with(std::uint32_t one, std::vector<Candidate>& candidates) {
    const auto good = [&](std::uint32_t j) { return begin_.good(j) && end_.good(j); };
    if (!good(one)) return;
    const OrbitState middle = interpolated(one, 0.5);
    for (std::uint32_t j = 0; j < velocity_.size(); ++j) {
        if (j == one || !good(j)) continue;
        const double reach =
            options_.threshold + allowance_ +
            0.5 * length_ * static_cast<double>(largest_speed_[one] + largest_speed_[j]);
        if (!(norm(interpolated(j, 0.5).r_ES_G - middle.r_ES_G) <= reach)) continue;
        for (int window = 0; window < options_.windows_per_knot; ++window) {
            const double u = (window + 0.5) / options_.windows_per_knot;
            const OrbitState a = interpolated(one, u), b = interpolated(j, u);
            if (line_passes_near(b.r_ES_G - a.r_ES_G, b.v_ES_G - a.v_ES_G, 0.0))
                look_at(one, j, window, candidates);
        }
    }
}

}  // namespace dawnline::astro
