#include "dawnline/spacecraft/flight_plates.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr Vec3 k_radial{1.0, 0.0, 0.0}, k_along{0.0, 1.0, 0.0}, k_normal{0.0, 0.0, 1.0};

/// The part of `wish` across `axis`, of length one; `other` where they are parallel.
Vec3 across(const Vec3& wish, const Vec3& axis, const Vec3& other) noexcept {
    const Vec3 part = wish - dot(wish, axis) * axis;
    return norm(part) > 1e-9 ? unit(part) : unit(other - dot(other, axis) * axis);
}

}  // namespace

Vec3 sun_direction(const OrbitPlace& p) noexcept {
    return {std::cos(p.beta) * std::cos(p.phase), -std::cos(p.beta) * std::sin(p.phase),
            std::sin(p.beta)};
}

HoldAxes hold_axes(PlateHold hold, const OrbitPlace& place) noexcept {
    const Vec3 sun = sun_direction(place);
    Vec3 a = sun, b;
    switch (hold) {
        case PlateHold::orbit:
            return {k_radial, k_along, k_normal, sun};
        case PlateHold::sun:
            // With the Sun on the pole the axis across keeps to the direction of the phase 0, which
            // turns backwards in these axes.
            b = across(k_normal, a, {std::cos(place.phase), -std::sin(place.phase), 0.0});
            break;
        case PlateHold::sun_nadir:
            b = across(-k_radial, a, k_normal);
            break;
        case PlateHold::sun_ram:
            b = across(k_along, a, k_normal);
            break;
        case PlateHold::ram_sun:
            a = k_along;
            b = across(sun, a, k_normal);
            break;
    }
    return {a, b, cross(a, b), sun};
}

Vec3 from_hold(PlateHold hold, const Vec3& v, const OrbitPlace& place) noexcept {
    return hold_axes(hold, place).out(v);
}

FaceCoefficients face_coefficients(double gamma, double speed, const AirStream& air) noexcept {
    const double gas = k_molar_gas / air.molar_mass;
    const double s = speed / std::sqrt(2.0 * gas * air.temperature);
    const double root_pi = std::sqrt(k_pi);
    const double g = 0.5 / (s * s);
    const double p = std::exp(-gamma * gamma * s * s) / s;
    const double z = 1.0 + std::erf(gamma * s);
    const double leaving =
        std::sqrt(0.5 * (1.0 + air.accommodation *
                                   (4.0 * gas * air.wall_temperature / (speed * speed) - 1.0)));
    const double l = std::sqrt(std::fmax(0.0, 1.0 - gamma * gamma));
    const double emission = 0.5 * leaving * (gamma * root_pi * z + p);
    return {p / root_pi + gamma * (1.0 + g) * z + gamma * emission, l * g * z + l * emission};
}

Vec3 air_force_area(const Plate& plate, const OrbitPlace& place, const Vec3& flow,
                    const AirStream& air) noexcept {
    return air_force_area(plate, unit(from_hold(plate.hold, plate.normal, place)), flow, air);
}

Vec3 air_force_area(const Plate& plate, const Vec3& n, const Vec3& flow,
                    const AirStream& air) noexcept {
    const double speed = norm(flow);
    const Vec3 ahead = flow / speed;
    const double cosine = dot(n, ahead);  // positive: the face of the normal meets the air
    if (air.fixed_coefficient > 0.0) {
        const double met = plate.two_sided ? std::abs(cosine) : std::fmax(0.0, cosine);
        return -(air.fixed_coefficient * plate.area * met) * ahead;
    }
    const auto face = [&](const Vec3& outward, double gamma) {
        const FaceCoefficients c = face_coefficients(gamma, speed, air);
        const Vec3 inward_across = -outward + gamma * ahead;
        const double length = norm(inward_across);
        const Vec3 lift = length > 1e-12 ? inward_across / length : Vec3{};
        return plate.area * (c.lift * lift - c.drag * ahead);
    };
    const Vec3 front = face(n, cosine);
    return plate.two_sided ? front + face(-n, -cosine) : front;
}

Vec3 light_force_area(const Plate& plate, const OrbitPlace& place) noexcept {
    const HoldAxes axes = hold_axes(plate.hold, place);
    return light_force_area(plate, unit(axes.out(plate.normal)), axes.sun);
}

Vec3 light_force_area(const Plate& plate, const Vec3& normal, const Vec3& s) noexcept {
    Vec3 n = normal;
    double cosine = dot(n, s);
    if (cosine < 0.0) {
        if (!plate.two_sided) return {};
        n = -n;
        cosine = -cosine;
    }
    return -(plate.area * cosine) *
           ((1.0 - plate.specular) * s + 2.0 * (plate.specular * cosine + plate.diffuse / 3.0) * n);
}

PlateMeans plate_means(std::span<const Plate> plates, double radius, double beta,
                       double dark_half_angle, const AirStream& air) noexcept {
    constexpr int k_places = 360;
    const Vec3 flow{0.0, std::sqrt(k_gm_earth / radius), 0.0};
    PlateMeans mean;
    for (int k = 0; k < k_places; ++k) {
        const double phase = k_two_pi * (k + 0.5) / k_places;
        const OrbitPlace place{radius, beta, phase};
        Vec3 drag, light;
        const bool lit = std::abs(phase - k_pi) >= dark_half_angle;
        for (const Plate& plate : plates) {
            drag += air_force_area(plate, place, flow, air);
            if (lit) light += light_force_area(plate, place);
        }
        mean.drag_area -= drag.y / k_places;
        mean.across_area += std::hypot(drag.x, drag.z) / k_places;
        mean.light_area += light / static_cast<double>(k_places);
        mean.light_along += std::abs(light.y) / k_places;
    }
    return mean;
}

}  // namespace dawnline::spacecraft
