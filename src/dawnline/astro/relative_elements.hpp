#pragma once
// Relative orbital elements of a deputy D about a chief C: what stays put while both circle.
//
// symbol   here             meaning
// u        u                argument of latitude of C
// θ        phase            how far the pattern has turned since the start
// w        radial_*         complex amplitude: x + i y'/2 = w e^{−iθ}, y' = y − offset

#include "dawnline/astro/relative_motion.hpp"

namespace dawnline::astro {

/// Differences of nearly circular orbits (D'Amico 2010, "Autonomous formation flying in low Earth
/// orbit", sec. 2.2). Free of the singularity at e = 0, not of that at i = 0.
struct RelativeElements {
    double a = 0.0;       // (a_D − a_C)/a_C [1]
    double lambda = 0.0;  // Δ(ω + M) + ΔΩ cos i [rad]
    double ex = 0.0;      // Δ(e cos ω) [1]
    double ey = 0.0;      // Δ(e sin ω) [1]
    double ix = 0.0;      // Δi [rad]
    double iy = 0.0;      // ΔΩ sin i [rad]
};

/// Osculating elements of one orbit, nearly circular, not equatorial.
struct NearCircular {
    double a;            // semi-major axis [m]
    double latitude;     // mean argument of latitude ω + M, −π … π [rad]
    double ex, ey;       // e cos ω, e sin ω [1]
    double inclination;  // [rad]
    double node;         // right ascension of the ascending node, −π … π [rad]
};

/// From a state, μ of WGS 84; exact for any bound orbit with sin i ≠ 0.
NearCircular near_circular_elements(const OrbitState& state) noexcept;

/// The inverse; e < 0.5 (Newton on the generalised Kepler equation, to rounding).
OrbitState state_from(const NearCircular& elements) noexcept;

/// Osculating relative elements, exact differences; λ within ±π.
RelativeElements relative_elements(const NearCircular& chief, const NearCircular& deputy) noexcept;
RelativeElements relative_elements(const OrbitState& chief, const OrbitState& deputy) noexcept;

/// The deputy of given relative elements; the exact inverse.
OrbitState deputy_state(const OrbitState& chief, const RelativeElements& elements) noexcept;

/// A free orbit about the chief to first order, in the chief's frame H with y along the arc:
///     x = Re w e^{−iθ},  y = offset + 2 Im w e^{−iθ},  z = cross_cos cos θ + cross_sin sin θ,
/// w = radial_cos + i radial_sin. The point (i, j) of planar_cluster is w = d (i + i j).
struct RelativeOrbit {
    double radial_cos = 0.0, radial_sin = 0.0;  // [m]
    double along_offset = 0.0;                  // of the ellipse's centre [m]
    double cross_cos = 0.0, cross_sin = 0.0;    // [m]
};

/// Position and velocity at `phase` where the pattern turns at `rate` [rad/s].
RelativeState state_on(const RelativeOrbit& orbit, double phase, double rate) noexcept;

/// Position only. [m]
Vec3 position_on(const RelativeOrbit& orbit, double phase) noexcept;

/// D seen from C: the difference of two free orbits is one.
RelativeOrbit operator-(const RelativeOrbit& d, const RelativeOrbit& c) noexcept;

/// Relative elements of the orbit about a chief of semi-major axis a whose argument of latitude is
/// u when the phase is 0, δa = 0:
///     a δe = −w e^{iu} as a vector,  a δλ = offset,  a δi from z = a(δi_x sin u − δi_y cos u).
RelativeElements elements_of(const RelativeOrbit& orbit, double semi_major_axis, double u) noexcept;

/// The inverse; δa is left out, since it drifts. First order in separation over a.
RelativeOrbit orbit_of(const RelativeElements& elements, double semi_major_axis, double u) noexcept;

/// What an impulse (radial, along, normal) [m/s] at argument of latitude u changes, near-circular
/// Gauss equations (D'Amico 2010, eq. 2.38).
RelativeElements impulse_effect(const Vec3& dv_H, double u, double semi_major_axis) noexcept;

}  // namespace dawnline::astro
