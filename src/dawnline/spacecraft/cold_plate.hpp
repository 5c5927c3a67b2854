#pragma once
// From a chip's junction into the coolant: package, interface material, channels of a cold plate.

#include "dawnline/spacecraft/fluid_loop.hpp"

namespace dawnline::spacecraft {

/// Resistance of a block of cross-section A, t/(k A). [K/W]
double slab_resistance(double thickness, double conductivity, double area) noexcept;

/// Resistance of a small heat source on a larger plate with cooling h on its far side.
///
/// Song, Lee & Au (1994, IEEE 10th SEMI-THERM), mean temperature of the source: with a, b radii of
/// source and plate (of equal area), ε = a/b, τ = t/b, Bi = hb/k, λ = π + 1/(ε√π),
/// φ = (tanh λτ + λ/Bi)/(1 + (λ/Bi) tanh λτ): R = (ε τ/√π + ½(1 − ε)^{3/2} φ)/(√π k a) + 1/(h π
/// b²). Within 10 % of the exact series for 0.1 < ε < 1. [K/W]
double spreading_resistance(double source_area, double plate_area, double thickness,
                            double conductivity, double coefficient) noexcept;

/// Nusselt number of developed laminar flow in a rectangular channel of aspect ratio α ≤ 1 (short
/// over long side), uniform heat along and uniform temperature around it (H1): Shah & London 1978,
/// eq. 342; 0.03 % of their table.
double laminar_nusselt(double aspect) noexcept;

/// Poiseuille number f·Re (Darcy) of the same channel: Shah & London 1978, eq. 341, times 4.
double laminar_poiseuille(double aspect) noexcept;

/// Nusselt number of turbulent flow in a tube, Gnielinski (1976), 3000 < Re < 5e6, 10 %.
double turbulent_nusselt(double reynolds, double prandtl) noexcept;

/// Parallel channels milled or etched in a plate.
struct ColdPlate {
    double width = 0.0;           // over all channels [m]
    double length = 0.0;          // of the channels, along the flow [m]
    double base_thickness = 0.0;  // between chip side and channel floor [m]
    double channel_width = 0.0;   // [m]
    double channel_height = 0.0;  // [m]
    double fin_thickness = 0.0;   // between channels [m]
    double conductivity = 390.0;  // of the plate; copper [W/(m K)]
};

struct ColdPlateState {
    double channels = 0.0;        // number [1]
    double reynolds = 0.0;        // [1]
    double coefficient = 0.0;     // h at the wetted wall [W/(m² K)]
    double fin_efficiency = 0.0;  // of the channel walls [1]
    double convection = 0.0;      // base of the channels to the mean coolant [K/W]
    double resistance = 0.0;      // case contact to coolant inlet, base and ½ΔT included [K/W]
    double pressure_drop = 0.0;   // of the channels [Pa]
};

/// One cold plate with its share of the coolant `flow` [kg/s]. Walls are fins of both sides;
/// laminar by Shah & London, above Re 3000 Gnielinski and Churchill, between them linear. Throws
/// Error if a dimension is not positive.
ColdPlateState cold_plate(const ColdPlate& plate, const Coolant& coolant, double flow);

/// A boiling cold plate by Cooper's pool correlation (1984, Adv. Heat Transfer 16, 157):
/// h = 55 p_r^{0.12} (−log₁₀ p_r)^{−0.55} M^{−0.5} q^{0.67}; p_r = p/p_c, M [kg/kmol], q [W/m²].
/// Within a factor 1.5; a lower bound for flow boiling. [W/(m² K)]
double boiling_coefficient(double reduced_pressure, double molar_mass, double flux) noexcept;

/// Resistances between junction and coolant inlet.
struct ChipPackage {
    double power = 0.0;             // of the chip [W]
    double junction_to_case = 0.0;  // R_jc [K/W]
    double interface = 0.0;         // case to plate: slab of interface material and contacts [K/W]
    double plate = 0.0;             // plate to coolant inlet [K/W]
};

/// Junction temperature above a coolant inlet. [K]
double junction_temperature(const ChipPackage& package, double coolant_inlet) noexcept;

/// Warmest coolant inlet at which the junction keeps to a limit. [K]
double warmest_inlet(const ChipPackage& package, double junction_limit) noexcept;

}  // namespace dawnline::spacecraft
