#include "dawnline/spacecraft/propulsion_throttle.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_standard_gravity;

constexpr std::array<ThrottlePoint, 16> k_nstar{{
    {470, 20.6e-3, 1972},
    {600, 24.5e-3, 2382},
    {740, 27.4e-3, 2678},
    {850, 32.0e-3, 2843},
    {970, 37.2e-3, 2942},
    {1090, 42.5e-3, 3009},
    {1210, 47.7e-3, 3065},
    {1330, 52.5e-3, 3074},
    {1440, 57.8e-3, 3115},
    {1570, 63.0e-3, 3142},
    {1700, 68.2e-3, 3177},
    {1820, 73.4e-3, 3189},
    {1940, 78.2e-3, 3174},
    {2060, 82.9e-3, 3185},
    {2170, 87.6e-3, 3157},
    {2290, 92.4e-3, 3120},
}};

double flow(const ThrottlePoint& p) noexcept {
    return p.specific_impulse > 0.0 ? p.thrust / (k_standard_gravity * p.specific_impulse) : 0.0;
}

}  // namespace

std::span<const ThrottlePoint> nstar_points() noexcept {
    return k_nstar;
}

ThrottlePoint at_bus_power(const ThrottledThruster& thruster, double bus_power) noexcept {
    const double power = bus_power * thruster.power_unit_efficiency;
    const auto points = thruster.points;
    if (points.empty() || power < points.front().power) return {};
    if (power >= points.back().power) return points.back();
    std::size_t k = 1;
    while (points[k].power <= power) ++k;
    const ThrottlePoint &a = points[k - 1], &b = points[k];
    const double place = (power - a.power) / (b.power - a.power);
    const double thrust = a.thrust + place * (b.thrust - a.thrust);
    const double mass_flow = flow(a) + place * (flow(b) - flow(a));
    return {power, thrust, thrust / (k_standard_gravity * mass_flow)};
}

double thruster_efficiency(const ThrottlePoint& p) noexcept {
    return p.power > 0.0 ? p.thrust * k_standard_gravity * p.specific_impulse / (2.0 * p.power)
                         : 0.0;
}

BurnPlan plan_burn(const ThrottlePoint& point, double bus_power, double wet_mass, double delta_v,
                   double duty, double orbit_period, double available) noexcept {
    BurnPlan plan;
    const double mass_flow = flow(point);
    if (!(mass_flow > 0.0)) {
        plan.duty_needed = delta_v > 0.0 ? HUGE_VAL : 0.0;
        return plan;
    }
    plan.propellant =
        -wet_mass * std::expm1(-delta_v / (k_standard_gravity * point.specific_impulse));
    plan.burn_time = plan.propellant / mass_flow;
    plan.duration = duty > 0.0 ? plan.burn_time / duty : HUGE_VAL;
    plan.energy_per_orbit = bus_power * duty * orbit_period;
    plan.duty_needed = available > 0.0 ? plan.burn_time / available : HUGE_VAL;
    return plan;
}

}  // namespace dawnline::spacecraft
