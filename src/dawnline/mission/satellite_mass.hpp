#pragma once
// The mass of one satellite and its size when folded for launch.

#include <vector>

#include "dawnline/mission/mission.hpp"
#include "dawnline/spacecraft/mass_growth.hpp"

namespace dawnline::mission {

/// The parts of the satellite at basic mass, each with what it is and how far its design has come.
/// Structure and harness come last: they are shares of all.
std::vector<spacecraft::Part> satellite_parts(const Scenario& scenario, const Design& design);

/// Dry mass after AIAA S-120: each part with its allowance for growth, the system's margin on the
/// basic sum; a stated dry mass replaces it. Launch mass with the design's propellant.
void size_mass(const Scenario& scenario, Design& design);

/// The breakdown that people read, and the folded box: what is folded or packed takes a volume, and
/// over the face of the bus that is a thickness.
void list_masses(const Scenario& scenario, Design& design);

}  // namespace dawnline::mission
