#include <gtest/gtest.h>

#include <GeographicLib/SphericalHarmonic.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/astro/geopotential.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "every_target.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

struct GravityPoint {
    std::string model;
    int degree;
    Vec3 r_EP_F;
    double potential;
    Vec3 g_F;
};

std::vector<GravityPoint> gravity_points() {
    std::ifstream file(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/data/gravity_points.csv");
    std::vector<GravityPoint> points;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#' || line.starts_with("model")) continue;
        std::istringstream words(line);
        GravityPoint p;
        std::vector<double> x;
        std::getline(words, p.model, ',');
        for (std::string word; std::getline(words, word, ',');) x.push_back(std::stod(word));
        p.degree = static_cast<int>(x.at(0));
        p.r_EP_F = {x.at(1), x.at(2), x.at(3)};
        p.potential = x.at(4);
        p.g_F = {x.at(5), x.at(6), x.at(7)};
        points.push_back(p);
    }
    return points;
}

// A-G-1: GeographicLib 2.1.2 at 21 points (poles, equator, random, geostationary), degrees 2 to 70.
// 2e-14: what both programs lose to rounding together.
TEST(Gravity, AgreesWithGeographicLib) {
    const StokesCoefficients egm_96 = egm96(), egm_2008 = egm2008();
    const std::vector<GravityPoint> points = gravity_points();
    ASSERT_EQ(points.size(), 126u);
    for (const GravityPoint& p : points) {
        const GravityField field(p.model == "EGM96" ? egm_96 : egm_2008, p.degree, p.degree);
        EXPECT_NEAR(gravity_potential(field, p.r_EP_F), p.potential, 2e-14 * p.potential);
        EXPECT_LT(norm(gravity_acceleration(field, p.r_EP_F) - p.g_F), 2e-14 * norm(p.g_F))
            << p.model << " " << p.degree;
    }
}

// A-G-2: heyoka, test/egm2008.cpp: potential of EGM2008 2×0. 1e-15: one unit in the last place is
// 1.2e-16 of it.
TEST(Gravity, AgreesWithHeyoka) {
    const double r = 6379137.0, colatitude = 0.123, longitude = 42.0;
    const Vec3 r_EP_F{r * std::sin(colatitude) * std::cos(longitude),
                      r * std::sin(colatitude) * std::sin(longitude), r * std::cos(colatitude)};
    const GravityField field(egm2008(), 2, 0);
    EXPECT_NEAR(gravity_potential(field, r_EP_F), 62418910.63181418, 1e-15 * 62418910.63181418);
}

// EGM2008 to 70, beyond it random coefficients of Kaula's size 1e-5/n² up to degree 120.
StokesCoefficients continued_to_120() {
    StokesCoefficients out = egm2008();
    out.degree = 120;
    out.c.resize(stokes_index(121, 0));
    out.s.resize(stokes_index(121, 0));
    Stream stream(1, 0, "kaula");
    for (int n = 71; n <= 120; ++n)
        for (int m = 0; m <= n; ++m) {
            const double size = 1e-5 / (n * n);
            out.c[stokes_index(n, m)] = size * (2.0 * stream.uniform() - 1.0);
            out.s[stokes_index(n, m)] = m == 0 ? 0.0 : size * (2.0 * stream.uniform() - 1.0);
        }
    return out;
}

// Directions over the whole sphere, the poles and places close to them included.
std::vector<Vec3> places(std::size_t n) {
    Stream stream(2, 0, "places");
    std::vector<Vec3> out{{0.0, 0.0, 6.7e6}, {0.0, 1e-3, -6.7e6}, {6.5e6, 0.0, 1e-9}};
    while (out.size() < n) {
        const double z = 2.0 * stream.uniform() - 1.0, angle = k_two_pi * stream.uniform();
        const double r = k_radius_earth_egm * (1.0 + stream.uniform() * stream.uniform());
        const double flat = std::sqrt(1.0 - z * z);
        out.push_back(r * Vec3{flat * std::cos(angle), flat * std::sin(angle), z});
    }
    return out;
}

// Degree 120 against GeographicLib's Clenshaw summation, which wants C and S by order. 3e-14: its
// sums and ours, with the last degrees at full strength on the reference sphere.
TEST(Gravity, HoldsToDegree120) {
    const StokesCoefficients coefficients = continued_to_120();
    std::vector<double> c, s;
    for (int m = 0; m <= 120; ++m)
        for (int n = m; n <= 120; ++n) {
            c.push_back(coefficients.c[stokes_index(n, m)]);
            if (m > 0) s.push_back(coefficients.s[stokes_index(n, m)]);
        }
    const GeographicLib::SphericalHarmonic oracle(c, s, 120, coefficients.radius);
    const GravityField field(coefficients, 120, 120);
    const double scale = coefficients.gm / coefficients.radius;
    for (const Vec3& r : places(60)) {
        Vec3 g;
        const double v = scale * oracle(r.x, r.y, r.z, g.x, g.y, g.z);
        EXPECT_NEAR(gravity_potential(field, r), v, 3e-14 * v);
        EXPECT_LT(norm(gravity_acceleration(field, r) - scale * g), 3e-14 * scale * norm(g));
    }
}

// A-G-3: the acceleration is the gradient of the potential. Central differences over ±20 m err by
// h²/6 ∇³V (1e-11 relative for the low degrees, more for the high ones) and 1e-16 V/(h g) = 3e-11.
TEST(Gravity, IsTheGradientOfThePotential) {
    const GravityField field(egm2008(), 36, 36);
    const double h = 20.0;
    for (const Vec3& r : places(40)) {
        const auto slope = [&](const Vec3& step) {
            return (gravity_potential(field, r + step) - gravity_potential(field, r - step)) /
                   (2.0 * h);
        };
        const Vec3 gradient{slope({h, 0, 0}), slope({0, h, 0}), slope({0, 0, h})};
        const Vec3 g = gravity_acceleration(field, r);
        EXPECT_LT(norm(g - gradient), 1e-9 * norm(g));
    }
}

// A-G-3: zonal fields do not feel a turn about the pole. 1e-15 of rounding.
TEST(Gravity, ZonalsTurnFreely) {
    const GravityField field(egm2008(), 70, 0);
    for (const Vec3& r : places(40)) {
        const double c = std::cos(1.234), s = std::sin(1.234);
        const auto turn = [&](const Vec3& v) {
            return Vec3{c * v.x - s * v.y, s * v.x + c * v.y, v.z};
        };
        const Vec3 g = gravity_acceleration(field, r);
        EXPECT_LT(norm(gravity_acceleration(field, turn(r)) - turn(g)), 5e-15 * norm(g));
    }
}

// The divergence of a field in empty space vanishes: the three central differences cancel to the
// 1e-9 of one of them that the differences are good for.
TEST(Gravity, HasNoDivergence) {
    const GravityField field(egm96(), 20, 20);
    const double h = 50.0;
    for (const Vec3& r : places(20)) {
        const auto slope = [&](const Vec3& step) {
            return (gravity_acceleration(field, r + step) - gravity_acceleration(field, r - step)) /
                   (2.0 * h);
        };
        const double xx = slope({h, 0, 0}).x, yy = slope({0, h, 0}).y, zz = slope({0, 0, h}).z;
        EXPECT_LT(std::abs(xx + yy + zz), 1e-8 * (std::abs(xx) + std::abs(yy) + std::abs(zz)));
    }
}

struct Batch {
    std::vector<double> x, y, z, ax, ay, az;
    std::vector<GravityStatus> status;

    explicit Batch(const std::vector<Vec3>& r) {
        for (const Vec3& v : r) x.push_back(v.x), y.push_back(v.y), z.push_back(v.z);
        ax.resize(r.size()), ay = az = ax;
        status.resize(r.size());
    }
    void fill(const GravityField& field) {
        gravity_accelerations(field, {x, y, z}, {ax, ay, az}, status);
    }
};

// The batch is the scalar formula in lanes: they differ by rounding with and without FMA. Sizes
// that are no multiple of a register included. 1e-15 is promised in the header; at degree 70 the
// sums of a hundred terms leave a few ulp.
TEST(Gravity, BatchIsTheScalarFormula) {
    const GravityField field(egm2008(), 70, 70);
    on_every_target([&] {
        for (const std::size_t n : {1u, 3u, 7u, 8u, 64u, 101u}) {
            std::vector<Vec3> r = places(101);
            r.resize(n);
            Batch batch(r);
            batch.fill(field);
            for (std::size_t k = 0; k < n; ++k) {
                const Vec3 g = gravity_acceleration(field, r[k]);
                EXPECT_LT(norm(Vec3{batch.ax[k], batch.ay[k], batch.az[k]} - g), 1e-15 * norm(g));
                EXPECT_EQ(batch.status[k], GravityStatus::ok);
            }
        }
    });
}

// A place of no use gets its flag and zeros, and leaves its neighbours in the register alone.
TEST(Gravity, FlagsPlacesOfNoUse) {
    const GravityField field(egm96(), 8, 8);
    std::vector<Vec3> r = places(11);
    r[4] = {1000.0, 0.0, 0.0};
    r[6].y = std::numeric_limits<double>::quiet_NaN();
    r[10] = {0.0, 0.0, 0.0};
    Batch batch(r);
    on_every_target([&] {
        batch.fill(field);
        EXPECT_EQ(batch.status[4], GravityStatus::inside);
        EXPECT_EQ(batch.status[6], GravityStatus::not_finite);
        EXPECT_EQ(batch.status[10], GravityStatus::inside);
        for (const std::size_t k : {4u, 6u, 10u}) EXPECT_EQ(batch.ax[k], 0.0);
        EXPECT_EQ(batch.status[5], GravityStatus::ok);
        EXPECT_LT(std::abs(batch.ax[5] - gravity_acceleration(field, r[5]).x), 1e-14);
    });
}

TEST(Gravity, AllocatesNothing) {
    const GravityField field(egm96(), 20, 20);
    Batch batch(places(100));
    const AllocationCount count;
    batch.fill(field);
    gravity_acceleration(field, {7e6, 0.0, 0.0});
    EXPECT_EQ(count.since_start(), 0);
}

TEST(Gravity, RefusesWhatTheCoefficientsDoNotHold) {
    EXPECT_THROW(GravityField(egm96(), 71, 71), Error);
    EXPECT_THROW(GravityField(egm96(), 4, 5), Error);
    EXPECT_THROW(GravityField(egm96(), -1, 0), Error);
}

// ── Solid tides ─────────────────────────────────────────────────────────────────────────────────

// With one Love number k for all orders the tide of degree n is −k times the tidal potential
// mirrored in the sphere, ΔV = k GM_j/r_j (R/r_j)^n (R/r)^{n+1} P_n(cos γ): the addition theorem.
// 1e-12: rounding of ten harmonics.
TEST(SolidTides, OfOneLoveNumberFollowTheAdditionTheorem) {
    const GravityField field(egm96(), 8, 8);
    const Vec3 sun{1.2e11, -8e10, 3e10}, moon{-2e8, 3.1e8, 1.1e8};
    LoveNumbers love{};
    love.k2_imaginary = love.k2_plus = {0.0, 0.0, 0.0};
    for (const bool degree_two : {true, false}) {
        love.k2_real.fill(degree_two ? 0.3 : 0.0);
        love.k3.fill(degree_two ? 0.0 : 0.3);
        const StokesCorrection tide = solid_tide(field, love, sun, k_gm_sun, moon, k_gm_moon);
        const auto potential = [&](const Vec3& r) {
            const double R = field.radius();
            double sum = 0.0;
            for (const auto& [body, gm] : {std::pair{sun, k_gm_sun}, std::pair{moon, k_gm_moon}}) {
                const double d = norm(body), u = dot(r, body) / (norm(r) * d);
                const double p = degree_two ? 1.5 * u * u - 0.5 : u * (2.5 * u * u - 1.5);
                sum += 0.3 * gm / d * std::pow(R / d, degree_two ? 2 : 3) *
                       std::pow(R / norm(r), degree_two ? 3 : 4) * p;
            }
            return sum;
        };
        const double h = 100.0;
        for (const Vec3& r : places(20)) {
            const auto slope = [&](const Vec3& step) {
                return (potential(r + step) - potential(r - step)) / (2.0 * h);
            };
            const Vec3 gradient{slope({h, 0, 0}), slope({0, h, 0}), slope({0, 0, h})};
            EXPECT_LT(norm(tide_acceleration(field, tide, r) - gradient), 1e-8 * norm(gradient));
        }
    }
}

// IERS Conventions 2010, eq. 6.13: averaged over the Moon's and the Sun's paths ΔC̄20 is the
// permanent tide A₀ H₀ k₂₀ = −4.2007e-9. Bodies on circles in the ecliptic give it but for
// eccentricity and the Moon's inclination of 5°, together under 2 %.
TEST(SolidTides, AverageToThePermanentTide) {
    const GravityField field(egm96(), 8, 8);
    const double tilt = 23.44 * k_degree;
    double mean = 0.0;
    const int steps = 72;
    for (int k = 0; k < steps; ++k) {
        const double a = k_two_pi * k / steps;
        const Vec3 way{std::cos(a), std::sin(a) * std::cos(tilt), std::sin(a) * std::sin(tilt)};
        mean += solid_tide(field, {}, k_astronomical_unit * way, k_gm_sun, 3.844e8 * way, k_gm_moon)
                    .c[stokes_index(2, 0)] /
                steps;
    }
    EXPECT_NEAR(mean, -4.2007e-9, 0.02 * 4.2007e-9);
}

// Swapping sign of the imaginary part and the body's longitude mirrors S: a lag turns into a lead.
TEST(SolidTides, ImaginaryPartsTurnTheBulge) {
    const GravityField field(egm96(), 8, 8);
    const Vec3 body{3e8, 1.5e8, 1e8}, mirrored{3e8, -1.5e8, 1e8};
    LoveNumbers lead;
    for (double& k : lead.k2_imaginary) k = -k;
    const StokesCorrection a = solid_tide(field, {}, body, 0.0, body, k_gm_moon);
    const StokesCorrection b = solid_tide(field, lead, mirrored, 0.0, mirrored, k_gm_moon);
    for (int n = 2; n <= 4; ++n)
        for (int m = 0; m <= n; ++m) {
            EXPECT_DOUBLE_EQ(a.c[stokes_index(n, m)], b.c[stokes_index(n, m)]);
            EXPECT_DOUBLE_EQ(a.s[stokes_index(n, m)], -b.s[stokes_index(n, m)]);
        }
}

}  // namespace
}  // namespace dawnline::astro
