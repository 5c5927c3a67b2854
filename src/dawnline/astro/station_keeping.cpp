#include "dawnline/astro/station_keeping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

constexpr int k_fixes = 24;  // in a watched orbit

using PairState = OdeState<12>;

PairState pack(const OrbitState& c, const OrbitState& d) noexcept {
    return {c.r_ES_G.x, c.r_ES_G.y, c.r_ES_G.z, c.v_ES_G.x, c.v_ES_G.y, c.v_ES_G.z,
            d.r_ES_G.x, d.r_ES_G.y, d.r_ES_G.z, d.v_ES_G.x, d.v_ES_G.y, d.v_ES_G.z};
}

OrbitState body(const PairState& y, std::size_t at) noexcept {
    return {{y[at], y[at + 1], y[at + 2]}, {y[at + 3], y[at + 4], y[at + 5]}};
}

struct PairMotion {
    Acceleration chief_force, deputy_force;

    void operator()(double t, const PairState& y, PairState& dydt) const {
        const OrbitState c = body(y, 0), d = body(y, 6);
        dydt = pack({c.v_ES_G, chief_force(t, c)}, {d.v_ES_G, deputy_force(t, d)});
    }
};

// The true motion, and the impulses that enter it.
class Flight {
  public:
    Flight(const OrbitState& chief, const OrbitState& deputy, Acceleration chief_force,
           Acceleration deputy_force)
        : pair_({chief_force, deputy_force}, 0.0, pack(chief, deputy), options()) {}

    void advance_to(double t) {
        if (pair_.advance_to(t) != OdeStatus::ok)
            throw Error(fmt::format("the pair cannot be followed beyond {:.6g} s", pair_.t()));
    }

    void push(const Vec3& dv_H) {
        const OrbitState c = chief();
        OrbitState d = deputy();
        const Vec3 radial = unit(d.r_ES_G), normal = unit(cross(d.r_ES_G, d.v_ES_G));
        d.v_ES_G += dv_H.x * radial + dv_H.y * cross(normal, radial) + dv_H.z * normal;
        pair_.reset(pair_.t(), pack(c, d));
    }

    double t() const noexcept { return pair_.t(); }
    OrbitState chief() const noexcept { return body(pair_.y(), 0); }
    OrbitState deputy() const noexcept { return body(pair_.y(), 6); }

  private:
    static OdeOptions<12> options() noexcept {
        OdeOptions<12> options;
        options.rel_tol = 1e-12;
        for (std::size_t n = 0; n < 12; ++n) options.abs_tol[n] = n % 6 < 3 ? 1e-6 : 1e-9;
        options.first_step = 60.0;
        return options;
    }

    Dop853<12, PairMotion> pair_;
};

RelativeElements operator+(const RelativeElements& p, const RelativeElements& q) noexcept {
    return {p.a + q.a, p.lambda + q.lambda, p.ex + q.ex, p.ey + q.ey, p.ix + q.ix, p.iy + q.iy};
}
RelativeElements operator*(double s, const RelativeElements& p) noexcept {
    return {s * p.a, s * p.lambda, s * p.ex, s * p.ey, s * p.ix, s * p.iy};
}

struct Watched {
    RelativeElements truth, estimate;  // orbit means
};

// What stands between the truth and the controller.
class Sensors {
  public:
    Sensors(const KeepingOptions& options)
        : options_(options), noise_(options.seed, options.case_index, "orbit.navigation") {}

    Watched watch(Flight& flight, double period) {
        Watched watched{};
        const double begin = flight.t();
        for (int k = 0; k < k_fixes; ++k) {
            flight.advance_to(begin + period * (k + 0.5) / k_fixes);
            const OrbitState chief = flight.chief(), deputy = flight.deputy();
            OrbitState seen = deputy;
            seen.r_ES_G += options_.navigation_position * draw();
            seen.v_ES_G += options_.navigation_velocity * draw();
            watched.truth = watched.truth + 1.0 / k_fixes * relative_elements(chief, deputy);
            watched.estimate = watched.estimate + 1.0 / k_fixes * relative_elements(chief, seen);
        }
        flight.advance_to(begin + period);
        return watched;
    }

  private:
    Vec3 draw() noexcept { return {noise_.normal(), noise_.normal(), noise_.normal()}; }

    const KeepingOptions& options_;
    Stream noise_;
};

struct Impulse {
    double t;   // [s]
    Vec3 dv_H;  // as commanded [m/s]
};

class Controller {
  public:
    Controller(const KeepingOptions& options, double semi_major_axis)
        : options_(options), a_(semi_major_axis), n_(mean_motion(semi_major_axis)) {}

    // Impulses of the coming orbit that answer the error of the one just watched. `plane_rate` is
    // that of y by a δi other than the start's, for which δa was trimmed [m/s].
    std::vector<Impulse> plan(const RelativeElements& error, double plane_rate, double t,
                              double latitude) {
        RelativeElements change{};
        const bool along = plan_along(error, plane_rate, t, change);
        const bool shape = a_ * std::hypot(error.ex, error.ey) > options_.shape_box;
        const bool across = a_ * std::hypot(error.ix, error.iy) > options_.cross_box;
        if (shape) change.ex = -error.ex, change.ey = -error.ey;
        std::vector<Impulse> impulses;
        if (along || shape) add_tangential(change, t, latitude, impulses);
        if (across) add_cross(-error.ix, -error.iy, t, latitude, impulses);
        burnt_ = !impulses.empty();
        std::sort(impulses.begin(), impulses.end(),
                  [](const Impulse& p, const Impulse& q) { return p.t < q.t; });
        return impulses;
    }

  private:
    bool plan_along(const RelativeElements& error, double plane_rate, double t,
                    RelativeElements& change) {
        const double period = k_two_pi / n_, box = options_.along_box;
        const double rate = plane_rate - 1.5 * n_ * a_ * error.a;   // of y
        const double y = a_ * error.lambda + rate * 0.75 * period;  // half-way to the impulses
        if (learnt_from_ && !burnt_) learn((rate - last_rate_) / (t - last_t_));
        last_rate_ = rate, last_t_ = t, learnt_from_ = true;
        const double cycle = 2.0 * period, ahead = y + rate * cycle + 0.5 * pull_ * cycle * cycle;
        const bool leaves = std::abs(ahead) > 0.8 * box && std::abs(ahead) > std::abs(y);
        if (!(leaves || std::abs(y) > box)) return false;
        const double side = leaves ? std::copysign(1.0, ahead) : std::copysign(1.0, y);
        const double way = std::max(0.0, side * y) + 0.6 * box;
        const double slow = way / (20.0 * period);
        const double throw_back = std::sqrt(2.0 * std::max(0.0, side * pull_) * way);
        const double wanted = -side * std::clamp(throw_back, slow, way / cycle);
        change.a = -(wanted - rate) / (1.5 * n_ * a_);
        return true;
    }

    void learn(double pull) noexcept {
        ++lessons_;
        pull_ += (pull - pull_) / std::min(lessons_, 60.0);
    }

    // Tangential impulses half an orbit apart: two equal ones give δa; −½, 1, −½ give δe and leave
    // neither δa nor, since the excursions of δa before and after cancel, a shift along the track.
    void add_tangential(const RelativeElements& change, double t, double latitude,
                        std::vector<Impulse>& impulses) const {
        const double drift = 0.25 * n_ * a_ * change.a;
        double shape = 0.25 * n_ * a_ * std::hypot(change.ex, change.ey);
        double wait = turn(std::atan2(change.ey, change.ex) - latitude);
        if (wait >= k_pi) wait -= k_pi, shape = -shape;
        impulses.push_back({t + wait / n_, {0.0, drift + 0.5 * shape, 0.0}});
        impulses.push_back({t + (wait + k_pi) / n_, {0.0, drift - shape, 0.0}});
        if (shape != 0.0) impulses.push_back({t + (wait + k_two_pi) / n_, {0.0, 0.5 * shape, 0.0}});
    }

    void add_cross(double ix, double iy, double t, double latitude,
                   std::vector<Impulse>& impulses) const {
        double speed = n_ * a_ * std::hypot(ix, iy);
        double wait = turn(std::atan2(iy, ix) - latitude);
        if (wait >= k_pi) wait -= k_pi, speed = -speed;
        impulses.push_back({t + wait / n_, {0.0, 0.0, speed}});
    }

    static double turn(double angle) noexcept {
        return angle - k_two_pi * std::floor(angle / k_two_pi);
    }

    const KeepingOptions& options_;
    double a_, n_;
    double pull_ = 0.0,
           lessons_ = 0.0;  // learnt acceleration of y [m/s²], and from how many cycles
    double last_rate_ = 0.0, last_t_ = 0.0;
    bool learnt_from_ = false, burnt_ = false;
};

RelativeElements turned(RelativeElements e, double angle) noexcept {
    const double c = std::cos(angle), s = std::sin(angle);
    const double ex = e.ex, ix = e.ix;
    e.ex = c * ex - s * e.ey;
    e.ey = s * ex + c * e.ey;
    e.ix = c * ix - s * e.iy;
    e.iy = s * ix + c * e.iy;
    return e;
}

// Where the deputy should be: relative elements whose δe and δi turn evenly.
struct Target {
    RelativeElements at_start;
    double turn;  // of δe [rad/s]

    RelativeElements at(double t) const noexcept { return turned(at_start, turn * t); }
};

// What the start does by itself under the chief's force alone.
Target target_of(const OrbitState& chief, const OrbitState& start, Acceleration force,
                 const NearCircular& orbit) {
    const std::vector<double> times = orbit_samples(orbital_period(orbit.a), 15, k_fixes);
    std::vector<OrbitState> states(times.size());
    std::array<std::vector<NearCircular>, 2> elements;
    for (std::size_t which = 0; which < 2; ++which) {
        propagate_to(which == 0 ? chief : start, times, force, states);
        for (const OrbitState& s : states) elements[which].push_back(near_circular_elements(s));
    }
    const MeanRelativeElements mean = mean_relative_elements(times, elements[0], elements[1]);
    const RelativeElements &e = mean.at_start, &rate = mean.rate;
    const double shape2 = e.ex * e.ex + e.ey * e.ey;
    constexpr double k_least_shape =
        10.0;  // below it the turn cannot be seen, nor does it matter [m]
    const bool seen = orbit.a * std::sqrt(shape2) > k_least_shape;
    return {e, seen ? (e.ex * rate.ey - e.ey * rate.ex) / shape2
                    : secular_rates(orbit.a, 0.0, orbit.inclination).argument_of_perigee};
}

}  // namespace

KeepingResult keep_station(const OrbitState& chief, const OrbitState& start,
                           Acceleration chief_force, Acceleration deputy_force,
                           const KeepingOptions& options) {
    const NearCircular orbit = near_circular_elements(chief);
    const double a = orbit.a, period = orbital_period(a);
    const Target target = target_of(chief, start, chief_force, orbit);
    // ∂(ω̇ + Ṁ + Ω̇ cos i)/∂i under J2, Ω̇ = −2Xc: −14 X c s.
    const double along_shear =
        7.0 * secular_rates(a, 0.0, orbit.inclination).node * std::sin(orbit.inclination);
    Flight flight(chief, start, chief_force, deputy_force);
    Sensors sensors(options);
    Controller controller(options, a);
    Stream thruster(options.seed, options.case_index, "orbit.thruster");

    KeepingResult result{};
    int watched_orbits = 0, inside = 0;
    const double end = options.days * k_day;
    while (flight.t() < end) {
        const double middle = flight.t() + 0.5 * period;
        const Watched watched = sensors.watch(flight, period);
        const RelativeElements aim = target.at(middle);
        const RelativeElements off = watched.truth + -1.0 * aim;
        const double along = a * std::abs(off.lambda), shape = a * std::hypot(off.ex, off.ey);
        const double across = a * std::hypot(off.ix, off.iy);
        result.greatest_along = std::max(result.greatest_along, along);
        result.greatest_shape = std::max(result.greatest_shape, shape);
        result.greatest_cross = std::max(result.greatest_cross, across);
        ++watched_orbits;
        if (along <= options.along_box && shape <= options.shape_box && across <= options.cross_box)
            ++inside;

        const double begin = flight.t();
        double free_at = begin + period;
        const double latitude = near_circular_elements(flight.chief()).latitude;
        const double plane_rate = a * along_shear * (watched.estimate.ix - target.at_start.ix);
        for (const Impulse& impulse :
             controller.plan(watched.estimate + -1.0 * aim, plane_rate, begin, latitude)) {
            const double size = norm(impulse.dv_H);
            if (size == 0.0) continue;
            flight.advance_to(impulse.t);
            free_at = std::max(free_at, impulse.t);
            const double along_error = 1.0 + options.thrust_magnitude * thruster.normal();
            const Vec3 side{thruster.normal(), thruster.normal(), thruster.normal()};
            const Vec3 done = along_error * impulse.dv_H + options.thrust_direction * size * side;
            flight.push(done);
            result.speed += norm(done);
            ++result.impulses;
        }
        flight.advance_to(free_at);
    }
    result.speed_per_year = result.speed * k_julian_year / flight.t();
    result.share_inside = static_cast<double>(inside) / std::max(1, watched_orbits);
    return result;
}

double propellant_for(double mass, double speed, double specific_impulse) noexcept {
    return -mass * std::expm1(-speed / (k_standard_gravity * specific_impulse));
}

}  // namespace dawnline::astro
