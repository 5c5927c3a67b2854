#include "dawnline/control/radau.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::control {
namespace {

struct Legendre {
    double below, value;  // P_{n−1}, P_n
};

Legendre legendre(int n, double x) {
    double below = 0.0, value = 1.0;  // of degree −1 and 0
    for (int k = 0; k < n; ++k) {
        const double above = ((2 * k + 1) * x * value - k * below) / (k + 1);
        below = value;
        value = above;
    }
    return {below, value};
}

// P_{K−1} + P_K and its slope, by (1 − x²) P_n′ = n (P_{n−1} − x P_n).
double radau_root(int degree, double x) {
    for (int iteration = 0; iteration < 100; ++iteration) {
        const Legendre p = legendre(degree, x);
        const Legendre q = legendre(degree - 1, x);
        const double one = 1.0 - x * x;
        const double slope =
            (degree * (p.below - x * p.value) + (degree - 1) * (q.below - x * q.value)) / one;
        const double step = (p.below + p.value) / slope;
        x -= step;
        if (std::abs(step) < 1e-16) break;
    }
    return x;
}

std::vector<double> barycentric_weights(const double* points, std::size_t count) {
    std::vector<double> weights(count, 1.0);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < count; ++j)
            if (i != j) weights[i] /= points[i] - points[j];
    return weights;
}

}  // namespace

Radau radau(int degree) {
    if (degree < 1 || degree > 30)
        throw Error(fmt::format("a collocation degree is {}; it must be 1 to 30", degree));
    const auto k = static_cast<std::size_t>(degree);
    Radau r{degree, std::vector<double>(k + 1), std::vector<double>(k), {}, {}, {}};
    r.points.front() = -1.0;
    r.points.back() = 1.0;
    r.weights.back() = 2.0 / (degree * degree);
    for (std::size_t i = 1; i < k; ++i) {
        // The unflipped root near −cos(2πi/(2K − 1)), mirrored.
        const double guess =
            -std::cos(constants::k_two_pi * static_cast<double>(i) / (2 * degree - 1));
        const double x = radau_root(degree, guess);
        const double p = legendre(degree, x).below;
        r.points[k - i] = -x;
        r.weights[k - i - 1] = (1.0 - x) / (degree * degree * p * p);
    }
    r.interpolate = barycentric_weights(r.points.data(), k + 1);
    r.interpolate_control = barycentric_weights(r.points.data() + 1, k);
    r.differentiate.assign(k * (k + 1), 0.0);
    for (std::size_t i = 1; i <= k; ++i) {
        double diagonal = 0.0;
        for (std::size_t j = 0; j <= k; ++j) {
            if (i == j) continue;
            const double d = r.interpolate[j] / r.interpolate[i] / (r.points[i] - r.points[j]);
            r.differentiate[(i - 1) * (k + 1) + j] = d;
            diagonal -= d;
        }
        r.differentiate[(i - 1) * (k + 1) + i] = diagonal;
    }
    return r;
}

double barycentric(const double* points, const double* weights, int count, const double* values,
                   int stride, double tau) noexcept {
    double above = 0.0, below = 0.0;
    for (int i = 0; i < count; ++i) {
        const double gap = tau - points[i];
        if (gap == 0.0) return values[i * stride];
        const double w = weights[i] / gap;
        above += w * values[i * stride];
        below += w;
    }
    return above / below;
}

}  // namespace dawnline::control
