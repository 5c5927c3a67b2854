#include "dawnline/base/spline.hpp"

#include <cmath>
#include <utility>

#include "dawnline/base/error.hpp"

namespace dawnline {

CubicSpline::CubicSpline(std::vector<double> x, std::vector<double> y)
    : x_(std::move(x)), y_(std::move(y)), curvature_(x_.size(), 0.0) {
    const std::size_t n = x_.size();
    if (n == 0 || y_.size() != n) throw Error("a spline needs as many ordinates as abscissas");
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(x_[i]) || !std::isfinite(y_[i]) || (i > 0 && x_[i] <= x_[i - 1]))
            throw Error("a spline needs finite points in ascending order");
    if (n < 2) return;
    // Thomas's algorithm for h₋ y″₋ + 2(h₋ + h) y″ + h y″₊ = 6 (slope − slope₋).
    std::vector<double> upper(n, 0.0), right(n, 0.0);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const double before = x_[i] - x_[i - 1], after = x_[i + 1] - x_[i];
        const double d = 6.0 * ((y_[i + 1] - y_[i]) / after - (y_[i] - y_[i - 1]) / before);
        const double pivot = 2.0 * (before + after) - before * upper[i - 1];
        upper[i] = after / pivot;
        right[i] = (d - before * right[i - 1]) / pivot;
    }
    for (std::size_t i = n - 1; i-- > 1;) curvature_[i] = right[i] - upper[i] * curvature_[i + 1];
    const double first = x_[1] - x_[0], last = x_[n - 1] - x_[n - 2];
    slope_first_ = (y_[1] - y_[0]) / first - first * curvature_[1] / 6.0;
    slope_last_ = (y_[n - 1] - y_[n - 2]) / last + last * curvature_[n - 2] / 6.0;
}

}  // namespace dawnline
