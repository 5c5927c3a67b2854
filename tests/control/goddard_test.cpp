#include <gtest/gtest.h>

#include "control/goddard_problem.hpp"

namespace dawnline::control {
namespace {

// The expected figures come from RK4 with event bisection on the explicit thrust law, 11 digits:
// 18 744.477733 ft at 42.71174257 s, switches at 13.13960307 and 21.75005903 s. Tolerances: a tenth
// of the promised 0.01 ft; ½ g δt² is that for 8 ms at the top.
TEST(Goddard, ReachesThePublishedHeight) {
    const Solution s = solve(goddard::problem());
    ASSERT_EQ(s.status, SolveStatus::solved);
    EXPECT_NEAR(-s.objective, 18744.477733, 1e-3);
    EXPECT_NEAR(s.phases[0].time.back(), 13.13960307, 1e-4);
    EXPECT_NEAR(s.phases[1].time.back(), 21.75005903, 1e-4);
    EXPECT_NEAR(s.phases[2].time.back(), 42.71174257, 8e-3);
    EXPECT_LT(s.residual, 1e-7);
}

}  // namespace
}  // namespace dawnline::control
