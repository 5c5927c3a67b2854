#include "dawnline/network/collective_run.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "dawnline/base/error.hpp"
#include "dawnline/network/collective_events.hpp"
#include "dawnline/network/collective_recurrence.hpp"
#include "dawnline/network/collective_ways.hpp"

namespace dawnline::network {
namespace {

std::vector<std::uint32_t> nodes_of(const Fabric& fabric, const Schedule& schedule,
                                    const RunOptions& options) {
    std::vector<std::uint32_t> node_of = options.node_of;
    if (node_of.empty()) {
        node_of.resize(schedule.ranks);
        std::iota(node_of.begin(), node_of.end(), 0u);
    }
    if (node_of.size() != schedule.ranks)
        throw Error("the schedule has " + std::to_string(schedule.ranks) + " ranks, but " +
                    std::to_string(node_of.size()) + " have a node");
    std::vector<std::size_t> rank_at(fabric.nodes, schedule.ranks);
    for (std::size_t rank = 0; rank < node_of.size(); ++rank) {
        const std::uint32_t node = node_of[rank];
        if (node >= fabric.nodes)
            throw Error("rank " + std::to_string(rank) + " is to be node " + std::to_string(node) +
                        "; the fabric has " + std::to_string(fabric.nodes));
        if (rank_at[node] != schedule.ranks)
            throw Error("ranks " + std::to_string(rank_at[node]) + " and " + std::to_string(rank) +
                        " are both to be node " + std::to_string(node));
        rank_at[node] = rank;
    }
    return node_of;
}

void check(const Schedule& schedule) {
    for (std::size_t t = 0; t < schedule.transfers.size(); ++t) {
        const Transfer& transfer = schedule.transfers[t];
        const std::string name = "transfer " + std::to_string(t);
        if (transfer.from >= schedule.ranks || transfer.to >= schedule.ranks)
            throw Error(name + " is of a rank that does not exist");
        if (transfer.from == transfer.to)
            throw Error(name + " is from rank " + std::to_string(transfer.from) + " to itself");
        if (!(transfer.size > 0.0) || !std::isfinite(transfer.size))
            throw Error(name + " has " + std::to_string(transfer.size) + " bit");
    }
    for (const Round& round : schedule.rounds)
        if (round.first + round.count > schedule.transfers.size() || !(round.local_time >= 0.0))
            throw Error("a round has transfers beyond the schedule's or a negative local time");
}

bool ever_down(const Fabric& fabric) {
    return std::any_of(fabric.links.begin(), fabric.links.end(),
                       [](const Link& link) { return link.bandwidth == 0.0; }) ||
           std::any_of(fabric.changes.begin(), fabric.changes.end(),
                       [](const LinkChange& change) { return change.bandwidth == 0.0; });
}

}  // namespace

CollectiveRun run(const Fabric& fabric, const Schedule& schedule, const RunOptions& options) {
    check(fabric);
    check(schedule);
    if (!(options.detection >= 0.0)) throw Error("a detection time must not be negative");
    const std::vector<std::uint32_t> node_of = nodes_of(fabric, schedule, options);

    CollectiveRun out;
    out.carried.assign(fabric.links.size(), 0.0);
    if (schedule.rounds.empty()) return out;

    const bool reroutes = std::isfinite(options.detection) && ever_down(fabric);
    std::vector<std::uint8_t> up(fabric.links.size(), 1);
    if (reroutes)
        for (std::size_t l = 0; l < up.size(); ++l) up[l] = fabric.links[l].bandwidth > 0.0;
    TransferWays ways(fabric, schedule, node_of);
    ways.find(up);

    if (!reroutes && ways.never_meet(options.pace == Pace::lockstep)) {
        out.time = run_recurrence(fabric, schedule, ways, options.pace);
        for (const Round& round : schedule.rounds) {
            out.transfers += round.count * round.repeat;
            for (std::size_t t = round.first; t < round.first + round.count; ++t)
                for (std::uint32_t link : ways.of(t))
                    out.carried[link] +=
                        static_cast<double>(round.repeat) * schedule.transfers[t].size;
        }
    } else {
        CollectiveEvents(fabric, schedule, ways, std::move(up), options, node_of).run(out);
    }
    for (std::uint32_t l = 0; l < fabric.links.size(); ++l) {
        const double could = fabric.links[l].bandwidth * out.time;
        if (could > 0.0 && out.carried[l] > out.busiest_share * could)
            out.busiest = l, out.busiest_share = out.carried[l] / could;
    }
    return out;
}

}  // namespace dawnline::network
