#include "dawnline/control/cone_scaling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dawnline::control {
namespace {

double tail_dot(std::size_t size, const double* u, const double* v) noexcept {
    double sum = 0.0;
    for (std::size_t i = 1; i < size; ++i) sum += u[i] * v[i];
    return sum;
}

// √(vᵀJv) without cancellation; 0 outside.
double depth(std::size_t size, const double* v) noexcept {
    const double tail = std::sqrt(tail_dot(size, v, v));
    return v[0] > tail ? std::sqrt((v[0] - tail) * (v[0] + tail)) : 0.0;
}

}  // namespace

bool ConeScaling::set(const double* s, const double* z) noexcept {
    const std::size_t n = w_.size();
    const double a = depth(n, s), b = depth(n, z);
    if (!(a > 0.0 && b > 0.0)) return false;
    eta_ = std::sqrt(a / b);
    double product = 0.0;
    for (std::size_t i = 0; i < n; ++i) product += s[i] * z[i];
    const double gamma = std::sqrt(0.5 * (1.0 + product / (a * b)));
    double tail = 0.0;
    for (std::size_t i = 1; i < n; ++i) {
        w_[i] = 0.5 * (s[i] / a - z[i] / b) / gamma;
        tail += w_[i] * w_[i];
    }
    w_[0] = std::sqrt(1.0 + tail);
    return true;
}

void ConeScaling::apply(const double* v, double* out, double sign, double factor) const noexcept {
    const double v0 = v[0], projection = tail_dot(w_.size(), w_.data(), v);
    const double along = sign * v0 + projection / (1.0 + w_[0]);
    out[0] = factor * (w_[0] * v0 + sign * projection);
    for (std::size_t i = 1; i < w_.size(); ++i) out[i] = factor * (v[i] + along * w_[i]);
}

void ConeScaling::apply(const double* v, double* out) const noexcept {
    apply(v, out, 1.0, eta_);
}

void ConeScaling::apply_inverse(const double* v, double* out) const noexcept {
    apply(v, out, -1.0, 1.0 / eta_);
}

void ConeScaling::apply_inverse_square(const double* v, double* out) const noexcept {
    apply_inverse(v, out);
    apply_inverse(out, out);
}

void cone_product(std::size_t size, const double* u, const double* v, double* out) noexcept {
    out[0] = u[0] * v[0] + tail_dot(size, u, v);
    for (std::size_t i = 1; i < size; ++i) out[i] = u[0] * v[i] + v[0] * u[i];
}

void cone_divide(std::size_t size, const double* u, const double* v, double* out) noexcept {
    if (size == 1) {
        out[0] = v[0] / u[0];
        return;
    }
    const double inner = depth(size, u);
    const double projection = tail_dot(size, u, v);
    const double first = (u[0] * v[0] - projection) / (inner * inner);
    const double u0 = u[0];
    for (std::size_t i = 1; i < size; ++i) out[i] = (v[i] - first * u[i]) / u0;
    out[0] = first;
}

double cone_step(std::size_t size, const double* s, const double* d) noexcept {
    constexpr double never = std::numeric_limits<double>::infinity();
    if (size == 1) return d[0] < 0.0 ? -s[0] / d[0] : never;
    const double a = d[0] * d[0] - tail_dot(size, d, d);
    const double b = s[0] * d[0] - tail_dot(size, s, d);
    const double inner = depth(size, s);
    const double c = inner * inner;
    // First positive root of a t² + 2 b t + c, c > 0; the upper half of the double cone is left at
    // that root, as the value cannot vanish at the apex alone but for a set of measure zero.
    const double discriminant = b * b - a * c;
    if (discriminant < 0.0) return never;
    const double root = std::sqrt(discriminant);
    if (b < 0.0) return c / (-b + root);
    if (a < 0.0) return (b + root) / -a;
    return never;
}

}  // namespace dawnline::control
