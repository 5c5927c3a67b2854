#pragma once
// Displacement damage of solar cells under glass by protons and electrons from all directions.

#include <cstdint>

#include "dawnline/spacecraft/dose_limits.hpp"
#include "dawnline/spacecraft/dose_proton.hpp"

namespace dawnline::spacecraft {

/// In which crystal the damage is counted.
enum class CellMaterial : std::uint8_t {
    gallium_arsenide,  // also the III-V junctions of a stack, of which the arsenide gives way first
    silicon,
};

/// Energy lost to displacements by protons, 0.1 … 1000 MeV. Below 0.1 MeV they stop within the
/// first micrometre and are left out. Gallium arsenide: NRL's SCREAM (Summers et al., IEEE TNS 40
/// (1993) 1372, as continued); silicon: SR-NIEL (Boschini, Rancoita & Tacconi). [J m²/kg]
DamageTable proton_displacement(CellMaterial material);

/// The same of electrons, from their threshold near 0.25 MeV to 10 MeV. [J m²/kg]
DamageTable electron_displacement(CellMaterial material);

/// Fluences of one energy, bare and normal, that do the same damage, or per second of a flux.
struct CellDamage {
    double protons = 0.0;    // by protons, in protons of 10 MeV [1/m²]
    double electrons = 0.0;  // by electrons, in electrons of 1 MeV [1/m²]
};

/// Damage behind a wide plate of aluminium of `depth` [m], lit from one side by omnidirectional
/// fluences:
///     Φ = ½ ∫₀¹ dμ ∫ φ(E) N(E′)/N(E_ref) dE,  R(E′) = R(E) − ρ depth/μ,
/// N the energy lost to displacements. The thin cell sees 1/μ of path and μ of flux, which cancel.
/// Protons by continuous slowing down; electrons likewise, straight ahead, which overstates thick
/// plates (on sun-synchronous orbits they do a tenth of the damage at 650 km, a third at 300 km).
/// Spectra must have passed check(). Source (method): Summers, Messenger et al., Prog. Photovolt. 9
/// (2001) 103.
CellDamage cell_damage(const ProtonStopping& stopping, const ParticleSpectrum& protons,
                       const ParticleSpectrum& electrons, CellMaterial material, double depth);

/// Protons of 10 MeV that displace as many silicon atoms at the centre of a sphere of aluminium
/// [1/m²]: how the makers of lasers and detectors state what those bear.
double displacement_in_sphere(const ProtonStopping& stopping, const ParticleSpectrum& protons,
                              double depth);

}  // namespace dawnline::spacecraft
