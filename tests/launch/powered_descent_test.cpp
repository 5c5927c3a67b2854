// Powered descent on Mars (Açıkmeşe & Ploen 2007) as cone programmes. All published cases are rows
// of validation/launch_descent.yaml; here are invariants and what must be refused.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/powered_descent.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_degree = 3.14159265358979323846 / 180.0;

DescentRequest mars() {
    const double cant = std::cos(27.0 * k_degree);
    DescentRequest q;
    q.lander = {1905.0, 1505.0, 0.3 * 18600.0 * cant, 0.8 * 18600.0 * cant,
                propellant_per_impulse(225.0, 27.0 * k_degree, 9.807)};
    q.site.gravity = 3.7114;
    q.position = {1500.0, 2000.0, 0.0};
    q.velocity = {-75.0, 100.0, 0.0};
    return q;
}

// 387.89637 kg and switches at 41.1364 and 64.6118 s by another program's collocation with one
// phase per arc (the paper prints 387.9 kg). Cost is flat: 0.001 kg leaves the switches 0.02 s.
TEST(PoweredDescent, PlacesTheSwitchesOfThePublishedDescent) {
    const PoweredDescent d = powered_descent(mars());
    ASSERT_EQ(d.status, DescentStatus::landed) << d.cause;
    EXPECT_NEAR(d.propellant, 387.89637, 0.001);
    EXPECT_TRUE(d.starts_at_most_thrust);
    ASSERT_EQ(d.switches.size(), 2u);
    EXPECT_NEAR(d.switches[0], 41.1364, 0.02);
    EXPECT_NEAR(d.switches[1], 64.6118, 0.02);
    // The relaxation is exact: Γ = |T| to the solver's tolerance.
    EXPECT_LT(d.relaxation_gap, 2e-3);
    EXPECT_LT(d.position_residual, 1e-3);
    EXPECT_LT(d.mass_residual, 1e-4);
}

// Without sideways forces a descent does not know where sideways points.
TEST(PoweredDescent, DoesNotDependOnTheDirectionOfDownrange) {
    DescentRequest turned = mars();
    turned.position = {1500.0, 1200.0, 1600.0};
    turned.velocity = {-75.0, 60.0, 80.0};
    EXPECT_NEAR(powered_descent(turned).propellant, powered_descent(mars()).propellant, 1e-3);
}

TEST(PoweredDescent, KeepsToTheGlideSlope) {
    DescentRequest q = mars();
    q.limits.glide_slope = 4.0 * k_degree;
    const PoweredDescent d = powered_descent(q);
    ASSERT_EQ(d.status, DescentStatus::landed) << d.cause;
    EXPECT_GT(d.propellant, powered_descent(mars()).propellant);
    for (const DescentSample& s : d.samples)
        EXPECT_GE(s.position.x + 0.01,
                  std::tan(4.0 * k_degree) * std::hypot(s.position.y, s.position.z));
}

TEST(PoweredDescent, LandsAtTheNearestPointWhenTheSiteIsOutOfReach) {
    DescentRequest q = mars();
    q.lander.dry_mass = 1605.0;  // 300 kg of propellant, 388 kg would reach
    const PoweredDescent d = powered_descent(q);
    ASSERT_EQ(d.status, DescentStatus::missed);
    EXPECT_GT(d.landing_error, 10.0);
    EXPECT_NE(d.cause.find("nearest point"), std::string::npos);
    EXPECT_LE(d.propellant, 300.0 + 1e-3);
}

TEST(PoweredDescent, SaysThatThrustIsBelowWeight) {
    DescentRequest q = mars();
    q.lander.most_thrust = 5500.0;
    const PoweredDescent d = powered_descent(q);
    EXPECT_EQ(d.status, DescentStatus::impossible);
    EXPECT_NE(d.cause.find("below the weight of 5586 N"), std::string::npos) << d.cause;
}

TEST(PoweredDescent, RefusesWhatCannotBeMeant) {
    EXPECT_THROW(propellant_per_impulse(0.0), Error);
    DescentRequest q = mars();
    q.lander.wet_mass = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(powered_descent(q), Error);
    q = mars();
    q.lander.dry_mass = 2000.0;
    EXPECT_THROW(powered_descent(q), Error);
}

}  // namespace
}  // namespace dawnline::launch
