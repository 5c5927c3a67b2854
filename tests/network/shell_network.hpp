#pragma once
// A +grid shell with ground stations on a spherical Earth, as published comparisons build it; for
// tests and benchmarks.

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "dawnline/network/links_in_time.hpp"

namespace dawnline::network {

struct ShellNetwork {
    std::vector<double> x, y, z;  // of the satellites [m]
    std::vector<Edge> edges;
    std::size_t satellites = 0, nodes = 0;

    astro::VectorsView positions() const { return {x, y, z}; }
};

inline constexpr double k_sphere = 6378137.0;  // [m]

inline ShellNetwork shell_network(std::size_t planes, std::size_t slots, std::size_t phasing,
                                  double altitude, double inclination_degrees,
                                  const std::vector<std::pair<double, double>>& places_degrees,
                                  double elevation_degrees, double turn = 0.0) {
    constexpr double k_degree = 3.14159265358979323846 / 180.0;
    ShellNetwork net;
    const Shell shell{
        planes,          slots, phasing, k_sphere + altitude, inclination_degrees * k_degree,
        360.0 * k_degree};
    for (const Vec3& r : shell_positions(shell, turn))
        net.x.push_back(r.x), net.y.push_back(r.y), net.z.push_back(r.z);
    net.satellites = net.x.size();
    for (const NodePair& pair : plus_grid(planes, slots, phasing).pairs) {
        const Vec3 gap{net.x[pair.a] - net.x[pair.b], net.y[pair.a] - net.y[pair.b],
                       net.z[pair.a] - net.z[pair.b]};
        net.edges.push_back({pair.a, pair.b, norm(gap), 1e11});
    }
    std::vector<GroundNode> ground;
    for (const auto& [latitude, longitude] : places_degrees)
        ground.push_back(spherical_ground(latitude * k_degree, longitude * k_degree, k_sphere,
                                          elevation_degrees * k_degree));
    add_ground_links(
        net.positions(), ground, static_cast<std::uint32_t>(net.satellites),
        [](std::uint32_t, std::uint32_t, double, double) { return 1e10; }, net.edges);
    net.nodes = net.satellites + ground.size();
    return net;
}

/// A hundred places spread evenly over latitudes below 55° by the golden angle.
inline std::vector<std::pair<double, double>> hundred_places() {
    std::vector<std::pair<double, double>> places;
    for (int i = 0; i < 100; ++i) {
        const double latitude =
            std::asin((2.0 * i + 1.0 - 100.0) / 100.0 * 0.82) * 57.29577951308232;
        places.emplace_back(latitude, std::remainder(i * 137.50776405003785, 360.0));
    }
    return places;
}

/// 1 where a node passes traffic on: satellites do, ground stations do not.
inline std::vector<std::uint8_t> relays(const ShellNetwork& net) {
    std::vector<std::uint8_t> relay(net.nodes, 0);
    std::fill_n(relay.begin(), net.satellites, std::uint8_t{1});
    return relay;
}

}  // namespace dawnline::network
