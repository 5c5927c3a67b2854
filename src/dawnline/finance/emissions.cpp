#include "dawnline/finance/emissions.hpp"

#include <initializer_list>

#include "dawnline/base/constants.hpp"

namespace dawnline::finance {

double launch_combustion_factor(const LaunchFootprint& launch) noexcept {
    return launch.combustion * launch.non_co2_factor;
}

double launch_leakage_factor(const LaunchFootprint& launch) noexcept {
    return launch.methane * launch.leakage * launch.methane_gwp;
}

double storage_mass(const StorageFootprint& s) noexcept {
    return s.usable_energy / (s.depth_of_discharge * s.specific_energy);
}

double storage_embodied(const StorageFootprint& s) noexcept {
    return s.usable_energy / s.depth_of_discharge * s.embodied;
}

double radiator_mass(double areal_density, double emissivity, double temperature,
                     double sink_temperature, double rejected_share, double overhead) noexcept {
    const auto fourth_power = [](double x) { return x * x * x * x; };
    const double flux = 2.0 * emissivity * constants::k_stefan_boltzmann *
                        (fourth_power(temperature) - fourth_power(sink_temperature));
    return areal_density / flux * rejected_share * overhead;
}

double launched_mass(const OrbitFootprint& o) noexcept {
    return (o.system_mass + o.battery_mass) * o.parasitic + o.radiator_mass + o.stationkeeping_mass;
}

OrbitIntensity orbit_intensity(const OrbitFootprint& o) noexcept {
    const double mass = launched_mass(o) * o.builds;
    OrbitIntensity out{};
    out.power_and_storage = (o.array_embodied + o.storage_embodied) * o.parasitic * o.builds;
    out.launch = mass * o.combustion_factor;
    out.refresh = o.refresh_mass * o.combustion_factor;
    out.leakage = (mass + o.refresh_mass) * o.leakage_factor;
    out.compute = o.compute_embodied * o.compute_generations;
    for (double* part :
         {&out.power_and_storage, &out.launch, &out.refresh, &out.leakage, &out.compute}) {
        *part /= o.operating_time;
        out.total += *part;
    }
    return out;
}

double break_even_launch_factor(const OrbitFootprint& o, double ground_intensity) noexcept {
    const OrbitIntensity intensity = orbit_intensity(o);
    const double hardware = intensity.power_and_storage + intensity.compute;
    return (ground_intensity - hardware) * o.operating_time /
           (launched_mass(o) * o.builds + o.refresh_mass);
}

double ground_intensity(double source_intensity, double pue, double compute_embodied,
                        double compute_generations, double operating_time) noexcept {
    return pue * source_intensity + compute_embodied * compute_generations / operating_time;
}

double gas_intensity(double combustion, double gas_per_energy, double leakage,
                     double methane_gwp) noexcept {
    return combustion + gas_per_energy * leakage * methane_gwp;
}

double firm_solar_intensity(const FirmSolar& p) noexcept {
    const double battery =
        p.battery_embodied / (p.cycles * p.depth_of_discharge * p.efficiency) * p.battery_overbuild;
    return p.array_intensity * p.overbuild + p.stored_share * battery;
}

ServerSatelliteIntensity server_satellite_intensity(const ServerSatellite& s) noexcept {
    const double per_server = s.yearly_energy * s.years;
    const double per_satellite = per_server * s.servers;
    ServerSatelliteIntensity out{s.server / per_server, s.cooler / per_server,
                                 s.carrier / per_satellite, s.launch / per_satellite, 0.0};
    out.total = out.server + out.cooler + out.carrier + out.launch;
    return out;
}

}  // namespace dawnline::finance
