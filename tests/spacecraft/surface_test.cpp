#include "dawnline/spacecraft/surface.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/spacecraft/starcloud_flux.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_650 = 6378.137 / 7028.137;

// A black isothermal sphere absorbs S/4 per area: 278.321 K at 1361 W/m² (textbook value for 1 AU;
// printed digits). With Earth infrared at 650 km 291.422 K in the Sun and 186.586 K in the shadow.
TEST(Surface, BlackSphereInNearEarthSpace) {
    EXPECT_NEAR(equilibrium_temperature(1361.0 / 4, 1.0), 278.321, 1e-3);
    const FaceFlux lit =
        absorbed_flux({1.0, 1.0}, {1361.0, 0.0, 237.0}, {0.25, 0.0, sphere_view_factor(k_650)});
    EXPECT_NEAR(equilibrium_temperature(lit.total(), 1.0), 291.422, 1e-2);
    EXPECT_NEAR(equilibrium_temperature(lit.earth_infrared, 1.0), 186.586, 1e-2);
}

TEST(Surface, PlateFacingTheSun) {
    EXPECT_NEAR(equilibrium_temperature(0.92 * 1361.0, 1.8), 332.805, 1e-3);
}

// Kirchhoff: the infrared is weighted with ε, sunlight and albedo with α, each alone.
TEST(Surface, InfraredIsAbsorbedByEmissivity) {
    const FaceFlux flux = absorbed_flux({0.1, 0.9}, {1000.0, 0.5, 200.0}, {0.5, 0.2, 0.25});
    EXPECT_DOUBLE_EQ(flux.sun, 50.0);
    EXPECT_DOUBLE_EQ(flux.albedo, 10.0);
    EXPECT_DOUBLE_EQ(flux.earth_infrared, 45.0);
    EXPECT_EQ(absorbed_flux({0.1, 0.9}, {1000.0, 0.0, 0.0}, {-0.5, 0.0, 0.0}).total(), 0.0);
}

// A surface at the temperature of its surroundings exchanges nothing; a balance that no
// temperature satisfies is NaN, not a number.
TEST(Surface, SinkAndEquilibriumAgree) {
    EXPECT_NEAR(equilibrium_temperature(0.0, 0.8, 220.0), 220.0, 1e-10);
    EXPECT_NEAR(sink_temperature(0.8 * black_body_flux(220.0), 0.8), 220.0, 1e-10);
    EXPECT_TRUE(std::isnan(equilibrium_temperature(-1.0, 0.8)));
}

// Starcloud white paper v1.03 p. 9: 770.48, 122.94, 14.46 and 633.08 W/m² (printed). Corrected at
// 550 km by independent arithmetic: 537.1 face-on, 660.0 edge-on. Printed
// digits set the tolerances.
TEST(Starcloud, BalanceAsPrintedAndCorrected) {
    StarcloudPlate plate{.emissivity = 0.92,
                         .solar_absorptance = 0.09,
                         .temperature = 293.15,
                         .solar_irradiance = 1366.0,
                         .albedo = 0.3,
                         .earth_temperature = 253.15,
                         .earth_view_factor = 0.25};
    const StarcloudFlux printed = starcloud_flux(plate);
    EXPECT_NEAR(printed.emitted, 770.48, 0.01);
    EXPECT_NEAR(printed.sun, 122.94, 0.01);
    EXPECT_NEAR(printed.earth_infrared + printed.albedo, 14.46, 0.01);
    EXPECT_NEAR(printed.net, 633.08, 0.01);

    plate.infrared_by_absorptance = false;
    plate.earth_view_factor = 0.257773;
    plate.faces_seeing_earth = 2.0;
    plate.albedo = 0.0;
    EXPECT_NEAR(starcloud_flux(plate).net, 537.1, 0.1);
    plate.sun_cosine = 0.0;
    EXPECT_NEAR(starcloud_flux(plate).net, 660.0, 0.1);
}

}  // namespace
}  // namespace dawnline::spacecraft
