#pragma once
// What a solved flight looks like: samples along the way and where the ideal speed went.

#include <optional>
#include <span>
#include <vector>

#include "dawnline/launch/ascent_equations.hpp"

namespace dawnline::launch {

/// Engines and air of each phase; nothing where it coasts. Phases without control burn upward.
using FlightPhases = std::vector<std::optional<PoweredFlight>>;

/// Every node of every phase, the booster's way back included.
std::vector<AscentSample> flight_samples(std::span<const control::PhaseSolution> phases,
                                         const FlightPhases& flights, const AscentLimits& planet,
                                         const Vec3& pad_G);

/// Integrals over the phases 0 … `last` by the quadrature of the collocation, so that the parts sum
/// up to the ideal speed within the error of the flight.
SpeedLosses speed_losses(std::span<const control::PhaseSolution> phases,
                         const FlightPhases& flights, const AscentLimits& planet, std::size_t last);

/// Azimuth of the flight over the turning ground, clockwise from north, 0 … 2π; `x` is r, v. [rad]
double azimuth_over_ground(std::span<const double> x, const AscentLimits& planet) noexcept;

}  // namespace dawnline::launch
