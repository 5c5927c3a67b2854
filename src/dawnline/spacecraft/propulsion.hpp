#pragma once
// Thrusters, propellant, disposal.

namespace dawnline::spacecraft {

/// An electric or chemical thruster with its string.
struct Thruster {
    double specific_impulse = 0.0;  // [s]
    double thrust = 0.0;            // [N]
    double efficiency = 0.0;        // jet power over electrical power; 0: chemical [1]
    double dry_mass = 0.0;          // thruster, power processing, feed, tank [kg]
    double tank_fraction = 0.0;     // tank mass over propellant mass [1]
};

/// Electrical power T g0 Isp/(2 η). [W]; 0 for a chemical one.
double thruster_power(const Thruster& thruster) noexcept;

/// Propellant flow T/(g0 Isp). [kg/s]
double propellant_flow(const Thruster& thruster) noexcept;

/// Propellant of a Δv from the mass at its start, m0 (1 − exp(−Δv/(g0 Isp))). [kg]
double propellant_from_wet(double wet_mass, double delta_v, double specific_impulse) noexcept;

/// Propellant that a dry mass needs, m_dry (exp(Δv/(g0 Isp)) − 1). [kg]
double propellant_from_dry(double dry_mass, double delta_v, double specific_impulse) noexcept;

/// Time that the thruster burns for a Δv; the propellant flow is constant. [s]
double burn_time(const Thruster& thruster, double wet_mass, double delta_v) noexcept;

/// Impulsive Δv from a circular orbit to one with a lower perigee, apogee kept. [m/s]
double perigee_lowering_delta_v(double radius, double perigee_radius) noexcept;

/// Δv of a Hohmann transfer between circular orbits, both burns. [m/s]
double hohmann_delta_v(double from_radius, double to_radius) noexcept;

/// Δv of a slow spiral between circular orbits, |v2 − v1| (Edelbaum 1961, no plane change). [m/s]
double spiral_delta_v(double from_radius, double to_radius) noexcept;

/// Speed and threshold at which avoidance manoeuvres were observed.
struct AvoidanceObservation {
    double rate_per_satellite = 0.0;     // manoeuvres of one satellite [1/s]
    double object_density = 1.0;         // of the shell, any unit [1]
    double probability_threshold = 0.0;  // of collision, at which one manoeuvres [1]
    double threshold_exponent = 0.4;     // rate ∝ threshold^−x, 0.3 … 0.5 [1]
};

/// Avoidance manoeuvres of one satellite scaled to another density and threshold. [1/s]
double avoidance_rate(const AvoidanceObservation& observation, double object_density,
                      double probability_threshold) noexcept;

}  // namespace dawnline::spacecraft
