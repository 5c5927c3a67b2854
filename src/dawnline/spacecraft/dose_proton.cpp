#include "dawnline/spacecraft/dose_proton.hpp"

#include <algorithm>
#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/dose_tables.hpp"
#include "dawnline/spacecraft/radiation.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;  // [J]
constexpr double k_areal = 10.0;                                // g/cm² in kg/m²
constexpr double k_least_residual = 0.01 * k_mev;
constexpr double k_most_residual = 1e4 * k_mev;
constexpr int k_residuals_per_decade = 40;

// Reference: ratios of SHIELDOSE-2 v2.10 runs; millimetres of aluminium.
constexpr std::array<double, 12> k_nuclear_depth{.5, 1, 2, 3, 5, 7, 10, 13, 18, 28, 40, 50};
constexpr std::array<double, 12> k_nuclear_max{1.027, 1.036, 1.045, 1.048, 1.049, 1.048,
                                               1.044, 1.039, 1.030, 1.008, .983,  .961};
constexpr std::array<double, 12> k_nuclear_min{1.023, 1.032, 1.042, 1.045, 1.045, 1.043,
                                               1.038, 1.033, 1.024, 1.003, .980,  .957};
constexpr std::array<double, 12> k_nuclear_event{1.007, 1.005, 1.001, .997, .990, .985,
                                                 .976,  .969,  .958,  .935, .911, .892};

double interpolate(const std::array<double, 12>& factor, double depth) noexcept {
    const double mm = depth / 1e-3;
    if (mm <= k_nuclear_depth.front())
        return 1.0 + (factor.front() - 1.0) * std::max(mm, 0.0) / k_nuclear_depth.front();
    if (mm >= k_nuclear_depth.back()) return factor.back();
    const auto above = std::upper_bound(k_nuclear_depth.begin(), k_nuclear_depth.end(), mm);
    const auto i = static_cast<std::size_t>(above - k_nuclear_depth.begin());
    const double share = std::log(mm / k_nuclear_depth[i - 1]) /
                         std::log(k_nuclear_depth[i] / k_nuclear_depth[i - 1]);
    return factor[i - 1] + share * (factor[i] - factor[i - 1]);
}

/// S in silicon over S in aluminium.
double silicon_over_aluminium(double energy) noexcept {
    const double at = std::max(energy, k_mev);  // Bethe's formula ends at 1 MeV
    return proton_stopping_power(silicon(), at) / proton_stopping_power(aluminium(), at);
}

}  // namespace

double nuclear_factor(NuclearTerm term, double depth) noexcept {
    switch (term) {
        case NuclearTerm::none:
            return 1.0;
        case NuclearTerm::trapped_max:
            return interpolate(k_nuclear_max, depth);
        case NuclearTerm::trapped_min:
            return interpolate(k_nuclear_min, depth);
        case NuclearTerm::solar_event:
            break;
    }
    return interpolate(k_nuclear_event, depth);
}

ProtonStopping proton_stopping() {
    std::vector<double> log_energy, log_range, log_stopping;
    for (std::size_t i = 0; i < tables::k_proton_energy.size(); ++i) {
        log_energy.push_back(std::log(tables::k_proton_energy[i] * k_mev));
        log_range.push_back(std::log(tables::k_proton_range[i] * k_areal));
    }
    const CubicSpline range_of_energy(log_energy, log_range);
    for (const double e : log_energy) {
        constexpr double k_step = 1e-3;
        const double slope = (range_of_energy(e + k_step) - range_of_energy(e - k_step)) /
                             (2.0 * k_step);  // d ln R/d ln E
        log_stopping.push_back(e - range_of_energy(e) - std::log(slope));
    }
    ProtonStopping stopping{range_of_energy,
                            CubicSpline(log_range, log_energy),
                            CubicSpline(log_energy, log_stopping),
                            {},
                            {},
                            {}};
    const std::vector<double> grid =
        energy_grid(k_least_residual, k_most_residual, k_residuals_per_decade);
    const double step = std::log(grid[1] / grid[0]);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const double end = i == 0 || i + 1 == grid.size() ? 0.5 : 1.0;  // trapezoid in ln E
        stopping.residual.push_back(grid[i]);
        stopping.residual_range.push_back(range(stopping, grid[i]));
        stopping.weight.push_back(end * step * grid[i] * silicon_over_aluminium(grid[i]));
    }
    return stopping;
}

double range(const ProtonStopping& stopping, double energy) noexcept {
    return std::exp(stopping.range_of_energy(std::log(energy)));
}

double energy_of_range(const ProtonStopping& stopping, double range) noexcept {
    return std::exp(stopping.energy_of_range(std::log(range)));
}

double stopping_in_aluminium(const ProtonStopping& stopping, double energy) noexcept {
    return std::exp(stopping.stopping_of_energy(std::log(energy)));
}

double stopping_in_silicon(const ProtonStopping& stopping, double energy) noexcept {
    return stopping_in_aluminium(stopping, energy) * silicon_over_aluminium(energy);
}

double proton_dose_sphere(const ProtonStopping& stopping, const ParticleSpectrum& spectrum,
                          double depth, NuclearTerm nuclear) noexcept {
    const double areal = depth * k_aluminium_density;
    double dose = 0.0;
    for (std::size_t i = 0; i < stopping.residual.size(); ++i) {
        const double energy = energy_of_range(stopping, stopping.residual_range[i] + areal);
        if (energy > spectrum.energy.back()) break;
        dose += density_at(spectrum, energy) * stopping_in_aluminium(stopping, energy) *
                stopping.weight[i];
    }
    return dose * nuclear_factor(nuclear, depth);
}

double proton_dose_slab(const ProtonStopping& stopping, const ParticleSpectrum& spectrum,
                        double depth, NuclearTerm nuclear) noexcept {
    using Gauss = boost::math::quadrature::gauss<double, 24>;
    const auto dose = [&](double cosine) {
        return proton_dose_sphere(stopping, spectrum, depth / cosine, nuclear);
    };
    return 0.5 * Gauss::integrate(dose, 0.0, 1.0);
}

ParticleSpectrum proton_spectrum_behind(const ProtonStopping& stopping,
                                        const ParticleSpectrum& spectrum, double depth) {
    const double areal = depth * k_aluminium_density;
    ParticleSpectrum behind;
    for (std::size_t i = 0; i < stopping.residual.size(); ++i) {
        const double energy = energy_of_range(stopping, stopping.residual_range[i] + areal);
        if (energy > spectrum.energy.back()) break;
        behind.energy.push_back(stopping.residual[i]);
        behind.density.push_back(density_at(spectrum, energy) *
                                 stopping_in_aluminium(stopping, energy) /
                                 stopping_in_aluminium(stopping, stopping.residual[i]));
    }
    return behind;
}

}  // namespace dawnline::spacecraft
