#include "dawnline/base/dual.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dawnline {
namespace {

template <class R>
R formula(const R& x, const R& y, const R& z) {
    using std::cos, std::exp, std::log, std::pow, std::sin, std::sqrt, std::tanh;
    return sin(x * y) / sqrt(1.0 + z * z) + exp(-x) * log(y + 2.0) - pow(z + 3.0, 1.7) / (x + y) +
           tanh(x - z) * cos(y) + 2.0 / z;
}

// Derivatives by symmetric differences of the same formula in plain numbers: gradient to h² = 1e-10
// with rounding 1e-16/h, Hessian likewise from the gradients.
TEST(Dual, AgreesWithDifferences) {
    using R = Dual<3, 2>;
    const double at[3] = {0.7, 1.3, -0.4};
    const auto evaluate = [](const double* p) {
        return formula(R::input(p[0], 0), R::input(p[1], 1), R::input(p[2], 2));
    };
    const R exact = evaluate(at);
    EXPECT_NEAR(exact.value, formula(at[0], at[1], at[2]), 1e-15);
    const double h = 1e-5;
    for (std::size_t i = 0; i < 3; ++i) {
        double up[3] = {at[0], at[1], at[2]}, down[3] = {at[0], at[1], at[2]};
        up[i] += h;
        down[i] -= h;
        EXPECT_NEAR(exact.gradient[i],
                    (formula(up[0], up[1], up[2]) - formula(down[0], down[1], down[2])) / (2 * h),
                    2e-8);
        const R above = evaluate(up), below = evaluate(down);
        for (std::size_t j = 0; j <= i; ++j)
            EXPECT_NEAR(exact.hessian[i * (i + 1) / 2 + j],
                        (above.gradient[j] - below.gradient[j]) / (2 * h), 2e-7);
    }
}

// Order 1 carries the same gradient as order 2, and a scaled input the derivative by its variable.
TEST(Dual, OrdersAgreeAndInputsScale) {
    const auto two = formula(Dual<3, 2>::input(0.7, 0, 2.0), Dual<3, 2>::input(1.3, 1),
                             Dual<3, 2>::input(-0.4, 2));
    const auto one = formula(Dual<3, 1>::input(0.7, 0, 2.0), Dual<3, 1>::input(1.3, 1),
                             Dual<3, 1>::input(-0.4, 2));
    const auto plain =
        formula(Dual<3, 1>::input(0.7, 0), Dual<3, 1>::input(1.3, 1), Dual<3, 1>::input(-0.4, 2));
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(one.gradient[i], two.gradient[i], 1e-15);
    EXPECT_NEAR(one.gradient[0], 2.0 * plain.gradient[0], 1e-15);
}

}  // namespace
}  // namespace dawnline
