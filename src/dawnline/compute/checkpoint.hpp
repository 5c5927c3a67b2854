#pragma once
// When to save a job's state, and what interruptions leave of its time.
//
// symbol  here      meaning
// δ       save      time to save, blocking [s]
// M       mtbf      mean time between interruptions [s]
// R       restart   to be at work again [s]
// τ       interval  work between two saves [s]

namespace dawnline::compute {

/// √(2δM) (Young 1974). [s]
double young_interval(double save, double mtbf) noexcept;

/// √(2δM) − δ (Daly 2006, first order). [s]
double daly_first_order_interval(double save, double mtbf) noexcept;

/// √(2δM)[1 + ⅓√(δ/2M) + ⅑ δ/2M] − δ for δ < 2M, else M (Daly 2006, eq. 37). [s]
double daly_interval(double save, double mtbf) noexcept;

/// M(1 + W0(−e^(−1−δ/M))): the least of M e^(R/M)(e^((τ+δ)/M) − 1)/τ, exact for exponential
/// interruptions. [s]
double exact_interval(double save, double mtbf) noexcept;

/// Useful share of time, τ/(M e^(R/M)(e^((τ+δ)/M) − 1)) (Daly 2006). [1]
double checkpoint_efficiency(double interval, double save, double mtbf, double restart) noexcept;

/// Time from save to save, the save included, that is best for the availability of Saxena et al.
/// (2024, arXiv:2410.18124): T_s + √(2(T_f + T_r)T_s + T_s²). [s]
double saxena_period(double save, double mtbf, double restart) noexcept;

/// Its availability, (T_c − T_s)/T_c · T_f/(T_f + T_r + T_c/2). [1]
double saxena_availability(double period, double save, double mtbf, double restart) noexcept;

/// Period with a verification V before each save C, errors that stop at a mean time μ_f and silent
/// ones at μ_s: √((V + C)/(1/(2μ_f) + 1/μ_s)) (after Aupy et al. 2013, arXiv:1310.8486). [s]
double silent_error_period(double verification, double save, double stopping,
                           double silent) noexcept;

/// Expected effective training time ratio (Kokolis et al. 2024, arXiv:2410.21680):
/// (1 − n r (u0 + Δt/2))/(1 + w/Δt); n nodes, r failures a node and second, u0 restart, Δt between
/// saves, w blocking save. Valid while n r (u0 + Δt/2) ≪ 1. [1]
double expected_training_ratio(double nodes, double failure_rate, double restart, double interval,
                               double save) noexcept;

/// Principal branch of Lambert's W for −1/e ≤ x, by Halley's steps; relative 1e-15. NaN below.
double lambert_w0(double x) noexcept;

}  // namespace dawnline::compute
