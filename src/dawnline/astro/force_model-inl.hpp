// The forces of a ForceModel, for double and for lanes; what all satellites share is prepared once
// per moment.

#if defined(DAWNLINE_ASTRO_FORCE_MODEL_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_FORCE_MODEL_INL_HPP
#undef DAWNLINE_ASTRO_FORCE_MODEL_INL_HPP
#else
#define DAWNLINE_ASTRO_FORCE_MODEL_INL_HPP
#endif

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/astro/force_model.hpp"
#include "dawnline/astro/geopotential-inl.hpp"
#include "dawnline/astro/light_pressure-inl.hpp"
#include "dawnline/astro/nrlmsise00-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

/// Height above the ellipsoid, geodetic latitude and longitude.
template <class Real>
struct GeodeticPlace {
    Real height, latitude, longitude;  // [m], [rad], [rad]
};

/// Bowring's formula, one step from the reduced latitude (Bowring 1976): 1e-10 rad and 1e-6 m in
/// low orbits.
template <class Real>
HWY_INLINE GeodeticPlace<Real> geodetic_place(const Triple<Real>& r_ES_F) {
    constexpr double a = constants::k_radius_earth;
    constexpr double b = a * (1.0 - constants::k_flattening_earth);
    constexpr double e2 = constants::k_flattening_earth * (2.0 - constants::k_flattening_earth);
    const Real p = sqrt(r_ES_F.x * r_ES_F.x + r_ES_F.y * r_ES_F.y);
    const Real up = a * r_ES_F.z, out = b * p;
    const Real inverse = Real(1.0) / sqrt(up * up + out * out);
    const Real su = up * inverse, cu = out * inverse;
    const Real y = r_ES_F.z + (e2 / (1.0 - e2) * b) * (su * su * su);
    const Real x = p - (e2 * a) * (cu * cu * cu);
    const Real unit = Real(1.0) / sqrt(x * x + y * y);
    const Real s = y * unit, c = x * unit;
    return {p * c + r_ES_F.z * s - a * sqrt(1.0 - e2 * s * s), atan2(y, x),
            atan2(r_ES_F.y, r_ES_F.x)};
}

HWY_INLINE double exponential_density_at(double height) {
    return exponential_density(height);
}
HWY_INLINE Lanes exponential_density_at(const Lanes& height) {
    HWY_ALIGN double h[HWY_MAX_BYTES / sizeof(double)];
    height.store(h);
    for (std::size_t k = 0; k < Lanes::size(); ++k) h[k] = exponential_density(h[k]);
    return Lanes::load(h);
}

/// What a moment decides for every satellite.
struct Moment {
    Sky sky;
    AirMoment air;
    std::array<GravityTerm, k_tide_terms> tides;
};

HWY_INLINE void prepare(const ForceModel& model, const Sky& sky, Moment& moment) {
    moment.sky = sky;
    if (model.density == DensityModel::nrlmsise00) {
        const double greenwich = model.local_time == LocalTime::mean
                                     ? sky.second_of_day
                                     : apparent_time_at_greenwich(sky.R_FG * sky.r_EU_G);
        moment.air = air_moment(sky.weather, sky.day_of_year, sky.second_of_day, greenwich);
    }
    if (model.gravity != nullptr && model.tides != nullptr)
        tide_terms(*model.gravity,
                   solid_tide(*model.gravity, *model.tides, sky.R_FG * sky.r_EU_G,
                              constants::k_gm_sun, sky.R_FG * sky.r_EM_G, constants::k_gm_moon),
                   moment.tides);
}

/// Air density for drag at a place. [kg/m³]
template <class Real>
HWY_INLINE Real density_for_drag(const ForceModel& model, const Moment& moment,
                                 const Triple<Real>& r_ES_F) {
    const GeodeticPlace<Real> place = geodetic_place(r_ES_F);
    if (model.density == DensityModel::exponential) return exponential_density_at(place.height);
    const auto inside = (place.height <= Real(k_air_top)) & (place.height >= Real(0.0));
    const AirValues<Real> air = air_at<Real>(moment.air, select(inside, place.height, Real(800e3)),
                                             place.latitude, place.longitude);
    return select(inside, model.anomalous_oxygen ? air.drag_density : air.density, Real(0.0));
}

/// Acceleration by all forces of the model, components in G. [m/s²]
template <class Real>
HWY_INLINE Triple<Real> acceleration(const ForceModel& model, const Moment& moment,
                                     const Triple<Real>& r_ES_G, const Triple<Real>& v_ES_G,
                                     const Body<Real>& body) {
    const Sky& sky = moment.sky;
    const std::array<Vec3, 3>& R = sky.R_FG.row;
    Triple<Real> sum{};
    const bool drags = model.density != DensityModel::none;
    if (model.gravity != nullptr || drags) {
        const Triple<Real> r_ES_F{dot(triple_of<Real>(R[0]), r_ES_G),
                                  dot(triple_of<Real>(R[1]), r_ES_G),
                                  dot(triple_of<Real>(R[2]), r_ES_G)};
        if (drags) {
            const auto density = [&](const Sky&, const Triple<Real>&) {
                return density_for_drag(model, moment, r_ES_F);
            };
            sum += Drag<decltype(density)>{density}(sky, r_ES_G, v_ES_G, body);
        }
        if (model.gravity != nullptr) {
            Triple<Real> a_F = gravity_pull(*model.gravity, r_ES_F);
            if (model.tides != nullptr) {
                const double unit =
                    model.gravity->gm() / (model.gravity->radius() * model.gravity->radius());
                const ScaledPlace<Real> at = scaled_place(model.gravity->radius(), r_ES_F);
                a_F +=
                    (unit * sqrt(at.rho)) *
                    sum_of_columns(moment.tides.data(), k_tide_degree + 1, k_tide_degree + 1, at);
            }
            sum += a_F.x * triple_of<Real>(R[0]) + a_F.y * triple_of<Real>(R[1]) +
                   a_F.z * triple_of<Real>(R[2]);
        }
    }
    if (model.gravity == nullptr) sum += PointMass{model.gm}(sky, r_ES_G, v_ES_G, body);
    if (model.gm_sun > 0.0) sum += third_body_pull(r_ES_G, sky.r_EU_G, model.gm_sun);
    if (model.gm_moon > 0.0) sum += third_body_pull(r_ES_G, sky.r_EM_G, model.gm_moon);
    if (model.light.solar_constant > 0.0)
        sum += LightPressure{model.light.solar_constant, model.light.sun_radius,
                             model.light.earth_radius, model.light.earth_flattening,
                             model.light.moon_radius}(sky, r_ES_G, v_ES_G, body);
    if (model.relativity) sum += Relativity{model.gm}(sky, r_ES_G, v_ES_G, body);
    if (model.thrust.force != 0.0)
        sum += Thrust{model.thrust.force, model.thrust.mass, model.thrust.mass_flow}(sky, r_ES_G,
                                                                                     v_ES_G, body);
    return sum;
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
