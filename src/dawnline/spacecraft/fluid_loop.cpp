#include "dawnline/spacecraft/fluid_loop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;
using constants::k_zero_celsius;

/// 0, 20, 40 and 60 °C.
constexpr std::array<Coolant, 4> k_ammonia{{
    {638.6, 4620.0, 1.70e-4, 0.559, 1262e3, 3.457, 9.07e-6, 4.29e5},
    {610.2, 4750.0, 1.38e-4, 0.501, 1186e3, 6.70, 9.76e-6, 8.57e5},
    {579.0, 4930.0, 1.14e-4, 0.447, 1099e3, 12.03, 10.46e-6, 15.55e5},
    {545.0, 5240.0, 9.4e-5, 0.396, 997e3, 20.49, 11.22e-6, 26.1e5},
}};

double speed(const Pipe& pipe, double density, double flow) noexcept {
    return flow / (density * 0.25 * k_pi * pipe.diameter * pipe.diameter);
}

/// Friction alone of a pipe that one phase fills. [Pa]
double friction_drop(const Pipe& pipe, double density, double viscosity, double flow) noexcept {
    const double u = speed(pipe, density, flow);
    const double reynolds = density * u * pipe.diameter / viscosity;
    return friction_factor(reynolds, pipe.roughness / pipe.diameter) * pipe.length / pipe.diameter *
           0.5 * density * u * u;
}

}  // namespace

Coolant saturated_ammonia(double temperature) {
    const double celsius = temperature - k_zero_celsius;
    if (!(celsius >= -1e-9 && celsius <= 60.0 + 1e-9))
        throw Error(
            fmt::format("saturated ammonia is tabulated from 273.15 K to 333.15 K; {} K is asked",
                        temperature));
    const auto k = static_cast<std::size_t>(std::clamp(celsius / 20.0, 0.0, 2.0));
    const double f = celsius / 20.0 - static_cast<double>(k);
    const Coolant &a = k_ammonia[k], &b = k_ammonia[k + 1];
    const auto mix = [f](double x, double y) { return x + f * (y - x); };
    return {mix(a.density, b.density),
            mix(a.specific_heat, b.specific_heat),
            mix(a.viscosity, b.viscosity),
            mix(a.conductivity, b.conductivity),
            mix(a.heat_of_vaporisation, b.heat_of_vaporisation),
            std::exp(mix(std::log(a.vapour_density), std::log(b.vapour_density))),
            mix(a.vapour_viscosity, b.vapour_viscosity),
            std::exp(mix(std::log(a.pressure), std::log(b.pressure)))};
}

Coolant liquid_water(double temperature) {
    const double c = temperature - k_zero_celsius;
    if (!(c >= 5.0 && c <= 90.0))
        throw Error(fmt::format("liquid water is taken from 278.15 K to 363.15 K; {} K is asked",
                                temperature));
    // Kell 1975, J. Chem. Eng. Data 20, 97.
    const double density =
        (999.83952 +
         c * (16.945176 +
              c * (-7.9870401e-3 + c * (-46.170461e-6 + c * (105.56302e-9 - c * 280.54253e-12))))) /
        (1.0 + 16.879850e-3 * c);
    const double viscosity = 2.414e-5 * std::pow(10.0, 247.8 / (temperature - 140.0));
    return {.density = density,
            .specific_heat = 4180.0,
            .viscosity = viscosity,
            .conductivity = 0.569 + 1.55e-3 * c - 6.3e-6 * c * c};
}

double friction_factor(double reynolds, double relative_roughness) noexcept {
    if (!(reynolds > 0.0)) return 0.0;
    const double a = std::pow(
        2.457 * std::log(1.0 / (std::pow(7.0 / reynolds, 0.9) + 0.27 * relative_roughness)), 16);
    const double b = std::pow(37530.0 / reynolds, 16);
    return 8.0 * std::pow(std::pow(8.0 / reynolds, 12) + std::pow(a + b, -1.5), 1.0 / 12.0);
}

double liquid_pressure_drop(const Pipe& pipe, const Coolant& coolant, double flow) noexcept {
    const double u = speed(pipe, coolant.density, flow);
    return friction_drop(pipe, coolant.density, coolant.viscosity, flow) +
           pipe.fittings * 0.5 * coolant.density * u * u;
}

double two_phase_pressure_drop(const Pipe& pipe, const Coolant& coolant, double flow,
                               double quality) noexcept {
    const double a = friction_drop(pipe, coolant.density, coolant.viscosity, flow);
    const double b = friction_drop(pipe, coolant.vapour_density, coolant.vapour_viscosity, flow);
    const double x = std::clamp(quality, 0.0, 1.0);
    const double mixture = 1.0 / (x / coolant.vapour_density + (1.0 - x) / coolant.density);
    const double u = speed(pipe, mixture, flow);
    return (a + 2.0 * (b - a) * x) * std::cbrt(1.0 - x) + b * x * x * x +
           pipe.fittings * 0.5 * mixture * u * u;
}

FluidLoopState run_loop(const FluidLoop& loop, double heat, std::span<const Pipe> liquid_pipes,
                        std::span<const Pipe> mixture_pipes) {
    const Coolant& c = loop.coolant;
    const double per_mass =
        c.specific_heat * loop.temperature_rise + c.heat_of_vaporisation * loop.quality_change;
    if (!(per_mass > 0.0))
        throw Error("a coolant loop needs a temperature rise or a change of quality above 0");
    for (const auto pipes : {liquid_pipes, mixture_pipes})
        for (const Pipe& pipe : pipes)
            if (!(pipe.diameter > 0.0 && pipe.length >= 0.0))
                throw Error(fmt::format("a pipe of {} m length has a diameter of {} m", pipe.length,
                                        pipe.diameter));
    FluidLoopState state;
    state.flow = heat / per_mass;
    state.capacity_rate = loop.temperature_rise > 0.0 ? heat / loop.temperature_rise : HUGE_VAL;
    state.pressure_drop = loop.component_drop;
    for (const Pipe& pipe : liquid_pipes)
        state.pressure_drop += liquid_pressure_drop(pipe, c, state.flow);
    for (const Pipe& pipe : mixture_pipes)
        state.pressure_drop += two_phase_pressure_drop(pipe, c, state.flow, loop.quality_change);
    state.pump_power = state.flow * state.pressure_drop / (c.density * loop.pump_efficiency);
    state.cavitation_margin = c.pressure - state.pressure_drop;
    return state;
}

double best_diameter(const Coolant& coolant, double flow, double pump_efficiency,
                     double wall_density, double wall_thickness, double mass_per_watt) {
    const auto mass_per_metre = [&](double diameter) {
        const Pipe pipe{.length = 1.0, .diameter = diameter};
        const double power =
            flow * liquid_pressure_drop(pipe, coolant, flow) / (coolant.density * pump_efficiency);
        return power * mass_per_watt +
               wall_density * k_pi * (diameter + wall_thickness) * wall_thickness +
               coolant.density * 0.25 * k_pi * diameter * diameter;
    };
    const auto found = minimum_in(mass_per_metre, 1e-3, 0.5, 1e-6);
    if (!found) throw Error("no pipe diameter between 1 mm and 0.5 m is best: check flow and mass");
    return found->x;
}

}  // namespace dawnline::spacecraft
