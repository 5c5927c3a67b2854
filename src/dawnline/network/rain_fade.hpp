#pragma once
// Rain on the path between a gateway and a satellite, by the Recommendations of the ITU.

namespace dawnline::network {

/// γ = k R^α: specific attenuation of rain [dB/km] at R [mm/h].
struct RainCoefficients {
    double k = 0.0;
    double alpha = 0.0;
};

/// k and α of ITU-R P.838-3 (2005), equations 2 to 5 and tables 1 to 4, for a path at `elevation`
/// and a polarisation tilted by `tilt` from the horizontal (π/4: circular). 1 to 1000 GHz.
RainCoefficients rain_coefficients(double frequency, double elevation, double tilt) noexcept;

/// Mean rain height above the sea by latitude, ITU-R P.839-2 (1999): the formula before digital
/// maps, good to some 0.5 km; sites with a figure from P.839-4 use that instead. [m]
double rain_height(double latitude) noexcept;

/// The path and its climate.
struct RainPath {
    double frequency = 0.0;    // 1 … 55 GHz [Hz]
    double elevation = 0.0;    // 5° … 90° [rad]
    double tilt = 0.0;         // of the polarisation; π/4: circular [rad]
    double latitude = 0.0;     // [rad]
    double height = 0.0;       // of the station above the sea [m]
    double rain_height = 0.0;  // above the sea [m]
    double rain_rate = 0.0;    // exceeded 0.01 % of an average year, R0.01 (P.837) [m/s]
};

/// Attenuation by rain exceeded during a share `exceedance` of an average year, ITU-R P.618-13,
/// sec. 2.2.1.1, steps 1 to 10; shares of 1e-5 to 5e-2, taken at the ends outside. 0 without rain
/// or above the rain. Deviation of the method from measurements: 20 to 35 % RMS (P.311 tests). [dB]
double rain_attenuation(const RainPath& path, double exceedance) noexcept;

/// The share of an average year during which rain exceeds an attenuation in dB: the inverse,
/// between 1e-5 and 5e-2 (the ends where it lies beyond). [1]
double rain_exceedance(const RainPath& path, double attenuation) noexcept;

}  // namespace dawnline::network
