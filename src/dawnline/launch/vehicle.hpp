#pragma once
// A launch vehicle as its maker publishes it, and what it lifts to an orbit that he does not
// publish.

#include <string>

#include "dawnline/launch/propellant.hpp"

namespace dawnline::launch {

/// One stage, as far as published; zero where it is not.
struct Stage {
    double dry_mass = 0.0;          // [kg]
    double propellant_mass = 0.0;   // [kg]
    double specific_impulse = 0.0;  // in vacuum [s]
    Propellant propellant = Propellant::kerosene;
    double mixture_ratio = 0.0;  // oxidiser over fuel by mass [1]
};

struct Vehicle {
    std::string name;
    double payload = 0.0;                   // to the reference orbit, in the mode priced below [kg]
    double reference_altitude = 0.0;        // circular [m]
    double reference_inclination = 0.0;     // [rad]
    double site_latitude = 0.0;             // of the pad [rad]
    double payload_fraction_kept = 1.0;     // after adapter and dispenser, share for satellites [1]
    double fairing_diameter = 0.0;          // inside [m]
    double fairing_length = 0.0;            // inside, usable [m]
    double fairing_volume = 0.0;            // usable [m3]
    double list_price = 0.0;                // per flight [USD]
    double success_probability = 1.0;       // of one flight [1]
    double flights_per_year = 0.0;          // at maturity [1/s]
    double initial_flights_per_year = 0.0;  // at the first flight [1/s]
    double ramp_time = 0.0;     // e-folding time of the logistic from initial to mature [s]
    double first_flight = 0.0;  // for the campaign, from its start [s]
    Stage first_stage, upper_stage;
    double recovered_mass = 0.0;  // per flight, for wear in re-entry [kg]
};

/// Extra ideal speed of a circular orbit over the reference orbit: Hohmann transfer between the
/// altitudes plus the difference of the speeds to be added to the turning Earth,
///   w(h, i) = √(v² + u² − 2 v ω R cos i),  u = ω R cos φ,
/// which holds for every azimuth since cos i = cos φ sin Az. Inclinations below the latitude are
/// taken as the latitude. [m/s]
double extra_speed(const Vehicle& vehicle, double altitude, double inclination) noexcept;

/// Payload to a circular orbit [kg], 0 if it cannot be reached.
///
/// The upper stage must give its published final speed plus `extra_speed`: with K = (m_w + P)/(m_d
/// + P) e^(Δ/c), P' = (m_w − K m_d)/(K − 1). The lower stages' gain from a lighter payload is left
/// out, so the figure is low by 5 to 9 % between 500 km and sun-synchronous orbits (against optimal
/// trajectories of a Falcon 9-like vehicle, rows LV-023 to LV-025 of validation/launch.yaml), exact
/// at the reference. Without data of the upper stage the published payload is returned unchanged.
double payload_to(const Vehicle& vehicle, double altitude, double inclination) noexcept;

}  // namespace dawnline::launch
