#include "dawnline/launch/campaign_cost.hpp"

namespace dawnline::launch {

CampaignCost campaign_cost(const FlightCostInput& in, const CampaignHistory& history) noexcept {
    CampaignCost out;
    if (history.missions == 0) return out;
    double boosters = 0.0, uppers = 0.0;  // that flew
    for (const CampaignFlight& flight : history.flights) {
        if (flight.booster_use == 1) boosters += 1.0;
        if (flight.upper_use == 1) uppers += 1.0;
    }
    const auto flights = static_cast<double>(history.flights.size());
    const double span = history.flights.back().date - history.flights.front().date;
    out.launches_per_year = span > 0.0 ? (flights - 1.0) / span : in.launches_per_year;
    out.booster_uses = flights / boosters;
    out.upper_uses = flights / uppers;
    FlightCostInput flown = in;
    flown.flights = flights;
    flown.launches_per_year = out.launches_per_year;
    flown.booster.uses = out.booster_uses;
    flown.upper.uses = out.upper_uses;
    out.flight = flight_cost(flown);
    const auto missions = static_cast<double>(history.missions);
    out.per_mission = out.flight.total * flights / missions;
    out.per_mass = out.per_mission / in.payload;
    return out;
}

}  // namespace dawnline::launch
