#pragma once
// From the junction of a chip to the root of the radiator: one temperature after the other.

namespace dawnline::spacecraft {

/// A coolant loop of one phase.
struct CoolantLoop {
    double specific_heat = 0.0;     // [J/(kg K)]
    double density = 0.0;           // [kg/m³]
    double temperature_rise = 0.0;  // of the coolant across all loads in parallel [K]
    double pressure_drop = 0.0;     // around the loop [Pa]
    double pump_efficiency = 1.0;   // electrical to hydraulic [1]
};

/// Thermal resistances of one device and drops of the loop.
struct ThermalChain {
    double junction_to_case = 0.0;     // R_jc of one device [K/W]
    double case_to_plate = 0.0;        // interface material [K/W]
    double plate_to_coolant = 0.0;     // cold plate, to the mean coolant [K/W]
    double coolant_to_radiator = 0.0;  // mean coolant in the radiator to the panel's root [K]
};

/// Temperatures from the radiator up. [K]
struct TemperatureLadder {
    double radiator = 0.0;     // root, mean
    double coolant_in = 0.0;   // to the cold plates, the colder end
    double coolant_out = 0.0;  // from the cold plates
    double plate = 0.0;        // cold plate under a device at the warm end
    double lid = 0.0;          // of that device
    double junction = 0.0;     // of that device
};

/// ṁ = Q/(c_p ΔT). [kg/s]
double coolant_flow(const CoolantLoop& loop, double heat) noexcept;

/// Electrical power of the pump, ṁ Δp/(ρ η). [W]
double pump_power(const CoolantLoop& loop, double heat) noexcept;

/// Pressure drop of a tube, (f L/D + ΣK) ½ρu². [Pa]
double pressure_drop(double friction_factor, double length, double diameter, double fittings,
                     double density, double speed) noexcept;

/// Heat carried by evaporation, ṁ = Q/(h_fg Δx). [kg/s]
double two_phase_flow(double heat, double heat_of_vaporisation, double quality_change) noexcept;

/// The ladder above a radiator root, for a device that dissipates `device_power` [W] and sits at
/// the warm end of the loop: coolant mean = root + drop, out = mean + ½ΔT, junction = out + P ΣR.
TemperatureLadder ladder_from_radiator(const ThermalChain& chain, const CoolantLoop& loop,
                                       double device_power, double radiator_temperature) noexcept;

/// The ladder below a junction: the warmest radiator root that this junction allows.
TemperatureLadder ladder_from_junction(const ThermalChain& chain, const CoolantLoop& loop,
                                       double device_power, double junction_temperature) noexcept;

/// A heat pump between a source at T_c and a radiator at T_h.
/// COP = η_C T_c/(T_h − T_c), heat moved over work. Infinite at T_h ≤ T_c.
double heat_pump_cop(double carnot_fraction, double source_temperature,
                     double radiator_temperature) noexcept;

/// Efficiency and cold temperature of the heat engine that needs the least radiator per work:
/// T_c = ¾ T_h without surroundings, with a sink T_c/T_h = (3 + (T_s/T_c)⁴)/4 solved for T_c. [K]
double best_engine_cold_temperature(double hot_temperature, double sink_temperature) noexcept;

}  // namespace dawnline::spacecraft
