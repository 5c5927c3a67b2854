// Models of light and shadow at a place and along a path.

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "dawnline/astro/shadow.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_cone = "Montenbruck & Gill 2000, sec. 3.4.2";
const char* const k_iau = "IAU 2015 Resolution B3, nominal";

struct DiscsIn {
    double sun_angle, body_angle, gap;
};
struct DiscsOut {
    double lit_fraction;
};

DiscsOut discs(const DiscsIn& in) {
    return {astro::lit_fraction_of_discs(in.sun_angle, in.body_angle, in.gap)};
}

Model discs_model() {
    FieldTable in;
    in.number("sun_angle", &DiscsIn::sun_angle, "mrad", more_than(0), "angular radius of the Sun")
        .by_default("4.650467 mrad", "695 700 km at 1 au");
    in.number("body_angle", &DiscsIn::body_angle, "mrad", at_least(0),
              "angular radius of the body before it");
    in.number("gap", &DiscsIn::gap, "mrad", at_least(0), "between the centres")
        .by_default("0 mrad");
    FieldTable out;
    out.number("lit_fraction", &DiscsOut::lit_fraction, "1", any_number(),
               "share of the Sun's disc left free");
    return make_model("orbit.lit_fraction_of_discs", "Sunlight past another disc", k_cone,
                      std::move(in), std::move(out), &discs);
}

Vec3 vector_of(const std::vector<double>& numbers, const char* name) {
    if (numbers.size() != 3)
        throw Error(fmt::format("{} has {} components, it needs 3", name, numbers.size()));
    return {numbers[0], numbers[1], numbers[2]};
}

Vec3 unit_vector_of(const std::vector<double>& numbers, const char* name) {
    const Vec3 v = vector_of(numbers, name);
    if (!(norm(v) > 0.0)) throw Error(fmt::format("{} is zero; it needs a direction", name));
    return unit(v);
}

// How the limb of the body is given.
template <class In>
void add_limb(FieldTable& in, double In::*flattening, std::vector<double> In::*pole) {
    in.number("flattening", flattening, "1", between(0, 0.2), "of the body; the Earth's is 0.00335")
        .by_default("0", "a sphere");
    in.numbers("pole", pole, "1", any_number(), "x, y, z along the axis of the flattened body")
        .by_default("[0, 0, 1]");
}

struct LitIn {
    std::vector<double> position, sun, body, pole;
    double sun_radius, body_radius, flattening;
};
struct LitOut {
    double lit_fraction, sun_angle, body_angle, gap;
};

LitOut lit(const LitIn& in) {
    const Vec3 r_ES_G = vector_of(in.position, "position");
    const Vec3 r_EU_G = vector_of(in.sun, "sun");
    const astro::Occulter occulter{vector_of(in.body, "body"), in.body_radius, in.flattening,
                                   unit_vector_of(in.pole, "pole")};
    const double fraction =
        astro::lit_fraction(r_ES_G, r_EU_G, in.sun_radius, std::array{occulter});
    if (norm(r_ES_G - occulter.r_EO_G) <= in.body_radius || norm(r_ES_G - r_EU_G) <= in.sun_radius)
        throw Error("position lies inside of the body or of the Sun");
    const astro::ApparentDiscs seen =
        astro::apparent_discs(r_ES_G, r_EU_G, in.sun_radius, occulter);
    return {.lit_fraction = fraction,
            .sun_angle = seen.sun_angle,
            .body_angle = seen.body_angle,
            .gap = seen.gap};
}

Model lit_model() {
    FieldTable in;
    in.numbers("position", &LitIn::position, "km", any_number(), "x, y, z of the satellite");
    in.numbers("sun", &LitIn::sun, "km", any_number(), "x, y, z of the Sun, same origin and axes");
    in.numbers("body", &LitIn::body, "km", any_number(), "x, y, z of the body's centre")
        .by_default("[0 km, 0 km, 0 km]");
    in.number("sun_radius", &LitIn::sun_radius, "km", more_than(0), "of the Sun")
        .by_default("695700 km", k_iau);
    in.number("body_radius", &LitIn::body_radius, "km", more_than(0), "of the sphere that hides")
        .by_default("6378.137 km", "WGS 84");
    add_limb(in, &LitIn::flattening, &LitIn::pole);
    FieldTable out;
    out.number("lit_fraction", &LitOut::lit_fraction, "1", any_number(),
               "share of the Sun's disc that is seen");
    out.number("sun_angle", &LitOut::sun_angle, "mrad", any_number(), "angular radius of the Sun");
    out.number("body_angle", &LitOut::body_angle, "mrad", any_number(),
               "angular radius of the body");
    out.number("gap", &LitOut::gap, "mrad", any_number(), "between the centres");
    return make_model("orbit.lit_fraction", "Sunlight at a place in space", k_cone, std::move(in),
                      std::move(out), &lit);
}

struct PastDiscsIn {
    double sun_angle;
    std::vector<double> x, y, body_angle;
};

DiscsOut past_discs(const PastDiscsIn& in) {
    const std::size_t n = in.x.size();
    if (in.y.size() != n || in.body_angle.size() != n || n > astro::k_most_occulters)
        throw Error(
            fmt::format("x, y and body_angle have {}, {} and {} numbers; the same count of "
                        "at most {} is needed",
                        n, in.y.size(), in.body_angle.size(), astro::k_most_occulters));
    std::vector<astro::SkyDisc> discs;
    for (std::size_t k = 0; k < n; ++k) discs.push_back({in.x[k], in.y[k], in.body_angle[k]});
    return {astro::lit_fraction_past(in.sun_angle, discs)};
}

Model past_discs_model() {
    FieldTable in;
    in.number("sun_angle", &PastDiscsIn::sun_angle, "mrad", more_than(0),
              "angular radius of the Sun")
        .by_default("4.650467 mrad", "695 700 km at 1 au");
    in.numbers("x", &PastDiscsIn::x, "mrad", any_number(), "of each body's centre from the Sun's");
    in.numbers("y", &PastDiscsIn::y, "mrad", any_number(), "likewise");
    in.numbers("body_angle", &PastDiscsIn::body_angle, "mrad", more_than(0),
               "angular radius of each body");
    FieldTable out;
    out.number("lit_fraction", &DiscsOut::lit_fraction, "1", any_number(),
               "share of the Sun's disc left free by their union");
    return make_model(
        "orbit.lit_fraction_past_discs", "Sunlight past several discs that may overlap",
        "Green's theorem on the arcs of the discs", std::move(in), std::move(out), &past_discs);
}

struct ContactsIn {
    std::vector<double> position, velocity, sun, pole;
    double julian_date, gravitational_parameter, body_radius, sun_radius, duration, flattening;
};
struct ContactsOut {
    std::optional<double> penumbra_entry, umbra_entry, umbra_exit, penumbra_exit,
        penumbra_entry_angle, umbra_entry_angle;
};

ContactsOut contacts(const ContactsIn& in) {
    using State = OdeState<6>;
    const Vec3 r0 = vector_of(in.position, "position"), v0 = vector_of(in.velocity, "velocity");
    const astro::Tt epoch{in.julian_date / k_day, 0.0};
    const std::optional<Vec3> fixed_sun =
        in.sun.empty() ? std::nullopt : std::optional(vector_of(in.sun, "sun"));
    const astro::Occulter body{Vec3{}, in.body_radius, in.flattening,
                               unit_vector_of(in.pole, "pole")};
    const auto fall = [&](double, const State& y, State& dydt) {
        const double r2 = y[0] * y[0] + y[1] * y[1] + y[2] * y[2];
        const double pull = -in.gravitational_parameter / (r2 * std::sqrt(r2));
        dydt = {y[3], y[4], y[5], pull * y[0], pull * y[1], pull * y[2]};
    };
    OdeOptions<6> options;
    options.rel_tol = 1e-13;
    options.abs_tol = {1e-7, 1e-7, 1e-7, 1e-10, 1e-10, 1e-10};
    options.max_step = 60.0;
    options.event_tol = 1e-7;
    Dop853<6, decltype(fall)> path(fall, 0.0, State{r0.x, r0.y, r0.z, v0.x, v0.y, v0.z}, options);
    const auto gaps = [&](double t, const State& y) {
        const Vec3 r{y[0], y[1], y[2]};
        const Vec3 sun = fixed_sun ? *fixed_sun : astro::sun_position(epoch + t);
        const double penumbra = astro::penumbra_gap(r, sun, in.sun_radius, body);
        const double umbra = astro::umbra_gap(r, sun, in.sun_radius, body);
        return std::array{penumbra, umbra, umbra, penumbra};
    };
    constexpr std::array crossings{Crossing::falling, Crossing::falling, Crossing::rising,
                                   Crossing::rising};
    const Vec3 ahead = unit(cross(cross(r0, v0), r0));
    ContactsOut out;
    const std::array times{&out.penumbra_entry, &out.umbra_entry, &out.umbra_exit,
                           &out.penumbra_exit};
    const auto note = [&](std::size_t index, double t, const State& y) {
        if (times[index]->has_value()) return EventAction::proceed;
        *times[index] = t;
        const Vec3 r{y[0], y[1], y[2]};
        const double angle = std::atan2(dot(r, ahead), dot(r, unit(r0)));
        const double swept = angle < 0.0 ? angle + k_two_pi : angle;
        if (index == 0) out.penumbra_entry_angle = swept;
        if (index == 1) out.umbra_entry_angle = swept;
        return EventAction::proceed;
    };
    if (path.advance_to(in.duration, crossings, gaps, note) != OdeStatus::ok)
        throw Error("the orbit cannot be followed: it runs into the centre of the Earth");
    return out;
}

Model contacts_model() {
    using In = ContactsIn;
    using Out = ContactsOut;
    FieldTable in;
    in.numbers("position", &In::position, "km", any_number(), "x, y, z in GCRF");
    in.numbers("velocity", &In::velocity, "km/s", any_number(), "x, y, z in GCRF");
    in.number("julian_date", &In::julian_date, "d", between(2415020, 2488070), "of the state, TT")
        .by_default("2461484.5 d", "2027-03-20");
    in.numbers("sun", &In::sun, "km", any_number(),
               "x, y, z of a Sun at rest instead of the Sun of the epoch")
        .by_default("[]");
    in.number("gravitational_parameter", &In::gravitational_parameter, "km3/s2", more_than(0),
              "of the Earth")
        .by_default("398600.4418 km3/s2", "WGS 84");
    in.number("body_radius", &In::body_radius, "km", between(1, 10000), "of the sphere that hides")
        .by_default("6378.137 km", "WGS 84");
    in.number("sun_radius", &In::sun_radius, "km", between(1, 1e6), "of the Sun")
        .by_default("695700 km", k_iau);
    in.number("duration", &In::duration, "s", between(1, 1e6), "followed").by_default("6000 s");
    add_limb(in, &In::flattening, &In::pole);
    FieldTable out;
    out.number("penumbra_entry", &Out::penumbra_entry, "s", any_number(), "first, after the epoch");
    out.number("umbra_entry", &Out::umbra_entry, "s", any_number(), "first");
    out.number("umbra_exit", &Out::umbra_exit, "s", any_number(), "first");
    out.number("penumbra_exit", &Out::penumbra_exit, "s", any_number(), "first");
    out.number("penumbra_entry_angle", &Out::penumbra_entry_angle, "deg", any_number(),
               "swept from the start to there");
    out.number("umbra_entry_angle", &Out::umbra_entry_angle, "deg", any_number(),
               "swept from the start to there");
    return make_model("orbit.shadow_contacts", "When a two-body orbit meets the Earth's shadow",
                      k_cone, std::move(in), std::move(out), &contacts);
}

}  // namespace

void add_orbit_shadow_models(Directory& directory) {
    directory.add(discs_model());
    directory.add(past_discs_model());
    directory.add(lit_model());
    directory.add(contacts_model());
}

}  // namespace dawnline::models
