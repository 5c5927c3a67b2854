#pragma once
// The Δv budget of a life in orbit, line by line, and the propellant for it.

#include "dawnline/spacecraft/propulsion.hpp"

namespace dawnline::spacecraft {

/// Velocity for each need over the whole life. [m/s]
struct DeltaVBudget {
    double injection = 0.0;  // from where the rocket leaves it to its orbit
    double phasing = 0.0;    // to its place
    double drag = 0.0;       // make-up over the life
    double formation = 0.0;  // solar pressure and cluster keeping over the life
    double avoidance = 0.0;  // over the life
    double disposal = 0.0;   // at the end
    double margin = 0.0;     // share on the sum of all [1]

    constexpr double lines() const noexcept {
        return injection + phasing + drag + formation + avoidance + disposal;
    }
    constexpr double total() const noexcept { return lines() * (1.0 + margin); }
};

/// Propellant by line, burnt in the order of the budget, the margin last.
struct PropellantBudget {
    double injection = 0.0, phasing = 0.0, drag = 0.0, formation = 0.0, avoidance = 0.0,
           disposal = 0.0, margin = 0.0;  // [kg]
    double total = 0.0;                   // [kg]
    double wet_mass = 0.0;                // at the start [kg]
    double tank_mass = 0.0;               // by the thruster's tank fraction, inside the wet mass
                                          // [kg]
    double burn_time = 0.0;               // [s]
};

/// The budget for a dry mass [kg] without tank: tanks grow with the propellant they hold, so the
/// dry mass at the end is m + f·m_p and m_p (1 − f (e^x − 1)) = m (e^x − 1), x = Δv/g0 Isp.
/// Infinite where the tank outgrows what its propellant can move.
PropellantBudget propellant_budget(const DeltaVBudget& budget, const Thruster& thruster,
                                   double dry_mass) noexcept;

/// Δv of avoidance over a life: manoeuvres × (there and back).
double avoidance_delta_v(double manoeuvres_per_time, double delta_v_each, double duration) noexcept;

}  // namespace dawnline::spacecraft
