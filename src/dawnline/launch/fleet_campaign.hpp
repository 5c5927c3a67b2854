#pragma once
// A launch campaign flown event by event.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "dawnline/launch/campaign.hpp"

namespace dawnline::launch {

/// What a flight waited for last. `start` is a flight that waited for nothing.
enum class Waited : std::uint8_t {
    start,
    boosters,
    booster_refurbishment,
    booster_recovery,
    upper_stages,
    upper_refurbishment,
    upper_recovery,
    pads,
    range,
    weather,
    stand_down,
};
constexpr std::size_t k_waited_kinds = 11;

/// "booster refurbishment", …
std::string_view to_string(Waited waited) noexcept;

struct CampaignFlight {
    double date = 0.0;          // from the start [s]
    std::uint32_t booster = 0;  // unit of its fleet, 0 the first
    std::uint32_t upper_stage = 0;
    std::uint32_t booster_use = 0;  // 1 is its first flight
    std::uint32_t upper_use = 0;
    Waited waited = Waited::start;
    bool tanker = false;
    bool ascent_failed = false;
    bool booster_lost = false;  // in the ascent or at landing
    bool upper_lost = false;
};

/// Where the units of a fleet went. initial + built = left + lost_ascent + lost_landing + retired +
/// expended, always.
struct UnitCount {
    long initial = 0, built = 0;
    long left = 0;  // alive at the last event, in the hall or in the air
    long lost_ascent = 0;
    long lost_landing = 0;
    long retired = 0;   // landed after the last use
    long expended = 0;  // by design
};

/// Share of the time from start to last launch that the things were not standing ready. [1]
struct Utilisation {
    double boosters = 0.0, upper_stages = 0.0, pads = 0.0;
    double booster_recovery = 0.0, upper_recovery = 0.0;
};

struct CampaignHistory {
    std::vector<CampaignFlight> flights;  // in order of launch
    bool complete = false;                // all missions flew before the campaign's end
    long missions = 0;                    // delivered
    double completed = std::numeric_limits<double>::infinity();  // date of the last mission [s]
    long tankers = 0;                                            // flights that carried propellant
    long failed_ascents = 0;
    UnitCount boosters, upper_stages;
    Utilisation utilisation;
    std::array<long, k_waited_kinds> waited{};  // flights by what they waited for
    Waited binding = Waited::start;             // what most waited for
};

/// Flies until `missions` payloads are delivered, the campaign ends, nothing can fly any more, or a
/// million flights have flown (a depot that boils off faster than tankers come).
///
/// A flight takes the stages that have been ready longest as soon as booster, upper stage, pad and
/// recovery assets are free, and holds them through its scrubs. A failed ascent loses both stages
/// and the payload, which flies again; a failed landing loses the stage. A tanker's load counts
/// when its ascent succeeds; the mission's flight goes when the depot, boiling off, holds enough.
/// Learned durations take the fleet's own count, so the turnaround falls as the fleet flies.
///
/// Random numbers depend on (seed, history, name, number of the trial) only, so two fleets are
/// compared on the same luck. Ties in time are resolved in the order in which they were scheduled.
/// @throws Error with every figure that is out of range.
CampaignHistory fly_campaign(const Campaign& campaign, long missions, std::uint64_t seed,
                             std::uint64_t history);

/// Flights in each of the campaign's years of length `year` [s], the last one may be incomplete.
std::vector<long> flights_by_year(const CampaignHistory& history, double year);

}  // namespace dawnline::launch
