#include "dawnline/launch/vehicle.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::launch {

using namespace constants;

namespace {

double square(double x) noexcept {
    return x * x;
}

double circular_speed(double radius) noexcept {
    return std::sqrt(k_gm_earth / radius);
}

/// Speed to be added to the turning Earth for the speed of a circular orbit of that inclination.
double added_speed(double speed, double latitude, double inclination) noexcept {
    const double surface = k_rotation_rate_earth * k_radius_earth;
    const double reached = std::max(std::abs(latitude), inclination);
    const double eastward = speed * surface * std::cos(std::min(reached, k_pi));
    return std::sqrt(square(speed) + square(surface * std::cos(latitude)) - 2.0 * eastward);
}

/// Both burns between circular orbits.
double hohmann(double from, double to) noexcept {
    const double low = std::min(from, to), high = std::max(from, to);
    const double a = 0.5 * (low + high);
    const double perigee = std::sqrt(k_gm_earth * (2.0 / low - 1.0 / a));
    const double apogee = std::sqrt(k_gm_earth * (2.0 / high - 1.0 / a));
    return (perigee - circular_speed(low)) + (circular_speed(high) - apogee);
}

}  // namespace

double extra_speed(const Vehicle& vehicle, double altitude, double inclination) noexcept {
    const double reference = k_radius_earth + vehicle.reference_altitude;
    const double target = k_radius_earth + altitude;
    // The plane is chosen at the reference altitude, the altitude is changed afterwards.
    const double speed = circular_speed(reference);
    // Makers quote a flight due east, whose inclination is their pad's latitude; a reference beyond
    // the poles is one from this pad.
    const bool due_east = vehicle.reference_inclination < 0.5 * k_pi;
    const double reference_latitude =
        due_east ? vehicle.reference_inclination : vehicle.site_latitude;
    const double plane = added_speed(speed, vehicle.site_latitude, inclination) -
                         added_speed(speed, reference_latitude, vehicle.reference_inclination);
    const double climb = hohmann(reference, target);
    return plane + (target >= reference ? climb : -climb);
}

double payload_to(const Vehicle& vehicle, double altitude, double inclination) noexcept {
    const Stage& upper = vehicle.upper_stage;
    if (upper.propellant_mass <= 0.0 || upper.specific_impulse <= 0.0) return vehicle.payload;
    const double exhaust = k_standard_gravity * upper.specific_impulse;
    const double full = upper.dry_mass + upper.propellant_mass;
    const double ratio = (full + vehicle.payload) / (upper.dry_mass + vehicle.payload) *
                         std::exp(extra_speed(vehicle, altitude, inclination) / exhaust);
    if (ratio <= 1.0) return vehicle.payload;
    return std::max(0.0, (full - ratio * upper.dry_mass) / (ratio - 1.0));
}

}  // namespace dawnline::launch
