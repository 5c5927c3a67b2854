#pragma once
// Where the Sun is: precise, tabulated for hot loops, analytic for sizing, and its mean motion.

#include <vector>

#include "dawnline/astro/time.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// The Sun from Earth's centre: minus ERFA's heliocentric Earth `epv00` (VSOP2000, fitted to
/// JPL DE405). Geometric, GCRF; TT stands for TDB. Valid 1900 … 2100 to about 5 km. [m]
Vec3 sun_position(const Tt& tt) noexcept;

/// The Sun by the low-precision series of the Astronomical Almanac (page C5): 0.012°, 1e-4 in
/// distance, 1950 … 2050. r_EU in the **mean equator and equinox of date**, not in GCRF. [m]
Vec3 sun_position_of_date(const Tt& tt) noexcept;

/// Right ascension of the mean Sun from the mean equinox of date, 0 … 2π: what makes sidereal time
/// equal UT1 + α − 12 h, so that local time is what clocks tell (Aoki et al. 1982):
/// α = 280.46061837° + 0.98564736629° d + 3.87933e-4° T². [rad]
double mean_sun_right_ascension(const Tt& tt) noexcept;

/// Accumulated precession in right ascension since J2000.0, m T: what a node counted from the
/// equinox of date has more than one counted in GCRF (4612.157″ T + 1.3916″ T², Capitaine et al.
/// 2003, ζ_A + z_A). [rad]
double precession_in_right_ascension(const Tt& tt) noexcept;

/// The Sun of sun_position, tabulated over a span and interpolated.
///
/// Daily nodes, 10-point Lagrange: within 1 m of ERFA anywhere in the span (the Moon's monthly pull
/// on the Earth is what limits it). Filling costs one call of `epv00` (40 µs) a day.
class SunTable {
  public:
    /// Covers begin … end, seconds since `epoch`. Throws Error if end < begin or not finite.
    SunTable(const Tt& epoch, double begin, double end);

    /// r_EU_G at `seconds` since the epoch; beyond the span it extrapolates within four days, and
    /// from there answers the ends of the table. [m]
    Vec3 operator()(double seconds) const noexcept;

    const Tt& epoch() const noexcept { return epoch_; }
    double begin() const noexcept { return begin_; }
    double end() const noexcept { return end_; }

  private:
    Tt epoch_;
    double begin_, end_;        // [s since epoch]
    std::vector<Vec3> r_EU_G_;  // at begin_ + (k − 4) days [m]
};

}  // namespace dawnline::astro
