// The satellite's life, window by window: every season of every year.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "dawnline/astro/eclipse.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/interrupt.hpp"
#include "dawnline/mission/battery_fade.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/orbit_walk.hpp"
#include "dawnline/mission/satellite_ageing.hpp"
#include "dawnline/mission/simulated_satellite.hpp"
#include "dawnline/spacecraft/battery_ageing.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

/// What the orbits of a window were like.
struct Window {
    double orbits = 0;
    double clock = 0, dark = 0;                    // means over the orbits [1], [s]
    double least_clock = 1;                        // of an orbit [1]
    double swing = 0;                              // of the charge, mean over the orbits [J]
    double deepest = 0;                            // least charge over capacity [1]
    double junction = 0, radiator = 0, array = 0;  // greatest [K]
    double headroom = HUGE_VAL;  // array power over the full load, in sunlight, least [1]
};

/// Walks the orbits of one window with the satellite of its age.
Window walk_window(SimulatedSatellite& satellite, const scenario::Simulation& settings,
                   const astro::CircularOrbit& orbit, const astro::SunTable& sun, double begin,
                   double end) {
    const double period = astro::nodal_period(orbit);
    const double lead_in = begin - 3.0 * period;  // forgets the initial temperatures
    std::vector<astro::ShadowEdge> edges;
    astro::shadow_edges(orbit, sun, lead_in, end, edges);
    OrbitWalk walk(satellite, settings);
    walk.start(lead_in, satellite.initial_state());

    Window out;
    const double capacity = std::max(satellite.physics().battery_capacity, 1e-9);
    const double full = satellite.physics().loads.at_clock(1.0);
    const double step = period / static_cast<double>(settings.samples_per_orbit);
    double begun = 0.0;
    out.deepest = 1.0;
    for (const Stretch& stretch : stretches(edges, lead_in, end)) {
        walk.go(stretch, begin, step, [&](double t) {
            OrbitRecord& r = walk.record();
            if (stretch.light == Light::sun && begun > 0.0)
                out.headroom =
                    std::min(out.headroom, satellite.moment(t, walk.state()).available / full);
            if (t < begin + begun * period - 1e-3) return;
            stop_if_interrupted();
            if (begun > 0.0) {
                out.orbits += 1.0;
                out.clock += r.mean(k_clock);
                out.least_clock = std::min(out.least_clock, r.mean(k_clock));
                out.dark += r.dark;
                out.swing += r.greatest[k_charge] - r.least[k_charge];
                out.deepest = std::min(out.deepest, r.least[k_charge] / capacity);
                out.junction = std::max(out.junction, r.greatest[k_junction]);
                out.radiator = std::max(out.radiator, r.greatest[k_radiator]);
                out.array = std::max(out.array, r.greatest[k_array]);
            }
            walk.open_record(t);
            begun += 1.0;
        });
    }
    const double n = std::max(out.orbits, 1.0);
    out.clock = std::min(1.0, out.clock / n);
    out.dark /= n;
    out.swing /= n;
    return out;
}

/// Capacity lost, of the nameplate. [1]
double lost(const spacecraft::SchmalstiegState& cell) {
    return std::clamp(1.0 - spacecraft::remaining_capacity(cell), 0.0, k_greatest_fade);
}

Series empty_life() {
    Series life;
    life.name = "life";
    life.axis = "time";
    life.axis_unit = "s";
    life.variables = {{"delivered", "1", "share of full-load compute while it works", {}},
                      {"array_headroom", "1", "least array power in sunlight over full load", {}},
                      {"array_retention", "1", "of the array's power by age", {}},
                      {"battery_capacity", "1", "of the nameplate", {}},
                      {"least_charge", "1", "of the battery over its faded capacity", {}},
                      {"radiator_absorptance", "1", "of sunlight", {}},
                      {"radiator_greatest", "K", "radiator temperature", {}},
                      {"junction_greatest", "K", "junction temperature", {}},
                      {"dose", "Gy", "taken so far behind the shield", {}},
                      {"propellant", "kg", "left for keeping and disposal", {}},
                      {"umbra", "s", "in an orbit, mean", {}}};
    return life;
}

}  // namespace

Life live(const Scenario& scenario, const Design& design, Series& series, Progress& progress) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::Simulation& settings = scenario.simulation;
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(scenario.orbit.start));
    const astro::CircularOrbit orbit = astro::sun_synchronous_orbit(
        scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch);
    const double period = astro::nodal_period(orbit);
    const auto windows =
        static_cast<int>(std::max(1.0, std::round(static_cast<double>(settings.windows_per_year) *
                                                  satellite.life / k_julian_year)));
    const double length = satellite.life / windows;
    const astro::SunTable sun(epoch, -4.0 * period, satellite.life + k_day);
    const EarthViewTable views(attitude_named(satellite.attitude),
                               k_radius_earth / design.orbit.semi_major_axis);

    Life out;
    series = empty_life();
    spacecraft::SchmalstiegState cell;
    double spent = 0.0;  // share of the propellant that keeps the orbit
    const PropulsionDesign& p = design.propulsion;
    const double keeping =
        p.dv_total > 0.0
            ? p.propellant_needed * (1.0 - (1.0 + satellite.dv_margin) * p.dv_disposal / p.dv_total)
            : 0.0;
    progress.begin("windows of life", static_cast<std::uint64_t>(windows));
    for (int k = 0; k < windows; ++k, progress.advance()) {
        const double middle = (k + 0.5) * length;
        double begin = k * length, end = begin + length;
        if (!settings.every_orbit && length > k_day) {
            begin = middle - 0.5 * k_day;
            end = begin + k_day;
        }
        const double faded =
            satellite.battery.fade ? *satellite.battery.fade * middle / satellite.life : lost(cell);
        SimulatedSatellite now(scenario, design, {middle, faded}, orbit, sun, views);
        const Window w = walk_window(now, settings, orbit, sun, begin, end + 0.01 * period);

        // The cell ages by what it went through, for as long as the window stands for.
        const double swing =
            design.power.battery_energy > 0.0 ? w.swing / design.power.battery_energy : 0.0;
        cell = spacecraft::advance(
            cell,
            {satellite.battery.temperature, swing, satellite.battery.full_charge - 0.5 * swing},
            length, swing * length / period);
        spent += 1.0 / windows;
        const double share = w.clock / windows;
        out.mean_delivered += share;
        out.orbits += w.orbits;
        if (w.least_clock < out.least_delivered || k == 0) out.least_delivered = w.least_clock;
        if (w.junction > out.peak_junction_temperature) {
            out.peak_junction_temperature = w.junction;
            out.hottest_age = middle;
        }
        out.peak_radiator_temperature = std::max(out.peak_radiator_temperature, w.radiator);
        out.greatest_discharge = std::max(out.greatest_discharge, 1.0 - w.deepest);
        if (w.headroom < out.array_headroom || k == 0) {
            out.array_headroom = w.headroom;
            out.weakest_age = middle;
        }
        series.points.push_back(middle);
        const double row[] = {w.clock,
                              w.headroom,
                              now.physics().array_retention,
                              1.0 - faded,
                              w.deepest,
                              now.physics().radiator.surface.solar_absorptance,
                              w.radiator,
                              w.junction,
                              dose_at(scenario, design.radiation, middle),
                              p.propellant - keeping * (spent - 0.5 / windows),
                              w.dark};
        for (std::size_t j = 0; j < std::size(row); ++j)
            series.variables[j].values.push_back(row[j]);
    }
    progress.end();
    out.battery_fade = satellite.battery.fade.value_or(lost(cell));
    out.array_retention = satellite_physics(scenario, satellite.life).array_retention;
    out.radiator_absorptance =
        radiator_surface(satellite.radiator, satellite.life).solar_absorptance;
    out.delivered_time = out.mean_delivered * design.compute.mean_alive *
                         static_cast<double>(satellite.accelerators) * satellite.life;
    return out;
}

}  // namespace dawnline::mission
