#include "dawnline/finance/learning.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::finance {

double learning_exponent(double learning_rate) noexcept {
    return std::log2(1.0 - learning_rate);
}

double crawford_unit_cost(double first_unit, double n, double exponent) noexcept {
    return first_unit * std::pow(n, exponent);
}

double crawford_total(double first_unit, long first, long last, double exponent) noexcept {
    constexpr long k_direct_to = 4096;
    double sum = 0.0;
    const long direct_end = std::min(last, std::max(first, k_direct_to));
    for (long n = first; n <= direct_end; ++n) sum += std::pow(static_cast<double>(n), exponent);
    if (last > direct_end) {
        // Midpoint rule read backwards: Σ n^b ≈ ∫ x^b from half a unit before to half a unit after.
        const double from = static_cast<double>(direct_end) + 0.5;
        const double to = static_cast<double>(last) + 0.5;
        const double power = 1.0 + exponent;
        sum += std::abs(power) < 1e-12 ? std::log(to / from)
                                       : (std::pow(to, power) - std::pow(from, power)) / power;
    }
    return first_unit * sum;
}

double wright_total(double first_unit, double n, double exponent) noexcept {
    return n > 0.0 ? first_unit * std::pow(n, 1.0 + exponent) : 0.0;
}

double wright_unit_cost(double first_unit, double n, double exponent) noexcept {
    return wright_total(first_unit, n, exponent) - wright_total(first_unit, n - 1.0, exponent);
}

double lot_factor(double n, double slope) noexcept {
    return std::pow(n, 1.0 + std::log2(slope));
}

double price_after_decline(double price, double yearly_decline, double years) noexcept {
    return price * std::pow(1.0 - yearly_decline, years);
}

}  // namespace dawnline::finance
