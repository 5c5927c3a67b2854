#include "dawnline/astro/relative_motion.hpp"

#include <cmath>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

// Axes of H, components in G.
struct LocalAxes {
    Vec3 radial, along, normal;
    double rate;  // at which they turn about the normal [rad/s]
};

LocalAxes local_axes(const OrbitState& chief) noexcept {
    const Vec3 momentum = cross(chief.r_ES_G, chief.v_ES_G);
    const Vec3 radial = unit(chief.r_ES_G), normal = unit(momentum);
    return {radial, cross(normal, radial), normal,
            norm(momentum) / dot(chief.r_ES_G, chief.r_ES_G)};
}

}  // namespace

RelativeState hcw_propagate(const RelativeState& initial, double mean_motion, double t) noexcept {
    const Vec3& r = initial.r_CD_H;
    const Vec3& v = initial.v_CD_H;
    const double n = mean_motion, nt = n * t, s = std::sin(nt), c = std::cos(nt);
    return {{(4.0 - 3.0 * c) * r.x + s / n * v.x + 2.0 / n * (1.0 - c) * v.y,
             6.0 * (s - nt) * r.x + r.y - 2.0 / n * (1.0 - c) * v.x + (4.0 * s / n - 3.0 * t) * v.y,
             c * r.z + s / n * v.z},
            {3.0 * n * s * r.x + c * v.x + 2.0 * s * v.y,
             -6.0 * n * (1.0 - c) * r.x - 2.0 * s * v.x + (4.0 * c - 3.0) * v.y,
             -n * s * r.z + c * v.z}};
}

Vec3 hcw_centred_velocity(const Vec3& r_CD_H, double mean_motion) noexcept {
    return {0.5 * mean_motion * r_CD_H.y, -2.0 * mean_motion * r_CD_H.x, 0.0};
}

Vec3 hcw_rendezvous_velocity(const Vec3& r_CD_H, double mean_motion, double t) noexcept {
    const double n = mean_motion, nt = n * t, s = std::sin(nt), c = std::cos(nt);
    const double x = r_CD_H.x, y = r_CD_H.y;
    const double along =
        ((6.0 * x * (nt - s) - y) * n * s - 2.0 * n * x * (4.0 - 3.0 * c) * (1.0 - c)) /
        ((4.0 * s - 3.0 * nt) * s + 4.0 * (1.0 - c) * (1.0 - c));
    const double radial = -(n * x * (4.0 - 3.0 * c) + 2.0 * (1.0 - c) * along) / s;
    return {radial, along, -r_CD_H.z * n * c / s};
}

J2RelativeMotion schweighart_sedwick(double semi_major_axis, double inclination) noexcept {
    const double ratio = constants::k_radius_earth / semi_major_axis;
    const double s =
        0.375 * constants::k_j2_earth * ratio * ratio * (1.0 + 3.0 * std::cos(2.0 * inclination));
    return {.s = s,
            .c = std::sqrt(1.0 + s),
            .in_plane_frequency = mean_motion(semi_major_axis) * std::sqrt(1.0 - s)};
}

RelativeState relative_state(const OrbitState& chief, const OrbitState& deputy) noexcept {
    const LocalAxes axes = local_axes(chief);
    const Vec3 r_CD_G = deputy.r_ES_G - chief.r_ES_G;
    const Vec3 v_CD_G = deputy.v_ES_G - chief.v_ES_G - axes.rate * cross(axes.normal, r_CD_G);
    return {{dot(axes.radial, r_CD_G), dot(axes.along, r_CD_G), dot(axes.normal, r_CD_G)},
            {dot(axes.radial, v_CD_G), dot(axes.along, v_CD_G), dot(axes.normal, v_CD_G)}};
}

OrbitState deputy_state(const OrbitState& chief, const RelativeState& relative,
                        double rate) noexcept {
    const LocalAxes axes = local_axes(chief);
    const Vec3& r = relative.r_CD_H;
    const Vec3 v = relative.v_CD_H + rate * Vec3{-r.y, r.x, 0.0};
    return {chief.r_ES_G + r.x * axes.radial + r.y * axes.along + r.z * axes.normal,
            chief.v_ES_G + v.x * axes.radial + v.y * axes.along + v.z * axes.normal};
}

OrbitState deputy_state(const OrbitState& chief, const RelativeState& relative) noexcept {
    return deputy_state(chief, relative, local_axes(chief).rate);
}

}  // namespace dawnline::astro
