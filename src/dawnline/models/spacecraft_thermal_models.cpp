// Models of view factors, equilibrium and transients.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/cvode.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/mccalip_panel.hpp"
#include "dawnline/spacecraft/periodic_node.hpp"
#include "dawnline/spacecraft/starcloud_flux.hpp"
#include "dawnline/spacecraft/surface.hpp"
#include "dawnline/spacecraft/thermal_chain.hpp"
#include "dawnline/spacecraft/thermal_network.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;
using constants::k_pi;

constexpr const char* k_radius_source = "WGS 84";

struct ViewFactorIn {
    double altitude, tilt, earth_radius;
};
struct ViewFactorOut {
    double nadir, vertical, sphere, tilted;
};

ViewFactorOut view_factor(const ViewFactorIn& in) {
    const double rho = in.earth_radius / (in.earth_radius + in.altitude);
    return {sc::nadir_view_factor(rho), sc::vertical_view_factor(rho), sc::sphere_view_factor(rho),
            sc::tilted_view_factor(rho, in.tilt)};
}

Model view_factor_model() {
    FieldTable in;
    in.number("altitude", &ViewFactorIn::altitude, "km", between(100, 1e6), "of the orbit");
    in.number("tilt", &ViewFactorIn::tilt, "deg", between(0, 180), "of the normal from nadir")
        .by_default("90 deg");
    in.number("earth_radius", &ViewFactorIn::earth_radius, "km", more_than(0), "of a sphere")
        .by_default("6378.137 km", k_radius_source);
    FieldTable out;
    out.number("nadir", &ViewFactorOut::nadir, "1", any_number(), "plate with normal to nadir");
    out.number("vertical", &ViewFactorOut::vertical, "1", any_number(), "plate edge-on to nadir");
    out.number("sphere", &ViewFactorOut::sphere, "1", any_number(), "sphere, per total area");
    out.number("tilted", &ViewFactorOut::tilted, "1", any_number(), "plate at the tilt");
    return make_model("spacecraft.view_factor", "View factors of the Earth from orbit",
                      "closed forms; D. Lee-Odinson, orbital_thermal 1.0.0 (tilted plate)",
                      std::move(in), std::move(out), &view_factor);
}

struct AlbedoFactorIn {
    double altitude, sun_zenith, tilt, azimuth;
};
struct AlbedoFactorOut {
    double plate, sphere;
};

AlbedoFactorOut albedo_factor(const AlbedoFactorIn& in) {
    const double rho = constants::k_radius_earth / (constants::k_radius_earth + in.altitude);
    return {sc::albedo_factor(rho, in.sun_zenith, in.tilt, in.azimuth),
            sc::sphere_albedo_factor(rho, in.sun_zenith)};
}

Model albedo_factor_model() {
    FieldTable in;
    in.number("altitude", &AlbedoFactorIn::altitude, "km", between(100, 1e6), "of the orbit");
    in.number("sun_zenith", &AlbedoFactorIn::sun_zenith, "deg", between(0, 180),
              "of the Sun from the local zenith");
    in.number("tilt", &AlbedoFactorIn::tilt, "deg", between(0, 180), "of the normal from nadir")
        .by_default("0 deg");
    in.number("azimuth", &AlbedoFactorIn::azimuth, "deg", between(0, 180),
              "about the vertical from the normal to the Sun")
        .by_default("90 deg");
    FieldTable out;
    out.number("plate", &AlbedoFactorOut::plate, "1", any_number(),
               "of solar irradiance, albedo 1");
    out.number("sphere", &AlbedoFactorOut::sphere, "1", any_number(), "sphere, per total area");
    return make_model(
        "spacecraft.albedo_factor", "Sunlight that a Lambertian Earth throws on a face",
        "Lambertian integral over the visible cap", std::move(in), std::move(out), &albedo_factor);
}

struct EquilibriumIn {
    double solar_absorptance, emissivity, faces, sun_factor, irradiance, earth_infrared,
        earth_view_factor, dissipation;
};
struct EquilibriumOut {
    double temperature, absorbed;
};

EquilibriumOut equilibrium(const EquilibriumIn& in) {
    const sc::FaceFlux flux = sc::absorbed_flux({in.solar_absorptance, in.emissivity},
                                                {in.irradiance, 0.0, in.earth_infrared},
                                                {in.sun_factor, 0.0, in.earth_view_factor});
    return {sc::equilibrium_temperature(flux.total() + in.dissipation, in.faces * in.emissivity),
            flux.total()};
}

Model equilibrium_model() {
    using In = EquilibriumIn;
    FieldTable in;
    in.number("solar_absorptance", &In::solar_absorptance, "1", share(), "α").by_default("1");
    in.number("emissivity", &In::emissivity, "1", between(0.01, 1), "ε of every face")
        .by_default("1");
    in.number("faces", &In::faces, "1", between(1, 2), "that radiate, per area").by_default("1");
    in.number("sun_factor", &In::sun_factor, "1", share(),
              "cosine of a plate, 0.25 of a sphere, 0 in umbra")
        .by_default("0");
    in.number("irradiance", &In::irradiance, "W/m2", at_least(0), "of the Sun")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("earth_infrared", &In::earth_infrared, "W/m2", at_least(0), "OLR")
        .by_default("0 W/m2");
    in.number("earth_view_factor", &In::earth_view_factor, "1", between(0, 2), "sum over the faces")
        .by_default("0");
    in.number("dissipation", &In::dissipation, "W/m2", at_least(0), "of heat, per area")
        .by_default("0 W/m2");
    FieldTable out;
    out.number("temperature", &EquilibriumOut::temperature, "K", any_number(), "in equilibrium");
    out.number("absorbed", &EquilibriumOut::absorbed, "W/m2", any_number(), "from Sun and Earth");
    return make_model("spacecraft.equilibrium", "Temperature of a plate or sphere in space",
                      "Stefan–Boltzmann, Kirchhoff", std::move(in), std::move(out), &equilibrium);
}

struct StarcloudIn {
    double emissivity, solar_absorptance, temperature, irradiance, sun_cosine, albedo,
        earth_temperature, earth_view_factor, faces_seeing_earth, stefan_boltzmann, heat;
    std::string infrared_weight;
};
struct StarcloudOut {
    double emitted, sun, earth, net, area;
};

StarcloudOut starcloud(const StarcloudIn& in) {
    const sc::StarcloudFlux f =
        sc::starcloud_flux({.emissivity = in.emissivity,
                            .solar_absorptance = in.solar_absorptance,
                            .temperature = in.temperature,
                            .solar_irradiance = in.irradiance,
                            .sun_cosine = in.sun_cosine,
                            .albedo = in.albedo,
                            .earth_temperature = in.earth_temperature,
                            .earth_view_factor = in.earth_view_factor,
                            .faces_seeing_earth = in.faces_seeing_earth,
                            .stefan_boltzmann = in.stefan_boltzmann,
                            .infrared_by_absorptance = in.infrared_weight == "absorptance"});
    return {f.emitted, f.sun, f.earth_infrared + f.albedo, f.net, in.heat / f.net};
}

Model starcloud_model() {
    using In = StarcloudIn;
    constexpr const char* source = "Starcloud white paper v1.03 p. 9";
    FieldTable in;
    in.number("emissivity", &In::emissivity, "1", share(), "of both faces")
        .by_default("0.92", source);
    in.number("solar_absorptance", &In::solar_absorptance, "1", share(), "α")
        .by_default("0.09", source);
    in.number("temperature", &In::temperature, "K", more_than(0), "of the plate")
        .by_default("293.15 K", source);
    in.number("irradiance", &In::irradiance, "W/m2", at_least(0), "of the Sun")
        .by_default("1366 W/m2", source);
    in.number("sun_cosine", &In::sun_cosine, "1", share(), "1 face-on, 0 edge-on to the Sun")
        .by_default("1", source);
    in.number("albedo", &In::albedo, "1", share(), "of the Earth").by_default("0.3", source);
    in.number("earth_temperature", &In::earth_temperature, "K", more_than(0), "of a black Earth")
        .by_default("253.15 K", source);
    in.number("earth_view_factor", &In::earth_view_factor, "1", share(), "of one face")
        .by_default("0.25", source);
    in.number("faces_seeing_earth", &In::faces_seeing_earth, "1", between(0, 2), "counted")
        .by_default("1", source);
    in.number("stefan_boltzmann", &In::stefan_boltzmann, "W/m2/K4", more_than(0), "constant")
        .by_default("5.67e-8 W/m2/K4", source);
    in.choice("infrared_weight", &In::infrared_weight, {"absorptance", "emissivity"},
              "what Earth's infrared is weighted with; Kirchhoff's law asks for the emissivity")
        .by_default("absorptance", source);
    in.number("heat", &In::heat, "kW", at_least(0), "to reject").by_default("0 kW");
    FieldTable out;
    out.number("emitted", &StarcloudOut::emitted, "W/m2", any_number(), "2εσT⁴");
    out.number("sun", &StarcloudOut::sun, "W/m2", any_number(), "absorbed sunlight");
    out.number("earth", &StarcloudOut::earth, "W/m2", any_number(), "absorbed infrared and albedo");
    out.number("net", &StarcloudOut::net, "W/m2", any_number(), "rejected per planform");
    out.number("area", &StarcloudOut::area, "m2", any_number(), "planform for the heat");
    return make_model("spacecraft.starcloud_flux",
                      "Radiator balance of the Starcloud white paper, as printed or corrected",
                      source, std::move(in), std::move(out), &starcloud);
}

struct McCalipIn {
    double beta, altitude, solar_absorptance, front_emissivity, back_emissivity;
};
struct McCalipOut {
    double temperature, view_factor, exact_temperature, exact_view_factor, correction;
};

McCalipOut mccalip(const McCalipIn& in) {
    sc::McCalipPanel panel{.solar_absorptance = in.solar_absorptance,
                           .front_emissivity = in.front_emissivity,
                           .back_emissivity = in.back_emissivity,
                           .beta = in.beta,
                           .altitude = in.altitude};
    const sc::McCalipPanelState coded = sc::mccalip_panel(panel);
    panel.exact_view_factor = true;
    const sc::McCalipPanelState exact = sc::mccalip_panel(panel);
    return {coded.temperature, coded.front_view_factor, exact.temperature, exact.front_view_factor,
            exact.temperature - coded.temperature};
}

Model mccalip_model() {
    constexpr const char* source = "andrewmccalip/thoughts, static/js/math.js of 15 Dec 2025";
    FieldTable in;
    in.number("beta", &McCalipIn::beta, "deg", between(-90, 90), "Sun above the orbit plane")
        .by_default("90 deg", source);
    in.number("altitude", &McCalipIn::altitude, "km", between(100, 1e5), "of the orbit")
        .by_default("550 km", source);
    in.number("solar_absorptance", &McCalipIn::solar_absorptance, "1", share(), "of the front")
        .by_default("0.92", source);
    in.number("front_emissivity", &McCalipIn::front_emissivity, "1", share(), "towards the Sun")
        .by_default("0.85", source);
    in.number("back_emissivity", &McCalipIn::back_emissivity, "1", share(), "away from it")
        .by_default("0.90", source);
    FieldTable out;
    out.number("temperature", &McCalipOut::temperature, "K", any_number(), "as coded");
    out.number("view_factor", &McCalipOut::view_factor, "1", any_number(),
               "of the front, as coded");
    out.number("exact_temperature", &McCalipOut::exact_temperature, "K", any_number(),
               "with exact view factors");
    out.number("exact_view_factor", &McCalipOut::exact_view_factor, "1", any_number(),
               "of the front");
    out.number("correction", &McCalipOut::correction, "K", any_number(), "exact minus coded");
    return make_model("spacecraft.mccalip_panel",
                      "Temperature of the McCalip calculator's bifacial panel", source,
                      std::move(in), std::move(out), &mccalip);
}

struct CoolingIn {
    double heat_capacity, area, emissivity, start_temperature, duration;
};
struct CoolingOut {
    double temperature;
};

CoolingOut cooling(const CoolingIn& in) {
    sc::ThermalNetwork network;
    network.nodes = {{"plate", in.heat_capacity, in.area * in.emissivity}};
    network.space_temperature = 0.0;
    sc::check(network);
    constexpr std::array k_no_heat{0.0};
    StiffOptions options;
    options.rel_tol = 1e-9;
    options.abs_tol = {1e-7};
    StiffSolver solver(
        1,
        [&](double, std::span<const double> t, std::span<double> rate) {
            sc::derivative(network, t, k_no_heat, rate);
        },
        std::move(options));
    const std::array start{in.start_temperature};
    solver.reset(0.0, start);
    solver.advance_to(in.duration);
    return {solver.y()[0]};
}

Model cooling_model() {
    FieldTable in;
    in.number("heat_capacity", &CoolingIn::heat_capacity, "kJ/K", more_than(0), "of the lump");
    in.number("area", &CoolingIn::area, "m2", more_than(0), "that radiates, all faces");
    in.number("emissivity", &CoolingIn::emissivity, "1", share(), "of it");
    in.number("start_temperature", &CoolingIn::start_temperature, "K", more_than(0),
              "at the start");
    in.number("duration", &CoolingIn::duration, "s", more_than(0), "of the cooling");
    FieldTable out;
    out.number("temperature", &CoolingOut::temperature, "K", any_number(), "at the end");
    return make_model("spacecraft.lumped_cooling",
                      "A lump that radiates to empty space, by the nodal network and CVODE",
                      "Hindmarsh et al. 2005 (integrator)", std::move(in), std::move(out),
                      &cooling);
}

struct PeriodicIn {
    double heat_capacity, emissivity, solar_absorptance, dissipation, altitude, earth_radius, beta,
        earth_infrared, albedo, irradiance;
};
struct PeriodicOut {
    double mean, bias, peak_excess, swing, time_constant_over_period, identity_error;
};

PeriodicOut periodic(const PeriodicIn& in) {
    const double radius = in.earth_radius + in.altitude;
    const double view = sc::nadir_view_factor(in.earth_radius / radius);
    const double period =
        constants::k_two_pi * std::sqrt(radius * radius * radius / constants::k_gm_earth);
    const double constant = in.dissipation + in.emissivity * in.earth_infrared * view;
    const double albedo = in.solar_absorptance * in.albedo * in.irradiance * view;
    const double cosine = std::cos(in.beta);
    const sc::PeriodicTemperature t =
        sc::periodic_temperature({in.heat_capacity, in.emissivity, period}, [&](double phase) {
            return constant +
                   albedo * std::max(0.0, cosine * std::cos(constants::k_two_pi * phase));
        });
    // The mean of max(0, cos ν) is 1/π: an outside witness for the identity mean T⁴ = mean q/εσ.
    const double carried = in.emissivity * sc::black_body_flux(t.radiative_mean);
    const double supplied = constant + albedo * cosine / k_pi;
    return {t.mean,        t.mean - t.radiative_mean, t.max - t.radiative_mean,
            t.max - t.min, t.time_constant / period,  std::abs(carried / supplied - 1.0)};
}

Model periodic_model() {
    using In = PeriodicIn;
    constexpr const char* source = "orbital_thermal 1.0.0, transient case (inputs inferred)";
    FieldTable in;
    in.number("heat_capacity", &In::heat_capacity, "J/m2/K", more_than(0), "of the plate");
    in.number("emissivity", &In::emissivity, "1", between(0.01, 1), "of its one radiating face")
        .by_default("0.91", source);
    in.number("solar_absorptance", &In::solar_absorptance, "1", share(), "of that face")
        .by_default("0.2", source);
    in.number("dissipation", &In::dissipation, "W/m2", at_least(0), "of heat")
        .by_default("545.5 W/m2", source);
    in.number("altitude", &In::altitude, "km", between(100, 1e5), "of the orbit")
        .by_default("550 km", source);
    in.number("earth_radius", &In::earth_radius, "km", more_than(0), "of a sphere")
        .by_default("6371 km", source);
    in.number("beta", &In::beta, "deg", between(-90, 90), "Sun above the orbit plane")
        .by_default("30 deg", source);
    in.number("earth_infrared", &In::earth_infrared, "W/m2", at_least(0), "OLR")
        .by_default("237 W/m2", source);
    in.number("albedo", &In::albedo, "1", share(), "of the Earth").by_default("0.3", source);
    in.number("irradiance", &In::irradiance, "W/m2", at_least(0), "of the Sun")
        .by_default("1361 W/m2", source);
    FieldTable out;
    using Out = PeriodicOut;
    out.number("mean", &Out::mean, "K", any_number(), "of T");
    out.number("bias", &Out::bias, "K", any_number(), "mean T − (mean T⁴)^¼");
    out.number("peak_excess", &Out::peak_excess, "K", any_number(), "max T − (mean T⁴)^¼");
    out.number("swing", &Out::swing, "K", any_number(), "max − min");
    out.number("time_constant_over_period", &Out::time_constant_over_period, "1", any_number(),
               "C/(4εσT³)/P");
    out.number("identity_error", &Out::identity_error, "1", any_number(),
               "|mean T⁴ εσ/mean q − 1|");
    return make_model(
        "spacecraft.periodic_node", "Periodic temperature of a nadir plate hidden from the Sun",
        "D. Lee-Odinson, orbital_thermal 1.0.0", std::move(in), std::move(out), &periodic);
}

struct EngineIn {
    double hot_temperature, sink_temperature;
};
struct EngineOut {
    double cold_over_hot, efficiency;
};

EngineOut engine(const EngineIn& in) {
    const double ratio = sc::best_engine_cold_temperature(in.hot_temperature, in.sink_temperature) /
                         in.hot_temperature;
    return {ratio, 1.0 - ratio};
}

Model engine_model() {
    FieldTable in;
    in.number("hot_temperature", &EngineIn::hot_temperature, "K", more_than(0), "of the source");
    in.number("sink_temperature", &EngineIn::sink_temperature, "K", at_least(0), "of space")
        .by_default("0 K");
    FieldTable out;
    out.number("cold_over_hot", &EngineOut::cold_over_hot, "1", any_number(), "T_c/T_h");
    out.number("efficiency", &EngineOut::efficiency, "%", any_number(), "1 − T_c/T_h");
    return make_model("spacecraft.heat_engine",
                      "Cold temperature with the least radiator per work of a heat engine",
                      "D. Lee-Odinson, orbital_thermal 1.0.0", std::move(in), std::move(out),
                      &engine);
}

}  // namespace

void add_spacecraft_thermal_models(Directory& directory) {
    directory.add(view_factor_model());
    directory.add(albedo_factor_model());
    directory.add(equilibrium_model());
    directory.add(starcloud_model());
    directory.add(mccalip_model());
    directory.add(cooling_model());
    directory.add(periodic_model());
    directory.add(engine_model());
}

}  // namespace dawnline::models
