#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent_losses.hpp"
#include "dawnline/launch/cadence.hpp"
#include "dawnline/launch/emissions.hpp"
#include "dawnline/launch/price.hpp"
#include "dawnline/launch/propellant.hpp"
#include "dawnline/launch/rocket.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/satellite_attrition.hpp"
#include "dawnline/mission/stacking.hpp"

namespace dawnline::mission {
namespace {

/// What the rocket lifts and whether its thrust is that of the table of losses.
struct Lift {
    double payload = 0.0;  // adapter taken off [kg]
    double misfit = 0.0;   // [1]
};

Lift lift(const scenario::Launch& input, double altitude, double inclination) {
    const scenario::Vehicle& v = input.vehicle;
    const launch::FlightMode mode{
        launch::booster_recovery_named(v.recovery),
        v.upper == "reusable" ? launch::UpperFate::reusable : launch::UpperFate::expended, 0};
    const auto computed = [&](double h, double i, double pad) {
        const launch::AscentVehicle vehicle =
            launch::ascent_vehicle(v.rocket, input.margins, mode, h);
        return Lift{
            launch::payload_to(vehicle, v.losses, h, i, pad) * (1.0 - input.margins.adapter_share),
            launch::acceleration_misfit(vehicle, v.losses)};
    };
    Lift here = computed(altitude, inclination, input.site.latitude);
    if (v.payload_basis == "published") {
        // Makers quote a flight due east, from a pad on the latitude of its inclination; one beyond
        // the poles is from this pad.
        const double i = v.reference_inclination;
        const Lift there =
            computed(v.reference_altitude, i, i < 0.5 * constants::k_pi ? i : input.site.latitude);
        here.payload = there.payload > 0.0 ? v.payload * here.payload / there.payload : 0.0;
    }
    return here;
}

/// The project's share of the vehicle's flights, beginning when the first satellites are built. A
/// failure grounds the whole vehicle, whoever's flight it was: its rate R becomes R/(1 + R p T).
launch::Cadence project_cadence(const Scenario& scenario) {
    const scenario::Vehicle& vehicle = scenario.launch.vehicle;
    const double grounded = (1.0 - vehicle.success_probability) * vehicle.stand_down;
    const auto share_of = [&](double rate) {
        return scenario.launch.site.share * rate / (1.0 + rate * grounded);
    };
    return {.first_flight = scenario.economics.development_time,
            .initial_rate = share_of(vehicle.initial_rate),
            .final_rate = share_of(vehicle.mature_rate),
            .ramp_time = vehicle.ramp_time,
            .failure_probability = 0.0,
            .stand_down = 0.0};
}

launch::Propellant propellant_of(const std::string& name) {
    return *launch::propellant_named(name);  // the reader has checked the choice
}

/// CO2-equivalent of one flight: both stages burnt completely, times what soot and water aloft add,
/// and the methane lost on the way to the tank. [kg]
double flight_carbon(const scenario::Launch& input) {
    const scenario::Vehicle& v = input.vehicle;
    const launch::Propellant first = propellant_of(v.rocket.first.propellant);
    const launch::Propellant upper = propellant_of(v.rocket.upper.propellant);
    const launch::StrapOns& strap_ons = v.rocket.strap_ons;
    const double fuel_first =
        launch::fuel_mass(v.rocket.first.propellant_mass, v.rocket.first.mixture_ratio);
    const double fuel_upper =
        launch::fuel_mass(v.rocket.upper.propellant_mass, v.rocket.upper.mixture_ratio);
    const double solid = launch::primary_index(propellant_of(strap_ons.propellant)).carbon_dioxide *
                         static_cast<double>(strap_ons.count) * strap_ons.propellant_mass;
    const double burnt = fuel_first * launch::stoichiometric(first).carbon_dioxide +
                         fuel_upper * launch::stoichiometric(upper).carbon_dioxide + solid;
    const double methane = (first == launch::Propellant::methane ? fuel_first : 0.0) +
                           (upper == launch::Propellant::methane ? fuel_upper : 0.0);
    return input.aloft_factor * burnt + input.methane_leakage * input.methane_warming * methane;
}

/// What one flight costs its operator, with his profit. [USD]
double flight_cost(const scenario::Reuse& r) {
    return (1.0 + r.profit) *
           (launch::reused_flight_cost(r.first_build, r.first_uses, r.first_refurbishment, 0.0) +
            launch::reused_flight_cost(r.upper_build, r.upper_uses, r.upper_refurbishment, 0.0) +
            r.operations);
}

/// What all flights cost, by the scenario's way of pricing. [USD]
double launch_cost(const scenario::Launch& launch, double mass, double flights_bought) {
    if (launch.pricing == "per_kg") return launch.price_per_kg * mass;
    if (launch.pricing == "learning") {
        const launch::MarketPrice market{launch.learning_price, launch.learning_mass,
                                         launch.learning_rate};
        const double from = launch.learning_mass + launch.market_mass;
        return launch::market_cost(market, from, from + mass);
    }
    return (launch.pricing == "cost" ? flight_cost(launch.vehicle.reuse) : launch.vehicle.price) *
           flights_bought;
}

}  // namespace

Campaign deploy(const Scenario& scenario, const Design& design) {
    const scenario::Launch& input = scenario.launch;

    Campaign campaign;
    const Lift lifted = lift(input, scenario.orbit.altitude, design.orbit.inclination);
    campaign.payload = lifted.payload * (1.0 - input.vehicle.dispenser_share);
    campaign.losses_misfit = lifted.misfit;

    // Satellites that never enter service are launched too, so more are built than serve.
    const double built = static_cast<double>(scenario.satellites) /
                         spacecraft::survival(attrition_law(scenario, design), 0.0);
    const long satellites = static_cast<long>(std::ceil(built - 1e-9));  // to find room for
    const spacecraft::Stack stack = flight_stack(scenario, design, campaign.payload);
    const scenario::Vehicle& vehicle = input.vehicle;

    campaign.satellites_built = built;
    campaign.satellites_by_mass =
        std::max(0.0, std::floor(campaign.payload / design.mass.launch * (1.0 + 1e-9)));
    campaign.satellites_by_volume = static_cast<double>(stack.satellites);
    campaign.satellites_per_flight = static_cast<double>(stack.carried);
    campaign.columns = static_cast<double>(stack.columns);
    campaign.tallest = static_cast<double>(stack.tallest);
    campaign.stack_height =
        vehicle.fairing.dispenser_height + campaign.tallest * design.mass.stowed_thickness;
    campaign.volume_share = stack.volume_share;
    campaign.limited_by = stack.limited_by_mass ? "mass" : "fairing";
    campaign.mass = built * design.mass.launch;
    if (stack.carried == 0) return campaign;  // nothing fits: judge() says why
    campaign.flights = std::ceil(static_cast<double>(satellites) / campaign.satellites_per_flight);
    campaign.flights_bought = campaign.flights / vehicle.success_probability;
    // Failed flights carry satellites as well; those are bought again.
    campaign.launch_cost =
        launch_cost(input, campaign.mass / vehicle.success_probability, campaign.flights_bought);
    campaign.price_per_kg = campaign.launch_cost / campaign.mass;
    // Whoever pays by the kilogram shares the flight with others.
    const double flights_charged =
        input.pricing == "list" || input.pricing == "cost"
            ? campaign.flights_bought
            : campaign.mass / (campaign.payload * vehicle.success_probability);
    campaign.carbon = flight_carbon(input) * flights_charged;

    const launch::Cadence cadence = project_cadence(scenario);
    const double flights = campaign.flights_bought;
    const double built_by = scenario.economics.development_time +
                            static_cast<double>(satellites) / scenario.economics.production_rate;
    campaign.first_flight = launch::flight_date(cadence, 1.0);
    campaign.last_flight = std::max(launch::flight_date(cadence, flights), built_by);
    campaign.mean_delay = 0.5 * (campaign.last_flight - campaign.first_flight);
    return campaign;
}

}  // namespace dawnline::mission
