// Shadow on a satellite, for double and for lanes.
//
// symbol   here        meaning
// x, y     r_SU, r_SO  Sun and occulter from the satellite     [m]
// a        sun_angle   angular radius of the Sun               [rad]
// b        body_angle  angular radius of the body              [rad]
// c        gap         between the centres                     [rad]
// R        limb        radius of the sphere with the same limb [m]

#if defined(DAWNLINE_ASTRO_SHADOW_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_SHADOW_INL_HPP
#undef DAWNLINE_ASTRO_SHADOW_INL_HPP
#else
#define DAWNLINE_ASTRO_SHADOW_INL_HPP
#endif

#include <numbers>

#include "dawnline/astro/force-inl.hpp"
#include "dawnline/astro/shadow.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

template <class Real>
using MaskOf = decltype(Real() < Real());

/// Area of the segment of a unit disc that subtends 2φ at the centre: φ − sin φ cos φ = φ − ½ sin
/// 2φ. The series (next term 2 φ⁹/14175) takes over where the difference would lose digits.
template <class Real>
HWY_INLINE Real segment_area(Real half_angle) {
    Real s, c;
    sincos(half_angle, s, c);
    const Real f2 = half_angle * half_angle;
    const Real series =
        mul_add(f2, mul_add(f2, Real(4.0 / 315.0), Real(-2.0 / 15.0)), Real(2.0 / 3.0));
    return select(half_angle > Real(0.05), half_angle - s * c, half_angle * f2 * series);
}

/// lit_fraction_of_discs of shadow.hpp.
template <class Real>
HWY_INLINE Real lit_of_discs(Real a, Real b, Real c) {
    // The common chord lies x from the Sun's centre and is 2y long. c² − b² as a product, and
    // atan2 instead of acos: either would cost half the digits near a contact.
    const Real x = ((c - b) * (c + b) + a * a) / (2.0 * select(c > Real(0.0), c, Real(1.0)));
    const Real y = sqrt(max(Real(0.0), (a - x) * (a + x)));
    const Real lens = a * a * segment_area(atan2(y, x)) + b * b * segment_area(atan2(y, c - x));
    Real lit = Real(1.0) - lens / (std::numbers::pi * (a * a));
    lit = max(Real(0.0), min(Real(1.0), lit));
    const Real ratio = b / a;
    lit = select(c <= a - b, Real(1.0) - ratio * ratio, lit);
    lit = select(c <= b - a, Real(0.0), lit);
    return select(c >= a + b, Real(1.0), lit);
}

/// Radius of the sphere about the occulter whose limb, in the direction of the Sun, is that of the
/// ellipsoid; and q − R², which is negative inside.
///
/// A ray y + t e, e towards the Sun and normal to y, touches the ellipsoid x·A·x = R², A = 1 + κ p
/// pᵀ, κ = (1 − f)⁻² − 1, p the pole, where
///     cot b = (y/q) [β + √((q/R² − 1)(y² + κ(p·y)² + κ y² (p·e)²))],
///     q = y·A·y,   β = −κ (p·y)(p·e)
template <class Real>
struct Limb {
    Real radius, height;
};

template <class Real>
HWY_INLINE Limb<Real> limb_towards(const Triple<Real>& r_SU, const Triple<Real>& r_SO, Real x2,
                                   Real y2, Real xy, const Occulter& occulter) {
    const Real r2(occulter.radius * occulter.radius);
    if (occulter.flattening == 0.0) return {Real(occulter.radius), y2 - r2};
    const double k = 1.0 / ((1.0 - occulter.flattening) * (1.0 - occulter.flattening)) - 1.0;
    const Triple<Real> p = triple_of<Real>(occulter.pole_G);
    const Real py = dot(p, r_SO), px = dot(p, r_SU);
    const Real q = mul_add(k * py, py, y2);
    // |x| times the part of the Sun's direction normal to y, squared; where it vanishes any e will
    // do.
    const Real normal2 = x2 - xy * xy / y2;
    const Real pe = (px - py * (xy / y2)) / sqrt(max(normal2, 1e-20 * x2));
    const Real beta = -k * py * pe;
    const Real under = (q / r2 - Real(1.0)) * (q + k * y2 * (pe * pe));
    const Real root = sqrt(max(Real(0.0), under));
    const Real cotangent = sqrt(y2) / q * (beta + root);
    return {sqrt(y2 / (Real(1.0) + cotangent * cotangent)), q - r2};
}

/// ν of one occulter.
///
/// Full light and umbra are told from products of vectors, without a root: c ≥ a + b means x·y + R☉
/// R ≤ √A, A = (x² − R☉²)(y² − R²), and c ≤ b − a means x·y − R☉ R ≥ √A. An ellipsoid leaves light
/// where its equatorial sphere does, and umbra where its polar sphere does. Only what lies between,
/// or within 1e-13 of a contact, pays for angles.
template <class Real>
HWY_INLINE Real lit_past(const Triple<Real>& r_ES, const Triple<Real>& r_SU, Real x2,
                         double sun_radius, const Occulter& occulter, MaskOf<Real>& inside) {
    const double sun2 = sun_radius * sun_radius;
    const double outer = occulter.radius, inner = occulter.radius * (1.0 - occulter.flattening);
    const Triple<Real> r_SO = triple_of<Real>(occulter.r_EO_G) - r_ES;
    const Real y2 = dot(r_SO, r_SO), xy = dot(r_SU, r_SO);
    const Real margin = 2e-13 * (x2 * y2);
    const Real over_outer = y2 - Real(outer * outer), over_inner = y2 - Real(inner * inner);
    const Real beside = xy + Real(sun_radius * outer), behind = xy - Real(sun_radius * inner);
    const MaskOf<Real> beyond = y2 >= x2;
    const MaskOf<Real> clear =
        (beside <= Real(0.0)) | (mul_add(beside, beside, margin) <= (x2 - Real(sun2)) * over_outer);
    const MaskOf<Real> lit = (clear & (over_outer > Real(0.0))) | beyond;
    const MaskOf<Real> larger = x2 * Real(inner * inner) > Real(sun2) * y2;
    const MaskOf<Real> dark = (behind > Real(0.0)) & (over_inner > Real(0.0)) & larger &
                              (behind * behind >= mul_add(x2 - Real(sun2), over_inner, margin));
    const MaskOf<Real> partial = !(lit | dark);
    Real fraction = select(lit, Real(1.0), Real(0.0));
    if (any(partial)) {
        const Limb<Real> limb = limb_towards(r_SU, r_SO, x2, y2, xy, occulter);
        const MaskOf<Real> below = (limb.height <= Real(0.0)) & partial;
        const Real over = max(Real(0.0), y2 - limb.radius * limb.radius);
        const Real a = atan2(Real(sun_radius), sqrt(max(Real(0.0), x2 - Real(sun2))));
        const Real b = atan2(limb.radius, sqrt(over));
        const Real c = atan2(norm(cross(r_SU, r_SO)), xy);
        fraction = select(partial, lit_of_discs(a, b, c), fraction);
        fraction = select(below, Real(0.0), fraction);
        inside = inside | below;
    }
    return fraction;
}

/// Product over all occulters; `overlap` where more than one hides a part, so that the product is
/// only near the truth.
template <class Real>
HWY_INLINE Real lit_product(const Triple<Real>& r_ES, const Vec3& r_EU, double sun_radius,
                            std::span<const Occulter> occulters, MaskOf<Real>& inside,
                            MaskOf<Real>& overlap) {
    const Triple<Real> r_SU = triple_of<Real>(r_EU) - r_ES;
    const Real x2 = dot(r_SU, r_SU);
    Real fraction(1.0);
    inside = x2 < Real(0.0);
    overlap = inside;
    for (const Occulter& occulter : occulters) {
        const Real lit = lit_past(r_ES, r_SU, x2, sun_radius, occulter, inside);
        overlap = overlap | ((lit < Real(1.0)) & (fraction < Real(1.0)));
        fraction = fraction * lit;
    }
    overlap = overlap & (fraction > Real(0.0));
    return fraction;
}

/// Share of the Sun's disc that S sees, discs that overlap included: lit_fraction of shadow.hpp.
HWY_INLINE double lit_fraction_at(const Triple<double>& r_ES, const Vec3& r_EU, double sun_radius,
                                  std::span<const Occulter> occulters, bool& inside) {
    bool overlap = false;
    const double product = lit_product(r_ES, r_EU, sun_radius, occulters, inside, overlap);
    if (!overlap) return product;
    return lit_fraction_of_overlap({r_ES.x, r_ES.y, r_ES.z}, r_EU, sun_radius, occulters);
}

HWY_INLINE Lanes lit_fraction_at(const Triple<Lanes>& r_ES, const Vec3& r_EU, double sun_radius,
                                 std::span<const Occulter> occulters, Mask& inside) {
    Mask overlap{};
    const Lanes product = lit_product(r_ES, r_EU, sun_radius, occulters, inside, overlap);
    if (!any(overlap)) return product;
    // So rare that lane by lane will do.
    std::array<double, hn::MaxLanes(LaneTag())> x, y, z, fraction, flag;
    r_ES.x.store(x.data()), r_ES.y.store(y.data()), r_ES.z.store(z.data());
    product.store(fraction.data());
    select(overlap, Lanes(1.0), Lanes(0.0)).store(flag.data());
    for (std::size_t i = 0; i < x.size(); ++i)
        if (flag[i] != 0.0)
            fraction[i] = lit_fraction_of_overlap({x[i], y[i], z[i]}, r_EU, sun_radius, occulters);
    return Lanes::load(fraction.data());
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
