#pragma once
// Sections of the radiator held against punctures, and whether the coolant lasts.

#include "dawnline/mission/mission.hpp"
#include "dawnline/spacecraft/puncture.hpp"

namespace dawnline::mission {

/// Where the satellite flies in the middle of its life, as meteoroids and debris see it.
spacecraft::ImpactEnvironment impact_environment(const Scenario& scenario);

/// Sections of the radiator beyond the needed ones: heat pipes, or panels between valves.
struct RadiatorSpares {
    double needed = 0;            // sections [1]
    double installed = 0;         // sections [1]
    double share = 0;             // installed over needed, less one [1]
    double punctures = 0;         // expected over life, all sections [1]
    double coolant_survival = 0;  // probability that enough sections hold at the end of life [1]
};

/// The least number that keeps the needed sections with the wanted probability over life; a stated
/// spare_share is taken instead. `area` [m²] is that of the needed ones. Of a stated radiator the
/// sections beyond the needed ones are the spares. Where as many again do not do it, so many are
/// added and the probability says so. Lines and manifolds between body and
/// radiator are taken as shielded.
RadiatorSpares radiator_spares(const Scenario& scenario, double area);

}  // namespace dawnline::mission
