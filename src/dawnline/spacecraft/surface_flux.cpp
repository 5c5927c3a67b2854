#include "dawnline/spacecraft/surface_flux.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr std::size_t k_most_faces = 2 * SatelliteShape::k_most_plates;

/// Shares of the Earth's disc and of its light that the face's own plates leave free.
struct FreeEarth {
    double infrared = 1.0;
    double albedo = 1.0;
};

FreeEarth free_earth(const SkyMask& mask, std::size_t face, const Mat3& R_LB,
                     const EarthLight& light) noexcept {
    double disc = 0.0, free_disc = 0.0, bright = 0.0, free_bright = 0.0;
    for (std::size_t k = face * mask.directions; k < (face + 1) * mask.directions; ++k) {
        const Vec3& u_B = mask.direction_B[k];
        const double b = light.brightness(dot(R_LB.row[0], u_B), dot(R_LB.row[2], u_B));
        if (b < 0.0) continue;
        const double free = mask.visible[k];
        disc += 1.0;
        free_disc += free;
        bright += b;
        free_bright += b * free;
    }
    return {disc > 0.0 ? free_disc / disc : 1.0, bright > 0.0 ? free_bright / bright : 1.0};
}

void fill(FluxSpans flux, FluxStatus status) noexcept {
    std::fill(flux.sun.begin(), flux.sun.end(), 0.0);
    std::fill(flux.albedo.begin(), flux.albedo.end(), 0.0);
    std::fill(flux.infrared.begin(), flux.infrared.end(), 0.0);
    std::fill(flux.status.begin(), flux.status.end(), status);
}

/// Axes of the local frame L (see albedo.hpp) in G.
Mat3 local_axes(const Vec3& nadir, const Vec3& sun) noexcept {
    Vec3 x = sun - dot(sun, nadir) * nadir;
    if (dot(x, x) < 1e-24)
        x = cross(nadir, std::abs(nadir.x) < 0.7 ? Vec3{1, 0, 0} : Vec3{0, 1, 0});
    x = unit(x);
    return {{x, cross(nadir, x), nadir}};
}

}  // namespace

void surface_fluxes(const SatelliteShape& shape, const SkyMask& mask, const OrbitPoint& point,
                    const Mat3& R_BG, const EarthRadiation& earth, FluxSpans flux,
                    double earth_radius) noexcept {
    const double radius = norm(point.r_ES_G);
    const Vec3 s_SU_B = R_BG * point.s_SU_G, r_B = R_BG * point.r_ES_G;
    if (!std::isfinite(dot(s_SU_B, r_B) * point.sun_distance * point.lit_fraction * earth.albedo *
                       earth.infrared)) {
        fill(flux, FluxStatus::not_finite);
        return;
    }
    if (!(radius > earth_radius)) {
        fill(flux, FluxStatus::inside_earth);
        return;
    }
    const Vec3 nadir_G = -point.r_ES_G / radius;
    const EarthLight light(earth_radius / radius, angle_between(-nadir_G, point.s_SU_G));
    // The attitude is a rotation, so that L follows from B by its transpose.
    const Mat3 R_LB = local_axes(nadir_G, point.s_SU_G) * transpose(R_BG);
    const double irradiance = solar_irradiance(point.sun_distance);

    std::array<ShadeStatus, k_most_faces> shade{};
    const std::size_t n = shape.faces().size();
    if (point.lit_fraction > 0.0)
        sunlit_shares(shape, s_SU_B, flux.sun, std::span(shade).first(n));
    else
        std::fill(flux.sun.begin(), flux.sun.end(), 0.0);

    for (std::size_t f = 0; f < n; ++f) {
        const Vec3& normal_B = shape.faces()[f].normal_B;
        const Vec3 normal_L = R_LB * normal_B;
        flux.sun[f] *= irradiance * point.lit_fraction * std::max(0.0, dot(normal_B, s_SU_B));
        flux.albedo[f] = earth.albedo * irradiance * light.albedo_factor(normal_L);
        flux.infrared[f] = earth.infrared * light.view_factor(normal_L);
        if (mask.blocked_face[f] && flux.infrared[f] > 0.0) {
            const FreeEarth free = free_earth(mask, f, R_LB, light);
            flux.albedo[f] *= free.albedo;
            flux.infrared[f] *= free.infrared;
        }
        flux.status[f] =
            shade[f] == ShadeStatus::simplified ? FluxStatus::simplified_shadow : FluxStatus::ok;
    }
}

void absorbed_fluxes(const SatelliteShape& shape, double age_share, std::span<const double> sun,
                     std::span<const double> albedo, std::span<const double> infrared,
                     std::span<double> absorbed) noexcept {
    for (std::size_t f = 0; f < shape.faces().size(); ++f) {
        const Surface s = aged(shape.faces()[f].coating, age_share);
        absorbed[f] = s.solar_absorptance * (sun[f] + albedo[f]) + s.emissivity * infrared[f];
    }
}

OrbitPoint point_on_orbit(const SunlitOrbit& orbit, double u) noexcept {
    OrbitPoint point;
    const double speed = std::sqrt(constants::k_gm_earth / orbit.radius);
    point.time = u * orbit.radius / speed;
    point.r_ES_G = orbit.radius * Vec3{std::cos(u), std::sin(u), 0.0};
    point.v_ES_G = speed * Vec3{-std::sin(u), std::cos(u), 0.0};
    point.s_SU_G = {std::cos(orbit.beta), 0.0, std::sin(orbit.beta)};
    point.sun_distance = orbit.sun_distance;
    const double ahead = dot(point.r_ES_G, point.s_SU_G);
    const bool dark =
        ahead < 0.0 && norm(point.r_ES_G - ahead * point.s_SU_G) < constants::k_radius_earth;
    point.lit_fraction = dark ? 0.0 : 1.0;
    return point;
}

OrbitFlux orbit_mean_fluxes(const SatelliteShape& shape, const SkyMask& mask,
                            const AttitudeLaw& law, const SunlitOrbit& orbit,
                            const EarthRadiation& earth, int places) {
    if (places < 8) throw Error("an orbit mean needs at least 8 places");
    const std::size_t n = shape.faces().size();
    OrbitFlux orbit_flux{FluxArrays(n), 0.0};
    FluxArrays here(n);
    FluxArrays& mean = orbit_flux.mean;
    const double share = 1.0 / places;
    for (int k = 0; k < places; ++k) {
        const OrbitPoint point = point_on_orbit(orbit, constants::k_two_pi * (k + 0.5) * share);
        surface_fluxes(shape, mask, point, attitude(law, point), earth, here.spans());
        orbit_flux.lit_share += share * point.lit_fraction;
        for (std::size_t f = 0; f < n; ++f) {
            mean.sun[f] += share * here.sun[f];
            mean.albedo[f] += share * here.albedo[f];
            mean.infrared[f] += share * here.infrared[f];
            mean.status[f] = std::max(mean.status[f], here.status[f]);
        }
    }
    return orbit_flux;
}

}  // namespace dawnline::spacecraft
