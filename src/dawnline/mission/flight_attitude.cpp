#include "dawnline/mission/flight_attitude.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/albedo.hpp"

namespace dawnline::mission {

using namespace constants;
using spacecraft::OrbitPlace;
using spacecraft::PlateHold;

namespace {

/// The place at which the Sun stands at a zenith angle, turned by `turn` from the velocity to the
/// orbit's normal.
OrbitPlace place_under_sun(double zenith, double turn) noexcept {
    const double along = std::sin(zenith) * std::cos(turn);
    const double normal = std::sin(zenith) * std::sin(turn);
    return {0.0, std::asin(std::clamp(normal, -1.0, 1.0)), std::atan2(-along, std::cos(zenith))};
}

EarthViews mixed(const EarthViews& a, const EarthViews& b, double w) noexcept {
    const auto mix = [w](double x, double y) { return x + w * (y - x); };
    return {mix(a.sun_cosine, b.sun_cosine),          mix(a.array_front, b.array_front),
            mix(a.array_back, b.array_back),          mix(a.albedo_front, b.albedo_front),
            mix(a.albedo_back, b.albedo_back),        mix(a.radiator, b.radiator),
            mix(a.albedo_radiator, b.albedo_radiator)};
}

}  // namespace

Attitude attitude_named(const std::string& name) noexcept {
    if (name == "radiator_along_air") return Attitude::radiator_along_air;
    if (name == "ram_minimising") return Attitude::ram_minimising;
    return Attitude::radiator_to_space;
}

Panels panels(Attitude attitude) noexcept {
    switch (attitude) {
        case Attitude::radiator_along_air:
            return {PlateHold::sun_ram, {1.0, 0.0, 0.0}, {0.0, 0.0, 1.0}};
        case Attitude::ram_minimising:
            return {PlateHold::ram_sun, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}};
        case Attitude::radiator_to_space:
            break;
    }
    return {PlateHold::sun_nadir, {1.0, 0.0, 0.0}, {0.0, 0.0, 1.0}};
}

EarthViews earth_views(Attitude attitude, double sine_of_disc, const OrbitPlace& place) noexcept {
    const Panels p = panels(attitude);
    const Vec3 sun = spacecraft::sun_direction(place);
    const spacecraft::EarthLight light(sine_of_disc, std::acos(std::clamp(sun.x, -1.0, 1.0)));
    // To the local frame of EarthLight: x horizontal to the Sun, z down.
    const double across = std::hypot(sun.y, sun.z);
    const double cy = across > 1e-12 ? sun.y / across : 1.0;
    const double cz = across > 1e-12 ? sun.z / across : 0.0;
    const auto local = [&](const Vec3& n) {
        return Vec3{n.y * cy + n.z * cz, n.y * cz - n.z * cy, -n.x};
    };
    const Vec3 array = spacecraft::from_hold(p.hold, p.array, place);
    const Vec3 front = local(array);
    const Vec3 radiator = local(spacecraft::from_hold(p.hold, p.radiator, place));
    EarthViews v;
    v.sun_cosine = std::max(0.0, dot(array, sun));
    v.array_front = light.view_factor(front);
    v.array_back = light.view_factor(-front);
    v.albedo_front = light.albedo_factor(front);
    v.albedo_back = light.albedo_factor(-front);
    v.radiator = 0.5 * (light.view_factor(radiator) + light.view_factor(-radiator));
    v.albedo_radiator = 0.5 * (light.albedo_factor(radiator) + light.albedo_factor(-radiator));
    return v;
}

EarthViews sum(const EarthViews& a, const EarthViews& b, double w) noexcept {
    return {a.sun_cosine + w * b.sun_cosine,          a.array_front + w * b.array_front,
            a.array_back + w * b.array_back,          a.albedo_front + w * b.albedo_front,
            a.albedo_back + w * b.albedo_back,        a.radiator + w * b.radiator,
            a.albedo_radiator + w * b.albedo_radiator};
}

EarthViewTable::EarthViewTable(Attitude attitude, double sine_of_disc)
    : zeniths_(attitude == Attitude::radiator_to_space ? 360 : 180),
      turns_(attitude == Attitude::radiator_to_space ? 0 : 60) {
    for (int k = 0; k <= zeniths_; ++k)
        for (int j = 0; j <= turns_; ++j)
            views_.push_back(earth_views(
                attitude, sine_of_disc,
                place_under_sun(k_pi * k / zeniths_, turns_ > 0 ? 0.5 * k_pi * j / turns_ : 0.0)));
}

EarthViews EarthViewTable::operator()(double to_zenith, double to_velocity,
                                      double to_normal) const noexcept {
    const auto column = static_cast<std::size_t>(turns_ + 1);
    const double row = std::acos(std::clamp(to_zenith, -1.0, 1.0)) * zeniths_ / k_pi;
    const int k = std::min(static_cast<int>(row), zeniths_ - 1);
    const std::size_t at = static_cast<std::size_t>(k) * column;
    if (turns_ == 0) return mixed(views_[at], views_[at + column], row - k);
    // The faces of a panel count together, so that the signs do not matter.
    const double turn =
        std::atan2(std::abs(to_normal), std::abs(to_velocity)) * turns_ / (0.5 * k_pi);
    const int j = std::min(static_cast<int>(turn), turns_ - 1);
    const std::size_t corner = at + static_cast<std::size_t>(j);
    return mixed(mixed(views_[corner], views_[corner + 1], turn - j),
                 mixed(views_[corner + column], views_[corner + column + 1], turn - j), row - k);
}

FlightPerArea flight_per_area(Attitude attitude, double radius, double beta_least,
                              double beta_greatest, double array_diffuse,
                              const spacecraft::AirStream& air) noexcept {
    using spacecraft::Plate;
    constexpr int k_places = 36;
    const Panels p = panels(attitude);
    const Plate array{.area = 1.0, .hold = p.hold, .normal = p.array, .diffuse = array_diffuse};
    const Plate radiator{.area = 1.0, .hold = p.hold, .normal = p.radiator};
    const Plate body{.area = 1.0, .normal = {0.0, 1.0, 0.0}, .two_sided = false};
    const Vec3 ahead{0.0, std::sqrt(k_gm_earth / radius), 0.0};
    const double middle = 0.5 * (beta_least + beta_greatest);
    const double half = 0.5 * (beta_greatest - beta_least) / std::sqrt(2.0);
    constexpr double k_share = 0.5 / k_places;
    FlightPerArea out;
    for (const double beta : {middle - half, middle + half})
        for (int k = 0; k < k_places; ++k) {
            const spacecraft::HoldAxes axes =
                spacecraft::hold_axes(p.hold, {radius, beta, k_two_pi * (k + 0.5) / k_places});
            const Vec3 front = axes.out(p.array), side = axes.out(p.radiator);
            out.drag.array -= k_share * spacecraft::air_force_area(array, front, ahead, air).y;
            out.drag.radiator -= k_share * spacecraft::air_force_area(radiator, side, ahead, air).y;
            out.light_normal -= k_share * spacecraft::light_force_area(array, front, axes.sun).z;
        }
    out.light_normal = std::abs(out.light_normal);
    out.drag.body = -spacecraft::air_force_area(body, body.normal, ahead, air).y;
    return out;
}

}  // namespace dawnline::mission
