#pragma once
// What a rocket's ascents cost in speed, tabulated once by optimal control, so that its payload to
// any orbit follows from the rocket equation.

#include <vector>

#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {

/// Speed that one rocket in one mode needs beyond `orbit_speed`, as fly_rocket found it, on a grid
/// of circular orbits.
struct AscentLosses {
    double lift_off_acceleration = 0.0;   // thrust at sea level over mass without payload [m/s²]
    double upper_acceleration = 0.0;      // thrust over full upper stage without payload [m/s²]
    std::vector<double> altitude;         // rising [m]
    std::vector<double> inclination;      // rising [rad]
    std::vector<double> losses;           // [altitude][inclination] [m/s]
    std::vector<double> boostback_speed;  // likewise; empty if the booster does not turn back [m/s]
};

/// Speed to be added to the turning ground for a circular orbit at 200 km, and the transfer from
/// there:
///   w + Δv_Hohmann, w = √(v² + u² − 2 v ω R cos i), u = ω R cos φ,
/// which holds for every azimuth since cos i = cos φ sin Az. An inclination i below the latitude is
/// reached from it by turning the plane at the end, 2 v sin((φ − i)/2) more; steering in the burn
/// costs less. [m/s]
double orbit_speed(double altitude, double inclination, double site_latitude) noexcept;

/// Ideal speed of all stages for a payload, the booster keeping its landing reserve and
/// `boostback_propellant`, the fairing falling with it:
///   Σ g₀ Isp ln(m_before/m_after); with strap-ons the two exhausts mixed by flow. [m/s]
double ideal_speed(const AscentVehicle& vehicle, double payload,
                   double boostback_propellant) noexcept;

/// Propellant that a boostback of that speed burns, down to empty booster and landing reserve. [kg]
double boostback_propellant(const AscentVehicle& vehicle, double speed) noexcept;

/// Its inverse. [m/s]
double boostback_speed(const AscentVehicle& vehicle, double propellant) noexcept;

/// Payload with adapter to a circular orbit [kg], 0 if it cannot be reached: ideal_speed =
/// orbit_speed + losses.
///
/// Exact at the nodes of the table for the rocket that it was made for; between them and for
/// another pad within about 1 % of the optimiser (rows LT-… of validation/launch_payloads.yaml).
/// Losses and boostback are linear in altitude and inclination between nodes and constant beyond.
/// Other masses and impulses count by the rocket equation; another thrust does not: see
/// `acceleration_misfit`. Throws Error on a table that is not whole and on one of another way of
/// recovery.
double payload_to(const AscentVehicle& vehicle, const AscentLosses& losses, double altitude,
                  double inclination, double site_latitude);

/// Greatest deviation of the two accelerations from those that the table was made for: ratio over
/// one. [1]
double acceleration_misfit(const AscentVehicle& vehicle, const AscentLosses& losses) noexcept;

/// Thrust over mass without payload at lift-off [m/s²].
double lift_off_acceleration(const AscentVehicle& vehicle) noexcept;

/// Thrust over mass of the full upper stage without payload [m/s²].
double upper_acceleration(const AscentVehicle& vehicle) noexcept;

}  // namespace dawnline::launch
