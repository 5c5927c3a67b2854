#include "dawnline/spacecraft/cell_damage.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>

#include "radiation_environment.hpp"

namespace dawnline::spacecraft {
namespace {

/// Particles of one energy, `count` of them, as a narrow peak.
ParticleSpectrum line_at(double energy, double count) {
    const double half = 0.001;
    return {{energy * (1.0 - half), energy * (1.0 + half)},
            {count / (2.0 * half * energy), count / (2.0 * half * energy)}};
}

/// Protons of 2 … 200 MeV that together do the damage of one of 10 MeV, as much in each ratio of
/// energies: φ = N(10 MeV)/(N(E) E ln 100) at the rows of the table.
ParticleSpectrum one_in_damage(CellMaterial material) {
    const DamageTable table = proton_displacement(material);
    const double of_ten = density_at({table.energy, table.damage}, 10.0 * k_test_mev);
    ParticleSpectrum out;
    for (std::size_t k = 0; k < table.energy.size(); ++k) {
        const double energy = table.energy[k];
        if (energy < 1.99 * k_test_mev || energy > 201.0 * k_test_mev) continue;
        out.energy.push_back(energy);
        out.density.push_back(of_ten / (table.damage[k] * energy * std::log(100.0)));
    }
    return out;
}

ParticleSpectrum nothing() {
    return {{k_test_mev, 2.0 * k_test_mev}, {0.0, 0.0}};
}

// By the definition of an equivalent fluence: as much damage as one particle of the reference
// energy from all directions counts half, since a thick cell hides the other half. The kernel's
// steps of energy are a fortieth of a decade: 1 % at the two ends of two decades.
TEST(CellDamage, CountsTheReferenceParticle) {
    const ProtonStopping stopping = proton_stopping();
    for (const CellMaterial material : {CellMaterial::gallium_arsenide, CellMaterial::silicon}) {
        const CellDamage protons =
            cell_damage(stopping, one_in_damage(material), nothing(), material, 1e-7);
        EXPECT_NEAR(protons.protons, 0.5, 0.01);
        EXPECT_EQ(protons.electrons, 0.0);
        const CellDamage electrons =
            cell_damage(stopping, nothing(), line_at(k_test_mev, 1.0), material, 1e-6);
        EXPECT_NEAR(electrons.electrons, 0.5, 0.01);
        EXPECT_EQ(electrons.protons, 0.0);
    }
}

// ICRU 49: 10 MeV protons end in 0.63 mm of aluminium; ICRU 37: 1 MeV electrons in 2.05 mm along
// their path.
TEST(CellDamage, EndsWithTheRange) {
    const ProtonStopping stopping = proton_stopping();
    const ParticleSpectrum protons = line_at(10.0 * k_test_mev, 1.0);
    const ParticleSpectrum electrons = line_at(k_test_mev, 1.0);
    constexpr auto k_silicon = CellMaterial::silicon;
    EXPECT_GT(cell_damage(stopping, protons, electrons, k_silicon, 0.55e-3).protons, 0.0);
    EXPECT_EQ(cell_damage(stopping, protons, electrons, k_silicon, 0.66e-3).protons, 0.0);
    EXPECT_GT(cell_damage(stopping, protons, electrons, k_silicon, 0.5e-3).electrons, 0.0);
    EXPECT_EQ(cell_damage(stopping, protons, electrons, k_silicon, 2.1e-3).electrons, 0.0);
}

// NIEL of 10 MeV protons over 1 MeV electrons by the published tables, 279 in gallium arsenide
// (SCREAM) and 336 in silicon (SR-NIEL): 7.42e-3 over 2.66e-5, 9.4037e-3 over 2.7977e-5 MeV cm²/g.
TEST(CellDamage, HoldsThePublishedLosses) {
    const auto at = [](const DamageTable& table, double mev) {
        return density_at({table.energy, table.damage}, mev * k_test_mev);
    };
    using enum CellMaterial;
    EXPECT_NEAR(at(proton_displacement(gallium_arsenide), 10.0) /
                    at(electron_displacement(gallium_arsenide), 1.0),
                279.0, 0.5);
    EXPECT_NEAR(at(proton_displacement(silicon), 10.0) / at(electron_displacement(silicon), 1.0),
                336.1, 0.5);
    // MeV cm²/g in J m²/kg.
    EXPECT_NEAR(at(proton_displacement(silicon), 1.0), 6.3442e-2 * 1.602177e-14, 1e-19);
}

// Thicker glass lets less through, and protons of a belt do most of the damage in low orbits.
TEST(CellDamage, FallsWithTheGlass) {
    const ProtonStopping stopping = proton_stopping();
    const RadiationFluxes belts = solar_maximum();
    double last = 1e300;
    for (const double cover : {2e-5, 1e-4, 3e-4, 1e-3}) {
        const CellDamage damage = cell_damage(stopping, belts.protons, belts.electrons,
                                              CellMaterial::gallium_arsenide, cover);
        EXPECT_LT(damage.protons, last);
        EXPECT_GT(1000.0 * damage.protons, 2.0 * damage.electrons);
        last = damage.protons;
    }
}

// At the centre of a sphere protons come from all sides, behind a plate from one: twice as many,
// and none with longer ways. Exact in the limit of no shield (geometry).
TEST(DisplacementInSphere, IsTwiceThatOfAThinPlate) {
    const ProtonStopping stopping = proton_stopping();
    const ParticleSpectrum fast{{100.0 * k_test_mev, 400.0 * k_test_mev}, {1.0, 0.5}};
    const double plate =
        cell_damage(stopping, fast, nothing(), CellMaterial::silicon, 1e-5).protons;
    EXPECT_NEAR(displacement_in_sphere(stopping, fast, 1e-5) / plate, 2.0, 0.01);
}

}  // namespace
}  // namespace dawnline::spacecraft
