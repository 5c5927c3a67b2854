#include "dawnline/network/coupling_bound.hpp"

#include <math.h>  // j0

#include <cmath>
#include <cstddef>
#include <vector>

#include "dawnline/base/constants.hpp"

namespace dawnline::network {

using namespace constants;

namespace {

/// Nodes and weights of Gauss–Legendre quadrature on [0, 1].
struct Rule {
    std::vector<double> node, weight;
};

Rule gauss_legendre(std::size_t n) {
    Rule rule{std::vector<double>(n), std::vector<double>(n)};
    const auto order = static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
        double x = std::cos(k_pi * (static_cast<double>(i) + 0.75) / (order + 0.5));
        double slope = 0.0;
        for (int iteration = 0; iteration < 8; ++iteration) {
            double previous = 1.0;
            double value = x;
            for (std::size_t k = 2; k <= n; ++k) {
                const auto degree = static_cast<double>(k);
                const double next =
                    ((2.0 * degree - 1.0) * x * value - (degree - 1.0) * previous) / degree;
                previous = value;
                value = next;
            }
            slope = order * (x * value - previous) / (x * x - 1.0);
            x -= value / slope;
        }
        rule.node[i] = 0.5 * (1.0 - x);
        rule.weight[i] = 1.0 / ((1.0 - x * x) * slope * slope);
    }
    return rule;
}

}  // namespace

double coupling_bound(double v) {
    // The kernel turns through v radians: half a point a radian and a margin.
    const Rule rule = gauss_legendre(24 + static_cast<std::size_t>(0.7 * v));
    const std::size_t n = rule.node.size();
    std::vector<double> matrix(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k <= i; ++k)
            matrix[i * n + k] = matrix[k * n + i] = ::j0(v * rule.node[i] * rule.node[k]);
    // Nyström: symmetric with √weights; the largest eigenvalue by powers. For large v many
    // eigenvalues crowd at 1, so the iteration starts from the beam it tends to there, exp(−vx²/2).
    std::vector<double> root(n), vector(n), image(n);
    for (std::size_t i = 0; i < n; ++i) {
        root[i] = std::sqrt(rule.weight[i] * rule.node[i]);
        vector[i] = root[i] * std::exp(-0.5 * v * rule.node[i] * rule.node[i]);
    }
    double eigenvalue = 0.0;
    for (int iteration = 0; iteration < 500; ++iteration) {
        double norm = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            double sum = 0.0;
            for (std::size_t k = 0; k < n; ++k) sum += matrix[i * n + k] * root[k] * vector[k];
            image[i] = v * root[i] * sum;
            norm += image[i] * image[i];
        }
        norm = std::sqrt(norm);
        for (std::size_t i = 0; i < n; ++i) vector[i] = image[i] / norm;
        const double change = norm - eigenvalue;
        eigenvalue = norm;
        if (iteration > 0 && std::abs(change) < 1e-13 * norm) break;
    }
    return std::fmin(eigenvalue * eigenvalue, 1.0);
}

}  // namespace dawnline::network
