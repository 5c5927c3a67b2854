#pragma once
// Where the satellites of a cluster are, for ephemeris files and globes.

#include <string>
#include <vector>

#include "dawnline/base/vec3.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// States of one satellite. The three lists have the same length.
struct Trajectory {
    std::string name;           // "Suncatcher 7"
    std::string id;             // unique among trajectories, e.g. "DAWNLINE-007"
    std::vector<double> times;  // after the start of the scenario, rising [s]
    std::vector<Vec3> r_ES_G;   // [m]
    std::vector<Vec3> v_ES_G;   // [m/s]
};

/// Every satellite of one cluster in free flight from the scenario's start, a state each `step`.
///
/// The members' mean relative orbits are trimmed under J2 (astro::trim_cluster) about a chief whose
/// mean orbit is the scenario's; then all fly under EGM2008 to 20 × 20, Sun, Moon, sunlight with
/// shadow and drag in NRLMSISE-00 with the month's expected activity. No Earth orientation, no
/// station-keeping. Without a pattern the chief flies alone. 81 satellites: 0.8 s for the trim, 0.1
/// s a day. Throws Error unless 0 < step ≤ duration and there are fewer than ten million states.
std::vector<Trajectory> flown_cluster(const scenario::Scenario& scenario, double duration,
                                      double step, unsigned jobs);

}  // namespace dawnline::mission
