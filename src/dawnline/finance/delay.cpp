#include "dawnline/finance/delay.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

double carrying_cost(double capital, double rate, double delay, double year) noexcept {
    return capital * std::expm1(delay / year * std::log1p(rate));
}

double postponement_loss(double net_present_value, double rate, double delay,
                         double year) noexcept {
    return -net_present_value * std::expm1(-delay / year * std::log1p(rate));
}

MarginOfDatedHardware margin_of_dated_hardware(double margin, double rate, double delay,
                                               double life, double year) noexcept {
    const double yearly = margin * year;
    const double missed = annuity_factor(rate, std::min(delay, life) / year);
    return {yearly * missed, yearly * (annuity_factor(rate, life / year) - missed)};
}

double equivalent_energy_premium(double loss, double power, double rate, double life,
                                 double year) noexcept {
    return loss / (power * year * annuity_factor(rate, life / year));
}

}  // namespace dawnline::finance
