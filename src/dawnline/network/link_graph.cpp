#include "dawnline/network/link_graph.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

void check(std::size_t nodes, std::span<const Edge> links) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const Edge& l = links[i];
        const std::string path = "links[" + std::to_string(i) + "]";
        if (l.a >= nodes || l.b >= nodes)
            problems.push_back({{},
                                path,
                                "joins nodes " + std::to_string(l.a) + " and " +
                                    std::to_string(l.b) + "; there are " + std::to_string(nodes),
                                {}});
        else if (l.a == l.b)
            problems.push_back({{}, path, "joins node " + std::to_string(l.a) + " to itself", {}});
        if (!(l.length >= 0.0 && std::isfinite(l.length)))
            problems.push_back({{}, path, "needs a length >= 0", {}});
        if (!(l.rate >= 0.0 && std::isfinite(l.rate)))
            problems.push_back({{}, path, "needs a rate >= 0", {}});
    }
    if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace

LinkGraph make_graph(std::size_t nodes, std::span<const Edge> links) {
    LinkGraph graph;
    make_graph(nodes, links, graph);
    return graph;
}

void make_graph(std::size_t nodes, std::span<const Edge> links, LinkGraph& graph) {
    check(nodes, links);
    graph.nodes = nodes;
    graph.first.assign(nodes + 1, 0);
    for (const Edge& l : links) ++graph.first[l.a], ++graph.first[l.b];
    // Ends first: filling backwards then leaves the beginnings, in the order of the links.
    std::uint32_t end = 0;
    for (std::uint32_t& f : graph.first) f = end += f;
    const std::size_t arcs = 2 * links.size();
    graph.head.resize(arcs), graph.reverse.resize(arcs), graph.link.resize(arcs);
    graph.delay.resize(arcs), graph.rate.resize(arcs);
    for (std::size_t i = links.size(); i-- > 0;) {
        const Edge& l = links[i];
        const std::uint32_t there = --graph.first[l.a], back = --graph.first[l.b];
        graph.head[there] = l.b, graph.head[back] = l.a;
        graph.reverse[there] = back, graph.reverse[back] = there;
        for (const std::uint32_t arc : {there, back}) {
            graph.link[arc] = static_cast<std::uint32_t>(i);
            graph.delay[arc] = l.length / constants::k_speed_of_light;
            graph.rate[arc] = l.rate;
        }
    }
}

void arc_costs(const LinkGraph& graph, double per_hop, const Failures& failures,
               std::span<double> cost) noexcept {
    constexpr double k_closed = std::numeric_limits<double>::infinity();
    const auto down = [](std::span<const std::uint8_t> flags, std::uint32_t i) {
        return i < flags.size() && flags[i] != 0;
    };
    for (std::uint32_t n = 0; n < graph.nodes; ++n)
        for (std::uint32_t arc = graph.first[n]; arc < graph.first[n + 1]; ++arc) {
            const bool closed = down(failures.node, n) || down(failures.node, graph.head[arc]) ||
                                down(failures.link, graph.link[arc]) || graph.rate[arc] <= 0.0;
            cost[arc] = closed ? k_closed : graph.delay[arc] + per_hop;
        }
}

std::size_t connected_parts(const LinkGraph& graph, std::span<const double> cost,
                            std::span<std::uint32_t> part) {
    std::ranges::fill(part, k_none);
    std::vector<std::uint32_t> open;
    std::uint32_t parts = 0;
    for (std::uint32_t start = 0; start < graph.nodes; ++start) {
        if (part[start] != k_none) continue;
        part[start] = parts;
        open.push_back(start);
        while (!open.empty()) {
            const std::uint32_t n = open.back();
            open.pop_back();
            for (std::uint32_t arc = graph.first[n]; arc < graph.first[n + 1]; ++arc) {
                const std::uint32_t to = graph.head[arc];
                if (part[to] != k_none || std::isinf(cost[arc])) continue;
                part[to] = parts;
                open.push_back(to);
            }
        }
        ++parts;
    }
    return parts;
}

}  // namespace dawnline::network
