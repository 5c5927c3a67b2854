#include "dawnline/spacecraft/shading.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/convex_polygon.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;

const Vec3 k_x{1, 0, 0}, k_y{0, 1, 0}, k_z{0, 0, 1};

PolygonPlate square(const Vec3& centre, double half) {
    return rectangle("square", centre, half * k_x, half * k_y, {}, {});
}

std::vector<double> shares(const SatelliteShape& shape, const Vec3& sun) {
    std::vector<double> share(shape.faces().size());
    std::vector<ShadeStatus> status(share.size());
    sunlit_shares(shape, unit(sun), share, status);
    for (const ShadeStatus s : status) EXPECT_EQ(s, ShadeStatus::ok);
    return share;
}

// Squares one over the other: the shadow is the square itself, moved by height × the Sun's slope.
TEST(Shading, ShadowOfASquareMovesWithTheSun) {
    const SatelliteShape shape({square({0, 0, 0}, 1.0), square({0, 0, 1}, 1.0)});
    EXPECT_NEAR(shares(shape, {0, 0, 1})[0], 0.0, 1e-15);
    EXPECT_NEAR(shares(shape, {1, 0, 1})[0], 0.5, 1e-15);  // moved by 1 of 2
    EXPECT_NEAR(shares(shape, {0.5, 0.25, 1})[0], 1 - 0.75 * 0.875, 1e-15);
    EXPECT_NEAR(shares(shape, {2.5, 0, 1})[0], 1.0, 1e-15);  // past it
    const std::vector<double> upper = shares(shape, {1, 0, 1});
    EXPECT_EQ(upper[1], 1.0);  // nothing above the upper one
    EXPECT_EQ(upper[2], 0.0);  // backs are turned away
    EXPECT_EQ(upper[3], 0.0);
}

// Two shadows that overlap count once: quarter + quarter sharing a sixteenth.
TEST(Shading, OverlappingShadowsCountOnce) {
    const SatelliteShape shape(
        {square({0, 0, 0}, 2.0), square({-0.5, -0.5, 1}, 1.0), square({0.5, 0.5, 2}, 1.0)});
    EXPECT_NEAR(shares(shape, k_z)[0], 1.0 - (4.0 + 4.0 - 1.0) / 16.0, 1e-15);
}

// A wall that stands on the face and goes through its plane shades only by what stands above: a
// wall of height 1 with the Sun at 45° shades a strip of width 1. The part below the plane must not
// count.
TEST(Shading, WallIsCutAtThePlane) {
    const SatelliteShape shape({square({0, 0, 0}, 2.0),
                                rectangle("wall", {0, 0, 0.5}, 2.0 * k_y, 0.5 * k_z, {}, {}),
                                rectangle("keel", {1, 0, -1}, 2.0 * k_y, 1.0 * k_z, {}, {})});
    EXPECT_NEAR(shares(shape, {1, 0, 1})[0], 0.75, 1e-15);
}

// A convex body never shades itself.
TEST(Shading, BoxDoesNotShadeItself) {
    const SatelliteShape shape(box("body", {0, 0, 0}, {1, 2, 3}, {}));
    EXPECT_EQ(shape.faces().size(), 6u);
    int lit = 0;
    for (const double s : shares(shape, {0.3, -0.7, 0.5})) {
        EXPECT_TRUE(s == 0.0 || s == 1.0) << s;
        lit += s == 1.0;
    }
    EXPECT_EQ(lit, 3);
}

/// Lit share of face f by rays from a grid of points on a rectangle.
double by_rays(const SatelliteShape& shape, std::size_t f, const Vec3& sun, int n) {
    const Face& face = shape.faces()[f];
    const std::vector<Vec3>& c = shape.plates()[face.plate].corners_B;
    int lit = 0;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const Vec3 p = c[0] + (i + 0.5) / n * (c[1] - c[0]) + (j + 0.5) / n * (c[3] - c[0]);
            bool free = true;
            for (std::size_t k = 0; k < shape.plates().size() && free; ++k) {
                if (k == face.plate) continue;
                const std::vector<Vec3>& q = shape.plates()[k].corners_B;
                const Vec3 normal = area_vector(q);
                const double t = dot(normal, q[0] - p) / dot(normal, sun);
                free = !(t > 1e-9 && contains(q, normal, p + t * sun));
            }
            lit += free;
        }
    return static_cast<double>(lit) / (n * n);
}

// A body with two wings and two radiators under many Suns against 200 × 200 rays a face. Edges of
// shadows cross some 3 cells of 200 in a row: 5e-3.
TEST(Shading, AgreesWithRays) {
    std::vector<PolygonPlate> plates = box("body", {0, 0, 0}, {0.5, 0.5, 1.0}, {});
    plates.push_back(rectangle("wing +y", {0, 4, 0}, 3.0 * k_y, 1.0 * k_x, {}, {}));
    plates.push_back(rectangle("wing -y", {0, -4, 0.2}, 3.0 * k_y, 1.0 * k_x, {}, {}));
    plates.push_back(rectangle("radiator", {0.1, 0, -3}, 1.5 * k_y, 1.8 * k_z, {}, {}));
    plates.push_back(rectangle("boom", {2, 1, 1}, 0.3 * (k_x + k_y), 1.2 * k_z, {}, {}));
    const SatelliteShape shape(plates);
    for (double turn = 0.1; turn < 6.2; turn += 1.1)
        for (double height = -0.9; height < 1.0; height += 0.45) {
            const Vec3 sun = unit({std::cos(turn), std::sin(turn), height});
            const std::vector<double> share = shares(shape, sun);
            for (std::size_t f = 0; f < share.size(); ++f)
                if (dot(shape.faces()[f].normal_B, sun) > 0.01) {
                    EXPECT_NEAR(share[f], by_rays(shape, f, sun, 200), 5e-3) << f << ' ' << turn;
                }
        }
}

TEST(Shading, NotANumberIsFlagged) {
    const SatelliteShape shape({square({0, 0, 0}, 1.0)});
    std::vector<double> share(2, -1.0);
    std::vector<ShadeStatus> status(2);
    sunlit_shares(shape, {std::numeric_limits<double>::quiet_NaN(), 0, 1}, share, status);
    EXPECT_EQ(share[0], 0.0);
    EXPECT_EQ(status[0], ShadeStatus::not_finite);
}

// Plates that cannot be built name themselves, all in one pass.
TEST(SatelliteShape, NamesEveryBadPlate) {
    PolygonPlate twisted = square({0, 0, 0}, 1.0), dart = twisted, line = twisted;
    twisted.name = "twisted", dart.name = "dart", line.name = "line";
    twisted.corners_B[2].z = 0.5;
    dart.corners_B[2] = {-0.5, -0.5, 0};
    line.corners_B = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
    try {
        SatelliteShape({twisted, dart, line});
        FAIL();
    } catch (const Error& e) {
        ASSERT_EQ(e.problems().size(), 3u);
        EXPECT_EQ(e.problems()[0].path, "plates.twisted");
        EXPECT_EQ(e.problems()[1].message, "is not convex");
        EXPECT_EQ(e.problems()[2].message, "has no area");
    }
}

// One plate over another hides of its sky what the view factor says: two unit squares one apart,
// F = 0.199825 (Howell C-11). 512 directions from 16 points: 1e-2.
TEST(SkyMask, HidesTheViewFactor) {
    const SatelliteShape shape({square({0, 0, 0}, 0.5), square({0, 0, 1}, 0.5)});
    const SkyMask mask = sky_mask(shape);
    double hidden = 0.0;
    for (std::size_t k = 0; k < mask.directions; ++k) hidden += 1.0 - mask.visible[k];
    EXPECT_NEAR(hidden / static_cast<double>(mask.directions), 0.199825, 1e-2);
    EXPECT_TRUE(mask.blocked_face[0]);
    EXPECT_FALSE(mask.blocked_face[1]);
}

// Two equal discs a radius apart share 2/3 − √3/(2π) = 0.39100 of their area (lens); in line, all.
TEST(NeighbourSunlight, IsTheLensOfTwoDiscs) {
    const std::vector<Vec3> r{{0, 0, 0}, {1, 0, 50}, {100, 0, 0}, {100, 0, 9}};
    std::vector<double> lit(4);
    neighbour_sunlight(r, k_z, 1.0, lit);
    EXPECT_NEAR(lit[0], 1.0 - (2.0 / 3.0 - std::sqrt(3.0) / (2.0 * k_pi)), 1e-14);
    EXPECT_EQ(lit[1], 1.0);
    EXPECT_NEAR(lit[2], 0.0, 1e-15);
    EXPECT_EQ(lit[3], 1.0);
}

}  // namespace
}  // namespace dawnline::spacecraft
