#include "dawnline/astro/short_period.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "dawnline/astro/mean_elements.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// Brouwer 1959 (Astron. J. 64, 378), short-period semi-major axis:
//     δa = a γ [(3θ² − 1)((a/r)³ − η⁻³) + 3(1 − θ²)(a/r)³ cos 2u], γ = J2 R²/(2a²), θ = cos i.
// Exact to first order for any e, which is what short_period claims: 1e-9 of a.
TEST(ShortPeriod, HasBrouwersSemiMajorAxis) {
    for (const double e : {0.0, 0.01, 0.3, 0.65})
        for (const double nu : {0.0, 0.7, 2.5, -1.4}) {
            const double a = 9.0e6 / (1.0 - e * e), i = 1.1, w = 0.6, eta2 = 1.0 - e * e;
            const double x = 2.0 * std::atan(std::sqrt((1.0 - e) / (1.0 + e)) * std::tan(0.5 * nu));
            const NearCircular mean{
                a, w + x - e * std::sin(x), e * std::cos(w), e * std::sin(w), i, 0.2};
            const double cube = std::pow((1.0 + e * std::cos(nu)) / eta2, 3);
            const double t2 = std::cos(i) * std::cos(i);
            const double gamma = 0.5 * k_j2_earth * std::pow(k_radius_earth / a, 2);
            const double expected = a * gamma *
                                    ((3.0 * t2 - 1.0) * (cube - std::pow(eta2, -1.5)) +
                                     3.0 * (1.0 - t2) * cube * std::cos(2.0 * (w + nu)));
            EXPECT_NEAR(short_period(mean).a, expected, 1e-9 * a) << e << ' ' << nu;
        }
}

// Kozai 1959 (Astron. J. 64, 367), short-period i and Ω:
//     δi = ¼ A/p² sin 2i [cos 2u + e cos(u + ω) + e/3 cos(3ν + 2ω)]
//     δΩ = −A/p² cos i [ν − M + e sin ν − ½ sin 2u − e/2 sin(u + ω) − e/6 sin(3ν + 2ω)]
// A = 3/2 J2 R². Kozai's δi has a mean over M of order e², which ours has not: subtracted by
// averaging over 720 points.
TEST(ShortPeriod, HasKozaisInclinationAndNode) {
    const double e = 0.2, a = 9.0e6, i = 1.1, w = 0.6, p = a * (1.0 - e * e);
    const double strength = 1.5 * k_j2_earth * std::pow(k_radius_earth / p, 2);
    const auto nu_of = [&](double m) {
        double x = m;
        for (int k = 0; k < 60; ++k) x = m + e * std::sin(x);
        return 2.0 * std::atan2(std::sqrt(1.0 + e) * std::sin(0.5 * x),
                                std::sqrt(1.0 - e) * std::cos(0.5 * x));
    };
    const auto kozai = [&](double m) {
        const double nu = nu_of(m), u = nu + w;
        const double centre = nu - std::remainder(m, k_two_pi);
        return std::array{
            0.25 * strength * std::sin(2.0 * i) *
                (std::cos(2.0 * u) + e * std::cos(u + w) + e / 3.0 * std::cos(3.0 * nu + 2.0 * w)),
            -strength * std::cos(i) *
                (std::remainder(centre, k_two_pi) + e * std::sin(nu) - 0.5 * std::sin(2.0 * u) -
                 0.5 * e * std::sin(u + w) - e / 6.0 * std::sin(3.0 * nu + 2.0 * w))};
    };
    std::array<double, 2> mean{};
    constexpr int points = 720;
    for (int k = 0; k < points; ++k)
        for (std::size_t x = 0; x < 2; ++x)
            mean[x] += kozai(k_two_pi * (k + 0.5) / points - k_pi)[x] / points;
    for (const double m : {0.0, 0.9, -2.2}) {
        const NearCircular delta =
            short_period({a, w + m, e * std::cos(w), e * std::sin(w), i, 0.2});
        EXPECT_NEAR(delta.inclination, kozai(m)[0] - mean[0], 1e-9);
        EXPECT_NEAR(delta.node, kozai(m)[1] - mean[1], 1e-9);
    }
}

// Along an orbit under the full J2, mean elements must stand still (a, i): what is left is second
// order, a few times J2² = 1.2e-6: 5 J2² a = 40 m, 6e-6 rad. The osculating ones swing by 9 km.
TEST(ShortPeriod, LeavesMeanElementsStill) {
    const NearCircular start{7028137.0, 0.3, 0.001, -0.002, 97.99 * k_degree, 0.4};
    const std::vector<double> times = orbit_samples(orbital_period(start.a), 1, 40);
    std::vector<OrbitState> states(times.size());
    propagate_to(state_from(osculating_from_mean(start)), times, j2_field, states);
    double widest = 0.0;
    for (const OrbitState& state : states) {
        const NearCircular osculating = near_circular_elements(state);
        const NearCircular mean = mean_from_osculating(osculating);
        EXPECT_NEAR(mean.a, start.a, 40.0);
        EXPECT_NEAR(mean.inclination, start.inclination, 6e-6);
        widest = std::max(widest, std::abs(osculating.a - start.a));
    }
    EXPECT_GT(widest, 8e3);
}

// Mean elements by formula against mean elements by watching six orbits: two ways to one thing, to
// second order.
TEST(ShortPeriod, AgreesWithWatching) {
    const NearCircular start{7028137.0, 0.0, 0.001, -0.002, 97.99 * k_degree, 0.4};
    const OrbitState state = state_from(start);
    const NearCircular watched = mean_elements(state, j2_field).at_start;
    const NearCircular formula = mean_from_osculating(near_circular_elements(state));
    EXPECT_NEAR(formula.a, watched.a, 40.0);
    EXPECT_NEAR(formula.ex, watched.ex, 3e-6);
    EXPECT_NEAR(formula.ey, watched.ey, 3e-6);
    EXPECT_NEAR(formula.inclination, watched.inclination, 3e-6);
    EXPECT_NEAR(formula.node, watched.node, 3e-6);
    EXPECT_NEAR(formula.latitude, watched.latitude, 5e-6);
}

// There and back, eccentric and near the critical inclination, where theories with 1/e and 1/(1 − 5
// cos² i) fail.
TEST(ShortPeriod, IsUndone) {
    for (const double e : {0.0, 0.4, 0.65}) {
        const NearCircular mean{1.2e7 / (1.0 - e),      2.0, 0.6 * e, 0.8 * e,
                                63.43494882 * k_degree, -1.0};
        const NearCircular back = mean_from_osculating(osculating_from_mean(mean));
        EXPECT_NEAR(back.a, mean.a, 1e-6);
        EXPECT_NEAR(back.ex, mean.ex, 1e-13);
        EXPECT_NEAR(back.ey, mean.ey, 1e-13);
        EXPECT_NEAR(back.latitude, mean.latitude, 1e-13);
        EXPECT_NEAR(back.node, mean.node, 1e-13);
    }
}

}  // namespace
}  // namespace dawnline::astro
