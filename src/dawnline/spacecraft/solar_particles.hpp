#pragma once
// Protons of solar events: a probability, not a rate.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/spacecraft/dose_spectrum.hpp"
#include "dawnline/spacecraft/geomagnetic_shell.hpp"

namespace dawnline::spacecraft {

/// Fluence of one anomalously large event, that of August 1972:
///     J(> E) = 7.9e9 exp((30 − E)/26.5) 1/cm², E in MeV, 10 … 1000 MeV.
/// Source: King, J. Spacecr. Rockets 11, 401 (1974).
ParticleSpectrum anomalously_large_event();

/// Chance of exactly `count` events in `duration` after `seen` events in `observed` active years,
/// Burrell's extension of Poisson's law to a rate known from few events:
///     p = (n + N)!/(n! N!) (t/T)^n / (1 + t/T)^(n + N + 1).
/// Source: Burrell 1971 in King 1974. Durations in one unit. [1]
double burrell_probability(int count, double duration, int seen, double observed) noexcept;

/// Smallest number of events that is not exceeded with `confidence`; King saw 1 in 7 years. [1]
int burrell_quantile(double confidence, double duration, int seen, double observed) noexcept;

/// Total fluence over active years as ESP has it: log-normal with
///     Φ_RV,T = Φ_RV/T, Φ_mean,T = T Φ_mean, σ² = ln(1 + Φ_RV,T), μ = ln Φ_mean,T − σ²/2.
/// `mean_per_year` Φ_mean [1/m²] and `relative_variance` Φ_RV at one energy are the user's: tables
/// B-7 and B-8 of ECSS-E-ST-10-04C. `active_years` below 1 count as 1, as the standard asks. [1/m²]
double esp_fluence(double mean_per_year, double relative_variance, double active_years,
                   double confidence) noexcept;

/// Solar-active years among `years` from `first_year` of the cycle on: 7 of 11, years 2.5 before to
/// 4.5 after the maximum. `since_maximum` is the time of the start after a maximum. [yr]
double active_years(double since_maximum, double years) noexcept;

/// Events as JPL-91 sees them: a Poisson number, each of log-normal fluence.
struct EventStatistics {
    double rate = 0.0;           // of events in active years [1/s]
    double log_mean = 0.0;       // of log10 of the fluence above the energy in 1/m² [1]
    double log_deviation = 0.0;  // of the same [1]
};

/// Fluence not exceeded in `duration` [s] of solar activity with `confidence`, by `samples` Monte
/// Carlo histories keyed by `seed`: same bits on every machine count. Sampling error of the
/// quantile about √(c (1 − c)/samples) over the density. Source (form): Feynman et al., J. Geophys.
/// Res. 98, 13281 (1993). Throws Error for a confidence outside of (0, 1) or no samples. [1/m²]
double event_fluence_quantile(const EventStatistics& events, double duration, double confidence,
                              std::uint64_t seed, int samples = 20000);

/// Momentum per charge below which nothing arrives vertically: Størmer, R_c = 14.9 GV/L². [V]
double cutoff_rigidity(double l) noexcept;

/// Kinetic energy of a proton of that rigidity. [J]
double proton_energy_of_rigidity(double rigidity) noexcept;

/// Share of the sky that the Earth does not hide at a distance from its centre. [1]
double open_sky(double distance) noexcept;

/// Share of an interplanetary fluence of protons that reaches an orbit, at each energy: the share
/// of its places with cut-off below it (polar caps count as open), times the open sky. [1]
std::vector<double> orbit_access(std::span<const MagneticShell> shells, double distance,
                                 std::span<const double> energies);

/// The spectrum times that share.
ParticleSpectrum behind_the_field(const ParticleSpectrum& spectrum,
                                  std::span<const MagneticShell> shells, double distance);

}  // namespace dawnline::spacecraft
