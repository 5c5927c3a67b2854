// Models of what Sun, Earth, own plates and neighbours send to a surface.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/astro/cluster.hpp"
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

const char* const k_solar_source = "Kopp & Lean 2011, IAU 2015 B3";

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

struct AttitudeTradeIn {
    double altitude, beta;
    std::string law;
    double array_span, array_width, radiator_length, radiator_depth, gap, body;
};
struct AttitudeTradeOut {
    double array_light, array_shaded, radiator_light, radiator_earth_view, array_ram, radiator_ram,
        lit_share;
};

/// Array to +z_B, radiator behind it in the plane y = 0, a cubic body on the array's back between.
sc::SatelliteShape trade_shape(const AttitudeTradeIn& in) {
    const double half = 0.5 * in.body;
    std::vector<sc::PolygonPlate> plates{
        sc::rectangle("array", {}, {0.5 * in.array_span, 0, 0}, {0, 0.5 * in.array_width, 0}, {},
                      {}),
        sc::rectangle("radiator", {0, 0, -in.gap - in.body - 0.5 * in.radiator_depth},
                      {0, 0, 0.5 * in.radiator_depth}, {0.5 * in.radiator_length, 0, 0}, {}, {})};
    for (sc::PolygonPlate& side : sc::box("body", {0, 0, -in.gap - half}, {half, half, half}, {}))
        plates.push_back(std::move(side));
    return sc::SatelliteShape(std::move(plates));
}

sc::AttitudeLaw law_of(const std::string& name) {
    if (name == "nadir") return sc::NadirPointing{};
    if (name == "ram_minimising") return sc::RamMinimising{};
    return sc::SunPointing{name == "sun_along_air" ? sc::SunRoll::radiator_along_air
                                                   : sc::SunRoll::radiator_to_space};
}

AttitudeTradeOut attitude_trade(const AttitudeTradeIn& in) {
    const sc::SatelliteShape shape = trade_shape(in);
    const sc::SkyMask mask = sc::sky_mask(shape, 256);
    const sc::AttitudeLaw law = law_of(in.law);
    // Fronts of all plates, then the backs of array and radiator.
    const std::size_t radiator_front = 1, radiator_back = shape.plates().size() + 1;
    sc::FluxArrays flux(shape.faces().size());
    const double array_area = shape.faces()[0].area, radiator_area = shape.faces()[1].area;
    AttitudeTradeOut out{};
    double facing = 0.0;
    constexpr int k_places = 360;
    for (int k = 0; k < k_places; ++k) {
        const sc::OrbitPoint p = sc::point_on_orbit({k_radius_earth + in.altitude, in.beta},
                                                    k_two_pi * (k + 0.5) / k_places);
        const Mat3 R_BG = sc::attitude(law, p);
        sc::surface_fluxes(shape, mask, p, R_BG, {0.0, 1.0}, flux.spans());
        const Vec3 air_B = R_BG * unit(p.v_ES_G), sun_B = R_BG * p.s_SU_G;
        const double irradiance = sc::solar_irradiance(p.sun_distance);
        out.lit_share += p.lit_fraction / k_places;
        out.array_light += flux.sun[0] / irradiance / k_places;
        facing += p.lit_fraction * std::max(0.0, sun_B.z) / k_places;
        out.radiator_light +=
            (flux.sun[radiator_front] + flux.sun[radiator_back]) / irradiance / k_places;
        out.radiator_earth_view +=
            (flux.infrared[radiator_front] + flux.infrared[radiator_back]) / k_places;
        out.array_ram += array_area * std::abs(air_B.z) / k_places;
        out.radiator_ram += radiator_area * std::abs(air_B.y) / k_places;
    }
    out.array_shaded = facing > 0.0 ? std::max(0.0, 1.0 - out.array_light / facing) : 0.0;
    out.array_light /= out.lit_share;
    out.radiator_light /= out.lit_share;
    return out;
}

Model attitude_trade_model() {
    using In = AttitudeTradeIn;
    using Out = AttitudeTradeOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 1e6), "of the circular orbit");
    in.number("beta", &In::beta, "deg", between(-90, 90), "of the Sun over the orbital plane");
    in.choice("law", &In::law, {"sun_to_space", "sun_along_air", "nadir", "ram_minimising"},
              "array to the Sun and radiator edge-on to Earth, or to the air; array to the Earth; "
              "array and radiator edge-on to the air, array as near to the Sun as that allows")
        .by_default("sun_to_space");
    in.number("array_span", &In::array_span, "m", more_than(0), "along x_B").by_default("70 m");
    in.number("array_width", &In::array_width, "m", more_than(0), "along y_B").by_default("8.6 m");
    in.number("radiator_length", &In::radiator_length, "m", more_than(0), "along x_B")
        .by_default("5.5 m");
    in.number("radiator_depth", &In::radiator_depth, "m", more_than(0), "behind the body")
        .by_default("20 m");
    in.number("gap", &In::gap, "m", more_than(0), "array to body").by_default("0.5 m");
    in.number("body", &In::body, "m", more_than(0), "edge of the body, a cube").by_default("2 m");
    FieldTable out;
    out.number("array_light", &Out::array_light, "1", any_number(),
               "on the cells over face-on, mean of the sunlit part of the orbit");
    out.number("array_shaded", &Out::array_shaded, "1", any_number(), "share lost to own parts");
    out.number("radiator_light", &Out::radiator_light, "1", any_number(),
               "sunlight on both faces, likewise");
    out.number("radiator_earth_view", &Out::radiator_earth_view, "1", any_number(),
               "of both faces past own parts, mean of the orbit");
    out.number("array_ram", &Out::array_ram, "m2", any_number(), "mean area across the flight");
    out.number("radiator_ram", &Out::radiator_ram, "m2", any_number(), "likewise");
    out.number("lit_share", &Out::lit_share, "1", any_number(), "of the orbit");
    return make_model("spacecraft.attitude_trade",
                      "Light, shade, Earth and air on array and radiator under an attitude law",
                      "attitude.hpp, surface_flux.hpp over 360 places", std::move(in),
                      std::move(out), &attitude_trade);
}

struct SwarmHeatIn {
    long side;
    double panel_width, panel_height, spacing, emissivity, heat_flux, sink_temperature;
};
struct SwarmHeatOut {
    double alone, core, edge, difference, hottest, ratio;
};

SwarmHeatOut swarm_heat(const SwarmHeatIn& in) {
    const double heat = in.heat_flux * in.panel_width * in.panel_height;
    const int side = static_cast<int>(in.side);
    const std::vector<double> t = sc::swarm_temperatures({.side = side,
                                                          .panel_width = in.panel_width,
                                                          .panel_height = in.panel_height,
                                                          .spacing = in.spacing,
                                                          .emissivity = in.emissivity,
                                                          .heat = heat,
                                                          .sink_temperature = in.sink_temperature});
    const sc::CoreAndEdge mean = sc::core_and_edge(t, side);
    return {sc::equilibrium_temperature(in.heat_flux, 2.0 * in.emissivity, in.sink_temperature),
            mean.core,
            mean.edge,
            mean.core - mean.edge,
            *std::max_element(t.begin(), t.end()),
            std::pow(mean.core / mean.edge, 4)};
}

Model swarm_heat_model() {
    using In = SwarmHeatIn;
    using Out = SwarmHeatOut;
    FieldTable in;
    in.integer("side", &In::side, between(3, 12), "satellites in a row, and rows").by_default("6");
    in.number("panel_width", &In::panel_width, "m", more_than(0), "along the columns");
    in.number("panel_height", &In::panel_height, "m", more_than(0), "normal to the swarm");
    in.number("spacing", &In::spacing, "m", more_than(0), "of the centres, both ways");
    in.number("emissivity", &In::emissivity, "1", between(0.01, 1), "of both faces")
        .by_default("0.9");
    in.number("heat_flux", &In::heat_flux, "W/m2", at_least(0), "to reject, per planform");
    in.number("sink_temperature", &In::sink_temperature, "K", at_least(0), "of the free sky")
        .by_default("2.725 K", "Fixsen 2009");
    FieldTable out;
    out.number("alone", &Out::alone, "K", any_number(), "one satellite without neighbours");
    out.number("core", &Out::core, "K", any_number(), "mean of the inner satellites");
    out.number("edge", &Out::edge, "K", any_number(), "mean of the outer ring");
    out.number("difference", &Out::difference, "K", any_number(), "core less edge");
    out.number("hottest", &Out::hottest, "K", any_number(), "of all");
    out.number("ratio", &Out::ratio, "1", any_number(), "(core/edge)⁴");
    return make_model("spacecraft.swarm_heat", "Mutual heating of radiators in a square swarm",
                      "radiosity of grey two-sided panels, view factors by contour integral",
                      std::move(in), std::move(out), &swarm_heat);
}

struct ClusterLightIn {
    double radius, pitch, body_radius, beta, temperature;
};
struct ClusterLightOut {
    long satellites;
    double lost_light, worst_satellite, worst_moment, neighbour_view, edge_view, warming,
        clearance_radius;
};

ClusterLightOut cluster_light(const ClusterLightIn& in) {
    const std::vector<astro::LatticePoint> points = astro::planar_cluster(in.radius, in.pitch);
    const std::size_t n = points.size();
    std::vector<Vec3> r_CD_H(n);
    std::vector<double> lit(n), view(n), lost(n, 0.0), seen(n, 0.0);
    ClusterLightOut out{};
    out.satellites = static_cast<long>(n);
    constexpr int k_places = 720;
    for (int k = 0; k < k_places; ++k) {
        const double u = k_two_pi * (k + 0.5) / k_places;
        astro::lattice_positions(points, in.pitch, u, r_CD_H);
        const Vec3 sun{std::cos(in.beta) * std::cos(u), -std::cos(in.beta) * std::sin(u),
                       std::sin(in.beta)};
        sc::neighbour_sunlight(r_CD_H, sun, in.body_radius, lit);
        sc::neighbour_views(r_CD_H, in.body_radius, view);
        double moment = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            lost[i] += (1.0 - lit[i]) / k_places;
            seen[i] += view[i] / k_places;
            moment += (1.0 - lit[i]) / static_cast<double>(n);
        }
        out.worst_moment = std::max(out.worst_moment, moment);
    }
    for (const double share : lost) out.lost_light += share / static_cast<double>(n);
    out.worst_satellite = *std::max_element(lost.begin(), lost.end());
    out.neighbour_view = *std::max_element(seen.begin(), seen.end());
    out.edge_view = *std::min_element(seen.begin(), seen.end());
    out.warming = in.temperature * (std::pow(1.0 - out.neighbour_view, -0.25) - 1.0);
    out.clearance_radius = astro::sun_clearance_radius(in.pitch, std::abs(in.beta));
    return out;
}

Model cluster_light_model() {
    using In = ClusterLightIn;
    using Out = ClusterLightOut;
    const char* const source = "arXiv:2511.19468v2 S2.2";
    FieldTable in;
    in.number("radius", &In::radius, "m", more_than(0), "of the cluster along the track")
        .by_default("1 km", source);
    in.number("pitch", &In::pitch, "m", more_than(0), "least distance of two")
        .by_default("100 m", source);
    in.number("body_radius", &In::body_radius, "m", more_than(0), "of a satellite as a sphere");
    in.number("beta", &In::beta, "deg", between(-90, 90), "of the Sun over the orbital plane");
    in.number("temperature", &In::temperature, "K", more_than(0), "of the satellites")
        .by_default("340 K");
    FieldTable out;
    out.integer("satellites", &Out::satellites, any_number(), "in the planar cluster");
    out.number("lost_light", &Out::lost_light, "1", any_number(),
               "to neighbours, mean of cluster and orbit");
    out.number("worst_satellite", &Out::worst_satellite, "1", any_number(), "mean of its orbit");
    out.number("worst_moment", &Out::worst_moment, "1", any_number(), "mean of the cluster");
    out.number("neighbour_view", &Out::neighbour_view, "1", any_number(),
               "of all neighbours from the satellite that sees most, mean of the orbit");
    out.number("edge_view", &Out::edge_view, "1", any_number(), "from the one that sees least");
    out.number("warming", &Out::warming, "K", any_number(), "of the first by their infrared");
    out.number("clearance_radius", &Out::clearance_radius, "m", any_number(),
               "a sphere below it never shades another");
    return make_model("spacecraft.cluster_light",
                      "Shade and warmth that the satellites of a planar cluster give each other",
                      "arXiv:2511.19468v2 S2.2; discs across the sunlight; spheres in the sky",
                      std::move(in), std::move(out), &cluster_light);
}

}  // namespace

void add_spacecraft_flux_models(Directory& directory) {
    directory.add(plate_light_model());
    directory.add(earth_extreme_model());
    directory.add(plate_pair_model());
    directory.add(radiator_in_orbit_model());
    directory.add(attitude_trade_model());
    directory.add(swarm_heat_model());
    directory.add(cluster_light_model());
}

}  // namespace dawnline::models
