#pragma once
// Collectives as rounds of transfers between ranks: what is sent, to whom, after what.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dawnline::network {

/// One message of a round.
struct Transfer {
    std::uint32_t from = 0, to = 0;  // ranks
    double size = 0;                 // [bit]
};

/// Transfers that begin together, `repeat` times over. A rank goes on to its next round when what
/// it sends and receives in this one is done.
struct Round {
    std::size_t first = 0, count = 0;  // of the schedule's transfers
    std::size_t repeat = 1;
    double local_time = 0;  // that a rank with a transfer works after it, as on the sum [s]
};

/// A collective. Ring rounds are all alike, so a ring of any length is one round, repeated.
struct Schedule {
    std::size_t ranks = 0;
    std::vector<Transfer> transfers;
    std::vector<Round> rounds;
};

// S is what each rank holds before an all-reduce, a reduce-scatter or a broadcast, after an
// all-gather, and sends in all (its own part included) in an all-to-all. [bit] Each throws Error on
// no ranks and on a size that is not positive; one rank gives a schedule without rounds.

Schedule ring_reduce_scatter_schedule(std::size_t ranks, double size);  // N−1 rounds of S/N
Schedule ring_all_gather_schedule(std::size_t ranks, double size);
Schedule ring_schedule(std::size_t ranks, double size);  // 2(N−1)

/// Both directions at once, half of S each: 2(N−1) rounds of S/2N either way.
Schedule two_way_ring_schedule(std::size_t ranks, double size);

/// Recursive halving, then doubling (Thakur, Rabenseifner & Gropp 2005): 2 log2 N rounds of
/// S/2, S/4 … S/N and back. Throws Error unless the ranks are a power of two.
Schedule halving_doubling_schedule(std::size_t ranks, double size);

/// Two binary trees in which every rank but one is inner once and leaf once, half of S each, in
/// `chunks` pieces up to the root and down again (Sanders, Speck & Träff 2009). Chunks follow one
/// another a round apart; a piece goes down as soon as it has come up.
Schedule double_tree_schedule(std::size_t ranks, double size, std::size_t chunks);

/// One binary tree of the ranks in heap order, S in `chunks` pieces, up and down.
Schedule tree_schedule(std::size_t ranks, double size, std::size_t chunks);

/// Down that tree only, from rank 0.
Schedule tree_broadcast_schedule(std::size_t ranks, double size, std::size_t chunks);

/// From rank 0 round the ring in `chunks` pieces: N−2+chunks rounds.
Schedule ring_broadcast_schedule(std::size_t ranks, double size, std::size_t chunks);

/// On a torus in row order: S in 2d parts, each scattered along the dimensions in another order
/// and one of both directions, then gathered the way back, so that every link is busy in every
/// round. With a side of two both directions are one link and share it.
Schedule torus_schedule(std::span<const std::size_t> sides, double size);

/// Groups of g ranks in order: reduce-scatter in each group, all-reduce of S/g along g rails of
/// equal places in their groups, all-gather in each group; rings throughout. Throws Error unless g
/// divides the ranks.
Schedule hierarchical_schedule(std::size_t ranks, std::size_t group, double size);

/// N−1 rounds of S/N: in round k rank i sends to i + k.
Schedule all_to_all_schedule(std::size_t ranks, double size);

/// All N(N−1) messages at once.
Schedule all_to_all_at_once_schedule(std::size_t ranks, double size);

}  // namespace dawnline::network
