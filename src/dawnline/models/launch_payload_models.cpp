// Payload of the catalogue's rockets: stages, margins and recovery to an orbit.

#include <string>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/rocket.hpp"
#include "dawnline/models/launch_models.hpp"
#include "dawnline/scenario/rocket_table.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

struct PayloadIn {
    Rocket rocket;
    Margins margins;
    std::string recovery, upper;
    long first_engines_out;
    double altitude, inclination, site_latitude;
};

struct PayloadOut {
    double payload, lifted, lift_off_mass, thrust_to_weight, booster_cutoff, orbit_time,
        boostback_propellant, landing_reserve, upper_reserve, ideal_speed, gravity_loss, drag_loss,
        steering_loss, pressure_loss, residual;
};

PayloadOut payload(const PayloadIn& in) {
    const FlightMode mode{booster_recovery_named(in.recovery),
                          in.upper == "reusable" ? UpperFate::reusable : UpperFate::expended,
                          in.first_engines_out};
    const RocketFlight flight = fly_rocket(in.rocket, in.margins, mode,
                                           {.altitude = in.altitude,
                                            .inclination = in.inclination,
                                            .site_latitude = in.site_latitude});
    const Ascent& a = flight.ascent;
    if (!a.cause.empty()) throw Error("no ascent was found: " + a.cause);
    const double lift_off = pad_mass(in.rocket) + a.payload;
    const double thrust =
        flight.vehicle.first.sea_level_thrust + flight.vehicle.boosters_sea_level_thrust;
    return {flight.payload,
            a.payload,
            lift_off,
            thrust / (9.80665 * lift_off),
            a.booster_cutoff,
            a.orbit_time,
            a.boostback_propellant,
            a.landing_reserve,
            flight.vehicle.upper_reserve_mass,
            a.losses.ideal,
            a.losses.gravity,
            a.losses.drag,
            a.losses.steering,
            a.losses.pressure,
            a.residual};
}

Model payload_model() {
    using In = PayloadIn;
    using Out = PayloadOut;
    FieldTable in;
    in.section("rocket", &In::rocket, rocket_table(), "its stages", "rockets");
    in.section("margins", &In::margins, launch_margins_table(), "between ideal and flown",
               "launch_margins")
        .by_default("shared");
    in.choice("recovery", &In::recovery, {"expended", "downrange", "return_to_site"},
              "how the first stage ends")
        .by_default("expended");
    in.choice("upper", &In::upper, {"expended", "reusable"}, "how the upper stage ends")
        .by_default("expended");
    in.integer("first_engines_out", &In::first_engines_out, between(0, 99),
               "of the first stage, dead from lift-off on")
        .by_default("0");
    in.number("altitude", &In::altitude, "km", between(100, 2000), "of the circular orbit");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "of it");
    in.number("site_latitude", &In::site_latitude, "deg", between(-85, 85), "of the pad");
    FieldTable out;
    out.number("payload", &Out::payload, "kg", any_number(), "adapter taken off");
    out.number("lifted", &Out::lifted, "kg", any_number(), "with adapter");
    out.number("lift_off_mass", &Out::lift_off_mass, "t", any_number(), "on the pad");
    out.number("thrust_to_weight", &Out::thrust_to_weight, "1", any_number(), "at lift-off");
    out.number("booster_cutoff", &Out::booster_cutoff, "s", any_number(), "after lift-off");
    out.number("orbit_time", &Out::orbit_time, "s", any_number(), "last cutoff");
    out.number("boostback_propellant", &Out::boostback_propellant, "kg", any_number(),
               "burnt on the way back");
    out.number("landing_reserve", &Out::landing_reserve, "kg", any_number(),
               "first stage, for entry and landing");
    out.number("upper_reserve", &Out::upper_reserve, "kg", any_number(),
               "upper stage, to come home");
    out.number("ideal_speed", &Out::ideal_speed, "m/s", any_number(),
               "of the vacuum thrust, pad to orbit: the gain in speed and the four losses");
    out.number("gravity_loss", &Out::gravity_loss, "m/s", any_number(), "of inertial speed");
    out.number("drag_loss", &Out::drag_loss, "m/s", any_number(), "to the air");
    out.number("steering_loss", &Out::steering_loss, "m/s", any_number(),
               "thrust off the inertial velocity");
    out.number("pressure_loss", &Out::pressure_loss, "m/s", any_number(), "of thrust in air");
    out.number("residual", &Out::residual, "1", any_number(),
               "of the re-integrated flight, in planetary units");
    return make_model("launch.payload",
                      "What a rocket of the catalogue lifts to an orbit, as it would be flown",
                      "optimal control of ascent and booster return; one set of margins for all "
                      "rockets",
                      std::move(in), std::move(out), &payload);
}

}  // namespace

void add_launch_payload_models(Directory& directory) {
    directory.add(payload_model());
}

}  // namespace dawnline::models
