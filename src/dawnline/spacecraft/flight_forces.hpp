#pragma once
// Δv that air and sunlight cost a satellite in a year, with the air of NRLMSISE-00.

#include <span>

#include "dawnline/astro/weather.hpp"
#include "dawnline/spacecraft/flight_plates.hpp"

namespace dawnline::spacecraft {

/// A satellite on a circular orbit that keeps its local time.
struct FlightOrbit {
    double semi_major_axis = 0.0;     // [m]
    double inclination = 0.0;         // [rad]
    double local_time_of_node = 0.0;  // mean local time of the ascending node [s]
};

/// A year of forces.
struct FlightForces {
    double mean_density = 0.0;        // of the air along the orbit [kg/m³]
    double drag_area = 0.0;           // C_d A, weighted with the density [m²]
    double drag_delta_v = 0.0;        // that makes up for the drag of a year [m/s]
    double decay_rate = 0.0;          // of the semi-major axis, if it is not made up [m/s]
    double light_delta_v = 0.0;       // ∫|along-track light| of a year, both ways [m/s]
    double light_acceleration = 0.0;  // mean magnitude in sunlight [m/s²]
    double plane_shift = 0.0;         // of the orbit by the mean push along its normal, a_n/n² [m]
    double eccentricity_rate = 0.0;   // greatest, by the in-plane light [1/s]
    double lowest_beta = 0.0, highest_beta = 0.0;  // of the Sun above the plane [rad]
};

/// Forces over a year of constant weather: at 24 days, 4 longitudes and 72 places the density of
/// NRLMSISE-00 above the ellipsoid meets the plates at the attitude of that place and day.
///
/// The air turns with the Earth if `air_turns`; the reference figures of Δv take it at rest.
/// Within 1e-3 of finer sampling. 3 ms and 1 µs a plate and place. `irradiance` 1361 W/m² at 1 au;
/// the distance of the Sun is left out (±3.4 % in the light over the year, 0 on average).
/// Throws Error where the orbit leaves the model of the air, 0 … 1200 km, or the mass is not
/// positive.
FlightForces flight_forces(const FlightOrbit& orbit, std::span<const Plate> plates, double mass,
                           const AirStream& air, const astro::Weather& weather,
                           bool air_turns = true);

/// β of the Sun over the plane at a day of the year, mean Sun on the ecliptic. [rad]
double sun_elevation_over_orbit(const FlightOrbit& orbit, double day_of_year) noexcept;

}  // namespace dawnline::spacecraft
