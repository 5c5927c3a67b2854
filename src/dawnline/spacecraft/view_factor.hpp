#pragma once
// What a face of a satellite sees of the Earth: view factors and the albedo factor.
//
// symbol  here          meaning
// ρ       sine_of_disc  R/a: body radius over orbit radius, sine of the Earth's angular radius
// γ       tilt          angle of the face's normal from nadir, 0 … π
// θ       sun_zenith    angle of the Sun from the local zenith, 0 … π
// φ       azimuth       angle about the vertical from the face's normal to the Sun, 0 … π

#include <vector>

namespace dawnline::spacecraft {

/// View factor of a sphere seen by a plate whose normal points at its centre: F = ρ².
double nadir_view_factor(double sine_of_disc) noexcept;

/// View factor of a plate whose normal is perpendicular to nadir: F = [asin ρ − ρ√(1−ρ²)]/π.
double vertical_view_factor(double sine_of_disc) noexcept;

/// View factor of a small sphere, per total area: F = ½(1 − √(1−ρ²)).
double sphere_view_factor(double sine_of_disc) noexcept;

/// View factor of a plate tilted by γ from nadir; with H = 1/ρ, q = √(H²−1):
///     γ ≤ acos ρ       F = ρ² cos γ
///     γ ≥ π − acos ρ   F = 0
///     otherwise        F = ½ − asin(q/(H sin γ))/π
///                          + [cos γ acos(−q cot γ) − q√(1 − H² cos² γ)]/(πH²)
/// Valid for 0 < ρ < 1, 0 ≤ γ ≤ π; exact. Source: D. Lee-Odinson,
/// orbital_thermal 1.0.0, paper 3; agrees with quadrature over the cap.
double tilted_view_factor(double sine_of_disc, double tilt) noexcept;

/// Share of the solar irradiance that a face receives from an Earth of albedo 1:
///     F_alb = (1/π) ∫ max(0, cos θ_s) max(0, cos η) cos ψ dA/d²  over the visible cap,
/// θ_s Sun's zenith angle at the patch, η angle at the face, ψ angle of emission: a Lambertian
/// Earth. The azimuth integral is done in closed form, the other by Gauss–Legendre between the
/// kinks. At the terminator F·cos θ, the usual shortcut, gives 0; this does not.
///
/// Valid for 0 < ρ < 1 and angles in 0 … π. Error below 2e-6.
double albedo_factor(double sine_of_disc, double sun_zenith, double tilt, double azimuth) noexcept;

/// The same for a small sphere, per total area (Lambertian Earth). Error below 2e-6.
double sphere_albedo_factor(double sine_of_disc, double sun_zenith) noexcept;

/// Albedo factors of one orbit radius on a grid of (θ, γ, φ): built once, looked up per step.
///
/// Trilinear and continuous; |table − albedo_factor| < 2e-3. Zero for the Sun too low to light
/// anything in sight.
class AlbedoTable {
  public:
    /// Throws Error unless 0 < ρ < 1. Takes some 0.1 s.
    explicit AlbedoTable(double sine_of_disc);

    double operator()(double sun_zenith, double tilt, double azimuth) const noexcept;

    double sine_of_disc() const noexcept { return sine_of_disc_; }

  private:
    double sine_of_disc_;
    double zenith_end_;           // beyond it nothing in sight is lit [rad]
    std::vector<double> factor_;  // zenith slowest, azimuth fastest
};

}  // namespace dawnline::spacecraft
