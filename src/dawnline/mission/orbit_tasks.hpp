#pragma once
// What `dawnline orbit` answers: where objects are, which come close, when it is dark, who sees
// them. Objects are element sets of a catalogue (moved by SGP4) or a scenario's cluster (moved by
// the full force model).

#include <span>
#include <string>
#include <vector>

#include "dawnline/astro/access.hpp"
#include "dawnline/astro/conjunction.hpp"
#include "dawnline/astro/eclipse_season.hpp"
#include "dawnline/astro/element_set.hpp"
#include "dawnline/astro/local_time_drift.hpp"
#include "dawnline/base/progress.hpp"
#include "dawnline/mission/trajectory.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// An object that could not be followed to the end, and why.
struct LostObject {
    std::string name;
    double time;         // after the start [s]
    std::string reason;  // "decayed: closer to the centre than one Earth radius"
};

struct CatalogueTrajectories {
    std::vector<Trajectory> tracks;  // in GCRF, until the end or until the object is lost
    std::vector<LostObject> lost;
};

/// SGP4 ephemerides in GCRF of all element sets: states at start, start + step, … start + duration.
/// Throws Error unless step > 0 and the count of states stays below ten million.
CatalogueTrajectories catalogue_trajectories(std::span<const astro::ElementSet> sets,
                                             const astro::Tt& start, double duration, double step);

/// A close approach with names.
struct NamedConjunction {
    std::string first, second;
    astro::Conjunction event;  // tca after the start [s]
};

struct CatalogueScreening {
    std::vector<NamedConjunction> conjunctions;  // by time
    std::vector<std::string> left_out;           // objects without a good state at some moment
};

/// All close approaches below `threshold` among the element sets within `duration` of the start;
/// with `one` ≥ 0, only those of that element set.
CatalogueScreening screen_element_sets(std::span<const astro::ElementSet> sets, long one,
                                       const astro::Tt& start, double duration, double threshold,
                                       unsigned jobs);

/// Eclipse seasons of every year of a mission in a scenario's orbit, uncontrolled: the node drifts
/// as the Sun tilts the orbit.
struct MissionSeasons {
    std::vector<astro::EclipseSeason> years;
    astro::LocalTimeDrift drift;
};
MissionSeasons mission_seasons(const scenario::Scenario& scenario, double years);

/// Eclipse season of one year in the mean circular orbit of an element set.
astro::EclipseSeason season_of(const astro::ElementSet& set, const astro::Tt& start, double days);

/// A site on the ground with a constant mask.
struct NamedSite {
    std::string name;
    astro::Geodetic place;
    double elevation = 0.0;  // lowest that is free [rad]
};

/// Reads "Svalbard, 78.23 deg, 15.39 deg" or with a height as fourth item. Throws Error that says
/// what is wrong.
NamedSite parse_site(const std::string& text, double elevation);

struct NamedPass {
    std::string site, object;
    astro::Pass pass;  // times after the start [s]
};

/// Passes of the element sets over the sites within `duration` of the start (no Earth orientation:
/// up to 420 m on the ground, 0.06 s).
std::vector<NamedPass> passes_over(std::span<const NamedSite> sites,
                                   std::span<const astro::ElementSet> sets, const astro::Tt& start,
                                   double duration, unsigned jobs);

/// The same for a scenario's orbit (the cluster's centre).
std::vector<NamedPass> passes_over(std::span<const NamedSite> sites,
                                   const scenario::Scenario& scenario, double duration,
                                   unsigned jobs);

}  // namespace dawnline::mission
