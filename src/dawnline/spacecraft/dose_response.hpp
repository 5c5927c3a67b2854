#pragma once
// What a shielded part makes of protons, as a sum over energies outside: fast enough for every
// place.

#include <span>
#include <vector>

#include "dawnline/base/function_ref.hpp"
#include "dawnline/spacecraft/dose_proton.hpp"
#include "dawnline/spacecraft/trapped_flux.hpp"

namespace dawnline::spacecraft {

/// A linear response to the protons outside of a shield: Σ weight · φ(energy).
struct ShieldedResponse {
    std::vector<double> energy;  // outside, rising [J]
    std::vector<double> weight;  // response per (1/(m² J)) [response m² J]
};

/// Dose in silicon at the centre of a sphere of aluminium of `depth` [m]. Weights in Gy m² J.
ShieldedResponse dose_response(const ProtonStopping& stopping, double depth,
                               NuclearTerm nuclear = NuclearTerm::none);

/// Events of a device with cross-section σ(E) [m²], E the energy left behind the shield. Weights in
/// m² J. Below the events' threshold σ must be zero.
ShieldedResponse event_response(const ProtonStopping& stopping, double depth,
                                FunctionRef<double(double)> cross_section);

/// Response to a fluence, or per second to a flux. `spectrum` must have passed check().
double respond(const ShieldedResponse& response, const ParticleSpectrum& spectrum) noexcept;

/// Response per second at each place of an orbit, from its shell in the belt's field: the South
/// Atlantic Anomaly as a device feels it. 0 where no flux; NaN where the place was not finite.
/// Allocates nothing, throws nothing. The spectrum is read at the response's own energies, so its
/// mean differs by 1–2 % from the response to a tabled mean spectrum.
void responses_along_orbit(const TrappedBelt& belt, std::span<const MagneticShell> shells,
                           const ShieldedResponse& response, std::span<double> rate) noexcept;

}  // namespace dawnline::spacecraft
