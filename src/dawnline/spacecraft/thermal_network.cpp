#include "dawnline/spacecraft/thermal_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_stefan_boltzmann;

double cube(double x) noexcept {
    return x * x * x;
}

double fourth(double x) noexcept {
    return x * x * x * x;
}

void check_link(const ThermalNetwork& network, std::size_t a, std::size_t b, double coefficient,
                const char* kind) {
    const std::size_t n = network.nodes.size();
    if (a >= n || b >= n)
        throw Error(
            fmt::format("a {} joins nodes {} and {}, but there are {} nodes", kind, a, b, n));
    if (a == b)
        throw Error(fmt::format("a {} joins node {} to itself", kind, network.nodes[a].name));
    if (!(coefficient >= 0.0))
        throw Error(fmt::format("the {} between {} and {} is {}; it must not be negative", kind,
                                network.nodes[a].name, network.nodes[b].name, coefficient));
}

}  // namespace

void check(const ThermalNetwork& network) {
    for (const ThermalNode& node : network.nodes) {
        if (!(node.heat_capacity > 0.0))
            throw Error(
                fmt::format("thermal node {} has a heat capacity of {} J/K; it must be above 0",
                            node.name, node.heat_capacity));
        if (!(node.space_exchange >= 0.0))
            throw Error(
                fmt::format("thermal node {} has a negative exchange with space", node.name));
    }
    for (const ThermalConductance& link : network.conductances)
        check_link(network, link.a, link.b, link.conductance, "conductance");
    for (const RadiativeLink& link : network.radiative_links)
        check_link(network, link.a, link.b, link.exchange, "radiative link");

    std::vector<double> surplus(network.nodes.size(), 0.0);
    double largest = 0.0;
    for (const FluidLink& link : network.fluid_links) {
        check_link(network, link.from, link.to, link.capacity_rate, "fluid link");
        surplus[link.from] -= link.capacity_rate;
        surplus[link.to] += link.capacity_rate;
        largest = std::max(largest, link.capacity_rate);
    }
    for (std::size_t i = 0; i < surplus.size(); ++i)
        if (std::abs(surplus[i]) > 1e-9 * largest)
            throw Error(
                fmt::format("the coolant into thermal node {} exceeds that out of it by {} W/K",
                            network.nodes[i].name, surplus[i]));
}

void derivative(const ThermalNetwork& network, std::span<const double> temperature,
                std::span<const double> heat, std::span<double> rate) noexcept {
    const double space = fourth(network.space_temperature);
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        rate[i] = heat[i] - k_stefan_boltzmann * network.nodes[i].space_exchange *
                                (fourth(temperature[i]) - space);
    for (const ThermalConductance& link : network.conductances) {
        const double flow = link.conductance * (temperature[link.a] - temperature[link.b]);
        rate[link.a] -= flow;
        rate[link.b] += flow;
    }
    for (const RadiativeLink& link : network.radiative_links) {
        const double flow = k_stefan_boltzmann * link.exchange *
                            (fourth(temperature[link.a]) - fourth(temperature[link.b]));
        rate[link.a] -= flow;
        rate[link.b] += flow;
    }
    for (const FluidLink& link : network.fluid_links)
        rate[link.to] += link.capacity_rate * (temperature[link.from] - temperature[link.to]);
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        rate[i] /= network.nodes[i].heat_capacity;
}

void jacobian(const ThermalNetwork& network, std::span<const double> temperature,
              std::span<double> jacobian) noexcept {
    const std::size_t n = network.nodes.size();
    std::fill_n(jacobian.begin(), n * n, 0.0);
    const auto add = [&](std::size_t row, std::size_t column, double slope) {
        jacobian[row + column * n] += slope / network.nodes[row].heat_capacity;
    };
    for (std::size_t i = 0; i < n; ++i)
        add(i, i,
            -4.0 * k_stefan_boltzmann * network.nodes[i].space_exchange * cube(temperature[i]));
    const auto couple = [&](std::size_t a, std::size_t b, double by_a, double by_b) {
        add(a, a, -by_a);
        add(a, b, by_b);
        add(b, a, by_a);
        add(b, b, -by_b);
    };
    for (const ThermalConductance& link : network.conductances)
        couple(link.a, link.b, link.conductance, link.conductance);
    for (const RadiativeLink& link : network.radiative_links) {
        const double slope = 4.0 * k_stefan_boltzmann * link.exchange;
        couple(link.a, link.b, slope * cube(temperature[link.a]),
               slope * cube(temperature[link.b]));
    }
    for (const FluidLink& link : network.fluid_links) {
        add(link.to, link.from, link.capacity_rate);
        add(link.to, link.to, -link.capacity_rate);
    }
}

double stored_energy(const ThermalNetwork& network, std::span<const double> temperature) noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        sum += network.nodes[i].heat_capacity * temperature[i];
    return sum;
}

double heat_to_space(const ThermalNetwork& network, std::span<const double> temperature) noexcept {
    const double space = fourth(network.space_temperature);
    double sum = 0.0;
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        sum +=
            k_stefan_boltzmann * network.nodes[i].space_exchange * (fourth(temperature[i]) - space);
    return sum;
}

double heat_between(const ThermalNetwork& network, std::span<const double> temperature,
                    std::size_t a, std::size_t b) noexcept {
    // +1 for a link from a to b, −1 for one from b to a, 0 for others.
    const auto sense = [&](std::size_t from, std::size_t to) {
        return from == a && to == b ? 1.0 : from == b && to == a ? -1.0 : 0.0;
    };
    double sum = 0.0;
    for (const ThermalConductance& link : network.conductances)
        sum +=
            sense(link.a, link.b) * link.conductance * (temperature[link.a] - temperature[link.b]);
    for (const RadiativeLink& link : network.radiative_links)
        sum += sense(link.a, link.b) * k_stefan_boltzmann * link.exchange *
               (fourth(temperature[link.a]) - fourth(temperature[link.b]));
    for (const FluidLink& link : network.fluid_links)
        sum += sense(link.from, link.to) * link.capacity_rate *
               (temperature[link.from] - temperature[link.to]);
    return sum;
}

}  // namespace dawnline::spacecraft
