// Models of what Sun, Earth and own plates send to a surface.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/albedo.hpp"
#include "dawnline/spacecraft/attitude.hpp"
#include "dawnline/spacecraft/mutual_view.hpp"
#include "dawnline/spacecraft/shading.hpp"
#include "dawnline/spacecraft/surface_flux.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;
using namespace constants;

struct PlateLightIn {
    double altitude, sun_zenith, tilt, azimuth, sun_distance, albedo, infrared;
};
struct PlateLightOut {
    double sun, albedo, earth_infrared, albedo_factor, earth_view_factor, shortcut;
};

PlateLightOut plate_light(const PlateLightIn& in) {
    const double rho = k_radius_earth / (k_radius_earth + in.altitude);
    const sc::EarthLight light(rho, in.sun_zenith);
    const Vec3 normal_L{std::sin(in.tilt) * std::cos(in.azimuth),
                        std::sin(in.tilt) * std::sin(in.azimuth), std::cos(in.tilt)};
    const Vec3 s_SU_L{std::sin(in.sun_zenith), 0.0, -std::cos(in.sun_zenith)};
    const double irradiance = sc::solar_irradiance(in.sun_distance);
    const bool dark =
        in.sun_zenith > 0.5 * k_pi && std::sin(in.sun_zenith) < rho;  // cylindrical shadow
    const double factor = light.albedo_factor(normal_L), view = light.view_factor(normal_L);
    return {dark ? 0.0 : irradiance * std::max(0.0, dot(normal_L, s_SU_L)),
            in.albedo * irradiance * factor,
            in.infrared * view,
            factor,
            view,
            view * std::max(0.0, std::cos(in.sun_zenith))};
}

Model plate_light_model() {
    using In = PlateLightIn;
    using Out = PlateLightOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 1e6), "of the satellite");
    in.number("sun_zenith", &In::sun_zenith, "deg", between(0, 180),
              "of the Sun from the local zenith; 90° at the terminator");
    in.number("tilt", &In::tilt, "deg", between(0, 180), "of the normal from nadir")
        .by_default("0 deg");
    in.number("azimuth", &In::azimuth, "deg", between(-180, 180),
              "about the vertical from the Sun to the normal")
        .by_default("90 deg");
    in.number("sun_distance", &In::sun_distance, "km", more_than(0), "1.471e8 to 1.521e8 in a year")
        .by_default("149597870.7 km", "IAU 2012 B2");
    in.number("albedo", &In::albedo, "1", share(), "of the Earth").by_default("0.3");
    in.number("infrared", &In::infrared, "W/m2", at_least(0), "of the Earth, OLR")
        .by_default("237 W/m2");
    FieldTable out;
    out.number("sun", &Out::sun, "W/m2", any_number(), "that arrives");
    out.number("albedo", &Out::albedo, "W/m2", any_number(), "sunlight by way of the Earth");
    out.number("earth_infrared", &Out::earth_infrared, "W/m2", any_number(), "that arrives");
    out.number("albedo_factor", &Out::albedo_factor, "1", any_number(), "Lambertian integral");
    out.number("earth_view_factor", &Out::earth_view_factor, "1", any_number(), "exact");
    out.number("shortcut", &Out::shortcut, "1", any_number(),
               "F cos θ, usual in place of the albedo factor; 0 at the terminator");
    return make_model("spacecraft.plate_light", "Sunlight, albedo and infrared on a plate anywhere",
                      "Lambertian integral over the lit visible cap, 32 rings; closed view factors",
                      std::move(in), std::move(out), &plate_light);
}

struct EarthExtremeIn {
    std::string which;
    double averaging_time, sun_zenith;
};
struct EarthExtremeOut {
    double albedo, infrared, albedo_at_zenith;
};

constexpr std::array k_cases{"cold_albedo_sensitive", "cold_infrared_sensitive", "cold_both",
                             "hot_albedo_sensitive",  "hot_infrared_sensitive",  "hot_both"};

EarthExtremeOut earth_extreme(const EarthExtremeIn& in) {
    const auto which = std::find(k_cases.begin(), k_cases.end(), in.which) - k_cases.begin();
    const sc::EarthRadiation e =
        sc::earth_extreme(static_cast<sc::EarthCase>(which), in.averaging_time);
    return {e.albedo, e.infrared, e.albedo + sc::zenith_albedo(in.sun_zenith)};
}

Model earth_extreme_model() {
    FieldTable in;
    in.choice("which", &EarthExtremeIn::which, {k_cases.begin(), k_cases.end()},
              "cold or hot, and what the surface is sensitive to");
    in.number("averaging_time", &EarthExtremeIn::averaging_time, "s", more_than(0),
              "over which the satellite averages; 16 s to 24 h");
    in.number("sun_zenith", &EarthExtremeIn::sun_zenith, "deg", between(0, 180),
              "of the Sun at the place below")
        .by_default("0 deg");
    FieldTable out;
    out.number("albedo", &EarthExtremeOut::albedo, "1", any_number(), "with the Sun in the zenith");
    out.number("infrared", &EarthExtremeOut::infrared, "W/m2", any_number(), "OLR");
    out.number("albedo_at_zenith", &EarthExtremeOut::albedo_at_zenith, "1", any_number(),
               "with the Sun at that angle");
    return make_model("spacecraft.earth_extreme",
                      "Engineering extremes of albedo and OLR, inclinations of 60° to 90°",
                      "Gilmore (ed.) 2002, from ERBE; taken from a secondary table", std::move(in),
                      std::move(out), &earth_extreme);
}

struct PlatePairIn {
    std::string arrangement;
    double width, first, second;
};
struct PlatePairOut {
    double view_factor, back, reciprocity;
};

PlatePairOut plate_pair(const PlatePairIn& in) {
    const double w = in.width, a = in.first, b = in.second;
    const std::vector<Vec3> floor{{0, 0, 0}, {w, 0, 0}, {w, a, 0}, {0, a, 0}};
    const std::vector<Vec3> other =
        in.arrangement == "opposed" ? std::vector<Vec3>{{0, 0, b}, {0, a, b}, {w, a, b}, {w, 0, b}}
                                    : std::vector<Vec3>{{0, 0, 0}, {0, 0, b}, {w, 0, b}, {w, 0, 0}};
    const double area = sc::view_area(floor, other), mirrored = sc::view_area(other, floor);
    return {area / (w * a), mirrored / (in.arrangement == "opposed" ? w * a : w * b),
            area - mirrored};
}

Model plate_pair_model() {
    using In = PlatePairIn;
    FieldTable in;
    in.choice("arrangement", &In::arrangement, {"opposed", "perpendicular"},
              "equal rectangles facing each other, or two with a common edge");
    in.number("width", &In::width, "m", more_than(0), "along x, common to both");
    in.number("first", &In::first, "m", more_than(0), "depth of the first");
    in.number("second", &In::second, "m", more_than(0),
              "distance of opposed ones, height of the perpendicular one");
    FieldTable out;
    out.number("view_factor", &PlatePairOut::view_factor, "1", any_number(), "first to second");
    out.number("back", &PlatePairOut::back, "1", any_number(), "second to first");
    out.number("reciprocity", &PlatePairOut::reciprocity, "m2", any_number(), "A₁F₁₂ − A₂F₂₁");
    return make_model("spacecraft.plate_pair", "View factor between two rectangles",
                      "contour integral, Sparrow 1963", std::move(in), std::move(out), &plate_pair);
}

struct RadiatorInOrbitIn {
    double altitude, beta, sun_distance, albedo, infrared;
    std::string facing;
    double heat_flux, temperature, emissivity, solar_absorptance, sky_factor;
    long faces;
    double radiator_length, radiator_depth, array_span, array_width, gap, array_temperature;
};
struct RadiatorInOrbitOut {
    double alone, with_infrared, with_albedo, with_sun, with_array, difference, emitted, net,
        earth_view, sun, albedo, earth_infrared, array;
};

/// Two array wings face the Sun along z_B, a gap of the radiator's length between them; the
/// radiator stands behind. Without an array, the radiator alone, in the plane that `facing` asks
/// for.
sc::SatelliteShape radiator_shape(const RadiatorInOrbitIn& in) {
    const Vec3 x{0.5 * in.radiator_length, 0, 0};
    const double depth = 0.5 * in.radiator_depth;
    const bool plate = in.facing == "sun" || in.facing == "nadir";
    const Vec3 v = plate ? Vec3{0, depth, 0} : Vec3{0, 0, -depth};
    std::vector<sc::PolygonPlate> plates{
        sc::rectangle("radiator", plate ? Vec3{} : Vec3{0, 0, -in.gap - depth}, x, v, {}, {})};
    if (in.array_span > 0.0)
        for (const double side : {-1.0, 1.0}) {
            const double half = 0.25 * (in.array_span - in.radiator_length);
            const double centre = side * (0.5 * in.radiator_length + half);
            plates.push_back(sc::rectangle("wing", {centre, 0, 0}, {half, 0, 0},
                                           {0, 0.5 * in.array_width, 0}, {}, {}));
        }
    return sc::SatelliteShape(std::move(plates));
}

sc::AttitudeLaw radiator_law(const std::string& facing) {
    if (facing == "nadir") return sc::NadirPointing{};
    if (facing == "along_air") return sc::SunPointing{sc::SunRoll::radiator_along_air};
    return sc::SunPointing{};
}

RadiatorInOrbitOut radiator_in_orbit(const RadiatorInOrbitIn& in) {
    const sc::SatelliteShape shape = radiator_shape(in);
    const sc::OrbitFlux orbit = sc::orbit_mean_fluxes(
        shape, sc::sky_mask(shape), radiator_law(in.facing),
        {k_radius_earth + in.altitude, in.beta, in.sun_distance}, {in.albedo, in.infrared});
    // The radiator is plate 0: its front is face 0, its back follows the fronts of all plates.
    const std::array faces{std::size_t{0}, shape.plates().size()};
    const bool both = in.faces == 2;
    const auto seen = [&](const std::vector<double>& flux) {
        const double a = flux[faces[0]], b = flux[faces[1]];
        return both ? a + b : std::max(a, b);
    };
    RadiatorInOrbitOut out{};
    out.sun = in.solar_absorptance * seen(orbit.mean.sun);
    out.albedo = in.solar_absorptance * seen(orbit.mean.albedo);
    out.earth_infrared = in.emissivity * seen(orbit.mean.infrared);
    out.earth_view = in.infrared > 0.0 ? seen(orbit.mean.infrared) / in.infrared : 0.0;
    if (in.array_span > 0.0) {
        const std::vector<double> view = sc::self_view_factors(shape);
        const std::size_t n = shape.faces().size();
        std::array<double, 2> to_array{};
        for (std::size_t f = 0; f < 2; ++f)
            for (std::size_t j = 0; j < n; ++j) to_array[f] += view[faces[f] * n + j];
        const double sum = both ? to_array[0] + to_array[1] : std::max(to_array[0], to_array[1]);
        out.array = in.emissivity * sum * sc::black_body_flux(in.array_temperature);
    }
    const double weight = static_cast<double>(in.faces) * in.emissivity * in.sky_factor;
    const auto temperature = [&](double absorbed) {
        return sc::sink_temperature(in.heat_flux + absorbed, weight);
    };
    out.alone = temperature(0.0);
    out.with_infrared = temperature(out.earth_infrared);
    out.with_albedo = temperature(out.earth_infrared + out.albedo);
    out.with_sun = temperature(out.earth_infrared + out.albedo + out.sun);
    const double all = out.earth_infrared + out.albedo + out.sun + out.array;
    out.with_array = temperature(all);
    out.difference = out.with_array - out.alone;
    out.emitted = weight * sc::black_body_flux(in.temperature);
    out.net = out.emitted - all;
    return out;
}

void add_radiator_inputs(FieldTable& in) {
    using In = RadiatorInOrbitIn;
    in.number("altitude", &In::altitude, "km", between(100, 1e6), "of the circular orbit");
    in.number("beta", &In::beta, "deg", between(-90, 90), "of the Sun over the orbital plane")
        .by_default("90 deg");
    in.number("sun_distance", &In::sun_distance, "km", more_than(0), "of the satellite")
        .by_default("149597870.7 km", "IAU 2012 B2");
    in.number("albedo", &In::albedo, "1", share(), "of the Earth").by_default("0.3");
    in.number("infrared", &In::infrared, "W/m2", at_least(0), "of the Earth, OLR")
        .by_default("237 W/m2");
    in.choice("facing", &In::facing, {"knife_edge", "along_air", "sun", "nadir"},
              "edge-on to Sun and Earth; edge-on to Sun and air; one face to the Sun; one to the "
              "Earth, flying along x")
        .by_default("knife_edge");
    in.number("heat_flux", &In::heat_flux, "W/m2", at_least(0), "to reject, per planform");
    in.number("temperature", &In::temperature, "K", more_than(0), "for the net flux")
        .by_default("293.15 K");
    in.number("emissivity", &In::emissivity, "1", between(0.01, 1), "of each face")
        .by_default("0.9");
    in.number("solar_absorptance", &In::solar_absorptance, "1", share(), "of each face")
        .by_default("0.2");
    in.number("sky_factor", &In::sky_factor, "1", between(0.01, 1), "a source's factor on emission")
        .by_default("1");
    in.integer("faces", &In::faces, between(1, 2), "that radiate; one: the one that takes most")
        .by_default("2");
}

void add_radiator_geometry(FieldTable& in) {
    using In = RadiatorInOrbitIn;
    in.number("radiator_length", &In::radiator_length, "m", more_than(0), "along x_B")
        .by_default("5.5 m");
    in.number("radiator_depth", &In::radiator_depth, "m", more_than(0), "away from the array")
        .by_default("20 m");
    in.number("array_span", &In::array_span, "m", at_least(0),
              "of both wings, tip to tip along x_B; 0: no array")
        .by_default("0 m");
    in.number("array_width", &In::array_width, "m", more_than(0), "of the wings").by_default("9 m");
    in.number("gap", &In::gap, "m", at_least(0), "from the array's plane to the radiator")
        .by_default("1 m");
    in.number("array_temperature", &In::array_temperature, "K", at_least(0), "of a black back")
        .by_default("310 K");
}

Model radiator_in_orbit_model() {
    using Out = RadiatorInOrbitOut;
    FieldTable in;
    add_radiator_inputs(in);
    add_radiator_geometry(in);
    FieldTable out;
    const auto kelvin = [&](const char* name, double Out::*member, const char* meaning) {
        out.number(name, member, "K", any_number(), meaning);
    };
    const auto flux = [&](const char* name, double Out::*member, const char* meaning) {
        out.number(name, member, "W/m2", any_number(), meaning);
    };
    kelvin("alone", &Out::alone, "with nothing around: what a bare balance gives");
    kelvin("with_infrared", &Out::with_infrared, "and Earth's infrared, mean of the orbit");
    kelvin("with_albedo", &Out::with_albedo, "and albedo");
    kelvin("with_sun", &Out::with_sun, "and sunlight");
    kelvin("with_array", &Out::with_array, "and the array's heat: all");
    kelvin("difference", &Out::difference, "all less alone: what a bare balance leaves out");
    flux("emitted", &Out::emitted, "per planform at the given temperature");
    flux("net", &Out::net, "emitted less all that is absorbed, at that temperature");
    out.number("earth_view", &Out::earth_view, "1", any_number(),
               "view factors, mean of the orbit");
    flux("sun", &Out::sun, "absorbed per planform, mean of the orbit");
    flux("albedo", &Out::albedo, "absorbed, likewise");
    flux("earth_infrared", &Out::earth_infrared, "absorbed, likewise");
    flux("array", &Out::array, "absorbed, likewise");
    return make_model("spacecraft.radiator_in_orbit",
                      "Equilibrium of a radiator in its orbit, with and without what surrounds it",
                      "surface_flux.hpp over 180 places; Kirchhoff; view factors by contour",
                      std::move(in), std::move(out), &radiator_in_orbit);
}

}  // namespace

void add_spacecraft_flux_models(Directory& directory) {
    directory.add(plate_light_model());
    directory.add(earth_extreme_model());
    directory.add(plate_pair_model());
    directory.add(radiator_in_orbit_model());
}

}  // namespace dawnline::models
