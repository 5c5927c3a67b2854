// Models of where a satellite goes: under chosen forces, on a conic, and in mean elements.

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/astro/keplerian.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/astro/short_period.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

struct PropagateIn {
    std::string epoch, gravity, tides, density, local_time, shadow;
    std::vector<double> position, velocity;
    double duration, gravitational_parameter;
    long degree, order;
    bool sun, moon, relativity, anomalous_oxygen;
    double drag_area_per_mass, f107, f107_mean, ap;
    double light_area_per_mass, solar_constant, thrust, mass, specific_impulse;
    std::vector<double> x_pole, y_pole, ut1_minus_utc, excess_length_of_day, pole_dx, pole_dy;
};
struct PropagateOut {
    double x, y, z, velocity_x, velocity_y, velocity_z, distance, speed, mass, steps;
};

Vec3 vector_of(const std::vector<double>& components, const char* name) {
    if (components.size() != 3)
        throw Error(
            fmt::format("{} has {} components; a vector has three", name, components.size()));
    return {components[0], components[1], components[2]};
}

// Earth orientation of consecutive days from that of the epoch on; empty without any.
astro::EarthOrientationTable orientation_of(const PropagateIn& in, const astro::Utc& epoch) {
    const std::size_t days = in.ut1_minus_utc.size();
    if (days == 0) return {};
    const auto value = [&](const std::vector<double>& values, std::size_t k, const char* name) {
        if (values.empty()) return 0.0;
        if (values.size() != days)
            throw Error(fmt::format("{} has {} days, ut1_minus_utc {}", name, values.size(), days));
        return values[k];
    };
    const int first = static_cast<int>(std::floor(epoch.day - k_mjd_zero + epoch.fraction + 1e-9));
    std::vector<astro::EarthOrientationDay> table;
    for (std::size_t k = 0; k < days; ++k)
        table.push_back(
            {first + static_cast<int>(k),
             {.x_pole = value(in.x_pole, k, "x_pole"),
              .y_pole = value(in.y_pole, k, "y_pole"),
              .ut1_minus_utc = in.ut1_minus_utc[k],
              .excess_length_of_day = value(in.excess_length_of_day, k, "excess_length_of_day"),
              .dX = value(in.pole_dx, k, "pole_dx"),
              .dY = value(in.pole_dy, k, "pole_dy")}});
    return astro::EarthOrientationTable(std::move(table));
}

std::optional<astro::GravityField> field_of(const PropagateIn& in) {
    if (in.gravity == "point") return std::nullopt;
    return astro::GravityField(in.gravity == "egm96" ? astro::egm96() : astro::egm2008(),
                               static_cast<int>(in.degree), static_cast<int>(in.order));
}

astro::Weather weather_of(const PropagateIn& in) {
    astro::Weather weather;
    weather.f107 = in.f107;
    weather.f107_mean = in.f107_mean;
    weather.ap.fill(in.ap);
    return weather;
}

astro::ForceModel forces_of(const PropagateIn& in) {
    using astro::DensityModel;
    astro::ForceModel model;
    model.gm = in.gravitational_parameter;
    if (in.sun) model.gm_sun = k_gm_sun;
    if (in.moon) model.gm_moon = k_gm_moon;
    model.relativity = in.relativity;
    model.density = in.density == "nrlmsise00"    ? DensityModel::nrlmsise00
                    : in.density == "exponential" ? DensityModel::exponential
                                                  : DensityModel::none;
    model.local_time =
        in.local_time == "mean" ? astro::LocalTime::mean : astro::LocalTime::apparent;
    model.anomalous_oxygen = in.anomalous_oxygen;
    if (in.light_area_per_mass > 0.0) {
        model.light.solar_constant = in.solar_constant;
        if (in.shadow != "ellipsoid") model.light.earth_flattening = 0.0;
        if (in.shadow == "none") model.light.earth_radius = model.light.moon_radius = 0.0;
        if (in.shadow == "sphere") model.light.moon_radius = 0.0;
    }
    if (in.thrust > 0.0)
        model.thrust = {.force = in.thrust,
                        .mass = in.mass,
                        .mass_flow = in.thrust / (in.specific_impulse * k_standard_gravity)};
    return model;
}

PropagateOut propagate(const PropagateIn& in) {
    const astro::Utc utc = astro::parse_utc(in.epoch);
    const std::optional<astro::GravityField> field = field_of(in);
    const astro::LoveNumbers complex_numbers;
    astro::ForceModel model = forces_of(in);
    if (field) model.gravity = &*field;
    if (in.tides != "none") {
        if (!field) throw Error("tides are raised on a field; gravity is a point");
        model.tides = in.tides == "real" ? &astro::k_real_love_numbers : &complex_numbers;
    }
    const astro::SkyTable sky(astro::to_tt(utc), std::min(0.0, in.duration),
                              std::max(0.0, in.duration), orientation_of(in, utc), weather_of(in));
    const astro::OrbitState start{vector_of(in.position, "position"),
                                  vector_of(in.velocity, "velocity")};
    const astro::Trajectory orbit =
        astro::propagate(model, sky, start, 0.0, in.duration,
                         {.drag_area_per_mass = in.drag_area_per_mass,
                          .light_area_per_mass = in.light_area_per_mass});
    const astro::OrbitState end = orbit(in.duration);
    return {.x = end.r_ES_G.x,
            .y = end.r_ES_G.y,
            .z = end.r_ES_G.z,
            .velocity_x = end.v_ES_G.x,
            .velocity_y = end.v_ES_G.y,
            .velocity_z = end.v_ES_G.z,
            .distance = norm(end.r_ES_G),
            .speed = norm(end.v_ES_G),
            .mass = in.mass - model.thrust.mass_flow * in.duration,
            .steps = static_cast<double>(orbit.steps())};
}

void add_start(FieldTable& in) {
    using In = PropagateIn;
    in.text("epoch", &In::epoch, "UTC of the start, as 2027-03-20T00:00:00Z")
        .by_default("2027-03-20T00:00:00Z", "arXiv:2511.19468v2 S2.1, prototypes in early 2027");
    in.numbers("position", &In::position, "km", any_number(), "x, y, z at the start in GCRF")
        .by_default("[7028.137 km, 0 km, 0 km]", "650 km, arXiv:2511.19468v2 S2.2");
    in.numbers("velocity", &In::velocity, "km/s", any_number(), "x, y, z at the start in GCRF")
        .by_default("[0 km/s, -1.0464 km/s, 7.4578 km/s]", "circular, sun-synchronous at 650 km");
    in.number("duration", &In::duration, "s", any_number(), "that passes; negative goes back")
        .by_default("86400 s");
}

void add_gravity(FieldTable& in) {
    using In = PropagateIn;
    in.choice("gravity", &In::gravity, {"point", "egm96", "egm2008"}, "of the Earth")
        .by_default("egm2008");
    in.number("gravitational_parameter", &In::gravitational_parameter, "km3/s2", more_than(0),
              "of the point, and of relativity")
        .by_default("398600.4418 km3/s2", "WGS 84");
    in.integer("degree", &In::degree, between(2, 70), "of the field").by_default("20");
    in.integer("order", &In::order, between(0, 70), "of the field").by_default("20");
    in.choice("tides", &In::tides, {"none", "complex", "real"},
              "of the solid Earth: IERS 2010, or with the real Love numbers only, as GMAT")
        .by_default("none");
    in.flag("sun", &In::sun, "pulls").by_default("true");
    in.flag("moon", &In::moon, "pulls").by_default("true");
    in.flag("relativity", &In::relativity, "Schwarzschild's term").by_default("false");
}

void add_surface(FieldTable& in) {
    using In = PropagateIn;
    in.choice("density", &In::density, {"none", "exponential", "nrlmsise00"}, "of the air")
        .by_default("nrlmsise00");
    in.choice("local_time", &In::local_time, {"apparent", "mean"}, "that the air takes")
        .by_default("apparent");
    in.flag("anomalous_oxygen", &In::anomalous_oxygen, "counts in the density").by_default("true");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", at_least(0), "C_d A/m")
        .by_default("0.02 m2/kg", "a large array edge-on; assumption");
    in.number("f107", &In::f107, "1", between(40, 500), "10.7 cm flux of the day before")
        .by_default("150");
    in.number("f107_mean", &In::f107_mean, "1", between(40, 500), "its mean over 81 days")
        .by_default("150");
    in.number("ap", &In::ap, "1", between(0, 400), "daily geomagnetic index").by_default("4");
    in.number("light_area_per_mass", &In::light_area_per_mass, "m2/kg", at_least(0), "C_r A/m")
        .by_default("0 m2/kg");
    in.number("solar_constant", &In::solar_constant, "W/m2", more_than(0), "at 1 au")
        .by_default("1361 W/m2", "IAU 2015 B3");
    in.choice("shadow", &In::shadow, {"none", "sphere", "ellipsoid"},
              "none, of a spherical Earth, or of an oblate Earth and the Moon")
        .by_default("ellipsoid");
    in.number("thrust", &In::thrust, "N", at_least(0), "along the velocity").by_default("0 N");
    in.number("mass", &In::mass, "kg", more_than(0), "at the start; thrust alone feels it")
        .by_default("100 kg");
    in.number("specific_impulse", &In::specific_impulse, "s", more_than(0), "of the thruster")
        .by_default("3000 s");
}

void add_orientation(FieldTable& in) {
    using In = PropagateIn;
    in.numbers("ut1_minus_utc", &In::ut1_minus_utc, "s", between(-1, 1),
               "at 0 h of the epoch's day and the days that follow; none: the Earth by UTC")
        .by_default("[]");
    in.numbers("x_pole", &In::x_pole, "arcsec", between(-1, 1), "at the same days; none: 0")
        .by_default("[]");
    in.numbers("y_pole", &In::y_pole, "arcsec", between(-1, 1), "likewise").by_default("[]");
    in.numbers("excess_length_of_day", &In::excess_length_of_day, "ms", between(-20, 20),
               "likewise")
        .by_default("[]");
    in.numbers("pole_dx", &In::pole_dx, "arcsec", between(-0.005, 0.005), "dX, likewise")
        .by_default("[]");
    in.numbers("pole_dy", &In::pole_dy, "arcsec", between(-0.005, 0.005), "dY, likewise")
        .by_default("[]");
}

Model propagate_model() {
    using Out = PropagateOut;
    FieldTable in;
    add_start(in);
    add_gravity(in);
    add_surface(in);
    add_orientation(in);
    FieldTable out;
    out.number("x", &Out::x, "km", any_number(), "position at the end in GCRF");
    out.number("y", &Out::y, "km", any_number(), "position at the end in GCRF");
    out.number("z", &Out::z, "km", any_number(), "position at the end in GCRF");
    out.number("velocity_x", &Out::velocity_x, "km/s", any_number(), "velocity at the end");
    out.number("velocity_y", &Out::velocity_y, "km/s", any_number(), "velocity at the end");
    out.number("velocity_z", &Out::velocity_z, "km/s", any_number(), "velocity at the end");
    out.number("distance", &Out::distance, "km", any_number(), "from the Earth's centre");
    out.number("speed", &Out::speed, "km/s", any_number(), "at the end");
    out.number("mass", &Out::mass, "kg", any_number(), "at the end");
    out.number("steps", &Out::steps, "1", any_number(), "of the integration");
    return make_model("orbit.propagate", "Where a satellite goes under chosen forces",
                      "Dormand-Prince 8(5,3): Hairer, Norsett & Wanner 1993; forces: Montenbruck & "
                      "Gill 2000, ch. 3",
                      std::move(in), std::move(out), &propagate);
}

struct ElementsOut {
    double semi_major_axis, eccentricity, inclination, node, argument_of_perigee, true_anomaly,
        mean_anomaly, period;
};
struct StateIn {
    std::vector<double> position, velocity;
    double gravitational_parameter;
};

double positive(double angle) {
    return angle < 0.0 ? angle + k_two_pi : angle;
}

ElementsOut elements(const StateIn& in) {
    const astro::KeplerianElements e = astro::keplerian_elements(
        {vector_of(in.position, "position"), vector_of(in.velocity, "velocity")},
        in.gravitational_parameter);
    const double a = astro::semi_major_axis(e);
    return {.semi_major_axis = a,
            .eccentricity = e.eccentricity,
            .inclination = e.inclination,
            .node = positive(e.node),
            .argument_of_perigee = positive(e.argument_of_periapsis),
            .true_anomaly = positive(e.true_anomaly),
            .mean_anomaly = astro::mean_anomaly(e.true_anomaly, e.eccentricity),
            .period = a > 0.0 ? k_two_pi * a * std::sqrt(a / in.gravitational_parameter)
                              : std::numeric_limits<double>::infinity()};
}

template <class In>
void add_conic(FieldTable& in) {
    in.numbers("position", &In::position, "km", any_number(), "x, y, z about the centre")
        .by_default("[7028.137 km, 0 km, 0 km]", "650 km, arXiv:2511.19468v2 S2.2");
    in.numbers("velocity", &In::velocity, "km/s", any_number(), "x, y, z")
        .by_default("[0 km/s, -1.0464 km/s, 7.4578 km/s]", "circular, sun-synchronous at 650 km");
    in.number("gravitational_parameter", &In::gravitational_parameter, "km3/s2", more_than(0),
              "of the body")
        .by_default("398600.4418 km3/s2", "WGS 84");
}

Model elements_model() {
    using Out = ElementsOut;
    FieldTable in;
    add_conic<StateIn>(in);
    FieldTable out;
    out.number("semi_major_axis", &Out::semi_major_axis, "km", any_number(),
               "negative for a hyperbola");
    out.number("eccentricity", &Out::eccentricity, "1", any_number(), "of the conic");
    out.number("inclination", &Out::inclination, "deg", any_number(), "to the equator");
    out.number("node", &Out::node, "deg", any_number(), "right ascension, ascending");
    out.number("argument_of_perigee", &Out::argument_of_perigee, "deg", any_number(),
               "from the node");
    out.number("true_anomaly", &Out::true_anomaly, "deg", any_number(), "from the perigee");
    out.number("mean_anomaly", &Out::mean_anomaly, "deg", any_number(), "from the perigee");
    out.number("period", &Out::period, "s", any_number(), "infinite if it does not return");
    return make_model("orbit.elements", "Osculating elements of a state, any conic",
                      "Vallado 2013, alg. 9", std::move(in), std::move(out), &elements);
}

struct TwoBodyIn : StateIn {
    double duration;
};
struct TwoBodyOut {
    double x, y, z, velocity_x, velocity_y, velocity_z;
};

TwoBodyOut two_body(const TwoBodyIn& in) {
    const astro::OrbitState end = astro::two_body_state(
        {vector_of(in.position, "position"), vector_of(in.velocity, "velocity")}, in.duration,
        in.gravitational_parameter);
    return {.x = end.r_ES_G.x,
            .y = end.r_ES_G.y,
            .z = end.r_ES_G.z,
            .velocity_x = end.v_ES_G.x,
            .velocity_y = end.v_ES_G.y,
            .velocity_z = end.v_ES_G.z};
}

Model two_body_model() {
    using Out = TwoBodyOut;
    FieldTable in;
    add_conic<TwoBodyIn>(in);
    in.number("duration", &TwoBodyIn::duration, "s", any_number(), "that passes")
        .by_default("2400 s");
    FieldTable out;
    out.number("x", &Out::x, "km", any_number(), "position at the end");
    out.number("y", &Out::y, "km", any_number(), "position at the end");
    out.number("z", &Out::z, "km", any_number(), "position at the end");
    out.number("velocity_x", &Out::velocity_x, "km/s", any_number(), "velocity at the end");
    out.number("velocity_y", &Out::velocity_y, "km/s", any_number(), "velocity at the end");
    out.number("velocity_z", &Out::velocity_z, "km/s", any_number(), "velocity at the end");
    return make_model("orbit.two_body", "Where a state goes about a point mass, any conic",
                      "Battin 1999, sec. 4.5", std::move(in), std::move(out), &two_body);
}

struct MeanIn {
    std::vector<double> position, velocity;
};
struct MeanOut {
    double semi_major_axis, eccentricity, inclination, node, latitude, swing;
};

MeanOut mean_of_state(const MeanIn& in) {
    const astro::OrbitState state{vector_of(in.position, "position"),
                                  vector_of(in.velocity, "velocity")};
    const astro::NearCircular osculating = astro::near_circular_elements(state);
    if (!(std::hypot(osculating.ex, osculating.ey) < 0.7))
        throw Error("mean elements are known for eccentricities below 0.7");
    const astro::NearCircular mean = astro::mean_from_osculating(osculating);
    return {.semi_major_axis = mean.a,
            .eccentricity = std::hypot(mean.ex, mean.ey),
            .inclination = mean.inclination,
            .node = positive(mean.node),
            .latitude = positive(mean.latitude),
            .swing = osculating.a - mean.a};
}

Model mean_model() {
    using Out = MeanOut;
    FieldTable in;
    in.numbers("position", &MeanIn::position, "km", any_number(), "x, y, z in GCRF")
        .by_default("[7028.137 km, 0 km, 0 km]", "650 km, arXiv:2511.19468v2 S2.2");
    in.numbers("velocity", &MeanIn::velocity, "km/s", any_number(), "x, y, z in GCRF")
        .by_default("[0 km/s, -1.0464 km/s, 7.4578 km/s]", "circular, sun-synchronous at 650 km");
    FieldTable out;
    out.number("semi_major_axis", &Out::semi_major_axis, "km", any_number(), "mean");
    out.number("eccentricity", &Out::eccentricity, "1", any_number(), "mean");
    out.number("inclination", &Out::inclination, "deg", any_number(), "mean");
    out.number("node", &Out::node, "deg", any_number(), "mean, right ascension");
    out.number("latitude", &Out::latitude, "deg", any_number(), "mean argument of latitude");
    out.number("swing", &Out::swing, "km", any_number(), "osculating less mean semi-major axis");
    return make_model("orbit.mean_elements", "What J2 hides in the elements of a state",
                      "Brouwer 1959; Kozai 1959, first order", std::move(in), std::move(out),
                      &mean_of_state);
}

}  // namespace

void add_orbit_propagation_models(Directory& directory) {
    directory.add(propagate_model());
    directory.add(elements_model());
    directory.add(two_body_model());
    directory.add(mean_model());
}

}  // namespace dawnline::models
