#pragma once
// A curve through points with two continuous derivatives, for any kind of number.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "dawnline/base/dual.hpp"

namespace dawnline {

/// Natural cubic spline y(x) (de Boor 1978, ch. IV); straight lines beyond the ends, so that first
/// and second derivatives are continuous everywhere, as optimisers need.
class CubicSpline {
  public:
    /// One point is a constant, two are a straight line. Throws Error unless x ascends, sizes agree
    /// and all is finite.
    CubicSpline(std::vector<double> x, std::vector<double> y);

    /// y at x, with x's derivatives if it carries any.
    template <class R>
    R operator()(const R& x) const {
        const double at = value_of(x);
        if (x_.size() == 1) return R(y_[0]);
        if (at <= x_.front()) return y_.front() + slope_first_ * (x - x_.front());
        if (at >= x_.back()) return y_.back() + slope_last_ * (x - x_.back());
        const auto above = std::upper_bound(x_.begin(), x_.end(), at);
        const auto i = static_cast<std::size_t>(above - x_.begin()) - 1;
        const double h = x_[i + 1] - x_[i];
        const R b = (x - x_[i]) / h, a = 1.0 - b;
        return a * y_[i] + b * y_[i + 1] +
               (h * h / 6.0) *
                   ((a * a * a - a) * curvature_[i] + (b * b * b - b) * curvature_[i + 1]);
    }

  private:
    std::vector<double> x_, y_, curvature_;  // y″ at the points
    double slope_first_ = 0.0, slope_last_ = 0.0;
};

}  // namespace dawnline
