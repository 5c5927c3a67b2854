#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/cadence.hpp"
#include "dawnline/launch/emissions.hpp"
#include "dawnline/launch/manifest.hpp"
#include "dawnline/launch/price.hpp"
#include "dawnline/launch/propellant.hpp"
#include "dawnline/launch/vehicle.hpp"
#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {
namespace {

launch::Vehicle launch_vehicle(const scenario::Launch& input) {
    launch::Vehicle vehicle;
    vehicle.payload = input.vehicle.payload;
    vehicle.reference_altitude = input.vehicle.reference_altitude;
    vehicle.reference_inclination = input.vehicle.reference_inclination;
    vehicle.site_latitude = input.site.latitude;
    vehicle.upper_stage.dry_mass = input.vehicle.upper_dry_mass;
    vehicle.upper_stage.propellant_mass = input.vehicle.upper_propellant;
    vehicle.upper_stage.specific_impulse = input.vehicle.upper_specific_impulse;
    return vehicle;
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
    const launch::Propellant first = propellant_of(v.first_propellant);
    const launch::Propellant upper = propellant_of(v.upper_propellant_kind);
    const double fuel_first = launch::fuel_mass(v.first_propellant_mass, v.mixture_ratio);
    const double fuel_upper = launch::fuel_mass(v.upper_propellant, v.upper_mixture_ratio);
    const double burnt = fuel_first * launch::stoichiometric(first).carbon_dioxide +
                         fuel_upper * launch::stoichiometric(upper).carbon_dioxide;
    const double methane = (first == launch::Propellant::methane ? fuel_first : 0.0) +
                           (upper == launch::Propellant::methane ? fuel_upper : 0.0);
    return input.aloft_factor * burnt + input.methane_leakage * input.methane_warming * methane;
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
    return launch.vehicle.price * flights_bought;
}

}  // namespace

Campaign deploy(const Scenario& scenario, const Design& design) {
    const scenario::Launch& input = scenario.launch;
    const launch::Vehicle vehicle = launch_vehicle(input);

    Campaign campaign;
    const double lifted =
        launch::payload_to(vehicle, scenario.orbit.altitude, design.orbit.inclination);
    campaign.payload = lifted * (1.0 - input.vehicle.dispenser_share);

    // Satellites that never enter service are launched too, so more are built than serve.
    const double built =
        static_cast<double>(scenario.satellites) / (1.0 - scenario.satellite.infant_loss);
    const long satellites = static_cast<long>(std::ceil(built - 1e-9));  // to find room for
    const launch::Manifest manifest = launch::manifest(
        satellites, {.mass = design.mass.launch, .volume = design.mass.stowed_volume, .width = 0},
        {.payload = campaign.payload, .volume = input.vehicle.fairing_volume, .diameter = 0},
        input.vehicle.success_probability);

    campaign.satellites_built = built;
    campaign.satellites_by_mass = static_cast<double>(manifest.by_mass);
    campaign.satellites_by_volume = static_cast<double>(manifest.by_volume);
    campaign.satellites_per_flight = static_cast<double>(manifest.per_flight);
    campaign.flights = static_cast<double>(manifest.flights);
    campaign.flights_bought = manifest.flights_bought;
    campaign.mass = built * design.mass.launch;
    // Failed flights carry satellites as well; those are bought again.
    campaign.launch_cost = launch_cost(input, campaign.mass / input.vehicle.success_probability,
                                       manifest.flights_bought);
    campaign.price_per_kg = campaign.launch_cost / campaign.mass;
    // Whoever pays by the kilogram shares the flight with others.
    const double flights_charged =
        input.pricing == "list"
            ? manifest.flights_bought
            : campaign.mass / (campaign.payload * input.vehicle.success_probability);
    campaign.carbon = flight_carbon(input) * flights_charged;

    if (manifest.flights == 0) return campaign;  // nothing fits: judge() says why
    const launch::Cadence cadence = project_cadence(scenario);
    const double flights = manifest.flights_bought;
    const double built_by = scenario.economics.development_time +
                            static_cast<double>(satellites) / scenario.economics.production_rate;
    campaign.first_flight = launch::flight_date(cadence, 1.0);
    campaign.last_flight = std::max(launch::flight_date(cadence, flights), built_by);
    campaign.mean_delay = 0.5 * (campaign.last_flight - campaign.first_flight);
    return campaign;
}

}  // namespace dawnline::mission
