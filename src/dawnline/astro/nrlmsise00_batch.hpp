#pragma once
// The density that many satellites feel at one moment.

#include <span>

#include "dawnline/astro/nrlmsise00.hpp"

namespace dawnline::astro {

/// Geodetic places of n objects, structure of arrays. All spans have n elements.
struct PlacesView {
    std::span<const double> altitude;   // above the ellipsoid [m]
    std::span<const double> latitude;   // geodetic [rad]
    std::span<const double> longitude;  // [rad]
};

/// drag_density of nrlmsise00_air at n places; 0 where the status is not ok.
///
/// Allocates nothing, throws nothing; lane count chosen at run time. Accuracy: within 1e-12 of the
/// scalar function. A register of places pays for the mixing of species if one of them is at or
/// below 450 km, and for the mesosphere if one is below 123 km: sort by altitude where they differ.
/// Speed: see bench/astro/nrlmsise00_bench.cpp.
void drag_densities(const AirMoment& moment, PlacesView places,
                    std::span<double> density,  // [kg/m³]
                    std::span<AirStatus> status) noexcept;

}  // namespace dawnline::astro
