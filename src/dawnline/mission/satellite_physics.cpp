#include "dawnline/mission/satellite_physics.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/satellite_ageing.hpp"
#include "dawnline/spacecraft/coating.hpp"

namespace dawnline::mission {

using namespace constants;

namespace {

spacecraft::ArrayLight array_light(const SatellitePhysics& s, const Surroundings& around) noexcept {
    const EarthViews& v = around.views;
    const double reflected = s.albedo * around.earthshine;
    return {.direct = around.irradiance * v.sun_cosine,
            .albedo_front = reflected * v.albedo_front,
            .albedo_back = reflected * v.albedo_back,
            .infrared_front = s.earth_infrared * v.array_front,
            .infrared_back = s.earth_infrared * v.array_back};
}

}  // namespace

double array_available(const SatellitePhysics& s, const Surroundings& around,
                       double temperature) noexcept {
    return s.array_area * spacecraft::array_power_density(s.array, array_light(s, around),
                                                          temperature, s.array_retention);
}

double array_heating(const SatellitePhysics& s, const Surroundings& around, double electric,
                     double temperature) noexcept {
    const spacecraft::ArrayLight light = array_light(s, around);
    const spacecraft::Surface &front = s.array.front, &back = s.array.back;
    const double absorbed =
        front.solar_absorptance *
            (light.direct * std::cos(s.array.pointing_error) + light.albedo_front) +
        back.solar_absorptance * light.albedo_back + front.emissivity * light.infrared_front +
        back.emissivity * light.infrared_back;
    const double emitted =
        (front.emissivity + back.emissivity) * (spacecraft::black_body_flux(temperature) -
                                                spacecraft::black_body_flux(k_temperature_space));
    return s.array_area * (absorbed - emitted) - electric;
}

double array_temperature(const SatellitePhysics& s, const Surroundings& around) noexcept {
    return spacecraft::array_state(s.array, array_light(s, around), s.array_retention).temperature;
}

double radiator_absorbed(const SatellitePhysics& s, const Surroundings& around,
                         double array_temperature) noexcept {
    const spacecraft::Environment environment{around.irradiance, s.albedo, s.earth_infrared};
    spacecraft::FaceView lit{s.radiator_sun, around.views.albedo_radiator, around.views.radiator};
    spacecraft::FaceView dark = lit;
    dark.sun_cosine = 0.0;
    // The Earth shines on while the satellite is in its shadow.
    spacecraft::Environment shining = environment;
    shining.solar_irradiance = around.earthshine;
    const auto& surface = s.radiator.surface;
    const double sun = spacecraft::absorbed_flux(surface, environment, lit).sun;
    const auto front = spacecraft::absorbed_flux(surface, shining, dark);
    const double array = surface.emissivity * s.radiator_array * s.array.back.emissivity *
                         spacecraft::black_body_flux(array_temperature);
    return s.fin_efficiency * (sun + 2.0 * (front.albedo + front.earth_infrared + array));
}

double radiator_emitted(const SatellitePhysics& s, double temperature) noexcept {
    return s.fin_efficiency * s.radiator.faces * s.radiator.surface.emissivity *
           (spacecraft::black_body_flux(temperature) -
            spacecraft::black_body_flux(k_temperature_space));
}

double radiator_temperature(const SatellitePhysics& s, double heat, double absorbed) noexcept {
    return spacecraft::equilibrium_temperature(
        heat / s.radiator_area + absorbed,
        s.fin_efficiency * s.radiator.faces * s.radiator.surface.emissivity, k_temperature_space);
}

double thermal_clock(const SatellitePhysics& s, double junction_temperature) noexcept {
    return std::clamp((s.throttle_end - junction_temperature) / (s.throttle_end - s.throttle_start),
                      0.0, 1.0);
}

spacecraft::AirStream air_stream(const scenario::Satellite& satellite) noexcept {
    return {.accommodation = satellite.bus.accommodation,
            .fixed_coefficient = satellite.bus.drag_coefficient.value_or(0.0)};
}

spacecraft::Surface radiator_surface(const scenario::Radiator& radiator, double age) noexcept {
    const spacecraft::CoatingAgeing ageing{.begin = radiator.absorptance,
                                           .end = radiator.absorptance_end,
                                           .exposure_constant = radiator.ultraviolet_time,
                                           .contamination_rate = radiator.contamination};
    // Of the two faces one meets the Sun at the misalignment.
    const double sun = 0.5 * std::sin(radiator.sun_misalignment);
    return spacecraft::aged({radiator.absorptance, radiator.emissivity}, ageing, age, sun);
}

SatellitePhysics satellite_physics(const scenario::Scenario& scenario, double age) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::Array& array = satellite.array;
    const scenario::Accelerator& chip = satellite.accelerator;
    SatellitePhysics s;

    s.array.cell = {.efficiency = array.cell.efficiency,
                    .reference_temperature = array.cell.reference_temperature,
                    .temperature_coefficient = array.cell.temperature_coefficient};
    s.array.packing = array.packing;
    s.array.pointing_error = array.pointing_error;
    s.array.wiring_efficiency = array.wiring_efficiency;
    s.array.front = {array.cell.absorptance, array.cell.emissivity};
    s.array.back = {array.back_absorptance, array.back_emissivity};
    s.array_retention = array_retention(scenario, age).power();

    s.radiator.surface = radiator_surface(satellite.radiator, age);
    s.fin_efficiency = satellite.radiator.fin_efficiency;
    s.radiator_sun = std::sin(satellite.radiator.sun_misalignment);
    s.radiator_array = satellite.radiator.array_view;

    const double chips = static_cast<double>(satellite.accelerators);
    // Coolant leaves the plates warmer than its mean by half of its rise; the hottest chip is
    // there.
    const double resistance =
        chip.junction_resistance + 0.5 * satellite.loop.temperature_rise / chip.power;
    s.chip_conductance = chips / resistance;
    s.chip_capacity = chips * chip.heat_capacity;
    s.throttle_end = chip.junction_limit;
    s.throttle_start = chip.junction_limit - chip.throttle_band;

    s.charge_efficiency = satellite.battery.charge_efficiency;
    s.discharge_efficiency = satellite.battery.discharge_efficiency;
    s.earth_infrared = scenario.environment.earth_infrared;
    s.albedo = scenario.environment.albedo;

    s.loads.accelerators = chips * chip.power;
    s.loads.accelerators_idle = chips * std::min(chip.idle_power, chip.power);
    s.loads.hosts = std::ceil(chips / satellite.host.accelerators) * satellite.host.power;
    s.loads.terminals = static_cast<double>(satellite.terminals) * satellite.terminal.power;
    s.loads.housekeeping = satellite.bus.avionics_power;
    s.loads.distribution_efficiency = satellite.bus.distribution_efficiency;
    return s;
}

}  // namespace dawnline::mission
