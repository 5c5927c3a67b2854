#pragma once
// McIlwain's coordinates: the magnetic shell on which a satellite meets trapped particles.

#include <cstdint>
#include <span>

#include "dawnline/base/vec3.hpp"
#include "dawnline/spacecraft/geomagnetic_field.hpp"

namespace dawnline::spacecraft {

/// Equatorial field of the Earth's dipole in McIlwain's time, 0.311653 G: B0 = k/L³. [T]
inline constexpr double k_mcilwain_moment = 31165.3e-9;

enum class ShellStatus : std::uint8_t {
    ok = 0,
    open = 1,        // beyond k_farthest_shell: no trapped particles; l is infinite
    inside = 2,      // the line does not come back above the Earth's core; l is infinite
    not_finite = 3,  // a coordinate is NaN, infinite or all are zero; l is NaN
};

/// Where a place lies in the belts.
struct MagneticShell {
    double l = 0.0;        // McIlwain's L [1]
    double b_ratio = 0.0;  // B/B0, at least 1 [1]
    double field = 0.0;    // B [T]
    ShellStatus status = ShellStatus::ok;
};

/// Beyond it no map has flux. [1]
inline constexpr double k_farthest_shell = 16.0;

/// L of a place by the second invariant of a particle that mirrors there.
///
///     I = ∫ √(1 − B/B_m) ds  along the line of force to the conjugate mirror point,
///     X = I³ B_m / M,  L³ B_m / M = 1 + 1.35047 X^⅓ + 0.465376 X^⅔ + 0.0475455 X
/// with lengths in radii of 6371.2 km and B/B0 = B L³/31165.3 nT. `moment` M is field.dipole_moment
/// (IRBEM's convention, for the maps' orbit means below) or k_mcilwain_moment (SPENVIS): AP8MIN
/// +1.1 %, AP8MAX +2.6 % at 650 km.
///
/// The line is followed in steps of a share of the distance from the Earth's centre, Runge-Kutta 4;
/// I by Gauss-Chebyshev quadrature of the second kind, which takes the roots at both ends. L good
/// to 1e-4 below L = 8. About 250 evaluations of the field. Sources: McIlwain, J. Geophys. Res. 66,
/// 3681 (1961); Hilton, J. Geophys. Res. 76, 6952 (1971).
MagneticShell magnetic_shell(const GeomagneticField& field, const Vec3& r_ES_F,
                             double moment) noexcept;

/// The second invariant I of the same. [radii of 6371.2 km]; infinite or NaN as l above.
double second_invariant(const GeomagneticField& field, const Vec3& r_ES_F) noexcept;

/// Where a satellite would have to be for the maps' old field to look as today's does.
///
/// The field drifts west, so the South Atlantic Anomaly has moved since the maps: turn the place
/// east by 0.3° a year since the field's epoch (≈ 20° in 2026). Orbit means stay, times change.
/// `years` since the epoch of the field. Source: ECSS-E-ST-10-04C, 9.2.1.1.
Vec3 place_in_historic_field(const Vec3& r_ES_F, double years) noexcept;

/// Year to which a historic field belongs: 1960 or 1970.
double epoch_of(HistoricField model) noexcept;

}  // namespace dawnline::spacecraft
