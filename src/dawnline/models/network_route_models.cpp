#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/network/latency.hpp"
#include "dawnline/network/links_in_time.hpp"
#include "dawnline/network/routing.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace network;
using namespace constants;

// ------------------------------------------------------------ a shell at one moment

/// What every model of a shell asks for.
template <class In>
void shell_fields(FieldTable& in) {
    in.integer("planes", &In::planes, between(1, 1000), "of the shell").by_default("34");
    in.integer("slots", &In::slots, between(1, 1000), "satellites in a plane").by_default("34");
    in.integer("phasing", &In::phasing, between(0, 1000), "Walker F").by_default("17");
    in.number("altitude", &In::altitude, "km", between(100, 100000), "of the circular orbits")
        .by_default("630 km");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "to the equator")
        .by_default("51.9 deg");
    in.number("spread", &In::spread, "deg", between(0, 360), "of the ascending nodes")
        .by_default("360 deg");
    in.number("turn", &In::turn, "deg", any_number(), "of all satellites along their orbits")
        .by_default("0 deg", "the Earth-fixed frame is the inertial one then");
    in.number("elevation", &In::elevation, "deg", between(0, 89), "lowest seen from the ground")
        .by_default("30 deg");
}

/// The shell's links and those of some places on a spherical Earth, the places numbered after the
/// satellites; rates do not matter here.
struct Built {
    std::vector<double> x, y, z;  // [m]
    std::vector<Edge> edges;
    std::size_t satellites = 0, links = 0;
    LinkGraph graph;
    std::vector<std::uint8_t> relay;
};

template <class In>
Built build(const In& in, const std::vector<double>& latitude,
            const std::vector<double>& longitude) {
    Built net;
    const auto planes = static_cast<std::size_t>(in.planes);
    const auto slots = static_cast<std::size_t>(in.slots);
    const auto phasing = static_cast<std::size_t>(in.phasing);
    const Shell shell{planes,         slots,    phasing, k_radius_earth + in.altitude,
                      in.inclination, in.spread};
    for (const Vec3& r_ES : shell_positions(shell, in.turn))
        net.x.push_back(r_ES.x), net.y.push_back(r_ES.y), net.z.push_back(r_ES.z);
    net.satellites = net.x.size();
    const astro::VectorsView r_ES{net.x, net.y, net.z};
    const auto pairs = plus_grid(planes, slots, phasing).pairs;
    std::vector<double> length(pairs.size());
    std::vector<LinkStatus> status(pairs.size());
    constexpr double k_air = 80e3;  // rays stay above it [m]
    check_links(r_ES, pairs, {std::numeric_limits<double>::infinity(), k_radius_earth + k_air},
                length, status);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (status[i] == LinkStatus::ok)
            net.edges.push_back({pairs[i].a, pairs[i].b, length[i], 1.0});
    net.links = net.edges.size();
    std::vector<GroundNode> ground;
    for (std::size_t i = 0; i < latitude.size(); ++i)
        ground.push_back(spherical_ground(latitude[i], longitude[i], k_radius_earth, in.elevation));
    add_ground_links(
        r_ES, ground, static_cast<std::uint32_t>(net.satellites),
        [](std::uint32_t, std::uint32_t, double, double) { return 1.0; }, net.edges);
    net.graph = make_graph(net.satellites + ground.size(), net.edges);
    net.relay.assign(net.graph.nodes, 0);
    std::fill_n(net.relay.begin(), net.satellites, std::uint8_t{1});
    return net;
}

/// Costs with a share of satellites and links between them failed at random.
std::vector<double> costs(const Built& net, double per_hop, double failed_share, long seed) {
    Stream stream(static_cast<std::uint64_t>(seed), 0, "network.failures");
    std::vector<std::uint8_t> node(net.graph.nodes, 0), link(net.edges.size(), 0);
    for (std::size_t n = 0; n < net.satellites; ++n) node[n] = stream.uniform() < failed_share;
    for (std::size_t l = 0; l < net.links; ++l) link[l] = stream.uniform() < failed_share;
    std::vector<double> cost(net.graph.arcs());
    arc_costs(net.graph, per_hop, {node, link}, cost);
    return cost;
}

// ------------------------------------------------------------ one way through it

struct RouteIn {
    long planes, slots, phasing, seed;
    double altitude, inclination, spread, turn, elevation, from_latitude, from_longitude,
        to_latitude, to_longitude, per_hop, failed_share;
};
struct RouteOut {
    double length, delay, satellites, fibre_round_trip, disjoint, shortest_link, longest_link,
        satellites_seen;
};

/// Why there is no way between the two places, for the person who asked.
[[noreturn]] void refuse_route(const Built& net, std::span<const double> cost, std::uint32_t from) {
    for (const std::uint32_t end : {from, from + 1}) {
        const std::string place = end == from ? "the start" : "the end";
        const std::uint32_t first = net.graph.first[end], last = net.graph.first[end + 1];
        if (first == last)
            throw Error("no way: " + place + " sees no satellite above the elevation");
        if (std::all_of(cost.begin() + first, cost.begin() + last,
                        [](double c) { return std::isinf(c); }))
            throw Error("no way: all satellites that " + place + " sees have failed");
    }
    throw Error("no way: failures cut the shell between the start and the end");
}

RouteOut shell_route(const RouteIn& in) {
    const Built net =
        build(in, {in.from_latitude, in.to_latitude}, {in.from_longitude, in.to_longitude});
    const auto cost = costs(net, in.per_hop, in.failed_share, in.seed);
    const auto from = static_cast<std::uint32_t>(net.satellites);
    const RoutingState state =
        route(net.graph, cost, net.relay, std::vector<std::uint32_t>{from + 1});
    const auto path = path_of(state, net.graph, 0, from);
    if (path.empty()) refuse_route(net, cost, from);
    RouteOut out{};
    out.delay = state.cost[from];
    const double hops = static_cast<double>(path.size()) - 1.0;
    out.satellites = hops - 1.0;
    out.length = (out.delay - hops * in.per_hop) * k_speed_of_light;
    out.fibre_round_trip =
        2.0 * fibre_delay(great_circle_distance(in.from_latitude, in.from_longitude, in.to_latitude,
                                                in.to_longitude));
    constexpr std::size_t k_most = 16;
    out.disjoint = static_cast<double>(
        disjoint_paths(net.graph, cost, net.relay, from, from + 1, k_most).size());
    out.shortest_link = std::numeric_limits<double>::infinity();
    for (std::size_t l = 0; l < net.links; ++l) {
        out.shortest_link = std::min(out.shortest_link, net.edges[l].length);
        out.longest_link = std::max(out.longest_link, net.edges[l].length);
    }
    out.satellites_seen = static_cast<double>(net.graph.first[from + 1] - net.graph.first[from]);
    return out;
}

Model route_model() {
    using In = RouteIn;
    using Out = RouteOut;
    FieldTable in;
    shell_fields<In>(in);
    in.number("from_latitude", &In::from_latitude, "deg", between(-90, 90), "of the start");
    in.number("from_longitude", &In::from_longitude, "deg", between(-360, 360), "east");
    in.number("to_latitude", &In::to_latitude, "deg", between(-90, 90), "of the end");
    in.number("to_longitude", &In::to_longitude, "deg", between(-360, 360), "east");
    in.number("per_hop", &In::per_hop, "us", at_least(0), "of processing").by_default("0 us");
    in.number("failed_share", &In::failed_share, "1", share(), "of satellites, and of links")
        .by_default("0");
    in.integer("seed", &In::seed, between(0, 1e9), "of the failures").by_default("1");
    FieldTable out;
    out.number("length", &Out::length, "km", any_number(), "of the way");
    out.number("delay", &Out::delay, "ms", any_number(), "one way, light and processing");
    out.number("satellites", &Out::satellites, "1", any_number(), "on the way");
    out.number("fibre_round_trip", &Out::fibre_round_trip, "ms", any_number(),
               "in glass along the great circle, there and back");
    out.number("disjoint", &Out::disjoint, "1", any_number(),
               "ways that share no satellite, up to 16");
    out.number("shortest_link", &Out::shortest_link, "km", any_number(), "between satellites");
    out.number("longest_link", &Out::longest_link, "km", any_number(), "between satellites");
    out.number("satellites_seen", &Out::satellites_seen, "1", any_number(), "from the start");
    return make_model("network.shell_route", "The quickest way through a +grid shell",
                      "Dial 1969; Suurballe 1974; spherical Earth", std::move(in), std::move(out),
                      &shell_route);
}

// ------------------------------------------------------------ latency to users

struct LatencyIn {
    long planes, slots, phasing, seed;
    double altitude, inclination, spread, turn, elevation, per_hop, failed_share;
    std::vector<double> user_latitude, user_longitude, weight, gateway_latitude, gateway_longitude;
};
struct LatencyOut {
    double reached, mean, median, worst_5, worst, in_space_mean;
};

LatencyOut user_latency(const LatencyIn& in) {
    const std::size_t users = in.weight.size(), gateways = in.gateway_latitude.size();
    if (in.user_latitude.size() != users || in.user_longitude.size() != users)
        throw Error("every user needs a latitude, a longitude and a weight");
    if (gateways == 0 || in.gateway_longitude.size() != gateways)
        throw Error("a gateway is needed, and each needs a latitude and a longitude");
    std::vector<double> latitude = in.user_latitude, longitude = in.user_longitude;
    latitude.insert(latitude.end(), in.gateway_latitude.begin(), in.gateway_latitude.end());
    longitude.insert(longitude.end(), in.gateway_longitude.begin(), in.gateway_longitude.end());
    const Built net = build(in, latitude, longitude);
    const auto cost = costs(net, in.per_hop, in.failed_share, in.seed);
    std::vector<std::uint32_t> node, target;
    for (std::size_t i = 0; i < users + gateways; ++i)
        (i < users ? node : target).push_back(static_cast<std::uint32_t>(net.satellites + i));
    const RoutingState to_gateways = route(net.graph, cost, net.relay, target);
    const LatencySummary s = latency_to_nearest(to_gateways, node, in.weight);
    // Compute in the shell itself: the nearest satellite overhead answers.
    double sum = 0.0, all = 0.0;
    for (std::size_t i = 0; i < users; ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (std::uint32_t a = net.graph.first[node[i]]; a < net.graph.first[node[i] + 1]; ++a)
            least = std::min(least, cost[a]);
        if (std::isinf(least)) continue;
        sum += in.weight[i] * least;
        all += in.weight[i];
    }
    return {s.reached, s.mean, s.median, s.worst_5, s.worst, all > 0.0 ? sum / all : 0.0};
}

Model latency_model() {
    using In = LatencyIn;
    using Out = LatencyOut;
    FieldTable in;
    shell_fields<In>(in);
    in.numbers("user_latitude", &In::user_latitude, "deg", between(-90, 90), "of each city");
    in.numbers("user_longitude", &In::user_longitude, "deg", between(-360, 360), "of each, east");
    in.numbers("weight", &In::weight, "1", at_least(0), "people in each");
    in.numbers("gateway_latitude", &In::gateway_latitude, "deg", between(-90, 90),
               "of each gateway");
    in.numbers("gateway_longitude", &In::gateway_longitude, "deg", between(-360, 360),
               "of each, east");
    in.number("per_hop", &In::per_hop, "us", at_least(0), "of processing").by_default("0 us");
    in.number("failed_share", &In::failed_share, "1", share(), "of satellites, and of links")
        .by_default("0");
    in.integer("seed", &In::seed, between(0, 1e9), "of the failures").by_default("1");
    FieldTable out;
    out.number("reached", &Out::reached, "1", any_number(), "share of people");
    out.number("mean", &Out::mean, "ms", any_number(), "one way to the nearest gateway");
    out.number("median", &Out::median, "ms", any_number(), "one way");
    out.number("worst_5", &Out::worst_5, "ms", any_number(), "that 5 % of people exceed");
    out.number("worst", &Out::worst, "ms", any_number(), "of all");
    out.number("in_space_mean", &Out::in_space_mean, "ms", any_number(),
               "one way to the nearest satellite: compute overhead");
    return make_model("network.user_latency", "Latency from people to gateways through a shell",
                      "Dial 1969; spherical Earth", std::move(in), std::move(out), &user_latency);
}

// ------------------------------------------------------------ designs

struct DesignIn {
    std::string kind;
    long rows, columns, switches, uplinks, radix;
};
struct DesignOut {
    double nodes, computers, switch_satellites, links, most_terminals, diameter, mean_hops, parts;
};

DesignOut design(const DesignIn& in) {
    const auto rows = static_cast<std::size_t>(in.rows);
    const auto columns = static_cast<std::size_t>(in.columns);
    const auto radix = static_cast<std::size_t>(in.radix);
    Topology t;
    std::size_t computers = rows * columns;
    if (in.kind == "ring")
        t = ring_topology(computers);
    else if (in.kind == "grid")
        t = grid_topology(rows, columns);
    else if (in.kind == "torus")
        t = torus_topology({rows, columns});
    else if (in.kind == "leaf-spine")
        t = leaf_spine(computers, static_cast<std::size_t>(in.switches),
                       static_cast<std::size_t>(in.uplinks), radix);
    else {
        t = fat_tree(radix);
        computers = radix * radix * radix / 4;
    }
    std::vector<Edge> edges;
    for (const NodePair& p : t.pairs) edges.push_back({p.a, p.b, 0.0, 1.0});
    const LinkGraph graph = make_graph(t.nodes, edges);
    const std::vector<double> one(graph.arcs(), 1.0);
    DesignOut out{};
    out.nodes = static_cast<double>(t.nodes);
    out.computers = static_cast<double>(computers);
    out.switch_satellites = out.nodes - out.computers;
    out.links = static_cast<double>(t.pairs.size());
    std::vector<std::uint32_t> part(t.nodes), node;
    out.parts = static_cast<double>(connected_parts(graph, one, part));
    for (std::uint32_t n = 0; n < t.nodes; ++n)
        out.most_terminals =
            std::max(out.most_terminals, static_cast<double>(graph.first[n + 1] - graph.first[n]));
    for (std::uint32_t n = 0; n < computers; ++n) node.push_back(n);
    const RoutingState hops = route(graph, one, {}, node);
    double sum = 0.0;
    for (std::size_t d = 0; d < computers; ++d)
        for (std::size_t n = 0; n < computers; ++n) {
            const double h = hops.cost[d * t.nodes + n];
            sum += h;
            out.diameter = std::max(out.diameter, h);
        }
    const double pairs = out.computers * (out.computers - 1.0);
    out.mean_hops = pairs > 0.0 ? sum / pairs : 0.0;
    return out;
}

Model design_model() {
    using In = DesignIn;
    using Out = DesignOut;
    FieldTable in;
    in.choice("kind", &In::kind, {"ring", "grid", "torus", "leaf-spine", "fat-tree"},
              "who is joined to whom");
    in.integer("rows", &In::rows, between(1, 64), "of computers").by_default("9");
    in.integer("columns", &In::columns, between(1, 64), "of computers").by_default("9");
    in.integer("switches", &In::switches, between(1, 1000), "satellites of a leaf-spine")
        .by_default("4");
    in.integer("uplinks", &In::uplinks, between(1, 1000), "of each computer to them")
        .by_default("4");
    in.integer("radix", &In::radix, between(2, 128), "terminals of a switch satellite")
        .by_default("128");
    FieldTable out;
    out.number("nodes", &Out::nodes, "1", any_number(), "satellites in all");
    out.number("computers", &Out::computers, "1", any_number(), "that compute");
    out.number("switch_satellites", &Out::switch_satellites, "1", any_number(), "that only switch");
    out.number("links", &Out::links, "1", any_number(), "between satellites");
    out.number("most_terminals", &Out::most_terminals, "1", any_number(), "on one satellite");
    out.number("diameter", &Out::diameter, "1", any_number(), "hops between computers at most");
    out.number("mean_hops", &Out::mean_hops, "1", any_number(), "between computers");
    out.number("parts", &Out::parts, "1", any_number(), "that are not joined");
    return make_model("network.design", "Links, terminals and hops of a design",
                      "Dally & Towles 2004, ch. 5; Al-Fares et al. 2008", std::move(in),
                      std::move(out), &design);
}

}  // namespace

void add_network_route_models(Directory& directory) {
    for (Model model : {route_model(), latency_model(), design_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
