#pragma once
// An ascent, and the booster's way home, as a problem of optimal control with its first guess.

#include <cstddef>

#include "dawnline/launch/ascent.hpp"
#include "dawnline/launch/ascent_report.hpp"

namespace dawnline::launch {

/// The problem and where its parts stand; the payload is its parameter 0 [kg].
struct AscentProblem {
    control::Problem problem;
    std::size_t cutoff_phase = 0;     // that ends with the first stage's cutoff
    std::size_t orbit_phase = 0;      // that ends in orbit
    std::size_t boostback_phase = 0;  // 0 where the booster does not come back
    FlightPhases flights;             // engines of each phase
    Vec3 pad_G;                       // at lift-off [m]
};

/// Phases, links and conditions of the flight; the guess coasts `coast_factor` half transfers and
/// heads south or not. Units are SI, scales planetary.
AscentProblem ascent_problem(const AscentVehicle& vehicle, const AscentTarget& target,
                             const AscentAir& air, const AscentLimits& limits, double coast_factor,
                             bool south);

/// Everything on the pad but the payload. [kg]
double stack_mass(const AscentVehicle& vehicle) noexcept;

/// Payload and upper stage at the last cutoff, reserves kept. [kg]
double burnout_mass(const AscentVehicle& vehicle, double payload) noexcept;

/// Propellant kept in the booster for entry and landing, m_d (e^(Δv/(g₀ Isp)) − 1). [kg]
double landing_reserve(const AscentVehicle& vehicle) noexcept;

}  // namespace dawnline::launch
