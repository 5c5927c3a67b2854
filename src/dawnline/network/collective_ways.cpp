#include "dawnline/network/collective_ways.hpp"

#include <algorithm>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

std::uint64_t key_of(const Transfer& transfer) noexcept {
    return (std::uint64_t{transfer.from} << 32) | transfer.to;
}

}  // namespace

TransferWays::TransferWays(const Fabric& fabric, const Schedule& schedule,
                           std::span<const std::uint32_t> node_of)
    : fabric_(fabric), schedule_(schedule), node_of_(node_of) {
    for (const Transfer& transfer : schedule.transfers) pairs_.push_back(key_of(transfer));
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    for (const Transfer& transfer : schedule.transfers)
        pair_of_.push_back(static_cast<std::uint32_t>(
            std::lower_bound(pairs_.begin(), pairs_.end(), key_of(transfer)) - pairs_.begin()));
}

void TransferWays::find(std::span<const std::uint8_t> up) {
    const std::vector<std::uint8_t> any(fabric_.links.size(), 1);
    Ways ways(fabric_, up), all(fabric_, any);
    start_.assign(1, 0);
    links_.clear();
    for (std::uint64_t pair : pairs_) {
        const auto from = static_cast<std::uint32_t>(pair >> 32);
        const auto to = static_cast<std::uint32_t>(pair);
        if (!ways.find(node_of_[from], node_of_[to], links_) &&
            !all.find(node_of_[from], node_of_[to], links_))
            throw Error("the fabric is in pieces: no way leads from rank " + std::to_string(from) +
                        " (node " + std::to_string(node_of_[from]) + ") to rank " +
                        std::to_string(to) + " (node " + std::to_string(node_of_[to]) + ")");
        start_.push_back(static_cast<std::uint32_t>(links_.size()));
    }
}

double TransferWays::latency(std::span<const std::uint32_t> way) const noexcept {
    double sum = 0.0;
    for (std::uint32_t link : way) sum += fabric_.links[link].latency;
    return sum;
}

bool TransferWays::never_meet(bool lockstep) const {
    struct Users {
        std::size_t last_round = 0;  // counted from 1
        std::uint32_t from = 0, to = 0;
        bool one_from = true, one_to = true;
    };
    std::vector<Users> users(fabric_.links.size());
    for (std::size_t r = 0; r < schedule_.rounds.size(); ++r) {
        const Round& round = schedule_.rounds[r];
        for (std::size_t t = round.first; t < round.first + round.count; ++t) {
            const Transfer& transfer = schedule_.transfers[t];
            for (std::uint32_t link : of(t)) {
                Users& u = users[link];
                if (u.last_round == r + 1) return false;
                if (u.last_round == 0) u.from = transfer.from, u.to = transfer.to;
                u.one_from = u.one_from && u.from == transfer.from;
                u.one_to = u.one_to && u.to == transfer.to;
                if (!lockstep && !u.one_from && !u.one_to) return false;
                u.last_round = r + 1;
            }
        }
    }
    return true;
}

void throw_stays_down(const Fabric& fabric, std::uint32_t link, const Transfer& transfer) {
    throw Error("link " + std::to_string(link) + " (node " +
                std::to_string(fabric.links[link].from) + " to node " +
                std::to_string(fabric.links[link].to) + ") stays down on the way from rank " +
                std::to_string(transfer.from) + " to rank " + std::to_string(transfer.to) +
                ": the collective never ends");
}

}  // namespace dawnline::network
