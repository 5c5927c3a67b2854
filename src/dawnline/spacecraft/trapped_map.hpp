#pragma once
// Radiation belts: flux of trapped electrons and protons on a magnetic shell, by AE-8 and AP-8.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/spacecraft/geomagnetic_field.hpp"

namespace dawnline::spacecraft {

/// A belt map of Vette's group (NSSDC): electrons or protons, at solar minimum or maximum.
enum class BeltModel : std::uint8_t { ae8_min, ae8_max, ap8_min, ap8_max };

/// The field with which a map was made and in which alone it holds.
HistoricField field_of(BeltModel model) noexcept;

/// How to read between the shells of a map.
enum class BeltInterpolation : std::uint8_t {
    nasa,               // along rays from the origin of (B/B0 − 1, log J), Kluge & Lenhart (1971)
    nasa_integer_grid,  // the same with L and B/B0 cut to the integers of the map, as the original
    esa,                // on (L, φ), Daly et al., IEEE TNS 43 (1996), as its program does
};

/// A belt map made ready. For each energy shells of rising L; on each shell a falling polyline of
/// log10 of the integral omnidirectional flux against B/B0 − 1.
struct TrappedMap {
    static constexpr int k_most_energies = 24;
    std::vector<double> energy;              // rising [J]
    std::vector<std::uint32_t> shell_begin;  // one more than energies: shells of each
    std::vector<double> shell;               // McIlwain's L [1]
    std::vector<std::uint32_t> knot_begin;   // one more than shells: knots of each
    std::vector<double> rise;                // of a knot, B/B0 − 1 [1]
    std::vector<double> log_flux;            // of a knot, log10 of 1/(cm² s) [1]
    // Of a knot, asin of its rise over the last one's that ESA uses; −1° where it uses one. [rad]
    std::vector<double> angle;
    std::vector<std::uint32_t> esa_knots;        // of a shell, how many ESA's program uses
    double shell_scale = 0.0, step_scale = 0.0;  // integer grid of the original, per unit [1]
};

TrappedMap trapped_map(BeltModel model);

/// log10 of the flux above each energy of the map, in 1/(cm² s); 0 or less where there is no flux.
/// `log_flux` has as many elements as map.energy.
///
/// l is McIlwain's L, b_ratio B/B0 with B0 = 31165.3 nT/L³ (a ratio below 1 counts as 1). Nothing
/// below L = 1.1 or beyond the outermost shell. Against the original programs:
/// the five decimals that they print. NaN in gives NaN out. Does not allocate.
void log_fluxes(const TrappedMap& map, double l, double b_ratio, BeltInterpolation interpolation,
                std::span<double> log_flux) noexcept;

/// Integral omnidirectional flux above `energy` [J] from log_fluxes' result: log10 J is straight in
/// E between the map's energies, and at the edge of a map never above the straight line through the
/// two lower ones. 0 outside of the map's energies, AE-8 0.04 … 7 MeV, AP-8 0.1 … 400 MeV.
/// [1/(m² s)]
double flux_above(const TrappedMap& map, std::span<const double> log_flux, double energy) noexcept;

/// Flux per energy, −dJ/dE as central difference over E ± 1 % within the map's energies. It jumps
/// at those between its ends. [1/(m² s J)]
double flux_per_energy(const TrappedMap& map, std::span<const double> log_flux,
                       double energy) noexcept;

}  // namespace dawnline::spacecraft
