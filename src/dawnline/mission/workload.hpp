#pragma once
// What the cluster's links and computers make of power and time.

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// Neighbour distances and the links between them, closed form.
void size_cluster(const scenario::Scenario& scenario, Design& design);

/// Satellites that can work on one job: those of a cluster with links, or one alone. [1]
double linked_satellites(const scenario::Scenario& scenario);

/// Training step, serving rate and faults on one cluster at full clock.
void size_compute(const scenario::Scenario& scenario, Design& design);

/// Distances and rates over an orbit, as a series, into the operations.
void operate_cluster(const scenario::Scenario& scenario, const Design& design,
                     Operations& operations);

/// What the delivered clock, survivors and checkpoints leave of training and serving.
void operate_workload(const scenario::Scenario& scenario, const Design& design,
                      Operations& operations);

}  // namespace dawnline::mission
