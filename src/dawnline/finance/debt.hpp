#pragma once
// Debt service, level and sculpted, and its cover.

#include <span>

namespace dawnline::finance {

/// Yearly payment D · CRF(k, n) that repays `debt` with interest in n equal parts. [USD]
double level_debt_service(double debt, double rate, double periods) noexcept;

/// The largest debt whose service is CFADS_t/DSCR in every period t = 1 … n:
/// Σ CFADS_t/DSCR (1 + k)^−t. [USD]
double sculpted_debt(std::span<const double> cash_available, double cover_ratio,
                     double rate) noexcept;

/// Loan-life cover ratio: present value of the cash available at the debt's rate over the debt. [1]
double loan_life_cover_ratio(std::span<const double> cash_available, double debt,
                             double rate) noexcept;

}  // namespace dawnline::finance
