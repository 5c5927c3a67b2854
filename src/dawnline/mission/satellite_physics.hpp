#pragma once
// One satellite as a machine: the physics that size() and simulate() share, so that both are views
// of the same thing.

#include <vector>

#include "dawnline/scenario/scenario.hpp"
#include "dawnline/spacecraft/radiator.hpp"
#include "dawnline/spacecraft/solar_array.hpp"
#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::mission {

/// How array and radiator lie towards the Earth when the Sun stands at an angle from the zenith.
/// The array faces the Sun; the radiator's plane holds Sun line and nadir.
struct EarthViews {
    double array_front = 0, array_back = 0;    // view factors [1]
    double albedo_front = 0, albedo_back = 0;  // albedo factors of the array [1]
    double radiator = 0;                       // view factor of each face [1]
    double albedo_radiator = 0;                // of each face [1]
};

/// What the array sees, or the radiator; exact, by spacecraft/view_factor.hpp; ρ = R/a. The rest
/// stays zero.
EarthViews array_views(double sine_of_disc, double sun_zenith) noexcept;
EarthViews radiator_views(double sine_of_disc, double sun_zenith) noexcept;

/// Both from a table of half degrees, linear between them; within 1e-4.
class EarthViewTable {
  public:
    explicit EarthViewTable(double sine_of_disc);
    EarthViews operator()(double cos_zenith) const noexcept;

  private:
    std::vector<EarthViews> views_;  // over the zenith angle, 0 … π
};

/// Light and heat that reach the satellite at a moment.
struct Surroundings {
    double irradiance = 0;  // sunlight at the satellite, shadow included [W/m2]
    double earthshine = 0;  // sunlight at the Earth, for the albedo [W/m2]
    EarthViews views;
};

/// Powers of the loads, at the bus.
struct Loads {
    double accelerators = 0;             // at full clock [W]
    double accelerators_idle = 0;        // [W]
    double hosts = 0;                    // [W]
    double terminals = 0;                // [W]
    double housekeeping = 0;             // avionics, pump, thruster's mean [W]
    double distribution_efficiency = 1;  // bus to loads [1]

    double it() const noexcept { return accelerators + hosts + terminals; }

    /// Drawn from the bus with the accelerators at a share of their clock. [W]
    double at_clock(double clock) const noexcept {
        const double chips = accelerators_idle + clock * (accelerators - accelerators_idle);
        return (chips + hosts + terminals + housekeeping) / distribution_efficiency;
    }
};

/// Areas, stores and coefficients of one satellite at one age.
struct SatellitePhysics {
    spacecraft::SolarArray array;
    double array_retention = 1;  // of power at this age [1]
    double array_area = 0;       // [m2]
    double array_capacity = 0;   // [J/K]

    spacecraft::Radiator radiator;
    double fin_efficiency = 1;     // [1]
    double radiator_area = 0;      // planform [m2]
    double radiator_sun = 0;       // sine of the misalignment, one face [1]
    double radiator_array = 0;     // view factor of the own array, each face [1]
    double radiator_capacity = 0;  // [J/K]

    double loop_conductance = 0;  // coolant to radiator [W/K]
    double loop_capacity = 0;     // of the coolant [J/K]
    double chip_conductance = 0;  // all junctions to coolant [W/K]
    double chip_capacity = 0;     // of all packages [J/K]
    double throttle_start = 0;    // junction temperature [K]
    double throttle_end = 0;      // [K]

    double battery_capacity = 0;  // faded [J]
    double battery_floor = 0;     // charge below which loads are shed [J]
    double charge_limit = 0;      // [W]
    double charge_efficiency = 1, discharge_efficiency = 1;  // [1]

    double earth_infrared = 0;  // [W/m2]
    double albedo = 0;          // [1]

    Loads loads;
};

/// Electrical power that the array can give to the bus at a temperature. [W]
double array_available(const SatellitePhysics& s, const Surroundings& around,
                       double temperature) noexcept;

/// Net heating of the array while it delivers `electric` to the bus. [W]
double array_heating(const SatellitePhysics& s, const Surroundings& around, double electric,
                     double temperature) noexcept;

/// Temperature at which the array neither warms nor cools while it delivers all it can. [K]
double array_temperature(const SatellitePhysics& s, const Surroundings& around) noexcept;

/// Sunlight, albedo and infrared of Earth and own array that both faces of the radiator take up,
/// per planform. [W/m2]
double radiator_absorbed(const SatellitePhysics& s, const Surroundings& around,
                         double array_temperature) noexcept;

/// Emitted by both faces, per planform. [W/m2]
double radiator_emitted(const SatellitePhysics& s, double temperature) noexcept;

/// Temperature at which the radiator carries `heat` [W] on top of `absorbed` [W/m2]. [K]
double radiator_temperature(const SatellitePhysics& s, double heat, double absorbed) noexcept;

/// Share of their clock that the chips keep at a junction temperature: 1 up to throttle_start, 0
/// from throttle_end. [1]
double thermal_clock(const SatellitePhysics& s, double junction_temperature) noexcept;

/// Everything that does not depend on areas: coefficients and loads of a satellite of this age
/// [s]. Areas, capacities and housekeeping beyond the avionics are zero.
SatellitePhysics satellite_physics(const scenario::Scenario& scenario, double age);

}  // namespace dawnline::mission
