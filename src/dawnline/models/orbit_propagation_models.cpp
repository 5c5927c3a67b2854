// Models of an orbit's course: two bodies in closed form, all forces step by step.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/astro/keplerian.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_epoch_form = "UTC, as 2027-03-20T00:00:00Z";
const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";
const char* const k_wgs_84 = "WGS 84";

// ── Where an orbit begins and ends ──────────────────────────────────────────────────────────────

struct OrbitIn {
    std::string given;
    std::vector<double> position, velocity;
    double semi_major_axis, eccentricity, inclination, node, argument_of_periapsis, true_anomaly;
    double gravitational_parameter;
};

Vec3 vector_of(const std::vector<double>& numbers, const char* name) {
    if (numbers.size() != 3)
        throw Error(fmt::format("{} has {} components, it needs 3", name, numbers.size()));
    return {numbers[0], numbers[1], numbers[2]};
}

astro::OrbitState start_of(const OrbitIn& in, double gm) {
    if (in.given == "state")
        return {vector_of(in.position, "position"), vector_of(in.velocity, "velocity")};
    const double e = in.eccentricity, p = in.semi_major_axis * (1.0 - e) * (1.0 + e);
    if (!(p > 0.0))
        throw Error(
            "elements need a semi-major axis above 0 on an ellipse and below 0 on a hyperbola; a "
            "parabola can be given as a state only");
    return astro::state_from(astro::KeplerianElements{p, e, in.inclination, in.node,
                                                      in.argument_of_periapsis, in.true_anomaly},
                             gm);
}

template <class In>
void add_start(FieldTable& in) {
    in.choice("given", &In::given, {"elements", "state"}, "what the orbit is given by")
        .by_default("elements");
    in.numbers("position", &In::position, "km", any_number(), "x, y, z in GCRF, of a state")
        .by_default("[]");
    in.numbers("velocity", &In::velocity, "km/s", any_number(), "likewise").by_default("[]");
    in.number("semi_major_axis", &In::semi_major_axis, "km", any_number(),
              "osculating, negative on a hyperbola")
        .by_default("7028.137 km", k_suncatcher);
    in.number("eccentricity", &In::eccentricity, "1", at_least(0), "osculating").by_default("0");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "osculating, in GCRF")
        .by_default("97.986 deg", k_suncatcher);
    in.number("node", &In::node, "deg", any_number(), "right ascension of the ascending node")
        .by_default("0 deg");
    in.number("argument_of_periapsis", &In::argument_of_periapsis, "deg", any_number(),
              "from the node")
        .by_default("0 deg");
    in.number("true_anomaly", &In::true_anomaly, "deg", any_number(), "from the periapsis")
        .by_default("0 deg");
    in.number("gravitational_parameter", &In::gravitational_parameter, "km3/s2", more_than(0),
              "of the central body")
        .by_default("398600.4418 km3/s2", k_wgs_84);
}

struct OrbitOut {
    double x, y, z, velocity_x, velocity_y, velocity_z, semi_major_axis, semi_latus_rectum,
        eccentricity, inclination, node, argument_of_periapsis, true_anomaly, mean_anomaly,
        distance, speed;
};

OrbitOut orbit_of(const astro::OrbitState& s, double gm) {
    const astro::KeplerianElements e = astro::keplerian_elements(s, gm);
    return {s.r_ES_G.x,
            s.r_ES_G.y,
            s.r_ES_G.z,
            s.v_ES_G.x,
            s.v_ES_G.y,
            s.v_ES_G.z,
            astro::semi_major_axis(e),
            e.semi_latus_rectum,
            e.eccentricity,
            e.inclination,
            e.node,
            e.argument_of_periapsis,
            e.true_anomaly,
            astro::mean_anomaly(e.true_anomaly, e.eccentricity),
            norm(s.r_ES_G),
            norm(s.v_ES_G)};
}

FieldTable orbit_table() {
    using Out = OrbitOut;
    FieldTable out;
    out.number("x", &Out::x, "km", any_number(), "position in GCRF");
    out.number("y", &Out::y, "km", any_number(), "likewise");
    out.number("z", &Out::z, "km", any_number(), "likewise");
    out.number("velocity_x", &Out::velocity_x, "km/s", any_number(), "velocity in GCRF");
    out.number("velocity_y", &Out::velocity_y, "km/s", any_number(), "likewise");
    out.number("velocity_z", &Out::velocity_z, "km/s", any_number(), "likewise");
    out.number("semi_major_axis", &Out::semi_major_axis, "km", any_number(), "osculating");
    out.number("semi_latus_rectum", &Out::semi_latus_rectum, "km", any_number(), "h²/μ");
    out.number("eccentricity", &Out::eccentricity, "1", any_number(), "osculating");
    out.number("inclination", &Out::inclination, "deg", any_number(), "in GCRF");
    out.number("node", &Out::node, "deg", any_number(), "0 if the orbit is equatorial");
    out.number("argument_of_periapsis", &Out::argument_of_periapsis, "deg", any_number(),
               "0 if the orbit is circular");
    out.number("true_anomaly", &Out::true_anomaly, "deg", any_number(),
               "from the node if the orbit is circular");
    out.number("mean_anomaly", &Out::mean_anomaly, "deg", any_number(),
               "also of a hyperbola, √(μ/|a|³) t, and a parabola, √(μ/p³) t");
    out.number("distance", &Out::distance, "km", any_number(), "from the centre");
    out.number("speed", &Out::speed, "km/s", any_number(), "relative to it");
    return out;
}

// ── Two bodies ──────────────────────────────────────────────────────────────────────────────────

struct KeplerIn : OrbitIn {
    double time;
};

OrbitOut kepler(const KeplerIn& in) {
    const double gm = in.gravitational_parameter;
    return orbit_of(astro::two_body_state(start_of(in, gm), in.time, gm), gm);
}

Model kepler_model() {
    FieldTable in;
    add_start<KeplerIn>(in);
    in.number("time", &KeplerIn::time, "s", any_number(), "how much later, or earlier")
        .by_default("0 s");
    return make_model("orbit.kepler", "State and elements of an orbit about a point mass",
                      "Vallado 2013, algs. 8 to 10; Battin 1999, sec. 4.5", std::move(in),
                      orbit_table(), &kepler);
}

// ── All forces ──────────────────────────────────────────────────────────────────────────────────

struct PropagateIn : OrbitIn {
    std::string epoch, field, tides, density, local_time, earth_shadow;
    long degree, order;
    bool sun, moon, relativity, sunlight, anomalous_oxygen, moon_shadow;
    double f107, f107_mean, ap, drag_area_per_mass, light_area_per_mass, solar_constant, thrust,
        mass, specific_impulse, ut1_minus_utc, x_pole, y_pole, excess_length_of_day, duration;
};

// Constant pole and length of day from the epoch on.
astro::EarthOrientationTable orientation_of(const PropagateIn& in, const astro::Utc& epoch) {
    const int first = static_cast<int>(std::floor(epoch.day - k_mjd_zero + epoch.fraction)) - 2;
    const int days = static_cast<int>(std::ceil(std::abs(in.duration) / k_day)) + 5;
    std::vector<astro::EarthOrientationDay> table;
    for (int k = in.duration < 0.0 ? 1 - days : 0; k < days; ++k)
        table.push_back({first + k,
                         {.x_pole = in.x_pole,
                          .y_pole = in.y_pole,
                          .ut1_minus_utc = in.ut1_minus_utc - (k - 2) * in.excess_length_of_day,
                          .excess_length_of_day = in.excess_length_of_day}});
    return astro::EarthOrientationTable(std::move(table), astro::BeyondTable::hold);
}

astro::ForceModel forces_of(const PropagateIn& in) {
    astro::ForceModel model;
    model.gm = in.gravitational_parameter;
    if (in.sun) model.gm_sun = k_gm_sun;
    if (in.moon) model.gm_moon = k_gm_moon;
    model.relativity = in.relativity;
    if (in.density == "exponential") model.density = astro::DensityModel::exponential;
    if (in.density == "nrlmsise00") model.density = astro::DensityModel::nrlmsise00;
    if (in.local_time == "mean") model.local_time = astro::LocalTime::mean;
    model.anomalous_oxygen = in.anomalous_oxygen;
    model.light = {.solar_constant = in.sunlight ? in.solar_constant : 0.0};
    if (in.earth_shadow == "none") model.light.earth_radius = 0.0;
    if (in.earth_shadow == "sphere") model.light.earth_flattening = 0.0;
    if (!in.moon_shadow) model.light.moon_radius = 0.0;
    model.thrust = {.force = in.thrust,
                    .mass = in.mass,
                    .mass_flow = in.thrust / (in.specific_impulse * k_standard_gravity)};
    return model;
}

OrbitOut propagate(const PropagateIn& in) {
    static const astro::LoveNumbers love;
    const astro::Utc epoch = astro::parse_utc(in.epoch);
    astro::ForceModel model = forces_of(in);
    std::optional<astro::GravityField> gravity;
    if (in.field != "point") {
        gravity.emplace(in.field == "EGM96" ? astro::egm96() : astro::egm2008(),
                        static_cast<int>(in.degree),
                        static_cast<int>(std::min(in.order, in.degree)));
        model.gravity = &*gravity;
        model.gm = gravity->gm();
        if (in.tides == "iers_2010") model.tides = &love;
        if (in.tides == "real_love_numbers") model.tides = &astro::k_real_love_numbers;
    }
    astro::Weather weather{.f107 = in.f107, .f107_mean = in.f107_mean};
    weather.ap.fill(in.ap);
    const astro::SkyTable sky(astro::to_tt(epoch), std::min(0.0, in.duration) - 1.0,
                              std::max(0.0, in.duration) + 1.0, orientation_of(in, epoch), weather);
    const astro::Trajectory path =
        astro::propagate(model, sky, start_of(in, model.gm), 0.0, in.duration,
                         {in.drag_area_per_mass, in.light_area_per_mass});
    return orbit_of(path(in.duration), model.gm);
}

void add_gravity(FieldTable& in) {
    using In = PropagateIn;
    in.choice("field", &In::field, {"point", "EGM96", "EGM2008"},
              "of the Earth; a field brings its own gravitational parameter")
        .by_default("EGM2008");
    in.integer("degree", &In::degree, between(2, 70), "of the field").by_default("20");
    in.integer("order", &In::order, between(0, 70), "of the field, up to its degree")
        .by_default("70");
    in.choice("tides", &In::tides, {"none", "iers_2010", "real_love_numbers"},
              "solid tides by Sun and Moon")
        .by_default("none");
    in.flag("sun", &In::sun, "as a point mass").by_default("true");
    in.flag("moon", &In::moon, "as a point mass").by_default("true");
    in.flag("relativity", &In::relativity, "Schwarzschild's term").by_default("false");
}

void add_surface_forces(FieldTable& in) {
    using In = PropagateIn;
    in.choice("density", &In::density, {"none", "exponential", "nrlmsise00"}, "of the air")
        .by_default("nrlmsise00");
    in.choice("local_time", &In::local_time, {"apparent", "mean"}, "that the air follows")
        .by_default("apparent");
    in.flag("anomalous_oxygen", &In::anomalous_oxygen, "counted for drag").by_default("true");
    in.number("f107", &In::f107, "1", between(50, 400), "10.7 cm flux of the day before, in sfu")
        .by_default("150");
    in.number("f107_mean", &In::f107_mean, "1", between(50, 400), "mean of 81 days, in sfu")
        .by_default("150");
    in.number("ap", &In::ap, "1", between(0, 400), "daily Ap").by_default("15");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", at_least(0), "C_d A/m")
        .by_default("0.02 m2/kg");
    in.flag("sunlight", &In::sunlight, "pressure of sunlight").by_default("true");
    in.number("light_area_per_mass", &In::light_area_per_mass, "m2/kg", at_least(0), "C_r A/m")
        .by_default("0.02 m2/kg");
    in.number("solar_constant", &In::solar_constant, "W/m2", more_than(0), "at 1 au")
        .by_default("1361 W/m2", "IAU 2015 B3");
    in.choice("earth_shadow", &In::earth_shadow, {"none", "sphere", "ellipsoid"}, "on sunlight")
        .by_default("ellipsoid");
    in.flag("moon_shadow", &In::moon_shadow, "on sunlight").by_default("true");
    in.number("thrust", &In::thrust, "N", any_number(), "along the velocity").by_default("0 N");
    in.number("mass", &In::mass, "kg", more_than(0), "at the epoch, for the thrust")
        .by_default("1000 kg");
    in.number("specific_impulse", &In::specific_impulse, "s", more_than(0), "of the thrust")
        .by_default("1500 s");
}

void add_orientation(FieldTable& in) {
    using In = PropagateIn;
    const char* const zero = "no Earth orientation given";
    in.number("x_pole", &In::x_pole, "arcsec", between(-1, 1), "polar motion, constant")
        .by_default("0 arcsec", zero);
    in.number("y_pole", &In::y_pole, "arcsec", between(-1, 1), "polar motion, constant")
        .by_default("0 arcsec", zero);
    in.number("ut1_minus_utc", &In::ut1_minus_utc, "s", between(-0.9, 0.9), "at 0 h of the epoch")
        .by_default("0 s", zero);
    in.number("excess_length_of_day", &In::excess_length_of_day, "ms", between(-20, 20),
              "LOD, constant")
        .by_default("0 ms", zero);
}

Model propagate_model() {
    FieldTable in;
    in.text("epoch", &PropagateIn::epoch, k_epoch_form).by_default("2027-03-20T00:00:00Z");
    in.number("duration", &PropagateIn::duration, "s", any_number(), "how much later, or earlier")
        .by_default("1 d");
    add_start<PropagateIn>(in);
    add_gravity(in);
    add_surface_forces(in);
    add_orientation(in);
    return make_model("orbit.propagate", "An orbit under chosen forces after a time",
                      "Dormand–Prince 8(5,3); Montenbruck & Gill 2000, ch. 3; IERS Conventions "
                      "2010; Picone et al. 2002",
                      std::move(in), orbit_table(), &propagate);
}

}  // namespace

void add_orbit_propagation_models(Directory& directory) {
    directory.add(kepler_model());
    directory.add(propagate_model());
}

}  // namespace dawnline::models
