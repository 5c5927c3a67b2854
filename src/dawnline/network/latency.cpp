#include "dawnline/network/latency.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "dawnline/base/constants.hpp"

namespace dawnline::network {

double great_circle_distance(double latitude_a, double longitude_a, double latitude_b,
                             double longitude_b) noexcept {
    const double north = std::sin(0.5 * (latitude_b - latitude_a));
    const double east = std::sin(0.5 * (longitude_b - longitude_a));
    const double h = north * north + std::cos(latitude_a) * std::cos(latitude_b) * east * east;
    return 2.0 * constants::k_mean_radius_earth * std::asin(std::sqrt(std::min(1.0, h)));
}

double fibre_delay(double distance, double detour) noexcept {
    return distance * detour * k_fibre_index / constants::k_speed_of_light;
}

namespace {

LatencySummary summary(std::vector<std::pair<double, double>> delay_and_weight) {
    LatencySummary s;
    double all = 0.0, reached = 0.0, sum = 0.0;
    for (const auto& [delay, weight] : delay_and_weight) {
        all += weight;
        if (std::isinf(delay)) continue;
        reached += weight;
        sum += weight * delay;
    }
    if (all <= 0.0 || reached <= 0.0) return s;
    s.reached = reached / all;
    s.mean = sum / reached;
    std::ranges::sort(delay_and_weight);
    const auto percentile = [&](double share) {
        double so_far = 0.0, last = 0.0;
        for (const auto& [delay, weight] : delay_and_weight) {
            if (std::isinf(delay)) break;
            if (weight > 0.0) last = delay;
            so_far += weight;
            if (so_far >= share * reached) break;
        }
        return last;
    };
    s.median = percentile(0.5);
    s.worst_5 = percentile(0.95);
    s.worst = percentile(std::numeric_limits<double>::infinity());
    return s;
}

}  // namespace

LatencySummary latency_to(const RoutingState& state, std::size_t destination,
                          std::span<const std::uint32_t> node, std::span<const double> weight) {
    std::vector<std::pair<double, double>> delays;
    for (std::size_t i = 0; i < node.size(); ++i)
        delays.emplace_back(state.cost[destination * state.nodes + node[i]], weight[i]);
    return summary(std::move(delays));
}

LatencySummary latency_to_nearest(const RoutingState& state, std::span<const std::uint32_t> node,
                                  std::span<const double> weight) {
    std::vector<std::pair<double, double>> delays;
    for (std::size_t i = 0; i < node.size(); ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t d = 0; d < state.destination.size(); ++d)
            least = std::min(least, state.cost[d * state.nodes + node[i]]);
        delays.emplace_back(least, weight[i]);
    }
    return summary(std::move(delays));
}

}  // namespace dawnline::network
