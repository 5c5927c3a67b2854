#pragma once
// What a later start costs. Rates are per year of account of length `year` [s].

namespace dawnline::finance {

/// Capital spent and idle for a time Δ: K((1 + r)^Δ − 1). [USD]
double carrying_cost(double capital, double rate, double delay, double year) noexcept;

/// A whole project put off by Δ: NPV(1 − (1 + r)^−Δ). [USD]
double postponement_loss(double net_present_value, double rate, double delay, double year) noexcept;

/// Margin of hardware whose value ends on a date, not after a time of use.
struct MarginOfDatedHardware {
    double lost;  // present value of the margin of the years before the start [USD]
    double left;  // of the years that remain [USD]
};

/// Margin m a year over a life from today, of which the first Δ is missed: m a(r, Δ) and
/// m (a(r, L) − a(r, Δ)). A delay beyond the life loses all. `margin` in [USD/s].
MarginOfDatedHardware margin_of_dated_hardware(double margin, double rate, double delay,
                                               double life, double year) noexcept;

/// Energy premium that the faster source may ask: loss/(E a(r, L)), with power P delivered over the
/// life. [USD/J]
double equivalent_energy_premium(double loss, double power, double rate, double life,
                                 double year) noexcept;

}  // namespace dawnline::finance
