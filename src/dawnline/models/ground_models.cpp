#include "dawnline/ground/data_centre.hpp"
#include "dawnline/ground/demand.hpp"
#include "dawnline/ground/gas_plant.hpp"
#include "dawnline/ground/land.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace ground;

const char* const k_hausfather = "Hausfather 2026 (space_datacenters)";

// ------------------------------------------------------------ data centre

struct CentreIn {
    DataCentre centre;
    Grid grid;
    double from, to, year;
};
struct CentreOut {
    double meter_power, facility_cost, time_to_power, energy, energy_cost, operations, carbon,
        water_on_site, water_upstream;
};

CentreOut data_centre(const CentreIn& in) {
    const GroundOperation o = operate(in.centre, in.grid, in.from, in.to, in.year);
    return {meter_power(in.centre),
            facility_cost(in.centre),
            time_to_power(in.centre, in.grid),
            o.energy,
            o.energy_cost,
            o.operations,
            o.carbon,
            o.water_on_site,
            o.water_upstream};
}

FieldTable centre_table() {
    FieldTable t;
    t.number("power", &DataCentre::power, "MW", more_than(0), "of the IT when full");
    t.number("pue", &DataCentre::pue, "1", at_least(1), "meter over IT energy")
        .by_default("1.2", k_hausfather);
    t.number("utilisation", &DataCentre::utilisation, "1", share(), "mean IT power over power")
        .by_default("1");
    t.number("facility_capital", &DataCentre::facility_capital, "USD/kW", at_least(0), "per IT")
        .by_default("11700 USD/kW", "Cushman & Wakefield 2025, mean of 19 US markets");
    t.number("facility_life", &DataCentre::facility_life, "yr", more_than(0), "of it")
        .by_default("14 yr", "Epoch AI 2026");
    t.number("operations", &DataCentre::operations, "USD/kW/yr", at_least(0), "without energy")
        .by_default("0 USD/kW/yr");
    t.number("water_per_energy", &DataCentre::water_per_energy, "L/kWh", at_least(0), "on site")
        .by_default("0.5 L/kWh", k_hausfather);
    t.number("construction_time", &DataCentre::construction_time, "yr", at_least(0),
             "to power-on, without the grid")
        .by_default("2 yr");
    t.number("embodied", &DataCentre::embodied, "kg/kW", at_least(0), "CO2e of building it")
        .by_default("0 kg/kW");
    return t;
}

FieldTable grid_table() {
    FieldTable t;
    t.number("energy_price", &Grid::energy_price, "USD/kWh", at_least(0), "today");
    t.number("escalation", &Grid::escalation, "1", between(-0.9, 10), "real, per year")
        .by_default("0");
    t.number("carbon_intensity", &Grid::carbon_intensity, "g/kWh", at_least(0), "life-cycle")
        .by_default("369.5 g/kWh", "United States 2022-23, Ember, as in codecarbon");
    t.number("decarbonisation", &Grid::decarbonisation, "1", between(0, 0.99), "fall per year")
        .by_default("0");
    t.number("water_per_energy", &Grid::water_per_energy, "L/kWh", at_least(0), "in power plants")
        .by_default("0 L/kWh");
    t.number("interconnection_wait", &Grid::interconnection_wait, "yr", at_least(0),
             "from the request to energised")
        .by_default("4 yr", "LBNL Queued Up 2025, median above four years");
    return t;
}

Model data_centre_model() {
    FieldTable in;
    in.section("centre", &CentreIn::centre, centre_table(), "site, building and cooling");
    in.section("grid", &CentreIn::grid, grid_table(), "the supply at the meter");
    in.number("from", &CentreIn::from, "yr", any_number(), "after the date of the prices")
        .by_default("0 yr");
    in.number("to", &CentreIn::to, "yr", any_number(), "the same");
    in.number("year", &CentreIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", "Julian year");
    FieldTable out;
    using O = CentreOut;
    out.number("meter_power", &O::meter_power, "MW", any_number(), "IT x PUE x utilisation");
    out.number("facility_cost", &O::facility_cost, "MUSD", any_number(), "capital");
    out.number("time_to_power", &O::time_to_power, "yr", any_number(), "the longer of both waits");
    out.number("energy", &O::energy, "GWh", any_number(), "at the meter");
    out.number("energy_cost", &O::energy_cost, "MUSD", any_number(), "price grown");
    out.number("operations", &O::operations, "MUSD", any_number(), "without energy");
    out.number("carbon", &O::carbon, "t", any_number(), "CO2e of the energy");
    out.number("water_on_site", &O::water_on_site, "m3", any_number(), "evaporated");
    out.number("water_upstream", &O::water_upstream, "m3", any_number(), "in power plants");
    return make_model("ground.data_centre", "What a data centre draws, costs, emits and drinks",
                      "definition; PUE and WUE after ISO/IEC 30134-2 and -9", std::move(in),
                      std::move(out), &data_centre);
}

struct SpendIn {
    double energy_price, pue, utilisation;
};
struct SpendOut {
    double spend;
};

SpendOut spend(const SpendIn& in) {
    return {power_spend(in.energy_price, in.pue, in.utilisation)};
}

Model power_spend_model() {
    FieldTable in;
    in.number("energy_price", &SpendIn::energy_price, "USD/kWh", at_least(0), "at the meter");
    in.number("pue", &SpendIn::pue, "1", at_least(1), "meter over IT energy");
    in.number("utilisation", &SpendIn::utilisation, "1", share(), "mean over full power")
        .by_default("1", "arXiv:2511.19468v2 S4.4");
    FieldTable out;
    out.number("spend", &SpendOut::spend, "USD/kW/yr", any_number(), "price x PUE x utilisation");
    return make_model("ground.power_spend", "Electricity that IT power takes a year on the ground",
                      "arXiv:2511.19468v2 S4.4", std::move(in), std::move(out), &spend);
}

// ------------------------------------------------------------ fuel, land, demand

struct FuelIn {
    double heat_rate, gas_price;
};
struct FuelOut {
    double price;
};

FuelOut fuel(const FuelIn& in) {
    return {fuel_cost(in.heat_rate, in.gas_price)};
}

Model gas_fuel_model() {
    FieldTable in;
    in.number("heat_rate", &FuelIn::heat_rate, "1", at_least(1),
              "heat over electric energy, higher heating value; 1 Btu/kWh is 2.930711e-4")
        .by_default("1.81704063507", "6200 Btu/kWh, combined cycle, McCalip 2025");
    in.number("gas_price", &FuelIn::gas_price, "USD/MWh", at_least(0),
              "per heat; 1 USD/MMBtu is 3.412142 USD/MWh");
    FieldTable out;
    out.number("price", &FuelOut::price, "USD/MWh", any_number(), "per electric energy");
    return make_model("ground.gas_fuel", "Fuel that an energy from gas takes", "definition",
                      std::move(in), std::move(out), &fuel);
}

struct LandIn {
    double power, gas_share, overbuild, capacity_factor, area_per_power;
};
struct LandOut {
    double area;
};

LandOut land(const LandIn& in) {
    return {
        array_land(in.power, in.gas_share, in.overbuild, in.capacity_factor, in.area_per_power)};
}

Model land_model() {
    FieldTable in;
    in.number("power", &LandIn::power, "GW", more_than(0), "of the load");
    in.number("gas_share", &LandIn::gas_share, "1", share(), "of the energy")
        .by_default("0.1", k_hausfather);
    in.number("overbuild", &LandIn::overbuild, "1", at_least(1), "of the array")
        .by_default("1.5", k_hausfather);
    in.number("capacity_factor", &LandIn::capacity_factor, "1", between(0.01, 1), "of the array")
        .by_default("0.25", k_hausfather);
    in.number("area_per_power", &LandIn::area_per_power, "m2/kW", more_than(0),
              "per alternating-current power")
        .by_default("30.7561081 m2/kW", "7.6 acre/MW, Ong et al. 2013, NREL/TP-6A20-56290");
    FieldTable out;
    out.number("area", &LandOut::area, "km2", any_number(), "P (1-g) overbuild/CF x area");
    return make_model("ground.land", "Land of the array of a hybrid plant",
                      "Hausfather 2026; Ong et al. 2013, NREL/TP-6A20-56290", std::move(in),
                      std::move(out), &land);
}

struct HeatPumpIn {
    double lifted_share, hot, cold, second_law_efficiency;
};
struct HeatPumpOut {
    double share;
};

HeatPumpOut heat_pump(const HeatPumpIn& in) {
    return {heat_pump_share(in.lifted_share, in.hot, in.cold, in.second_law_efficiency)};
}

Model heat_pump_model() {
    FieldTable in;
    in.number("lifted_share", &HeatPumpIn::lifted_share, "1", at_least(0), "of the IT power")
        .by_default("0.75", k_hausfather);
    in.number("hot", &HeatPumpIn::hot, "K", more_than(0), "side");
    in.number("cold", &HeatPumpIn::cold, "K", more_than(0), "side");
    in.number("second_law_efficiency", &HeatPumpIn::second_law_efficiency, "1", between(0.01, 1),
              "of Carnot")
        .by_default("0.5", k_hausfather);
    FieldTable out;
    out.number("share", &HeatPumpOut::share, "1", any_number(), "electric power over IT power");
    return make_model("ground.heat_pump", "Power of a heat pump that lifts the heat of computers",
                      "Carnot; Hausfather 2026", std::move(in), std::move(out), &heat_pump);
}

struct DemandIn {
    double first, last, years, ahead;
};
struct DemandOut {
    double growth, then;
};

DemandOut demand(const DemandIn& in) {
    const double growth = yearly_growth(in.first, in.last, in.years);
    return {growth, grown(in.last, growth, in.ahead)};
}

Model demand_model() {
    FieldTable in;
    in.number("first", &DemandIn::first, "TWh", more_than(0), "in a year");
    in.number("last", &DemandIn::last, "TWh", more_than(0), "in a later year");
    in.number("years", &DemandIn::years, "1", more_than(0), "between them");
    in.number("ahead", &DemandIn::ahead, "1", at_least(0), "years beyond the last").by_default("0");
    FieldTable out;
    out.number("growth", &DemandOut::growth, "%", any_number(), "(b/a)^(1/years) - 1, per year");
    out.number("then", &DemandOut::then, "TWh", any_number(), "at the same growth");
    return make_model("ground.demand_growth", "Yearly growth of the demand for electricity",
                      "definition", std::move(in), std::move(out), &demand);
}

}  // namespace

void add_ground_models(Directory& directory) {
    directory.add(data_centre_model());
    directory.add(power_spend_model());
    directory.add(gas_fuel_model());
    directory.add(land_model());
    directory.add(heat_pump_model());
    directory.add(demand_model());
}

}  // namespace dawnline::models
