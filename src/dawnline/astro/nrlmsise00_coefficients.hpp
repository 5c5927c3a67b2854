#pragma once
// Coefficients of NRLMSISE-00.
//
// Block data of the Fortran distribution of NRLMSISE-00 by the Naval Research Laboratory (Picone,
// Hedin, Drob & Aikin 2002, J. Geophys. Res. 107(A12), 1468). U.S. Government material, not subject
// to copyright; no endorsement implied.
// Written by tools/make_nrlmsise00_coefficients.py; do not edit.

#include <array>
#include <cstddef>

namespace dawnline::astro::nrlmsise00 {

/// Cosine and sine of a phase.
struct Phase {
    double cosine, sine;
};

/// Expansion of the thermosphere: p[1] … p[150] as published, p[0] unused.
struct Series {
    std::array<double, 151> p;
    double log_base;  // ln of the base density, PDM[1] p[1] [ln 1/cm³]; 0 for temperatures
    // Of the published phases, each at its rate: once or twice a year …
    Phase p14, p18, p32, p39;
    // … in universal time, in longitude, in local time.
    Phase p59, p72, p76, p80, p64, p98, p119, p137, p125, p132;
};

/// Expansion of a temperature or a gradient below 120 km: p[1] … p[100], p[0] unused.
struct LowerSeries {
    std::array<double, 101> p;
    Phase p14, p18, p32, p39, p82, p85, p87, p89;
};

enum Upper : std::size_t {
    helium,
    oxygen,
    molecular_nitrogen,
    molecular_oxygen,
    argon,
    hydrogen,
    nitrogen,
    anomalous_oxygen,
    exospheric_temperature,  // PT
    base_gradient,           // PS
    base_temperature,        // PD4
    upper_count
};

enum Lower : std::size_t {
    temperature_110,
    temperature_100,
    temperature_90,
    temperature_72,
    gradient_72,
    temperature_55,
    temperature_45,
    temperature_32,
    temperature_20,
    temperature_15,
    temperature_10,
    temperature_0,
    gradient_0,
    gradient_32,
    lower_count
};

extern const std::array<Series, upper_count> k_upper;
extern const std::array<LowerSeries, lower_count> k_lower;

// Small arrays, counted from 1 as published; [0] is unused.
/// temperatures, gradients and heights at the base
inline constexpr std::array<double, 11> k_ptm{0,     1041.3, 386.0, 195.0, 16.6728, 213.0,
                                              120.0, 240.0,  187.0, -2.0,  0.0};
/// turbopause and chemistry, first column
inline constexpr std::array<double, 26> k_pdl1{
    0,   1.0993, 3.90631, 3.07165, 0.986161, 16.3536, 4.6383,    1.0,     0.0,
    0.0, 0.0,    0.0,     0.0,     0.0,      0.0,     0.0,       0.0,     0.0,
    0.0, 0.0,    0.0,     0.0,     0.0,      1.2884,  0.0310302, 0.118339};
/// turbopause and chemistry, second column
inline constexpr std::array<double, 26> k_pdl2{
    0,           1.0,      0.7,     1.1502,  3.44689,  1.2884,  1.0,      1.08738, 1.22947,
    1.10016,     0.734129, 1.15241, 2.22784, 0.795046, 4.01612, 4.47749,  123.435, -0.0760535,
    1.68986e-06, 0.744294, 1.03604, 172.783, 1.1502,   3.44689, -0.74623, 0.949154};
/// He
inline constexpr std::array<double, 11> k_pdm1{0,    24560000.0, 6.71072e-06, 100.0, 0.0, 110.0,
                                               10.0, 0.0,        0.0,         0.0,   0.0};
/// O
inline constexpr std::array<double, 11> k_pdm2{0,    85940000000.0, 1.0, 105.0, -8.0, 110.0,
                                               10.0, 90.0,          2.0, 0.0,   0.0};
/// N2
inline constexpr std::array<double, 11> k_pdm3{
    0, 281000000000.0, 0.0, 105.0, 28.0, 28.95, 0.0, 0.0, 0.0, 0.0, 0.0};
/// O2
inline constexpr std::array<double, 11> k_pdm4{0,    33000000000.0, 0.26827, 105.0, 1.0, 110.0,
                                               10.0, 110.0,         -10.0,   0.0,   0.0};
/// Ar
inline constexpr std::array<double, 11> k_pdm5{0,    1330000000.0, 0.0119615, 105.0, 0.0, 110.0,
                                               10.0, 0.0,          0.0,       0.0,   0.0};
/// H
inline constexpr std::array<double, 11> k_pdm6{0,    176100.0, 1.0, 95.0, -8.0, 110.0,
                                               10.0, 90.0,     2.0, 0.0,  0.0};
/// N
inline constexpr std::array<double, 11> k_pdm7{0,    10000000.0, 1.0, 105.0, -8.0, 110.0,
                                               10.0, 90.0,       2.0, 0.0,   0.0};
/// anomalous O
inline constexpr std::array<double, 11> k_pdm8{0,    1000000.0, 1.0, 105.0, -8.0,  550.0,
                                               76.0, 90.0,      2.0, 0.0,   4000.0};
/// mean temperatures [K] and gradients below 72.5 km
inline constexpr std::array<double, 11> k_pavgm{0,     261.0,  264.0,   229.0, 217.0, 217.0,
                                                223.0, 286.76, -2.9394, 2.5,   0.0};
/// Published p[1] of the series above: means of what they vary.
inline constexpr std::array<double, upper_count> k_upper_mean{1.09979,  1.02315,  1.16112, 1.3558,
                                                              1.04761,  1.26376,  70.9557, 0.060405,
                                                              0.986573, 0.956827, 0.944846};
inline constexpr std::array<double, lower_count> k_lower_mean{
    1.00858, 0.939664, 0.985982, 1.0032,  0.860028, 0.981637, 1.00422,
    1.0189,  0.975801, 0.960722, 1.03123, 1.00828,  1.57293,  1.06029};
/// Phase of the year (PT, 14) in the height of the turbopause of N2. [d]
inline constexpr double k_turbopause_phase = -8.6165;

}  // namespace dawnline::astro::nrlmsise00
