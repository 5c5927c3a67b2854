#pragma once
// What an array loses over the years beside the cells' own radiation damage.

#include "dawnline/spacecraft/solar_cell.hpp"

namespace dawnline::spacecraft {

/// Losses in front of and around the cells.
struct ArrayAgeing {
    double ultraviolet_loss = 0.0;          // of the light, when cover and glue have darkened [1]
    double ultraviolet_time = 1.0;          // in which 63 % of that is lost [s]
    double darkening = 0.0;                 // by ionising dose, per decade of 1 + D/D0 [1]
    double darkening_dose = 1e5;            // D0 [Gy]
    double contamination_rate = 0.0;        // growth of the film on the cover [m/s]
    double contamination_absorption = 0.0;  // of sunlight in the film [1/m]
    double impact_rate = 0.0;               // share of the area lost to small impacts [1/s]
    double string_failure_rate = 0.0;       // of a string [1/s]
};

/// What reaches an array in its life.
struct ArrayExposure {
    double age = 0.0;      // in orbit [s]
    double fluence = 0.0;  // at the cells, behind the cover; electrons of 1 MeV [1/m²]
    double dose = 0.0;     // in the cover [Gy]
};

/// What is left, by cause; the power is their product.
struct ArrayRetention {
    double cells = 1.0;          // radiation [1]
    double cover = 1.0;          // ultraviolet light and ionising dose [1]
    double contamination = 1.0;  // [1]
    double impacts = 1.0;        // [1]
    double strings = 1.0;        // [1]

    constexpr double power() const noexcept {
        return cells * cover * contamination * impacts * strings;
    }
    /// Of the light that reaches the cells. [1]
    constexpr double light() const noexcept { return cover * contamination; }
};

/// cells     1 − C log10(1 + Φ/Φx)
/// cover     (1 − u (1 − e^(−t/τ))) (1 − d log10(1 + D/D0))
/// film      e^(−κ ẋ t)
/// impacts   e^(−r t), strings e^(−λ t)
///
/// The forms are those of the handbooks (Tada et al. 1982 ch. 4; Tribble 2003 ch. 2 and 6); the
/// coefficients belong to the glass and the satellite and must be given.
ArrayRetention array_retention(const ArrayAgeing& ageing, const DamageLaw& damage,
                               const ArrayExposure& exposure) noexcept;

}  // namespace dawnline::spacecraft
