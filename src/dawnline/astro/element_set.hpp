#pragma once
// The mean elements of SGP4, as a two-line element set or an orbit mean-elements message gives
// them.

#include <cstdint>
#include <string>

#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

/// What a TLE or OMM carries about one object: mean elements in TEME of the epoch, to be used with
/// SGP4 and nothing else (Hoots & Roehrich 1980).
struct ElementSet {
    std::string name;                      // as given; may be empty
    std::string international_designator;  // "1998-067A"; may be empty
    std::uint32_t catalogue_number = 0;    // NORAD, up to nine digits
    char classification = 'U';             // U, C or S
    Utc epoch;
    double mean_motion = 0.0;          // Kozai's, at the epoch [rad/s]
    double eccentricity = 0.0;         // [1]
    double inclination = 0.0;          // [rad]
    double node = 0.0;                 // right ascension of the ascending node [rad]
    double argument_of_perigee = 0.0;  // [rad]
    double mean_anomaly = 0.0;         // [rad]
    double b_star = 0.0;               // drag term of SGP4 [1/Earth radius]
    double mean_motion_dot = 0.0;      // half of dn/dt as printed; SGP4 ignores it [rad/s²]
    double mean_motion_ddot = 0.0;     // a sixth of d²n/dt² as printed; ignored [rad/s³]
    int element_set_number = 0;        // [1]
    int revolution = 0;                // at the epoch [1]
};

}  // namespace dawnline::astro
