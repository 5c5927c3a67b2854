#include "dawnline/spacecraft/radiator_panels.hpp"

#include <algorithm>

#include "dawnline/base/root.hpp"

namespace dawnline::spacecraft {

// Panels in series with the whole flow and panels that share it pass the same Φ(T) balance; they
// differ only in that η is taken at each panel's own inlet when they are in series.
PanelsState panels_at(const RadiatorPanels& p, int failed, double inlet, double absorbed) noexcept {
    const int working = std::max(0, p.count - failed);
    PanelsState state{inlet, inlet, 0.0};
    if (working == 0) return state;
    if (!p.in_series) {
        const PanelFlow flow =
            panel_flow(p.radiator, working * p.panel_area, inlet, p.capacity_rate, absorbed);
        return {inlet, flow.outlet_temperature, flow.heat};
    }
    for (int k = 0; k < working; ++k) {
        const PanelFlow flow =
            panel_flow(p.radiator, p.panel_area, state.outlet, p.capacity_rate, absorbed);
        state.outlet = flow.outlet_temperature;
        state.heat += flow.heat;
    }
    return state;
}

std::optional<PanelsState> panels_for(const RadiatorPanels& p, int failed, double heat,
                                      double absorbed) noexcept {
    if (p.count - failed <= 0 || !(heat > 0.0)) return std::nullopt;
    const double sink =
        sink_temperature(std::max(0.0, absorbed), p.radiator.faces * p.radiator.surface.emissivity);
    const auto miss = [&](double inlet) {
        return panels_at(p, failed, inlet, absorbed).heat - heat;
    };
    const auto inlet = root_in(miss, sink * (1.0 + 1e-9) + 1e-6, 600.0, 1e-9);
    if (!inlet) return std::nullopt;
    return panels_at(p, failed, *inlet, absorbed);
}

}  // namespace dawnline::spacecraft
