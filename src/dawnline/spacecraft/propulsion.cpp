#include "dawnline/spacecraft/propulsion.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_gm_earth;
using constants::k_standard_gravity;

/// Speed at radius r on an orbit of semi-major axis a (vis-viva). [m/s]
double speed_at(double r, double a) noexcept {
    return std::sqrt(k_gm_earth * (2.0 / r - 1.0 / a));
}

}  // namespace

double thruster_power(const Thruster& thruster) noexcept {
    if (!(thruster.efficiency > 0.0)) return 0.0;
    return thruster.thrust * k_standard_gravity * thruster.specific_impulse /
           (2.0 * thruster.efficiency);
}

double propellant_flow(const Thruster& thruster) noexcept {
    return thruster.thrust / (k_standard_gravity * thruster.specific_impulse);
}

double propellant_from_wet(double wet_mass, double delta_v, double specific_impulse) noexcept {
    return -wet_mass * std::expm1(-delta_v / (k_standard_gravity * specific_impulse));
}

double propellant_from_dry(double dry_mass, double delta_v, double specific_impulse) noexcept {
    return dry_mass * std::expm1(delta_v / (k_standard_gravity * specific_impulse));
}

double burn_time(const Thruster& thruster, double wet_mass, double delta_v) noexcept {
    return propellant_from_wet(wet_mass, delta_v, thruster.specific_impulse) /
           propellant_flow(thruster);
}

double perigee_lowering_delta_v(double radius, double perigee_radius) noexcept {
    return speed_at(radius, radius) - speed_at(radius, 0.5 * (radius + perigee_radius));
}

double hohmann_delta_v(double from_radius, double to_radius) noexcept {
    const double transfer = 0.5 * (from_radius + to_radius);
    return std::abs(speed_at(from_radius, transfer) - speed_at(from_radius, from_radius)) +
           std::abs(speed_at(to_radius, to_radius) - speed_at(to_radius, transfer));
}

double spiral_delta_v(double from_radius, double to_radius) noexcept {
    return std::abs(speed_at(to_radius, to_radius) - speed_at(from_radius, from_radius));
}

double avoidance_rate(const AvoidanceObservation& observation, double object_density,
                      double probability_threshold) noexcept {
    return observation.rate_per_satellite * (object_density / observation.object_density) *
           std::pow(probability_threshold / observation.probability_threshold,
                    -observation.threshold_exponent);
}

}  // namespace dawnline::spacecraft
