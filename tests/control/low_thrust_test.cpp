#include <gtest/gtest.h>

#include "control/low_thrust_problem.hpp"

namespace dawnline::control {
namespace {

constexpr SolveOptions k_fine = {.mesh_tolerance = 1e-7, .max_refinements = 4};

Solution raise(int revolutions) {
    return solve(low_thrust::problem(revolutions, 8), k_fine);
}

double turns(const Solution& s) {
    return (s.phases[0].time.back() - s.phases[0].time.front()) / (2.0 * low_thrust::k_pi);
}

// Another program's 120 segments of degree 5, re-integrated to 1e-7: w = 0.2201789 after 8.1992
// turns (Betts prints 0.2201791); with one turn fewer 0.2207150 after 7.2153, which is better and
// leaves the throttle at its bound. Tolerance 2e-6: that program's two figures differ from Betts's
// by as much. Nine turns are worse than either.
TEST(LowThrust, FindsBettsOptimumAndTheBetterOneBesideIt) {
    const Solution eight = raise(8);
    ASSERT_EQ(eight.status, SolveStatus::solved);
    EXPECT_EQ(eight.guess, GuessSource::straight);  // three knots cannot steer eight turns
    EXPECT_NEAR(-eight.objective, 0.220179, 2e-6);
    EXPECT_NEAR(turns(eight), 8.1992, 2e-4);
    EXPECT_NEAR(eight.parameters[0], -9.09, 0.01);
    EXPECT_LT(eight.residual, 1e-6);

    const Solution seven = raise(7);
    ASSERT_EQ(seven.status, SolveStatus::solved);
    EXPECT_NEAR(-seven.objective, 0.220715, 2e-6);
    EXPECT_NEAR(turns(seven), 7.2153, 2e-4);
    EXPECT_NEAR(seven.parameters[0], 0.0, 1e-4);
    EXPECT_LT(seven.residual, 1e-6);

    const Solution nine = raise(9);
    ASSERT_EQ(nine.status, SolveStatus::solved);
    EXPECT_LT(-nine.objective, 0.2200);
}

// Between the points of a coarse mesh the thrust's direction need not be of unit length, and the
// optimiser makes use of it: such an answer is optimal on its mesh and not a flight.
TEST(LowThrust, IsNoAnswerWhereReintegrationDisagrees) {
    const Solution s = solve(low_thrust::problem(8, 3), {.max_refinements = 0});
    EXPECT_EQ(s.status, SolveStatus::unconfirmed);
    EXPECT_LT(s.violation, 1e-8);
    EXPECT_GT(s.residual, 1e-4);
}

}  // namespace
}  // namespace dawnline::control
