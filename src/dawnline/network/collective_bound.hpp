#pragma once
// What no algorithm beats on a fabric: the least time of an all-gather.

#include <cstdint>
#include <span>

#include "dawnline/network/fabric.hpp"

namespace dawnline::network {

/// A cut that an all-gather must fill, and the time it takes at least.
struct GatherBound {
    double time = 0;               // of an all-gather of S in all, or a reduce-scatter [s]
    double cut_bandwidth = 0;      // out of the cut's set [bit/s]
    std::size_t ranks_inside = 0;  // whose data must leave it
    std::uint32_t outside = 0;     // a rank that is not in it
};

/// The greatest over all sets A of nodes that miss a rank of (ranks in A)/N · S/β_out(A), with
/// links at their first rates and without latency.
///
/// Every rank's share must leave A for the ranks outside; trees can be packed that fill the
/// worst cut (Edmonds 1972), so this is the least time of an all-gather and of a reduce-scatter,
/// and twice it that of their sequence, an all-reduce (Zhao et al. 2024, arXiv:2402.06787, sec. 3).
/// Found by maximum flows from all ranks to each, each cut that binds giving the next rate to try
/// (Dinkelbach 1967): about N + 10 flows, Dinic's, on all links. Relative 1e-9.
///
/// `node_of` each rank; empty: all nodes are ranks. Throws Error as check(fabric) does, on fewer
/// than two ranks, on a node that does not exist or is given twice, and on a fabric in pieces,
/// naming the rank that is cut off.
GatherBound gather_bound(const Fabric& fabric, std::span<const std::uint32_t> node_of, double size);

}  // namespace dawnline::network
