#pragma once
// Learning in production: cost of the n-th unit and of all of them.
//
// Two readings of "20 % learning" differ by 29 % at a hundred units; the name says which is meant.
// Crawford: the n-th unit costs T1 n^b. Wright: n units cost T1 n^(1+b) in all.

namespace dawnline::finance {

/// b = log2(1 − learning rate): 20 % a doubling is −0.3219. [1]
double learning_exponent(double learning_rate) noexcept;

/// Crawford: cost of unit n, T1 n^b. [USD]
double crawford_unit_cost(double first_unit, double n, double exponent) noexcept;

/// Crawford: cost of units first … last, T1 Σ n^b.
/// Direct to 4096 units, midpoint integral beyond; relative error below 1e-9. [USD]
double crawford_total(double first_unit, long first, long last, double exponent) noexcept;

/// Wright: cost of n units, T1 n^(1+b). [USD]
double wright_total(double first_unit, double n, double exponent) noexcept;

/// Wright: cost of unit n alone, the difference of two totals. [USD]
double wright_unit_cost(double first_unit, double n, double exponent) noexcept;

/// Cost of n units over the first, n^B with B = 1 + log2(S) and slope S
/// (SMAD, third edition, sec. 20.4; S 0.95 below 10 units, 0.90 to 50, 0.85 above). [1]
double lot_factor(double n, double slope) noexcept;

/// Price after a constant yearly decline d: p (1 − d)^years. [USD]
double price_after_decline(double price, double yearly_decline, double years) noexcept;

}  // namespace dawnline::finance
