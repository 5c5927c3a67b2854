#include "dawnline/astro/local_time_drift.hpp"

#include <fmt/format.h>

#include <cmath>

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

// Mean obliquity of the ecliptic at J2000.0 (IAU 2006: 84 381.406″). [rad]
constexpr double k_obliquity = 84381.406 * k_arcsecond;

// Node, inclination and semi-major axis, or their rates.
struct Plane {
    double node, inclination, a;
};

Plane operator+(const Plane& p, const Plane& q) noexcept {
    return {p.node + q.node, p.inclination + q.inclination, p.a + q.a};
}
Plane operator*(double s, const Plane& p) noexcept {
    return {s * p.node, s * p.inclination, s * p.a};
}

Plane solar_rate(const Plane& p, const Vec3& r_EU_G) noexcept {
    const double cn = std::cos(p.node), sn = std::sin(p.node);
    const double ci = std::cos(p.inclination), si = std::sin(p.inclination);
    const Vec3 normal{si * sn, -si * cn, ci};
    const Vec3 rate = solar_normal_rate(p.a, normal, r_EU_G);
    return {dot(rate, Vec3{cn, sn, 0.0}) / si, dot(rate, Vec3{ci * sn, -ci * cn, -si}), 0.0};
}

// A year of the Sun's turning of a node that follows it, on average. [rad/s]
double mean_solar_node_rate(const Plane& start, double node_rate, const SunTable& sun) noexcept {
    constexpr int samples = 365;
    double sum = 0.0;
    for (int k = 0; k < samples; ++k) {
        const double t = k_tropical_year * k / samples;
        Plane plane = start;
        plane.node += node_rate * t;
        sum += solar_rate(plane, sun(t)).node / samples;
    }
    return sum;
}

double local_time_of(double node, const Tt& tt) noexcept {
    const double past_noon =
        node + precession_in_right_ascension(tt) - mean_sun_right_ascension(tt);
    const double turns = past_noon / k_two_pi + 0.5;
    return k_day * (turns - std::floor(turns));
}

}  // namespace

Vec3 solar_normal_rate(double semi_major_axis, const Vec3& normal_G, const Vec3& r_EU_G) noexcept {
    const double distance = norm(r_EU_G);
    const Vec3 sun = r_EU_G / distance;
    const double tide = 1.5 * k_gm_sun / (distance * distance * distance);
    return -tide / mean_motion(semi_major_axis) * dot(sun, normal_G) * cross(normal_G, sun);
}

double sun_synchronous_inclination_rate(double semi_major_axis, double local_time) noexcept {
    const double sun2 =
        k_gm_sun / (k_astronomical_unit * k_astronomical_unit * k_astronomical_unit);
    const double ecliptic = 1.0 + std::cos(k_obliquity);
    const double past_noon = (local_time / k_day - 0.5) * k_two_pi;
    return 0.1875 * sun2 / mean_motion(semi_major_axis) *
           std::sin(sun_synchronous_inclination(semi_major_axis)) * ecliptic * ecliptic *
           std::sin(2.0 * past_noon);
}

LocalTimeDrift local_time_drift(double altitude, double local_time, const Tt& epoch, double years,
                                double density, double drag_area_per_mass) {
    if (!(years > 0.0 && years <= 50.0))
        throw Error(
            fmt::format("a drift over {:.6g} years; more than 0 and up to 50 are possible", years));
    const CircularOrbit orbit = sun_synchronous_orbit(altitude, local_time, epoch);
    const double span = years * k_julian_year;
    const int days = static_cast<int>(std::ceil(span / k_day));
    const SunTable sun(epoch, 0.0, std::max(span, k_tropical_year) + k_day);
    const Plane start{orbit.node_at_epoch, orbit.inclination, orbit.semi_major_axis};
    const double precession = (precession_in_right_ascension(epoch + k_julian_year) -
                               precession_in_right_ascension(epoch)) /
                              k_julian_year;
    const double wanted = k_sun_synchronous_rate - precession;
    const double scale = (wanted - mean_solar_node_rate(start, wanted, sun)) /
                         secular_rates(start.a, 0.0, start.inclination).node;
    const auto rate = [&](double t, const Plane& p) {
        const Plane solar = solar_rate(p, sun(t));
        return Plane{scale * secular_rates(p.a, 0.0, p.inclination).node + solar.node,
                     solar.inclination, decay_rate(p.a, density, drag_area_per_mass)};
    };

    LocalTimeDrift drift;
    drift.samples.reserve(static_cast<std::size_t>(days) + 1);
    Plane p = start;
    const double h = span / days;
    for (int k = 0;; ++k) {
        const double t = h * k;
        drift.samples.push_back({t, local_time_of(p.node, epoch + t), p.inclination, p.a});
        if (k == days) break;
        const Plane k1 = rate(t, p), k2 = rate(t + 0.5 * h, p + 0.5 * h * k1);
        const Plane k3 = rate(t + 0.5 * h, p + 0.5 * h * k2), k4 = rate(t + h, p + h * k3);
        p = p + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
    }
    drift.inclination_rate = (p.inclination - start.inclination) / span;
    drift.hold_inclination =
        circular_speed(start.a) * std::abs(drift.inclination_rate) * k_julian_year;
    drift.hold_altitude = drag_makeup_speed(start.a, density, drag_area_per_mass, k_julian_year);
    drift.final_orbit = circular_orbit(p.a, p.inclination, p.node);
    return drift;
}

std::vector<EclipseSeason> eclipse_seasons(const LocalTimeDrift& drift, const Tt& epoch) {
    const auto days_in_year = static_cast<std::size_t>(365);
    std::vector<EclipseSeason> seasons;
    for (std::size_t k = 0; k + days_in_year < drift.samples.size(); k += days_in_year) {
        const LocalTimeSample &first = drift.samples[k], &last = drift.samples[k + days_in_year];
        const Tt begin = epoch + first.t;
        const double span = last.t - first.t;
        // The plane of the year: mean inclination and altitude, node that moves evenly.
        const double change = std::remainder(last.local_time - first.local_time, k_day);
        CircularOrbit orbit =
            sun_synchronous_orbit(first.semi_major_axis - k_radius_earth, first.local_time, begin);
        orbit.semi_major_axis = 0.5 * (first.semi_major_axis + last.semi_major_axis);
        orbit.inclination = 0.5 * (first.inclination + last.inclination);
        orbit.node_rate += change / k_day * k_two_pi / span;
        seasons.push_back(eclipse_season(orbit, begin, span / k_day));
    }
    return seasons;
}

}  // namespace dawnline::astro
