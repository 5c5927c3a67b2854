// Models of forces and torques at the true attitude.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/flight_forces.hpp"
#include "dawnline/spacecraft/momentum.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;
namespace sc = spacecraft;

astro::Weather steady(double f107, double ap) {
    astro::Weather w;
    w.f107 = w.f107_mean = f107;
    w.ap.fill(ap);
    return w;
}

struct ForcesIn {
    std::string radiator_attitude;
    double altitude, local_time_of_node, array_area, radiator_area, body_area, mass, reflectance,
        fixed_coefficient, accommodation, f107, ap;
    bool air_turns;
};
struct ForcesOut {
    double mean_density, drag_area, drag_delta_v, decay_rate, light_delta_v, light_acceleration,
        plane_shift, eccentricity_rate, lowest_beta, highest_beta;
};

ForcesOut forces(const ForcesIn& in) {
    const double a = k_radius_earth + in.altitude;
    std::array<sc::Plate, 3> plates{{
        {.area = in.array_area, .hold = sc::PlateHold::sun, .specular = in.reflectance},
        {.area = in.radiator_area, .specular = in.reflectance},
        {.area = in.body_area, .normal = {0.0, 1.0, 0.0}, .specular = in.reflectance},
    }};
    sc::Plate& radiator = plates[1];
    if (in.radiator_attitude == "sun_and_nadir") {
        radiator.hold = sc::PlateHold::sun_nadir;
        radiator.normal = {0.0, 0.0, 1.0};
    } else if (in.radiator_attitude == "along_normal") {
        radiator.normal = {0.0, 0.0, 1.0};
    } else if (in.radiator_attitude == "face_on") {
        radiator.normal = {0.0, 1.0, 0.0};
    }
    const sc::FlightOrbit orbit{a, astro::sun_synchronous_inclination(a), in.local_time_of_node};
    const sc::FlightForces f = sc::flight_forces(
        orbit, plates, in.mass,
        {.accommodation = in.accommodation, .fixed_coefficient = in.fixed_coefficient},
        steady(in.f107, in.ap), in.air_turns);
    return {f.mean_density,  f.drag_area,          f.drag_delta_v, f.decay_rate,
            f.light_delta_v, f.light_acceleration, f.plane_shift,  f.eccentricity_rate,
            f.lowest_beta,   f.highest_beta};
}

Model forces_model() {
    using In = ForcesIn;
    using Out = ForcesOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(200, 1150), "above the equator's radius");
    in.number("local_time_of_node", &In::local_time_of_node, "h", between(0, 24), "ascending")
        .by_default("18 h", "dawn-dusk");
    in.number("array_area", &In::array_area, "m2", at_least(0), "that follows the Sun")
        .by_default("0 m2");
    in.number("radiator_area", &In::radiator_area, "m2", at_least(0), "planform")
        .by_default("0 m2");
    in.choice("radiator_attitude", &In::radiator_attitude,
              {"nadir", "sun_and_nadir", "along_normal", "face_on"},
              "its normal to the Earth; the plate holds Sun line and nadir; its normal on the "
              "orbit's; its normal along the flight")
        .by_default("sun_and_nadir");
    in.number("body_area", &In::body_area, "m2", at_least(0), "seen from the front")
        .by_default("0 m2");
    in.number("mass", &In::mass, "kg", more_than(0), "of the satellite");
    in.number("reflectance", &In::reflectance, "1", share(), "mirrored share of light")
        .by_default("0.3");
    in.number("fixed_coefficient", &In::fixed_coefficient, "1", at_least(0),
              "C_d by the area across the flow; 0: free molecular flow")
        .by_default("0");
    in.number("accommodation", &In::accommodation, "1", share(), "of energy on the surfaces")
        .by_default("0.93", "Moe & Moe 2005");
    in.number("f107", &In::f107, "1", between(60, 400), "F10.7 in sfu").by_default("140");
    in.number("ap", &In::ap, "1", between(0, 400), "daily Ap").by_default("15");
    in.flag("air_turns", &In::air_turns, "with the Earth").by_default("true");
    FieldTable out;
    out.number("mean_density", &Out::mean_density, "kg/m3", any_number(), "along the orbit");
    out.number("drag_area", &Out::drag_area, "m2", any_number(), "C_d A, weighted with density");
    out.number("drag_delta_v", &Out::drag_delta_v, "m/s", any_number(), "of a year");
    out.number("decay_rate", &Out::decay_rate, "m/d", any_number(), "of the semi-major axis");
    out.number("light_delta_v", &Out::light_delta_v, "m/s", any_number(),
               "of a year, along the track, both ways");
    out.number("light_acceleration", &Out::light_acceleration, "m/s2", any_number(), "mean, lit");
    out.number("plane_shift", &Out::plane_shift, "m", any_number(), "by light along the normal");
    out.number("eccentricity_rate", &Out::eccentricity_rate, "1/d", any_number(), "by light");
    out.number("lowest_beta", &Out::lowest_beta, "deg", any_number(), "Sun over the plane");
    out.number("highest_beta", &Out::highest_beta, "deg", any_number(), "Sun over the plane");
    return make_model("spacecraft.flight_forces",
                      "A year of drag and sunlight on a satellite at its attitude",
                      "NRLMSISE-00 (Picone et al. 2002); Sentman 1961; Montenbruck & Gill 2000",
                      std::move(in), std::move(out), &forces);
}

struct FaceIn {
    double angle, speed, temperature, molar_mass, wall_temperature, accommodation;
};
struct FaceOut {
    double drag, lift;
};

FaceOut face(const FaceIn& in) {
    const sc::FaceCoefficients c = sc::face_coefficients(
        std::cos(in.angle), in.speed,
        {in.temperature, in.molar_mass, in.wall_temperature, in.accommodation, 0.0});
    return {c.drag, c.lift};
}

Model face_model() {
    using In = FaceIn;
    FieldTable in;
    in.number("angle", &In::angle, "deg", between(0, 180), "between flow and inward normal");
    in.number("speed", &In::speed, "m/s", more_than(0), "in the air").by_default("7531 m/s");
    in.number("temperature", &In::temperature, "K", more_than(0), "of the air")
        .by_default("1000 K");
    in.number("molar_mass", &In::molar_mass, "g/mol", more_than(0), "mean")
        .by_default("16 g/mol", "atomic oxygen");
    in.number("wall_temperature", &In::wall_temperature, "K", at_least(0), "of the surface")
        .by_default("300 K");
    in.number("accommodation", &In::accommodation, "1", share(), "of energy").by_default("0.93");
    FieldTable out;
    out.number("drag", &FaceOut::drag, "1", any_number(), "C_D by the face's area");
    out.number("lift", &FaceOut::lift, "1", any_number(), "C_L by the face's area");
    return make_model("spacecraft.face_coefficients", "One face in free molecular flow",
                      "Sentman 1961; Sutton 2009; Doornbos 2011, eqs. 3.56-3.60", std::move(in),
                      std::move(out), &face);
}

struct TorquesIn {
    double altitude, inertia_difference, tilt, solar_area, reflectance, solar_arm, density,
        drag_area, drag_arm, dipole, slew_angle, slew_time, inertia;
};
struct TorquesOut {
    double gravity, solar, aerodynamic, field, magnetic, slew, storage, torquer;
};

TorquesOut torques(const TorquesIn& in) {
    const double r = k_radius_earth + in.altitude, speed = std::sqrt(k_gm_earth / r);
    TorquesOut out{};
    out.gravity = sc::gravity_gradient_torque(r, in.inertia_difference, in.tilt);
    out.solar =
        sc::solar_torque(k_solar_constant, in.solar_area, in.reflectance, in.solar_arm, 0.0);
    out.aerodynamic = sc::aerodynamic_torque(in.density, speed, in.drag_area, in.drag_arm);
    out.field = sc::dipole_field(r, k_pi / 2);
    out.magnetic = in.dipole * out.field;
    out.slew = sc::slew_torque(in.slew_angle, in.inertia, in.slew_time);
    const double worst = std::max({out.gravity, out.solar, out.aerodynamic, out.magnetic});
    out.storage = sc::storage_for_cyclic_torque(worst, k_two_pi * r / speed);
    out.torquer = sc::torquer_dipole(worst, out.field, 1.0);
    return out;
}

Model torques_model() {
    using In = TorquesIn;
    using Out = TorquesOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(150, 40000), "of the orbit");
    in.number("inertia_difference", &In::inertia_difference, "kg.m2", at_least(0), "|Iz − Iy|");
    in.number("tilt", &In::tilt, "deg", between(0, 90), "of the axis from the vertical")
        .by_default("1 deg");
    in.number("solar_area", &In::solar_area, "m2", at_least(0), "to the Sun");
    in.number("reflectance", &In::reflectance, "1", share(), "q").by_default("0.6");
    in.number("solar_arm", &In::solar_arm, "m", at_least(0), "centre of pressure to mass");
    in.number("density", &In::density, "kg/m3", at_least(0), "of the air");
    in.number("drag_area", &In::drag_area, "m2", at_least(0), "C_d A");
    in.number("drag_arm", &In::drag_arm, "m", at_least(0), "centre of pressure to mass");
    in.number("dipole", &In::dipole, "A.m2", at_least(0), "left in the satellite")
        .by_default("1 A.m2");
    in.number("slew_angle", &In::slew_angle, "deg", at_least(0), "of a manoeuvre")
        .by_default("0 deg");
    in.number("slew_time", &In::slew_time, "min", more_than(0), "of it").by_default("10 min");
    in.number("inertia", &In::inertia, "kg.m2", at_least(0), "about its axis")
        .by_default("0 kg.m2");
    FieldTable out;
    out.number("gravity", &Out::gravity, "N.m", any_number(), "of the gravity gradient");
    out.number("solar", &Out::solar, "N.m", any_number(), "of sunlight");
    out.number("aerodynamic", &Out::aerodynamic, "N.m", any_number(), "of the air");
    out.number("field", &Out::field, "T", any_number(), "of the Earth over the pole");
    out.number("magnetic", &Out::magnetic, "N.m", any_number(), "on the dipole");
    out.number("slew", &Out::slew, "N.m", any_number(), "for the manoeuvre");
    out.number("storage", &Out::storage, "N.m.s", any_number(), "of a wheel, worst torque");
    out.number("torquer", &Out::torquer, "A.m2", any_number(), "against the worst torque");
    return make_model("spacecraft.disturbance_torques", "Worst torques, wheel and torque rod",
                      "Larson & Wertz 1999, SMAD 3rd ed., tables 11-9A and 11-12", std::move(in),
                      std::move(out), &torques);
}

struct MomentumIn {
    std::string hold;
    double altitude, beta, inertia_1, inertia_2, inertia_3, array_area, array_offset, density,
        dump_after, use;
};
struct MomentumOut {
    double peak_torque, secular, cyclic, wheel_capacity, dump_torque, torquer;
};

MomentumOut momentum(const MomentumIn& in) {
    const double r = k_radius_earth + in.altitude;
    const sc::PlateHold hold = in.hold == "sun"         ? sc::PlateHold::sun
                               : in.hold == "sun_nadir" ? sc::PlateHold::sun_nadir
                                                        : sc::PlateHold::orbit;
    const sc::Plate array{.area = in.array_area,
                          .hold = sc::PlateHold::sun,
                          .specular = 0.1,
                          .centre = {0.0, in.array_offset, 0.0}};
    // The shadow of a sphere: half of its arc on the orbit.
    const double edge = std::sqrt(1.0 - (k_radius_earth / r) * (k_radius_earth / r));
    const double cosine = edge / std::cos(in.beta);
    const double dark = cosine < 1.0 ? std::acos(cosine) : 0.0;
    const sc::MomentumBudget b =
        sc::momentum_budget({{in.inertia_1, in.inertia_2, in.inertia_3}, hold}, {&array, 1}, r,
                            in.beta, dark, in.density, {}, in.dump_after);
    return {b.peak_torque,
            norm(b.secular),
            std::max({b.cyclic.x, b.cyclic.y, b.cyclic.z}),
            b.wheel_capacity,
            b.dump_torque,
            sc::torquer_dipole(b.dump_torque, sc::dipole_field(r, 0.0), in.use)};
}

Model momentum_model() {
    using In = MomentumIn;
    using Out = MomentumOut;
    FieldTable in;
    in.choice("hold", &In::hold, {"orbit", "sun", "sun_nadir"},
              "frame in which the body keeps still")
        .by_default("sun");
    in.number("altitude", &In::altitude, "km", between(150, 40000), "of the orbit")
        .by_default("650 km");
    in.number("beta", &In::beta, "deg", between(-90, 90), "Sun above the plane")
        .by_default("70 deg");
    in.number("inertia_1", &In::inertia_1, "kg.m2", at_least(0), "about the frame's first axis");
    in.number("inertia_2", &In::inertia_2, "kg.m2", at_least(0), "second");
    in.number("inertia_3", &In::inertia_3, "kg.m2", at_least(0), "third");
    in.number("array_area", &In::array_area, "m2", at_least(0), "that follows the Sun")
        .by_default("0 m2");
    in.number("array_offset", &In::array_offset, "m", any_number(), "of its centre from the mass's")
        .by_default("0 m");
    in.number("density", &In::density, "kg/m3", at_least(0), "of the air")
        .by_default("7.7e-14 kg/m3", "650 km, F10.7 140");
    in.number("dump_after", &In::dump_after, "1", at_least(0), "orbits between unloadings")
        .by_default("1");
    in.number("use", &In::use, "1", between(0.05, 1), "of the field, by direction and time")
        .by_default("0.5");
    FieldTable out;
    out.number("peak_torque", &Out::peak_torque, "N.m", any_number(), "of gravity, air and light");
    out.number("secular", &Out::secular, "N.m.s", any_number(), "gained each orbit");
    out.number("cyclic", &Out::cyclic, "N.m.s", any_number(), "half swing, worst axis");
    out.number("wheel_capacity", &Out::wheel_capacity, "N.m.s", any_number(), "needed");
    out.number("dump_torque", &Out::dump_torque, "N.m", any_number(), "mean, to unload");
    out.number("torquer", &Out::torquer, "A.m2", any_number(), "of a rod, field of the equator");
    return make_model("spacecraft.momentum_budget", "Momentum that an orbit stores in a satellite",
                      "3n² r̂ × I r̂; Sentman 1961; Larson & Wertz 1999", std::move(in),
                      std::move(out), &momentum);
}

}  // namespace

void add_spacecraft_motion_models(Directory& directory) {
    directory.add(forces_model());
    directory.add(face_model());
    directory.add(torques_model());
    directory.add(momentum_model());
}

}  // namespace dawnline::models
