#include "dawnline/spacecraft/disposal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/root.hpp"
#include "dawnline/spacecraft/meteoroid.hpp"
#include "dawnline/spacecraft/propulsion.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr double k_gone = 200e3;           // altitude from which a day or two is left [m]
constexpr double k_deep = 300e3;           // [m]
constexpr double k_target_perigee = 50e3;  // [m]
constexpr double k_spacing = 25e3;         // of the orbits in the table [m]

/// Shares of mankind in bands of 10° from the south pole, in units of 1e-3 of their sum.
constexpr std::array<double, 18> k_bands{0.0,  0.0,   0.0,   0.0,   1.0,  18.0, 30.0, 29.0, 54.0,
                                         82.0, 130.0, 252.0, 210.0, 92.0, 41.0, 3.0,  0.0,  0.0};

WayDown slow_way(const LinearTable& density, double altitude, double target, double ratio,
                 double mass, const Thruster& thruster, const DisposalRule& rule) {
    WayDown way;
    way.delta_v = spiral_delta_v(k_radius_earth + altitude, k_radius_earth + target);
    way.propellant = propellant_from_wet(mass, way.delta_v, thruster.specific_impulse);
    way.burn_time = burn_time(thruster, mass, way.delta_v);
    way.stay = way.burn_time + natural_decay(density, target, ratio);
    way.allowed = way.stay <= rule.longest_stay * (1.0 + 1e-6);
    return way;
}

}  // namespace

LinearTable density_of_orbits(double top, double inclination, double local_time_of_node,
                              const astro::Weather& weather) {
    std::vector<double> altitude, density;
    for (double h = k_gone; h < top + k_spacing; h += k_spacing) {
        altitude.push_back(h);
        density.push_back(astro::mean_drag_density(
            {k_radius_earth + h, inclination, local_time_of_node}, weather));
    }
    return LinearTable(altitude, density, Ends::extrapolate, Axis::linear, Axis::logarithmic);
}

double natural_decay(const LinearTable& density, double altitude, double drag_area_per_mass) {
    if (altitude <= k_gone) return 0.0;
    return astro::lifetime_estimate(altitude, k_gone, drag_area_per_mass, density);
}

double highest_within(const LinearTable& density, double drag_area_per_mass, double longest_stay) {
    const double low = k_gone + 1e3, high = density.x_max();
    const auto excess = [&](double h) {
        return natural_decay(density, h, drag_area_per_mass) - longest_stay;
    };
    if (excess(low) >= 0.0) return low;
    if (excess(high) <= 0.0) return high;
    return root_in(excess, low, high, 1.0).value_or(low);
}

double drag_area_for(const LinearTable& density, double altitude, double longest_stay) {
    return natural_decay(density, altitude, 1.0) / longest_stay;
}

DisposalWays ways_down(const LinearTable& density, double altitude, double drag_area_per_mass,
                       double mass, double thrust, double specific_impulse,
                       const DisposalRule& rule) {
    const Thruster thruster{.specific_impulse = specific_impulse, .thrust = thrust};
    const double radius = k_radius_earth + altitude;
    DisposalWays ways;
    ways.passive.stay = natural_decay(density, altitude, drag_area_per_mass);
    ways.passive.allowed = ways.passive.stay <= rule.longest_stay;

    // The burn itself takes time off the decay: two rounds settle it to a day.
    double target =
        std::min(altitude, highest_within(density, drag_area_per_mass, rule.longest_stay));
    for (int i = 0; i < 2; ++i) {
        const double burn =
            burn_time(thruster, mass, spiral_delta_v(radius, k_radius_earth + target));
        target = std::min(altitude, highest_within(density, drag_area_per_mass,
                                                   std::max(0.0, rule.longest_stay - burn)));
    }
    ways.spiral = slow_way(density, altitude, target, drag_area_per_mass, mass, thruster, rule);
    ways.deep = slow_way(density, altitude, std::min(altitude, k_deep), drag_area_per_mass, mass,
                         thruster, rule);

    WayDown& last = ways.targeted;
    last.delta_v = perigee_lowering_delta_v(radius, k_radius_earth + k_target_perigee);
    last.propellant = propellant_from_wet(mass, last.delta_v, specific_impulse);
    last.burn_time = burn_time(thruster, mass, last.delta_v);
    const double period = k_two_pi * std::sqrt(radius * radius * radius / k_gm_earth);
    last.stay = last.burn_time + 0.5 * period;
    ways.least_thrust = thrust * last.burn_time / (period / 6.0);
    last.allowed = thrust >= ways.least_thrust;
    return ways;
}

double debris_casualty_area(std::span<const SurvivingPart> parts) noexcept {
    constexpr double k_harmless = 15.0;  // [J]
    double sum = 0.0;
    for (const SurvivingPart& p : parts) {
        if (p.energy < k_harmless) continue;
        sum += p.count * (1.0 - p.demise) * casualty_area(p.area);
    }
    return sum;
}

double people_under_orbit(double inclination, double population) noexcept {
    const double highest = std::abs(std::sin(inclination));
    const double area = k_two_pi * k_mean_radius_earth * k_mean_radius_earth;
    double whole = 0.0, sum = 0.0;
    for (const double band : k_bands) whole += band;
    for (std::size_t b = 0; b < k_bands.size(); ++b) {
        const double south = std::sin((-90.0 + 10.0 * static_cast<double>(b)) * k_degree);
        const double north = std::sin((-80.0 + 10.0 * static_cast<double>(b)) * k_degree);
        const auto reached = [&](double sine) {
            return std::asin(std::clamp(sine / highest, -1.0, 1.0)) / k_pi;
        };
        const double time = highest > 0.0                 ? reached(north) - reached(south)
                            : south < 0.0 && north >= 0.0 ? 1.0
                                                          : 0.0;
        sum += time * k_bands[b] / whole * population / (area * (north - south));
    }
    return sum;
}

double casualty_expectation(double casualty_area, double people_per_area) noexcept {
    return casualty_area * people_per_area;
}

}  // namespace dawnline::spacecraft
