#pragma once
// Value of money over time: factors, costs of capital and present values.
//
// Rates are effective rates per year of account, pure numbers (0.08 is 8 % a year). A year of
// account is counted; where a date is in seconds its length is an argument (365.25 d, 8760 h, 365
// d). Nominal flows go with a nominal rate, real flows with a real one; they are never mixed.

#include <span>

namespace dawnline::finance {

/// (1 + i)^−t for t periods, the value today of 1 due then. Valid for rate > −1. [1]
double discount_factor(double rate, double periods) noexcept;

/// Present value of 1 a period for n periods, paid at their ends: (1 − (1 + i)^−n)/i, n as i → 0.
/// Exact to rounding through i = 0 (expm1 and log1p; one branch below |i| 1e-9). [1]
double annuity_factor(double rate, double periods) noexcept;

/// Capital recovery factor i(1+i)^n/((1+i)^n − 1), the yearly payment that repays 1 over n periods.
/// Source: Short, Packey & Holt 1995 (NREL/TP-462-5173), eq. 2-19. [1]
double capital_recovery_factor(double rate, double periods) noexcept;

/// Who lends and who owns.
struct CapitalStructure {
    double equity_share;   // of the capital, the rest is debt [1]
    double equity_return;  // asked by the owners, per year [1]
    double debt_rate;      // interest on the debt, per year [1]
    double tax_rate;       // on profit; interest is deductible [1]
};

/// After-tax weighted average cost of capital E/V Re + D/V Rd (1 − τ), per year. [1]
double weighted_cost_of_capital(const CapitalStructure& structure) noexcept;

/// (1 + nominal)/(1 + inflation) − 1, per year (Fisher). [1]
double real_rate(double nominal_rate, double inflation) noexcept;

/// Σ flow_t (1 + r)^−t; flow 0 is not discounted. [USD]
double net_present_value(double rate, std::span<const double> flows) noexcept;

/// A payment on a date.
struct DatedFlow {
    double date;    // any common zero [s]
    double amount;  // received if positive [USD]
};

/// The same for dated flows, discounted to the date of the first: exponent (date − date_0)/year.
/// With a year of 365 d this is the XNPV of spreadsheets. [USD]
double net_present_value(double rate, std::span<const DatedFlow> flows, double year) noexcept;

/// Present value, at time 0, of 1 USD/s paid evenly from `from` to `to`, all in seconds:
/// ∫ (1 + r)^(−t/year) dt. Exact for a constant stream, whatever period the accounts use. [s]
double stream_factor(double rate, double from, double to, double year) noexcept;

}  // namespace dawnline::finance
