#pragma once
// How the fleet's satellites die, as their design and orbit have it.

#include "dawnline/mission/mission.hpp"
#include "dawnline/spacecraft/attrition.hpp"

namespace dawnline::mission {

/// Infant loss, early failures, chance, wear and debris on the body of the design.
spacecraft::AttritionLaw attrition_law(const Scenario& scenario, const Design& design);

/// Fills Design::attrition: alive on average and at the end, and what each cause alone takes.
void size_attrition(const Scenario& scenario, Design& design);

/// Mean share of the accelerators alive over life: in satellites that entered service and did not
/// die, and not failed themselves. [1]
double accelerators_alive(const Scenario& scenario, const Design& design);

}  // namespace dawnline::mission
