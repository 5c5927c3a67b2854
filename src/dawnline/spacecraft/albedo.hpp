#pragma once
// What the Earth sends up: sunlight thrown back and infrared, on many plates at one place.
//
// Directions are given in the local frame L of the satellite: x horizontal towards the Sun, y
// horizontal, z down to the Earth's centre. Symbols ρ, θ, γ as in view_factor.hpp.

#include <array>
#include <cstddef>
#include <cstdint>

#include "dawnline/base/vec3.hpp"

namespace dawnline::spacecraft {

/// Share of the Earth in the radiation of the day, as inputs of a scenario.
struct EarthRadiation {
    double albedo = 0.30;     // global mean; CERES EBAF 0.29–0.30 [1]
    double infrared = 237.0;  // OLR at the surface; 230–240 mean, 150–350 at a place [W/m²]
};

/// Sunlight at a distance from the Sun: S = 1361 (au/r)² W/m² (IAU 2015 B3). [W/m²]
double solar_irradiance(double sun_distance) noexcept;

/// The plate that an engineering extreme is chosen for.
enum class EarthCase : std::uint8_t {
    cold_albedo_sensitive,
    cold_infrared_sensitive,
    cold_both,
    hot_albedo_sensitive,
    hot_infrared_sensitive,
    hot_both,
};

/// Engineering extremes of albedo and OLR for inclinations of 60° to 90°, by the time over which
/// the satellite averages: 16 s to 24 h, straight in the logarithm of time, clamped beyond.
///
/// The albedo holds for the Sun in the zenith: add zenith_albedo(θ). Source: Gilmore (ed.),
/// Spacecraft Thermal Control Handbook 2002, ERBE-based (method: NASA TM-2001-211221); figures
/// taken from a secondary table and not yet read against the handbook.
EarthRadiation earth_extreme(EarthCase which, double averaging_time) noexcept;

/// What is added to such an albedo with the Sun at θ from the zenith of the place below:
/// 1.3798e-3 θ − 2.1793e-5 θ² + 6.0362e-8 θ³ + 4.9115e-9 θ⁴, θ in degrees, held beyond 90°.
/// Source: as above. [1]
double zenith_albedo(double sun_zenith) noexcept;

/// View factor of the Earth from a plate, by the cosine of γ; tilted_view_factor without its
/// inverse trigonometry where the plate sees all of the disc or none.
double earth_view_factor(double sine_of_disc, double tilt_cosine) noexcept;

/// A Lambertian Earth lit by the Sun, seen from one place: rings of patches about the point below.
///
/// Built once for a place (5 µs), then asked for every plate. The integral is that of
/// albedo_factor(): in azimuth closed, over the rings by Gauss–Legendre, here on 40 fixed rings, 20
/// on either side of the kink where the ring first meets the terminator. A plate that sees the
/// whole disc costs two products (the flux is then a vector); one that sees a part costs the rings
/// (2 µs).
///
/// Valid for 0 < ρ < 1, 0 ≤ θ ≤ π. |F_alb − albedo_factor| < 1e-4 from 400 km up (5e-5 at 650 km)
/// and < 2.5e-4 from 130 km up; on the mean over plates and Suns below 1.5e-5.
class EarthLight {
  public:
    EarthLight(double sine_of_disc, double sun_zenith) noexcept;

    /// Albedo factor of a plate with outward normal n, of unit length; see albedo_factor(). [1]
    double albedo_factor(const Vec3& normal_L) const noexcept;

    /// View factor of the Earth from the plate; exact. [1]
    double view_factor(const Vec3& normal_L) const noexcept;

    /// Sun's cosine at the patch in the direction with components `x` and `z` of a unit vector, at
    /// least 0: the patch's brightness over that of a white diffuse plate face-on to the Sun;
    /// negative for a direction past the Earth.
    double brightness(double x, double z) const noexcept;

  private:
    static constexpr std::size_t k_rings = 40;

    /// A ring at angle λ from the point below.
    struct Ring {
        double weight;                // of the quadrature, with cos ψ dA/(π d⁴) [1]
        double down, out;             // H − cos λ and sin λ: the patch from the satellite [R]
        double sun_mean, sun_swing;   // Sun's cosine a + b cos α
        double day;                   // half the lit arc [rad]
        double day_sine, day_cosine;  // of it
    };

    /// ∫ of ring's light on the plate over the azimuths that it sees.
    double ring_flux(const Ring& ring, const Vec3& n, double swing, double turn) const noexcept;

    double sine_of_disc_, height_;
    double sun_cosine_, sun_sine_;
    std::size_t rings_ = 0;  // lit ones
    std::array<Ring, k_rings> ring_;
    Vec3 flux_L_;  // of the whole disc, as a vector [1]
};

}  // namespace dawnline::spacecraft
