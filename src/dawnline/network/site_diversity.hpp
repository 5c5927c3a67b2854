#pragma once
// How often cloud lets at least one of several optical ground sites work, and for how long at a
// time it does not.

#include <cstdint>
#include <span>
#include <vector>

namespace dawnline::network {

/// 1 − Π(1 − a_i): at least one site clear if clouds were independent; optimistic. [1]
double independent_availability(std::span<const double> availability) noexcept;

/// max a_i: all sites share one weather, the other end of the bracket. [1]
double best_site_availability(std::span<const double> availability) noexcept;

/// A ground site that may be under cloud.
struct OpticalSite {
    double latitude = 0.0;      // [rad]
    double longitude = 0.0;     // [rad]
    double availability = 0.0;  // share of time without blocking cloud [1]
};

/// Correlations of cloud, ρ_ij = exp(−d_ij/length), d along the great circle, row by row; length 0
/// gives the unit matrix. Positive definite for every set of distinct sites. [1]
std::vector<double> cloud_correlation(std::span<const OpticalSite> sites, double length);

/// At least one site clear: Gaussian copula, site i under cloud when its standard normal variable
/// lies below Φ⁻¹(1 − a_i), correlated as above. [1]
///
/// The orthant probability by Genz's separation of variables (1992, J. Comput. Graph. Stat. 1, 141)
/// on Richtmyer's lattice of 2^15 points with the baker's transform: error below 2e-5 for up to
/// 16 sites; deterministic. Between best_site_availability() (length → ∞) and
/// independent_availability() (length 0). Throws Error unless 0 ≤ a_i ≤ 1 and length ≥ 0.
double correlated_availability(std::span<const OpticalSite> sites, double length);

/// Cloud over several sites in time.
struct CloudSeries {
    std::size_t sites = 0;
    double step = 0.0;                // [s]
    std::vector<std::uint8_t> clear;  // clear[k · sites + i]: site i in step k
};

/// A weather of `steps` steps: normal variables correlated in space as above and in time by
/// e^(−Δt/τ), cut at each site's threshold. So every moment has exactly the copula of
/// correlated_availability(), and clouds come in spells whose length grows with τ.
///
/// Same seed, same weather. Throws Error as above, and unless step and τ are > 0.
CloudSeries cloud_series(std::span<const OpticalSite> sites, double length, double time_constant,
                         double step, std::size_t steps, std::uint64_t seed);

/// Outages of the whole set: times in which no site is clear.
struct OutageStatistics {
    double availability = 0.0;    // share of steps with a clear site [1]
    std::size_t outages = 0;      // [1]
    double mean_outage = 0.0;     // [s]
    double longest_outage = 0.0;  // [s]
};
OutageStatistics outages(const CloudSeries& series) noexcept;

}  // namespace dawnline::network
