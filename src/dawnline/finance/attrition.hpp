#pragma once
// What a fleet loses: survivors, replacement, spares and insurance.

namespace dawnline::finance {

/// Satellites launched per second that hold a fleet of N with life L, if a share of launches and a
/// share of new satellites succeed: N/(L R_launch R_infant). [1/s]
double replacement_rate(double fleet, double life, double launch_success,
                        double infant_survival) noexcept;

/// Mean share alive over a life L at constant hazard λ: (1 − e^−λL)/(λL), 1 as λL → 0. [1]
double mean_alive(double hazard, double life) noexcept;

/// Lifetime penalty Π = λL/(1 − e^−λL): units bought per unit alive on average
/// (arXiv:2604.27197). [1]
double lifetime_penalty(double hazard, double life) noexcept;

/// Share alive after n years at a yearly loss p: (1 − p)^n. [1]
double survivors(double yearly_loss, double years) noexcept;

/// Mean over the starts of n whole years, Σ_{y<n} (1 − p)^y / n. [1]
double mean_survivors(double yearly_loss, long years) noexcept;

/// Hazard of three causes that act independently: early faults (shape < 1), chance, wear-out (shape
/// > 1).
struct Bathtub {
    double infant_scale;   // Weibull scale of early faults [s]; infinite switches them off
    double infant_shape;   // below 1 [1]
    double hazard;         // of chance faults [1/s]
    double wearout_scale;  // [s]; infinite switches it off
    double wearout_shape;  // above 1 [1]
};

/// Share alive at age t: exp(−(t/a1)^b1 − λt − (t/a2)^b2). [1]
double survival(const Bathtub& bathtub, double age) noexcept;

/// Smallest number of spares s with P(demand ≤ s) ≥ service level, demand Poisson of this mean.
/// Mean up to 1e6; service level below 1. [units]
long spares_needed(double mean_demand, double service_level) noexcept;

/// Premium = rate × insured value. [USD]
double insurance_premium(double rate, double insured_value) noexcept;

/// Highest premium rate worth paying: p_loss (1 + risk load). Above it self-insure. [1]
double fair_premium_rate(double loss_probability, double risk_load) noexcept;

}  // namespace dawnline::finance
