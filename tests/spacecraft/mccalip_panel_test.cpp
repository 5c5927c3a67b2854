#include "dawnline/spacecraft/mccalip_panel.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_degree;

McCalipPanel defaults(double beta) {
    return {.solar_absorptance = 0.92,
            .front_emissivity = 0.85,
            .back_emissivity = 0.90,
            .beta = beta * k_degree,
            .altitude = 550e3};
}

// andrewmccalip/thoughts, math.js of 15 Dec 2025: 335.749538 K at β 90°, F 0.0211845 a face;
// 338.2366 K at 75°, 349.5834 K at 0°. Printed digits.
TEST(McCalipPanel, AsCoded) {
    const McCalipPanelState state = mccalip_panel(defaults(90));
    EXPECT_NEAR(state.temperature, 335.749538, 1e-5);
    EXPECT_NEAR(state.front_view_factor, 0.0211845, 1e-6);
    EXPECT_NEAR(mccalip_panel(defaults(75)).temperature, 338.2366, 1e-4);
    EXPECT_NEAR(mccalip_panel(defaults(0)).temperature, 349.5834, 1e-4);
}

// orbital_thermal 1.0.0, paper 3: 342.099222 K with the exact view factor at β 90°; the correction
// is 1.94, 2.41, 4.38 and 6.35 K at β 0, 30, 60 and 90°.
TEST(McCalipPanel, WithExactViewFactors) {
    const double beta[] = {0, 30, 60, 90}, correction[] = {1.94, 2.41, 4.38, 6.35};
    for (int i = 0; i < 4; ++i) {
        McCalipPanel panel = defaults(beta[i]);
        const double coded = mccalip_panel(panel).temperature;
        panel.exact_view_factor = true;
        EXPECT_NEAR(mccalip_panel(panel).temperature - coded, correction[i], 0.01) << beta[i];
    }
    McCalipPanel panel = defaults(90);
    panel.exact_view_factor = true;
    EXPECT_NEAR(mccalip_panel(panel).temperature, 342.099222, 1e-5);
}

}  // namespace
}  // namespace dawnline::spacecraft
