#pragma once
// Motion of a deputy D about a chief C on a circular orbit.
//
// Frame H (LVLH of the chief): x radial, outwards; y along-track, forwards; z along the orbit
// normal.

#include "dawnline/astro/orbit.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// Position and velocity of D from C, components in H; the velocity is that seen in the turning
/// frame.
struct RelativeState {
    Vec3 r_CD_H;  // [m]
    Vec3 v_CD_H;  // [m/s]
};

/// Hill–Clohessy–Wiltshire: state after `t` for mean motion n of the chief.
///
/// ẍ − 2nẏ − 3n²x = 0, ÿ + 2nẋ = 0, z̈ + n²z = 0 (Clohessy & Wiltshire 1960). Point-mass Earth,
/// separation ≪ orbit radius: the neglected term is of order n² r²/a (0.4 m for 1 km after an
/// orbit).
RelativeState hcw_propagate(const RelativeState& initial, double mean_motion, double t) noexcept;

/// The velocity at r that keeps D on an ellipse 2:1 centred on the chief:
/// ẋ = n y/2, ẏ = −2 n x; the cross-track component is left at zero. [m/s]
Vec3 hcw_centred_velocity(const Vec3& r_CD_H, double mean_motion) noexcept;

/// The velocity at r that brings D to the chief after `t` (two-impulse rendezvous; Vallado 2013,
/// alg. 48). Not near nt = kπ, where cross-track or in-plane motion is singular. [m/s]
Vec3 hcw_rendezvous_velocity(const Vec3& r_CD_H, double mean_motion, double t) noexcept;

/// Frequencies of relative motion under J2 averaged over an orbit (Schweighart & Sedwick 2002).
struct J2RelativeMotion {
    double s;                   // (3 J2 R² / 8 a²)(1 + 3 cos 2i) [1]
    double c;                   // √(1 + s) [1]
    double in_plane_frequency;  // n √(1 − s) [rad/s]
};

/// Within 3 % of the excess over n that a full propagation shows at 650 km.
J2RelativeMotion schweighart_sedwick(double semi_major_axis, double inclination) noexcept;

/// D as seen from C: H from the chief's inertial state, turning at |r × v| / r².
RelativeState relative_state(const OrbitState& chief, const OrbitState& deputy) noexcept;

/// The inverse: inertial state of D. `rate` is how fast the axes are meant to turn about z; the
/// osculating |r × v| / r² by default. [rad/s]
OrbitState deputy_state(const OrbitState& chief, const RelativeState& relative) noexcept;
OrbitState deputy_state(const OrbitState& chief, const RelativeState& relative,
                        double rate) noexcept;

}  // namespace dawnline::astro
