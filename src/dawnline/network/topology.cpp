#include "dawnline/network/topology.hpp"

#include <cmath>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

std::uint32_t index(std::size_t i) {
    return static_cast<std::uint32_t>(i);
}

}  // namespace

Topology ring_topology(std::size_t nodes) {
    return torus_topology({nodes});
}

Topology grid_topology(std::size_t rows, std::size_t columns) {
    Topology t{rows * columns, {}};
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t n = r * columns + c;
            if (c + 1 < columns) t.pairs.push_back({index(n), index(n + 1)});
            if (r + 1 < rows) t.pairs.push_back({index(n), index(n + columns)});
        }
    return t;
}

Topology torus_topology(const std::vector<std::size_t>& sides) {
    Topology t{1, {}};
    for (const std::size_t side : sides) t.nodes *= side;
    for (std::size_t n = 0; n < t.nodes; ++n) {
        std::size_t stride = t.nodes, rest = n;
        for (const std::size_t side : sides) {
            stride /= side;
            const std::size_t at = rest / stride;
            rest %= stride;
            if (at + 1 < side) t.pairs.push_back({index(n), index(n + stride)});
            // The way round; a side of two would have it twice.
            if (at + 1 == side && side > 2) t.pairs.push_back({index(n), index(n - at * stride)});
        }
    }
    return t;
}

Topology plus_grid(std::size_t planes, std::size_t slots, std::size_t phasing) {
    Topology t{planes * slots, {}};
    for (std::size_t p = 0; p < planes; ++p)
        for (std::size_t s = 0; s < slots; ++s) {
            const std::size_t n = p * slots + s;
            if (s + 1 < slots || slots > 2)
                t.pairs.push_back({index(n), index(p * slots + (s + 1) % slots)});
            if (p + 1 < planes) t.pairs.push_back({index(n), index(n + slots)});
            if (p + 1 == planes && planes > 2)
                t.pairs.push_back({index(n), index((s + phasing) % slots)});
        }
    return t;
}

Topology leaf_spine(std::size_t computers, std::size_t switches, std::size_t uplinks,
                    std::size_t radix) {
    if (uplinks < 1 || uplinks > switches)
        throw Error("each computer has " + std::to_string(uplinks) + " uplinks; there are " +
                    std::to_string(switches) + " switches and one is needed at least");
    const std::size_t most = (computers * uplinks + switches - 1) / switches;
    if (most > radix)
        throw Error("a switch would need " + std::to_string(most) + " terminals and has " +
                    std::to_string(radix));
    Topology t{computers + switches, {}};
    std::size_t next = 0;
    for (std::size_t n = 0; n < computers; ++n)
        for (std::size_t u = 0; u < uplinks; ++u, next = (next + 1) % switches)
            t.pairs.push_back({index(n), index(computers + next)});
    return t;
}

Topology fat_tree(std::size_t terminals) {
    const std::size_t k = terminals, half = k / 2;
    if (k < 2 || k % 2 != 0)
        throw Error("a fat tree needs switches with an even number of terminals, not " +
                    std::to_string(k));
    const std::size_t hosts = k * half * half, edge = hosts, middle = edge + k * half;
    const std::size_t core = middle + k * half;
    Topology t{core + half * half, {}};
    for (std::size_t h = 0; h < hosts; ++h) t.pairs.push_back({index(h), index(edge + h / half)});
    for (std::size_t pod = 0; pod < k; ++pod)
        for (std::size_t i = 0; i < half; ++i)
            for (std::size_t j = 0; j < half; ++j) {
                const std::size_t up = middle + pod * half + j;
                t.pairs.push_back({index(edge + pod * half + i), index(up)});
                t.pairs.push_back({index(up), index(core + j * half + i)});
            }
    return t;
}

std::vector<Vec3> shell_positions(const Shell& shell, double turn) {
    std::vector<Vec3> r;
    const auto planes = static_cast<double>(shell.planes), slots = static_cast<double>(shell.slots);
    for (std::size_t p = 0; p < shell.planes; ++p)
        for (std::size_t s = 0; s < shell.slots; ++s) {
            const double node = shell.spread * static_cast<double>(p) / planes;
            const double u = turn + constants::k_two_pi *
                                        (static_cast<double>(s) / slots +
                                         static_cast<double>(shell.phasing * p) / (planes * slots));
            const double across = std::sin(u) * std::cos(shell.inclination);
            r.push_back({shell.radius * (std::cos(node) * std::cos(u) - std::sin(node) * across),
                         shell.radius * (std::sin(node) * std::cos(u) + std::cos(node) * across),
                         shell.radius * std::sin(u) * std::sin(shell.inclination)});
        }
    return r;
}

}  // namespace dawnline::network
