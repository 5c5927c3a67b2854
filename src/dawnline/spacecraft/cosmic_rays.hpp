#pragma once
// Galactic cosmic rays: spectra of the nuclei from hydrogen to nickel, dose and LET.

#include <span>
#include <vector>

#include "dawnline/spacecraft/dose_proton.hpp"
#include "dawnline/spacecraft/geomagnetic_shell.hpp"
#include "dawnline/spacecraft/single_event.hpp"

namespace dawnline::spacecraft {

inline constexpr int k_heaviest_cosmic_ray = 28;  // nickel

/// Omnidirectional flux of one nucleus at 1 au outside of the Earth's field, per energy per
/// nucleon:
///     Φ = 4π C (A/Z) β^(α − 1) R^−γ [R/(R + R0)]^Δ,  R0 = 0.37 + 3e-4 W^1.45, Δ = 4.7 + 0.02 W
/// with the rigidity R in GV and W from 0 (deep solar minimum) to about 100 (maximum). `energy`
/// kinetic per nucleon [J], 10 MeV … 100 GeV. Source: Matthiä, Berger, Mrigakshi & Reitz, Adv.
/// Space Res. 51 (2013) 329, a fit of ISO 15390 to measurements; they state 10 to 20 %. [1/(m² s
/// J)]
double cosmic_ray_flux(int charge, double energy, double modulation) noexcept;

/// Rigidity of a nucleus of that energy per nucleon. [V]
double cosmic_ray_rigidity(int charge, double energy) noexcept;

/// Where cosmic rays are met.
struct CosmicRayPlace {
    double modulation = 0.0;                     // W of the model [1]
    std::span<const MagneticShell> shells = {};  // of the orbit; none: outside of the field
    double distance = 0.0;                       // from the Earth's centre, for its shadow [m]
    double depth = 0.0;                          // of aluminium all around [m]
};

/// Flux above each LET in silicon behind the shield, all nuclei: slowed down continuously with the
/// effective charge of Barkas, R = A/Z² R_proton. No fragments or secondaries, so heavy nuclei are
/// too many behind thick shields. `lets` rising [J m²/kg].
LetSpectrum cosmic_ray_lets(const ProtonStopping& stopping, const CosmicRayPlace& place,
                            std::span<const double> lets);

/// Dose rate in silicon of the same particles. Without secondaries, which add 10 to 30 % behind a
/// few g/cm². [Gy/s]
double cosmic_ray_dose_rate(const ProtonStopping& stopping, const CosmicRayPlace& place);

}  // namespace dawnline::spacecraft
