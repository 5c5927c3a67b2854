#include "dawnline/finance/depreciation.hpp"

#include <array>

#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

std::span<const double> macrs_five_year() noexcept {
    static constexpr std::array<double, 6> k_shares{0.20, 0.32, 0.192, 0.1152, 0.1152, 0.0576};
    return k_shares;
}

double depreciation_value(double rate, std::span<const double> shares) noexcept {
    return net_present_value(rate, shares) / (1.0 + rate);
}

double fixed_charge_rate(double rate, double periods, double tax_rate,
                         double depreciation_value) noexcept {
    return capital_recovery_factor(rate, periods) * (1.0 - tax_rate * depreciation_value) /
           (1.0 - tax_rate);
}

}  // namespace dawnline::finance
