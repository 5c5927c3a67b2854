#include "dawnline/launch/ascent_guess.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dawnline/base/constants.hpp"

namespace dawnline::launch {
namespace {

Vec3 turned(const Vec3& v, double angle) {
    const double c = std::cos(angle), s = std::sin(angle);
    return {c * v.x - s * v.y, s * v.x + c * v.y, v.z};
}

void store(const Vec3& r, const Vec3& v, double mass, std::span<double> x) {
    x[0] = r.x, x[1] = r.y, x[2] = r.z;
    x[3] = v.x, x[4] = v.y, x[5] = v.z;
    x[6] = mass;
}

// r and v after `t` on the conic, by 200 steps of the midpoint rule a period: a guess needs no
// more.
std::pair<Vec3, Vec3> coast(Vec3 r, Vec3 v, double mu, double t) {
    const int steps = 1 + static_cast<int>(t / 20.0);
    const double h = t / steps;
    const auto pull = [&](const Vec3& p) {
        const double d = norm(p);
        return (-mu / (d * d * d)) * p;
    };
    for (int i = 0; i < steps; ++i) {
        v = v + (0.5 * h) * pull(r);
        r = r + h * v;
        v = v + (0.5 * h) * pull(r);
    }
    return {r, v};
}

}  // namespace

Vec3 GroundPath::position(double t) const {
    const Vec3 up{std::cos(latitude), 0.0, std::sin(latitude)};
    const Vec3 north{-std::sin(latitude), 0.0, std::cos(latitude)};
    const Vec3 ahead = std::sin(azimuth) * Vec3{0.0, 1.0, 0.0} + std::cos(azimuth) * north;
    const double a = angle(t);
    return turned((planet.earth_radius + altitude(t)) * (std::cos(a) * up + std::sin(a) * ahead),
                  planet.earth_rate * t);
}

Vec3 GroundPath::velocity(double t) const {
    return position(t + 0.5) - position(t - 0.5);
}

Vec3 GroundPath::thrust_direction(double t) const {
    const Vec3 r = position(t);
    const double d = norm(r);
    const Vec3 needed =
        velocity(t + 0.5) - velocity(t - 0.5) + (planet.gravity_parameter / (d * d * d)) * r;
    const double size = norm(needed);
    return size > 1e-6 ? needed / size : r / d;
}

double launch_azimuth(double latitude, double inclination) noexcept {
    return std::asin(std::clamp(std::cos(inclination) / std::cos(latitude), -1.0, 1.0));
}

GroundPath ascent_path(const AscentTarget& target, double altitude, double duration,
                       const AscentLimits& planet, bool south) {
    const double northward = launch_azimuth(target.site_latitude, target.inclination);
    double azimuth = south ? constants::k_pi - northward : northward;
    if (planet.greatest_azimuth > planet.least_azimuth) {
        const double middle = 0.5 * (planet.least_azimuth + planet.greatest_azimuth);
        const double half = 0.5 * (planet.greatest_azimuth - planet.least_azimuth);
        azimuth =
            middle + std::clamp(std::remainder(azimuth - middle, constants::k_two_pi), -half, half);
    }
    const double radius = planet.earth_radius + altitude;
    const double apogee = planet.earth_radius + target.apogee_altitude;
    const double ellipse =
        target.burns <= 1 && apogee > radius ? std::sqrt(2.0 * apogee / (radius + apogee)) : 1.0;
    const double speed = ellipse * std::sqrt(planet.gravity_parameter / radius) -
                         planet.earth_rate * planet.earth_radius * std::cos(target.site_latitude) *
                             std::sin(azimuth);
    // Speed over ground ∝ s^1.6, altitude 1 − (1 − s)²: what ascents of 6 to 20 minutes look like.
    constexpr double power = 1.6;
    const double reach = speed * duration / ((power + 1.0) * radius);
    return {target.site_latitude, azimuth, planet,
            [=](double t) {
                const double s = std::max(0.0, t / duration);
                return reach * std::pow(s, power + 1.0);
            },
            [=](double t) {
                const double s = std::clamp(t / duration, 0.0, 1.0);
                return altitude * s * (2.0 - s);
            }};
}

GroundPath return_path(const GroundPath& ascent, double start, double duration) {
    const double angle = ascent.angle(start), altitude = ascent.altitude(start);
    const double rise = 0.125 * constants::k_standard_gravity * duration * duration;
    GroundPath path = ascent;
    path.angle = [=](double t) {
        const double s = std::clamp((t - start) / duration, 0.0, 1.0);
        return angle * (1.0 + 0.5 * s * (1.0 - s)) * (1.0 - s);
    };
    path.altitude = [=](double t) {
        const double s = std::clamp((t - start) / duration, 0.0, 1.0);
        return altitude * (1.0 - s) + 4.0 * (0.6 * rise) * s * (1.0 - s);
    };
    return path;
}

control::Guess along(GroundPath path, double from, double to, double mass_from, double mass_to) {
    return [=](double tau, std::span<double> x, std::span<double> u) {
        const double t = from + tau * (to - from);
        store(path.position(t), path.velocity(t), mass_from + tau * (mass_to - mass_from), x);
        if (u.empty()) return;
        const Vec3 direction = path.thrust_direction(t);
        u[0] = direction.x, u[1] = direction.y, u[2] = direction.z;
    };
}

control::Guess along_conic(const Vec3& r, const Vec3& v, double gravity_parameter, double duration,
                           double mass) {
    return [=](double tau, std::span<double> x, std::span<double> u) {
        const auto [position, velocity] = coast(r, v, gravity_parameter, tau * duration);
        store(position, velocity, mass, x);
        if (u.empty()) return;
        const Vec3 direction = unit(velocity);
        u[0] = direction.x, u[1] = direction.y, u[2] = direction.z;
    };
}

}  // namespace dawnline::launch
