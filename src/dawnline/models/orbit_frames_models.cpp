// Models of time scales, frames, the Moon, the planets and places on the Earth.

#include <algorithm>
#include <cmath>
#include <string>

#include "dawnline/astro/frame_table.hpp"
#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/geodetic.hpp"
#include "dawnline/astro/moon.hpp"
#include "dawnline/astro/planets.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_epoch_form = "UTC, as 2027-03-20T00:00:00Z";
const char* const k_zero = "no Earth orientation given";

struct TimeIn {
    std::string epoch;
    double ut1_minus_utc;
};
struct TimeOut {
    double tai_minus_utc, tt_minus_utc, tdb_minus_tt, earth_rotation_angle, second_of_day,
        day_of_year, pole_x, pole_y, origin;
};

TimeOut time_scales(const TimeIn& in) {
    const astro::Utc utc = astro::parse_utc(in.epoch);
    const astro::EarthInstant at = astro::earth_instant(utc, {.ut1_minus_utc = in.ut1_minus_utc});
    const astro::CelestialPole pole = astro::celestial_pole(at.tt);
    const double tai_minus_utc = astro::tai_minus_utc(utc);
    return {.tai_minus_utc = tai_minus_utc,
            .tt_minus_utc = tai_minus_utc + k_tt_minus_tai,
            .tdb_minus_tt = astro::tdb_minus_tt(at.tt),
            .earth_rotation_angle = astro::earth_rotation_angle(at.ut1),
            .second_of_day = astro::second_of_day(utc),
            .day_of_year = astro::day_of_year(utc),
            .pole_x = pole.X,
            .pole_y = pole.Y,
            .origin = pole.s};
}

Model time_model() {
    FieldTable in;
    in.text("epoch", &TimeIn::epoch, k_epoch_form);
    in.number("ut1_minus_utc", &TimeIn::ut1_minus_utc, "s", between(-1, 1), "as observed")
        .by_default("0 s", k_zero);
    FieldTable out;
    out.number("tai_minus_utc", &TimeOut::tai_minus_utc, "s", any_number(), "leap seconds");
    out.number("tt_minus_utc", &TimeOut::tt_minus_utc, "s", any_number(), "32.184 s more");
    out.number("tdb_minus_tt", &TimeOut::tdb_minus_tt, "us", any_number(), "at Earth's centre");
    out.number("earth_rotation_angle", &TimeOut::earth_rotation_angle, "rad", any_number(),
               "0 … 2π, from the celestial to the terrestrial intermediate origin");
    out.number("second_of_day", &TimeOut::second_of_day, "s", any_number(), "UTC, from 0 h");
    out.number("day_of_year", &TimeOut::day_of_year, "1", any_number(),
               "UTC, in days, 1.0 at 0 h of January 1st");
    out.number("pole_x", &TimeOut::pole_x, "rad", any_number(), "X of the celestial pole in GCRF");
    out.number("pole_y", &TimeOut::pole_y, "rad", any_number(), "Y of the celestial pole in GCRF");
    out.number("origin", &TimeOut::origin, "rad", any_number(),
               "s, place of the celestial intermediate origin");
    return make_model("orbit.time_scales", "What clocks, the Earth and its axis show at an instant",
                      "ERFA dat, dtdb, era00, xys06a (IERS Conventions 2010)", std::move(in),
                      std::move(out), &time_scales);
}

struct StateFields {
    double x, y, z, velocity_x, velocity_y, velocity_z;
};

template <class T>
void add_state(FieldTable& table, const char* frame) {
    const std::string of = std::string(" in the frame ") + frame;
    table.number("x", &T::x, "km", any_number(), "position" + of);
    table.number("y", &T::y, "km", any_number(), "position" + of);
    table.number("z", &T::z, "km", any_number(), "position" + of);
    table.number("velocity_x", &T::velocity_x, "km/s", any_number(), "velocity" + of);
    table.number("velocity_y", &T::velocity_y, "km/s", any_number(), "velocity" + of);
    table.number("velocity_z", &T::velocity_z, "km/s", any_number(), "velocity" + of);
}

struct TransformIn : StateFields {
    std::string epoch, from, to;
    double x_pole, y_pole, ut1_minus_utc, excess_length_of_day, dx, dy;
};
struct TransformOut : StateFields {};

const std::vector<std::string> k_frames{"gcrf", "cirs", "tirs", "itrf", "teme", "mod", "tod"};

astro::Frame frame_of(const std::string& name) {
    return static_cast<astro::Frame>(std::ranges::find(k_frames, name) - k_frames.begin());
}

TransformOut frame_transform(const TransformIn& in) {
    const astro::EarthInstant at = astro::earth_instant(
        astro::parse_utc(in.epoch), {.x_pole = in.x_pole,
                                     .y_pole = in.y_pole,
                                     .ut1_minus_utc = in.ut1_minus_utc,
                                     .excess_length_of_day = in.excess_length_of_day,
                                     .dX = in.dx,
                                     .dY = in.dy});
    const astro::StateVector given{{in.x, in.y, in.z},
                                   {in.velocity_x, in.velocity_y, in.velocity_z}};
    const auto [r, v] = astro::transform(given, frame_of(in.from), frame_of(in.to), at);
    TransformOut out;
    out.x = r.x, out.y = r.y, out.z = r.z;
    out.velocity_x = v.x, out.velocity_y = v.y, out.velocity_z = v.z;
    return out;
}

Model transform_model() {
    using In = TransformIn;
    FieldTable in;
    in.text("epoch", &In::epoch, k_epoch_form);
    in.choice("from", &In::from, k_frames, "frame of the state given").by_default("gcrf");
    in.choice("to", &In::to, k_frames, "frame of the state wanted").by_default("itrf");
    add_state<In>(in, "from");
    in.number("x_pole", &In::x_pole, "arcsec", between(-1, 1), "polar motion")
        .by_default("0 arcsec", k_zero);
    in.number("y_pole", &In::y_pole, "arcsec", between(-1, 1), "polar motion")
        .by_default("0 arcsec", k_zero);
    in.number("ut1_minus_utc", &In::ut1_minus_utc, "s", between(-1, 1), "as observed")
        .by_default("0 s", k_zero);
    in.number("excess_length_of_day", &In::excess_length_of_day, "ms", between(-20, 20), "LOD")
        .by_default("0 ms", k_zero);
    in.number("dx", &In::dx, "mas", between(-5, 5), "dX of the celestial pole")
        .by_default("0 mas", k_zero);
    in.number("dy", &In::dy, "mas", between(-5, 5), "dY of the celestial pole")
        .by_default("0 mas", k_zero);
    FieldTable out;
    add_state<TransformOut>(out, "to");
    return make_model("orbit.frame_transform", "A state of one frame in another",
                      "IERS Conventions 2010 (ERFA); TEME after Vallado et al. 2006, sec. C",
                      std::move(in), std::move(out), &frame_transform);
}

struct TableIn {
    std::string epoch;
    double span;
    long instants;
};
struct TableOut {
    double greatest_difference;
};

TableOut frame_table(const TableIn& in) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(in.epoch));
    const astro::FrameTable table(epoch, 0.0, in.span);
    double worst = 0.0;
    for (long k = 0; k < in.instants; ++k) {
        // The golden ratio spreads the instants evenly without ever meeting the nodes.
        const double share = std::fmod(static_cast<double>(k) * 0.6180339887498949, 1.0);
        const Mat3 exact = astro::itrf_from_gcrf(
            astro::earth_instant(epoch + share * in.span, astro::EarthOrientationTable()));
        const Mat3 found = table(share * in.span).R_FG;
        for (std::size_t i = 0; i < 3; ++i) {
            const Vec3 d = found.row[i] - exact.row[i];
            worst = std::max({worst, std::abs(d.x), std::abs(d.y), std::abs(d.z)});
        }
    }
    return {worst};
}

Model table_model() {
    FieldTable in;
    in.text("epoch", &TableIn::epoch, k_epoch_form);
    in.number("span", &TableIn::span, "d", between(0, 3660), "of the table").by_default("30 d");
    in.integer("instants", &TableIn::instants, between(1, 100000), "at which it is asked")
        .by_default("1000");
    FieldTable out;
    out.number("greatest_difference", &TableOut::greatest_difference, "rad", any_number(),
               "of an element of the rotation GCRF to ITRF from the full chain");
    return make_model("orbit.frame_table", "How far the tabulated attitude of the Earth is off",
                      "X, Y, s of ERFA xys06a every 3 h, 4-point Lagrange", std::move(in),
                      std::move(out), &frame_table);
}

struct BodyIn {
    std::string epoch, body, centre;
};
struct BodyOut {
    double x, y, z, distance, right_ascension, declination;
};

Vec3 body_position(const BodyIn& in) {
    using astro::Planet;
    const astro::Tt tt = astro::to_tt(astro::parse_utc(in.epoch));
    const Vec3 r_UE = astro::heliocentric(Planet::earth, tt).r;
    Vec3 r_E;  // from Earth's centre
    if (in.body == "moon") r_E = astro::moon_position(tt);
    for (int k = 0; k < 8; ++k)
        if (astro::to_string(static_cast<Planet>(k)) == in.body)
            r_E = astro::geocentric(static_cast<Planet>(k), tt).r;
    return in.centre == "sun" ? r_UE + r_E : r_E;
}

BodyOut body(const BodyIn& in) {
    const Vec3 r = body_position(in);
    const double right_ascension = std::atan2(r.y, r.x);
    return {.x = r.x,
            .y = r.y,
            .z = r.z,
            .distance = norm(r),
            .right_ascension = right_ascension < 0.0 ? right_ascension + k_two_pi : right_ascension,
            .declination = std::atan2(r.z, std::hypot(r.x, r.y))};
}

Model body_model() {
    FieldTable in;
    in.text("epoch", &BodyIn::epoch, k_epoch_form);
    in.choice(
        "body", &BodyIn::body,
        {"moon", "mercury", "venus", "earth", "mars", "jupiter", "saturn", "uranus", "neptune"},
        "whose centre is wanted");
    in.choice("centre", &BodyIn::centre, {"earth", "sun"}, "from where").by_default("earth");
    FieldTable out;
    out.number("x", &BodyOut::x, "AU", any_number(), "GCRF");
    out.number("y", &BodyOut::y, "AU", any_number(), "GCRF");
    out.number("z", &BodyOut::z, "AU", any_number(), "GCRF");
    out.number("distance", &BodyOut::distance, "km", any_number(), "geometric");
    out.number("right_ascension", &BodyOut::right_ascension, "deg", any_number(), "0 … 360");
    out.number("declination", &BodyOut::declination, "deg", any_number(), "above the equator");
    return make_model("orbit.body", "Where the Moon and the planets are",
                      "ERFA epv00, moon98 (Meeus 1998), plan94 (Simon et al. 1994)", std::move(in),
                      std::move(out), &body);
}

struct GeodeticIn {
    double x, y, z;
};
struct GeodeticOut {
    double latitude, longitude, height;
};

GeodeticOut geodetic(const GeodeticIn& in) {
    const astro::Geodetic place = astro::to_geodetic({in.x, in.y, in.z});
    return {place.latitude, place.longitude, place.height};
}

Model geodetic_model() {
    FieldTable in;
    in.number("x", &GeodeticIn::x, "m", any_number(), "Earth-fixed");
    in.number("y", &GeodeticIn::y, "m", any_number(), "Earth-fixed");
    in.number("z", &GeodeticIn::z, "m", any_number(), "Earth-fixed");
    FieldTable out;
    out.number("latitude", &GeodeticOut::latitude, "deg", any_number(), "geodetic, north");
    out.number("longitude", &GeodeticOut::longitude, "deg", any_number(), "east");
    out.number("height", &GeodeticOut::height, "m", any_number(), "above the ellipsoid");
    return make_model("orbit.geodetic", "Latitude, longitude and height of a place by WGS 84",
                      "ERFA gc2gd (Fukushima 2006)", std::move(in), std::move(out), &geodetic);
}

}  // namespace

void add_orbit_frames_models(Directory& directory) {
    directory.add(time_model());
    directory.add(transform_model());
    directory.add(table_model());
    directory.add(body_model());
    directory.add(geodetic_model());
}

}  // namespace dawnline::models
