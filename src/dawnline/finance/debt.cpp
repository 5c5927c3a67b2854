#include "dawnline/finance/debt.hpp"

#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

double level_debt_service(double debt, double rate, double periods) noexcept {
    return debt * capital_recovery_factor(rate, periods);
}

double sculpted_debt(std::span<const double> cash_available, double cover_ratio,
                     double rate) noexcept {
    return net_present_value(rate, cash_available) / (1.0 + rate) / cover_ratio;
}

double loan_life_cover_ratio(std::span<const double> cash_available, double debt,
                             double rate) noexcept {
    return sculpted_debt(cash_available, 1.0, rate) / debt;
}

}  // namespace dawnline::finance
