#include "dawnline/spacecraft/surface_flux.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_degree;
using constants::k_pi;

const Vec3 k_x{1, 0, 0}, k_y{0, 1, 0}, k_z{0, 0, 1};
const EarthRadiation k_earth{0.3, 237.0};
const SunlitOrbit k_dawn_dusk{7028.137e3, 90 * k_degree};
constexpr double k_650 = 6378.137 / 7028.137;

/// Array to +z, radiator in the y = 0 plane behind it, small body between.
SatelliteShape satellite() {
    const Coating cells{{0.92, 0.85}, {0.92, 0.85}}, back{{0.3, 0.9}, {0.3, 0.9}};
    const Coating paint{{0.2, 0.9}, {0.4, 0.9}};
    std::vector<PolygonPlate> plates = box("body", {0, 0, -1}, {0.5, 0.5, 0.5}, paint);
    plates.push_back(rectangle("wing +x", {5, 0, 0}, 4 * k_x, 3 * k_y, cells, back));
    plates.push_back(rectangle("wing -x", {-5, 0, 0}, 4 * k_x, 3 * k_y, cells, back));
    plates.push_back(rectangle("radiator", {0, 0, -4}, 2 * k_z, 2.5 * k_x, paint, paint));
    return SatelliteShape(std::move(plates));
}

SatelliteShape plate_only() {
    return SatelliteShape({rectangle("plate", {0, 0, 0}, k_x, k_y, {}, {})});
}

// A lone plate: each part is its closed form: S cos, F·OLR, a S F_alb.
TEST(SurfaceFlux, LonePlateIsTheSumOfItsParts) {
    const SatelliteShape shape = plate_only();
    const SkyMask mask = sky_mask(shape);
    FluxArrays flux(2);
    const SunlitOrbit orbit{7028.137e3, 70 * k_degree};
    for (const double u : {0.0, 1.0, 2.5}) {
        const OrbitPoint p = point_on_orbit(orbit, u);
        surface_fluxes(shape, mask, p, attitude(SunPointing{}, p), k_earth, flux.spans());
        const double theta = angle_between(p.r_ES_G, p.s_SU_G);
        const double s = solar_irradiance(p.sun_distance);
        EXPECT_NEAR(flux.sun[0], s, 1e-9);
        EXPECT_EQ(flux.sun[1], 0.0);
        // The front's normal is θ from the zenith, so π − θ from nadir; it contains the Sun's
        // azimuth.
        EXPECT_NEAR(flux.infrared[0], 237.0 * tilted_view_factor(k_650, k_pi - theta), 1e-9);
        EXPECT_NEAR(flux.infrared[1], 237.0 * tilted_view_factor(k_650, theta), 1e-9);
        EXPECT_NEAR(flux.albedo[0], 0.3 * s * albedo_factor(k_650, theta, k_pi - theta, 0.0),
                    0.3 * s * 5e-5);
        EXPECT_NEAR(flux.albedo[1], 0.3 * s * albedo_factor(k_650, theta, theta, k_pi),
                    0.3 * s * 5e-5);
    }
}

// A radiator edge-on to Sun and nadir sees F = 0.240691 of the Earth on either face (S11), no
// sunlight. Its own wings hide the part of the sky behind the array, not the Earth's half below.
TEST(SurfaceFlux, KnifeEdgeRadiatorSeesNoSun) {
    const SatelliteShape shape({rectangle("radiator", {0, 0, 0}, k_z, k_x, {}, {})});
    const SkyMask mask = sky_mask(shape);
    const OrbitFlux orbit = orbit_mean_fluxes(shape, mask, SunPointing{}, k_dawn_dusk, k_earth);
    EXPECT_NEAR(orbit.mean.infrared[0] / 237.0, 0.240691, 1e-6);
    EXPECT_NEAR(orbit.mean.infrared[1] / 237.0, 0.240691, 1e-6);
    EXPECT_NEAR(orbit.mean.sun[0] + orbit.mean.sun[1], 0.0, 1e-9);
    EXPECT_NEAR(orbit.lit_share, 1.0, 1e-13);
}

// Share of an orbit in the cylinder at 650 km and β 58.57°: 0.2019 (S04). 3600 places: 3e-4.
TEST(SurfaceFlux, OrbitKnowsItsShadow) {
    const SatelliteShape shape = plate_only();
    const OrbitFlux orbit = orbit_mean_fluxes(shape, sky_mask(shape), SunPointing{},
                                              {7028.137e3, 58.57 * k_degree}, k_earth, 3600);
    EXPECT_NEAR(1.0 - orbit.lit_share, 0.2019, 3e-4);
}

// A big floor under a small radiator hides all of the Earth from it; the same above it hides
// nothing.
TEST(SurfaceFlux, OwnPlatesHideTheEarth) {
    const PolygonPlate radiator = rectangle("radiator", {0, 0, 0}, 0.05 * k_z, 0.05 * k_x, {}, {});
    const PolygonPlate floor = rectangle("floor", {0, 0, 0.06}, 500 * k_x, 500 * k_y, {}, {});
    const SatelliteShape shape({radiator, floor});
    const SkyMask mask = sky_mask(shape);
    const OrbitPoint p = point_on_orbit(k_dawn_dusk, 0.4);
    FluxArrays flux(4);
    surface_fluxes(shape, mask, p, attitude(NadirPointing{}, p), k_earth, flux.spans());
    EXPECT_NEAR(flux.infrared[0], 0.0, 1e-9);  // z_B is nadir: the floor hides all of it
    EXPECT_NEAR(flux.infrared[1], 237.0 * nadir_view_factor(k_650), 1e-9);
    // The same floor on the zenith side hides nothing of the Earth.
    const SatelliteShape above(
        {radiator, rectangle("f", {0, 0, -0.06}, 500 * k_x, 500 * k_y, {}, {})});
    surface_fluxes(above, sky_mask(above), p, attitude(NadirPointing{}, p), k_earth, flux.spans());
    EXPECT_NEAR(flux.infrared[0], 237.0 * vertical_view_factor(k_650), 1e-9);
}

// Sunlight on all faces is S times the satellite's shadow: Σ A cos × share = projected area. For
// the array face-on, that is the wings and what stands out behind them: the body's top at z = −0.5
// is not under the wings (x from ±1 outward), the radiator is edge-on.
TEST(SurfaceFlux, SunlightIsTheProjectedArea) {
    const SatelliteShape shape = satellite();
    const SkyMask mask = sky_mask(shape);
    const OrbitPoint p = point_on_orbit(k_dawn_dusk, 0.7);
    FluxArrays flux(shape.faces().size());
    surface_fluxes(shape, mask, p, attitude(SunPointing{}, p), k_earth, flux.spans());
    double power = 0.0;
    for (std::size_t f = 0; f < shape.faces().size(); ++f)
        power += shape.faces()[f].area * flux.sun[f];
    EXPECT_NEAR(power / solar_irradiance(p.sun_distance), 2 * 8 * 6 + 1.0, 1e-9);

    std::vector<double> absorbed(shape.faces().size());
    absorbed_fluxes(shape, 0.5, flux.sun, flux.albedo, flux.infrared, absorbed);
    // Paint half-way from 0.2 to 0.4, face 4 is the body's +z.
    EXPECT_NEAR(absorbed[4], 0.3 * (flux.sun[4] + flux.albedo[4]) + 0.9 * flux.infrared[4], 1e-9);
}

TEST(SurfaceFlux, AllocatesNothingAndFlagsWhatItCannot) {
    const SatelliteShape shape = satellite();
    const SkyMask mask = sky_mask(shape);
    FluxArrays flux(shape.faces().size());
    OrbitPoint p = point_on_orbit({7028.137e3, 60 * k_degree}, 1.2);
    const Mat3 R_BG = attitude(SunPointing{}, p);
    const AllocationCount count;
    surface_fluxes(shape, mask, p, R_BG, k_earth, flux.spans());
    EXPECT_EQ(count.since_start(), 0);
    EXPECT_EQ(flux.status[0], FluxStatus::ok);

    p.lit_fraction = std::numeric_limits<double>::quiet_NaN();
    surface_fluxes(shape, mask, p, R_BG, k_earth, flux.spans());
    EXPECT_EQ(flux.status[3], FluxStatus::not_finite);
    EXPECT_EQ(flux.sun[3], 0.0);
    p.lit_fraction = 1.0;
    p.r_ES_G = {6000e3, 0, 0};
    surface_fluxes(shape, mask, p, R_BG, k_earth, flux.spans());
    EXPECT_EQ(flux.status[0], FluxStatus::inside_earth);
    EXPECT_THROW(orbit_mean_fluxes(shape, mask, SunPointing{}, k_dawn_dusk, k_earth, 4), Error);
}

}  // namespace
}  // namespace dawnline::spacecraft
