#pragma once
// The ways of a schedule's transfers over a fabric; a part of collective_run.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/network/collective_schedule.hpp"
#include "dawnline/network/fabric.hpp"

namespace dawnline::network {

/// One way for each pair of ranks that a schedule has talk.
class TransferWays {
  public:
    /// `node_of` each rank; all three must outlive this.
    TransferWays(const Fabric& fabric, const Schedule& schedule,
                 std::span<const std::uint32_t> node_of);

    /// Finds ways over the links that are `up`; where there is none, over any link, to wait for it.
    /// Throws Error that names two ranks between which no way leads at all.
    void find(std::span<const std::uint8_t> up);

    std::span<const std::uint32_t> of(std::size_t transfer) const noexcept {
        const std::uint32_t pair = pair_of_[transfer];
        return {links_.data() + start_[pair], links_.data() + start_[pair + 1]};
    }

    /// Σ latency of a way. [s]
    double latency(std::span<const std::uint32_t> way) const noexcept;

    /// No link is ever wanted by two transfers at once: each has at most one of a round and, unless
    /// rounds begin in `lockstep`, all of it come from one rank or go to one, which takes its
    /// rounds in turn.
    bool never_meet(bool lockstep) const;

  private:
    const Fabric& fabric_;
    const Schedule& schedule_;
    std::span<const std::uint32_t> node_of_;
    std::vector<std::uint64_t> pairs_;    // of ranks, from in the upper half
    std::vector<std::uint32_t> pair_of_;  // each transfer
    std::vector<std::uint32_t> start_, links_;
};

/// Throws Error that names a link which stays down, and whose traffic waits for it.
[[noreturn]] void throw_stays_down(const Fabric& fabric, std::uint32_t link,
                                   const Transfer& transfer);

}  // namespace dawnline::network
