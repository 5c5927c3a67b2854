#include "dawnline/spacecraft/geomagnetic_shell.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_radius = 7028.137e3;
const Vec3 k_north{0.5 * k_radius, -0.6 * k_radius, std::sqrt(0.39) * k_radius};

/// A centred dipole along −z of Jensen and Cain's strength.
GeomagneticField dipole() {
    GeomagneticField field = geomagnetic_field(HistoricField::jensen_cain_1960);
    // Terms of degree 2 (of B) come from degree 1 of the potential; keep g_10 only.
    GeomagneticField only;
    only.degree = field.degree;
    const double g = -field.dipole_moment;
    only.dipole_moment = field.dipole_moment;
    only.terms[5 - 2].a[2] = 2.0 * g;  // degree 2, order 0
    only.terms[5 - 1].a[0] = g;        // degree 2, order 1
    only.terms[5 - 1].b[1] = g;
    return only;
}

Vec3 on_line(double l, double latitude) {
    const double r = l * k_geomagnetic_radius * std::cos(latitude) * std::cos(latitude);
    return {r * std::cos(latitude), 0.0, r * std::sin(latitude)};
}

// In a dipole L is the line's equatorial distance, wherever on the line. Hilton's fit is good to
// 1e-4 of L (Hilton 1971: "less than 10⁻⁴"); the rest of the tolerance is ours.
TEST(MagneticShell, IsTheEquatorialDistanceInADipole) {
    const GeomagneticField field = dipole();
    for (const double l : {1.1, 1.3, 1.6, 2.0, 3.0, 5.0, 8.0}) {
        for (const double share : {0.02, 0.3, 0.7, 1.0}) {
            const double latitude = share * std::acos(std::sqrt(1.0 / l));
            for (const double sign : {1.0, -1.0}) {
                const MagneticShell shell =
                    magnetic_shell(field, on_line(l, sign * latitude), field.dipole_moment);
                ASSERT_EQ(shell.status, ShellStatus::ok);
                EXPECT_NEAR(shell.l, l, 2e-4 * l) << l << ' ' << latitude;
            }
        }
    }
}

// In a dipole I = L ∫ √(1 − B/B_m) ds/L, and near the equator the particle swings harmonically:
// I → π/2 · s_m · √(g_max) with 1 − B/B_m ≈ g (1 − s²/s_m²), B ≈ B0 (1 + 9/2 λ²), s = L λ.
// For λ_m = 0.01 the next term is of order λ_m² = 1e-4.
TEST(MagneticShell, InvariantOfASmallSwing) {
    const double l = 2.0, latitude = 0.01;
    const double expected = 0.5 * constants::k_pi * l * latitude * std::sqrt(4.5) * latitude;
    EXPECT_NEAR(second_invariant(dipole(), on_line(l, latitude)), expected, 1e-3 * expected);
}

// Tracing and Hilton's formula by an independent program: 2.534 and 2.463, three decimals; 0.3 %.
TEST(MagneticShell, AgreesWithAnIndependentTrace) {
    for (const auto& [model, l] : {std::pair{HistoricField::jensen_cain_1960, 2.534},
                                   std::pair{HistoricField::gsfc_1970, 2.463}}) {
        const GeomagneticField field = geomagnetic_field(model);
        EXPECT_NEAR(magnetic_shell(field, k_north, field.dipole_moment).l, l, 0.003 * l);
    }
}

// Both mirror points of one particle lie on one shell: they have B and I in common. A place in the
// north and its conjugate in the south, found by following the dipole-like line of the real field
// with tiny Euler-free steps (RK4 of 1 km, independent of the kernel's steps).
TEST(MagneticShell, IsTheSameAtTheConjugatePoint) {
    const GeomagneticField field = geomagnetic_field(HistoricField::gsfc_1970);
    const Vec3 start{1.6 * k_geomagnetic_radius, 0.3 * k_geomagnetic_radius,
                     0.8 * k_geomagnetic_radius};
    const double mirror = norm(flux_density(field, start));
    const auto along = [&](const Vec3& r) { return unit(flux_density(field, r)); };
    Vec3 r = start;
    const double sense =
        norm(flux_density(field, start + 1e4 * along(start))) < mirror ? 1.0 : -1.0;
    double h = sense * 5e3;
    bool fell = false;
    for (int i = 0; i < 20000; ++i) {
        const Vec3 k1 = along(r), k2 = along(r + 0.5 * h * k1), k3 = along(r + 0.5 * h * k2),
                   k4 = along(r + h * k3);
        const Vec3 next = r + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
        const double b = norm(flux_density(field, next));
        if (b > mirror && fell) {
            if (std::abs(h) < 1.0) break;
            h *= 0.1;
            continue;
        }
        fell = true;
        r = next;
    }
    const MagneticShell here = magnetic_shell(field, start, field.dipole_moment);
    const MagneticShell there = magnetic_shell(field, r, field.dipole_moment);
    EXPECT_NEAR(here.l, there.l, 1e-5 * here.l);
    EXPECT_NEAR(here.b_ratio, there.b_ratio, 1e-4 * here.b_ratio);
}

// Over the poles the lines do not close; nothing is trapped. NaN is flagged, not passed on.
TEST(MagneticShell, SaysWhereItIsNotDefined) {
    const GeomagneticField field = geomagnetic_field(HistoricField::gsfc_1970);
    const double m = field.dipole_moment;
    // Near the southern pole of the dipole, 78.5° S, 111° E.
    const Vec3 r_pole = k_radius * Vec3{-0.0714, 0.1861, -0.9799};
    EXPECT_EQ(magnetic_shell(field, r_pole, m).status, ShellStatus::open);
    EXPECT_EQ(magnetic_shell(field, {1e5, 0, 1e5}, m).status, ShellStatus::inside);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(magnetic_shell(field, {nan, 0, k_radius}, m).status, ShellStatus::not_finite);
    EXPECT_EQ(magnetic_shell(field, {0, 0, 0}, m).status, ShellStatus::not_finite);
}

TEST(MagneticShell, AllocatesNothing) {
    const GeomagneticField field = geomagnetic_field(HistoricField::gsfc_1970);
    const AllocationCount count;
    const MagneticShell shell = magnetic_shell(field, k_north, field.dipole_moment);
    EXPECT_EQ(count.since_start(), 0u);
    EXPECT_EQ(shell.status, ShellStatus::ok);
}

// 66 years after 1960 the place is turned east by 19.8°.
TEST(MagneticShell, HistoricPlaceIsEastOfToday) {
    const Vec3 r = place_in_historic_field({1.0, 0.0, 0.5}, 2026.0 - 1960.0);
    EXPECT_NEAR(std::atan2(r.y, r.x) / constants::k_degree, 19.8, 1e-12);
    EXPECT_EQ(r.z, 0.5);
}

}  // namespace
}  // namespace dawnline::spacecraft
