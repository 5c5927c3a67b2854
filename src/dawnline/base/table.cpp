#include "dawnline/base/table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

double onto(Axis axis, double value) noexcept {
    return axis == Axis::logarithmic ? std::log(value) : value;
}

double from(Axis axis, double value) noexcept {
    return axis == Axis::logarithmic ? std::exp(value) : value;
}

[[noreturn]] void refuse(std::string_view name, std::size_t i, double value, const char* why) {
    throw Error("value " + std::to_string(i + 1) + " of the table's " + std::string(name) + " is " +
                std::to_string(value) + "; " + why);
}

// Checks one coordinate and puts it onto its axis.
std::vector<double> transformed(std::string_view name, std::vector<double> values, Axis axis) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) refuse(name, i, values[i], "it must be finite");
        if (axis == Axis::logarithmic && !(values[i] > 0.0))
            refuse(name, i, values[i], "a logarithmic axis needs positive values");
        values[i] = onto(axis, values[i]);
    }
    return values;
}

std::vector<double> transformed_abscissae(std::string_view name, std::vector<double> values,
                                          Axis axis) {
    if (values.size() < 2)
        throw Error("the table's " + std::string(name) + " has " + std::to_string(values.size()) +
                    " values; interpolation needs at least 2");
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i] <= values[i - 1])
            refuse(name, i, values[i], "it must be greater than the value before");
    return transformed(name, std::move(values), axis);
}

void require_count(std::size_t found, std::size_t needed) {
    if (found != needed)
        throw Error("the table has " + std::to_string(found) + " ordinates; its abscissae need " +
                    std::to_string(needed));
}

// Index i of the interval [x_i, x_i+1] that holds u; the first or last one beyond the ends.
std::size_t interval(const std::vector<double>& x, double u) noexcept {
    const auto above = std::upper_bound(x.begin() + 1, x.end() - 1, u);
    return static_cast<std::size_t>(above - x.begin()) - 1;
}

bool outside(double x, double low, double high) noexcept {
    return x < low || x > high;
}

// Three-point slope at an end, limited so that the end piece stays monotone (SLATEC PCHIM).
double end_slope(double h0, double h1, double d0, double d1) noexcept {
    const double slope = ((2.0 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    if (slope * d0 <= 0.0) return 0.0;
    if (d0 * d1 <= 0.0 && std::abs(slope) > 3.0 * std::abs(d0)) return 3.0 * d0;
    return slope;
}

std::vector<double> monotone_slopes(const std::vector<double>& x, const std::vector<double>& y) {
    const std::size_t n = x.size();
    std::vector<double> h(n - 1), d(n - 1), slope(n);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        h[i] = x[i + 1] - x[i];
        d[i] = (y[i + 1] - y[i]) / h[i];
    }
    if (n == 2) return {d[0], d[0]};
    slope.front() = end_slope(h[0], h[1], d[0], d[1]);
    slope.back() = end_slope(h[n - 2], h[n - 3], d[n - 2], d[n - 3]);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        if (d[i - 1] * d[i] <= 0.0) continue;  // an extremum of the points: flat
        const double w0 = 2.0 * h[i] + h[i - 1], w1 = h[i] + 2.0 * h[i - 1];
        slope[i] = (w0 + w1) / (w0 / d[i - 1] + w1 / d[i]);
    }
    return slope;
}

}  // namespace

LinearTable::LinearTable(std::vector<double> x, std::vector<double> y, Ends ends, Axis x_axis,
                         Axis y_axis)
    : ends_(ends), x_axis_(x_axis), y_axis_(y_axis) {
    x_ = transformed_abscissae("abscissae", x, x_axis);
    require_count(y.size(), x.size());
    y_ = transformed("ordinates", std::move(y), y_axis);
    x_min_ = x.front();
    x_max_ = x.back();
}

double LinearTable::operator()(double x) const noexcept {
    if (std::isnan(x)) return k_nan;
    if (outside(x, x_min_, x_max_)) {
        if (ends_ == Ends::refuse) return k_nan;
        if (ends_ == Ends::clamp) x = std::clamp(x, x_min_, x_max_);
    }
    const double u = onto(x_axis_, x);
    const std::size_t i = interval(x_, u);
    return from(y_axis_, std::lerp(y_[i], y_[i + 1], (u - x_[i]) / (x_[i + 1] - x_[i])));
}

MonotoneTable::MonotoneTable(std::vector<double> x, std::vector<double> y, Ends ends, Axis x_axis,
                             Axis y_axis)
    : ends_(ends), x_axis_(x_axis), y_axis_(y_axis) {
    x_ = transformed_abscissae("abscissae", x, x_axis);
    require_count(y.size(), x.size());
    y_ = transformed("ordinates", std::move(y), y_axis);
    slope_ = monotone_slopes(x_, y_);
    x_min_ = x.front();
    x_max_ = x.back();
}

double MonotoneTable::operator()(double x) const noexcept {
    if (std::isnan(x)) return k_nan;
    if (outside(x, x_min_, x_max_)) {
        if (ends_ == Ends::refuse) return k_nan;
        const std::size_t end = x < x_min_ ? 0 : x_.size() - 1;
        if (ends_ == Ends::clamp) return from(y_axis_, y_[end]);
        return from(y_axis_, y_[end] + slope_[end] * (onto(x_axis_, x) - x_[end]));
    }
    const double u = onto(x_axis_, x);
    const std::size_t i = interval(x_, u);
    const double h = x_[i + 1] - x_[i];
    const double t = (u - x_[i]) / h, s = 1.0 - t;
    // Cubic Hermite form.
    const double y = s * s * ((1.0 + 2.0 * t) * y_[i] + t * h * slope_[i]) +
                     t * t * ((1.0 + 2.0 * s) * y_[i + 1] - s * h * slope_[i + 1]);
    return from(y_axis_, y);
}

GridTable::GridTable(std::vector<double> x, std::vector<double> y, std::vector<double> z,
                     GridTableOptions options)
    : options_(options) {
    x_ = transformed_abscissae("x", x, options.x_axis);
    y_ = transformed_abscissae("y", y, options.y_axis);
    require_count(z.size(), x.size() * y.size());
    z_ = transformed("z", std::move(z), options.z_axis);
    x_min_ = x.front();
    x_max_ = x.back();
    y_min_ = y.front();
    y_max_ = y.back();
}

double GridTable::operator()(double x, double y) const noexcept {
    if (std::isnan(x) || std::isnan(y)) return k_nan;
    if (outside(x, x_min_, x_max_) || outside(y, y_min_, y_max_)) {
        if (options_.ends == Ends::refuse) return k_nan;
        if (options_.ends == Ends::clamp) {
            x = std::clamp(x, x_min_, x_max_);
            y = std::clamp(y, y_min_, y_max_);
        }
    }
    const double u = onto(options_.x_axis, x), v = onto(options_.y_axis, y);
    const std::size_t i = interval(x_, u), j = interval(y_, v);
    const double s = (u - x_[i]) / (x_[i + 1] - x_[i]), t = (v - y_[j]) / (y_[j + 1] - y_[j]);
    const double* row = z_.data() + i * y_.size() + j;
    const double* next = row + y_.size();
    return from(options_.z_axis,
                std::lerp(std::lerp(row[0], row[1], t), std::lerp(next[0], next[1], t), s));
}

}  // namespace dawnline
