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

/// Every satellite of one cluster over `orbits` revolutions from the scenario's start, `samples`
/// states in each.
///
/// The chief in its circular orbit with secular J2, the others about it in the lattice that turns
/// once a revolution (Hill-Clohessy-Wiltshire, curvilinear along-track), or the chief alone
/// without a pattern. Not a full propagation: no short-period terms, no drift.
std::vector<Trajectory> cluster_trajectories(const scenario::Scenario& scenario, int orbits,
                                             int samples);

}  // namespace dawnline::mission
