#include "dawnline/spacecraft/view_factor.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_degree;
using constants::k_pi;
constexpr double k_650 = 6378.137 / 7028.137;  // ρ at 650 km

// orbital_thermal 1.0.0 (D. Lee-Odinson), edge-on plate, R = 6371 km: 0.257772825310 at 550 km,
// 0.240574 at 650 km. Tolerances: the printed digits.
TEST(ViewFactor, EdgeOnPlateAgreesWithOrbitalThermal) {
    EXPECT_NEAR(vertical_view_factor(6371.0 / 6921.0), 0.257772825310, 1e-11);
    EXPECT_NEAR(vertical_view_factor(6371.0 / 7021.0), 0.240574, 1e-6);
}

// Independent quadrature over the cap, five to six printed digits.
TEST(ViewFactor, ClosedFormsAgreeWithQuadrature) {
    EXPECT_NEAR(nadir_view_factor(k_650), 0.823583, 1e-6);
    EXPECT_NEAR(sphere_view_factor(k_650), 0.289990, 1e-6);
    EXPECT_NEAR(tilted_view_factor(k_650, 20 * k_degree), 0.773915, 1e-5);
    EXPECT_NEAR(tilted_view_factor(k_650, 60 * k_degree), 0.478917, 1e-5);
    EXPECT_NEAR(tilted_view_factor(k_650, 150 * k_degree), 0.000789, 1e-5);
}

// The general formula contains the two special ones, and is continuous where its branches meet.
TEST(ViewFactor, TiltedPlateContainsTheSpecialCases) {
    for (const double rho : {0.1, 0.5, 0.9075, 0.99}) {
        EXPECT_NEAR(tilted_view_factor(rho, 0.0), nadir_view_factor(rho), 1e-15);
        EXPECT_NEAR(tilted_view_factor(rho, 0.5 * k_pi), vertical_view_factor(rho), 1e-14);
        for (const double edge : {std::acos(rho), k_pi - std::acos(rho)})
            EXPECT_NEAR(tilted_view_factor(rho, edge - 1e-9), tilted_view_factor(rho, edge + 1e-9),
                        1e-8);
    }
}

// A small sphere is a plate of every direction: ½ ∫ F(γ) sin γ dγ is its view factor.
// 20 000 midpoints leave 1e-8.
TEST(ViewFactor, MeanOverDirectionsIsTheSphere) {
    constexpr int k_count = 20000;
    double sum = 0.0;
    for (int i = 0; i < k_count; ++i) {
        const double tilt = k_pi * (i + 0.5) / k_count;
        sum += 0.5 * tilted_view_factor(k_650, tilt) * std::sin(tilt) * k_pi / k_count;
    }
    EXPECT_NEAR(sum, sphere_view_factor(k_650), 1e-7);
}

// Independent quadrature of the Lambertian integral, 800 × 1600 patches, five digits. Tolerance:
// that quadrature's own steps across the terminator.
TEST(AlbedoFactor, AgreesWithQuadrature) {
    const double zenith[] = {0, 30, 60, 75, 90, 105};
    const double nadir[] = {.81663, .70722, .40832, .21164, .02793, .00028};
    const double vertical[] = {.23729, .20550, .11864, .06149, .00882, .00008};
    const double tilted[] = {.47398, .41048, .23699, .12284, .01659, .00016};
    for (int i = 0; i < 6; ++i) {
        const double theta = zenith[i] * k_degree;
        EXPECT_NEAR(albedo_factor(k_650, theta, 0.0, 0.5 * k_pi), nadir[i], 3e-5) << zenith[i];
        EXPECT_NEAR(albedo_factor(k_650, theta, 0.5 * k_pi, 0.5 * k_pi), vertical[i], 3e-5);
        EXPECT_NEAR(albedo_factor(k_650, theta, 60 * k_degree, 0.5 * k_pi), tilted[i], 3e-5);
    }
}

// Rays from an orbit of height h meet the Earth at a Sun's zenith angle that depends on the
// direction only by a linear function while no patch in sight is dark: then F_alb is linear in the
// Sun's direction, F(θ, 0) + F(180° − θ, …) aside, F(θ) = F(0) cos θ for a nadir plate.
TEST(AlbedoFactor, IsLinearInTheSunWhileAllInSightIsLit) {
    const double edge = 0.5 * k_pi - std::acos(k_650);
    for (const double theta : {0.2, 0.6, edge - 1e-6})
        EXPECT_NEAR(albedo_factor(k_650, theta, 0.0, 0.0),
                    albedo_factor(k_650, 0.0, 0.0, 0.0) * std::cos(theta), 2e-6);
}

// A plate of every direction is the sphere again: ∬ F dω/(4π), 200 × 100 midpoints leave 1e-4 of
// the value.
TEST(AlbedoFactor, MeanOverDirectionsIsTheSphere) {
    for (const double theta : {0.3, 1.4, 1.7}) {
        double sum = 0.0;
        for (int i = 0; i < 200; ++i)
            for (int j = 0; j < 100; ++j) {
                const double tilt = k_pi * (i + 0.5) / 200, azimuth = k_pi * (j + 0.5) / 100;
                sum += albedo_factor(k_650, theta, tilt, azimuth) * std::sin(tilt) * k_pi / 200 *
                       0.5 / 100;
            }
        const double sphere = sphere_albedo_factor(k_650, theta);
        EXPECT_NEAR(sum, sphere, 3e-4 * sphere) << theta;
    }
}

TEST(AlbedoFactor, VanishesInTheNight) {
    EXPECT_EQ(albedo_factor(k_650, k_pi, 0.0, 0.0), 0.0);
    EXPECT_EQ(albedo_factor(k_650, 0.5, k_pi, 0.0), 0.0);
}

// The table keeps its promise of 2e-3 between its nodes and is exact on them.
TEST(AlbedoTable, StaysNearTheIntegral) {
    const AlbedoTable table(k_650);
    for (double theta = 0.013; theta < k_pi; theta += 0.171)
        for (double tilt = 0.021; tilt < k_pi; tilt += 0.23)
            for (double azimuth = 0.05; azimuth < k_pi; azimuth += 0.31)
                EXPECT_NEAR(table(theta, tilt, azimuth), albedo_factor(k_650, theta, tilt, azimuth),
                            2e-3)
                    << theta << ' ' << tilt << ' ' << azimuth;
    EXPECT_NEAR(table(60 * k_degree, 60 * k_degree, 0.5 * k_pi), 0.23699, 3e-5);
    EXPECT_THROW(AlbedoTable(1.2), Error);
}

}  // namespace
}  // namespace dawnline::spacecraft
