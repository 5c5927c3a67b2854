#include "dawnline/launch/implied_mass.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::launch {
namespace {

// Payload in kg; what does not fly lifts nothing.
double lifted(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
              const AscentTarget& target) {
    const RocketFlight flight = fly_rocket(rocket, margins, mode, target);
    switch (flight.ascent.status) {
        case control::SolveStatus::solved:
        case control::SolveStatus::coarse:
            return flight.payload;
        case control::SolveStatus::infeasible:
            return 0.0;
        default:
            throw Error("no ascent was found: " + flight.ascent.cause);
    }
}

}  // namespace

std::optional<double> implied_mass(const Rocket& rocket, const Margins& margins,
                                   const FlightMode& mode, const AscentTarget& target,
                                   double payload, Implied implied) {
    const double total = rocket.first.dry_mass + rocket.upper.dry_mass;
    const auto surplus = [&](double mass) {
        Rocket tried = rocket;
        (implied == Implied::first_dry_mass ? tried.first : tried.upper).dry_mass = mass;
        if (implied == Implied::upper_share_of_total) tried.first.dry_mass = total - mass;
        return lifted(tried, margins, mode, target) - payload;
    };
    const double given =
        implied == Implied::first_dry_mass ? rocket.first.dry_mass : rocket.upper.dry_mass;
    const double least = 0.2 * given;
    double most = 3.0 * given;
    if (implied == Implied::upper_share_of_total) most = std::min(most, 0.9 * total);
    return root_in(surplus, least, most, 10.0);
}

}  // namespace dawnline::launch
