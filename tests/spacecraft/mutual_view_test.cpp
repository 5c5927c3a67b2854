#include "dawnline/spacecraft/mutual_view.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;
using Corners = std::vector<Vec3>;

/// Howell's catalogue C-11: directly opposed rectangles X = a/c, Y = b/c.
double opposed(double x, double y) {
    const double xx = 1 + x * x, yy = 1 + y * y;
    return 2 / (k_pi * x * y) *
           (0.5 * std::log(xx * yy / (xx + y * y)) +
            x * std::sqrt(yy) * std::atan(x / std::sqrt(yy)) +
            y * std::sqrt(xx) * std::atan(y / std::sqrt(xx)) - x * std::atan(x) - y * std::atan(y));
}

/// Howell's catalogue C-14: perpendicular rectangles with a common edge, H = h/l, W = w/l.
double perpendicular(double h, double w) {
    const double hh = h * h, ww = w * w, s = hh + ww;
    return 1 / (k_pi * w) *
           (w * std::atan(1 / w) + h * std::atan(1 / h) -
            std::sqrt(s) * std::atan(1 / std::sqrt(s)) +
            0.25 * std::log((1 + ww) * (1 + hh) / (1 + s) *
                            std::pow(ww * (1 + s) / ((1 + ww) * s), ww) *
                            std::pow(hh * (1 + s) / ((1 + hh) * s), hh)));
}

Corners flat(double a, double b, double z) {
    return {{0, 0, z}, {a, 0, z}, {a, b, z}, {0, b, z}};
}
Corners turned(Corners c) {
    std::reverse(c.begin(), c.end());
    return c;
}

// Exact closed forms of the catalogue, near, equal and elongated; shared edges are the hard case of
// the contour integral.
TEST(ViewArea, AgreesWithTheCatalogue) {
    for (const double a : {0.3, 1.0, 5.0})
        for (const double b : {1.0, 2.0})
            for (const double c : {0.05, 1.0, 20.0})
                EXPECT_NEAR(view_area(flat(a, b, 0), turned(flat(a, b, c))) / (a * b),
                            opposed(a / c, b / c), 1e-8)
                    << a << ' ' << b << ' ' << c;
    for (const double h : {0.2, 1.0, 3.0})
        for (const double w : {0.5, 1.0, 4.0}) {
            // Common edge along x of length 1; floor w deep, wall h high, looking at each other.
            const Corners floor = flat(1, w, 0);
            const Corners wall{{0, 0, 0}, {0, 0, h}, {1, 0, h}, {1, 0, 0}};
            EXPECT_NEAR(view_area(floor, wall) / w, perpendicular(h, w), 1e-8) << h << ' ' << w;
        }
    EXPECT_NEAR(opposed(1, 1), 0.199825, 1e-6);        // printed
    EXPECT_NEAR(perpendicular(1, 1), 0.200044, 1e-6);  // printed
}

// Far apart both forms must agree with A₁A₂/(πd²), and with each other where one takes over.
TEST(ViewArea, TendsToTheInverseSquare) {
    for (const double d : {55.0, 59.9, 60.1, 1000.0})
        EXPECT_NEAR(view_area(flat(1, 1, 0), turned(flat(1, 1, d))) * k_pi * d * d, 1.0,
                    2.0 / (d * d) + 2e-6)
            << d;
}

// A polygon behind, or looking away, is not seen; one that crosses the plane counts by its front
// part.
TEST(ViewArea, SeesOnlyWhatIsInFront) {
    EXPECT_EQ(view_area(flat(1, 1, 0), flat(1, 1, 1)), 0.0);
    EXPECT_EQ(view_area(turned(flat(1, 1, 0)), turned(flat(1, 1, 1))), 0.0);
    const Corners floor = flat(1, 1, 0);
    const Corners wall{{0, 0, 0}, {0, 0, 1}, {1, 0, 1}, {1, 0, 0}};
    const Corners deep{{0, 0, -2}, {0, 0, 1}, {1, 0, 1}, {1, 0, -2}};
    EXPECT_NEAR(view_area(floor, deep), view_area(floor, wall), 1e-9);
    EXPECT_NEAR(view_area(deep, floor), view_area(wall, floor), 1e-9);
}

/// The inside of a box.
SatelliteShape inside_of_box(const Vec3& half) {
    std::vector<PolygonPlate> walls = box("wall", {0, 0, 0}, half, {});
    for (PolygonPlate& wall : walls) std::reverse(wall.corners_B.begin(), wall.corners_B.end());
    return SatelliteShape(walls);
}

// In a closed enclosure every face sees the walls and nothing else: ΣF = 1; and A_iF_ij = A_jF_ji.
TEST(SelfViewFactors, EnclosureCloses) {
    const SatelliteShape shape = inside_of_box({1.0, 0.4, 2.5});
    const std::vector<double> f = self_view_factors(shape);
    const auto faces = shape.faces();
    for (std::size_t i = 0; i < 6; ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < 6; ++j) {
            sum += f[i * 6 + j];
            EXPECT_NEAR(faces[i].area * f[i * 6 + j], faces[j].area * f[j * 6 + i], 1e-12);
        }
        EXPECT_NEAR(sum, 1.0, 1e-7);
    }
}

// A tetrahedron's inside is an enclosure of four oblique polygons: 1/3 to each other by symmetry.
TEST(SelfViewFactors, TetrahedronSeesThirds) {
    const Vec3 p[] = {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}};
    std::vector<PolygonPlate> walls;
    for (const auto& [a, b, c] : {std::array{0, 1, 2}, {0, 3, 1}, {0, 2, 3}, {1, 3, 2}}) {
        PolygonPlate wall{"wall", {p[c], p[b], p[a]}, {}, {}, false};
        walls.push_back(wall);
    }
    const std::vector<double> f = self_view_factors(SatelliteShape(walls));
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j)
            EXPECT_NEAR(f[i * 4 + j], i == j ? 0.0 : 1.0 / 3.0, 1e-7) << i << j;
}

// A plate between two others hides one from the other, and takes their place: what the lower sees
// of the larger middle plate is all it sees of either.
TEST(SelfViewFactors, PlateBetweenHides) {
    const auto plate = [](double half, double z) {
        return rectangle("p", {0, 0, z}, {half, 0, 0}, {0, half, 0}, {}, {});
    };
    const SatelliteShape shape({plate(1, 0), plate(3, 1), plate(1, 2)});
    const std::vector<double> f = self_view_factors(shape);
    const std::size_t n = shape.faces().size();
    EXPECT_EQ(f[0 * n + 5], 0.0);   // lower front, upper back
    EXPECT_GT(f[0 * n + 4], 0.75);  // lower front, middle back
    EXPECT_EQ(f[0 * n + 1], 0.0);   // middle front looks away
}

// In an enclosure all that is emitted is absorbed somewhere: ΣB = 1, and ε_iA_iB_ij = ε_jA_jB_ji.
TEST(Gebhart, ClosesAndIsReciprocal) {
    const SatelliteShape shape = inside_of_box({1.0, 0.4, 2.5});
    const std::vector<double> emissivity{0.1, 0.9, 0.5, 0.05, 0.7, 0.3};
    const std::vector<double> b = gebhart_factors(self_view_factors(shape), emissivity);
    for (std::size_t i = 0; i < 6; ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < 6; ++j) {
            sum += b[i * 6 + j];
            EXPECT_NEAR(emissivity[i] * shape.faces()[i].area * b[i * 6 + j],
                        emissivity[j] * shape.faces()[j].area * b[j * 6 + i], 1e-9);
        }
        EXPECT_NEAR(sum, 1.0, 1e-6);
    }
    EXPECT_THROW(gebhart_factors(std::vector<double>(3), emissivity), Error);
    EXPECT_THROW(gebhart_factors(std::vector<double>(1), std::vector<double>{0.0}), Error);
}

// A sphere that touches fills a hemisphere of the sky of the place: ½; far ones ¼(ρ/d)² each.
TEST(NeighbourViews, AreTheSolidAngles) {
    const std::vector<Vec3> r{{0, 0, 0}, {10, 0, 0}, {1000, 0, 0}};
    std::vector<double> view(3);
    neighbour_views(r, 10.0, view);
    EXPECT_NEAR(view[0], 0.5 + 0.25e-4, 1e-8);
    EXPECT_NEAR(view[2], 0.25e-4 + 0.25 * std::pow(10.0 / 990.0, 2), 1e-8);
}

// Two black panels that see F of each other and otherwise a sky of 0 K, each losing q on two faces:
// 2σT⁴ − F σT⁴ = q/A, exactly; with grey ones T⁴ = q/(Aσ) / (1/ε·…) by the two-surface radiosity
//     J = εE + (1 − ε)FJ  on the inner face, and ε(E − FJ) + εE = q/A.
TEST(Swarm, TwoPanelsFollowTheClosedForm) {
    for (const double e : {1.0, 0.8}) {
        PlanarSwarm swarm;
        swarm.side = 2;
        swarm.heat = 1000.0;
        swarm.panel_height = 1.0;
        swarm.emissivity = e;
        swarm.sink_temperature = 0.0;
        swarm.spacing = 1.0;
        // Side by side panels in another row add what they see obliquely: by symmetry all four have
        // one temperature, and F is what a panel sees in all.
        const double width = 1.0;
        const Corners here{{0, 0, 0}, {0, width, 0}, {0, width, 1}, {0, 0, 1}};
        const Corners ahead = turned({{1, 0, 0}, {1, width, 0}, {1, width, 1}, {1, 0, 1}});
        const Corners aside = turned({{1, 1, 0}, {1, 2, 0}, {1, 2, 1}, {1, 1, 1}});
        const double f = view_area(here, ahead) + view_area(here, aside);
        const double j = e / (1.0 - (1.0 - e) * f);  // J/E of the inner face
        const double black = 1000.0 / (e * (1.0 - f * j) + e);
        const double expected = std::pow(black / constants::k_stefan_boltzmann, 0.25);
        for (const double t : swarm_temperatures(swarm)) EXPECT_NEAR(t, expected, 1e-5);
    }
}

// Far apart every panel is alone: T = (q/(2εσA) + T_s⁴)^¼. Mutual heat falls with distance squared.
TEST(Swarm, FarPanelsAreAlone) {
    PlanarSwarm swarm;
    swarm.heat = 1200.0;
    swarm.sink_temperature = 200.0;
    const double alone =
        std::pow(1200.0 / (1.8 * constants::k_stefan_boltzmann) + std::pow(200.0, 4), 0.25);
    double before = 0.0;
    for (const double spacing : {10.0, 20.0, 40.0}) {
        swarm.spacing = spacing;
        const std::vector<double> t = swarm_temperatures(swarm);
        const double rise = *std::max_element(t.begin(), t.end()) - alone;
        EXPECT_GT(rise, 0.0);
        if (before > 0.0) {
            EXPECT_NEAR(before / rise, 4.0, 0.15);
        }
        before = rise;
    }
}

// What all panels lose to the sky is what they are given: Σ heat = Σ faces A(1 − ΣF)(J − σT_s⁴).
// Here black, so J = σT⁴, with F taken from the temperatures' own balance; and the grid's symmetry.
TEST(Swarm, IsSymmetricAndCoreIsHotter) {
    PlanarSwarm swarm;
    swarm.heat = 1400.0;
    swarm.spacing = 1.0;
    const std::vector<double> t = swarm_temperatures(swarm);
    for (std::size_t j = 0; j < 6; ++j)
        for (std::size_t i = 0; i < 6; ++i) {
            EXPECT_NEAR(t[j * 6 + i], t[j * 6 + 5 - i], 1e-9);
            EXPECT_NEAR(t[j * 6 + i], t[(5 - j) * 6 + i], 1e-9);
        }
    const CoreAndEdge mean = core_and_edge(t, 6);
    EXPECT_GT(mean.core, mean.edge);
    swarm.panel_width = 1.5;
    EXPECT_THROW(swarm_temperatures(swarm), Error);
}

}  // namespace
}  // namespace dawnline::spacecraft
