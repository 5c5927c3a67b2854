// Growth of masses, stacks under a fairing, propellant by line.

#include "dawnline/spacecraft/mass_growth.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/propulsion_budget.hpp"
#include "dawnline/spacecraft/propulsion_throttle.hpp"
#include "dawnline/spacecraft/stowage.hpp"

namespace dawnline::spacecraft {
namespace {

// Entries of the published table: 18 % for structure and 50 % for harness on estimates, 15 % for
// large boxes, 3 % for existing batteries, nothing for what has been weighed.
TEST(MassGrowth, EntriesOfTheTable) {
    EXPECT_EQ(mass_growth(PartKind::structure, Maturity::estimated), 0.18);
    EXPECT_EQ(mass_growth(PartKind::harness, Maturity::estimated), 0.50);
    EXPECT_EQ(mass_growth(PartKind::large_box, Maturity::layout), 0.15);
    EXPECT_EQ(mass_growth(PartKind::battery, Maturity::existing), 0.03);
    for (int kind = 0; kind < 9; ++kind) {
        double last = 1.0;
        for (int m = 0; m < 6; ++m) {
            const double g = mass_growth(static_cast<PartKind>(kind), static_cast<Maturity>(m));
            EXPECT_LE(g, last);  // a design that matures never needs more
            last = g;
        }
        EXPECT_EQ(last, 0.0);
    }
    EXPECT_EQ(box_of(4.0), PartKind::small_box);
    EXPECT_EQ(box_of(10.0), PartKind::medium_box);
    EXPECT_EQ(box_of(20.0), PartKind::large_box);
}

// Shares are of what they carry, and the roll-up is Σ m (1 + g) and a margin on Σ m.
TEST(MassGrowth, SatelliteRollsUp) {
    const std::vector<Part> parts =
        satellite_parts({.array_power = 59e3, .rejected_heat = 50e3, .compute_mass = 500.0}, {},
                        Maturity::estimated);
    double carried = 0.0;
    for (std::size_t i = 0; i + 2 < parts.size(); ++i) carried += parts[i].mass;
    EXPECT_NEAR(carried, 1000.0 + 1000.0 + 500.0, 1e-9);
    EXPECT_NEAR(parts.back().mass, 0.15 * carried, 1e-9);
    const auto items = with_growth(parts);
    const MassBudget b = mass_budget(items, 0.1);
    double predicted = 0.0;
    for (const MassItem& i : items) predicted += i.mass * (1.0 + i.maturity_margin);
    EXPECT_NEAR(b.predicted, predicted, 1e-9);
    EXPECT_NEAR(b.allowable, predicted + 0.1 * b.basic, 1e-9);
}

// Unit squares in a circle of radius 2, in centred rows: 3 + 3 in two rows (chord 2√3 at y = 1),
// 2 + 3 + 2 in three rows (chords 2.65 at 1.5, 3.87 at 0.5): seven. By hand.
TEST(Stowage, SquaresInACylinder) {
    const Fairing can{4.0, 1.0, 0.0, 4.0};
    const Stack s = stack_in_fairing(can, {1.0, 1.0, 0.25, 0.0, 0.0}, 0.0, 0.0);
    EXPECT_EQ(s.columns, 7);
    EXPECT_EQ(s.rows, 3);
    EXPECT_EQ(s.tallest, 4);
    EXPECT_EQ(s.satellites, 28);
    EXPECT_EQ(stack_in_fairing(can, {1.0, 1.0, 0.25, 0.0, 0.0}, 0.5, 0.0).satellites, 14);
    EXPECT_EQ(stack_in_fairing(can, {5.0, 1.0, 0.25, 0.0, 0.0}, 0.0, 0.0).satellites, 0);
}

// One column of 2 × 2 m under a cone: corners at √2 m from the axis; at that radius a cone from
// 2 m to 1 m over 4 m is 4 (2 − √2) = 2.343 m high. By hand: ⌊(3 + 2.343)/0.5⌋ = 10. Turned
// lengths change nothing, and the lift limits where it binds.
TEST(Stowage, ColumnUnderACone) {
    const Fairing f{4.0, 3.0, 4.0, 2.0};
    EXPECT_NEAR(clear_height(f, std::sqrt(2.0)), 5.3431, 1e-4);
    EXPECT_EQ(clear_height(f, 2.1), 0.0);
    EXPECT_NEAR(fairing_volume(f), constants::k_pi * (12.0 + 4.0 / 3.0 * 7.0), 1e-9);
    const Stack s = stack_in_fairing(f, {2.0, 2.0, 0.5, 0.0, 300.0}, 0.0, 2000.0);
    EXPECT_EQ(s.satellites, 10);
    EXPECT_EQ(s.carried, 6);
    EXPECT_TRUE(s.limited_by_mass);
}

// SpaceX flew 60 Starlink satellites of about 2.8 × 1.4 m in two columns of 30, 0.2 m apart, under
// the standard fairing: they must fit.
TEST(Stowage, StarlinkStackFits) {
    const Fairing& f = find_fairing("falcon_9")->fairing;
    const Stack s = stack_in_fairing(f, {1.4, 2.8, 0.2, 0.0, 260.0}, 0.5, 17.4e3);
    EXPECT_GE(s.satellites, 60);
    EXPECT_EQ(s.columns, 2);
    // Volumes that the guides give: 145 and 458 m³. Cylinder and cone lie inside the drawn outline,
    // which bulges most for New Glenn: its nose has three bends.
    EXPECT_NEAR(fairing_volume(f), 145.0, 5.0);
    const double glenn = fairing_volume(find_fairing("new_glenn")->fairing);
    EXPECT_LT(glenn, 458.0);
    EXPECT_GT(glenn, 0.9 * 458.0);
}

// Polk et al. 1999: the table's own column of efficiency, 0.42 at the lowest, 0.63 in the middle,
// 0.62 at the highest point, from thrust, impulse and power. Printed digits.
TEST(Throttle, NstarEfficiency) {
    const auto points = nstar_points();
    EXPECT_NEAR(thruster_efficiency(points[0]), 0.42, 0.006);
    EXPECT_NEAR(thruster_efficiency(points[7]), 0.596, 0.003);
    EXPECT_NEAR(thruster_efficiency(points[12]), 0.628, 0.003);
    EXPECT_NEAR(thruster_efficiency(points[15]), 0.618, 0.003);
}

TEST(Throttle, BetweenAndBeyondThePoints) {
    const ThrottledThruster t{nstar_points(), 0.92};
    EXPECT_EQ(at_bus_power(t, 500.0).thrust, 0.0);  // 460 W do not start it
    EXPECT_EQ(at_bus_power(t, 1e4).thrust, 92.4e-3);
    const ThrottlePoint p = at_bus_power(t, 1270.0 / 0.92);
    EXPECT_GT(p.thrust, 47.7e-3);
    EXPECT_LT(p.thrust, 52.5e-3);
    EXPECT_NEAR(p.thrust, 50.1e-3, 1e-9);
}

// Constant flow: the plan burns exactly the rocket equation's propellant, and impulse over mean
// mass is near the Δv.
TEST(Throttle, PlanOfABurn) {
    const ThrottlePoint argon{4168.0, 0.170, 2500.0};
    const BurnPlan plan = plan_burn(argon, 4400.0, 1000.0, 100.0, 0.3, 5864.0, 30 * 86400.0);
    EXPECT_NEAR(plan.propellant, 1000.0 * -std::expm1(-100.0 / (9.80665 * 2500.0)), 1e-9);
    EXPECT_NEAR(plan.burn_time, (1000.0 - 0.5 * plan.propellant) * 100.0 / 0.170, 10.0);
    EXPECT_NEAR(plan.energy_per_orbit, 4400.0 * 0.3 * 5864.0, 1e-6);
    EXPECT_NEAR(plan.duty_needed, plan.burn_time / (30 * 86400.0), 1e-12);
    EXPECT_TRUE(std::isinf(plan_burn({}, 0.0, 1000.0, 1.0, 0.3, 5864.0, 1.0).duty_needed));
}

// Lines add up to the whole, the whole is the rocket equation's, and tanks carry themselves.
TEST(PropellantBudget, LinesAddUp) {
    const Thruster t{2500.0, 0.17, 0.5, 20.0, 0.3};
    const DeltaVBudget b{20.0, 10.0, 8.0, 50.0, 5.0, 195.0, 0.1};
    const PropellantBudget p = propellant_budget(b, t, 1000.0);
    EXPECT_NEAR(
        p.injection + p.phasing + p.drag + p.formation + p.avoidance + p.disposal + p.margin,
        p.total, 1e-9);
    EXPECT_NEAR(p.wet_mass - p.total, 1000.0 + 0.3 * p.total, 1e-9);
    EXPECT_NEAR(9.80665 * 2500.0 * std::log(p.wet_mass / (p.wet_mass - p.total)), b.total(), 1e-9);
    EXPECT_TRUE(std::isinf(propellant_budget({.phasing = 1e6}, t, 1000.0).total));
    // 33 avoidance manoeuvres a year of 5 mm/s, there and back: 0.33 m/s.
    EXPECT_NEAR(avoidance_delta_v(33.0, 5e-3, 1.0), 0.33, 1e-12);
}

}  // namespace
}  // namespace dawnline::spacecraft
