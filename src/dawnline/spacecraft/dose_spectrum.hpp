#pragma once
// Spectra of particles: what dose, upsets and damage are integrals over.

#include <span>
#include <vector>

#include "dawnline/spacecraft/trapped_flux.hpp"

namespace dawnline::spacecraft {

/// Omnidirectional fluence (or flux, then per second) per energy; straight on log-log paper between
/// the points, nothing beyond them.
struct ParticleSpectrum {
    std::vector<double> energy;   // kinetic, rising [J]
    std::vector<double> density;  // [1/(m² J)], of a flux [1/(m² s J)]
};

/// Throws Error unless there are at least two points, energies positive and rising, densities
/// finite and not negative.
void check(const ParticleSpectrum& spectrum);

/// Density at an energy; linear where one end of the piece is zero.
double density_at(const ParticleSpectrum& spectrum, double energy) noexcept;

/// Particles above an energy, exact for the log-log pieces. [1/m²]
double fluence_above(const ParticleSpectrum& spectrum, double energy) noexcept;

/// The spectrum of an orbit-mean flux.
ParticleSpectrum spectrum_of(const OrbitMeanFlux& mean);

/// Energies from `low` to `high`, `per_decade` equal ratios in each factor of ten. [J]
std::vector<double> energy_grid(double low, double high, int per_decade);

}  // namespace dawnline::spacecraft
