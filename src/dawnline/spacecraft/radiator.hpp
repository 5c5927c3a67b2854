#pragma once
// Radiators: heat, area and temperature of a panel in its surroundings, either way round.

#include <array>
#include <optional>

#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::spacecraft {

/// Sheet between two heat pipes or tubes; it radiates from the faces that the radiator has.
struct Fin {
    double conductivity = 0.0;  // in the plane [W/(m K)]
    double thickness = 0.0;     // [m]
    double length = 0.0;        // half the distance between pipes; 0: no gradient [m]
};

/// A flat radiator. Areas are planform areas, of one side.
struct Radiator {
    Surface surface;     // of every radiating face, at the age considered
    double faces = 2.0;  // that radiate, 1 or 2 [1]
    Fin fin;
    double area_mass = 0.0;           // panel, per planform [kg/m²]
    double loop_mass_per_watt = 0.0;  // pumps, pipes, manifolds, fluid [kg/W]
    double cost_per_area = 0.0;       // per planform [USD/m²]
};

/// Linearised coefficient of radiation, h_r = faces·4εσT³. [W/(m² K)]
double radiative_coefficient(double emissivity, double faces, double temperature) noexcept;

/// mL of a fin, L√(h_r/(k t)). [1]
double fin_parameter(const Fin& fin, double emissivity, double faces, double temperature) noexcept;

/// η = tanh(mL)/(mL), m² = h_r/(k t), h_r = faces·4εσT³ (the linearised radiative coefficient).
/// Exact for small temperature drop in the fin; 1 if the fin has no length.
double fin_efficiency(const Fin& fin, double emissivity, double faces, double temperature) noexcept;

/// What both faces absorb per planform area; a one-sided radiator takes the first view only.
/// [W/m²]
double radiator_absorbed(const Radiator& radiator, const Environment& environment,
                         const std::array<FaceView, 2>& views) noexcept;

/// Net heat per planform area: η_f(T) [faces·ε σ T⁴ − absorbed]. [W/m²]
double net_flux(const Radiator& radiator, double temperature, double absorbed) noexcept;

/// Planform area that rejects `heat` [W] at a root temperature; infinite if it rejects none. [m²]
double radiator_area(const Radiator& radiator, double heat, double temperature,
                     double absorbed) noexcept;

/// Root temperature at which an area rejects `heat`: Newton on the net flux, η_f(T) included.
/// Nothing unless heat ≥ 0 and area, emissivity and faces > 0. Relative error below 1e-12. [K]
std::optional<double> radiator_temperature(const Radiator& radiator, double heat, double area,
                                           double absorbed) noexcept;

/// Panel mass plus loop mass. [kg]
double radiator_mass(const Radiator& radiator, double area, double heat) noexcept;

/// Coolant through a panel, cooling on its way.
struct PanelFlow {
    double outlet_temperature = 0.0;  // [K]
    double heat = 0.0;                // given off [W]
};

/// Outlet of a panel that is not isothermal: ṁc_p dT/dA = −η(faces·ε σ T⁴ − absorbed).
///
/// Solved exactly by Φ(T_out) = Φ(T_in) + faces·εσηA/(ṁc_p), Φ(T) = ∫_T^∞ dx/(x⁴ − T_s⁴); for
/// T_s = 0 T_out = (T_in⁻³ + 3·faces·εσηA/(ṁc_p))^{−1/3}. η at the inlet temperature.
/// `capacity_rate` = ṁc_p [W/K]. Valid for an inlet warmer than the sink.
PanelFlow panel_flow(const Radiator& radiator, double area, double inlet_temperature,
                     double capacity_rate, double absorbed) noexcept;

}  // namespace dawnline::spacecraft
