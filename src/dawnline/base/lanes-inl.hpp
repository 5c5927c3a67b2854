// All lanes of a SIMD register as one number, so that a formula is written once for double and for
// a batch.
//
// Included within a translation unit that Highway compiles once per instruction set
// (hwy/foreach_target.h), or once for the baseline. Formulas are templates on `Real` in an
// `-inl.hpp` of their own with the same guard, in a namespace dawnline::…::HWY_NAMESPACE that says
// `using namespace dawnline::HWY_NAMESPACE`, and use only what stands here.

#if defined(DAWNLINE_BASE_LANES_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_BASE_LANES_INL_HPP
#undef DAWNLINE_BASE_LANES_INL_HPP
#else
#define DAWNLINE_BASE_LANES_INL_HPP
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

// After highway.h, which it needs.
#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace dawnline::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using LaneTag = hn::ScalableTag<double>;

/// One truth value per lane.
struct Mask {
    hn::Mask<LaneTag> m;
};

/// As many doubles as the target's registers hold; arithmetic is lane by lane.
struct Lanes {
    hn::Vec<LaneTag> v;

    HWY_INLINE Lanes() : v(hn::Zero(LaneTag())) {}
    HWY_INLINE Lanes(hn::Vec<LaneTag> value) : v(value) {}
    HWY_INLINE Lanes(double value) : v(hn::Set(LaneTag(), value)) {}  // the same in all lanes

    static HWY_INLINE std::size_t size() { return hn::Lanes(LaneTag()); }
    static HWY_INLINE Lanes load(const double* from) { return hn::LoadU(LaneTag(), from); }
    HWY_INLINE void store(double* to) const { hn::StoreU(v, LaneTag(), to); }

    HWY_INLINE Lanes& operator+=(Lanes b) { return *this = Lanes(hn::Add(v, b.v)); }
    HWY_INLINE Lanes& operator-=(Lanes b) { return *this = Lanes(hn::Sub(v, b.v)); }
    HWY_INLINE Lanes& operator*=(Lanes b) { return *this = Lanes(hn::Mul(v, b.v)); }
    HWY_INLINE Lanes& operator/=(Lanes b) { return *this = Lanes(hn::Div(v, b.v)); }
    friend HWY_INLINE Lanes operator+(Lanes a, Lanes b) { return hn::Add(a.v, b.v); }
    friend HWY_INLINE Lanes operator-(Lanes a, Lanes b) { return hn::Sub(a.v, b.v); }
    friend HWY_INLINE Lanes operator*(Lanes a, Lanes b) { return hn::Mul(a.v, b.v); }
    friend HWY_INLINE Lanes operator/(Lanes a, Lanes b) { return hn::Div(a.v, b.v); }
    friend HWY_INLINE Lanes operator-(Lanes a) { return hn::Neg(a.v); }
    friend HWY_INLINE Mask operator<(Lanes a, Lanes b) { return {hn::Lt(a.v, b.v)}; }
    friend HWY_INLINE Mask operator<=(Lanes a, Lanes b) { return {hn::Le(a.v, b.v)}; }
    friend HWY_INLINE Mask operator>(Lanes a, Lanes b) { return {hn::Gt(a.v, b.v)}; }
    friend HWY_INLINE Mask operator>=(Lanes a, Lanes b) { return {hn::Ge(a.v, b.v)}; }
};

HWY_INLINE Mask operator&(Mask a, Mask b) {
    return {hn::And(a.m, b.m)};
}
HWY_INLINE Mask operator|(Mask a, Mask b) {
    return {hn::Or(a.m, b.m)};
}
HWY_INLINE Mask operator!(Mask a) {
    return {hn::Not(a.m)};
}

// ── One notation for both kinds of number ───────────────────────────────────────────────────────

HWY_INLINE bool any(Mask a) {
    return !hn::AllFalse(LaneTag(), a.m);
}
HWY_INLINE bool any(bool a) {
    return a;
}
HWY_INLINE bool all(Mask a) {
    return hn::AllTrue(LaneTag(), a.m);
}
HWY_INLINE bool all(bool a) {
    return a;
}

/// `yes` where the condition holds, `no` elsewhere; both are computed.
HWY_INLINE Lanes select(Mask condition, Lanes yes, Lanes no) {
    return hn::IfThenElse(condition.m, yes.v, no.v);
}
HWY_INLINE double select(bool condition, double yes, double no) {
    return condition ? yes : no;
}

/// a b + c, rounded once where the target has FMA.
HWY_INLINE Lanes mul_add(Lanes a, Lanes b, Lanes c) {
    return hn::MulAdd(a.v, b.v, c.v);
}
HWY_INLINE double mul_add(double a, double b, double c) {
    return a * b + c;
}

HWY_INLINE Lanes sqrt(Lanes x) {
    return hn::Sqrt(x.v);
}
HWY_INLINE double sqrt(double x) {
    return std::sqrt(x);
}
HWY_INLINE Lanes abs(Lanes x) {
    return hn::Abs(x.v);
}
HWY_INLINE double abs(double x) {
    return std::abs(x);
}
HWY_INLINE Lanes min(Lanes a, Lanes b) {
    return hn::Min(a.v, b.v);
}
HWY_INLINE double min(double a, double b) {
    return std::min(a, b);
}
HWY_INLINE Lanes max(Lanes a, Lanes b) {
    return hn::Max(a.v, b.v);
}
HWY_INLINE double max(double a, double b) {
    return std::max(a, b);
}
HWY_INLINE Lanes floor(Lanes x) {
    return hn::Floor(x.v);
}
HWY_INLINE double floor(double x) {
    return std::floor(x);
}
/// To the nearest whole number, ties to even.
HWY_INLINE Lanes round(Lanes x) {
    return hn::Round(x.v);
}
HWY_INLINE double round(double x) {
    return std::nearbyint(x);
}
HWY_INLINE Mask is_finite(Lanes x) {
    return {hn::IsFinite(x.v)};
}
HWY_INLINE bool is_finite(double x) {
    return std::isfinite(x);
}

/// e^x. Max error: 1 ULP (Highway's contrib/math). Valid range: ±708.
HWY_INLINE Lanes exp(Lanes x) {
    return hn::Exp(LaneTag(), x.v);
}
HWY_INLINE double exp(double x) {
    return std::exp(x);
}

/// ln x. Max error: 3 ULP (Highway's contrib/math). Valid range: normal positive numbers.
HWY_INLINE Lanes log(Lanes x) {
    return hn::Log(LaneTag(), x.v);
}
HWY_INLINE double log(double x) {
    return std::log(x);
}

/// Sine and cosine together. Max error: 1.5 ULP, and 2e-17 absolute near their zeros. Valid range:
/// |x| < 1.6e6.
///
/// k = round(2x/π); x − k π/2 in three parts, whose first two products are exact; polynomials of
/// fdlibm (Sun Microsystems 1993, k_sin.c, k_cos.c) on ±π/4; swap and sign by quadrant.
HWY_INLINE void sincos(Lanes x, Lanes& sine, Lanes& cosine) {
    const LaneTag d;
    const hn::RebindToUnsigned<LaneTag> u;
    // 1.5·2⁵² leaves no room for a fraction: the sum is rounded to a whole number, which then
    // stands in the lowest bits.
    constexpr double k_whole = 6755399441055744.0;
    const Lanes shifted = x * 0.63661977236758134308 + k_whole;
    const Lanes k = shifted - k_whole;
    Lanes r = x - k * 1.57079632673412561417;  // π/2, upper 33 bits
    r = r - k * 6.07710050630396597660e-11;    // the next 33
    r = r - k * 2.02226624879595063154e-21;    // the rest
    const Lanes z = r * r;
    Lanes p = mul_add(z, 1.58969099521155010221e-10, -2.50507602534068634195e-08);
    p = mul_add(z, p, 2.75573137070700676789e-06);
    p = mul_add(z, p, -1.98412698298579493134e-04);
    p = mul_add(z, p, 8.33333333332248946124e-03);
    p = mul_add(z, p, -1.66666666666666324348e-01);
    const Lanes s = mul_add(z * r, p, r);
    Lanes q = mul_add(z, -1.13596475577881948265e-11, 2.08757232129817482790e-09);
    q = mul_add(z, q, -2.75573143513906633035e-07);
    q = mul_add(z, q, 2.48015872894767294178e-05);
    q = mul_add(z, q, -1.38888888888741095749e-03);
    q = mul_add(z, q, 4.16666666666666019037e-02);
    const Lanes half = 0.5 * z;
    const Lanes w = 1.0 - half;
    const Lanes c = w + mul_add(z * z, q, (1.0 - w) - half);
    const auto quadrant = hn::BitCast(u, shifted.v);
    const auto two = hn::Set(u, 2);
    const Mask odd{hn::RebindMask(d, hn::TestBit(quadrant, hn::Set(u, 1)))};
    const auto sine_sign = hn::ShiftLeft<62>(hn::And(quadrant, two));
    const auto cosine_sign = hn::ShiftLeft<62>(hn::And(hn::Add(quadrant, hn::Set(u, 1)), two));
    sine = hn::Xor(select(odd, c, s).v, hn::BitCast(d, sine_sign));
    cosine = hn::Xor(select(odd, s, c).v, hn::BitCast(d, cosine_sign));
}
HWY_INLINE void sincos(double x, double& sine, double& cosine) {
    sine = std::sin(x);
    cosine = std::cos(x);
}

/// The angle of (x, y), −π … π; 0 for (0, 0). Max error: 3 ULP.
HWY_INLINE Lanes atan2(Lanes y, Lanes x) {
    const LaneTag d;
    const Lanes ax = abs(x), ay = abs(y);
    const Lanes larger = max(ax, ay);
    const Lanes ratio = min(ax, ay) / select(larger > 0.0, larger, 1.0);
    Lanes angle = hn::Atan(d, ratio.v);
    angle = select(ay > ax, 1.57079632679489661923 - angle, angle);
    angle = select(x < 0.0, 3.14159265358979323846 - angle, angle);
    return hn::CopySign(angle.v, y.v);
}
HWY_INLINE double atan2(double y, double x) {
    return std::atan2(y, x);
}

/// A vector of three Reals; its frame stands in the name of the variable.
template <class Real>
struct Triple {
    Real x{}, y{}, z{};

    friend HWY_INLINE Triple operator+(const Triple& a, const Triple& b) {
        return {a.x + b.x, a.y + b.y, a.z + b.z};
    }
    friend HWY_INLINE Triple operator-(const Triple& a, const Triple& b) {
        return {a.x - b.x, a.y - b.y, a.z - b.z};
    }
    friend HWY_INLINE Triple operator*(Real s, const Triple& a) {
        return {s * a.x, s * a.y, s * a.z};
    }
    HWY_INLINE Triple& operator+=(const Triple& b) { return *this = *this + b; }
};

template <class Real>
HWY_INLINE Real dot(const Triple<Real>& a, const Triple<Real>& b) {
    return mul_add(a.x, b.x, mul_add(a.y, b.y, a.z * b.z));
}

template <class Real>
HWY_INLINE Triple<Real> cross(const Triple<Real>& a, const Triple<Real>& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

template <class Real>
HWY_INLINE Real norm(const Triple<Real>& a) {
    return sqrt(dot(a, a));
}

}  // namespace dawnline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
