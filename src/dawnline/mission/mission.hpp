#pragma once
// The way through the house: scenario to design, operations, campaign, accounts and verdict.
//
// Each is a plain function of values; this is the only room where the domains meet.

#include "dawnline/base/progress.hpp"
#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

using scenario::Scenario;

/// What to build, in closed form: orbit, power, heat, radiation, propulsion, links, mass, compute.
///
/// Microseconds. Physics that does not close is not an error: areas and margins come out as they
/// are and judge() names the cause. Throws Error only for a start date that is none.
Design size(const Scenario& scenario);

/// A year of one satellite in the time domain and of its cluster's geometry.
///
/// Orbit with secular J2, Sun by ERFA, conical shadow with located edges; array, battery, coolant,
/// radiator and chips integrated together by CVODE, restarted at every edge. Throws Error if the
/// integrator fails, Interruption on a signal.
Operations simulate(const Scenario& scenario, const Design& design, Progress& progress = silent());

/// A life of one satellite, window after window of the calendar: each is walked for a day, or whole
/// where simulation.every_orbit says so, with array, radiator and battery as old as they are by
/// then; the battery ages by the swings that it went through. `series` gets one point a window.
///
/// simulate() calls it. Throws as simulate() does.
Life live(const Scenario& scenario, const Design& design, Series& series,
          Progress& progress = silent());

/// The same figures from the design alone, orbit averages in closed form: for sensitivities and
/// sweeps, and what simulate() is held against.
Operations estimate(const Scenario& scenario, const Design& design);

/// Flights, dates and price.
Campaign deploy(const Scenario& scenario, const Design& design);

/// Money and carbon of orbit and ground, every published boundary, break-even; without
/// sensitivities, which sensitivities() adds.
Accounts account(const Scenario& scenario, const Design& design, const Operations& operations,
                 const Campaign& campaign);

/// Every margin with its limit, cause and the input that would close it.
Verdict judge(const Scenario& scenario, const Design& design, const Operations& operations,
              const Campaign& campaign, const Accounts& accounts);

/// Cost per accelerator-hour with each numeric input of the scenario changed by ±10 %, the ten
/// most telling first. Uses estimate() for the operations; `jobs` threads, 0 is one per core.
std::vector<Sensitivity> sensitivities(const Scenario& scenario, unsigned jobs = 1);

/// Orbit altitude, radiator temperature, battery against throttling and attitude, each over its
/// range: cost per accelerator-hour, where designs close, and the best that does. Uses estimate()
/// for the operations; `jobs` threads, 0 is one per core.
std::vector<Trade> trades(const Scenario& scenario, unsigned jobs = 1,
                          Progress& progress = silent());

/// The five, in order, the sensitivities and the trades; the same bits for any number of threads.
Outcome run(const Scenario& scenario, unsigned jobs = 1, Progress& progress = silent());

}  // namespace dawnline::mission
