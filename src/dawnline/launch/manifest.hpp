#pragma once
// How many satellites ride on a flight and how many flights a fleet needs.

namespace dawnline::launch {

/// One satellite as it is stowed.
struct StowedSatellite {
    double mass;    // with propellant [kg]
    double volume;  // of its box, gaps between boxes included [m3]; 0 leaves volume out
    double width;   // smallest side that must pass the fairing's diameter [m]; 0 leaves it out
};

/// What one flight offers.
struct FlightCapacity {
    double payload;   // to the orbit, dispenser taken off [kg]
    double volume;    // usable [m3]; 0 leaves volume out
    double diameter;  // usable [m]; 0 leaves it out
};

enum class Bound { mass, volume, does_not_fit };

/// "mass", "volume", "does not fit".
const char* to_string(Bound bound) noexcept;

struct Manifest {
    long by_mass = 0;             // satellites per flight that the payload allows
    long by_volume = 0;           // that the volume allows; equals by_mass where volume is left out
    long per_flight = 0;          // the smaller
    long flights = 0;             // successful flights that carry all; 0 if none fits
    double flights_bought = 0.0;  // flights over success probability [1]
    double mass_share = 0.0;      // payload used on a full flight [1]
    double volume_share = 0.0;    // volume used on a full flight, 0 where left out [1]
    Bound bound = Bound::does_not_fit;
};

/// Whole satellites per flight, whichever of mass and volume binds.
Manifest manifest(long satellites, const StowedSatellite& satellite, const FlightCapacity& capacity,
                  double success_probability) noexcept;

/// Flights for a total mass that may be cut anywhere: ⌈m/payload⌉ (tolerant of rounding by 1e-9).
/// [1]
double flights_for_mass(double mass, double payload) noexcept;

}  // namespace dawnline::launch
