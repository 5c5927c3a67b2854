// Temperature and diffusive equilibrium above 72.5 km in NRLMSISE-00.

#if defined(DAWNLINE_ASTRO_NRLMSISE00_PROFILE_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_NRLMSISE00_PROFILE_INL_HPP
#undef DAWNLINE_ASTRO_NRLMSISE00_PROFILE_INL_HPP
#else
#define DAWNLINE_ASTRO_NRLMSISE00_PROFILE_INL_HPP
#endif

#include <array>
#include <cstddef>

#include "dawnline/astro/nrlmsise00_coefficients.hpp"
#include "dawnline/astro/nrlmsise00_expansion-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;
using namespace nrlmsise00;

// symbol   here               meaning
// T∞       exospheric         temperature far above                    [K]
// T_L      base               temperature at 120 km                    [K]
// σ        sigma              fall of their difference with ζ          [1/km]
// ζ        above()            geopotential height above a level        [km]
// γ        gamma              exponent of diffusive equilibrium        [1]
// z_a      k_join             where the Bates profile meets the spline [km]

inline constexpr double k_gas = 831.4;             // of the model: km, cm/s² and u [1]
inline constexpr double k_join = k_pdl2[16];       // [km]
inline constexpr double k_base_height = k_ptm[6];  // [km]
inline constexpr double k_mesosphere = 72.5;       // below: no thermosphere's terms [km]
inline constexpr double k_mixed_mass = k_pdm3[5];  // of well-mixed air [u]

/// Gravity at the ground and the radius that belongs to it.
template <class Real>
struct Ground {
    Real gravity;  // [cm/s²]
    Real radius;   // [km]

    HWY_INLINE Ground() {}

    /// ζ: geopotential height of z above z0. [km]
    HWY_INLINE Real above(const Real& z, const Real& z0) const {
        return (z - z0) * (radius + z0) / (radius + z);
    }
    HWY_INLINE Real gravity_at(const Real& z) const {
        const Real ratio = radius / (radius + z);
        return gravity * ratio * ratio;
    }
};

/// Cubic spline through N points with given slopes at both ends.
template <class Real, std::size_t N>
struct ClampedSpline {
    Row<Real, N> x, y, bend;  // abscissas, values, second derivatives

    HWY_INLINE ClampedSpline() {}

    HWY_INLINE void solve(const Real& slope_first, const Real& slope_last) {
        Row<Real, N> u;
        bend[0] = -0.5;
        u[0] = 3.0 / (x[1] - x[0]) * ((y[1] - y[0]) / (x[1] - x[0]) - slope_first);
        for (std::size_t k = 1; k + 1 < N; ++k) {
            const Real share = (x[k] - x[k - 1]) / (x[k + 1] - x[k - 1]);
            const Real p = 1.0 / (share * bend[k - 1] + 2.0);
            const Real jump =
                (y[k + 1] - y[k]) / (x[k + 1] - x[k]) - (y[k] - y[k - 1]) / (x[k] - x[k - 1]);
            bend[k] = (share - 1.0) * p;
            u[k] = (6.0 * jump / (x[k + 1] - x[k - 1]) - share * u[k - 1]) * p;
        }
        const Real last = x[N - 1] - x[N - 2];
        const Real end = 3.0 / last * (slope_last - (y[N - 1] - y[N - 2]) / last);
        bend[N - 1] = (end - 0.5 * u[N - 2]) / (0.5 * bend[N - 2] + 1.0);
        for (std::size_t k = N - 1; k-- > 0;) bend[k] = bend[k] * bend[k + 1] + u[k];
    }

    /// Value at `at` and the integral from the first point to it; abscissas rise.
    HWY_INLINE void evaluate(const Real& at, Real& value, Real& integral) const {
        integral = 0.0;
        value = y[0];
        for (std::size_t k = 0; k + 1 < N; ++k) {
            const Real h = x[k + 1] - x[k];
            const Real b = min(max((at - x[k]) / h, Real(0.0)), Real(1.0)), a = 1.0 - b;
            const Real a2 = a * a, b2 = b * b, h2 = h * h * (1.0 / 6.0);
            integral += h * (0.5 * ((1.0 - a2) * y[k] + b2 * y[k + 1]) +
                             h2 * ((0.5 * a2 - 0.25 * (1.0 + a2 * a2)) * bend[k] +
                                   (0.25 * b2 * b2 - 0.5 * b2) * bend[k + 1]));
            const Real here = a * y[k] + b * y[k + 1] +
                              h2 * ((a2 - 1.0) * a * bend[k] + (b2 - 1.0) * b * bend[k + 1]);
            value = select(at > x[k], here, value);
        }
    }
};

/// Temperature from 72.5 km up: Bates above z_a, below a spline of 1/T in reduced height.
template <class Real>
struct Profile {
    Ground<Real> ground;
    Real exospheric, base, sigma;
    Real gamma_per_mass;  // γ of mass 1
    Real depth;           // Δ = ζ(72.5, z_a), negative [km]
    Real weight;          // g(z_a) Δ/ℛ
    ClampedSpline<Real, 5> inverse;

    HWY_INLINE Profile() {}

    HWY_INLINE Real bates(const Real& z) const {
        return exospheric -
               (exospheric - base) * exp(-sigma * ground.above(z, Real(k_base_height)));
    }
};

/// What every species needs to know of a height.
template <class Real>
struct Level {
    Real temperature;
    Real upper;   // ln(T_L/T_B) at the height, not below z_a
    Real height;  // σ ζ above 120 km, not below z_a
    Real lower;   // ln of the temperature at z_a over that at the height; 0 above z_a
    Real weight;  // g Δ I/ℛ of the spline's part; 0 above z_a

    HWY_INLINE Level() {}
};

template <class Real>
HWY_INLINE void set_bates(Profile<Real>& p, const Real& exospheric, const Real& base,
                          const Real& sigma_per_kelvin) {
    p.exospheric = exospheric;
    p.base = base;
    p.sigma = sigma_per_kelvin;
    const Real ratio = 1.0 + k_base_height / p.ground.radius;
    p.gamma_per_mass = p.ground.gravity / (ratio * ratio) / (p.sigma * k_gas * p.exospheric);
}

/// Temperatures at z_a, 110, 100, 90, 72.5 km and slopes at both ends [K], [K/km].
template <class Real>
struct Nodes {
    Row<Real, 5> temperature;
    Real slope_top, slope_bottom;

    HWY_INLINE Nodes() {}
};

template <class Real>
HWY_INLINE void set_spline(Profile<Real>& p, const Nodes<Real>& nodes) {
    constexpr std::array<double, 5> heights{k_join, 110.0, 100.0, 90.0, k_mesosphere};
    p.depth = p.ground.above(Real(k_mesosphere), Real(k_join));
    p.weight = p.ground.gravity_at(Real(k_join)) * p.depth * (1.0 / k_gas);
    for (std::size_t k = 0; k < 5; ++k) {
        p.inverse.x[k] = p.ground.above(Real(heights[k]), Real(k_join)) / p.depth;
        p.inverse.y[k] = 1.0 / nodes.temperature[k];
    }
    p.inverse.x[4] = 1.0;
    const Real ratio = (p.ground.radius + k_mesosphere) / (p.ground.radius + k_join);
    p.inverse.solve(
        -nodes.slope_top * p.depth * p.inverse.y[0] * p.inverse.y[0],
        -nodes.slope_bottom * p.depth * p.inverse.y[4] * p.inverse.y[4] * ratio * ratio);
}

template <class Real>
HWY_NOINLINE Level<Real> level_at(const Profile<Real>& p, const Real& z) {
    Level<Real> out;
    const Real high = max(z, Real(k_join));
    out.temperature = p.bates(high);
    out.upper = log(p.base / out.temperature);
    out.height = p.sigma * p.ground.above(high, Real(k_base_height));
    out.lower = 0.0;
    out.weight = 0.0;
    const auto below = z < Real(k_join);
    if (any(below)) {
        Real inverse, integral;
        p.inverse.evaluate(p.ground.above(z, Real(k_join)) / p.depth, inverse, integral);
        out.lower = select(below, log(out.temperature * inverse), Real(0.0));
        out.weight = select(below, p.weight * integral, Real(0.0));
        out.temperature = select(below, 1.0 / inverse, out.temperature);
    }
    return out;
}

/// ln of density over base density in diffusive equilibrium, D of the formula sheet.
///
/// Its cap min(50, e^−σγζ) never holds: ζ ≥ 3.4 km here, and e^−σγζ < 1.2 for any difference of
/// masses.
template <class Real>
HWY_INLINE Real diffusion(const Profile<Real>& p, const Level<Real>& at, double mass,
                          double thermal) {
    const Real gamma = mass * p.gamma_per_mass;
    return (1.0 + thermal) * (at.upper + at.lower) + gamma * (at.upper - at.height) -
           min(Real(50.0), mass * at.weight);
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
