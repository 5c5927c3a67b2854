#include "dawnline/astro/relative_elements.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const double k_a = k_radius_earth + 650e3;
const double k_n = mean_motion(k_a);

void expect_same(const RelativeElements& value, const RelativeElements& expected,
                 double tolerance) {
    EXPECT_NEAR(value.a, expected.a, tolerance);
    EXPECT_NEAR(value.lambda, expected.lambda, tolerance);
    EXPECT_NEAR(value.ex, expected.ex, tolerance);
    EXPECT_NEAR(value.ey, expected.ey, tolerance);
    EXPECT_NEAR(value.ix, expected.ix, tolerance);
    EXPECT_NEAR(value.iy, expected.iy, tolerance);
}

// Elements to state and back, also at e = 0 and e = 0.3: rounding of 7e6 m is 1e-9 m.
TEST(NearCircular, TurnsBack) {
    for (const double e : {0.0, 1e-6, 1e-3, 0.3})
        for (double latitude = -3.0; latitude < 3.1; latitude += 0.7) {
            const NearCircular in{8.0e6, latitude, 0.6 * e, -0.8 * e, 1.7, 2.1};
            const NearCircular out = near_circular_elements(state_from(in));
            EXPECT_NEAR(out.a, in.a, 1e-7);
            EXPECT_NEAR(out.latitude, in.latitude, 1e-14);
            EXPECT_NEAR(out.ex, in.ex, 1e-15);
            EXPECT_NEAR(out.ey, in.ey, 1e-15);
            EXPECT_NEAR(out.inclination, in.inclination, 1e-15);
            EXPECT_NEAR(out.node, in.node, 1e-15);
        }
}

// The state of a circular orbit at latitude u is a (cos u, sin u) in the plane of node and normal.
TEST(NearCircular, KnowsACircularOrbit) {
    const OrbitState state{{0.0, k_a, 0.0}, {0.0, 0.0, circular_speed(k_a)}};
    const NearCircular e = near_circular_elements(state);
    EXPECT_NEAR(e.a, k_a, 1e-6);
    EXPECT_NEAR(e.latitude, 0.0, 1e-15);
    EXPECT_NEAR(e.inclination, 0.5 * k_pi, 1e-15);
    EXPECT_NEAR(e.node, 0.5 * k_pi, 1e-15);
}

TEST(RelativeElements, TurnBack) {
    const OrbitState chief = state_from({k_a, 0.7, 1e-3, -5e-4, 1.71, 0.4});
    const RelativeElements in{1e-6, -2e-4, 7e-5, -3e-5, 1e-4, -6e-5};
    expect_same(relative_elements(chief, deputy_state(chief, in)), in, 1e-15);
}

// The relative orbit of the elements is the solution of Hill's equations with the same start: for
// separations of 10 m what is neglected is of order d²/a = 1e-5 m.
TEST(RelativeOrbit, FliesAsTheElementsSay) {
    const NearCircular c{k_a, 0.9, 0.0, 0.0, 1.71, 0.4};
    const RelativeOrbit orbit{3.0, -5.0, 8.0, 2.0, 6.0};
    const OrbitState chief = state_from(c);
    const OrbitState deputy = deputy_state(chief, elements_of(orbit, k_a, c.latitude));
    const RelativeState start = relative_state(chief, deputy);
    const RelativeState expected = state_on(orbit, 0.0, k_n);
    EXPECT_LT(norm(start.r_CD_H - expected.r_CD_H), 1e-4);
    EXPECT_LT(norm(start.v_CD_H - expected.v_CD_H), 1e-7);
    for (const double t : {700.0, 2900.0, 5000.0}) {
        const Vec3 hill = hcw_propagate(expected, k_n, t).r_CD_H;
        EXPECT_LT(norm(position_on(orbit, k_n * t) - hill), 1e-9);
    }
}

TEST(RelativeOrbit, IsTheInverseOfItsElements) {
    const RelativeOrbit in{300.0, -40.0, 70.0, 22.0, -600.0};
    const RelativeOrbit out = orbit_of(elements_of(in, k_a, 2.2), k_a, 2.2);
    EXPECT_NEAR(out.radial_cos, in.radial_cos, 1e-9);
    EXPECT_NEAR(out.radial_sin, in.radial_sin, 1e-9);
    EXPECT_NEAR(out.along_offset, in.along_offset, 1e-9);
    EXPECT_NEAR(out.cross_cos, in.cross_cos, 1e-9);
    EXPECT_NEAR(out.cross_sin, in.cross_sin, 1e-9);
}

// The lattice of the planar cluster is this parametrisation: x = d (i cos θ + j sin θ), …
TEST(RelativeOrbit, HoldsTheLattice) {
    for (const double phase : {0.0, 0.8, 4.0})
        EXPECT_LT(
            norm(position_on({300.0, -400.0}, phase) - lattice_position({3, -4}, 100.0, phase)),
            1e-10);
}

// Gauss's equations against a push of the exact state: 1 mm/s changes elements by 1e-7, and what
// is neglected is of order (Δv/v)² and e = 0.
TEST(ImpulseEffect, IsWhatAPushDoes) {
    for (const double u : {0.3, 2.0, 5.0})
        for (const Vec3& dv : {Vec3{1e-3, 0.0, 0.0}, Vec3{0.0, 1e-3, 0.0}, Vec3{0.0, 0.0, 1e-3}}) {
            const OrbitState chief = state_from({k_a, u, 0.0, 0.0, 1.71, 0.4});
            OrbitState pushed = chief;
            const Vec3 radial = unit(chief.r_ES_G);
            const Vec3 normal = unit(cross(chief.r_ES_G, chief.v_ES_G));
            pushed.v_ES_G += dv.x * radial + dv.y * cross(normal, radial) + dv.z * normal;
            expect_same(relative_elements(chief, pushed), impulse_effect(dv, u, k_a), 1e-12);
        }
}

}  // namespace
}  // namespace dawnline::astro
