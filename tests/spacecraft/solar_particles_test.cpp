#include "dawnline/spacecraft/solar_particles.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/dose_proton.hpp"
#include "radiation_environment.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_rad_dose;

// King's formula at 30 MeV by definition; 1 % for the spectrum's end at 1 GeV and its grid.
TEST(SolarEvents, FluenceOf1972) {
    const ParticleSpectrum event = anomalously_large_event();
    EXPECT_NEAR(fluence_above(event, 30.0 * k_test_mev), 7.9e13, 0.01 * 7.9e13);
    EXPECT_NEAR(fluence_above(event, 100.0 * k_test_mev), 7.9e13 * std::exp(-70.0 / 26.5),
                0.01 * 5.63e12);
}

// One event of 1972 in free space behind spheres, SHIELDOSE-2: 7004, 5422, 2932, 2000, 1461, 695,
// 423 rad(Si) at .5, 1, 3, 5, 7, 13, 18 mm. 7 % (row S56).
TEST(SolarEvents, DoseOf1972) {
    const ProtonStopping stopping = proton_stopping();
    const ParticleSpectrum event = anomalously_large_event();
    for (const auto& [mm, rad] :
         {std::pair{1.0, 5422.0}, std::pair{3.0, 2932.0}, std::pair{5.0, 2000.0},
          std::pair{7.0, 1461.0}, std::pair{13.0, 695.0}, std::pair{18.0, 423.0}})
        EXPECT_NEAR(
            proton_dose_sphere(stopping, event, mm * 1e-3, NuclearTerm::solar_event) / k_rad_dose,
            rad, 0.07 * rad)
            << mm;
}

// Burrell's law is a distribution: it sums to one and its mean is (N + 1) t/T, that of the gamma
// distribution of rates behind it. With T → ∞ at N/T fixed it becomes Poisson's.
TEST(SolarEvents, BurrellIsADistribution) {
    double sum = 0.0, mean = 0.0;
    for (int n = 0; n < 400; ++n) {
        const double p = burrell_probability(n, 5.0, 1, 7.0);
        sum += p, mean += n * p;
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
    EXPECT_NEAR(mean, 2.0 * 5.0 / 7.0, 1e-9);
    EXPECT_NEAR(burrell_probability(2, 1.0, 1000000, 1e6), 0.5 * std::exp(-1.0), 1e-5);
    // None in a year after one in seven: (1 + 1/7)^-2 = 0.765625.
    EXPECT_NEAR(burrell_probability(0, 1.0, 1, 7.0), 0.765625, 1e-12);
    EXPECT_EQ(burrell_quantile(0.70, 1.0, 1, 7.0), 0);
    EXPECT_EQ(burrell_quantile(0.90, 1.0, 1, 7.0), 1);
}

// A log-normal of mean T Φ and relative variance V/T: half lie below exp μ = TΦ/√(1 + V/T).
TEST(SolarEvents, EspMedian) {
    EXPECT_NEAR(esp_fluence(2.0, 3.0, 4.0, 0.5), 8.0 / std::sqrt(1.75), 1e-12);
    // Its mean by 10⁴ quantiles, which cut the tail above 1 − 5e-5: 1 %.
    double mean = 0.0;
    for (int i = 0; i < 10000; ++i) mean += esp_fluence(2.0, 3.0, 4.0, (i + 0.5) / 1e4) / 1e4;
    EXPECT_NEAR(mean, 8.0, 0.08);
    EXPECT_EQ(esp_fluence(2.0, 3.0, 0.2, 0.9), esp_fluence(2.0, 3.0, 1.0, 0.9));
}

// Seven of eleven years are active, from 2.5 before the maximum to 4.5 after it.
TEST(SolarEvents, ActiveYears) {
    EXPECT_NEAR(active_years(-2.5, 11.0), 7.0, 1e-12);
    EXPECT_NEAR(active_years(0.0, 22.0), 14.0, 1e-12);
    EXPECT_NEAR(active_years(4.5, 4.0), 0.0, 1e-12);
    EXPECT_NEAR(active_years(3.5, 5.0), 1.0, 1e-12);
}

// Without spread the fluence is the number of events times one: the median of a Poisson number of
// mean 4 is 4, its 0.95 quantile 8 (tables of the Poisson distribution).
TEST(SolarEvents, QuantilesOfEqualEvents) {
    const EventStatistics events{4.0, 13.0, 0.0};
    EXPECT_NEAR(event_fluence_quantile(events, 1.0, 0.5, 1), 4e13, 1.0);
    EXPECT_NEAR(event_fluence_quantile(events, 1.0, 0.95, 1), 8e13, 1.0);
    EXPECT_THROW(event_fluence_quantile(events, 1.0, 1.0, 1), Error);
}

// Størmer: 14.9 GV at L = 1, 0.931 GV at L = 4, where a proton has 0.383 GeV: √(pc² + 0.9383²) −
// 0.9383 with pc = 0.93125 GeV.
TEST(SolarEvents, CutOff) {
    EXPECT_NEAR(cutoff_rigidity(1.0), 14.9e9, 1.0);
    EXPECT_NEAR(proton_energy_of_rigidity(cutoff_rigidity(4.0)) / k_test_mev, 383.7, 0.2);
}

// The reference puts the geomagnetic access of a polar orbit at 650 km at 0.2 to 0.3 with the
// Earth's shadow. It has no energy; Størmer reaches it at some hundred MeV, and less below, where
// storms open the field further than a quiet cut-off says.
TEST(SolarEvents, AccessOfAPolarOrbit) {
    const GeomagneticField field = geomagnetic_field(HistoricField::gsfc_1970);
    const OrbitPlaces places = circular_orbit_places(k_test_radius, k_test_inclination, 24, 60);
    const auto shells = magnetic_shells(field, places.view(), field.dipole_moment);
    const auto access =
        orbit_access(shells, k_test_radius, std::vector{30.0 * k_test_mev, 300.0 * k_test_mev});
    EXPECT_GT(access[1], 0.2);
    EXPECT_LT(access[1], 0.3);
    EXPECT_LT(access[0], access[1]);
    // The Earth hides (1 − √(1 − (R/r)²))/2 of the sky.
    EXPECT_NEAR(open_sky(1e12), 1.0, 1e-9);
    EXPECT_NEAR(open_sky(constants::k_mean_radius_earth), 0.5, 1e-12);
}

}  // namespace
}  // namespace dawnline::spacecraft
