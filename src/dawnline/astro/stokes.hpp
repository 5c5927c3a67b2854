#pragma once
// Coefficients of a gravity field in spherical harmonics, built in or read from ICGEM files.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

/// Where (n, m) stands in a table ordered by degree, then by order.
constexpr std::size_t stokes_index(int n, int m) noexcept {
    return static_cast<std::size_t>(n * (n + 1) / 2 + m);
}

/// Fully normalised (4π) coefficients C̄nm, S̄nm of
///     V = GM/r Σ (R/r)^n P̄nm(sin φ) (C̄nm cos mλ + S̄nm sin mλ)
/// in the tide-free system; C̄00 = 1 is implied and stands in the table.
struct StokesCoefficients {
    std::string name;
    double gm = constants::k_gm_earth_egm;          // that belongs to the coefficients [m³/s²]
    double radius = constants::k_radius_earth_egm;  // R, likewise [m]
    int degree = 0;
    std::vector<double> c, s;  // by stokes_index, (degree + 1)(degree + 2)/2 of each [1]
    bool truncated = false;    // the source goes beyond `degree`
};

/// EGM2008 to degree and order 70 (Pavlis et al. 2012), tide-free.
StokesCoefficients egm2008();

/// EGM96 to degree and order 70 (Lemoine et al. 1998), tide-free.
StokesCoefficients egm96();

/// C and S in turn from degree 2 on, ordered by degree, then by order; GM and radius of EGM.
StokesCoefficients stokes_from_table(std::string name, int degree, std::span<const double> table);

/// Reads an ICGEM file (`.gfc`): static fields, fully normalised, "gfc" lines.
///
/// Degrees above `max_degree` (2 … 120) are left out and `truncated` says so. A zero-tide field
/// becomes tide-free with the Love number that solid_tide() uses (IERS Conventions 2010, eqs. 6.13
/// and 6.14), so that both together are right. Throws Error with all problems of the file (at most
/// 20): a missing or unusable head, another norm or mean-tide values, time-variable terms, an order
/// above the degree, a coefficient missing or given twice, a C̄00 other than 1, not a number.
///
/// Format: Barthelmes & Förste, The ICGEM-format (GFZ Potsdam, 2011).
StokesCoefficients read_gfc(const std::filesystem::path& path, int max_degree = 120);

/// The same from text; `name` is what the messages call it.
StokesCoefficients parse_gfc(std::string_view text, const std::string& name, int max_degree = 120);

}  // namespace dawnline::astro
