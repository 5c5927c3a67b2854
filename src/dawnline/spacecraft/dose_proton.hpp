#pragma once
// Protons through aluminium by continuous slowing down, and the dose they leave in silicon.

#include <cstdint>
#include <vector>

#include "dawnline/base/spline.hpp"
#include "dawnline/spacecraft/dose_spectrum.hpp"

namespace dawnline::spacecraft {

/// Density of the aluminium in which depths are stated, as in SHIELDOSE-2. [kg/m³]
inline constexpr double k_aluminium_density = 2700.0;

/// What nuclear reactions do to the dose; ratio of two runs of SHIELDOSE-2 (local secondaries over
/// no nuclear interaction, centre of a sphere) for one class of spectra.
enum class NuclearTerm : std::uint8_t {
    none,         // continuous slowing down alone
    trapped_max,  // AP8MAX at 650 km, 98°
    trapped_min,  // AP8MIN at 650 km, 98°
    solar_event,  // the event of August 1972
};

/// Ratio by which nuclear reactions change the proton dose behind `depth` [m] of aluminium; linear
/// in ln depth between 0.5 and 50 mm, towards 1 at the surface, held beyond. [1]
double nuclear_factor(NuclearTerm term, double depth) noexcept;

/// Ranges and stopping of protons, made ready.
///
/// R(E) of ICRU 49 in aluminium, 0.01 … 1000 MeV, a power law beyond; S_Al = dE/dR. Silicon:
/// S_Al times the ratio of Bethe's formulas, held below 1 MeV.
struct ProtonStopping {
    CubicSpline range_of_energy;         // ln of [kg/m²] against ln of [J]
    CubicSpline energy_of_range;         // the inverse
    CubicSpline stopping_of_energy;      // ln of S in aluminium [J m²/kg] against ln of [J]
    std::vector<double> residual;        // energies left over which doses are integrated [J]
    std::vector<double> residual_range;  // of each [kg/m²]
    std::vector<double> weight;  // S_Si/S_Al times the step of the energy left, for the dose [J]
};

ProtonStopping proton_stopping();

double range(const ProtonStopping& stopping, double energy) noexcept;                  // [kg/m²]
double energy_of_range(const ProtonStopping& stopping, double range) noexcept;         // [J]
double stopping_in_aluminium(const ProtonStopping& stopping, double energy) noexcept;  // [J m²/kg]
double stopping_in_silicon(const ProtonStopping& stopping, double energy) noexcept;    // [J m²/kg]

/// Dose in silicon at the centre of an aluminium sphere of radius `depth` [m] in an isotropic
/// fluence:
///     D = ∫ φ(E_i) S_Al(E_i)/S_Al(E) S_Si(E) dE,  R(E_i) = R(E) + ρ depth,
/// times the nuclear factor. Within 1 % of SHIELDOSE-2 without nuclear terms to 10 mm, 2 % at
/// 28 mm. `spectrum` must have passed check(). [Gy], of a flux [Gy/s]
double proton_dose_sphere(const ProtonStopping& stopping, const ParticleSpectrum& spectrum,
                          double depth, NuclearTerm nuclear = NuclearTerm::none) noexcept;

/// Dose behind a wide slab lit from one side, ½ ∫₀¹ D_sphere(depth/μ) dμ, 24 Gauss points. [Gy]
double proton_dose_slab(const ProtonStopping& stopping, const ParticleSpectrum& spectrum,
                        double depth, NuclearTerm nuclear = NuclearTerm::none) noexcept;

/// The spectrum behind `depth` [m] of aluminium all around, at its own energies where the fluence
/// is not zero: φ(E_i) S_Al(E_i)/S_Al(E). No nuclear loss.
ParticleSpectrum proton_spectrum_behind(const ProtonStopping& stopping,
                                        const ParticleSpectrum& spectrum, double depth);

}  // namespace dawnline::spacecraft
