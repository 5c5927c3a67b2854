#pragma once
// Rates that make a series of payments worth nothing.

#include <span>
#include <vector>

namespace dawnline::finance {

/// Every internal rate of return of yearly flows in (−0.99, 10), rising: all r with Σ flow_t
/// (1+r)^−t = 0.
///
/// In the variable x = 1/(1+r) this is a polynomial; every sign change on a grid of 2000 points,
/// even in log(1 + r), is refined to rounding. Two roots closer than 0.35 % of 1 + r can be missed.
/// Empty if there is none. A series with more than one wants `modified_rate_of_return` beside it.
std::vector<double> internal_rates_of_return(std::span<const double> flows);

/// MIRR: (FV of receipts at `reinvestment_rate` / PV of payments at `finance_rate`)^(1/n) − 1,
/// n = number of flows − 1. Needs at least one payment and one receipt. [1]
/// Source: definition used by spreadsheets (Lin 1976).
double modified_rate_of_return(std::span<const double> flows, double finance_rate,
                               double reinvestment_rate) noexcept;

}  // namespace dawnline::finance
