#pragma once
// The fluxes in which these tests hold doses and events against published ones.

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/dose_curve.hpp"

namespace dawnline::spacecraft {

inline constexpr double k_test_radius = 6378.137e3 + 650e3;                 // [m]
inline constexpr double k_test_inclination = 97.987 * constants::k_degree;  // [rad]
inline constexpr double k_test_mev = 1e6 * constants::k_elementary_charge;  // [J]
inline constexpr double k_rad_per_year =
    constants::k_rad_dose / constants::k_julian_year;  // [Gy/s]

inline ParticleSpectrum mean_spectrum(BeltModel model, BeltInterpolation interpolation) {
    const TrappedBelt belt = trapped_belt(model, interpolation);
    const OrbitPlaces places = circular_orbit_places(k_test_radius, k_test_inclination);
    return spectrum_of(orbit_mean_flux(belt, places.view(), spectrum_energies(belt.map)));
}

/// Mean fluxes at 650 km, 97.99°, with the interpolation of the original program.
inline const RadiationFluxes& solar_maximum() {
    static const RadiationFluxes fluxes{
        mean_spectrum(BeltModel::ap8_max, BeltInterpolation::nasa_integer_grid),
        mean_spectrum(BeltModel::ae8_max, BeltInterpolation::nasa_integer_grid),
        NuclearTerm::trapped_max};
    return fluxes;
}

inline const RadiationFluxes& solar_minimum() {
    static const RadiationFluxes fluxes{
        mean_spectrum(BeltModel::ap8_min, BeltInterpolation::nasa_integer_grid),
        mean_spectrum(BeltModel::ae8_min, BeltInterpolation::nasa_integer_grid),
        NuclearTerm::trapped_min};
    return fluxes;
}

}  // namespace dawnline::spacecraft
