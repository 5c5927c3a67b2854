#include "dawnline/spacecraft/cell_damage.hpp"

#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/table.hpp"
#include "dawnline/spacecraft/dose_electron.hpp"
#include "dawnline/spacecraft/dose_response.hpp"
#include "dawnline/spacecraft/single_event.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;  // [J]
constexpr double k_niel = 0.1 * k_mev;                          // MeV cm²/g in J m²/kg

/// An energy in MeV and the energy lost to displacements in MeV cm²/g.
using Row = std::array<double, 2>;

// SCREAM, Naval Research Laboratory.
constexpr std::array<Row, 21> k_arsenide_protons{
    {{0.1, 3.50e-1}, {0.2, 2.05e-1}, {0.3, 1.48e-1}, {0.5, 9.69e-2}, {0.7, 7.26e-2}, {1, 5.33e-2},
     {2, 2.89e-2},   {3, 2.00e-2},   {5, 1.27e-2},   {7, 9.67e-3},   {10, 7.42e-3},  {20, 5.27e-3},
     {30, 4.61e-3},  {50, 4.11e-3},  {70, 3.81e-3},  {100, 3.60e-3}, {200, 3.25e-3}, {300, 3.08e-3},
     {500, 3.23e-3}, {700, 3.43e-3}, {1000, 3.46e-3}}};
constexpr std::array<Row, 19> k_arsenide_electrons{{{0.282, 1.26e-6},
                                                    {0.316, 3.29e-6},
                                                    {0.355, 5.35e-6},
                                                    {0.398, 7.46e-6},
                                                    {0.447, 9.61e-6},
                                                    {0.501, 1.18e-5},
                                                    {0.562, 1.41e-5},
                                                    {0.631, 1.65e-5},
                                                    {0.708, 1.89e-5},
                                                    {0.794, 2.14e-5},
                                                    {0.891, 2.40e-5},
                                                    {1.00, 2.66e-5},
                                                    {1.26, 3.22e-5},
                                                    {1.58, 3.81e-5},
                                                    {2.00, 4.44e-5},
                                                    {3.16, 5.75e-5},
                                                    {5.01, 7.12e-5},
                                                    {7.08, 8.18e-5},
                                                    {10.0, 9.24e-5}}};

// SR-NIEL, displacement threshold of 21 eV.
constexpr std::array<Row, 25> k_silicon_protons{
    {{0.1, 4.798e-1},  {0.15, 3.4128e-1}, {0.2, 2.68e-1},   {0.3, 1.9036e-1}, {0.5, 1.1999e-1},
     {0.7, 8.82e-2},   {1, 6.3442e-2},    {1.5, 4.3453e-2}, {2, 3.3142e-2},   {3, 2.2565e-2},
     {4, 1.7491e-2},   {5, 1.4754e-2},    {7, 1.1642e-2},   {10, 9.4037e-3},  {15, 7.7203e-3},
     {20, 6.7586e-3},  {30, 5.5935e-3},   {50, 4.4102e-3},  {70, 3.7017e-3},  {100, 2.9757e-3},
     {150, 2.2803e-3}, {200, 1.9291e-3},  {300, 1.6326e-3}, {500, 1.4677e-3}, {1000, 1.3607e-3}}};
constexpr std::array<Row, 19> k_silicon_electrons{{{0.25, 2.4792e-6},
                                                   {0.3, 5.8523e-6},
                                                   {0.35, 8.5424e-6},
                                                   {0.4, 1.0822e-5},
                                                   {0.45, 1.2831e-5},
                                                   {0.5, 1.4649e-5},
                                                   {0.6, 1.7886e-5},
                                                   {0.7, 2.0752e-5},
                                                   {0.8, 2.3354e-5},
                                                   {0.9, 2.5749e-5},
                                                   {1.0, 2.7977e-5},
                                                   {1.5, 3.7307e-5},
                                                   {2.0, 4.461e-5},
                                                   {2.5, 5.0602e-5},
                                                   {3.0, 5.5669e-5},
                                                   {4.0, 6.3892e-5},
                                                   {5.0, 7.0392e-5},
                                                   {7.0, 8.0253e-5},
                                                   {10.0, 9.0583e-5}}};

DamageTable table_of(std::span<const Row> rows) {
    DamageTable out;
    for (const auto& [energy, lost] : rows) {
        out.energy.push_back(energy * k_mev);
        out.damage.push_back(lost * k_niel);
    }
    return out;
}

/// Damage over that at an energy, and nothing beyond the table.
class RelativeDamage {
  public:
    RelativeDamage(const DamageTable& table, double reference)
        : damage_{table.energy, table.damage}, at_reference_(density_at(damage_, reference)) {}

    double operator()(double energy) const noexcept {
        return density_at(damage_, energy) / at_reference_;
    }

  private:
    ParticleSpectrum damage_;
    double at_reference_;
};

/// Energy that electrons keep behind aluminium, straight ahead.
class ElectronSlowing {
  public:
    ElectronSlowing() : range_(electron_dose().range), energy_(inverse()) {}

    /// Behind `areal` [kg/m²]; 0 if they stop. [J]
    double operator()(double energy, double areal) const noexcept {
        const double left = range_(energy) - areal;
        return left > 0.0 ? energy_(left) : 0.0;
    }

  private:
    LinearTable inverse() const {
        const std::vector<double> energies = energy_grid(0.01 * k_mev, 20.0 * k_mev, 40);
        std::vector<double> ranges;
        for (const double energy : energies) ranges.push_back(range_(energy));
        return {ranges, energies, Ends::clamp, Axis::logarithmic, Axis::logarithmic};
    }

    LinearTable range_;   // [kg/m²] against [J]
    LinearTable energy_;  // and back
};

/// ½ ∫₀¹ f(depth/μ) dμ: a wide plate lit from one side.
template <class F>
double behind_plate(double depth, F f) {
    return 0.5 * boost::math::quadrature::gauss<double, 30>::integrate(
                     [&](double cosine) { return f(depth / cosine); }, 0.0, 1.0);
}

double displacement_behind(const ProtonStopping& stopping, const ParticleSpectrum& protons,
                           const RelativeDamage& damage, double depth) {
    return respond(event_response(stopping, depth, damage), protons);
}

}  // namespace

DamageTable proton_displacement(CellMaterial material) {
    return material == CellMaterial::silicon ? table_of(k_silicon_protons)
                                             : table_of(k_arsenide_protons);
}

DamageTable electron_displacement(CellMaterial material) {
    return material == CellMaterial::silicon ? table_of(k_silicon_electrons)
                                             : table_of(k_arsenide_electrons);
}

CellDamage cell_damage(const ProtonStopping& stopping, const ParticleSpectrum& protons,
                       const ParticleSpectrum& electrons, CellMaterial material, double depth) {
    check(protons);
    check(electrons);
    const RelativeDamage by_proton(proton_displacement(material), 10.0 * k_mev);
    const RelativeDamage by_electron(electron_displacement(material), k_mev);
    const ElectronSlowing slowed;
    return {behind_plate(depth,
                         [&](double path) {
                             return displacement_behind(stopping, protons, by_proton, path);
                         }),
            behind_plate(depth, [&](double path) {
                const double areal = path * k_aluminium_density;
                return proton_events(
                    electrons, [&](double energy) { return by_electron(slowed(energy, areal)); });
            })};
}

double displacement_in_sphere(const ProtonStopping& stopping, const ParticleSpectrum& protons,
                              double depth) {
    check(protons);
    const RelativeDamage damage(proton_displacement(CellMaterial::silicon), 10.0 * k_mev);
    return displacement_behind(stopping, protons, damage, depth);
}

}  // namespace dawnline::spacecraft
