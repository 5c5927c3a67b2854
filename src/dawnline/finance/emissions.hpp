#pragma once
// Carbon of compute over its life, in orbit and on the ground.
//
// Model of Hausfather 2026 (space_datacenters, MIT), in SI and without its defaults: every figure
// is an argument, low, middle and high are the caller's. Masses of gas are CO2-equivalent over 100
// years.

namespace dawnline::finance {

/// Gas per kilogram put into orbit.
struct LaunchFootprint {
    double combustion;      // CO2 of the propellant per payload mass [kg/kg]
    double non_co2_factor;  // soot, water and NOx aloft, as a multiple of it [1]
    double methane;         // burnt per payload mass [kg/kg]
    double leakage;         // share of the methane lost upstream [1]
    double methane_gwp;     // of lost methane [1]
};

/// c k, burning alone. [kg CO2e/kg]
double launch_combustion_factor(const LaunchFootprint& launch) noexcept;
/// μ ℓ GWP, methane lost on the way to the tank. [kg CO2e/kg]
double launch_leakage_factor(const LaunchFootprint& launch) noexcept;

/// Battery that carries the load through eclipses, per watt of IT.
struct StorageFootprint {
    double usable_energy;       // per watt [J/W]
    double depth_of_discharge;  // usable over nameplate [1]
    double specific_energy;     // of the nameplate [J/kg]
    double embodied;            // gas of making it, per nameplate energy [kg/J]
};

/// [kg/W]
double storage_mass(const StorageFootprint& storage) noexcept;
/// [kg CO2e/W]
double storage_embodied(const StorageFootprint& storage) noexcept;

/// Radiator mass per watt of IT, two faces: ρ_A/(2 ε σ(T⁴ − T_s⁴)) × share × overhead. [kg/W]
/// `rejected_share` is the heat that passes the radiator over IT power, `overhead` plumbing and
/// structure.
double radiator_mass(double areal_density, double emissivity, double temperature,
                     double sink_temperature, double rejected_share, double overhead) noexcept;

/// An orbital fleet, per watt of IT.
struct OrbitFootprint {
    double system_mass;          // array, bus, computers [kg/W]
    double battery_mass;         // [kg/W]
    double radiator_mass;        // [kg/W]
    double stationkeeping_mass;  // propellant over a life [kg/W]
    double parasitic;       // power made over power of the IT, scales array, system and battery [1]
    double array_embodied;  // gas of making the array, per watt [kg/W]
    double storage_embodied;     // [kg/W]
    double compute_embodied;     // per generation [kg/W]
    double combustion_factor;    // of launch [kg/kg]
    double leakage_factor;       // of launch [kg/kg]
    double builds;               // times the whole is built and launched [1]
    double compute_generations;  // [1]
    double refresh_mass;         // launched again for computers only, in all [kg/W]
    double operating_time;       // project life × capacity factor [s]
};

/// Parts of a life-cycle intensity, per energy of the IT. [kg CO2e/J]
struct OrbitIntensity {
    double power_and_storage, launch, leakage, refresh, compute, total;
};

/// Mass launched per watt of IT and build: (system + battery) s + radiator + station keeping.
/// [kg/W]
double launched_mass(const OrbitFootprint& orbit) noexcept;

OrbitIntensity orbit_intensity(const OrbitFootprint& orbit) noexcept;

/// Launch factor (burning and leakage together) at which orbit equals a ground intensity. [kg
/// CO2e/kg]
double break_even_launch_factor(const OrbitFootprint& orbit, double ground_intensity) noexcept;

/// PUE × source + computers (embodied per watt and generation over the operating time). [kg CO2e/J]
double ground_intensity(double source_intensity, double pue, double compute_embodied,
                        double compute_generations, double operating_time) noexcept;

/// Gas plant: stack + gas burnt per energy × leakage × GWP. [kg CO2e/J]
double gas_intensity(double combustion, double gas_per_energy, double leakage,
                     double methane_gwp) noexcept;

/// Array with a battery: PV × overbuild + stored share × battery/(cycles DoD η) × battery
/// overbuild.
struct FirmSolar {
    double array_intensity;     // life-cycle, of the array [kg/J]
    double overbuild;           // of the array [1]
    double stored_share;        // of the energy that passes the battery [1]
    double battery_embodied;    // per nameplate energy [kg/J]
    double cycles;              // over its life [1]
    double depth_of_discharge;  // [1]
    double efficiency;          // round trip [1]
    double battery_overbuild;   // [1]
};
double firm_solar_intensity(const FirmSolar& plant) noexcept;

/// Satellite as Aili et al. 2025 count it (Nature Electronics), harmonised by Hausfather.
struct ServerSatellite {
    double servers;          // aboard [1]
    double server, cooler;   // embodied, each, one per server [kg CO2e]
    double carrier, launch;  // embodied, per satellite [kg CO2e]
    double yearly_energy;    // of one server [J]
    double years;            // of use [1]
};
struct ServerSatelliteIntensity {
    double server, cooler, carrier, launch, total;  // [kg CO2e/J]
};
ServerSatelliteIntensity server_satellite_intensity(const ServerSatellite& satellite) noexcept;

}  // namespace dawnline::finance
