#include "dawnline/astro/orbit_design.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

constexpr double k_lowest = 120e3, k_highest = 50000e3;  // altitudes [m]

void check_track(int revolutions, int days) {
    if (revolutions < 1 || days < 1 || std::gcd(revolutions, days) != 1)
        throw Error(
            fmt::format("{} revolutions in {} days; a cycle has one or more of each, "
                        "without a common factor",
                        revolutions, days));
}

// `inclination_of` turns a semi-major axis into an inclination.
template <class InclinationOf>
RepeatTrack repeat_track(int revolutions, int days, double highest,
                         const InclinationOf& inclination_of) {
    check_track(revolutions, days);
    const double ratio = static_cast<double>(revolutions) / days;
    const auto rates = [&](double a) { return brouwer_secular_rates(a, 0.0, inclination_of(a)); };
    const auto excess = [&](double a) {
        const SecularRates r = rates(a);
        return (r.argument_of_perigee + r.mean_anomaly) / (k_rotation_rate_earth - r.node) - ratio;
    };
    const auto a = root_in(excess, k_radius_earth + k_lowest, highest, 1e-6);
    if (!a)
        throw Error(
            fmt::format("no such orbit repeats its track after {} revolutions in {} days: "
                        "it would lie below 120 km or too high",
                        revolutions, days));
    const SecularRates r = rates(*a);
    RepeatTrack track{};
    track.semi_major_axis = *a;
    track.inclination = inclination_of(*a);
    track.nodal_period = k_two_pi / (r.argument_of_perigee + r.mean_anomaly);
    track.nodal_day = k_two_pi / (k_rotation_rate_earth - r.node);
    track.repeat_time = track.nodal_day * days;
    track.track_spacing = k_two_pi * k_radius_earth / revolutions;
    return track;
}

}  // namespace

double frozen_eccentricity(double semi_major_axis, double inclination) noexcept {
    return -0.5 * k_zonals[3] / k_zonals[2] * k_radius_earth_egm / semi_major_axis *
           std::sin(inclination);
}

FrozenOrbit frozen_orbit(double semi_major_axis, double inclination, Acceleration acceleration,
                         double node, double latitude, const MeanOptions& options) {
    const double c = std::cos(inclination);
    if (!(std::abs(5.0 * c * c - 1.0) >= 0.05 && std::abs(std::sin(inclination)) > 1e-3))
        throw Error(
            fmt::format("no orbit of inclination {:.6g} rad is frozen by the zonals: the "
                        "perigee stands still near 63.4° and 116.6°, and the equator has no "
                        "node",
                        inclination));
    const double turn =
        brouwer_secular_rates(semi_major_axis, 0.0, inclination).argument_of_perigee;
    NearCircular mean{
        semi_major_axis, latitude, 0.0, frozen_eccentricity(semi_major_axis, inclination),
        inclination,     node};
    FrozenOrbit frozen{};
    for (int iteration = 0; iteration < 8; ++iteration) {
        frozen.state = state_of_mean(mean, acceleration, options);
        const MeanElements found = mean_elements(frozen.state, acceleration, options);
        frozen.residual = std::hypot(found.rate.ex, found.rate.ey);
        frozen.eccentricity = std::hypot(mean.ex, mean.ey);
        const double perigee = std::atan2(mean.ey, mean.ex);
        frozen.argument_of_perigee = perigee < 0.0 ? perigee + k_two_pi : perigee;
        // ėx = −ω̇ (ey − ey₀), ėy = ω̇ (ex − ex₀)
        const double dx = -found.rate.ey / turn, dy = found.rate.ex / turn;
        if (std::hypot(dx, dy) < 1e-8) return frozen;
        mean.ex += dx;
        mean.ey += dy;
    }
    throw Error(fmt::format("the eccentricity of a = {:.6g} km does not come to rest",
                            semi_major_axis / 1e3));
}

RepeatTrack repeat_ground_track(int revolutions, int days, double inclination) {
    return repeat_track(revolutions, days, k_radius_earth + k_highest,
                        [&](double) { return inclination; });
}

RepeatTrack repeat_sun_synchronous_track(int revolutions, int days) {
    constexpr double k_highest_synchronous = 5900e3;  // the highest is at 5974 km [m]
    return repeat_track(revolutions, days, k_radius_earth + k_highest_synchronous,
                        [](double a) { return sun_synchronous_inclination_second_order(a); });
}

}  // namespace dawnline::astro
