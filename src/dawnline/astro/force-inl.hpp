// Forces on a satellite as callables that are summed at compile time, for double and for lanes.
//
// A force is a small value with
//
//     Triple<Real> operator()(const Sky&, const Triple<Real>& r_ES_G, const Triple<Real>& v_ES_G,
//                             const Body<Real>&) const noexcept      → acceleration in G [m/s²]
//
// as a template on Real (double, Lanes). It keeps no state and allocates nothing. Included like
// every -inl.hpp: once per instruction set, or once for the baseline (base/lanes-inl.hpp).

#if defined(DAWNLINE_ASTRO_FORCE_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_FORCE_INL_HPP
#undef DAWNLINE_ASTRO_FORCE_INL_HPP
#else
#define DAWNLINE_ASTRO_FORCE_INL_HPP
#endif

#include <concepts>

#include "dawnline/astro/sky.hpp"
#include "dawnline/base/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

/// What of a satellite the surface forces need.
template <class Real>
struct Body {
    Real drag_area_per_mass{};   // C_d A/m [m²/kg]
    Real light_area_per_mass{};  // C_r A/m [m²/kg]
};

/// The same vector in every lane.
template <class Real>
HWY_INLINE Triple<Real> triple_of(const Vec3& v) {
    return {Real(v.x), Real(v.y), Real(v.z)};
}

/// What an integrator asks of a force.
template <class F>
concept Force = requires(const F& force, const Sky& sky, const Triple<double>& vector,
                         const Body<double>& body) {
    { force(sky, vector, vector, body) }
    noexcept->std::same_as<Triple<double>>;
};

/// The sum of forces: `Forces sum{Gravity{&field}, ThirdBodies{}, LightPressure{}}`.
template <class... Fs>
struct Forces;

template <>
struct Forces<> {
    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky&, const Triple<Real>&, const Triple<Real>&,
                                       const Body<Real>&) const noexcept {
        return {};
    }
};

template <class First, class... Rest>
struct Forces<First, Rest...> {
    First first;
    Forces<Rest...> rest;

    constexpr explicit Forces(const First& force, const Rest&... others)
        : first(force), rest(others...) {}

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>& v_ES_G,
                                       const Body<Real>& body) const noexcept {
        return rest(sky, r_ES_G, v_ES_G, body) + first(sky, r_ES_G, v_ES_G, body);
    }
};

template <class... Fs>
Forces(Fs...) -> Forces<Fs...>;

/// −GM r/r³: the Earth as a point.
struct PointMass {
    double gm = constants::k_gm_earth;  // [m³/s²]

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky&, const Triple<Real>& r_ES_G, const Triple<Real>&,
                                       const Body<Real>&) const noexcept {
        const Real r2 = dot(r_ES_G, r_ES_G);
        return (Real(-gm) / (r2 * sqrt(r2))) * r_ES_G;
    }
};

/// GM [(s − r)/|s − r|³ − s/|s|³]: the pull of a far body less its pull on the Earth. [m/s²]
template <class Real>
HWY_INLINE Triple<Real> third_body_pull(const Triple<Real>& r_ES_G, const Vec3& r_EB_G, double gm) {
    const Triple<Real> r_SB_G = triple_of<Real>(r_EB_G) - r_ES_G;
    const Real d2 = dot(r_SB_G, r_SB_G);
    const double s2 = dawnline::dot(r_EB_G, r_EB_G);
    const Vec3 on_earth = (gm / (s2 * std::sqrt(s2))) * r_EB_G;
    return (Real(gm) / (d2 * sqrt(d2))) * r_SB_G - triple_of<Real>(on_earth);
}

/// Pull of Sun and Moon as points, where the sky has them (Montenbruck & Gill 2000, eq. 3.37).
///
/// In double the direct difference keeps 1e-11 of itself in a low orbit: below 1e-17 m/s².
struct ThirdBodies {
    double gm_sun = constants::k_gm_sun;    // 0 leaves it out [m³/s²]
    double gm_moon = constants::k_gm_moon;  // 0 leaves it out [m³/s²]

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>&, const Body<Real>&) const noexcept {
        return third_body_pull(r_ES_G, sky.r_EU_G, gm_sun) +
               third_body_pull(r_ES_G, sky.r_EM_G, gm_moon);
    }
};

/// Pull of another body, such as a planet: `place(t)` is its r_EB_G, a Vec3, at sky.t [m].
template <class Place>
struct ThirdBody {
    double gm;  // [m³/s²]
    Place place;

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>&, const Body<Real>&) const noexcept {
        return third_body_pull(r_ES_G, place(sky.t), gm);
    }
};

/// Schwarzschild's correction GM/(c² r³) {[4 GM/r − v²] r + 4 (r·v) v} of the Earth's pull (IERS
/// Conventions 2010, eq. 10.12, first term; β = γ = 1).
///
/// Lense–Thirring and geodesic precession are left out: 0.2 m in 7 days at 420 km.
struct Relativity {
    double gm = constants::k_gm_earth;  // [m³/s²]

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky&, const Triple<Real>& r_ES_G,
                                       const Triple<Real>& v_ES_G,
                                       const Body<Real>&) const noexcept {
        constexpr double c2 = constants::k_speed_of_light * constants::k_speed_of_light;
        const Real r2 = dot(r_ES_G, r_ES_G), r = sqrt(r2);
        const Real strength = Real(gm / c2) / (r2 * r);
        const Real along_r = Real(4.0 * gm) / r - dot(v_ES_G, v_ES_G);
        const Real along_v = 4.0 * dot(r_ES_G, v_ES_G);
        return strength * (along_r * r_ES_G + along_v * v_ES_G);
    }
};

/// Axes in which a direction of thrust is given.
enum class ThrustAxes {
    inertial,  // G
    orbital,   // outwards, forwards in the plane, along the orbit normal
    velocity,  // along v, along the orbit normal × v, along the orbit normal
};

/// A constant thrust; the mass falls linearly from sky.t = 0.
struct Thrust {
    double force;                            // [N]
    double mass;                             // of the satellite at sky.t = 0 [kg]
    double mass_flow = 0.0;                  // force / (Isp g0) [kg/s]
    ThrustAxes axes = ThrustAxes::velocity;  // of `direction`
    Vec3 direction{1.0, 0.0, 0.0};           // unit vector

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>& v_ES_G,
                                       const Body<Real>&) const noexcept {
        const Vec3 push = (force / (mass - mass_flow * sky.t)) * direction;
        if (axes == ThrustAxes::inertial) return triple_of<Real>(push);
        const Triple<Real> h = cross(r_ES_G, v_ES_G);
        const Triple<Real> normal = (Real(1.0) / norm(h)) * h;
        const Triple<Real>& lead = axes == ThrustAxes::orbital ? r_ES_G : v_ES_G;
        const Triple<Real> first = (Real(1.0) / norm(lead)) * lead;
        return Real(push.x) * first + Real(push.y) * cross(normal, first) + Real(push.z) * normal;
    }
};

/// −½ ρ (C_d A/m) |v_rel| v_rel, v_rel = v − ω ẑ_F × r: the air turns with the Earth about the true
/// pole, the third row of R_FG.
///
/// `density(sky, r_ES_G)` is a template on Real that answers ρ [kg/m³].
template <class Density>
struct Drag {
    Density density;

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>& v_ES_G,
                                       const Body<Real>& body) const noexcept {
        const Triple<Real> w_FG_G = triple_of<Real>(sky.earth_rate * sky.R_FG.row[2]);
        const Triple<Real> wind = v_ES_G - cross(w_FG_G, r_ES_G);
        const Real rho = density(sky, r_ES_G);
        return (-0.5 * rho * body.drag_area_per_mass * norm(wind)) * wind;
    }
};

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
