#pragma once
// How often a satellite must give way to others, and what giving way costs.

#include <optional>

#include "dawnline/astro/collision_probability.hpp"

namespace dawnline::astro {

/// The traffic that a satellite meets, and how well it is known.
struct Traffic {
    double flux;              // of objects through a plane normal to their motion [1/(m² s)]
    double sigma_x, sigma_y;  // combined standard deviations in the encounter plane [m]
    double hard_body_radius;  // sum of the radii [m]
};

/// What follows from a traffic and a rule "manoeuvre when the probability exceeds a threshold".
struct AvoidanceRates {
    double manoeuvres;      // [1/s]
    double collisions;      // if nobody ever gave way [1/s]
    double residual;        // collisions with objects that stay below the threshold [1/s]
    double alert_distance;  // √(area of the alert ellipse / π) [m]
};

/// Encounters pass the plane evenly: the misses of a flux F fill it with density F. The probability
/// of one, R²/(2σxσy) e^(−d²/2), exceeds P* inside the ellipse d² < D² = 2 ln(P0/P*), P0 that of a
/// direct hit. So
///
///     manoeuvres F π σxσy D²,   collisions F π R²,   residual F π R² e^(−D²/2) = F π R² P*/P0.
///
/// No manoeuvre at all where P0 ≤ P*: the covariance is too wide to say anything (dilution).
/// All encounters share one covariance, R small against it; catalogued objects only. A screening
/// box of area A sees F A encounters. Exact for the small-radius probability (derivation above; the
/// balance of rate and residual risk as in Klinkrad 2006, Space Debris, ch. 8, and ESA's DRAMA).
/// Throws Error unless flux ≥ 0 and sigmas, radius and threshold are > 0 and finite, threshold < 1.
AvoidanceRates avoidance_rates(const Traffic& traffic, double threshold);

/// Shift of a satellite `lead_time` after an impulse along its velocity, seen from where it would
/// have been: radial (2/n)(1 − cos nt) Δv, along-track (4 sin nt/n − 3t) Δv (Clohessy & Wiltshire
/// 1960), near-circular orbit. Components radial and along-track. [m]
struct AlongTrackShift {
    double radial, along;
};
AlongTrackShift along_track_shift(double delta_v, double mean_motion, double lead_time) noexcept;

/// An impulse along or against the velocity of the first object.
struct AvoidanceManoeuvre {
    double delta_v;        // positive: forwards [m/s]
    double probability;    // afterwards, Foster's [1]
    double miss_distance;  // in the encounter plane, afterwards [m]
};

/// The smallest impulse, `lead_time` before the closest approach, that brings Foster's probability
/// down to `goal`; the first object manoeuvres, covariances stay. Zero if it is below already.
///
/// The impulse moves the miss along a straight line of the encounter plane. A normal distribution
/// integrated over a circle is log-concave (Prékopa 1973, Acta Sci. Math. 34, 335), so the impulses
/// that leave the probability above the goal form one interval: one root on each side, found to
/// 1e-9 of itself. Nothing if the plane is not valid (status neither ok nor slow), or if 100 m/s do
/// not suffice: where the motion of both is along-track, a shift along it does not widen the miss.
/// Throws Error unless lead_time > 0 and 0 < goal < 1.
std::optional<AvoidanceManoeuvre> avoidance_manoeuvre(const Encounter& encounter, double lead_time,
                                                      double goal);

/// A published rate of manoeuvres at one threshold, carried over to another: both grow as
/// ln(P0/P*), P0 = probability of a direct hit. Throws Error unless 0 < thresholds < direct_hit
/// ≤ 1. [1/s]
double rate_at_threshold(double rate, double its_threshold, double threshold, double direct_hit);

/// Δv per time of a rate of manoeuvres, each followed by its like to come back to the old orbit:
/// (1 + return_share) Δv rate. [m/s²]
constexpr double avoidance_delta_v_rate(double manoeuvre_rate, double delta_v,
                                        double return_share = 1.0) noexcept {
    return manoeuvre_rate * delta_v * (1.0 + return_share);
}

}  // namespace dawnline::astro
