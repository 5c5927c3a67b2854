#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent_builder.hpp"

namespace dawnline::launch {
namespace {

using constants::k_pi;
using constants::k_standard_gravity;
using constants::k_two_pi;
using control::Bounds;
using control::k_unbounded;
using control::Phase;
using Kind = control::Variable::Kind;

// A coast from r, v, and the burn of `kick` at its end.
struct Leg {
    double duration;  // [s]
    Vec3 r, v;        // where it starts [m], [m/s]
    Vec3 r_kick, v_kick;
    double kick;  // [m/s]
};

double conic_speed(double mu, double radius, double semi_major_axis) {
    return std::sqrt(mu * (2.0 / radius - 1.0 / semi_major_axis));
}

// On a circle through r along v, turned on by an angle.
std::pair<Vec3, Vec3> turned_on(const Vec3& r, const Vec3& v, double angle) {
    const double c = std::cos(angle), s = std::sin(angle);
    return {c * r + (norm(r) / norm(v) * s) * v, c * v - (norm(v) / norm(r) * s) * r};
}

// Argument of latitude: angle from the ascending node.
double from_node(const Vec3& r, const Vec3& v) {
    const Vec3 h = unit(cross(r, v));
    const Vec3 node = unit(Vec3{-h.y, h.x, 0.0});
    return std::atan2(dot(r, cross(h, node)), dot(r, node));
}

double ahead(double angle, double period) {
    return angle - period * std::floor(angle / period);
}

}  // namespace

AscentBuilder::Range AscentBuilder::upper_burn(std::string name, double from, double to,
                                               control::Guess guess, control::Guess rest,
                                               double full) {
    BurnEngines engines;
    engines.vacuum_thrust = v_.upper.vacuum_thrust;
    engines.sea_level_thrust = v_.upper.sea_level_thrust;
    engines.flow = engines.throttled_flow =
        v_.upper.vacuum_thrust / (k_standard_gravity * v_.upper.specific_impulse);
    engines.least_throttle = v_.upper.least_throttle;
    engines.area = v_.reference_area;
    engines.mass_scale = full;
    const bool kept = rest != nullptr;
    if (!kept) {
        Phase phase = powered(std::move(name), from, to, engines, ArcKind::full);
        phase.guess = std::move(guess);
        if (orbit_phase_ > 0) phase.mesh = {0.0, 0.5, 1.0};
        return push_burn(std::move(phase), engines);
    }
    const double drop = from + std::min(60.0, 0.3 * (to - from));
    if (flown(name) && !flown("upper stage with fairing")) {
        const double share = share_above_heating(name);
        parts_["upper stage with fairing"] = {name, 0.0, share};
        parts_[name] = {name, share, 1.0};
    }
    Phase covered = powered("upper stage with fairing", from, drop, engines, ArcKind::full);
    covered.guess = std::move(guess);
    covered.mesh = {0.0, 0.5, 1.0};
    const Range with = push_burn(std::move(covered), engines);
    fairing_phase_ = with.last;
    problem_.conditions.push_back(
        control::endpoint_of(AirLoad{3.0, limits_.fairing_heating, limits_, air_},
                             end_of(with.last), {{-k_unbounded, 0.0}}, "heating at fairing drop"));
    engines.exposed = true;
    Phase bare = powered(std::move(name), drop, to, engines, ArcKind::full);
    bare.guess = std::move(rest);
    const Range without = push_burn(std::move(bare), engines);
    drop_fairing(with.last, without.first, full);
    return {with.first, without.last};
}

void AscentBuilder::drop_fairing(std::size_t before, std::size_t after, double mass_scale) {
    join(before, after, false);
    condition({{{Kind::initial_state, after, 6}, 1.0}, {{Kind::final_state, before, 6}, -1.0}},
              Bounds::fixed(-v_.fairing_mass), mass_scale);
}

void AscentBuilder::add_upper_stage() {
    const double from = problem_.phases[cutoff_phase_].final_time_guess;
    const double upper = v_.upper.dry_mass + v_.upper.propellant_mass;
    const double full = payload_ + upper;
    const double empty = burnout_mass(v_, payload_);
    const double insertion = from + upper_time_;
    const std::size_t index = problem_.phases.size();
    const int burns = target_.burns > 0 ? target_.burns : target_.coast ? 2 : 1;
    const bool kept = v_.fairing_mass > 0.0 && limits_.fairing_heating < k_unbounded;
    const double fairing = kept ? v_.fairing_mass : 0.0;
    if (burns == 1) {
        const double drop = from + std::min(60.0, 0.3 * upper_time_);
        const double part = (drop - from) / upper_time_;
        const double after_drop = full - part * (full - empty);
        control::Guess guess = along(path_, from, kept ? drop : insertion, full + fairing,
                                     kept ? after_drop + fairing : empty);
        control::Guess rest = kept ? along(path_, drop, insertion, after_drop, empty) : nullptr;
        orbit_phase_ =
            upper_burn("upper stage", from, insertion, std::move(guess), std::move(rest), full)
                .last;
    } else {
        add_coasts(from, full, empty);
    }
    join(cutoff_phase_, index, false);
    condition({{{Kind::initial_state, index, 6}, 1.0}, {{Kind::parameter, 0, 0}, -1.0}},
              Bounds::fixed(upper + fairing), full);
    arrive(full);
}

void AscentBuilder::arrive(double full) {
    const double perigee = limits_.earth_radius + target_.altitude;
    const double apogee = limits_.earth_radius + target_.apogee_altitude;
    const double speed = std::sqrt(limits_.gravity_parameter / perigee);
    if (!(apogee > perigee)) {
        problem_.conditions.push_back(
            control::endpoint_of(CircularArrival{perigee, speed}, end_of(orbit_phase_),
                                 {Bounds::fixed(1.0), Bounds::fixed(1.0), Bounds::fixed(0.0),
                                  Bounds::fixed(std::cos(target_.inclination))},
                                 "circular orbit"));
    } else {
        const double momentum = std::sqrt(2.0 * apogee / (perigee + apogee));
        const bool given = target_.argument_of_perigee.has_value();
        problem_.conditions.push_back(control::endpoint_of(
            EllipticArrival{perigee, speed, target_.argument_of_perigee.value_or(0.0)},
            end_of(orbit_phase_),
            {Bounds::fixed(-perigee / (perigee + apogee)), Bounds::fixed(momentum),
             Bounds::fixed(momentum * std::cos(target_.inclination)),
             given ? Bounds::fixed(0.0) : Bounds{}, given ? Bounds{0.0, k_unbounded} : Bounds{}},
            "elliptic orbit"));
    }
    condition(
        {{{Kind::final_state, orbit_phase_, 6}, 1.0}, {{Kind::parameter, 0, 0}, -kept_ratio(v_)}},
        {burnout_mass(v_, 0.0), k_unbounded}, full);
}

double AscentBuilder::raising_time() const {
    const double low = limits_.earth_radius + std::min(target_.altitude, 180e3);
    const double high = limits_.earth_radius + target_.apogee_altitude;
    if (!(target_.apogee_altitude > target_.altitude)) return 0.0;
    const double mu = limits_.gravity_parameter,
                 exhaust = k_standard_gravity * v_.upper.specific_impulse;
    const double kick = conic_speed(mu, low, 0.5 * (low + high)) - std::sqrt(mu / low);
    return burnout_mass(v_, payload_) * std::expm1(kick / exhaust) * exhaust /
           v_.upper.vacuum_thrust;
}

void AscentBuilder::add_coasts(double from, double full, double empty) {
    const double low = limits_.earth_radius + std::min(target_.altitude, 180e3);
    const double perigee = limits_.earth_radius + target_.altitude;
    const double high = std::max(perigee, limits_.earth_radius + target_.apogee_altitude);
    const double mu = limits_.gravity_parameter,
                 exhaust = k_standard_gravity * v_.upper.specific_impulse;
    const double a = 0.5 * (low + high);
    const double end = from + parking_time_;
    Vec3 r = path_.position(end), v = path_.velocity(end);
    r = low * unit(r);
    v = unit(v - (dot(v, r) / dot(r, r)) * r);
    const int burns = target_.burns > 0 ? target_.burns : 2;
    std::vector<Leg> legs;
    const double circular = std::sqrt(mu / low), transfer = conic_speed(mu, low, a);
    if (burns == 3 || high > perigee) {
        // Around the parking orbit to where the ellipse's perigee shall lie: a node if it is free.
        const double wanted = target_.argument_of_perigee.value_or(0.0) - from_node(r, v);
        const double angle =
            ahead(wanted, target_.argument_of_perigee ? k_two_pi : k_pi) * start_.coast_factor;
        const auto [r1, v1] = turned_on(r, circular * v, angle);
        legs.push_back({angle * low / circular, r, circular * v, r1, v1, transfer - circular});
        r = r1;
        v = unit(v1);
    }
    if (burns == 3 || high == perigee) {
        const double arrival = conic_speed(mu, high, 0.5 * (perigee + high));
        const double half =
            k_pi * std::sqrt(a * a * a / mu) * (burns == 3 ? 1.0 : start_.coast_factor);
        legs.push_back({half, r, transfer * v, (-high) * unit(r), -arrival * unit(v),
                        arrival - conic_speed(mu, high, a)});
    }
    double mass = empty;
    std::vector<double> before, burn_time;
    for (std::size_t k = legs.size(); k-- > 0;) {
        const double heavier = mass * std::exp(std::max(legs[k].kick, 5.0) / exhaust);
        before.insert(before.begin(), heavier);
        burn_time.insert(burn_time.begin(), (heavier - mass) * exhaust / v_.upper.vacuum_thrust);
        mass = heavier;
    }
    // The path ends in the parking orbit of an ellipse, in the transfer to a circular orbit.
    const bool ellipse = high > perigee;
    double time = end;
    if (!ellipse)
        for (const double t : burn_time) time -= t;
    const double left = ellipse ? before.front() : empty;
    const bool kept = v_.fairing_mass > 0.0 && limits_.fairing_heating < k_unbounded;
    const double drop = from + std::min(60.0, 0.3 * (time - from));
    const double part = (drop - from) / parking_time_, fairing = kept ? v_.fairing_mass : 0.0;
    const double after_drop = full - part * (full - left);
    control::Guess guess =
        along(path_, from, kept ? drop : end, full + fairing, kept ? after_drop + fairing : left);
    control::Guess rest = kept ? along(path_, drop, end, after_drop, left) : nullptr;
    std::size_t last =
        upper_burn("upper stage, first burn", from, time, std::move(guess), std::move(rest), full)
            .last;
    orbit_phase_ = last;
    for (std::size_t k = 0; k < legs.size(); ++k) {
        const Leg& leg = legs[k];
        const std::string name = k == 0 ? "coast" : "second coast";
        Phase coast = coasting(name, time, time + leg.duration, full);
        // A coast has no air in its equations: where heat counts it must be kept above it.
        if (limits_.fairing_heating < k_unbounded)
            coast.path = {
                {1.0 + std::min(target_.altitude, limits_.lowest_coast) / limits_.earth_radius,
                 k_unbounded}};
        // Longer ones only put off the burn to a later pass.
        coast.duration = {0.1, ellipse ? 7000.0 : 1.5 * k_pi * std::sqrt(a * a * a / mu)};
        coast.guess = along_conic(leg.r, leg.v, mu, leg.duration, before[k]);
        coast.mesh.clear();
        for (int i = 0; i <= 10; ++i) coast.mesh.push_back(i / 10.0);
        const std::size_t coasts = push(std::move(coast));
        join(last, coasts, true);
        time += leg.duration;
        const double after = k + 1 < before.size() ? before[k + 1] : empty;
        const std::string burn =
            k + 1 == legs.size() ? "upper stage, last burn" : "upper stage, second burn";
        const Range range = upper_burn(
            burn, time, time + burn_time[k],
            along_conic(leg.r_kick, leg.v_kick, mu, burn_time[k], 0.5 * (before[k] + after)),
            nullptr, full);
        join(coasts, range.first, true);
        last = range.last;
        time += burn_time[k];
    }
    orbit_phase_ = last;
}

}  // namespace dawnline::launch
