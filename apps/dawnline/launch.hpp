#pragma once
// The verb `launch`: a rocket of the catalogue flown to an orbit.

#include <string>

#include "commands.hpp"

namespace dawnline::app {

/// What `dawnline launch` takes; quantities as typed.
struct LaunchOptions {
    std::string vehicle;                // entry of the catalogue's rockets, or a YAML file
    std::string orbit = "650 km sso";   // see mission::parse_orbit
    std::string recovery = "expended";  // of the first stage
    std::string upper = "expended";     // fate of the upper stage
    std::string site;                   // entry of launch_sites; empty: by the orbit
    std::string margins = "shared";     // entry of launch_margins
    std::string payload;                // "3 t"; empty: the greatest
    std::string max_q;                  // "35 kPa"; empty: no limit
    std::string max_acceleration;       // "5 g" or "40 m/s2"; empty: no limit
    long engines_out = 0;               // of the first stage, from lift-off on
    bool no_compare = false;            // only the way asked for
};

/// Flight and losses on stdout; page, trajectory and JSON into --out. Status 3 if it cannot be
/// flown or the payload not carried.
int launch(const LaunchOptions& launch, const Options& options);

}  // namespace dawnline::app
