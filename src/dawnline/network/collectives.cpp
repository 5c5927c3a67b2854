#include "dawnline/network/collectives.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::network {

double ring_all_reduce(double ranks, double size, double bandwidth, double latency) noexcept {
    return 2.0 * ring_all_gather(ranks, size, bandwidth, latency);
}

double ring_all_gather(double ranks, double size, double bandwidth, double latency) noexcept {
    if (ranks <= 1.0) return 0.0;
    return (ranks - 1.0) * latency + (ranks - 1.0) / ranks * size / bandwidth;
}

double halving_doubling_all_reduce(double ranks, double size, double bandwidth,
                                   double latency) noexcept {
    if (ranks <= 1.0) return 0.0;
    return 2.0 * std::ceil(std::log2(ranks)) * latency +
           2.0 * (ranks - 1.0) / ranks * size / bandwidth;
}

double tree_all_reduce(double ranks, double size, double bandwidth, double latency) noexcept {
    if (ranks <= 1.0) return 0.0;
    return 2.0 * std::ceil(std::log2(ranks)) * latency + 2.0 * size / bandwidth;
}

double two_way_ring_all_reduce(double ranks, double size, double bandwidth,
                               double latency) noexcept {
    return ring_all_reduce(ranks, 0.5 * size, bandwidth, latency);
}

double chunked_tree_all_reduce(double ranks, double size, double bandwidth, double latency,
                               double chunks) noexcept {
    if (ranks <= 1.0) return 0.0;
    const double height = std::floor(std::log2(ranks));
    return (2.0 * height - 1.0 + chunks) * (latency + size / (chunks * bandwidth));
}

double ring_broadcast(double ranks, double size, double bandwidth, double latency,
                      double chunks) noexcept {
    if (ranks <= 1.0) return 0.0;
    return (ranks - 2.0 + chunks) * (latency + size / (chunks * bandwidth));
}

double best_ring_broadcast_chunks(double ranks, double size, double bandwidth,
                                  double latency) noexcept {
    constexpr double k_most = 1e9;
    if (ranks <= 2.0) return 1.0;
    if (latency <= 0.0) return k_most;
    const double chunks = std::clamp(
        std::floor(std::sqrt((ranks - 2.0) * size / (latency * bandwidth))), 1.0, k_most);
    const auto time = [&](double c) { return ring_broadcast(ranks, size, bandwidth, latency, c); };
    return time(chunks + 1.0) < time(chunks) ? chunks + 1.0 : chunks;
}

double hierarchical_all_reduce(double group, double groups, double size, double group_bandwidth,
                               double group_latency, double rail_bandwidth,
                               double rail_latency) noexcept {
    return 2.0 * ring_all_gather(group, size, group_bandwidth, group_latency) +
           ring_all_reduce(groups, size / group, rail_bandwidth, rail_latency);
}

double torus_all_reduce(int dimensions, double side, double size, double bandwidth,
                        double latency) noexcept {
    const double ranks = std::pow(side, dimensions);
    if (ranks <= 1.0) return 0.0;
    const double ways = 2.0 * dimensions;
    return ways * (side - 1.0) * latency + 2.0 * (ranks - 1.0) / ranks * size / (ways * bandwidth);
}

double torus_all_to_all(double side, double size, double bandwidth) noexcept {
    const bool even = std::fmod(side, 2.0) == 0.0;
    const double hops = even ? side : (side * side - 1.0) / side;
    return hops * size / (8.0 * bandwidth);
}

double switch_all_to_all(double ranks, double size, double bandwidth, double latency) noexcept {
    return ring_all_gather(ranks, size, bandwidth, latency);
}

double all_gather_bound(double ranks, double size, double bandwidth, double links) noexcept {
    return (ranks - 1.0) / ranks * size / (links * bandwidth);
}

double torus_bisection_links(double other_sides) noexcept {
    return 2.0 * other_sides;
}

double bus_bandwidth(double ranks, double size, double time) noexcept {
    return size / time * 2.0 * (ranks - 1.0) / ranks;
}

}  // namespace dawnline::network
