#pragma once
// SimGrid runs the same transfers: an oracle written by others, for tests only.

#include "dawnline/network/collective_run.hpp"

namespace dawnline::network {

/// Time of the last rank by SimGrid's S4U in a process of its own (its engine is one per process):
/// an actor for each rank, which puts and gets every message of a round and waits for all. [s]
///
/// Model CM02 without TCP's corrections; links change by bandwidth profiles. Where a link goes down
/// under traffic and `detection` is finite, the sender catches SimGrid's failure, waits, and sends
/// what SimGrid says remains over `detour`, then all else between these two ranks.
struct SimgridCase {
    Fabric fabric;
    Schedule schedule;
    double detection = HUGE_VAL;             // [s]
    std::vector<std::uint32_t> detour = {};  // links in place of the one that fails
};
double simgrid_time(const SimgridCase& simulated);

}  // namespace dawnline::network
