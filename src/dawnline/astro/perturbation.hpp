#pragma once
// Small pulls one by one, as functions of vectors; as forces to be summed see force-inl.hpp.

#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// GM [(s − r)/|s − r|³ − s/|s|³], s = r_EB: the pull of a far body (Sun, Moon, a planet; `gm` is
/// its own) on S less its pull on the Earth. [m/s²]
///
/// Relative error below 1e-10 for the Sun in a low orbit, 1e-13 for the Moon. S must not be at B.
/// Source: Montenbruck & Gill 2000, eq. 3.37.
Vec3 third_body_acceleration(const Vec3& r_ES_G, const Vec3& r_EB_G, double gm) noexcept;

/// GM/(c² r³) {[4 GM/r − v²] r + 4 (r·v) v}: Schwarzschild's correction of a point's pull. [m/s²]
///
/// Source: IERS Conventions 2010, eq. 10.12, first term with β = γ = 1.
Vec3 schwarzschild_acceleration(const Vec3& r_ES_G, const Vec3& v_ES_G,
                                double gm = constants::k_gm_earth) noexcept;

}  // namespace dawnline::astro
