#pragma once
// Thin air: a simple density, the drag it makes and the time until an orbit has decayed.

#include "dawnline/base/function_ref.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// Piecewise exponential density of Vallado (2013), table 8-4 (US Standard Atmosphere 1976 on
/// the ground, CIRA-72 from 25 km, with 1000 K at the top of the atmosphere from 500 km). [kg/m³]
///
/// Mean solar activity: the truth at 650 km is 0.1 to 5 times this over a solar cycle. Altitude
/// above the ellipsoid [m]; below 0 it is that at 0, above 1000 km the last band goes on. ρ0 at 350
/// km is 9.518e-12; the misprint 9.158e-12 circulates.
double exponential_density(double altitude) noexcept;

/// −½ ρ (C_d A/m) |v_rel| v_rel with the air turning with the Earth about z, v_rel = v − ω × r.
/// [m/s²]
///
/// `drag_area_per_mass` is C_d A/m [m²/kg].
Vec3 drag_acceleration(const Vec3& r_ES_G, const Vec3& v_ES_G, double density,
                       double drag_area_per_mass) noexcept;

/// da/dt = −ρ (C_d A/m) √(μ a) of a circular orbit, air at rest. [m/s]
double decay_rate(double semi_major_axis, double density, double drag_area_per_mass) noexcept;

/// Speed to give back in `duration` [s] to stay at a: ½ ρ v² (C_d A/m) t. [m/s]
double drag_makeup_speed(double semi_major_axis, double density, double drag_area_per_mass,
                         double duration) noexcept;

/// Time for a circular orbit to sink from one altitude to another, any density(altitude [m])
/// [kg/m³]: ∫ da / (ρ C_d A/m √(μ a)) over altitudes above the equatorial radius. [s]
///
/// Adaptive quadrature to 1e-8. Infinite if the density or the area is zero; throws Error unless
/// from ≥ to > −R and area ≥ 0.
double lifetime_estimate(double altitude_from, double altitude_to, double drag_area_per_mass,
                         FunctionRef<double(double)> density);

}  // namespace dawnline::astro
