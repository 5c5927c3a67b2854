#include "dawnline/network/collectives.hpp"

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
