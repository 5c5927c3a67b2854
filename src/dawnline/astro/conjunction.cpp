#include "dawnline/astro/conjunction.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_time_tolerance = 1e-7;  // of a time of closest approach [s]

// The second object as seen from the first.
struct Separation {
    Vec3 r_AB, v_AB;  // [m], [m/s]
    Vec3 r_EA;        // of the first [m]
};

Separation separation(StateOf state_of, std::uint32_t first, std::uint32_t second, double t) {
    const OrbitState a = state_of(first, t), b = state_of(second, t);
    return {b.r_ES_G - a.r_ES_G, b.v_ES_G - a.v_ES_G, a.r_ES_G};
}

double range_times_rate(const Separation& s) noexcept {
    return dot(s.r_AB, s.v_AB);
}

// d(ρ·ρ̇)/dt = ρ̇² + ρ·ρ̈; ρ̈ = −(μ/r³)(ρ − 3 (ρ·r̂) r̂) to first order in ρ/r.
double slope(const Separation& s) noexcept {
    const double r2 = dot(s.r_EA, s.r_EA);
    const double radial = dot(s.r_AB, s.r_EA);
    return dot(s.v_AB, s.v_AB) + constants::k_gm_earth / (r2 * std::sqrt(r2)) *
                                     (3.0 * radial * radial / r2 - dot(s.r_AB, s.r_AB));
}

Conjunction conjunction_at(const Separation& s, std::uint32_t first, std::uint32_t second,
                           double t) noexcept {
    return {std::min(first, second), std::max(first, second), t, norm(s.r_AB), norm(s.v_AB)};
}

}  // namespace

std::optional<Conjunction> closest_approach(StateOf state_of, std::uint32_t first,
                                            std::uint32_t second, double t, double reach) {
    const auto f = [&](double at) {
        return range_times_rate(separation(state_of, first, second, at));
    };
    double at = t;
    for (int k = 0; k < 8; ++k) {
        const Separation s = separation(state_of, first, second, at);
        const double rise = slope(s);
        const double change = -range_times_rate(s) / rise;
        if (!(rise > 0.0) || !(std::abs(at + change - t) <= reach)) break;
        at += change;
        // Newton's next step would be far shorter than this one: what is left is its square.
        if (std::abs(change) <= 1e-4 * k_time_tolerance ||
            (k > 0 && std::abs(change) <= k_time_tolerance))
            return conjunction_at(separation(state_of, first, second, at), first, second, at);
    }
    const double from = t - reach, to = t + reach;
    if (!(f(from) < 0.0) || !(f(to) >= 0.0)) return std::nullopt;
    const std::optional<double> root = root_in(f, from, to, k_time_tolerance);
    if (!root) return std::nullopt;
    return conjunction_at(separation(state_of, first, second, *root), first, second, *root);
}

std::vector<Conjunction> closest_approaches(StateOf state_of, std::uint32_t first,
                                            std::uint32_t second, double from, double to,
                                            double step, double threshold) {
    const auto f = [&](double t) {
        return range_times_rate(separation(state_of, first, second, t));
    };
    std::vector<Conjunction> found;
    double before = f(from);
    for (long k = 1; from + static_cast<double>(k - 1) * step < to; ++k) {
        const double t = std::min(to, from + static_cast<double>(k) * step);
        const double now = f(t);
        if (before < 0.0 && now >= 0.0)
            if (const std::optional<double> root =
                    root_in(f, from + static_cast<double>(k - 1) * step, t, k_time_tolerance)) {
                const Conjunction c = conjunction_at(separation(state_of, first, second, *root),
                                                     first, second, *root);
                if (c.miss_distance <= threshold) found.push_back(c);
            }
        before = now;
    }
    return found;
}

}  // namespace dawnline::astro
