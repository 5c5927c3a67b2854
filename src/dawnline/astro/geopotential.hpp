#pragma once
// Pull of a body's gravity field: potential and acceleration by Cunningham's recursion.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/stokes.hpp"
#include "dawnline/astro/views.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// What one harmonic V_km, W_km adds to the acceleration, in units of the column's recursion.
struct GravityTerm {
    double next;            // A_{k+1} = next ẑ A_k − ρ A_{k−1}
    double vx, wx, vy, wy;  // factors of V and W in a_x and a_y
    double vz, wz;          // in a_z
};

/// Factors by which C̄ and S̄ of degree k − 1 enter the term (k, m).
struct GravityFactors {
    double next;   // as in GravityTerm
    double left;   // of order m − 1: σ f₊ (half of it for m > 1)
    double same;   // of order m: σ f₀
    double right;  // of order m + 1: σ f₋
};

/// A gravity field cut to a degree and an order and made ready for evaluation.
///
/// The harmonics follow Cunningham (1970) as in Montenbruck & Gill 2000, sec. 3.2.4, fully
/// normalised: no trigonometry, no singularity at the poles. Two changes make it fast. V_km + i
/// W_km is split into A_km (x̂ + iŷ)^m with A real, so one recursion serves both; and A is scaled by
/// σ so that the recursion A_{k+1} = c ẑ A_k − ρ A_{k−1} has one table factor, all square roots
/// being folded into the terms. Terms are ordered by column m, within it by k: a column needs two
/// registers. The central term is kept apart, so that the small ones are summed among themselves.
class GravityField {
  public:
    /// Keeps degrees 2 … degree (with degree 1 if given) and orders 0 … order. Throws Error unless
    /// 0 ≤ order ≤ degree ≤ min(120, coefficients.degree), GM > 0 and R > 0.
    GravityField(const StokesCoefficients& coefficients, int degree, int order);

    double gm() const noexcept { return gm_; }          // [m³/s²]
    double radius() const noexcept { return radius_; }  // [m]
    int degree() const noexcept { return degree_; }
    int order() const noexcept { return order_; }

    /// Columns m = 0 … order + 1, in each k = m … degree + 1.
    std::span<const GravityTerm> terms() const noexcept { return terms_; }
    /// C̄ and S̄ times σ in turn: columns m = 0 … order, in each n = m … degree.
    std::span<const double> potential_terms() const noexcept { return potential_terms_; }
    /// The factors of a correction by solid tides, columns m = 0 … 5, in each k = m … 5.
    std::span<const GravityFactors> tide_factors() const noexcept { return tide_factors_; }

  private:
    double gm_, radius_;
    int degree_, order_;
    std::vector<GravityTerm> terms_;
    std::vector<double> potential_terms_;
    std::vector<GravityFactors> tide_factors_;
};

/// Factors of the columns m = 0 … order + 1, in each k = m … degree + 1.
std::vector<GravityFactors> gravity_factors(int degree, int order);

/// V at an Earth-fixed place, no centrifugal term. [m²/s²]
///
/// Error below 1e-15 of V outside of the reference sphere, to degree 120. S must not be at the
/// centre.
double gravity_potential(const GravityField& field, const Vec3& r_ES_F) noexcept;

/// ∇V at an Earth-fixed place, components in F. [m/s²]
///
/// Error below 2e-14 of its norm outside of the reference sphere, to degree 120 (rows A-G-1).
Vec3 gravity_acceleration(const GravityField& field, const Vec3& r_ES_F) noexcept;

enum class GravityStatus : std::uint8_t {
    ok = 0,
    inside = 1,      // below 0.98 R, where the series says nothing; the acceleration is 0
    not_finite = 2,  // a coordinate is NaN or infinite; the acceleration is 0
};

/// The same for n places, structure of arrays, satellites across the lanes of the widest registers
/// of the machine. All spans have n elements.
///
/// Within 1e-15 of the norm of gravity_acceleration. Allocates nothing, throws nothing. Speed: see
/// bench/astro/gravity_bench.cpp.
void gravity_accelerations(const GravityField& field, VectorsView r_ES_F, VectorsSpan a_F,
                           std::span<GravityStatus> status) noexcept;

// ── Solid tides of the Earth ────────────────────────────────────────────────────────────────────

/// How far the Earth yields to a tide of degree n and order m: k_nm, and k⁺_2m for the degree 4
/// that a tide of degree 2 raises. Defaults: IERS Conventions 2010, table 6.3 (anelastic Earth) and
/// sec. 6.2.1 for degree 3.
struct LoveNumbers {
    std::array<double, 3> k2_real = {0.30190, 0.29830, 0.30102};
    std::array<double, 3> k2_imaginary = {0.0, -0.00144, -0.00130};
    std::array<double, 4> k3 = {0.093, 0.093, 0.093, 0.094};
    std::array<double, 3> k2_plus = {-0.00089, -0.00080, -0.00057};
};

/// The real parts only: what GMAT R2026A calls solid tides.
inline constexpr LoveNumbers k_real_love_numbers{.k2_imaginary = {0.0, 0.0, 0.0}};

inline constexpr int k_tide_degree = 4;

/// ΔC̄, ΔS̄ by stokes_index up to degree 4.
struct StokesCorrection {
    std::array<double, stokes_index(k_tide_degree + 1, 0)> c{}, s{};
};

/// Solid tides, step 1 (IERS Conventions 2010, eqs. 6.6 and 6.7), of Sun and Moon on a tide-free
/// field:
///     ΔC̄nm − iΔS̄nm = k_nm/(2n+1) Σ_j GM_j/GM (R/r_j)^{n+1} P̄nm(sin φ_j) e^{−imλ_j},  n = 2, 3
///     ΔC̄4m − iΔS̄4m = k⁺_2m/5 Σ_j GM_j/GM (R/r_j)³ P̄2m(sin φ_j) e^{−imλ_j}
/// The frequency-dependent step 2 is left out (below 1e-10 in C̄21).
StokesCorrection solid_tide(const GravityField& field, const LoveNumbers& love, const Vec3& r_EU_F,
                            double gm_sun, const Vec3& r_EM_F, double gm_moon) noexcept;

/// ∇ΔV of such a correction at an Earth-fixed place, components in F. [m/s²]
Vec3 tide_acceleration(const GravityField& field, const StokesCorrection& correction,
                       const Vec3& r_ES_F) noexcept;

}  // namespace dawnline::astro
