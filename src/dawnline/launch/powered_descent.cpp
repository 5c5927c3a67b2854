#include "dawnline/launch/powered_descent.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/descent_programme.hpp"

namespace dawnline::launch {
namespace {

using control::ConeStatus;
using control::Radau;

constexpr int k_coarse_segments = 8, k_coarse_degree = 3;
constexpr int k_fine_segments = 12, k_limited_segments = 48, k_fine_degree = 4;
constexpr double k_first_reach = 0.08;    // of the search for the time [1]
constexpr double k_flat = 4e-3;           // slope of the cost that polishing takes care of [1]
constexpr double k_steep = 0.05;          // slope above which the landing error counts in it [1]
constexpr double k_beside_switch = 0.12;  // length of those, of a usual segment [1]
constexpr int k_polishes = 10;
constexpr double k_missed = 1e-6;  // landing error that counts, of the start's distance [1]
constexpr double k_switch_settled = 1e-4, k_limited_settled = 3e-4;  // of the time [1]
constexpr double k_worthless = 3e-8;  // saving in −z not worth another programme [1]
constexpr double k_confirmed = 1e-4;  // re-integrated, of the start's distance [1]

void require(bool good, const char* what, double value, const char* allowed) {
    if (!good) throw Error(fmt::format("{} is {}; it must be {}", what, value, allowed));
}

bool finite(const Vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

void check(const DescentRequest& q) {
    const Lander& l = q.lander;
    const auto positive = [](double x) { return x > 0.0 && std::isfinite(x); };
    require(positive(l.wet_mass), "the lander's wet mass", l.wet_mass, "positive and finite");
    require(l.dry_mass > 0.0 && l.dry_mass < l.wet_mass, "the lander's dry mass", l.dry_mass,
            "positive and below the wet mass");
    require(positive(l.most_thrust), "the greatest thrust", l.most_thrust, "positive and finite");
    require(l.least_thrust >= 0.0 && l.least_thrust < l.most_thrust, "the least thrust",
            l.least_thrust, "from 0 to below the greatest");
    require(positive(l.propellant_per_impulse), "the propellant per impulse",
            l.propellant_per_impulse, "positive and finite");
    require(positive(q.site.gravity), "gravity", q.site.gravity, "positive and finite");
    require(std::isfinite(q.time) && q.time >= 0.0, "the time of descent", q.time,
            "positive, or 0 where it is free");
    require(q.limits.glide_slope >= 0.0 && q.limits.glide_slope < 0.5 * constants::k_pi,
            "the glide slope", q.limits.glide_slope, "from 0 to below a right angle");
    require(q.limits.tilt > 0.0, "the tilt limit", q.limits.tilt, "positive");
    require(q.limits.speed >= 0.0, "the speed limit", q.limits.speed, "positive, or 0 for none");
    if (!finite(q.position) || !finite(q.velocity) || !finite(q.site.rotation))
        throw Error("the start or the site's rotation is not finite");
}

std::vector<double> even_mesh(int segments) {
    std::vector<double> mesh;
    for (int i = 0; i <= segments; ++i) mesh.push_back(static_cast<double>(i) / segments);
    return mesh;
}

// Where thrust leaves one limit for the other, as fractions of the time.
struct Arcs {
    bool starts_high = false;
    std::vector<double> switches;
};

// Share of the thrust range in use at a node.
double throttle(const DescentRequest& q, const DescentNode& node) {
    const Lander& l = q.lander;
    const double thrust = l.wet_mass * std::exp(node.z) * node.sigma * units_of(q).acceleration();
    return std::clamp((thrust - l.least_thrust) / (l.most_thrust - l.least_thrust), 0.0, 1.0);
}

// A switch lies where the impulse of the segments around it puts it.
Arcs arcs_of(const DescentRequest& q, const DescentPlan& plan) {
    Arcs arcs;
    const std::vector<DescentNode>& nodes = plan.nodes;
    arcs.starts_high = throttle(q, nodes.front()) > 0.5;
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const bool high = throttle(q, nodes[i]) > 0.5;
        if (high == (throttle(q, nodes[i + 1]) > 0.5)) continue;
        const std::size_t first = nodes[i].segment, last = nodes[i + 1].segment;
        double before = 0.0;  // time spent at the limit left behind
        for (const DescentNode& node : nodes)
            if (node.segment >= first && node.segment <= last) {
                const double share = throttle(q, node);
                before += node.weight * (high ? share : 1.0 - share);
            }
        arcs.switches.push_back(plan.mesh[first] + before);
    }
    return arcs;
}

// Segments of about one length that end at the switches, with short ones beside these: a switch is
// seen only when it lies beyond the first point of a segment.
std::vector<double> mesh_of(const Arcs& arcs, int segments) {
    std::vector<double> ends = {0.0};
    for (const double s : arcs.switches)
        if (s > ends.back() + 1e-3 && s < 1.0 - 1e-3) ends.push_back(s);
    ends.push_back(1.0);
    std::vector<double> mesh = {0.0};
    for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
        const double length = ends[k + 1] - ends[k];
        const double beside = std::min(k_beside_switch / segments, 0.2 * length);
        const double from = ends[k] + (k > 0 ? beside : 0.0);
        const double to = ends[k + 1] - (k + 2 < ends.size() ? beside : 0.0);
        if (from > ends[k]) mesh.push_back(from);
        const int parts = std::max(2, static_cast<int>(std::ceil((to - from) * segments)));
        for (int i = 1; i <= parts; ++i) mesh.push_back(from + (to - from) * i / parts);
        if (to < ends[k + 1]) mesh.push_back(ends[k + 1]);
    }
    return mesh;
}

// Solves programmes and counts them; carries ẑ from one to the next.
class Search {
  public:
    explicit Search(const DescentRequest& request)
        : q_(request),
          coarse_(control::radau(k_coarse_degree)),
          fine_(control::radau(k_fine_degree)) {
        const Lander& l = q_.lander;
        guess_ = {{0.0, 1.0}, {0.0, 0.7 * std::log(l.dry_mass / l.wet_mass)}};
    }

    DescentPlan at(double time, const std::vector<double>& mesh, bool fine) {
        DescentPlan plan = solve_descent(q_, time, mesh, fine ? fine_ : coarse_, guess_);
        ++programmes;
        iterations += static_cast<std::size_t>(plan.iterations);
        if (plan.status == ConeStatus::optimal) {
            guess_ = {{0.0}, {0.0}};
            for (const DescentNode& node : plan.nodes) {
                guess_.fraction.push_back(node.fraction);
                guess_.z.push_back(node.z);
            }
        }
        return plan;
    }

    const Radau& fine() const { return fine_; }

    std::size_t programmes = 0, iterations = 0;

  private:
    const DescentRequest& q_;
    Radau coarse_, fine_;
    MassGuess guess_;
};

// No descent is shorter than the first or, since the engines stay lit, longer than the second. [s]
std::pair<double, double> times(const DescentRequest& q) {
    const Lander& l = q.lander;
    const double strongest = l.most_thrust / l.dry_mass + q.site.gravity;
    const double distance = norm(q.position), speed = norm(q.velocity);
    const double shortest =
        std::max(speed / strongest, std::sqrt(2.0 * distance / strongest) - speed / strongest);
    double longest = 20.0 * units_of(q).time + 4.0 * speed * l.wet_mass / l.most_thrust;
    if (l.least_thrust > 0.0)
        longest = std::min(longest,
                           (l.wet_mass - l.dry_mass) / (l.propellant_per_impulse * l.least_thrust));
    return {std::max(shortest, 0.01 * units_of(q).time), longest};
}

// A descent, its time and how the cost bends with that, 0 if not known. [s], [1/s]
struct Near {
    double time;
    DescentPlan plan;
    double curvature = 0.0;
};

// A coarse descent near the best time: halving on the sign of the slope, an end without any descent
// counting as a wall.
std::optional<Near> coarse_descent(const DescentRequest& q, Search& search) {
    const std::vector<double> mesh = even_mesh(k_coarse_segments);
    if (q.time > 0.0) {
        DescentPlan plan = search.at(q.time, mesh, false);
        if (plan.status != ConeStatus::optimal) return {};
        return Near{q.time, std::move(plan)};
    }
    auto [low, high] = times(q);
    std::optional<Near> best;
    for (const double share : {0.4, 0.2, 0.6, 0.1, 0.8, 0.3, 0.5, 0.7, 0.05, 0.9, 0.15, 0.02}) {
        const double time = low + share * (high - low);
        DescentPlan plan = search.at(time, mesh, false);
        if (plan.status != ConeStatus::optimal) continue;
        best = Near{time, std::move(plan)};
        break;
    }
    if (!best) return {};
    (best->plan.slope > 0.0 ? high : low) = best->time;
    double reach =
        k_first_reach;  // of the next trial, of the time; doubled until both sides are known
    bool bracketed = false;
    std::pair<double, double> previous{0.0, 0.0};
    for (int i = 0; i < 14 && high - low > 0.02 * high; ++i) {
        const double slope = best->plan.slope;
        double time = 0.5 * (low + high);
        if (!bracketed) {
            const double step = reach * best->time;
            time =
                slope > 0.0 ? std::max(best->time - step, time) : std::min(best->time + step, time);
            reach *= 2.0;
        } else if (slope != previous.second) {  // secant where it falls well inside
            const double secant =
                best->time - slope * (best->time - previous.first) / (slope - previous.second);
            const double margin = 0.1 * (high - low);
            if (secant > low + margin && secant < high - margin) time = secant;
        }
        DescentPlan plan = search.at(time, mesh, false);
        if (plan.status != ConeStatus::optimal) {
            (time > best->time ? high : low) = time;
            bracketed = true;
            continue;
        }
        bracketed = bracketed || (plan.slope > 0.0) != (slope > 0.0);
        previous = {best->time, slope};
        (plan.slope > 0.0 ? high : low) = time;
        const bool settled = bracketed && std::abs(time - best->time) < 0.02 * time;
        const double bend = (plan.slope - previous.second) / (time - previous.first);
        const bool smooth = std::abs(previous.second) < k_steep && std::abs(plan.slope) < k_steep;
        best = Near{time, std::move(plan), smooth ? std::max(bend, 0.0) : 0.0};
        if (settled || (bracketed && std::abs(best->plan.slope) < k_flat)) break;
    }
    return best;
}

struct Polished {
    double time;
    DescentPlan plan;
    Arcs arcs;
};

// Moves switches and time until neither wants to move.
Polished polish(const DescentRequest& q, Search& search, const Near& coarse) {
    double time = coarse.time;
    Polished best{time, coarse.plan, arcs_of(q, coarse.plan)};
    std::pair<double, double> before{0.0, 0.0};  // time and slope; no time, none
    double curvature = coarse.curvature;
    const DescentLimits& l = q.limits;
    const bool limited = l.above_ground || l.glide_slope > 0.0 || l.speed > 0.0;
    // Where limits bind, they do so at the points alone: a last, finer mesh. Its own error moves
    // the switches by more than a finer search would.
    int segments = k_fine_segments;
    const double settled = limited ? k_limited_settled : k_switch_settled;
    for (int i = 0; i < k_polishes; ++i) {
        DescentPlan plan = search.at(time, mesh_of(best.arcs, segments), true);
        if (plan.status != ConeStatus::optimal) {
            if (i == 0 || time == best.time) break;
            time = 0.5 * (time + best.time);
            continue;
        }
        Arcs arcs = arcs_of(q, plan);
        double moved = arcs.switches.size() == best.arcs.switches.size() ? 0.0 : 1.0;
        for (std::size_t k = 0; moved < 1.0 && k < arcs.switches.size(); ++k)
            moved = std::max(moved, std::abs(arcs.switches[k] - best.arcs.switches[k]));
        double next = time;
        if (q.time <= 0.0) {
            // Slopes of two meshes differ by more than their times explain when these are close.
            if (before.first > 0.0 && std::abs(time - before.first) > 0.004 * time) {
                const double measured = (plan.slope - before.second) / (time - before.first);
                if (measured > 0.0) curvature = measured;
            }
            if (std::abs(time - before.first) > 0.004 * time) before = {time, plan.slope};
            const double step = curvature > 0.0    ? -plan.slope / curvature
                                : plan.slope > 0.0 ? -0.01 * time
                                                   : 0.01 * time;
            next = time + std::clamp(step, -0.05 * time, 0.05 * time);
            if (0.5 * std::abs(plan.slope * (next - time)) < k_worthless * units_of(q).time)
                next = time;
        }
        best = {time, std::move(plan), std::move(arcs)};
        if (moved < settled && next == time) {
            if (!limited || segments == k_limited_segments) break;
            segments = k_limited_segments;
            before = {0.0, 0.0};
        }
        time = next;
    }
    return best;
}

// The planned thrust, a polynomial per segment through its points, flown by DOP853.
void confirm(const DescentRequest& q, const Radau& radau, const Polished& p, PoweredDescent& out) {
    const DescentUnits units = units_of(q);
    const auto degree = static_cast<std::size_t>(radau.degree);
    OdeState<7> y = {q.position.x, q.position.y, q.position.z,     q.velocity.x,
                     q.velocity.y, q.velocity.z, q.lander.wet_mass};
    OdeOptions<7> options;
    options.rel_tol = 1e-11;
    options.abs_tol = filled<7>(1e-8);
    for (std::size_t s = 0; s + 1 < p.plan.mesh.size(); ++s) {
        std::vector<double> thrust;
        for (std::size_t k = 0; k < degree; ++k) {
            const DescentNode& node = p.plan.nodes[s * degree + k];
            const double force = q.lander.wet_mass * std::exp(node.z) * units.acceleration();
            for (const double u : {node.u.x, node.u.y, node.u.z}) thrust.push_back(force * u);
        }
        const double from = p.time * p.plan.mesh[s], to = p.time * p.plan.mesh[s + 1];
        const auto rhs = [&](double t, const OdeState<7>& x, OdeState<7>& rate) {
            const double tau = 2.0 * (t - from) / (to - from) - 1.0;
            Vec3 force;
            double* parts[] = {&force.x, &force.y, &force.z};
            for (std::size_t i = 0; i < 3; ++i)
                *parts[i] =
                    control::barycentric(radau.points.data() + 1, radau.interpolate_control.data(),
                                         radau.degree, thrust.data() + i, 3, tau);
            const Vec3 r{x[0], x[1], x[2]}, v{x[3], x[4], x[5]}, w = q.site.rotation;
            const Vec3 a = force / x[6] - Vec3{q.site.gravity, 0.0, 0.0} - 2.0 * cross(w, v) -
                           cross(w, cross(w, r));
            rate = {v.x, v.y, v.z, a.x, a.y, a.z, -q.lander.propellant_per_impulse * norm(force)};
        };
        Dop853<7, decltype(rhs)> flight(rhs, from, y, options);
        flight.advance_to(to);
        y = flight.y();
    }
    const DescentNode& end = p.plan.nodes.back();
    out.position_residual = norm(Vec3{y[0], y[1], y[2]} - units.length * end.r);
    out.mass_residual = std::abs(y[6] - q.lander.wet_mass * std::exp(end.z));
}

void report(const DescentRequest& q, const Search& search, const Polished& p, PoweredDescent& out) {
    const DescentUnits units = units_of(q);
    const double wet = q.lander.wet_mass;
    out.time = p.time;
    out.propellant = -wet * std::expm1(p.plan.nodes.back().z);
    out.landing = units.length * p.plan.nodes.back().r;
    out.landing_error = std::hypot(out.landing.y, out.landing.z);
    out.starts_at_most_thrust = p.arcs.starts_high;
    for (const double s : p.arcs.switches) out.switches.push_back(s * p.time);
    for (const DescentNode& node : p.plan.nodes) {
        const double mass = wet * std::exp(node.z), force = mass * units.acceleration();
        out.relaxation_gap = std::max(out.relaxation_gap, force * (node.sigma - norm(node.u)));
        out.samples.push_back({node.fraction * p.time, units.length * node.r,
                               units.speed() * node.v, mass, force * node.u});
    }
    confirm(q, search.fine(), p, out);
    const bool same = out.position_residual < k_confirmed * units.length;
    const bool reached = out.landing_error < k_missed * units.length;
    if (reached) out.landing = Vec3{};
    out.status = !same     ? DescentStatus::unconfirmed
                 : reached ? DescentStatus::landed
                           : DescentStatus::missed;
}

// Why a start leads to no landing at all, by lifting conditions until one appears.
std::string cause_of(const DescentRequest& q, Search& search) {
    const Lander& l = q.lander;
    const double weight = l.dry_mass * q.site.gravity;
    if (l.most_thrust <= weight)
        return fmt::format(
            "thrust of {:.0f} N is below the weight of {:.0f} N with empty tanks; "
            "more than that would do",
            l.most_thrust, weight);
    const double altitude_needed =
        std::tan(q.limits.glide_slope) * std::hypot(q.position.y, q.position.z);
    if (q.position.x < 0.0 && (q.limits.above_ground || q.limits.glide_slope > 0.0))
        return fmt::format("the start is {:.0f} m below the site", -q.position.x);
    if (q.limits.speed > 0.0 && norm(q.velocity) > q.limits.speed)
        return fmt::format("the start moves at {:.1f} m/s, above the speed limit of {:.1f} m/s",
                           norm(q.velocity), q.limits.speed);
    DescentRequest more = q;
    more.lander.dry_mass = 0.05 * l.dry_mass;
    Search richer(more);
    if (const auto found = coarse_descent(more, richer)) {
        const double needed = -l.wet_mass * std::expm1(found->plan.nodes.back().z);
        search.programmes += richer.programmes;
        return fmt::format("{:.1f} kg of propellant are aboard; {:.1f} kg would do",
                           l.wet_mass - l.dry_mass, needed);
    }
    DescentRequest freer = q;
    freer.limits = {};
    Search unlimited(freer);
    if (coarse_descent(freer, unlimited))
        return q.position.x < altitude_needed
                   ? "no descent keeps to the glide slope from there; without limits there is one"
                   : "no descent keeps to the limits of ground, slope, tilt and speed; without "
                     "them there is one";
    freer.time = 0.0;
    if (q.time > 0.0 && coarse_descent(freer, unlimited))
        return fmt::format("no descent takes {:.2f} s; with free time there is one", q.time);
    return fmt::format("{:.0f} N cannot stop {:.0f} m/s over {:.0f} m of height", l.most_thrust,
                       norm(q.velocity), q.position.x);
}

}  // namespace

double propellant_per_impulse(double specific_impulse, double cant, double standard_gravity) {
    require(specific_impulse > 0.0 && std::isfinite(specific_impulse), "the specific impulse",
            specific_impulse, "positive and finite");
    require(std::abs(cant) < 0.5 * constants::k_pi, "the cant", cant, "within a right angle");
    return 1.0 / (standard_gravity * specific_impulse * std::cos(cant));
}

PoweredDescent powered_descent(const DescentRequest& request) {
    check(request);
    Search search(request);
    PoweredDescent out;
    const auto coarse = coarse_descent(request, search);
    if (coarse) {
        report(request, search, polish(request, search, *coarse), out);
        if (out.status == DescentStatus::missed)
            out.cause = fmt::format(
                "the site is out of reach; the nearest point is {:.1f} m away, "
                "at ({:.1f}, {:.1f}) m",
                out.landing_error, out.landing.y, out.landing.z);
    } else {
        out.cause = cause_of(request, search);
    }
    out.programmes = search.programmes;
    out.iterations = search.iterations;
    return out;
}

}  // namespace dawnline::launch
