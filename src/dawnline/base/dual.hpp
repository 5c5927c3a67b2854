#pragma once
// Numbers that carry their exact first and second derivatives by N inputs (forward mode).

#include <array>
#include <cmath>
#include <cstddef>

namespace dawnline {

/// Entries of the lower triangle of a symmetric N×N matrix, row by row.
constexpr std::size_t triangle(std::size_t n) noexcept {
    return n * (n + 1) / 2;
}

/// A value with its gradient and, if `Order` is 2, its Hessian by N inputs.
///
/// The rules of calculus applied to each operation, exact to rounding (Griewank & Walther 2008,
/// ch. 13). No allocation; cost of a product about N²/2 for order 2, N for order 1.
template <std::size_t N, int Order>
struct Dual {
    static_assert(Order == 1 || Order == 2);
    static constexpr std::size_t k_curvatures = Order == 2 ? triangle(N) : 0;

    double value = 0.0;
    std::array<double, N> gradient{};
    std::array<double, k_curvatures> hessian{};  // lower triangle: (i, j ≤ i) at i(i + 1)/2 + j

    constexpr Dual() = default;
    constexpr Dual(double constant) : value(constant) {}  // implicit: constants mix in formulas

    /// Input `index`, with derivative `slope` by the variable behind it (its scale).
    static constexpr Dual input(double value, std::size_t index, double slope = 1.0) {
        Dual x(value);
        x.gradient[index] = slope;
        return x;
    }

    /// f(a), given f, f′ and f″ at a.
    static Dual chain(const Dual& a, double f, double df, double ddf) noexcept {
        Dual out(f);
        for (std::size_t i = 0; i < N; ++i) out.gradient[i] = df * a.gradient[i];
        if constexpr (Order == 2) {
            for (std::size_t i = 0, k = 0; i < N; ++i) {
                const double row = ddf * a.gradient[i];
                for (std::size_t j = 0; j <= i; ++j, ++k)
                    out.hessian[k] = df * a.hessian[k] + row * a.gradient[j];
            }
        }
        return out;
    }

    Dual& operator+=(const Dual& b) noexcept { return *this = *this + b; }
    Dual& operator-=(const Dual& b) noexcept { return *this = *this - b; }
    Dual& operator*=(const Dual& b) noexcept { return *this = *this * b; }
    Dual& operator/=(const Dual& b) noexcept { return *this = *this / b; }

    friend Dual operator+(const Dual& a, const Dual& b) noexcept { return combine(a, 1.0, b, 1.0); }
    friend Dual operator-(const Dual& a, const Dual& b) noexcept {
        return combine(a, 1.0, b, -1.0);
    }
    friend Dual operator-(const Dual& a) noexcept { return scaled(a, -1.0); }
    friend Dual operator*(const Dual& a, const Dual& b) noexcept {
        Dual out(a.value * b.value);
        for (std::size_t i = 0; i < N; ++i)
            out.gradient[i] = a.value * b.gradient[i] + b.value * a.gradient[i];
        if constexpr (Order == 2) {
            for (std::size_t i = 0, k = 0; i < N; ++i)
                for (std::size_t j = 0; j <= i; ++j, ++k)
                    out.hessian[k] = a.value * b.hessian[k] + b.value * a.hessian[k] +
                                     a.gradient[i] * b.gradient[j] + b.gradient[i] * a.gradient[j];
        }
        return out;
    }
    friend Dual operator/(const Dual& a, const Dual& b) noexcept {
        const double q = 1.0 / b.value;
        return a * chain(b, q, -q * q, 2.0 * q * q * q);
    }

    // With plain numbers, without the cost of a second gradient.
    friend Dual operator+(const Dual& a, double b) noexcept {
        Dual out = a;
        out.value += b;
        return out;
    }
    friend Dual operator+(double a, const Dual& b) noexcept { return b + a; }
    friend Dual operator-(const Dual& a, double b) noexcept { return a + (-b); }
    friend Dual operator-(double a, const Dual& b) noexcept { return scaled(b, -1.0) + a; }
    friend Dual operator*(const Dual& a, double b) noexcept { return scaled(a, b); }
    friend Dual operator*(double a, const Dual& b) noexcept { return scaled(b, a); }
    friend Dual operator/(const Dual& a, double b) noexcept { return scaled(a, 1.0 / b); }
    friend Dual operator/(double a, const Dual& b) noexcept { return Dual(a) / b; }

    friend bool operator<(const Dual& a, const Dual& b) noexcept { return a.value < b.value; }
    friend bool operator>(const Dual& a, const Dual& b) noexcept { return a.value > b.value; }

    friend Dual sqrt(const Dual& a) noexcept {
        const double r = std::sqrt(a.value);
        return chain(a, r, 0.5 / r, -0.25 / (r * a.value));
    }
    friend Dual exp(const Dual& a) noexcept {
        const double e = std::exp(a.value);
        return chain(a, e, e, e);
    }
    friend Dual log(const Dual& a) noexcept {
        const double q = 1.0 / a.value;
        return chain(a, std::log(a.value), q, -q * q);
    }
    friend Dual sin(const Dual& a) noexcept {
        const double s = std::sin(a.value), c = std::cos(a.value);
        return chain(a, s, c, -s);
    }
    friend Dual cos(const Dual& a) noexcept {
        const double s = std::sin(a.value), c = std::cos(a.value);
        return chain(a, c, -s, -c);
    }
    friend Dual tanh(const Dual& a) noexcept {
        const double t = std::tanh(a.value), d = 1.0 - t * t;
        return chain(a, t, d, -2.0 * t * d);
    }
    friend Dual pow(const Dual& a, double exponent) noexcept {
        const double p = std::pow(a.value, exponent);
        const double d = exponent * p / a.value;
        return chain(a, p, d, (exponent - 1.0) * d / a.value);
    }

  private:
    static Dual combine(const Dual& a, double s, const Dual& b, double t) noexcept {
        Dual out(s * a.value + t * b.value);
        for (std::size_t i = 0; i < N; ++i) out.gradient[i] = s * a.gradient[i] + t * b.gradient[i];
        for (std::size_t k = 0; k < k_curvatures; ++k)
            out.hessian[k] = s * a.hessian[k] + t * b.hessian[k];
        return out;
    }
    static Dual scaled(const Dual& a, double s) noexcept {
        Dual out(s * a.value);
        for (std::size_t i = 0; i < N; ++i) out.gradient[i] = s * a.gradient[i];
        for (std::size_t k = 0; k < k_curvatures; ++k) out.hessian[k] = s * a.hessian[k];
        return out;
    }
};

/// The value alone, of a dual number or of a double.
inline double value_of(double x) noexcept {
    return x;
}
template <std::size_t N, int Order>
double value_of(const Dual<N, Order>& x) noexcept {
    return x.value;
}

}  // namespace dawnline
