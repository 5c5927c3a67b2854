#include "dawnline/spacecraft/solar_particles.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;  // [J]
constexpr double k_cycle = 11.0;                                // years
constexpr double k_active_before = 2.5, k_active_after = 4.5;   // of the maximum, years

}  // namespace

ParticleSpectrum anomalously_large_event() {
    constexpr double k_fluence = 7.9e9 * 1e4;  // above 30 MeV [1/m²]
    constexpr double k_scale = 26.5 * k_mev;
    ParticleSpectrum spectrum;
    spectrum.energy = energy_grid(10.0 * k_mev, 1000.0 * k_mev, 40);
    for (const double energy : spectrum.energy)
        spectrum.density.push_back(k_fluence / k_scale *
                                   std::exp((30.0 * k_mev - energy) / k_scale));
    return spectrum;
}

double burrell_probability(int count, double duration, int seen, double observed) noexcept {
    if (count < 0) return 0.0;
    const double ratio = duration / observed;
    if (!(ratio > 0.0)) return count == 0 ? 1.0 : 0.0;
    return std::exp(std::lgamma(count + seen + 1.0) - std::lgamma(count + 1.0) -
                    std::lgamma(seen + 1.0) + count * std::log(ratio) -
                    (count + seen + 1.0) * std::log1p(ratio));
}

int burrell_quantile(double confidence, double duration, int seen, double observed) noexcept {
    constexpr int k_most = 10000;
    double sum = 0.0;
    for (int count = 0; count < k_most; ++count) {
        sum += burrell_probability(count, duration, seen, observed);
        if (sum >= confidence) return count;
    }
    return k_most;
}

double esp_fluence(double mean_per_year, double relative_variance, double active_years,
                   double confidence) noexcept {
    const double years = std::max(active_years, 1.0);
    const double variance = std::log1p(relative_variance / years);
    return years * mean_per_year *
           std::exp(std::sqrt(variance) * normal_quantile(confidence) - 0.5 * variance);
}

double active_years(double since_maximum, double years) noexcept {
    // Active time from a minimum of the phase to t: whole cycles, and what is begun of the last.
    const auto active_until = [](double t) {
        const double phase = t + k_active_before;
        const double cycles = std::floor(phase / k_cycle);
        return cycles * (k_active_before + k_active_after) +
               std::min(phase - cycles * k_cycle, k_active_before + k_active_after);
    };
    return active_until(since_maximum + years) - active_until(since_maximum);
}

double event_fluence_quantile(const EventStatistics& events, double duration, double confidence,
                              std::uint64_t seed, int samples) {
    if (!(confidence > 0.0 && confidence < 1.0))
        throw Error("a confidence must lie between 0 and 1");
    if (samples < 1) throw Error("a quantile needs at least one sample");
    std::vector<double> fluence(static_cast<std::size_t>(samples), 0.0);
    for (std::size_t i = 0; i < fluence.size(); ++i) {
        Stream stream(seed, i, "spacecraft.solar_events");
        const std::uint64_t count = stream.poisson(events.rate * duration);
        for (std::uint64_t k = 0; k < count; ++k)
            fluence[i] += std::pow(10.0, events.log_mean + events.log_deviation * stream.normal());
    }
    const auto rank =
        static_cast<std::ptrdiff_t>(std::min(std::floor(confidence * samples), samples - 1.0));
    std::nth_element(fluence.begin(), fluence.begin() + rank, fluence.end());
    return fluence[static_cast<std::size_t>(rank)];
}

double cutoff_rigidity(double l) noexcept {
    return 14.9e9 / (l * l);
}

double proton_energy_of_rigidity(double rigidity) noexcept {
    constexpr double k_rest =
        constants::k_proton_mass * constants::k_speed_of_light * constants::k_speed_of_light;
    const double pc = constants::k_elementary_charge * rigidity;
    return pc * pc / (std::hypot(pc, k_rest) + k_rest);
}

double open_sky(double distance) noexcept {
    const double sine = std::min(constants::k_mean_radius_earth / distance, 1.0);
    return 0.5 * (1.0 + std::sqrt(1.0 - sine * sine));
}

std::vector<double> orbit_access(std::span<const MagneticShell> shells, double distance,
                                 std::span<const double> energies) {
    if (shells.empty()) throw Error("an orbit needs at least one place");
    std::vector<double> cutoffs;
    for (const MagneticShell& shell : shells)
        cutoffs.push_back(shell.status == ShellStatus::ok
                              ? proton_energy_of_rigidity(cutoff_rigidity(shell.l))
                              : 0.0);
    std::sort(cutoffs.begin(), cutoffs.end());
    std::vector<double> access;
    for (const double energy : energies) {
        const auto open = std::upper_bound(cutoffs.begin(), cutoffs.end(), energy);
        access.push_back(open_sky(distance) * static_cast<double>(open - cutoffs.begin()) /
                         static_cast<double>(cutoffs.size()));
    }
    return access;
}

ParticleSpectrum behind_the_field(const ParticleSpectrum& spectrum,
                                  std::span<const MagneticShell> shells, double distance) {
    ParticleSpectrum behind = spectrum;
    const std::vector<double> access = orbit_access(shells, distance, spectrum.energy);
    for (std::size_t k = 0; k < access.size(); ++k) behind.density[k] *= access[k];
    return behind;
}

}  // namespace dawnline::spacecraft
