#pragma once
// Pull of Sun and Moon and resonance with the Earth's rotation: the deep-space part of SGP4's
// preparation (SDP4). Used by initialise(); nobody else needs it.

#include "dawnline/astro/sgp4.hpp"

namespace dawnline::astro {

/// Deep-space terms of a mean orbit whose period is 225 min or more.
///
/// Source: Hujsak 1979 (Spacetrack Report 1); Hoots & Roehrich 1980, sec. 7; with the corrections
/// of Vallado et al. 2006.
Sgp4Deep<double> deep_space_terms(const Sgp4Mean<double>& mean, const Utc& epoch) noexcept;

/// Whether, and how, such an orbit is resonant: one_day for 0.0034906585 < n < 0.0052359877
/// rad/min, half_day for 0.00826 ≤ n ≤ 0.00924 rad/min and e ≥ 0.5, deep otherwise.
Sgp4Kind resonance_kind(const Sgp4Mean<double>& mean) noexcept;

}  // namespace dawnline::astro
