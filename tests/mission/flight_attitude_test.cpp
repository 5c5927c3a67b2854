#include "dawnline/mission/flight_attitude.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

constexpr double k_radius = 7028137.0;
constexpr double k_sine = k_radius_earth / k_radius;

// In radiator_to_space the panel's normals are level: vertical_view_factor, exact, whatever β; the
// array's faces have the tilts π − θ and θ.
TEST(FlightAttitude, RadiatorToSpaceStandsUpright) {
    for (const double beta : {0.2, 1.0, 1.5}) {
        const spacecraft::OrbitPlace place{k_radius, beta, 0.7};
        const EarthViews v = earth_views(Attitude::radiator_to_space, k_sine, place);
        const double zenith = std::acos(std::cos(beta) * std::cos(0.7));
        EXPECT_NEAR(v.radiator, spacecraft::vertical_view_factor(k_sine), 1e-12);
        EXPECT_NEAR(v.array_front, spacecraft::tilted_view_factor(k_sine, k_pi - zenith), 1e-12);
        EXPECT_NEAR(v.array_back, spacecraft::tilted_view_factor(k_sine, zenith), 1e-12);
        EXPECT_NEAR(v.sun_cosine, 1.0, 1e-12);
    }
}

// With the Sun on the orbit's pole a panel through Sun line and velocity has its normals to nadir
// and zenith: ρ² and nothing, ρ²/2 in the mean.
TEST(FlightAttitude, RadiatorAlongAirLooksDownOnDawnDusk) {
    const spacecraft::OrbitPlace place{k_radius, k_pi / 2, 1.1};
    const EarthViews v = earth_views(Attitude::radiator_along_air, k_sine, place);
    EXPECT_NEAR(v.radiator, 0.5 * k_sine * k_sine, 1e-12);
    EXPECT_NEAR(v.sun_cosine, 1.0, 1e-12);
}

// Edge-on to the flow, the array loses what the Sun's direction has along the flow:
// √(1 − (ŝ·v̂)²), and keeps all where that is zero.
TEST(FlightAttitude, RamMinimisingTurnsFromTheSun) {
    const double beta = 0.6, phase = 1.0;
    const EarthViews v = earth_views(Attitude::ram_minimising, k_sine, {k_radius, beta, phase});
    const double along = std::cos(beta) * std::sin(phase);
    EXPECT_NEAR(v.sun_cosine, std::sqrt(1.0 - along * along), 1e-12);
    EXPECT_NEAR(earth_views(Attitude::ram_minimising, k_sine, {k_radius, beta, 0.0}).sun_cosine,
                1.0, 1e-12);
}

// The table against the integrals it stands for; the tolerances are those of its header.
TEST(FlightAttitude, TableFollowsTheIntegrals) {
    for (const Attitude attitude :
         {Attitude::radiator_to_space, Attitude::radiator_along_air, Attitude::ram_minimising}) {
        const double tolerance = attitude == Attitude::radiator_to_space ? 5e-4 : 5e-3;
        const EarthViewTable table(attitude, k_sine);
        for (double beta = 0.05; beta < 1.57; beta += 0.19)
            for (double phase = 0.03; phase < k_two_pi; phase += 0.37) {
                const spacecraft::OrbitPlace place{k_radius, beta, phase};
                const Vec3 s = spacecraft::sun_direction(place);
                const EarthViews a = table(s.x, s.y, s.z);
                const EarthViews b = earth_views(attitude, k_sine, place);
                EXPECT_NEAR(a.radiator, b.radiator, tolerance) << beta << ' ' << phase;
                EXPECT_NEAR(a.albedo_radiator, b.albedo_radiator, tolerance);
                EXPECT_NEAR(a.array_front, b.array_front, tolerance);
                EXPECT_NEAR(a.array_back, b.array_back, tolerance);
                EXPECT_NEAR(a.albedo_front, b.albedo_front, tolerance);
                EXPECT_NEAR(a.albedo_back, b.albedo_back, tolerance);
                EXPECT_NEAR(a.sun_cosine, b.sun_cosine, tolerance);
            }
    }
}

// With a fixed coefficient the array meets the flow with |ŝ·v̂|, (2/π) cos β in the mean of an
// orbit (the midpoint rule with 36 places misses |cos| by (π/36)²/6, 1.3e-3), and on β = 90° the
// radiator to space flies face on; what flies edge-on meets nothing.
TEST(FlightAttitude, DragHasTheClosedForm) {
    const spacecraft::AirStream air{.fixed_coefficient = 2.2};
    const double beta = 0.8;
    const FlightPerArea f =
        flight_per_area(Attitude::radiator_to_space, k_radius, beta, beta, 0.0, air);
    EXPECT_NEAR(f.drag.array, 2.2 * 2.0 / k_pi * std::cos(beta), 2e-3);
    EXPECT_NEAR(f.drag.body, 2.2, 1e-12);
    EXPECT_NEAR(f.light_normal, std::sin(beta), 1e-12);
    const FlightPerArea pole =
        flight_per_area(Attitude::radiator_to_space, k_radius, k_pi / 2, k_pi / 2, 0.0, air);
    EXPECT_NEAR(pole.drag.radiator, 2.2, 1e-9);
    const FlightPerArea along =
        flight_per_area(Attitude::radiator_along_air, k_radius, beta, beta, 0.0, air);
    EXPECT_NEAR(along.drag.radiator, 0.0, 1e-12);
    const FlightPerArea least =
        flight_per_area(Attitude::ram_minimising, k_radius, beta, beta, 0.0, air);
    EXPECT_NEAR(least.drag.array, 0.0, 1e-12);
    EXPECT_NEAR(least.drag.radiator, 0.0, 1e-12);
}

// Free molecular flow rubs on what it does not hit: each face edge-on has C_D = 1/(s√π), Sentman's
// law at γ = 0, where re-emission pushes across the flow only.
TEST(FlightAttitude, EdgesStillRub) {
    const FlightPerArea f = flight_per_area(Attitude::ram_minimising, k_radius, 1.2, 1.2, 0.0,
                                            {.temperature = 900.0, .molar_mass = 0.015});
    const double speed = std::sqrt(k_gm_earth / k_radius);
    const double s = speed / std::sqrt(2.0 * k_molar_gas / 0.015 * 900.0);
    EXPECT_NEAR(f.drag.radiator, 2.0 / (s * std::sqrt(k_pi)), 1e-9);
}

}  // namespace
}  // namespace dawnline::mission
