#include "dawnline/base/quadrature.hpp"

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace dawnline {
namespace {

// A part of the range with its 21-point estimates.
struct Piece {
    double a, b;
    double value, error, size;  // ∫f, |Kronrod − Gauss|, ∫|f|
};

// Only one rule of Boost is used, not its bisection: Boost 1.74 does not scale the error estimate
// by the length of the range, so on long ranges it is far too small.
Piece estimate(FunctionRef<double(double)> f, double a, double b) {
    const double middle = 0.5 * (a + b), half = 0.5 * (b - a);
    double error = 0.0, size = 0.0;
    const double value = boost::math::quadrature::gauss_kronrod<double, 21>::integrate(
        [&](double s) { return half * f(middle + half * s); }, -1.0, 1.0, 0, 0.0, &error, &size);
    return {a, b, value, error, size};
}

// Piessens et al. (1983), QUADPACK's QAG: the piece that is worst is halved until the sum is good.
Integral integrate_finite(FunctionRef<double(double)> f, double a, double b, double rel_tol) {
    constexpr std::size_t k_most_pieces = 1000;
    const auto better = [](const Piece& p, const Piece& q) { return p.error < q.error; };
    std::vector<Piece> heap{estimate(f, a, b)};
    for (;;) {
        // Summed afresh: differences of large errors would leave rounding behind.
        Integral total{0.0, 0.0, false};
        double size = 0.0;
        for (const Piece& piece : heap) {
            total.value += piece.value;
            total.error += piece.error;
            size += piece.size;
        }
        total.converged = std::isfinite(total.value) && total.error <= rel_tol * size;
        if (total.converged || !std::isfinite(total.error) || heap.size() >= k_most_pieces)
            return total;
        std::ranges::pop_heap(heap, better);
        const Piece worst = heap.back();
        const double middle = 0.5 * (worst.a + worst.b);
        if (middle <= worst.a || middle >= worst.b) return total;  // not even a double between
        heap.back() = estimate(f, worst.a, middle);
        std::ranges::push_heap(heap, better);
        heap.push_back(estimate(f, middle, worst.b));
        std::ranges::push_heap(heap, better);
    }
}

}  // namespace

Integral integrate(FunctionRef<double(double)> f, double a, double b, double rel_tol) {
    if (std::isnan(a) || std::isnan(b))
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                false};
    if (a == b) return {0.0, 0.0, true};
    if (a > b) {
        Integral reversed = integrate(f, b, a, rel_tol);
        reversed.value = -reversed.value;
        return reversed;
    }
    rel_tol = std::max(rel_tol, 1e-14);  // rounding in the sums
    if (std::isfinite(a) && std::isfinite(b)) return integrate_finite(f, a, b, rel_tol);
    if (std::isinf(a) && std::isinf(b)) {
        const auto whole_line = [&](double s) {  // x = s/(1 − s²)
            const double w = 1.0 / (1.0 - s * s);
            return f(s * w) * (1.0 + s * s) * w * w;
        };
        return integrate_finite(whole_line, -1.0, 1.0, rel_tol);
    }
    const double end = std::isfinite(a) ? a : b;
    const double direction = std::isfinite(a) ? 1.0 : -1.0;
    const auto half_line = [&](double s) {  // x = end ± s/(1 − s)
        const double w = 1.0 / (1.0 - s);
        return f(end + direction * s * w) * w * w;
    };
    return integrate_finite(half_line, 0.0, 1.0, rel_tol);
}

}  // namespace dawnline
