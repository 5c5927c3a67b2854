#pragma once
// When flights fly.

#include <cstddef>
#include <vector>

namespace dawnline::launch {

/// What limits a launch rate at maturity; an infinite rate or zero cycle leaves a limit out.
struct CadenceLimits {
    double boosters;         // in the fleet [1]
    double turnaround;       // of a booster [s]
    double pads;             // [1]
    double pad_cycle;        // between flights of a pad [s]
    double recovery_assets;  // ships or catch towers [1]
    double recovery_cycle;   // [s]
    double upper_stages;     // built or refurbished [1/s]
    double range;            // flights that site, range and propellant allow [1/s]
    double availability;     // share of the time that is not lost to weather and holds [1]
};

/// min(boosters/turnaround, pads/cycle, assets/cycle, upper stages, range) × availability. [1/s]
double sustained_rate(const CadenceLimits& limits) noexcept;

/// A campaign's rate over time: logistic from `initial_rate` at the first flight to `final_rate`,
///   R(t) = R∞/(1 + A e^(−t/τ)),  A = R∞/R0 − 1.
/// Equal rates or τ = 0 make it constant.
struct Cadence {
    double first_flight;         // from the campaign's start [s]
    double initial_rate;         // [1/s]
    double final_rate;           // [1/s]
    double ramp_time;            // τ [s]
    double failure_probability;  // of a flight [1]
    double stand_down;           // after a failure, before the next flight [s]
};

/// Time from the first flight to the flight number n (1 is the first), without stand-downs. [s]
///   t = τ ln((1 + A) e^(N/(R∞ τ)) − A),  N = n − 1
double flight_time(const Cadence& cadence, double n) noexcept;

/// Date of every flight; each flight puts the next ones off by its mean stand-down p·T, since rates
/// are means.
/// @throws Error if a rate is not positive or n is above 10 million.
std::vector<double> flight_dates(const Cadence& cadence, std::size_t n);

/// Date of flight n alone, the same arithmetic. [s]
double flight_date(const Cadence& cadence, double n) noexcept;

/// Flights flown by a date, a real number for means: the inverse of `flight_date`, by bisection.
/// [1]
double flights_by(const Cadence& cadence, double date) noexcept;

/// Mean interval after n doublings of experience: T (1 − f)^doublings, f the fall per doubling
/// (Falcon 9 2020-24: 58 %). [s]
double learned_interval(double interval, double fall_per_doubling, double doublings) noexcept;

/// Mass lifted a second by a fleet: vehicles × payload / turnaround. [kg/s]
double lift_rate(double vehicles, double payload, double turnaround) noexcept;

}  // namespace dawnline::launch
