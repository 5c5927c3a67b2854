#pragma once
// What radiation and years do to a satellite, as functions of its age.

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"
#include "dawnline/spacecraft/solar_array_ageing.hpp"

namespace dawnline::mission {

/// Radiation of the scenario's orbit behind its shields, over its life. From the tables of its
/// environment: straight on log-log paper between their rows; what lies beyond them is refused when
/// the scenario is read. 10 µs.
RadiationDesign radiation_design(const scenario::Scenario& scenario);

/// Number of large solar events by `age` [s] that is not exceeded with the confidence of the
/// environment, among the active years of that time (King 1974, Burrell 1971). It steps. [1]
double solar_events_at(const scenario::Environment& environment, double age) noexcept;

/// Dose in silicon behind the shield by `age` [s]: trapped particles, cosmic rays and those events.
/// [Gy]
double dose_at(const scenario::Scenario& scenario, const RadiationDesign& radiation,
               double age) noexcept;

/// 1 MeV electrons, bare and normal, that damage the cells as all particles through cover and rear
/// do by `age` [s], solar events included; the scenario's own yearly fluence if it gives one.
/// [1/m²]
double cell_fluence_at(const scenario::Scenario& scenario, double age);

/// What the array keeps of its power at `age` [s], by cause.
spacecraft::ArrayRetention array_retention(const scenario::Scenario& scenario, double age);

}  // namespace dawnline::mission
