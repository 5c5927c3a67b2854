#include "dawnline/spacecraft/dose_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

/// ∫ of one piece from a to b, both within it.
double piece_integral(const ParticleSpectrum& s, std::size_t i, double a, double b) noexcept {
    const double at_a = density_at(s, a), at_b = density_at(s, b);
    if (!(s.density[i] > 0.0 && s.density[i + 1] > 0.0)) return 0.5 * (at_a + at_b) * (b - a);
    const double power =
        std::log(s.density[i + 1] / s.density[i]) / std::log(s.energy[i + 1] / s.energy[i]) + 1.0;
    if (std::abs(power) < 1e-9) return a * at_a * std::log(b / a);
    return (b * at_b - a * at_a) / power;
}

}  // namespace

void check(const ParticleSpectrum& spectrum) {
    const std::size_t n = spectrum.energy.size();
    if (n < 2 || spectrum.density.size() != n)
        throw Error("a spectrum needs at least two points and as many densities as energies");
    for (std::size_t i = 0; i < n; ++i) {
        if (!(spectrum.energy[i] > 0.0 && std::isfinite(spectrum.energy[i])) ||
            (i > 0 && !(spectrum.energy[i] > spectrum.energy[i - 1])))
            throw Error("the energies of a spectrum must be positive and rise");
        if (!(spectrum.density[i] >= 0.0 && std::isfinite(spectrum.density[i])))
            throw Error("a density of a spectrum is negative or not finite");
    }
}

double density_at(const ParticleSpectrum& s, double energy) noexcept {
    if (!(energy >= s.energy.front() && energy <= s.energy.back())) return 0.0;
    const auto above = std::upper_bound(s.energy.begin() + 1, s.energy.end() - 1, energy);
    const auto i = static_cast<std::size_t>(above - s.energy.begin()) - 1;
    const double y0 = s.density[i], y1 = s.density[i + 1];
    if (!(y0 > 0.0 && y1 > 0.0))
        return y0 + (y1 - y0) * (energy - s.energy[i]) / (s.energy[i + 1] - s.energy[i]);
    return y0 * std::pow(y1 / y0,
                         std::log(energy / s.energy[i]) / std::log(s.energy[i + 1] / s.energy[i]));
}

double fluence_above(const ParticleSpectrum& s, double energy) noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < s.energy.size(); ++i) {
        const double from = std::max(energy, s.energy[i]);
        if (from < s.energy[i + 1]) sum += piece_integral(s, i, from, s.energy[i + 1]);
    }
    return sum;
}

ParticleSpectrum spectrum_of(const OrbitMeanFlux& mean) {
    ParticleSpectrum spectrum{mean.energy, mean.differential};
    // At the edge of a map two energies may cross; a mean below zero is none.
    for (double& density : spectrum.density) density = std::max(density, 0.0);
    return spectrum;
}

std::vector<double> energy_grid(double low, double high, int per_decade) {
    if (!(low > 0.0 && high > low) || per_decade < 1)
        throw Error("a grid of energies needs 0 < low < high and at least one point per decade");
    const int pieces = static_cast<int>(std::ceil(std::log10(high / low) * per_decade));
    std::vector<double> grid;
    for (int i = 0; i <= pieces; ++i)
        grid.push_back(low * std::pow(high / low, static_cast<double>(i) / pieces));
    grid.back() = high;
    return grid;
}

}  // namespace dawnline::spacecraft
