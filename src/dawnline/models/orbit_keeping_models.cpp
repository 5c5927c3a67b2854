// Models of a single satellite that finds and keeps its place in a cluster.

#include <cmath>
#include <string>

#include "dawnline/astro/cluster_trim.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/passive_safety.hpp"
#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/station_keeping.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/surface_field.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";

struct RatioIn {
    double altitude, inclination, argument_of_latitude, amplitude;
    std::string start;
};
struct RatioOut {
    double k, drift_at_one, drift, flown, theory;
};

RatioOut ratio(const RatioIn& in) {
    const double a = k_radius_earth + in.altitude, u = in.argument_of_latitude;
    const Vec3 node{1.0, 0.0, 0.0};
    const Vec3 ahead{0.0, std::cos(in.inclination), std::sin(in.inclination)};
    const Vec3 r_EC_G = a * (std::cos(u) * node + std::sin(u) * ahead);
    double speed = astro::circular_speed(a);
    if (in.start == "local") speed = astro::local_circular_speed(r_EC_G);
    astro::OrbitState chief{r_EC_G, speed * (std::cos(u) * ahead - std::sin(u) * node)};
    if (in.start == "mean")
        chief = astro::state_of_mean({a, u, 0.0, 0.0, in.inclination, 0.0}, astro::j2_field);
    const astro::AxisRatioTrim found =
        astro::trim_axis_ratio(chief, in.amplitude, speed / a, astro::j2_field);
    return {.k = found.k,
            .drift_at_one = found.drift_at_one,
            .drift = found.drift,
            .flown = found.flown,
            .theory = 1.0 / (1.0 + astro::schweighart_sedwick(a, in.inclination).s)};
}

Model ratio_model() {
    using In = RatioIn;
    using Out = RatioOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(200, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("inclination", &In::inclination, "deg", between(1, 179), "of the chief")
        .by_default("97.986 deg", "sun-synchronous at 650 km");
    in.number("argument_of_latitude", &In::argument_of_latitude, "deg", between(-360, 360),
              "of the chief at the start")
        .by_default("0 deg");
    in.number("amplitude", &In::amplitude, "m", more_than(0), "A; the deputy starts k A above")
        .by_default("500 m", k_suncatcher);
    in.choice("start", &In::start, {"keplerian", "local", "mean"},
              "chief with circular speed √(μ/a), with √(g r) that balances J2 where it starts, or "
              "with circular mean elements and n = √(μ/a) of these")
        .by_default("keplerian");
    FieldTable out;
    out.number("k", &Out::k, "1", any_number(), "for which 2:k has no secular drift");
    out.number("drift_at_one", &Out::drift_at_one, "m", any_number(), "per orbit for 2:1");
    out.number("drift", &Out::drift, "m", any_number(), "per orbit for 2:k");
    out.number("flown", &Out::flown, "1", any_number(),
               "2 × radial over along-track amplitude of the trimmed motion");
    out.number("theory", &Out::theory, "1", any_number(),
               "the same by Schweighart & Sedwick 2002, 1/(1 + s)");
    return make_model("orbit.axis_ratio", "Axis ratio 2:k that stops the drift under J2",
                      "arXiv:2511.19468v2 S2.2; point mass and J2 by DOP853", std::move(in),
                      std::move(out), &ratio);
}

struct KeepingIn {
    double altitude, local_time, radial, half_along, tilt, density, drag_area, light_area, spread,
        days, along_box, shape_box, cross_box, navigation_position, navigation_velocity,
        thrust_magnitude, thrust_direction, mass, specific_impulse;
    std::string epoch;
    long seed;
};
struct KeepingOut {
    double speed_per_year, propellant_per_year, impulses_per_day, greatest_along, greatest_shape,
        greatest_cross, share_inside, drag_floor, light_floor, tilt_floor, drift_per_orbit;
};

KeepingOut keep(const KeepingIn& in) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(in.epoch));
    const astro::CircularOrbit orbit =
        astro::sun_synchronous_orbit(in.altitude, in.local_time, epoch);
    const double a = orbit.semi_major_axis, days = in.days / k_day;
    const astro::SunTable sun(epoch, 0.0, in.days + k_day);
    const astro::SurfaceField chief_force{{in.drag_area, in.light_area}, in.density, &sun};
    astro::SurfaceField deputy_force = chief_force;
    deputy_force.areas.drag *= 1.0 + in.spread;
    deputy_force.areas.light *= 1.0 + in.spread;
    const astro::OrbitState chief = astro::state_of_mean(
        {a, 0.0, 0.0, 0.0, orbit.inclination, orbit.node_at_epoch}, astro::j2_field);
    const astro::RelativeOrbit place{in.radial, in.half_along, 0.0, in.tilt * in.radial,
                                     in.tilt * in.half_along};
    const astro::OrbitState start = astro::cluster_states(chief, {&place, 1}, astro::j2_field)[0];
    const astro::KeepingResult kept =
        astro::keep_station(chief, start, chief_force, deputy_force,
                            {.days = days,
                             .along_box = in.along_box,
                             .shape_box = in.shape_box,
                             .cross_box = in.cross_box,
                             .navigation_position = in.navigation_position,
                             .navigation_velocity = in.navigation_velocity,
                             .thrust_magnitude = in.thrust_magnitude,
                             .thrust_direction = in.thrust_direction,
                             .seed = static_cast<std::uint64_t>(in.seed)});
    const double turn =
        std::abs(astro::secular_rates(a, 0.0, orbit.inclination).argument_of_perigee);
    const astro::DifferentialForces forces = astro::differential_forces(
        a, in.density, {in.drag_area * in.spread, in.light_area * in.spread},
        std::abs(astro::beta_angle(orbit, 0.5 * in.days, sun(0.5 * in.days))), turn);
    return {.speed_per_year = kept.speed_per_year,
            .propellant_per_year =
                astro::propellant_for(in.mass, kept.speed_per_year, in.specific_impulse),
            .impulses_per_day = kept.impulses / days,
            .greatest_along = kept.greatest_along,
            .greatest_shape = kept.greatest_shape,
            .greatest_cross = kept.greatest_cross,
            .share_inside = kept.share_inside,
            .drag_floor = forces.drag_speed_per_year,
            .light_floor = forces.light_speed_per_year,
            .tilt_floor = astro::tilt_holding_speed(a, orbit.inclination,
                                                    in.tilt * std::hypot(in.radial, in.half_along)),
            .drift_per_orbit = forces.along_per_orbit};
}

void add_errors(FieldTable& in) {
    using In = KeepingIn;
    in.number("navigation_position", &In::navigation_position, "m", at_least(0),
              "error of a relative fix, each axis, 1σ")
        .by_default("0.05 m", "carrier-phase differential GNSS");
    in.number("navigation_velocity", &In::navigation_velocity, "m/s", at_least(0), "the same")
        .by_default("0.0001 m/s", "carrier-phase differential GNSS");
    in.number("thrust_magnitude", &In::thrust_magnitude, "1", between(0, 1),
              "relative error of an impulse, 1σ")
        .by_default("0.02");
    in.number("thrust_direction", &In::thrust_direction, "rad", between(0, 1), "the same")
        .by_default("0.01 rad");
    in.integer("seed", &In::seed, at_least(0), "of the errors").by_default("1");
}

Model keeping_model() {
    using In = KeepingIn;
    using Out = KeepingOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(200, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("local_time", &In::local_time, "h", between(0, 24), "mean, of the ascending node")
        .by_default("18 h");
    in.text("epoch", &In::epoch, "UTC, as 2027-03-20T00:00:00Z").by_default("2027-03-20T00:00:00Z");
    in.number("radial", &In::radial, "m", any_number(), "x of the member's place at phase 0")
        .by_default("300 m");
    in.number("half_along", &In::half_along, "m", any_number(), "y/2 of it").by_default("400 m");
    in.number("tilt", &In::tilt, "1", between(-10, 10), "z = tilt · x; √3 for a circle")
        .by_default("0");
    in.number("density", &In::density, "kg/m3", at_least(0), "of the air")
        .by_default("7.697e-14 kg/m3", "NRLMSISE-00, 650 km, F10.7 140");
    in.number("drag_area", &In::drag_area, "m2/kg", at_least(0), "C_d A/m of the chief")
        .by_default("0.02 m2/kg");
    in.number("light_area", &In::light_area, "m2/kg", at_least(0), "C_r A/m of the chief")
        .by_default("0.24 m2/kg", "105 m², 575 kg, C_r 1.3; arXiv:2511.19468v2 S4.4");
    in.number("spread", &In::spread, "1", between(-1, 10), "by which the member's areas are larger")
        .by_default("0.05");
    in.number("days", &In::days, "d", between(1, 3660), "simulated").by_default("60 d");
    in.number("along_box", &In::along_box, "m", more_than(0), "half width").by_default("10 m");
    in.number("shape_box", &In::shape_box, "m", more_than(0), "radius of a δe").by_default("5 m");
    in.number("cross_box", &In::cross_box, "m", more_than(0), "radius of a δi").by_default("5 m");
    add_errors(in);
    in.number("mass", &In::mass, "kg", more_than(0), "of the satellite")
        .by_default("575 kg", "arXiv:2511.19468v2 Table 1");
    in.number("specific_impulse", &In::specific_impulse, "s", more_than(0), "of the thruster")
        .by_default("1500 s");
    FieldTable out;
    out.number("speed_per_year", &Out::speed_per_year, "m/s", any_number(), "Δv spent");
    out.number("propellant_per_year", &Out::propellant_per_year, "kg", any_number(), "for it");
    out.number("impulses_per_day", &Out::impulses_per_day, "1", any_number(), "made");
    out.number("greatest_along", &Out::greatest_along, "m", any_number(), "deviation of a δλ");
    out.number("greatest_shape", &Out::greatest_shape, "m", any_number(), "deviation of a δe");
    out.number("greatest_cross", &Out::greatest_cross, "m", any_number(), "deviation of a δi");
    out.number("share_inside", &Out::share_inside, "1", any_number(), "of orbits in all boxes");
    out.number("drag_floor", &Out::drag_floor, "m/s", any_number(),
               "Δv a year of the differential drag, ½ρv²Δ(C_d A/m) · 1 yr");
    out.number("light_floor", &Out::light_floor, "m/s", any_number(),
               "Δv a year of the differential light, held at every turn");
    out.number("tilt_floor", &Out::tilt_floor, "m/s", any_number(),
               "Δv a year of holding a tilted plane against J2");
    out.number("drift_per_orbit", &Out::drift_per_orbit, "m", any_number(),
               "along-track in one orbit from rest, by drag alone");
    return make_model("orbit.station_keeping",
                      "A satellite keeps its place in a cluster, simulated with errors",
                      "Gauss's equations on relative elements, D'Amico 2010; DOP853 with J2, drag "
                      "and light",
                      std::move(in), std::move(out), &keep);
}

struct SeparationIn {
    double radial, half_along, offset, cross, sigma_radial, sigma_along, sigma_normal, k;
};
struct SeparationOut {
    double least_distance, least_sure, cross_flight_distance;
};

SeparationOut separation(const SeparationIn& in) {
    const astro::RelativeOrbit chief{};
    const astro::RelativeOrbit deputy{in.radial, in.half_along, in.offset, 0.0, in.cross};
    const astro::UncertainSeparation found = astro::uncertain_separation(
        chief, deputy, {in.sigma_radial, in.sigma_along, in.sigma_normal}, in.k);
    return {.least_distance = found.least_distance,
            .least_sure = found.least_sure,
            .cross_flight_distance = astro::cross_flight_distance(chief, deputy)};
}

Model separation_model() {
    using In = SeparationIn;
    using Out = SeparationOut;
    FieldTable in;
    in.number("radial", &In::radial, "m", any_number(), "x at phase 0").by_default("100 m");
    in.number("half_along", &In::half_along, "m", any_number(), "(y − offset)/2 at phase 0")
        .by_default("0 m");
    in.number("offset", &In::offset, "m", any_number(), "of the centre along the track")
        .by_default("0 m");
    in.number("cross", &In::cross, "m", any_number(), "z a quarter orbit later").by_default("0 m");
    in.number("sigma_radial", &In::sigma_radial, "m", at_least(0), "of the relative position, 1σ")
        .by_default("0.5 m");
    in.number("sigma_along", &In::sigma_along, "m", at_least(0), "the same").by_default("3 m");
    in.number("sigma_normal", &In::sigma_normal, "m", at_least(0), "the same").by_default("0.5 m");
    in.number("k", &In::k, "1", at_least(0), "standard deviations that are taken off")
        .by_default("3");
    FieldTable out;
    out.number("least_distance", &Out::least_distance, "m", any_number(), "of the means");
    out.number("least_sure", &Out::least_sure, "m", any_number(), "less k σ along the line");
    out.number("cross_flight_distance", &Out::cross_flight_distance, "m", any_number(),
               "√(x² + z²), whatever the place along the track");
    return make_model("orbit.uncertain_separation",
                      "Separation of two members known to a covariance",
                      "D'Amico & Montenbruck 2006", std::move(in), std::move(out), &separation);
}

}  // namespace

void add_orbit_keeping_models(Directory& directory) {
    directory.add(ratio_model());
    directory.add(keeping_model());
    directory.add(separation_model());
}

}  // namespace dawnline::models
