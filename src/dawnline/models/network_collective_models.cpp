#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/network/collective_bound.hpp"
#include "dawnline/network/collective_run.hpp"
#include "dawnline/network/collectives.hpp"
#include "dawnline/network/overlap.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace network;

// ------------------------------------------------------------ a collective on a fabric

struct CollectiveIn {
    std::string algorithm, fabric, pace;
    long ranks, chunks, group;
    double size, bandwidth, latency, detection;
    std::vector<double> sides, link_from, link_to, link_bandwidth, node_of, change_time,
        change_link, change_bandwidth;
};
struct CollectiveOut {
    double time, bus_bandwidth, transfers, fillings, busiest_from, busiest_to, busiest_share;
};

template <class In>
std::vector<std::size_t> sides_of(const In& in) {
    std::vector<std::size_t> sides;
    for (double side : in.sides) {
        if (side != std::floor(side))
            throw Error("sides of a torus or mesh are whole numbers, not " + std::to_string(side));
        sides.push_back(static_cast<std::size_t>(side));
    }
    if (sides.empty()) throw Error("a torus or mesh needs its sides: none are given");
    return sides;
}

std::uint32_t index_of(double value, const char* what) {
    if (value != std::floor(value))
        throw Error(std::string(what) + " is a whole number, not " + std::to_string(value));
    return static_cast<std::uint32_t>(value);
}

template <class In>
Fabric listed_links(const In& in) {
    if (in.link_from.size() != in.link_to.size())
        throw Error("link_from and link_to must be equally long: each pair is one link");
    if (!in.link_bandwidth.empty() && in.link_bandwidth.size() != in.link_from.size())
        throw Error("link_bandwidth must have one value for each link, or none");
    Fabric fabric;
    for (std::size_t k = 0; k < in.link_from.size(); ++k) {
        const std::uint32_t a = index_of(in.link_from[k], "link_from");
        const std::uint32_t b = index_of(in.link_to[k], "link_to");
        fabric.nodes = std::max({fabric.nodes, std::size_t{a} + 1, std::size_t{b} + 1});
        connect(fabric, a, b, in.link_bandwidth.empty() ? in.bandwidth : in.link_bandwidth[k],
                in.latency);
    }
    return fabric;
}

template <class In>
Fabric fabric_of(const In& in) {
    const auto ranks = static_cast<std::size_t>(in.ranks);
    Fabric fabric;
    if (in.fabric == "ring")
        fabric = ring_fabric(ranks, in.bandwidth, in.latency);
    else if (in.fabric == "switch")
        fabric = switch_fabric(ranks, in.bandwidth, in.latency);
    else if (in.fabric == "torus")
        fabric = torus_fabric(sides_of(in), in.bandwidth, in.latency);
    else if (in.fabric == "mesh")
        fabric = mesh_fabric(sides_of(in), in.bandwidth, in.latency);
    else
        fabric = listed_links(in);
    return fabric;
}

void add_changes(const CollectiveIn& in, Fabric& fabric) {
    if (in.change_time.size() != in.change_link.size() ||
        in.change_time.size() != in.change_bandwidth.size())
        throw Error("change_time, change_link and change_bandwidth must be equally long");
    for (std::size_t k = 0; k < in.change_time.size(); ++k)
        fabric.changes.push_back({in.change_time[k], index_of(in.change_link[k], "change_link"),
                                  in.change_bandwidth[k]});
}

template <class In>
std::vector<std::uint32_t> nodes_of(const In& in) {
    std::vector<std::uint32_t> nodes;
    for (double node : in.node_of) nodes.push_back(index_of(node, "node_of"));
    return nodes;
}

Schedule schedule_of(const CollectiveIn& in) {
    const auto ranks = static_cast<std::size_t>(in.ranks);
    const auto chunks = static_cast<std::size_t>(in.chunks);
    const std::string& a = in.algorithm;
    if (a == "ring") return ring_schedule(ranks, in.size);
    if (a == "two_way_ring") return two_way_ring_schedule(ranks, in.size);
    if (a == "tree") return tree_schedule(ranks, in.size, chunks);
    if (a == "double_tree") return double_tree_schedule(ranks, in.size, chunks);
    if (a == "halving_doubling") return halving_doubling_schedule(ranks, in.size);
    if (a == "torus") return torus_schedule(sides_of(in), in.size);
    if (a == "hierarchical")
        return hierarchical_schedule(ranks, static_cast<std::size_t>(in.group), in.size);
    if (a == "reduce_scatter") return ring_reduce_scatter_schedule(ranks, in.size);
    if (a == "all_gather") return ring_all_gather_schedule(ranks, in.size);
    if (a == "all_to_all") return all_to_all_schedule(ranks, in.size);
    if (a == "all_to_all_at_once") return all_to_all_at_once_schedule(ranks, in.size);
    if (a == "ring_broadcast") return ring_broadcast_schedule(ranks, in.size, chunks);
    return tree_broadcast_schedule(ranks, in.size, chunks);
}

CollectiveOut collective(const CollectiveIn& in) {
    Fabric fabric = fabric_of(in);
    add_changes(in, fabric);
    RunOptions options;
    options.pace = in.pace == "lockstep" ? Pace::lockstep : Pace::free;
    options.detection = in.detection > 0.0 ? in.detection : HUGE_VAL;
    options.node_of = nodes_of(in);
    const Schedule schedule = schedule_of(in);
    const CollectiveRun r = run(fabric, schedule, options);
    CollectiveOut out{};
    out.time = r.time;
    out.bus_bandwidth =
        r.time > 0.0 ? bus_bandwidth(static_cast<double>(schedule.ranks), in.size, r.time) : 0.0;
    out.transfers = static_cast<double>(r.transfers);
    out.fillings = static_cast<double>(r.fillings);
    out.busiest_from = fabric.links.empty() ? 0.0 : fabric.links[r.busiest].from;
    out.busiest_to = fabric.links.empty() ? 0.0 : fabric.links[r.busiest].to;
    out.busiest_share = r.busiest_share;
    return out;
}

/// What joins the ranks, and how many bits they have; common to the models of a collective.
template <class In>
void add_fabric(FieldTable& in) {
    in.choice("fabric", &In::fabric, {"ring", "switch", "torus", "mesh", "links"},
              "what joins the ranks; links: those listed")
        .by_default("ring");
    in.integer("ranks", &In::ranks, between(1, 65536),
               "that take part; of the torus algorithm all nodes do")
        .by_default("8");
    in.numbers("sides", &In::sides, "1", between(1, 65536), "of a torus or mesh").by_default("[]");
    in.number("size", &In::size, "Gbyte", more_than(0), "of each rank").by_default("1 Gbyte");
    in.number("bandwidth", &In::bandwidth, "Gbyte/s", more_than(0), "of a link, one direction")
        .by_default("12.5 Gbyte/s");
    in.numbers("link_from", &In::link_from, "1", between(0, 65535), "node of each link")
        .by_default("[]");
    in.numbers("link_to", &In::link_to, "1", between(0, 65535), "and its other node")
        .by_default("[]");
    in.numbers("link_bandwidth", &In::link_bandwidth, "Gbyte/s", at_least(0),
               "of each link, both directions; none: all have `bandwidth`")
        .by_default("[]");
    in.numbers("node_of", &In::node_of, "1", between(0, 65535),
               "of each rank; none: ranks are nodes 0, 1 ...")
        .by_default("[]");
}

Model collective_model() {
    FieldTable in;
    add_fabric<CollectiveIn>(in);
    in.choice("algorithm", &CollectiveIn::algorithm,
              {"ring", "two_way_ring", "tree", "double_tree", "halving_doubling", "torus",
               "hierarchical", "reduce_scatter", "all_gather", "all_to_all", "all_to_all_at_once",
               "ring_broadcast", "tree_broadcast"},
              "the first seven are all-reduces")
        .by_default("ring");
    in.number("latency", &CollectiveIn::latency, "us", at_least(0), "of a link").by_default("1 us");
    in.integer("chunks", &CollectiveIn::chunks, between(1, 1e6), "of a tree or broadcast")
        .by_default("16");
    in.integer("group", &CollectiveIn::group, between(1, 65536), "ranks of a group, hierarchical")
        .by_default("1");
    in.choice("pace", &CollectiveIn::pace, {"free", "lockstep"},
              "a rank's next round begins after its own transfers or after everybody's")
        .by_default("free");
    in.number("detection", &CollectiveIn::detection, "ms", at_least(0),
              "after which traffic leaves a link that is down; 0: it waits")
        .by_default("0 ms");
    in.numbers("change_time", &CollectiveIn::change_time, "s", at_least(0), "of each change")
        .by_default("[]");
    in.numbers("change_link", &CollectiveIn::change_link, "1", at_least(0),
               "that changes: 2k is the k-th link forwards, 2k + 1 backwards")
        .by_default("[]");
    in.numbers("change_bandwidth", &CollectiveIn::change_bandwidth, "Gbyte/s", at_least(0),
               "from then on; 0: the link is down")
        .by_default("[]");
    FieldTable out;
    out.number("time", &CollectiveOut::time, "s", any_number(), "until the last rank is done");
    out.number("bus_bandwidth", &CollectiveOut::bus_bandwidth, "Gbyte/s", any_number(),
               "of an all-reduce, S/T 2(N-1)/N");
    out.number("transfers", &CollectiveOut::transfers, "1", any_number(), "messages");
    out.number("fillings", &CollectiveOut::fillings, "1", any_number(),
               "times that rates were shared out; 0 where no two messages met");
    out.number("busiest_from", &CollectiveOut::busiest_from, "1", any_number(),
               "node at which the busiest link begins");
    out.number("busiest_to", &CollectiveOut::busiest_to, "1", any_number(), "and ends");
    out.number("busiest_share", &CollectiveOut::busiest_share, "1", any_number(),
               "carried over what it could at its first rate");
    return make_model("network.collective",
                      "Time of a collective on a fabric whose links may change and fail",
                      "max-min fair flows, Bertsekas & Gallager 1992, sec. 6.5.2; schedules of "
                      "Thakur et al. 2005 and Sanders et al. 2009",
                      std::move(in), std::move(out), &collective);
}

// ------------------------------------------------------------ what no schedule beats

struct BoundIn {
    std::string fabric;
    long ranks;
    double size, bandwidth;
    std::vector<double> sides, link_from, link_to, link_bandwidth, node_of;
    static constexpr double latency = 0.0;  // the bound is of bits alone
};
struct BoundOut {
    double time, all_reduce, cut_bandwidth, ranks_inside, outside;
};

BoundOut bound_of(const BoundIn& in) {
    std::vector<std::uint32_t> nodes = nodes_of(in);
    if (nodes.empty())
        for (long rank = 0; rank < in.ranks; ++rank)
            nodes.push_back(static_cast<std::uint32_t>(rank));
    const GatherBound b = gather_bound(fabric_of(in), nodes, in.size);
    return {b.time, 2.0 * b.time, b.cut_bandwidth, static_cast<double>(b.ranks_inside),
            static_cast<double>(b.outside)};
}

Model bound_model() {
    FieldTable in;
    add_fabric<BoundIn>(in);
    FieldTable out;
    out.number("time", &BoundOut::time, "s", any_number(),
               "least, of an all-gather of `size` in all or a reduce-scatter of it");
    out.number("all_reduce", &BoundOut::all_reduce, "s", any_number(), "of one after the other");
    out.number("cut_bandwidth", &BoundOut::cut_bandwidth, "Gbyte/s", any_number(),
               "out of the set of nodes that binds");
    out.number("ranks_inside", &BoundOut::ranks_inside, "1", any_number(), "ranks in that set");
    out.number("outside", &BoundOut::outside, "1", any_number(), "a rank that is not");
    return make_model("network.gather_bound", "What no all-gather beats on a fabric",
                      "Edmonds 1972; Zhao et al. 2024 (arXiv:2402.06787), sec. 3", std::move(in),
                      std::move(out), &bound_of);
}

// ------------------------------------------------------------ closed forms beside the rings'

struct HierarchyIn {
    double group, groups, size, group_bandwidth, group_latency, rail_bandwidth, rail_latency;
};
struct HierarchyOut {
    double time, flat;
};

HierarchyOut hierarchy(const HierarchyIn& in) {
    return {hierarchical_all_reduce(in.group, in.groups, in.size, in.group_bandwidth,
                                    in.group_latency, in.rail_bandwidth, in.rail_latency),
            ring_all_reduce(in.group * in.groups, in.size, in.rail_bandwidth, in.rail_latency)};
}

Model hierarchy_model() {
    FieldTable in;
    in.number("group", &HierarchyIn::group, "1", at_least(1), "ranks of a group");
    in.number("groups", &HierarchyIn::groups, "1", at_least(1), "joined by rails");
    in.number("size", &HierarchyIn::size, "Gbyte", more_than(0), "of each rank")
        .by_default("1 Gbyte");
    in.number("group_bandwidth", &HierarchyIn::group_bandwidth, "Gbyte/s", more_than(0),
              "of a link within a group");
    in.number("group_latency", &HierarchyIn::group_latency, "us", at_least(0), "of such a step")
        .by_default("1 us");
    in.number("rail_bandwidth", &HierarchyIn::rail_bandwidth, "Gbyte/s", more_than(0),
              "of each of the group's rails");
    in.number("rail_latency", &HierarchyIn::rail_latency, "us", at_least(0), "of such a step")
        .by_default("1 us");
    FieldTable out;
    out.number("time", &HierarchyOut::time, "s", any_number(), "of the all-reduce");
    out.number("flat", &HierarchyOut::flat, "s", any_number(),
               "of one ring of all ranks at the rails' rate");
    return make_model("network.hierarchical_all_reduce",
                      "All-reduce within groups and along rails between them",
                      "ring closed forms, composed", std::move(in), std::move(out), &hierarchy);
}

struct OverlapIn {
    std::vector<double> ready, exchange;
    double arithmetic;
};

Overlap overlapped(const OverlapIn& in) {
    if (in.ready.size() != in.exchange.size())
        throw Error("ready and exchange must be equally long: each pair is one part");
    return overlap(in.ready, in.exchange, in.arithmetic);
}

Model overlap_model() {
    FieldTable in;
    in.numbers("ready", &OverlapIn::ready, "ms", at_least(0), "each part, from the start");
    in.numbers("exchange", &OverlapIn::exchange, "ms", at_least(0), "of each part, alone");
    in.number("arithmetic", &OverlapIn::arithmetic, "ms", at_least(0), "of the step");
    FieldTable out;
    out.number("time", &Overlap::time, "ms", any_number(), "until both are done");
    out.number("exposed", &Overlap::exposed, "ms", any_number(), "after the arithmetic");
    out.number("hidden", &Overlap::hidden, "1", any_number(), "share of the exchanges behind it");
    out.number("idle", &Overlap::idle, "ms", any_number(), "of the network before the end");
    return make_model("network.overlap", "What of the exchanges stays visible behind arithmetic",
                      "Li et al. 2020, sec. 3.2.3: buckets in order", std::move(in), std::move(out),
                      &overlapped);
}

}  // namespace

void add_network_collective_models(Directory& directory) {
    for (Model model : {collective_model(), bound_model(), hierarchy_model(), overlap_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
