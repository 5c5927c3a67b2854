#pragma once
// What jitter, bias and wander of the line of sight take from a Gaussian spot, near and far.
//
// symbol  meaning
// w       1/e² radius of the spot at the receiver  [m]
// b       radius of the receiver                   [m]
// δ       distance of the spot's centre            [m]
// σ       jitter of that centre per axis           [m]

namespace dawnline::network {

/// Marcum's Q₁(a, b) = ∫_b^∞ x e^(−(x² + a²)/2) I₀(ax) dx for a, b ≥ 0. [1]
///
/// Series in Poisson weights (Shnidman 1989, eq. 8), absolute error below 1e-13 up to a, b of 100.
double marcum_q1(double a, double b) noexcept;

/// 1/e² radius of a Gaussian beam at a distance z from its waist w₀: w₀ √(1 + (zλ/(πw₀²))²)
/// (Siegman 1986, eq. 17.5). [m]
double spot_radius(double waist_radius, double wavelength, double distance) noexcept;

/// Share of the spot on the receiver with its centre δ away: 1 − Q₁(2δ/w, 2b/w). [1]
///
/// b ≪ w: 1 − e^(−2b²/w²) times e^(−2δ²/w²), the far-field pointing loss.
double offset_share(double spot, double receiver_radius, double offset) noexcept;

/// Its mean under jitter: the spot and its wandering add to a Gaussian of w² + 4σ², so
/// 1 − e^(−2b²/(w² + 4σ²)) exactly, with a constant bias 1 − Q₁ of that spot. [1]
double mean_jitter_share(double spot, double receiver_radius, double jitter,
                         double bias = 0.0) noexcept;

/// Share that jitter undercuts a part `probability` of the time only: the one at
/// δ = σ √(−2 ln probability), Rayleigh's quantile. [1]
double fade_share(double spot, double receiver_radius, double jitter, double probability) noexcept;

/// A line of sight held by coarse gimbal and fine steering mirror: σ² = Σ of independent parts.
struct PointingBudget {
    double sensor_noise = 0.0;     // per axis [rad]
    double platform_jitter = 0.0;  // vibration left above the loop's bandwidth, per axis [rad]
    double point_ahead = 0.0;      // error of the point-ahead angle, constant [rad]
    double alignment = 0.0;        // sender against receiver axis, constant [rad]
};

/// √(noise² + jitter²) per axis. [rad]
double pointing_jitter(const PointingBudget& budget) noexcept;

/// The two constants, added: they may well point the same way. [rad]
double pointing_bias(const PointingBudget& budget) noexcept;

}  // namespace dawnline::network
