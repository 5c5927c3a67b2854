// Push of sunlight as a force, for double and for lanes.

#if defined(DAWNLINE_ASTRO_LIGHT_PRESSURE_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_LIGHT_PRESSURE_INL_HPP
#undef DAWNLINE_ASTRO_LIGHT_PRESSURE_INL_HPP
#else
#define DAWNLINE_ASTRO_LIGHT_PRESSURE_INL_HPP
#endif

#include "dawnline/astro/shadow-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

/// ν (S₀/c)(au/d)² (C_r A/m) û of light_pressure.hpp in the shadow of Earth and Moon.
struct LightPressure {
    double solar_constant = constants::k_solar_constant;      // at 1 au [W/m²]
    double sun_radius = constants::k_radius_sun;              // [m]
    double earth_radius = constants::k_radius_earth;          // 0: casts no shadow [m]
    double earth_flattening = constants::k_flattening_earth;  // 0: a sphere [1]
    double moon_radius = constants::k_radius_moon;            // 0: casts no shadow [m]

    template <class Real>
    HWY_INLINE Triple<Real> operator()(const Sky& sky, const Triple<Real>& r_ES_G,
                                       const Triple<Real>&, const Body<Real>& body) const noexcept {
        std::array<Occulter, 2> occulters;
        std::size_t n = 0;
        if (earth_radius > 0.0)
            occulters[n++] = {Vec3{}, earth_radius, earth_flattening, sky.R_FG.row[2]};
        if (moon_radius > 0.0) occulters[n++] = {sky.r_EM_G, moon_radius};
        const Triple<Real> r_US_G = r_ES_G - triple_of<Real>(sky.r_EU_G);
        const Real d2 = dot(r_US_G, r_US_G);
        MaskOf<Real> inside{};
        const Real lit = lit_fraction_at(r_ES_G, sky.r_EU_G, sun_radius,
                                         std::span<const Occulter>(occulters).first(n), inside);
        constexpr double au2 = constants::k_astronomical_unit * constants::k_astronomical_unit;
        const Real strength =
            Real(solar_constant / constants::k_speed_of_light * au2) / (d2 * sqrt(d2));
        return (lit * body.light_area_per_mass * strength) * r_US_G;
    }
};

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
