#pragma once
// The end of a satellite: how long it stays up, what takes it down, whom the pieces endanger.

#include <span>

#include "dawnline/astro/mean_density.hpp"
#include "dawnline/base/table.hpp"

namespace dawnline::spacecraft {

/// Rules on the end of life. FCC 22-74 (2022): five years after the mission. NASA-STD-8719.14C:
/// casualty expectation at most 1e-4, pieces of 15 J or more.
struct DisposalRule {
    double longest_stay = 5.0 * 365.25 * 86400.0;  // after the mission [s]
    double casualty_limit = 1e-4;                  // expected casualties of one re-entry [1]
};

/// Mean density of circular orbits like one, altitude [m] above the equatorial radius to kg/m³:
/// logarithmic between orbits every 25 km from 200 km to `top`. 2 ms for each.
LinearTable density_of_orbits(double top, double inclination, double local_time_of_node,
                              const astro::Weather& weather);

/// Time until a circular orbit has sunk to 200 km without thrust. C_d A/m [m²/kg]. [s]
double natural_decay(const LinearTable& density, double altitude, double drag_area_per_mass);

/// Highest circular orbit that decays within a time, from 201 km to the end of the table. [m]
double highest_within(const LinearTable& density, double drag_area_per_mass, double longest_stay);

/// C_d A/m that lets an orbit decay within a time: decay goes as its inverse. [m²/kg]
double drag_area_for(const LinearTable& density, double altitude, double longest_stay);

/// One way down.
struct WayDown {
    double delta_v = 0.0;     // [m/s]
    double propellant = 0.0;  // [kg]
    double burn_time = 0.0;   // of the thruster [s]
    double stay = 0.0;        // from the end of the mission to re-entry [s]
    bool allowed = false;     // stays no longer than the rule
};

/// The ways of a satellite to leave its circular orbit.
struct DisposalWays {
    WayDown passive;   // nothing is done
    WayDown spiral;    // slow thrust to the highest orbit that decays in the time left, then drag
    WayDown deep;      // slow thrust to 300 km
    WayDown targeted;  // one burn to a perigee of 50 km over an empty ocean
    double least_thrust = 0.0;  // that makes the last one in a sixth of an orbit [N]
};

/// All of them for a mass at the end of the mission [kg] and a thruster [N, s]. Thrust that is too
/// low for the targeted way leaves it not allowed.
DisposalWays ways_down(const LinearTable& density, double altitude, double drag_area_per_mass,
                       double mass, double thrust, double specific_impulse,
                       const DisposalRule& rule);

/// A part that may reach the ground.
struct SurvivingPart {
    double area = 0.0;    // mean cross-section [m²]
    double count = 1.0;   // of them [1]
    double energy = 0.0;  // at impact [J]
    double demise = 0.0;  // probability that it burns up before [1]
};

/// Casualty area Σ n (1 − demise)(0.6 m + √A)² of the parts of at least 15 J. NASA-STD-8719.14.
/// [m²]
double debris_casualty_area(std::span<const SurvivingPart> parts) noexcept;

/// People per area under an orbit: mean over the time that it spends above each latitude, for a
/// population in eighteen bands of 10°. [1/m²]
///
/// `population` is that of the world; the shares of the bands are of the year 2015, ±10 % for a
/// band, from memory of gridded censuses. At 8.2e9 people 16.1 /km² averaged over the globe, less
/// near the poles. An orbit spends sec φ/√(1 − (sin φ/sin i)²) of its time at a latitude.
double people_under_orbit(double inclination, double population) noexcept;

/// Expected casualties of an uncontrolled re-entry, area × people per area. [1]
double casualty_expectation(double casualty_area, double people_per_area) noexcept;

}  // namespace dawnline::spacecraft
