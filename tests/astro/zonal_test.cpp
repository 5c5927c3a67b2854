#include "dawnline/astro/zonal.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// EGM96 and EGM2008 agree on J3 … J6 to the digits that textbooks print (Vallado 2013, table D-2):
// −2.5327e-6, −1.6196e-6, −2.273e-7, 5.407e-7.
TEST(Zonals, AreTheOnesOfTheBooks) {
    EXPECT_NEAR(k_zonals[2], k_j2_earth, 1e-9);
    EXPECT_NEAR(k_zonals[3], -2.5327e-6, 1e-9);
    EXPECT_NEAR(k_zonals[4], -1.6196e-6, 1e-9);
    EXPECT_NEAR(k_zonals[5], -2.273e-7, 2e-9);
    EXPECT_NEAR(k_zonals[6], 5.407e-7, 1e-9);
}

// Degree 2 is the closed form of J2 but for the constants (EGM's μ, R, J2: 1e-8 of the point mass).
TEST(AccelerationZonal, OfDegreeTwoIsThatOfJ2) {
    const Vec3 r{4.1e6, -2.9e6, 4.8e6};
    EXPECT_LT(norm(acceleration_zonal(r, 2) - acceleration_j2(r)), 1e-8 * norm(acceleration_j2(r)));
}

// A field without curl and divergence outside of its masses: Σ ∂a_x/∂x = 0 and ∂a_x/∂z = ∂a_z/∂x,
// by central differences of 100 m; 1e-13 1/s² of 1e-6.
TEST(AccelerationZonal, IsHarmonic) {
    const Vec3 r{4.1e6, -2.9e6, 4.8e6};
    const double h = 100.0;
    const auto slope = [&](const Vec3& step) {
        return (acceleration_zonal(r + step, 20) - acceleration_zonal(r - step, 20)) / (2.0 * h);
    };
    const Vec3 dx = slope({h, 0, 0}), dy = slope({0, h, 0}), dz = slope({0, 0, h});
    EXPECT_NEAR(dx.x + dy.y + dz.z, 0.0, 1e-13);
    EXPECT_NEAR(dx.z, dz.x, 1e-13);
    EXPECT_NEAR(dy.z, dz.y, 1e-13);
    EXPECT_NEAR(dx.y, dy.x, 1e-13);
}

// Identities of the theory: no perigee motion at 5 cos²i = 1 to first order, no nodal motion of a
// polar orbit to any order; the second order is J2 (1e-3) of the first.
TEST(BrouwerRates, Identities) {
    const double a = 7.5e6;
    EXPECT_NEAR(brouwer_secular_rates(a, 0.1, 0.5 * k_pi).node, 0.0, 1e-22);
    for (const double i : {0.3, 1.2, 1.71}) {
        const SecularRates first = secular_rates(a, 0.05, i);
        const SecularRates second = brouwer_secular_rates(a, 0.05, i);
        EXPECT_NEAR(second.node / first.node, 1.0, 5e-3);
        EXPECT_NEAR(second.argument_of_perigee, first.argument_of_perigee,
                    1e-2 * std::abs(first.node));
        EXPECT_NEAR(second.mean_anomaly / first.mean_anomaly, 1.0, 5e-6);
    }
}

// J4 against full propagation: zonals 2 … 4, near-circular (J3 only turns the perigee); 1e-5.
TEST(BrouwerRates, HoldWithJ4) {
    const double a = k_radius_earth + 650e3, i = 1.15;
    const ZonalField field{4};
    const OrbitState start = state_of_mean({a, 0.2, 0.0, 1e-3, i, 0.4}, field);
    const MeanElements mean = mean_elements(start, field);
    EXPECT_NEAR(mean.rate.node / brouwer_secular_rates(a, 1e-3, i).node, 1.0, 1e-5);
}

// The node follows the mean Sun under zonals to degree 20, within 1e-3 (must show) of what J2, J2²
// and J4 predict; the rest, J6 and above, is 3e-4.
TEST(SunSynchronous, ToSecondOrder) {
    const double a = k_radius_earth + 650e3;
    const double i = sun_synchronous_inclination_second_order(a);
    const ZonalField field;
    const MeanElements mean =
        mean_elements(state_of_mean({a, 0.0, 0.0, 1e-3, i, 1.0}, field), field);
    EXPECT_NEAR(mean.rate.node / k_sun_synchronous_rate, 1.0, 1e-3);
    EXPECT_NEAR(i / k_degree, 98.0, 0.02);
    EXPECT_THROW(sun_synchronous_inclination_second_order(13e6), Error);
}

}  // namespace
}  // namespace dawnline::astro
