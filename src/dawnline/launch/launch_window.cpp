#include "dawnline/launch/launch_window.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::launch {
namespace {

using constants::k_degree;
using constants::k_pi;
using constants::k_two_pi;

constexpr double k_day = 86400.0;
constexpr double k_sidereal_day = 86164.0905;

double within(double value, double period) {
    return value - period * std::floor(value / period);
}

double shift_for(double inclination, double plane_change, double orbital_speed) {
    const double share = 0.5 * plane_change / orbital_speed;
    if (share >= 1.0) return k_pi;
    const double c = std::cos(inclination), s2 = 1.0 - c * c;
    return std::acos(std::clamp((1.0 - 2.0 * share * share - c * c) / s2, -1.0, 1.0));
}

}  // namespace

std::vector<LaunchPass> launch_passes(const LaunchPlane& plane, double latitude, double longitude,
                                      const astro::Utc& day, int days, double plane_change,
                                      double orbital_speed) {
    for (const double figure : {plane.inclination, plane.node_right_ascension, latitude, longitude,
                                plane_change, orbital_speed, plane.node_local_time.value_or(0.0)})
        if (!std::isfinite(figure))
            throw Error("the launch window is asked with a figure that is not finite");
    if (days < 1 || !(plane_change >= 0.0) || !(orbital_speed > 0.0))
        throw Error(
            "a launch window needs one day at least, a plane change that is not negative and an "
            "orbital speed above zero");
    const double sine = std::sin(latitude) / std::sin(plane.inclination);
    if (!(std::abs(sine) <= 1.0))
        throw Error(fmt::format(
            "an orbit inclined by {:.2f} deg never stands over a pad at {:.2f} deg; the least "
            "inclination from there is {:.2f} deg",
            plane.inclination / k_degree, latitude / k_degree, std::abs(latitude) / k_degree));
    const double turn = plane.node_local_time ? k_two_pi / k_day : k_two_pi / k_sidereal_day;
    const double half_width = shift_for(plane.inclination, plane_change, orbital_speed) / turn;
    std::vector<LaunchPass> passes;
    for (int i = 0; i < days; ++i)
        for (const bool ascending : {true, false}) {
            const double cosine = (ascending ? 1.0 : -1.0) * std::sqrt(1.0 - sine * sine);
            const double ahead = std::atan2(std::cos(plane.inclination) * sine, cosine);
            const double azimuth = within(
                std::atan2(std::cos(plane.inclination), std::sin(plane.inclination) * cosine),
                k_two_pi);
            const astro::Utc midnight{day.day + i, 0.0};
            const auto add = [&](double seconds) {
                passes.push_back({{midnight.day, seconds / k_day}, ascending, azimuth, half_width});
            };
            if (plane.node_local_time) {
                add(within(*plane.node_local_time + (ahead - longitude) / turn, k_day));
                continue;
            }
            const astro::Tt start = astro::to_tt(midnight);
            double seconds = 0.0;
            for (int pass = 0; pass < 4; ++pass) {
                const double sun = astro::mean_sun_right_ascension(start + seconds);
                const double angle = plane.node_right_ascension + ahead - sun + k_pi - longitude;
                seconds = within(angle / k_two_pi * k_day, k_day);
            }
            add(seconds);
            // A sidereal day is shorter: once a year the pass comes twice on one day.
            if (seconds + k_sidereal_day < k_day) add(seconds + k_sidereal_day);
        }
    std::sort(passes.begin(), passes.end(), [](const LaunchPass& a, const LaunchPass& b) {
        return (a.time.day - b.time.day) + (a.time.fraction - b.time.fraction) < 0.0;
    });
    return passes;
}

}  // namespace dawnline::launch
