// Air and sunlight on plates, and what a year of them costs.

#include "dawnline/spacecraft/flight_plates.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/quadrature.hpp"
#include "dawnline/spacecraft/flight_forces.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

// Kinetic theory of the stream that arrives, by quadrature over a drifting Maxwellian: with a cold,
// fully accommodating wall nothing leaves with speed. Quadrature to 1e-10.
TEST(FreeMolecular, ArrivingMomentumIsThatOfTheMaxwellian) {
    const AirStream air{.wall_temperature = 0.0, .accommodation = 1.0};
    const double speed = 7500.0;
    const double s = speed / std::sqrt(2.0 * k_molar_gas / air.molar_mass * air.temperature);
    for (const double angle : {0.0, 30.0, 60.0, 85.0, 90.0, 95.0, 120.0}) {
        const double gamma = std::cos(angle * k_degree), l = std::sin(angle * k_degree);
        const auto moment = [&](int power) {
            return integrate(
                       [&](double u) {
                           const double w = u - gamma * s;
                           return std::pow(u, power) * std::exp(-w * w) / std::sqrt(k_pi);
                       },
                       0.0, 14.0 + s, 1e-11)
                .value;
        };
        const double normal = moment(2), shear = moment(1) * s * l;
        const FaceCoefficients c = face_coefficients(gamma, speed, air);
        EXPECT_NEAR(c.drag, 2.0 / (s * s) * (normal * gamma + shear * l), 1e-9) << angle;
        EXPECT_NEAR(c.lift, 2.0 / (s * s) * (normal * l - shear * gamma), 1e-9) << angle;
    }
}

// Hypersonic limit of a plate face on, all energy given up to a cold wall: C_D = 2 (momentum of
// what stops). Measured values of real plates face on lie between 2.1 and 2.4 (Moe & Moe 2005).
TEST(FreeMolecular, PlateFaceOn) {
    EXPECT_NEAR(face_coefficients(1.0, 1e6, {.wall_temperature = 0.0, .accommodation = 1.0}).drag,
                2.0, 1e-4);
    const double usual =
        face_coefficients(1.0, 7500.0, {}).drag + face_coefficients(-1.0, 7500.0, {}).drag;
    EXPECT_GT(usual, 2.1);
    EXPECT_LT(usual, 2.6);
}

// Frames: with β = 90° the Sun is on the normal at every phase; with β = 0 it is overhead at phase
// 0, ahead at phase 270°, and the axes are orthonormal.
TEST(Plates, FramesTurnAsSaid) {
    const OrbitPlace polar{7e6, k_pi / 2, 1.0};
    EXPECT_NEAR(sun_direction(polar).z, 1.0, 1e-15);
    EXPECT_NEAR(sun_direction({7e6, 0.0, 1.5 * k_pi}).y, 1.0, 1e-15);
    for (const PlateHold hold : {PlateHold::sun, PlateHold::sun_nadir})
        for (const double beta : {0.0, 0.7, k_pi / 2})
            for (const double phase : {0.0, 0.3, 2.0, 4.5}) {
                const OrbitPlace p{7e6, beta, phase};
                const Vec3 a = from_hold(hold, {1, 0, 0}, p), b = from_hold(hold, {0, 1, 0}, p),
                           c = from_hold(hold, {0, 0, 1}, p);
                EXPECT_NEAR(norm(b), 1.0, 1e-12);
                EXPECT_NEAR(dot(a, b), 0.0, 1e-12);
                EXPECT_NEAR(norm(c - cross(a, b)), 0.0, 1e-12);
                EXPECT_NEAR(norm(a - sun_direction(p)), 0.0, 1e-12);
            }
}

// An array on the Sun meets the flow with (2/π) A cos β on the mean, for C_d = 1. Midpoint rule on
// |sin|: 1e-5.
TEST(Plates, ArrayOnTheSun) {
    const std::array<Plate, 1> array{{{.area = 100.0, .hold = PlateHold::sun}}};
    const AirStream fixed{.fixed_coefficient = 1.0};
    for (const double beta : {0.0, 0.5, 1.2})
        EXPECT_NEAR(plate_means(array, 7.028e6, beta, 0.0, fixed).drag_area,
                    200.0 / k_pi * std::cos(beta), 1e-2);
    // Free molecular: edge on there is still friction, 2 P/√π = 2/(√π s) for both faces together.
    const double s = 7531.0 / std::sqrt(2.0 * k_molar_gas / 0.016 * 1000.0);
    EXPECT_NEAR(plate_means(array, 7.028e6, k_pi / 2, 0.0, {}).drag_area,
                100.0 * 2.0 / (std::sqrt(k_pi) * s), 0.05);
}

// Sunlight on a plate: absorbed A, mirrored 2A, scattered A (1 + 2/3), along the Sun; and cos² of
// a mirror along its normal (Montenbruck & Gill 2000, eq. 3.73).
TEST(Plates, LightPushes) {
    const OrbitPlace noon{7e6, 0.0, 0.0};
    const auto push = [&](double specular, double diffuse) {
        return light_force_area({.area = 1.0, .specular = specular, .diffuse = diffuse}, noon).x;
    };
    EXPECT_NEAR(push(0.0, 0.0), -1.0, 1e-15);
    EXPECT_NEAR(push(1.0, 0.0), -2.0, 1e-15);
    EXPECT_NEAR(push(0.0, 1.0), -5.0 / 3.0, 1e-15);
    const Vec3 tilted = light_force_area(
        {.area = 1.0, .normal = {std::sqrt(0.5), std::sqrt(0.5), 0.0}, .specular = 1.0}, noon);
    EXPECT_NEAR(tilted.x, -2.0 * 0.5 * std::sqrt(0.5), 1e-12);
    EXPECT_NEAR(tilted.y, -2.0 * 0.5 * std::sqrt(0.5), 1e-12);
    EXPECT_EQ(norm(light_force_area({.area = 1.0, .normal = {-1, 0, 0}, .two_sided = false}, noon)),
              0.0);
}

astro::Weather steady(double f107, double ap) {
    astro::Weather w;
    w.f107 = w.f107_mean = f107;
    w.ap.fill(ap);
    return w;
}

FlightOrbit dawn_dusk(double altitude) {
    const double a = k_radius_earth + altitude;
    return {a, astro::sun_synchronous_inclination(a), 18.0 * 3600.0};
}

// A body whose area across any flow is the same: three plates would not do, so one that faces it.
std::array<Plate, 1> facing(double area) {
    return {{{.area = area, .normal = {0.0, 1.0, 0.0}}}};
}

// Must-show of the issue: Δv a year by NRLMSISE-00 at 500, 550 and 650 km for C_dA/m 0.02 m²/kg
// against the reference's table (two independent runs that agree to 0.2 %); air at rest, as there.
// Our sampling adds 0.3 %, its three digits up to 1 %.
TEST(FlightForces, DeltaVOfTheReference) {
    struct {
        double altitude, f107, ap, density, delta_v;
    } const rows[] = {
        {500e3, 70, 4, 7.658e-14, 1.40},    {500e3, 140, 15, 6.188e-13, 11.32},
        {500e3, 230, 22, 2.201e-12, 40.25}, {550e3, 70, 4, 3.256e-14, 0.59},
        {550e3, 140, 15, 2.973e-13, 5.40},  {550e3, 230, 22, 1.184e-12, 21.49},
        {650e3, 70, 4, 8.796e-15, 0.16},    {650e3, 140, 15, 7.697e-14, 1.38},
        {650e3, 230, 22, 3.706e-13, 6.63},
    };
    for (const auto& row : rows) {
        const FlightForces f =
            flight_forces(dawn_dusk(row.altitude), facing(20.0), 1000.0, {.fixed_coefficient = 1.0},
                          steady(row.f107, row.ap), false);
        EXPECT_NEAR(f.mean_density / row.density, 1.0, 5e-3) << row.altitude << ' ' << row.f107;
        EXPECT_NEAR(f.drag_delta_v, row.delta_v, 0.005 + 5e-3 * row.delta_v);
        EXPECT_NEAR(f.drag_area, 20.0, 1e-9);
    }
}

// The air turns with the Earth: against a retrograde orbit near 98° it adds about −2 ω a cos i/v,
// 0.14 ω a/v = 1.9 % to v², and the side wind a little.
TEST(FlightForces, TurningAirAddsToARetrogradeOrbit) {
    const auto at = [&](bool turns) {
        return flight_forces(dawn_dusk(650e3), facing(20.0), 1000.0, {.fixed_coefficient = 1.0},
                             steady(140, 15), turns)
            .drag_delta_v;
    };
    EXPECT_NEAR(at(true) / at(false), 1.02, 0.01);
}

// The reference's arithmetic: 600 m², 2000 kg, q 0.3 are pushed with 1.8e-6 m/s² by light, which
// shifts the plane by at most 1.5 m; β of 650 km at 18 h stays between 58.57° and 90°.
TEST(FlightForces, LightOnALargeArray) {
    const std::array<Plate, 1> array{{{.area = 600.0, .hold = PlateHold::sun, .specular = 0.3}}};
    const FlightForces f = flight_forces(dawn_dusk(650e3), array, 2000.0, {}, steady(140, 15));
    EXPECT_NEAR(f.light_acceleration, 1.8e-6, 0.04e-6);
    EXPECT_GT(f.plane_shift, 1.2);
    EXPECT_LT(f.plane_shift, 1.6);
    EXPECT_NEAR(f.lowest_beta / k_degree, 58.57, 0.3);
    EXPECT_LT(f.highest_beta / k_degree, 90.0);
}

TEST(FlightForces, RefusesWhatItCannotKnow) {
    EXPECT_THROW(flight_forces(dawn_dusk(1500e3), facing(1.0), 1.0, {}, {}), Error);
    EXPECT_THROW(flight_forces(dawn_dusk(650e3), facing(1.0), 0.0, {}, {}), Error);
}

TEST(Plates, AllocateNothing) {
    const std::array<Plate, 1> array{{{.area = 100.0, .hold = PlateHold::sun}}};
    const AllocationCount count;
    EXPECT_GT(plate_means(array, 7e6, 1.0, 0.5, {}).drag_area, 0.0);
    EXPECT_EQ(count.since_start(), 0);
}

}  // namespace
}  // namespace dawnline::spacecraft
