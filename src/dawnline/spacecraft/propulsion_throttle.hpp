#pragma once
// Electric thrusters between their lowest and highest power, and what they need of an orbit.

#include <span>

namespace dawnline::spacecraft {

/// A point at which a thruster can run.
struct ThrottlePoint {
    double power = 0.0;             // into the thruster [W]
    double thrust = 0.0;            // [N]
    double specific_impulse = 0.0;  // [s]
};

/// A thruster by its points, power rising, and the efficiency of its power unit.
struct ThrottledThruster {
    std::span<const ThrottlePoint> points;
    double power_unit_efficiency = 1.0;  // [1]
};

/// The NSTAR ion engine of Deep Space 1: 16 points, 0.47 … 2.29 kW, 20.6 … 92.4 mN.
/// Source: Polk et al. 1999 (AIAA 99-2274) and Brophy 2002, Rev. Sci. Instrum. 73, 1071.
std::span<const ThrottlePoint> nstar_points() noexcept;

/// The point for a power from the bus [W]: linear between two points in thrust and flow, the
/// highest above them; nothing (zeros) below the lowest.
ThrottlePoint at_bus_power(const ThrottledThruster& thruster, double bus_power) noexcept;

/// Jet power over electrical power, T g0 Isp/2P. [1]
double thruster_efficiency(const ThrottlePoint& point) noexcept;

/// A Δv spread over orbits.
struct BurnPlan {
    double burn_time = 0.0;         // of the thruster in all [s]
    double duration = 0.0;          // of the whole, at the duty cycle given [s]
    double propellant = 0.0;        // [kg]
    double energy_per_orbit = 0.0;  // from the bus [J]
    double duty_needed = 0.0;       // share of the time for `available` time, > 1: it cannot [1]
};

/// The plan for a Δv [m/s] of a wet mass [kg] at one throttle point: constant flow, so that
/// t = m (1 − e^(−Δv/g0 Isp))/ṁ. `bus_power` is what the thruster takes of the bus while it runs,
/// `duty` the share of each orbit, `available` the time in which it must be done.
BurnPlan plan_burn(const ThrottlePoint& point, double bus_power, double wet_mass, double delta_v,
                   double duty, double orbit_period, double available) noexcept;

}  // namespace dawnline::spacecraft
