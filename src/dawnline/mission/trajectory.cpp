#include "dawnline/mission/trajectory.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/time.hpp"

namespace dawnline::mission {
namespace {

/// Position of a deputy at x radially and y along the curved track of the chief, in the orbital
/// plane.
Vec3 placed(const astro::OrbitState& chief, const Vec3& r_CD_H) {
    const double r = norm(chief.r_ES_G);
    const Vec3 radial = unit(chief.r_ES_G);
    const Vec3 normal = unit(cross(chief.r_ES_G, chief.v_ES_G));
    const Vec3 along = cross(normal, radial);
    const double angle = r_CD_H.y / r;
    return (r + r_CD_H.x) * (std::cos(angle) * radial + std::sin(angle) * along) +
           r_CD_H.z * normal;
}

}  // namespace

std::vector<Trajectory> cluster_trajectories(const scenario::Scenario& scenario, int orbits,
                                             int samples) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(scenario.orbit.start));
    const astro::CircularOrbit orbit = astro::sun_synchronous_orbit(
        scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch);
    const bool lattice = scenario.cluster.pattern == "planar_lattice";
    const auto points = astro::planar_cluster_of(
        lattice ? static_cast<std::size_t>(scenario.cluster.satellites) : 1);

    std::vector<Trajectory> all(points.size());
    const double period = astro::nodal_period(orbit);
    const double step = period / samples;
    constexpr double k_half_second = 0.5;  // of the central difference; exact to 1e-7 m/s
    for (std::size_t n = 0; n < points.size(); ++n) {
        Trajectory& track = all[n];
        track.name = fmt::format("{} {}", scenario.name, n + 1);
        track.id = fmt::format("DAWNLINE-{:03}", n + 1);
        const auto position = [&](double t) {
            const double phase = orbit.latitude_rate * t;
            return placed(astro::state_at(orbit, t),
                          astro::lattice_position(points[n], scenario.cluster.spacing, phase));
        };
        for (int k = 0; k <= orbits * samples; ++k) {
            const double t = k * step;
            track.times.push_back(t);
            track.r_ES_G.push_back(position(t));
            track.v_ES_G.push_back((position(t + k_half_second) - position(t - k_half_second)) /
                                   (2.0 * k_half_second));
        }
    }
    return all;
}

}  // namespace dawnline::mission
