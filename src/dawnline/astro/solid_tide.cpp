#include <algorithm>
#include <cmath>

#include "dawnline/astro/geopotential-inl.hpp"

namespace dawnline::astro {
namespace {

// (R/r)^{n+1} P̄nm(sin φ) (cos mλ, sin mλ) of a distant body, n ≤ 3, in closed form.
struct FarHarmonics {
    std::array<double, stokes_index(4, 0)> v{}, w{};
};

FarHarmonics far_harmonics(double radius, const Vec3& r_EB_F) {
    const double r2 = dot(r_EB_F, r_EB_F), r = std::sqrt(r2), scale = 1.0 / r;
    const double x = scale * r_EB_F.x, y = scale * r_EB_F.y, z = scale * r_EB_F.z;
    const double near2 = std::pow(radius / r, 3), near3 = near2 * radius / r;
    FarHarmonics out;
    const auto set = [&](int n, int m, double v, double w) {
        const double size = n == 2 ? near2 : near3;
        out.v[stokes_index(n, m)] = size * v;
        out.w[stokes_index(n, m)] = size * w;
    };
    const double x2 = x * x - y * y, y2 = 2.0 * x * y;  // (x + iy)²
    set(2, 0, std::sqrt(5.0) * 0.5 * (3.0 * z * z - 1.0), 0.0);
    set(2, 1, std::sqrt(15.0) * z * x, std::sqrt(15.0) * z * y);
    set(2, 2, std::sqrt(15.0) / 2.0 * x2, std::sqrt(15.0) / 2.0 * y2);
    set(3, 0, std::sqrt(7.0) * 0.5 * z * (5.0 * z * z - 3.0), 0.0);
    const double p31 = std::sqrt(42.0) / 4.0 * (5.0 * z * z - 1.0);
    set(3, 1, p31 * x, p31 * y);
    set(3, 2, std::sqrt(105.0) / 2.0 * z * x2, std::sqrt(105.0) / 2.0 * z * y2);
    const double p33 = std::sqrt(70.0) / 4.0;
    set(3, 3, p33 * (x2 * x - y2 * y), p33 * (x2 * y + y2 * x));
    return out;
}

}  // namespace

StokesCorrection solid_tide(const GravityField& field, const LoveNumbers& love, const Vec3& r_EU_F,
                            double gm_sun, const Vec3& r_EM_F, double gm_moon) noexcept {
    const FarHarmonics sun = far_harmonics(field.radius(), r_EU_F);
    const FarHarmonics moon = far_harmonics(field.radius(), r_EM_F);
    StokesCorrection out;
    // ΔC̄ − iΔS̄ = k (v − iw) with complex k.
    const auto add = [&](int n, int m, int to, double real, double imaginary) {
        const std::size_t i = stokes_index(n, m), j = stokes_index(to, m);
        const double v = (gm_sun * sun.v[i] + gm_moon * moon.v[i]) / (field.gm() * (2 * n + 1));
        const double w = (gm_sun * sun.w[i] + gm_moon * moon.w[i]) / (field.gm() * (2 * n + 1));
        out.c[j] += real * v + imaginary * w;
        out.s[j] += real * w - imaginary * v;
    };
    for (int m = 0; m <= 2; ++m) {
        const std::size_t i = static_cast<std::size_t>(m);
        add(2, m, 2, love.k2_real[i], love.k2_imaginary[i]);
        add(2, m, 4, love.k2_plus[i], 0.0);
    }
    for (int m = 0; m <= 3; ++m) add(3, m, 3, love.k3[static_cast<std::size_t>(m)], 0.0);
    return out;
}

Vec3 tide_acceleration(const GravityField& field, const StokesCorrection& correction,
                       const Vec3& r_ES_F) noexcept {
    using namespace HWY_NAMESPACE;
    const Triple<double> a_F = tide_pull(field, correction, triple_of<double>(r_ES_F));
    return {a_F.x, a_F.y, a_F.z};
}

}  // namespace dawnline::astro
