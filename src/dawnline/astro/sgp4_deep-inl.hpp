// The deep-space part of SGP4 at a time: periodic pull of Sun and Moon, resonance.

#if defined(DAWNLINE_ASTRO_SGP4_DEEP_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_SGP4_DEEP_INL_HPP
#undef DAWNLINE_ASTRO_SGP4_DEEP_INL_HPP
#else
#define DAWNLINE_ASTRO_SGP4_DEEP_INL_HPP
#endif

#include "dawnline/astro/sgp4-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

/// Shifts of the elements by Sun and Moon together.
template <class Real>
struct Shifts {
    Real eccentricity, inclination, anomaly;
    Real argument;  // of ω + Ω cos i
    Real node;      // of Ω sin i
};

template <class Real>
HWY_INLINE Shifts<Real> pull_at(const Sgp4Pull<Real>& pull, double rate, double eccentricity,
                                Real t) {
    const Real mean_anomaly = mul_add(Real(rate), t, pull.phase);
    Real s, c;
    sincos(mean_anomaly, s, c);
    turn(2.0 * eccentricity * s, s, c);  // f = M + 2 e sin M
    const Real f2 = mul_add(0.5 * s, s, Real(-0.25)), f3 = -0.5 * s * c;
    return {mul_add(pull.eccentricity[0], f2, pull.eccentricity[1] * f3),
            mul_add(pull.inclination[0], f2, pull.inclination[1] * f3),
            mul_add(pull.anomaly[0], f2, mul_add(pull.anomaly[1], f3, pull.anomaly[2] * s)),
            mul_add(pull.argument[0], f2, mul_add(pull.argument[1], f3, pull.argument[2] * s)),
            mul_add(pull.node[0], f2, pull.node[1] * f3)};
}

template <class Real>
HWY_INLINE Shifts<Real> pulls_at(const Sgp4Deep<Real>& deep, Real t) {
    // Rate of the mean anomaly and eccentricity of Sun and Moon: Hoots & Roehrich 1980, sec. 7.
    const Shifts<Real> sun = pull_at(deep.sun, 1.19459e-5, 0.01675, t);
    const Shifts<Real> moon = pull_at(deep.moon, 1.5835218e-4, 0.05490, t);
    return {sun.eccentricity + moon.eccentricity, sun.inclination + moon.inclination,
            sun.anomaly + moon.anomaly, sun.argument + moon.argument, sun.node + moon.node};
}

/// Where the integration of a resonance stands, at a multiple of 720 min from the epoch, with the
/// derivatives there. It is a function of the object and of `time` alone.
template <class Real>
struct ResonancePoint {
    Real time;                                                 // since the epoch [min]
    Real longitude;                                            // λ [rad]
    Real mean_motion;                                          // n [rad/min]
    Real longitude_rate, mean_motion_rate, mean_motion_curve;  // λ̇, ṅ, n̈ [rad/min …]
};

/// Fills the derivatives: with C_j(ω) = Σ_m D e^(i(mω − g)),
/// ṅ = Im Σ C_j e^(ijλ), n̈ = λ̇ Re Σ j C_j e^(ijλ).
template <bool half_day, class Real>
HWY_INLINE void differentiate(const Sgp4Mean<Real>& mean, const Sgp4Resonance<Real>& resonance,
                              ResonancePoint<Real>& point) {
    Real re[3], im[3];
    if constexpr (half_day) {
        const Real argument = mul_add(mean.argument_rate, point.time, mean.argument_of_perigee);
        Real s, c;
        sincos(argument, s, c);
        const Real s2 = 2.0 * s * c, c2 = mul_add(-2.0 * s, s, Real(1.0));
        for (int j = 0; j < 2; ++j) {
            const Real* const x = resonance.cosine[j];
            const Real* const y = resonance.sine[j];
            re[j] = x[1] + (x[0] + x[2]) * c + (y[0] - y[2]) * s + x[3] * c2 - y[3] * s2;
            im[j] = y[1] + (y[0] + y[2]) * c + (x[2] - x[0]) * s + y[3] * c2 + x[3] * s2;
        }
    } else {
        for (int j = 0; j < 3; ++j) re[j] = resonance.cosine[j][1], im[j] = resonance.sine[j][1];
    }
    Real s1, c1;
    sincos(point.longitude, s1, c1);
    const Real s2 = 2.0 * s1 * c1, c2 = mul_add(-2.0 * s1, s1, Real(1.0));
    Real rate = re[0] * s1 + im[0] * c1 + re[1] * s2 + im[1] * c2;
    Real curve = re[0] * c1 - im[0] * s1 + 2.0 * (re[1] * c2 - im[1] * s2);
    if constexpr (!half_day) {
        const Real s3 = s2 * c1 + c2 * s1, c3 = c2 * c1 - s2 * s1;
        rate += re[2] * s3 + im[2] * c3;
        curve += 3.0 * (re[2] * c3 - im[2] * s3);
    }
    point.longitude_rate = point.mean_motion + resonance.longitude_rate;
    point.mean_motion_rate = rate;
    point.mean_motion_curve = curve * point.longitude_rate;
}

template <bool half_day, class Real>
HWY_INLINE ResonancePoint<Real> resonance_start(const Sgp4Mean<Real>& mean,
                                                const Sgp4Resonance<Real>& resonance) {
    ResonancePoint<Real> point{0.0, resonance.longitude, mean.mean_motion, 0.0, 0.0, 0.0};
    differentiate<half_day>(mean, resonance, point);
    return point;
}

template <class Condition, class Real>
HWY_INLINE void replace(Condition where, const ResonancePoint<Real>& by,
                        ResonancePoint<Real>& point) {
    point.time = select(where, by.time, point.time);
    point.longitude = select(where, by.longitude, point.longitude);
    point.mean_motion = select(where, by.mean_motion, point.mean_motion);
    point.longitude_rate = select(where, by.longitude_rate, point.longitude_rate);
    point.mean_motion_rate = select(where, by.mean_motion_rate, point.mean_motion_rate);
    point.mean_motion_curve = select(where, by.mean_motion_curve, point.mean_motion_curve);
}

/// Steps of 720 min until less than one is left to `t`, from the epoch where `point` lies beyond.
template <bool half_day, class Real>
HWY_INLINE void advance(const Sgp4Mean<Real>& mean, const Sgp4Resonance<Real>& resonance,
                        const ResonancePoint<Real>& start, Real t, ResonancePoint<Real>& point) {
    constexpr double k_step = 720.0;  // [min]
    const auto beyond = (t * point.time < Real(0.0)) | (abs(t) < abs(point.time));
    if (any(beyond)) replace(beyond, start, point);
    const Real step = select(t < Real(0.0), Real(-k_step), Real(k_step));
    // Farther than a human life nothing is worth integrating, and NaN must end as well.
    const auto worth = abs(t) < Real(1e8);
    while (true) {
        const auto far = abs(t - point.time) >= Real(k_step);
        const auto left = far & worth;
        if (!any(left)) break;
        ResonancePoint<Real> next = point;
        next.time = point.time + step;
        next.longitude = point.longitude + (point.longitude_rate * step +
                                            (0.5 * k_step * k_step) * point.mean_motion_rate);
        next.mean_motion = point.mean_motion + (point.mean_motion_rate * step +
                                                (0.5 * k_step * k_step) * point.mean_motion_curve);
        differentiate<half_day>(mean, resonance, next);
        replace(left, next, point);
    }
}

/// (n₀/n)^(2/3) by Halley's iteration for y³ = (n₀/n)²; n stays within a percent of n₀.
template <class Real>
HWY_INLINE Real axis_ratio(Real mean_motion_ratio) {
    const Real cube = mean_motion_ratio * mean_motion_ratio;
    Real y = 1.0;
    for (int k = 0; k < 4; ++k) {
        const Real y3 = y * y * y;
        y = y * (y3 + 2.0 * cube) / (2.0 * y3 + cube);
    }
    return y;
}

/// x less its whole turns, towards zero: the sign stays, as with fmod.
template <class Real>
HWY_INLINE Real within_a_turn(Real x) {
    constexpr double k_turn = 6.28318530717958647692;
    const Real turns = floor(abs(x) * (1.0 / k_turn));
    return x - select(x < Real(0.0), -turns, turns) * k_turn;
}

/// What the secular terms and the resonance make of the elements.
template <class Real>
struct DeepPath {
    Real eccentricity, inclination, node, argument, anomaly;  // [1, rad]
    Real mean_motion;                                         // [rad/min]
};

template <class Real>
HWY_INLINE DeepPath<Real> deep_path(const Sgp4Mean<Real>& mean, const Sgp4Deep<Real>& deep,
                                    Real t) {
    return {mul_add(deep.eccentricity_rate, t, mean.eccentricity),
            mul_add(deep.inclination_rate, t, mean.inclination),
            mul_add(t, mul_add(mean.node_drag, t, mean.node_rate + deep.node_rate), mean.node),
            mul_add(mean.argument_rate + deep.argument_rate, t, mean.argument_of_perigee),
            mul_add(mean.anomaly_rate + deep.anomaly_rate, t, mean.mean_anomaly),
            mean.mean_motion};
}

/// Replaces anomaly and mean motion by those of the resonance.
template <bool half_day, class Real>
HWY_INLINE void resonate(const Sgp4Resonance<Real>& resonance, const ResonancePoint<Real>& point,
                         Real t, DeepPath<Real>& path) {
    const Real f = t - point.time;
    const Real longitude =
        point.longitude + f * mul_add(0.5 * f, point.mean_motion_rate, point.longitude_rate);
    const Real sidereal = mul_add(Real(4.37526908801129966e-3), t, resonance.sidereal_time);
    path.mean_motion =
        point.mean_motion + f * mul_add(0.5 * f, point.mean_motion_curve, point.mean_motion_rate);
    path.anomaly = half_day ? longitude - 2.0 * (path.node - sidereal)
                            : longitude - path.node - path.argument + sidereal;
}

/// State `t` minutes after the epoch, in deep space, from secular and resonant terms.
template <class Real>
HWY_INLINE Sgp4Point<Real> deep_state(const Sgp4Mean<Real>& mean, const Sgp4Deep<Real>& deep,
                                      const DeepPath<Real>& path, Real t) {
    const auto no_motion = path.mean_motion <= Real(0.0);
    const Real fall = 1.0 - mean.axis_drag[0] * t;
    const Real ratio = axis_ratio(mean.mean_motion / path.mean_motion);
    const Real a = mean.semi_major_axis * ratio * (fall * fall);
    const Real e = path.eccentricity - mean.eccentricity_drag * t;
    const auto bad_mean = (e >= Real(1.0)) | (e < Real(-0.001));
    const Real node = within_a_turn(path.node);

    const Shifts<Real> shift = pulls_at(deep, t);
    const Real e_p = max(e, Real(1e-6)) + shift.eccentricity;
    const auto bad_pull = (e_p < Real(0.0)) | (e_p > Real(1.0));
    const Real i_p = path.inclination + shift.inclination;
    Real si, ci;
    sincos(i_p, si, ci);
    Real node_shift = shift.node / si;
    Real argument_shift = shift.argument - ci * node_shift;
    // Lyddane's form, without division by sin i. Ω itself stands in it, as in the reference.
    const auto flat = i_p < Real(0.2);
    if (any(flat)) {
        const Real low = atan2(shift.node, mul_add(shift.inclination, ci, si));
        node_shift = select(flat, low, node_shift);
        argument_shift =
            select(flat, shift.argument - shift.inclination * node * si - ci * low, argument_shift);
    }
    const Real turned = select(i_p < Real(0.0), Real(3.14159265358979323846), Real(0.0));

    const Real argument = path.argument + argument_shift - turned;
    const Real ahead = t * t * mean.longitude_drag[0];
    const MeanOrbit<Real> orbit{a,        sqrt(a),
                                e_p,      node + node_shift + turned,
                                argument, path.anomaly + shift.anomaly + ahead + argument};
    const Real status = select(no_motion, Real(2.0),
                               select(bad_mean, Real(1.0), select(bad_pull, Real(3.0), Real(0.0))));
    return place(orbit, tilt_of(abs(si), ci), status);
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
