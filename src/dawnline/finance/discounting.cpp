#include "dawnline/finance/discounting.hpp"

#include <cmath>
#include <cstddef>

namespace dawnline::finance {

namespace {

// Below this rate 1/i loses digits faster than the linear term of the series costs them.
constexpr double k_rate_zero = 1e-9;

}  // namespace

double discount_factor(double rate, double periods) noexcept {
    return std::exp(-periods * std::log1p(rate));
}

double annuity_factor(double rate, double periods) noexcept {
    if (std::abs(rate) < k_rate_zero) return periods * (1.0 - 0.5 * (periods + 1.0) * rate);
    return -std::expm1(-periods * std::log1p(rate)) / rate;
}

double capital_recovery_factor(double rate, double periods) noexcept {
    return 1.0 / annuity_factor(rate, periods);
}

double weighted_cost_of_capital(const CapitalStructure& s) noexcept {
    return s.equity_share * s.equity_return +
           (1.0 - s.equity_share) * s.debt_rate * (1.0 - s.tax_rate);
}

double real_rate(double nominal_rate, double inflation) noexcept {
    return (nominal_rate - inflation) / (1.0 + inflation);
}

double net_present_value(double rate, std::span<const double> flows) noexcept {
    double value = 0.0;  // Horner from the last flow on
    for (std::size_t t = flows.size(); t-- > 0;) value = flows[t] + value / (1.0 + rate);
    return value;
}

double net_present_value(double rate, std::span<const DatedFlow> flows, double year) noexcept {
    double value = 0.0;
    for (const DatedFlow& flow : flows)
        value += flow.amount * discount_factor(rate, (flow.date - flows.front().date) / year);
    return value;
}

double stream_factor(double rate, double from, double to, double year) noexcept {
    const double force = std::log1p(rate) / year;  // continuous rate [1/s]
    const double span = to - from;
    if (std::abs(force * span) < 1e-12) return span * std::exp(-force * from);
    return -std::expm1(-force * span) / force * std::exp(-force * from);
}

}  // namespace dawnline::finance
