#include "dawnline/astro/relative_elements.hpp"

#include <cmath>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

double wrapped(double angle) noexcept {
    return std::remainder(angle, k_two_pi);
}

}  // namespace

NearCircular near_circular_elements(const OrbitState& state) noexcept {
    const Vec3 &r = state.r_ES_G, &v = state.v_ES_G;
    const Vec3 momentum = cross(r, v);
    const double distance = norm(r), h = norm(momentum), h_xy = std::hypot(momentum.x, momentum.y);
    const double node = std::atan2(momentum.x, -momentum.y);
    // Argument of latitude from the node's direction and the one 90° ahead in the orbit.
    const double along_node = r.x * std::cos(node) + r.y * std::sin(node);
    const double ahead = h * r.z / h_xy;
    const double theta = std::atan2(ahead, along_node);
    // p/r = 1 + e cos ν, h·ṙ/μ = e sin ν.
    const double c = h * h / (k_gm_earth * distance) - 1.0;
    const double s = h * dot(r, v) / (distance * k_gm_earth);
    const double eta2 = 1.0 - c * c - s * s, eta = std::sqrt(eta2);
    const double eccentric_less_true = -2.0 * std::atan2(s, 1.0 + eta + c);
    const double e_sin_eccentric = s * eta / (1.0 + c);
    return {.a = h * h / (k_gm_earth * eta2),
            .latitude = wrapped(theta + eccentric_less_true - e_sin_eccentric),
            .ex = c * std::cos(theta) + s * std::sin(theta),
            .ey = c * std::sin(theta) - s * std::cos(theta),
            .inclination = std::atan2(h_xy, momentum.z),
            .node = node};
}

OrbitState state_from(const NearCircular& e) noexcept {
    // λ = F − ex sin F + ey cos F for the eccentric longitude F.
    double f = e.latitude;
    for (int k = 0; k < 20; ++k) {
        const double sf = std::sin(f), cf = std::cos(f);
        const double step =
            (f - e.ex * sf + e.ey * cf - e.latitude) / (1.0 - e.ex * cf - e.ey * sf);
        f -= step;
        if (std::abs(step) < 1e-15) break;
    }
    const double sf = std::sin(f), cf = std::cos(f);
    const double eta = std::sqrt(1.0 - e.ex * e.ex - e.ey * e.ey), b = 1.0 / (1.0 + eta);
    const double x = e.a * ((1.0 - b * e.ey * e.ey) * cf + b * e.ex * e.ey * sf - e.ex);
    const double y = e.a * ((1.0 - b * e.ex * e.ex) * sf + b * e.ex * e.ey * cf - e.ey);
    const double rate = mean_motion(e.a) * e.a / (1.0 - e.ex * cf - e.ey * sf);
    const double vx = rate * (-(1.0 - b * e.ey * e.ey) * sf + b * e.ex * e.ey * cf);
    const double vy = rate * ((1.0 - b * e.ex * e.ex) * cf - b * e.ex * e.ey * sf);
    const double cn = std::cos(e.node), sn = std::sin(e.node);
    const double ci = std::cos(e.inclination), si = std::sin(e.inclination);
    const Vec3 to_node{cn, sn, 0.0}, ahead{-sn * ci, cn * ci, si};
    return {x * to_node + y * ahead, vx * to_node + vy * ahead};
}

RelativeElements relative_elements(const NearCircular& c, const NearCircular& d) noexcept {
    const double node = wrapped(d.node - c.node);
    return {.a = (d.a - c.a) / c.a,
            .lambda = wrapped(d.latitude - c.latitude + node * std::cos(c.inclination)),
            .ex = d.ex - c.ex,
            .ey = d.ey - c.ey,
            .ix = d.inclination - c.inclination,
            .iy = node * std::sin(c.inclination)};
}

RelativeElements relative_elements(const OrbitState& chief, const OrbitState& deputy) noexcept {
    return relative_elements(near_circular_elements(chief), near_circular_elements(deputy));
}

OrbitState deputy_state(const OrbitState& chief, const RelativeElements& e) noexcept {
    NearCircular d = near_circular_elements(chief);
    const double node = e.iy / std::sin(d.inclination);
    d.latitude += e.lambda - node * std::cos(d.inclination);
    d.a *= 1.0 + e.a;
    d.ex += e.ex;
    d.ey += e.ey;
    d.inclination += e.ix;
    d.node += node;
    return state_from(d);
}

Vec3 position_on(const RelativeOrbit& o, double phase) noexcept {
    const double c = std::cos(phase), s = std::sin(phase);
    return {o.radial_cos * c + o.radial_sin * s,
            o.along_offset + 2.0 * (o.radial_sin * c - o.radial_cos * s),
            o.cross_cos * c + o.cross_sin * s};
}

RelativeState state_on(const RelativeOrbit& o, double phase, double rate) noexcept {
    const Vec3 r = position_on(o, phase);
    const Vec3 ahead = position_on(o, phase + 0.5 * k_pi);  // d/dθ of a pattern about its centre
    return {r, rate * Vec3{ahead.x, ahead.y - o.along_offset, ahead.z}};
}

RelativeOrbit operator-(const RelativeOrbit& d, const RelativeOrbit& c) noexcept {
    return {d.radial_cos - c.radial_cos, d.radial_sin - c.radial_sin,
            d.along_offset - c.along_offset, d.cross_cos - c.cross_cos, d.cross_sin - c.cross_sin};
}

RelativeElements elements_of(const RelativeOrbit& o, double semi_major_axis, double u) noexcept {
    const double c = std::cos(u), s = std::sin(u), a = semi_major_axis;
    return {.a = 0.0,
            .lambda = o.along_offset / a,
            .ex = -(o.radial_cos * c - o.radial_sin * s) / a,
            .ey = -(o.radial_cos * s + o.radial_sin * c) / a,
            .ix = (o.cross_cos * s + o.cross_sin * c) / a,
            .iy = -(o.cross_cos * c - o.cross_sin * s) / a};
}

RelativeOrbit orbit_of(const RelativeElements& e, double semi_major_axis, double u) noexcept {
    const double c = std::cos(u), s = std::sin(u), a = semi_major_axis;
    return {.radial_cos = -a * (e.ex * c + e.ey * s),
            .radial_sin = a * (e.ex * s - e.ey * c),
            .along_offset = a * e.lambda,
            .cross_cos = a * (e.ix * s - e.iy * c),
            .cross_sin = a * (e.ix * c + e.iy * s)};
}

RelativeElements impulse_effect(const Vec3& dv_H, double u, double semi_major_axis) noexcept {
    const double speed = circular_speed(semi_major_axis), c = std::cos(u), s = std::sin(u);
    const double radial = dv_H.x / speed, along = dv_H.y / speed, normal = dv_H.z / speed;
    return {.a = 2.0 * along,
            .lambda = -2.0 * radial,
            .ex = radial * s + 2.0 * along * c,
            .ey = -radial * c + 2.0 * along * s,
            .ix = normal * c,
            .iy = normal * s};
}

}  // namespace dawnline::astro
