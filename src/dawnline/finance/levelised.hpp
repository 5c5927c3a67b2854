#pragma once
// Cost per unit delivered over a life.

#include <span>

namespace dawnline::finance {

/// Σ cost_t (1+r)^−t / Σ output_t (1+r)^−t, t = 0, 1, …: output is discounted like money.
/// Both spans have one element a period; output may be joules, tokens, accelerator-seconds.
/// Returns +∞ if nothing is delivered. [USD per unit of output]
double levelised_cost(double rate, std::span<const double> costs,
                      std::span<const double> outputs) noexcept;

/// A plant of constant yearly output.
struct SteadyPlant {
    double capital;           // overnight, per watt of capacity [USD/W]
    double fixed_operations;  // per watt of capacity and second [USD/(W s)]
    double capacity_factor;   // mean output over capacity [1]
    double fuel_price;        // per joule of heat in the fuel [USD/J]
    double heat_rate;  // heat taken per energy delivered, same heating value as the price [1]
    double variable_operations;  // per energy delivered, without fuel [USD/J]
    double life;                 // over which the capital is recovered [s]
};

/// Simple levelised cost of energy: (C·CRF/year + FOM)/CF + fuel·HR + VOM. [USD/J]
/// Source: NREL simple LCOE calculator. `year` is the length of a year of account [s].
double simple_levelised_cost(const SteadyPlant& plant, double rate, double year) noexcept;

/// Yearly cost with straight-line capital: Σ C_i/L_i + running cost, as Epoch AI counts (2026).
/// [USD/s]
double straight_line_cost(double capital, double life, double running_cost) noexcept;

}  // namespace dawnline::finance
