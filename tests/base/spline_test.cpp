#include "dawnline/base/spline.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

// A natural spline through points of a straight line is that line, also beyond its ends; through
// one point it is a constant.
TEST(CubicSpline, ReproducesStraightLines) {
    const CubicSpline line({0.0, 1.0, 3.0, 4.0}, {1.0, 3.0, 7.0, 9.0});
    for (const double x : {-5.0, 0.0, 0.3, 2.9, 4.0, 11.0})
        EXPECT_NEAR(line(x), 1.0 + 2.0 * x, 1e-14);
    EXPECT_EQ(CubicSpline({2.0}, {5.0})(7.0), 5.0);
}

// de Boor (1978, ch. V): a cubic spline's error is O(h⁴) away from the ends: halving h divides it
// by
// 16. Sine on [0, π] has zero curvature at both ends, so the natural conditions are right there
// too.
TEST(CubicSpline, ConvergesWithTheFourthPower) {
    const auto worst = [](int n) {
        std::vector<double> x, y;
        for (int i = 0; i <= n; ++i) {
            x.push_back(3.14159265358979 * i / n);
            y.push_back(std::sin(x.back()));
        }
        const CubicSpline spline(x, y);
        double error = 0.0;
        for (int i = 0; i < 1000; ++i) {
            const double at = 3.14159265358979 * i / 1000.0;
            error = std::max(error, std::abs(spline(at) - std::sin(at)));
        }
        return error;
    };
    EXPECT_NEAR(worst(20) / worst(40), 16.0, 1.0);
}

// First and second derivatives carried by dual numbers are continuous across a knot and an end.
TEST(CubicSpline, HasTwoContinuousDerivatives) {
    const CubicSpline spline({0.0, 1.0, 2.5, 3.0}, {0.0, 2.0, -1.0, 0.5});
    for (const double knot : {0.0, 1.0, 2.5, 3.0}) {
        const auto left = spline(Dual<1, 2>::input(knot - 1e-9, 0));
        const auto right = spline(Dual<1, 2>::input(knot + 1e-9, 0));
        EXPECT_NEAR(left.gradient[0], right.gradient[0], 1e-6);
        EXPECT_NEAR(left.hessian[0], right.hessian[0], 1e-6);
    }
}

TEST(CubicSpline, RefusesPointsOutOfOrder) {
    EXPECT_THROW(CubicSpline({1.0, 1.0}, {0.0, 1.0}), Error);
    EXPECT_THROW(CubicSpline({}, {}), Error);
    EXPECT_THROW(CubicSpline({1.0, std::numeric_limits<double>::quiet_NaN()}, {0.0, 1.0}), Error);
}

}  // namespace
}  // namespace dawnline
