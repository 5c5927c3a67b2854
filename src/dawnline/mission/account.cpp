#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/finance/boundary.hpp"
#include "dawnline/finance/cash_flow.hpp"
#include "dawnline/finance/discounting.hpp"
#include "dawnline/finance/learning.hpp"
#include "dawnline/ground/data_centre.hpp"
#include "dawnline/mission/faults.hpp"
#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {
namespace {

constexpr double k_year = constants::k_julian_year;

/// When service begins and ends, counted from the decision to build.
struct Service {
    double begin;  // [s]
    double end;    // [s]
};

double sum(const std::vector<Item>& items) {
    double total = 0.0;
    for (const Item& item : items) total += item.amount;
    return total;
}

/// Mean cost of n units over the catalogue's price, which is that of unit `reference` on a
/// Crawford curve.
double series_factor(double n, double reference, double learning_rate) {
    const double b = finance::learning_exponent(learning_rate);
    const double first_unit = std::pow(reference, -b);
    const long last = std::max(1L, std::lround(n));
    return finance::crawford_total(first_unit, 1, last, b) / static_cast<double>(last);
}

/// Hardware of one satellite at catalogue prices, without its computers.
std::vector<Item> satellite_prices(const scenario::Satellite& satellite, const Design& design) {
    return {
        {"solar array", satellite.array.price * design.power.array_power_bol},
        {"battery", satellite.battery.price * design.power.battery_energy},
        {"radiator", satellite.radiator.price * design.thermal.radiator_area},
        {"coolant loop", satellite.loop.price * design.thermal.heat},
        {"optical terminals", satellite.terminal.price * static_cast<double>(satellite.terminals)},
        {"propulsion", satellite.thruster.price},
        {"bus", satellite.bus.price}};
}

double accelerators_of_fleet(const Scenario& scenario) {
    return static_cast<double>(scenario.satellites) *
           static_cast<double>(scenario.satellite.accelerators);
}

double computers_of_satellite(const scenario::Satellite& satellite) {
    const double accelerators = static_cast<double>(satellite.accelerators);
    return accelerators * satellite.accelerator.price +
           std::ceil(accelerators / satellite.host.accelerators) * satellite.host.price;
}

finance::CostItem bought(std::string name, double amount, double start, double life, double end) {
    return {std::move(name), finance::ItemKind::capital, amount, start, life, end};
}

finance::CostItem running(std::string name, double rate, double start, double end,
                          double escalation = 0.0) {
    return {std::move(name), finance::ItemKind::operations, rate, start, 0.0, end, escalation};
}

/// Fills the sums of a ledger from its cost items and what is delivered evenly in service.
void settle(Ledger& ledger, const std::vector<finance::CostItem>& items, const Service& service,
            double rate, double accelerators_useful, double flops_per_accelerator, double it_power,
            double tokens_per_second) {
    const finance::Terms terms{
        .rate = rate, .year = k_year, .period = k_year, .horizon = service.end};
    const finance::CashFlow flow = finance::cash_flow(items, terms);
    for (std::size_t k = 0; k < items.size(); ++k) {
        // What ends before service begins is an investment, however it was paid.
        const bool capital =
            items[k].kind == finance::ItemKind::capital || items[k].end <= service.begin;
        if (capital)
            ledger.capital.push_back({items[k].name, flow.items[k].total});
        else
            ledger.operations.push_back({items[k].name, items[k].amount});
    }
    ledger.capital_total = sum(ledger.capital);
    ledger.operations_rate = sum(ledger.operations);
    ledger.present_value = flow.present_value;

    const double length = service.end - service.begin;
    const double valued = finance::stream_factor(rate, service.begin, service.end, k_year);
    ledger.annual_cost = flow.present_value / valued;
    ledger.accelerator_hours = accelerators_useful * length;
    ledger.cost_per_accelerator_hour = flow.present_value / (accelerators_useful * valued);
    ledger.cost_per_flop = ledger.cost_per_accelerator_hour / flops_per_accelerator;
    ledger.cost_per_power_year = flow.present_value / (it_power * valued);
    ledger.cost_per_token = flow.present_value / (tokens_per_second * valued);
    ledger.time_to_power = service.begin;
}

double present_value_of(const std::vector<finance::CostItem>& items, const std::string& name,
                        const Service& service, double rate) {
    std::vector<finance::CostItem> one;
    for (const finance::CostItem& item : items)
        if (item.name == name) one.push_back(item);
    return finance::cash_flow(
               one, {.rate = rate, .year = k_year, .period = k_year, .horizon = service.end})
        .present_value;
}

struct OrbitSide {
    Ledger ledger;
    std::vector<finance::CostItem> items;
    Service service;
    double build = 0;      // satellites without computers, all built [USD]
    double computers = 0;  // all built [USD]
    double it_power = 0;   // of the fleet [W]
    double insurance = 0;  // beyond its payouts [USD]
    double useful = 0;     // accelerators' worth of useful work [1]
};

OrbitSide orbit_side(const Scenario& scenario, const Design& design, const Operations& operations,
                     const Campaign& campaign) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::Economics& economics = scenario.economics;
    OrbitSide side;
    // What is lost with failed flights is built again. Each satellite serves from its own flight
    // on, so capital is spent, on average, when service begins.
    const double success = scenario.launch.vehicle.success_probability;
    const double built = campaign.satellites_built / success;
    side.service = {campaign.first_flight + campaign.mean_delay,
                    campaign.first_flight + campaign.mean_delay + economics.horizon};

    const double factor =
        series_factor(built, economics.production_reference, economics.production_learning);
    for (const Item& part : satellite_prices(satellite, design)) {
        const double amount = part.amount * factor * built;
        side.build += amount;
        side.items.push_back(
            bought(part.name, amount, side.service.begin, satellite.life, side.service.end));
    }
    side.computers = computers_of_satellite(satellite) * built;
    side.items.push_back(
        bought("computers", side.computers, side.service.begin, satellite.life, side.service.end));
    side.items.push_back(bought("launch", campaign.launch_cost, side.service.begin, satellite.life,
                                side.service.end));
    // The lost satellites are in the accounts already: of a premium only what it costs beyond the
    // payouts that it returns comes on top.
    const double loading = std::max(0.0, economics.insurance - (1.0 - success));
    side.insurance = loading * (side.build + side.computers);
    side.items.push_back(
        bought("insurance", side.insurance, side.service.begin, satellite.life, side.service.end));
    if (economics.development_time > 0.0)
        side.items.push_back(running("development",
                                     economics.development / economics.development_time, 0.0,
                                     economics.development_time));
    else
        side.items.push_back(bought("development", economics.development, 0.0, 0.0, 1.0));
    side.items.push_back(running("flight operations", economics.operations_share * side.build,
                                 side.service.begin, side.service.end));
    side.items.push_back(
        running("ground segment", economics.ground_segment, side.service.begin, side.service.end));

    const double fleet = static_cast<double>(scenario.satellites);
    side.it_power = fleet * design.power.it_power;
    side.useful =
        accelerators_of_fleet(scenario) * operations.useful_share * economics.serviced_utilisation;
    settle(side.ledger, side.items, side.service, economics.discount_rate, side.useful,
           satellite.accelerator.peak_bf16, side.it_power,
           operations.serving_rate * economics.serviced_utilisation);

    const double computers_mass = design.mass.computers * built;  // boards have their own figure
    const double generations = std::max(1.0, economics.horizon / satellite.life);
    side.ledger.carbon =
        generations *
        (campaign.carbon + economics.satellite_carbon * (built * design.mass.dry - computers_mass) +
         satellite.accelerator.embodied_carbon * accelerators_of_fleet(scenario) / success);
    side.ledger.carbon_per_it_energy =
        side.ledger.carbon /
        (side.it_power * operations.life.mean_delivered * design.compute.mean_alive *
         economics.serviced_utilisation * economics.horizon);
    return side;
}

struct GroundSide {
    Ledger ledger;
    Service service;
    double it_power = 0;   // [W]
    double computers = 0;  // [USD]
};

GroundSide ground_side(const Scenario& scenario, const Design& design) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::DataCentre& site = scenario.ground.site;
    const scenario::Grid& grid_input = scenario.ground.grid;
    const scenario::Economics& economics = scenario.economics;
    const double accelerators = accelerators_of_fleet(scenario);
    const double fleet = static_cast<double>(scenario.satellites);
    GroundSide side;
    side.it_power = fleet * (design.power.accelerator_power + design.power.host_power) *
                    (1.0 + site.network_power);

    const ground::DataCentre centre{.power = side.it_power,
                                    .pue = site.pue,
                                    .utilisation = site.utilisation,
                                    .facility_capital = site.facility_capital,
                                    .facility_life = site.facility_life,
                                    .operations = site.operations,
                                    .water_per_energy = site.water,
                                    .construction_time = site.construction_time,
                                    .embodied = site.embodied_carbon};
    const ground::Grid grid{.energy_price = grid_input.energy_price,
                            .escalation = grid_input.escalation,
                            .carbon_intensity = grid_input.carbon_intensity,
                            .decarbonisation = 0.0,
                            .water_per_energy = 0.0,
                            .interconnection_wait = grid_input.interconnection};
    side.service.begin = ground::time_to_power(centre, grid);
    side.service.end = side.service.begin + economics.horizon;

    side.computers = fleet * computers_of_satellite(satellite) * (1.0 + site.network_share);
    // Paid evenly while it is built: half of the time's interest on top.
    const double facility =
        ground::facility_cost(centre) *
        std::pow(1.0 + economics.discount_rate, 0.5 * site.construction_time / k_year);
    const double begin = side.service.begin, end = side.service.end;
    const std::vector<finance::CostItem> items{
        bought("computers", side.computers, begin, economics.compute_life, end),
        bought("facility", facility, begin, site.facility_life, end),
        running("electricity", grid.energy_price * ground::meter_power(centre), begin, end,
                grid.escalation),
        running("operations", site.operations * side.it_power, begin, end),
        running("accelerators replaced",
                satellite.accelerator.failure_rate * satellite.accelerator.price * accelerators,
                begin, end)};
    const double useful = accelerators * site.availability * site.utilisation *
                          ground_checkpoint_efficiency(scenario);
    settle(side.ledger, items, side.service, economics.discount_rate, useful,
           satellite.accelerator.peak_bf16, side.it_power,
           design.compute.serving_rate * site.availability * site.utilisation);

    const ground::GroundOperation service =
        ground::operate(centre, grid, side.service.begin, side.service.end, k_year);
    const double generations = std::max(1.0, economics.horizon / economics.compute_life);
    side.ledger.water = service.water_on_site + service.water_upstream;
    side.ledger.carbon = service.carbon + site.embodied_carbon * side.it_power +
                         generations * satellite.accelerator.embodied_carbon * accelerators;
    side.ledger.carbon_per_it_energy =
        side.ledger.carbon / (side.it_power * site.utilisation * economics.horizon);
    return side;
}

std::vector<Boundary> boundaries(const Scenario& scenario, const Design& design,
                                 const Campaign& campaign, const OrbitSide& orbit,
                                 const GroundSide& ground) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::Economics& economics = scenario.economics;
    const finance::OrbitCosts orbit_costs{
        .specific_mass = campaign.mass / orbit.it_power,
        .launch_price = campaign.price_per_kg,
        .build = orbit.build / orbit.it_power,
        .life = satellite.life,
        .compute = orbit.computers / orbit.it_power,
        .compute_life = satellite.life,
        .other_capital = (economics.development + orbit.insurance) / orbit.it_power,
        .operations =
            (economics.operations_share * orbit.build + economics.ground_segment) / orbit.it_power};
    const finance::GroundCosts ground_costs{.facility = scenario.ground.site.facility_capital,
                                            .facility_life = scenario.ground.site.facility_life,
                                            .compute = ground.computers / ground.it_power,
                                            .compute_life = economics.compute_life,
                                            .energy_price = scenario.ground.grid.energy_price,
                                            .pue = scenario.ground.site.pue,
                                            .operations = scenario.ground.site.operations};
    const finance::Boundaries all =
        finance::compare_boundaries(orbit_costs, ground_costs, economics.discount_rate, k_year);
    const double fleet_mass = design.mass.launch;
    const double array = finance::launched_power_price(fleet_mass / design.power.array_power_bol,
                                                       campaign.price_per_kg, satellite.life);
    return {
        {"launch against electricity, per array power (Suncatcher)", array, all.power.ground,
         "USD/W/s", "USD/kW/yr", array / all.power.ground,
         "orbit: launch of the satellite per new array power, over its life; ground: energy and "
         "PUE"},
        {"launch against electricity, per IT power", all.power.orbit, all.power.ground, "USD/W/s",
         "USD/kW/yr", all.power.ratio, "the same per power of the computers"},
        {"launch and build against facility (Turyshev)", all.closure.orbit, all.closure.ground,
         "USD/W", "USD/kW", all.closure.ratio,
         "orbit: launch and satellites without computers; ground: building, power and cooling"},
        {"everything but computers (McCalip)", all.plant.orbit, all.plant.ground, "USD/W", "USD/kW",
         all.plant.ratio, "undiscounted over the satellites' life, operations and energy included"},
        {"everything, each asset on its own life (Epoch)", all.full.orbit, all.full.ground,
         "USD/W/s", "USD/kW/yr", all.full.ratio,
         "annuities of all capital, computers included, with operations and energy"}};
}

}  // namespace

Accounts account(const Scenario& scenario, const Design& design, const Operations& operations,
                 const Campaign& campaign) {
    const double rate = scenario.economics.discount_rate;
    const OrbitSide orbit = orbit_side(scenario, design, operations, campaign);
    const GroundSide ground = ground_side(scenario, design);

    Accounts accounts;
    accounts.orbit = orbit.ledger;
    accounts.ground = ground.ledger;
    accounts.ratio =
        orbit.ledger.cost_per_accelerator_hour / ground.ledger.cost_per_accelerator_hour;

    // Linear in the launch price: what launch may cost is what all else leaves of the ground's
    // cost.
    const double launch_value = present_value_of(orbit.items, "launch", orbit.service, rate);
    const double valued =
        finance::stream_factor(rate, orbit.service.begin, orbit.service.end, k_year);
    const double allowed = ground.ledger.cost_per_accelerator_hour * orbit.useful * valued -
                           (orbit.ledger.present_value - launch_value);
    accounts.break_even_launch_price = campaign.price_per_kg * allowed / launch_value;

    accounts.boundaries = boundaries(scenario, design, campaign, orbit, ground);
    return accounts;
}

}  // namespace dawnline::mission
