#pragma once
// Flux of trapped particles along an orbit: place by place, so that the South Atlantic Anomaly and
// the horns of the outer belt show in time, and its mean.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/vec3.hpp"
#include "dawnline/spacecraft/geomagnetic_shell.hpp"
#include "dawnline/spacecraft/trapped_map.hpp"

namespace dawnline::spacecraft {

/// Everything needed to know the flux at a place: a map and its field.
struct TrappedBelt {
    TrappedMap map;
    GeomagneticField field;
    BeltInterpolation interpolation = BeltInterpolation::nasa;
    double moment = 0.0;  // of Hilton's L [T]
    // AE-8 begins at L = 1.2 in IRBEM, though its tables fade out to 1.1.
    double lowest_shell = 0.0;  // below it no flux is taken from the map [1]
};

/// The belt with its own field and that field's dipole moment. 0.5 MB: keep it.
TrappedBelt trapped_belt(BeltModel model,
                         BeltInterpolation interpolation = BeltInterpolation::nasa);

/// log_fluxes of the belt's map on a shell; false, and nothing written to be used, if there is no
/// flux of any energy.
bool log_fluxes_on_shell(const TrappedBelt& belt, const MagneticShell& shell,
                         std::span<double> log_flux) noexcept;

/// Earth-fixed places, structure of arrays, equally long.
struct EarthFixedView {
    std::span<const double> x, y, z;  // from the Earth's centre, Earth-fixed [m]
};

/// Integral omnidirectional flux above each energy at n places.
///
/// `flux[j * energies.size() + k]` is that above energies[k] [J] at place j. [1/(m² s)]; 0 where
/// the status is not ok, and NaN where it is not_finite. Allocates nothing, throws nothing. Speed:
/// see bench/spacecraft/radiation_bench.cpp.
void trapped_fluxes(const TrappedBelt& belt, EarthFixedView r_ES_F,
                    std::span<const double> energies, std::span<double> flux,
                    std::span<ShellStatus> status) noexcept;

/// Mean over time of the flux along an orbit. Columns as long as `energy`.
struct OrbitMeanFlux {
    std::vector<double> energy;         // rising [J]
    std::vector<double> integral;       // above the energy [1/(m² s)]
    std::vector<double> differential;   // per energy [1/(m² s J)]
    std::vector<double> peak;           // largest integral flux met [1/(m² s)]
    std::vector<double> share_in_flux;  // of the time with any flux above the energy [1]
};

/// Shells of all places; what costs most, and one result serves every map of the same field. On
/// `jobs` threads (0: all), same bits for any number. Throws Error if the spans differ in length.
std::vector<MagneticShell> magnetic_shells(const GeomagneticField& field, EarthFixedView r_ES_F,
                                           double moment, unsigned jobs = 0);

/// Means over places equally spaced in time, from their shells in the belt's field; threads as
/// above. Throws Error if there is no place or energy, or a place was not finite.
OrbitMeanFlux orbit_mean_flux(const TrappedBelt& belt, std::span<const MagneticShell> shells,
                              std::span<const double> energies, unsigned jobs = 0);

/// The same from the places themselves.
OrbitMeanFlux orbit_mean_flux(const TrappedBelt& belt, EarthFixedView r_ES_F,
                              std::span<const double> energies, unsigned jobs = 0);

/// Places of a circular orbit as the Earth turns beneath it.
struct OrbitPlaces {
    std::vector<double> x, y, z;  // Earth-fixed [m]

    EarthFixedView view() const noexcept { return {x, y, z}; }
};

/// `nodes` equally spaced Earth-fixed nodes times `arguments` equally spaced arguments of latitude:
/// the average over many days of an orbit that does not repeat. Argument runs fastest.
OrbitPlaces circular_orbit_places(double semi_major_axis, double inclination,
                                  std::size_t nodes = 72, std::size_t arguments = 120);

/// Energies at which the spectra of electrons (0.04 … 7 MeV) or protons (0.1 … 400 MeV) are
/// tabled for dose: those of the map and three between each two. [J]
std::vector<double> spectrum_energies(const TrappedMap& map);

}  // namespace dawnline::spacecraft
