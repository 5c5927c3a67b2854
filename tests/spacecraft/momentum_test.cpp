// Torques, wheels and torque rods.

#include "dawnline/spacecraft/momentum.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

// Larson & Wertz 1999, SMAD, tables 11-9A and 11-12, FireSat at 700 km: gravity gradient 1.8e-6 N m
// (I_z 90, I_y 60 kg m², 1°), Sun 6.6e-6 (3 m², q 0.6, 0.3 m), field 4.5e-5 T over the pole, air
// 3.4e-6 (1e-13 kg/m³, 7504 m/s, C_d 2, 3 m², 0.2 m); slew of 30° in 10 min 5.2e-4; storage of
// 4.5e-5 N m over 5926 s 4.7e-2 N m s; dipole 1 A m². Two printed digits.
TEST(Momentum, FireSatOfTheTextbook) {
    const double r = 7078e3;
    EXPECT_NEAR(gravity_gradient_torque(r, 30.0, k_degree), 1.8e-6, 0.05e-6);
    EXPECT_NEAR(solar_torque(1367.0, 3.0, 0.6, 0.3, 0.0), 6.6e-6, 0.05e-6);
    EXPECT_NEAR(dipole_field(r, k_pi / 2), 4.5e-5, 0.05e-5);
    EXPECT_NEAR(aerodynamic_torque(1e-13, 7504.0, 6.0, 0.2), 3.4e-6, 0.05e-6);
    EXPECT_NEAR(slew_torque(30.0 * k_degree, 90.0, 600.0), 5.2e-4, 0.05e-4);
    EXPECT_NEAR(storage_for_cyclic_torque(4.5e-5, 5926.0), 4.7e-2, 0.05e-2);
    EXPECT_NEAR(torquer_dipole(4.5e-5, 4.5e-5, 1.0), 1.0, 1e-12);
}

const AirStream k_fixed{.fixed_coefficient = 2.2};

// Principal axes along the orbit's: no gravity torque at all. Turned by 1° about the normal it is
// the textbook's, always the same way, so that it stores T·P in an orbit.
TEST(Momentum, GravityActsOnTiltedBodiesOnly) {
    const double r = 7028e3;
    const MomentumBudget aligned =
        momentum_budget({{100, 200, 300}, PlateHold::orbit}, {}, r, 1.2, 0.0, 0.0, k_fixed, 1.0);
    EXPECT_NEAR(aligned.peak_torque, 0.0, 1e-18);
    // A rod on the Sun in an orbit with the Sun in its plane sees gravity from all sides: twice an
    // orbit, nothing is kept, and the worst torque is (3/2) n² ΔI.
    const MomentumBudget sun =
        momentum_budget({{100, 200, 200}, PlateHold::sun}, {}, r, 0.0, 0.0, 0.0, k_fixed, 1.0);
    const double n2 = k_gm_earth / (r * r * r);
    EXPECT_NEAR(sun.peak_torque, 1.5 * n2 * 100.0, 1e-3 * 1.5 * n2 * 100.0);
    EXPECT_NEAR(norm(sun.secular), 0.0, 1e-12);
    // ∫ of ½·3n²ΔI sin 2φ swings by ± (3/4) n ΔI, 3/8 … the half range: ¾ n ΔI.
    EXPECT_NEAR(sun.cyclic.z, 0.75 * std::sqrt(n2) * 100.0, 1e-2 * 0.75 * std::sqrt(n2) * 100.0);
}

// A body held to a Sun 45° off the plane gains momentum every orbit: mean of 3n² r̂ × I r̂ over the
// orbit is −(3/2) n² n̂ × I n̂ (the mean of r̂r̂ᵀ is ½(1 − n̂n̂ᵀ)), here ¾ n² ΔI.
TEST(Momentum, GravityIsSecularForAnInertialBody) {
    const double r = 7028e3, n2 = k_gm_earth / (r * r * r);
    const MomentumBudget m =
        momentum_budget({{100, 200, 200}, PlateHold::sun}, {}, r, k_pi / 4, 0.0, 0.0, k_fixed, 2.0);
    const double period = k_two_pi / std::sqrt(n2);
    EXPECT_NEAR(norm(m.secular), 0.75 * n2 * 100.0 * period, 1e-9);
    EXPECT_NEAR(m.dump_torque, 0.75 * n2 * 100.0, 1e-15);
    EXPECT_NEAR(m.wheel_capacity,
                std::max({m.cyclic.x, m.cyclic.y, m.cyclic.z}) + 2.0 * norm(m.secular), 1e-15);
}

// A plate on the Sun whose centre is off the line to the Sun: force times arm, all the time.
TEST(Momentum, LightOnAnOffsetArray) {
    const std::array<Plate, 1> array{
        {{.area = 100.0, .hold = PlateHold::sun, .centre = {0.0, 0.1, 0.0}}}};
    const MomentumBudget m =
        momentum_budget({{}, PlateHold::sun}, array, 7028e3, 1.3, 0.0, 0.0, k_fixed, 1.0);
    EXPECT_NEAR(m.peak_torque, 1361.0 / k_speed_of_light * 100.0 * 0.1, 1e-12);
    EXPECT_NEAR(m.dump_torque, m.peak_torque, 1e-12);
}

}  // namespace
}  // namespace dawnline::spacecraft
