#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dawnline/astro/eclipse.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/interrupt.hpp"
#include "dawnline/mission/battery_fade.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/nodal.hpp"
#include "dawnline/mission/orbit_walk.hpp"
#include "dawnline/mission/radiation_day.hpp"
#include "dawnline/mission/satellite_physics.hpp"
#include "dawnline/mission/simulated_satellite.hpp"
#include "dawnline/mission/workload.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

/// Series that grow by one point an orbit.
struct YearSeries {
    Series series;
    void add(const OrbitRecord& r, double capacity) {
        series.points.push_back(r.begin);
        const std::array<double, 11> row{r.mean(k_array_energy),
                                         r.mean(k_load_energy),
                                         r.mean(k_clock),
                                         r.least[k_charge] / capacity,
                                         r.greatest[k_radiator],
                                         r.least[k_radiator],
                                         r.greatest[k_coolant],
                                         r.greatest[k_junction],
                                         r.greatest[k_array],
                                         r.least[k_array],
                                         r.dark};
        for (std::size_t k = 0; k < row.size(); ++k) series.variables[k].values.push_back(row[k]);
    }
};

YearSeries empty_year() {
    YearSeries year;
    year.series.name = "year";
    year.series.axis = "time";
    year.series.axis_unit = "s";
    year.series.variables = {
        {"array_power", "W", "drawn from the array, mean of the orbit", {}},
        {"load_power", "W", "on the bus, mean of the orbit", {}},
        {"delivered", "1", "share of full-load compute, mean of the orbit", {}},
        {"least_charge", "1", "of the battery over its capacity", {}},
        {"radiator_greatest", "K", "radiator temperature", {}},
        {"radiator_least", "K", "radiator temperature", {}},
        {"coolant_greatest", "K", "coolant temperature", {}},
        {"junction_greatest", "K", "junction temperature", {}},
        {"array_greatest", "K", "array temperature", {}},
        {"array_least", "K", "array temperature", {}},
        {"umbra", "s", "in this orbit", {}}};
    return year;
}

Series empty_orbit() {
    Series orbit;
    orbit.name = "worst_orbit";
    orbit.axis = "time";
    orbit.axis_unit = "s";
    orbit.variables = {{"array_power", "W", "drawn from the array", {}},
                       {"load_power", "W", "on the bus", {}},
                       {"delivered", "1", "share of full-load compute", {}},
                       {"charge", "1", "of the battery over its capacity", {}},
                       {"radiator_temperature", "K", "of the panel", {}},
                       {"coolant_temperature", "K", "mean of the loop", {}},
                       {"junction_temperature", "K", "of the chips", {}},
                       {"array_temperature", "K", "of the wings", {}},
                       {"sunlight", "1", "share of the Sun's disc in sight", {}}};
    return orbit;
}

/// The orbit with the longest umbra once more, sampled finely.
Series worst_orbit(SimulatedSatellite& satellite, const scenario::Simulation& settings,
                   const std::vector<Stretch>& all, const OrbitRecord& worst, double period) {
    Series series = empty_orbit();
    OrbitWalk walk(satellite, settings);
    walk.start(worst.begin, worst.at_begin);
    const double capacity = satellite.physics().battery_capacity;
    const auto sample = [&](double t) {
        const Moment now = satellite.moment(t, walk.state());
        const State y = walk.state();
        series.points.push_back(t - worst.begin);
        const std::array<double, 9> row{now.array_power,        now.load,      now.clock,
                                        y[k_charge] / capacity, y[k_radiator], y[k_coolant],
                                        y[k_junction],          y[k_array],    now.lit};
        for (std::size_t k = 0; k < row.size(); ++k) series.variables[k].values.push_back(row[k]);
    };
    sample(worst.begin);
    for (const Stretch& s : all) {
        const Stretch part{std::max(s.begin, worst.begin), std::min(s.end, worst.begin + period),
                           s.light};
        if (part.end > part.begin) walk.go(part, worst.begin, 20.0, sample);
    }
    return series;
}

struct Extremes {
    Operations& out;
    double capacity;
    void take(const OrbitRecord& r) {
        out.peak_radiator_temperature =
            std::max(out.peak_radiator_temperature, r.greatest[k_radiator]);
        out.least_radiator_temperature =
            std::min(out.least_radiator_temperature, r.least[k_radiator]);
        out.peak_coolant_temperature =
            std::max(out.peak_coolant_temperature, r.greatest[k_coolant]);
        out.peak_junction_temperature =
            std::max(out.peak_junction_temperature, r.greatest[k_junction]);
        out.peak_array_temperature = std::max(out.peak_array_temperature, r.greatest[k_array]);
        out.least_array_temperature = std::min(out.least_array_temperature, r.least[k_array]);
        if (capacity > 0.0)
            out.greatest_discharge =
                std::max(out.greatest_discharge, 1.0 - r.least[k_charge] / capacity);
        out.least_delivered = std::min(out.least_delivered, r.mean(k_clock));
    }
};

}  // namespace

Operations simulate(const Scenario& scenario, const Design& design, Progress& progress) {
    const scenario::Simulation& settings = scenario.simulation;
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(scenario.orbit.start));
    const astro::CircularOrbit orbit = astro::sun_synchronous_orbit(
        scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch);
    const double period = astro::nodal_period(orbit);
    const double lead_in = 3.0 * period;  // forgets the initial temperatures
    const astro::SunTable sun(epoch, -2.0 * lead_in, settings.duration + lead_in);
    std::vector<astro::ShadowEdge> edges;
    astro::shadow_edges(orbit, sun, -lead_in, settings.duration, edges);
    const std::vector<Stretch> all = stretches(edges, -lead_in, settings.duration);

    // The year is flown by the satellite as old as it is at the year's end.
    const double life = scenario.satellite.life;
    const double age =
        settings.age >= 0.0 ? std::min(settings.age + settings.duration, life) : life;
    const double depth = design.power.depth_of_discharge * (1.0 - design.power.battery_fade);
    const EarthViewTable views(attitude_named(scenario.satellite.attitude),
                               k_radius_earth / design.orbit.semi_major_axis);
    SimulatedSatellite satellite(scenario, design,
                                 {age, battery_fade(scenario.satellite, design.orbit, depth, age)},
                                 orbit, sun, views);
    const double capacity = satellite.physics().battery_capacity;

    Operations out;
    out.duration = settings.duration;
    out.least_radiator_temperature = out.least_array_temperature = HUGE_VAL;
    out.least_delivered = 1.0;

    OrbitWalk walk(satellite, settings);
    walk.start(-lead_in, satellite.initial_state());
    YearSeries year = empty_year();
    Extremes extremes{out, capacity};
    OrbitRecord worst;
    State at_zero{};
    double orbits = 0.0;  // begun; their boundaries are multiples, not sums, of the period
    bool running = false;
    const double step = period / static_cast<double>(settings.samples_per_orbit);
    progress.begin("days simulated", static_cast<std::uint64_t>(settings.duration / k_day));
    double reported = 0.0;

    for (const Stretch& stretch : all) {
        if (stretch.light == Light::umbra && stretch.begin >= 0.0) out.eclipses += 1.0;
        walk.go(stretch, 0.0, step, [&](double t) {
            if (t < orbits * period - 1e-3) return;
            stop_if_interrupted();
            if (running) {
                extremes.take(walk.record());
                year.add(walk.record(), std::max(capacity, 1e-9));
                if (walk.record().dark > worst.dark || worst.begin == 0.0) worst = walk.record();
            } else {
                at_zero = walk.state();
                running = true;
            }
            walk.open_record(t);
            orbits += 1.0;
            for (; reported + k_day <= t; reported += k_day) progress.advance();
        });
        if (stretch.light == Light::umbra && stretch.end > 0.0)
            out.umbra_fraction += stretch.end - std::max(0.0, stretch.begin);
    }
    progress.end();

    const State last = walk.state();
    const auto gained = [&](std::size_t k) { return last[k] - at_zero[k]; };
    out.umbra_fraction /= settings.duration;
    out.mean_array_power = gained(k_array_energy) / settings.duration;
    out.mean_load = gained(k_load_energy) / settings.duration;
    out.mean_delivered = std::min(1.0, gained(k_clock) / settings.duration);
    out.energy.array = gained(k_array_energy);
    out.energy.loads = gained(k_load_energy);
    out.energy.losses = gained(k_loss_energy);
    out.energy.stored = gained(k_charge);
    out.energy.relative_error =
        (out.energy.array - out.energy.loads - out.energy.losses - out.energy.stored) /
        out.energy.array;
    out.integrator_steps = walk.steps();
    out.series.push_back(std::move(year.series));
    out.series.push_back(worst_orbit(satellite, settings, all, worst, period));

    out.series.emplace_back();
    out.life = live(scenario, design, out.series.back(), progress);
    out.nodal = nodal_check(scenario, design);

    radiation_day(scenario, design, out);
    operate_cluster(scenario, design, out);
    operate_workload(scenario, design, out);
    return out;
}

}  // namespace dawnline::mission
