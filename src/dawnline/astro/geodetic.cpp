#include "dawnline/astro/geodetic.hpp"

#include <erfa.h>

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

using constants::k_flattening_earth;
using constants::k_radius_earth;

Geodetic to_geodetic(const Vec3& r_EP_F) noexcept {
    double xyz[3] = {r_EP_F.x, r_EP_F.y, r_EP_F.z};
    Geodetic place;
    eraGc2gde(k_radius_earth, k_flattening_earth, xyz, &place.longitude, &place.latitude,
              &place.height);
    return place;
}

Vec3 to_position(const Geodetic& place) noexcept {
    double xyz[3] = {};
    eraGd2gce(k_radius_earth, k_flattening_earth, place.longitude, place.latitude, place.height,
              xyz);
    return {xyz[0], xyz[1], xyz[2]};
}

Mat3 local_horizon(const Geodetic& place) noexcept {
    const double sl = std::sin(place.longitude), cl = std::cos(place.longitude);
    const double sp = std::sin(place.latitude), cp = std::cos(place.latitude);
    return {{Vec3{-sl, cl, 0.0}, Vec3{-sp * cl, -sp * sl, cp}, Vec3{cp * cl, cp * sl, sp}}};
}

Site::Site(const Geodetic& place) noexcept
    : r_EP_F(to_position(place)), R_LF(local_horizon(place)) {}

LookAngles look_angles(const Site& site, const StateVector& state_ES_F) noexcept {
    const Vec3 r_PS_F = state_ES_F.r - site.r_EP_F;
    const double range = norm(r_PS_F);
    if (range == 0.0) return {};
    const Vec3 r_PS_L = site.R_LF * r_PS_F;
    const double azimuth = std::atan2(r_PS_L.x, r_PS_L.y);
    return {.azimuth = azimuth < 0.0 ? azimuth + constants::k_two_pi : azimuth,
            .elevation = std::atan2(r_PS_L.z, std::hypot(r_PS_L.x, r_PS_L.y)),
            .range = range,
            .range_rate = dot(r_PS_F, state_ES_F.v) / range};
}

LookAngles look_angles(const Geodetic& place, const StateVector& state_ES_F) noexcept {
    return look_angles(Site(place), state_ES_F);
}

}  // namespace dawnline::astro
