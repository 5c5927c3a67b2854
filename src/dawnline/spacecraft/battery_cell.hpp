#pragma once
// A lithium-ion cell as an electrical circuit: voltage, heat and charge while it works.

namespace dawnline::spacecraft {

/// The elements of the circuit at one state of charge: a source, a resistance and two pairs of
/// resistance and capacitance in series.
struct CellElements {
    double open_voltage = 0.0;                // [V]
    double series = 0.0;                      // [Ω]
    double fast = 0.0, slow = 0.0;            // resistances of the pairs [Ω]
    double fast_time = 1.0, slow_time = 1.0;  // their time constants RC [s]
};

/// A cell of a size, temperature behaviour and age.
struct BatteryCell {
    double capacity = 0.85 * 3600.0;   // of the fresh cell [A s]
    double voltage_floor = 3.0;        // [V]
    double voltage_ceiling = 4.2;      // [V]
    double activation_energy = 25e3;   // of the resistances, exp(E/R (1/T − 1/T0)) [J/mol]
    double entropy_coefficient = 0.0;  // dU/dT, mean over the charge [V/K]
    double coldest_charge = 273.15;    // below it charging plates lithium [K]
    double remaining_capacity = 1.0;   // of the fresh one, by ageing [1]
    double relative_resistance = 1.0;  // over the fresh one, by ageing [1]
};

/// What changes while a cell works.
struct CellState {
    double state_of_charge = 1.0;   // [1]
    double fast = 0.0, slow = 0.0;  // voltages of the pairs, positive in discharge [V]
};

enum class CellStatus : unsigned char {
    ok,
    too_weak,      // no current gives that power
    floor,         // the voltage is below its floor
    ceiling,       // the voltage is above its ceiling
    empty,         // the charge ran out in the step
    full,          // the charge ran over in the step
    charged_cold,  // charged below the coldest temperature
    not_finite,    // something that went in was not a number
};

/// Terminal figures of a step; all are means over it but the voltage, which is at its end.
struct CellStep {
    CellState state;       // at the end
    double current = 0.0;  // positive in discharge [A]
    double voltage = 0.0;  // at the terminals, at the end [V]
    double power = 0.0;    // given at the terminals [W]
    double heat = 0.0;     // I²R of all three, and I T dU/dT [W]
    CellStatus status = CellStatus::ok;
};

/// Elements of a cell of 0.85 Ah at 25 °C, scaled by capacity (resistance × capacity constant),
/// temperature and age:
///
///     U  = −1.031 e^(−35 s) + 3.685 + 0.2156 s − 0.1178 s² + 0.3201 s³
///     R0 = 0.1562 e^(−24.37 s) + 0.07446
///     R1 = 0.3208 e^(−29.14 s) + 0.04669,  C1 = −752.9 e^(−13.51 s) + 703.6
///     R2 = 6.603 e^(−155.2 s) + 0.04984,   C2 = −6056 e^(−27.12 s) + 4475
///
/// The fit's capacitances turn negative below 0.011 of charge; below 0.02 they are held. The
/// temperature law is not the paper's.
/// Source: Chen & Rincón-Mora 2006, IEEE Trans. Energy Convers. 21, 504, eqs. 2–6.
CellElements cell_elements(const BatteryCell& cell, double state_of_charge,
                           double temperature) noexcept;

/// One step at constant current, elements held at the mean charge of the step; the pairs relax
/// exactly, v⁺ = v e^(−t/τ) + R I (1 − e^(−t/τ)). Second order in the step where elements change.
CellStep cell_step_at_current(const BatteryCell& cell, const CellState& state, double current,
                              double temperature, double duration) noexcept;

/// One step at constant mean power given at the terminals [W], negative when charged: the current
/// for which the mean of V I over the step is that power, by a secant on the quadratic P = (E − R
/// I) I.
CellStep cell_step_at_power(const BatteryCell& cell, const CellState& state, double power,
                            double temperature, double duration) noexcept;

/// The current that gives a power at once, (E − √(E² − 4 R0 P))/2R0, E = U − v1 − v2; NaN if the
/// cell is too weak. [A]
double current_for_power(const CellElements& elements, const CellState& state,
                         double power) noexcept;

/// A pack of equal cells: its cell's power is the pack's over n·m, its heat the cell's times n·m.
struct BatteryPack {
    BatteryCell cell;
    int in_series = 1;
    int in_parallel = 1;

    constexpr double cells() const noexcept {
        return static_cast<double>(in_series) * static_cast<double>(in_parallel);
    }
};

/// Energy between two states of charge at no current, ∫U dQ, of a pack. [J]
double stored_energy(const BatteryPack& pack, double from, double to) noexcept;

/// An orbit of a pack: what it gives, takes and heats.
struct PackOrbit {
    CellState end;
    double given = 0.0;                  // to the bus in the dark [J]
    double taken = 0.0;                  // from the bus in the light [J]
    double heat = 0.0;                   // [J]
    double lowest_charge = 1.0;          // [1]
    double lowest_voltage = 0.0;         // of a cell [V]
    double efficiency = 0.0;             // given/taken, of an orbit that closes [1]
    CellStatus status = CellStatus::ok;  // the first that was not ok
};

/// `dark` [s] at a discharge power, then `light` [s] at a charge power (both at the pack's
/// terminals, positive [W]) until it is back at the charge it started with. Steps of `step` [s].
PackOrbit pack_orbit(const BatteryPack& pack, const CellState& start, double discharge_power,
                     double dark, double charge_power, double light, double temperature,
                     double step = 10.0) noexcept;

}  // namespace dawnline::spacecraft
