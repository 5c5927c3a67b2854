#pragma once
// Dose against depth of aluminium, and behind shields that differ with direction.

#include <span>
#include <vector>

#include "dawnline/spacecraft/dose_electron.hpp"
#include "dawnline/spacecraft/dose_proton.hpp"
#include "dawnline/spacecraft/radiation.hpp"

namespace dawnline::spacecraft {

/// Spectra of fluxes that a part meets; an empty one means none.
struct RadiationFluxes {
    ParticleSpectrum protons;                 // [1/(m² s J)]
    ParticleSpectrum electrons;               // [1/(m² s J)]
    NuclearTerm nuclear = NuclearTerm::none;  // of the protons
};

/// Dose rate at each depth [m], rising: protons by continuous slowing down (a block equals a slab:
/// they go straight), electrons and bremsstrahlung by folding. Throws Error for spectra or depths
/// that check() refuses.
DoseDepth dose_curve(const RadiationFluxes& fluxes, ShieldGeometry geometry,
                     std::span<const double> depths);

/// Depths at which shields are usually tabled, 0.1 … 28 mm. [m]
std::vector<double> usual_depths();

/// A cone of directions with one thickness of shield.
struct ShieldSector {
    double solid_angle = 0.0;  // [sr]
    double thickness = 0.0;    // of aluminium along the ray [m]
};

/// Dose rate at a point in an isotropic flux whose shield differs with direction: Σ Ω_i/4π times
/// the dose at the centre of a sphere of thickness i. `sphere` must be a curve of
/// ShieldGeometry::sphere. Throws Error unless the sectors fill the sky to 0.1 % and no thickness
/// is negative.
DoseRate sector_dose(const DoseDepth& sphere, std::span<const ShieldSector> sectors);

/// A box with walls of their own thickness: what a rack or a satellite body is at first.
struct ShieldBox {
    Vec3 half_size;           // inside, along its axes [m]
    Vec3 positive, negative;  // thickness of the walls at +x, +y, +z and at −x, −y, −z [m]
};

/// Rays from a point inside the box, evenly over the sky (Fibonacci lattice), each with the
/// thickness of the wall it meets over the cosine of incidence. Throws Error if the point is not
/// inside.
std::vector<ShieldSector> trace_box(const ShieldBox& box, const Vec3& point, int rays = 2000);

}  // namespace dawnline::spacecraft
