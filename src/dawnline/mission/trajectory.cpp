#include "dawnline/mission/trajectory.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/astro/batch_propagator.hpp"
#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/cluster_design.hpp"
#include "dawnline/astro/cluster_trim.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/solar_cycle.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {
namespace {

using namespace astro;

// The chief whose mean orbit under J2 is the scenario's.
OrbitState chief_of(const CircularOrbit& orbit) {
    NearCircular mean{};
    mean.a = orbit.semi_major_axis;
    mean.latitude = orbit.argument_of_latitude_at_epoch;
    mean.inclination = orbit.inclination;
    mean.node = std::remainder(orbit.node_at_epoch, constants::k_two_pi);
    return state_of_mean(mean, j2_field);
}

std::vector<OrbitState> members_of(const scenario::Scenario& scenario, const OrbitState& chief,
                                   unsigned jobs) {
    if (scenario.cluster.pattern != "planar_lattice" || scenario.cluster.satellites < 2)
        return {chief};
    const std::vector<LatticePoint> points =
        planar_cluster_of(static_cast<std::size_t>(scenario.cluster.satellites));
    TrimOptions options;
    options.jobs = jobs;
    return cluster_states(chief, planar_orbits(points, scenario.cluster.spacing), j2_field,
                          options);
}

// What air and sunlight find, per mass: the design's ram area, and the array facing the Sun with
// every photon absorbed.
Surface surface_of(const scenario::Scenario& scenario) {
    const Design design = size(scenario);
    return {.drag_area_per_mass = design.propulsion.ballistic_area,
            .light_area_per_mass = design.power.array_area / design.mass.launch};
}

ForceModel force_model(const GravityField& gravity) {
    ForceModel model;
    model.gravity = &gravity;
    model.gm_sun = constants::k_gm_sun;
    model.gm_moon = constants::k_gm_moon;
    model.density = DensityModel::nrlmsise00;
    model.light = LightModel();
    return model;
}

}  // namespace

std::vector<Trajectory> flown_cluster(const scenario::Scenario& scenario, double duration,
                                      double step, unsigned jobs) {
    if (!(step > 0.0) || !(duration >= step))
        throw Error("a step must be positive and no longer than the duration");
    const Tt epoch = to_tt(parse_utc(scenario.orbit.start));
    const OrbitState chief = chief_of(
        sun_synchronous_orbit(scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch));
    const std::vector<OrbitState> members = members_of(scenario, chief, jobs);
    const auto moments = static_cast<std::size_t>(duration / step * (1.0 + 1e-12));
    const std::size_t n = members.size();
    if (static_cast<double>(moments) * static_cast<double>(n) > 1e7)
        throw Error(
            fmt::format("{} states of {} satellites are more than ten million: take longer "
                        "steps",
                        moments, n));

    const GravityField gravity(egm2008(), 20, 20);
    const Surface surface = surface_of(scenario);
    BatchOptions options;
    options.steps_per_output = static_cast<std::size_t>(std::ceil(step / options.step));
    options.step = step / static_cast<double>(options.steps_per_output);
    options.jobs = jobs;
    // The multistep method looks back over eight steps.
    const SkyTable sky(epoch, -10.0 * options.step, duration, {},
                       weather_of_cycle(solar_cycle_of_2026(), to_utc(epoch)));
    std::vector<double> states(6 * moments * n);
    const auto column = [&](std::size_t k) {
        return std::span<double>(states).subspan(k * moments * n, moments * n);
    };
    std::vector<FlightStatus> status(n);
    propagate_batch(force_model(gravity), sky, 0.0, members, {&surface, 1}, options,
                    {column(0), column(1), column(2), column(3), column(4), column(5)}, status);

    std::vector<Trajectory> all(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (status[i] != FlightStatus::ok)
            throw Error(fmt::format("satellite {} re-enters within the {:.1f} days asked for",
                                    i + 1, duration / constants::k_day));
        Trajectory& track = all[i];
        track.name = fmt::format("{} {}", scenario.name, i + 1);
        track.id = fmt::format("DAWNLINE-{:03}", i + 1);
        track.times.push_back(0.0);
        track.r_ES_G.push_back(members[i].r_ES_G);
        track.v_ES_G.push_back(members[i].v_ES_G);
        for (std::size_t k = 0; k < moments; ++k) {
            const auto at = [&](std::size_t c) { return column(c)[k * n + i]; };
            track.times.push_back(static_cast<double>(k + 1) * step);
            track.r_ES_G.push_back({at(0), at(1), at(2)});
            track.v_ES_G.push_back({at(3), at(4), at(5)});
        }
    }
    return all;
}

}  // namespace dawnline::mission
