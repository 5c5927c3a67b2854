#include "dawnline/control/radau.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::control {
namespace {

// Radau points of degree 3 (Hairer & Wanner 1996, Radau IIA of order 5, IV.5): c = (4 ∓ √6)/10, 1
// on [0, 1], weights (16 ∓ √6)/36, 1/9.
TEST(Radau, DegreeThreeIsRadauIIA) {
    const Radau r = radau(3);
    const double root6 = std::sqrt(6.0);
    EXPECT_NEAR(0.5 * (r.points[1] + 1.0), (4.0 - root6) / 10.0, 1e-15);
    EXPECT_NEAR(0.5 * (r.points[2] + 1.0), (4.0 + root6) / 10.0, 1e-15);
    EXPECT_EQ(r.points[3], 1.0);
    EXPECT_NEAR(0.5 * r.weights[0], (16.0 - root6) / 36.0, 1e-15);
    EXPECT_NEAR(0.5 * r.weights[1], (16.0 + root6) / 36.0, 1e-15);
    EXPECT_NEAR(0.5 * r.weights[2], 1.0 / 9.0, 1e-15);
}

// K points integrate τ^m exactly for m ≤ 2K − 2; the matrix differentiates τ^m exactly for m ≤ K.
TEST(Radau, IsExactForThePolynomialsThatItPromises) {
    for (int degree = 1; degree <= 12; ++degree) {
        const Radau r = radau(degree);
        const auto k = static_cast<std::size_t>(degree);
        for (int m = 0; m <= 2 * degree - 2; ++m) {
            double sum = 0.0;
            for (std::size_t i = 0; i < k; ++i) sum += r.weights[i] * std::pow(r.points[i + 1], m);
            EXPECT_NEAR(sum, m % 2 == 0 ? 2.0 / (m + 1) : 0.0, 1e-13) << degree << ' ' << m;
        }
        for (int m = 0; m <= degree; ++m)
            for (std::size_t i = 0; i < k; ++i) {
                double slope = 0.0;
                for (std::size_t j = 0; j <= k; ++j)
                    slope += r.differentiate[i * (k + 1) + j] * std::pow(r.points[j], m);
                const double expected = m == 0 ? 0.0 : m * std::pow(r.points[i + 1], m - 1);
                EXPECT_NEAR(slope, expected, 1e-11) << degree << ' ' << m;
            }
    }
}

TEST(Radau, RefusesDegreesThatItCannotBuild) {
    EXPECT_THROW(radau(0), Error);
    EXPECT_THROW(radau(31), Error);
}

}  // namespace
}  // namespace dawnline::control
