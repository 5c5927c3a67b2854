#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/quadrature.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/pointing.hpp"

namespace dawnline::network {
namespace {

// Q₁(a, b) from its definition by quadrature, with the Bessel function of the C++ library.
double by_quadrature(double a, double b) {
    const auto density = [a](double x) {
        return x * std::exp(-0.5 * (x - a) * (x - a)) * std::cyl_bessel_i(0.0, a * x) *
               std::exp(-a * x);
    };
    return integrate(density, b, b + a + 30.0, 1e-13).value;
}

// 1e-11: what quadrature reaches.
TEST(MarcumQ, IsItsIntegral) {
    for (double a : {0.1, 1.0, 3.0, 8.0})
        for (double b : {0.05, 1.0, 2.5, 7.0, 12.0})
            EXPECT_NEAR(marcum_q1(a, b), by_quadrature(a, b), 1e-11) << a << ' ' << b;
}

// Q₁(a, 0) = 1, Q₁(0, b) = e^(−b²/2) and Q₁(a, a) = ½(1 + e^(−a²) I₀(a²)) (Schwartz 1966, app. A).
TEST(MarcumQ, HasItsSpecialValues) {
    EXPECT_EQ(marcum_q1(2.0, 0.0), 1.0);
    EXPECT_NEAR(marcum_q1(0.0, 1.3), std::exp(-0.5 * 1.3 * 1.3), 1e-15);
    for (double a : {0.5, 2.0, 5.0})
        EXPECT_NEAR(marcum_q1(a, a), 0.5 * (1.0 + std::exp(-a * a) * std::cyl_bessel_i(0.0, a * a)),
                    1e-12);
    EXPECT_NEAR(marcum_q1(100.0, 100.0),
                0.5 * (1.0 + 1.0 / std::sqrt(2.0 * 3.14159265358979323846 * 1e4)), 1e-6);
}

// Far out, with a receiver much smaller than the spot, mean and fade are the books' 1/(1 + 4σ²/θ²)
// and q^(4σ²/θ²): rows of a reference printed to six and five digits.
TEST(Pointing, JoinsTheFarFieldForms) {
    const double range = 1e9, small = 1e-3;
    const auto relative = [&](double share, double half_angle) {
        return share / offset_share(half_angle * range, small, 0.0);
    };
    const double s = 1e-6 * range;
    EXPECT_NEAR(relative(mean_jitter_share(9.867e-6 * range, small, s), 9.867e-6), 0.960536, 1e-6);
    EXPECT_NEAR(relative(fade_share(9.867e-6 * range, small, s, 0.01), 9.867e-6), 0.82762, 1e-5);
    EXPECT_NEAR(relative(mean_jitter_share(5e-6 * range, small, s), 5e-6), 0.862069, 1e-6);
    EXPECT_NEAR(relative(fade_share(5e-6 * range, small, s, 0.01), 5e-6), 0.47863, 1e-5);
}

// Near, against Monte Carlo: 2·10⁵ draws of a jittering, biased spot; 4 standard errors.
TEST(Pointing, MeanUnderJitterIsTheMean) {
    Stream stream(7, 0, "test.pointing");
    const double spot = 0.05, receiver = 0.05, jitter = 0.02, bias = 0.01;
    constexpr int k_draws = 200000;
    double sum = 0.0, square = 0.0;
    for (int i = 0; i < k_draws; ++i) {
        const double x = bias + jitter * stream.normal(), y = jitter * stream.normal();
        const double share = offset_share(spot, receiver, std::hypot(x, y));
        sum += share, square += share * share;
    }
    const double mean = sum / k_draws;
    const double error = std::sqrt((square / k_draws - mean * mean) / k_draws);
    EXPECT_NEAR(mean_jitter_share(spot, receiver, jitter, bias), mean, 4.0 * error);
}

}  // namespace
}  // namespace dawnline::network
