#include "dawnline/astro/surface_field.hpp"

#include <cmath>

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/shadow.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

using namespace constants;

Vec3 SurfaceField::operator()(double t, const OrbitState& state) const noexcept {
    Vec3 sum = acceleration_j2(state.r_ES_G);
    if (density > 0.0) sum += drag_acceleration(state.r_ES_G, state.v_ES_G, density, areas.drag);
    if (sun != nullptr && areas.light > 0.0) {
        const Vec3 r_EU_G = (*sun)(t), r_US_G = state.r_ES_G - r_EU_G;
        const double distance = norm(r_US_G), ratio = k_astronomical_unit / distance;
        const double lit = lit_fraction(state.r_ES_G, r_EU_G, k_radius_sun, {&k_earth_occulter, 1});
        sum += lit * k_light_pressure * ratio * ratio * areas.light / distance * r_US_G;
    }
    return sum;
}

DifferentialForces differential_forces(double semi_major_axis, double density,
                                       const SurfaceAreas& difference, double beta,
                                       double light_turn) noexcept {
    const double n = mean_motion(semi_major_axis), v = circular_speed(semi_major_axis);
    const double drag = 0.5 * density * v * v * difference.drag;
    const double light = k_light_pressure * difference.light;
    const double period = k_two_pi / n, in_plane = light * std::cos(beta);
    return {.drag_acceleration = drag,
            .light_acceleration = light,
            .along_per_orbit = 1.5 * drag * period * period,
            .drag_speed_per_year = drag * k_julian_year,
            .light_circle = 1.5 * in_plane / (n * light_turn),
            .light_speed_per_year = 0.75 * in_plane * k_julian_year};
}

double tilt_holding_speed(double semi_major_axis, double inclination,
                          double cross_amplitude) noexcept {
    const SecularRates rates = secular_rates(semi_major_axis, 0.0, inclination);
    const double turn = rates.argument_of_perigee, sin_i = std::sin(inclination);
    const double shear = -rates.node * sin_i * sin_i / std::cos(inclination);
    constexpr int samples = 64;
    double mean = 0.0;
    for (int k = 0; k < samples; ++k) {
        const double angle = k_two_pi * (k + 0.5) / samples;
        mean += std::hypot(turn * std::sin(angle), (turn - shear) * std::cos(angle)) / samples;
    }
    return mean_motion(semi_major_axis) * cross_amplitude * mean * k_julian_year;
}

}  // namespace dawnline::astro
