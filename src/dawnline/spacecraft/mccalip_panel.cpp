#include "dawnline/spacecraft/mccalip_panel.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

double face_view_factor(const McCalipPanel& panel, double cosine) noexcept {
    const double sine_of_disc = panel.earth_radius / (panel.earth_radius + panel.altitude);
    if (panel.exact_view_factor)
        return tilted_view_factor(sine_of_disc, std::acos(std::clamp(cosine, -1.0, 1.0)));
    const double nadir = nadir_view_factor(sine_of_disc);
    return cosine > 0.0 ? nadir * cosine : 0.05 * nadir;
}

}  // namespace

McCalipPanelState mccalip_panel(const McCalipPanel& panel) noexcept {
    constexpr int k_points = 72;
    // At β = 90° the rounded cosine is 6e-17, so that half of the points count as turned to the
    // Earth with no view of it. The published 335.75 K rests on that; it is kept.
    const double beta_cosine = std::cos(panel.beta);
    McCalipPanelState state;
    for (int i = 0; i < k_points; ++i) {
        const double cosine = beta_cosine * std::cos(constants::k_two_pi * i / k_points);
        state.front_view_factor += face_view_factor(panel, cosine) / k_points;
        state.back_view_factor += face_view_factor(panel, -cosine) / k_points;
    }
    const double sunlight = panel.solar_absorptance * panel.solar_irradiance;
    state.absorbed = sunlight +
                     panel.earth_infrared * (state.front_view_factor * panel.front_emissivity +
                                             state.back_view_factor * panel.back_emissivity) +
                     sunlight * panel.albedo * state.front_view_factor * beta_cosine;
    const double emission =
        panel.stefan_boltzmann * (panel.front_emissivity + panel.back_emissivity);
    state.temperature = std::sqrt(std::sqrt(state.absorbed / emission + 81.0));
    return state;
}

}  // namespace dawnline::spacecraft
