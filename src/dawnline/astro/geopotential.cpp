#include "dawnline/astro/geopotential.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/astro/geopotential-inl.hpp"
#include "dawnline/base/error.hpp"

// symbol   here     meaning (reference: Montenbruck & Gill 2000, eqs. 3.29 to 3.33, normalised)
// q        q        (2n + 1)/(2n + 3)
// f₀, f±   same, left, right
// σ        sigma    V_km = σ_km A_km (x̂ + iŷ)^m R/r

namespace dawnline::astro {
namespace {

constexpr int k_largest_degree = 120;

// √((2n + 1)(2n − 1)/((n − m)(n + m))): V_nm from ẑ V_{n−1,m}.
double climb(int n, int m) {
    return std::sqrt((2.0 * n + 1.0) * (2.0 * n - 1.0) / (double(n - m) * double(n + m)));
}

// √((2n + 1)(n + m − 1)(n − m − 1)/((2n − 3)(n + m)(n − m))): V_nm from −ρ V_{n−2,m}.
double fall(int n, int m) {
    return std::sqrt((2.0 * n + 1.0) * double(n + m - 1) * double(n - m - 1) /
                     ((2.0 * n - 3.0) * double(n + m) * double(n - m)));
}

// σ_km of one column, k = m … top, and the factors of its recursion. σ_mm is the product of the
// sectorial factors √((2m + 1)/(2m)), σ_{m+1} = climb σ_m and σ_k = fall σ_{k−2}; it stays within
// 1 and 50 to degree 121.
struct Column {
    std::vector<double> sigma, next;
};

Column column(int m, int top) {
    Column out;
    double sectorial = 1.0;
    for (int j = 1; j <= m; ++j) sectorial *= std::sqrt((2.0 * j + 1.0) / (j == 1 ? 1.0 : 2.0 * j));
    for (int k = m; k <= top + 1; ++k) {
        const std::size_t i = static_cast<std::size_t>(k - m);
        if (k == m)
            out.sigma.push_back(sectorial);
        else if (k == m + 1)
            out.sigma.push_back(climb(k, m) * sectorial);
        else
            out.sigma.push_back(fall(k, m) * out.sigma[i - 2]);
        if (k > m) out.next.push_back(climb(k, m) * out.sigma[i - 1] / out.sigma[i]);
    }
    return out;
}

// Factors of V_{n+1,m+1}, V_{n+1,m} and V_{n+1,m−1} in what C̄nm and S̄nm add.
double to_the_right(int n, int m) {
    const double q = (2.0 * n + 1.0) / (2.0 * n + 3.0);
    return m == 0 ? std::sqrt(0.5 * q * (n + 1.0) * (n + 2.0))
                  : 0.5 * std::sqrt(q * (n + m + 1.0) * (n + m + 2.0));
}
double straight(int n, int m) {
    const double q = (2.0 * n + 1.0) / (2.0 * n + 3.0);
    return std::sqrt(q * (n - m + 1.0) * (n + m + 1.0));
}
double to_the_left(int n, int m) {
    const double q = (2.0 * n + 1.0) / (2.0 * n + 3.0);
    return 0.5 * std::sqrt((m == 1 ? 2.0 : 1.0) * q * (n - m + 1.0) * (n - m + 2.0));
}

}  // namespace

std::vector<GravityFactors> gravity_factors(int degree, int order) {
    std::vector<GravityFactors> factors;
    const int top = degree + 1;
    for (int m = 0; m <= order + 1; ++m) {
        const Column of = column(m, top);
        for (int k = m; k <= top; ++k) {
            const int n = k - 1;
            const std::size_t i = static_cast<std::size_t>(k - m);
            const double sigma = of.sigma[i];
            factors.push_back(
                {.next = of.next[i],
                 .left = n >= 0 && m >= 1 ? sigma * to_the_right(n, m - 1) : 0.0,
                 .same = n >= m ? sigma * straight(n, m) : 0.0,
                 .right = n >= m + 1 && m < order ? sigma * to_the_left(n, m + 1) : 0.0});
        }
    }
    return factors;
}

GravityField::GravityField(const StokesCoefficients& coefficients, int degree, int order)
    : gm_(coefficients.gm), radius_(coefficients.radius), degree_(degree), order_(order) {
    const int most = std::min(k_largest_degree, coefficients.degree);
    if (degree < 0 || degree > most || order < 0 || order > degree)
        throw Error(
            fmt::format("gravity of degree {} and order {} cannot be had from {}: 0 ≤ order "
                        "≤ degree ≤ {} is needed",
                        degree, order, coefficients.name, most));
    if (!(gm_ > 0.0) || !(radius_ > 0.0))
        throw Error(fmt::format("{} has GM {} m³/s² and radius {} m; both must be positive",
                                coefficients.name, gm_, radius_));
    // C̄00 is the central term, which is added apart.
    const auto value = [&](const std::vector<double>& table, int n, int m) {
        return n < 1 || m < 0 || m > std::min(n, order) ? 0.0 : table[stokes_index(n, m)];
    };
    const std::vector<GravityFactors> factors = gravity_factors(degree, order);
    std::size_t i = 0;
    for (int m = 0; m <= order + 1; ++m)
        for (int k = m; k <= degree + 1; ++k, ++i) {
            const GravityFactors& f = factors[i];
            const double left_c = f.left * value(coefficients.c, k - 1, m - 1);
            const double left_s = f.left * value(coefficients.s, k - 1, m - 1);
            const double right_c = f.right * value(coefficients.c, k - 1, m + 1);
            const double right_s = f.right * value(coefficients.s, k - 1, m + 1);
            terms_.push_back({.next = f.next,
                              .vx = right_c - left_c,
                              .wx = right_s - left_s,
                              .vy = right_s + left_s,
                              .wy = -right_c - left_c,
                              .vz = -f.same * value(coefficients.c, k - 1, m),
                              .wz = -f.same * value(coefficients.s, k - 1, m)});
        }
    for (int m = 0; m <= order; ++m) {
        const Column of = column(m, degree);
        for (int n = m; n <= degree; ++n) {
            const double sigma = of.sigma[static_cast<std::size_t>(n - m)];
            potential_terms_.push_back(sigma * value(coefficients.c, n, m));
            potential_terms_.push_back(sigma * value(coefficients.s, n, m));
        }
    }
    tide_factors_ = gravity_factors(k_tide_degree, k_tide_degree);
}

double gravity_potential(const GravityField& field, const Vec3& r_ES_F) noexcept {
    using namespace HWY_NAMESPACE;
    return gravity_potential_at(field, triple_of<double>(r_ES_F));
}

Vec3 gravity_acceleration(const GravityField& field, const Vec3& r_ES_F) noexcept {
    using namespace HWY_NAMESPACE;
    const Triple<double> a_F = gravity_pull(field, triple_of<double>(r_ES_F));
    return {a_F.x, a_F.y, a_F.z};
}

}  // namespace dawnline::astro
