#include <string>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/boostback.hpp"
#include "dawnline/launch/entry.hpp"
#include "dawnline/launch/powered_descent.hpp"
#include "dawnline/launch/upper_return.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

// ------------------------------------------------------------ powered descent

struct DescentIn {
    double wet_mass, dry_mass, least_thrust, most_thrust, specific_impulse, cant, standard_gravity,
        gravity, height, downrange, cross, speed_up, speed_downrange, speed_cross, time,
        glide_slope, tilt, speed_limit, lowest_height;
};
struct DescentOut {
    std::string status, cause;
    double propellant, time, landing_error, first_switch, second_switch, relaxation_gap,
        position_residual, mass_residual;
};

std::string name_of(DescentStatus status) {
    switch (status) {
        case DescentStatus::landed:
            return "landed";
        case DescentStatus::missed:
            return "missed";
        case DescentStatus::impossible:
            return "impossible";
        case DescentStatus::unconfirmed:
            break;
    }
    return "unconfirmed";
}

DescentOut descend(const DescentIn& in) {
    DescentRequest q;
    q.lander = {in.wet_mass, in.dry_mass, in.least_thrust, in.most_thrust,
                propellant_per_impulse(in.specific_impulse, in.cant, in.standard_gravity)};
    q.site.gravity = in.gravity;
    q.limits = {in.lowest_height >= 0.0, in.glide_slope, in.tilt, in.speed_limit};
    q.position = {in.height, in.downrange, in.cross};
    q.velocity = {in.speed_up, in.speed_downrange, in.speed_cross};
    q.time = in.time;
    const PoweredDescent d = powered_descent(q);
    return {name_of(d.status),
            d.cause,
            d.propellant,
            d.time,
            d.landing_error,
            d.switches.empty() ? 0.0 : d.switches[0],
            d.switches.size() < 2 ? 0.0 : d.switches[1],
            d.relaxation_gap,
            d.position_residual,
            d.mass_residual};
}

Model descent_model() {
    using I = DescentIn;
    using O = DescentOut;
    FieldTable in;
    in.number("wet_mass", &I::wet_mass, "kg", more_than(0), "at the start");
    in.number("dry_mass", &I::dry_mass, "kg", more_than(0), "that must be left");
    in.number("least_thrust", &I::least_thrust, "N", at_least(0), "net of cant, engines stay lit");
    in.number("most_thrust", &I::most_thrust, "N", more_than(0), "net of cant");
    in.number("specific_impulse", &I::specific_impulse, "s", more_than(0), "of the engines");
    in.number("cant", &I::cant, "deg", between(0, 89), "of the engines from the axis")
        .by_default("0 deg");
    in.number("standard_gravity", &I::standard_gravity, "m/s2", more_than(0),
              "that turns impulse into speed")
        .by_default("9.80665 m/s2");
    in.number("gravity", &I::gravity, "m/s2", more_than(0), "at the site");
    in.number("height", &I::height, "m", any_number(), "of the start over the site");
    in.number("downrange", &I::downrange, "m", any_number(), "of the start").by_default("0 m");
    in.number("cross", &I::cross, "m", any_number(), "of the start").by_default("0 m");
    in.number("speed_up", &I::speed_up, "m/s", any_number(), "at the start");
    in.number("speed_downrange", &I::speed_downrange, "m/s", any_number(), "at the start")
        .by_default("0 m/s");
    in.number("speed_cross", &I::speed_cross, "m/s", any_number(), "at the start")
        .by_default("0 m/s");
    in.number("time", &I::time, "s", at_least(0), "of the descent; 0: free").by_default("0 s");
    in.number("glide_slope", &I::glide_slope, "deg", between(0, 89),
              "least elevation seen from the landing point; 0: none")
        .by_default("0 deg");
    in.number("tilt", &I::tilt, "deg", between(1, 180), "greatest of thrust; above 91: none")
        .by_default("180 deg");
    in.number("speed_limit", &I::speed_limit, "m/s", at_least(0), "0: none").by_default("0 m/s");
    in.number("lowest_height", &I::lowest_height, "m", any_number(),
              "0: never below the site; negative: no limit")
        .by_default("-1 m");
    FieldTable out;
    out.text("status", &O::status, "landed, missed, impossible or unconfirmed");
    out.text("cause", &O::cause, "of a miss or an impossibility, with what would do");
    out.number("propellant", &O::propellant, "kg", any_number(), "least");
    out.number("time", &O::time, "s", any_number(), "to touchdown");
    out.number("landing_error", &O::landing_error, "m", any_number(), "from the site");
    out.number("first_switch", &O::first_switch, "s", any_number(), "of thrust; 0: none");
    out.number("second_switch", &O::second_switch, "s", any_number(), "of thrust; 0: none");
    out.number("relaxation_gap", &O::relaxation_gap, "N", any_number(),
               "greatest slack of the convex problem");
    out.number("position_residual", &O::position_residual, "m", any_number(), "re-integrated");
    out.number("mass_residual", &O::mass_residual, "kg", any_number(), "re-integrated");
    return make_model("launch.powered_descent", "Landing on thrust with the least propellant",
                      "lossless convexification, Açıkmeşe & Ploen 2007; cone programmes with "
                      "switches placed",
                      std::move(in), std::move(out), &descend);
}

// ------------------------------------------------------------ entry

struct EntryIn {
    double orbit_altitude, perigee_altitude, interface_altitude, gravity_parameter, radius, speed,
        angle, scale_height, density, nose_radius, heating_speed;
};
struct EntryOut {
    double deorbit_speed, speed, angle, peak_deceleration, heat_flux;
};

EntryOut enter(const EntryIn& in) {
    const double orbit = in.radius + in.orbit_altitude, perigee = in.radius + in.perigee_altitude;
    const EntryInterface at =
        entry_interface(orbit, perigee, in.radius + in.interface_altitude, in.gravity_parameter);
    return {deorbit_speed(orbit, perigee, in.gravity_parameter), at.speed, at.angle,
            allen_eggers_peak(in.speed, in.angle, in.scale_height),
            sutton_graves(in.density, in.nose_radius, in.heating_speed)};
}

Model entry_model() {
    using I = EntryIn;
    using O = EntryOut;
    FieldTable in;
    in.number("orbit_altitude", &I::orbit_altitude, "km", more_than(0), "circular")
        .by_default("600 km");
    in.number("perigee_altitude", &I::perigee_altitude, "km", any_number(), "aimed at")
        .by_default("50 km");
    in.number("interface_altitude", &I::interface_altitude, "km", any_number(), "of entry")
        .by_default("120 km");
    in.number("gravity_parameter", &I::gravity_parameter, "m3/s2", more_than(0), "of the planet")
        .by_default("3.986004418e14 m3/s2");
    in.number("radius", &I::radius, "m", more_than(0), "of the planet").by_default("6378137 m");
    in.number("speed", &I::speed, "m/s", more_than(0), "of ballistic entry").by_default("7500 m/s");
    in.number("angle", &I::angle, "deg", between(0, 90), "of ballistic entry").by_default("3 deg");
    in.number("scale_height", &I::scale_height, "m", more_than(0), "of the air")
        .by_default("7200 m");
    in.number("density", &I::density, "kg/m3", at_least(0), "where heat flux is asked")
        .by_default("7.345e-5 kg/m3");
    in.number("nose_radius", &I::nose_radius, "m", more_than(0), "of the body").by_default("2.1 m");
    in.number("heating_speed", &I::heating_speed, "m/s", at_least(0), "where heat flux is asked")
        .by_default("7000 m/s");
    FieldTable out;
    out.number("deorbit_speed", &O::deorbit_speed, "m/s", any_number(), "of the burn");
    out.number("speed", &O::speed, "m/s", any_number(), "inertial, at the interface");
    out.number("angle", &O::angle, "deg", any_number(), "of flight path there");
    out.number("peak_deceleration", &O::peak_deceleration, "m/s2", any_number(), "ballistic");
    out.number("heat_flux", &O::heat_flux, "W/m2", any_number(), "at the stagnation point");
    return make_model("launch.entry", "De-orbit, entry interface, deceleration and heat flux",
                      "Kepler; Allen & Eggers 1958; Sutton & Graves 1971", std::move(in),
                      std::move(out), &enter);
}

// ------------------------------------------------------------ booster

struct BoosterIn {
    double height, speed_away, speed_up, distance, mass_per_area, deceleration, drag_coefficient,
        density;
};
struct BoosterOut {
    double flight_time, burn_speed, lofted_upward, lofted_speed, terminal_speed, landing_speed;
};

BoosterOut bring_back(const BoosterIn& in) {
    const Boostback direct = boostback(in.height, in.speed_away, in.speed_up, in.distance, false);
    const Boostback lofted = boostback(in.height, in.speed_away, in.speed_up, in.distance, true);
    const TerminalLanding landing =
        terminal_landing(in.mass_per_area, in.deceleration, in.drag_coefficient, in.density);
    return {direct.flight_time, direct.speed,  lofted.upward,
            lofted.speed,       landing.speed, landing.burn_speed};
}

Model boostback_model() {
    using I = BoosterIn;
    using O = BoosterOut;
    FieldTable in;
    in.number("height", &I::height, "km", at_least(0), "of the burn").by_default("65 km");
    in.number("speed_away", &I::speed_away, "m/s", any_number(), "from the pad")
        .by_default("1200 m/s");
    in.number("speed_up", &I::speed_up, "m/s", any_number(), "at the burn").by_default("1100 m/s");
    in.number("distance", &I::distance, "km", any_number(), "from the pad").by_default("45 km");
    in.number("mass_per_area", &I::mass_per_area, "kg/m2", more_than(0), "falling")
        .by_default("2000 kg/m2");
    in.number("deceleration", &I::deceleration, "m/s2", more_than(0), "of the landing burn")
        .by_default("30 m/s2");
    in.number("drag_coefficient", &I::drag_coefficient, "1", more_than(0), "falling")
        .by_default("1");
    in.number("density", &I::density, "kg/m3", more_than(0), "of the air at the ground")
        .by_default("1.225 kg/m3");
    FieldTable out;
    out.number("flight_time", &O::flight_time, "s", any_number(), "after a level burn");
    out.number("burn_speed", &O::burn_speed, "m/s", any_number(), "of a level burn");
    out.number("lofted_upward", &O::lofted_upward, "m/s", any_number(), "part of the best burn");
    out.number("lofted_speed", &O::lofted_speed, "m/s", any_number(), "of the best burn");
    out.number("terminal_speed", &O::terminal_speed, "m/s", any_number(), "before landing");
    out.number("landing_speed", &O::landing_speed, "m/s", any_number(), "of the landing burn");
    return make_model("launch.boostback", "A booster's way home in closed form",
                      "flat Earth without air; terminal speed and hover loss", std::move(in),
                      std::move(out), &bring_back);
}

// ------------------------------------------------------------ upper stage

struct ReturnIn {
    double dry_mass, orbit_altitude, perigee_altitude, specific_impulse, landing_speed,
        landing_specific_impulse, landing_gear_share, shield_area, shield_areal_mass, drag_area,
        lift_to_drag, nose_radius, wall_temperature;
    std::string shield;
};

UpperReturn bring_home(const ReturnIn& in) {
    UpperReturnRequest q;
    q.dry_mass = in.dry_mass;
    q.orbit_altitude = in.orbit_altitude;
    q.perigee_altitude = in.perigee_altitude;
    q.specific_impulse = in.specific_impulse;
    q.landing_speed = in.landing_speed;
    q.landing_specific_impulse = in.landing_specific_impulse;
    q.landing_gear_share = in.landing_gear_share;
    q.shield = in.shield == "cooled metal" ? HeatShield::cooled_metal
               : in.shield == "tiles"      ? HeatShield::tiles
                                           : HeatShield::none;
    q.shield_area = in.shield_area;
    q.shield_areal_mass = in.shield_areal_mass;
    q.drag_area = in.drag_area;
    q.lift_to_drag = in.lift_to_drag;
    q.nose_radius = in.nose_radius;
    q.wall_temperature = in.wall_temperature;
    return upper_return(q);
}

Model upper_return_model() {
    using I = ReturnIn;
    using O = UpperReturn;
    FieldTable in;
    in.number("dry_mass", &I::dry_mass, "kg", more_than(0), "without what brings it home");
    in.number("orbit_altitude", &I::orbit_altitude, "km", more_than(120), "circular");
    in.number("perigee_altitude", &I::perigee_altitude, "km", any_number(), "aimed at")
        .by_default("50 km");
    in.number("specific_impulse", &I::specific_impulse, "s", more_than(0), "of the de-orbit burn");
    in.number("landing_speed", &I::landing_speed, "m/s", at_least(0), "of all landing burns")
        .by_default("600 m/s");
    in.number("landing_specific_impulse", &I::landing_specific_impulse, "s", more_than(0),
              "of them");
    in.number("landing_gear_share", &I::landing_gear_share, "1", between(0, 1), "of the dry mass")
        .by_default("0");
    in.choice("shield", &I::shield, {"none", "cooled metal", "tiles"}, "against the heat");
    in.number("shield_area", &I::shield_area, "m2", at_least(0), "covered").by_default("0 m2");
    in.number("shield_areal_mass", &I::shield_areal_mass, "kg/m2", at_least(0), "of the shield")
        .by_default("0 kg/m2");
    in.number("drag_area", &I::drag_area, "m2", more_than(0), "drag coefficient times area");
    in.number("lift_to_drag", &I::lift_to_drag, "1", at_least(0), "flown upright").by_default("0");
    in.number("nose_radius", &I::nose_radius, "m", more_than(0), "that heats alike");
    in.number("wall_temperature", &I::wall_temperature, "K", more_than(0), "of the cooled metal")
        .by_default("1100 K");
    FieldTable out;
    out.number("deorbit_speed", &O::deorbit_speed, "m/s", any_number(), "of the burn");
    out.number("deorbit_propellant", &O::deorbit_propellant, "kg", any_number(), "for it");
    out.number("landing_propellant", &O::landing_propellant, "kg", any_number(), "kept to land");
    out.number("coolant", &O::coolant, "kg", any_number(), "that the shield boils");
    out.number("shield_mass", &O::shield_mass, "kg", any_number(), "of tiles or metal");
    out.number("landing_gear_mass", &O::landing_gear_mass, "kg", any_number(), "legs or fittings");
    out.number("reserve", &O::reserve, "kg", any_number(), "propellant and coolant at burn-out");
    out.number("hardware", &O::hardware, "kg", any_number(), "added to the dry mass");
    out.number("payload_loss", &O::payload_loss, "kg", any_number(), "one for one");
    out.number("peak_heat_flux", &O::peak_heat_flux, "W/m2", any_number(), "stagnation point");
    out.number("heat_load", &O::heat_load, "J/m2", any_number(), "stagnation point");
    out.number("peak_acceleration", &O::peak_acceleration, "m/s2", any_number(), "aerodynamic");
    return make_model("launch.upper_return", "What bringing an upper stage home costs in payload",
                      "de-orbit, entry flown, landing reserve; shield by area", std::move(in),
                      std::move(out), &bring_home);
}

}  // namespace

void add_launch_descent_models(Directory& directory) {
    directory.add(descent_model());
    directory.add(entry_model());
    directory.add(boostback_model());
    directory.add(upper_return_model());
}

}  // namespace dawnline::models
