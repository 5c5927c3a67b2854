#pragma once
// What a campaign costs as it was flown: its losses, its tankers and its rate in the cost of a
// flight.

#include "dawnline/launch/fleet_campaign.hpp"
#include "dawnline/launch/flight_cost.hpp"

namespace dawnline::launch {

struct CampaignCost {
    FlightCost flight;               // mean flight of the campaign, tankers alike [USD]
    double launches_per_year = 0.0;  // first flight to last [1/s]
    double booster_uses = 0.0;       // flights over the units that flew [1]
    double upper_uses = 0.0;         // [1]
    double per_mission = 0.0;        // all flights over the missions delivered [USD]
    double per_mass = 0.0;           // over the payload delivered [USD/kg]
};

/// `in` with the campaign's flights, rate and uses instead of its own. Units are charged whole to
/// the flights they flew, with no value for what is left of them at the end. Failed flights and
/// tankers cost as much as others and deliver nothing, so per_mass rises with both; zeros if
/// nothing was delivered.
CampaignCost campaign_cost(const FlightCostInput& in, const CampaignHistory& history) noexcept;

}  // namespace dawnline::launch
