#include "dawnline/spacecraft/single_event.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/quadrature.hpp"
#include "dawnline/spacecraft/dose_response.hpp"
#include "radiation_environment.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_julian_year;
using constants::k_rad_dose;
constexpr double k_threshold = 15.0 * k_test_mev;
constexpr double k_let = k_test_mev * 100.0;  // 1 MeV cm²/mg [J m²/kg]

/// Protons of solar minimum up to an energy.
ParticleSpectrum up_to(double energy) {
    ParticleSpectrum spectrum = solar_minimum().protons;
    const double last = density_at(spectrum, energy);
    while (spectrum.energy.back() > energy) {
        spectrum.energy.pop_back();
        spectrum.density.pop_back();
    }
    if (spectrum.energy.back() < energy) {
        spectrum.energy.push_back(energy);
        spectrum.density.push_back(last);
    }
    return spectrum;
}

double bendel_15(double energy) {
    return bendel_share(energy, k_threshold);
}

// Weibull: nothing at the onset, 1 − 1/e of the limit one width beyond (by definition).
TEST(CrossSection, Weibull) {
    const WeibullCrossSection weibull{2e-13, 5.0, 20.0, 2.5};
    EXPECT_EQ(cross_section(weibull, 5.0), 0.0);
    EXPECT_NEAR(cross_section(weibull, 25.0), 2e-13 * (1.0 - std::exp(-1.0)), 1e-25);
    EXPECT_NEAR(cross_section(weibull, 1e6), 2e-13, 1e-25);
}

// A bit with A = 24 MeV has the limit 1e-12 cm² in Bendel's first form.
TEST(CrossSection, BendelOfOneParameter) {
    EXPECT_NEAR(bendel_cross_section(1e5 * k_test_mev, 24.0 * k_test_mev), 1e-16, 1e-20);
    EXPECT_EQ(bendel_cross_section(20.0 * k_test_mev, 24.0 * k_test_mev), 0.0);
}

// 67-MeV-equivalent fluence (A = 15) of a year of AP8MIN at 650 km behind 3 and 10 mm: 2.05e9 and
// 1.75e9 1/cm², an independent CSDA with Bendel's curve on a spectrum that ended at 300 MeV; 10 %
// (row S59). The maps go on to 400 MeV, which adds a tenth behind 10 mm.
TEST(ProtonEvents, EquivalentFluenceAt67MeV) {
    const ProtonStopping stopping = proton_stopping();
    for (const auto& [mm, fluence] : {std::pair{3.0, 2.05e9}, std::pair{10.0, 1.75e9}}) {
        const ParticleSpectrum behind =
            proton_spectrum_behind(stopping, up_to(300.0 * k_test_mev), mm * 1e-3);
        const double a_year =
            equivalent_proton_fluence(behind, 67.0 * k_test_mev, bendel_15) * k_julian_year;
        EXPECT_NEAR(a_year / 1e4, fluence, 0.1 * fluence) << mm;
    }
}

// Trillium (arXiv:2511.19468v2): HBM uncorrectable once per 44 rad of 67 MeV protons, 7.9e6 p/cm²
// per rad. Two routes to the events of a chip a year behind 3 mm: from the proton dose 6.3, from
// the cross-section 6.0 (reference); 10 %.
TEST(ProtonEvents, TwoRoutesAgree) {
    const ProtonStopping stopping = proton_stopping();
    const double sigma = spacecraft::cross_section(44.0 * k_rad_dose, 7.9e6 * 1e4 / k_rad_dose);
    const auto at = [&](double energy) {
        return sigma * bendel_15(energy) / bendel_15(67.0 * k_test_mev);
    };
    const ParticleSpectrum& protons = solar_minimum().protons;
    const double by_section = respond(event_response(stopping, 3e-3, at), protons) * k_julian_year;
    RadiationResponse chip;
    chip.memory_uncorrectable_dose = 44.0 * k_rad_dose;
    const double by_dose =
        event_rate(chip, proton_dose_sphere(stopping, protons, 3e-3)).memory_uncorrectable *
        k_julian_year;
    EXPECT_NEAR(by_section, 6.0, 0.6);
    EXPECT_NEAR(by_dose, 6.3, 0.63);
    // Through the spectrum behind the shield or in one sum: the same; 1 % for two grids.
    const double through_spectrum =
        proton_events(proton_spectrum_behind(stopping, protons, 3e-3), at) * k_julian_year;
    EXPECT_NEAR(by_section, through_spectrum, 0.01 * by_section);
}

// Petersen 1998: 200 a day at σ 1 cm² and L 1 MeV cm²/mg.
TEST(IonEvents, FigureOfMerit) {
    EXPECT_NEAR(figure_of_merit_rate(1e-4, k_let) * constants::k_day, 200.0, 1e-9);
    EXPECT_NEAR(figure_of_merit_rate(1e-4, 10.0 * k_let) * constants::k_day, 2.0, 1e-11);
}

// Cauchy: the mean projection of a convex body is a quarter of its surface; every point lies on a
// chord in each direction, so the areas integrate to the volume. 0.3 %, the header's figure.
TEST(IonEvents, AreasOfABoxObeyCauchy) {
    const SensitiveVolume box{3e-6, 2e-6, 1e-6};
    EXPECT_NEAR(area_of_chords_above(box, 0.0), 0.25 * 22e-12, 0.003 * 5.5e-12);
    const double longest = std::sqrt(14.0) * 1e-6;
    const double volume = integrate([&](double chord) { return area_of_chords_above(box, chord); },
                                    0.0, longest, 1e-5)
                              .value;
    EXPECT_NEAR(volume, 6e-18, 0.003 * 6e-18);
    EXPECT_EQ(area_of_chords_above(box, 1.001 * longest), 0.0);
}

// All ions of one LET l: F(> L) = F for L < l. With a sharp threshold below what the shortest chord
// leaves every crossing counts, F S/4; with a threshold that only the longest chord reaches, none.
TEST(IonEvents, SharpLimits) {
    const SensitiveVolume box{2e-6, 2e-6, 2e-6};
    const LetSpectrum spectrum{{1e-6 * k_let, 10.0 * k_let, 10.001 * k_let}, {7.0, 7.0, 0.0}};
    const WeibullCrossSection always{4e-12, 1e-5 * k_let, 1e-8 * k_let, 1.0};
    EXPECT_NEAR(ion_event_rate(spectrum, box, always), 7.0 * 0.25 * 24e-12, 0.005 * 7.0 * 6e-12);
    const WeibullCrossSection never{4e-12, 17.4 * k_let, 1e-8 * k_let, 1.0};
    EXPECT_NEAR(ion_event_rate(spectrum, box, never), 0.0, 1e-16);
    EXPECT_THROW(ion_event_rate({{1.0, 2.0}, {1.0, 3.0}}, box, always), Error);
}

}  // namespace
}  // namespace dawnline::spacecraft
