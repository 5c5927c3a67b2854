#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/eclipse_season.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/table.hpp"
#include "dawnline/mission/battery_fade.hpp"
#include "dawnline/mission/flight_attitude.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/radiator_spares.hpp"
#include "dawnline/mission/satellite_ageing.hpp"
#include "dawnline/mission/satellite_attrition.hpp"
#include "dawnline/mission/satellite_mass.hpp"
#include "dawnline/mission/satellite_momentum.hpp"
#include "dawnline/mission/satellite_physics.hpp"
#include "dawnline/mission/workload.hpp"
#include "dawnline/spacecraft/disposal.hpp"
#include "dawnline/spacecraft/propulsion.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

/// Days from the epoch to the middle of the umbra season, near which the longest eclipse falls. [d]
double days_to_middle(const astro::EclipseSeason& season, const astro::Tt& epoch) {
    constexpr double k_days = 365.25;
    double length = season.last_day - season.first_day;
    if (length < 0.0) length += k_days;
    const double middle = season.first_day + 0.5 * length;
    return middle - astro::day_of_year(epoch);
}

OrbitDesign orbit_design(const Scenario& scenario) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(scenario.orbit.start));
    const astro::CircularOrbit orbit = astro::sun_synchronous_orbit(
        scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch);
    const astro::EclipseSeason season = astro::season_estimate(orbit, epoch);

    OrbitDesign out;
    out.semi_major_axis = orbit.semi_major_axis;
    out.inclination = orbit.inclination;
    out.period = astro::nodal_period(orbit);
    out.speed = astro::circular_speed(orbit.semi_major_axis);
    out.beta_least = season.beta_min_abs;
    out.beta_greatest = season.beta_max_abs;
    out.longest_umbra = season.longest_umbra;
    out.longest_shadow = season.longest_shadow;
    out.umbra_days = season.umbra_days * k_day;
    out.mean_umbra_fraction = season.mean_umbra_fraction;
    // Half of the penumbra's light is missing on average.
    out.mean_shadow_fraction = 0.5 * (season.mean_umbra_fraction + season.mean_shadow_fraction);
    constexpr double k_aphelion = 1.0167;  // of the Earth's orbit [au]
    out.aphelion_irradiance = scenario.environment.solar_constant / (k_aphelion * k_aphelion);
    out.season_irradiance = out.aphelion_irradiance;
    if (season.longest_umbra > 0.0) {
        const astro::Tt date = epoch + days_to_middle(season, epoch) * k_day;
        const double distance = norm(astro::sun_position_of_date(date));
        out.season_irradiance =
            scenario.environment.solar_constant * std::pow(k_astronomical_unit / distance, 2);
    }
    return out;
}

/// Darkness of the longest eclipse as if it had sharp edges: half of the penumbra's light is gone.
double longest_darkness(const OrbitDesign& orbit) {
    return 0.5 * (orbit.longest_umbra + orbit.longest_shadow);
}

/// Sun and Earth over the orbit of least |β|, where the Sun stands highest and shadows are longest.
struct WorstSeason {
    Surroundings hottest;  // for the radiator: the place at which it takes up most
    Surroundings mean;     // for the array, which follows the mean of the orbit
};

WorstSeason worst_season(const Scenario& scenario, const OrbitDesign& orbit) {
    constexpr int k_places = 4;  // from noon to the shadow's edge
    const Attitude attitude = attitude_named(scenario.satellite.attitude);
    const scenario::Radiator& radiator = scenario.satellite.radiator;
    const double sine = k_radius_earth / orbit.semi_major_axis;
    const double lit_half = k_pi * (1.0 - orbit.longest_shadow / orbit.period);
    const Surroundings light{
        .irradiance = orbit.season_irradiance, .earthshine = orbit.season_irradiance, .views = {}};
    WorstSeason season{light, light};
    season.mean.views.sun_cosine = 0.0;
    double most = -1.0;
    for (int k = 0; k < k_places; ++k) {
        const EarthViews v =
            earth_views(attitude, sine, {0.0, orbit.beta_least, lit_half * k / (k_places - 1)});
        const double taken = radiator.absorptance_end * scenario.environment.albedo *
                                 light.earthshine * v.albedo_radiator +
                             radiator.emissivity * scenario.environment.earth_infrared * v.radiator;
        if (taken > most) season.hottest.views = v;
        most = std::max(most, taken);
        const double weight = (k == 0 || k == k_places - 1 ? 0.5 : 1.0) / (k_places - 1);
        season.mean.views = sum(season.mean.views, v, weight);
    }
    return season;
}

/// What hangs together: loads need area, area has mass, mass needs propulsion, which is a load.
struct Sizing {
    const Scenario& scenario;
    Design design;
    SatellitePhysics physics;  // at end of life
    WorstSeason season;
    FlightPerArea flight;
    double neighbour_view_per_square = 0;  // [1/m2]
};

FlightPerArea flight_of(const Scenario& scenario, const OrbitDesign& orbit) {
    const scenario::Satellite& satellite = scenario.satellite;
    return flight_per_area(attitude_named(satellite.attitude), orbit.semi_major_axis,
                           orbit.beta_least, orbit.beta_greatest,
                           1.0 - satellite.array.cell.absorptance, air_stream(satellite));
}

/// View of all neighbours from the satellite in the middle, over the square of their radius as
/// spheres: Σ 1/4d², mean of the lattice's two extreme phases. [1/m2]
double neighbour_view_per_square(const Scenario& scenario) {
    const scenario::Cluster& cluster = scenario.cluster;
    // Beyond this many the outer ones add less than a hundredth.
    constexpr long k_most = 200;
    if (cluster.pattern != "planar_lattice" || cluster.satellites < 2) return 0.0;
    double view = 0.0;
    for (const astro::LatticePoint& point :
         astro::planar_cluster_of(static_cast<std::size_t>(std::min(cluster.satellites, k_most))))
        for (const double phase : {0.0, 0.5 * k_pi}) {
            const double d = norm(astro::lattice_position(point, cluster.spacing, phase));
            if (d > 0.0) view += 0.5 * 0.25 / (d * d);
        }
    return view;
}

/// Neighbours as spheres with the mean cross-section of their wings and panels, a quarter of all
/// faces.
void see_neighbours(Sizing& s) {
    const double area = 0.5 * (s.design.power.array_area + s.design.thermal.radiator_area);
    s.design.cluster.neighbour_view = std::min(1.0, s.neighbour_view_per_square * area / k_pi);
    s.physics.radiator_array =
        s.scenario.satellite.radiator.array_view + s.design.cluster.neighbour_view;
}

void size_loop(Sizing& s, double heat) {
    const scenario::CoolantLoop& loop = s.scenario.satellite.loop;
    ThermalDesign& t = s.design.thermal;
    t.flow = heat / (loop.specific_heat * loop.temperature_rise);
    t.pump_power = t.flow * loop.pressure_drop / (loop.density * loop.pump_efficiency);
    s.physics.loop_conductance = heat / std::max(loop.radiator_drop, 1e-3);
    s.physics.loop_capacity = t.flow * loop.residence_time * loop.specific_heat;
}

void size_power(Sizing& s) {
    const scenario::Satellite& satellite = s.scenario.satellite;
    const OrbitDesign& orbit = s.design.orbit;
    const Loads& loads = s.physics.loads;
    PowerDesign& p = s.design.power;
    p.accelerator_power = loads.accelerators;
    p.host_power = loads.hosts;
    p.terminal_power = loads.terminals;
    p.it_power = loads.it();
    p.housekeeping_power = loads.housekeeping;
    p.load_in_sun = loads.at_clock(1.0);
    p.load_in_eclipse = loads.at_clock(satellite.eclipse_throttle);

    // Battery: the longest darkness out of the faded capacity.
    const double dark = longest_darkness(orbit);
    const double taken = p.load_in_eclipse * dark / satellite.battery.discharge_efficiency;
    const double kept = 1.0 - p.battery_fade;
    p.battery_energy = satellite.battery.energy.value_or(
        (1.0 + satellite.battery.margin) * taken / (satellite.battery.depth_of_discharge * kept));
    const double capacity = p.battery_energy * kept;
    p.battery_fade = battery_fade(
        satellite, orbit, p.battery_energy > 0.0 ? taken / p.battery_energy : 0.0, satellite.life);
    p.depth_of_discharge = capacity > 0.0 ? taken / capacity : (taken > 0.0 ? 1e9 : 0.0);
    const double sunlit = orbit.period - orbit.longest_shadow;
    p.charge_rate = capacity > 0.0 ? taken / sunlit / capacity : 0.0;
    s.physics.battery_capacity = capacity;
    s.physics.battery_floor = (1.0 - satellite.battery.depth_of_discharge) * capacity;
    s.physics.charge_limit = satellite.battery.charge_rate * capacity;

    // Array: load and recharge in the sunlit part of that orbit, hot, at end of life.
    const double recharge = taken / satellite.battery.charge_efficiency / sunlit;
    // At aphelion the load alone must be carried, by less light than in the season.
    p.array_power_required =
        std::max(p.load_in_sun + recharge,
                 p.load_in_sun * orbit.season_irradiance / orbit.aphelion_irradiance);
    const Surroundings& around = s.season.mean;
    s.physics.array_area = 1.0;
    p.array_temperature = array_temperature(s.physics, around);
    const double per_area = array_available(s.physics, around, p.array_temperature);
    p.array_area = satellite.array.area.value_or((1.0 + satellite.array.margin) *
                                                 p.array_power_required / per_area);
    s.physics.array_area = p.array_area;
    s.physics.array_capacity = p.array_area * satellite.array.heat_capacity;
    p.array_power_eol = per_area * p.array_area;
    // New: without the losses of age and at 1 AU, the figure that makers quote.
    p.array_power_bol = s.scenario.environment.solar_constant * p.array_area *
                        satellite.array.packing * satellite.array.cell.efficiency;

    const double f = orbit.mean_umbra_fraction;
    const double f_dark = orbit.mean_shadow_fraction;
    p.mean_load = (1.0 - f) * p.load_in_sun + f * p.load_in_eclipse;
    const double round_trip =
        satellite.battery.charge_efficiency * satellite.battery.discharge_efficiency;
    p.mean_array_power = (1.0 - f_dark) * p.load_in_sun + f_dark * p.load_in_eclipse / round_trip;
}

void size_thermal(Sizing& s) {
    const scenario::Satellite& satellite = s.scenario.satellite;
    const PowerDesign& p = s.design.power;
    ThermalDesign& t = s.design.thermal;
    const Surroundings& around = s.season.hottest;

    // All power on the bus becomes heat; while the battery fills, its losses come on top.
    const double surplus = std::max(0.0, p.array_power_eol - p.load_in_sun);
    const double charging =
        s.design.orbit.longest_umbra > 0.0
            ? std::min(surplus, s.physics.charge_limit / satellite.battery.charge_efficiency)
            : 0.0;
    t.heat = p.load_in_sun + charging * (1.0 - satellite.battery.charge_efficiency);
    size_loop(s, t.heat);

    const double chip_rise =
        p.accelerator_power > 0.0 ? p.accelerator_power / s.physics.chip_conductance : 0.0;
    const double design_temperature = s.physics.throttle_start - satellite.junction_margin -
                                      chip_rise - satellite.loop.radiator_drop;
    t.absorbed_flux = radiator_absorbed(s.physics, around, p.array_temperature);
    t.net_flux = radiator_emitted(s.physics, design_temperature) - t.absorbed_flux;
    // A design temperature that cannot reject anything leaves the area to be judged.
    const double needed = t.net_flux > 0.0 ? t.heat / t.net_flux : 1e9;
    const double working = needed * (1.0 + satellite.radiator.margin);
    const RadiatorSpares spares = radiator_spares(s.scenario, working);
    t.sections_needed = spares.needed;
    t.sections_installed = spares.installed;
    t.spare_share = spares.share;
    t.punctures = spares.punctures;
    t.coolant_survival = spares.coolant_survival;
    t.radiator_area = satellite.radiator.area.value_or(working * (1.0 + spares.share));
    s.physics.radiator_area = t.radiator_area / (1.0 + spares.share);
    t.junction_without_spares = radiator_temperature(s.physics, t.heat, t.absorbed_flux) +
                                satellite.loop.radiator_drop + chip_rise;
    s.physics.radiator_area = t.radiator_area;
    s.physics.radiator_capacity = t.radiator_area * satellite.radiator.heat_capacity;
    t.radiator_temperature = radiator_temperature(s.physics, t.heat, t.absorbed_flux);
    t.coolant_temperature = t.radiator_temperature + satellite.loop.radiator_drop;
    t.junction_temperature = t.coolant_temperature + chip_rise;
}

double interpolated(const std::vector<double>& x, const std::vector<double>& y, double at) {
    return LinearTable(x, y, Ends::extrapolate, Axis::linear, Axis::logarithmic)(at);
}

void size_propulsion(Sizing& s) {
    const scenario::Satellite& satellite = s.scenario.satellite;
    const OrbitDesign& orbit = s.design.orbit;
    PropulsionDesign& out = s.design.propulsion;
    const double mass = s.design.mass.launch;
    const double array = s.design.power.array_area;
    const double drag_area = s.flight.drag.array * array +
                             s.flight.drag.radiator * s.design.thermal.radiator_area +
                             s.flight.drag.body * std::pow(s.design.mass.body_volume, 2.0 / 3.0);
    out.ballistic_area = drag_area / mass;
    const double push = s.scenario.environment.solar_constant / k_speed_of_light * array / mass;
    const double reflected = 1.0 - satellite.array.cell.absorptance;
    out.light_acceleration = push * (1.0 + 2.0 / 3.0 * reflected);
    const double motion = k_two_pi / orbit.period;
    out.plane_shift = push * s.flight.light_normal / (motion * motion);
    out.dv_drag = astro::drag_makeup_speed(orbit.semi_major_axis, out.air_density,
                                           out.ballistic_area, satellite.life);
    out.dv_avoidance = satellite.avoidance_rate * satellite.avoidance_dv * satellite.life;
    out.dv_formation = s.scenario.cluster.formation_dv * satellite.life;
    const double lowered = k_radius_earth + satellite.disposal_altitude;
    out.dv_disposal = satellite.disposal == "spiral"
                          ? spacecraft::spiral_delta_v(orbit.semi_major_axis, lowered)
                          : spacecraft::perigee_lowering_delta_v(orbit.semi_major_axis, lowered);
    out.dv_total = (1.0 + satellite.dv_margin) *
                   (out.dv_drag + out.dv_avoidance + out.dv_formation + out.dv_disposal);
    out.propellant_needed = spacecraft::propellant_from_dry(s.design.mass.dry, out.dv_total,
                                                            satellite.thruster.specific_impulse);
    out.propellant = satellite.thruster.propellant.value_or(out.propellant_needed);

    const double kept = out.dv_drag + out.dv_avoidance + out.dv_formation;
    out.duty = kept * mass / (satellite.thruster.thrust * satellite.life);
    s.physics.loads.housekeeping = satellite.bus.avionics_power + s.design.thermal.pump_power +
                                   std::min(1.0, out.duty) * satellite.thruster.power;
}

/// Time in which the air alone brings a satellite down from an altitude. Integrated once, at the
/// end: it costs more than the rest of the propulsion. [s]
double decay_time(const Scenario& scenario, double altitude, double ballistic_area) {
    const scenario::Environment& e = scenario.environment;
    const LinearTable density(e.density_altitude, e.density, Ends::extrapolate, Axis::linear,
                              Axis::logarithmic);
    constexpr double k_reentry = 200e3;  // from here it is days [m]
    constexpr int k_slices = 32;         // of a few kilometres, over which the density hardly bends
    double time = 0.0;
    const double step = (altitude - k_reentry) / k_slices;
    for (int k = 0; k < k_slices && step > 0.0; ++k) {
        const double h = k_reentry + (k + 0.5) * step;
        time -= step / astro::decay_rate(k_radius_earth + h, density(h), ballistic_area);
    }
    return time;
}

/// From the last thrust to the end: the burn lasts as long as its impulse takes, then the air.
void time_the_end(Sizing& s) {
    const scenario::Satellite& satellite = s.scenario.satellite;
    PropulsionDesign& p = s.design.propulsion;
    p.passive_lifetime = decay_time(s.scenario, s.scenario.orbit.altitude, p.ballistic_area);
    const double burn = s.design.mass.launch * p.dv_disposal / satellite.thruster.thrust;
    const double left = satellite.disposal == "spiral"
                            ? decay_time(s.scenario, satellite.disposal_altitude, p.ballistic_area)
                            : s.design.orbit.period;
    p.disposal_time = burn + left;
    const spacecraft::SurvivingPart part{
        .area = satellite.surviving_area, .count = satellite.surviving_parts, .energy = HUGE_VAL};
    p.casualties = spacecraft::casualty_expectation(
        spacecraft::debris_casualty_area(std::span(&part, 1)),
        spacecraft::people_under_orbit(s.design.orbit.inclination,
                                       s.scenario.environment.population));
}

}  // namespace

Design size(const Scenario& scenario) {
    Sizing s{.scenario = scenario,
             .design = {},
             .physics = {},
             .season = {},
             .flight = {},
             .neighbour_view_per_square = 0};
    s.design.orbit = orbit_design(scenario);
    s.physics = satellite_physics(scenario, scenario.satellite.life);
    s.season = worst_season(scenario, s.design.orbit);
    s.flight = flight_of(scenario, s.design.orbit);
    s.neighbour_view_per_square = neighbour_view_per_square(scenario);
    const scenario::Environment& air = scenario.environment;
    s.design.propulsion.air_density =
        interpolated(air.density_altitude, air.density, scenario.orbit.altitude);
    // Mass, propellant and housekeeping depend on each other weakly: each pass gains two to three
    // digits, so five leave 1e-12.
    for (int pass = 0; pass < 5; ++pass) {
        size_power(s);
        see_neighbours(s);
        size_thermal(s);
        size_mass(scenario, s.design);
        size_propulsion(s);
    }
    size_mass(scenario, s.design);
    list_masses(scenario, s.design);
    s.design.radiation = radiation_design(scenario);
    time_the_end(s);
    s.design.power.array_retention = s.physics.array_retention;
    s.design.power.specific_power = s.design.power.array_power_bol / s.design.mass.launch;
    size_attrition(scenario, s.design);
    size_momentum(scenario, s.design);
    size_cluster(scenario, s.design);
    size_compute(scenario, s.design);
    return s.design;
}

}  // namespace dawnline::mission
