#pragma once
// Why a request has no answer, and the nearest one that has.

#include <functional>
#include <optional>

#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {

/// Thrust over weight at which a stack is said to lift off. [1]
inline constexpr double k_least_lift_off = 1.05;

/// The answer where thrust, landing reserve or upper stage's reserve forbid any flight, with what
/// would do; nothing where they allow one.
std::optional<Ascent> impossible_ascent(const AscentVehicle& vehicle);

/// Fills cause and nearest altitude where no payload reaches the orbit.
///
/// `payload` gives the payload to another target, below zero where mass is missing, and nothing
/// where the optimiser fails. Where it is negative at the target, the altitude without payload is
/// found by regula falsi (Illinois form) to 1 % between 120 km and the target.
void explain_no_orbit(Ascent& ascent, const AscentVehicle& vehicle, const AscentTarget& target,
                      const std::function<std::optional<double>(const AscentTarget&)>& payload);

}  // namespace dawnline::launch
