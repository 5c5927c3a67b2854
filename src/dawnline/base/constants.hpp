#pragma once
// Physical, astronomical and geodetic constants: each stands here once, with unit and source.
//
// SGP4 carries its own WGS 72 constants in its own room and must never take these.

#include <numbers>

namespace dawnline::constants {

// ── Mathematics ─────────────────────────────────────────────────────────────────────────────────

inline constexpr double k_pi = std::numbers::pi;
inline constexpr double k_two_pi = 2.0 * std::numbers::pi;
inline constexpr double k_degree = std::numbers::pi / 180.0;  // [rad]
inline constexpr double k_arcsecond = k_degree / 3600.0;      // [rad]

// ── Physics: CODATA 2018 (Tiesinga et al., Rev. Mod. Phys. 93, 025010, 2021) ────────────────────

inline constexpr double k_speed_of_light = 299792458.0;         // exact [m/s]
inline constexpr double k_planck = 6.62607015e-34;              // exact [J s]
inline constexpr double k_boltzmann = 1.380649e-23;             // exact [J/K]
inline constexpr double k_elementary_charge = 1.602176634e-19;  // exact; also J per eV [C]
inline constexpr double k_avogadro = 6.02214076e23;             // exact [1/mol]
inline constexpr double k_molar_gas = 8.314462618;              // N_A k_B, ten digits [J/(mol K)]
inline constexpr double k_stefan_boltzmann = 5.670374419e-8;    // ten digits [W/(m² K⁴)]
inline constexpr double k_gravitation = 6.67430e-11;            // Newton's G [m³/(kg s²)]
inline constexpr double k_vacuum_permittivity = 8.8541878128e-12;  // [F/m]
inline constexpr double k_electron_mass = 9.1093837015e-31;        // [kg]
inline constexpr double k_proton_mass = 1.67262192369e-27;         // [kg]
inline constexpr double k_atomic_mass = 1.66053906660e-27;         // unified unit u [kg]

/// Standard acceleration of gravity, exact by the 3rd CGPM (1901); turns Isp [s] into speed. [m/s²]
inline constexpr double k_standard_gravity = 9.80665;
/// Standard atmosphere, exact by the 10th CGPM (1954). [Pa]
inline constexpr double k_standard_pressure = 101325.0;
/// 0 °C, exact by definition of the degree Celsius. [K]
inline constexpr double k_zero_celsius = 273.15;
/// Absorbed dose of one rad (ICRU). [Gy]
inline constexpr double k_rad_dose = 0.01;

// ── Time ────────────────────────────────────────────────────────────────────────────────────────

inline constexpr double k_minute = 60.0;                     // [s]
inline constexpr double k_hour = 3600.0;                     // [s]
inline constexpr double k_day = 86400.0;                     // Julian day [s]
inline constexpr double k_julian_year = 365.25 * k_day;      // IAU 1989 style manual [s]
inline constexpr double k_julian_century = 36525.0 * k_day;  // [s]
/// Mean tropical year at J2000.0 (Astronomical Almanac 2022, C2: 365.2421897 d). [s]
inline constexpr double k_tropical_year = 365.2421897 * k_day;
/// One turn of the Earth against the mean equinox of date (IERS, useful constants). [s]
inline constexpr double k_sidereal_day = 86164.09053083288;
inline constexpr double k_jd_j2000 = 2451545.0;   // Julian date of J2000.0 (TT) [d]
inline constexpr double k_mjd_zero = 2400000.5;   // JD − MJD [d]
inline constexpr double k_tt_minus_tai = 32.184;  // IAU 1991, exact [s]

// ── Sun ─────────────────────────────────────────────────────────────────────────────────────────

inline constexpr double k_astronomical_unit = 149597870700.0;  // IAU 2012 B2, exact [m]
inline constexpr double k_gm_sun = 1.3271244004127942e20;      // JPL DE440 (Park 2021) [m³/s²]
inline constexpr double k_radius_sun = 6.957e8;                // IAU 2015 B3, nominal [m]
inline constexpr double k_luminosity_sun = 3.828e26;           // IAU 2015 B3, nominal [W]
inline constexpr double k_temperature_sun = 5772.0;  // effective, IAU 2015 B3, nominal [K]
/// Total solar irradiance at 1 au: 1360.8 ± 0.5 (Kopp & Lean 2011), IAU 2015 B3 nominal. [W/m²]
inline constexpr double k_solar_constant = 1361.0;

// ── Earth ───────────────────────────────────────────────────────────────────────────────────────

/// WGS 84 (NGA.STND.0036, 2014) and IERS Conventions 2010; two-body, tides, closed forms. [m³/s²]
inline constexpr double k_gm_earth = 3.986004418e14;
/// Belongs to the coefficients of EGM96 and EGM2008 (Pavlis et al. 2012). [m³/s²]
inline constexpr double k_gm_earth_egm = 3.986004415e14;
/// Reference radius of the same coefficients. [m]
inline constexpr double k_radius_earth_egm = 6378136.3;
inline constexpr double k_radius_earth = 6378137.0;                // equatorial, WGS 84 [m]
inline constexpr double k_flattening_earth = 1.0 / 298.257223563;  // WGS 84 [1]
inline constexpr double k_mean_radius_earth = 6371008.7714;        // (2a + b)/3 of WGS 84 [m]
/// Un-normalised J2, closed forms only (EGM96: −√5 C̄20). [1]
inline constexpr double k_j2_earth = 1.08262668e-3;
/// Rate of rotation at zero excess length of day (IERS; Aoki et al. 1982). [rad/s]
inline constexpr double k_rotation_rate_earth = 7.292115146706979e-5;

// ── Moon, space ─────────────────────────────────────────────────────────────────────────────────

inline constexpr double k_gm_moon = 4.902800118e12;  // JPL DE440 (Park et al. 2021) [m³/s²]
inline constexpr double k_radius_moon = 1.7374e6;    // IAU WGCCRE 2015 (Archinal 2018) [m]
/// Cosmic microwave background, 2.72548 ± 0.00057 (Fixsen 2009), rounded: what a radiator faces.
/// [K]
inline constexpr double k_temperature_space = 2.725;

}  // namespace dawnline::constants
