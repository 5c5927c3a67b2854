// Models of encounters, their probability and what it costs to avoid them.

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "dawnline/astro/avoidance.hpp"
#include "dawnline/astro/collision_probability.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

struct ProbabilityIn {
    double miss_x, miss_y, sigma_x, sigma_y, hard_body_radius;
};
struct ProbabilityOut {
    double foster, chan, small_radius, maximum, mahalanobis_squared;
};

ProbabilityOut probability_of(const astro::MissDistribution& miss, double radius) {
    return {.foster = astro::foster_probability(miss, radius),
            .chan = astro::chan_probability(miss, radius),
            .small_radius = astro::small_radius_probability(miss, radius),
            .maximum = astro::maximum_probability(miss, radius),
            .mahalanobis_squared = astro::mahalanobis_squared(miss)};
}

ProbabilityOut probability(const ProbabilityIn& in) {
    if (in.hard_body_radius > 37.0 * std::sqrt(in.sigma_x * in.sigma_y))
        throw Error("the radius is more than 37 standard deviations: Chan's series ends there");
    return probability_of({in.miss_x, in.miss_y, in.sigma_x, in.sigma_y}, in.hard_body_radius);
}

template <class Out>
void add_probabilities(FieldTable& out) {
    out.number("foster", &Out::foster, "1", any_number(), "normal distribution over the circle");
    out.number("chan", &Out::chan, "1", any_number(), "series of equal areas");
    out.number("small_radius", &Out::small_radius, "1", any_number(), "density times area");
    out.number("maximum", &Out::maximum, "1", any_number(), "over all scales of the covariance");
    out.number("mahalanobis_squared", &Out::mahalanobis_squared, "1", any_number(),
               "squared miss in standard deviations");
}

Model probability_model() {
    using In = ProbabilityIn;
    FieldTable in;
    in.number("miss_x", &In::miss_x, "m", any_number(), "along the first axis of the plane");
    in.number("miss_y", &In::miss_y, "m", any_number(), "along the second axis");
    in.number("sigma_x", &In::sigma_x, "m", more_than(0), "standard deviation along the first");
    in.number("sigma_y", &In::sigma_y, "m", more_than(0), "standard deviation along the second");
    in.number("hard_body_radius", &In::hard_body_radius, "m", more_than(0), "of both together");
    FieldTable out;
    add_probabilities<ProbabilityOut>(out);
    return make_model("orbit.collision_probability",
                      "Probability of collision in a short encounter",
                      "Foster & Estes 1992; Chan 2008; Alfriend et al. 1999", std::move(in),
                      std::move(out), &probability);
}

// States and covariances one by one: 1 the first object, 2 the second.
struct EncounterIn {
    double x1, y1, z1, u1, v1, w1, rr1, tt1, nn1, rt1, rn1, tn1;
    double x2, y2, z2, u2, v2, w2, rr2, tt2, nn2, rt2, rn2, tn2;
    double hard_body_radius;
    std::string frame;
};
struct EncounterOut : ProbabilityOut {
    double miss_distance, relative_speed, sigma_x, sigma_y, duration;
    std::string validity;
};

astro::EncounterObject object_of(const std::array<double, 12>& n, bool earth_fixed) {
    const Vec3 r{n[0], n[1], n[2]}, v{n[3], n[4], n[5]};
    return {r,
            earth_fixed ? astro::with_earth_rotation(r, v) : v,
            {.rr = n[6], .tt = n[7], .nn = n[8], .rt = n[9], .rn = n[10], .tn = n[11]}};
}

EncounterOut encounter(const EncounterIn& in) {
    const bool earth_fixed = in.frame == "earth_fixed";
    const astro::EncounterPlane plane =
        astro::encounter_plane({object_of({in.x1, in.y1, in.z1, in.u1, in.v1, in.w1, in.rr1, in.tt1,
                                           in.nn1, in.rt1, in.rn1, in.tn1},
                                          earth_fixed),
                                object_of({in.x2, in.y2, in.z2, in.u2, in.v2, in.w2, in.rr2, in.tt2,
                                           in.nn2, in.rt2, in.rn2, in.tn2},
                                          earth_fixed),
                                in.hard_body_radius});
    using enum astro::EncounterStatus;
    if (plane.status == no_motion)
        throw Error("both objects move alike: there is no encounter plane");
    if (plane.status == bad_covariance)
        throw Error("the combined covariance is not positive definite in the encounter plane");
    EncounterOut out;
    static_cast<ProbabilityOut&>(out) = probability_of(plane.miss, in.hard_body_radius);
    out.miss_distance = std::hypot(plane.miss.x, plane.miss.y);
    out.relative_speed = plane.relative_speed;
    out.sigma_x = plane.miss.sigma_x;
    out.sigma_y = plane.miss.sigma_y;
    out.duration = plane.duration;
    out.validity = plane.status == slow ? "slow" : "short";
    return out;
}

Model encounter_model() {
    using In = EncounterIn;
    using Out = EncounterOut;
    struct Entry {
        const char *name, *unit, *meaning;
        double In::*first;
        double In::*second;
        bool covariance;  // zero unless given
    };
    const Entry entries[] = {
        {"x", "km", "position", &In::x1, &In::x2, false},
        {"y", "km", "position", &In::y1, &In::y2, false},
        {"z", "km", "position", &In::z1, &In::z2, false},
        {"x_rate", "km/s", "velocity", &In::u1, &In::u2, false},
        {"y_rate", "km/s", "velocity", &In::v1, &In::v2, false},
        {"z_rate", "km/s", "velocity", &In::w1, &In::w2, false},
        {"rr", "m2", "variance, radial", &In::rr1, &In::rr2, false},
        {"tt", "m2", "variance, transverse", &In::tt1, &In::tt2, false},
        {"nn", "m2", "variance, normal", &In::nn1, &In::nn2, false},
        {"rt", "m2", "covariance", &In::rt1, &In::rt2, true},
        {"rn", "m2", "covariance", &In::rn1, &In::rn2, true},
        {"tn", "m2", "covariance", &In::tn1, &In::tn2, true},
    };
    FieldTable in;
    for (const auto& [object, member] :
         {std::pair{"first_", &Entry::first}, std::pair{"second_", &Entry::second}})
        for (const Entry& entry : entries) {
            Field& field = in.number(std::string(object) + entry.name, entry.*member, entry.unit,
                                     any_number(), entry.meaning);
            if (entry.covariance) field.by_default("0 m2");
        }
    in.number("hard_body_radius", &In::hard_body_radius, "m", more_than(0), "of both together");
    in.choice("frame", &In::frame, {"inertial", "earth_fixed"},
              "of the states; earth_fixed velocities get ω × r")
        .by_default("inertial");
    FieldTable out;
    add_probabilities<Out>(out);
    out.number("miss_distance", &Out::miss_distance, "m", any_number(), "in the encounter plane");
    out.number("relative_speed", &Out::relative_speed, "m/s", any_number(), "of the two");
    out.number("sigma_x", &Out::sigma_x, "m", any_number(), "along the short axis");
    out.number("sigma_y", &Out::sigma_y, "m", any_number(), "along the long axis");
    out.number("duration", &Out::duration, "s", any_number(),
               "ten standard deviations at the relative speed");
    out.choice("validity", &Out::validity, {"short", "slow"},
               "slow: not short against the orbit, the probabilities do not hold");
    return make_model("orbit.encounter",
                      "Two states with covariances to a probability of collision",
                      "Foster & Estes 1992; CCSDS 508.0-B-1 for the covariances", std::move(in),
                      std::move(out), &encounter);
}

struct AvoidanceIn {
    double flux, sigma_x, sigma_y, hard_body_radius, threshold, delta_v, return_share, years;
};
struct AvoidanceOut {
    double direct_hit, manoeuvres_per_year, delta_v_per_year, delta_v, collisions_per_year,
        residual_per_year, alert_distance;
};

AvoidanceOut avoidance(const AvoidanceIn& in) {
    const astro::AvoidanceRates rates = astro::avoidance_rates(
        {in.flux, in.sigma_x, in.sigma_y, in.hard_body_radius}, in.threshold);
    const double year = k_julian_year;
    const double per_second =
        astro::avoidance_delta_v_rate(rates.manoeuvres, in.delta_v, in.return_share);
    return {.direct_hit = astro::small_radius_probability({0.0, 0.0, in.sigma_x, in.sigma_y},
                                                          in.hard_body_radius),
            .manoeuvres_per_year = rates.manoeuvres * year,
            .delta_v_per_year = per_second * year,
            .delta_v = per_second * year * in.years,
            .collisions_per_year = rates.collisions * year,
            .residual_per_year = rates.residual * year,
            .alert_distance = rates.alert_distance};
}

Model avoidance_model() {
    using In = AvoidanceIn;
    using Out = AvoidanceOut;
    FieldTable in;
    in.number("flux", &In::flux, "1/m2/yr", at_least(0), "of catalogued objects")
        .by_default("8.6e-6 1/m2/yr", "Kessler et al. 1990, 10 cm at 650 km, grown to 2030");
    in.number("sigma_x", &In::sigma_x, "m", more_than(0), "combined, short axis of the plane")
        .by_default("50 m", "radial and cross-track after a day, typical of messages");
    in.number("sigma_y", &In::sigma_y, "m", more_than(0), "combined, long axis")
        .by_default("300 m", "along-track after a day, typical of messages");
    in.number("hard_body_radius", &In::hard_body_radius, "m", more_than(0), "of both together")
        .by_default("10 m");
    in.number("threshold", &In::threshold, "1", between(1e-12, 0.5), "probability that moves us")
        .by_default("1e-4", "common practice");
    in.number("delta_v", &In::delta_v, "m/s", at_least(0), "of one manoeuvre")
        .by_default("0.02 m/s");
    in.number("return_share", &In::return_share, "1", at_least(0),
              "Δv to come back, as a share of the first")
        .by_default("1");
    in.number("years", &In::years, "1", at_least(0), "of the mission").by_default("5");
    FieldTable out;
    out.number("direct_hit", &Out::direct_hit, "1", any_number(), "probability at zero miss");
    out.number("manoeuvres_per_year", &Out::manoeuvres_per_year, "1", any_number(),
               "encounters above the threshold");
    out.number("delta_v_per_year", &Out::delta_v_per_year, "m/s", any_number(), "for them");
    out.number("delta_v", &Out::delta_v, "m/s", any_number(), "over the mission");
    out.number("collisions_per_year", &Out::collisions_per_year, "1", any_number(),
               "if nobody gave way");
    out.number("residual_per_year", &Out::residual_per_year, "1", any_number(),
               "with objects below the threshold");
    out.number("alert_distance", &Out::alert_distance, "m", any_number(),
               "radius of a circle as large as the alert ellipse");
    return make_model("orbit.avoidance", "Avoidance manoeuvres and their Δv per year",
                      "misses of a flux spread evenly in the plane; after Klinkrad 2006, ch. 8",
                      std::move(in), std::move(out), &avoidance);
}

struct RateIn {
    double rate, published_threshold, threshold, direct_hit;
};
struct RateOut {
    double rate;
};

RateOut rate_at(const RateIn& in) {
    return {.rate = astro::rate_at_threshold(in.rate, in.published_threshold, in.threshold,
                                             in.direct_hit)};
}

Model rate_model() {
    FieldTable in;
    in.number("rate", &RateIn::rate, "1", at_least(0), "published, per satellite and year")
        .by_default("33", "Starlink, June to November 2025");
    in.number("published_threshold", &RateIn::published_threshold, "1", between(1e-12, 1),
              "it belongs to")
        .by_default("3e-7", "SpaceX semi-annual report");
    in.number("threshold", &RateIn::threshold, "1", between(1e-12, 1), "wanted").by_default("1e-4");
    in.number("direct_hit", &RateIn::direct_hit, "1", between(1e-12, 1),
              "probability at zero miss, R²/(2 σx σy)")
        .by_default("3.3e-3", "10 m, 50 m, 300 m");
    FieldTable out;
    out.number("rate", &RateOut::rate, "1", any_number(), "per satellite and year");
    return make_model(
        "orbit.avoidance_at_threshold", "A published rate of manoeuvres at another threshold",
        "area of the alert ellipse, ∝ ln(P0/P*)", std::move(in), std::move(out), &rate_at);
}

struct ShiftIn {
    double altitude, delta_v, lead_time, lead_orbits;
};
struct ShiftOut {
    double radial, along_track, distance;
};

ShiftOut shift(const ShiftIn& in) {
    const double n = astro::mean_motion(k_radius_earth + in.altitude);
    const astro::AlongTrackShift moved =
        astro::along_track_shift(in.delta_v, n, in.lead_time + in.lead_orbits * k_two_pi / n);
    return {.radial = moved.radial,
            .along_track = moved.along,
            .distance = std::hypot(moved.radial, moved.along)};
}

Model shift_model() {
    FieldTable in;
    in.number("altitude", &ShiftIn::altitude, "km", between(100, 100000),
              "above the equator's radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("delta_v", &ShiftIn::delta_v, "m/s", any_number(), "along the velocity");
    in.number("lead_time", &ShiftIn::lead_time, "s", any_number(), "before the closest approach")
        .by_default("0 s");
    in.number("lead_orbits", &ShiftIn::lead_orbits, "1", any_number(), "orbits on top of it")
        .by_default("0");
    FieldTable out;
    out.number("radial", &ShiftOut::radial, "m", any_number(), "outwards");
    out.number("along_track", &ShiftOut::along_track, "m", any_number(), "forwards");
    out.number("distance", &ShiftOut::distance, "m", any_number(), "of both together");
    return make_model("orbit.avoidance_shift", "How far an impulse has moved a satellite",
                      "Clohessy & Wiltshire 1960", std::move(in), std::move(out), &shift);
}

}  // namespace

void add_orbit_conjunction_models(Directory& directory) {
    directory.add(probability_model());
    directory.add(encounter_model());
    directory.add(avoidance_model());
    directory.add(rate_model());
    directory.add(shift_model());
}

}  // namespace dawnline::models
