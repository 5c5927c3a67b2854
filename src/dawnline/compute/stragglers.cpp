#include "dawnline/compute/stragglers.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

namespace dawnline::compute {
namespace {

double normal_tail(double x) noexcept {
    return 0.5 * std::erfc(x / std::numbers::sqrt2);
}

}  // namespace

double expected_greatest_normal(double n) noexcept {
    if (!(n > 1.0)) return 0.0;
    const auto integrand = [n](double x) {
        const double tail = normal_tail(x);
        return -std::expm1(n * std::log1p(-tail)) - std::pow(tail, n);
    };
    // Simpson's rule: the integrand falls from 1 to nothing within 9.5 sigma for n ≤ 1e9.
    constexpr int k_panels = 4000;
    constexpr double k_end = 10.0, k_step = k_end / k_panels;
    double sum = integrand(0.0) + integrand(k_end);
    for (int k = 1; k < k_panels; ++k) sum += (k % 2 == 1 ? 4.0 : 2.0) * integrand(k * k_step);
    return sum * k_step / 3.0;
}

double slowest_of_normal(double n, double mean, double sigma) noexcept {
    return mean + sigma * expected_greatest_normal(n);
}

double expected_slowest_clock(std::span<const double> clocks, std::span<const double> weights,
                              double n) noexcept {
    assert(clocks.size() == weights.size());
    double above = 0.0, expected = 0.0;
    for (std::size_t k = clocks.size(); k-- > 0;) {
        const double at_least = std::min(1.0, above + weights[k]);
        expected += clocks[k] * (std::pow(at_least, n) - std::pow(above, n));
        above = at_least;
    }
    return expected;
}

SynchronousClock synchronous_clock(std::span<const double> clocks, std::size_t parts,
                                   bool left_out) {
    assert(parts > 0 && clocks.size() % parts == 0);
    const std::size_t samples = clocks.size() / parts;
    std::vector<std::size_t> slowest(parts, 0);
    double slowest_sum = 0.0, sum = 0.0;
    for (std::size_t t = 0; t < samples; ++t) {
        std::size_t at = parts;
        for (std::size_t k = 0; k < parts; ++k) {
            const double clock = clocks[t * parts + k];
            sum += clock;
            if (left_out && clock <= 0.0) continue;
            if (at == parts || clock < clocks[t * parts + at]) at = k;
        }
        if (at == parts) continue;
        slowest_sum += clocks[t * parts + at];
        ++slowest[at];
    }
    SynchronousClock out;
    if (samples == 0) return out;
    out.mean_slowest = slowest_sum / static_cast<double>(samples);
    out.mean = sum / static_cast<double>(clocks.size());
    out.worst = static_cast<std::size_t>(std::max_element(slowest.begin(), slowest.end()) -
                                         slowest.begin());
    out.worst_share = static_cast<double>(slowest[out.worst]) / static_cast<double>(samples);
    return out;
}

}  // namespace dawnline::compute
