// Models of where an orbit leads and what is seen from it.

#include <cmath>
#include <string>

#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/astro/visibility.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";
const char* const k_kozai = "Kozai 1959; Vallado 2013, eqs. 9-37 to 9-41";

struct SunSynchronousIn {
    double altitude;
};
struct SunSynchronousOut {
    double inclination, keplerian_period, nodal_period, speed, mean_motion, node_rate;
};

SunSynchronousOut sun_synchronous(const SunSynchronousIn& in) {
    const double a = k_radius_earth + in.altitude;
    const double inclination = astro::sun_synchronous_inclination(a);
    const astro::CircularOrbit orbit = astro::circular_orbit(a, inclination, 0.0);
    return {.inclination = inclination,
            .keplerian_period = astro::orbital_period(a),
            .nodal_period = astro::nodal_period(orbit),
            .speed = astro::circular_speed(a),
            .mean_motion = astro::mean_motion(a),
            .node_rate = orbit.node_rate};
}

Model sun_synchronous_model() {
    using In = SunSynchronousIn;
    using Out = SunSynchronousOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    FieldTable out;
    out.number("inclination", &Out::inclination, "deg", any_number(),
               "at which the node follows the mean Sun");
    out.number("keplerian_period", &Out::keplerian_period, "min", any_number(), "2π√(a³/μ)");
    out.number("nodal_period", &Out::nodal_period, "min", any_number(),
               "from node to node, J2 included");
    out.number("speed", &Out::speed, "m/s", any_number(), "√(μ/a)");
    out.number("mean_motion", &Out::mean_motion, "rad/s", any_number(), "√(μ/a³)");
    out.number("node_rate", &Out::node_rate, "deg/d", any_number(), "of the ascending node");
    return make_model("orbit.sun_synchronous", "Circular sun-synchronous orbit of an altitude",
                      k_kozai, std::move(in), std::move(out), &sun_synchronous);
}

struct SecularIn {
    double semi_major_axis, eccentricity, inclination;
};
struct SecularOut {
    double period, node_rate, perigee_rate, mean_anomaly_rate;
};

SecularOut secular(const SecularIn& in) {
    const astro::SecularRates rates =
        astro::secular_rates(in.semi_major_axis, in.eccentricity, in.inclination);
    return {.period = astro::orbital_period(in.semi_major_axis),
            .node_rate = rates.node,
            .perigee_rate = rates.argument_of_perigee,
            .mean_anomaly_rate = rates.mean_anomaly};
}

Model secular_model() {
    FieldTable in;
    in.number("semi_major_axis", &SecularIn::semi_major_axis, "km", between(6378.137, 1e6),
              "of the orbit");
    in.number("eccentricity", &SecularIn::eccentricity, "1", between(0, 0.99), "of the orbit")
        .by_default("0");
    in.number("inclination", &SecularIn::inclination, "deg", between(0, 180), "to the equator");
    FieldTable out;
    out.number("period", &SecularOut::period, "s", any_number(), "2π√(a³/μ), Keplerian");
    out.number("node_rate", &SecularOut::node_rate, "deg/d", any_number(),
               "−3/2 n J2 (R/p)² cos i");
    out.number("perigee_rate", &SecularOut::perigee_rate, "deg/d", any_number(),
               "3/4 n J2 (R/p)² (5 cos²i − 1)");
    out.number("mean_anomaly_rate", &SecularOut::mean_anomaly_rate, "deg/d", any_number(),
               "n [1 + 3/4 J2 (R/p)² √(1 − e²)(3 cos²i − 1)]");
    return make_model("orbit.secular_rates", "Mean motion of an orbit under J2", k_kozai,
                      std::move(in), std::move(out), &secular);
}

struct SunIn {
    std::string epoch, frame;
};
struct SunOut {
    double x, y, z, distance, right_ascension, declination;
};

SunOut sun(const SunIn& in) {
    const astro::Tt tt = astro::to_tt(astro::parse_utc(in.epoch));
    const Vec3 r_EU =
        in.frame == "gcrf" ? astro::sun_position(tt) : astro::sun_position_of_date(tt);
    const double right_ascension = std::atan2(r_EU.y, r_EU.x);
    return {.x = r_EU.x,
            .y = r_EU.y,
            .z = r_EU.z,
            .distance = norm(r_EU),
            .right_ascension = right_ascension < 0.0 ? right_ascension + k_two_pi : right_ascension,
            .declination = std::atan2(r_EU.z, std::hypot(r_EU.x, r_EU.y))};
}

Model sun_model() {
    FieldTable in;
    in.text("epoch", &SunIn::epoch, "UTC, as 2027-03-20T00:00:00Z");
    in.choice("frame", &SunIn::frame, {"gcrf", "of_date"},
              "GCRF by ERFA, or mean equator and equinox of date by the Almanac's short series")
        .by_default("gcrf");
    FieldTable out;
    out.number("x", &SunOut::x, "km", any_number(), "towards the equinox");
    out.number("y", &SunOut::y, "km", any_number(), "in the equator");
    out.number("z", &SunOut::z, "km", any_number(), "towards the pole");
    out.number("distance", &SunOut::distance, "AU", any_number(), "from Earth's centre");
    out.number("right_ascension", &SunOut::right_ascension, "deg", any_number(), "0 … 360");
    out.number("declination", &SunOut::declination, "deg", any_number(), "above the equator");
    return make_model("orbit.sun", "Position of the Sun from Earth's centre",
                      "ERFA epv00; Astronomical Almanac, page C5", std::move(in), std::move(out),
                      &sun);
}

struct ViewIn {
    double altitude, elevation;
};
struct ViewOut {
    double slant_range, coverage_half_angle, overhead_pass;
};

ViewOut view(const ViewIn& in) {
    return {.slant_range = astro::slant_range(in.altitude, in.elevation),
            .coverage_half_angle = astro::coverage_half_angle(in.altitude, in.elevation),
            .overhead_pass = astro::overhead_pass_duration(in.altitude, in.elevation)};
}

Model view_model() {
    FieldTable in;
    in.number("altitude", &ViewIn::altitude, "km", between(100, 100000), "of the satellite")
        .by_default("650 km", k_suncatcher);
    in.number("elevation", &ViewIn::elevation, "deg", between(0, 90), "seen from the site");
    FieldTable out;
    out.number("slant_range", &ViewOut::slant_range, "km", any_number(),
               "√((R sin ε)² + 2Rh + h²) − R sin ε");
    out.number("coverage_half_angle", &ViewOut::coverage_half_angle, "deg", any_number(),
               "at Earth's centre");
    out.number("overhead_pass", &ViewOut::overhead_pass, "s", any_number(),
               "above that elevation through the zenith, Earth at rest");
    return make_model("orbit.ground_view", "A satellite seen from a site at sea level",
                      "geometry of the sphere of Earth's equatorial radius", std::move(in),
                      std::move(out), &view);
}

struct LinkIn {
    double altitude, grazing_altitude;
};
struct LinkOut {
    double longest_link;
};

LinkOut link(const LinkIn& in) {
    return {astro::longest_link(in.altitude, in.grazing_altitude)};
}

Model link_model() {
    FieldTable in;
    in.number("altitude", &LinkIn::altitude, "km", between(100, 100000), "of both satellites");
    in.number("grazing_altitude", &LinkIn::grazing_altitude, "km", between(0, 1000),
              "above which the ray stays")
        .by_default("80 km", "above the mesosphere; assumption");
    FieldTable out;
    out.number("longest_link", &LinkOut::longest_link, "km", any_number(),
               "2 √((R + h)² − (R + g)²)");
    return make_model("orbit.longest_link", "Longest straight link between two satellites",
                      "geometry of the sphere of Earth's equatorial radius", std::move(in),
                      std::move(out), &link);
}

struct RingIn {
    double altitude;
    long count;
};
struct RingOut {
    double neighbour_distance;
};

RingOut ring(const RingIn& in) {
    return {astro::ring_neighbour_distance(in.altitude, static_cast<int>(in.count))};
}

Model ring_model() {
    FieldTable in;
    in.number("altitude", &RingIn::altitude, "km", between(100, 100000), "of the orbit")
        .by_default("650 km", k_suncatcher);
    in.integer("count", &RingIn::count, between(2, 1e6), "satellites, evenly spread");
    FieldTable out;
    out.number("neighbour_distance", &RingOut::neighbour_distance, "km", any_number(),
               "2 (R + h) sin(π/N)");
    return make_model("orbit.ring", "Neighbours on one circular orbit", "geometry of the circle",
                      std::move(in), std::move(out), &ring);
}

}  // namespace

void add_orbit_path_models(Directory& directory) {
    directory.add(sun_synchronous_model());
    directory.add(secular_model());
    directory.add(sun_model());
    directory.add(view_model());
    directory.add(link_model());
    directory.add(ring_model());
}

}  // namespace dawnline::models
