#pragma once
// Zonal harmonics J_2 … J_20 of EGM2008, tide-free (Pavlis, Holmes, Kenyon & Factor 2012),
// un-normalised: J_n = −√(2n + 1) C̄_n0. They belong to k_gm_earth_egm and k_radius_earth_egm.
// Written by tools/make_zonal_coefficients.py; do not edit.

#include <array>

namespace dawnline::astro {

inline constexpr int k_highest_zonal = 20;

/// J_n at index n; entries 0 and 1 are zero. [1]
inline constexpr std::array<double, k_highest_zonal + 1> k_zonals{
    0.0,
    0.0,
    1.082626173852223e-03,
    -2.532410518567722e-06,
    -1.619897599916973e-06,
    -2.277535907308362e-07,
    5.406665762838132e-07,
    -3.505517957137420e-07,
    -2.039931259298844e-07,
    -1.221279589194960e-07,
    -2.443907697726934e-07,
    2.434765909981471e-07,
    -1.821809613072860e-07,
    -2.168318145607224e-07,
    1.220715373469818e-07,
    -1.220543892828698e-08,
    2.705903004495565e-08,
    -1.135153655938359e-07,
    -3.709651025250247e-08,
    2.062808042156127e-08,
    -1.380459204071282e-07,
};

}  // namespace dawnline::astro
