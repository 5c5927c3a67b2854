#pragma once
// Motion about one point mass: elements, anomalies and the state at any time, on every conic.

#include "dawnline/astro/orbit.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

/// Osculating elements of any conic that is not a straight line.
///
/// The size is the semi-latus rectum, which a parabola has too. Below e = 4e-15 the periapsis is
/// put at the node (ω = 0, ν counts from the node); below sin i = 4e-15 the node is put on the x
/// axis (Ω = 0, ω counts from x along the motion, also at i = π). Angles Ω, ω lie within [0, 2π), ν
/// within (−π, π].
struct KeplerianElements {
    double semi_latus_rectum;      // p = a (1 − e²) = h²/μ [m]
    double eccentricity;           // [1]
    double inclination;            // 0 … π [rad]
    double node;                   // Ω, right ascension of the ascending node [rad]
    double argument_of_periapsis;  // ω [rad]
    double true_anomaly;           // ν [rad]
};

/// a = p/(1 − e²): negative on a hyperbola, infinite on a parabola. [m]
double semi_major_axis(const KeplerianElements& elements) noexcept;

/// From a state (Vallado 2013, alg. 9, with e cos ν = p/r − 1 and e sin ν = h ṙ/μ, which stay exact
/// near circles). Throws Error where r × v = 0 or a component is not finite.
KeplerianElements keplerian_elements(const OrbitState& state, double gm = constants::k_gm_earth);

/// The inverse, to rounding (Vallado 2013, alg. 10). Throws Error unless p > 0, e ≥ 0, all finite,
/// and 1 + e cos ν > 0.
OrbitState state_from(const KeplerianElements& elements, double gm = constants::k_gm_earth);

// ── Anomalies ───────────────────────────────────────────────────────────────────────────────────

/// E of M = E − e sin E, 0 ≤ e < 1, any M. [rad]
///
/// Newton from above, where the equation is convex: never fails, 4 to 8 steps. Written as
/// (1 − e) E + e (E − sin E), so that it loses nothing near e = 1 and E = 0: relative error 4e-16
/// of max(1, condition). NaN for e outside of its range.
double eccentric_anomaly(double mean_anomaly, double eccentricity) noexcept;

/// H of M = e sinh H − H, e > 1, any M; by the same method. NaN for e outside of its range.
double hyperbolic_anomaly(double mean_anomaly, double eccentricity) noexcept;

/// ν from M on any conic, |ν| ≤ π. [rad]
///
/// M = √(μ/|a|³) t since periapsis; on a parabola (e = 1) M = √(μ/p³) t = D/2 + D³/6,
/// D = tan(ν/2) (Barker). Near e = 1 the figures of a and M lose sense together: use
/// two_body_state.
double true_anomaly(double mean_anomaly, double eccentricity) noexcept;

/// The inverse; −π … π on an ellipse. NaN beyond the asymptote of a hyperbola. [rad]
double mean_anomaly(double true_anomaly, double eccentricity) noexcept;

// ── Motion ──────────────────────────────────────────────────────────────────────────────────────

/// State `seconds` later (or earlier), on any conic, straight lines that miss the centre included.
///
/// Universal variables (Goodyear 1965; Battin 1999, sec. 4.5): √μ t = r₀U₁ + σ₀U₂ + U₃ by Newton
/// between brackets. Whole periods are taken out first. Energy and momentum are kept to 1e-14,
/// the place to 1e-14 r (1 + n t). Throws Error where a component or the time is not finite, and at
/// r = 0.
OrbitState two_body_state(const OrbitState& start, double seconds,
                          double gm = constants::k_gm_earth);

/// v₂ of three positions close to each other (Herrick & Gibbs; Vallado 2013, alg. 55), a first
/// guess for a fit: error of order (n Δt)⁴. Times differ. [m/s]
Vec3 velocity_of_three(const Vec3& r1, const Vec3& r2, const Vec3& r3, double t1, double t2,
                       double t3, double gm = constants::k_gm_earth) noexcept;

}  // namespace dawnline::astro
