#pragma once
// Electrons and their bremsstrahlung behind aluminium, from depth-dose tables of single energies.

#include <cstdint>
#include <vector>

#include "dawnline/base/table.hpp"
#include "dawnline/spacecraft/dose_spectrum.hpp"

namespace dawnline::spacecraft {

/// What the detector sits in or behind; isotropic particles from outside.
enum class ShieldGeometry : std::uint8_t {
    sphere,         // at the centre of a solid sphere: what ray-tracing by solid angle wants
    slab,           // at the back face of a wide plate lit from one side
    semi_infinite,  // at a depth in a wide thick block lit from one side
};

/// Tables made ready for folding. All energies 0.05 … 10 MeV, nothing beyond.
struct ElectronDose {
    LinearTable range;  // in aluminium, CSDA [kg/m²] against [J]
};

ElectronDose electron_dose();

/// Dose in silicon of isotropic electrons behind `depth` [m] of aluminium.
///
/// D = ∫ φ(E) (E/R) J(z/R; E) dE for a plate or a block, ln J linear in z/R and in ln E; for a
/// sphere 2 (D − z dD/dz) of the block (Seltzer 1979). Against SHIELDOSE-2: 1 % to 1 mm, 3 % to 4
/// mm, 5 % at 5 mm, 10–15 % from 8 mm, where electrons no longer matter. [Gy]
double electron_dose(const ElectronDose& tables, const ParticleSpectrum& spectrum,
                     ShieldGeometry geometry, double depth) noexcept;

/// Dose of the bremsstrahlung of the same electrons, log-log between the tables' depths and
/// energies. Within 5 % of SHIELDOSE-2. [Gy]
double bremsstrahlung_dose(const ParticleSpectrum& spectrum, ShieldGeometry geometry,
                           double depth) noexcept;

}  // namespace dawnline::spacecraft
