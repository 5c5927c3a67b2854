#pragma once
// Celestial and Earth-fixed frames after IAU 2006/2000A, one instant at a time, to the last digit.
//
// letter  frame
// G       GCRF, geocentric celestial
// I       CIRS, celestial intermediate: pole of date, celestial intermediate origin
// J       TIRS, terrestrial intermediate: I turned by the Earth rotation angle
// F       ITRF, fixed to the crust: J moved by polar motion
// T       TEME, true equator and mean equinox of date: the frame of SGP4
// M, D    mean and true equator and equinox of date, IAU 2006 (Orekit's "MOD/TOD, IERS 2010")
//
// GCRF is not the "EarthMJ2000Eq" of GMAT (44 mas away in 2023), nor are M and D those of FK5.

#include "dawnline/astro/earth_orientation.hpp"
#include "dawnline/astro/time_scales.hpp"
#include "dawnline/base/mat3.hpp"

namespace dawnline::astro {

/// An instant in every scale that the attitude of the Earth needs.
struct EarthInstant {
    Tt tt;
    Ut1 ut1;
    EarthOrientation orientation;
};

/// With given Earth orientation. Throws Error outside of UTC's range.
EarthInstant earth_instant(const Utc& utc, const EarthOrientation& orientation = {});

/// With the table's Earth orientation. Throws Error as EarthOrientationTable::at does.
EarthInstant earth_instant(const Tt& tt, const EarthOrientationTable& table);

/// ERA = 2π (0.7790572732640 + 1.00273781191135448 (UT1 − J2000)), 0 … 2π (ERFA `era00`). [rad]
double earth_rotation_angle(const Ut1& ut1) noexcept;

/// 7.292115146706979e-5 (1 − LOD/86 400 s) (IERS Conventions 2010). [rad/s]
double earth_rotation_rate(const EarthOrientation& orientation) noexcept;

/// The celestial intermediate pole and origin in GCRF.
struct CelestialPole {
    double X = 0.0, Y = 0.0;  // components of the pole's unit vector [rad]
    double s = 0.0;           // locates the origin on the equator of the pole [rad]
};

/// Of IAU 2006/2000A (ERFA `xys06a`), without dX, dY. 46 µs.
CelestialPole celestial_pole(const Tt& tt) noexcept;

/// R_IG from celestial_pole and dX, dY (ERFA `c2ixys`).
Mat3 cirs_from_gcrf(const EarthInstant& at) noexcept;

/// R_JG = R₃(ERA) R_IG.
Mat3 tirs_from_gcrf(const EarthInstant& at) noexcept;

/// W = R_FJ = R₁(−y) R₂(−x) R₃(s′) (ERFA `pom00`, `sp00`).
Mat3 itrf_from_tirs(const EarthInstant& at) noexcept;

/// R_FG = W R₃(ERA) R_IG. For many instants see FrameTable.
Mat3 itrf_from_gcrf(const EarthInstant& at) noexcept;

/// R_TG = R₃(equation of the equinoxes 1994) N(1980) P(1976) B, B the frame bias: within 0.02 mas
/// of Orekit; without B 23 mas off (0.8 m in a low orbit).
Mat3 teme_from_gcrf(const Tt& tt) noexcept;

/// R_FT = W R₃(GMST 1982(UT1)), how TEME is tied to the ground (Vallado et al. 2006, sec. C).
///
/// W R₃(GMST) R_TG is not R_FG: the theories of 1976/1980 and 2006/2000A differ by some 50 mas
/// (1.7 m in a low orbit), which SGP4 cannot feel.
Mat3 itrf_from_teme(const EarthInstant& at) noexcept;

/// R_MG: bias and precession of IAU 2006 (ERFA `pmat06`).
Mat3 mean_of_date_from_gcrf(const Tt& tt) noexcept;

/// R_DG: bias, precession and nutation of IAU 2006/2000A (ERFA `pnm06a`).
Mat3 true_of_date_from_gcrf(const Tt& tt) noexcept;

/// Corrections of the old theory (δΔψ, δΔε of the `finals.all` files). [rad]
struct Fk5Corrections {
    double longitude = 0.0, obliquity = 0.0;
};

/// N(1980, corrected) P(1976): FK5's true equator and equinox of date from J2000, to which the
/// corrections tie GCRF (IERS Conventions 1996; Vallado 2013, sec. 3.7.3).
Mat3 fk5_true_of_date_from_gcrf(const Tt& tt, const Fk5Corrections& corrections = {}) noexcept;

/// W R₃(GAST 1982/1994, corrected): ITRF from FK5's true equator and equinox of date.
Mat3 itrf_from_fk5_true_of_date(const EarthInstant& at,
                                const Fk5Corrections& corrections = {}) noexcept;

/// How the Earth stands and turns.
struct EarthAttitude {
    Mat3 R_FG = k_identity;
    Vec3 w_GF_F;        // angular velocity of F against G, components in F [rad/s]
    double rate = 0.0;  // its norm, about the pole of J [rad/s]
};

EarthAttitude earth_attitude(const EarthInstant& at) noexcept;

/// Position and velocity; the frame stands in the name of the variable.
struct StateVector {
    Vec3 r;  // [m]
    Vec3 v;  // [m/s]
};

/// r_F = R_FG r_G, v_F = R_FG v_G − ω × r_F.
StateVector to_itrf(const StateVector& state_G, const EarthAttitude& attitude) noexcept;

/// r_G = R_GF r_F, v_G = R_GF (v_F + ω × r_F).
StateVector to_gcrf(const StateVector& state_F, const EarthAttitude& attitude) noexcept;

enum class Frame : unsigned char { gcrf, cirs, tirs, itrf, teme, mod, tod };

/// A state of one frame in another. J and F turn with the Earth; the others count as inertial
/// (they turn by less than 1e-11 rad/s: 0.1 mm/s in a low orbit). T is tied to J and F by
/// itrf_from_teme, to the others by teme_from_gcrf.
StateVector transform(const StateVector& state, Frame from, Frame to,
                      const EarthInstant& at) noexcept;

}  // namespace dawnline::astro
