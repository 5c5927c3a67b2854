// Second-order-cone programmes with answers that can be worked out by hand.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"
#include "dawnline/control/cone_program.hpp"

namespace dawnline::control {
namespace {

AffineRow row(std::vector<std::pair<std::size_t, double>> terms, double constant = 0.0) {
    return {std::move(terms), constant};
}

// Dantzig's example: max 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 has its vertex at (2, 6), 36.
// Tolerance: ten times the solver's.
TEST(ConeProgram, FindsTheVertexOfALinearProgramme) {
    ConeProgram p;
    p.variables = 2;
    p.cost = {{0, -3.0}, {1, -5.0}};
    p.cones = {{row({{0, 1.0}})},
               {row({{1, 1.0}})},
               {row({{0, -1.0}}, 4.0)},
               {row({{1, -2.0}}, 12.0)},
               {row({{0, -3.0}, {1, -2.0}}, 18.0)}};
    const ConeSolution s = solve(p);
    ASSERT_EQ(s.status, ConeStatus::optimal);
    EXPECT_NEAR(s.x[0], 2.0, 1e-8);
    EXPECT_NEAR(s.x[1], 6.0, 1e-8);
    EXPECT_NEAR(s.cost, -36.0, 1e-7);
    // Shadow prices of the textbook: 0, 3/2, 1 per unit of the right-hand sides 4, 12, 18.
    EXPECT_NEAR(s.cone_multiplier[2], 0.0, 1e-7);
    EXPECT_NEAR(s.cone_multiplier[3], 1.5, 1e-7);
    EXPECT_NEAR(s.cone_multiplier[4], 1.0, 1e-7);
}

// The point of x + 2y + 2z = 9 nearest to the origin is (1, 2, 2), 3 away; moving the plane by one
// moves it by 1/|(1, 2, 2)| = 1/3.
TEST(ConeProgram, ProjectsOntoAPlane) {
    ConeProgram p;
    p.variables = 4;
    p.cost = {{3, 1.0}};
    p.equalities = {row({{0, 1.0}, {1, 2.0}, {2, 2.0}}, -9.0)};
    p.cones = {{row({{3, 1.0}}), row({{0, 1.0}}), row({{1, 1.0}}), row({{2, 1.0}})}};
    const ConeSolution s = solve(p);
    ASSERT_EQ(s.status, ConeStatus::optimal);
    EXPECT_NEAR(s.x[0], 1.0, 1e-7);
    EXPECT_NEAR(s.x[1], 2.0, 1e-7);
    EXPECT_NEAR(s.x[2], 2.0, 1e-7);
    EXPECT_NEAR(s.cost, 3.0, 1e-8);
    EXPECT_NEAR(s.equality_multiplier[0], -1.0 / 3.0, 1e-7);
}

// Fermat's point of an equilateral triangle of side 1 is its centre: the sum of distances is √3.
TEST(ConeProgram, FindsFermatsPoint) {
    ConeProgram p;
    p.variables = 5;
    const double corner[3][2] = {{0.0, 0.0}, {1.0, 0.0}, {0.5, std::sqrt(0.75)}};
    for (std::size_t k = 0; k < 3; ++k) {
        p.cost.push_back({2 + k, 1.0});
        p.cones.push_back(
            {row({{2 + k, 1.0}}), row({{0, 1.0}}, -corner[k][0]), row({{1, 1.0}}, -corner[k][1])});
    }
    const ConeSolution s = solve(p);
    ASSERT_EQ(s.status, ConeStatus::optimal);
    EXPECT_NEAR(s.cost, std::sqrt(3.0), 1e-8);
    EXPECT_NEAR(s.x[0], 0.5, 1e-6);
    EXPECT_NEAR(s.x[1], std::sqrt(3.0) / 6.0, 1e-6);
}

// Strong duality and the conditions of optimality over a programme without structure: every
// answer must satisfy them, whatever it is.
TEST(ConeProgram, SatisfiesTheConditionsOfOptimality) {
    ConeProgram p;
    p.variables = 30;
    unsigned seed = 7;
    const auto draw = [&] {
        seed = seed * 1664525u + 1013904223u;
        return static_cast<double>(seed) / 4294967296.0 - 0.5;
    };
    for (std::size_t i = 0; i < 30; ++i) p.cost.push_back({i, draw()});
    for (std::size_t r = 0; r < 8; ++r) {
        AffineRow e;
        for (std::size_t i = 0; i < 30; ++i) e.terms.push_back({i, draw()});
        p.equalities.push_back(e);
    }
    for (std::size_t k = 0; k < 10; ++k) {  // |(x_k, x_k+10, x_k+20) + a| ≤ 1
        p.cones.push_back({row({}, 1.0), row({{k, 1.0}}, 0.2 * draw()),
                           row({{k + 10, 1.0}}, 0.2 * draw()), row({{k + 20, 1.0}}, 0.2 * draw())});
    }
    const ConeSolution s = solve(p);
    ASSERT_EQ(s.status, ConeStatus::optimal);
    // c + Aᵀy + Gᵀz = 0 with G = −rows.
    std::vector<double> gradient(30, 0.0);
    for (const auto& [i, c] : p.cost) gradient[i] += c;
    for (std::size_t r = 0; r < 8; ++r)
        for (const auto& [i, a] : p.equalities[r].terms)
            gradient[i] += a * s.equality_multiplier[r];
    std::size_t at = 0;
    for (const auto& cone : p.cones) {
        double gap = 0.0;
        for (std::size_t r = 0; r < cone.size(); ++r, ++at) {
            double value = cone[r].constant;
            for (const auto& [i, a] : cone[r].terms) {
                gradient[i] -= a * s.cone_multiplier[at];
                value += a * s.x[i];
            }
            gap += value * s.cone_multiplier[at];
        }
        EXPECT_NEAR(gap, 0.0, 1e-7);
    }
    for (const double g : gradient) EXPECT_NEAR(g, 0.0, 1e-7);
}

// x ≥ 2 and |x| ≤ 1: the certificate must combine the conditions to 0 ≥ something positive.
TEST(ConeProgram, ProvesThatNothingSatisfiesTheConditions) {
    ConeProgram p;
    p.variables = 2;
    p.cost = {{0, 1.0}};
    p.cones = {{row({{0, 1.0}}, -2.0)}, {row({}, 1.0), row({{0, 1.0}}), row({{1, 1.0}})}};
    const ConeSolution s = solve(p);
    ASSERT_EQ(s.status, ConeStatus::infeasible);
    const std::vector<double>& z = s.cone_multiplier;
    EXPECT_GE(z[0], 0.0);
    EXPECT_GE(z[1] + 1e-9, std::hypot(z[2], z[3]));
    EXPECT_NEAR(z[0] + z[2], 0.0, 1e-7);         // nothing left of x
    EXPECT_LT(-2.0 * z[0] + 1.0 * z[1], -1e-3);  // of the constants
}

TEST(ConeProgram, ProvesThatEqualitiesContradict) {
    ConeProgram p;
    p.variables = 2;
    p.equalities = {row({{0, 1.0}, {1, 1.0}}, -1.0), row({{0, 1.0}, {1, 1.0}}, -2.0)};
    p.cones = {{row({{0, 1.0}})}, {row({{1, 1.0}})}};
    EXPECT_EQ(solve(p).status, ConeStatus::infeasible);
}

// max x over the cone x ≥ |y| goes on for ever.
TEST(ConeProgram, ShowsADirectionWithoutEnd) {
    ConeProgram p;
    p.variables = 2;
    p.cost = {{0, -1.0}};
    p.cones = {{row({{0, 1.0}}), row({{1, 1.0}})}};
    const ConeSolution s = solve(p);
    ASSERT_EQ(s.status, ConeStatus::unbounded);
    EXPECT_GE(s.x[0] + 1e-9, std::abs(s.x[1]));
}

TEST(ConeProgram, RefusesWhatItCannotRead) {
    ConeProgram p;
    p.variables = 1;
    p.cones = {{row({{1, 1.0}})}};
    EXPECT_THROW(solve(p), Error);
    p.cones = {{}};
    EXPECT_THROW(solve(p), Error);
    p.cones = {{row({{0, std::numeric_limits<double>::quiet_NaN()}})}};
    EXPECT_THROW(solve(p), Error);
}

}  // namespace
}  // namespace dawnline::control
