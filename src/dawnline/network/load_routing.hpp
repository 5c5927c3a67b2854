#pragma once
// Routing that keeps away from links that others fill.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/network/routing.hpp"

namespace dawnline::network {

/// Traffic that wants from one node to another.
struct Demand {
    std::uint32_t from = 0, to = 0;
    double rate = 0.0;  // [bit/s]
};

struct LoadOptions {
    double packet = 12000.0;  // mean size of what queues: 1 500 bytes, or a whole burst [bit]
    double fullest = 0.99;    // load beyond which the queue's delay goes on as its tangent [1]
    double gap = 1e-3;        // stop when the mean delay is within this share of the least [1]
    int most_rounds = 200;    // [1]
};

/// Loads of arcs and what they mean.
struct LoadedRoutes {
    std::vector<double> load;  // of each arc [bit/s]
    double mean_delay = 0.0;   // of a bit, light, hops and queues [s]
    double fullest = 0.0;      // load over rate of the fullest arc [1]
    double undelivered = 0.0;  // of demands without any way [bit/s]
    double gap = 0.0;          // proven: mean delay ≤ (1 + gap) × the least one [1]
    int rounds = 0;            // [1]
};

/// Loads with the least mean delay, traffic split among ways as need be: flow deviation (Fratta,
/// Gerla & Kleinrock 1973, Networks 3, 97). Every arc costs
///
///     D(f) = f (cost + (L/C)/(1 − f/C))          M/M/1 queue of packets of L bits at a rate C
///
/// which is convex; each round sends all traffic along least-cost ways at the prices D′, and moves
/// towards that as far as D falls. The gap is that of Frank & Wolfe's bound. `cost` [s] and `relay`
/// as in RouteSearch. Throws Error on a demand of a node that does not exist or a negative rate.
LoadedRoutes load_aware_routes(const LinkGraph& graph, std::span<const double> cost,
                               std::span<const std::uint8_t> relay, std::span<const Demand> demands,
                               const LoadOptions& options = {});

/// The same demands all on their ways of least cost, for comparison.
LoadedRoutes least_cost_routes(const LinkGraph& graph, std::span<const double> cost,
                               std::span<const std::uint8_t> relay, std::span<const Demand> demands,
                               const LoadOptions& options = {});

}  // namespace dawnline::network
