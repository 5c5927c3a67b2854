#pragma once
// What a launch campaign has: fleets of reusable stages, pads, recovery assets, refurbishment
// lines, learning, failures, stand-downs, weather and refuelling.

#include <limits>

#include "dawnline/launch/cadence.hpp"
#include "dawnline/launch/refuelling.hpp"
#include "dawnline/launch/reliability.hpp"

namespace dawnline::launch {

/// A duration that experience shortens: T(n) = max(floor, first n^log2 p), n = 1 the first time.
struct LearnedDuration {
    double first = 0.0;           // [s]
    double progress_ratio = 1.0;  // p, share that is left after a doubling [1]
    double floor = 0.0;           // [s]
};

/// T(n). [s]
double duration(const LearnedDuration& learned, double n) noexcept;

/// The boosters, or the upper stages: how they come, fly, return and come back.
struct StageFleet {
    long initial = 0;               // ready at the start
    long most = 0;                  // building pauses while this many live or are in stock
    long build_lines = 0;           // each delivers one unit after every build time
    LearnedDuration build;          // by one line, of the n-th built in the campaign [s]
    long uses = 1;                  // flights of a unit before it retires; 1: expendable
    bool expend_last_use = false;   // its last flight leaves nothing to recover
    double return_time = 0.0;       // launch to the refurbishment hall [s]
    LearnedDuration refurbishment;  // of the fleet's n-th [s]
    long refurbishment_lines = 0;   // that work at once; 0: as many as come
    ReliabilityGrowth landing;      // failure of the fleet's n-th landing attempt
    long recovery_assets = 0;       // ships or towers; 0: needs none
    double recovery_cycle = 0.0;    // of an asset, launch to ready [s]
};

/// What a campaign is.
struct Campaign {
    StageFleet boosters, upper_stages;
    long pads = 1;
    double pad_cycle = 0.0;       // launch to the next launch of a pad [s]
    double range_interval = 0.0;  // shortest time between launches of all pads [s]
    double availability = 1.0;    // share of the time that all work goes on; stretches every cycle
    double go_probability = 1.0;  // that weather and range let an attempt through [1]
    double recycle_time = 0.0;    // from a scrub to the next attempt [s]
    ReliabilityGrowth ascent;     // failure of the n-th flight
    double ascent_stand_down = 0.0;   // after a failed ascent [s]
    double landing_stand_down = 0.0;  // after a failed landing [s]
    Refuelling refuelling;            // before each mission's flight; need 0: none
    double duration = std::numeric_limits<double>::infinity();  // no launch after it [s]
};

/// @throws Error with every figure of the campaign that is out of range.
void check(const Campaign& campaign);

/// The limits of `sustained_rate` after `experience` units built and refurbished, without failures
/// and weather: what a long campaign cannot exceed. A unit of U uses flies U times in U − 1
/// turnarounds; what has no field there (refurbishment lines, build lines of expendables, the upper
/// stages' recovery) stands in `upper_stages`, as the smallest.
CadenceLimits campaign_limits(const Campaign& campaign, double experience) noexcept;

}  // namespace dawnline::launch
