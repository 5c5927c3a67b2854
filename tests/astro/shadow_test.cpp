#include "dawnline/astro/shadow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "dawnline/astro/sun.hpp"
#include "dawnline/base/dop853.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

double square(double x) {
    return x * x;
}

// A-S-1: Tudat, unit test of the shadow function: satellite 1 km above the surface in direction
// (0.018, 1, 0), Sun at −149 598 000 km on x. Published 0.4547; digits by mpmath with 40 digits
// from the acos formula. 1e-11: rounding of the Earth's angular radius 1 km above the ground.
TEST(LitFraction, TudatPartial) {
    const Vec3 r_EU_G{-149598000e3, 0.0, 0.0};
    const Vec3 r_ES_G = (6378137.0 + 1e3) * unit(Vec3{0.018, 1.0, 0.0});
    const std::array earth{k_earth_occulter};
    EXPECT_NEAR(lit_fraction(r_ES_G, r_EU_G, 6.96e8, earth), 0.45466477471377, 1e-11);
}

// A-S-2, A-S-3: Moon 400 000 km away in front of the Sun at 1 au, angles from asin(R/d), lens by
// mpmath with 40 digits. With covered and lit confused A-S-2 gives 0.872.
TEST(LitFraction, AnnularMoon) {
    const double a = std::asin(6.957e8 / k_astronomical_unit);
    const double b = std::asin(1.7374e6 / 400e6);
    EXPECT_NEAR(lit_fraction_of_discs(a, b, 0.0), 0.1276594326, 1e-9);
    EXPECT_NEAR(lit_fraction_of_discs(a, b, 4e-3), 0.57703330791522, 1e-13);
}

// A-S-4: Curtis, Orbital Mechanics for Engineering Students, example 12.8: in the Earth's shadow.
TEST(LitFraction, CurtisTotal) {
    const Vec3 r_ES_G = 1e3 * Vec3{2817.899, -14110.473, -7502.672};
    const Vec3 r_EU_G = 1e3 * Vec3{-11747041, 139486985, 60472278};
    const std::array earth{k_earth_occulter};
    EXPECT_EQ(lit_fraction(r_ES_G, r_EU_G, k_radius_sun, earth), 0.0);
}

// A-S-9, invariants: 0 ≤ ν ≤ 1; more gap, more light; no step at the contacts.
TEST(LitFraction, IsAMonotoneFraction) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> angle(1e-4, 0.02);
    for (int k = 0; k < 2000; ++k) {
        const double a = angle(random), b = angle(random);
        double before = 0.0;
        for (double gap = 0.0; gap <= 1.1 * (a + b); gap += 0.01 * (a + b)) {
            const double lit = lit_fraction_of_discs(a, b, gap);
            EXPECT_GE(lit, before - 1e-14);
            EXPECT_LE(lit, 1.0);
            before = lit;
        }
        EXPECT_EQ(before, 1.0);
        for (const double contact : {std::abs(b - a), a + b})
            EXPECT_NEAR(lit_fraction_of_discs(a, b, contact * (1.0 - 1e-9)),
                        lit_fraction_of_discs(a, b, contact * (1.0 + 1e-9)), 1e-8 * (1.0 + b / a));
    }
}

// A body that shrinks to a point cannot hide the Sun: ν → 1 as b → 0, from the annular side and
// from the partial side alike. A formula that returns the covered share gives 0.
TEST(LitFraction, GoesToOneAsTheBodyVanishes) {
    const double a = 4.65e-3;
    for (const double b : {1e-4, 1e-6, 1e-8})
        for (const double gap : {0.0, 0.5 * a, a})
            EXPECT_GT(lit_fraction_of_discs(a, b, gap), 1.0 - 2.0 * square(b / a));
}

// Swapping the discs leaves the lens alone: (1 − ν(a, b)) a² = (1 − ν(b, a)) b². Relative 1e-12
// of the lens for discs of like size.
TEST(LitFraction, LensIsSymmetric) {
    for (const double gap : {1e-3, 3e-3, 6e-3, 8e-3}) {
        const double a = 4.6e-3, b = 4.1e-3;
        EXPECT_NEAR((1.0 - lit_fraction_of_discs(a, b, gap)) * square(a),
                    (1.0 - lit_fraction_of_discs(b, a, gap)) * square(b), 1e-12 * square(a));
    }
}

// Share of the Sun's cap outside of the body's cap on the sphere, by sums over rings of the Sun:
// on a ring of angular radius s the body covers the arc where cos b ≤ cos s cos c + sin s sin c cos
// φ.
double lit_fraction_on_sphere(double a, double b, double c) {
    constexpr int rings = 4000;
    double lit = 0.0, total = 0.0;
    for (int k = 0; k < rings; ++k) {
        const double s = a * (k + 0.5) / rings;
        const double limit =
            (std::cos(b) - std::cos(s) * std::cos(c)) / (std::sin(s) * std::sin(c));
        const double covered = std::acos(std::clamp(limit, -1.0, 1.0)) / k_pi;
        lit += std::sin(s) * (1.0 - covered);
        total += std::sin(s);
    }
    return lit / total;
}

// The plane lens against the spherical one for the Earth from 550 km: the header promises 5e-4.
TEST(LitFraction, PlaneDiscsAreGoodEnoughForTheEarth) {
    const double a = 4.6505e-3, b = std::asin(6378137.0 / 6928137.0);
    for (double share = -0.95; share < 1.0; share += 0.1) {
        const double c = b + share * a;
        EXPECT_NEAR(lit_fraction_of_discs(a, b, c), lit_fraction_on_sphere(a, b, c), 5e-4) << share;
    }
}

// Two bodies far apart in the sky: each hides its own part. A body behind the Sun hides nothing.
TEST(LitFraction, SeveralOcculters) {
    const Vec3 r_EU_G{k_astronomical_unit, 0.0, 0.0};
    const Vec3 r_ES_G{0.0, 7e6, 0.0};
    const Occulter moon{{4e8, 7e6 + 1e6, 0.0}, k_radius_moon};
    const Occulter beyond{{2.0 * k_astronomical_unit, 0.0, 0.0}, 1e10};
    const double moon_alone = lit_fraction(r_ES_G, r_EU_G, k_radius_sun, std::array{moon});
    EXPECT_GT(moon_alone, 0.0);
    EXPECT_LT(moon_alone, 1.0);
    EXPECT_EQ(
        lit_fraction(r_ES_G, r_EU_G, k_radius_sun, std::array{moon, k_earth_occulter, beyond}),
        moon_alone);
    EXPECT_EQ(lit_fraction({1.0, 0.0, 0.0}, r_EU_G, k_radius_sun, std::array{k_earth_occulter}),
              0.0);
}

// ── Contacts along Orekit's orbit ────────────────────────────────────────────────────────────────

using State = OdeState<6>;

State orekit_state() {
    return {-6142438.668, 3492467.560, -25767.25680, 505.8479685, 942.7809215, 7435.922231};
}

// The same with the plane turned about the line of nodes until i = 90°.
State polar_state() {
    const State y = orekit_state();
    const Vec3 r{y[0], y[1], y[2]}, v{y[3], y[4], y[5]};
    const Vec3 h = unit(cross(r, v)), node = unit(Vec3{-h.y, h.x, 0.0});
    const double angle = 0.5 * k_pi - std::acos(h.z);
    const auto turned = [&](const Vec3& x) {
        return std::cos(angle) * x + std::sin(angle) * cross(node, x) +
               (1.0 - std::cos(angle)) * dot(node, x) * node;
    };
    const Vec3 rp = turned(r), vp = turned(v);
    return {rp.x, rp.y, rp.z, vp.x, vp.y, vp.z};
}

struct Contacts {
    double umbra_entry = NAN, umbra_exit = NAN, penumbra_exit = NAN;
};

// First contacts of a two-body orbit, μ 3.9860047e14, from 1969-07-28T04:00:00 TT.
Contacts first_contacts(const State& start, double earth_radius) {
    const Tt epoch{2440430.5, 4.0 / 24.0};
    constexpr double sun_radius = 6.96e8;
    const Occulter earth{Vec3{}, earth_radius};
    const auto fall = [](double, const State& y, State& dydt) {
        const double r2 = y[0] * y[0] + y[1] * y[1] + y[2] * y[2];
        const double pull = -3.9860047e14 / (r2 * std::sqrt(r2));
        dydt = {y[3], y[4], y[5], pull * y[0], pull * y[1], pull * y[2]};
    };
    OdeOptions<6> options;
    options.rel_tol = 1e-13;
    options.abs_tol = {1e-7, 1e-7, 1e-7, 1e-10, 1e-10, 1e-10};
    options.max_step = 60.0;
    options.event_tol = 1e-7;
    Dop853<6, decltype(fall)> orbit(fall, 0.0, start, options);
    Contacts contacts;
    const auto gaps = [&](double t, const State& y) {
        const Vec3 sun = sun_position(epoch + t), r{y[0], y[1], y[2]};
        return std::array{umbra_gap(r, sun, sun_radius, earth),
                          umbra_gap(r, sun, sun_radius, earth),
                          penumbra_gap(r, sun, sun_radius, earth)};
    };
    const std::array crossings{Crossing::falling, Crossing::rising, Crossing::rising};
    const auto note = [&](std::size_t index, double t, const State&) {
        double& when = index == 0   ? contacts.umbra_entry
                       : index == 1 ? contacts.umbra_exit
                                    : contacts.penumbra_exit;
        if (std::isnan(when)) when = t;
        return EventAction::proceed;
    };
    EXPECT_EQ(orbit.advance_to(6000.0, crossings, gaps, note), OdeStatus::ok);
    return contacts;
}

// A-S-5: Orekit, EclipseDetectorTest: umbra entered 2303.1835 s, penumbra left 4388.155852 s after
// 1969-07-28T04:00:00 TT, Earth a sphere of 6400 km. Tolerance 1e-3 s: 7 m of path; our Sun is an
// arcsecond from theirs.
TEST(Contacts, OrekitSphere) {
    const Contacts contacts = first_contacts(orekit_state(), 6400e3);
    EXPECT_NEAR(contacts.umbra_entry, 2303.1835, 1e-3);
    EXPECT_NEAR(contacts.penumbra_exit, 4388.155852, 1e-3);
}

// A-S-6: Orekit, the same orbit over the poles, sphere of the equatorial radius. 2e-3 s: three
// printed decimals and the Sun.
TEST(Contacts, OrekitPolar) {
    const Contacts contacts = first_contacts(polar_state(), 6378137.0);
    EXPECT_NEAR(contacts.umbra_entry, 2274.702, 2e-3);
    EXPECT_NEAR(contacts.umbra_exit, 4317.155, 2e-3);
}

}  // namespace
}  // namespace dawnline::astro
