#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "allocation_count.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/collective_run.hpp"
#include "dawnline/network/collectives.hpp"
#include "dawnline/network/max_min.hpp"

namespace dawnline::network {
namespace {

constexpr double k_size = 8e9, k_bandwidth = 1e11, k_latency = 1e-6;  // 1 GB, 12.5 GB/s, 1 µs

double time_of(const Fabric& fabric, const Schedule& schedule, Pace pace = Pace::free) {
    RunOptions options;
    options.pace = pace;
    return run(fabric, schedule, options).time;
}

// On their own fabrics the schedules take what the published closed forms say, at either pace.
TEST(CollectiveRun, IsTheClosedFormWhereThereIsOne) {
    for (Pace pace : {Pace::free, Pace::lockstep}) {
        for (std::size_t n : {2, 3, 8, 81, 1024}) {
            const auto ranks = static_cast<double>(n);
            const Fabric ring = ring_fabric(n, k_bandwidth, k_latency);
            const double all_reduce = ring_all_reduce(ranks, k_size, k_bandwidth, k_latency);
            EXPECT_NEAR(time_of(ring, ring_schedule(n, k_size), pace), all_reduce, 1e-9);
            EXPECT_NEAR(time_of(ring, ring_reduce_scatter_schedule(n, k_size), pace),
                        ring_all_gather(ranks, k_size, k_bandwidth, k_latency), 1e-9);
            if (n > 2) {
                EXPECT_NEAR(time_of(ring, two_way_ring_schedule(n, k_size), pace),
                            two_way_ring_all_reduce(ranks, k_size, k_bandwidth, k_latency), 1e-9);
            }
            EXPECT_NEAR(time_of(ring, ring_broadcast_schedule(n, k_size, 50), pace),
                        ring_broadcast(ranks, k_size, k_bandwidth, k_latency, 50), 1e-9);
        }
        // Through a switch a message has two links and twice the latency.
        for (std::size_t n : {2, 8, 64}) {
            const auto ranks = static_cast<double>(n);
            const Fabric star = switch_fabric(n, k_bandwidth, 0.5 * k_latency);
            EXPECT_NEAR(time_of(star, halving_doubling_schedule(n, k_size), pace),
                        halving_doubling_all_reduce(ranks, k_size, k_bandwidth, k_latency), 1e-9);
            EXPECT_NEAR(time_of(star, all_to_all_schedule(n, k_size), pace),
                        switch_all_to_all(ranks, k_size, k_bandwidth, k_latency), 1e-9);
        }
        for (std::size_t k : {3, 4, 9}) {
            const std::size_t sides[] = {k, k}, cube[] = {k, k, k};
            const auto side = static_cast<double>(k);
            EXPECT_NEAR(time_of(torus_fabric(sides, k_bandwidth, k_latency),
                                torus_schedule(sides, k_size), pace),
                        torus_all_reduce(2, side, k_size, k_bandwidth, k_latency), 1e-9);
            EXPECT_NEAR(time_of(torus_fabric(cube, k_bandwidth, k_latency),
                                torus_schedule(cube, k_size), pace),
                        torus_all_reduce(3, side, k_size, k_bandwidth, k_latency), 1e-9);
        }
    }
}

// A binary tree whose edges are the fabric's links; chunks a round apart.
TEST(CollectiveRun, TreeOnItsOwnLinksIsItsClosedForm) {
    Fabric tree;
    tree.nodes = 127;
    for (std::size_t n = 1; n < tree.nodes; ++n)
        connect(tree, n, (n - 1) / 2, k_bandwidth, k_latency);
    for (std::size_t chunks : {1, 4, 40})
        EXPECT_NEAR(time_of(tree, tree_schedule(127, k_size, chunks)),
                    chunked_tree_all_reduce(127, k_size, k_bandwidth, k_latency,
                                            static_cast<double>(chunks)),
                    1e-9);
}

// Groups of eight on fast rings, eight rails between them on slow ones.
TEST(CollectiveRun, HierarchyIsItsClosedForm) {
    Fabric fabric;
    fabric.nodes = 64;
    for (std::size_t rank = 0; rank < 64; ++rank) {
        connect(fabric, rank, rank / 8 * 8 + (rank + 1) % 8, 9.0 * k_bandwidth, 0.2 * k_latency);
        connect(fabric, rank, (rank + 8) % 64, k_bandwidth, k_latency);
    }
    EXPECT_NEAR(time_of(fabric, hierarchical_schedule(64, 8, k_size)),
                hierarchical_all_reduce(8, 8, k_size, 9.0 * k_bandwidth, 0.2 * k_latency,
                                        k_bandwidth, k_latency),
                1e-9);
}

// Whatever is combined: every rank must have seen every rank's data. Followed as sets.
TEST(Schedules, BringEverythingToEverybody) {
    const std::size_t sides[] = {3, 4};
    for (const Schedule& schedule :
         {ring_schedule(12, 12e3), two_way_ring_schedule(12, 12e3), tree_schedule(12, 12e3, 1),
          double_tree_schedule(12, 12e3, 1), double_tree_schedule(13, 12e3, 3),
          torus_schedule(sides, 12e3), hierarchical_schedule(12, 3, 12e3),
          halving_doubling_schedule(16, 12e3)}) {
        std::vector<std::vector<bool>> seen(schedule.ranks,
                                            std::vector<bool>(schedule.ranks, false));
        for (std::size_t r = 0; r < schedule.ranks; ++r) seen[r][r] = true;
        for (const Round& round : schedule.rounds)
            for (std::size_t k = 0; k < round.repeat; ++k) {
                const auto before = seen;
                for (std::size_t t = round.first; t < round.first + round.count; ++t)
                    for (std::size_t r = 0; r < schedule.ranks; ++r)
                        if (before[schedule.transfers[t].from][r])
                            seen[schedule.transfers[t].to][r] = true;
            }
        for (const auto& row : seen)
            for (bool bit : row) EXPECT_TRUE(bit);
    }
}

// In two trees every rank but one is inner in one of them only (Sanders et al. 2009): for n even,
// each rank receives at most three messages of half size on the way up or down.
TEST(Schedules, DoubleTreeSharesTheWork) {
    constexpr std::size_t k_ranks = 16;
    const Schedule schedule = double_tree_schedule(k_ranks, 16e3, 1);
    std::vector<double> received(k_ranks, 0.0);
    for (const Transfer& t : schedule.transfers) received[t.to] += t.size;
    for (double bits : received) EXPECT_LE(bits, 2.0 * 16e3);
}

// No all-to-all beats the bisection, nor what enters a node.
TEST(CollectiveRun, KeepsTheBisectionBound) {
    for (std::size_t k : {4, 8}) {
        const std::size_t sides[] = {k, k};
        const double time = time_of(torus_fabric(sides, k_bandwidth, 0.0),
                                    all_to_all_at_once_schedule(k * k, k_size));
        EXPECT_GE(time,
                  torus_all_to_all(static_cast<double>(k), k_size, k_bandwidth) * (1.0 - 1e-9));
    }
}

// Bits are conserved: links carry each message's size times its hops, rerouted ones included
// where the detour begins before a bit has passed.
TEST(CollectiveRun, CarriesEveryBit) {
    const std::size_t sides[] = {4, 4};
    const Fabric fabric = mesh_fabric(sides, k_bandwidth, k_latency);
    const Schedule schedule = all_to_all_schedule(16, k_size);
    double sum = 0.0, expected = 0.0;
    for (double bits : run(fabric, schedule).carried) sum += bits;
    for (const Transfer& t : schedule.transfers) {
        const auto x = [](std::uint32_t n) { return static_cast<int>(n % 4); };
        const auto y = [](std::uint32_t n) { return static_cast<int>(n / 4); };
        expected += t.size * (std::abs(x(t.from) - x(t.to)) + std::abs(y(t.from) - y(t.to)));
    }
    EXPECT_NEAR(sum, expected, 1e-9 * expected);
}

// Equal rounds run once and multiplied are the rounds run one by one, also around a change.
TEST(CollectiveRun, LockstepSkipsOnlyEqualRounds) {
    const std::size_t sides[] = {4, 4};
    Fabric fabric = mesh_fabric(sides, k_bandwidth, k_latency);
    fabric.changes = {{0.031, 3, 0.2 * k_bandwidth}, {0.09, 3, k_bandwidth}};
    Schedule whole = ring_schedule(16, k_size), single = whole;
    const std::size_t repeat = whole.rounds[0].repeat;
    single.rounds[0].repeat = 1;
    single.rounds.resize(repeat, single.rounds[0]);
    RunOptions options;
    options.pace = Pace::lockstep;
    const CollectiveRun fast = run(fabric, whole, options), slow = run(fabric, single, options);
    EXPECT_NEAR(fast.time, slow.time, 1e-12 * slow.time);
    EXPECT_LT(fast.fillings, slow.fillings);
    EXPECT_EQ(fast.transfers, slow.transfers);
    for (std::size_t l = 0; l < fabric.links.size(); ++l)
        EXPECT_NEAR(fast.carried[l], slow.carried[l], 1e-9 * k_size);
}

// What a rank works after a round adds to every round of it.
TEST(CollectiveRun, AddsLocalWork) {
    Schedule schedule = ring_schedule(8, k_size);
    schedule.rounds[0].local_time = 3e-4;
    EXPECT_NEAR(time_of(ring_fabric(8, k_bandwidth, k_latency), schedule),
                ring_all_reduce(8, k_size, k_bandwidth, k_latency + 3e-4), 1e-9);
}

// A sub-communicator is a set of nodes: the same ranks elsewhere on a symmetric fabric take as
// long.
TEST(CollectiveRun, RunsOnAnyNodes) {
    const Fabric fabric = ring_fabric(12, k_bandwidth, k_latency);
    RunOptions there;
    there.node_of = {9, 10, 11, 0};
    EXPECT_DOUBLE_EQ(run(fabric, ring_schedule(4, k_size), there).time,
                     run(fabric, ring_schedule(4, k_size)).time);
}

// Rates kept up over many changes are those of filling from nothing.
TEST(FairRates, KeptUpAreThoseFilledAfresh) {
    Stream draw(21, 0, "fair");
    std::vector<double> capacity(30);
    for (double& c : capacity) c = 1.0 + 9.0 * draw.uniform();
    FairRates fair(capacity);
    std::vector<std::vector<std::uint32_t>> ways(400);
    std::vector<std::uint32_t> number, slot;
    for (auto& way : ways)
        for (std::uint32_t l = 0; l < 30; ++l)
            if (draw.uniform() < 0.1 || (l == 29 && way.empty())) way.push_back(l);
    std::size_t next = 0;
    for (int step = 0; step < 300; ++step) {
        for (int k = 0; k < 3 && next < ways.size(); ++k, ++next) {
            number.push_back(fair.add(ways[next]));
            slot.push_back(static_cast<std::uint32_t>(next));
        }
        while (number.size() > 30 || (number.size() > 5 && draw.uniform() < 0.4)) {
            const auto k = static_cast<std::size_t>(draw.uniform() * double(number.size()));
            fair.remove(number[k]);
            number.erase(number.begin() + std::ptrdiff_t(k));
            slot.erase(slot.begin() + std::ptrdiff_t(k));
        }
        if (draw.uniform() < 0.3) {
            const auto l = static_cast<std::uint32_t>(draw.uniform() * 30.0);
            capacity[l] = draw.uniform() < 0.2 ? 0.0 : 10.0 * draw.uniform();
            fair.set_capacity(l, capacity[l]);
        }
        fair.settle();
        std::vector<std::vector<std::size_t>> flows;
        for (std::uint32_t s : slot) flows.emplace_back(ways[s].begin(), ways[s].end());
        const auto afresh = max_min_rates(capacity, flows);
        for (std::size_t k = 0; k < number.size(); ++k)
            ASSERT_NEAR(fair.rate(number[k]), afresh[k], 1e-9 * (1.0 + afresh[k])) << step;
    }
}

TEST(FairRates, AllocatesNothingOnceItHasGrown) {
    FairRates fair(std::vector<double>(8, 1.0));
    const std::vector<std::uint32_t> a{0, 1, 2}, b{2, 3}, c{1, 5, 7};
    const auto turn = [&] {
        const std::uint32_t x = fair.add(a), y = fair.add(b), z = fair.add(c);
        fair.settle();
        fair.remove(y);
        fair.settle();
        fair.remove(x), fair.remove(z);
        fair.settle();
    };
    for (int k = 0; k < 8; ++k) turn();
    const AllocationCount count;
    for (int k = 0; k < 100; ++k) turn();
    EXPECT_EQ(count.since_start(), 0);
}

void expect_refusal(const Fabric& fabric, const Schedule& schedule, const RunOptions& options,
                    const std::string& words) {
    try {
        run(fabric, schedule, options);
        ADD_FAILURE() << words;
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
}

TEST(CollectiveRun, RefusesNamingTheCulprit) {
    const Schedule ring = ring_schedule(6, k_size);
    Fabric pieces = ring_fabric(6, k_bandwidth, k_latency);
    std::erase_if(pieces.links, [](const Link& l) { return l.from / 3 != l.to / 3; });
    expect_refusal(pieces, ring, {}, "no way leads from rank 2 (node 2) to rank 3 (node 3)");

    Fabric dead = ring_fabric(6, k_bandwidth, k_latency);
    dead.changes = {{0.01, 0, 0.0}};
    expect_refusal(dead, ring, {}, "link 0 (node 0 to node 1) stays down");
    Fabric line = mesh_fabric(std::vector<std::size_t>{6}, k_bandwidth, k_latency);
    line.changes = {{0.01, 2, 0.0}};
    expect_refusal(line, all_to_all_schedule(6, k_size), {},
                   "link 2 (node 1 to node 2) stays down");

    Fabric zero = ring_fabric(6, k_bandwidth, k_latency);
    zero.links[4].bandwidth = 0.0;
    expect_refusal(zero, ring, {}, "link 4 (2 to 3)");

    RunOptions twice;
    twice.node_of = {0, 1, 2, 3, 3, 4};
    expect_refusal(ring_fabric(6, k_bandwidth, k_latency), ring, twice,
                   "ranks 3 and 4 are both to be node 3");
    expect_refusal(ring_fabric(5, k_bandwidth, k_latency), ring, {}, "rank 5 is to be node 5");
    EXPECT_THROW(ring_schedule(0, 1.0), Error);
    EXPECT_THROW(ring_schedule(4, -1.0), Error);
    EXPECT_THROW(halving_doubling_schedule(6, 1.0), Error);
    EXPECT_THROW(hierarchical_schedule(10, 4, 1.0), Error);
    EXPECT_THROW(tree_schedule(4, 1.0, 0), Error);
}

}  // namespace
}  // namespace dawnline::network
