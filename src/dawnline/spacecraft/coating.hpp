#pragma once
// Surfaces that darken under ultraviolet light and deposits.

#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::spacecraft {

/// Solar absorptance over life: α(h) = α_end − (α_end − α_begin) e^{−h/τ} with h the hours of full
/// sun, plus deposits that grow with time. Emissivity stays.
struct CoatingAgeing {
    double begin = 0.0;               // α of the new surface [1]
    double end = 0.0;                 // α it tends to under ultraviolet light [1]
    double exposure_constant = 0.0;   // τ, of equivalent full sunlight [s]
    double contamination_rate = 0.0;  // dα/dt by deposits, at any light [1/s]
};

/// The ageing that begins at `begin`, passes `measured` after `exposure` [s] of full sun and tends
/// to `end`. Throws Error unless begin < measured < end.
CoatingAgeing coating_through(double begin, double measured, double exposure, double end);

/// α after `time` [s] of which the surface saw `sun_factor` of full sun on average (mean positive
/// cosine times lit share). Never above 1. [1]
double aged_absorptance(const CoatingAgeing& ageing, double time, double sun_factor) noexcept;

/// The surface at that age.
Surface aged(const Surface& fresh, const CoatingAgeing& ageing, double time,
             double sun_factor) noexcept;

}  // namespace dawnline::spacecraft
