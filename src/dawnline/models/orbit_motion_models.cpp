// Models of a deputy's motion about a chief.

#include <array>
#include <cmath>
#include <string>

#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/relative_motion.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_clohessy = "Clohessy & Wiltshire 1960; Vallado 2013, alg. 48";

struct HcwIn {
    double semi_major_axis, gravitational_parameter, radial, along_track, cross_track, radial_rate,
        along_track_rate, cross_track_rate, time, orbits;
};
struct HcwOut {
    double radial, along_track, cross_track, radial_rate, along_track_rate, cross_track_rate;
};

double mean_motion_of(double semi_major_axis, double gravitational_parameter) {
    return std::sqrt(gravitational_parameter / (semi_major_axis * semi_major_axis)) /
           std::sqrt(semi_major_axis);
}

HcwOut hcw(const HcwIn& in) {
    const double n = mean_motion_of(in.semi_major_axis, in.gravitational_parameter);
    const astro::RelativeState start{{in.radial, in.along_track, in.cross_track},
                                     {in.radial_rate, in.along_track_rate, in.cross_track_rate}};
    const astro::RelativeState end =
        astro::hcw_propagate(start, n, in.time + in.orbits * k_two_pi / n);
    return {.radial = end.r_CD_H.x,
            .along_track = end.r_CD_H.y,
            .cross_track = end.r_CD_H.z,
            .radial_rate = end.v_CD_H.x,
            .along_track_rate = end.v_CD_H.y,
            .cross_track_rate = end.v_CD_H.z};
}

/// The chief's orbit and where the deputy starts; shared by the two closed forms.
template <class In>
void add_place(FieldTable& in) {
    in.number("semi_major_axis", &In::semi_major_axis, "km", more_than(0), "of the chief, circular")
        .by_default("7028.137 km", "650 km, arXiv:2511.19468v2 S2.2");
    in.number("gravitational_parameter", &In::gravitational_parameter, "km3/s2", more_than(0),
              "of the Earth")
        .by_default("398600.4418 km3/s2", "WGS 84");
    in.number("radial", &In::radial, "m", any_number(), "x, outwards").by_default("0 m");
    in.number("along_track", &In::along_track, "m", any_number(), "y, forwards").by_default("0 m");
    in.number("cross_track", &In::cross_track, "m", any_number(), "z, along the orbit normal")
        .by_default("0 m");
}

Model hcw_model() {
    using In = HcwIn;
    using Out = HcwOut;
    FieldTable in;
    add_place<In>(in);
    in.number("radial_rate", &In::radial_rate, "m/s", any_number(), "of x").by_default("0 m/s");
    in.number("along_track_rate", &In::along_track_rate, "m/s", any_number(), "of y")
        .by_default("0 m/s");
    in.number("cross_track_rate", &In::cross_track_rate, "m/s", any_number(), "of z")
        .by_default("0 m/s");
    in.number("time", &In::time, "s", any_number(), "that passes").by_default("0 s");
    in.number("orbits", &In::orbits, "1", any_number(), "that pass on top of it").by_default("0");
    FieldTable out;
    out.number("radial", &Out::radial, "m", any_number(), "x");
    out.number("along_track", &Out::along_track, "m", any_number(), "y");
    out.number("cross_track", &Out::cross_track, "m", any_number(), "z");
    out.number("radial_rate", &Out::radial_rate, "m/s", any_number(), "of x");
    out.number("along_track_rate", &Out::along_track_rate, "m/s", any_number(), "of y");
    out.number("cross_track_rate", &Out::cross_track_rate, "m/s", any_number(), "of z");
    return make_model("orbit.hcw", "Relative motion about a circular orbit, linear", k_clohessy,
                      std::move(in), std::move(out), &hcw);
}

struct RendezvousIn {
    double semi_major_axis, gravitational_parameter, radial, along_track, cross_track, time;
};
struct RendezvousOut {
    double radial_rate, along_track_rate, cross_track_rate;
};

RendezvousOut rendezvous(const RendezvousIn& in) {
    const Vec3 v_CD_H = astro::hcw_rendezvous_velocity(
        {in.radial, in.along_track, in.cross_track},
        mean_motion_of(in.semi_major_axis, in.gravitational_parameter), in.time);
    if (!std::isfinite(norm(v_CD_H)))
        throw Error(
            "no velocity brings the deputy to the chief in this time: it is near a "
            "multiple of half an orbit");
    return {.radial_rate = v_CD_H.x, .along_track_rate = v_CD_H.y, .cross_track_rate = v_CD_H.z};
}

Model rendezvous_model() {
    using In = RendezvousIn;
    using Out = RendezvousOut;
    FieldTable in;
    add_place<In>(in);
    in.number("time", &In::time, "s", any_number(), "to the chief; negative: since it was there");
    FieldTable out;
    out.number("radial_rate", &Out::radial_rate, "m/s", any_number(), "of x, needed now");
    out.number("along_track_rate", &Out::along_track_rate, "m/s", any_number(), "of y");
    out.number("cross_track_rate", &Out::cross_track_rate, "m/s", any_number(), "of z");
    return make_model("orbit.rendezvous", "Velocity that brings a deputy to the chief", k_clohessy,
                      std::move(in), std::move(out), &rendezvous);
}

struct J2MotionIn {
    double altitude, inclination;
};
struct J2MotionOut {
    double s, in_plane_ratio, in_plane_excess;
};

J2MotionOut j2_motion(const J2MotionIn& in) {
    const double a = k_radius_earth + in.altitude;
    const astro::J2RelativeMotion motion = astro::schweighart_sedwick(a, in.inclination);
    const double ratio = motion.in_plane_frequency / astro::mean_motion(a);
    return {.s = motion.s, .in_plane_ratio = ratio, .in_plane_excess = ratio - 1.0};
}

Model j2_motion_model() {
    FieldTable in;
    in.number("altitude", &J2MotionIn::altitude, "km", between(100, 100000),
              "above the equator's radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("inclination", &J2MotionIn::inclination, "deg", between(0, 180), "to the equator")
        .by_default("97.99 deg", "sun-synchronous at 650 km");
    FieldTable out;
    out.number("s", &J2MotionOut::s, "1", any_number(), "(3 J2 R²/8a²)(1 + 3 cos 2i)");
    out.number("in_plane_ratio", &J2MotionOut::in_plane_ratio, "1", any_number(),
               "in-plane frequency over mean motion, √(1 − s)");
    out.number("in_plane_excess", &J2MotionOut::in_plane_excess, "1", any_number(),
               "of that ratio over one");
    return make_model("orbit.j2_relative_motion", "Frequency of relative motion under mean J2",
                      "Schweighart & Sedwick 2002", std::move(in), std::move(out), &j2_motion);
}

struct PairIn {
    double altitude, inclination, argument_of_latitude, radial, along_track;
    std::string start;
};

/// Chief and deputy at the start, and the Keplerian period.
struct Pair {
    astro::OrbitState chief, deputy;
    double period;  // [s]
};

// The frame's rate and the rate of the deputy's 2:1 ellipse are those of the chief's start.
Pair pair_of(const PairIn& in) {
    const double a = k_radius_earth + in.altitude, u = in.argument_of_latitude;
    const Vec3 node{1.0, 0.0, 0.0};
    const Vec3 ahead{0.0, std::cos(in.inclination), std::sin(in.inclination)};
    astro::OrbitState chief{a * (std::cos(u) * node + std::sin(u) * ahead), {}};
    const double speed = in.start == "keplerian" ? astro::circular_speed(a)
                                                 : astro::local_circular_speed(chief.r_ES_G);
    chief.v_ES_G = speed * (std::cos(u) * ahead - std::sin(u) * node);
    const double n = speed / a;
    const Vec3 r_CD_H{in.radial, in.along_track, 0.0};
    const astro::RelativeState start{r_CD_H, astro::hcw_centred_velocity(r_CD_H, n)};
    return {chief, astro::deputy_state(chief, start, n), astro::orbital_period(a)};
}

template <class In>
void add_pair(FieldTable& in) {
    in.number("altitude", &In::altitude, "km", between(100, 100000), "above the equator's radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "to the equator")
        .by_default("97.99 deg", "sun-synchronous at 650 km");
    in.number("argument_of_latitude", &In::argument_of_latitude, "deg", between(-360, 360),
              "of the chief at the start")
        .by_default("0 deg");
    in.number("radial", &In::radial, "m", any_number(), "x of the deputy, along the chief's axes")
        .by_default("0 m");
    in.number("along_track", &In::along_track, "m", any_number(),
              "y of the deputy, along the chief's axes")
        .by_default("0 m");
    in.choice("start", &In::start, {"keplerian", "local"},
              "circular speed √(μ/a) of the chief, or √(g r) that balances J2 where it starts")
        .by_default("keplerian");
}

struct DriftIn : PairIn {
    long orbits;
};
struct DriftOut {
    double along_track, along_track_swing;
};

DriftOut drift(const DriftIn& in) {
    const Pair pair = pair_of(in);
    const astro::RelativeDrift found =
        astro::along_track_drift(pair.chief, pair.deputy, pair.period, static_cast<int>(in.orbits));
    return {.along_track = found.along_track, .along_track_swing = found.along_track_swing};
}

Model drift_model() {
    FieldTable in;
    add_pair<DriftIn>(in);
    in.integer("orbits", &DriftIn::orbits, between(2, 1000), "over which the drift is fitted")
        .by_default("45");
    FieldTable out;
    out.number("along_track", &DriftOut::along_track, "m", any_number(),
               "drift per orbit, forwards");
    out.number("along_track_swing", &DriftOut::along_track_swing, "m", any_number(),
               "greatest less least y of the first orbit");
    return make_model("orbit.relative_drift", "Drift of a free-flying pair under J2",
                      "point mass and J2 integrated by DOP853; Vallado 2013, eq. 8-30",
                      std::move(in), std::move(out), &drift);
}

struct TrajectoryIn : PairIn {
    double orbits;
};
struct TrajectoryOut {
    double radial, along_track, cross_track;
};

TrajectoryOut trajectory(const TrajectoryIn& in) {
    const Pair pair = pair_of(in);
    const std::array times{in.orbits * pair.period};
    std::array<astro::RelativeState, 1> end{};
    astro::relative_trajectory(pair.chief, pair.deputy, times, end);
    return {
        .radial = end[0].r_CD_H.x, .along_track = end[0].r_CD_H.y, .cross_track = end[0].r_CD_H.z};
}

Model trajectory_model() {
    FieldTable in;
    add_pair<TrajectoryIn>(in);
    in.number("orbits", &TrajectoryIn::orbits, "1", between(0, 1000), "Keplerian periods that pass")
        .by_default("1");
    FieldTable out;
    out.number("radial", &TrajectoryOut::radial, "m", any_number(), "x");
    out.number("along_track", &TrajectoryOut::along_track, "m", any_number(), "y");
    out.number("cross_track", &TrajectoryOut::cross_track, "m", any_number(), "z");
    return make_model("orbit.relative_trajectory", "Where a free-flying deputy is under J2",
                      "point mass and J2 integrated by DOP853; Vallado 2013, eq. 8-30",
                      std::move(in), std::move(out), &trajectory);
}

}  // namespace

void add_orbit_motion_models(Directory& directory) {
    directory.add(hcw_model());
    directory.add(rendezvous_model());
    directory.add(j2_motion_model());
    directory.add(drift_model());
    directory.add(trajectory_model());
}

}  // namespace dawnline::models
