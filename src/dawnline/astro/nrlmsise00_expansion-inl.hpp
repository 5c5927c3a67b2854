// The expansions of NRLMSISE-00 in latitude, local time and longitude.

#if defined(DAWNLINE_ASTRO_NRLMSISE00_EXPANSION_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_NRLMSISE00_EXPANSION_INL_HPP
#undef DAWNLINE_ASTRO_NRLMSISE00_EXPANSION_INL_HPP
#else
#define DAWNLINE_ASTRO_NRLMSISE00_EXPANSION_INL_HPP
#endif

#include <array>
#include <cstddef>

#include "dawnline/astro/nrlmsise00.hpp"
#include "dawnline/base/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;
using namespace nrlmsise00;

// The model's own rounded constants: it was fitted with them.
inline constexpr double k_degree_rate = 1.74533e-2;  // [rad/deg]
inline constexpr double k_hour_rate = 0.2618;        // [rad/h]

/// N numbers. Compilers give members that they declare themselves, like those of std::array, the
/// baseline's instructions; hence the constructor, here and in what follows.
template <class Real, std::size_t N>
struct Row {
    Real value[N];

    HWY_INLINE Row() {}
    template <class... Values>
    requires(sizeof...(Values) == N) HWY_INLINE explicit Row(const Values&... values)
        : value{values...} {}
    HWY_INLINE Real& operator[](std::size_t k) { return value[k]; }
    HWY_INLINE const Real& operator[](std::size_t k) const { return value[k]; }
};

/// Legendre functions of the latitude and the angles of a place.
template <class Real>
struct Harmonics {
    Row<Real, 7> zonal;  // 1, P10 … P60
    Real p11, p21, p31, p41, p51, p61, p22, p32, p42, p52, p72, p33, p43, p63;
    Real c1, s1, c2, s2, c3, s3;  // of the local time
    Real cl, sl, c2l, s2l;        // of the longitude
    Real latitude;                // magnitude [deg]

    HWY_INLINE Harmonics() {}
};

template <class Real>
HWY_INLINE Harmonics<Real> harmonics(const Real& x, const Real& y, const Real& latitude,
                                     const Real& longitude, const Real& hour) {
    Harmonics<Real> h;
    const Real x2 = x * x, y2 = y * y, y3 = y2 * y;
    h.zonal[0] = 1.0;
    h.zonal[1] = x;
    h.zonal[2] = 1.5 * x2 - 0.5;
    for (std::size_t n = 3; n < 7; ++n) {
        const double dn = static_cast<double>(n);
        h.zonal[n] =
            ((2.0 * dn - 1.0) / dn) * x * h.zonal[n - 1] - ((dn - 1.0) / dn) * h.zonal[n - 2];
    }
    h.p11 = y;
    h.p21 = 3.0 * x * y;
    h.p31 = 1.5 * (5.0 * x2 - 1.0) * y;
    h.p41 = 2.5 * (7.0 * x2 - 3.0) * x * y;
    h.p51 = (9.0 * x * h.p41 - 5.0 * h.p31) * 0.25;
    h.p61 = (11.0 * x * h.p51 - 6.0 * h.p41) * 0.2;
    h.p22 = 3.0 * y2;
    h.p32 = 15.0 * y2 * x;
    h.p42 = (7.0 * x * h.p32 - 5.0 * h.p22) * 0.5;
    h.p52 = 3.0 * x * h.p42 - 2.0 * h.p32;
    const Real p62 = (11.0 * x * h.p52 - 7.0 * h.p42) * 0.25;
    h.p72 = (13.0 * x * p62 - 8.0 * h.p52) * 0.2;
    h.p33 = 15.0 * y3;
    h.p43 = 105.0 * y3 * x;
    const Real p53 = (9.0 * x * h.p43 - 7.0 * h.p33) * 0.5;
    h.p63 = (11.0 * x * p53 - 8.0 * h.p43) * (1.0 / 3.0);
    sincos(k_hour_rate * hour, h.s1, h.c1);
    h.c2 = h.c1 * h.c1 - h.s1 * h.s1;
    h.s2 = 2.0 * h.s1 * h.c1;
    h.c3 = h.c1 * h.c2 - h.s1 * h.s2;
    h.s3 = h.s1 * h.c2 + h.c1 * h.s2;
    sincos(k_degree_rate * longitude, h.sl, h.cl);
    h.c2l = h.cl * h.cl - h.sl * h.sl;
    h.s2l = 2.0 * h.sl * h.cl;
    h.latitude = abs(latitude);
    return h;
}

template <std::size_t N, class Real>
HWY_INLINE Real weighted(const std::array<double, N>& weights, const Row<Real, N>& of) {
    Real sum = weights[0] * of[0];
    for (std::size_t k = 1; k < N; ++k) sum = mul_add(Real(weights[k]), of[k], sum);
    return sum;
}

/// Mean of the history of bent ap: now, 3, 6, 9 h before, two means of eight, each 3 h fading by E.
template <class Real>
HWY_INLINE Real history_mean(const std::array<double, 6>& g, const Real& e) {
    const Real e2 = e * e, e4 = e2 * e2, e8 = e4 * e4, rest = 1.0 / (1.0 - e);
    const Real total = g[0] + g[1] * e + g[2] * e2 + g[3] * e2 * e +
                       (g[4] * e4 + g[5] * e8 * e4) * (1.0 - e8) * rest;
    return total / (1.0 + sqrt(e) * (1.0 - e8 * e8 * e2 * e) * rest);
}

/// The expansion G of the formula sheet, with the ln of its base density.
template <class Real>
HWY_NOINLINE Real expansion(const UpperAtMoment& a, const Harmonics<Real>& h) {
    const Real& p10 = h.zonal[1];
    Real sum = weighted(a.zonal, h.zonal);
    sum += (1.0 + a.universal_a * p10) * (1.0 + a.universal_b * p10) *
           weighted(a.universal, Row<Real, 3>{p10, h.zonal[3], h.zonal[5]});
    const Row<Real, 4> first{h.p11, h.p31, h.p51, h.p21};
    sum += weighted(a.diurnal_c, first) * h.c1 + weighted(a.diurnal_s, first) * h.s1;
    const Row<Real, 4> second{h.p22, h.p42, h.p32, h.p52};
    sum += weighted(a.semidiurnal_c, second) * h.c2 + weighted(a.semidiurnal_s, second) * h.s2;
    const Row<Real, 3> third{h.p33, h.p43, h.p63};
    sum += weighted(a.terdiurnal_c, third) * h.c3 + weighted(a.terdiurnal_s, third) * h.s3;
    const Row<Real, 6> east{h.p21, h.p41, h.p61, h.p11, h.p31, h.p51};
    sum += weighted(a.longitude_c, east) * h.cl + weighted(a.longitude_s, east) * h.sl;
    sum += weighted(a.longitude_2, Row<Real, 3>{h.p32, h.p52, h.p72}) *
           (a.longitude_2_c * h.c2l + a.longitude_2_s * h.s2l);

    const Row<Real, 3> odd{h.p11, h.p31, h.p51};
    Real magnetic = a.magnetic_zonal[0] + a.magnetic_zonal[1] * p10;
    for (std::size_t n = 2; n < 6; ++n)
        magnetic = mul_add(Real(a.magnetic_zonal[n]), h.zonal[n], magnetic);
    magnetic += weighted(a.magnetic_diurnal, odd) *
                (a.magnetic_diurnal_c * h.c1 + a.magnetic_diurnal_s * h.s1);
    magnetic += (1.0 + a.magnetic_a * p10) *
                weighted(a.magnetic_longitude, Row<Real, 3>{h.p21, h.p41, h.p61}) *
                (a.magnetic_longitude_c * h.cl + a.magnetic_longitude_s * h.sl);
    magnetic += weighted(a.magnetic_annual, odd) *
                (a.magnetic_annual_c * h.cl + a.magnetic_annual_s * h.sl);
    if (a.activity_latitude == 0.0) return sum + a.activity * magnetic;
    const Real memory = a.activity_memory / (1.0 + a.activity_latitude * (45.0 - h.latitude));
    return sum + history_mean(a.activity_terms, min(Real(0.99999), exp(-memory))) * magnetic;
}

/// The expansion G_s; `activity` that of the temperature at 120 km.
template <class Real>
HWY_NOINLINE Real expansion(const LowerAtMoment& a, const Harmonics<Real>& h, double activity) {
    Real sum = weighted(a.zonal, h.zonal);
    const Row<Real, 3> first{h.p11, h.p31, h.p21};
    sum += weighted(a.diurnal_c, first) * h.c1 + weighted(a.diurnal_s, first) * h.s1;
    const Row<Real, 4> second{h.p22, h.p42, h.p32, h.p52};
    sum += weighted(a.semidiurnal_c, second) * h.c2 + weighted(a.semidiurnal_s, second) * h.s2;
    sum += h.p33 * (a.terdiurnal_c * h.c3 + a.terdiurnal_s * h.s3);
    const Row<Real, 6> east{h.p21, h.p41, h.p61, h.p11, h.p31, h.p51};
    sum += (a.longitude_a + a.longitude_b * h.zonal[1]) *
           (weighted(a.longitude_c, east) * h.cl + weighted(a.longitude_s, east) * h.sl);
    return sum + activity * (a.magnetic[0] + a.magnetic[1] * h.zonal[2]);
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
