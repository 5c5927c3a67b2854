#pragma once
// Solar activity month by month: what was observed, and what is predicted with which chance.

#include <array>
#include <cstdint>
#include <span>

#include "dawnline/astro/time.hpp"
#include "dawnline/astro/weather.hpp"

namespace dawnline::astro {

/// Means of a month that has passed.
struct ObservedMonth {
    double f107;  // observed 10.7 cm flux, at the actual distance of the Sun [1e-22 W/(m² Hz)]
    double f107_mean;  // mean of its 81-day centred means [1e-22 W/(m² Hz)]
    double ap;         // of the daily Ap [1]
};

/// One month of one course of the cycle.
struct PredictedCourse {
    double f107;  // expected, smoothed over months [1e-22 W/(m² Hz)]
    double high;  // two standard deviations above [1e-22 W/(m² Hz)]
    double low;   // two standard deviations below [1e-22 W/(m² Hz)]
    double ap;    // expected [1]
};

/// When the cycle comes: as expected, early or late.
enum class CycleTiming : std::uint8_t { nominal = 0, early = 1, late = 2 };

/// One predicted month, one course for each timing.
struct PredictedMonth {
    std::array<PredictedCourse, 3> courses;
};

/// Consecutive months; a month counts 12 · year + (month − 1).
struct SolarCycle {
    int first_observed = 0;
    std::span<const ObservedMonth> observed;
    int first_predicted = 0;
    std::span<const PredictedMonth> predicted;
};

/// October 1957 to August 2026 observed (CSSI/CelesTrak), to March 2056 predicted (Schatten, March
/// 2026).
const SolarCycle& solar_cycle_of_2026() noexcept;

/// What is expected of the Sun, and how sure one wants to be.
struct CycleOutlook {
    CycleTiming timing = CycleTiming::nominal;
    double percentile = 0.5;  // share of outcomes with less flux, 0 < p < 1 [1]
};

/// Activity at an instant, linear between the middles of months; f107 = f107_mean where predicted.
///
/// Observed months are what they were, whatever the outlook. Of a predicted month the flux at
/// percentile p is f107 + z (high − f107)/2 above the median and f107 + z (f107 − low)/2 below, z
/// the normal quantile of p. Ap has one value a month, for all percentiles: daily, not
/// three-hourly.
///
/// Throws Error outside of the months of the table, from the middle of the first to the middle of
/// the last, and unless 0 < p < 1.
Weather weather_of_cycle(const SolarCycle& cycle, const Utc& utc, const CycleOutlook& outlook = {});

}  // namespace dawnline::astro
