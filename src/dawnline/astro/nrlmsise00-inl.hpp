// NRLMSISE-00 at one moment for one place or a register of places: one text for double and Lanes.

#if defined(DAWNLINE_ASTRO_NRLMSISE00_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_NRLMSISE00_INL_HPP
#undef DAWNLINE_ASTRO_NRLMSISE00_INL_HPP
#else
#define DAWNLINE_ASTRO_NRLMSISE00_INL_HPP
#endif

#include <array>
#include <cstddef>

#include "dawnline/astro/nrlmsise00_profile-inl.hpp"
#include "dawnline/base/constants.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

inline constexpr double k_mass_unit = 1.66e-24;  // [g]

/// ln of the correction cc: r/(1 + e^((z − z0)/H)), its argument within ±70.
template <class Real>
HWY_INLINE Real correction(const Real& z, const Real& r, double z0, double scale) {
    const Real e = min(max((z - z0) * (1.0 / scale), Real(-70.0)), Real(70.0));
    return r / (1.0 + exp(e));
}

/// ln of the correction cc2, with two scales.
template <class Real>
HWY_INLINE Real correction(const Real& z, const Real& r, double z0, double scale, double scale_2) {
    const Real e = min(max((z - z0) * (1.0 / scale), Real(-70.0)), Real(70.0));
    const Real e2 = min(max((z - z0) * (1.0 / scale_2), Real(-70.0)), Real(70.0));
    return r / (1.0 + 0.5 * (exp(e) + exp(e2)));
}

/// A species: where it separates, how heavy it is, what the chemistry does to it.
struct Species {
    double mass;          // [u]
    double thermal;       // α, thermal diffusion [1]
    double mixing_below;  // [km]
};

inline constexpr std::array<Species, 7> k_species{{{4.0, -0.38, 200.0},
                                                   {16.0, 0.0, 300.0},
                                                   {28.0, 0.0, 160.0},
                                                   {32.0, 0.0, 250.0},
                                                   {40.0, 0.17, 240.0},
                                                   {1.0, -0.38, 320.0},
                                                   {14.0, 0.0, 450.0}}};

/// Diffusive (d) and mixed (m) ln n joined: ln [n_d (1 + e^Y)^(1/a)], Y = a ln(n_m/n_d).
template <class Real>
HWY_INLINE Real net(const Real& diffusive, const Real& mixed, double mass) {
    constexpr double transition = k_pdm3[4] * k_pdl2[6];
    const double a = transition / (k_mixed_mass - mass);
    const Real y = a * (mixed - diffusive);
    const Real bounded = min(max(y, Real(-10.0)), Real(10.0));
    const Real joined = diffusive + log(1.0 + exp(bounded)) * (1.0 / a);
    return select(y < -10.0, diffusive, select(y > 10.0, mixed, joined));
}

/// ln n at the turbopause [ln 1/cm³] and mixed from there to the height.
template <class Real>
struct Mixed {
    Real turbopause, here;

    HWY_INLINE Mixed() {}
};

template <class Real>
HWY_INLINE Mixed<Real> mixed(const Profile<Real>& p, const Level<Real>& turbopause,
                             const Level<Real>& here, const Real& log_base, const Species& s) {
    const Real b = log_base + diffusion(p, turbopause, s.mass - k_mixed_mass, s.thermal - 1.0);
    Mixed<Real> out;
    out.turbopause = b;
    out.here = b + diffusion(p, here, k_mixed_mass, 0.0);
    return out;
}

/// Everything the model says of a place.
template <class Real>
struct AirValues {
    Row<Real, 8> number;                       // in the order of Upper [1/m³]
    Real density, drag_density;                // [kg/m³]
    Real exospheric_temperature, temperature;  // [K]

    HWY_INLINE AirValues() {}
};

/// ln n of all species [ln 1/cm³] and mixed N2 from 72.5 km up.
template <class Real>
struct Composition {
    Row<Real, 8> log_number;
    Real log_mixed_nitrogen;

    HWY_INLINE Composition() {}
};

template <class Real>
HWY_NOINLINE void mix(const AirMoment& moment, const Profile<Real>& p, const Level<Real>& at,
                      const Real& z, const Real& turbopause_height, const Row<Real, upper_count>& g,
                      Composition<Real>& out) {
    const double y = moment.flux_excess;
    const Level<Real> level_n2 = level_at(p, turbopause_height);
    const Level<Real> level_95 = level_at(p, Real(k_pdm6[3]));
    const Level<Real> level_100 = level_at(p, Real(k_pdm1[3]));
    const Level<Real> level_105 = level_at(p, Real(k_pdm2[3]));
    static_assert(k_pdm4[3] == k_pdm2[3] && k_pdm5[3] == k_pdm2[3] && k_pdm7[3] == k_pdm2[3]);

    const auto join = [&](Upper j, const Level<Real>& turbopause, Mixed<Real>& m) {
        m = mixed(p, turbopause, at, g[j], k_species[j]);
        return net(out.log_number[j], m.here, k_species[j].mass);
    };
    const auto keep = [&](Upper j, const Real& changed) {
        out.log_number[j] =
            select(z <= Real(k_species[j].mixing_below), changed, out.log_number[j]);
    };
    Mixed<Real> n2, m;
    const Real nitrogen_net = join(molecular_nitrogen, level_n2, n2);
    out.log_mixed_nitrogen = n2.here;
    keep(molecular_nitrogen, nitrogen_net);
    const auto against_n2 = [&](double ratio) { return n2.turbopause - m.turbopause + log(ratio); };

    if (any(z <= Real(k_species[helium].mixing_below))) {
        Real n = join(helium, level_100, m);
        n += correction(z, against_n2(k_pdm1[2]), k_pdm1[5] * k_pdl2[1], k_pdm1[6] * k_pdl2[2]);
        keep(helium, n);
    }
    if (any(z <= Real(k_species[oxygen].mixing_below))) {
        Real n = join(oxygen, level_105, m);
        n += correction(z, Real(k_pdm2[2] * k_pdl2[17] * (1.0 + k_pdl1[24] * y)),
                        k_pdm2[5] * k_pdl2[3], k_pdm2[6] * k_pdl2[4], k_pdm2[6] * k_pdl2[5]);
        n += correction(z, Real(k_pdm2[4] * k_pdl2[15]), k_pdm2[7] * k_pdl2[13],
                        k_pdm2[8] * k_pdl2[14]);
        keep(oxygen, n);
    }
    if (any(z <= Real(k_species[molecular_oxygen].mixing_below))) {
        Real n = join(molecular_oxygen, level_105, m);
        n += correction(z, against_n2(k_pdm4[2]), k_pdm4[5] * k_pdl2[7], k_pdm4[6] * k_pdl2[8]);
        keep(molecular_oxygen, n);
    }
    if (any(z <= Real(k_species[argon].mixing_below))) {
        Real n = join(argon, level_105, m);
        n += correction(z, against_n2(k_pdm5[2]), k_pdm5[5] * k_pdl2[9], k_pdm5[6] * k_pdl2[10]);
        keep(argon, n);
    }
    if (any(z <= Real(k_species[hydrogen].mixing_below))) {
        Real n = join(hydrogen, level_95, m);
        n += correction(z, against_n2(k_pdm6[2] * k_pdl2[18]), k_pdm6[5] * k_pdl2[11],
                        k_pdm6[6] * k_pdl2[12]);
        n += correction(z, Real(k_pdm6[4] * k_pdl2[21]), k_pdm6[7] * k_pdl2[19],
                        k_pdm6[8] * k_pdl2[20]);
        keep(hydrogen, n);
    }
    Real n = join(nitrogen, level_105, m);
    n += correction(z, against_n2(k_pdm7[2] * k_pdl1[3]), k_pdm7[5] * k_pdl1[1],
                    k_pdm7[6] * k_pdl1[2]);
    n += correction(z, Real(k_pdm7[4] * k_pdl1[6]), k_pdm7[7] * k_pdl1[4], k_pdm7[8] * k_pdl1[5]);
    keep(nitrogen, n);
}

/// Hot oxygen in its own equilibrium at 4000 K, thinned below 550 km; ln n [ln 1/cm³].
template <class Real>
HWY_NOINLINE Real log_anomalous_oxygen(const Profile<Real>& cold, const Nodes<Real>& nodes,
                                       const Real& z, const Real& log_base) {
    constexpr double hot = k_pdm8[10] * k_pdl1[7];
    Profile<Real> p;
    p.ground = cold.ground;
    set_bates(p, Real(hot), Real(hot), cold.sigma);
    if (any(z < Real(k_join))) {
        Nodes<Real> below = nodes;
        below.temperature[0] = hot;
        below.slope_top = 0.0;
        set_spline(p, below);
    }
    const Level<Real> at = level_at(p, z);
    const Real scale = k_gas * hot / (16.0 * p.ground.gravity_at(Real(k_pdm8[5])));
    const Real thinning = k_pdm8[6] / scale * (exp((k_pdm8[5] - z) * (1.0 / k_pdm8[6])) - 1.0);
    return log_base + diffusion(p, at, 16.0, 0.0) - thinning;
}

/// Temperatures and slopes that the spline joins; without variations from 300 km up, where they
/// do not matter any more.
template <class Real>
HWY_NOINLINE Nodes<Real> nodes_of(const AirMoment& moment, const Harmonics<Real>& h,
                                  const Profile<Real>& p, const Real& z) {
    const auto varied = z < Real(300.0);
    const double activity = moment.upper[base_temperature].activity;
    const auto variation = [&](Lower k) {
        return select(varied, expansion(moment.lower[k], h, activity), Real(0.0));
    };
    constexpr std::array<double, 4> means{k_ptm[7], k_ptm[3], k_ptm[8], k_ptm[5]};
    Nodes<Real> out;
    out.temperature[0] = p.bates(Real(k_join));
    for (std::size_t k = 0; k < 4; ++k)
        out.temperature[k + 1] =
            means[k] * k_lower_mean[k] / (1.0 - variation(static_cast<Lower>(k)));
    const Real ratio = (p.ground.radius + k_base_height) / (p.ground.radius + k_join);
    out.slope_top = (p.exospheric - out.temperature[0]) * p.sigma * ratio * ratio;
    const Real relative = out.temperature[4] * (1.0 / (k_ptm[5] * k_lower_mean[temperature_72]));
    out.slope_bottom =
        k_ptm[9] * k_lower_mean[gradient_72] * (1.0 + variation(gradient_72)) * relative * relative;
    return out;
}

/// A segment of well-mixed air below 72.5 km: 1/T splined between N nodes.
///
/// Multiplies `number` (mixed N2) by what it gains from the segment's top to h, or to its bottom
/// below it, and sets the temperature where h lies below the top.
template <std::size_t N, class Real>
HWY_INLINE void descend(const Ground<Real>& ground, const std::array<double, N>& heights,
                        const Row<Real, N>& nodes, const Real& slope_top, const Real& slope_bottom,
                        const Real& h, Real& number, Real& temperature) {
    const Real top = heights[0];
    const Real depth = ground.above(Real(heights[N - 1]), top);
    ClampedSpline<Real, N> inverse;
    for (std::size_t k = 0; k < N; ++k) {
        inverse.x[k] = ground.above(Real(heights[k]), top) / depth;
        inverse.y[k] = 1.0 / nodes[k];
    }
    inverse.x[N - 1] = 1.0;
    const Real ratio = (ground.radius + heights[N - 1]) / (ground.radius + heights[0]);
    inverse.solve(-slope_top * depth * inverse.y[0] * inverse.y[0],
                  -slope_bottom * depth * inverse.y[N - 1] * inverse.y[N - 1] * ratio * ratio);
    const auto below = h < top;
    const Real end = max(min(h, top), Real(heights[N - 1]));
    Real here, integral;
    inverse.evaluate(ground.above(end, top) / depth, here, integral);
    const Real weight = k_mixed_mass * (1.0 / k_gas) * ground.gravity_at(top) * depth * integral;
    number *= select(below, nodes[0] * here * exp(-min(Real(50.0), weight)), Real(1.0));
    temperature = select(below, 1.0 / here, temperature);
}

/// Below 72.5 km: what `out` holds of that height is carried down.
template <class Real>
HWY_NOINLINE void lower_air(const AirMoment& moment, const Harmonics<Real>& place,
                            const Ground<Real>& ground, const Nodes<Real>& upper, const Real& h,
                            const Real& mixed_nitrogen, AirValues<Real>& out) {
    const double activity = moment.upper[base_temperature].activity;
    const auto node = [&](Lower k, double mean) {
        return mean * k_lower_mean[k] / (1.0 - expansion(moment.lower[k], place, activity));
    };
    const auto slope = [&](Lower k, double mean, const Real& temperature, double reference) {
        const Real relative = temperature * (1.0 / reference);
        return mean * k_lower_mean[k] * (1.0 + expansion(moment.lower[k], place, activity)) *
               relative * relative;
    };
    const std::array<double, 4> high{k_mesosphere, 55.0, 45.0, 32.5};
    const Row<Real, 4> nodes{upper.temperature[4], node(temperature_55, k_pavgm[1]),
                             node(temperature_45, k_pavgm[2]), node(temperature_32, k_pavgm[3])};
    const Real slope_32 =
        slope(gradient_32, k_pavgm[9], nodes[3], k_pavgm[3] * k_lower_mean[temperature_32]);
    const auto below = h < Real(k_mesosphere);
    Real number = mixed_nitrogen, temperature = out.temperature;
    descend(ground, high, nodes, upper.slope_bottom, slope_32, h, number, temperature);
    if (any(h < Real(high[3]))) {
        const std::array<double, 5> low{32.5, 20.0, 15.0, 10.0, 0.0};
        const Row<Real, 5> low_nodes{
            nodes[3], node(temperature_20, k_pavgm[4]), node(temperature_15, k_pavgm[5]),
            node(temperature_10, k_pavgm[6]), node(temperature_0, k_pavgm[7])};
        const Real slope_0 =
            slope(gradient_0, k_pavgm[8], low_nodes[4], k_pavgm[7] * k_lower_mean[temperature_0]);
        descend(ground, low, low_nodes, slope_32, slope_0, h, number, temperature);
    }
    out.temperature = temperature;

    const Real w = max(Real(0.0), 1.0 - 0.1 * (k_mesosphere - h));
    const Real nitrogen_top = out.number[molecular_nitrogen];
    const Real n2 = number * (1.0 + (nitrogen_top / mixed_nitrogen - 1.0) * w);
    const auto carry = [&](Upper j, const Real& value) {
        out.number[j] = select(below, value, out.number[j]);
    };
    const auto proportional = [&](Upper j, double ratio) {
        carry(j, n2 * ratio * (1.0 + (out.number[j] / (nitrogen_top * ratio) - 1.0) * w));
    };
    proportional(helium, k_pdm1[2]);
    proportional(molecular_oxygen, k_pdm4[2]);
    proportional(argon, k_pdm5[2]);
    carry(molecular_nitrogen, n2);
    for (const Upper j : {oxygen, hydrogen, nitrogen, anomalous_oxygen}) carry(j, Real(0.0));
}

/// The air at geodetic altitude [m], latitude and longitude [rad]; every lane finite, 0 … 1200 km.
template <class Real>
HWY_NOINLINE AirValues<Real> air_at(const AirMoment& moment, const Real& altitude,
                                    const Real& latitude, const Real& longitude) {
    const Real h = 1e-3 * altitude, z = max(h, Real(k_mesosphere));
    const Real degrees = latitude * (1.0 / constants::k_degree);
    const Real east = longitude * (1.0 / constants::k_degree);
    const Real hour = moment.local_time_at_greenwich + east * (1.0 / 15.0);
    Real sine, cosine;
    sincos(k_degree_rate * degrees, sine, cosine);
    const Harmonics<Real> place =
        harmonics(sine, cosine, degrees, east, hour - 24.0 * floor(hour * (1.0 / 24.0)));
    Row<Real, upper_count> g;
    for (std::size_t k = 0; k < upper_count; ++k) g[k] = expansion(moment.upper[k], place);

    Profile<Real> p;
    const Real cosine_2 = 1.0 - 2.0 * sine * sine;
    p.ground.gravity = 980.616 * (1.0 - 0.0026373 * cosine_2);
    p.ground.radius = 2.0 * p.ground.gravity / (3.085462e-6 + 2.27e-9 * cosine_2) * 1e-5;
    const Real above_join = select(z > Real(k_join), g[exospheric_temperature], Real(0.0));
    const Real above_mesosphere = select(z > Real(k_mesosphere), g[base_gradient], Real(0.0));
    const Real exospheric = k_ptm[1] * k_upper_mean[exospheric_temperature] * (1.0 + above_join);
    const Real base = k_ptm[2] * k_upper_mean[base_temperature] * (1.0 + g[base_temperature]);
    const Real gradient = k_ptm[4] * k_upper_mean[base_gradient] * (1.0 + above_mesosphere);
    set_bates(p, exospheric, base, gradient / (exospheric - base));
    Nodes<Real> nodes;
    const bool mixing = any(z <= Real(k_species[nitrogen].mixing_below));
    if (mixing) {
        nodes = nodes_of(moment, place, p, z);
        set_spline(p, nodes);
    }

    const Level<Real> at = level_at(p, z);
    Composition<Real> composition;
    for (std::size_t j = 0; j < k_species.size(); ++j)
        composition.log_number[j] =
            g[j] + diffusion(p, at, k_species[j].mass, k_species[j].thermal);
    if (mixing) {
        const Real turbopause =
            k_pdm3[3] * k_pdl2[25] * (1.0 + k_pdl1[25] * moment.turbopause_season * sine);
        mix(moment, p, at, z, turbopause, g, composition);
    }
    composition.log_number[molecular_oxygen] +=
        correction(z, Real(k_pdm4[4] * k_pdl2[24] * (1.0 + k_pdl1[24] * moment.flux_excess)),
                   k_pdm4[7] * k_pdl2[22], k_pdm4[8] * k_pdl2[23], k_pdm4[8] * k_pdl1[23]);
    composition.log_number[anomalous_oxygen] =
        log_anomalous_oxygen(p, nodes, z, g[anomalous_oxygen]);

    AirValues<Real> out;
    out.exospheric_temperature = exospheric;
    out.temperature = at.temperature;
    for (std::size_t j = 0; j < 8; ++j) out.number[j] = exp(composition.log_number[j]);
    if (any(h < Real(k_mesosphere)))
        lower_air(moment, place, p.ground, nodes, h, exp(composition.log_mixed_nitrogen), out);
    out.density = 0.0;
    for (std::size_t j = 0; j < k_species.size(); ++j)
        out.density += k_species[j].mass * out.number[j];
    // From g/cm³ and 1/cm³ to kg/m³ and 1/m³.
    out.drag_density = (1e3 * k_mass_unit) * (out.density + 16.0 * out.number[anomalous_oxygen]);
    out.density *= Real(1e3 * k_mass_unit);
    for (std::size_t j = 0; j < 8; ++j) out.number[j] *= Real(1e6);
    return out;
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
