// Models of the forces on a satellite: gravity, far bodies, relativity, sunlight.

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/astro/geopotential.hpp"
#include "dawnline/astro/light_pressure.hpp"
#include "dawnline/astro/perturbation.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

Vec3 vector_of(const std::vector<double>& numbers, const char* name) {
    if (numbers.size() != 3)
        throw Error(fmt::format("{} has {} components, it needs 3", name, numbers.size()));
    return {numbers[0], numbers[1], numbers[2]};
}

struct AccelerationOut {
    double acceleration, x, y, z;
};

AccelerationOut acceleration_of(const Vec3& a) {
    return {norm(a), a.x, a.y, a.z};
}

template <class Out>
void add_acceleration(FieldTable& out, double Out::*size, double Out::*x, double Out::*y,
                      double Out::*z) {
    out.number("acceleration", size, "m/s2", any_number(), "its size");
    out.number("acceleration_x", x, "m/s2", any_number(), "in the axes of the inputs");
    out.number("acceleration_y", y, "m/s2", any_number(), "likewise");
    out.number("acceleration_z", z, "m/s2", any_number(), "likewise");
}

FieldTable acceleration_table() {
    using Out = AccelerationOut;
    FieldTable out;
    add_acceleration(out, &Out::acceleration, &Out::x, &Out::y, &Out::z);
    return out;
}

// ── Gravity ─────────────────────────────────────────────────────────────────────────────────────

struct GravityIn {
    std::string field, file;
    long degree;
    std::optional<double> order;
    std::vector<double> position;
};
struct GravityOut {
    double potential, acceleration, x, y, z;
};

astro::StokesCoefficients coefficients_of(const GravityIn& in) {
    if (!in.file.empty()) return astro::read_gfc(in.file, static_cast<int>(in.degree));
    return in.field == "EGM96" ? astro::egm96() : astro::egm2008();
}

GravityOut gravity(const GravityIn& in) {
    const Vec3 r_ES_F = vector_of(in.position, "position");
    const int degree = static_cast<int>(in.degree);
    const astro::GravityField field(coefficients_of(in), degree,
                                    in.order ? static_cast<int>(*in.order) : degree);
    if (norm(r_ES_F) < 0.98 * field.radius())
        throw Error(
            fmt::format("position lies {:.0f} km from the centre, inside of the body; the "
                        "series needs at least {:.0f} km",
                        1e-3 * norm(r_ES_F), 0.98e-3 * field.radius()));
    const Vec3 a = astro::gravity_acceleration(field, r_ES_F);
    return {astro::gravity_potential(field, r_ES_F), norm(a), a.x, a.y, a.z};
}

Model gravity_model() {
    using Out = GravityOut;
    FieldTable in;
    in.choice("field", &GravityIn::field, {"EGM96", "EGM2008"}, "built-in coefficients")
        .by_default("EGM2008", "Pavlis et al. 2012");
    in.text("file", &GravityIn::file, "an ICGEM file (.gfc) instead").by_default("");
    in.integer("degree", &GravityIn::degree, between(2, 120), "70 at most of the built-in fields")
        .by_default("70");
    in.number("order", &GravityIn::order, "1", between(0, 120), "left out: that of the degree");
    in.numbers("position", &GravityIn::position, "km", any_number(), "x, y, z, Earth-fixed");
    FieldTable out;
    out.number("potential", &Out::potential, "m2/s2", any_number(), "without centrifugal term");
    add_acceleration(out, &Out::acceleration, &Out::x, &Out::y, &Out::z);
    return make_model("orbit.gravity", "Pull of the Earth's gravity field at a place",
                      "Cunningham 1970; Montenbruck & Gill 2000, sec. 3.2", std::move(in),
                      std::move(out), &gravity);
}

// ── Far bodies and relativity ───────────────────────────────────────────────────────────────────

struct ThirdBodyIn {
    std::vector<double> position, body;
    double gravitational_parameter;
};

AccelerationOut third_body(const ThirdBodyIn& in) {
    return acceleration_of(astro::third_body_acceleration(vector_of(in.position, "position"),
                                                          vector_of(in.body, "body"),
                                                          in.gravitational_parameter));
}

Model third_body_model() {
    FieldTable in;
    in.numbers("position", &ThirdBodyIn::position, "km", any_number(), "x, y, z of the satellite");
    in.numbers("body", &ThirdBodyIn::body, "km", any_number(), "x, y, z of the far body");
    in.number("gravitational_parameter", &ThirdBodyIn::gravitational_parameter, "km3/s2",
              more_than(0), "of the far body")
        .by_default("4902.800118 km3/s2", "Moon, DE440");
    return make_model("orbit.third_body", "Pull of a far body less its pull on the Earth",
                      "Montenbruck & Gill 2000, eq. 3.37", std::move(in), acceleration_table(),
                      &third_body);
}

struct RelativityIn {
    std::vector<double> position, velocity;
    double gravitational_parameter;
};

AccelerationOut relativity(const RelativityIn& in) {
    return acceleration_of(astro::schwarzschild_acceleration(vector_of(in.position, "position"),
                                                             vector_of(in.velocity, "velocity"),
                                                             in.gravitational_parameter));
}

Model relativity_model() {
    FieldTable in;
    in.numbers("position", &RelativityIn::position, "km", any_number(), "x, y, z");
    in.numbers("velocity", &RelativityIn::velocity, "km/s", any_number(), "x, y, z");
    in.number("gravitational_parameter", &RelativityIn::gravitational_parameter, "km3/s2",
              more_than(0), "of the central body")
        .by_default("398600.4418 km3/s2", "WGS 84");
    return make_model("orbit.relativity", "Schwarzschild's correction of the central pull",
                      "IERS Conventions 2010, eq. 10.12", std::move(in), acceleration_table(),
                      &relativity);
}

// ── Sunlight ────────────────────────────────────────────────────────────────────────────────────

struct LightIn {
    double distance, solar_constant, light_area_per_mass;
};
struct LightOut {
    double pressure, acceleration;
};

LightOut light(const LightIn& in) {
    const double pressure = astro::light_pressure_at(in.distance, in.solar_constant);
    return {pressure, pressure * in.light_area_per_mass};
}

Model light_model() {
    FieldTable in;
    in.number("distance", &LightIn::distance, "km", more_than(0), "from the Sun")
        .by_default("149597870.7 km", "1 au");
    in.number("solar_constant", &LightIn::solar_constant, "W/m2", more_than(0), "at 1 au")
        .by_default("1361 W/m2", "IAU 2015 Resolution B3; GMAT and STK take 1367");
    in.number("light_area_per_mass", &LightIn::light_area_per_mass, "m2/kg", at_least(0),
              "C_r A/m of the satellite")
        .by_default("0.02 m2/kg");
    FieldTable out;
    out.number("pressure", &LightOut::pressure, "uN/m2", any_number(), "on a black area");
    out.number("acceleration", &LightOut::acceleration, "m/s2", any_number(), "away from the Sun");
    return make_model("orbit.light_pressure", "Push of sunlight",
                      "Montenbruck & Gill 2000, sec. 3.4", std::move(in), std::move(out), &light);
}

struct PlateIn {
    double angle, specular, diffuse;
};
struct PlateOut {
    double along_light, along_plate, push;
};

PlateOut plate(const PlateIn& in) {
    if (in.specular + in.diffuse > 1.0)
        throw Error(
            fmt::format("specular {} and diffuse {} add to more than 1", in.specular, in.diffuse));
    const astro::Plate side{
        {std::cos(in.angle), std::sin(in.angle), 0.0}, 1.0, in.specular, in.diffuse};
    const Vec3 sun{k_astronomical_unit, 0.0, 0.0};
    const Vec3 a = astro::light_acceleration_of_plate(side, {}, sun, 1.0) /
                   astro::light_pressure_at(k_astronomical_unit);
    return {-a.x, -a.y, norm(a)};
}

Model plate_model() {
    FieldTable in;
    in.number("angle", &PlateIn::angle, "deg", between(0, 90), "between its normal and the Sun")
        .by_default("0 deg");
    in.number("specular", &PlateIn::specular, "1", between(0, 1), "share reflected as by a mirror")
        .by_default("0");
    in.number("diffuse", &PlateIn::diffuse, "1", between(0, 1), "share reflected after Lambert")
        .by_default("0");
    FieldTable out;
    out.number("along_light", &PlateOut::along_light, "1", any_number(),
               "push along the light over pressure times area");
    out.number("along_plate", &PlateOut::along_plate, "1", any_number(),
               "push across the light, away from the normal's side");
    out.number("push", &PlateOut::push, "1", any_number(), "its size");
    return make_model("orbit.light_on_plate", "Push of sunlight on a flat plate",
                      "Montenbruck & Gill 2000, eq. 3.74; Milani, Nobili & Farinella 1987",
                      std::move(in), std::move(out), &plate);
}

}  // namespace

void add_orbit_force_models(Directory& directory) {
    directory.add(gravity_model());
    directory.add(third_body_model());
    directory.add(relativity_model());
    directory.add(light_model());
    directory.add(plate_model());
}

}  // namespace dawnline::models
