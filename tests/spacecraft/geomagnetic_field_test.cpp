#include "dawnline/spacecraft/geomagnetic_field.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dawnline::spacecraft {
namespace {

constexpr double k_nanotesla = 1e-9;
constexpr double k_radius = 7028.137e3;
const Vec3 k_equator{k_radius, 0.0, 0.0};
const Vec3 k_north{0.5 * k_radius, -0.6 * k_radius, std::sqrt(0.39) * k_radius};

// Sums of spherical harmonics by an independent program, two decimals of a nanotesla.
TEST(GeomagneticField, MagnitudesOfAnIndependentProgram) {
    const GeomagneticField jensen_cain = geomagnetic_field(HistoricField::jensen_cain_1960);
    const GeomagneticField gsfc = geomagnetic_field(HistoricField::gsfc_1970);
    const auto magnitude = [](const GeomagneticField& field, const Vec3& r) {
        return norm(flux_density(field, r)) / k_nanotesla;
    };
    EXPECT_NEAR(magnitude(jensen_cain, k_equator), 22163.15, 0.01);
    EXPECT_NEAR(magnitude(jensen_cain, k_north), 37222.21, 0.01);
    EXPECT_NEAR(magnitude(gsfc, k_equator), 22160.15, 0.01);
    EXPECT_NEAR(magnitude(gsfc, k_north), 36970.84, 0.01);
    EXPECT_NEAR(jensen_cain.dipole_moment / k_nanotesla, 31033.5, 0.05);
    EXPECT_NEAR(gsfc.dipole_moment / k_nanotesla, 30875.1, 0.05);
}

// ∇·B = 0 and ∇×B = 0 outside the sources. Central differences over 2 km: their error is
// h²/6 · |∇³B| ≈ 1e-8 of |∇B|, and rounding 1e-9.
TEST(GeomagneticField, HasNoSourcesAndNoCurrents) {
    const GeomagneticField field = geomagnetic_field(HistoricField::gsfc_1970);
    constexpr double h = 1e3;
    const auto slope = [&](const Vec3& axis) {
        return (flux_density(field, k_north + h * axis) - flux_density(field, k_north - h * axis)) /
               (2.0 * h);
    };
    const Vec3 along_x = slope({1, 0, 0}), along_y = slope({0, 1, 0}), along_z = slope({0, 0, 1});
    const double scale = norm(along_x) + norm(along_y) + norm(along_z);
    EXPECT_NEAR(along_x.x + along_y.y + along_z.z, 0.0, 1e-6 * scale);
    EXPECT_NEAR(along_y.z - along_z.y, 0.0, 1e-6 * scale);
    EXPECT_NEAR(along_z.x - along_x.z, 0.0, 1e-6 * scale);
    EXPECT_NEAR(along_x.y - along_y.x, 0.0, 1e-6 * scale);
}

// The sum runs over orders about the pole: nothing happens there.
TEST(GeomagneticField, IsSmoothAtThePole) {
    const GeomagneticField field = geomagnetic_field(HistoricField::jensen_cain_1960);
    const Vec3 at = flux_density(field, {0.0, 0.0, k_radius});
    const Vec3 beside = flux_density(field, {1.0, 0.0, k_radius});
    EXPECT_NEAR(norm(at - beside), 0.0, 1e-6 * norm(at));
    EXPECT_TRUE(std::isnan(flux_density(field, {0.0, 0.0, 0.0}).x));
}

}  // namespace
}  // namespace dawnline::spacecraft
