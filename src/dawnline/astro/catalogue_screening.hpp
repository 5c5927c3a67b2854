#pragma once
// Screening of a catalogue of SGP4 objects.

#include <span>

#include "dawnline/astro/screening.hpp"
#include "dawnline/astro/sgp4.hpp"
#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

/// screen_all for objects moved by SGP4, in TEME; times count from `start`. Numbers in the result
/// are places in `objects`. An object that SGP4 gives no state for, or that has decayed, is left
/// out around that time and listed.
Screening screen_catalogue(std::span<const Sgp4> objects, const Tt& start, double from, double to,
                           const ScreeningOptions& options, FunctionRef<bool()> stop);
Screening screen_catalogue(std::span<const Sgp4> objects, const Tt& start, double from, double to,
                           const ScreeningOptions& options = {});

/// screen_one for such objects. Those whose shell never comes near that of object `one` are not
/// moved at all.
Screening screen_catalogue_one(std::uint32_t one, std::span<const Sgp4> objects, const Tt& start,
                               double from, double to, const ScreeningOptions& options = {});

/// Perigee and apogee by the mean elements of the epoch, widened by what they do not say: 100 km
/// for short-period and long-period motion (200 km in deep space, where Sun and Moon move the
/// perigee), and downwards without bound where the perigee is below 400 km, for drag.
Shell shell_of(const Sgp4& object) noexcept;

}  // namespace dawnline::astro
