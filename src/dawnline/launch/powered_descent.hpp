#pragma once
// Landing on rocket thrust with the least propellant, as a convex problem: the best descent there
// is, or the nearest point that can be reached.

#include <cstddef>
#include <string>
#include <vector>

#include "dawnline/base/vec3.hpp"

namespace dawnline::launch {

/// Frame of the descent: x up, y and z level, origin at the landing site, turning with the ground.
struct Lander {
    double wet_mass = 0.0;                // at the start [kg]
    double dry_mass = 0.0;                // must be left [kg]
    double least_thrust = 0.0;            // the engines do not go out once lit; net of cant [N]
    double most_thrust = 0.0;             // net of cant [N]
    double propellant_per_impulse = 0.0;  // of net thrust, 1/(g₀ Isp cos cant) [s/m]
};

/// 1/(g₀ Isp cos cant). Throws Error unless Isp > 0 and cant within ± 90°. [s/m]
double propellant_per_impulse(double specific_impulse, double cant = 0.0,
                              double standard_gravity = 9.80665);

struct DescentSite {
    double gravity = 0.0;  // uniform, down [m/s²]
    Vec3 rotation;         // of the ground, components up and level [rad/s]
};

/// Infinite or zero limits do not act, as stated.
struct DescentLimits {
    bool above_ground = false;  // no dip below the site's level
    double glide_slope = 0.0;   // least elevation seen from the landing point; 0: none [rad]
    double tilt = 4.0;   // greatest, of the thrust from up; convex up to 90°, more: none [rad]
    double speed = 0.0;  // greatest; 0: none [m/s]
};

struct DescentRequest {
    Lander lander;
    DescentSite site;
    DescentLimits limits;
    Vec3 position, velocity;  // at the start [m], [m/s]
    double time = 0.0;        // from start to touchdown; 0: free [s]
};

enum class DescentStatus {
    landed,       // at rest on the site
    missed,       // the site is out of reach: at rest at the nearest point that is not
    impossible,   // no descent at all; `cause` says why
    unconfirmed,  // the re-integrated flight differs from the plan: not an answer
};

/// One moment of the plan.
struct DescentSample {
    double time;              // [s]
    Vec3 position, velocity;  // [m], [m/s]
    double mass;              // [kg]
    Vec3 thrust;              // [N]
};

struct PoweredDescent {
    DescentStatus status = DescentStatus::impossible;
    double propellant = 0.0;       // [kg]
    double time = 0.0;             // [s]
    double landing_error = 0.0;    // distance from the site [m]
    Vec3 landing;                  // where it stands [m]
    std::vector<double> switches;  // between greatest and least thrust [s]
    bool starts_at_most_thrust = false;
    double relaxation_gap =
        0.0;  // max (Γ − |T|): 0 means that the convex problem is the true one [N]
    double position_residual = 0.0;  // planned against re-integrated [m]
    double mass_residual = 0.0;      // [kg]
    std::vector<DescentSample> samples;
    std::size_t programmes = 0;  // convex programmes solved
    std::size_t iterations = 0;  // interior-point steps in all
    std::string cause;  // of a miss or an impossibility, with the nearest thing that would do
};

/// Least propellant from a state to rest on the site, by lossless convexification.
///
///     r̈ = u + g − 2 ω × ṙ − ω × (ω × r),  ż = −α σ,  |u| ≤ σ,  u = T/m, σ = Γ/m, z = ln m,
///     ρ₁ e^(−ẑ) [1 − (z − ẑ) + ½ (z − ẑ)²] ≤ σ ≤ ρ₂ e^(−ẑ) [1 − (z − ẑ)],
/// with ẑ the z of the programme before, so that both ends are exact when it has settled. Each
/// programme is a second-order-cone programme on Radau segments of degree 4. The time is where
/// the cost's derivative by it, read off the multipliers, vanishes (the cost is unimodal). Segments
/// end where thrust switches, and the ends move until the thrust within each is at a limit: plain
/// collocation is biased by 1e-5 of the propellant. Landing error comes first by an exact penalty.
/// Thrust is re-integrated by DOP853 for confirmation.
///
/// Throws Error on masses, thrusts or other figures that cannot be meant, naming them. Sources:
/// Açıkmeşe & Ploen 2007 (convexification), Blackmore et al. 2010 (landing error, pointing),
/// Malyuta et al. 2022 (survey). Checked against rows LV-011 to LV-017.
PoweredDescent powered_descent(const DescentRequest& request);

}  // namespace dawnline::launch
