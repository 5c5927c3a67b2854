#pragma once
// NRLMSISE-00: densities and temperatures of the air from the ground to 1200 km.

#include <array>
#include <cstdint>

#include "dawnline/astro/nrlmsise00_coefficients.hpp"
#include "dawnline/astro/weather.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

namespace nrlmsise00 {

/// One expansion of the thermosphere at one moment: what is left of it depends on the place alone.
///
/// With Legendre functions P of the latitude, local time τ, longitude ℓ and activity A:
///     Σ zonal P + (1 + a P10)(1 + b P10) Σ universal P + Σ (diurnal … terdiurnal) P · (cos, sin)
///     jτ
///     + Σ (longitude, longitude_2) P · (cos, sin) jℓ + A · (magnetic terms of the same kinds).
struct UpperAtMoment {
    std::array<double, 7> zonal;                 // 1, P10 … P60; with ln of the base density
    std::array<double, 3> universal;             // P10, P30, P50
    double universal_a, universal_b;             // factors of P10 in front of them
    std::array<double, 4> diurnal_c, diurnal_s;  // P11, P31, P51, P21
    std::array<double, 4> semidiurnal_c, semidiurnal_s;  // P22, P42, P32, P52
    std::array<double, 3> terdiurnal_c, terdiurnal_s;    // P33, P43, P63
    std::array<double, 6> longitude_c, longitude_s;      // P21, P41, P61, P11, P31, P51
    std::array<double, 3> longitude_2;                   // P32, P52, P72
    double longitude_2_c, longitude_2_s;
    std::array<double, 6> magnetic_zonal;      // 1, P10 … P50
    std::array<double, 3> magnetic_longitude;  // P21, P41, P61, times (1 + a P10)
    double magnetic_a, magnetic_longitude_c, magnetic_longitude_s;
    std::array<double, 3> magnetic_diurnal;  // P11, P31, P51
    double magnetic_diurnal_c, magnetic_diurnal_s;
    std::array<double, 3> magnetic_annual;  // P11, P31, P51
    double magnetic_annual_c, magnetic_annual_s;
    double activity;                       // A; in array mode unless the next is not 0
    double activity_latitude;              // p139: A depends on the latitude
    double activity_memory;                // 10800 |p52|
    std::array<double, 6> activity_terms;  // g(a2) … g(a7)
};

/// The same of an expansion below 120 km, one minus whose sum divides a temperature.
struct LowerAtMoment {
    std::array<double, 7> zonal;                         // 1, P10 … P60
    std::array<double, 3> diurnal_c, diurnal_s;          // P11, P31, P21
    std::array<double, 4> semidiurnal_c, semidiurnal_s;  // P22, P42, P32, P52
    double terdiurnal_c, terdiurnal_s;                   // P33
    double longitude_a, longitude_b;                     // (a + b P10) times the rest
    std::array<double, 6> longitude_c, longitude_s;      // P21, P41, P61, P11, P31, P51
    std::array<double, 2> magnetic;                      // 1, P20; times the activity of PD4
};

}  // namespace nrlmsise00

/// All of the model that day, time, Sun and magnetosphere decide: worked out once per moment
/// (0.6 µs), used for every place.
struct AirMoment {
    std::array<nrlmsise00::UpperAtMoment, nrlmsise00::upper_count> upper;
    std::array<nrlmsise00::LowerAtMoment, nrlmsise00::lower_count> lower;
    double turbopause_season;        // cosine of the year in the turbopause of N2 [1]
    double flux_excess;              // 81-day mean of F10.7 less 150 [1e-22 W/(m² Hz)]
    double local_time_at_greenwich;  // at longitude 0 [h]
    bool finite;                     // whether all that went in was
};

/// Which local time the model takes: apparent by default, mean as GMAT does.
///
/// A drag orbit at 470 km agrees with Orekit to 0.3 m of 2.8 km with the apparent one; GMAT's at
/// 550 km to 0.14 m of 19 km with the mean one, 1.7 m with the apparent one.
enum class LocalTime : std::uint8_t { apparent, mean };

/// Local time at longitude 0 of the true Sun, 12 h − λ_Sun. `r_EU_F` Sun, Earth-fixed. [s]
double apparent_time_at_greenwich(const Vec3& r_EU_F) noexcept;

/// Weather, day and time turned into the model's coefficients.
///
/// `day_of_year` counts from 1.0 at 0 h of January 1st, UTC; a fraction is dropped, as the model's
/// program and its users do: the density steps at midnight by up to 0.5 %. [d]
/// `second_of_day` is of UTC. [s]
/// `local_time_at_greenwich`: apparent_time_at_greenwich, or second_of_day for mean local time. [s]
///
/// Conventions of the weather: see space_weather.hpp. Any numbers; if one is NaN or infinite, no
/// place is answered (AirStatus::not_finite).
AirMoment air_moment(const Weather& weather, double day_of_year, double second_of_day,
                     double local_time_at_greenwich) noexcept;

/// The moment that a day's mean at fixed local time would be: without the terms in longitude and
/// universal time. Ask it with the local time as the longitude, 15° an hour. ln ρ is then the mean
/// of ln ρ over the longitudes to first order; single places differ from it by 3 % rms at 400 km
/// and low latitudes, and by up to a quarter near the magnetic poles.
AirMoment mean_air_moment(const Weather& weather, double day_of_year) noexcept;

/// What kept a place from being answered.
enum class AirStatus : std::uint8_t {
    ok = 0,
    out_of_range = 1,  // altitude outside of 0 … 1200 km, latitude beyond a pole; all zero
    not_finite = 2,    // a coordinate, the moment or the result is NaN or infinite; all zero
};

/// Altitudes that the model is asked for: it was fitted up to 1000 km and extrapolates by diffusive
/// equilibrium beyond. [m]
inline constexpr double k_air_top = 1200e3;

/// A quarter turn and the rounding that a conversion may leave on it. [rad]
inline constexpr double k_latitude_limit = 0.5 * constants::k_pi + 1e-12;

/// The air at a place.
struct Air {
    double helium, oxygen, molecular_nitrogen, molecular_oxygen, argon, hydrogen,
        nitrogen;                   // [1/m³]
    double anomalous_oxygen;        // hot O and O+ above 500 km, a source of drag [1/m³]
    double density;                 // without anomalous oxygen ("gtd7") [kg/m³]
    double drag_density;            // with it ("gtd7d"): what a satellite feels [kg/m³]
    double exospheric_temperature;  // its global mean below 123.435 km [K]
    double temperature;             // [K]
    AirStatus status;
};

/// NRLMSISE-00 at a geodetic place, after Picone, Hedin, Drob & Aikin (2002).
///
/// Altitude above the ellipsoid [m], 0 … k_air_top; geodetic latitude and longitude [rad].
/// Agrees with the program of NRL in 64-bit arithmetic within 1e-11 (rows A-MS-1 to A-MS-4). The
/// model itself: 15 % of the density in quiet times, a factor in storms. It steps at 300 km by 1e-4
/// and at the other heights where species cease to mix by less: do not look for roots across.
/// Degrees and radians are not rounded here: the model's own rounded factor is applied inside.
Air nrlmsise00_air(const AirMoment& moment, double altitude, double latitude,
                   double longitude) noexcept;

}  // namespace dawnline::astro
