#pragma once
// A radiator of equal panels on one loop, some of which have failed.

#include <optional>

#include "dawnline/spacecraft/radiator.hpp"

namespace dawnline::spacecraft {

/// Panels in parallel or in series on the coolant.
struct RadiatorPanels {
    Radiator radiator;
    int count = 1;
    double panel_area = 0.0;     // planform of one [m²]
    bool in_series = false;      // coolant passes them one after the other, or shares
    double capacity_rate = 0.0;  // ṁ c_p of the whole loop [W/K]
};

struct PanelsState {
    double inlet = 0.0;   // of the coolant [K]
    double outlet = 0.0;  // [K]
    double heat = 0.0;    // given off [W]
};

/// Heat given off with `failed` panels at a coolant inlet [K]; the panels are not isothermal
/// (panel_flow). `absorbed` per planform area [W/m²]. A pierced panel is by-passed.
PanelsState panels_at(const RadiatorPanels& panels, int failed, double inlet,
                      double absorbed) noexcept;

/// Coolant inlet at which the remaining panels give off `heat` [W]; nothing if there are none left
/// or it would be above 600 K. Root of panels_at to 1e-9 K.
std::optional<PanelsState> panels_for(const RadiatorPanels& panels, int failed, double heat,
                                      double absorbed) noexcept;

}  // namespace dawnline::spacecraft
