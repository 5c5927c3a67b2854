#include "dawnline/mission/outcome_tables.hpp"

#include <utility>

namespace dawnline::mission {
namespace {

using scenario::FieldTable;

/// A table whose numbers may be anything: results are shown, not checked.
template <class T>
class Results {
  public:
    explicit Results(std::string meaning) : table_(std::move(meaning)) {}

    Results& number(std::string name, double T::*member, std::string unit, std::string meaning) {
        table_.number(std::move(name), member, std::move(unit), scenario::any_number(),
                      std::move(meaning));
        return *this;
    }

    FieldTable& table() { return table_; }

  private:
    FieldTable table_;
};

FieldTable orbit_table() {
    using T = OrbitDesign;
    Results<T> t("orbit");
    t.number("semi_major_axis", &T::semi_major_axis, "km", "of the circular orbit");
    t.number("inclination", &T::inclination, "deg", "sun-synchronous at this altitude");
    t.number("period", &T::period, "min", "nodal, with J2");
    t.number("speed", &T::speed, "km/s", "along the orbit");
    t.number("beta_least", &T::beta_least, "deg", "least angle of Sun and orbit plane in the year");
    t.number("beta_greatest", &T::beta_greatest, "deg",
             "greatest angle of Sun and orbit plane in the year");
    t.number("longest_umbra", &T::longest_umbra, "min", "longest passage of the full shadow");
    t.number("longest_shadow", &T::longest_shadow, "min", "the same with penumbra");
    t.number("umbra_days", &T::umbra_days, "d", "days a year with full shadow");
    t.number("mean_umbra_fraction", &T::mean_umbra_fraction, "%", "of the year in full shadow");
    t.number("mean_shadow_fraction", &T::mean_shadow_fraction, "%",
             "of the year in shadow, penumbra counted half");
    t.number("season_irradiance", &T::season_irradiance, "W/m2",
             "at the date of the longest umbra; at aphelion where there is none");
    t.number("aphelion_irradiance", &T::aphelion_irradiance, "W/m2", "least of the year");
    return std::move(t.table());
}

FieldTable power_table() {
    using T = PowerDesign;
    Results<T> t("power of one satellite");
    t.number("accelerator_power", &T::accelerator_power, "kW", "of all accelerators at full load");
    t.number("host_power", &T::host_power, "kW", "of all hosts");
    t.number("terminal_power", &T::terminal_power, "kW", "of all optical terminals");
    t.number("it_power", &T::it_power, "kW", "accelerators, hosts and terminals");
    t.number("housekeeping_power", &T::housekeeping_power, "kW",
             "bus, pump, mean of propulsion, heaters");
    t.number("load_in_sun", &T::load_in_sun, "kW", "on the bus, distribution losses included");
    t.number("load_in_eclipse", &T::load_in_eclipse, "kW", "the same, throttled in the shadow");
    t.number("array_power_required", &T::array_power_required, "kW",
             "at the end of life, in sun at the worst season");
    t.number("array_area", &T::array_area, "m2", "of the wings, planform");
    t.number("array_temperature", &T::array_temperature, "degC", "of the wings in sun");
    t.number("array_retention", &T::array_retention, "%",
             "power at the end of life over that at the beginning");
    t.number("array_power_bol", &T::array_power_bol, "kW", "in sun, beginning of life");
    t.number("array_power_eol", &T::array_power_eol, "kW",
             "in sun at the worst season, end of life");
    t.number("battery_energy", &T::battery_energy, "kWh", "nameplate");
    t.number("battery_fade", &T::battery_fade, "%", "capacity lost at end of life");
    t.number("depth_of_discharge", &T::depth_of_discharge, "%",
             "in the longest eclipse, of the faded capacity");
    t.number("charge_rate", &T::charge_rate, "1/h",
             "needed to refill in the sunlit part, of capacity");
    t.number("mean_load", &T::mean_load, "kW", "on the bus over the year");
    t.number("mean_array_power", &T::mean_array_power, "kW", "drawn from the array over the year");
    t.number("specific_power", &T::specific_power, "W/kg",
             "array power at the beginning of life over launch mass");
    return std::move(t.table());
}

FieldTable thermal_table() {
    using T = ThermalDesign;
    Results<T> t("heat of one satellite");
    t.number("heat", &T::heat, "kW", "to the radiator, worst case");
    t.number("radiator_area", &T::radiator_area, "m2", "planform, one side");
    t.number("absorbed_flux", &T::absorbed_flux, "W/m2",
             "from Sun and Earth, worst case, aged coating, per planform");
    t.number("net_flux", &T::net_flux, "W/m2", "rejected per planform at the design temperature");
    t.number("radiator_temperature", &T::radiator_temperature, "degC",
             "at the root of the fins, worst case");
    t.number("coolant_temperature", &T::coolant_temperature, "degC", "mean of the loop");
    t.number("junction_temperature", &T::junction_temperature, "degC", "of the chips");
    t.number("flow", &T::flow, "kg/s", "of coolant");
    t.number("pump_power", &T::pump_power, "W", "of the coolant loop");
    t.number("sections_installed", &T::sections_installed, "1",
             "of the radiator, each closed by itself when pierced");
    t.number("sections_needed", &T::sections_needed, "1", "of them");
    t.number("spare_share", &T::spare_share, "%", "area held against punctures");
    t.number("punctures", &T::punctures, "1", "of coolant walls over life, expected");
    t.number("coolant_survival", &T::coolant_survival, "%",
             "probability that enough sections hold to the end of life");
    t.number("junction_without_spares", &T::junction_without_spares, "degC",
             "of the chips with only the needed sections left");
    return std::move(t.table());
}

FieldTable radiation_table() {
    using T = RadiationDesign;
    Results<T> t("radiation behind the shield");
    t.number("dose_rate", &T::dose_rate, "krad/yr", "trapped, in silicon");
    t.number("proton_dose_rate", &T::proton_dose_rate, "krad/yr", "of it, by protons");
    t.number("electron_dose_rate", &T::electron_dose_rate, "krad/yr",
             "of it, by electrons and their bremsstrahlung");
    t.number("cosmic_ray_dose_rate", &T::cosmic_ray_dose_rate, "krad/yr",
             "beside it, by galactic cosmic rays");
    t.number("dose_over_life", &T::dose_over_life, "krad", "trapped, in silicon");
    t.number("solar_events", &T::solar_events, "1",
             "large ones over life that are not exceeded with the confidence");
    t.number("solar_event_dose", &T::solar_event_dose, "krad", "of one, in silicon");
    t.number("dose_with_events", &T::dose_with_events, "krad",
             "over life, with cosmic rays, in silicon");
    t.number("cell_fluence", &T::cell_fluence, "1/cm2",
             "1 MeV electrons that damage the cells as all particles do over life");
    t.number("displacement_over_life", &T::displacement_over_life, "1/cm2",
             "10 MeV protons that displace as much in the optical terminals");
    t.number("silent_corruptions", &T::silent_corruptions, "1/yr", "per accelerator");
    t.number("memory_errors", &T::memory_errors, "1/yr", "uncorrectable, per accelerator");
    t.number("accelerator_interrupts", &T::accelerator_interrupts, "1/yr", "per accelerator");
    t.number("host_interrupts", &T::host_interrupts, "1/yr", "per host");
    return std::move(t.table());
}

FieldTable propulsion_table() {
    using T = PropulsionDesign;
    Results<T> t("propulsion of one satellite");
    t.number("air_density", &T::air_density, "kg/m3", "at the orbit, mean over the mission");
    t.number("ballistic_area", &T::ballistic_area, "m2/kg",
             "drag coefficient times area over mass");
    t.number("dv_drag", &T::dv_drag, "m/s", "against drag, over life");
    t.number("dv_avoidance", &T::dv_avoidance, "m/s", "to avoid collisions, over life");
    t.number("dv_formation", &T::dv_formation, "m/s", "to hold the formation, over life");
    t.number("dv_disposal", &T::dv_disposal, "m/s", "to leave the orbit at the end");
    t.number("dv_total", &T::dv_total, "m/s", "with margin");
    t.number("duty", &T::duty, "%", "of the time in service, that the thruster works");
    t.number("propellant", &T::propellant, "kg", "aboard");
    t.number("propellant_needed", &T::propellant_needed, "kg", "for all of it");
    t.number("disposal_time", &T::disposal_time, "d", "last manoeuvre and re-entry");
    t.number("casualties", &T::casualties, "1", "expected, of one uncontrolled re-entry");
    t.number("light_acceleration", &T::light_acceleration, "m/s2", "of sunlight on the array");
    t.number("plane_shift", &T::plane_shift, "m", "of the orbit by sunlight along its normal");
    t.number("passive_lifetime", &T::passive_lifetime, "yr",
             "of a dead satellite until it re-enters");
    return std::move(t.table());
}

FieldTable cluster_table() {
    using T = ClusterDesign;
    Results<T> t("satellites flying together");
    t.number("satellites_within_radius", &T::satellites_within_radius, "1",
             "places of the lattice that are taken");
    t.number("radius", &T::radius, "m", "of the long axis");
    t.number("neighbour_least", &T::neighbour_least, "m", "least distance over an orbit");
    t.number("neighbour_greatest", &T::neighbour_greatest, "m", "greatest distance over an orbit");
    t.number("neighbour_view", &T::neighbour_view, "1", "of all neighbours from a face, at most");
    t.number("links_per_satellite", &T::links_per_satellite, "1", "to nearest neighbours, at most");
    t.number("link_rate", &T::link_rate, "Tbit/s", "one direction, at the greatest distance");
    t.number("link_margin", &T::link_margin, "1",
             "received over needed power at the greatest distance");
    t.number("received_power", &T::received_power, "mW", "at the greatest distance");
    return std::move(t.table());
}

FieldTable mass_table() {
    using T = MassDesign;
    Results<T> t("mass of one satellite");
    t.number("sum_of_parts", &T::sum_of_parts, "kg", "dry, with margins, whatever mass is stated");
    t.number("computers", &T::computers, "kg", "accelerators and hosts, without margins");
    t.number("basic", &T::basic, "kg", "of all parts, without margins");
    t.number("growth", &T::growth, "kg", "allowances of the parts by maturity");
    t.number("dry", &T::dry, "kg", "with allowances for growth and the system's margin");
    t.number("launch", &T::launch, "kg", "with propellant");
    t.number("body_volume", &T::body_volume, "m3", "packed, without wings and radiator");
    t.number("stowed_volume", &T::stowed_volume, "m3", "folded for launch");
    t.number("stowed_thickness", &T::stowed_thickness, "m",
             "of the folded box: that volume over its face");
    t.number("per_it_power", &T::per_it_power, "kg/kW", "launch mass over power of the computers");
    return std::move(t.table());
}

FieldTable attrition_table() {
    using T = AttritionDesign;
    Results<T> t("what ends satellites, each cause as if it were alone");
    t.number("exposed_area", &T::exposed_area, "m2", "of the body, to debris that kills");
    t.number("debris_flux", &T::debris_flux, "1/m2/yr", "of objects that may kill");
    t.number("lost_before_service", &T::lost_before_service, "%", "never in service");
    t.number("lost_early", &T::lost_early, "%", "by failures that grow rarer with age");
    t.number("lost_by_chance", &T::lost_by_chance, "%", "at a constant rate");
    t.number("lost_to_wear", &T::lost_to_wear, "%", "by wear");
    t.number("lost_to_debris", &T::lost_to_debris, "%", "by debris and meteoroids");
    t.number("alive_at_end", &T::alive_at_end, "%", "of satellites that entered service");
    t.number("mean_alive", &T::mean_alive, "%", "of the same, over life");
    return std::move(t.table());
}

FieldTable momentum_table() {
    using T = MomentumDesign;
    Results<T> t("turning moments on one satellite");
    t.number("greatest_inertia", &T::greatest_inertia, "kg.m2", "about a principal axis");
    t.number("peak_torque", &T::peak_torque, "N.m", "of gravity, air and sunlight");
    t.number("secular", &T::secular, "N.m.s", "momentum gained each orbit");
    t.number("cyclic", &T::cyclic, "N.m.s", "half of the swing within an orbit");
    t.number("wheel_capacity", &T::wheel_capacity, "N.m.s", "needed about an axis");
    t.number("torquer_dipole", &T::torquer_dipole, "A.m2", "needed to shed what is gained");
    return std::move(t.table());
}

FieldTable compute_table() {
    using T = ComputeDesign;
    Results<T> t("computing of the fleet");
    t.number("accelerators", &T::accelerators, "1", "of all satellites, alive at the start");
    t.number("peak", &T::peak, "PFLOP/s", "dense, at the workload's precision, all satellites");
    t.number("serving_memory", &T::serving_memory, "Gbyte", "per accelerator while serving");
    t.number("memory_needed", &T::memory_needed, "GB", "per accelerator while training");
    t.number("step_time", &T::step_time, "s", "of one training step on one cluster");
    t.number("step_compute", &T::step_compute, "s", "of it, arithmetic");
    t.number("step_exchange", &T::step_exchange, "s", "of it, exposed exchange between satellites");
    t.number("training_rate", &T::training_rate, "Mtoken/s",
             "of one cluster before faults and throttling");
    t.number("serving_rate", &T::serving_rate, "Mtoken/s",
             "of all satellites before faults and throttling");
    t.number("utilisation", &T::utilisation, "%", "model FLOPs over peak while training");
    t.number("job_mean_time_between_failures", &T::job_mean_time_between_failures, "h",
             "of a training job on one cluster");
    t.number("checkpoint_interval", &T::checkpoint_interval, "min", "best for that failure rate");
    t.number("checkpoint_efficiency", &T::checkpoint_efficiency, "%",
             "useful share of time under faults");
    t.number("mean_alive", &T::mean_alive, "%", "of the accelerators, over life");
    t.number("mean_clock", &T::mean_clock, "%",
             "delivered share of full-load compute over the year");
    return std::move(t.table());
}

FieldTable energy_table() {
    using T = EnergyBalance;
    Results<T> t("energy balance of the simulated time");
    t.number("array", &T::array, "MWh", "drawn from the array");
    t.number("loads", &T::loads, "MWh", "delivered to the loads");
    t.number("losses", &T::losses, "MWh", "distribution, charging, discharging");
    t.number("stored", &T::stored, "MWh", "change of charge");
    t.number("relative_error", &T::relative_error, "1", "what does not add up, over the array's");
    return std::move(t.table());
}

FieldTable life_table() {
    using T = Life;
    Results<T> t("windows of every season of every year, to the end of life");
    t.number("orbits", &T::orbits, "1", "integrated");
    t.number("mean_delivered", &T::mean_delivered, "%", "of full-load compute, over life");
    t.number("least_delivered", &T::least_delivered, "%",
             "of full-load compute in the worst orbit");
    t.number("array_headroom", &T::array_headroom, "1",
             "least array power in sunlight over full load");
    t.number("weakest_age", &T::weakest_age, "yr", "at which that was");
    t.number("greatest_discharge", &T::greatest_discharge, "%", "of the faded capacity");
    t.number("peak_radiator_temperature", &T::peak_radiator_temperature, "degC", "highest");
    t.number("peak_junction_temperature", &T::peak_junction_temperature, "degC", "highest");
    t.number("hottest_age", &T::hottest_age, "yr", "at which that was");
    t.number("battery_fade", &T::battery_fade, "%", "capacity lost at the end");
    t.number("array_retention", &T::array_retention, "%", "of the array's power at the end");
    t.number("radiator_absorptance", &T::radiator_absorptance, "1", "of sunlight at the end");
    t.number("delivered_time", &T::delivered_time, "yr",
             "of accelerators at full load that one satellite gives");
    return std::move(t.table());
}

FieldTable nodal_table() {
    using T = NodalCheck;
    Results<T> t("the orbit of the longest shadow at end of life, by a network of nodes");
    t.number("nodes", &T::nodes, "1", "of the network");
    t.number("junction_temperature", &T::junction_temperature, "degC", "of the hottest die");
    t.number("radiator_inlet", &T::radiator_inlet, "degC", "of the first panel, highest");
    t.number("radiator_outlet", &T::radiator_outlet, "degC", "of the last panel, highest");
    t.number("array_swing", &T::array_swing, "delta_K", "of a wing over the orbit");
    t.number("balance_error", &T::balance_error, "1", "of heat, over what came in");
    t.number("coldest_without_power", &T::coldest_without_power, "degC",
             "a panel after a loss of power");
    t.number("survival_heaters", &T::survival_heaters, "W",
             "that keep all panels at the coolant's limit then");
    return std::move(t.table());
}

FieldTable make_operations_table() {
    using T = Operations;
    Results<T> t("what a year in the time domain shows");
    t.number("duration", &T::duration, "d", "simulated");
    t.number("mean_array_power", &T::mean_array_power, "kW", "drawn");
    t.number("mean_load", &T::mean_load, "kW", "on the bus");
    t.number("mean_delivered", &T::mean_delivered, "%", "of full-load compute");
    t.number("least_delivered", &T::least_delivered, "%",
             "of full-load compute in the worst orbit");
    t.number("peak_radiator_temperature", &T::peak_radiator_temperature, "degC", "highest");
    t.number("least_radiator_temperature", &T::least_radiator_temperature, "degC", "lowest");
    t.number("peak_coolant_temperature", &T::peak_coolant_temperature, "degC", "highest");
    t.number("peak_junction_temperature", &T::peak_junction_temperature, "degC", "highest");
    t.number("peak_array_temperature", &T::peak_array_temperature, "degC", "highest");
    t.number("least_array_temperature", &T::least_array_temperature, "degC", "lowest");
    t.number("greatest_discharge", &T::greatest_discharge, "%", "of the faded capacity");
    t.number("eclipses", &T::eclipses, "1", "passages of the full shadow");
    t.number("umbra_fraction", &T::umbra_fraction, "%", "of the simulated time");
    t.number("neighbour_least", &T::neighbour_least, "m", "least distance");
    t.number("neighbour_greatest", &T::neighbour_greatest, "m", "greatest distance");
    t.number("link_rate_least", &T::link_rate_least, "Tbit/s", "to nearest neighbours");
    t.number("link_rate_mean", &T::link_rate_mean, "Tbit/s", "to nearest neighbours");
    t.number("training_rate", &T::training_rate, "Mtoken/s", "of one cluster, delivered");
    t.number("serving_rate", &T::serving_rate, "Mtoken/s", "of all satellites, delivered");
    t.number("useful_share", &T::useful_share, "%",
             "of installed compute, after power, losses and faults");
    t.number("radiation_peak", &T::radiation_peak, "1",
             "most upsets by protons in a day of the orbit, over their mean");
    t.number("radiation_half_time", &T::radiation_half_time, "%",
             "of that day, in which half of the upsets fall");
    t.number("radiation_mean", &T::radiation_mean, "1",
             "upsets of that day over those of the long mean");
    t.number("integrator_steps", &T::integrator_steps, "1", "taken");
    t.table().section("nodal", &T::nodal, nodal_table(), "a check of the lumped model");
    t.table().section("life", &T::life, life_table(), "to the end of life");
    t.table().section("energy", &T::energy, energy_table(), "energy balance of one satellite");
    return std::move(t.table());
}

FieldTable make_campaign_table() {
    using T = Campaign;
    Results<T> t("how the fleet gets up");
    t.table().text("vehicle", &T::vehicle, "that flies");
    t.number("payload", &T::payload, "t", "to this orbit");
    t.number("losses_misfit", &T::losses_misfit, "%",
             "of thrust over mass against the rocket that the ascent's losses were computed for");
    t.number("satellites_by_mass", &T::satellites_by_mass, "1", "on one flight");
    t.number("satellites_by_volume", &T::satellites_by_volume, "1", "that stand under the fairing");
    t.number("satellites_per_flight", &T::satellites_per_flight, "1", "the lesser of both");
    t.number("columns", &T::columns, "1", "of the stack");
    t.number("tallest", &T::tallest, "1", "satellites in its tallest column");
    t.number("stack_height", &T::stack_height, "m", "of that column with the dispenser");
    t.number("volume_share", &T::volume_share, "%", "of the fairing, filled by the stack");
    t.table().text("limited_by", &T::limited_by, "what sets the number: mass or fairing");
    t.number("satellites_built", &T::satellites_built, "1", "losses before service included");
    t.number("flights", &T::flights, "1", "that must succeed");
    t.number("flights_bought", &T::flights_bought, "1", "failures included");
    t.number("mass", &T::mass, "t", "launched in all");
    t.number("price_per_kg", &T::price_per_kg, "USD/kg",
             "paid with failures, over the mass delivered");
    t.number("launch_cost", &T::launch_cost, "MUSD", "of all flights");
    t.number("first_flight", &T::first_flight, "yr", "after the start of the project");
    t.number("last_flight", &T::last_flight, "yr", "after the start of the project");
    t.number("mean_delay", &T::mean_delay, "d", "of a satellite after the first flight");
    t.number("carbon", &T::carbon, "t", "of all flights, carbon dioxide equivalent");
    return std::move(t.table());
}

FieldTable ledger_table(std::string meaning) {
    using T = Ledger;
    Results<T> t(std::move(meaning));
    t.number("capital_total", &T::capital_total, "MUSD", "over the horizon, undiscounted");
    t.number("operations_rate", &T::operations_rate, "MUSD/yr", "operations and energy");
    t.number("annual_cost", &T::annual_cost, "MUSD/yr",
             "present value over the discounted time of service");
    t.number("present_value", &T::present_value, "MUSD", "of all costs over the horizon");
    t.number("accelerator_hours", &T::accelerator_hours, "h",
             "delivered over the horizon, undiscounted");
    t.number("cost_per_accelerator_hour", &T::cost_per_accelerator_hour, "USD/h", "levelised");
    t.number("cost_per_flop", &T::cost_per_flop, "USD/EFLOP", "levelised, at peak rate");
    t.number("cost_per_power_year", &T::cost_per_power_year, "USD/kW/yr",
             "levelised, per power of the computers");
    t.number("cost_per_token", &T::cost_per_token, "USD/Mtoken", "levelised, serving");
    t.number("carbon", &T::carbon, "t",
             "over the horizon, embodied and energy, carbon dioxide equivalent");
    t.number("carbon_per_it_energy", &T::carbon_per_it_energy, "g/kWh",
             "carbon over the energy of the computers");
    t.number("time_to_power", &T::time_to_power, "yr",
             "from decision to service, mean of the fleet");
    t.number("water", &T::water, "m3", "over the horizon");
    return std::move(t.table());
}

FieldTable make_accounts_table() {
    using T = Accounts;
    Results<T> t("money and carbon");
    t.table().section("orbit", &T::orbit, ledger_table("the orbital side"), "the orbital side");
    t.table().section("ground", &T::ground, ledger_table("the ground side"), "the ground side");
    t.number("ratio", &T::ratio, "1", "cost per accelerator-hour, orbit over ground");
    t.number("break_even_launch_price", &T::break_even_launch_price, "USD/kg",
             "at which the ratio is one; negative: at none");
    return std::move(t.table());
}

FieldTable make_trade_point_table() {
    using T = TradePoint;
    Results<T> t("one design of a trade");
    t.table().text("choice", &T::choice, "of an input that is a choice");
    t.number("cost", &T::cost, "USD/h", "per accelerator-hour");
    t.number("relative_cost", &T::relative_cost, "1", "over that of the scenario as it stands");
    t.number("launch_mass", &T::launch_mass, "kg", "of one satellite");
    t.number("satellites_per_flight", &T::satellites_per_flight, "1", "by mass and volume");
    t.number("delivered", &T::delivered, "%", "of full-load compute, mean of the year");
    t.number("useful", &T::useful, "%", "of installed compute, after power, losses and faults");
    t.number("battery_energy", &T::battery_energy, "kWh", "nameplate");
    t.number("radiator_temperature", &T::radiator_temperature, "degC",
             "at the root of the fins, worst case");
    t.number("radiator_area", &T::radiator_area, "m2", "planform, one side");
    t.table().flag("closes", &T::closes, "every margin that decides, as far as sizing sees it");
    t.table().text("fails", &T::fails, "the first margin that does not close");
    return std::move(t.table());
}

FieldTable make_design_table() {
    FieldTable t("what to build");
    t.section("orbit", &Design::orbit, orbit_table(), "orbit");
    t.section("power", &Design::power, power_table(), "power, one satellite");
    t.section("thermal", &Design::thermal, thermal_table(), "heat, one satellite");
    t.section("radiation", &Design::radiation, radiation_table(), "radiation behind the shield");
    t.section("propulsion", &Design::propulsion, propulsion_table(), "propulsion, one satellite");
    t.section("cluster", &Design::cluster, cluster_table(), "formation and links");
    t.section("mass", &Design::mass, mass_table(), "mass, one satellite");
    t.section("attrition", &Design::attrition, attrition_table(), "losses of satellites");
    t.section("momentum", &Design::momentum, momentum_table(), "turning moments, one satellite");
    t.section("compute", &Design::compute, compute_table(), "computing");
    return t;
}

FieldTable make_outcome_table() {
    FieldTable t("outcome of a mission");
    t.section("design", &Outcome::design, make_design_table(), "what to build");
    t.section("operations", &Outcome::operations, make_operations_table(),
              "what a year in the time domain shows");
    t.section("campaign", &Outcome::campaign, make_campaign_table(), "how the fleet gets up");
    t.section("accounts", &Outcome::accounts, make_accounts_table(), "money and carbon");
    return t;
}

const FieldTable& part(const char* name) {
    return *outcome_table().find(name)->table;
}

}  // namespace

const FieldTable& outcome_table() {
    static const FieldTable table = make_outcome_table();
    return table;
}

const FieldTable& design_table() {
    return part("design");
}

const FieldTable& operations_table() {
    return part("operations");
}

const FieldTable& campaign_table() {
    return part("campaign");
}

const FieldTable& accounts_table() {
    return part("accounts");
}

std::vector<Item> amounts(const MassDesign& mass) {
    std::vector<Item> all;
    all.reserve(mass.items.size());
    for (const MassLine& line : mass.items) all.push_back({line.name, line.amount});
    return all;
}

const FieldTable& trade_point_table() {
    static const FieldTable table = make_trade_point_table();
    return table;
}

std::vector<Breakdown> breakdowns(const Outcome& outcome) {
    const Ledger& orbit = outcome.accounts.orbit;
    const Ledger& ground = outcome.accounts.ground;
    return {
        {"design.mass.items", "kg", "mass of one satellite, allowances for growth included",
         amounts(outcome.design.mass)},
        {"accounts.orbit.capital", "MUSD", "capital in orbit, undiscounted", orbit.capital},
        {"accounts.orbit.operations", "MUSD/yr", "yearly cost in orbit", orbit.operations},
        {"accounts.ground.capital", "MUSD", "capital on the ground, undiscounted", ground.capital},
        {"accounts.ground.operations", "MUSD/yr", "yearly cost on the ground", ground.operations}};
}

}  // namespace dawnline::mission
