#include <gtest/gtest.h>

#include <cmath>

#include "control/shuttle_problem.hpp"

namespace dawnline::control {
namespace {

// Betts (2010) prints 34.1412°; another program's fine mesh 34.141184° at 2008.588 s.
TEST(ShuttleEntry, FindsThePublishedCrossRange) {
    const Solution s = solve(shuttle::problem(k_unbounded));
    ASSERT_EQ(s.status, SolveStatus::solved);
    EXPECT_NEAR(-s.objective / shuttle::k_degree, 34.141184, 1e-5);
    EXPECT_NEAR(s.phases[0].time.back(), 2008.588, 0.05);
    EXPECT_LT(s.residual, 1e-5);
}

// The heating limit binds over an arc; another program at 120 and 200 segments: 33.18189° for 90,
// 32.20688° for 80 BTU/(ft² s). Tolerance 1e-4°: its figures' own.
TEST(ShuttleEntry, KeepsTheHeatingLimit) {
    const struct { double limit, range; } cases[] = {{90.0, 33.18189}, {80.0, 32.20688}};
    for (const auto& [limit, range] : cases) {
        const Solution s = solve(shuttle::problem(limit), {.switch_tolerance = 5e-3});
        EXPECT_NEAR(-s.objective / shuttle::k_degree, range, 1e-4) << limit;
        EXPECT_LT(s.residual, 1e-4) << limit;
    }
}

}  // namespace
}  // namespace dawnline::control
