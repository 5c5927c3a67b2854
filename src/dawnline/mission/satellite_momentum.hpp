#pragma once
// What wheels and magnetic rods of the satellite must hold against gravity, air and sunlight.

#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {

/// Fills Design::momentum over the orbit of least |β|.
///
/// In the satellite's attitude, wings as wide as the folded face is long stand out on both sides of
/// the body along the radiator's normal; the radiator is a square plate around the body; flat
/// plates of even mass, the body a flat box. Air and light push beside the centre of mass, array
/// and radiator each by bus.pressure_offset. Wheels hold the largest swing and the gain of one
/// orbit; rods shed that gain, at half use of the field over the equator. The wheels' mass stays in
/// avionics_mass.
void size_momentum(const Scenario& scenario, Design& design);

}  // namespace dawnline::mission
