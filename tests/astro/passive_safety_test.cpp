#include "dawnline/astro/passive_safety.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "dawnline/astro/cluster_trim.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/surface_field.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const double k_a = k_radius_earth + 650e3;

// Two members 100 m apart along the track on one line: with f the gap closes as 3/2 f t², so a
// keep-out of 20 m is met at √(80/(1.5 f)), to an orbit.
TEST(SilentMember, SlidesIntoItsNeighbour) {
    const std::vector<RelativeOrbit> orbits{{}, {0.0, 0.0, 100.0}};
    const double f = 2.2e-9;
    SafetyOptions options;
    options.orbits = 2000;
    const SilentOutcome outcome = silent_member(orbits, 0, {.along_acceleration = -f}, options);
    EXPECT_NEAR(outcome.time_to_keep_out, std::sqrt(80.0 / (1.5 * f)), options.orbit_period);
    EXPECT_EQ(outcome.first_met, 1u);
    const SilentOutcome away = silent_member(orbits, 0, {.along_acceleration = f}, options);
    EXPECT_TRUE(std::isinf(away.time_to_keep_out));
    EXPECT_NEAR(away.least_distance, 100.0, 1e-9);
    EXPECT_THROW(silent_member(orbits, 2, {}), Error);
}

// δe and δi apart: however far it slides, √(x² + z²) stays, and no keep-out below it is met.
TEST(SilentMember, IsSafeWhereTheVectorsAreApart) {
    const std::vector<RelativeOrbit> orbits{{}, {100.0, 0.0, 300.0, 0.0, 150.0}};
    const SilentOutcome outcome =
        silent_member(orbits, 1, {.along_acceleration = 3e-9}, {.keep_out = 90.0, .orbits = 2000});
    EXPECT_TRUE(std::isinf(outcome.time_to_keep_out));
    EXPECT_GE(outcome.least_distance, cross_flight_distance(orbits[0], orbits[1]) - 1e-9);
}

// Against full propagation with J2 and drag: two trimmed members, one braked more, 60 orbits. The
// least distance of the last orbits within 2 % of the separation.
TEST(SilentMember, AgreesWithPropagation) {
    const OrbitState chief = state_of_mean({k_a, 0.0, 0.0, 0.0, 1.7102, 0.3}, j2_field);
    const std::vector<RelativeOrbit> orbits{{0.0, 0.0}, {0.0, 100.0}};
    const std::vector<OrbitState> members = cluster_states(chief, orbits, j2_field);
    const double density = 7.0e-13, period = orbital_period(k_a);
    const SurfaceField held{{0.02, 0.0}, density, nullptr}, silent{{0.024, 0.0}, density, nullptr};
    std::vector<double> times;
    for (int k = 0; k <= 120; ++k) times.push_back(period * (59.0 + k / 120.0));
    std::vector<OrbitState> a(times.size()), b(times.size());
    propagate_to(members[0], times, held, a);
    propagate_to(members[1], times, silent, b);
    double least = 1e300;
    for (std::size_t k = 0; k < times.size(); ++k)
        least = std::min(least, norm(b[k].r_ES_G - a[k].r_ES_G));
    const DifferentialForces f = differential_forces(k_a, density, {0.004, 0.0}, 1.0, 1e-6);
    RelativeOrbit slid = orbits[1];
    slid.along_offset += along_track_shift(-f.drag_acceleration, 59.5 * period);
    EXPECT_GT(slid.along_offset, 250.0);
    EXPECT_NEAR(least / distance_range(orbits[0], slid).least, 1.0, 0.03);
}

// 81 members, each silent in turn at solar mean: all enter a neighbour's 20 m, as they share a
// plane, and not sooner than the drift can carry them 80 m.
TEST(SilentMembers, OfSuncatcherMeetSomebody) {
    const std::vector<RelativeOrbit> orbits = planar_orbits(planar_cluster(1000.0, 100.0), 100.0);
    const double f = 2.2e-9;
    const std::vector<SilentOutcome> outcomes =
        silent_members(orbits, {.along_acceleration = -f}, {.orbits = 600});
    ASSERT_EQ(outcomes.size(), 81u);
    for (const SilentOutcome& outcome : outcomes)
        EXPECT_GE(outcome.time_to_keep_out, std::sqrt(80.0 / (1.5 * f)) - 5863.7);
    EXPECT_TRUE(std::isfinite(outcomes[0].time_to_keep_out));
}

// Isotropic errors subtract kσ from the least distance; an error across the line of sight does not
// count: neighbours on one circle of radius √2 … here a pair held along x and y alone.
TEST(UncertainSeparation, SubtractsTheSpreadAlongTheLine) {
    const RelativeOrbit a{}, b{100.0, 0.0};
    const UncertainSeparation even = uncertain_separation(a, b, {5.0, 5.0, 5.0});
    EXPECT_NEAR(even.least_distance, 100.0, 1e-9);
    EXPECT_NEAR(even.least_sure, 85.0, 1e-3);
    EXPECT_NEAR(uncertain_separation(a, b, {0.0, 0.0, 9.0}).least_sure, 100.0, 1e-3);
    EXPECT_LT(uncertain_separation(a, b, {9.0, 1.0, 1.0}).least_sure, 74.0);
}

}  // namespace
}  // namespace dawnline::astro
