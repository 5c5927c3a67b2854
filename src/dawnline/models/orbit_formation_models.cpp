// Models of clusters as they fly: placed, trimmed, unsafe, shaded.

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "dawnline/astro/cluster_trim.hpp"
#include "dawnline/astro/mutual_shading.hpp"
#include "dawnline/astro/passive_safety.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";

/// Which cluster a model is asked about.
struct FormationIn {
    std::string design;
    double radius, least_distance, slope_p, slope_q;
};

std::vector<astro::RelativeOrbit> formation_of(const FormationIn& in) {
    if (in.design == "planar")
        return astro::planar_orbits(astro::planar_cluster(in.radius, in.least_distance),
                                    in.least_distance);
    if (in.design == "tilted") return astro::tilted_orbits(in.radius, in.least_distance);
    return astro::stacked_orbits(in.radius, in.least_distance, {in.slope_p, in.slope_q});
}

void add_formation(FieldTable& in) {
    in.choice("design", &FormationIn::design, {"planar", "tilted", "stacked"},
              "square lattice in the orbital plane; circles in a plane tilted by 60°; such planes "
              "of any slope stacked along the track")
        .by_default("planar", k_suncatcher);
    in.number("radius", &FormationIn::radius, "m", at_least(0), "that no member leaves")
        .by_default("1 km", k_suncatcher);
    in.number("least_distance", &FormationIn::least_distance, "m", more_than(0), "of any two")
        .by_default("100 m", k_suncatcher);
    in.number("slope_p", &FormationIn::slope_p, "1", between(-10, 10),
              "of stacked planes, z = p x + q (y − offset)/2")
        .by_default("1.5");
    in.number("slope_q", &FormationIn::slope_q, "1", between(-10, 10), "of stacked planes")
        .by_default("1.25");
}

struct DesignOut {
    long satellites, permanent_links;
    double least_distance, greatest_radius, cross_flight_distance, per_square, per_cube;
};

DesignOut design(const FormationIn& in) {
    const std::vector<astro::RelativeOrbit> orbits = formation_of(in);
    const astro::ClusterSpacing spacing = astro::cluster_spacing(orbits);
    const double ratio = in.radius / in.least_distance, count = static_cast<double>(orbits.size());
    return {.satellites = static_cast<long>(orbits.size()),
            .permanent_links = static_cast<long>(
                astro::permanent_links(orbits, 2.0 * in.least_distance * (1.0 + 1e-9)).size()),
            .least_distance = spacing.least_distance,
            .greatest_radius = spacing.greatest_radius,
            .cross_flight_distance = spacing.least_cross_flight_distance,
            .per_square = count / (ratio * ratio),
            .per_cube = count / (ratio * ratio * ratio)};
}

Model design_model() {
    FieldTable in;
    add_formation(in);
    FieldTable out;
    out.integer("satellites", &DesignOut::satellites, any_number(), "placed and counted");
    out.integer("permanent_links", &DesignOut::permanent_links, any_number(),
                "pairs that stay within twice the least distance for the whole orbit");
    out.number("least_distance", &DesignOut::least_distance, "m", any_number(),
               "of any two, verified over an orbit");
    out.number("greatest_radius", &DesignOut::greatest_radius, "m", any_number(),
               "of any member, verified over an orbit");
    out.number("cross_flight_distance", &DesignOut::cross_flight_distance, "m", any_number(),
               "least √(x² + z²) of any two: what is left if one drifts along the track");
    out.number("per_square", &DesignOut::per_square, "1", any_number(), "members over (R/r)²");
    out.number("per_cube", &DesignOut::per_cube, "1", any_number(), "members over (R/r)³");
    return make_model("orbit.cluster_design", "A free-fall cluster, placed member by member",
                      "arXiv:2511.19468v2 S2.2; Penot & Balakrishnan 2026, arXiv:2605.15335",
                      std::move(in), std::move(out), &design);
}

struct TrimIn : FormationIn {
    double altitude, inclination, argument_of_latitude, days;
    std::string forces;
};
struct TrimOut {
    long satellites, iterations;
    double untrimmed_drift, drift, correction, neighbour_least, neighbour_greatest, least_distance,
        residual;
};

/// The pairs that the design keeps nearest: those within its least distance at some phase.
std::vector<astro::NeighbourPair> nearest_pairs(const std::vector<astro::RelativeOrbit>& orbits,
                                                double least_distance) {
    std::vector<astro::NeighbourPair> pairs;
    for (std::uint32_t a = 0; a < orbits.size(); ++a)
        for (std::uint32_t b = a + 1; b < orbits.size(); ++b)
            if (astro::in_plane_distance(orbits[a], orbits[b]) < least_distance * (1.0 + 1e-6) &&
                astro::distance_range(orbits[a], orbits[b]).least < least_distance * (1.0 + 1e-6))
                pairs.push_back({a, b});
    return pairs;
}

TrimOut trim_under(const TrimIn& in, astro::Acceleration field) {
    const double a = k_radius_earth + in.altitude;
    const astro::OrbitState chief =
        astro::state_of_mean({a, in.argument_of_latitude, 0.0, 0.0, in.inclination, 0.0}, field);
    const std::vector<astro::RelativeOrbit> orbits = formation_of(in);
    const std::vector<astro::TrimmedMember> members = astro::trim_cluster(chief, orbits, field);
    TrimOut out{};
    out.satellites = static_cast<long>(members.size());
    std::vector<astro::OrbitState> states;
    std::size_t outermost = 0;
    for (std::size_t k = 0; k < members.size(); ++k) {
        const astro::TrimmedMember& m = members[k];
        out.iterations = std::max(out.iterations, static_cast<long>(m.iterations));
        out.untrimmed_drift = std::max(out.untrimmed_drift, std::abs(m.untrimmed_drift));
        out.drift = std::max(out.drift, std::abs(m.drift));
        out.correction = std::max(out.correction, m.correction);
        states.push_back(m.state);
        const auto reach = [&](std::size_t j) {
            return astro::distance_range({}, orbits[j]).greatest;
        };
        if (reach(k) > reach(outermost)) outermost = k;
    }
    const std::vector<double> times = astro::orbit_samples(astro::orbital_period(a), 1, 90);
    const std::vector<Vec3> r_CD_H = astro::cluster_positions(chief, states, times, field);
    out.neighbour_least = out.least_distance = std::numeric_limits<double>::infinity();
    for (const astro::DistanceRange& range :
         astro::pair_ranges(r_CD_H, states.size(), nearest_pairs(orbits, in.least_distance))) {
        out.neighbour_least = std::min(out.neighbour_least, range.least);
        out.neighbour_greatest = std::max(out.neighbour_greatest, range.greatest);
    }
    const astro::FreeDrift year =
        astro::free_drift(chief, {&states[outermost], 1}, in.days, field)[0];
    const double distance = astro::distance_range({}, orbits[outermost]).greatest;
    out.residual =
        distance > 0.0 ? year.restoring / (in.days / k_julian_year) / (distance / 1e3) : 0.0;
    return out;
}

/// 20 × 20, Sun, Moon, NRLMSISE-00 at F10.7 140 and sunlight, on equal satellites.
TrimOut trim(const TrimIn& in) {
    if (in.forces == "j2") return trim_under(in, astro::j2_field);
    const astro::Tt epoch = astro::to_tt(astro::parse_utc("2027-03-20T00:00:00Z"));
    const astro::GravityField gravity(astro::egm2008(), 20, 20);
    astro::ForceModel model;
    model.gravity = &gravity;
    model.gm_sun = k_gm_sun;
    model.gm_moon = k_gm_moon;
    model.density = astro::DensityModel::nrlmsise00;
    model.light = {};
    astro::Weather weather;
    weather.f107 = weather.f107_mean = 140.0;
    weather.ap.fill(15.0);
    const astro::SkyTable sky(epoch, 0.0, in.days + 2.0 * k_day, {}, weather);
    const astro::Surface surface{.drag_area_per_mass = 0.02, .light_area_per_mass = 0.24};
    return trim_under(in, [&](double t, const astro::OrbitState& state) {
        return astro::acceleration(model, sky(t), state, surface);
    });
}

Model trim_model() {
    using In = TrimIn;
    using Out = TrimOut;
    FieldTable in;
    add_formation(in);
    in.number("altitude", &In::altitude, "km", between(200, 5900),
              "of the chief's mean semi-major axis above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("inclination", &In::inclination, "deg", between(1, 179), "of the chief, mean")
        .by_default("97.986 deg", "sun-synchronous at 650 km");
    in.number("argument_of_latitude", &In::argument_of_latitude, "deg", between(-360, 360),
              "of the chief at the start")
        .by_default("0 deg");
    in.number("days", &In::days, "d", between(2, 3660), "of free flight for the residual")
        .by_default("30 d");
    in.choice("forces", &In::forces, {"j2", "full"},
              "point mass and J2; or 20 × 20, Sun, Moon, NRLMSISE-00 at F10.7 140 and light from "
              "2027-03-20 on, 1.4 s a member")
        .by_default("j2");
    FieldTable out;
    out.integer("satellites", &Out::satellites, any_number(), "trimmed");
    out.integer("iterations", &Out::iterations, any_number(), "of the correction, at most");
    out.number("untrimmed_drift", &Out::untrimmed_drift, "m", any_number(),
               "greatest along-track drift per orbit with Hill's velocities");
    out.number("drift", &Out::drift, "m", any_number(), "greatest per orbit after the trim");
    out.number("correction", &Out::correction, "m/s", any_number(), "greatest change of velocity");
    out.number("neighbour_least", &Out::neighbour_least, "m", any_number(),
               "distance of nearest neighbours over an orbit, propagated");
    out.number("neighbour_greatest", &Out::neighbour_greatest, "m", any_number(),
               "the same, greatest");
    out.number("residual", &Out::residual, "m/s", any_number(),
               "Δv that restores the outermost member after the free flight, a year and a km of "
               "distance");
    return make_model("orbit.cluster_trim", "A cluster trimmed for J2 by full propagation",
                      "point mass and J2 by DOP853; arXiv:2511.19468v2 S2.2", std::move(in),
                      std::move(out), &trim);
}

struct SafetyIn : FormationIn {
    double altitude, density, area_difference, keep_out;
    long orbits;
};
struct SafetyOut {
    double along_acceleration, earliest, median, share_met, least_distance;
};

SafetyOut safety(const SafetyIn& in) {
    const double a = k_radius_earth + in.altitude, v = astro::circular_speed(a);
    const double f = 0.5 * in.density * v * v * in.area_difference;
    const std::vector<astro::SilentOutcome> outcomes =
        astro::silent_members(formation_of(in), {.along_acceleration = -f},
                              {.keep_out = in.keep_out,
                               .orbit_period = astro::orbital_period(a),
                               .orbits = static_cast<int>(in.orbits)});
    std::vector<double> times;
    double least = std::numeric_limits<double>::infinity();
    for (const astro::SilentOutcome& outcome : outcomes) {
        times.push_back(outcome.time_to_keep_out);
        least = std::min(least, outcome.least_distance);
    }
    std::sort(times.begin(), times.end());
    const auto met =
        std::count_if(times.begin(), times.end(), [](double t) { return std::isfinite(t); });
    return {.along_acceleration = -f,
            .earliest = times.front(),
            .median = times[times.size() / 2],
            .share_met = static_cast<double>(met) / static_cast<double>(times.size()),
            .least_distance = least};
}

Model safety_model() {
    using In = SafetyIn;
    using Out = SafetyOut;
    FieldTable in;
    add_formation(in);
    in.number("altitude", &In::altitude, "km", between(200, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("density", &In::density, "kg/m3", at_least(0), "of the air")
        .by_default("7.697e-14 kg/m3", "NRLMSISE-00, 650 km, F10.7 140");
    in.number("area_difference", &In::area_difference, "m2/kg", at_least(0),
              "Δ(C_d A/m) of the silent member: it tumbles while the others point")
        .by_default("0.002 m2/kg");
    in.number("keep_out", &In::keep_out, "m", more_than(0), "radius about every member")
        .by_default("20 m");
    in.integer("orbits", &In::orbits, between(1, 100000), "watched").by_default("300");
    FieldTable out;
    out.number("along_acceleration", &Out::along_acceleration, "m/s2", any_number(),
               "of the silent member against the others");
    out.number("earliest", &Out::earliest, "d", any_number(),
               "until the first of the members, each silent in turn, enters a keep-out");
    out.number("median", &Out::median, "d", any_number(),
               "of the members; infinite: most never do");
    out.number("share_met", &Out::share_met, "1", any_number(), "of the members that ever do");
    out.number("least_distance", &Out::least_distance, "m", any_number(), "of all");
    return make_model("orbit.passive_safety", "A member falls silent and slides along the track",
                      "first order, exact distances; D'Amico & Montenbruck 2006", std::move(in),
                      std::move(out), &safety);
}

struct ShadingIn : FormationIn {
    double altitude, local_time, days;
    std::string epoch;
    long samples;
};
struct ShadingOut {
    double least_distance, clearance_radius, worst_day, sun_off_normal;
};

ShadingOut shading(const ShadingIn& in) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(in.epoch));
    const astro::CircularOrbit orbit =
        astro::sun_synchronous_orbit(in.altitude, in.local_time, epoch);
    const double turn =
        astro::secular_rates(orbit.semi_major_axis, 0.0, orbit.inclination).argument_of_perigee;
    const astro::ShadingYear year = astro::shading_year(
        formation_of(in), orbit, epoch, in.days / k_day, static_cast<int>(in.samples), 0.0, turn);
    return {.least_distance = year.least_distance,
            .clearance_radius = year.clearance_radius,
            .worst_day = year.worst_day * k_day,
            .sun_off_normal = year.worst_off_normal};
}

Model shading_model() {
    using In = ShadingIn;
    using Out = ShadingOut;
    FieldTable in;
    add_formation(in);
    in.number("altitude", &In::altitude, "km", between(200, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("local_time", &In::local_time, "h", between(0, 24), "mean, of the ascending node")
        .by_default("18 h");
    in.text("epoch", &In::epoch, "UTC, as 2027-01-01T00:00:00Z").by_default("2027-01-01T00:00:00Z");
    in.number("days", &In::days, "d", between(1, 3660), "span").by_default("365 d");
    in.integer("samples", &In::samples, between(2, 3660), "days of it that are looked at")
        .by_default("25");
    FieldTable out;
    out.number("least_distance", &Out::least_distance, "m", any_number(),
               "of any two across the sunlight, at any time");
    out.number("clearance_radius", &Out::clearance_radius, "m", any_number(),
               "of satellites that never shade each other");
    out.number("worst_day", &Out::worst_day, "d", any_number(), "since the epoch");
    out.number("sun_off_normal", &Out::sun_off_normal, "deg", any_number(),
               "angle of the Sun from the orbit's normal then");
    return make_model("orbit.mutual_shading", "Members of a cluster in each other's light",
                      "geometry over a year; Penot & Balakrishnan 2026, arXiv:2605.15335",
                      std::move(in), std::move(out), &shading);
}

}  // namespace

void add_orbit_formation_models(Directory& directory) {
    directory.add(design_model());
    directory.add(trim_model());
    directory.add(safety_model());
    directory.add(shading_model());
}

}  // namespace dawnline::models
