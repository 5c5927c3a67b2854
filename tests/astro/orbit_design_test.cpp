#include "dawnline/astro/orbit_design.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// TOPEX/Poseidon and Jason (AVISO): 127 revolutions in 10 nodal days of 9.9156 d at 66.039°, mean
// a 7714.43 km, tracks 315 km apart at the equator. 0.05 km covers their e and definition of a.
TEST(RepeatGroundTrack, Topex) {
    const RepeatTrack track = repeat_ground_track(127, 10, 66.039 * k_degree);
    EXPECT_NEAR(track.semi_major_axis, 7714.43e3, 50.0);
    EXPECT_NEAR(track.repeat_time / k_day, 9.9156, 1e-4);
    EXPECT_NEAR(track.track_spacing, 315e3, 1e3);
    EXPECT_NEAR(track.nodal_period * 127.0, track.repeat_time, 1e-6);
}

// Sun-synchronous cycles in use: Envisat 501/35 (98.55°, 7159.5 km), Landsat 233/16 (98.2°, 705 km
// nominal over the equator), Sentinel-2 143/10 (98.57°, 786 km mean). Their nodal day is the mean
// solar day, exactly so by definition.
TEST(RepeatGroundTrack, SunSynchronousMissions) {
    const RepeatTrack envisat = repeat_sun_synchronous_track(501, 35);
    EXPECT_NEAR(envisat.semi_major_axis, 7159.5e3, 100.0);
    EXPECT_NEAR(envisat.inclination / k_degree, 98.55, 0.01);
    EXPECT_NEAR(envisat.nodal_day, k_day, 0.01);
    const RepeatTrack landsat = repeat_sun_synchronous_track(233, 16);
    EXPECT_NEAR(landsat.inclination / k_degree, 98.2, 0.05);
    EXPECT_NEAR(landsat.semi_major_axis - k_radius_earth, 699.6e3, 500.0);
    const RepeatTrack sentinel = repeat_sun_synchronous_track(143, 10);
    EXPECT_NEAR(sentinel.inclination / k_degree, 98.57, 0.01);
    EXPECT_NEAR(sentinel.semi_major_axis - k_radius_earth, 786e3, 500.0);
}

// The track closes: under full propagation with zonals 2 … 4 the longitude of the node, whole
// cycles later, is the first one. 3 days of 43 revolutions; 1e-5 rad of 18.8 rad turned.
TEST(RepeatGroundTrack, ClosesUnderPropagation) {
    const double i = 97.5 * k_degree;
    const RepeatTrack track = repeat_ground_track(43, 3, i);
    const ZonalField field{4};
    const MeanElements mean =
        mean_elements(state_of_mean({track.semi_major_axis, 0.0, 0.0, 1e-3, i, 0.0}, field), field);
    const double revolutions = mean.rate.latitude * track.repeat_time / k_two_pi;
    EXPECT_NEAR(revolutions, 43.0, 43.0 * 6e-6);
    const double turned = (k_rotation_rate_earth - mean.rate.node) * track.repeat_time;
    EXPECT_NEAR(turned, 3.0 * k_two_pi, 1e-5);
}

TEST(RepeatGroundTrack, RefusesNonsense) {
    EXPECT_THROW(repeat_ground_track(20, 10, 1.0), Error);  // not in lowest terms
    EXPECT_THROW(repeat_ground_track(0, 1, 1.0), Error);
    EXPECT_THROW(repeat_ground_track(18, 1, 1.0), Error);     // below the ground
    EXPECT_THROW(repeat_sun_synchronous_track(6, 1), Error);  // above all sun-synchronous orbits
}

// J2 and J3 alone: the leading term of theory is what the propagation finds, to order J2.
TEST(FrozenOrbit, OfJ2AndJ3IsTheClosedForm) {
    const double a = 7077.7e3, i = 98.2 * k_degree;
    const FrozenOrbit frozen = frozen_orbit(a, i, ZonalField{3});
    EXPECT_NEAR(frozen.eccentricity / frozen_eccentricity(a, i), 1.0, 2e-3);
    EXPECT_NEAR(frozen.argument_of_perigee / k_degree, 90.0, 0.1);
}

// Flown frozen orbits: TOPEX/Poseidon e = 0.000095 at 90° (AVISO), where J3 alone gives 8.8e-4, and
// ERS/Envisat e = 0.001165 at 90° (ESA); 5e-6 and 2 % for their gravity models and definitions.
TEST(FrozenOrbit, OfMissions) {
    const ZonalField field;
    const FrozenOrbit topex = frozen_orbit(7714.43e3, 66.039 * k_degree, field);
    EXPECT_NEAR(topex.eccentricity, 0.000095, 5e-6);
    EXPECT_NEAR(topex.argument_of_perigee / k_degree, 90.0, 0.5);
    const FrozenOrbit envisat = frozen_orbit(7159.5e3, 98.55 * k_degree, field);
    EXPECT_NEAR(envisat.eccentricity / 0.001165, 1.0, 0.02);
    EXPECT_NEAR(envisat.argument_of_perigee / k_degree, 90.0, 0.1);
}

// It stays: after 20 days of zonals 2 … 20 mean e and ω are what they were.
TEST(FrozenOrbit, StandsStill) {
    const ZonalField field;
    const double a = 7028.137e3;
    const FrozenOrbit frozen = frozen_orbit(a, 98.0 * k_degree, field);
    const std::vector<double> times{20.0 * k_day};
    std::vector<OrbitState> later(1);
    propagate_to(frozen.state, times, field, later);
    const MeanElements mean = mean_elements(later[0], field, {12, 32});
    EXPECT_NEAR(mean.at_start.ex, 0.0, 2e-6);
    EXPECT_NEAR(mean.at_start.ey, frozen.eccentricity, 2e-6);
    EXPECT_THROW(frozen_orbit(a, 63.4 * k_degree, field), Error);
}

}  // namespace
}  // namespace dawnline::astro
