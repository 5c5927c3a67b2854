#pragma once
// Probability that two objects with uncertain positions collide in a short encounter.

#include <cstdint>

#include "dawnline/base/random.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// Covariance of a position in the RTN frame of its own object: R along r, N along r × v, T = N ×
/// R, v inertial. The fields are those of a conjunction data message (CR_R, CT_R …).
struct RtnCovariance {
    double rr = 0.0, tt = 0.0, nn = 0.0;  // variances [m²]
    double rt = 0.0, rn = 0.0, tn = 0.0;  // covariances [m²]
};

/// One object at the time of closest approach.
///
/// The velocity must be inertial: a message in an Earth-fixed frame gives v, and what belongs here
/// is v + ω × r (see with_earth_rotation). Any inertial frame serves, the same for both objects.
struct EncounterObject {
    Vec3 r_ES_G;               // [m]
    Vec3 v_ES_G;               // [m/s]
    RtnCovariance covariance;  // of the position
};

/// Two objects at their closest approach.
struct Encounter {
    EncounterObject first, second;
    double hard_body_radius;  // sum of the radii of the spheres around both [m]
};

/// v + ω × r: the inertial velocity, along the axes of the Earth-fixed frame at that moment, of an
/// object whose Earth-fixed velocity is v; ω = k_rotation_rate_earth about z. [m/s]
Vec3 with_earth_rotation(const Vec3& r_ES_F, const Vec3& v_ES_F) noexcept;

/// Where the second object passes the first in the plane normal to the relative velocity: mean and
/// standard deviations along the principal axes of the combined covariance.
struct MissDistribution {
    double x, y;              // mean [m]
    double sigma_x, sigma_y;  // standard deviations, > 0 [m]
};

/// (x/σx)² + (y/σy)². [1]
double mahalanobis_squared(const MissDistribution& miss) noexcept;

enum class EncounterStatus : std::uint8_t {
    ok = 0,
    slow = 1,            // not short against the orbit: the probabilities of this file do not hold
    no_motion = 2,       // relative velocity zero: there is no plane
    bad_covariance = 3,  // not positive definite in the plane
    not_finite = 4,
};

/// The encounter reduced to its plane.
struct EncounterPlane {
    MissDistribution miss;        // x along axis_x_G with σx ≤ σy
    Vec3 axis_x_G, axis_y_G;      // unit vectors
    double relative_speed = 0.0;  // [m/s]
    double duration = 0.0;  // (10 σ + 2 R) / relative speed, σ along the relative velocity [s]
    EncounterStatus status = EncounterStatus::ok;
};

/// Combines the covariances (C = C1 + C2, independent errors) and projects them on the plane.
///
/// Status `slow`: relative speed below 10 m/s, or the orbit turns by more than 0.1 rad during
/// `duration`. Two neighbours leave the straight line by n²vτ³/8 while they pass each other in
/// τ = 10σ/v, 1.25 (nτ)² σ: at 0.1 rad that is 1 % of σ. The plane is filled in all the same.
/// With status no_motion, bad_covariance or not_finite, `miss` is NaN.
EncounterPlane encounter_plane(const Encounter& encounter) noexcept;

/// Foster's probability: the normal distribution integrated over the circle of radius R,
///
///     P = 1/(√(2π) σx) ∫_{−R}^{R} exp(−(x − xm)²/2σx²) ½ [erfc((|ym| − w)/√2σy)
///                                                       − erfc((|ym| + w)/√2σy)] dx,  w = √(R² −
///                                                       x²),
///
/// with x = R sin θ, so that the integrand is smooth at the ends. Complementary error functions
/// keep the far tail: relative error ≤ 1e-10 + 2e-16 σy/R down to P = 1e-300 (checked against the
/// 14 cases of the literature and 40-digit arithmetic). NaN unless σx, σy > 0 and R ≥ 0, all
/// finite. Allocates only where R > 4σ or the circle lies in the tail (adaptive quadrature).
/// Source: Foster & Estes 1992, NASA JSC-25898; this form after Alfano 2007, AAS 07-148.
double foster_probability(const MissDistribution& miss, double hard_body_radius);

/// Chan's series: the ellipse of the distribution made a circle, the circle of radius R an ellipse,
/// and this replaced by a circle of the same area; a Rice distribution, with u = R²/(σxσy) and
/// v = mahalanobis_squared:
///
///     P = e^(−v/2) Σ_m (v/2)^m/m! [1 − e^(−u/2) Σ_{k≤m} (u/2)^k/k!].
///
/// Exact for σx = σy; else good while R ≪ σx. All terms are positive: no cancellation.
/// Source: Chan 2008, Spacecraft Collision Probability, ch. 4; Alfano 2007.
double chan_probability(const MissDistribution& miss, double hard_body_radius) noexcept;

/// Density at the centre times area: R²/(2σxσy) e^(−d²/2), d² = mahalanobis_squared; R ≪ σx.
/// Source: Alfriend et al. 1999, Space Debris 1, 21, eq. 18.
double small_radius_probability(const MissDistribution& miss, double hard_body_radius) noexcept;

/// The largest small-radius probability when the covariance is scaled by any factor k²: R²/(e d²
/// σxσy), reached at k² = d²/2; at most 1. What is known even when the covariance is doubted.
/// Source: Alfriend et al. 1999, eq. 21.
double maximum_probability(const MissDistribution& miss, double hard_body_radius) noexcept;

/// A probability counted from random draws.
struct CountedProbability {
    double value;           // hits / draws
    double standard_error;  // √(P (1 − P) / draws)
};

/// Both objects drawn from their own covariances in space, moved on straight lines; a hit where
/// they come closer than R. Independent of the plane and of every formula above. Six words of
/// `stream` a draw. Both covariances must be positive semi-definite; else NaN.
CountedProbability counted_probability(const Encounter& encounter, std::uint64_t draws,
                                       Stream stream) noexcept;

}  // namespace dawnline::astro
