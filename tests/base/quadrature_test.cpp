#include "dawnline/base/quadrature.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace dawnline {
namespace {

// Closed forms; smooth integrands come out to rounding, 1e-14 relative.
TEST(Integrate, ReturnsClosedForms) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Integral gauss =
        integrate([](double x) { return std::exp(-x * x); }, -infinity, infinity);
    EXPECT_TRUE(gauss.converged);
    EXPECT_NEAR(gauss.value, std::sqrt(std::numbers::pi), 1e-13);
    EXPECT_LE(std::abs(gauss.value - std::sqrt(std::numbers::pi)), gauss.error);

    // Planck's integral ∫x³/(eˣ − 1) = π⁴/15, the one behind the Stefan–Boltzmann law.
    const Integral planck =
        integrate([](double x) { return x * x * x / std::expm1(x); }, 0.0, infinity);
    EXPECT_TRUE(planck.converged);
    EXPECT_NEAR(planck.value, std::pow(std::numbers::pi, 4) / 15.0, 1e-12);
}

// √x has no derivative at 0: bisection must close in on it, ∫₀¹√x = 2/3.
TEST(Integrate, RefinesTowardsASingularity) {
    const Integral root = integrate([](double x) { return std::sqrt(x); }, 0.0, 1.0, 1e-9);
    EXPECT_TRUE(root.converged);
    EXPECT_LE(std::abs(root.value - 2.0 / 3.0), root.error);
    EXPECT_LE(root.error, 1e-9);
}

// The error estimate keeps its meaning on a long range and at a jump nobody told of.
TEST(Integrate, ItsErrorIsOneOfTheIntegral) {
    for (const double length : {1.0, 1e6}) {
        const auto step = [=](double x) { return x < 0.3 * length ? 1.0 : 0.0; };
        const Integral found = integrate(step, 0.0, length, 1e-6);
        EXPECT_TRUE(found.converged);
        EXPECT_LE(std::abs(found.value - 0.3 * length), found.error);
        EXPECT_LE(found.error, 1e-6 * length);
    }
}

TEST(Integrate, HasDirectionAndEmptyRange) {
    const auto square = [](double x) { return x * x; };
    EXPECT_NEAR(integrate(square, 3.0, 0.0).value, -9.0, 1e-13);
    EXPECT_NEAR(integrate([](double x) { return std::exp(x); },
                          -std::numeric_limits<double>::infinity(), 1.0)
                    .value,
                std::exp(1.0), 1e-10);
    EXPECT_EQ(integrate(square, 2.0, 2.0).value, 0.0);
}

TEST(Integrate, SaysWhenItFails) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(integrate([](double x) { return x; }, nan, 1.0).converged);
    EXPECT_FALSE(integrate([nan](double) { return nan; }, 0.0, 1.0).converged);
    EXPECT_FALSE(integrate([](double x) { return std::sin(1e7 * x); }, 0.0, 1.0).converged);
}

}  // namespace
}  // namespace dawnline
