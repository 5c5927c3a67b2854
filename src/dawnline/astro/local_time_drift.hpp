#pragma once
// How a sun-synchronous orbit leaves its local time: the Sun tilts it, the air lowers it.

#include <vector>

#include "dawnline/astro/eclipse_season.hpp"
#include "dawnline/astro/orbit.hpp"

namespace dawnline::astro {

/// Rate of the orbit's normal by the Sun's pull averaged over a revolution:
///     dĥ/dt = −(3 GM_U / 2 d³ n) (ŝ·ĥ) (ĥ × ŝ)
/// from the torque ⟨r × ∇(GM_U/2d³)(3(ŝ·r)² − r²)⟩ on a ring of radius a. Components in G. [1/s]
Vec3 solar_normal_rate(double semi_major_axis, const Vec3& normal_G, const Vec3& r_EU_G) noexcept;

/// Mean rate of inclination of a sun-synchronous circular orbit over a year, Sun on a circle:
///     di/dt = (3/16) (n_U²/n) sin i (1 + cos ε)² sin 2ψ,   ψ = 2π (local time of the node − 12
///     h)/24 h
/// which is zero at 6, 12, 18 and 24 h and largest half-way between. [rad/s]
///
/// This is the term in 2(Ω − λ_U), the only one a node that follows the Sun does not average out;
/// the Moon's averages out.
double sun_synchronous_inclination_rate(double semi_major_axis, double local_time) noexcept;

/// One sample of a drifting orbit.
struct LocalTimeSample {
    double t;                // since the epoch [s]
    double local_time;       // mean, of the ascending node [s]
    double inclination;      // [rad]
    double semi_major_axis;  // [m]
};

struct LocalTimeDrift {
    std::vector<LocalTimeSample> samples;  // one a day, the first at the epoch
    double inclination_rate;               // mean over the span [rad/s]
    double hold_inclination;    // Δv a year to keep the mean inclination: v |di/dt| · 1 yr [m/s]
    double hold_altitude;       // Δv a year against drag: ½ ρ v² (C_d A/m) · 1 yr [m/s]
    CircularOrbit final_orbit;  // at the end of the span, angles counted from the epoch's equinox
};

/// Integrates node and inclination (J2 secular rates, the Sun's averaged torque with its true
/// place) and semi-major axis (drag) for `years`, uncontrolled; RK4 of one day.
///
/// `density` of the air at the orbit [kg/m³] is kept; `drag_area_per_mass` is C_d A/m [m²/kg]. Zero
/// of either leaves the altitude alone. The node's rate at the epoch is scaled to be exactly the
/// mean Sun's, solar torque included: what is left is drift. Throws Error unless 0 < years ≤ 50.
LocalTimeDrift local_time_drift(double altitude, double local_time, const Tt& epoch, double years,
                                double density = 0.0, double drag_area_per_mass = 0.0);

/// Eclipse season of each year of a mission that starts at `epoch` and drifts so.
std::vector<EclipseSeason> eclipse_seasons(const LocalTimeDrift& drift, const Tt& epoch);

}  // namespace dawnline::astro
