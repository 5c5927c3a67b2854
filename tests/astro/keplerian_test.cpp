#include "dawnline/astro/keplerian.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr double k_gm_curtis = 3.986e14;

void expect_near(const Vec3& a, const Vec3& b, double tol) {
    EXPECT_LT(norm(a - b), tol) << a.x << " " << a.y << " " << a.z;
}

// Vallado 2013, example 2-5; printed digits.
TEST(Keplerian, GivesTheElementsOfVallado) {
    const KeplerianElements e =
        keplerian_elements({{6524.834e3, 6862.875e3, 6448.296e3}, {4901.327, 5533.756, -1976.341}});
    EXPECT_NEAR(e.semi_latus_rectum, 11067.79e3, 10.0);
    EXPECT_NEAR(semi_major_axis(e), 36127.343e3, 30.0);
    EXPECT_NEAR(e.eccentricity, 0.832853, 1e-6);
    EXPECT_NEAR(e.inclination / k_degree, 87.870, 1e-3);
    EXPECT_NEAR(e.node / k_degree, 227.898, 1e-3);
    EXPECT_NEAR(e.argument_of_periapsis / k_degree, 53.38, 6e-3);
    EXPECT_NEAR(e.true_anomaly / k_degree, 92.335, 1e-3);
}

// Vallado 2013, example 2-6; digits of the elements given limit the state.
TEST(Keplerian, GivesTheStateOfVallado) {
    const OrbitState s =
        state_from(KeplerianElements{11067.790e3, 0.83285, 87.87 * k_degree, 227.89 * k_degree,
                                     53.38 * k_degree, 92.335 * k_degree});
    expect_near(s.r_ES_G, {6525.344e3, 6861.535e3, 6449.125e3}, 1e3);
    expect_near(s.v_ES_G, {4902.276, 5533.124, -1975.709}, 1.0);
}

// Curtis 2014, example 4.3, a retrograde orbit; printed digits.
TEST(Keplerian, GivesTheElementsOfCurtis) {
    const KeplerianElements e =
        keplerian_elements({{-6045e3, -3490e3, 2500e3}, {-3457.0, 6618.0, 2533.0}}, k_gm_curtis);
    EXPECT_NEAR(std::sqrt(e.semi_latus_rectum * k_gm_curtis), 58310e6, 5e6);
    EXPECT_NEAR(e.eccentricity, 0.1712, 5e-5);
    EXPECT_NEAR(e.inclination / k_degree, 153.2, 0.05);
    EXPECT_NEAR(e.node / k_degree, 255.3, 0.05);
    EXPECT_NEAR(e.argument_of_periapsis / k_degree, 20.07, 5e-3);
    EXPECT_NEAR(e.true_anomaly / k_degree, 28.45, 5e-3);
}

// Round trip over conics and all singular cases; 1e-13 of size and speed, conditioned by 1/(1 − e).
TEST(Keplerian, ReturnsEveryState) {
    for (const double e : {0.0, 1e-16, 1e-12, 1e-5, 0.3, 0.99, 1.0, 1.2, 8.0})
        for (const double i : {0.0, 1e-17, 1e-9, 0.9, 0.5 * k_pi, 3.0, k_pi})
            for (const double nu : {-1.6, 0.0, 1e-9, 1.0, 1.55}) {
                const OrbitState s = state_from(KeplerianElements{9e6, e, i, 1.0, 5.0, nu});
                const KeplerianElements again = keplerian_elements(s);
                const OrbitState back = state_from(again);
                expect_near(back.r_ES_G, s.r_ES_G, 1e-13 * norm(s.r_ES_G));
                expect_near(back.v_ES_G, s.v_ES_G, 1e-13 * norm(s.v_ES_G));
                EXPECT_NEAR(again.eccentricity, e, 1e-14 * (1.0 + e));
            }
}

// The conventions stated: circles count from the node, equatorial orbits from x along the motion.
TEST(Keplerian, KeepsItsConventionsInSingularCases) {
    const double v = std::sqrt(k_gm_earth / 7e6);
    const KeplerianElements flat = keplerian_elements({{0, 7e6, 0}, {-v, 0, 0}});
    EXPECT_EQ(flat.node, 0.0);
    EXPECT_EQ(flat.argument_of_periapsis, 0.0);
    EXPECT_NEAR(flat.true_anomaly, 0.5 * k_pi, 1e-15);
    const KeplerianElements back = keplerian_elements({{0, 7e6, 0}, {v, 0, 0}});
    EXPECT_NEAR(back.inclination, k_pi, 1e-15);
    EXPECT_EQ(back.node, 0.0);
    EXPECT_NEAR(back.true_anomaly, -0.5 * k_pi, 1e-15);
    const KeplerianElements oval = keplerian_elements({{0, 7e6, 0}, {-1.1 * v, 0, 0}});
    EXPECT_NEAR(oval.argument_of_periapsis, 0.5 * k_pi, 1e-14);
    EXPECT_NEAR(oval.true_anomaly, 0.0, 1e-14);
    const KeplerianElements polar = keplerian_elements({{0, 0, 7e6}, {0, -v, 0}});
    EXPECT_NEAR(polar.node, 0.5 * k_pi, 1e-15);
    EXPECT_NEAR(polar.true_anomaly, 0.5 * k_pi, 1e-15);
    EXPECT_THROW(keplerian_elements({{7e6, 0, 0}, {1e3, 0, 0}}), Error);
    EXPECT_THROW(keplerian_elements({{7e6, 0, std::nan("")}, {0, 1e3, 0}}), Error);
    EXPECT_THROW(state_from(KeplerianElements{9e6, 1.2, 0, 0, 0, 3.0}), Error);
    EXPECT_THROW(state_from(KeplerianElements{-9e6, 0.2, 0, 0, 0, 3.0}), Error);
}

// Vallado 2013, examples 2-1 and 2-3.  The digits of the second are cut, not rounded.
TEST(Kepler, SolvesThePublishedCases) {
    EXPECT_NEAR(eccentric_anomaly(235.4 * k_degree, 0.4), 220.512074767522 * k_degree, 1e-13);
    EXPECT_NEAR(hyperbolic_anomaly(235.4 * k_degree, 2.4), 1.601376144, 1e-9);
}

// The equation itself, in the form that loses nothing: M = (1 − e) E + e (E − sin E), with long
// double; a few units of rounding.
TEST(Kepler, SolvesTheEquationEverywhere) {
    const auto ellipse = [](long double E, long double e) { return E - e * std::sin(E); };
    for (const double e : {0.0, 1e-8, 0.01, 0.5, 0.9, 0.999, 0.999999})
        for (const double M : {1e-12, 1e-6, 1e-3, 0.1, 1.0, 3.0, k_pi, 6.0, 20.0, -2.5, -1e-9}) {
            const double E = eccentric_anomaly(M, e);
            const double slack = 1e-15 * std::abs(M) + 2e-19 * std::abs(E) +
                                 2e-16 * (1.0 - e * std::cos(E)) * std::max(std::abs(E), 1e-3);
            EXPECT_NEAR(static_cast<double>(ellipse(E, e)), M, slack) << e << " " << M;
        }
    for (const double e : {1.000001, 1.1, 2.0, 50.0})
        for (const double M : {1e-12, 1e-3, 1.0, 40.0, 1e5, -7.0}) {
            const double H = hyperbolic_anomaly(M, e);
            const long double back = static_cast<long double>(e) * std::sinh((long double)H) - H;
            EXPECT_NEAR(static_cast<double>(back / M), 1.0, 2e-14) << e << " " << M;
        }
    EXPECT_TRUE(std::isnan(eccentric_anomaly(1.0, 1.0)));
    EXPECT_TRUE(std::isnan(hyperbolic_anomaly(1.0, 1.0)));
}

TEST(Kepler, TurnsAnomaliesForthAndBack) {
    for (const double e : {0.0, 0.2, 0.95, 1.0, 1.5, 10.0})
        for (const double nu : {-1.5, -0.3, 0.0, 1e-7, 0.8, 1.6})
            EXPECT_NEAR(true_anomaly(mean_anomaly(nu, e), e), nu, 2e-14) << e << " " << nu;
    EXPECT_NEAR(true_anomaly(k_pi, 0.7), k_pi, 1e-14);
}

// Vallado 2013, example 2-4; printed digits.
TEST(TwoBody, FollowsVallado) {
    const OrbitState s = two_body_state(
        {{1131.340e3, -2282.343e3, 6672.423e3}, {-5643.05, 4303.33, 2428.79}}, 2400.0);
    expect_near(s.r_ES_G, {-4219.7527e3, 4363.0292e3, -3958.7666e3}, 0.2);
    expect_near(s.v_ES_G, {3689.866, -1916.735, -6112.511}, 2e-3);
}

// Curtis 2014, example 3.7 (ellipse) and 3.5 (hyperbola); printed digits.
TEST(TwoBody, FollowsCurtis) {
    const OrbitState s =
        two_body_state({{7000e3, -12124e3, 0.0}, {2667.9, 4621.0, 0.0}}, 3600.0, k_gm_curtis);
    expect_near(s.r_ES_G, {-3297.8e3, 7413.4e3, 0.0}, 1e3);
    expect_near(s.v_ES_G, {-8297.6, -964.04, 0.0}, 1.0);
    const OrbitState fast{{6678e3, 0, 0}, {0, 15e3, 0}};
    const OrbitState at = two_body_state(fast, 4141.4 + 3.0 * 3600.0, k_gm_curtis);
    EXPECT_NEAR(norm(at.r_ES_G), 163180e3, 30e3);
    EXPECT_NEAR(norm(at.v_ES_G), 10510.0, 5.0);
    EXPECT_NEAR(keplerian_elements(at, k_gm_curtis).true_anomaly / k_degree, 107.78, 5e-3);
}

// Energy and momentum stay; there and back returns; Kepler's equation gives the same place. The
// bounds are those stated, times ten where a hyperbola or an ellipse near e = 1 magnifies them.
TEST(TwoBody, KeepsItsInvariantsOnEveryConic) {
    for (const double e : {0.0, 0.1, 0.7, 0.99, 1.0, 1.01, 3.0})
        for (const double t : {-40000.0, -3.0, 0.0, 1e-3, 500.0, 9000.0, 86400.0}) {
            const OrbitState start =
                state_from(KeplerianElements{8e6 * (1.0 + e), e, 1.0, 2.0, 3.0, 0.4});
            const OrbitState end = two_body_state(start, t);
            const auto energy = [](const OrbitState& s) {
                return 0.5 * dot(s.v_ES_G, s.v_ES_G) - k_gm_earth / norm(s.r_ES_G);
            };
            const double scale = k_gm_earth / norm(start.r_ES_G);
            EXPECT_NEAR(energy(end), energy(start), 2e-14 * scale) << e << " " << t;
            const Vec3 h = cross(start.r_ES_G, start.v_ES_G);
            expect_near(cross(end.r_ES_G, end.v_ES_G), h, 5e-14 * norm(h));
            const OrbitState back = two_body_state(end, -t);
            expect_near(back.r_ES_G, start.r_ES_G, 1e-5);
            if (e == 1.0) continue;
            const KeplerianElements first = keplerian_elements(start);
            const double a = std::abs(semi_major_axis(first));
            const double M =
                mean_anomaly(first.true_anomaly, e) + std::sqrt(k_gm_earth / (a * a * a)) * t;
            KeplerianElements later = first;
            later.eccentricity = e;
            later.true_anomaly = true_anomaly(M, e);
            expect_near(end.r_ES_G, state_from(later).r_ES_G, 1e-4 / std::abs(1.0 - e));
        }
    EXPECT_THROW(two_body_state({{0, 0, 0}, {1, 0, 0}}, 1.0), Error);
}

// Vallado 2013, example 7-4; printed digits.
TEST(VelocityOfThree, IsThatOfHerrickAndGibbs) {
    expect_near(velocity_of_three({3419.85564e3, 6019.82602e3, 2784.60022e3},
                                  {2935.91195e3, 6326.18324e3, 2660.59584e3},
                                  {2434.95202e3, 6597.38674e3, 2521.52311e3}, 0.0, 76.48, 153.04),
                {-6441.557, 3777.559, -1720.568}, 1e-3);
}

}  // namespace
}  // namespace dawnline::astro
