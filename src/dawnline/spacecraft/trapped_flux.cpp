#include "dawnline/spacecraft/trapped_flux.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::spacecraft {
namespace {

using LogFluxes = std::array<double, TrappedMap::k_most_energies>;

// Places are cut into the same blocks however many threads there are.
constexpr std::size_t k_block = 128;

constexpr std::size_t block_count(std::size_t places) noexcept {
    return (places + k_block - 1) / k_block;
}

}  // namespace

TrappedBelt trapped_belt(BeltModel model, BeltInterpolation interpolation) {
    TrappedBelt belt;
    belt.map = trapped_map(model);
    belt.field = geomagnetic_field(field_of(model));
    belt.interpolation = interpolation;
    belt.moment = belt.field.dipole_moment;
    if (model == BeltModel::ae8_min || model == BeltModel::ae8_max) belt.lowest_shell = 1.2;
    return belt;
}

bool log_fluxes_on_shell(const TrappedBelt& belt, const MagneticShell& shell,
                         std::span<double> log_flux) noexcept {
    if (shell.status != ShellStatus::ok || shell.l < belt.lowest_shell) return false;
    log_fluxes(belt.map, shell.l, shell.b_ratio, belt.interpolation, log_flux);
    return std::any_of(log_flux.begin(), log_flux.end(), [](double f) { return f > 0.0; });
}

void trapped_fluxes(const TrappedBelt& belt, EarthFixedView r_ES_F,
                    std::span<const double> energies, std::span<double> flux,
                    std::span<ShellStatus> status) noexcept {
    LogFluxes log_flux;
    const std::span<double> of_map = std::span(log_flux).first(belt.map.energy.size());
    for (std::size_t j = 0; j < r_ES_F.x.size(); ++j) {
        const MagneticShell shell =
            magnetic_shell(belt.field, {r_ES_F.x[j], r_ES_F.y[j], r_ES_F.z[j]}, belt.moment);
        status[j] = shell.status;
        const bool some = log_fluxes_on_shell(belt, shell, of_map);
        const double nothing = shell.status == ShellStatus::not_finite
                                   ? std::numeric_limits<double>::quiet_NaN()
                                   : 0.0;
        for (std::size_t k = 0; k < energies.size(); ++k)
            flux[j * energies.size() + k] =
                some ? flux_above(belt.map, of_map, energies[k]) : nothing;
    }
}

std::vector<MagneticShell> magnetic_shells(const GeomagneticField& field, EarthFixedView r_ES_F,
                                           double moment, unsigned jobs) {
    const std::size_t n = r_ES_F.x.size();
    if (r_ES_F.y.size() != n || r_ES_F.z.size() != n)
        throw Error("an orbit needs places with as many x as y and z");
    std::vector<MagneticShell> shells(n);
    parallel_for(block_count(n), jobs, [&](std::size_t block) {
        for (std::size_t j = block * k_block; j < std::min(n, (block + 1) * k_block); ++j)
            shells[j] = magnetic_shell(field, {r_ES_F.x[j], r_ES_F.y[j], r_ES_F.z[j]}, moment);
    });
    return shells;
}

OrbitMeanFlux orbit_mean_flux(const TrappedBelt& belt, std::span<const MagneticShell> shells,
                              std::span<const double> energies, unsigned jobs) {
    if (shells.empty()) throw Error("an orbit needs at least one place");
    if (energies.empty()) throw Error("a spectrum needs at least one energy");
    for (const MagneticShell& shell : shells)
        if (shell.status == ShellStatus::not_finite)
            throw Error("a place of the orbit is not finite");
    const std::size_t n = shells.size(), of_map = belt.map.energy.size(), m = energies.size();
    const std::size_t blocks = block_count(n);
    enum : std::size_t { integral, differential, peak, in_flux, kinds };
    std::vector<double> sums(blocks * kinds * m, 0.0);
    parallel_for(blocks, jobs, [&](std::size_t block) {
        double* sum = &sums[block * kinds * m];
        LogFluxes log_flux;
        const std::span<double> here = std::span(log_flux).first(of_map);
        for (std::size_t j = block * k_block; j < std::min(n, (block + 1) * k_block); ++j) {
            if (!log_fluxes_on_shell(belt, shells[j], here)) continue;
            for (std::size_t k = 0; k < m; ++k) {
                const double flux = flux_above(belt.map, here, energies[k]);
                sum[integral * m + k] += flux;
                sum[differential * m + k] += flux_per_energy(belt.map, here, energies[k]);
                sum[peak * m + k] = std::max(sum[peak * m + k], flux);
                sum[in_flux * m + k] += flux > 0.0;
            }
        }
    });
    OrbitMeanFlux mean{{energies.begin(), energies.end()},
                       std::vector<double>(m, 0.0),
                       std::vector<double>(m, 0.0),
                       std::vector<double>(m, 0.0),
                       std::vector<double>(m, 0.0)};
    const auto places = static_cast<double>(n);
    for (std::size_t block = 0; block < blocks; ++block) {
        const double* sum = &sums[block * kinds * m];
        for (std::size_t k = 0; k < m; ++k) {
            mean.integral[k] += sum[integral * m + k] / places;
            mean.differential[k] += sum[differential * m + k] / places;
            mean.peak[k] = std::max(mean.peak[k], sum[peak * m + k]);
            mean.share_in_flux[k] += sum[in_flux * m + k] / places;
        }
    }
    return mean;
}

OrbitMeanFlux orbit_mean_flux(const TrappedBelt& belt, EarthFixedView r_ES_F,
                              std::span<const double> energies, unsigned jobs) {
    return orbit_mean_flux(belt, magnetic_shells(belt.field, r_ES_F, belt.moment, jobs), energies,
                           jobs);
}

OrbitPlaces circular_orbit_places(double semi_major_axis, double inclination, std::size_t nodes,
                                  std::size_t arguments) {
    if (!(semi_major_axis > 0.0) || nodes == 0 || arguments == 0)
        throw Error("a circular orbit needs a positive radius and at least one node and argument");
    OrbitPlaces places;
    for (std::vector<double>* axis : {&places.x, &places.y, &places.z})
        axis->reserve(nodes * arguments);
    for (std::size_t i = 0; i < nodes; ++i) {
        const double node =
            constants::k_two_pi * static_cast<double>(i) / static_cast<double>(nodes);
        for (std::size_t j = 0; j < arguments; ++j) {
            const double u =
                constants::k_two_pi * static_cast<double>(j) / static_cast<double>(arguments);
            const double along = std::cos(u), across = std::sin(u) * std::cos(inclination);
            places.x.push_back(semi_major_axis *
                               (std::cos(node) * along - std::sin(node) * across));
            places.y.push_back(semi_major_axis *
                               (std::sin(node) * along + std::cos(node) * across));
            places.z.push_back(semi_major_axis * std::sin(u) * std::sin(inclination));
        }
    }
    return places;
}

std::vector<double> spectrum_energies(const TrappedMap& map) {
    constexpr int k_pieces = 4;
    std::vector<double> energies;
    for (std::size_t k = 0; k + 1 < map.energy.size(); ++k)
        for (int i = 0; i < k_pieces; ++i)
            energies.push_back(map.energy[k] *
                               std::pow(map.energy[k + 1] / map.energy[k], i / double{k_pieces}));
    energies.push_back(map.energy.back());
    return energies;
}

}  // namespace dawnline::spacecraft
