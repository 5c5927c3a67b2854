#include "dawnline/astro/mean_orbit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/astro/geodetic.hpp"
#include "dawnline/astro/nrlmsise00_batch.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/zonal.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr std::size_t k_most_places = 512;
constexpr double k_lowest_air = 80e3;  // stages of a last step may fall below the end [m]

// Node, and 90° ahead of it in the orbit; the normal completes them.
struct Axes {
    Vec3 node, ahead;

    explicit Axes(const NearCircular& m) noexcept {
        const double cn = std::cos(m.node), sn = std::sin(m.node);
        const double ci = std::cos(m.inclination), si = std::sin(m.inclination);
        node = {cn, sn, 0.0};
        ahead = {-sn * ci, cn * ci, si};
    }
};

// An eccentric orbit of scale height H meets air over σ = √(H/(a e)) of eccentric anomaly; one
// place in σ makes the trapezoidal rule good to 1e-8 of a Gaussian.
std::size_t places_of(const NearCircular& mean, int least) noexcept {
    constexpr double scale_height = 30e3;
    const double sigma = std::sqrt(scale_height / (mean.a * std::hypot(mean.ex, mean.ey) + 1.0));
    const double needed = std::ceil(k_two_pi / sigma);
    return std::min(k_most_places, static_cast<std::size_t>(std::max<double>(least, needed)));
}

struct DragRates {
    double a = 0.0;
    Vec3 momentum, eccentricity;
};

struct Places {
    std::array<double, k_most_places> altitude, latitude, local_angle, density;
    std::array<AirStatus, k_most_places> status;
    std::array<Vec3, k_most_places> r, v;
    std::array<double, k_most_places> weight;  // dM/dE = r/a
};

// The turn as it is on average: a Kepler orbit, and the short periods of J2 in its radius.
void lay_out(const NearCircular& mean, const Axes& axes, double sun_angle, std::size_t n,
             Places& at) noexcept {
    const double e = std::hypot(mean.ex, mean.ey), eta = std::sqrt(1.0 - e * e);
    const double argument = e > 0.0 ? std::atan2(mean.ey, mean.ex) : 0.0;
    const double cw = std::cos(argument), sw = std::sin(argument);
    const Vec3 P = cw * axes.node + sw * axes.ahead, Q = cw * axes.ahead - sw * axes.node;
    const double p = mean.a * eta * eta, speed = std::sqrt(k_gm_earth / mean.a);
    const double c = std::cos(mean.inclination), s2 = 1.0 - c * c;
    const double wave = 0.25 * k_j2_earth * k_radius_earth * k_radius_earth / p;
    for (std::size_t k = 0; k < n; ++k) {
        const double E = k_two_pi * (static_cast<double>(k) + 0.5) / static_cast<double>(n);
        const double ce = std::cos(E), se = std::sin(E), share = 1.0 - e * ce;
        Vec3 r = mean.a * ((ce - e) * P + (eta * se) * Q);
        const double distance = mean.a * share;
        const double cu = dot(r, axes.node) / distance, su = dot(r, axes.ahead) / distance;
        const double off =
            wave * (s2 * (cu * cu - su * su) - 3.0 * eta * (3.0 * c * c - 1.0) * distance / p);
        r = (1.0 + off / distance) * r;
        const Geodetic place = to_geodetic({std::hypot(r.x, r.y), 0.0, r.z});
        at.r[k] = r;
        at.v[k] = (speed / share) * ((eta * ce) * Q - se * P);
        at.weight[k] = share;
        at.altitude[k] = std::max(place.height, k_lowest_air);
        at.latitude[k] = place.latitude;
        at.local_angle[k] = std::atan2(r.y, r.x) - sun_angle;
    }
}

DragRates drag_rates(const NearCircular& mean, const Axes& axes, const Tt& tt,
                     const Weather& weather, const MeanOrbitOptions& options) noexcept {
    Places at;
    const std::size_t n = places_of(mean, options.places);
    // Local time as the longitude, 12 h where the Sun stands; all counted from GCRF's x axis.
    const Vec3 sun = sun_position_of_date(tt);
    lay_out(mean, axes, std::atan2(sun.y, sun.x) - precession_in_right_ascension(tt) - k_pi, n, at);
    const auto first = [n](auto& all) { return std::span(all).first(n); };
    drag_densities(mean_air_moment(weather, day_of_year(tt)),
                   {first(at.altitude), first(at.latitude), first(at.local_angle)},
                   first(at.density), first(at.status));
    DragRates sum;
    for (std::size_t k = 0; k < n; ++k) {
        const Vec3 &r = at.r[k], &v = at.v[k];
        const Vec3 wind = v - k_rotation_rate_earth * Vec3{-r.y, r.x, 0.0};
        const Vec3 f =
            (-0.5 * at.density[k] * options.drag_area_per_mass * norm(wind) * at.weight[k]) * wind;
        sum.a += 2.0 * mean.a * mean.a / k_gm_earth * dot(v, f);
        sum.momentum += cross(r, f);
        sum.eccentricity += (2.0 * dot(v, f) * r - dot(r, f) * v - dot(r, v) * f) / k_gm_earth;
    }
    const double each = 1.0 / static_cast<double>(n);
    return {each * sum.a, each * sum.momentum, each * sum.eccentricity};
}

}  // namespace

NearCircular mean_orbit_rates(const NearCircular& mean, const Tt& tt, const Weather& weather,
                              const MeanOrbitOptions& options) noexcept {
    const double e = std::hypot(mean.ex, mean.ey);
    const SecularRates secular = brouwer_secular_rates(mean.a, e, mean.inclination);
    const double frozen =
        -k_zonals[3] / (2.0 * k_zonals[2]) * k_radius_earth / mean.a * std::sin(mean.inclination);
    NearCircular rate{.a = 0.0,
                      .latitude = secular.argument_of_perigee + secular.mean_anomaly,
                      .ex = -secular.argument_of_perigee * (mean.ey - frozen),
                      .ey = secular.argument_of_perigee * mean.ex,
                      .inclination = 0.0,
                      .node = secular.node};
    if (options.drag_area_per_mass == 0.0) return rate;
    const Axes axes(mean);
    const DragRates drag = drag_rates(mean, axes, tt, weather, options);
    const double h = std::sqrt(k_gm_earth * mean.a * (1.0 - e * e));
    const double turn = dot(drag.momentum, axes.node) / (h * std::sin(mean.inclination));
    rate.a = drag.a;
    rate.inclination = -dot(drag.momentum, axes.ahead) / h;
    rate.node += turn;
    // The axes turn with the node.
    rate.ex += dot(drag.eccentricity, axes.node) + turn * std::cos(mean.inclination) * mean.ey;
    rate.ey += dot(drag.eccentricity, axes.ahead) - turn * std::cos(mean.inclination) * mean.ex;
    return rate;
}

namespace {

NearCircular moved(const NearCircular& m, double h, const NearCircular& rate) noexcept {
    return {m.a + h * rate.a,   m.latitude + h * rate.latitude,       m.ex + h * rate.ex,
            m.ey + h * rate.ey, m.inclination + h * rate.inclination, m.node + h * rate.node};
}

double perigee_altitude(const NearCircular& m) noexcept {
    return m.a * (1.0 - std::hypot(m.ex, m.ey)) - k_radius_earth;
}

void check(const NearCircular& start, double seconds, const MeanOrbitOptions& o) {
    if (!(seconds >= 0.0) || !(o.step > 0.0) || o.places < 8 || !(o.end_altitude >= 90e3) ||
        !(o.drag_area_per_mass >= 0.0)) [[unlikely]]
        throw Error(
            "mean elements need a time ≥ 0, a step above 0, 8 places or more, C_d A/m ≥ 0 and an "
            "end altitude of 90 km or more");
    if (!(std::hypot(start.ex, start.ey) < 1.0) || !(std::sin(start.inclination) > 1e-9) ||
        !(perigee_altitude(start) > o.end_altitude) || !std::isfinite(start.a)) [[unlikely]]
        throw Error(fmt::format(
            "mean elements need e < 1, an inclination that is not 0° or 180°, and a perigee above "
            "the end altitude of {:.0f} km; it is at {:.1f} km",
            o.end_altitude / 1e3, perigee_altitude(start) / 1e3));
}

}  // namespace

MeanTrajectory propagate_mean(const NearCircular& start, const Tt& epoch, double seconds,
                              WeatherOf weather, const MeanOrbitOptions& options) {
    check(start, seconds, options);
    constexpr double most_loss = 2e3;   // of a in a step [m]
    constexpr double last_step = 60.0;  // the end is found to within [s]
    MeanTrajectory out{{{0.0, start}}, false};
    const auto rate = [&](double t, const NearCircular& m) {
        const Tt tt = epoch + t;
        return mean_orbit_rates(m, tt, weather(tt), options);
    };
    double t = 0.0, limit = options.step;
    NearCircular now = start;
    while (t < seconds) {
        const NearCircular k1 = rate(t, now);
        const double h = std::min({options.step, limit, seconds - t,
                                   k1.a < 0.0 ? std::max(most_loss / -k1.a, 1.0) : options.step});
        const NearCircular k2 = rate(t + 0.5 * h, moved(now, 0.5 * h, k1));
        const NearCircular k3 = rate(t + 0.5 * h, moved(now, 0.5 * h, k2));
        const NearCircular k4 = rate(t + h, moved(now, h, k3));
        const NearCircular next =
            moved(moved(moved(moved(now, h / 6.0, k1), h / 3.0, k2), h / 3.0, k3), h / 6.0, k4);
        out.decayed = !(perigee_altitude(next) > options.end_altitude);
        if (out.decayed && h > last_step) {
            limit = 0.5 * h;
            continue;
        }
        now = next;
        t = h == seconds - t ? seconds : t + h;
        out.points.push_back({t, now});
        if (out.decayed) break;
    }
    return out;
}

Weather weather_of_repeated_cycle(const SolarCycle& cycle, const Tt& tt,
                                  const CycleOutlook& outlook) {
    constexpr double eleven_years = 11.0 * k_julian_year;
    // Middle of the last month, less a day for the months' unequal lengths.
    const int last = cycle.first_predicted + static_cast<int>(cycle.predicted.size()) - 1;
    const Tt end =
        to_tt(parse_utc(fmt::format("{:04d}-{:02d}-14T00:00:00Z", last / 12, last % 12 + 1)));
    const double beyond = tt - end;
    const double back = beyond > 0.0 ? std::ceil(beyond / eleven_years) * eleven_years : 0.0;
    return weather_of_cycle(cycle, to_utc(tt + -back), outlook);
}

OrbitLifetime orbit_lifetime(const NearCircular& start, const Tt& epoch, const SolarCycle& cycle,
                             const CycleOutlook& outlook, const MeanOrbitOptions& options,
                             double longest) {
    const auto weather = [&](const Tt& tt) {
        return weather_of_repeated_cycle(cycle, tt, outlook);
    };
    const MeanTrajectory path = propagate_mean(start, epoch, longest, weather, options);
    return {path.duration(), path.decayed};
}

}  // namespace dawnline::astro
