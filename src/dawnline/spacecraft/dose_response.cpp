#include "dawnline/spacecraft/dose_response.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace dawnline::spacecraft {
namespace {

/// ∫ φ(E_i) S(E_i)/S(E) f(E) dE as a sum over energies left; `kernel(i)` is f dE/S(E) at step i.
ShieldedResponse transported(const ProtonStopping& stopping, double depth,
                             FunctionRef<double(std::size_t)> kernel) {
    const double areal = depth * k_aluminium_density;
    ShieldedResponse response;
    for (std::size_t i = 0; i < stopping.residual.size(); ++i) {
        const double value = kernel(i);
        if (!(value > 0.0)) continue;
        const double energy = energy_of_range(stopping, stopping.residual_range[i] + areal);
        response.energy.push_back(energy);
        response.weight.push_back(value * stopping_in_aluminium(stopping, energy));
    }
    return response;
}

}  // namespace

ShieldedResponse dose_response(const ProtonStopping& stopping, double depth, NuclearTerm nuclear) {
    const double factor = nuclear_factor(nuclear, depth);
    return transported(stopping, depth, [&](std::size_t i) { return factor * stopping.weight[i]; });
}

ShieldedResponse event_response(const ProtonStopping& stopping, double depth,
                                FunctionRef<double(double)> cross_section) {
    return transported(stopping, depth, [&](std::size_t i) {
        const double left = stopping.residual[i];
        // weight holds S_Si dE/S_Al; events count particles, not energy.
        return cross_section(left) * stopping.weight[i] / stopping_in_silicon(stopping, left);
    });
}

double respond(const ShieldedResponse& response, const ParticleSpectrum& spectrum) noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < response.energy.size(); ++i)
        sum += response.weight[i] * density_at(spectrum, response.energy[i]);
    return sum;
}

void responses_along_orbit(const TrappedBelt& belt, std::span<const MagneticShell> shells,
                           const ShieldedResponse& response, std::span<double> rate) noexcept {
    std::array<double, TrappedMap::k_most_energies> log_flux;
    const std::span<double> here = std::span(log_flux).first(belt.map.energy.size());
    for (std::size_t j = 0; j < shells.size(); ++j) {
        rate[j] = shells[j].status == ShellStatus::not_finite
                      ? std::numeric_limits<double>::quiet_NaN()
                      : 0.0;
        if (!log_fluxes_on_shell(belt, shells[j], here)) continue;
        for (std::size_t i = 0; i < response.energy.size(); ++i)
            rate[j] += response.weight[i] *
                       std::max(flux_per_energy(belt.map, here, response.energy[i]), 0.0);
    }
}

}  // namespace dawnline::spacecraft
