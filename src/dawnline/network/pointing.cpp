#include "dawnline/network/pointing.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::network {
namespace {

double square(double x) noexcept {
    return x * x;
}

}  // namespace

double marcum_q1(double a, double b) noexcept {
    // Q1 = Σ_n p_n(a²/2) · P(N ≤ n) with N Poisson of mean b²/2. Summed from the largest weight
    // outwards, where nothing underflows.
    const double x = 0.5 * a * a, y = 0.5 * b * b;
    if (y == 0.0) return 1.0;
    if (x == 0.0) return std::exp(-y);
    const double reach = 12.0 * std::sqrt(x) + 40.0;
    const auto first = static_cast<int>(std::max(0.0, std::floor(x - reach)));
    const auto last = static_cast<int>(std::ceil(x + reach));
    const auto poisson = [](double mean, double n) {
        return std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.0));
    };
    double below = 0.0;  // P(N < first)
    const auto start = static_cast<int>(std::max(0.0, std::floor(y - 12.0 * std::sqrt(y) - 40.0)));
    double term = poisson(y, start);
    for (int n = start; n < first; ++n) {
        below += term;
        term *= y / (n + 1.0);
    }
    if (start > first) term = 0.0;
    double weight = poisson(x, first), sum = 0.0;
    for (int n = first; n <= last; ++n) {
        if (n == start) term = poisson(y, start);
        below += term;
        sum += weight * std::min(below, 1.0);
        weight *= x / (n + 1.0);
        term *= y / (n + 1.0);
    }
    return std::clamp(sum, 0.0, 1.0);
}

double spot_radius(double waist_radius, double wavelength, double distance) noexcept {
    const double rayleigh = constants::k_pi * square(waist_radius) / wavelength;
    return waist_radius * std::hypot(1.0, distance / rayleigh);
}

double offset_share(double spot, double receiver_radius, double offset) noexcept {
    if (offset == 0.0) return -std::expm1(-2.0 * square(receiver_radius / spot));
    // A receiver much smaller than the spot: 1 − Q₁ would lose its digits. The error of the
    // expansion is of fourth order in b/w.
    if (receiver_radius < 1e-3 * spot)
        return 2.0 * square(receiver_radius / spot) * std::exp(-2.0 * square(offset / spot));
    return 1.0 - marcum_q1(2.0 * std::abs(offset) / spot, 2.0 * receiver_radius / spot);
}

double mean_jitter_share(double spot, double receiver_radius, double jitter, double bias) noexcept {
    return offset_share(std::hypot(spot, 2.0 * jitter), receiver_radius, bias);
}

double fade_share(double spot, double receiver_radius, double jitter, double probability) noexcept {
    return offset_share(spot, receiver_radius, jitter * std::sqrt(-2.0 * std::log(probability)));
}

double pointing_jitter(const PointingBudget& budget) noexcept {
    return std::hypot(budget.sensor_noise, budget.platform_jitter);
}

double pointing_bias(const PointingBudget& budget) noexcept {
    return std::abs(budget.point_ahead) + std::abs(budget.alignment);
}

}  // namespace dawnline::network
