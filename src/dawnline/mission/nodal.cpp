#include "dawnline/mission/nodal.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/satellite_physics.hpp"
#include "dawnline/spacecraft/thermal_satellite.hpp"
#include "dawnline/spacecraft/thermal_steady.hpp"
#include "dawnline/spacecraft/thermal_survival.hpp"

namespace dawnline::mission {

using namespace constants;

namespace {

spacecraft::SatelliteThermal network_of(const scenario::Scenario& scenario, const Design& design,
                                        const SatellitePhysics& s) {
    const scenario::Satellite& satellite = scenario.satellite;
    spacecraft::SatelliteThermal n;
    const auto groups = static_cast<double>(n.chips);
    const auto panels = static_cast<double>(n.radiators), wings = static_cast<double>(n.arrays);
    // Of a package's heat capacity the die holds a tenth, the lid three, the plate six.
    const double chips = s.chip_capacity / groups;
    n.die_capacity = 0.1 * chips;
    n.lid_capacity = 0.3 * chips;
    n.plate_capacity = 0.6 * chips;
    const double group = static_cast<double>(satellite.accelerators) / groups;
    // All heat passes the film in the radiator's tubes, in series with the packages: it stands with
    // them.
    const double film = satellite.loop.radiator_drop / satellite.accelerator.power;
    n.die_to_lid = n.lid_to_plate =
        2.0 * group / (satellite.accelerator.junction_resistance + film);
    n.coolant_rate = design.thermal.flow * satellite.loop.specific_heat;
    n.pump_capacity = n.coolant_rate * satellite.loop.residence_time;

    n.radiator_area = design.thermal.radiator_area / panels;
    n.radiator_emissivity = s.radiator.surface.emissivity;
    n.radiator_absorptance = s.radiator.surface.solar_absorptance;
    n.radiator_capacity = n.radiator_area * satellite.radiator.heat_capacity;
    n.fin_efficiency = s.fin_efficiency;

    n.array_area = design.power.array_area / wings;
    n.array_front_emissivity = s.array.front.emissivity;
    n.array_back_emissivity = s.array.back.emissivity;
    n.array_absorptance = s.array.front.solar_absorptance;
    const double light = design.orbit.solar_irradiance_least * design.power.array_area *
                         (1.0 - design.orbit.longest_shadow / design.orbit.period);
    n.array_efficiency = std::min(design.power.mean_array_power / light, n.array_absorptance);
    n.array_capacity = n.array_area * satellite.array.heat_capacity;
    n.array_to_bus = 0.0;
    n.radiator_to_array = 2.0 * (s.radiator_array + design.cluster.neighbour_view) *
                          n.radiator_emissivity * n.array_back_emissivity * n.fin_efficiency *
                          n.radiator_area;
    return n;
}

/// A panel and a wing by themselves: the loads are off, the coolant stands still.
void without_power(const scenario::Satellite& satellite, const spacecraft::SatelliteThermal& nodes,
                   const spacecraft::ThermalNetwork& whole, const spacecraft::OrbitHeat& heat,
                   NodalCheck& out) {
    const std::size_t panel = nodes.radiator(0), wing = nodes.array(0);
    spacecraft::ThermalNetwork network;
    network.nodes = {whole.nodes[panel], whole.nodes[wing]};
    network.radiative_links.push_back({0, 1, nodes.radiator_to_array});
    spacecraft::OrbitHeat orbit{heat.period, heat.half_umbra, heat.half_shadow, {}, {}, {}, {}};
    const auto both = [&](const std::vector<double>& of) {
        return std::vector<double>{of[panel], of[wing]};
    };
    orbit.constant = both(heat.constant);
    orbit.sunlit = both(heat.sunlit);
    orbit.albedo = both(heat.albedo);
    orbit.shadowed = {0.0, 0.0};
    out.coldest_without_power = spacecraft::periodic_state(network, orbit).lowest[0];
    const spacecraft::ColdLimit limit{0, satellite.loop.lowest_temperature};
    out.survival_heaters =
        spacecraft::heater_power(network, spacecraft::mean_heat(orbit), std::span(&limit, 1))
            .total *
        static_cast<double>(nodes.radiators);
}

}  // namespace

NodalCheck nodal_check(const scenario::Scenario& scenario, const Design& design) {
    const scenario::Satellite& satellite = scenario.satellite;
    const SatellitePhysics s = satellite_physics(scenario, satellite.life);
    const spacecraft::SatelliteThermal satellite_nodes = network_of(scenario, design, s);
    const spacecraft::ThermalNetwork network = spacecraft::satellite_network(satellite_nodes);

    const auto groups = static_cast<double>(satellite_nodes.chips);
    const double chips_dark =
        s.loads.accelerators_idle +
        satellite.eclipse_throttle * (s.loads.accelerators - s.loads.accelerators_idle);
    const EarthViews views = earth_views(attitude_named(satellite.attitude),
                                         k_radius_earth / design.orbit.semi_major_axis,
                                         {0.0, design.orbit.beta_least, 0.0});
    const spacecraft::SatelliteOrbit orbit{.period = design.orbit.period,
                                           .half_umbra = 0.5 * design.orbit.longest_umbra,
                                           .half_shadow = 0.5 * design.orbit.longest_shadow,
                                           .chip_power = s.loads.accelerators / groups,
                                           .chip_power_shadow = chips_dark / groups,
                                           .pump_power = design.thermal.heat - s.loads.accelerators,
                                           .irradiance = design.orbit.solar_irradiance_least,
                                           .radiator_sun_cosine = s.radiator_sun,
                                           .earth_infrared = s.earth_infrared,
                                           .albedo = s.albedo,
                                           .earth_view_radiator = 2.0 * views.radiator,
                                           .earth_view_array = views.array_front + views.array_back,
                                           .noon_cosine = std::cos(design.orbit.beta_least)};
    spacecraft::OrbitHeat heat;
    spacecraft::satellite_heat(satellite_nodes, orbit, heat);
    const spacecraft::PeriodicState state = spacecraft::periodic_state(network, heat);

    spacecraft::ThermalTransient transient(network);
    transient.reset(0.0, state.temperature);
    spacecraft::follow_orbit(transient, heat);

    NodalCheck out;
    out.nodes = static_cast<double>(satellite_nodes.nodes());
    out.junction_temperature = 0.0;
    for (std::size_t c = 0; c < satellite_nodes.chips; ++c)
        out.junction_temperature =
            std::max(out.junction_temperature, state.highest[satellite_nodes.die(c)]);
    out.radiator_inlet = state.highest[satellite_nodes.radiator(0)];
    out.radiator_outlet = state.highest[satellite_nodes.radiator(satellite_nodes.radiators - 1)];
    out.array_swing =
        state.highest[satellite_nodes.array(0)] - state.lowest[satellite_nodes.array(0)];
    out.balance_error = transient.balance().error();
    without_power(satellite, satellite_nodes, network, heat, out);
    return out;
}

}  // namespace dawnline::mission
