#pragma once
// Orbits with a purpose: frozen ones and ones whose ground track repeats.

#include "dawnline/astro/mean_elements.hpp"
#include "dawnline/astro/zonal.hpp"

namespace dawnline::astro {

/// Eccentricity of the frozen orbit, perigee at 90° (270° if negative), under J2 and J3:
///     e = −(J3 / 2 J2) (R/a) sin i  (Cutting, Born & Frautnick 1978, leading term). [1]
///
/// The zonals above move it by some 10 % at 800 km: use frozen_orbit. Not near i = 63.4° or 116.6°.
double frozen_eccentricity(double semi_major_axis, double inclination) noexcept;

/// A frozen orbit: mean elements that have no long-period motion of (ex, ey).
struct FrozenOrbit {
    double eccentricity;         // mean [1]
    double argument_of_perigee;  // mean, 0 … 2π [rad]
    OrbitState state;            // osculating, at the argument of latitude asked for
    double residual;             // |d(ex, ey)/dt| left over [1/s]
};

/// Finds it under any force: the mean eccentricity vector turns about the frozen one at ω̇, so one
/// look at its rate tells where the centre is; repeated until it stands still (three times or so).
///
/// For zonal fields to 1e-8 in e. Throws Error near the critical inclination, |5 cos²i − 1| < 0.05,
/// or where it does not settle.
FrozenOrbit frozen_orbit(double semi_major_axis, double inclination, Acceleration acceleration,
                         double node = 0.0, double latitude = 0.0,
                         const MeanOptions& options = {.orbits = 12, .samples_per_orbit = 32});

/// A circular orbit that comes back over the same points.
struct RepeatTrack {
    double semi_major_axis;  // mean [m]
    double inclination;      // [rad]
    double nodal_period;     // [s]
    double nodal_day;        // of the Earth's turn against the node [s]
    double repeat_time;      // of the whole cycle [s]
    double track_spacing;    // between neighbouring tracks at the equator [m]
};

/// The mean semi-major axis for which `revolutions` nodal periods are `days` turns of the Earth
/// against the node, circular: R/(ω̇ + Ṁ) = D/(ω_E − Ω̇) by Brouwer's rates (J2, J2², J4), ω_E
/// against the equinox of GCRF.
///
/// Throws Error unless revolutions and days are positive, without common factor, and the orbit lies
/// between 120 km and 50 000 km of altitude.
RepeatTrack repeat_ground_track(int revolutions, int days, double inclination);

/// The same, with the inclination that makes it sun-synchronous.
RepeatTrack repeat_sun_synchronous_track(int revolutions, int days);

}  // namespace dawnline::astro
