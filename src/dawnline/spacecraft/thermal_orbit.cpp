#include "dawnline/spacecraft/thermal_orbit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;
using constants::k_two_pi;

}  // namespace

void check(const OrbitHeat& heat, std::size_t nodes) {
    for (const auto* part : {&heat.constant, &heat.sunlit, &heat.albedo, &heat.shadowed})
        if (part->size() != nodes)
            throw Error(fmt::format("the heat of an orbit has {} values for {} nodes", part->size(),
                                    nodes));
    if (!(heat.period > 0.0))
        throw Error(fmt::format("an orbit lasts {} s; it must be above 0", heat.period));
    if (!(heat.half_umbra >= 0.0 && heat.half_umbra <= heat.half_shadow &&
          heat.half_shadow < 0.5 * heat.period))
        throw Error(fmt::format(
            "half an umbra of {} s and half a shadow of {} s do not fit an orbit of {} s",
            heat.half_umbra, heat.half_shadow, heat.period));
}

OrbitEdges edges(const OrbitHeat& heat) noexcept {
    const double p = heat.period;
    OrbitEdges found;
    const auto add = [&](double t) { found.t[found.count++] = t; };
    add(0.0);
    if (std::ranges::any_of(heat.albedo, [](double q) { return q != 0.0; })) {
        add(0.25 * p);
        add(0.75 * p);
    }
    if (heat.half_shadow > 0.0)
        for (const double half : {heat.half_shadow, heat.half_umbra}) {
            add(0.5 * p - half);
            if (half > 0.0) add(0.5 * p + half);
        }
    add(p);
    std::sort(found.t.begin(), found.t.begin() + static_cast<std::ptrdiff_t>(found.count));
    const auto end =
        std::unique(found.t.begin(), found.t.begin() + static_cast<std::ptrdiff_t>(found.count));
    found.count = static_cast<std::size_t>(end - found.t.begin());
    return found;
}

void heat_in_piece(const OrbitHeat& orbit, double middle, double t, std::span<double> heat,
                   std::span<double> slope) noexcept {
    const double from_midnight = middle - 0.5 * orbit.period;
    const bool shadow = std::abs(from_midnight) < orbit.half_shadow;
    double lit = shadow ? 0.0 : 1.0, lit_slope = 0.0;
    if (shadow && std::abs(from_midnight) > orbit.half_umbra) {
        const double side = from_midnight < 0.0 ? -1.0 : 1.0;
        const double width = orbit.half_shadow - orbit.half_umbra;
        lit = (side * (t - 0.5 * orbit.period) - orbit.half_umbra) / width;
        lit_slope = side / width;
    }
    const double phase = k_two_pi / orbit.period;
    const bool day = std::cos(phase * middle) > 0.0;
    const double zenith = day ? std::cos(phase * t) : 0.0;
    const double zenith_slope = day ? -phase * std::sin(phase * t) : 0.0;
    const double shed = shadow ? 1.0 : 0.0;
    for (std::size_t i = 0; i < heat.size(); ++i) {
        heat[i] = orbit.constant[i] + lit * orbit.sunlit[i] + zenith * orbit.albedo[i] +
                  shed * orbit.shadowed[i];
        slope[i] = lit_slope * orbit.sunlit[i] + zenith_slope * orbit.albedo[i];
    }
}

std::vector<double> mean_heat(const OrbitHeat& heat) {
    const double dark = (heat.half_umbra + heat.half_shadow) / heat.period;
    const double shadow = 2.0 * heat.half_shadow / heat.period;
    std::vector<double> mean(heat.constant.size());
    for (std::size_t i = 0; i < mean.size(); ++i)
        mean[i] = heat.constant[i] + (1.0 - dark) * heat.sunlit[i] + heat.albedo[i] / k_pi +
                  shadow * heat.shadowed[i];
    return mean;
}

ThermalLife follow_life(const ThermalNetwork& network, std::span<const double> start,
                        std::size_t orbits,
                        FunctionRef<void(std::size_t orbit, OrbitHeat& heat)> orbit_heat,
                        FunctionRef<void(std::size_t orbit, const ThermalTransient&)> each_orbit,
                        TransientOptions options) {
    ThermalTransient solver(network, options);
    solver.reset(0.0, start);
    ThermalLife life;
    life.lowest.assign(start.begin(), start.end());
    life.highest = life.lowest;
    life.orbits = orbits;
    OrbitHeat heat;
    for (std::size_t orbit = 0; orbit < orbits; ++orbit) {
        orbit_heat(orbit, heat);
        if (orbit == 0) check(heat, network.nodes.size());
        solver.forget_extremes();
        follow_orbit(solver, heat);
        for (std::size_t i = 0; i < life.lowest.size(); ++i) {
            life.lowest[i] = std::min(life.lowest[i], solver.lowest()[i]);
            life.highest[i] = std::max(life.highest[i], solver.highest()[i]);
        }
        each_orbit(orbit, solver);
    }
    life.end.assign(solver.temperature().begin(), solver.temperature().end());
    life.balance = solver.balance();
    life.statistics = solver.statistics();
    return life;
}

}  // namespace dawnline::spacecraft
