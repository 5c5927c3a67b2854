// Models of orbits with a purpose: frozen, repeating, sun-synchronous over a mission's life.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "dawnline/astro/local_time_drift.hpp"
#include "dawnline/astro/orbit_design.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";
const char* const k_brouwer = "Brouwer 1959; zonals of EGM2008";

struct FrozenIn {
    double semi_major_axis, inclination;
    long degree;
};
struct FrozenOut {
    double eccentricity, argument_of_perigee, eccentricity_j3;
};

FrozenOut frozen(const FrozenIn& in) {
    const astro::ZonalField field{static_cast<int>(in.degree)};
    const astro::FrozenOrbit found = astro::frozen_orbit(in.semi_major_axis, in.inclination, field);
    return {.eccentricity = found.eccentricity,
            .argument_of_perigee = found.argument_of_perigee,
            .eccentricity_j3 = astro::frozen_eccentricity(in.semi_major_axis, in.inclination)};
}

Model frozen_model() {
    FieldTable in;
    in.number("semi_major_axis", &FrozenIn::semi_major_axis, "km", between(6500, 50000), "mean")
        .by_default("7028.137 km", k_suncatcher);
    in.number("inclination", &FrozenIn::inclination, "deg", between(0, 180), "mean")
        .by_default("98.01 deg", "sun-synchronous at 650 km");
    in.integer("degree", &FrozenIn::degree, between(3, astro::k_highest_zonal),
               "of the highest zonal harmonic")
        .by_default("20");
    FieldTable out;
    out.number("eccentricity", &FrozenOut::eccentricity, "1", any_number(), "mean, that stays");
    out.number("argument_of_perigee", &FrozenOut::argument_of_perigee, "deg", any_number(),
               "mean, that stays");
    out.number("eccentricity_j3", &FrozenOut::eccentricity_j3, "1", any_number(),
               "by J2 and J3 alone, −(J3/2 J2)(R/a) sin i");
    return make_model("orbit.frozen", "Frozen orbit under zonal harmonics, from full propagation",
                      "mean elements of DOP853; Cutting, Born & Frautnick 1978 for the closed form",
                      std::move(in), std::move(out), &frozen);
}

struct RepeatIn {
    long revolutions, days;
    double inclination;
    std::string plane;
};
struct RepeatOut {
    double semi_major_axis, altitude, inclination, nodal_period, repeat_time, track_spacing;
};

RepeatOut repeat(const RepeatIn& in) {
    const int revolutions = static_cast<int>(in.revolutions), days = static_cast<int>(in.days);
    const astro::RepeatTrack track =
        in.plane == "sun_synchronous"
            ? astro::repeat_sun_synchronous_track(revolutions, days)
            : astro::repeat_ground_track(revolutions, days, in.inclination);
    return {.semi_major_axis = track.semi_major_axis,
            .altitude = track.semi_major_axis - k_radius_earth,
            .inclination = track.inclination,
            .nodal_period = track.nodal_period,
            .repeat_time = track.repeat_time,
            .track_spacing = track.track_spacing};
}

Model repeat_model() {
    FieldTable in;
    in.integer("revolutions", &RepeatIn::revolutions, between(1, 10000), "of a cycle");
    in.integer("days", &RepeatIn::days, between(1, 1000),
               "of a cycle, turns of the Earth against the node");
    in.choice("plane", &RepeatIn::plane, {"sun_synchronous", "given"}, "what sets the inclination")
        .by_default("sun_synchronous");
    in.number("inclination", &RepeatIn::inclination, "deg", between(0, 180), "if given")
        .by_default("98 deg");
    FieldTable out;
    out.number("semi_major_axis", &RepeatOut::semi_major_axis, "km", any_number(), "mean");
    out.number("altitude", &RepeatOut::altitude, "km", any_number(), "above the equator's radius");
    out.number("inclination", &RepeatOut::inclination, "deg", any_number(), "mean");
    out.number("nodal_period", &RepeatOut::nodal_period, "s", any_number(), "from node to node");
    out.number("repeat_time", &RepeatOut::repeat_time, "d", any_number(), "of the cycle");
    out.number("track_spacing", &RepeatOut::track_spacing, "km", any_number(), "at the equator");
    return make_model("orbit.repeat_ground_track", "Circular orbit whose ground track repeats",
                      k_brouwer, std::move(in), std::move(out), &repeat);
}

struct SynchronousIn {
    double altitude;
};
struct SynchronousOut {
    double first_order, second_order, drift_error_first, drift_error_second, drift_error_zonal;
};

SynchronousOut synchronous(const SynchronousIn& in) {
    const double a = k_radius_earth + in.altitude;
    const auto error = [&](double inclination, astro::Acceleration field) {
        const double e = astro::frozen_eccentricity(a, inclination);
        const astro::OrbitState start =
            astro::state_of_mean({a, 0.0, 0.0, e, inclination, 1.0}, field);
        return astro::mean_elements(start, field).rate.node / astro::k_sun_synchronous_rate - 1.0;
    };
    const double first = astro::sun_synchronous_inclination(a);
    const double second = astro::sun_synchronous_inclination_second_order(a);
    return {.first_order = first,
            .second_order = second,
            .drift_error_first = error(first, astro::j2_field),
            .drift_error_second =
                error(astro::sun_synchronous_inclination_second_order(a, 0.0), astro::j2_field),
            .drift_error_zonal = error(second, astro::ZonalField{})};
}

Model synchronous_model() {
    FieldTable in;
    in.number("altitude", &SynchronousIn::altitude, "km", between(200, 5900),
              "of the mean semi-major axis above the equator's radius")
        .by_default("650 km", k_suncatcher);
    FieldTable out;
    out.number("first_order", &SynchronousOut::first_order, "deg", any_number(),
               "inclination by first-order J2");
    out.number("second_order", &SynchronousOut::second_order, "deg", any_number(),
               "inclination by J2, J2² and J4");
    out.number("drift_error_first", &SynchronousOut::drift_error_first, "1", any_number(),
               "of the node's rate against the mean Sun's, propagated with J2 at first order's i");
    out.number("drift_error_second", &SynchronousOut::drift_error_second, "1", any_number(),
               "propagated with J2 at the i of J2 and J2²");
    out.number("drift_error_zonal", &SynchronousOut::drift_error_zonal, "1", any_number(),
               "propagated with zonals 2 … 20 at the i of second_order");
    return make_model("orbit.sun_synchronous_drift",
                      "Sun-synchronous inclination to second order, and the drift it flies",
                      k_brouwer, std::move(in), std::move(out), &synchronous);
}

struct DriftIn {
    double altitude, local_time, years, density, drag_area_per_mass;
    std::string epoch;
};
struct DriftOut {
    double local_time_change, inclination_rate, mean_inclination_rate, altitude_loss,
        hold_inclination, hold_altitude, first_umbra_days, last_umbra_days, longest_umbra;
};

DriftOut drift(const DriftIn& in) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(in.epoch));
    const astro::LocalTimeDrift found =
        astro::local_time_drift(in.altitude, in.local_time, epoch, in.years / k_julian_year,
                                in.density, in.drag_area_per_mass);
    const astro::LocalTimeSample &first = found.samples.front(), &last = found.samples.back();
    DriftOut out{};
    out.local_time_change = std::remainder(last.local_time - first.local_time, k_day);
    out.inclination_rate = found.inclination_rate;
    out.mean_inclination_rate =
        astro::sun_synchronous_inclination_rate(k_radius_earth + in.altitude, in.local_time);
    out.altitude_loss = first.semi_major_axis - last.semi_major_axis;
    out.hold_inclination = found.hold_inclination;
    out.hold_altitude = found.hold_altitude;
    const std::vector<astro::EclipseSeason> seasons = astro::eclipse_seasons(found, epoch);
    if (!seasons.empty()) {
        out.first_umbra_days = seasons.front().umbra_days;
        out.last_umbra_days = seasons.back().umbra_days;
    }
    for (const astro::EclipseSeason& season : seasons)
        out.longest_umbra = std::max(out.longest_umbra, season.longest_umbra);
    return out;
}

Model drift_model() {
    using In = DriftIn;
    using Out = DriftOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(200, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("local_time", &In::local_time, "h", between(0, 24),
              "mean, of the ascending node at the epoch")
        .by_default("18 h");
    in.text("epoch", &In::epoch, "UTC, as 2027-01-01T00:00:00Z").by_default("2027-01-01T00:00:00Z");
    in.number("years", &In::years, "yr", between(0.01, 50), "without control").by_default("5 yr");
    in.number("density", &In::density, "kg/m3", at_least(0), "of the air, kept")
        .by_default("0 kg/m3");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", at_least(0), "C_d A/m")
        .by_default("0.02 m2/kg");
    FieldTable out;
    out.number("local_time_change", &Out::local_time_change, "min", any_number(),
               "of the node over the span");
    out.number("inclination_rate", &Out::inclination_rate, "deg/yr", any_number(),
               "mean over the span, by the Sun's pull");
    out.number("mean_inclination_rate", &Out::mean_inclination_rate, "deg/yr", any_number(),
               "closed form of a year at the first local time");
    out.number("altitude_loss", &Out::altitude_loss, "km", any_number(), "by drag over the span");
    out.number("hold_inclination", &Out::hold_inclination, "m/s", any_number(),
               "Δv a year to keep the inclination");
    out.number("hold_altitude", &Out::hold_altitude, "m/s", any_number(),
               "Δv a year to make up for drag");
    out.number("first_umbra_days", &Out::first_umbra_days, "d", any_number(),
               "with an umbra in the first year");
    out.number("last_umbra_days", &Out::last_umbra_days, "d", any_number(), "and in the last one");
    out.number("longest_umbra", &Out::longest_umbra, "min", any_number(), "of the mission");
    return make_model("orbit.local_time_drift",
                      "Drift of a sun-synchronous orbit's local time and its cost",
                      "averaged solar torque; first-order J2; King-Hele 1987 for drag",
                      std::move(in), std::move(out), &drift);
}

}  // namespace

void add_orbit_design_models(Directory& directory) {
    directory.add(frozen_model());
    directory.add(repeat_model());
    directory.add(synchronous_model());
    directory.add(drift_model());
}

}  // namespace dawnline::models
