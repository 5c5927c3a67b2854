#pragma once
// An ascent, and the booster's way home, as a problem of optimal control with its first guess.

#include <cstddef>
#include <map>
#include <string>

#include "dawnline/launch/ascent.hpp"
#include "dawnline/launch/ascent_arcs.hpp"
#include "dawnline/launch/ascent_report.hpp"

namespace dawnline::launch {

/// The problem and where its parts stand; the payload is its parameter 0 [kg].
struct AscentProblem {
    control::Problem problem;
    std::size_t cutoff_phase = 0;       // that ends with the first stage's cutoff
    std::size_t orbit_phase = 0;        // that ends in orbit
    std::size_t boostback_phase = 0;    // 0 where the booster does not come back
    std::size_t fairing_phase = 0;      // at whose end the fairing drops
    FlightPhases flights;               // engines of each phase
    Vec3 pad_G;                         // at lift-off [m]
    std::map<std::string, bool> burns;  // of the ascent, by name: whether they can throttle
};

/// What the first guess of a flight is made of.
struct AscentStart {
    double coast_factor = 1.0;                 // coasts in half transfers [1]
    bool south = false;                        // heading
    double payload_factor = 1.0;               // on the payload that the speeds suggest [1]
    double least_payload = 0.0;                // below zero: what is missing counts [kg]
    ArcPlan arcs = {};                         // where to throttle
    bool flown_in_arcs = false;                // whether `flown` has these arcs
    const control::Solution* flown = nullptr;  // a flight to start from
};

/// Phases, links and conditions of the flight with its first guess. Units are SI, scales planetary.
AscentProblem ascent_problem(const AscentVehicle& vehicle, const AscentTarget& target,
                             const AscentAir& air, const AscentLimits& limits,
                             const AscentStart& start);

/// Everything on the pad but the payload. [kg]
double stack_mass(const AscentVehicle& vehicle) noexcept;

/// Mass at the last cutoff over that of payload and empty stage, e^(Δv_F/(g₀ Isp)): what the flight
/// performance reserve keeps. [1]
double kept_ratio(const AscentVehicle& vehicle) noexcept;

/// Payload and upper stage at the last cutoff, reserves kept. [kg]
double burnout_mass(const AscentVehicle& vehicle, double payload) noexcept;

/// Propellant kept in the booster for entry and landing, m_d (e^(Δv/(g₀ Isp)) − 1). [kg]
double landing_reserve(const AscentVehicle& vehicle) noexcept;

}  // namespace dawnline::launch
