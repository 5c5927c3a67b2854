#pragma once
// What `dawnline launch` answers: a rocket of the catalogue flown to an orbit, what that costs in
// every way of recovery, and whether a given payload goes along.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/base/progress.hpp"
#include "dawnline/launch/rocket.hpp"
#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/override.hpp"
#include "dawnline/scenario/resolved.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// A circular orbit.
struct WantedOrbit {
    double altitude = 0.0;     // above the equatorial radius [m]
    double inclination = 0.0;  // [rad]
    bool sun_synchronous = false;
};

/// Reads "650 km sso", "650 km dawn-dusk", "200 km 28.5 deg" or "800 km polar": an altitude between
/// 100 and 36 000 km and an inclination between 0 and 180 deg, with a comma between them or not. A
/// sun-synchronous inclination is that of the altitude. Throws Error that shows how to say it.
WantedOrbit parse_orbit(const std::string& text);

/// What a person names.
struct LaunchNames {
    std::string vehicle;  // entry of the catalogue's rockets, or a YAML file with a rocket
    std::string margins;  // entry of launch_margins
    std::string site;     // entry of launch_sites
};

/// A rocket, its margins and its pad, and where each figure comes from.
struct LaunchInput {
    std::string title;  // "Falcon 9 Block 5"
    std::string site_name;
    launch::Rocket rocket;
    launch::Margins margins;
    scenario::LaunchSite site;
    scenario::Resolved resolved;
};

/// A file's rocket may say `from: falcon-9` and give what differs. Overrides are paths of the
/// rocket
/// ("first.dry_mass"), of "margins" or of "site". Throws Error with everything that is wrong.
LaunchInput read_launch_input(const LaunchNames& names, std::vector<scenario::Override> overrides,
                              const scenario::Catalogue& catalogue);

struct LaunchRequest {
    LaunchInput input;
    launch::FlightMode mode;
    WantedOrbit orbit;
    std::string orbit_text;         // as given: "650 km sso"
    launch::AscentLimits limits;    // launch::flight_limits of the margins, or stricter
    std::optional<double> payload;  // that is to be carried [kg]
    bool compare = true;            // fly every way of recovery that the rocket has figures for
};

/// Something that happens on the way.
struct FlightEvent {
    std::string name;
    double time = 0.0;       // after lift-off [s]
    double altitude = 0.0;   // [m]
    double downrange = 0.0;  // from the pad over ground [m]
    double speed = 0.0;      // against the turning Earth [m/s]
    double mass = 0.0;       // just before it [kg]
};

/// One way of flying the rocket.
struct FlownMode {
    launch::FlightMode mode;
    double payload = 0.0;  // NaN without an answer [kg]
    std::string cause;     // why there is none
};

/// The payload that was asked for, against the greatest.
struct PayloadCheck {
    double asked = 0.0;    // [kg]
    double margin = 0.0;   // greatest less asked [kg]
    double reserve = 0.0;  // Δv that the margin is worth beyond the reserve, on the same path [m/s]
};

struct LaunchOutcome {
    LaunchRequest request;
    launch::RocketFlight flight;
    double lift_off_mass = 0.0;  // with payload and adapter [kg]
    double lift_off_thrust_to_weight = 0.0;
    std::vector<launch::AscentSample> booster;  // its way after the first stage's cutoff
    std::vector<FlightEvent> events;            // by time
    std::vector<FlownMode> modes;               // the one asked for first; empty if not compared
    std::optional<PayloadCheck> check;

    bool flies() const noexcept { return flight.ascent.cause.empty(); }
    bool carries() const noexcept { return flies() && (!check || check->margin >= 0.0); }
};

/// The flight and what goes with it. One unit of progress for each flight solved; looks for Ctrl-C
/// between them. A request that cannot be flown is an outcome with a cause, not an error. Throws
/// Error as launch::fly_rocket does for the mode asked for.
LaunchOutcome fly(const LaunchRequest& request, Progress& progress);

/// "return to site, upper stage reusable".
std::string mode_name(const launch::FlightMode& mode);

}  // namespace dawnline::mission
