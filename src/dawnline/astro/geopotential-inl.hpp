// Gravity of a field in spherical harmonics, for double and for lanes.
//
// symbol      here        meaning
// x̂, ŷ, ẑ     x, y, z     R x/r² and so on            [1]
// ρ           rho         (R/r)²                      [1]
// (x̂ + iŷ)^m  re, im      powers of the column m      [1]
// A_km        a           V_km + i W_km = σ A_km (x̂ + iŷ)^m R/r

#if defined(DAWNLINE_ASTRO_GEOPOTENTIAL_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_GEOPOTENTIAL_INL_HPP
#undef DAWNLINE_ASTRO_GEOPOTENTIAL_INL_HPP
#else
#define DAWNLINE_ASTRO_GEOPOTENTIAL_INL_HPP
#endif

#include "dawnline/astro/force-inl.hpp"
#include "dawnline/astro/geopotential.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

/// A place in the units of the recursion.
template <class Real>
struct ScaledPlace {
    Real x, y, z, rho;
};

template <class Real>
HWY_INLINE ScaledPlace<Real> scaled_place(double radius, const Triple<Real>& r_ES_F) {
    const Real inverse = Real(1.0) / dot(r_ES_F, r_ES_F);
    const Real scale = radius * inverse;
    return {scale * r_ES_F.x, scale * r_ES_F.y, scale * r_ES_F.z, (radius * radius) * inverse};
}

/// Σ over the columns 0 … last_column, in each k = m … top, in units of GM/(R r). `term` follows
/// the order of GravityField::terms().
template <class Real>
HWY_INLINE Triple<Real> sum_of_columns(const GravityTerm* term, int last_column, int top,
                                       const ScaledPlace<Real>& at) {
    Triple<Real> sum{};
    Real re(1.0), im(0.0);
    for (int m = 0; m <= last_column; ++m) {
        Real before(0.0), a(1.0);
        Real vx(0.0), wx(0.0), vy(0.0), wy(0.0), vz(0.0), wz(0.0);
        for (const GravityTerm* const end = term + (top + 1 - m); term != end; ++term) {
            vx = mul_add(a, Real(term->vx), vx);
            wx = mul_add(a, Real(term->wx), wx);
            vy = mul_add(a, Real(term->vy), vy);
            wy = mul_add(a, Real(term->wy), wy);
            vz = mul_add(a, Real(term->vz), vz);
            wz = mul_add(a, Real(term->wz), wz);
            const Real after = mul_add(at.z * term->next, a, -(at.rho * before));
            before = a;
            a = after;
        }
        sum.x = mul_add(re, vx, mul_add(im, wx, sum.x));
        sum.y = mul_add(re, vy, mul_add(im, wy, sum.y));
        sum.z = mul_add(re, vz, mul_add(im, wz, sum.z));
        const Real turned = re * at.x - im * at.y;
        im = re * at.y + im * at.x;
        re = turned;
    }
    return sum;
}

/// ∇V at a place, components in F. [m/s²]
template <class Real>
HWY_INLINE Triple<Real> gravity_pull(const GravityField& field, const Triple<Real>& r_ES_F) {
    const ScaledPlace<Real> at = scaled_place(field.radius(), r_ES_F);
    const Triple<Real> sum =
        sum_of_columns(field.terms().data(), field.order() + 1, field.degree() + 1, at);
    const Real ratio = sqrt(at.rho);  // R/r
    const double unit = field.gm() / (field.radius() * field.radius());
    return (unit * ratio) * (sum - Triple<Real>{at.x, at.y, at.z});
}

/// V at a place. [m²/s²]
template <class Real>
HWY_INLINE Real gravity_potential_at(const GravityField& field, const Triple<Real>& r_ES_F) {
    const ScaledPlace<Real> at = scaled_place(field.radius(), r_ES_F);
    const double* pair = field.potential_terms().data();
    const GravityTerm* term = field.terms().data();
    Real sum(0.0), re(1.0), im(0.0);
    for (int m = 0; m <= field.order(); ++m) {
        Real before(0.0), a(1.0), v(0.0), w(0.0);
        for (int n = m; n <= field.degree(); ++n, pair += 2, ++term) {
            v = mul_add(a, Real(pair[0]), v);
            w = mul_add(a, Real(pair[1]), w);
            const Real after = mul_add(at.z * term->next, a, -(at.rho * before));
            before = a;
            a = after;
        }
        ++term;  // k = degree + 1 serves the acceleration only
        sum = mul_add(re, v, mul_add(im, w, sum));
        const Real turned = re * at.x - im * at.y;
        im = re * at.y + im * at.x;
        re = turned;
    }
    const Real central = field.gm() / norm(r_ES_F);
    return mul_add(central, sum, central);
}

constexpr int k_tide_terms = (k_tide_degree + 2) * (k_tide_degree + 3) / 2;

/// The terms of a correction, ordered like GravityField::terms().
HWY_INLINE void tide_terms(const GravityField& field, const StokesCorrection& correction,
                           std::array<GravityTerm, k_tide_terms>& terms) {
    const auto value = [&](const auto& table, int n, int m) {
        return m < 0 || m > n || n < 0 ? 0.0 : table[stokes_index(n, m)];
    };
    std::size_t i = 0;
    for (int m = 0; m <= k_tide_degree + 1; ++m)
        for (int k = m; k <= k_tide_degree + 1; ++k, ++i) {
            const int n = k - 1;
            const GravityFactors& f = field.tide_factors()[i];
            const double left_c = f.left * value(correction.c, n, m - 1);
            const double left_s = f.left * value(correction.s, n, m - 1);
            const double right_c = f.right * value(correction.c, n, m + 1);
            const double right_s = f.right * value(correction.s, n, m + 1);
            terms[i] = {.next = f.next,
                        .vx = right_c - left_c,
                        .wx = right_s - left_s,
                        .vy = right_s + left_s,
                        .wy = -right_c - left_c,
                        .vz = -f.same * value(correction.c, n, m),
                        .wz = -f.same * value(correction.s, n, m)};
        }
}

/// ∇ΔV of a correction at a place, components in F. [m/s²]
template <class Real>
HWY_INLINE Triple<Real> tide_pull(const GravityField& field, const StokesCorrection& correction,
                                  const Triple<Real>& r_ES_F) {
    std::array<GravityTerm, k_tide_terms> terms;
    tide_terms(field, correction, terms);
    const ScaledPlace<Real> at = scaled_place(field.radius(), r_ES_F);
    const double unit = field.gm() / (field.radius() * field.radius());
    return (unit * sqrt(at.rho)) *
           sum_of_columns(terms.data(), k_tide_degree + 1, k_tide_degree + 1, at);
}

/// The Earth's field, turned with the Earth, with solid tides if Love numbers are given.
///
/// `field` and `love` stay the caller's and must outlive the force.
struct Gravity {
    const GravityField* field;
    const LoveNumbers* love = nullptr;      // nullptr: no tides
    double gm_sun = constants::k_gm_sun;    // that raises tides [m³/s²]
    double gm_moon = constants::k_gm_moon;  // likewise [m³/s²]

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>&, const Body<Real>&) const noexcept {
        const std::array<Vec3, 3>& R = sky.R_FG.row;
        const Triple<Real> r_ES_F{dot(triple_of<Real>(R[0]), r_ES_G),
                                  dot(triple_of<Real>(R[1]), r_ES_G),
                                  dot(triple_of<Real>(R[2]), r_ES_G)};
        Triple<Real> a_F = gravity_pull(*field, r_ES_F);
        if (love != nullptr)
            a_F += tide_pull(*field,
                             solid_tide(*field, *love, sky.R_FG * sky.r_EU_G, gm_sun,
                                        sky.R_FG * sky.r_EM_G, gm_moon),
                             r_ES_F);
        return a_F.x * triple_of<Real>(R[0]) + a_F.y * triple_of<Real>(R[1]) +
               a_F.z * triple_of<Real>(R[2]);
    }
};

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
