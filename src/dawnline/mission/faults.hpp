#pragma once
// What interrupts a job, and how much of its time is useful all the same.

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// A job's interruptions and its answer to them.
struct JobFaults {
    double mean_time_between = 0;    // interruptions of one cluster's job [s]
    double checkpoint_time = 0;      // to save the state, blocking [s]
    double checkpoint_interval = 0;  // between saves, exact optimum [s]
    double efficiency = 0;           // useful share of time [1]
};

/// In orbit: causes known from the ground, protons on chips and hosts, all accelerators of a
/// cluster.
JobFaults orbit_faults(const scenario::Scenario& scenario, const RadiationDesign& radiation);

/// On the ground: as many accelerators, without the protons.
double ground_checkpoint_efficiency(const scenario::Scenario& scenario);

}  // namespace dawnline::mission
