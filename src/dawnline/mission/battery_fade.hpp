#pragma once
// What seasons of eclipses leave of a battery.

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// Beyond this no cell is followed. [1]
inline constexpr double k_greatest_fade = 0.8;

/// Capacity lost at an age [s], of the nameplate. [1]
///
/// Calendar and cycle ageing of Schmalstieg's cell (spacecraft/battery_ageing.hpp) through years
/// whose eclipses follow √(1 − (t/h)²) about the longest, h half of the season; `depth` in the
/// longest one, of the nameplate [1]. Eight steps a season: within 0.5 % of steps of an orbit. A
/// scenario's stated battery.fade is reached evenly at the end of its life instead. At most
/// k_greatest_fade.
double battery_fade(const scenario::Satellite& satellite, const OrbitDesign& orbit, double depth,
                    double age) noexcept;

}  // namespace dawnline::mission
