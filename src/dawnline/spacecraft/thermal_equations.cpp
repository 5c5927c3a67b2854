#include "dawnline/spacecraft/thermal_equations.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_stefan_boltzmann;

double cube(double x) noexcept {
    return x * x * x;
}

double fourth(double x) noexcept {
    return (x * x) * (x * x);
}

}  // namespace

ThermalEquations::ThermalEquations(const ThermalNetwork& network) {
    check(network);
    const std::size_t n = network.nodes.size();
    space_fourth_ = fourth(network.space_temperature);
    for (const ThermalNode& node : network.nodes) {
        const bool boundary = std::isinf(node.heat_capacity);
        inverse_capacity_.push_back(boundary ? 0.0 : 1.0 / node.heat_capacity);
        emission_.push_back(boundary ? 0.0 : k_stefan_boltzmann * node.space_exchange);
    }
    const auto add = [&](std::vector<Link>& links, std::vector<Link>& across, std::size_t a,
                         std::size_t b, double coefficient) {
        const Link link{static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), coefficient};
        links.push_back(link);
        if (is_boundary(a) != is_boundary(b)) across.push_back(link);
    };
    for (const ThermalConductance& l : network.conductances)
        add(conduction_, across_conduction_, l.a, l.b, l.conductance);
    for (const RadiativeLink& l : network.radiative_links)
        add(radiation_, across_radiation_, l.a, l.b, k_stefan_boltzmann * l.exchange);
    for (const FluidLink& l : network.fluid_links)
        add(fluid_, across_fluid_, l.from, l.to, l.capacity_rate);

    std::vector<std::vector<std::int64_t>> rows(n);
    for (std::size_t j = 0; j < n; ++j) rows[j].push_back(static_cast<std::int64_t>(j));
    for (const auto* links : {&conduction_, &radiation_, &fluid_})
        for (const Link& l : *links) {
            rows[l.a].push_back(l.b);
            if (links != &fluid_) rows[l.b].push_back(l.a);
        }
    for (auto& column : rows) {
        std::ranges::sort(column);
        column.erase(std::unique(column.begin(), column.end()), column.end());
        pattern_.row.insert(pattern_.row.end(), column.begin(), column.end());
        pattern_.column_start.push_back(static_cast<std::int64_t>(pattern_.row.size()));
    }

    const auto entry = [&](std::size_t row, std::size_t column) {
        const auto begin = pattern_.row.begin() + pattern_.column_start[column];
        const auto end = pattern_.row.begin() + pattern_.column_start[column + 1];
        const auto found = std::lower_bound(begin, end, static_cast<std::int64_t>(row));
        return static_cast<std::uint32_t>(found - pattern_.row.begin());
    };
    for (std::size_t i = 0; i < n; ++i) diagonal_entry_.push_back(entry(i, i));
    const auto entries = [&](const Link& l) {
        return LinkEntries{entry(l.a, l.a), entry(l.a, l.b), entry(l.b, l.a), entry(l.b, l.b)};
    };
    for (const Link& l : conduction_) conduction_entries_.push_back(entries(l));
    for (const Link& l : radiation_) radiation_entries_.push_back(entries(l));
    for (const Link& l : fluid_)  // the upstream node feels nothing
        fluid_entries_.push_back({0, 0, entry(l.b, l.a), entry(l.b, l.b)});
}

void ThermalEquations::rate(std::span<const double> temperature, std::span<const double> heat,
                            std::span<double> rate) const noexcept {
    const std::size_t n = size();
    for (std::size_t i = 0; i < n; ++i)
        rate[i] = heat[i] - emission_[i] * (fourth(temperature[i]) - space_fourth_);
    for (const Link& l : conduction_) {
        const double flow = l.coefficient * (temperature[l.a] - temperature[l.b]);
        rate[l.a] -= flow;
        rate[l.b] += flow;
    }
    for (const Link& l : radiation_) {
        const double flow = l.coefficient * (fourth(temperature[l.a]) - fourth(temperature[l.b]));
        rate[l.a] -= flow;
        rate[l.b] += flow;
    }
    for (const Link& l : fluid_) rate[l.b] += l.coefficient * (temperature[l.a] - temperature[l.b]);
    for (std::size_t i = 0; i < n; ++i) rate[i] *= inverse_capacity_[i];
}

void ThermalEquations::jacobian(std::span<const double> temperature,
                                std::span<double> values) const noexcept {
    std::ranges::fill(values, 0.0);
    for (std::size_t i = 0; i < size(); ++i)
        values[diagonal_entry_[i]] =
            -4.0 * emission_[i] * inverse_capacity_[i] * cube(temperature[i]);
    const auto couple = [&](const Link& l, const LinkEntries& e, double by_a, double by_b) {
        const double ca = inverse_capacity_[l.a], cb = inverse_capacity_[l.b];
        values[e.aa] -= ca * by_a;
        values[e.ab] += ca * by_b;
        values[e.ba] += cb * by_a;
        values[e.bb] -= cb * by_b;
    };
    for (std::size_t k = 0; k < conduction_.size(); ++k)
        couple(conduction_[k], conduction_entries_[k], conduction_[k].coefficient,
               conduction_[k].coefficient);
    for (std::size_t k = 0; k < radiation_.size(); ++k) {
        const Link& l = radiation_[k];
        couple(l, radiation_entries_[k], 4.0 * l.coefficient * cube(temperature[l.a]),
               4.0 * l.coefficient * cube(temperature[l.b]));
    }
    for (std::size_t k = 0; k < fluid_.size(); ++k) {
        const double slope = fluid_[k].coefficient * inverse_capacity_[fluid_[k].b];
        values[fluid_entries_[k].ba] += slope;
        values[fluid_entries_[k].bb] -= slope;
    }
}

// Coolant carries away ṁc_p T at its source and brings ṁc_p T of the source: a link from an inner
// node to a boundary takes ṁc_p T_a along and the closed flow returns ṁc_p T_boundary elsewhere.
double ThermalEquations::outflow(std::span<const double> temperature) const noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < size(); ++i)
        if (emission_[i] > 0.0) sum += emission_[i] * (fourth(temperature[i]) - space_fourth_);
    const auto out_of = [&](const Link& l) { return is_boundary(l.b) ? 1.0 : -1.0; };
    for (const Link& l : across_conduction_)
        sum += out_of(l) * l.coefficient * (temperature[l.a] - temperature[l.b]);
    for (const Link& l : across_radiation_)
        sum += out_of(l) * l.coefficient * (fourth(temperature[l.a]) - fourth(temperature[l.b]));
    for (const Link& l : across_fluid_) sum += out_of(l) * l.coefficient * temperature[l.a];
    return sum;
}

void ThermalEquations::outflow_slope(std::span<const double> temperature,
                                     std::span<double> slope) const noexcept {
    for (std::size_t i = 0; i < size(); ++i) slope[i] = 4.0 * emission_[i] * cube(temperature[i]);
    const auto add = [&](const Link& l, double by_a, double by_b) {
        if (is_boundary(l.b))
            slope[l.a] += by_a;
        else
            slope[l.b] += by_b;
    };
    for (const Link& l : across_conduction_) add(l, l.coefficient, l.coefficient);
    for (const Link& l : across_radiation_)
        add(l, 4.0 * l.coefficient * cube(temperature[l.a]),
            4.0 * l.coefficient * cube(temperature[l.b]));
    for (const Link& l : across_fluid_) add(l, l.coefficient, 0.0);
}

double ThermalEquations::inflow(std::span<const double> heat) const noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < size(); ++i)
        if (!is_boundary(i)) sum += heat[i];
    return sum;
}

double ThermalEquations::stored(std::span<const double> temperature) const noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < size(); ++i)
        if (!is_boundary(i)) sum += temperature[i] / inverse_capacity_[i];
    return sum;
}

}  // namespace dawnline::spacecraft
