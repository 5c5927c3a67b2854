#pragma once
// The force on a satellite with a surface: point mass, J2, air of given density and sunlight.

#include "dawnline/astro/mean_elements.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

/// What makes two satellites in one orbit part: their areas over mass.
struct SurfaceAreas {
    double drag = 0.0;   // C_d A/m [m²/kg]
    double light = 0.0;  // C_r A/m [m²/kg]
};

/// Pressure of sunlight at 1 au on a black plate, S0/c. [N/m²]
inline constexpr double k_light_pressure =
    constants::k_solar_constant / constants::k_speed_of_light;

/// An Acceleration; keep it and its table alive while it is used.
///
/// −½ρ(C_d A/m)|v_rel|v_rel with the air turning with the Earth, and ν(S0/c)(au/d)²(C_r A/m) away
/// from the Sun, ν the conical shadow of a spherical Earth. The density is constant along the
/// orbit: an orbit's mean, as the station-keeping budget needs it.
struct SurfaceField {
    SurfaceAreas areas;
    double density = 0.0;           // of the air [kg/m³]
    const SunTable* sun = nullptr;  // t is counted from its epoch; none: no light

    Vec3 operator()(double t, const OrbitState& state) const noexcept;
};

/// How far two satellites' surface forces push them apart, first order.
struct DifferentialForces {
    double drag_acceleration;     // ½ρv² Δ(C_d A/m), along the track [m/s²]
    double light_acceleration;    // (S0/c) Δ(C_r A/m), away from the Sun [m/s²]
    double along_per_orbit;       // 3/2 · drag · T²: along-track after one orbit from rest [m]
    double drag_speed_per_year;   // Δv that holds the drag, f · 1 yr [m/s]
    double light_circle;          // radius of the circle a δe that light drives if let be [m]
    double light_speed_per_year;  // Δv that holds δe, 3/4 f cos β · 1 yr [m/s]
};

/// For a circular orbit. `light_turn` is the rate of the Sun's projection against the perigee,
/// |λ̇_U − ω̇|: with it the forced δe closes on itself, a δe = 3/2 f cos β / (n light_turn); a
/// sun-synchronous orbit has |ω̇|. Cancelling δe costs (n a/2)|δe| by tangential pairs.
DifferentialForces differential_forces(double semi_major_axis, double density,
                                       const SurfaceAreas& difference, double beta,
                                       double light_turn) noexcept;

/// Along-track shift after `t` by a constant differential along-track acceleration:
/// −3/2 f t² (forwards for a deputy that is braked more). [m]
constexpr double along_track_shift(double along_acceleration, double t) noexcept {
    return -1.5 * along_acceleration * t * t;
}

/// Δv per year that holds a member's cross-track motion in phase with its radial motion, which J2
/// undoes. [m/s]
///
/// δe turns at ω̇, and δi should turn with it; by itself it moves by δi_y' = k δi_x,
/// k = 3/2 n J2 (R/a)² sin²i. What is missing, (−ω̇ sin χ, (ω̇ − k) cos χ)|δi| with χ the angle of
/// δi, is averaged over χ, since it goes round in 2π/|ω̇|, times v · 1 yr.
/// `cross_amplitude` is that of z [m]. 42 m/s for z = 866 m at 650 km, 98°: the rim of a cluster of
/// 1 km tilted by 60°. Planar clusters pay nothing.
double tilt_holding_speed(double semi_major_axis, double inclination,
                          double cross_amplitude) noexcept;

}  // namespace dawnline::astro
