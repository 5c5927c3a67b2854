#pragma once
// Mass growth allowance by what a part is and how far its design has come.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/spacecraft/mass.hpp"

namespace dawnline::spacecraft {

/// What a part is. Boxes of electronics grow the more the smaller they are.
enum class PartKind : unsigned char {
    structure,   // and mechanisms
    propulsion,  // dry
    thermal,
    battery,
    solar_array,
    harness,     // wires and instrumentation
    small_box,   // electronics below 4.5 kg (10 lb)
    medium_box,  // 4.5 … 13.6 kg
    large_box,   // above 13.6 kg (30 lb)
};

/// How far the design has come.
enum class Maturity : unsigned char {
    estimated,    // a sketch
    layout,       // layout drawings, an existing part with major changes
    preliminary,  // drawings before release, an existing part with minor changes
    released,     // calculated from released drawings
    existing,     // built before
    actual,       // weighed
};

/// "estimated", "layout", … in their order.
std::optional<Maturity> maturity_named(std::string_view name) noexcept;

/// Growth that a basic mass must be allowed. [1]
///
/// From 18 % (structure) to 50 % (harness) of an estimate, 2–3 % of existing parts, 0 of weighed
/// ones.
/// Source: table of the mass properties standards AIAA S-120 and SAWE RP A-3, as NASA's sizing
/// programs carry it; the row of solar arrays after AIAA S-120A-2015, from memory.
double mass_growth(PartKind kind, Maturity maturity) noexcept;

/// The box kind of a unit of that mass [kg].
PartKind box_of(double unit_mass) noexcept;

/// A part before its growth is known.
struct Part {
    std::string name;
    double mass = 0.0;  // basic, of all of them [kg]
    PartKind kind = PartKind::structure;
    Maturity maturity = Maturity::estimated;
};

/// The parts as lines of a budget, each with its allowance.
std::vector<MassItem> with_growth(std::span<const Part> parts);

/// Sizes of the subsystems of a satellite that computes.
struct SatelliteSizes {
    double array_power = 0.0;         // at beginning of life [W]
    double battery_energy = 0.0;      // installed [J]
    double bus_power = 0.0;           // conditioned and distributed [W]
    double rejected_heat = 0.0;       // [W]
    double compute_mass = 0.0;        // chips, boards, cold plates, shield [kg]
    double communication_mass = 0.0;  // terminals [kg]
    double propulsion_mass = 0.0;     // dry [kg]
    double harness_mass = 0.0;        // conductors, from cable_mass [kg]
};

/// What a unit of each weighs.
struct SpecificMasses {
    double array = 1.0 / 59.0;  // iROSA 59 W/kg; ISS wing 28, ROSA class on the ground 150
                                // [kg/W]
    double battery = 1.0 / (150.0 * 3600.0);  // pack of 150 Wh/kg, flight 100 … 170 [kg/J]
    double power_electronics = 2e-3;          // 2 kg/kW; conditioning of 97 % [kg/W]
    double thermal = 20e-3;          // radiator and loop 20 kg/kW; ISS 53 … 96, film 5 [kg/W]
    double harness_factor = 1.5;     // insulation, connectors and clamps on bare conductor [1]
    double attitude_control = 0.03;  // share of all that stands above it [1]
    double structure = 0.15;         // share of all that stands above it [1]
};

/// The parts of the satellite, structure and attitude control as shares of the rest. Shares from
/// Larson & Wertz 1999, SMAD 3rd ed., tables 10-10 and 18-2 (structure 20 ± 5 % of dry mass with
/// launch loads carried by the body; flat stacked satellites less).
std::vector<Part> satellite_parts(const SatelliteSizes& sizes, const SpecificMasses& specific,
                                  Maturity maturity);

}  // namespace dawnline::spacecraft
