#pragma once
// Surfaces in the light of Sun and Earth: what a face absorbs, and how warm it gets.

namespace dawnline::spacecraft {

/// Thermo-optical properties of a grey surface.
struct Surface {
    double solar_absorptance = 0.0;  // α, of sunlight and albedo [1]
    double emissivity = 0.0;         // ε, also absorptance of Earth's infrared (Kirchhoff) [1]
};

/// Radiation around the Earth.
struct Environment {
    double solar_irradiance = 0.0;  // at the satellite, 0 in umbra [W/m²]
    double albedo = 0.0;            // of the Earth [1]
    double earth_infrared = 0.0;    // outgoing longwave flux at the surface, OLR [W/m²]
};

/// How one face lies in that radiation.
struct FaceView {
    double sun_cosine = 0.0;         // of the angle from normal to Sun; negative: from behind [1]
    double albedo_factor = 0.0;      // see view_factor.hpp [1]
    double earth_view_factor = 0.0;  // [1]
};

/// Flux into one face, by cause.
struct FaceFlux {
    double sun = 0.0;             // [W/m²]
    double albedo = 0.0;          // [W/m²]
    double earth_infrared = 0.0;  // [W/m²]

    constexpr double total() const noexcept { return sun + albedo + earth_infrared; }
};

/// Flux that arrives: S max(0, n·ŝ), a S F_alb, OLR F_E. [W/m²]
FaceFlux incident_flux(const Environment& environment, const FaceView& view) noexcept;

/// Flux that is absorbed: α of sunlight and albedo, **ε** of Earth's infrared. [W/m²]
/// Using α for the infrared is a published mistake (Starcloud white paper 1.03, p. 9).
FaceFlux absorbed_flux(const Surface& surface, const Environment& environment,
                       const FaceView& view) noexcept;

/// Flux that a black body sends out, σT⁴. [W/m²]
double black_body_flux(double temperature) noexcept;

/// Temperature at which Σε σ (T⁴ − T_sink⁴) equals the absorbed and dissipated flux:
/// T = (q/(σ Σε) + T_sink⁴)^¼. `flux` and `emissivity` are summed over the faces, per area.
/// NaN if the flux is negative beyond what the sink supplies. [K]
double equilibrium_temperature(double flux, double emissivity,
                               double sink_temperature = 0.0) noexcept;

/// Temperature of the uniform black surroundings that would give `absorbed` to a surface of that
/// summed emissivity: (q/(σ Σε))^¼. [K]
double sink_temperature(double absorbed, double emissivity) noexcept;

}  // namespace dawnline::spacecraft
