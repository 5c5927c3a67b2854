#pragma once
// The bifacial panel of the McCalip calculator, as coded and with exact view factors.

namespace dawnline::spacecraft {

/// A panel that faces the Sun and returns all its electricity as heat.
/// Source: andrewmccalip/thoughts, static/js/math.js of 15 Dec 2025.
struct McCalipPanel {
    double solar_absorptance = 0.0;     // of the front [1]
    double front_emissivity = 0.0;      // [1]
    double back_emissivity = 0.0;       // [1]
    double beta = 0.0;                  // Sun above the orbit plane [rad]
    double altitude = 0.0;              // [m]
    double earth_radius = 6371e3;       // [m]
    double solar_irradiance = 1361.0;   // [W/m²]
    double earth_infrared = 237.0;      // [W/m²]
    double albedo = 0.3;                // [1]
    double stefan_boltzmann = 5.67e-8;  // the code rounds it [W/(m² K⁴)]
    bool exact_view_factor = false;     // instead of the code's 5 % of nadir for a face turned away
};

/// Its mean state over an orbit.
struct McCalipPanelState {
    double front_view_factor = 0.0;  // [1]
    double back_view_factor = 0.0;   // [1]
    double absorbed = 0.0;           // [W/m²]
    double temperature = 0.0;        // in surroundings of 3 K [K]
};

/// T = (q/(σ (ε_f + ε_b)) + (3 K)⁴)^¼ with q = α S + OLR (F_f ε_f + F_b ε_b) + a S F_f cos β α,
/// view factors meaned over 72 points of the orbit, where the normal is cos γ = cos β cos ν from
/// nadir.
///
/// The code takes F = ρ² cos γ for cos γ > 0 and else 0.05 ρ² (exact edge-on: 0.258 at 550 km, not
/// 0.021): the published panel is 6.35 K too cold.
McCalipPanelState mccalip_panel(const McCalipPanel& panel) noexcept;

}  // namespace dawnline::spacecraft
