#pragma once
// How long the network takes to reach cities and their people.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/network/routing.hpp"

namespace dawnline::network {

/// Group index of silica fibre at 1 550 nm, 1.468 (ITU-T G.652 class). [1]
inline constexpr double k_fibre_index = 1.468;

/// Great-circle distance on the mean sphere. [m]
double great_circle_distance(double latitude_a, double longitude_a, double latitude_b,
                             double longitude_b) noexcept;

/// One-way time of light in a fibre laid along a great circle `detour` (≥ 1) times as long. [s]
double fibre_delay(double distance, double detour = 1.0) noexcept;

/// Delays seen by people.
struct LatencySummary {
    double reached = 0.0;  // share of the weight that has a way at all [1]
    double mean = 0.0;     // over those reached, by weight [s]
    double median = 0.0, worst_5 = 0.0, worst = 0.0;  // 50th, 95th, 100th percentile [s]
};

/// Delays from one destination of a routing state to nodes with weights (people in cities, users of
/// a gateway); weights ≥ 0. Percentiles are by weight: the least delay that so much of the weight
/// reached does not exceed.
LatencySummary latency_to(const RoutingState& state, std::size_t destination,
                          std::span<const std::uint32_t> node, std::span<const double> weight);

/// Delays from each node to the nearest of all destinations of the state (any compute satellite or
/// gateway may answer).
LatencySummary latency_to_nearest(const RoutingState& state, std::span<const std::uint32_t> node,
                                  std::span<const double> weight);

}  // namespace dawnline::network
