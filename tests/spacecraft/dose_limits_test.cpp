#include "dawnline/spacecraft/dose_limits.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "radiation_environment.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_julian_year;
using constants::k_rad_dose;

// Suncatcher: 750 rad in five years against 2 krad leave a margin of 2.67 times; a factor of 2
// takes half of it. No limit, no margin.
TEST(PartMargins, Suncatcher) {
    const PartMargins margins = part_margins({20.0, 0.0, 2.0}, 7.5, 1e10);
    EXPECT_NEAR(*margins.dose, 2.667 / 2.0 - 1.0, 1e-3);
    EXPECT_FALSE(margins.displacement);
    EXPECT_LT(*part_margins({20.0, 0.0, 3.0}, 7.5, 0.0).dose, 0.0);
}

// The shield found leaves just the dose allowed (definition), and none is found if 28 mm leave too
// much.
TEST(PartMargins, ShieldForADose) {
    const DoseDepth curve = dose_curve(solar_maximum(), ShieldGeometry::sphere, usual_depths());
    const double allowed = 10.0;  // [Gy]
    const auto depth = shield_for_dose(curve, allowed, 5.0 * k_julian_year);
    ASSERT_TRUE(depth);
    EXPECT_NEAR(dose_rate(curve, *depth).total() * 5.0 * k_julian_year, allowed, 1e-4 * allowed);
    // SHIELDOSE-2: 200 rad a year lie between 6 and 7 mm (241.7 and 188.4).
    EXPECT_GT(*depth, 6e-3);
    EXPECT_LT(*depth, 7.2e-3);
    EXPECT_FALSE(shield_for_dose(curve, 0.1, 5.0 * k_julian_year));
}

// A relative damage of 1 counts particles; one that falls as 1/E takes ∫ φ/E, for φ = 1/E over a
// decade 0.9/E0 (exact, log-log straight).
TEST(Displacement, IntegralsOfPowerLaws) {
    const double e0 = k_test_mev;
    const ParticleSpectrum spectrum{{e0, 10.0 * e0}, {1.0 / e0, 0.1 / e0}};
    EXPECT_NEAR(displacement_damage(spectrum, {{e0, 10.0 * e0}, {1.0, 1.0}}), std::log(10.0), 1e-4);
    EXPECT_NEAR(displacement_damage(spectrum, {{e0, 10.0 * e0}, {1.0, 0.1}}), 0.9, 1e-2);
    EXPECT_THROW(displacement_damage(spectrum, {{e0}, {1.0}}), Error);
}

// XTJ, fitted to its data sheet: C 0.22, scale 2.33e14 1/cm²: 0.8905 and 0.8408 at 5e14 and 1e15.
TEST(Displacement, RemainingPowerOfXtj) {
    EXPECT_NEAR(remaining_power(5e14, 0.22, 2.33e14), 0.8905, 5e-5);
    EXPECT_NEAR(remaining_power(1e15, 0.22, 2.33e14), 0.8408, 5e-5);
}

}  // namespace
}  // namespace dawnline::spacecraft
