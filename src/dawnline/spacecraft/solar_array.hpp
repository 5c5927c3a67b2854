#pragma once
// Solar cells and arrays: power, temperature, ageing, area and mass.

#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::spacecraft {

/// A photovoltaic cell under AM0.
struct SolarCell {
    double efficiency = 0.0;                // at beginning of life, reference temperature, AM0 [1]
    double reference_temperature = 301.15;  // of that efficiency [K]
    double temperature_coefficient = 0.0;   // (dη/dT)/η, negative [1/K]
    double damage_coefficient = 0.0;        // C of P/P0 = 1 − C log10(1 + Φ/Φx) [1]
    double damage_fluence = 1e18;           // Φx, 1 MeV electrons [1/m²]
    double area_mass = 0.0;                 // of the cell with cover glass [kg/m²]
    double cost_per_watt = 0.0;             // of the array, per watt at beginning of life [USD/W]
};

/// A wing of cells: packing, losses, optics, mass.
struct SolarArray {
    SolarCell cell;
    double packing = 1.0;              // cell area over planform area [1]
    double pointing_error = 0.0;       // between normal and Sun, mean of its effect [rad]
    double wiring_efficiency = 1.0;    // wiring, diodes, mismatch; the loss heats the array [1]
    Surface front;                     // mean over the planform
    Surface back;                      // mean over the planform
    double structure_area_mass = 0.0;  // blanket, booms, deployment per planform [kg/m²]
    double specific_power = 0.0;  // of the whole wing at beginning of life; 0: from areas [W/kg]
    double fluence_rate = 0.0;    // equivalent 1 MeV electrons behind the cover [1/(m² s)]
    double yearly_loss = 0.0;     // UV, contamination, micrometeoroids, each Julian year [1]
};

/// Light and heat that reach the two sides of an array, incident, per planform area.
struct ArrayLight {
    double direct = 0.0;        // sunlight × cos of the angle from normal, without pointing error
                                // [W/m²]
    double albedo_front = 0.0;  // [W/m²]
    double albedo_back = 0.0;   // [W/m²]
    double infrared_front = 0.0;  // of the Earth [W/m²]
    double infrared_back = 0.0;   // of the Earth [W/m²]
};

/// An array in equilibrium.
struct ArrayState {
    double temperature = 0.0;      // [K]
    double efficiency = 0.0;       // of the cells, with age and temperature [1]
    double power_available = 0.0;  // at its terminals, per planform [W/m²]
    double power_drawn = 0.0;      // [W/m²]
};

/// P/P0 = 1 − C log10(1 + Φ/Φx) after an equivalent fluence of 1 MeV electrons [1/m²]; never < 0.
/// Source: Solar Cell Radiation Handbook (JPL 82-69, Tada et al. 1982).
double damage_retention(const SolarCell& cell, double fluence) noexcept;

/// Power after `age` [s] in orbit over power at its beginning: radiation damage times the yearly
/// loss, compounded.
double array_retention(const SolarArray& array, double age) noexcept;

/// η = η_ref [1 + c (T − T_ref)] × retention; never below zero. [1]
double cell_efficiency(const SolarCell& cell, double temperature, double retention) noexcept;

/// Power at the terminals of a planform unit at a given temperature. [W/m²]
double array_power_density(const SolarArray& array, const ArrayLight& light, double temperature,
                           double retention) noexcept;

/// Equilibrium in sunlight: Σ absorbed − drawn = (ε_f + ε_b) σ T⁴, drawn = load_fraction × P(T).
///
/// What the load does not take stays in the cells as heat: an open (shunted) array, load fraction
/// 0, runs hotter. Newton on T; P is linear in T, so the balance is convex and it converges from
/// above. Valid for emissivities not both zero.
ArrayState array_state(const SolarArray& array, const ArrayLight& light, double retention,
                       double load_fraction = 1.0) noexcept;

/// Planform area that yields `power` [W] at its terminals when fully loaded. [m²]; infinite in
/// the dark.
double array_area(const SolarArray& array, const ArrayLight& light, double retention,
                  double power) noexcept;

/// Mass of a wing of that area; by specific power if it is given (`power` at beginning of life),
/// else from cell and structure mass per area. [kg]
double array_mass(const SolarArray& array, double area, double power) noexcept;

/// Price of the wing, cost_per_watt × power at beginning of life. [USD]
double array_cost(const SolarArray& array, double power) noexcept;

}  // namespace dawnline::spacecraft
