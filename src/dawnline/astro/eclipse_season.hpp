#pragma once
// The eclipse year of an orbit: how long, how often and when it is dark.

#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

/// Eclipses over a span of time, spherical Earth, cones of umbra and penumbra.
struct EclipseSeason {
    double beta_min_abs;          // least |β| of the span [rad]
    double beta_max_abs;          // greatest |β| [rad]
    double beta_at_longest;       // β, signed, where the longest eclipse is [rad]
    double longest_umbra;         // of one orbit; 0 if there is none [s]
    double longest_shadow;        // penumbra included [s]
    double umbra_days;            // time in which orbits have an umbra [d]
    double first_day;             // day of year when the longest umbra season begins; 0: none [d]
    double last_day;              // and when it ends; less than first_day across new year [d]
    double mean_umbra_fraction;   // of the whole span [1]
    double mean_shadow_fraction;  // penumbra included [1]
};

/// Season from daily samples with the Sun of ERFA (15 ms a year); closed form for each day.
///
/// A span of 365 days or more is taken as a cycle, so that a season across its ends is one.
/// Accurate to the closed form (0.05 % of a duration) and 0.1 d in dates. Throws Error unless
/// 1 ≤ days ≤ 36 525.
EclipseSeason eclipse_season(const CircularOrbit& orbit, const Tt& epoch, double days = 365.25);

/// The same from the Almanac's low-precision Sun, in a few microseconds: for `size`.
///
/// 183 samples a year. For sun-synchronous orbits within 0.04° of β, 0.2 % of the longest eclipse,
/// 0.7 d and 1 % of the mean fractions of eclipse_season (tested), which has the equator of GCRF
/// where this has that of date. Nodes that turn faster against the Sun get 183 samples a turn.
/// Never throws; `days` is clamped to 1 … 36 525.
EclipseSeason season_estimate(const CircularOrbit& orbit, const Tt& epoch,
                              double days = 365.25) noexcept;

}  // namespace dawnline::astro
