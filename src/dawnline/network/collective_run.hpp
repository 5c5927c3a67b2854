#pragma once
// How long a collective takes on whatever fabric there is, links that change and fail included.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "dawnline/network/collective_schedule.hpp"
#include "dawnline/network/fabric.hpp"

namespace dawnline::network {

/// When a rank may begin its next round.
enum class Pace : std::uint8_t {
    free,     // when its own sends and receipts of the last one are done, as MPI's Sendrecv
    lockstep  // when everybody's are
};

struct RunOptions {
    Pace pace = Pace::free;
    double detection = HUGE_VAL;  // after which traffic leaves a link that is down; ∞: it waits [s]
    std::vector<std::uint32_t> node_of = {};  // of each rank; empty: rank r is node r
};

/// What a collective did.
struct CollectiveRun {
    double time = 0;              // until the last rank is done [s]
    std::uint64_t transfers = 0;  // messages
    std::uint64_t fillings = 0;   // times that rates were shared out; 0 where no two flows met
    std::uint32_t busiest = 0;    // link with the greatest share below
    double busiest_share = 0;     // of what it could carry at its first rate in that time [1]
    std::vector<double> carried;  // over each link [bit]
};

/// Runs the schedule over the fabric.
///
/// A transfer begins when both its ranks have come to its round, waits the latencies of its way and
/// then flows at its max-min fair rate (class Ways picks the way, FairRates the rate) until it is
/// done; rates are shared out again at every beginning, end and change of a link.
/// Store-and-forward, packets and protocol overhead are not modelled. A link that goes down stalls
/// what is on it; after `detection` what remains takes another way, paying latency again, and so
/// does later traffic until as long after the link's return.
///
/// Where no link is ever wanted by two transfers at once, which rings, tori and trees on their own
/// fabrics satisfy, no rates are shared and rounds are a recurrence of maxima: exact, and about
/// 2 ns a transfer. In lockstep equal rounds between changes are run once.
///
/// Throws Error naming the culprit: whatever check(fabric) refuses, more ranks than nodes, ranks
/// that no way connects, a link that stays down with traffic waiting for it.
/// Agrees with SimGrid 3.32 (model CM02 without TCP's corrections) to 1e-8 where both take the same
/// ways: tests/network/simgrid_test.cpp.
CollectiveRun run(const Fabric& fabric, const Schedule& schedule, const RunOptions& options = {});

}  // namespace dawnline::network
