// Emulators of published calculators: the source's own numbers from the source's own inputs.

#include "dawnline/models/published_models.hpp"

#include "dawnline/finance/mccalip.hpp"
#include "dawnline/finance/starcloud_cost.hpp"
#include "dawnline/finance/turyshev.hpp"
#include "dawnline/ground/gas_plant.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;

const char* const k_mccalip = "McCalip, thoughts, code of 15 December 2025";
const char* const k_starcloud = "Starcloud white paper v1.03, September 2024, table 1";
const char* const k_turyshev = "arXiv:2604.27197";

// ------------------------------------------------------------ McCalip

struct OrbitIn {
    finance::McCalipOrbit orbit;
    double ground_total;
};
struct OrbitOut {
    finance::McCalipOrbitCost cost;
    double margin, break_even_launch_price;
};

OrbitOut mccalip_orbital(const OrbitIn& in) {
    OrbitOut out;
    out.cost = finance::mccalip_orbit(in.orbit);
    out.margin = out.cost.satellites * in.orbit.satellite_power / in.orbit.power - 1.0;
    out.break_even_launch_price = finance::mccalip_break_even(in.orbit, in.ground_total);
    return out;
}

FieldTable orbit_table() {
    FieldTable t;
    using O = finance::McCalipOrbit;
    t.number("power", &O::power, "MW", more_than(0), "delivered, mean over the life")
        .by_default("1000 MW", k_mccalip);
    t.integer("years", &O::years, between(1, 1000), "of operation").by_default("5", k_mccalip);
    t.number("year", &O::year, "h", more_than(0), "of account").by_default("8760 h", k_mccalip);
    t.number("launch_price", &O::launch_price, "USD/kg", at_least(0), "to the orbit")
        .by_default("500 USD/kg", k_mccalip);
    t.number("satellite_price", &O::satellite_price, "USD/W", at_least(0), "new")
        .by_default("22 USD/W", k_mccalip);
    t.number("specific_power", &O::specific_power, "W/kg", more_than(0), "of the satellite")
        .by_default("36.5 W/kg", k_mccalip);
    t.number("satellite_power", &O::satellite_power, "kW", more_than(0), "of one, new")
        .by_default("27 kW", k_mccalip);
    t.number("satellite_area", &O::satellite_area, "m2", at_least(0), "of its array")
        .by_default("116 m2", k_mccalip);
    t.number("sunlit_share", &O::sunlit_share, "1", between(0.01, 1), "of the time")
        .by_default("0.98", k_mccalip);
    t.number("degradation", &O::degradation, "1", between(0, 0.9), "per year")
        .by_default("0.025", k_mccalip);
    t.number("operations_share", &O::operations_share, "1", at_least(0), "of hardware, per year")
        .by_default("0.01", k_mccalip);
    t.number("failure_share", &O::failure_share, "1", at_least(0), "of hardware, per year")
        .by_default("0.09", k_mccalip);
    t.number("development", &O::development, "BUSD", at_least(0), "non-recurring")
        .by_default("1 BUSD", k_mccalip);
    t.number("vehicle_payload", &O::vehicle_payload, "t", more_than(0), "per launch")
        .by_default("100 t", k_mccalip);
    return t;
}

FieldTable orbit_cost_table() {
    FieldTable t;
    using C = finance::McCalipOrbitCost;
    t.number("mean_capacity", &C::mean_capacity, "1", any_number(), "over the life");
    t.number("satellites", &C::satellites, "1", any_number(), "whole");
    t.number("mass", &C::mass, "t", any_number(), "of all");
    t.number("launches", &C::launches, "1", any_number(), "whole");
    t.number("array_area", &C::array_area, "km2", any_number(), "of all");
    t.number("hardware", &C::hardware, "BUSD", any_number(), "satellites");
    t.number("launch", &C::launch, "BUSD", any_number(), "of them");
    t.number("operations", &C::operations, "BUSD", any_number(), "over the years");
    t.number("failures", &C::failures, "BUSD", any_number(), "over the years");
    t.number("total", &C::total, "BUSD", any_number(), "with development");
    t.number("energy_cost", &C::energy_cost, "USD/MWh", any_number(), "undiscounted");
    t.number("capital_per_watt", &C::capital_per_watt, "USD/W", any_number(), "total over power");
    return t;
}

Model mccalip_orbital_model() {
    FieldTable in;
    in.section("orbit", &OrbitIn::orbit, orbit_table(), "inputs of the calculator");
    in.number("ground_total", &OrbitIn::ground_total, "BUSD", at_least(0), "to break even with")
        .by_default("15.851062 BUSD", k_mccalip);
    FieldTable out;
    out.section("cost", &OrbitOut::cost, orbit_cost_table(), "as the source counts it");
    out.number("margin", &OrbitOut::margin, "%", any_number(), "installed over delivered, less 1");
    out.number("break_even_launch_price", &OrbitOut::break_even_launch_price, "USD/kg",
               any_number(), "hardware and launch alone; negative: none");
    return make_model("published.mccalip_orbital", "McCalip's orbital data centre, faults included",
                      k_mccalip, std::move(in), std::move(out), &mccalip_orbital);
}

Model mccalip_ground_model() {
    FieldTable in;
    using G = ground::GasPlantCentre;
    in.number("power", &G::power, "MW", more_than(0), "of the IT").by_default("1000 MW", k_mccalip);
    in.number("years", &G::years, "1", more_than(0), "of operation").by_default("5", k_mccalip);
    in.number("year", &G::year, "h", more_than(0), "of account").by_default("8760 h", k_mccalip);
    in.number("plant_capital", &G::plant_capital, "USD/W", at_least(0), "at the plant")
        .by_default("1.80 USD/W", k_mccalip);
    in.number("electrical", &G::electrical, "USD/W", at_least(0), "of the IT")
        .by_default("5.25 USD/W", k_mccalip);
    in.number("mechanical", &G::mechanical, "USD/W", at_least(0), "of the IT")
        .by_default("3.00 USD/W", k_mccalip);
    in.number("civil", &G::civil, "USD/W", at_least(0), "of the IT")
        .by_default("2.50 USD/W", k_mccalip);
    in.number("network", &G::network, "USD/W", at_least(0), "of the IT")
        .by_default("1.75 USD/W", k_mccalip);
    in.number("pue", &G::pue, "1", at_least(1), "meter over IT energy")
        .by_default("1.2", k_mccalip);
    in.number("capacity_factor", &G::capacity_factor, "1", between(0.01, 1), "of the IT")
        .by_default("0.85", k_mccalip);
    in.number("gas_price", &G::gas_price, "USD/MWh", at_least(0), "per heat")
        .by_default("14.6722090225 USD/MWh", "4.30 USD/MMBtu (1 MMBtu = 0.29307107 MWh), McCalip");
    in.number("heat_rate", &G::heat_rate, "1", at_least(1), "heat over electric energy")
        .by_default("1.81704063507", "6200 Btu/kWh (1 Btu = 1055.05585262 J), McCalip");
    in.number("gas_heat", &G::gas_heat, "MJ/m3", more_than(0), "per volume")
        .by_default("37.2589457808 MJ/m3", "1000 Btu per cubic foot, McCalip");
    FieldTable out;
    using C = ground::GasPlantCost;
    out.number("capital_per_watt", &C::capital_per_watt, "USD/W", any_number(), "of the IT");
    out.number("fuel_price", &C::fuel_price, "USD/MWh", any_number(), "of the plant's energy");
    out.number("energy", &C::energy, "GWh", any_number(), "of the IT");
    out.number("capital", &C::capital, "BUSD", any_number(), "in all");
    out.number("fuel", &C::fuel, "BUSD", any_number(), "in all");
    out.number("total", &C::total, "BUSD", any_number(), "undiscounted");
    out.number("energy_cost", &C::energy_cost, "USD/MWh", any_number(), "total over IT energy");
    out.number("gas_volume", &C::gas_volume, "m3", any_number(), "burnt");
    return make_model("published.mccalip_ground", "McCalip's data centre beside a gas plant",
                      k_mccalip, std::move(in), std::move(out), &ground::gas_plant_cost);
}

// ------------------------------------------------------------ Turyshev

Model turyshev_model() {
    FieldTable in;
    using T = finance::TuryshevCase;
    in.number("launch_price", &T::launch_price, "USD/kg", more_than(0), "to the orbit")
        .by_default("3364 USD/kg", "Falcon 9 list, 74 MUSD for 22 t");
    in.number("build_price", &T::build_price, "USD/kg", at_least(0), "of the satellite")
        .by_default("0 USD/kg", "launch alone");
    in.number("specific_mass", &T::specific_mass, "kg/kW", more_than(0), "deployed per IT")
        .by_default("40 kg/kW", k_turyshev);
    in.number("link_cost", &T::link_cost, "USD/kW", at_least(0), "of delivered IT")
        .by_default("0 USD/kW");
    in.number("operations_cost", &T::operations_cost, "USD/kW", at_least(0), "of delivered IT")
        .by_default("0 USD/kW");
    in.number("ground_capital", &T::ground_capital, "USD/kW", more_than(0), "without servers");
    in.number("utilisation", &T::utilisation, "1", between(0.01, 1), "delivered over installed")
        .by_default("1");
    in.number("hazard", &T::hazard, "1/yr", at_least(0), "of a satellite").by_default("0 1/yr");
    in.number("life", &T::life, "yr", more_than(0), "of it").by_default("5 yr", k_turyshev);
    FieldTable out;
    using C = finance::TuryshevClosure;
    out.number("cost", &C::cost, "USD/kW", any_number(), "((L+B) m + link + operations) Pi/U");
    out.number("allowance", &C::allowance, "USD/kg", any_number(), "for launch and build");
    out.number("penalty", &C::penalty, "1", any_number(), "Pi = lT/(1 - e^-lT)");
    out.number("excess", &C::excess, "1", any_number(), "launch price over the allowance");
    out.number("closing_mass", &C::closing_mass, "kg/kW", any_number(), "that just closes");
    out.flag("closes", &C::closes, "the cost is not above the ground's");
    return make_model("published.turyshev", "Turyshev's closure against a ground facility",
                      k_turyshev, std::move(in), std::move(out), &finance::turyshev_closure);
}

struct DownlinkIn {
    double bits_per_token, energy_per_token, power;
};
struct DownlinkOut {
    double per_energy, rate;
};

DownlinkOut downlink(const DownlinkIn& in) {
    const double per_energy = finance::downlink_per_energy(in.bits_per_token, in.energy_per_token);
    return {per_energy, per_energy * in.power};
}

Model downlink_model() {
    FieldTable in;
    in.number("bits_per_token", &DownlinkIn::bits_per_token, "bit/token", more_than(0), "of text")
        .by_default("32 bit/token", k_turyshev);
    in.number("energy_per_token", &DownlinkIn::energy_per_token, "J/token", more_than(0), "of IT")
        .by_default("0.213 J/token", "arXiv:2604.07760, coolant at 45 degC");
    in.number("power", &DownlinkIn::power, "MW", more_than(0), "of the IT").by_default("1 MW");
    FieldTable out;
    out.number("per_energy", &DownlinkOut::per_energy, "bit/J", any_number(), "of downlink");
    out.number("rate", &DownlinkOut::rate, "Mbit/s", any_number(), "mean, of the power");
    return make_model("published.turyshev_downlink", "Downlink that text inference needs",
                      "arXiv:2604.27197; arXiv:2604.07760", std::move(in), std::move(out),
                      &downlink);
}

// ------------------------------------------------------------ Starcloud

Model starcloud_model() {
    FieldTable in;
    using S = finance::StarcloudCase;
    in.number("power", &S::power, "MW", more_than(0), "of the centre")
        .by_default("40 MW", k_starcloud);
    in.number("duration", &S::duration, "h", more_than(0), "of operation")
        .by_default("87600 h", "ten years of 8760 h, Starcloud white paper");
    in.number("energy_price", &S::energy_price, "USD/kWh", at_least(0), "on the ground")
        .by_default("0.04 USD/kWh", k_starcloud);
    in.number("chiller_share", &S::chiller_share, "1", share(), "of the energy, on the ground")
        .by_default("0.05", k_starcloud);
    in.number("water_per_energy", &S::water_per_energy, "L/kWh", at_least(0), "on the ground")
        .by_default("0.5 L/kWh", k_starcloud);
    in.number("array_cost", &S::array_cost, "MUSD", at_least(0), "in orbit")
        .by_default("2 MUSD", k_starcloud);
    in.number("launch_cost", &S::launch_cost, "MUSD", at_least(0), "of the one vehicle")
        .by_default("5 MUSD", k_starcloud);
    in.number("vehicle_payload", &S::vehicle_payload, "t", more_than(0), "of it")
        .by_default("100 t", k_starcloud);
    in.number("shielding_per_power", &S::shielding_per_power, "kg/kW", at_least(0), "of the IT")
        .by_default("1 kg/kW", k_starcloud);
    in.number("shielding_launch_price", &S::shielding_launch_price, "USD/kg", at_least(0),
              "printed beside a different price of the vehicle")
        .by_default("30 USD/kg", k_starcloud);
    FieldTable out;
    using C = finance::StarcloudCost;
    out.number("energy", &C::energy, "GWh", any_number(), "over the time");
    out.number("ground_energy", &C::ground_energy, "MUSD", any_number(), "on the ground");
    out.number("ground_chiller", &C::ground_chiller, "MUSD", any_number(), "on the ground");
    out.number("water", &C::water, "m3", any_number(), "evaporated on the ground");
    out.number("shielding", &C::shielding, "MUSD", any_number(), "launched");
    out.number("orbit_total", &C::orbit_total, "MUSD", any_number(), "array, launch, shielding");
    out.number("orbit_energy_price", &C::orbit_energy_price, "USD/kWh", any_number(),
               "array and launch per energy");
    out.number("implied_launch_price", &C::implied_launch_price, "USD/kg", any_number(),
               "launch over payload");
    return make_model("published.starcloud_cost", "Starcloud's cost table, energy alone",
                      k_starcloud, std::move(in), std::move(out), &finance::starcloud_cost);
}

}  // namespace

void add_published_models(Directory& directory) {
    directory.add(mccalip_orbital_model());
    directory.add(mccalip_ground_model());
    directory.add(turyshev_model());
    directory.add(downlink_model());
    directory.add(starcloud_model());
    add_published_orbitdc_models(directory);
}

}  // namespace dawnline::models
