#include "dawnline/astro/avoidance.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_largest_delta_v = 100.0;  // no avoidance manoeuvre is anywhere near it [m/s]

void require(bool holds, const std::string& what) {
    if (!holds) throw Error("avoidance: " + what);
}

bool positive(double value) noexcept {
    return value > 0.0 && std::isfinite(value);
}

// Where the miss goes with an impulse: (x, y) + Δv (x_rate, y_rate) in the encounter plane.
struct MissLine {
    MissDistribution miss;
    double x_rate, y_rate;  // [m per m/s]
    double radius;          // [m]

    MissDistribution at(double delta_v) const noexcept {
        return {miss.x + delta_v * x_rate, miss.y + delta_v * y_rate, miss.sigma_x, miss.sigma_y};
    }
    double log_probability(double delta_v) const {
        return std::log(std::max(1e-300, foster_probability(at(delta_v), radius)));
    }
};

// The impulse on one side that brings the probability down to the goal.
std::optional<double> impulse(const MissLine& line, double sign, double goal) {
    const auto excess = [&](double size) {
        return line.log_probability(sign * size) - std::log(goal);
    };
    double within = 0.0;
    double beyond = 0.1 * line.miss.sigma_x / std::hypot(line.x_rate, line.y_rate);
    while (excess(beyond) > 0.0) {
        if (beyond > k_largest_delta_v) return std::nullopt;
        within = beyond;
        beyond *= 2.0;
    }
    // The end of the bracket where the goal is reached, not the one where it is missed by rounding.
    const std::optional<RootBracket> root = bracket_root(excess, within, beyond, 1e-9 * beyond);
    if (!root || root->upper > k_largest_delta_v) return std::nullopt;
    return sign * root->upper;
}

}  // namespace

AvoidanceRates avoidance_rates(const Traffic& traffic, double threshold) {
    require(traffic.flux >= 0.0 && std::isfinite(traffic.flux), "the flux must not be negative");
    require(positive(traffic.sigma_x) && positive(traffic.sigma_y),
            "standard deviations must be more than 0 m");
    require(positive(traffic.hard_body_radius), "the combined radius must be more than 0 m");
    require(threshold > 0.0 && threshold < 1.0, "the threshold must lie between 0 and 1");
    const double collisions =
        traffic.flux * constants::k_pi * traffic.hard_body_radius * traffic.hard_body_radius;
    const double direct_hit = small_radius_probability({0.0, 0.0, traffic.sigma_x, traffic.sigma_y},
                                                       traffic.hard_body_radius);
    if (direct_hit <= threshold)
        return {.manoeuvres = 0.0,
                .collisions = collisions,
                .residual = collisions,
                .alert_distance = 0.0};
    const double distance2 = 2.0 * std::log(direct_hit / threshold);
    const double area = traffic.sigma_x * traffic.sigma_y * distance2;  // over π
    return {.manoeuvres = traffic.flux * constants::k_pi * area,
            .collisions = collisions,
            .residual = collisions * threshold / direct_hit,
            .alert_distance = std::sqrt(area)};
}

AlongTrackShift along_track_shift(double delta_v, double mean_motion, double lead_time) noexcept {
    const double n = mean_motion, nt = n * lead_time;
    return {2.0 / n * (1.0 - std::cos(nt)) * delta_v,
            (4.0 * std::sin(nt) / n - 3.0 * lead_time) * delta_v};
}

std::optional<AvoidanceManoeuvre> avoidance_manoeuvre(const Encounter& encounter, double lead_time,
                                                      double goal) {
    require(positive(lead_time), "the lead time must be more than 0 s");
    require(goal > 0.0 && goal < 1.0, "the goal must lie between 0 and 1");
    const EncounterPlane plane = encounter_plane(encounter);
    if (plane.status != EncounterStatus::ok && plane.status != EncounterStatus::slow)
        return std::nullopt;
    const Vec3& r = encounter.first.r_ES_G;
    const Vec3 momentum = cross(r, encounter.first.v_ES_G);
    const Vec3 radial = unit(r), along = cross(unit(momentum), radial);
    const double rate = norm(momentum) / dot(r, r);
    const AlongTrackShift shift = along_track_shift(1.0, rate, lead_time);
    // The first object moves away from where the second is seen.
    const Vec3 seen = -(shift.radial * radial + shift.along * along);
    const MissLine line{plane.miss, dot(seen, plane.axis_x_G), dot(seen, plane.axis_y_G),
                        encounter.hard_body_radius};
    const auto result = [&](double delta_v) {
        const MissDistribution after = line.at(delta_v);
        return AvoidanceManoeuvre{delta_v, foster_probability(after, line.radius),
                                  std::hypot(after.x, after.y)};
    };
    if (!(line.log_probability(0.0) > std::log(goal))) return result(0.0);
    const std::optional<double> forwards = impulse(line, 1.0, goal);
    const std::optional<double> backwards = impulse(line, -1.0, goal);
    if (!forwards && !backwards) return std::nullopt;
    const bool forwards_is_less =
        forwards && (!backwards || std::abs(*forwards) <= std::abs(*backwards));
    return result(forwards_is_less ? *forwards : *backwards);
}

double rate_at_threshold(double rate, double its_threshold, double threshold, double direct_hit) {
    require(its_threshold > 0.0 && threshold > 0.0 && direct_hit <= 1.0 &&
                its_threshold < direct_hit && threshold < direct_hit,
            "thresholds must lie between 0 and the probability of a direct hit");
    return rate * std::log(direct_hit / threshold) / std::log(direct_hit / its_threshold);
}

}  // namespace dawnline::astro
