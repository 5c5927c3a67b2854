// The emulator of orbitdc: its own numbers from its own inputs.

#include "dawnline/finance/orbitdc.hpp"
#include "dawnline/models/published_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;

const char* const k_orbitdc = "orbitdc 0.4.2 (jman4162/spacedc-mdao), orbital_1mw_inference";

FieldTable computers_table() {
    using C = finance::OrbitDcComputers;
    FieldTable t;
    t.number("count", &C::count, "1", more_than(0), "of accelerators, 64 satellites of 18")
        .by_default("1152", k_orbitdc);
    t.number("peak", &C::peak, "TFLOP/s", more_than(0), "of one, dense")
        .by_default("989 TFLOP/s", k_orbitdc);
    t.number("power", &C::power, "W", more_than(0), "of one").by_default("700 W", k_orbitdc);
    t.number("mass", &C::mass, "kg", more_than(0), "of one").by_default("1.5 kg", k_orbitdc);
    t.number("price", &C::price, "USD", at_least(0), "of one").by_default("25000 USD", k_orbitdc);
    t.number("host_factor", &C::host_factor, "1", at_least(1), "IT over accelerator power")
        .by_default("1.25", k_orbitdc);
    t.number("software_share", &C::software_share, "1", share(), "of peak reached")
        .by_default("0.55", k_orbitdc);
    t.number("utilisation", &C::utilisation, "1", share(), "of the time")
        .by_default("0.85", k_orbitdc);
    return t;
}

FieldTable orbit_table() {
    using O = finance::OrbitDcOrbit;
    FieldTable t;
    t.number("altitude", &O::altitude, "km", between(100, 1e5), "circular")
        .by_default("650 km", k_orbitdc);
    t.number("beta", &O::beta, "deg", between(-89.9, 89.9), "Sun over the plane of the orbit")
        .by_default("0 deg", k_orbitdc);
    t.number("irradiance", &O::irradiance, "W/m2", more_than(0), "of the Sun")
        .by_default("1361 W/m2", k_orbitdc);
    return t;
}

FieldTable power_table() {
    using P = finance::OrbitDcPower;
    FieldTable t;
    t.number("overhead", &P::overhead, "1", at_least(1), "bus over IT power, without the pump")
        .by_default("1.10", k_orbitdc);
    t.number("pump_share", &P::pump_share, "1", between(0, 0.9), "of the bus power")
        .by_default("0.02", k_orbitdc);
    t.number("yearly_retention", &P::yearly_retention, "1", between(0.5, 1), "of the array")
        .by_default("0.98", k_orbitdc);
    t.number("cell_efficiency", &P::cell_efficiency, "1", between(0.01, 1), "of the cells")
        .by_default("0.30", k_orbitdc);
    t.number("packing", &P::packing, "1", between(0.01, 1), "of cells in the array")
        .by_default("0.85", k_orbitdc);
    t.number("derating", &P::derating, "1", between(0.01, 1), "of the array")
        .by_default("0.95", k_orbitdc);
    t.number("specific_power", &P::specific_power, "W/kg", more_than(0), "of the array, new")
        .by_default("100 W/kg", k_orbitdc);
    t.number("array_price", &P::array_price, "USD/W", at_least(0), "new")
        .by_default("50 USD/W", k_orbitdc);
    t.number("charge_efficiency", &P::charge_efficiency, "1", between(0.01, 1), "of the battery")
        .by_default("0.90", k_orbitdc);
    t.number("depth_of_discharge", &P::depth_of_discharge, "1", between(0.01, 1), "allowed")
        .by_default("0.40", k_orbitdc);
    t.number("battery_specific_energy", &P::battery_specific_energy, "Wh/kg", more_than(0), "new")
        .by_default("150 Wh/kg", k_orbitdc);
    t.number("battery_price", &P::battery_price, "USD/Wh", at_least(0), "new")
        .by_default("0.50 USD/Wh", k_orbitdc);
    return t;
}

FieldTable thermal_table() {
    using T = finance::OrbitDcThermal;
    FieldTable t;
    t.number("part_limit", &T::part_limit, "K", more_than(0), "of the memory, the lower limit")
        .by_default("368 K", k_orbitdc);
    t.number("resistance", &T::resistance, "K/W", at_least(0), "chip to radiator, five steps")
        .by_default("0.08 K/W", k_orbitdc);
    t.number("emissivity", &T::emissivity, "1", between(0.01, 1), "of each of two faces")
        .by_default("0.82", k_orbitdc);
    t.number("absorptance", &T::absorptance, "1", share(), "solar").by_default("0.07", k_orbitdc);
    t.number("sun_view", &T::sun_view, "1", share(), "mean over the face-on Sun")
        .by_default("0.5", k_orbitdc);
    t.number("albedo", &T::albedo, "1", share(), "of the Earth").by_default("0.3", k_orbitdc);
    t.number("earth_view", &T::earth_view, "1", share(), "for albedo and infrared")
        .by_default("0.2", k_orbitdc);
    t.number("earth_infrared", &T::earth_infrared, "W/m2", at_least(0), "of the Earth")
        .by_default("238 W/m2", k_orbitdc);
    t.number("space_temperature", &T::space_temperature, "K", at_least(0), "of the sky")
        .by_default("3 K", k_orbitdc);
    t.number("panel_density", &T::panel_density, "kg/m2", at_least(0), "of the radiator")
        .by_default("7 kg/m2", k_orbitdc);
    t.number("loop_density", &T::loop_density, "kg/kW", at_least(0), "of pumps and lines")
        .by_default("3.5 kg/kW", k_orbitdc);
    t.number("price", &T::price, "USD/m2", at_least(0), "of the radiator")
        .by_default("5000 USD/m2", k_orbitdc);
    return t;
}

FieldTable faults_table() {
    using F = finance::OrbitDcFaults;
    FieldTable t;
    t.number("base_rate", &F::base_rate, "1/yr", at_least(0), "of an accelerator")
        .by_default("0.05 1/yr", k_orbitdc);
    t.number("dose_rate", &F::dose_rate, "krad/yr", at_least(0), "in silicon")
        .by_default("1 krad/yr", k_orbitdc);
    t.number("tolerance", &F::tolerance, "krad", more_than(0), "dose that fails one")
        .by_default("20 krad", k_orbitdc);
    t.number("upset_rate", &F::upset_rate, "1/yr", at_least(0), "before mitigation")
        .by_default("0.03 1/yr", k_orbitdc);
    t.number("mitigation", &F::mitigation, "1", share(), "of upsets without consequence")
        .by_default("0.8", k_orbitdc);
    t.number("spares", &F::spares, "1", share(), "added to the survivors, free and massless")
        .by_default("0.05", k_orbitdc);
    t.number("availability", &F::availability, "1", share(), "of the rest")
        .by_default("0.99", k_orbitdc);
    return t;
}

FieldTable network_table() {
    using N = finance::OrbitDcNetwork;
    FieldTable t;
    t.number("rate", &N::rate, "Gbit/s", more_than(0), "of the fleet's downlink")
        .by_default("200 Gbit/s", k_orbitdc);
    t.number("intensity", &N::intensity, "bit/FLOP", more_than(0), "traffic per work")
        .by_default("1e-8 bit/FLOP", k_orbitdc);
    t.number("site_share", &N::site_share, "1", share(), "clear sky at the site")
        .by_default("0.75", k_orbitdc);
    return t;
}

FieldTable satellite_table() {
    using S = finance::OrbitDcSatellite;
    FieldTable t;
    t.number("count", &S::count, "1", more_than(0), "of satellites").by_default("64", k_orbitdc);
    t.number("computer_factor", &S::computer_factor, "1", at_least(1), "mass with hosts")
        .by_default("2", k_orbitdc);
    t.number("fixed_mass", &S::fixed_mass, "kg", at_least(0), "bus and terminals, 30 and 60 kg")
        .by_default("90 kg", k_orbitdc);
    t.number("margin", &S::margin, "1", at_least(1), "1.2 structure times 1.2 margin")
        .by_default("1.44", k_orbitdc);
    t.number("bus_price", &S::bus_price, "MUSD", at_least(0), "of one")
        .by_default("2 MUSD", k_orbitdc);
    t.number("terminal_price", &S::terminal_price, "MUSD", at_least(0), "of one")
        .by_default("0.5 MUSD", k_orbitdc);
    t.number("drag_area", &S::drag_area, "m2", at_least(0), "of one")
        .by_default("20 m2", k_orbitdc);
    t.number("drag_coefficient", &S::drag_coefficient, "1", at_least(0), "of one")
        .by_default("2.2", k_orbitdc);
    t.number("lower_altitude", &S::lower_altitude, "km", at_least(0), "of the lower density")
        .by_default("600 km", k_orbitdc);
    t.number("lower_density", &S::lower_density, "kg/m3", more_than(0), "of the air")
        .by_default("1.2e-13 kg/m3", k_orbitdc);
    t.number("upper_altitude", &S::upper_altitude, "km", at_least(0), "of the upper density")
        .by_default("700 km", k_orbitdc);
    t.number("upper_density", &S::upper_density, "kg/m3", more_than(0), "of the air")
        .by_default("4e-14 kg/m3", k_orbitdc);
    t.number("dv_margin", &S::dv_margin, "1", at_least(1), "on drag make-up")
        .by_default("1.05", k_orbitdc);
    t.number("specific_impulse", &S::specific_impulse, "s", more_than(0), "of the thruster")
        .by_default("220 s", k_orbitdc);
    return t;
}

FieldTable terms_table() {
    using T = finance::OrbitDcTerms;
    FieldTable t;
    t.integer("years", &T::years, between(1, 100), "of operation").by_default("5", k_orbitdc);
    t.number("year", &T::year, "d", more_than(0), "of output and rates")
        .by_default("365.25 d", k_orbitdc);
    t.number("account_year", &T::account_year, "h", more_than(0), "of accelerator-hours and energy")
        .by_default("8760 h", k_orbitdc);
    t.number("rate", &T::rate, "1", between(-0.5, 1), "discount rate per year")
        .by_default("0.08", k_orbitdc);
    return t;
}

FieldTable cost_table() {
    using C = finance::OrbitDcCost;
    FieldTable t;
    t.number("delivered_share", &C::delivered_share, "%", any_number(), "of peak");
    t.number("work_cost", &C::work_cost, "USD.s/PFLOP/d", any_number(), "per PFLOP/s and day");
    t.number("accelerator_cost", &C::accelerator_cost, "USD/h", any_number(), "of delivered time");
    t.number("capital", &C::capital, "MUSD", any_number(), "with the computers");
    t.number("yearly", &C::yearly, "MUSD", any_number(), "operations and replacement");
    t.number("capital_per_watt", &C::capital_per_watt, "USD/W", any_number(),
             "without accelerators, of the IT");
    return t;
}

Model mission_model() {
    using M = finance::OrbitDcMission;
    FieldTable in;
    in.section("computers", &M::computers, computers_table(), "same on both sides");
    in.section("orbit", &M::orbit, orbit_table(), "and sunlight");
    in.section("power", &M::power, power_table(), "array and battery");
    in.section("thermal", &M::thermal, thermal_table(), "radiator");
    in.section("faults", &M::faults, faults_table(), "of accelerators");
    in.section("network", &M::network, network_table(), "downlink");
    in.section("satellite", &M::satellite, satellite_table(), "bus, margins and drag");
    in.section("terms", &M::terms, terms_table(), "of the accounts");
    in.number("launch_price", &M::launch_price, "USD/kg", at_least(0), "to the orbit")
        .by_default("3000 USD/kg", k_orbitdc);
    in.number("ground_segment", &M::ground_segment, "MUSD", at_least(0), "once")
        .by_default("20 MUSD", k_orbitdc);
    in.number("operations", &M::operations, "MUSD", at_least(0), "per year")
        .by_default("5 MUSD", k_orbitdc);

    using R = finance::OrbitDcResult;
    FieldTable out;
    out.number("it_power", &R::it_power, "kW", any_number(), "of all computers");
    out.number("eclipse_share", &R::eclipse_share, "1", any_number(), "of the orbit");
    out.number("bus_power", &R::bus_power, "kW", any_number(), "with the pump");
    out.number("pump_power", &R::pump_power, "kW", any_number(), "of it");
    out.number("array_power", &R::array_power, "kW", any_number(), "new");
    out.number("array_area", &R::array_area, "m2", any_number(), "of all");
    out.number("battery_energy", &R::battery_energy, "kWh", any_number(), "nameplate");
    out.number("radiator_temperature", &R::radiator_temperature, "K", any_number(), "mean");
    out.number("net_flux", &R::net_flux, "W/m2", any_number(), "per planform");
    out.number("radiator_area", &R::radiator_area, "m2", any_number(), "planform");
    out.number("failure_rate", &R::failure_rate, "1/yr", any_number(), "of an accelerator");
    out.number("availability", &R::availability, "1", any_number(), "of accelerators");
    out.number("failures", &R::failures, "1", any_number(), "over the life");
    out.number("dry_mass", &R::dry_mass, "kg", any_number(), "of all satellites");
    out.number("launch_mass", &R::launch_mass, "kg", any_number(), "with propellant");
    out.number("accelerators", &R::accelerators, "MUSD", any_number(), "capital");
    out.number("array", &R::array, "MUSD", any_number(), "capital");
    out.number("battery", &R::battery, "MUSD", any_number(), "capital");
    out.number("radiator", &R::radiator, "MUSD", any_number(), "capital");
    out.number("bus", &R::bus, "MUSD", any_number(), "capital");
    out.number("terminals", &R::terminals, "MUSD", any_number(), "capital");
    out.number("launch", &R::launch, "MUSD", any_number(), "capital");
    out.number("replacement", &R::replacement, "MUSD", any_number(), "over the life");
    out.section("cost", &R::cost, cost_table(), "levelised");
    return make_model("published.orbitdc_orbital", "orbitdc's orbital mission, faults included",
                      k_orbitdc, std::move(in), std::move(out), &finance::orbitdc_mission);
}

Model ground_model() {
    const char* const from = "orbitdc 0.4.2, earth_hyperscale_baseline";
    using G = finance::OrbitDcGround;
    FieldTable in;
    in.section("computers", &G::computers, computers_table(), "same on both sides");
    in.section("terms", &G::terms, terms_table(), "of the accounts");
    in.number("facility", &G::facility, "USD/W", at_least(0), "of the IT")
        .by_default("12 USD/W", from);
    in.number("pue", &G::pue, "1", at_least(1), "meter over IT energy").by_default("1.10", from);
    in.number("energy_price", &G::energy_price, "USD/kWh", at_least(0), "at the meter")
        .by_default("0.06 USD/kWh", from);
    in.number("load_share", &G::load_share, "1", share(), "mean power over full")
        .by_default("0.85", from);
    in.number("maintenance_share", &G::maintenance_share, "1", share(), "of capital, per year")
        .by_default("0.05", from);
    in.number("availability", &G::availability, "1", share(), "of accelerators")
        .by_default("0.995", from);
    return make_model("published.orbitdc_ground", "orbitdc's hyperscale centre", from,
                      std::move(in), cost_table(), &finance::orbitdc_ground);
}

}  // namespace

void add_published_orbitdc_models(Directory& directory) {
    directory.add(mission_model());
    directory.add(ground_model());
}

}  // namespace dawnline::models
