#pragma once
// Single-event effects: how often one particle upsets, interrupts or corrupts a device.

#include <span>
#include <vector>

#include "dawnline/base/function_ref.hpp"
#include "dawnline/spacecraft/dose_spectrum.hpp"

namespace dawnline::spacecraft {

/// Weibull cross-section σ_sat (1 − exp(−((x − x0)/w)^s)), of the LET for ions [J m²/kg] or of the
/// energy for protons [J]; 0 up to the onset.
struct WeibullCrossSection {
    double saturation = 0.0;  // σ_sat [m²]
    double onset = 0.0;       // x0, in the unit of x
    double width = 0.0;       // w, in the unit of x
    double shape = 1.0;       // s [1]
};

double cross_section(const WeibullCrossSection& weibull, double x) noexcept;  // [m²]

/// Bendel's proton cross-section of one bit from its threshold A alone:
///     (24/A)^14 [1 − exp(−0.18 √Y)]⁴ 1e-12 cm², A in MeV.
/// Source: Bendel & Petersen, IEEE TNS 30 (1983) 4481. Arguments in joule. [m²]
double bendel_cross_section(double energy, double threshold) noexcept;

/// Events per fluence of a spectrum, ∫ σ(E) φ(E) dE, per second of a flux; Simpson in ln E on each
/// piece. `spectrum` behind the shield, must have passed check().
double proton_events(const ParticleSpectrum& spectrum, FunctionRef<double(double)> cross_section);

/// Fluence of one energy with the same events as the spectrum, ∫ σ φ dE/σ(E_ref). [1/m²]
double equivalent_proton_fluence(const ParticleSpectrum& spectrum, double reference_energy,
                                 FunctionRef<double(double)> cross_section);

/// Upsets of one bit in geostationary orbit at solar minimum by ions, Petersen's figure of merit:
///     R = C σ_HL/L_0.25², C = 200 upsets (MeV cm²/mg)²/(cm² … day),
/// σ_HL the limiting ion cross-section of a bit [m²], L_0.25 the LET of a quarter of it [J m²/kg].
/// Polar low orbit: 0.25 to 0.3 of it. Source: Petersen, IEEE TNS 45 (1998) 2550. [1/s]
double figure_of_merit_rate(double limiting_cross_section, double quarter_let) noexcept;

/// Omnidirectional flux of ions above a LET in silicon; nothing above the last, straight on log-log
/// paper between.
struct LetSpectrum {
    std::vector<double> let;   // rising [J m²/kg]
    std::vector<double> flux;  // above it, falling [1/(m² s)]
};

/// Throws Error unless there are two rows, LETs positive and rising, fluxes falling.
void check(const LetSpectrum& spectrum);

double flux_above_let(const LetSpectrum& spectrum, double let) noexcept;  // [1/(m² s)]

/// A box in which charge is gathered.
struct SensitiveVolume {
    double length = 0.0, width = 0.0, depth = 0.0;  // [m]
};

/// Mean area, over all directions, of the rays that cross a box along more than `chord`:
///     A(> s) = ⟨ −d/ds Π (a_i − s|u_i|)₊ ⟩.
/// A(0) is a quarter of the surface and ∫ A ds the volume (Cauchy). 48×48 directions, 0.3 %. [m²]
double area_of_chords_above(const SensitiveVolume& box, double chord) noexcept;

/// Events of one box by ions: rays that leave more than the energy which the onset LET leaves
/// along `depth`, weighted with the Weibull curve taken as a spread of thresholds (integral
/// rectangular parallelepiped). The box's face should be the saturation cross-section. [1/s]
double ion_event_rate(const LetSpectrum& spectrum, const SensitiveVolume& box,
                      const WeibullCrossSection& weibull);

}  // namespace dawnline::spacecraft
