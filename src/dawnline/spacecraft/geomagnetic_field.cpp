#include "dawnline/spacecraft/geomagnetic_field.hpp"

#include <cmath>
#include <cstddef>
#include <span>

#include "dawnline/spacecraft/geomagnetic_coefficients.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_nanotesla = 1e-9;  // [T]

constexpr std::size_t term_at(int degree, int order) noexcept {
    return static_cast<std::size_t>(degree * (degree + 1) / 2 + order);
}

/// Schmidt semi-normalised over un-normalised: √(2 (n − m)!/(n + m)!), 1 for m = 0.
double schmidt(int n, int m) {
    if (m == 0) return 1.0;
    double ratio = 2.0;
    for (int k = n - m + 1; k <= n + m; ++k) ratio /= k;
    return std::sqrt(ratio);
}

/// Adds −∇ of g V_nm + h W_nm; Montenbruck & Gill (2000), eq. 3.33, gives the gradient.
void add_harmonic(GeomagneticField& field, int n, int m, double g, double h) {
    const auto at = [&](int order) -> GeomagneticField::Term& {
        return field.terms[term_at(n + 1, order)];
    };
    at(m).a[2] += (n - m + 1) * g;
    at(m).b[2] += (n - m + 1) * h;
    if (m == 0) {
        at(1).a[0] += g;
        at(1).b[1] += g;
        return;
    }
    at(m + 1).a[0] += 0.5 * g;
    at(m + 1).b[0] += 0.5 * h;
    at(m + 1).a[1] -= 0.5 * h;
    at(m + 1).b[1] += 0.5 * g;
    const double lower = 0.5 * (n - m + 2) * (n - m + 1);
    at(m - 1).a[0] -= lower * g;
    at(m - 1).b[0] -= lower * h;
    at(m - 1).a[1] -= lower * h;
    at(m - 1).b[1] += lower * g;
}

GeomagneticField ready(int degree, std::span<const double> coefficients) {
    GeomagneticField field;
    field.degree = degree;
    std::size_t next = 0;
    double dipole = 0.0;
    for (int n = 1; n <= degree; ++n) {
        for (int m = 0; m <= n; ++m) {
            const double g = coefficients[next++] * k_nanotesla;
            const double h = coefficients[next++] * k_nanotesla;
            if (n == 1) dipole += g * g + h * h;
            add_harmonic(field, n, m, g * schmidt(n, m), h * schmidt(n, m));
        }
    }
    field.dipole_moment = std::sqrt(dipole);
    return field;
}

template <int highest>
Vec3 sum(const GeomagneticField& field, const Vec3& r) noexcept {
    const double over_r2 = 1.0 / dot(r, r);
    const double x = k_geomagnetic_radius * r.x * over_r2;
    const double y = k_geomagnetic_radius * r.y * over_r2;
    const double z = k_geomagnetic_radius * r.z * over_r2;
    const double rho = k_geomagnetic_radius * k_geomagnetic_radius * over_r2;

    Vec3 b;
    double v_mm = std::sqrt(rho), w_mm = 0.0;
    for (int m = 0; m <= highest; ++m) {
        if (m > 0) {
            const double v = (2 * m - 1) * (x * v_mm - y * w_mm);
            w_mm = (2 * m - 1) * (x * w_mm + y * v_mm);
            v_mm = v;
        }
        double v = v_mm, w = w_mm, v_below = 0.0, w_below = 0.0;
        for (int n = m;; ++n) {
            const GeomagneticField::Term& term = field.terms[term_at(n, m)];
            b += {term.a[0] * v + term.b[0] * w, term.a[1] * v + term.b[1] * w,
                  term.a[2] * v + term.b[2] * w};
            if (n == highest) break;
            const double share = 1.0 / (n + 1 - m);
            const double up = (2 * n + 1) * share * z, back = (n + m) * share * rho;
            const double v_next = up * v - back * v_below, w_next = up * w - back * w_below;
            v_below = v, w_below = w, v = v_next, w = w_next;
        }
    }
    return b;
}

}  // namespace

GeomagneticField geomagnetic_field(HistoricField model) {
    return model == HistoricField::jensen_cain_1960
               ? ready(k_jensen_cain_1960_degree, k_jensen_cain_1960)
               : ready(k_gsfc_1970_degree, k_gsfc_1970);
}

Vec3 flux_density(const GeomagneticField& field, const Vec3& r_ES_F) noexcept {
    // Bounds known to the compiler let it unroll the recursion.
    return field.degree == k_jensen_cain_1960_degree
               ? sum<k_jensen_cain_1960_degree + 1>(field, r_ES_F)
               : sum<k_gsfc_1970_degree + 1>(field, r_ES_F);
}

}  // namespace dawnline::spacecraft
