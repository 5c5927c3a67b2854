#include "dawnline/base/root.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace dawnline {
namespace {

// cos x = x at 0.739085133215160641655… (OEIS A003957).
TEST(RootIn, FindsTheFixedPointOfTheCosine) {
    int evaluations = 0;
    const auto f = [&](double x) { return ++evaluations, std::cos(x) - x; };
    const auto root = root_in(f, 0.0, 1.0, 1e-14);
    ASSERT_TRUE(root);
    EXPECT_NEAR(*root, 0.739085133215160641655, 1e-14);
    EXPECT_LT(evaluations, 15);  // as the header says, about ten
}

TEST(BracketRoot, HoldsASignChangeWithinTheTolerance) {
    const auto f = [](double x) { return x * x * x - 2.0; };
    const auto bracket = bracket_root(f, 0.0, 10.0, 1e-6);
    ASSERT_TRUE(bracket);
    EXPECT_LE(bracket->upper - bracket->lower, 1e-6);
    EXPECT_LE(f(bracket->lower), 0.0);
    EXPECT_GE(f(bracket->upper), 0.0);
}

TEST(RootIn, TakesAJumpAndARootAtAnEnd) {
    const auto jump = root_in([](double x) { return x < 0.3 ? -1.0 : 1.0; }, 0.0, 1.0, 1e-9);
    ASSERT_TRUE(jump);
    EXPECT_NEAR(*jump, 0.3, 1e-9);
    EXPECT_EQ(root_in([](double x) { return x; }, 0.0, 1.0, 1e-9), 0.0);
    EXPECT_EQ(root_in([](double x) { return x - 1.0; }, 0.0, 1.0, 1e-9), 1.0);
}

// A tolerance of zero asks for neighbouring doubles and must still end.
TEST(RootIn, TakesAnImpossibleTolerance) {
    const auto root = root_in([](double x) { return x * x - 2.0; }, 1.0, 2.0, 0.0);
    ASSERT_TRUE(root);
    EXPECT_NEAR(*root, std::sqrt(2.0), 5e-16);
}

TEST(RootIn, SaysWhenThereIsNone) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(root_in([](double x) { return x * x + 1.0; }, -1.0, 1.0, 1e-9));
    EXPECT_FALSE(root_in([](double x) { return x; }, 1.0, -1.0, 1e-9));
    EXPECT_FALSE(root_in([nan](double) { return nan; }, -1.0, 1.0, 1e-9));
    EXPECT_FALSE(
        root_in([nan](double x) { return std::abs(x) == 1.0 ? x : nan; }, -1.0, 1.0, 1e-9));
}

// Γ is least on the positive axis at 1.461632144968362…, Γ = 0.885603194410888… (OEIS A030169,
// A030171). 7e-8 of the interval is the limit that the header states.
TEST(MinimumIn, FindsTheMinimumOfTheGammaFunction) {
    const auto gamma = [](double x) { return std::tgamma(x); };
    const auto minimum = minimum_in(gamma, 0.5, 3.0, 1e-12);
    ASSERT_TRUE(minimum);
    EXPECT_NEAR(minimum->x, 1.461632144968362, 2.5 * 7e-8);
    EXPECT_NEAR(minimum->value, 0.885603194410888, 1e-14);
    const auto rough = minimum_in(gamma, 0.5, 3.0, 1e-3);
    ASSERT_TRUE(rough);
    EXPECT_NEAR(rough->x, 1.461632144968362, 1e-3);
}

TEST(MinimumIn, TakesAnEndAndAPoint) {
    const auto at_end = minimum_in([](double x) { return x; }, 2.0, 3.0, 1e-6);
    ASSERT_TRUE(at_end);
    EXPECT_NEAR(at_end->x, 2.0, 1e-6);
    EXPECT_EQ(minimum_in([](double x) { return x; }, 2.0, 2.0, 1e-6)->x, 2.0);
    EXPECT_FALSE(minimum_in([](double x) { return std::log(x); }, -1.0, 1.0, 1e-6));
    EXPECT_FALSE(minimum_in([](double x) { return x; }, 3.0, 2.0, 1e-6));
}

}  // namespace
}  // namespace dawnline
