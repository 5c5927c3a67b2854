#pragma once
// A pumped coolant loop: flow, pressure drop and pump power, liquid or boiling.

#include <span>

namespace dawnline::spacecraft {

/// A liquid at its working point, and its vapour if it is to boil.
struct Coolant {
    double density = 0.0;               // of the liquid [kg/m³]
    double specific_heat = 0.0;         // of the liquid [J/(kg K)]
    double viscosity = 0.0;             // of the liquid, dynamic [Pa s]
    double conductivity = 0.0;          // of the liquid [W/(m K)]
    double heat_of_vaporisation = 0.0;  // h_fg; 0: stays liquid [J/kg]
    double vapour_density = 0.0;        // [kg/m³]
    double vapour_viscosity = 0.0;      // [Pa s]
    double pressure = 0.0;              // of saturation [Pa]
};

/// Saturated ammonia, linear between 0, 20, 40 and 60 °C (pressure in its logarithm).
///
/// Liquid density, h_fg, c_p, pressure: IIAR/ASHRAE values as rounded in the project's reference;
/// viscosities and conductivity: ASHRAE Handbook Fundamentals 2017, ch. 30, rounded; within
/// 3 %. Throws Error outside 273.15 … 333.15 K. `temperature` [K].
Coolant saturated_ammonia(double temperature);

/// Water of atmospheric pressure, 5 … 90 °C: density of Kell (1975), viscosity of Vogel's equation
/// within 1 %, c_p 4.18 kJ/(kg K), conductivity linear within 1 %. Throws Error outside.
Coolant liquid_water(double temperature);

/// Darcy's friction factor by Churchill (1977, Chem. Eng. 84, 91): laminar 64/Re, transition and
/// turbulence with roughness ε/D in one formula; 1 % of Colebrook in turbulence.
double friction_factor(double reynolds, double relative_roughness) noexcept;

/// One run of pipe.
struct Pipe {
    double length = 0.0;     // [m]
    double diameter = 0.0;   // inner [m]
    double roughness = 0.0;  // ε [m]
    double fittings = 0.0;   // ΣK of bends, valves, couplings [1]
};

/// Pressure lost by liquid, (f L/D + ΣK) ½ρu². [Pa] `flow` [kg/s].
double liquid_pressure_drop(const Pipe& pipe, const Coolant& coolant, double flow) noexcept;

/// Pressure lost by a boiling mixture of constant quality x (vapour over all mass), by
/// Müller-Steinhagen & Heck (1986, Chem. Eng. Process. 20, 297):
///     dp/dz = (a + 2(b − a)x)(1 − x)^{1/3} + b x³,  a, b: all liquid, all vapour.
/// ΣK by the homogeneous density. Their data: mean deviation 42 %. [Pa]
double two_phase_pressure_drop(const Pipe& pipe, const Coolant& coolant, double flow,
                               double quality) noexcept;

/// A loop: pipes in series (liquid line, evaporators, vapour line, radiator tubes).
struct FluidLoop {
    Coolant coolant;
    double pump_efficiency = 0.4;   // electrical to hydraulic, motor and drive included [1]
    double quality_change = 0.0;    // Δx over the loads; 0: single phase [1]
    double temperature_rise = 0.0;  // over the loads, single phase; subcooling if two-phase [K]
    double component_drop = 0.0;    // cold plates, filters, valves at this flow [Pa]
};

struct FluidLoopState {
    double flow = 0.0;               // ṁ [kg/s]
    double capacity_rate = 0.0;      // Q over the rise it makes; single phase ṁ c_p [W/K]
    double pressure_drop = 0.0;      // [Pa]
    double pump_power = 0.0;         // electrical [W]
    double cavitation_margin = 0.0;  // pressure of saturation minus the drop; two-phase [Pa]
};

/// Flow that carries `heat` [W], ṁ = Q/(c_p ΔT + h_fg Δx), with the drop over liquid pipes and over
/// pipes that carry the mixture (at the outlet quality Δx), and the pump's power ṁΔp/(ρη). Throws
/// Error if the loop carries no heat or a pipe has no diameter.
FluidLoopState run_loop(const FluidLoop& loop, double heat, std::span<const Pipe> liquid_pipes,
                        std::span<const Pipe> mixture_pipes = {});

/// Inner diameter at which pump power and the mass of pipe and liquid together cost least, when a
/// watt of pump power costs `mass_per_watt` [kg/W] (array, battery and radiator for it). Turbulent
/// smooth pipe; searched between 1 mm and 0.5 m to 1e-6 m. [m]
double best_diameter(const Coolant& coolant, double flow, double pump_efficiency,
                     double wall_density, double wall_thickness, double mass_per_watt);

}  // namespace dawnline::spacecraft
