#pragma once
// A day of the orbit in the belts, place by place: when the South Atlantic Anomaly is met.

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// Trapped protons behind the shield and the upsets they cause, every minute of the first day:
/// the map of the environment in its own field, turned with the field's drift to the date. Sets
/// the figures of the day in `out` and adds the series "radiation_day". Upsets are those of the
/// design's dose per event, so the day's mean differs from the table's by what one day is of all
/// days: a few per cent at 650 km. 0.05 s.
void radiation_day(const scenario::Scenario& scenario, const Design& design, Operations& out);

}  // namespace dawnline::mission
