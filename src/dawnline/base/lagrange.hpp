#pragma once
// Lagrange interpolation on equally spaced nodes.

#include <array>
#include <cstddef>

namespace dawnline {

/// Weights w_i of the polynomial through N values at the nodes 0, 1 … N − 1, evaluated at p:
///     y(p) = Σ w_i(p) y_i,   w_i = Π_{m ≠ i} (p − m) / (i − m).
///
/// Best in the middle of the stencil, N/2 − 1 ≤ p ≤ N/2; there the error is that of the first
/// neglected difference. Exact at the nodes. The same value serves any number of tables.
template <std::size_t N>
constexpr std::array<double, N> lagrange_weights(double p) noexcept {
    static_assert(N >= 2);
    std::array<double, N> after{};  // Π_{m > i} (p − m)
    after[N - 1] = 1.0;
    for (std::size_t i = N - 1; i-- > 0;)
        after[i] = after[i + 1] * (p - static_cast<double>(i + 1));
    std::array<double, N> weights{};
    double before = 1.0;  // Π_{m < i} (p − m)
    for (std::size_t i = 0; i < N; ++i) {
        double product = 1.0;  // Π_{m ≠ i} (i − m), a constant once the loop is unrolled
        for (std::size_t m = 0; m < N; ++m)
            if (m != i) product *= static_cast<double>(i) - static_cast<double>(m);
        weights[i] = before * after[i] * (1.0 / product);
        before *= p - static_cast<double>(i);
    }
    return weights;
}

}  // namespace dawnline
