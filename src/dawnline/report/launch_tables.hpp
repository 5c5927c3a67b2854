#pragma once
// A rocket's flight as tables, text and JSON.

#include <string>

#include "dawnline/mission/launch_task.hpp"
#include "dawnline/report/plain_table.hpp"

namespace dawnline::report {

/// Lift-off, cutoffs, fairing, booster's way home, insertion.
PlainTable launch_events(const mission::LaunchOutcome& outcome);

/// Where the ideal speed goes, each with its share and what it is.
PlainTable launch_losses(const mission::LaunchOutcome& outcome);

/// Payload of every way of recovery and what it costs against the greatest.
PlainTable launch_modes(const mission::LaunchOutcome& outcome);

/// Every sample of the flight, the booster's way home after the rest.
PlainTable launch_trajectory(const mission::LaunchOutcome& outcome);

/// "Falcon 9 Block 5 to 650 km sso (97.99°) from vandenberg, downrange, upper stage expended".
std::string launch_title(const mission::LaunchOutcome& outcome);

/// One sentence: the greatest payload, whether the one asked for goes along, or why nothing flies
/// and what would.
std::string launch_sentence(const mission::LaunchOutcome& outcome);

/// All of it for a terminal; every assumption with `verbose`, else those that are estimates or wait
/// to be verified.
std::string launch_text(const mission::LaunchOutcome& outcome, bool verbose);

/// {vehicle, orbit, mode, flies, payload, …, events, losses, modes, assumptions}: numbers as
/// {"value": SI, "unit": "kg"}, rows in SI with "units" beside.
std::string launch_json(const mission::LaunchOutcome& outcome);

}  // namespace dawnline::report
