#pragma once
// The mass budget: items, margins, shielding, cables, stowed volume.

#include <span>
#include <string>

namespace dawnline::spacecraft {

/// One line of a mass budget.
struct MassItem {
    std::string name;
    double mass = 0.0;             // basic, of all of them [kg]
    double maturity_margin = 0.0;  // mass growth allowance, 0.05 flown … 0.25 new [1]
};

/// The sum of a budget.
struct MassBudget {
    double basic = 0.0;      // without any margin [kg]
    double predicted = 0.0;  // with the margin of each item [kg]
    double allowable = 0.0;  // with the margin of the system as well, what is launched dry [kg]
};

/// Roll-up after AIAA S-120A-2015: predicted = Σ m (1 + growth), allowable = predicted + margin
/// on the basic mass.
MassBudget mass_budget(std::span<const MassItem> items, double system_margin) noexcept;

/// Shield of an area, thickness × density × area; aluminium 2700 kg/m³. [kg]
double shielding_mass(double thickness, double area, double density = 2700.0) noexcept;

/// A conductor for its product of resistivity and density. [Ω kg/m²]
inline constexpr double k_aluminium_conductor = 7.6e-5;
inline constexpr double k_copper_conductor = 1.54e-4;

/// Conductor mass of a two-way cable that loses the fraction f of the power P at voltage V over
/// the distance L: m = 4 ργ L² P/(f V²). [kg]
double cable_mass(double power, double voltage, double length, double loss_fraction,
                  double conductor) noexcept;

/// Volume stowed for launch: planform area × stowed thickness, plus what does not fold. [m³]
double stowed_volume(double array_area, double array_stowed_thickness, double radiator_area,
                     double radiator_stowed_thickness, double body_volume) noexcept;

}  // namespace dawnline::spacecraft
