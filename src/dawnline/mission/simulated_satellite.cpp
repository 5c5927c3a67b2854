#include "dawnline/mission/simulated_satellite.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/astro/shadow.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::mission {

using namespace constants;

namespace {

/// The design's areas and stores on the physics of another age.
SatellitePhysics built(const scenario::Scenario& scenario, const Design& design,
                       const SatelliteAge& age) {
    SatellitePhysics s = satellite_physics(scenario, age.age);
    const scenario::Satellite& satellite = scenario.satellite;
    s.array_area = design.power.array_area;
    s.radiator_array += design.cluster.neighbour_view;
    s.array_capacity = s.array_area * satellite.array.heat_capacity;
    s.radiator_area = design.thermal.radiator_area;
    s.radiator_capacity = s.radiator_area * satellite.radiator.heat_capacity;
    s.loop_conductance = design.thermal.heat / std::max(satellite.loop.radiator_drop, 1e-3);
    s.loop_capacity =
        design.thermal.flow * satellite.loop.residence_time * satellite.loop.specific_heat;
    s.battery_capacity = design.power.battery_energy * (1.0 - age.battery_fade);
    s.battery_floor = (1.0 - satellite.battery.depth_of_discharge) * s.battery_capacity;
    s.charge_limit = satellite.battery.charge_rate * s.battery_capacity;
    s.loads.housekeeping = design.power.housekeeping_power;
    return s;
}

}  // namespace

SimulatedSatellite::SimulatedSatellite(const scenario::Scenario& scenario, const Design& design,
                                       const SatelliteAge& age, const astro::CircularOrbit& orbit,
                                       const astro::SunTable& sun, const EarthViewTable& views)
    : physics_(built(scenario, design, age)),
      orbit_(orbit),
      sun_(sun),
      views_(views),
      solar_constant_(scenario.environment.solar_constant),
      eclipse_throttle_(scenario.satellite.eclipse_throttle),
      charge_taper_(scenario.simulation.charge_taper),
      reserve_band_(scenario.simulation.reserve_band * physics_.battery_capacity) {
    initial_[k_array] = design.power.array_temperature;
    initial_[k_radiator] = design.thermal.radiator_temperature;
    initial_[k_coolant] = design.thermal.coolant_temperature;
    initial_[k_junction] = design.thermal.junction_temperature;
    initial_[k_charge] = physics_.battery_capacity;
}

State SimulatedSatellite::initial_state() const noexcept {
    return initial_;
}

std::vector<double> SimulatedSatellite::absolute_tolerances(double temperature_tolerance) const {
    // Integrals follow the state and do not drive the step: their tolerance is that of a minute of
    // full load.
    const double energy = 60.0 * physics_.loads.at_clock(1.0);
    std::vector<double> tolerances(k_state_size, energy);
    tolerances[k_array] = tolerances[k_radiator] = tolerances[k_coolant] = tolerances[k_junction] =
        temperature_tolerance;
    tolerances[k_charge] = 1e-6 * std::max(physics_.battery_capacity, 1.0);
    tolerances[k_clock] = 60.0;
    return tolerances;
}

Surroundings SimulatedSatellite::surroundings(double t, double& lit) const noexcept {
    const Vec3 r_EU_G = sun_(t);
    const auto [r_ES_G, v_ES_G] = astro::state_at(orbit_, t);
    const double distance = norm(r_EU_G);
    const double sunlight = solar_constant_ * std::pow(k_astronomical_unit / distance, 2);
    switch (light_) {
        case Light::sun:
            lit = 1.0;
            break;
        case Light::umbra:
            lit = 0.0;
            break;
        case Light::penumbra:
            lit = astro::lit_fraction(r_ES_G, r_EU_G, k_radius_sun,
                                      std::span(&astro::k_earth_occulter, 1));
            break;
    }
    return {.irradiance = lit * sunlight,
            .earthshine = sunlight,
            .views = views_(dot(r_ES_G, r_EU_G) / (norm(r_ES_G) * distance),
                            dot(v_ES_G, r_EU_G) / (norm(v_ES_G) * distance),
                            dot(unit(cross(r_ES_G, v_ES_G)), r_EU_G) / distance)};
}

Moment SimulatedSatellite::powers(const Surroundings& around, double lit,
                                  std::span<const double> y) const noexcept {
    const SatellitePhysics& s = physics_;
    Moment now;
    now.lit = lit;
    const double available = array_available(s, around, y[k_array]);
    now.available = available;
    const double charge = y[k_charge];

    // Loads: the eclipse throttle in the umbra, the chips' own throttle when hot, and shedding
    // over a narrow band as the battery nears its allowed discharge.
    double clock = light_ == Light::umbra ? eclipse_throttle_ : 1.0;
    clock = std::min(clock, thermal_clock(s, y[k_junction]));
    const double reserve = reserve_band_ > 0.0
                               ? std::clamp((charge - s.battery_floor) / reserve_band_, 0.0, 1.0)
                               : 0.0;
    const double idle = s.loads.at_clock(0.0);
    const double full = s.loads.at_clock(1.0);
    // With the reserve gone the chips run on what the array gives beyond everything else.
    const double from_array =
        full > idle ? std::clamp((available - idle) / (full - idle), 0.0, 1.0) : 0.0;
    clock = std::min(clock, std::max(reserve, from_array));
    now.clock = clock;
    now.load = s.loads.at_clock(clock);

    if (available >= now.load) {
        // Constant current up to the limit, then tapering as the battery fills.
        const double room = std::max(0.0, s.battery_capacity - charge) / charge_taper_;
        now.charging = std::min({available - now.load, s.charge_limit / s.charge_efficiency,
                                 room / s.charge_efficiency});
        now.array_power = now.load + now.charging;
    } else {
        // An empty battery gives nothing: over the same band everything else goes dark as well.
        const double left =
            reserve_band_ > 0.0 ? std::clamp(charge / reserve_band_, 0.0, 1.0) : 0.0;
        const double discharge = left * (now.load - available);
        const double served = now.load > 0.0 ? (available + discharge) / now.load : 0.0;
        now.clock *= served;
        now.load *= served;
        now.served = served;
        now.charging = -discharge;
        now.array_power = available;
    }
    return now;
}

Moment SimulatedSatellite::moment(double t, const State& y) const noexcept {
    double lit = 0.0;
    const Surroundings around = surroundings(t, lit);
    return powers(around, lit, y);
}

void SimulatedSatellite::derivative(double t, std::span<const double> y,
                                    std::span<double> dydt) const noexcept {
    const SatellitePhysics& s = physics_;
    double lit = 0.0;
    const Surroundings around = surroundings(t, lit);
    const Moment now = powers(around, lit, y);

    const bool fills = now.charging >= 0.0;
    const double stored =
        fills ? now.charging * s.charge_efficiency : now.charging / s.discharge_efficiency;
    const double battery_loss = now.charging - stored;

    // Heat: what the chips draw leaves through their junctions, all else through the coolant.
    const double chips =
        s.loads.accelerators_idle + now.clock * (s.loads.accelerators - s.loads.accelerators_idle);
    const double rest = now.load - chips + battery_loss;
    const double from_chips = s.chip_conductance * (y[k_junction] - y[k_coolant]);
    const double to_radiator = s.loop_conductance * (y[k_coolant] - y[k_radiator]);
    const double radiated = s.radiator_area * (radiator_emitted(s, y[k_radiator]) -
                                               radiator_absorbed(s, around, y[k_array]));

    dydt[k_array] = array_heating(s, around, now.array_power, y[k_array]) / s.array_capacity;
    dydt[k_radiator] = (to_radiator - radiated) / s.radiator_capacity;
    dydt[k_coolant] = (from_chips + rest - to_radiator) / s.loop_capacity;
    dydt[k_junction] = (chips - from_chips) / s.chip_capacity;
    dydt[k_charge] = stored;
    dydt[k_array_energy] = now.array_power;
    dydt[k_load_energy] = now.load;
    dydt[k_loss_energy] = battery_loss;
    dydt[k_clock] = now.clock;
}

}  // namespace dawnline::mission
