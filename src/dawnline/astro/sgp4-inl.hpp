// SGP4 and SDP4 at a time, written once for one object (double) and for a batch (Lanes).
//
// The order of operations is not that of the reference code: no angle is ever taken from its sine
// and cosine, small shifts are angle additions, Kepler's equation is solved for E − U. Both orders
// are the same to rounding.

#if defined(DAWNLINE_ASTRO_SGP4_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_SGP4_INL_HPP
#undef DAWNLINE_ASTRO_SGP4_INL_HPP
#else
#define DAWNLINE_ASTRO_SGP4_INL_HPP
#endif

#include "dawnline/astro/sgp4.hpp"
#include "dawnline/base/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

/// One state and its status as a number, in the units of the theory.
template <class Real>
struct Sgp4Point {
    Triple<Real> r;  // in TEME [m]
    Triple<Real> v;  // [m/s]
    Real status;     // value of Sgp4Status
};

/// Functions of the inclination that periodic terms need; constant near the Earth.
template <class Real>
struct Tilt {
    Real sine, cosine;
    Real long_argument;   // −½ (J₃/J₂) sin i
    Real long_longitude;  // −¼ (J₃/J₂) sin i (3 + 5θ)/(1 + θ)
    Real kappa;           // 3θ² − 1
    Real sigma;           // 1 − θ²
    Real lambda;          // 7θ² − 1
};

template <class Real>
HWY_INLINE Tilt<Real> tilt_of(Real sine, Real cosine) {
    using namespace sgp4_constants;
    const Real one_plus = 1.0 + cosine;
    // At i = π the formula divides by zero; the least divisor is that of Vallado et al. 2006.
    const Real divisor = select(abs(one_plus) > 1.5e-12, one_plus, Real(1.5e-12));
    const Real theta2 = cosine * cosine;
    return {sine,
            cosine,
            -0.5 * (k_j3 / k_j2) * sine,
            -0.25 * (k_j3 / k_j2) * sine * (3.0 + 5.0 * cosine) / divisor,
            3.0 * theta2 - 1.0,
            1.0 - theta2,
            7.0 * theta2 - 1.0};
}

/// Turns (s, c) = (sin, cos) by x. Max error: 1e-17 for |x| < 0.11.
template <class Real>
HWY_INLINE void turn(Real x, Real& s, Real& c) {
    const Real z = x * x;
    Real p = mul_add(z, Real(1.0 / 362880.0), Real(-1.0 / 5040.0));
    p = mul_add(z, p, Real(1.0 / 120.0));
    p = mul_add(z, p, Real(-1.0 / 6.0));
    const Real sx = mul_add(z * x, p, x);
    Real q = mul_add(z, Real(-1.0 / 3628800.0), Real(1.0 / 40320.0));
    q = mul_add(z, q, Real(-1.0 / 720.0));
    q = mul_add(z, q, Real(1.0 / 24.0));
    q = mul_add(z, q, Real(-0.5));
    const Real cx1 = z * q;  // cos x − 1
    const Real s0 = s;
    s = s + mul_add(s, cx1, c * sx);
    c = c + (c * cx1 - s0 * sx);
}

/// The same. Max error: 1e-17 for |x| < 0.005.
template <class Real>
HWY_INLINE void turn_little(Real x, Real& s, Real& c) {
    const Real z = x * x;
    const Real sx = mul_add(z * x, mul_add(z, Real(1.0 / 120.0), Real(-1.0 / 6.0)), x);
    const Real cx1 = z * mul_add(z, mul_add(z, Real(-1.0 / 720.0), Real(1.0 / 24.0)), Real(-0.5));
    const Real s0 = s;
    s = s + mul_add(s, cx1, c * sx);
    c = c + (c * cx1 - s0 * sx);
}

/// The same for any x, and only where it is wanted.
template <class Real, class Condition>
HWY_INLINE void turn_far(Condition wanted, Real x, Real& s, Real& c) {
    Real sx, cx;
    sincos(select(wanted, x, Real(0.0)), sx, cx);
    const Real s0 = s;
    s = mul_add(s, cx, c * sx);
    c = c * cx - s0 * sx;
}

/// Root step of third order (Halley) of d + a_y cos(U + d) − a_x sin(U + d) = 0.
template <class Real>
HWY_INLINE Real kepler_step(Real ax, Real ay, Real d, Real s, Real c) {
    const Real curve = ax * s - ay * c;               // e sin E
    const Real slope = 1.0 - mul_add(ax, c, ay * s);  // 1 − e cos E
    const Real miss = curve - d;
    return miss * slope / mul_add(slope, slope, 0.5 * miss * curve);
}

/// Kepler's equation from E = U by Newton's steps of at most 0.95, for the lanes that are wanted.
///
/// Ten steps, the tenth of which comes too late, as in the reference: where e is near 1 they do not
/// always suffice, and published states show it. A lane stops with a step below 1e-7, for the next
/// one would be below 1e-12.
template <class Real, class Condition>
HWY_INLINE void solve_kepler_far(Condition wanted, Real su, Real cu, Real ax, Real ay, Real& s,
                                 Real& c) {
    Real d = 0.0, sine = su, cosine = cu;
    Condition going = wanted;
    for (int k = 1; k < 10 && any(going); ++k) {
        const Real miss = mul_add(ax, sine, -mul_add(ay, cosine, d));
        const Real step = miss / (1.0 - mul_add(ax, cosine, ay * sine));
        d = select(going, d + max(min(step, Real(0.95)), Real(-0.95)), d);
        Real sd, cd;
        sincos(d, sd, cd);
        sine = mul_add(su, cd, cu * sd);
        cosine = cu * cd - su * sd;
        going = going & (abs(step) > Real(1e-7));
    }
    s = select(wanted, sine, s);
    c = select(wanted, cosine, c);
}

/// sin E and cos E of U = E + a_y cos E − a_x sin E. Max error: 3e-16 unless `far`, e > 0.1, which
/// takes more than two steps.
template <class Real, class Condition>
HWY_INLINE void solve_kepler(Real u, Real ax, Real ay, Condition far, Real& s, Real& c) {
    sincos(u, s, c);
    const Real su = s, cu = c;
    const Real first = kepler_step(ax, ay, Real(0.0), s, c);
    turn(first, s, c);
    turn_little(kepler_step(ax, ay, first, s, c), s, c);
    if (any(far)) [[unlikely]]
        solve_kepler_far(far, su, cu, ax, ay, s, c);
}

/// A mean orbit after the secular terms, before the periodic ones of the zonal harmonics.
template <class Real>
struct MeanOrbit {
    Real semi_major_axis;       // [Earth radii]
    Real root;                  // √ of it
    Real eccentricity;          // [1]
    Real node;                  // [rad]
    Real argument_of_perigee;   // [rad]
    Real argument_of_latitude;  // M + ω [rad]
};

/// Adds the long- and short-period terms and turns the orbit into position and velocity.
///
/// `status` is what went wrong before, or 0.
template <class Real>
HWY_INLINE Sgp4Point<Real> place(const MeanOrbit<Real>& orbit, const Tilt<Real>& tilt,
                                 Real status) {
    using namespace sgp4_constants;
    const Real a = orbit.semi_major_axis, e = orbit.eccentricity;
    Real sw, cw;
    sincos(orbit.argument_of_perigee, sw, cw);
    const Real inverse_p = 1.0 / (a * (1.0 - e * e));
    const Real ax = e * cw;
    const Real ay = mul_add(e, sw, inverse_p * tilt.long_argument);
    const Real u = mul_add(inverse_p * tilt.long_longitude, ax, orbit.argument_of_latitude);
    const Real e2 = mul_add(ax, ax, ay * ay);
    Real se, ce;
    const auto far = e2 > Real(0.01);
    solve_kepler(u, ax, ay, far, se, ce);

    const Real e_cos = mul_add(ax, ce, ay * se), e_sin = ax * se - ay * ce;
    const Real beta2 = 1.0 - e2, beta = sqrt(beta2);
    const Real inverse_ratio = 1.0 / (1.0 - e_cos);  // a/r
    const Real r = a * (1.0 - e_cos);
    const Real x = e_sin / (1.0 + beta);
    Real su = inverse_ratio * (se - mul_add(ax, x, ay));
    Real cu = inverse_ratio * (ce - mul_add(-ay, x, ax));

    const Real sin2u = 2.0 * su * cu, cos2u = mul_add(-2.0 * su, su, Real(1.0));
    const Real inverse_l = 1.0 / (a * beta2);
    const Real k1 = 0.5 * k_j2 * inverse_l, k2 = k1 * inverse_l;
    Real swing = 1.5 * k2 * tilt.cosine, slip = -0.25 * k2 * tilt.lambda * sin2u;
    const Real radius =
        mul_add(0.5 * k1 * tilt.sigma, cos2u, r * mul_add(-1.5 * k2 * beta, tilt.kappa, Real(1.0)));
    // √a/r times e sin E and √(1 − e²), less n k₁ = k₁/(a √a) times the short-period terms.
    const Real inverse_root = 1.0 / orbit.root;
    const Real pace = inverse_ratio * inverse_root;
    const Real drift = k1 * (inverse_root * inverse_root * inverse_root);
    const Real radial = pace * e_sin - drift * tilt.sigma * sin2u;
    const Real along = mul_add(pace, beta, drift * mul_add(tilt.sigma, cos2u, 1.5 * tilt.kappa));

    Real sn, cn, si = tilt.sine, ci = tilt.cosine;
    sincos(orbit.node, sn, cn);
    // Only below 0.4 Earth radii of semi-latus rectum the shifts exceed 0.005 rad.
    const auto wide = k2 > Real(0.003);
    if (any(wide)) [[unlikely]] {
        turn_far(wide, slip, su, cu);
        turn_far(wide, swing * sin2u, sn, cn);
        turn_far(wide, swing * tilt.sine * cos2u, si, ci);
        slip = select(wide, Real(0.0), slip), swing = select(wide, Real(0.0), swing);
    }
    turn_little(slip, su, cu);
    turn_little(swing * sin2u, sn, cn);
    turn_little(swing * tilt.sine * cos2u, si, ci);

    const Real mx = sn * ci, my = cn * ci;
    const Triple<Real> out{cn * cu - mx * su, my * su + sn * cu, si * su};
    const Triple<Real> ahead{-(mx * cu + cn * su), my * cu - sn * su, si * cu};
    // Comparisons with NaN are false, so that only sound numbers are good.
    const auto good =
        (status < Real(0.5)) & (radius >= Real(1.0)) & (radius < Real(1e12)) & (beta2 >= Real(0.0));
    Real verdict = 0.0;
    if (!all(good)) [[unlikely]] {
        const Real later = select(beta2 < Real(0.0), Real(4.0),
                                  select(radius < Real(1.0), Real(6.0),
                                         select(radius < Real(1e12), Real(0.0), Real(7.0))));
        verdict = select(status > Real(0.5), status, later);
    }
    return {(radius * k_earth_radius) * out, (radial * k_speed) * out + (along * k_speed) * ahead,
            verdict};
}

/// State `t` minutes after the epoch, near the Earth.
template <class Real>
HWY_INLINE Sgp4Point<Real> near_earth_state(const Sgp4Mean<Real>& mean, const Tilt<Real>& tilt,
                                            Real root, Real t) {
    const Real anomaly = mul_add(mean.anomaly_rate, t, mean.mean_anomaly);
    const Real argument = mul_add(mean.argument_rate, t, mean.argument_of_perigee);
    Real sm, cm;
    sincos(anomaly, sm, cm);
    const Real bulge = mul_add(mean.eta, cm, Real(1.0));
    const Real shift =
        mul_add(mean.argument_drag, t, mean.anomaly_drag * (bulge * bulge * bulge - mean.bulge));
    Real shifted_sm = sm, shifted_cm = cm;
    turn(shift, shifted_sm, shifted_cm);
    const auto far = abs(shift) > Real(0.11);
    if (any(far)) [[unlikely]] {
        Real ss, cs;
        sincos(shift, ss, cs);
        shifted_sm = select(far, mul_add(sm, cs, cm * ss), shifted_sm);
    }
    const Real e =
        mean.eccentricity - mul_add(mean.eccentricity_drag, t,
                                    mean.eccentricity_swing * (shifted_sm - mean.sin_anomaly));
    const Real fall =
        1.0 - t * (mean.axis_drag[0] +
                   t * (mean.axis_drag[1] + t * (mean.axis_drag[2] + t * mean.axis_drag[3])));
    const Real ahead =
        t * t *
        (mean.longitude_drag[0] +
         t * (mean.longitude_drag[1] + t * (mean.longitude_drag[2] + t * mean.longitude_drag[3])));
    const MeanOrbit<Real> orbit{mean.semi_major_axis * fall * fall,
                                root * abs(fall),
                                max(e, Real(1e-6)),
                                mul_add(t, mul_add(mean.node_drag, t, mean.node_rate), mean.node),
                                argument - shift,
                                anomaly + argument + ahead};
    const Real status = select((e >= Real(1.0)) | (e < Real(-0.001)), Real(1.0), Real(0.0));
    return place(orbit, tilt, status);
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
