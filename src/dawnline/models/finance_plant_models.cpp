#include "dawnline/finance/boundary.hpp"
#include "dawnline/finance/delay.hpp"
#include "dawnline/finance/levelised.hpp"
#include "dawnline/finance/price_index.hpp"
#include "dawnline/models/finance_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace finance;

const char* const k_suncatcher = "arXiv:2511.19468v2 S4.4";
const char* const k_julian_year = "Julian year; 365 d where a source counts 8760 h";

constexpr Range rate_range() {
    return {-0.99, 100.0, false};
}

// ------------------------------------------------------------ levelised cost

struct PlantIn {
    double capital, fixed_operations, capacity_factor, fuel_price, heat_rate, variable_operations,
        life, rate, year;
};
struct PlantOut {
    double cost;
};

PlantOut levelised(const PlantIn& in) {
    return {simple_levelised_cost({in.capital, in.fixed_operations, in.capacity_factor,
                                   in.fuel_price, in.heat_rate, in.variable_operations, in.life},
                                  in.rate, in.year)};
}

Model levelised_model() {
    FieldTable in;
    in.number("capital", &PlantIn::capital, "USD/kW", at_least(0), "overnight");
    in.number("fixed_operations", &PlantIn::fixed_operations, "USD/kW/yr", at_least(0),
              "per capacity")
        .by_default("0 USD/kW/yr");
    in.number("capacity_factor", &PlantIn::capacity_factor, "1", between(1e-6, 1),
              "mean output over capacity")
        .by_default("1");
    in.number("fuel_price", &PlantIn::fuel_price, "USD/MWh", at_least(0), "per heat")
        .by_default("0 USD/MWh");
    in.number("heat_rate", &PlantIn::heat_rate, "1", at_least(0), "heat over energy delivered")
        .by_default("0");
    in.number("variable_operations", &PlantIn::variable_operations, "USD/MWh", at_least(0),
              "without fuel")
        .by_default("0 USD/MWh");
    in.number("life", &PlantIn::life, "yr", more_than(0), "over which the capital is recovered");
    in.number("rate", &PlantIn::rate, "1", rate_range(), "per year of account");
    in.number("year", &PlantIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", k_julian_year);
    FieldTable out;
    out.number("cost", &PlantOut::cost, "USD/MWh", any_number(),
               "(C CRF/year + FOM)/CF + fuel HR + VOM");
    return make_model("finance.levelised_cost", "Simple levelised cost of energy",
                      "NREL simple LCOE calculator", std::move(in), std::move(out), &levelised);
}

struct StraightIn {
    double capital, life, running_cost, power;
};
struct StraightOut {
    double yearly, per_energy;
};

StraightOut straight_line(const StraightIn& in) {
    const double cost = straight_line_cost(in.capital, in.life, in.running_cost);
    return {cost, cost / in.power};
}

Model straight_line_model() {
    FieldTable in;
    in.number("capital", &StraightIn::capital, "BUSD", at_least(0), "written off over the life");
    in.number("life", &StraightIn::life, "yr", more_than(0), "of it");
    in.number("running_cost", &StraightIn::running_cost, "BUSD/yr", at_least(0), "all the rest");
    in.number("power", &StraightIn::power, "GW", more_than(0), "of the IT").by_default("1 GW");
    FieldTable out;
    out.number("yearly", &StraightOut::yearly, "BUSD/yr", any_number(), "C/L + the rest");
    out.number("per_energy", &StraightOut::per_energy, "USD/kWh", any_number(), "of the IT");
    return make_model("finance.straight_line_cost", "Yearly cost with capital written off evenly",
                      "Epoch AI, 14 May 2026", std::move(in), std::move(out), &straight_line);
}

// ------------------------------------------------------------ boundaries

struct BoundariesIn {
    OrbitCosts orbit;
    GroundCosts ground;
    double rate, year;
};
struct BoundariesOut {
    double power_orbit, power_ground, power_ratio, closure_orbit, closure_ground, closure_ratio,
        plant_orbit, plant_ground, plant_ratio, full_orbit, full_ground, full_ratio,
        break_even_launch_price;
};

BoundariesOut boundaries(const BoundariesIn& in) {
    const Boundaries b = compare_boundaries(in.orbit, in.ground, in.rate, in.year);
    return {b.power.orbit,
            b.power.ground,
            b.power.ratio,
            b.closure.orbit,
            b.closure.ground,
            b.closure.ratio,
            b.plant.orbit,
            b.plant.ground,
            b.plant.ratio,
            b.full.orbit,
            b.full.ground,
            b.full.ratio,
            break_even_launch_price(in.orbit, in.ground, in.rate, in.year)};
}

FieldTable orbit_table() {
    FieldTable t;
    t.number("specific_mass", &OrbitCosts::specific_mass, "kg/kW", more_than(0), "launched");
    t.number("launch_price", &OrbitCosts::launch_price, "USD/kg", at_least(0), "to the orbit");
    t.number("build", &OrbitCosts::build, "USD/kW", at_least(0), "satellites without computers")
        .by_default("0 USD/kW");
    t.number("life", &OrbitCosts::life, "yr", more_than(0), "of the satellites");
    t.number("compute", &OrbitCosts::compute, "USD/kW", at_least(0), "computers")
        .by_default("0 USD/kW");
    t.number("compute_life", &OrbitCosts::compute_life, "yr", more_than(0), "of the computers")
        .by_default("5 yr", "Epoch AI 2026");
    t.number("other_capital", &OrbitCosts::other_capital, "USD/kW", at_least(0),
             "development, ground segment, insurance")
        .by_default("0 USD/kW");
    t.number("operations", &OrbitCosts::operations, "USD/kW/yr", at_least(0), "running cost")
        .by_default("0 USD/kW/yr");
    return t;
}

FieldTable ground_table() {
    FieldTable t;
    t.number("facility", &GroundCosts::facility, "USD/kW", at_least(0),
             "building, power and cooling");
    t.number("facility_life", &GroundCosts::facility_life, "yr", more_than(0), "of it")
        .by_default("14 yr", "Epoch AI 2026");
    t.number("compute", &GroundCosts::compute, "USD/kW", at_least(0), "computers")
        .by_default("0 USD/kW");
    t.number("compute_life", &GroundCosts::compute_life, "yr", more_than(0), "of the computers")
        .by_default("5 yr", "Epoch AI 2026");
    t.number("energy_price", &GroundCosts::energy_price, "USD/kWh", at_least(0), "at the meter");
    t.number("pue", &GroundCosts::pue, "1", at_least(1), "meter over IT energy");
    t.number("operations", &GroundCosts::operations, "USD/kW/yr", at_least(0), "without energy")
        .by_default("0 USD/kW/yr");
    return t;
}

Model boundaries_model() {
    FieldTable in;
    in.section("orbit", &BoundariesIn::orbit, orbit_table(), "the orbital design, per IT power");
    in.section("ground", &BoundariesIn::ground, ground_table(), "the ground, per IT power");
    in.number("rate", &BoundariesIn::rate, "1", rate_range(), "per year of account");
    in.number("year", &BoundariesIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", k_julian_year);
    FieldTable out;
    const char* const yearly = "USD/kW/yr";
    const char* const once = "USD/kW";
    using O = BoundariesOut;
    out.number("power_orbit", &O::power_orbit, yearly, any_number(), "launch over life");
    out.number("power_ground", &O::power_ground, yearly, any_number(), "electricity times PUE");
    out.number("power_ratio", &O::power_ratio, "1", any_number(), "orbit over ground");
    out.number("closure_orbit", &O::closure_orbit, once, any_number(), "launch and build");
    out.number("closure_ground", &O::closure_ground, once, any_number(), "facility");
    out.number("closure_ratio", &O::closure_ratio, "1", any_number(), "orbit over ground");
    out.number("plant_orbit", &O::plant_orbit, once, any_number(), "all but computers");
    out.number("plant_ground", &O::plant_ground, once, any_number(), "with energy over the life");
    out.number("plant_ratio", &O::plant_ratio, "1", any_number(), "orbit over ground");
    out.number("full_orbit", &O::full_orbit, yearly, any_number(), "all, each on its own life");
    out.number("full_ground", &O::full_ground, yearly, any_number(), "the same");
    out.number("full_ratio", &O::full_ratio, "1", any_number(), "orbit over ground");
    out.number("break_even_launch_price", &O::break_even_launch_price, "USD/kg", any_number(),
               "at the full boundary; negative: none");
    return make_model("finance.boundaries", "Orbit against ground at the four published boundaries",
                      "arXiv:2511.19468; arXiv:2604.27197; McCalip 2025; Epoch AI 2026",
                      std::move(in), std::move(out), &boundaries);
}

struct LaunchedIn {
    double mass, power, launch_price, life;
};
struct LaunchedOut {
    double price, specific_mass;
};

LaunchedOut launched_power(const LaunchedIn& in) {
    const double specific_mass = in.mass / in.power;
    return {launched_power_price(specific_mass, in.launch_price, in.life), specific_mass};
}

Model launched_power_model() {
    FieldTable in;
    in.number("mass", &LaunchedIn::mass, "kg", more_than(0), "of the satellite");
    in.number("power", &LaunchedIn::power, "kW", more_than(0), "of its array, new and in the Sun");
    in.number("launch_price", &LaunchedIn::launch_price, "USD/kg", at_least(0), "to the orbit");
    in.number("life", &LaunchedIn::life, "yr", more_than(0), "of the satellite")
        .by_default("5 yr", k_suncatcher);
    FieldTable out;
    out.number("price", &LaunchedOut::price, "USD/kW/yr", any_number(), "(m/P) c/L");
    out.number("specific_mass", &LaunchedOut::specific_mass, "kg/kW", any_number(), "m/P");
    return make_model("finance.launched_power_price", "What launching a power costs a year",
                      "arXiv:2511.19468v2 S4.4, table 1", std::move(in), std::move(out),
                      &launched_power);
}

struct AllowanceIn {
    double facility_capital, specific_mass, launch_price;
};
struct AllowanceOut {
    double allowance, excess, closing_mass;
};

AllowanceOut allowance(const AllowanceIn& in) {
    const double allowed = closure_allowance(in.facility_capital, in.specific_mass);
    return {allowed, in.launch_price / allowed, in.facility_capital / in.launch_price};
}

Model allowance_model() {
    FieldTable in;
    in.number("facility_capital", &AllowanceIn::facility_capital, "USD/kW", more_than(0),
              "on the ground, without servers");
    in.number("specific_mass", &AllowanceIn::specific_mass, "kg/kW", more_than(0), "in orbit");
    in.number("launch_price", &AllowanceIn::launch_price, "USD/kg", more_than(0), "of today")
        .by_default("3364 USD/kg", "Falcon 9 list, 74 MUSD for 22 t");
    FieldTable out;
    out.number("allowance", &AllowanceOut::allowance, "USD/kg", any_number(),
               "for launch and build");
    out.number("excess", &AllowanceOut::excess, "1", any_number(), "launch price over it");
    out.number("closing_mass", &AllowanceOut::closing_mass, "kg/kW", any_number(),
               "at which the launch price alone just closes");
    return make_model("finance.closure_allowance",
                      "What launch and build may cost if a satellite replaces a facility",
                      "arXiv:2604.27197, abstract", std::move(in), std::move(out), &allowance);
}

// ------------------------------------------------------------ delay and price years

struct IdleIn {
    double capital, rate, delay, year;
};
struct IdleOut {
    double cost;
};

IdleOut idle(const IdleIn& in) {
    return {carrying_cost(in.capital, in.rate, in.delay, in.year)};
}

Model idle_model() {
    FieldTable in;
    in.number("capital", &IdleIn::capital, "BUSD", at_least(0), "spent and idle");
    in.number("rate", &IdleIn::rate, "1", rate_range(), "per year of account");
    in.number("delay", &IdleIn::delay, "yr", at_least(0), "until the start");
    in.number("year", &IdleIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", k_julian_year);
    FieldTable out;
    out.number("cost", &IdleOut::cost, "BUSD", any_number(), "K ((1+r)^delay - 1)");
    return make_model("finance.delay_idle_capital", "What idle capital costs", "definition",
                      std::move(in), std::move(out), &idle);
}

IdleOut postponed(const IdleIn& in) {
    return {postponement_loss(in.capital, in.rate, in.delay, in.year)};
}

Model postponed_model() {
    FieldTable in;
    in.number("net_present_value", &IdleIn::capital, "BUSD", any_number(), "of the project");
    in.number("rate", &IdleIn::rate, "1", rate_range(), "per year of account");
    in.number("delay", &IdleIn::delay, "yr", at_least(0), "of the whole");
    in.number("year", &IdleIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", k_julian_year);
    FieldTable out;
    out.number("loss", &IdleOut::cost, "BUSD", any_number(), "NPV (1 - (1+r)^-delay)");
    return make_model("finance.delay_postponement", "What a project loses if all of it comes later",
                      "definition", std::move(in), std::move(out), &postponed);
}

struct DatedHardwareIn {
    double margin, life, delay, rate, year;
};

MarginOfDatedHardware dated_hardware(const DatedHardwareIn& in) {
    return margin_of_dated_hardware(in.margin, in.rate, in.delay, in.life, in.year);
}

Model dated_hardware_model() {
    FieldTable in;
    in.number("margin", &DatedHardwareIn::margin, "BUSD/yr", any_number(), "of the hardware");
    in.number("life", &DatedHardwareIn::life, "yr", more_than(0), "from today, used or not");
    in.number("delay", &DatedHardwareIn::delay, "yr", at_least(0), "until the start");
    in.number("rate", &DatedHardwareIn::rate, "1", rate_range(), "per year of account");
    in.number("year", &DatedHardwareIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", k_julian_year);
    FieldTable out;
    out.number("lost", &MarginOfDatedHardware::lost, "BUSD", any_number(), "m a(r, delay)");
    out.number("left", &MarginOfDatedHardware::left, "BUSD", any_number(),
               "m (a(r, life) - a(r, delay))");
    return make_model("finance.delay_dated_hardware",
                      "Margin that hardware loses while it ages unused", "definition",
                      std::move(in), std::move(out), &dated_hardware);
}

struct PremiumIn {
    double loss, power, life, rate, year;
};
struct PremiumOut {
    double premium;
};

PremiumOut premium(const PremiumIn& in) {
    return {equivalent_energy_premium(in.loss, in.power, in.rate, in.life, in.year)};
}

Model premium_model() {
    FieldTable in;
    in.number("loss", &PremiumIn::loss, "BUSD", at_least(0), "avoided by the faster source");
    in.number("power", &PremiumIn::power, "GW", more_than(0), "delivered");
    in.number("life", &PremiumIn::life, "yr", more_than(0), "of the delivery");
    in.number("rate", &PremiumIn::rate, "1", rate_range(), "per year of account");
    in.number("year", &PremiumIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", k_julian_year);
    FieldTable out;
    out.number("premium", &PremiumOut::premium, "USD/MWh", any_number(), "loss/(E a(r, life))");
    return make_model("finance.delay_energy_premium",
                      "Premium on energy that a faster start is worth", "definition", std::move(in),
                      std::move(out), &premium);
}

struct IndexIn {
    long from, to;
};
struct IndexOut {
    double ratio;
};

IndexOut price_index(const IndexIn& in) {
    return {price_ratio(static_cast<int>(in.from), static_cast<int>(in.to))};
}

Model price_index_model() {
    FieldTable in;
    in.integer("from", &IndexIn::from, between(k_first_price_year, k_last_price_year),
               "year of the dollars given");
    in.integer("to", &IndexIn::to, between(k_first_price_year, k_last_price_year),
               "year of the dollars asked for");
    FieldTable out;
    out.number("ratio", &IndexOut::ratio, "1", any_number(),
               "dollars of `to` per dollar of `from`");
    return make_model("finance.price_index", "Dollars of one year in dollars of another",
                      "US Bureau of Labor Statistics, CUUR0000SA0", std::move(in), std::move(out),
                      &price_index);
}

}  // namespace

void add_finance_plant_models(Directory& directory) {
    directory.add(levelised_model());
    directory.add(straight_line_model());
    directory.add(boundaries_model());
    directory.add(launched_power_model());
    directory.add(allowance_model());
    directory.add(idle_model());
    directory.add(postponed_model());
    directory.add(dated_hardware_model());
    directory.add(premium_model());
    directory.add(price_index_model());
}

}  // namespace dawnline::models
