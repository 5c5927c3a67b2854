#include "dawnline/spacecraft/flight_forces.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/astro/geodetic.hpp"
#include "dawnline/astro/nrlmsise00_batch.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr std::size_t k_places = 72;
constexpr int k_days = 24, k_longitudes = 4;
constexpr double k_obliquity = 23.4393 * k_degree;
constexpr double k_equinox_day = 80.0;  // day of the year of the March equinox [d]

double solar_longitude(double day) noexcept {
    return k_two_pi * (day - k_equinox_day) / 365.25;
}

/// The Sun in axes that turn with the mean Sun: x to its right ascension on the equator.
Vec3 sun_in_mean_axes(double day) noexcept {
    const double longitude = solar_longitude(day);
    const double declination = std::asin(std::sin(k_obliquity) * std::sin(longitude));
    const double ascension =
        std::atan2(std::cos(k_obliquity) * std::sin(longitude), std::cos(longitude));
    const double equation = ascension - longitude;  // of time, the ecliptic's part
    return {std::cos(declination) * std::cos(equation), std::cos(declination) * std::sin(equation),
            std::sin(declination)};
}

/// Axes of the orbit in the same: node, across it in the plane, normal.
struct Plane {
    Vec3 node, ahead, normal;
};

Plane plane_of(const FlightOrbit& orbit) noexcept {
    const double node = k_two_pi * (orbit.local_time_of_node / k_day - 0.5);
    const double c = std::cos(orbit.inclination), s = std::sin(orbit.inclination);
    return {{std::cos(node), std::sin(node), 0.0},
            {-std::sin(node) * c, std::cos(node) * c, s},
            {std::sin(node) * s, -std::cos(node) * s, c}};
}

struct Track {
    std::array<double, k_places> latitude, altitude, longitude;
};

Track track_of(const FlightOrbit& orbit) noexcept {
    Track t;
    for (std::size_t k = 0; k < k_places; ++k) {
        const double u = k_two_pi * (static_cast<double>(k) + 0.5) / k_places;
        const astro::Geodetic g = astro::to_geodetic(
            orbit.semi_major_axis * Vec3{std::cos(u), std::sin(u) * std::cos(orbit.inclination),
                                         std::sin(u) * std::sin(orbit.inclination)});
        t.latitude[k] = g.latitude, t.altitude[k] = g.height, t.longitude[k] = g.longitude;
    }
    return t;
}

/// Density at each place of the orbit on one day, mean over the longitudes of the node.
std::array<double, k_places> densities(const FlightOrbit& orbit, const Track& track,
                                       const astro::Weather& weather, double day) {
    std::array<double, k_places> longitude{}, density{}, mean{};
    std::array<astro::AirStatus, k_places> status{};
    for (int east = 0; east < k_longitudes; ++east) {
        const double node = k_two_pi * east / k_longitudes;
        const double second = orbit.local_time_of_node - node / k_two_pi * k_day;
        const double universal = second - k_day * std::floor(second / k_day);
        for (std::size_t k = 0; k < k_places; ++k) longitude[k] = track.longitude[k] + node;
        astro::drag_densities(astro::air_moment(weather, 1.0 + day, universal, universal),
                              {track.altitude, track.latitude, longitude}, density, status);
        for (std::size_t k = 0; k < k_places; ++k) {
            if (status[k] != astro::AirStatus::ok)
                throw Error("the orbit leaves the range of the atmosphere's model, 0 to 1200 km");
            mean[k] += density[k] / k_longitudes;
        }
    }
    return mean;
}

/// Whether the Earth, a sphere, hides the Sun: behind the terminator plane and inside its radius.
bool is_dark(const OrbitPlace& place) noexcept {
    const double up = sun_direction(place).x;
    return up < 0.0 && place.radius * std::sqrt(1.0 - up * up) < k_radius_earth;
}

}  // namespace

double sun_elevation_over_orbit(const FlightOrbit& orbit, double day_of_year) noexcept {
    return std::asin(dot(plane_of(orbit).normal, sun_in_mean_axes(day_of_year)));
}

FlightForces flight_forces(const FlightOrbit& orbit, std::span<const Plate> plates, double mass,
                           const AirStream& air, const astro::Weather& weather, bool air_turns) {
    if (!(mass > 0.0)) throw Error("the mass of the satellite must be positive");
    const double a = orbit.semi_major_axis, speed = std::sqrt(k_gm_earth / a);
    const double n = speed / a, pressure = k_solar_constant / k_speed_of_light;
    const Plane plane = plane_of(orbit);
    const Track track = track_of(orbit);
    constexpr double k_weight = 1.0 / (k_days * static_cast<double>(k_places));

    FlightForces out;
    out.lowest_beta = k_pi, out.highest_beta = -k_pi;
    double along = 0.0, across = 0.0, in_plane = 0.0, lit = 0.0, magnitude = 0.0;
    for (int d = 0; d < k_days; ++d) {
        const double day = 365.25 * (d + 0.5) / k_days;
        const Vec3 sun = sun_in_mean_axes(day);
        const double beta = std::asin(dot(plane.normal, sun));
        const double noon = std::atan2(dot(plane.ahead, sun), dot(plane.node, sun));
        out.lowest_beta = std::min(out.lowest_beta, beta);
        out.highest_beta = std::max(out.highest_beta, beta);
        const auto density = densities(orbit, track, weather, day);
        double day_light = 0.0;
        for (std::size_t k = 0; k < k_places; ++k) {
            const double u = k_two_pi * (static_cast<double>(k) + 0.5) / k_places;
            const OrbitPlace place{a, beta, u - noon};
            // The air's own speed, ω × r: its parts along the track and along the normal.
            const double wind = air_turns ? k_rotation_rate_earth * a : 0.0;
            const Vec3 flow{0.0, speed - wind * std::cos(orbit.inclination),
                            wind * std::sin(orbit.inclination) * std::cos(u)};
            Vec3 drag, light;
            const bool dark = is_dark(place);
            for (const Plate& plate : plates) {
                drag += air_force_area(plate, place, flow, air);
                if (!dark) light += light_force_area(plate, place);
            }
            const double dynamic = 0.5 * density[k] * dot(flow, flow);
            out.mean_density += k_weight * density[k];
            out.drag_area -= k_weight * density[k] * drag.y;
            out.drag_delta_v -= k_weight * dynamic * drag.y;
            along += k_weight * std::abs(light.y);
            across += k_weight * light.z;
            // In-plane push away from the Sun's direction: it drives the eccentricity.
            day_light += (light.x * std::cos(place.phase) - light.y * std::sin(place.phase)) /
                         static_cast<double>(k_places);
            if (!dark) magnitude += norm(light), lit += 1.0;
        }
        in_plane = std::max(in_plane, std::abs(day_light));
    }
    out.drag_area /= out.mean_density;
    out.drag_delta_v *= k_julian_year / mass;
    out.decay_rate = -2.0 * out.drag_delta_v / k_julian_year / n;
    out.light_delta_v = along * pressure / mass * k_julian_year;
    out.light_acceleration = lit > 0.0 ? magnitude / lit * pressure / mass : 0.0;
    out.plane_shift = std::abs(across) * pressure / mass / (n * n);
    out.eccentricity_rate = 1.5 * in_plane * pressure / mass / speed;
    return out;
}

}  // namespace dawnline::spacecraft
