#include "dawnline/network/collective_schedule.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

Schedule begun(std::size_t ranks, double size) {
    if (ranks == 0) throw Error("a collective needs ranks: there are 0");
    if (!(size > 0.0) || !std::isfinite(size))
        throw Error("a collective of " + std::to_string(size) +
                    " bit: it must be more than 0 and finite");
    Schedule schedule;
    schedule.ranks = ranks;
    return schedule;
}

void send(Schedule& schedule, std::size_t from, std::size_t to, double size) {
    schedule.transfers.push_back(
        {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), size});
}

/// Makes a round of what was sent since the last one; none if that is nothing.
void end_round(Schedule& schedule, std::size_t repeat = 1) {
    const std::size_t first =
        schedule.rounds.empty() ? 0 : schedule.rounds.back().first + schedule.rounds.back().count;
    if (schedule.transfers.size() > first && repeat > 0)
        schedule.rounds.push_back({first, schedule.transfers.size() - first, repeat, 0.0});
}

/// Every rank to its neighbour, all of one size, `repeat` times.
void round_the_ring(Schedule& schedule, double size, std::size_t repeat) {
    for (std::size_t rank = 0; rank < schedule.ranks; ++rank)
        send(schedule, rank, (rank + 1) % schedule.ranks, size);
    end_round(schedule, repeat);
}

Schedule ring_rounds(std::size_t ranks, double size, std::size_t passes) {
    Schedule schedule = begun(ranks, size);
    if (ranks > 1)
        round_the_ring(schedule, size / static_cast<double>(ranks), passes * (ranks - 1));
    return schedule;
}

/// A binary tree as parent of every rank (itself at the root) and rounds from the root.
struct Tree {
    std::vector<std::size_t> parent, depth;
    std::size_t height = 0;
};

void find_depths(Tree& tree) {
    tree.depth.assign(tree.parent.size(), 0);
    for (std::size_t rank = 0; rank < tree.parent.size(); ++rank)
        for (std::size_t node = rank; tree.parent[node] != node; node = tree.parent[node])
            ++tree.depth[rank];
    tree.height = *std::max_element(tree.depth.begin(), tree.depth.end());
}

Tree heap_tree(std::size_t ranks) {
    Tree tree;
    for (std::size_t rank = 0; rank < ranks; ++rank)
        tree.parent.push_back(rank == 0 ? 0 : (rank - 1) / 2);
    find_depths(tree);
    return tree;
}

/// In-order tree of 1 … n−1 below rank 0: odd numbers are leaves (Sanders et al. 2009, sec. 3).
Tree in_order_tree(std::size_t ranks) {
    Tree tree;
    tree.parent.assign(ranks, 0);
    // Node x with lowest bit b has its parent at (x − b) | 2b, or at x − b where that is no rank.
    for (std::size_t x = 1; x < ranks; ++x) {
        const std::size_t bit = x & (~x + 1);
        std::size_t up = (x ^ bit) | (bit << 1);
        if (up >= ranks) up = x ^ bit;
        tree.parent[x] = up;
    }
    find_depths(tree);
    return tree;
}

/// The same tree with ranks renamed so that leaves become inner ones: mirrored for even numbers,
/// shifted by one for odd.
Tree complement(const Tree& tree) {
    const std::size_t n = tree.parent.size();
    const auto name = [&](std::size_t rank) { return n % 2 == 0 ? n - 1 - rank : (rank + 1) % n; };
    Tree other = tree;
    for (std::size_t rank = 0; rank < n; ++rank) other.parent[name(rank)] = name(tree.parent[rank]);
    find_depths(other);
    return other;
}

/// Piece c rises from depth d in round c + height − d, and sinks to depth d in round
/// c + rising + d − 1, once the root has it. While pieces pass everywhere rounds are alike.
void tree_rounds(Schedule& schedule, const std::vector<Tree>& trees, double piece,
                 std::size_t chunks, bool up) {
    std::size_t height = 0;
    for (const Tree& tree : trees) height = std::max(height, tree.height);
    const std::size_t rising = up ? height : 0;
    const std::size_t rounds = height == 0 ? 0 : rising + height + chunks - 1;
    for (std::size_t round = 0; round < rounds; ++round) {
        for (const Tree& tree : trees) {
            for (std::size_t rank = 0; rank < schedule.ranks; ++rank) {
                const std::size_t depth = tree.depth[rank];
                if (depth == 0) continue;
                const std::size_t rises = height - depth, sinks = rising + depth - 1;
                if (up && round >= rises && round - rises < chunks)
                    send(schedule, rank, tree.parent[rank], piece);
                if (round >= sinks && round - sinks < chunks)
                    send(schedule, tree.parent[rank], rank, piece);
            }
        }
        const std::size_t all_pass = rising + height - 1;
        const bool alike = round == all_pass && chunks > all_pass + 1;
        end_round(schedule, alike ? chunks - all_pass : 1);
        if (alike) round = chunks - 1;
    }
}

void refuse_no_chunks(std::size_t chunks) {
    if (chunks == 0) throw Error("a collective in 0 chunks: there must be at least 1");
}

/// One rank's neighbour along a dimension of a torus in row order.
std::size_t neighbour(std::size_t rank, std::size_t side, std::size_t stride, bool forwards) {
    const std::size_t at = rank / stride % side;
    const std::size_t next = forwards ? (at + 1) % side : (at + side - 1) % side;
    return rank + next * stride - at * stride;
}

}  // namespace

Schedule ring_reduce_scatter_schedule(std::size_t ranks, double size) {
    return ring_rounds(ranks, size, 1);
}

Schedule ring_all_gather_schedule(std::size_t ranks, double size) {
    return ring_rounds(ranks, size, 1);
}

Schedule ring_schedule(std::size_t ranks, double size) {
    return ring_rounds(ranks, size, 2);
}

Schedule two_way_ring_schedule(std::size_t ranks, double size) {
    Schedule schedule = begun(ranks, size);
    if (ranks == 1) return schedule;
    const double piece = 0.5 * size / static_cast<double>(ranks);
    for (std::size_t rank = 0; rank < ranks; ++rank) {
        send(schedule, rank, (rank + 1) % ranks, piece);
        send(schedule, rank, (rank + ranks - 1) % ranks, piece);
    }
    end_round(schedule, 2 * (ranks - 1));
    return schedule;
}

Schedule halving_doubling_schedule(std::size_t ranks, double size) {
    Schedule schedule = begun(ranks, size);
    if ((ranks & (ranks - 1)) != 0)
        throw Error("halving and doubling needs a power of two of ranks: there are " +
                    std::to_string(ranks));
    const auto exchange = [&](std::size_t distance, double piece) {
        for (std::size_t rank = 0; rank < ranks; ++rank)
            send(schedule, rank, rank ^ distance, piece);
        end_round(schedule);
    };
    double piece = size;
    for (std::size_t distance = ranks / 2; distance > 0; distance /= 2)
        exchange(distance, piece *= 0.5);
    for (std::size_t distance = 1; distance < ranks; distance *= 2, piece *= 2.0)
        exchange(distance, piece);
    return schedule;
}

Schedule tree_schedule(std::size_t ranks, double size, std::size_t chunks) {
    Schedule schedule = begun(ranks, size);
    refuse_no_chunks(chunks);
    tree_rounds(schedule, {heap_tree(ranks)}, size / static_cast<double>(chunks), chunks, true);
    return schedule;
}

Schedule double_tree_schedule(std::size_t ranks, double size, std::size_t chunks) {
    Schedule schedule = begun(ranks, size);
    refuse_no_chunks(chunks);
    const Tree tree = in_order_tree(ranks);
    tree_rounds(schedule, {tree, complement(tree)}, 0.5 * size / static_cast<double>(chunks),
                chunks, true);
    return schedule;
}

Schedule tree_broadcast_schedule(std::size_t ranks, double size, std::size_t chunks) {
    Schedule schedule = begun(ranks, size);
    refuse_no_chunks(chunks);
    tree_rounds(schedule, {heap_tree(ranks)}, size / static_cast<double>(chunks), chunks, false);
    return schedule;
}

Schedule ring_broadcast_schedule(std::size_t ranks, double size, std::size_t chunks) {
    Schedule schedule = begun(ranks, size);
    refuse_no_chunks(chunks);
    if (ranks == 1) return schedule;
    const double piece = size / static_cast<double>(chunks);
    for (std::size_t round = 0; round + 2 < ranks + chunks; ++round) {
        for (std::size_t rank = 0; rank + 1 < ranks; ++rank)
            if (round >= rank && round - rank < chunks) send(schedule, rank, rank + 1, piece);
        end_round(schedule);
    }
    return schedule;
}

Schedule torus_schedule(std::span<const std::size_t> sides, double size) {
    const std::size_t ranks =
        std::accumulate(sides.begin(), sides.end(), std::size_t{1}, std::multiplies<>());
    Schedule schedule = begun(ranks, size);
    const std::size_t d = sides.size();
    std::vector<std::size_t> stride(d, 1);
    for (std::size_t k = d - 1; k-- > 0;) stride[k] = stride[k + 1] * sides[k + 1];
    // Part (k, way) is scattered along k, k + 1 … and gathered back; what a stage moves a round is
    // the part over all sides it is scattered along by then.
    const auto stage = [&](std::size_t s) {
        std::size_t most = 0;
        for (std::size_t k = 0; k < d; ++k) most = std::max(most, sides[(k + s) % d] - 1);
        for (std::size_t round = 0; round < most; ++round) {
            for (std::size_t k = 0; k < d; ++k) {
                const std::size_t along = (k + s) % d;
                if (round >= sides[along] - 1) continue;
                double piece = size / (2.0 * static_cast<double>(d));
                for (std::size_t before = 0; before <= s; ++before)
                    piece /= static_cast<double>(sides[(k + before) % d]);
                for (bool forwards : {true, false})
                    for (std::size_t rank = 0; rank < ranks; ++rank)
                        send(schedule, rank, neighbour(rank, sides[along], stride[along], forwards),
                             piece);
            }
            const bool alike = std::all_of(sides.begin(), sides.end(),
                                           [&](std::size_t side) { return side == sides[0]; });
            end_round(schedule, alike ? most : 1);
            if (alike) break;
        }
    };
    for (std::size_t s = 0; s < d; ++s) stage(s);
    for (std::size_t s = d; s-- > 0;) stage(s);
    return schedule;
}

Schedule hierarchical_schedule(std::size_t ranks, std::size_t group, double size) {
    Schedule schedule = begun(ranks, size);
    if (group == 0 || ranks % group != 0)
        throw Error("groups of " + std::to_string(group) + " do not divide " +
                    std::to_string(ranks) + " ranks");
    const std::size_t groups = ranks / group;
    const double part = size / static_cast<double>(group);
    const auto within = [&] {
        if (group < 2) return;
        for (std::size_t rank = 0; rank < ranks; ++rank)
            send(schedule, rank, rank / group * group + (rank + 1) % group, part);
        end_round(schedule, group - 1);
    };
    within();
    if (groups > 1) {
        for (std::size_t rank = 0; rank < ranks; ++rank)
            send(schedule, rank, (rank + group) % ranks, part / static_cast<double>(groups));
        end_round(schedule, 2 * (groups - 1));
    }
    within();
    return schedule;
}

Schedule all_to_all_schedule(std::size_t ranks, double size) {
    Schedule schedule = begun(ranks, size);
    for (std::size_t shift = 1; shift < ranks; ++shift) {
        for (std::size_t rank = 0; rank < ranks; ++rank)
            send(schedule, rank, (rank + shift) % ranks, size / static_cast<double>(ranks));
        end_round(schedule);
    }
    return schedule;
}

Schedule all_to_all_at_once_schedule(std::size_t ranks, double size) {
    Schedule schedule = begun(ranks, size);
    for (std::size_t rank = 0; rank < ranks; ++rank)
        for (std::size_t shift = 1; shift < ranks; ++shift)
            send(schedule, rank, (rank + shift) % ranks, size / static_cast<double>(ranks));
    end_round(schedule);
    return schedule;
}

}  // namespace dawnline::network
