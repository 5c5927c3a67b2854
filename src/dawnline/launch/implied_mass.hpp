#pragma once
// What a claimed payload says about the masses that its maker does not publish.

#include <optional>

#include "dawnline/launch/rocket.hpp"

namespace dawnline::launch {

/// What gives way to the claim.
enum class Implied {
    upper_dry_mass,        // the first stage stays as given
    first_dry_mass,        // the upper stage stays as given
    upper_share_of_total,  // the upper stage's part of both dry masses, whose sum stays
};

/// The mass that makes the rocket lift exactly `payload` in that mode to that orbit: of the upper
/// stage for `upper_dry_mass` and `upper_share_of_total`, of the first for `first_dry_mass` [kg].
///
/// Sought from a fifth to three times the mass given, to 5 kg, each try a whole optimised ascent.
/// Nothing if no mass in that range does it. Errors as fly_rocket.
std::optional<double> implied_mass(const Rocket& rocket, const Margins& margins,
                                   const FlightMode& mode, const AscentTarget& target,
                                   double payload, Implied implied);

}  // namespace dawnline::launch
