#include "dawnline/astro/shadow.hpp"

#include <erfa.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/base/dop853.hpp"
#include "every_target.hpp"

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
Contacts first_contacts(const State& start, double earth_radius, double flattening = 0.0) {
    const Tt epoch{2440430.5, 4.0 / 24.0};
    double precession[3][3];
    eraPnm06a(epoch.day, epoch.fraction, precession);
    const Vec3 pole_G{precession[2][0], precession[2][1], precession[2][2]};
    constexpr double sun_radius = 6.96e8;
    const Occulter earth{Vec3{}, earth_radius, flattening, pole_G};
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

// A-S-7: Orekit, the same with the flattening of WGS 84 about the pole of date: 5.7 s later.
TEST(Contacts, OrekitEllipsoid) {
    const Contacts contacts = first_contacts(polar_state(), 6378137.0, k_flattening_earth);
    EXPECT_NEAR(contacts.umbra_entry, 2280.427, 2e-3);
}

// A-S-10: Neta & Vallado 1998, angles of STK: true anomaly of umbra and penumbra entry on an orbit
// of a (1 − e²) = 1.029 R, e = 0.002, i = 63.4° with its perigee at the node; the Sun at rest. 0.1°
// is what their other methods differ by; a sphere misses both by 0.4°.
TEST(Contacts, StkEllipsoid) {
    const Vec3 sun = 1e3 * Vec3{67029379.328701, -120206236.987781, -52109013.709624};
    const double p = 1.029 * k_radius_earth, e = 0.002, i = 63.4 * k_degree;
    const Occulter earth = earth_ellipsoid({0.0, 0.0, 1.0});
    const auto gap = [&](double anomaly, bool umbra) {
        const double r = p / (1.0 + e * std::cos(anomaly));
        const Vec3 r_ES_G = r * Vec3{std::cos(anomaly), std::sin(anomaly) * std::cos(i),
                                     std::sin(anomaly) * std::sin(i)};
        return umbra ? umbra_gap(r_ES_G, sun, k_radius_sun, earth)
                     : penumbra_gap(r_ES_G, sun, k_radius_sun, earth);
    };
    for (const auto& [umbra, angle] : {std::pair{true, 50.747}, std::pair{false, 50.061}}) {
        EXPECT_GT(gap((angle - 0.1) * k_degree, umbra), 0.0);
        EXPECT_LT(gap((angle + 0.1) * k_degree, umbra), 0.0);
    }
}

// The limb of an ellipsoid is where rays from S in the plane of S, centre and Sun turn from missing
// to hitting it: found here by bisection of the ray's discriminant. 1e-12 rad: the root of a
// function that is quadratic in rounding there.
TEST(Limb, TouchesTheEllipsoid) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> share(-1.0, 1.0);
    for (int k = 0; k < 200; ++k) {
        const Vec3 pole = unit(Vec3{share(random), share(random), 1.0});
        const Vec3 sun =
            k_astronomical_unit * unit(Vec3{share(random), share(random), share(random)});
        const Vec3 r = 7e6 * (1.0 + std::abs(share(random))) *
                       unit(Vec3{share(random), share(random), share(random)});
        const Occulter earth{Vec3{}, k_radius_earth, 0.1, pole};
        const Vec3 down = unit(-r), aside = unit((sun - r) - dot(sun - r, down) * down);
        const double kappa = 1.0 / square(0.9) - 1.0;
        const auto product = [&](const Vec3& a, const Vec3& b) {
            return dot(a, b) + kappa * dot(a, pole) * dot(b, pole);
        };
        const auto hits = [&](double angle) {
            const Vec3 ray = std::cos(angle) * down + std::sin(angle) * aside;
            return square(product(r, ray)) >
                   product(ray, ray) * (product(r, r) - square(earth.radius));
        };
        double inside = 0.0, outside = 0.5 * k_pi;
        while (outside - inside > 1e-15) {
            const double middle = 0.5 * (inside + outside);
            (hits(middle) ? inside : outside) = middle;
        }
        EXPECT_NEAR(apparent_discs(r, sun, k_radius_sun, earth).body_angle, inside, 1e-12);
    }
}

// ── Several bodies ──────────────────────────────────────────────────────────────────────────────

// Share of a fine grid of the Sun's disc that no disc covers. 400² points: good to 1e-3.
double lit_fraction_by_grid(double sun, std::span<const SkyDisc> discs) {
    int lit = 0, all = 0;
    for (int i = 0; i < 400; ++i)
        for (int j = 0; j < 400; ++j) {
            const double x = sun * (i - 199.5) / 200.0, y = sun * (j - 199.5) / 200.0;
            if (std::hypot(x, y) > sun) continue;
            ++all;
            lit += std::none_of(discs.begin(), discs.end(), [&](const SkyDisc& d) {
                return std::hypot(x - d.x, y - d.y) < d.radius;
            });
        }
    return static_cast<double>(lit) / all;
}

// A-S-9 for several bodies: the area against a grid, and max(0, Σν − (k − 1)) ≤ ν ≤ min ν.
TEST(LitFractionPast, IsTheAreaOutsideOfTheUnion) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(-1.0, 1.0);
    const double sun = 4.65e-3;
    for (int k = 0; k < 60; ++k) {
        std::array<SkyDisc, 3> discs;
        double sum = 0.0, least = 1.0;
        for (SkyDisc& d : discs) {
            d = {1.5 * sun * share(random), 1.5 * sun * share(random),
                 sun * (0.2 + std::abs(share(random)))};
            const double alone = lit_fraction_of_discs(sun, d.radius, std::hypot(d.x, d.y));
            EXPECT_NEAR(lit_fraction_past(sun, std::span(&d, 1)), alone, 1e-12);
            sum += alone, least = std::min(least, alone);
        }
        const double lit = lit_fraction_past(sun, discs);
        EXPECT_NEAR(lit, lit_fraction_by_grid(sun, discs), 2e-3);
        EXPECT_LE(lit, least + 1e-12);
        EXPECT_GE(lit, std::max(0.0, sum - 2.0) - 1e-12);
    }
}

// Three equal discs whose centres are a radius apart share Reuleaux' triangle of ½ (π − √3) a²; two
// lenses of (2π/3 − √3/2) a² less that leave 1/6 + √3/(2π) of the Sun.
TEST(LitFractionPast, ReuleauxTriangle) {
    const double a = 4.65e-3, root = std::sqrt(3.0);
    const std::array discs{SkyDisc{a, 0.0, a}, SkyDisc{0.5 * a, 0.5 * root * a, a}};
    EXPECT_NEAR(lit_fraction_past(a, discs), 1.0 / 6.0 + root / k_two_pi, 1e-13);
}

// The Earth's limb and the Moon before the Sun together: 1.1 rad against 4.5 mrad keep 1e-11.
TEST(LitFractionPast, KeepsDigitsBesideALargeDisc) {
    const double sun = 4.65e-3, earth = 1.1;
    const SkyDisc limb{earth + 1e-3, 0.0, earth};
    const SkyDisc moon{-1e-3, 5e-3, 4.5e-3};
    EXPECT_NEAR(lit_fraction_past(sun, std::array{limb}),
                lit_fraction_of_discs(sun, earth, earth + 1e-3), 1e-12);
    EXPECT_NEAR(lit_fraction_past(sun, std::array{limb, moon}),
                lit_fraction_by_grid(sun, std::array{limb, moon}), 2e-3);
    // Discs that cover different parts add; a disc behind another adds nothing.
    const SkyDisc left{-4e-3, 0.0, 1e-3}, right{4e-3, 0.0, 1e-3}, small{-4e-3, 0.0, 5e-4};
    const double one = lit_fraction_past(sun, std::array{left});
    EXPECT_NEAR(lit_fraction_past(sun, std::array{left, right}), 2.0 * one - 1.0, 1e-12);
    EXPECT_NEAR(lit_fraction_past(sun, std::array{left, small}), one, 1e-12);
    EXPECT_NEAR(lit_fraction_past(sun, std::array{left, left}), one, 1e-12);
    // A disc that touches the limb from within, or another disc, counts whole.
    const SkyDisc touching{sun - 1e-3, 0.0, 1e-3}, next{sun - 3e-3, 0.0, 1e-3};
    const double whole = square(1e-3 / sun);
    EXPECT_NEAR(lit_fraction_past(sun, std::array{touching}), 1.0 - whole, 1e-9);
    EXPECT_NEAR(lit_fraction_past(sun, std::array{touching, next}), 1.0 - 2.0 * whole, 1e-9);
}

// ── Batch ───────────────────────────────────────────────────────────────────────────────────────

struct Field {
    std::vector<double> x, y, z, fraction;
    std::vector<ShadowStatus> status;

    void add(const Vec3& r) {
        x.push_back(r.x), y.push_back(r.y), z.push_back(r.z);
        fraction.push_back(-1.0);
        status.push_back(ShadowStatus::not_finite);
    }
    Vec3 at(std::size_t k) const { return {x[k], y[k], z[k]}; }
    void fill(const Vec3& sun, std::span<const Occulter> occulters) {
        lit_fractions({x, y, z}, sun, k_radius_sun, occulters, fraction, status);
    }
};

// Satellites crowded around the Earth's limb and the Moon's shadow, scalar against lanes: the
// header promises 2e-15 (1 + b/a), b/a = 250 for the Earth.
TEST(LitFractions, AreTheScalarFractions) {
    const Vec3 sun{0.0, k_astronomical_unit, 0.0};
    const Occulter moon{{0.0, 3.8e8, 0.0}, k_radius_moon};
    std::mt19937 random(5);
    std::uniform_real_distribution<double> share(-1.0, 1.0);
    for (const double flattening : {0.0, k_flattening_earth}) {
        const std::array occulters{Occulter{Vec3{}, k_radius_earth, flattening}, moon};
        Field field;
        for (int k = 0; k < 2001; ++k) {
            const double angle = k_two_pi * share(random);
            const bool earth = k % 2 == 0;
            const double side =
                earth ? k_radius_earth + 40e3 * share(random) : 4e6 * std::abs(share(random));
            field.add({side * std::cos(angle), earth ? -5.5e6 : 8e6, side * std::sin(angle)});
        }
        on_every_target([&] {
            field.fill(sun, occulters);
            int partial = 0;
            for (std::size_t k = 0; k < field.x.size(); ++k) {
                const double alone = lit_fraction(field.at(k), sun, k_radius_sun, occulters);
                EXPECT_NEAR(field.fraction[k], alone, 5e-13);
                EXPECT_EQ(field.status[k], ShadowStatus::ok);
                partial += alone > 0.0 && alone < 1.0;
            }
            EXPECT_GT(partial, 500);
        });
    }
}

TEST(LitFractions, FlagWhatIsOfNoUse) {
    const Vec3 sun{0.0, k_astronomical_unit, 0.0};
    Field field;
    for (int k = 0; k < 11; ++k) field.add({7e6, 0.0, 0.0});
    field.x[3] = 1e6;
    field.y[9] = NAN;
    field.fill(sun, std::array{k_earth_occulter});
    EXPECT_EQ(field.status[3], ShadowStatus::inside_body);
    EXPECT_EQ(field.status[9], ShadowStatus::not_finite);
    EXPECT_EQ(field.fraction[3], 0.0);
    EXPECT_EQ(field.fraction[9], 0.0);
    EXPECT_EQ(field.status[8], ShadowStatus::ok);
    EXPECT_EQ(field.fraction[8], 1.0);
}

TEST(LitFractions, AllocateNothing) {
    const Vec3 sun{0.0, k_astronomical_unit, 0.0};
    Field field;
    for (int k = 0; k < 100; ++k) field.add({6378e3 + 1e3 * (k - 50), -2.6e6, 0.0});
    const std::array occulters{earth_ellipsoid({0.0, 0.0, 1.0}),
                               Occulter{{0.0, 3.8e8, 0.0}, k_radius_moon}};
    const AllocationCount count;
    field.fill(sun, occulters);
    EXPECT_EQ(count.since_start(), 0);
}

}  // namespace
}  // namespace dawnline::astro
