#pragma once
// Sunlight, albedo and Earth's infrared on every face of a satellite at one place of its orbit.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/mat3.hpp"
#include "dawnline/spacecraft/albedo.hpp"
#include "dawnline/spacecraft/attitude.hpp"
#include "dawnline/spacecraft/shading.hpp"
#include "dawnline/spacecraft/surface_shape.hpp"

namespace dawnline::spacecraft {

enum class FluxStatus : std::uint8_t {
    ok = 0,
    simplified_shadow = 1,  // see ShadeStatus::simplified; sunlight is an upper bound
    inside_earth = 2,       // the place is not above the Earth's radius; all fluxes are 0
    not_finite = 3,         // place, Sun or attitude is NaN or infinite; all fluxes are 0
};

/// Fluxes that arrive, structure of arrays, one element a face of shape.faces(). Means over the
/// face.
struct FluxSpans {
    std::span<double> sun;       // [W/m²]
    std::span<double> albedo;    // [W/m²]
    std::span<double> infrared;  // of the Earth [W/m²]
    std::span<FluxStatus> status;
};

/// Incident fluxes on all faces of the satellite at `point` with attitude R_BG.
///     sun       S(r) ν max(0, n·ŝ) × share of the face that the Sun reaches (sunlit_shares)
///     albedo    a S(r) F_alb × share of that light not hidden by own plates (mask)
///     infrared  OLR F_E      × the same for the Earth's disc
/// ν is point.lit_fraction; the albedo does not carry it: in umbra part of the ground in sight may
/// be lit. F_E exact, F_alb within 1e-4 (EarthLight); the hidden shares by the mask's directions.
/// Left out: light and heat that come by way of the own plates (for heat see gebhart_factors),
/// the Earth's flattening (0.3 % of ρ).
///
/// Allocates nothing, throws nothing. Speed: bench/spacecraft/flux_bench.cpp.
void surface_fluxes(const SatelliteShape& shape, const SkyMask& mask, const OrbitPoint& point,
                    const Mat3& R_BG, const EarthRadiation& earth, FluxSpans flux,
                    double earth_radius = constants::k_radius_earth) noexcept;

/// What the faces take of it: α (sun + albedo) + ε infrared, with coatings of that age. [W/m²]
void absorbed_fluxes(const SatelliteShape& shape, double age_share, std::span<const double> sun,
                     std::span<const double> albedo, std::span<const double> infrared,
                     std::span<double> absorbed) noexcept;

/// Storage for the fluxes of one shape.
struct FluxArrays {
    explicit FluxArrays(std::size_t faces)
        : sun(faces), albedo(faces), infrared(faces), status(faces) {}

    FluxSpans spans() noexcept { return {sun, albedo, infrared, status}; }

    std::vector<double> sun, albedo, infrared;  // [W/m²]
    std::vector<FluxStatus> status;
};

/// Mean incident fluxes over one circular orbit.
struct OrbitFlux {
    FluxArrays mean;
    double lit_share = 0.0;  // of the orbit in sunlight (cylindrical shadow) [1]
};

/// A circular orbit against the Sun.
struct SunlitOrbit {
    double radius = 0.0;                   // [m]
    double beta = 0.0;                     // of the Sun over the orbital plane [rad]
    double sun_distance = 1.495978707e11;  // [m]
};

/// A place on that orbit at angle u past the point nearest to the Sun's meridian (orbit noon), in a
/// frame with z along the orbit's normal and the Sun in the x–z plane; cylindrical shadow.
OrbitPoint point_on_orbit(const SunlitOrbit& orbit, double u) noexcept;

/// The mean of `places` evenly spaced points; the first half a step past orbit noon. Throws Error
/// for fewer than 8 places.
OrbitFlux orbit_mean_fluxes(const SatelliteShape& shape, const SkyMask& mask,
                            const AttitudeLaw& law, const SunlitOrbit& orbit,
                            const EarthRadiation& earth, int places = 180);

}  // namespace dawnline::spacecraft
