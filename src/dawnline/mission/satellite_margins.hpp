#pragma once
// Margins of coolant, momentum and the place under the fairing.

#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {

/// Enough sections of the radiator hold their coolant over life.
Margin coolant_margin(const Scenario& scenario, const Design& design);

/// Chips stay cool when all spare sections are lost.
Margin spares_margin(const Scenario& scenario, const Design& design);

/// At least one satellite goes up with a flight. The lever is the input that closes it with the
/// smallest relative change: number of accelerators, sides of the folded face; the fairing's own
/// sizes, that is another vehicle, only where none of these does.
Margin fit_margin(const Scenario& scenario, const Design& design, const Campaign& campaign);

/// Wheels and rods of the bus against what gravity, air and light ask of them; for information.
Margin wheel_margin(const Scenario& scenario, const Design& design);
Margin torquer_margin(const Scenario& scenario, const Design& design);

}  // namespace dawnline::mission
