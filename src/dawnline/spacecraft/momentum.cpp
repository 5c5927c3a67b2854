#include "dawnline/spacecraft/momentum.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr double k_dipole = 7.96e15;  // of the Earth, Larson & Wertz 1999 [T m³]

/// 3n² r̂ × I r̂ with the inertia along the axes of a hold.
Vec3 gravity_torque(const BodyInertia& body, const OrbitPlace& place) noexcept {
    const Vec3 up{1.0, 0.0, 0.0};
    const Vec3 e[3] = {from_hold(body.hold, {1.0, 0.0, 0.0}, place),
                       from_hold(body.hold, {0.0, 1.0, 0.0}, place),
                       from_hold(body.hold, {0.0, 0.0, 1.0}, place)};
    const Vec3 product = body.principal.x * dot(e[0], up) * e[0] +
                         body.principal.y * dot(e[1], up) * e[1] +
                         body.principal.z * dot(e[2], up) * e[2];
    return 3.0 * k_gm_earth / (place.radius * place.radius * place.radius) * cross(up, product);
}

}  // namespace

double gravity_gradient_torque(double radius, double inertia_difference, double angle) noexcept {
    return 1.5 * k_gm_earth / (radius * radius * radius) * std::abs(inertia_difference) *
           std::abs(std::sin(2.0 * angle));
}

double solar_torque(double irradiance, double area, double reflectance, double arm,
                    double incidence) noexcept {
    return irradiance / k_speed_of_light * area * (1.0 + reflectance) * arm * std::cos(incidence);
}

double aerodynamic_torque(double density, double speed, double drag_area, double arm) noexcept {
    return 0.5 * density * drag_area * speed * speed * arm;
}

double dipole_field(double radius, double magnetic_latitude) noexcept {
    const double s = std::sin(magnetic_latitude);
    return k_dipole / (radius * radius * radius) * std::sqrt(1.0 + 3.0 * s * s);
}

double storage_for_cyclic_torque(double torque, double orbit_period) noexcept {
    return torque * 0.25 * orbit_period * std::sqrt(0.5);
}

double slew_torque(double angle, double inertia, double duration) noexcept {
    return 4.0 * angle * inertia / (duration * duration);
}

double torquer_dipole(double torque, double field, double use) noexcept {
    return torque / (field * use);
}

MomentumBudget momentum_budget(const BodyInertia& body, std::span<const Plate> plates,
                               double radius, double beta, double dark_half_angle, double density,
                               const AirStream& air, double dump_after) noexcept {
    constexpr std::size_t k_places = 144;
    const double n = std::sqrt(k_gm_earth / (radius * radius * radius));
    constexpr double k_share = 1.0 / static_cast<double>(k_places);
    const double step = k_two_pi / n * k_share;
    const Vec3 flow{0.0, n * radius, 0.0};
    const double dynamic = 0.5 * density * dot(flow, flow);
    const double pressure = k_solar_constant / k_speed_of_light;

    const auto torque_at = [&](double phase) {
        const OrbitPlace place{radius, beta, phase};
        Vec3 torque = gravity_torque(body, place);
        const bool lit = std::abs(phase - k_pi) >= dark_half_angle;
        for (const Plate& plate : plates) {
            const HoldAxes axes = hold_axes(plate.hold, place);
            const Vec3 arm = axes.out(plate.centre), normal = unit(axes.out(plate.normal));
            torque += cross(arm, dynamic * air_force_area(plate, normal, flow, air));
            if (lit) torque += cross(arm, pressure * light_force_area(plate, normal, axes.sun));
        }
        const double c = std::cos(phase), s = std::sin(phase);
        return Vec3{c * torque.x - s * torque.y, s * torque.x + c * torque.y, torque.z};
    };

    MomentumBudget out;
    std::array<Vec3, k_places> torques;
    for (std::size_t k = 0; k < k_places; ++k) {
        torques[k] = torque_at(k_two_pi * (static_cast<double>(k) + 0.5) * k_share);
        out.secular += step * torques[k];
        out.peak_torque = std::max(out.peak_torque, norm(torques[k]));
    }
    Vec3 stored, low, high;
    for (const Vec3& torque : torques) {
        stored += step * torque - k_share * out.secular;
        low = {std::min(low.x, stored.x), std::min(low.y, stored.y), std::min(low.z, stored.z)};
        high = {std::max(high.x, stored.x), std::max(high.y, stored.y), std::max(high.z, stored.z)};
    }
    out.cyclic = 0.5 * (high - low);
    out.wheel_capacity =
        std::max({out.cyclic.x, out.cyclic.y, out.cyclic.z}) + dump_after * norm(out.secular);
    out.dump_torque = norm(out.secular) * k_share / step;
    return out;
}

}  // namespace dawnline::spacecraft
