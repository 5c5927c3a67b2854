#include "dawnline/spacecraft/heat_pipe.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {

using constants::k_pi;

HeatPipeLimits heat_pipe_limits(const HeatPipe& p, const HeatPipeFluid& f) noexcept {
    const double length = 0.5 * p.evaporator + p.adiabatic + 0.5 * p.condenser;
    const double core = k_pi * p.vapour_radius * p.vapour_radius;
    const double h = f.heat_of_vaporisation;
    const double capillary = 2.0 * f.surface_tension / p.pore_radius;
    const double liquid =
        f.liquid_viscosity * length / (f.liquid_density * p.permeability * p.wick_area * h);
    const double vapour = 8.0 * f.vapour_viscosity * length /
                          (core * p.vapour_radius * p.vapour_radius * f.vapour_density * h);
    HeatPipeLimits limits;
    limits.capillary = std::max(0.0, capillary - p.head) / (liquid + vapour);
    limits.sonic =
        core * f.vapour_density * h *
        std::sqrt(f.heat_ratio * f.gas_constant * f.temperature / (2.0 * (f.heat_ratio + 1.0)));
    limits.entrainment =
        core * h * std::sqrt(f.surface_tension * f.vapour_density / (2.0 * p.pore_radius));
    limits.boiling = 2.0 * k_pi * p.evaporator * p.wick_conductivity * f.temperature /
                     (h * f.vapour_density * std::log(p.wick_outer_radius / p.vapour_radius)) *
                     (2.0 * f.surface_tension / p.nucleation_radius - capillary);
    limits.viscous = core * p.vapour_radius * p.vapour_radius * h * f.vapour_density * f.pressure /
                     (16.0 * f.vapour_viscosity * length);
    limits.least = std::min(
        {limits.capillary, limits.sonic, limits.entrainment, limits.boiling, limits.viscous});
    return limits;
}

double heat_pipe_drop(const HeatPipe& p, double wall_outer_radius, double wall_conductivity,
                      double heat) noexcept {
    const double across = std::log(p.wick_outer_radius / p.vapour_radius) / p.wick_conductivity +
                          std::log(wall_outer_radius / p.wick_outer_radius) / wall_conductivity;
    return heat / (2.0 * k_pi) * (1.0 / p.evaporator + 1.0 / p.condenser) * across;
}

}  // namespace dawnline::spacecraft
