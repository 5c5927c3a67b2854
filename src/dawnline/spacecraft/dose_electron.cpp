#include "dawnline/spacecraft/dose_electron.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/function_ref.hpp"
#include "dawnline/spacecraft/dose_proton.hpp"
#include "dawnline/spacecraft/dose_tables.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;  // [J]
constexpr double k_areal = 10.0;                                // g/cm² in kg/m²
constexpr double k_least_energy = 0.05 * k_mev, k_most_energy = 10.0 * k_mev;
// rad cm² in Gy m²: 0.01 Gy, 1e-4 m².
constexpr double k_rad_square_centimetre = 1e-6;
static_assert(tables::k_electron_energy.front() == 0.05 && tables::k_electron_energy.back() == 10);

struct Place {
    std::size_t i;
    double share;
};

/// Piece of a rising table that holds x, and how far along.
Place place_in(std::span<const double> table, double x) noexcept {
    const auto above = std::upper_bound(table.begin() + 1, table.end() - 1, x);
    const auto i = static_cast<std::size_t>(above - table.begin()) - 1;
    return {i, (x - table[i]) / (table[i + 1] - table[i])};
}

Place log_place_in(std::span<const double> table, double x) noexcept {
    Place at = place_in(table, x);
    at.share = std::log(x / table[at.i]) / std::log(table[at.i + 1] / table[at.i]);
    return at;
}

/// exp of the bilinear ln of a positive table with `columns` columns.
double read(std::span<const double> table, std::size_t columns, Place row, Place column) noexcept {
    const auto log_at = [&](std::size_t i, std::size_t j) {
        return std::log(table[i * columns + j]);
    };
    const auto on_row = [&](std::size_t i) {
        return (1.0 - column.share) * log_at(i, column.i) + column.share * log_at(i, column.i + 1);
    };
    return std::exp((1.0 - row.share) * on_row(row.i) + row.share * on_row(row.i + 1));
}

/// ∫ φ(E) dose(E) dE over the tables' energies; Simpson in ln E on each piece of the spectrum.
double fold(const ParticleSpectrum& spectrum, FunctionRef<double(double)> dose) {
    constexpr int k_parts = 4;
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < spectrum.energy.size(); ++i) {
        const double low = std::max(spectrum.energy[i], k_least_energy);
        const double high = std::min(spectrum.energy[i + 1], k_most_energy);
        if (!(low < high)) continue;
        const double step = std::log(high / low) / k_parts;
        for (int k = 0; k <= k_parts; ++k) {
            const double energy =
                k == k_parts ? high : low * std::exp(step * static_cast<double>(k));
            const double weight = k == 0 || k == k_parts ? 1.0 : k % 2 == 1 ? 4.0 : 2.0;
            sum += weight * step / 3.0 * energy * density_at(spectrum, energy) * dose(energy);
        }
    }
    return sum;
}

/// Of one electron per area: (E/R) J(z/R). [Gy m²]
double electron_kernel(const ElectronDose& tables_of_range, bool slab, double areal,
                       double energy) noexcept {
    const double range = tables_of_range.range(energy);
    const double x = areal / range;
    if (x > tables::k_electron_depth.back()) return 0.0;
    const auto& table = slab ? tables::k_electron_slab : tables::k_electron_semi_infinite;
    const double at = std::max(x, tables::k_electron_depth.front());
    return energy / range *
           read(table, tables::k_electron_depth.size(),
                log_place_in(tables::k_electron_energy, energy / k_mev),
                place_in(tables::k_electron_depth, at));
}

/// Of one electron per area. [Gy m²]
double bremsstrahlung_kernel(bool slab, double depth, double energy) noexcept {
    const double mm = std::max(depth / 1e-3, tables::k_bremsstrahlung_depth.front());
    const auto& table =
        slab ? tables::k_bremsstrahlung_slab : tables::k_bremsstrahlung_semi_infinite;
    return k_rad_square_centimetre *
           read(table, tables::k_bremsstrahlung_depth.size(),
                log_place_in(tables::k_bremsstrahlung_energy, energy / k_mev),
                log_place_in(tables::k_bremsstrahlung_depth, mm));
}

/// 2 (D − z dD/dz), the slope over ± 5 % of the depth: the tables are polylines.
double sphere(double depth, FunctionRef<double(double)> block) {
    constexpr double k_share = 0.05;
    const double slope =
        (block((1.0 + k_share) * depth) - block((1.0 - k_share) * depth)) / (2.0 * k_share);
    return std::max(2.0 * (block(depth) - slope), 0.0);
}

}  // namespace

ElectronDose electron_dose() {
    std::vector<double> energy, range;
    for (std::size_t i = 0; i < tables::k_electron_range.size(); ++i) {
        energy.push_back(tables::k_electron_range_energy[i] * k_mev);
        range.push_back(tables::k_electron_range[i] * k_areal);
    }
    return {LinearTable(energy, range, Ends::extrapolate, Axis::logarithmic, Axis::logarithmic)};
}

double electron_dose(const ElectronDose& tables, const ParticleSpectrum& spectrum,
                     ShieldGeometry geometry, double depth) noexcept {
    const bool slab = geometry == ShieldGeometry::slab;
    const auto plane = [&](double z) {
        return fold(spectrum, [&](double energy) {
            return electron_kernel(tables, slab, z * k_aluminium_density, energy);
        });
    };
    return geometry == ShieldGeometry::sphere ? sphere(depth, plane) : plane(depth);
}

double bremsstrahlung_dose(const ParticleSpectrum& spectrum, ShieldGeometry geometry,
                           double depth) noexcept {
    const bool slab = geometry == ShieldGeometry::slab;
    const auto plane = [&](double z) {
        return fold(spectrum,
                    [&](double energy) { return bremsstrahlung_kernel(slab, z, energy); });
    };
    return geometry == ShieldGeometry::sphere ? sphere(depth, plane) : plane(depth);
}

}  // namespace dawnline::spacecraft
