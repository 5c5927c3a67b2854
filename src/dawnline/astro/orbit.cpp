#include "dawnline/astro/orbit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {

using namespace constants;

CircularOrbit circular_orbit(double semi_major_axis, double inclination, double node_at_epoch,
                             double argument_of_latitude_at_epoch) noexcept {
    const SecularRates rates = secular_rates(semi_major_axis, 0.0, inclination);
    return {.semi_major_axis = semi_major_axis,
            .inclination = inclination,
            .node_at_epoch = node_at_epoch,
            .argument_of_latitude_at_epoch = argument_of_latitude_at_epoch,
            .node_rate = rates.node,
            .latitude_rate = rates.argument_of_perigee + rates.mean_anomaly};
}

CircularOrbit sun_synchronous_orbit(double altitude, double local_time, const Tt& epoch) {
    if (!(local_time >= 0.0 && local_time <= k_day)) [[unlikely]]
        throw Error(fmt::format("local time of the ascending node is {:.6g} h; a day has 0 to 24 h",
                                local_time / k_hour));
    const double a = k_radius_earth + altitude;
    const double node = mean_sun_right_ascension(epoch) + (local_time / k_day - 0.5) * k_two_pi -
                        precession_in_right_ascension(epoch);
    return circular_orbit(a, sun_synchronous_inclination(a), node);
}

OrbitState state_at(const CircularOrbit& orbit, double seconds) noexcept {
    const double node = orbit.node_at_epoch + orbit.node_rate * seconds;
    const double latitude = orbit.argument_of_latitude_at_epoch + orbit.latitude_rate * seconds;
    const double cos_node = std::cos(node), sin_node = std::sin(node);
    const double cos_i = std::cos(orbit.inclination), sin_i = std::sin(orbit.inclination);
    const Vec3 to_node{cos_node, sin_node, 0.0};
    const Vec3 ahead{-sin_node * cos_i, cos_node * cos_i, sin_i};
    const double along = std::cos(latitude), across = std::sin(latitude);
    const Vec3 r_ES_G = orbit.semi_major_axis * (along * to_node + across * ahead);
    const Vec3 circling =
        (orbit.semi_major_axis * orbit.latitude_rate) * (along * ahead - across * to_node);
    const Vec3 turning = orbit.node_rate * Vec3{-r_ES_G.y, r_ES_G.x, 0.0};
    return {r_ES_G, circling + turning};
}

Vec3 orbit_normal(const CircularOrbit& orbit, double seconds) noexcept {
    const double node = orbit.node_at_epoch + orbit.node_rate * seconds;
    const double sin_i = std::sin(orbit.inclination);
    return {sin_i * std::sin(node), -sin_i * std::cos(node), std::cos(orbit.inclination)};
}

double beta_angle(const CircularOrbit& orbit, double seconds, const Vec3& r_EU_G) noexcept {
    return std::asin(std::clamp(dot(unit(r_EU_G), orbit_normal(orbit, seconds)), -1.0, 1.0));
}

double nodal_period(const CircularOrbit& orbit) noexcept {
    return k_two_pi / std::abs(orbit.latitude_rate);
}

}  // namespace dawnline::astro
