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
    n.array_efficiency = std::min(design.power.array_power_required /
                                      (design.orbit.season_irradiance * design.power.array_area),
                                  n.array_absorptance);
    n.array_capacity = n.array_area * satellite.array.heat_capacity;
    n.array_to_bus = 0.0;
    n.radiator_to_array = 2.0 * (s.radiator_array + design.cluster.neighbour_view) *
                          n.radiator_emissivity * n.array_back_emissivity * n.fin_efficiency *
                          n.radiator_area;
    return n;
}

/// Half of the shadow's duration of a circular orbit with the Sun at β over its plane, sharp-edged.
/// [s]
double half_shadow(const OrbitDesign& orbit, double beta) noexcept {
    const double sine = k_radius_earth / orbit.semi_major_axis;
    const double cosine = std::sqrt(1.0 - sine * sine) / std::max(std::cos(beta), 1e-12);
    return cosine < 1.0 ? std::acos(cosine) / k_two_pi * orbit.period : 0.0;
}

/// Means over the orbit of what the satellite sees.
EarthViews mean_views(const scenario::Satellite& satellite, const OrbitDesign& orbit, double beta) {
    constexpr int k_places = 24;
    EarthViews mean;
    mean.sun_cosine = 0.0;
    for (int k = 0; k < k_places; ++k)
        mean = sum(
            mean,
            earth_views(attitude_named(satellite.attitude), k_radius_earth / orbit.semi_major_axis,
                        {0.0, beta, k_two_pi * (k + 0.5) / k_places}),
            1.0 / k_places);
    return mean;
}

spacecraft::SatelliteOrbit orbit_of(const scenario::Scenario& scenario, const Design& design,
                                    const SatellitePhysics& s, double beta) {
    const OrbitDesign& orbit = design.orbit;
    const EarthViews views = mean_views(scenario.satellite, orbit, beta);
    return {.period = orbit.period,
            .half_umbra = half_shadow(orbit, beta),
            .half_shadow = half_shadow(orbit, beta),
            .irradiance = orbit.season_irradiance * views.sun_cosine,
            .radiator_sun_cosine = s.radiator_sun,
            .earth_infrared = s.earth_infrared,
            .albedo = s.albedo,
            .earth_view_radiator = 2.0 * views.radiator,
            .earth_view_array = views.array_front + views.array_back,
            .noon_cosine = std::cos(beta)};
}

/// A panel and a wing by themselves: the loads are off, the coolant stands still, the coating is
/// new, the wing turns no light into power and the panel stands exactly edge-on. The colder of the
/// orbits of least and greatest β.
void without_power(const scenario::Scenario& scenario, const Design& design, NodalCheck& out) {
    const SatellitePhysics fresh = satellite_physics(scenario, 0.0);
    spacecraft::SatelliteThermal nodes = network_of(scenario, design, fresh);
    nodes.array_efficiency = 0.0;
    const spacecraft::ThermalNetwork whole = spacecraft::satellite_network(nodes);
    const std::size_t panel = nodes.radiator(0), wing = nodes.array(0);
    spacecraft::ThermalNetwork network;
    network.nodes = {whole.nodes[panel], whole.nodes[wing]};
    network.radiative_links.push_back({0, 1, nodes.radiator_to_array});
    out.coldest_without_power = HUGE_VAL;
    for (const double beta : {design.orbit.beta_least, design.orbit.beta_greatest}) {
        spacecraft::SatelliteOrbit orbit = orbit_of(scenario, design, fresh, beta);
        orbit.radiator_sun_cosine = 0.0;
        spacecraft::OrbitHeat heat;
        spacecraft::satellite_heat(nodes, orbit, heat);
        spacecraft::OrbitHeat alone{heat.period, heat.half_umbra, heat.half_shadow, {}, {}, {}, {}};
        const auto both = [&](const std::vector<double>& of) {
            return std::vector<double>{of[panel], of[wing]};
        };
        alone.constant = both(heat.constant);
        alone.sunlit = both(heat.sunlit);
        alone.albedo = both(heat.albedo);
        alone.shadowed = {0.0, 0.0};
        out.coldest_without_power = std::min(out.coldest_without_power,
                                             spacecraft::periodic_state(network, alone).lowest[0]);
        const spacecraft::ColdLimit limit{0, scenario.satellite.loop.lowest_temperature};
        out.survival_heaters = std::max(
            out.survival_heaters,
            spacecraft::heater_power(network, spacecraft::mean_heat(alone), std::span(&limit, 1))
                    .total *
                static_cast<double>(nodes.radiators));
    }
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
    spacecraft::SatelliteOrbit orbit = orbit_of(scenario, design, s, design.orbit.beta_least);
    orbit.half_umbra = 0.5 * design.orbit.longest_umbra;
    orbit.half_shadow = 0.5 * design.orbit.longest_shadow;
    orbit.chip_power = s.loads.accelerators / groups;
    orbit.chip_power_shadow = chips_dark / groups;
    orbit.pump_power = design.thermal.heat - s.loads.accelerators;
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
    without_power(scenario, design, out);
    return out;
}

}  // namespace dawnline::mission
