#include "dawnline/astro/cluster_design.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

DistanceRange sampled(const RelativeOrbit& a, const RelativeOrbit& b) {
    DistanceRange range{1e300, 0.0};
    for (int k = 0; k < 200000; ++k) {
        const double distance = norm(position_on(b - a, k_two_pi * k / 200000.0));
        range.least = std::min(range.least, distance);
        range.greatest = std::max(range.greatest, distance);
    }
    return range;
}

// Against the same distance sampled 200 000 times an orbit: a sample misses an extremum by a
// relative (2π/2e5)²/8 = 1e-10 of the curvature.
TEST(DistanceRange, OfAnyTwoRelativeOrbits) {
    const RelativeOrbit a{}, cases[] = {{100.0, 50.0, 0.0, 20.0, 90.0},
                                        {100.0, 50.0, 300.0, 20.0, 90.0},
                                        {3.0, -60.0, -95.0, 0.0, 0.0},
                                        {0.0, 0.0, 50.0, 30.0, 0.0}};
    for (const RelativeOrbit& b : cases) {
        const DistanceRange found = distance_range(a, b), expected = sampled(a, b);
        EXPECT_NEAR(found.least, expected.least, 1e-4);
        EXPECT_NEAR(found.greatest, expected.greatest, 1e-5);
    }
}

// Without cross-track motion the bound is the distance itself, with it less; any offset.
TEST(InPlaneDistance, BoundsFromBelow) {
    for (double offset = -500.0; offset <= 500.0; offset += 37.0) {
        const RelativeOrbit flat{60.0, 80.0, offset}, tilted{60.0, 80.0, offset, 30.0, -90.0};
        EXPECT_NEAR(in_plane_distance({}, flat), distance_range({}, flat).least, 1e-6);
        EXPECT_LE(in_plane_distance({}, tilted), distance_range({}, tilted).least + 1e-9);
    }
}

// Suncatcher: placed and counted: 81 members, 100 m, all within 1 km; no two are nearer, and the
// radial and cross-track separation vanishes at times (they share a plane).
TEST(PlanarOrbits, KeepTheDistanceOfTheirPitch) {
    const std::vector<RelativeOrbit> orbits = planar_orbits(planar_cluster(1000.0, 100.0), 100.0);
    const ClusterSpacing spacing = cluster_spacing(orbits);
    EXPECT_EQ(orbits.size(), 81u);
    EXPECT_NEAR(spacing.least_distance, 100.0, 1e-9);
    EXPECT_NEAR(spacing.greatest_radius, 1000.0, 1e-9);
    EXPECT_NEAR(spacing.least_cross_flight_distance, 0.0, 1e-9);
    EXPECT_EQ(permanent_links(orbits, 200.0 + 1e-9).size(), 140u);
}

// Penot & Balakrishnan: relative orbits in the tilted plane are circles and every distance is
// constant; ODC-100 counted by placing: 37, 91, 241 members.
TEST(TiltedOrbits, TurnLikeAPlate) {
    const struct {
        double ratio;
        std::size_t count;
    } rows[] = {{3.0, 37}, {5.0, 91}, {8.0, 241}};
    for (const auto& row : rows) {
        const std::vector<RelativeOrbit> orbits = tilted_orbits(100.0 * row.ratio, 100.0);
        EXPECT_EQ(orbits.size(), row.count);
        const ClusterSpacing spacing = cluster_spacing(orbits);
        EXPECT_NEAR(spacing.least_distance, 100.0, 1e-9);
        EXPECT_LE(spacing.greatest_radius, 100.0 * row.ratio + 1e-6);
        const DistanceRange range = distance_range(orbits[0], orbits[7]);
        EXPECT_NEAR(range.least, range.greatest, 1e-6);
    }
    EXPECT_EQ(tilted_orbits(2000.0, 100.0).size(), 1459u);
}

// What a stack promises, checked on the members it places: nobody nearer than r or beyond R.
TEST(StackedOrbits, KeepDistanceAndRadius) {
    for (const PlaneSlopes slopes : {k_densest_stack, PlaneSlopes{0.0, 1.6}}) {
        const std::vector<RelativeOrbit> orbits = stacked_orbits(800.0, 100.0, slopes);
        const ClusterSpacing spacing = cluster_spacing(orbits);
        EXPECT_GE(spacing.least_distance, 100.0 - 1e-6);
        EXPECT_LE(spacing.greatest_radius, 800.0 + 1e-6);
    }
    EXPECT_THROW(stacked_orbits(800.0, 100.0, {1.0, 0.0}), Error);
    EXPECT_THROW(stacked_orbits(800.0, 0.0), Error);
}

// The published law 0.27 (R/r)³ (264 printed at R/r = 10): members placed by our construction grow
// as the cube, the plain stack (p = 0, q = 1.6) within 5 % of the law from R/r = 10 on, and the
// stack overtakes the plane, 3.63 (R/r)², between 10 and 14 (printed: 13.5).
TEST(StackedOrbits, GrowAsTheCube) {
    for (const double ratio : {10.0, 20.0, 30.0}) {
        const auto plain = static_cast<double>(stacked_orbits(ratio, 1.0, {0.0, 1.6}).size());
        EXPECT_NEAR(plain / three_dimensional_count(ratio), 1.0, 0.05) << ratio;
    }
    EXPECT_NEAR(static_cast<double>(stacked_orbits(10.0, 1.0, {0.0, 1.6}).size()) / 264.0, 1.0,
                0.05);
    EXPECT_LT(stacked_orbits(10.0, 1.0).size(), tilted_orbits(10.0, 1.0).size());
    EXPECT_GT(stacked_orbits(14.0, 1.0).size(), tilted_orbits(14.0, 1.0).size());
    // Members placed tend to the quadrature over planes; the rim is a share of order r/R.
    EXPECT_NEAR(static_cast<double>(stacked_orbits(60.0, 1.0).size()) / std::pow(60.0, 3) /
                    stacked_orbits_density(k_densest_stack),
                1.0, 0.02);
}

// On one centre no design beats 2|Δw|: whatever the cross-track motion, the distance falls to it
// or below when z passes through zero.
TEST(ClusterSpacing, OfOneCentreIsBoundedByTheRadialPattern) {
    for (double cross = 0.0; cross < 2000.0; cross += 230.0)
        for (double phase = 0.0; phase < 3.0; phase += 0.4) {
            const RelativeOrbit b{30.0, 40.0, 0.0, cross * std::cos(phase),
                                  cross * std::sin(phase)};
            EXPECT_LE(distance_range({}, b).least, 100.0 + 1e-9);
        }
}

// δe parallel to δi keeps √(x² + z²) above zero, at right angles does not (D'Amico & Montenbruck
// 2006). In our terms: z out of phase with x by 90° against in phase.
TEST(CrossFlightDistance, NeedsSeparatedVectors) {
    EXPECT_NEAR(cross_flight_distance({}, {100.0, 0.0, 0.0, 0.0, 150.0}), 100.0, 1e-9);
    EXPECT_NEAR(cross_flight_distance({}, {100.0, 0.0, 0.0, 150.0, 0.0}), 0.0, 1e-9);
}

// Nearest neighbours of a square lattice see each other: the next member is at least the height of
// a unit triangle away, and never on the line. A pair two pitches apart has one in between.
TEST(SightClearance, OfTheLattice) {
    const std::vector<LatticePoint> points = planar_cluster(400.0, 100.0);
    const std::vector<RelativeOrbit> orbits = planar_orbits(points, 100.0);
    const auto index = [&](int i, int j) {
        for (std::uint32_t k = 0; k < points.size(); ++k)
            if (points[k].i == i && points[k].j == j) return k;
        return 0u;
    };
    EXPECT_GT(sight_clearance(orbits, {index(0, 0), index(1, 0)}), 79.0);
    EXPECT_NEAR(sight_clearance(orbits, {index(-1, 0), index(1, 0)}), 0.0, 1e-9);
}

}  // namespace
}  // namespace dawnline::astro
