#pragma once
// The verb `orbit`: catalogues and clusters propagated, screened, lit and seen.

#include <string>
#include <vector>

#include "commands.hpp"

namespace dawnline::app {

/// What the four kinds of `dawnline orbit` take; quantities as typed.
struct OrbitOptions {
    std::string file;                  // element sets (TLE, 3LE, OMM) or a scenario (YAML, JSON)
    std::string start;                 // "2024-11-01T00:00:00Z"; empty: newest epoch, or scenario's
    std::string duration = "1 d";      // after the start
    std::string step = "60 s";         // between states
    std::string threshold = "5 km";    // of a close approach
    std::string elevation = "10 deg";  // lowest that a site sees
    std::string years = "5 yr";        // of eclipse seasons
    std::vector<std::string> objects;  // names or catalogue numbers; empty: all
    std::vector<std::string> sites;    // "name, latitude, longitude"
};

/// States in GCRF on stdout; OEM and CZML files into --out.
int orbit_propagate(const OrbitOptions& orbit, const Options& options);

/// Close approaches among all objects, or of one with all others.
int orbit_screen(const OrbitOptions& orbit, const Options& options);

/// Eclipse seasons year by year.
int orbit_seasons(const OrbitOptions& orbit, const Options& options);

/// Passes over sites on the ground.
int orbit_access(const OrbitOptions& orbit, const Options& options);

}  // namespace dawnline::app
