#include "dawnline/finance/emissions.hpp"
#include "dawnline/models/finance_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace finance;

const char* const k_hausfather = "Hausfather 2026 (space_datacenters), central";

FieldTable launch_table() {
    FieldTable t;
    t.number("combustion", &LaunchFootprint::combustion, "kg/kg", at_least(0),
             "CO2 of the propellant per payload")
        .by_default("25 kg/kg", k_hausfather);
    t.number("non_co2_factor", &LaunchFootprint::non_co2_factor, "1", at_least(1),
             "soot, water and NOx aloft, as a multiple")
        .by_default("1.5", k_hausfather);
    t.number("methane", &LaunchFootprint::methane, "kg/kg", at_least(0), "burnt per payload")
        .by_default("9.6 kg/kg", k_hausfather);
    t.number("leakage", &LaunchFootprint::leakage, "1", share(), "of the methane, upstream")
        .by_default("0.023", k_hausfather);
    t.number("methane_gwp", &LaunchFootprint::methane_gwp, "1", at_least(0), "over 100 years")
        .by_default("29.8", "IPCC AR6 WG1 table 7.15, fossil");
    return t;
}

struct LaunchFactorOut {
    double combustion, leakage, total;
};

LaunchFactorOut launch_factor(const LaunchFootprint& in) {
    const double c = launch_combustion_factor(in), l = launch_leakage_factor(in);
    return {c, l, c + l};
}

Model launch_factor_model() {
    FieldTable out;
    out.number("combustion", &LaunchFactorOut::combustion, "kg/kg", any_number(), "c k");
    out.number("leakage", &LaunchFactorOut::leakage, "kg/kg", any_number(), "mu l GWP");
    out.number("total", &LaunchFactorOut::total, "kg/kg", any_number(), "CO2e per payload");
    return make_model("finance.launch_carbon", "Gas per mass put into orbit",
                      "Hausfather 2026, space_datacenters", launch_table(), std::move(out),
                      &launch_factor);
}

// ------------------------------------------------------------ orbit

struct OrbitIn {
    LaunchFootprint launch;
    StorageFootprint storage;
    double system_mass, areal_density, emissivity, radiator_temperature, sink_temperature,
        rejected_share, radiator_overhead, stationkeeping_mass, parasitic, array_embodied,
        compute_embodied, builds, compute_generations, refresh_mass, project_life, capacity_factor,
        compared_with;
};
struct OrbitOut {
    double radiator_flux, radiator_mass, battery_mass, storage_embodied, launched_mass,
        power_and_storage, launch, leakage, refresh, compute, total, break_even_launch_factor;
};

OrbitOut orbit_carbon(const OrbitIn& in) {
    OrbitOut out;
    out.battery_mass = storage_mass(in.storage);
    out.storage_embodied = storage_embodied(in.storage);
    const auto radiator = [&in](double share, double overhead) {
        return radiator_mass(in.areal_density, in.emissivity, in.radiator_temperature,
                             in.sink_temperature, share, overhead);
    };
    out.radiator_mass = radiator(in.rejected_share, in.radiator_overhead);
    out.radiator_flux = in.areal_density / radiator(1.0, 1.0);
    OrbitFootprint orbit{};
    orbit.system_mass = in.system_mass;
    orbit.battery_mass = out.battery_mass;
    orbit.radiator_mass = out.radiator_mass;
    orbit.stationkeeping_mass = in.stationkeeping_mass;
    orbit.parasitic = in.parasitic;
    orbit.array_embodied = in.array_embodied;
    orbit.storage_embodied = out.storage_embodied;
    orbit.compute_embodied = in.compute_embodied;
    orbit.combustion_factor = launch_combustion_factor(in.launch);
    orbit.leakage_factor = launch_leakage_factor(in.launch);
    orbit.builds = in.builds;
    orbit.compute_generations = in.compute_generations;
    orbit.refresh_mass = in.refresh_mass;
    orbit.operating_time = in.project_life * in.capacity_factor;
    out.launched_mass = finance::launched_mass(orbit);
    const OrbitIntensity intensity = orbit_intensity(orbit);
    out.power_and_storage = intensity.power_and_storage;
    out.launch = intensity.launch;
    out.leakage = intensity.leakage;
    out.refresh = intensity.refresh;
    out.compute = intensity.compute;
    out.total = intensity.total;
    out.break_even_launch_factor = finance::break_even_launch_factor(orbit, in.compared_with);
    return out;
}

FieldTable storage_table() {
    FieldTable t;
    t.number("usable_energy", &StorageFootprint::usable_energy, "Wh/W", at_least(0),
             "that carries the load through an eclipse")
        .by_default("0.5 Wh/W", k_hausfather);
    t.number("depth_of_discharge", &StorageFootprint::depth_of_discharge, "1", between(0.01, 1),
             "usable over nameplate")
        .by_default("0.4", k_hausfather);
    t.number("specific_energy", &StorageFootprint::specific_energy, "Wh/kg", more_than(0),
             "of the nameplate")
        .by_default("200 Wh/kg", k_hausfather);
    t.number("embodied", &StorageFootprint::embodied, "kg/kWh", at_least(0), "per nameplate")
        .by_default("60 kg/kWh", k_hausfather);
    return t;
}

Model orbit_carbon_model() {
    FieldTable in;
    in.section("launch", &OrbitIn::launch, launch_table(), "gas per payload");
    in.section("storage", &OrbitIn::storage, storage_table(), "battery per IT power");
    in.number("system_mass", &OrbitIn::system_mass, "kg/kW", at_least(0),
              "array, bus and computers")
        .by_default("30 kg/kW", k_hausfather);
    in.number("areal_density", &OrbitIn::areal_density, "kg/m2", more_than(0), "of the radiator")
        .by_default("4 kg/m2", k_hausfather);
    in.number("emissivity", &OrbitIn::emissivity, "1", between(0.01, 1), "of both faces")
        .by_default("0.9", k_hausfather);
    in.number("radiator_temperature", &OrbitIn::radiator_temperature, "K", more_than(0), "mean")
        .by_default("350 K", k_hausfather);
    in.number("sink_temperature", &OrbitIn::sink_temperature, "K", at_least(0), "seen by it")
        .by_default("250 K", k_hausfather);
    in.number("rejected_share", &OrbitIn::rejected_share, "1", at_least(0),
              "heat through the radiator over IT power")
        .by_default("0.75", k_hausfather);
    in.number("radiator_overhead", &OrbitIn::radiator_overhead, "1", at_least(1), "on its mass")
        .by_default("1.4", k_hausfather);
    in.number("stationkeeping_mass", &OrbitIn::stationkeeping_mass, "kg/kW", at_least(0),
              "propellant over a life")
        .by_default("1 kg/kW", k_hausfather);
    in.number("parasitic", &OrbitIn::parasitic, "1", at_least(1), "power made over IT power")
        .by_default("1.1", k_hausfather);
    in.number("array_embodied", &OrbitIn::array_embodied, "kg/kW", at_least(0), "CO2e")
        .by_default("500 kg/kW", k_hausfather);
    in.number("compute_embodied", &OrbitIn::compute_embodied, "kg/kW", at_least(0),
              "CO2e, per generation")
        .by_default("300 kg/kW", k_hausfather);
    in.number("builds", &OrbitIn::builds, "1", at_least(1), "times the whole is launched")
        .by_default("2", "five-year life, relaunched");
    in.number("compute_generations", &OrbitIn::compute_generations, "1", at_least(1), "in all")
        .by_default("2", k_hausfather);
    in.number("refresh_mass", &OrbitIn::refresh_mass, "kg/kW", at_least(0),
              "computers launched again, in all")
        .by_default("0 kg/kW", "none if the whole is relaunched");
    in.number("project_life", &OrbitIn::project_life, "yr", more_than(0), "of the service")
        .by_default("87600 h", k_hausfather);
    in.number("capacity_factor", &OrbitIn::capacity_factor, "1", between(0.01, 1), "of the IT")
        .by_default("0.95", k_hausfather);
    in.number("compared_with", &OrbitIn::compared_with, "g/kWh", at_least(0),
              "ground intensity for the break-even")
        .by_default("0 g/kWh");
    FieldTable out;
    const char* const parts = "g/kWh";
    using O = OrbitOut;
    out.number("radiator_flux", &O::radiator_flux, "W/m2", any_number(), "2 e s (T^4 - Ts^4)");
    out.number("radiator_mass", &O::radiator_mass, "kg/kW", any_number(), "per IT power");
    out.number("battery_mass", &O::battery_mass, "kg/kW", any_number(), "per IT power");
    out.number("storage_embodied", &O::storage_embodied, "kg/kW", any_number(), "CO2e");
    out.number("launched_mass", &O::launched_mass, "kg/kW", any_number(), "per build");
    out.number("power_and_storage", &O::power_and_storage, parts, any_number(), "embodied");
    out.number("launch", &O::launch, parts, any_number(), "burning, all builds");
    out.number("leakage", &O::leakage, parts, any_number(), "methane lost");
    out.number("refresh", &O::refresh, parts, any_number(), "burning, computers alone");
    out.number("compute", &O::compute, parts, any_number(), "embodied");
    out.number("total", &O::total, parts, any_number(), "CO2e per IT energy");
    out.number("break_even_launch_factor", &O::break_even_launch_factor, "kg/kg", any_number(),
               "at which orbit equals `compared_with`");
    return make_model("finance.orbit_carbon", "Life-cycle gas of compute in orbit",
                      "Hausfather 2026, space_datacenters", std::move(in), std::move(out),
                      &orbit_carbon);
}

// ------------------------------------------------------------ ground

struct GasIn {
    double combustion, gas_per_energy, leakage, methane_gwp;
};
struct IntensityOut {
    double intensity;
};

IntensityOut gas(const GasIn& in) {
    return {gas_intensity(in.combustion, in.gas_per_energy, in.leakage, in.methane_gwp)};
}

Model gas_carbon_model() {
    FieldTable in;
    in.number("combustion", &GasIn::combustion, "g/kWh", at_least(0), "stack and plant")
        .by_default("393.471 g/kWh", k_hausfather);
    in.number("gas_per_energy", &GasIn::gas_per_energy, "kg/kWh", at_least(0), "methane burnt")
        .by_default("0.135 kg/kWh", k_hausfather);
    in.number("leakage", &GasIn::leakage, "1", share(), "of the methane, upstream")
        .by_default("0.023", k_hausfather);
    in.number("methane_gwp", &GasIn::methane_gwp, "1", at_least(0), "over 100 years")
        .by_default("29.8", "IPCC AR6 WG1 table 7.15, fossil");
    FieldTable out;
    out.number("intensity", &IntensityOut::intensity, "g/kWh", any_number(), "CO2e");
    return make_model("finance.gas_carbon", "Gas of a gas plant with its leaks",
                      "Hausfather 2026, space_datacenters", std::move(in), std::move(out), &gas);
}

IntensityOut firm_solar(const FirmSolar& in) {
    return {firm_solar_intensity(in)};
}

Model firm_solar_model() {
    FieldTable in;
    in.number("array_intensity", &FirmSolar::array_intensity, "g/kWh", at_least(0), "of the array")
        .by_default("40 g/kWh", k_hausfather);
    in.number("overbuild", &FirmSolar::overbuild, "1", at_least(1), "of the array")
        .by_default("1.5", k_hausfather);
    in.number("stored_share", &FirmSolar::stored_share, "1", share(), "through the battery")
        .by_default("0.55", k_hausfather);
    in.number("battery_embodied", &FirmSolar::battery_embodied, "kg/kWh", at_least(0),
              "per nameplate")
        .by_default("55 kg/kWh", k_hausfather);
    in.number("cycles", &FirmSolar::cycles, "1", more_than(0), "over its life")
        .by_default("5000", k_hausfather);
    in.number("depth_of_discharge", &FirmSolar::depth_of_discharge, "1", between(0.01, 1),
              "of the battery")
        .by_default("0.9", k_hausfather);
    in.number("efficiency", &FirmSolar::efficiency, "1", between(0.01, 1), "round trip")
        .by_default("0.9", k_hausfather);
    in.number("battery_overbuild", &FirmSolar::battery_overbuild, "1", at_least(1),
              "of the battery")
        .by_default("1.3", k_hausfather);
    FieldTable out;
    out.number("intensity", &IntensityOut::intensity, "g/kWh", any_number(), "CO2e");
    return make_model("finance.firm_solar_carbon", "Gas of firm power from an array and a battery",
                      "Hausfather 2026, space_datacenters", std::move(in), std::move(out),
                      &firm_solar);
}

struct GroundIn {
    double source_intensity, pue, compute_embodied, compute_generations, project_life,
        capacity_factor;
};

IntensityOut ground(const GroundIn& in) {
    return {ground_intensity(in.source_intensity, in.pue, in.compute_embodied,
                             in.compute_generations, in.project_life * in.capacity_factor)};
}

Model ground_carbon_model() {
    FieldTable in;
    in.number("source_intensity", &GroundIn::source_intensity, "g/kWh", at_least(0),
              "of the electricity, life-cycle");
    in.number("pue", &GroundIn::pue, "1", at_least(1), "meter over IT energy")
        .by_default("1.2", k_hausfather);
    in.number("compute_embodied", &GroundIn::compute_embodied, "kg/kW", at_least(0),
              "CO2e, per generation")
        .by_default("300 kg/kW", k_hausfather);
    in.number("compute_generations", &GroundIn::compute_generations, "1", at_least(1), "in all")
        .by_default("2", k_hausfather);
    in.number("project_life", &GroundIn::project_life, "yr", more_than(0), "of the service")
        .by_default("87600 h", k_hausfather);
    in.number("capacity_factor", &GroundIn::capacity_factor, "1", between(0.01, 1), "of the IT")
        .by_default("0.95", k_hausfather);
    FieldTable out;
    out.number("intensity", &IntensityOut::intensity, "g/kWh", any_number(), "CO2e per IT energy");
    return make_model("finance.ground_carbon", "Life-cycle gas of compute on the ground",
                      "Hausfather 2026, space_datacenters", std::move(in), std::move(out), &ground);
}

Model server_satellite_model() {
    FieldTable in;
    const char* const aili = "Aili et al. 2025, harmonised by Hausfather 2026";
    using S = ServerSatellite;
    in.number("servers", &S::servers, "1", more_than(0), "aboard").by_default("3", aili);
    in.number("server", &S::server, "kg", at_least(0), "CO2e of each").by_default("970 kg", aili);
    in.number("cooler", &S::cooler, "kg", at_least(0), "CO2e of each").by_default("490 kg", aili);
    in.number("carrier", &S::carrier, "kg", at_least(0), "CO2e of the satellite")
        .by_default("2940 kg", aili);
    in.number("launch", &S::launch, "kg", at_least(0), "CO2e").by_default("790 kg", aili);
    in.number("yearly_energy", &S::yearly_energy, "kWh", more_than(0), "of one server")
        .by_default("2704 kWh", aili);
    in.number("years", &S::years, "1", more_than(0), "of use").by_default("4", aili);
    FieldTable out;
    using I = ServerSatelliteIntensity;
    out.number("server", &I::server, "g/kWh", any_number(), "CO2e");
    out.number("cooler", &I::cooler, "g/kWh", any_number(), "CO2e");
    out.number("carrier", &I::carrier, "g/kWh", any_number(), "CO2e");
    out.number("launch", &I::launch, "g/kWh", any_number(), "CO2e");
    out.number("total", &I::total, "g/kWh", any_number(), "CO2e");
    return make_model("finance.server_satellite_carbon", "Gas of a satellite of a few servers",
                      "Aili et al. 2025, Nature Electronics", std::move(in), std::move(out),
                      &server_satellite_intensity);
}

}  // namespace

void add_finance_carbon_models(Directory& directory) {
    directory.add(launch_factor_model());
    directory.add(orbit_carbon_model());
    directory.add(gas_carbon_model());
    directory.add(firm_solar_model());
    directory.add(ground_carbon_model());
    directory.add(server_satellite_model());
}

}  // namespace dawnline::models
