// Payload by optimal control: ascent and booster return as one problem.

#include <algorithm>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent.hpp"
#include "dawnline/launch/standard_atmosphere.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

struct AscentIn {
    double first_dry_mass, first_propellant, first_vacuum_thrust, first_sea_level_thrust,
        first_specific_impulse, upper_dry_mass, upper_propellant, upper_thrust,
        upper_specific_impulse, fairing_mass, reference_area, drag_coefficient;
    std::string recovery;
    double landing_speed, landing_specific_impulse, separation_coast, boostback_share,
        upper_reserve;
    double altitude, inclination, site_latitude;
    bool coast;
    std::string heading, air;
    double first_least_throttle, upper_least_throttle, dynamic_pressure_limit, acceleration_limit,
        incidence_limit, vertical_rise, fairing_heating, least_azimuth, greatest_azimuth,
        apogee_altitude, burns;
    std::string perigee_at;
    double boosters_dry_mass, boosters_propellant, boosters_vacuum_thrust,
        boosters_sea_level_thrust, boosters_specific_impulse;
};

struct AscentOut {
    double payload, booster_cutoff, orbit_time, boostback_propellant, landing_reserve, ideal_speed,
        gravity_loss, drag_loss, steering_loss, pressure_loss, residual, greatest_dynamic_pressure,
        greatest_acceleration, fairing_drop, azimuth;
};

BoosterRecovery recovery_named(const std::string& name) {
    if (name == "downrange") return BoosterRecovery::downrange;
    return name == "return_to_site" ? BoosterRecovery::return_to_site : BoosterRecovery::expended;
}

Heading heading_named(const std::string& name) {
    if (name == "north") return Heading::north;
    return name == "south" ? Heading::south : Heading::either;
}

AscentOut ascent(const AscentIn& in) {
    AscentVehicle v;
    v.first = {in.first_dry_mass,         in.first_propellant,       in.first_vacuum_thrust,
               in.first_sea_level_thrust, in.first_specific_impulse, in.first_least_throttle};
    v.upper = {in.upper_dry_mass, in.upper_propellant,       in.upper_thrust,
               in.upper_thrust,   in.upper_specific_impulse, in.upper_least_throttle};
    v.fairing_mass = in.fairing_mass;
    v.reference_area = in.reference_area;
    v.recovery = recovery_named(in.recovery);
    v.landing_speed = in.landing_speed;
    v.landing_specific_impulse = in.landing_specific_impulse;
    v.separation_coast = in.separation_coast;
    v.boostback_share = in.boostback_share;
    v.upper_reserve_mass = in.upper_reserve;
    const AscentAir air = in.air == "exponential"
                              ? exponential_air(1.225, 7200.0, 7000.0, in.drag_coefficient)
                              : standard_air(in.drag_coefficient);
    v.first_boosters_dry_mass = in.boosters_dry_mass;
    v.boosters_propellant = in.boosters_propellant;
    v.boosters_vacuum_thrust = in.boosters_vacuum_thrust;
    v.boosters_sea_level_thrust = in.boosters_sea_level_thrust;
    v.boosters_specific_impulse = in.boosters_specific_impulse;
    AscentTarget target{in.altitude, in.inclination, in.site_latitude, in.coast,
                        heading_named(in.heading)};
    target.apogee_altitude = in.apogee_altitude;
    target.burns = static_cast<int>(in.burns);
    if (in.perigee_at == "ascending_node") target.argument_of_perigee = 0.0;
    if (in.perigee_at == "descending_node") target.argument_of_perigee = constants::k_pi;
    AscentLimits limits;
    const auto limit = [](double value) { return value > 0.0 ? value : control::k_unbounded; };
    limits.dynamic_pressure = limit(in.dynamic_pressure_limit);
    limits.acceleration = limit(in.acceleration_limit);
    limits.pressure_incidence = limit(in.incidence_limit);
    limits.fairing_heating = limit(in.fairing_heating);
    limits.vertical_rise = in.vertical_rise;
    limits.least_azimuth = in.least_azimuth;
    limits.greatest_azimuth = in.greatest_azimuth;
    const Ascent a = best_ascent(v, target, air, limits);
    if (a.status != control::SolveStatus::solved && a.status != control::SolveStatus::coarse)
        throw Error("no ascent was found: " + a.cause +
                    (a.nearest.text.empty() ? "" : "; nearest: " + a.nearest.text));
    double pressure = 0.0, acceleration = 0.0;
    for (const AscentSample& sample : a.samples) {
        if (sample.phase == "boostback" || sample.phase.starts_with("booster ")) continue;
        pressure = std::max(pressure, sample.dynamic_pressure);
        acceleration = std::max(acceleration, sample.acceleration);
    }
    return {a.payload,         a.booster_cutoff,  a.orbit_time,     a.boostback_propellant,
            a.landing_reserve, a.losses.ideal,    a.losses.gravity, a.losses.drag,
            a.losses.steering, a.losses.pressure, a.residual,       pressure,
            acceleration,      a.fairing_drop,    a.azimuth};
}

void add_limits(FieldTable& in) {
    using In = AscentIn;
    in.number("first_least_throttle", &In::first_least_throttle, "1", between(0.05, 1),
              "of the first stage's vacuum thrust, used where a limit asks for it")
        .by_default("1");
    in.number("upper_least_throttle", &In::upper_least_throttle, "1", between(0.05, 1),
              "of the upper stage's thrust, likewise")
        .by_default("1");
    in.number("dynamic_pressure_limit", &In::dynamic_pressure_limit, "kPa", at_least(0),
              "on the way up; 0: none")
        .by_default("0 kPa");
    in.number("acceleration_limit", &In::acceleration_limit, "m/s2", at_least(0),
              "by thrust, up to the orbit; 0: none")
        .by_default("0 m/s2");
    in.number("incidence_limit", &In::incidence_limit, "kPa", at_least(0),
              "dynamic pressure times the sine of thrust to wind; 0: none")
        .by_default("0 kPa");
    in.number("vertical_rise", &In::vertical_rise, "s", between(0, 30),
              "thrust along the vertical after lift-off")
        .by_default("0 s");
    in.number("fairing_heating", &In::fairing_heating, "W/m2", at_least(0),
              "free-molecular heating at which the fairing drops; 0: with the first stage")
        .by_default("0 W/m2");
    in.number("least_azimuth", &In::least_azimuth, "deg", between(0, 360),
              "of the range, over ground at the first stage's cutoff")
        .by_default("0 deg");
    in.number("greatest_azimuth", &In::greatest_azimuth, "deg", between(0, 360),
              "of the range; as the least: any")
        .by_default("0 deg");
    in.number("apogee_altitude", &In::apogee_altitude, "km", at_least(0),
              "of an ellipse whose perigee is the altitude; 0: circular")
        .by_default("0 km");
    in.choice("perigee_at", &In::perigee_at, {"anywhere", "ascending_node", "descending_node"},
              "where the ellipse's perigee lies")
        .by_default("anywhere");
    in.number("burns", &In::burns, "1", between(0, 3),
              "of the upper stage; 0: two with a coast, else one")
        .by_default("0");
    in.number("boosters_dry_mass", &In::boosters_dry_mass, "kg", at_least(0),
              "strap-on boosters together, burnt out")
        .by_default("0 kg");
    in.number("boosters_propellant", &In::boosters_propellant, "kg", at_least(0),
              "of all of them; 0: none are flown")
        .by_default("0 kg");
    in.number("boosters_vacuum_thrust", &In::boosters_vacuum_thrust, "kN", at_least(0),
              "of all of them")
        .by_default("0 kN");
    in.number("boosters_sea_level_thrust", &In::boosters_sea_level_thrust, "kN", at_least(0),
              "of all of them")
        .by_default("0 kN");
    in.number("boosters_specific_impulse", &In::boosters_specific_impulse, "s", at_least(0),
              "in vacuum")
        .by_default("0 s");
}

void add_stages(FieldTable& in) {
    using In = AscentIn;
    in.number("first_dry_mass", &In::first_dry_mass, "kg", more_than(0), "first stage, burnt out");
    in.number("first_propellant", &In::first_propellant, "kg", more_than(0), "usable");
    in.number("first_vacuum_thrust", &In::first_vacuum_thrust, "kN", more_than(0), "all engines");
    in.number("first_sea_level_thrust", &In::first_sea_level_thrust, "kN", more_than(0),
              "all engines");
    in.number("first_specific_impulse", &In::first_specific_impulse, "s", more_than(0),
              "in vacuum");
    in.number("upper_dry_mass", &In::upper_dry_mass, "kg", more_than(0), "upper stage, burnt out");
    in.number("upper_propellant", &In::upper_propellant, "kg", more_than(0), "usable");
    in.number("upper_thrust", &In::upper_thrust, "kN", more_than(0), "in vacuum");
    in.number("upper_specific_impulse", &In::upper_specific_impulse, "s", more_than(0),
              "in vacuum");
    in.number("fairing_mass", &In::fairing_mass, "kg", at_least(0), "dropped with the first stage")
        .by_default("0 kg");
    in.number("reference_area", &In::reference_area, "m2", more_than(0), "for drag");
    in.number("drag_coefficient", &In::drag_coefficient, "1", at_least(0), "subsonic")
        .by_default("0.3", "launch vehicles of this slenderness, an estimate");
}

Model ascent_model() {
    using In = AscentIn;
    using Out = AscentOut;
    FieldTable in;
    add_stages(in);
    in.choice("recovery", &In::recovery, {"expended", "downrange", "return_to_site"},
              "how the booster ends")
        .by_default("expended");
    in.number("landing_speed", &In::landing_speed, "m/s", at_least(0),
              "of entry and landing burns, kept in reserve")
        .by_default("1200 m/s", "typical of boosters of this class, an estimate");
    in.number("landing_specific_impulse", &In::landing_specific_impulse, "s", more_than(0),
              "of those burns")
        .by_default("282 s", "Merlin 1D at sea level");
    in.number("separation_coast", &In::separation_coast, "s", at_least(0),
              "before the boostback burn")
        .by_default("20 s");
    in.number("boostback_share", &In::boostback_share, "1", between(0.01, 1),
              "of the first stage's engines that burn back")
        .by_default("0.3333333333333333", "three of nine");
    in.number("upper_reserve", &In::upper_reserve, "kg", at_least(0),
              "propellant that the upper stage keeps")
        .by_default("0 kg");
    in.number("altitude", &In::altitude, "km", between(100, 2000), "of the circular orbit");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "of it");
    in.number("site_latitude", &In::site_latitude, "deg", between(-85, 85), "of the pad");
    in.flag("coast", &In::coast, "burn, coast, burn instead of one upper-stage burn")
        .by_default("false");
    in.choice("heading", &In::heading, {"north", "south", "either"}, "what the range allows")
        .by_default("either");
    in.choice("air", &In::air, {"standard", "exponential"},
              "US Standard Atmosphere 1976, or the benchmark's scale heights of 7.2 and 7 km")
        .by_default("standard");
    add_limits(in);
    FieldTable out;
    out.number("payload", &Out::payload, "kg", any_number(), "into the orbit, ideal: no residuals");
    out.number("booster_cutoff", &Out::booster_cutoff, "s", any_number(), "after lift-off");
    out.number("orbit_time", &Out::orbit_time, "s", any_number(), "last cutoff");
    out.number("boostback_propellant", &Out::boostback_propellant, "kg", any_number(),
               "burnt on the way back");
    out.number("landing_reserve", &Out::landing_reserve, "kg", any_number(), "kept for landing");
    out.number("ideal_speed", &Out::ideal_speed, "m/s", any_number(),
               "of the vacuum thrust, pad to orbit: the gain in speed and the four losses");
    out.number("gravity_loss", &Out::gravity_loss, "m/s", any_number(), "of inertial speed");
    out.number("drag_loss", &Out::drag_loss, "m/s", any_number(), "to the air");
    out.number("steering_loss", &Out::steering_loss, "m/s", any_number(),
               "thrust off the inertial velocity");
    out.number("pressure_loss", &Out::pressure_loss, "m/s", any_number(), "of thrust in air");
    out.number("residual", &Out::residual, "1", any_number(),
               "of the re-integrated flight, in planetary units");
    out.number("greatest_dynamic_pressure", &Out::greatest_dynamic_pressure, "kPa", any_number(),
               "on the way up");
    out.number("greatest_acceleration", &Out::greatest_acceleration, "m/s2", any_number(),
               "by thrust, up to the orbit");
    out.number("fairing_drop", &Out::fairing_drop, "s", any_number(), "after lift-off");
    out.number("azimuth", &Out::azimuth, "deg", any_number(),
               "over ground at the first stage's cutoff");
    return make_model(
        "launch.best_ascent",
        "Greatest payload of a two-stage rocket whose booster may have to come back",
        "optimal control by Radau collocation; point mass, free steering, boostback in "
        "vacuum",
        std::move(in), std::move(out), &ascent);
}

struct AirIn {
    double altitude;
};
struct AirOut {
    double temperature, pressure, density, speed_of_sound;
};

AirOut standard(const AirIn& in) {
    const StandardAir air = standard_atmosphere(in.altitude);
    return {air.temperature, air.pressure, air.density, air.speed_of_sound};
}

Model standard_model() {
    FieldTable in;
    in.number("altitude", &AirIn::altitude, "km", between(0, 1000), "geometric");
    FieldTable out;
    out.number("temperature", &AirOut::temperature, "K", any_number(), "kinetic");
    out.number("pressure", &AirOut::pressure, "Pa", any_number(), "static");
    out.number("density", &AirOut::density, "kg/m3", any_number(), "of the air");
    out.number("speed_of_sound", &AirOut::speed_of_sound, "m/s", any_number(),
               "that of 86 km above it");
    return make_model("launch.standard_atmosphere", "The air that a rocket climbs through",
                      "US Standard Atmosphere 1976", std::move(in), std::move(out), &standard);
}

}  // namespace

void add_launch_ascent_models(Directory& directory) {
    directory.add(ascent_model());
    directory.add(standard_model());
}

}  // namespace dawnline::models
