#pragma once
// Legendre–Gauss–Radau points with the end of the interval among them ("flipped").

#include <vector>

namespace dawnline::control {

/// Collocation of degree K on [−1, 1]: a polynomial of degree K through τ = −1 and the K points.
struct Radau {
    int degree;                         // K [1]
    std::vector<double> points;         // −1, then the K points, the last of which is 1 [1]
    std::vector<double> weights;        // quadrature at the K points; exact to degree 2K − 2 [1]
    std::vector<double> differentiate;  // K × (K + 1), row by row: slopes at the K points [1]
    std::vector<double> interpolate;    // barycentric weights of all K + 1 points [1]
    std::vector<double> interpolate_control;  // and of the K points alone [1]
};

/// Roots of P_{K−1}(−τ) + P_K(−τ) by Newton's method (Canuto et al. 2006, sec. 2.3), 1 ≤ K ≤ 30;
/// throws Error otherwise.
Radau radau(int degree);

/// Value at τ of the polynomial through (points[i], values[i · stride]) by the barycentric formula
/// (Berrut & Trefethen 2004, eq. 4.2).
double barycentric(const double* points, const double* weights, int count, const double* values,
                   int stride, double tau) noexcept;

}  // namespace dawnline::control
