#pragma once
// Who sees whom: ground stations and neighbours around a spherical Earth.

namespace dawnline::astro {

/// Distance from a site at sea level to a satellite of `altitude` [m] at `elevation` [rad]:
/// √((R sin ε)² + 2Rh + h²) − R sin ε. [m]
double slant_range(double altitude, double elevation) noexcept;

/// Angle at Earth's centre between site and satellite: acos(R cos ε / (R + h)) − ε. [rad]
double coverage_half_angle(double altitude, double elevation) noexcept;

/// Duration above `elevation` of a pass through the zenith, Earth not turning: 2ψ/n. [s]
double overhead_pass_duration(double altitude, double elevation) noexcept;

/// Longest straight link between two satellites of one altitude whose ray stays above
/// `grazing_altitude`: 2 √((R + h)² − (R + g)²); 0 if g > h. [m]
double longest_link(double altitude, double grazing_altitude) noexcept;

/// Distance of neighbours among `count` satellites spread evenly on one circular orbit:
/// 2 (R + h) sin(π/N). [m]
double ring_neighbour_distance(double altitude, int count) noexcept;

}  // namespace dawnline::astro
