#pragma once
// Axes that go with an orbiting body.

#include "dawnline/astro/frames.hpp"
#include "dawnline/base/mat3.hpp"

namespace dawnline::astro {

/// Axes H at an instant, and how they turn.
struct LocalFrame {
    Mat3 R_HG;
    Vec3 w_GH_H;  // angular velocity of H against G, components in H [rad/s]
};

/// R, T, N: x = r/|r|, z = r×v/|r×v|, y = z×x. It is also Hill's frame of relative motion (CCSDS
/// "RTN", in other books "LVLH", "RSW", "RIC"). `a_G` is the acceleration [m/s²]:
///     ω = (|r| a·z / |r×v|, 0, |r×v| / |r|²);
/// the first is zero while a force stays in the plane. r×v must not vanish.
LocalFrame rtn_frame(const StateVector& state_G, const Vec3& a_G) noexcept;

/// CCSDS "LVLH": z = −r/|r| down, y = −r×v/|r×v| against the normal, x forward.
LocalFrame lvlh_frame(const StateVector& state_G, const Vec3& a_G) noexcept;

/// V, N, C: x = v/|v|, y = r×v/|r×v|, z = x×y; on a circular orbit z points outwards.
///     ω = ((r×a)·z / |r×v|, −a·z / |v|, a·y / |v|),
/// because the axes follow v̇ = a and d(r×v)/dt = r×a.
LocalFrame vnc_frame(const StateVector& state_G, const Vec3& a_G) noexcept;

/// −μ r / |r|³ of the Earth (GM of WGS 84): the acceleration of unperturbed motion. [m/s²]
Vec3 two_body_acceleration(const Vec3& r_ES_G) noexcept;

/// A state of D in G as seen from C in C's axes H: r = R_HG (r_D − r_C), v = R_HG (v_D − v_C) −
/// ω×r.
StateVector relative_in_local_frame(const StateVector& chief_G, const StateVector& deputy_G,
                                    const LocalFrame& frame) noexcept;

}  // namespace dawnline::astro
