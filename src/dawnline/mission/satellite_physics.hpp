#pragma once
// One satellite as a machine: the physics that size() and simulate() share, so that both are views
// of the same thing.

#include "dawnline/mission/flight_attitude.hpp"
#include "dawnline/scenario/scenario.hpp"
#include "dawnline/spacecraft/radiator.hpp"
#include "dawnline/spacecraft/solar_array.hpp"
#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::mission {

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

/// The radiator's faces at an age [s]: darkened by what sunlight reaches them edge-on, and by
/// deposits.
spacecraft::Surface radiator_surface(const scenario::Radiator& radiator, double age) noexcept;

/// How the air meets its surfaces; temperature and molar mass of mean activity at 500 to 700 km.
spacecraft::AirStream air_stream(const scenario::Satellite& satellite) noexcept;

/// Everything that does not depend on areas: coefficients and loads of a satellite of this age
/// [s]. Areas, capacities and housekeeping beyond the avionics are zero.
SatellitePhysics satellite_physics(const scenario::Scenario& scenario, double age);

}  // namespace dawnline::mission
