#include "dawnline/base/lagrange.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dawnline {
namespace {

// N points determine a polynomial of degree N − 1, so every power up to it is met exactly; the next
// one is not: its error is Π (p − m), the remainder term of Lagrange.
template <std::size_t N>
void expect_exact_to_its_degree() {
    for (const double p : {-0.3, 0.5 * (N - 1.0), 0.25, N - 1.5}) {
        const auto w = lagrange_weights<N>(p);
        for (std::size_t degree = 0; degree <= N; ++degree) {
            const auto n = static_cast<double>(degree);
            double sum = 0.0, size = 1.0, remainder = 1.0;
            for (std::size_t i = 0; i < N; ++i) {
                const auto node = static_cast<double>(i);
                sum += w[i] * std::pow(node, n);
                size += std::abs(w[i]) * std::pow(node, n);
                remainder *= p - node;
            }
            const double expected = std::pow(p, n) - (degree == N ? remainder : 0.0);
            EXPECT_NEAR(sum, expected, 1e-14 * size) << N << " " << degree << " " << p;
        }
    }
}

TEST(Lagrange, IsExactToItsDegree) {
    expect_exact_to_its_degree<2>();
    expect_exact_to_its_degree<4>();
    expect_exact_to_its_degree<6>();
    expect_exact_to_its_degree<10>();
}

TEST(Lagrange, AnswersTheNodesThemselves) {
    EXPECT_EQ(lagrange_weights<4>(2.0), (std::array{0.0, 0.0, 1.0, 0.0}));
    static_assert(lagrange_weights<2>(0.25)[0] == 0.75);
}

}  // namespace
}  // namespace dawnline
