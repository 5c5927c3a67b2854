#include "dawnline/spacecraft/dose_curve.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/dose_response.hpp"
#include "radiation_environment.hpp"

namespace dawnline::spacecraft {
namespace {

struct Row {
    double mm, protons, electrons, bremsstrahlung, total;  // rad(Si) per year
};

std::vector<double> metres(const std::vector<Row>& rows) {
    std::vector<double> depths;
    for (const Row& row : rows) depths.push_back(row.mm * 1e-3);
    return depths;
}

// SHIELDOSE-2 v2.10 with nuclear terms, trapped particles, 650 km, 97.99°, rad(Si) per year. Issue
// 5 asks for 10 % of the sum at 1, 3, 5 and 10 mm; protons alone 7 % (row S52), electrons 5 % to
// 5 mm, where they matter (folding against the program, see the header), bremsstrahlung 5 %.
void expect_rows(const RadiationFluxes& fluxes, ShieldGeometry geometry,
                 const std::vector<Row>& rows) {
    const DoseDepth curve = dose_curve(fluxes, geometry, metres(rows));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const auto in_rad = [](double rate) { return rate / k_rad_per_year; };
        EXPECT_NEAR(in_rad(curve.protons[i]), row.protons, 0.07 * row.protons) << row.mm;
        if (row.electrons > 10.0) {
            EXPECT_NEAR(in_rad(curve.electrons[i]), row.electrons, 0.05 * row.electrons) << row.mm;
        }
        EXPECT_NEAR(in_rad(curve.bremsstrahlung[i]), row.bremsstrahlung, 0.05 * row.bremsstrahlung)
            << row.mm;
        EXPECT_NEAR(in_rad(curve.protons[i] + curve.electrons[i] + curve.bremsstrahlung[i]),
                    row.total, 0.10 * row.total)
            << row.mm;
    }
}

TEST(DoseCurve, SphereAtSolarMaximum) {
    expect_rows(solar_maximum(), ShieldGeometry::sphere,
                {{0.5, 468.4, 2.126e4, 74.87, 2.18e4},
                 {1, 332.0, 7275, 35.04, 7642},
                 {2, 245.3, 2512, 17.5, 2775},
                 {3, 209.5, 1032, 11.36, 1253},
                 {5, 177.6, 178.1, 6.686, 362.4},
                 {7, 157.7, 25.89, 4.84, 188.4},
                 {10, 137.2, .7722, 3.582, 141.6},
                 {18, 105.1, 0, 2.374, 107.5},
                 {28, 81.87, 0, 1.721, 83.59}});
}

TEST(DoseCurve, SphereAtSolarMinimum) {
    expect_rows(solar_minimum(), ShieldGeometry::sphere,
                {{0.5, 702.7, 1.082e4, 35.39, 1.156e4},
                 {1, 470.7, 4100, 17.77, 4589},
                 {2, 336.2, 1374, 8.816, 1719},
                 {3, 285.1, 552.7, 5.648, 843.5},
                 {5, 242.7, 101.8, 3.291, 347.8},
                 {7, 215.5, 17.98, 2.383, 235.9},
                 {10, 187.0, .7034, 1.77, 189.5},
                 {18, 139.9, 0, 1.19, 141.1},
                 {28, 106.8, 0, .8733, 107.7}});
}

// The same program behind a slab: protons 117.0, 76.3, 44.2 at 1, 3, 10 mm (7 %, row S53);
// electrons 922.9, 80.1, 9.06 at 1, 3, 5 mm (5 %).
TEST(DoseCurve, SlabAtSolarMaximum) {
    const DoseDepth curve =
        dose_curve(solar_maximum(), ShieldGeometry::slab, std::vector{1e-3, 3e-3, 5e-3, 10e-3});
    const auto expect = [](double rate, double rad, double tolerance) {
        EXPECT_NEAR(rate / k_rad_per_year, rad, tolerance * rad);
    };
    expect(curve.protons[0], 117.0, 0.07);
    expect(curve.protons[1], 76.3, 0.07);
    expect(curve.protons[3], 44.2, 0.07);
    expect(curve.electrons[0], 922.9, 0.05);
    expect(curve.electrons[1], 80.1, 0.05);
    expect(curve.electrons[2], 9.06, 0.06);
}

// Semi-infinite: totals 1528, 199.8, 77.39, 45.26 rad at 1, 3, 5, 10 mm, solar maximum (10 %).
TEST(DoseCurve, BlockAtSolarMaximum) {
    const DoseDepth curve = dose_curve(solar_maximum(), ShieldGeometry::semi_infinite,
                                       std::vector{1e-3, 3e-3, 5e-3, 10e-3});
    const std::vector<double> totals{1528, 199.8, 77.39, 45.26};
    for (std::size_t i = 0; i < totals.size(); ++i)
        EXPECT_NEAR(dose_rate(curve, curve.depth[i]).total() / k_rad_per_year, totals[i],
                    0.10 * totals[i]);
}

// Project Suncatcher (arXiv:2511.19468v2) states about 150 rad(Si) a year behind about 10 mm at
// 650 km: between the two ends of the Sun's cycle.
TEST(DoseCurve, BracketsSuncatcher) {
    const auto at_10_mm = [](const RadiationFluxes& fluxes) {
        const DoseDepth curve =
            dose_curve(fluxes, ShieldGeometry::sphere, std::vector{10e-3, 11e-3});
        return dose_rate(curve, 10e-3).total() / k_rad_per_year;
    };
    EXPECT_LT(at_10_mm(solar_maximum()), 150.0);
    EXPECT_GT(at_10_mm(solar_minimum()), 150.0);
}

// Protons go straight, so by Seltzer a sphere's dose is 2 (D − z dD/dz) of the slab's. Central
// difference over 4 %: its error is (0.02)²/6 of the third derivative, 1e-3; the Gauss rule 1e-3.
TEST(DoseCurve, SeltzerFromSlabToSphere) {
    const ProtonStopping stopping = proton_stopping();
    const ParticleSpectrum& protons = solar_minimum().protons;
    for (const double z : {2e-3, 5e-3, 10e-3}) {
        const auto slab = [&](double at) { return proton_dose_slab(stopping, protons, at); };
        const double expected = 2.0 * (slab(z) - (slab(1.02 * z) - slab(0.98 * z)) / 0.04);
        EXPECT_NEAR(proton_dose_sphere(stopping, protons, z), expected, 0.02 * expected);
    }
}

// ICRU 49 at and between the knots: 10, 50, 100, 200 MeV .1705, 2.928, 10.01, 33.31 g/cm². Bethe
// puts S at 67 MeV in silicon at 7.892 MeV cm²/g; 1 % for shell terms.
TEST(ProtonStopping, RangesOfIcru49) {
    const ProtonStopping stopping = proton_stopping();
    for (const auto& [mev, range_cm] : {std::pair{10.0, .1705}, std::pair{50.0, 2.928},
                                        std::pair{100.0, 10.01}, std::pair{200.0, 33.31}}) {
        EXPECT_NEAR(range(stopping, mev * k_test_mev) / 10.0, range_cm, 1e-3 * range_cm);
        EXPECT_NEAR(energy_of_range(stopping, range_cm * 10.0) / k_test_mev, mev, 2e-3 * mev);
    }
    EXPECT_NEAR(stopping_in_silicon(stopping, 67.0 * k_test_mev) / (k_test_mev * 0.1), 7.892, 0.08);
}

// No particle is lost or made by slowing down: those above E behind the shield were above
// E(R(E) + z) before. 2 % for two log-log grids.
TEST(ProtonStopping, CountsParticles) {
    const ProtonStopping stopping = proton_stopping();
    const ParticleSpectrum& before = solar_minimum().protons;
    const ParticleSpectrum behind = proton_spectrum_behind(stopping, before, 5e-3);
    const double limit = 20.0 * k_test_mev;
    const double outside =
        energy_of_range(stopping, range(stopping, limit) + 5e-3 * k_aluminium_density);
    EXPECT_NEAR(fluence_above(behind, limit) / fluence_above(before, outside), 1.0, 0.02);
}

// A shield that is alike in all directions is a sphere; half of it much thicker leaves the mean of
// both; and walls of a box are crossed at their thickness or more, least along their normals.
TEST(Sectors, MeanOverTheSky) {
    const DoseDepth curve = dose_curve(solar_minimum(), ShieldGeometry::sphere,
                                       std::vector{1e-3, 2e-3, 5e-3, 10e-3, 20e-3});
    const double half = constants::k_two_pi;
    const double thin = dose_rate(curve, 2e-3).total(), thick = dose_rate(curve, 10e-3).total();
    const std::vector<ShieldSector> both{{half, 2e-3}, {half, 10e-3}};
    EXPECT_NEAR(sector_dose(curve, both).total(), 0.5 * (thin + thick), 1e-12 * thin);
    EXPECT_THROW(sector_dose(curve, std::vector{both[0]}), Error);

    const ShieldBox box{{0.5, 0.5, 0.5}, {2e-3, 2e-3, 2e-3}, {2e-3, 2e-3, 2e-3}};
    const auto sectors = trace_box(box, {});
    double sky = 0.0, mean = 0.0;
    for (const ShieldSector& sector : sectors) {
        EXPECT_GE(sector.thickness, 2e-3 * (1.0 - 1e-12));
        EXPECT_LE(sector.thickness, 2e-3 * std::sqrt(3.0) * (1.0 + 1e-12));
        sky += sector.solid_angle;
        mean += sector.solid_angle * sector.thickness;
    }
    EXPECT_NEAR(sky, 4.0 * constants::k_pi, 1e-9);
    // The mean distance from the centre of a cube of half side 1 to its faces, over all directions,
    // is 1.2214 (24/4π ∫∫ over an eighth of the faces of dx dy/(1 + x² + y²)); a wall is crossed at
    // that times its thickness.
    EXPECT_NEAR(mean / sky, 2e-3 * 1.2214, 2e-3 * 2e-3);
    EXPECT_THROW(trace_box(box, {0.6, 0.0, 0.0}), Error);
}

// Place by place: the mean over the orbit is the response to the mean spectrum (2 %, see the
// header); more than nine tenths of the time nothing happens behind 10 mm, and at the peak 20 times
// the mean: reference 8.8 % of the time and 75 times for protons above 30 MeV.
TEST(Response, ShowsTheAnomalyInTime) {
    const TrappedBelt belt = trapped_belt(BeltModel::ap8_min, BeltInterpolation::nasa_integer_grid);
    const OrbitPlaces places = circular_orbit_places(k_test_radius, k_test_inclination);
    const auto shells = magnetic_shells(belt.field, places.view(), belt.moment);
    const ShieldedResponse response =
        dose_response(proton_stopping(), 10e-3, NuclearTerm::trapped_min);
    std::vector<double> rate(shells.size());
    responses_along_orbit(belt, shells, response, rate);
    double mean = 0.0, peak = 0.0, quiet = 0.0;
    for (const double at : rate) {
        mean += at / static_cast<double>(rate.size());
        peak = std::max(peak, at);
        quiet += (at == 0.0) / static_cast<double>(rate.size());
    }
    EXPECT_NEAR(mean, respond(response, solar_minimum().protons), 0.02 * mean);
    EXPECT_GT(quiet, 0.9);
    EXPECT_GT(peak, 20.0 * mean);
    EXPECT_NEAR(respond(response, solar_minimum().protons),
                proton_dose_sphere(proton_stopping(), solar_minimum().protons, 10e-3,
                                   NuclearTerm::trapped_min),
                1e-9 * mean);
}

}  // namespace
}  // namespace dawnline::spacecraft
