#include "dawnline/finance/rate_of_return.hpp"

#include <cmath>
#include <cstddef>

#include "dawnline/base/root.hpp"
#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

namespace {

constexpr double k_lowest_rate = -0.99;
constexpr double k_highest_rate = 10.0;
constexpr int k_intervals = 2000;

}  // namespace

std::vector<double> internal_rates_of_return(std::span<const double> flows) {
    const auto value = [flows](double rate) { return net_present_value(rate, flows); };
    const double low = std::log1p(k_lowest_rate);
    const double step = (std::log1p(k_highest_rate) - low) / k_intervals;

    std::vector<double> roots;
    double left = k_lowest_rate;
    double left_value = value(left);
    for (int k = 1; k <= k_intervals; ++k) {
        const double right = std::expm1(low + step * k);
        const double right_value = value(right);
        if (right_value == 0.0) {
            roots.push_back(right);
        } else if (left_value * right_value < 0.0) {
            if (const auto root = root_in(value, left, right, 0.0)) roots.push_back(*root);
        }
        left = right;
        left_value = right_value;
    }
    return roots;
}

double modified_rate_of_return(std::span<const double> flows, double finance_rate,
                               double reinvestment_rate) noexcept {
    const double periods = static_cast<double>(flows.size()) - 1.0;
    double receipts = 0.0;  // at the end
    double payments = 0.0;  // at the beginning
    for (std::size_t t = 0; t < flows.size(); ++t) {
        const double when = static_cast<double>(t);
        if (flows[t] > 0.0)
            receipts += flows[t] / discount_factor(reinvestment_rate, periods - when);
        else
            payments -= flows[t] * discount_factor(finance_rate, when);
    }
    return std::pow(receipts / payments, 1.0 / periods) - 1.0;
}

}  // namespace dawnline::finance
