#include "dawnline/mission/launch_task.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/mission/flight_events.hpp"

namespace dawnline::mission {
namespace {

constexpr double k_deg = constants::k_pi / 180.0;

// Vallado (2013), sec. 11.4: sun-synchronous circular orbits between 97° and 98.6° for 500 to
// 800 km; 97.99° at 650 km to the hundredth under J2 alone.
TEST(WantedOrbit, SunSynchronousFollowsTheAltitude) {
    for (const char* text : {"650 km sso", "650 km, dawn-dusk", "650000 m sun-synchronous"}) {
        const WantedOrbit orbit = parse_orbit(text);
        EXPECT_DOUBLE_EQ(orbit.altitude, 650e3) << text;
        EXPECT_NEAR(orbit.inclination / k_deg, 97.99, 0.01) << text;
        EXPECT_TRUE(orbit.sun_synchronous) << text;
    }
}

TEST(WantedOrbit, InclinationAsGiven) {
    const WantedOrbit cape = parse_orbit("200 km 28.5 deg");
    EXPECT_DOUBLE_EQ(cape.altitude, 200e3);
    EXPECT_NEAR(cape.inclination, 28.5 * k_deg, 1e-12);
    EXPECT_FALSE(cape.sun_synchronous);
    EXPECT_NEAR(parse_orbit("800 km polar").inclination, 0.5 * constants::k_pi, 1e-15);
    EXPECT_NEAR(parse_orbit("500 km 180 deg").inclination, constants::k_pi, 1e-12);
}

std::string refusal(const std::string& text) {
    try {
        parse_orbit(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

TEST(WantedOrbit, RefusalsShowHowToSayIt) {
    for (const char* text : {"", "650", "650 km", "sso", "650 km what", "650 kg sso",
                             "650 km 28.5 km", "200 km 28.5 deg more", "nan km sso"}) {
        const std::string message = refusal(text);
        EXPECT_NE(message.find(std::string("\"") + text + "\""), std::string::npos) << message;
    }
    EXPECT_NE(refusal("650 km what").find("650 km sso"), std::string::npos);
    EXPECT_NE(refusal("650 km dawndusk").find("did you mean 'dawn-dusk'?"), std::string::npos);
    EXPECT_NE(refusal("50 km sso").find("between 100 and 36000 km"), std::string::npos);
    EXPECT_NE(refusal("500 km 200 deg").find("between 0 and 180 deg"), std::string::npos);
    // Above 12 352 km no node follows the Sun.
    EXPECT_NE(refusal("20000 km sso"), "accepted");
}

// A body thrown over a flat Earth comes down at v² sin 2γ/g; 300 m/s keeps the sphere's effect on
// the range below v²/(g R) = 0.15 %, and the step of 1 s below the same.
TEST(BoosterPath, FallsAsThrown) {
    launch::RocketFlight flight;
    launch::AscentSample cutoff;
    cutoff.phase = "first stage";
    cutoff.speed = 300.0;
    cutoff.flight_path_angle = 0.25 * constants::k_pi;
    cutoff.mass = 30e3;
    launch::AscentSample upper = cutoff;
    upper.phase = "upper stage";
    upper.mass = 10e3;
    cutoff.altitude = 0.1;
    flight.vehicle.fairing_mass = 1e3;
    flight.ascent.samples = {cutoff, upper};
    const std::vector<launch::AscentSample> path = booster_path(flight);
    ASSERT_GT(path.size(), 2u);
    EXPECT_DOUBLE_EQ(path.front().mass, 19e3);
    EXPECT_DOUBLE_EQ(path.back().altitude, 0.0);
    const double g = 3.986004418e14 / std::pow(6378137.0, 2);
    EXPECT_NEAR(path.back().downrange / (9e4 / g), 1.0, 4e-3);
}

}  // namespace
}  // namespace dawnline::mission
