#pragma once
// Forces of air and sunlight on a satellite with large surfaces, and what they cost.

namespace dawnline::spacecraft {

/// Large surfaces of a satellite that flies with its array towards the Sun.
struct DragSurfaces {
    double array_area = 0.0;           // planform, normal towards the Sun [m²]
    double radiator_area = 0.0;        // planform [m²]
    double radiator_ram_cosine = 0.0;  // |n·v̂|: 1 flies face on, 0 edge on [1]
    double body_area = 0.0;            // of the bus, seen from the front [m²]
    double drag_coefficient = 2.2;     // of all of them [1]
};

/// Area that faces the flow, mean over an orbit:
/// A_body + A_rad |n·v̂| + (2/π) A_arr cos β, β the Sun's elevation over the orbit plane [rad]. [m²]
double ram_area(const DragSurfaces& surfaces, double beta) noexcept;

/// Deceleration ½ ρ v² C_d A/m at a circular orbit's speed. [m/s²]
double drag_acceleration(double density, double speed, double ballistic_area_per_mass) noexcept;

/// Speed of a circular orbit, √(μ/a). [m/s]
double circular_speed(double radius) noexcept;

/// Δv that makes up drag over `duration`, with C_d A/m [m²/kg] and the mean density. [m/s]
double drag_delta_v(double density, double radius, double ballistic_area_per_mass,
                    double duration) noexcept;

/// Acceleration by sunlight, (S/c)(1 + q) A/m, q the reflectance. [m/s²]
double solar_pressure_acceleration(double irradiance, double reflectance,
                                   double area_per_mass) noexcept;

/// Highest |de/dt| that an in-plane solar pressure gives a near-circular orbit,
/// 3 a_srp cos β/(2 v); first order. [1/s]
double solar_pressure_eccentricity_rate(double acceleration, double beta, double speed) noexcept;

/// Shift of the orbit plane by a constant acceleration normal to it, a_n/n². [m]
double solar_pressure_plane_shift(double normal_acceleration, double radius) noexcept;

}  // namespace dawnline::spacecraft
