#pragma once
// A wing at work: its cells, strings, age and temperature together.

#include "dawnline/spacecraft/solar_array.hpp"
#include "dawnline/spacecraft/solar_array_ageing.hpp"
#include "dawnline/spacecraft/solar_array_string.hpp"
#include "dawnline/spacecraft/solar_cell.hpp"

namespace dawnline::spacecraft {

/// A wing by its cells. Optics are means over the planform.
struct WingDesign {
    PhotovoltaicCell cell{};
    StringLayout layout{};
    double current_spread = 0.01;  // of cells in a string, one standard deviation [1]
    double packing = 0.9;          // cell over planform area [1]
    double pointing_error = 0.0;   // between normal and Sun, mean of its effect [rad]
    Surface front{0.92, 0.85};
    Surface back{0.2, 0.9};
    ArrayAgeing ageing{};
};

/// A wing in equilibrium, per planform area.
struct WingState {
    double temperature = 0.0;        // [K]
    double power_available = 0.0;    // at the terminals [W/m²]
    double power_drawn = 0.0;        // [W/m²]
    double cell_efficiency = 0.0;    // of the cells there, over all the light on them [1]
    double string_efficiency = 0.0;  // terminals over cells: diodes, wires, mismatch [1]
    ArrayRetention retention{};
};

/// Power at the terminals at a temperature, per planform area: curve of the cells in what light the
/// cover lets through, times packing, strings that still work and what diodes, wires and mismatch
/// leave. Albedo on the cells counts as sunlight. [W/m²]
double wing_power(const WingDesign& wing, const ArrayLight& light, const ArrayRetention& retention,
                  double temperature) noexcept;

/// Equilibrium Σ absorbed − drawn = (ε_f + ε_b) σ T⁴ with the load taking a share of what the wing
/// could give; the rest stays in the cells as heat. Bracketed to 1e-6 K: the balance rises with T
/// as long as power falls with it slower than radiation rises. All zero in the dark with no heat.
WingState wing_state(const WingDesign& wing, const ArrayLight& light, const ArrayExposure& exposure,
                     double load_fraction = 1.0) noexcept;

}  // namespace dawnline::spacecraft
