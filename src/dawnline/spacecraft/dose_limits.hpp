#pragma once
// Displacement damage, and what dose and damage leave of a part's margin.

#include <optional>
#include <vector>

#include "dawnline/spacecraft/dose_spectrum.hpp"
#include "dawnline/spacecraft/radiation.hpp"

namespace dawnline::spacecraft {

/// What one particle of an energy does, relative or absolute, by a table of the user: energy lost
/// to displacement (NIEL) [J m²/kg], or damage relative to that of a reference particle [1].
struct DamageTable {
    std::vector<double> energy;  // rising [J]
    std::vector<double> damage;  // straight on log-log paper between, nothing beyond
};

/// ∫ φ(E) damage(E) dE: displacement dose [Gy] of a table of NIEL, or fluence of the reference
/// particle [1/m²] of a relative one. Throws Error for a table or spectrum that check() refuses.
/// `spectrum` behind the cover glass or shield (proton_spectrum_behind).
double displacement_damage(const ParticleSpectrum& spectrum, const DamageTable& table);

/// Remaining share of a solar cell's power from displacement dose, 1 − C log10(1 + D/D_x).
/// Source: Messenger, Summers et al., Prog. Photovolt. 9 (2001) 103. [1]
double remaining_power(double damage, double coefficient, double scale) noexcept;

/// What a part bears; 0 means: not limited by it.
struct PartLimits {
    double dose = 0.0;          // total ionising [Gy]
    double displacement = 0.0;  // non-ionising [Gy], or fluence of the reference particle [1/m²]
    double factor = 2.0;        // design margin: what is expected counts this many times [1]
};

/// Limit over (factor × expected) less one: negative means that the part does not last; nothing
/// where it is not limited. [1]
struct PartMargins {
    std::optional<double> dose, displacement;
};

PartMargins part_margins(const PartLimits& limits, double dose, double displacement) noexcept;

/// Thinnest shield on a dose curve behind which `duration` [s] leaves no more than `allowed` [Gy];
/// nothing if even its last row does not. The smallest change that closes a negative margin. [m]
std::optional<double> shield_for_dose(const DoseDepth& curve, double allowed, double duration);

}  // namespace dawnline::spacecraft
