#pragma once
// Push of sunlight on a ball and on a flat plate.

#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// (S₀/c)(au/d)²: pressure of sunlight at distance d from the Sun [m] on a black area. [N/m²]
///
/// 4.54e-6 N/m² at 1 au with S₀ = 1361 W/m² [W/m²]; GMAT and STK take 1367.
double light_pressure_at(double distance,
                         double solar_constant = constants::k_solar_constant) noexcept;

/// ν (S₀/c)(au/d)² (C_r A/m) û, û from the Sun to S: the push on a ball. [m/s²]
///
/// `light_area_per_mass` is C_r A/m [m²/kg]; C_r is 1 for a black ball or a perfect mirror, 1 + 4/9
/// ρ for a diffuse one. Source: Montenbruck & Gill 2000, eq. 3.75.
Vec3 light_acceleration(const Vec3& r_ES_G, const Vec3& r_EU_G, double lit_fraction,
                        double light_area_per_mass,
                        double solar_constant = constants::k_solar_constant) noexcept;

/// One side of a flat plate.
struct Plate {
    Vec3 normal_G;         // unit vector, out of this side
    double area_per_mass;  // A/m [m²/kg]
    double specular;       // share reflected as by a mirror, 0 … 1 [1]
    double diffuse;        // share reflected after Lambert, 0 … 1 − specular [1]
};

/// −ν (S₀/c)(au/d)² (A/m) cos θ [(1 − ρ_s) ŝ + 2 (ρ_s cos θ + ρ_d/3) n̂], ŝ from S to the Sun, cos θ
/// = ŝ·n̂; zero when the side is turned away. [m/s²]
///
/// What is absorbed is not radiated. Source: Montenbruck & Gill 2000, eq. 3.74, with the diffuse
/// term of Milani, Nobili & Farinella 1987.
Vec3 light_acceleration_of_plate(const Plate& plate, const Vec3& r_ES_G, const Vec3& r_EU_G,
                                 double lit_fraction,
                                 double solar_constant = constants::k_solar_constant) noexcept;

}  // namespace dawnline::astro
