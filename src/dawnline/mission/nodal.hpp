#pragma once
// The satellite once more as a network of nodes: what the lumped model leaves out.

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// The orbit of the longest shadow at the end of life, repeated until it comes back to itself, by
/// the network of spacecraft/thermal_satellite.hpp: 16 groups of chips (die, lid, cold plate each),
/// pump, 8 radiator panels that the coolant passes one after the other, 8 array panels.
///
/// Same areas, capacities and powers as simulate(), but the coolant cools from panel to panel and
/// warms in the plates. After a loss of power a panel with standing coolant is left with Earth, Sun
/// and wing alone. Throws Error where no orbit repeats.
NodalCheck nodal_check(const scenario::Scenario& scenario, const Design& design);

}  // namespace dawnline::mission
