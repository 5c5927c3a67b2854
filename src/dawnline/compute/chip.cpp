#include "dawnline/compute/chip.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dawnline::compute {

namespace {

constexpr double k_filling = 200.0;   // k_0, sums that starting a tile costs
constexpr double k_intensity = 12.0;  // x at which a tile runs at half of its units' rate

constexpr double intensity(double m, double n) noexcept {
    return m * n / (m + n);
}

constexpr double tile_efficiency(double m, double n) noexcept {
    const double x = intensity(m, n);
    const double best = intensity(128.0, 256.0);
    return (x / (x + k_intensity)) / (best / (best + k_intensity));
}

struct Tile {
    double m, n;
    double cost;  // m n over its efficiency
};

constexpr Tile tile(double m, double n) noexcept {
    return {m, n, m * n / tile_efficiency(m, n)};
}

constexpr std::array k_tiles{tile(256, 128), tile(128, 256), tile(128, 128),
                             tile(128, 64),  tile(64, 128),  tile(64, 64)};

bool within_domain(const Chip& chip, const Group& group) noexcept {
    return group.size * group.stride <= chip.domain;
}

/// Members of a group that share a domain.
double members_in_domain(const Chip& chip, const Group& group) noexcept {
    return std::clamp(std::floor(chip.domain / group.stride), 1.0, group.size);
}

/// Time of `rounds` half all-reduces.
double ring_time(const Chip& chip, const Group& group, double bits, double rounds) noexcept {
    if (group.size <= 1.0) return 0.0;
    const double path = rounds * (group.size - 1.0) / group.size * bits;
    const double steps = rounds * (group.size / members_in_domain(chip, group) - 1.0);
    return path / ring_bandwidth(chip, group) + chip.link_latency +
           std::max(0.0, steps) * chip.fabric_latency;
}

}  // namespace

double product_time(const Chip& chip, const Product& p) noexcept {
    if (p.m <= 0.0 || p.n <= 0.0 || p.k <= 0.0 || p.count <= 0.0) return 0.0;
    double least = HUGE_VAL;
    for (const Tile& t : k_tiles) {
        const double tiles = std::ceil(p.m / t.m) * std::ceil(p.n / t.n) * p.count;
        for (const double split : {1.0, 2.0, 4.0}) {
            const double waves = std::ceil(tiles * split / chip.units);
            least = std::min(least, waves * t.cost * (p.k / split + k_filling));
        }
    }
    const double arithmetic = 2.0 * least * chip.units / (chip.peak * chip.gemm_efficiency);
    const double bits =
        p.count * (p.m * p.k * p.left_bits + p.k * p.n * p.right_bits + p.m * p.n * p.out_bits);
    return std::max(arithmetic, stream_time(chip, bits));
}

double stream_time(const Chip& chip, double bits) noexcept {
    return bits / (chip.memory_bandwidth * chip.memory_efficiency);
}

double ring_bandwidth(const Chip& chip, const Group& group) noexcept {
    const double links = chip.link_bandwidth * chip.link_efficiency;
    if (within_domain(chip, group)) return links;
    const double fabric =
        members_in_domain(chip, group) * chip.fabric_bandwidth * chip.fabric_efficiency;
    return members_in_domain(chip, group) > 1.0 ? std::min(links, fabric) : fabric;
}

double all_reduce_time(const Chip& chip, const Group& group, double bits) noexcept {
    return ring_time(chip, group, bits, 2.0);
}

double gather_time(const Chip& chip, const Group& group, double bits) noexcept {
    return ring_time(chip, group, bits, 1.0);
}

double all_to_all_time(const Chip& chip, const Group& group, double bits) noexcept {
    if (group.size <= 1.0) return 0.0;
    const double inside = members_in_domain(chip, group);
    const double links = bits * (inside - 1.0) / group.size;
    const double fabric = bits * (group.size - inside) / group.size;
    const double within = links / (chip.link_bandwidth * chip.link_efficiency);
    const double beyond =
        fabric > 0.0 ? fabric / (chip.fabric_bandwidth * chip.fabric_efficiency) : 0.0;
    return (links > 0.0 ? within : 0.0) + beyond + chip.link_latency +
           (fabric > 0.0 ? chip.fabric_latency : 0.0);
}

double slowest_of(double chips, double scatter) noexcept {
    return chips > 1.0 ? 1.0 + scatter * std::sqrt(2.0 * std::log(chips)) : 1.0;
}

}  // namespace dawnline::compute
