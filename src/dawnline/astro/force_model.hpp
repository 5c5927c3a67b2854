#pragma once
// The forces on a satellite as a value: what a scenario, a model or the command line can choose.

#include <cstdint>

#include "dawnline/astro/geopotential.hpp"
#include "dawnline/astro/nrlmsise00.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

enum class DensityModel : std::uint8_t { none, nrlmsise00, exponential };

/// Sunlight's push and the shadows that interrupt it; a radius of 0 casts none.
struct LightModel {
    double solar_constant = constants::k_solar_constant;  // at 1 au; 0 leaves the push out [W/m²]
    double sun_radius = constants::k_radius_sun;          // [m]
    double earth_radius = constants::k_radius_earth;      // [m]
    double earth_flattening = constants::k_flattening_earth;  // [1]
    double moon_radius = constants::k_radius_moon;            // [m]
};

/// A constant thrust along the velocity; the mass falls linearly from the propagation's epoch on.
struct ThrustModel {
    double force = 0.0;      // 0 leaves it out [N]
    double mass = 1.0;       // at the epoch [kg]
    double mass_flow = 0.0;  // force/(Isp g₀) [kg/s]
};

/// Which forces act. Pointers are the caller's and must outlive the propagation.
struct ForceModel {
    const GravityField* gravity = nullptr;      // nullptr: the Earth as a point of `gm`
    double gm = constants::k_gm_earth;          // of the point, and of relativity [m³/s²]
    const LoveNumbers* tides = nullptr;         // nullptr: none; needs `gravity`
    double gm_sun = 0.0;                        // 0 leaves it out [m³/s²]
    double gm_moon = 0.0;                       // 0 leaves it out [m³/s²]
    bool relativity = false;                    // Schwarzschild's term
    DensityModel density = DensityModel::none;  // of the air
    LocalTime local_time = LocalTime::apparent;
    bool anomalous_oxygen = true;  // counted in the density for drag
    LightModel light = {.solar_constant = 0.0};
    ThrustModel thrust;
};

/// What of a satellite the surface forces need.
struct Surface {
    double drag_area_per_mass = 0.0;   // C_d A/m [m²/kg]
    double light_area_per_mass = 0.0;  // C_r A/m [m²/kg]
};

}  // namespace dawnline::astro
