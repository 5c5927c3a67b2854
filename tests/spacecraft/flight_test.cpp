// Drag, sunlight, thrusters and disposal.

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/drag.hpp"
#include "dawnline/spacecraft/propulsion.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_julian_year;
using constants::k_radius_earth;
constexpr double k_650 = k_radius_earth + 650e3;

// Two independent runs with orbit means of NRLMSISE-00 (gtd7d), F10.7 140, Ap 15, dawn-dusk, C_dA/m
// 0.02 m²/kg: 11.32, 5.40, 1.38 m/s a year at 500, 550, 650 km. Three printed digits.
TEST(Drag, DeltaVPerYear) {
    EXPECT_NEAR(drag_delta_v(6.188e-13, k_radius_earth + 500e3, 0.02, k_julian_year), 11.32, 0.02);
    EXPECT_NEAR(drag_delta_v(2.973e-13, k_radius_earth + 550e3, 0.02, k_julian_year), 5.40, 0.01);
    EXPECT_NEAR(drag_delta_v(7.697e-14, k_650, 0.02, k_julian_year), 1.38, 0.01);
}

// 110 m² facing the flow, 2000 kg, Cd 2.2, 650 km: 8.3 m/s a year.
TEST(Drag, RadiatorFaceOn) {
    const DragSurfaces surfaces{.radiator_area = 110.0, .radiator_ram_cosine = 1.0};
    EXPECT_NEAR(
        drag_delta_v(7.697e-14, k_650, 2.2 * ram_area(surfaces, 0.0) / 2000.0, k_julian_year), 8.3,
        0.1);
}

// An array that follows a Sun on the orbit's pole is edge on; with the Sun in the plane 2/π of it
// meets the flow.
TEST(Drag, ArrayFollowsTheSun) {
    const DragSurfaces surfaces{.array_area = 100.0, .body_area = 3.0};
    EXPECT_NEAR(ram_area(surfaces, constants::k_pi / 2), 3.0, 1e-12);
    EXPECT_NEAR(ram_area(surfaces, 0.0), 3.0 + 63.661977, 1e-6);
}

// 600 m², 2000 kg, q 0.3: 1.8e-6 m/s² at 4.54 µPa; 1.64e-6 m/s² shifts the plane by 1.4 m.
TEST(SolarPressure, AccelerationAndShift) {
    EXPECT_NEAR(solar_pressure_acceleration(1361.0, 0.0, 1.0), 4.54e-6, 1e-8);
    EXPECT_NEAR(solar_pressure_acceleration(1361.0, 0.3, 0.3), 1.8e-6, 5e-8);
    EXPECT_NEAR(solar_pressure_plane_shift(1.64e-6, k_650), 1.4, 0.05);
}

// Published figures of the argon Hall thruster: 170 mN, 2500 s, 50 %, 4.2 kW. Exact 4168 W and
// 6.93 mg/s.
TEST(Thruster, ArgonHall) {
    const Thruster hall{2500.0, 0.170, 0.5};
    EXPECT_NEAR(thruster_power(hall), 4168.0, 1.0);
    EXPECT_NEAR(propellant_flow(hall), 6.93e-6, 1e-8);
    // m (1 − e^{−x}) seen from the wet mass is m_dry (e^x − 1) seen from the dry one.
    const double used = propellant_from_wet(1000.0, 300.0, 2500.0);
    EXPECT_NEAR(propellant_from_dry(1000.0 - used, 300.0, 2500.0), used, 1e-10);
    EXPECT_NEAR(burn_time(hall, 1000.0, 300.0) * propellant_flow(hall), used, 1e-10);
}

// From 650 km: perigee to 50 km 169.8 m/s in one burn, spiral to 300 km 194.8 m/s.
TEST(Disposal, FromACircularOrbit) {
    EXPECT_NEAR(perigee_lowering_delta_v(k_650, k_radius_earth + 50e3), 169.8, 0.1);
    EXPECT_NEAR(spiral_delta_v(k_650, k_radius_earth + 300e3), 194.8, 0.1);
}

// Standard textbook example, 300 km to geostationary: 2.426 + 1.467 = 3.893 km/s. Tolerance:
// rounding of the radii.
TEST(Disposal, HohmannToGeostationary) {
    EXPECT_NEAR(hohmann_delta_v(6678e3, 42164e3), 3893.0, 2.0);
}

// Rate ∝ density, and ∝ threshold^−x: a threshold a hundredth with x 0.5 means ten times the work.
TEST(Avoidance, ScalesWithDensityAndThreshold) {
    const AvoidanceObservation starlink{33.0 / k_julian_year, 1.0, 3e-7, 0.5};
    EXPECT_NEAR(avoidance_rate(starlink, 2.0, 3e-7) * k_julian_year, 66.0, 1e-9);
    EXPECT_NEAR(avoidance_rate(starlink, 1.0, 3e-5) * k_julian_year, 3.3, 1e-9);
}

}  // namespace
}  // namespace dawnline::spacecraft
