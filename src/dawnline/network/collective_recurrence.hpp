#pragma once
// Rounds of transfers that never meet, as a recurrence of maxima; a part of collective_run.

#include "dawnline/network/collective_run.hpp"
#include "dawnline/network/collective_ways.hpp"

namespace dawnline::network {

/// Time at which the last rank is done:
///     end = finish(max(ready_from, ready_to)),  ready' = max over a rank's transfers of end
/// with finish(t) the time at which the bits that leave at t + latency have passed the narrowest
/// link of their way, whose rate is a step function of time. Exact if ways.never_meet(). Throws
/// Error that names a link which stays down under a transfer.
double run_recurrence(const Fabric& fabric, const Schedule& schedule, const TransferWays& ways,
                      Pace pace);

}  // namespace dawnline::network
