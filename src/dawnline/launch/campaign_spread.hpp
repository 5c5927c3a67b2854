#pragma once
// Many histories of a campaign, and the smallest fleet that keeps a date.

#include <span>

#include "dawnline/launch/fleet_campaign.hpp"

namespace dawnline::launch {

/// Mean and order statistics of a figure over the histories. +∞ sorts last.
struct Spread {
    double mean = 0.0;
    double p5 = 0.0, p50 = 0.0, p95 = 0.0;
};

/// Percentiles by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996).
/// Zeros if empty.
Spread spread_of(std::span<const double> values);

struct CampaignSpread {
    std::size_t histories = 0;
    double complete = 0.0;  // share of the histories that delivered all missions [1]
    double in_time = 0.0;   // share that delivered them by the date asked for [1]
    Spread completed;       // +∞ where the campaign did not finish [s]
    Spread flights, failed_ascents;
    Spread boosters_built, upper_stages_built;    // beyond the initial ones
    Spread boosters_lost, upper_stages_lost;      // in ascents and at landings
    std::array<double, k_waited_kinds> waited{};  // share of all flights [1]
};

/// Histories 0 … n − 1 on at most `jobs` threads (0: one per core); the same bytes for any number.
CampaignSpread campaign_spread(const Campaign& campaign, long missions, double date,
                               std::size_t histories, std::uint64_t seed, unsigned jobs);

/// What a fleet may grow to.
struct FleetBounds {
    long boosters = 200, upper_stages = 200, build_lines = 50, refurbishment_lines = 50, pads = 20,
         recovery_assets = 40;
};

struct SmallestFleet {
    bool found = false;
    Campaign campaign;               // of the fleet found, or of the greatest tried
    double in_time = 0.0;            // share of histories that keep the date [1]
    double completed = 0.0;          // median date [s]
    Waited binding = Waited::start;  // what most flights of it wait for
};

/// A fleet that delivers `missions` by `date` in at least `confidence` of the histories, starting
/// from the campaign given (its counts are the least) and adding one in eight, at least one, of
/// what most flights wait for; then each count in turn is cut, by bisection, as far as the date
/// still holds. Minimal in the sense that none of its counts can be cut alone. Not found when what
/// binds is range, weather, stand-downs or a bound; then `campaign` is the greatest tried.
SmallestFleet smallest_fleet(const Campaign& campaign, long missions, double date,
                             double confidence, const FleetBounds& bounds, std::size_t histories,
                             std::uint64_t seed, unsigned jobs);

}  // namespace dawnline::launch
