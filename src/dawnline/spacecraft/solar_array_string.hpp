#pragma once
// Cells in series and strings in parallel: mismatch, bypass, blocking diodes, wires.

#include <span>

#include "dawnline/spacecraft/solar_cell.hpp"

namespace dawnline::spacecraft {

/// How the cells of an array are wired.
struct StringLayout {
    double cell_area = 0.0;        // of one cell [m²]
    int cells_in_series = 1;       // in one string
    double blocking_drop = 0.0;    // of the diode that keeps a string from drawing current [V]
    double bypass_drop = 0.5;      // of the diode around a cell that cannot carry the current [V]
    double wire_resistance = 0.0;  // of one string, both ways [Ω]
    double harness_resistance = 0.0;  // of all strings together, both ways [Ω]
};

/// Cells in series that carry one current [A], each with its own figures: a cell that cannot is
/// bypassed. Voltage at the string's terminals behind diode and wires. [V]
double string_voltage(const StringLayout& layout, std::span<const CellPoint> cells,
                      double current) noexcept;

/// Current of a string of like cells that holds `voltage` at its terminals; never negative, the
/// blocking diode sees to that. Newton to 1e-12. [A]
double string_current(const StringLayout& layout, const CellPoint& cell, double voltage) noexcept;

/// Greatest power of one string with unlike cells: the best of its local maxima. Golden section
/// between the currents at which cells drop out. O(n²) in the cells.
MaxPower string_max_power(const StringLayout& layout, std::span<const CellPoint> cells) noexcept;

/// Greatest power of a string of like cells, from V(I) in closed form; 0.2 µs.
MaxPower string_max_power(const StringLayout& layout, const CellPoint& cell) noexcept;

/// Current of strings in parallel at the voltage behind the harness; one point per string. [A]
double array_current(const StringLayout& layout, std::span<const CellPoint> strings,
                     double voltage) noexcept;

/// Greatest power of strings in parallel, each of like cells. For strings that are alike or differ
/// moderately, so that the power has one maximum; golden section to 1e-8 of the voltage.
MaxPower array_max_power(const StringLayout& layout, std::span<const CellPoint> strings) noexcept;

/// Cells in series for a voltage at the terminals that the array must reach at its hottest, oldest
/// point: ⌈(V + drops)/Vmp⌉.
int cells_for_voltage(const StringLayout& layout, const CellPoint& worst, double voltage) noexcept;

/// Loss of a string of n cells whose currents scatter by σ (relative), ½ (C + 2) σ² (1 − 1/n), with
/// C from the fill factor, FF = C²/[(1 + C)(C + ln(1 + C))]. Small scatter, no bypassing.
/// Source: Bucciarelli 1979, Solar Energy 23, 277.
double mismatch_loss(double fill_factor, double current_spread, int cells_in_series) noexcept;

/// Vmp Imp/(Voc Isc). [1]
double fill_factor(const CellPoint& point) noexcept;

}  // namespace dawnline::spacecraft
