// Payload of the catalogue's rockets: stages, margins and recovery to an orbit.

#include <optional>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent_losses.hpp"
#include "dawnline/launch/ascent_problem.hpp"
#include "dawnline/launch/implied_mass.hpp"
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
    double altitude, inclination, site_latitude, apogee, argument_of_perigee;
};

struct PayloadOut {
    double payload, lifted, lift_off_mass, thrust_to_weight, booster_cutoff, orbit_time,
        boostback_propellant, landing_reserve, upper_reserve, ideal_speed, gravity_loss, drag_loss,
        steering_loss, pressure_loss, residual, losses, boostback_speed, lift_off_acceleration,
        upper_acceleration;
};

PayloadOut payload(const PayloadIn& in) {
    const FlightMode mode{booster_recovery_named(in.recovery),
                          in.upper == "reusable" ? UpperFate::reusable : UpperFate::expended,
                          in.first_engines_out};
    AscentTarget target{
        .altitude = in.altitude, .inclination = in.inclination, .site_latitude = in.site_latitude};
    if (in.apogee > 0.0 && in.apogee <= in.altitude)
        throw Error("the apogee lies below the altitude, which is that of the perigee");
    if (in.apogee > 0.0) {
        target.apogee_altitude = in.apogee;
        target.argument_of_perigee = in.argument_of_perigee;
    }
    const RocketFlight flight = fly_rocket(in.rocket, in.margins, mode, target);
    const Ascent& a = flight.ascent;
    if (!a.cause.empty()) throw Error("no ascent was found: " + a.cause);
    const double lift_off = stack_mass(flight.vehicle) + a.payload;
    const double thrust =
        flight.vehicle.first.sea_level_thrust + flight.vehicle.boosters_sea_level_thrust;
    return {flight.payload,
            a.payload,
            lift_off,
            thrust / (constants::k_standard_gravity * lift_off),
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
            a.residual,
            ideal_speed(flight.vehicle, a.payload, a.boostback_propellant) -
                orbit_speed(in.altitude, in.inclination, in.site_latitude),
            boostback_speed(flight.vehicle, a.boostback_propellant),
            lift_off_acceleration(flight.vehicle),
            upper_acceleration(flight.vehicle)};
}

template <class In>
void add_stages_and_orbit(FieldTable& in) {
    in.section("rocket", &In::rocket, rocket_table(), "its stages", "rockets");
    in.section("margins", &In::margins, launch_margins_table(), "between ideal and flown",
               "launch_margins")
        .by_default("shared");
    in.number("altitude", &In::altitude, "km", between(100, 2000), "of the circular orbit");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "of it");
    in.number("site_latitude", &In::site_latitude, "deg", between(-85, 85), "of the pad");
}

template <class In>
void add_rocket_fields(FieldTable& in) {
    add_stages_and_orbit<In>(in);
    in.choice("recovery", &In::recovery, {"expended", "downrange", "return_to_site"},
              "how the first stage ends")
        .by_default("expended");
    in.choice("upper", &In::upper, {"expended", "reusable"}, "how the upper stage ends")
        .by_default("expended");
}

Model payload_model() {
    using In = PayloadIn;
    using Out = PayloadOut;
    FieldTable in;
    add_rocket_fields<In>(in);
    in.number("apogee", &In::apogee, "km", between(0, 400000),
              "altitude, of an ellipse with its perigee at `altitude`; 0: circular")
        .by_default("0 km");
    in.number("argument_of_perigee", &In::argument_of_perigee, "deg", between(0, 360),
              "of the ellipse; 180: perigee over the descending node, as to geostationary orbit")
        .by_default("180 deg");
    in.integer("first_engines_out", &In::first_engines_out, between(0, 99),
               "of the first stage, dead from lift-off on")
        .by_default("0");
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
    out.number("losses", &Out::losses, "m/s", any_number(),
               "ideal speed of all stages beyond that of the orbit over the turning ground");
    out.number("boostback_speed", &Out::boostback_speed, "m/s", any_number(),
               "ideal, of the first stage on its way back");
    out.number("lift_off_acceleration", &Out::lift_off_acceleration, "m/s2", any_number(),
               "thrust over mass without payload");
    out.number("upper_acceleration", &Out::upper_acceleration, "m/s2", any_number(),
               "the same of the full upper stage");
    return make_model("launch.payload",
                      "What a rocket of the catalogue lifts to an orbit, as it would be flown",
                      "optimal control of ascent and booster return; one set of margins for all "
                      "rockets",
                      std::move(in), std::move(out), &payload);
}

// ------------------------------------------------------------ launch.recovery_modes

struct ModesIn {
    Rocket rocket;
    Margins margins;
    double altitude, inclination, site_latitude;
};

struct ModesOut {
    double expended, downrange, return_to_site, downrange_reused, return_to_site_reused,
        downrange_share, return_to_site_share, reused_share;
};

// Payload of a mode; 0 if the rocket has no figures for it or cannot reach the orbit in it.
double payload_in(const ModesIn& in, BoosterRecovery booster, UpperFate upper) {
    if (booster != BoosterRecovery::expended && !(in.rocket.first_return.landing_speed > 0.0))
        return 0.0;
    if (upper == UpperFate::reusable && !(in.rocket.upper_return.landing_speed > 0.0)) return 0.0;
    const RocketFlight flight = fly_rocket(in.rocket, in.margins, {booster, upper, 0},
                                           {.altitude = in.altitude,
                                            .inclination = in.inclination,
                                            .site_latitude = in.site_latitude});
    switch (flight.ascent.status) {
        case control::SolveStatus::solved:
        case control::SolveStatus::coarse:
            return flight.payload;
        case control::SolveStatus::infeasible:
            return 0.0;
        default:
            throw Error("no ascent was found: " + flight.ascent.cause);
    }
}

ModesOut recovery_modes(const ModesIn& in) {
    using enum BoosterRecovery;
    ModesOut out{payload_in(in, expended, UpperFate::expended),
                 payload_in(in, downrange, UpperFate::expended),
                 payload_in(in, return_to_site, UpperFate::expended),
                 payload_in(in, downrange, UpperFate::reusable),
                 payload_in(in, return_to_site, UpperFate::reusable),
                 0.0,
                 0.0,
                 0.0};
    if (out.expended > 0.0) {
        out.downrange_share = out.downrange / out.expended;
        out.return_to_site_share = out.return_to_site / out.expended;
        out.reused_share = out.return_to_site_reused / out.expended;
    }
    return out;
}

Model modes_model() {
    using In = ModesIn;
    using Out = ModesOut;
    FieldTable in;
    add_stages_and_orbit<In>(in);
    FieldTable out;
    out.number("expended", &Out::expended, "kg", any_number(), "nothing comes back");
    out.number("downrange", &Out::downrange, "kg", any_number(),
               "first stage lands down range; 0 here and below: no such mode, or out of reach");
    out.number("return_to_site", &Out::return_to_site, "kg", any_number(),
               "first stage returns to the launch site");
    out.number("downrange_reused", &Out::downrange_reused, "kg", any_number(),
               "down range, and the upper stage comes back");
    out.number("return_to_site_reused", &Out::return_to_site_reused, "kg", any_number(),
               "both stages come back to the launch site");
    out.number("downrange_share", &Out::downrange_share, "1", any_number(),
               "of the expended payload");
    out.number("return_to_site_share", &Out::return_to_site_share, "1", any_number(), "likewise");
    out.number("reused_share", &Out::reused_share, "1", any_number(), "both stages, likewise");
    return make_model("launch.recovery_modes", "What each way of recovery leaves of the payload",
                      "launch.payload in every mode that the rocket has figures for", std::move(in),
                      std::move(out), &recovery_modes);
}

// ------------------------------------------------------------ launch.implied_mass

struct ImpliedIn {
    Rocket rocket;
    Margins margins;
    std::string recovery, upper, implied;
    double altitude, inclination, site_latitude, payload;
};

struct ImpliedOut {
    bool found;
    double mass, given;
};

ImpliedOut implied(const ImpliedIn& in) {
    const Implied what = in.implied == "first dry mass"   ? Implied::first_dry_mass
                         : in.implied == "upper dry mass" ? Implied::upper_dry_mass
                                                          : Implied::upper_share_of_total;
    const std::optional<double> mass = implied_mass(
        in.rocket, in.margins,
        {booster_recovery_named(in.recovery),
         in.upper == "reusable" ? UpperFate::reusable : UpperFate::expended, 0},
        {.altitude = in.altitude, .inclination = in.inclination, .site_latitude = in.site_latitude},
        in.payload, what);
    return {mass.has_value(), mass.value_or(0.0),
            what == Implied::first_dry_mass ? in.rocket.first.dry_mass : in.rocket.upper.dry_mass};
}

Model implied_model() {
    using In = ImpliedIn;
    using Out = ImpliedOut;
    FieldTable in;
    add_rocket_fields<In>(in);
    in.number("payload", &In::payload, "kg", more_than(0), "claimed, adapter taken off");
    in.choice("implied", &In::implied,
              {"upper dry mass", "first dry mass", "upper dry mass of the sum"},
              "what gives way to the claim; of the sum: both dry masses together stay as given")
        .by_default("upper dry mass");
    FieldTable out;
    out.flag("found", &Out::found, "a fifth to three times the mass given holds the answer");
    out.number("mass", &Out::mass, "kg", any_number(), "that lifts exactly the claim; 0: none");
    out.number("given", &Out::given, "kg", any_number(), "of the rocket as given");
    return make_model("launch.implied_mass",
                      "What a claimed payload says about a dry mass that is not published",
                      "launch.payload, solved for a mass", std::move(in), std::move(out), &implied);
}

// ------------------------------------------------------------ launch.payload_to

struct OrbitIn {
    Rocket rocket;
    Margins margins;
    AscentLosses losses;
    std::string recovery, upper;
    double altitude, inclination, site_latitude;
};

struct OrbitOut {
    double payload, orbit_speed, misfit;
};

OrbitOut payload_by_losses(const OrbitIn& in) {
    const AscentVehicle vehicle =
        ascent_vehicle(in.rocket, in.margins,
                       {booster_recovery_named(in.recovery),
                        in.upper == "reusable" ? UpperFate::reusable : UpperFate::expended, 0},
                       in.altitude);
    return {payload_to(vehicle, in.losses, in.altitude, in.inclination, in.site_latitude) *
                (1.0 - in.margins.adapter_share),
            orbit_speed(in.altitude, in.inclination, in.site_latitude),
            acceleration_misfit(vehicle, in.losses)};
}

Model orbit_model() {
    using In = OrbitIn;
    using Out = OrbitOut;
    FieldTable in;
    add_rocket_fields<In>(in);
    in.section("losses", &In::losses, ascent_losses_table(), "of that rocket in that mode",
               "ascent_losses");
    FieldTable out;
    out.number("payload", &Out::payload, "kg", any_number(), "adapter taken off; 0: out of reach");
    out.number("orbit_speed", &Out::orbit_speed, "m/s", any_number(),
               "to be added to the turning ground, and the transfer from 200 km");
    out.number("misfit", &Out::misfit, "1", any_number(),
               "of thrust over mass against the rocket that the losses were computed for");
    return make_model("launch.payload_to",
                      "What a rocket lifts to an orbit, from tabulated losses of its ascents",
                      "rocket equation of all stages; losses by launch.payload", std::move(in),
                      std::move(out), &payload_by_losses);
}

}  // namespace

void add_launch_payload_models(Directory& directory) {
    directory.add(payload_model());
    directory.add(modes_model());
    directory.add(implied_model());
    directory.add(orbit_model());
}

}  // namespace dawnline::models
