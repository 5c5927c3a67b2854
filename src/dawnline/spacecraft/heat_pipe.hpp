#pragma once
// How much heat a heat pipe carries: the least of its five limits.

namespace dawnline::spacecraft {

/// Working fluid at the vapour's temperature.
struct HeatPipeFluid {
    double temperature = 0.0;           // of the vapour [K]
    double liquid_density = 0.0;        // [kg/m³]
    double vapour_density = 0.0;        // [kg/m³]
    double liquid_viscosity = 0.0;      // [Pa s]
    double vapour_viscosity = 0.0;      // [Pa s]
    double surface_tension = 0.0;       // [N/m]
    double heat_of_vaporisation = 0.0;  // [J/kg]
    double pressure = 0.0;              // of saturation [Pa]
    double heat_ratio = 1.33;           // c_p/c_v of the vapour [1]
    double gas_constant = 0.0;          // of the vapour, R/M [J/(kg K)]
};

/// A straight heat pipe with one wick.
struct HeatPipe {
    double evaporator = 0.0;          // length [m]
    double adiabatic = 0.0;           // length [m]
    double condenser = 0.0;           // length [m]
    double vapour_radius = 0.0;       // of the core [m]
    double wick_outer_radius = 0.0;   // inner radius of the wall [m]
    double wick_area = 0.0;           // cross-section of the liquid's path [m²]
    double permeability = 0.0;        // K of the wick [m²]
    double pore_radius = 0.0;         // effective, of the meniscus [m]
    double wick_conductivity = 0.0;   // of the soaked wick [W/(m K)]
    double nucleation_radius = 1e-6;  // of boiling sites; 0.1 … 25 µm (Chi) [m]
    double head = 0.0;                // hydrostatic, against the liquid: ground tests [Pa]
};

struct HeatPipeLimits {
    double capillary = 0.0;    // [W]
    double sonic = 0.0;        // [W]
    double entrainment = 0.0;  // [W]
    double boiling = 0.0;      // [W]
    double viscous = 0.0;      // [W]
    double least = 0.0;        // of the five [W]
};

/// Limits of heat transport, L_eff = ½L_e + L_a + ½L_c:
///     capillary    Q (μ_l L_eff/(ρ_l K A_w h) + 8 μ_v L_eff/(π r_v⁴ ρ_v h)) = 2σ/r_p − head
///     sonic        A_v ρ_v h √(γ R T/(2(γ + 1)))
///     entrainment  A_v h √(σ ρ_v/(2 r_p))
///     boiling      2π L_e k_w T/(h ρ_v ln(r_w/r_v)) (2σ/r_n − 2σ/r_p)
///     viscous      A_v r_v² h ρ_v p/(16 μ_v L_eff)
/// Laminar, incompressible vapour for the first. A limit that does not bind may be rough; the
/// boiling limit follows r_n, which is seldom known. Source: Chi 1976, Heat Pipe Theory and
/// Practice, ch. 2; Faghri 2016, ch. 4.
HeatPipeLimits heat_pipe_limits(const HeatPipe& pipe, const HeatPipeFluid& fluid) noexcept;

/// Temperature drop evaporator to condenser through wall and wick of both, vapour isothermal:
/// Q/(2π)·(1/L_e + 1/L_c)·(ln(r_w/r_v)/k_w + ln(r_o/r_w)/k_wall). [K]
double heat_pipe_drop(const HeatPipe& pipe, double wall_outer_radius, double wall_conductivity,
                      double heat) noexcept;

}  // namespace dawnline::spacecraft
