#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "dawnline/astro/eclipse.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/shadow.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/cvode.hpp"
#include "dawnline/base/interrupt.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/satellite_physics.hpp"
#include "dawnline/mission/simulated_satellite.hpp"
#include "dawnline/mission/workload.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

/// A stretch of time without a jump: between two shadow edges.
struct Stretch {
    double begin, end;  // [s since the epoch]
    Light light;
};

std::vector<Stretch> stretches(const std::vector<astro::ShadowEdge>& edges, double begin,
                               double end) {
    std::vector<Stretch> out;
    double from = begin;
    Light light = Light::sun;
    if (!edges.empty()) {
        const astro::Contact first = edges.front().contact;
        if (first == astro::Contact::umbra_entry || first == astro::Contact::penumbra_exit)
            light = Light::penumbra;
        if (first == astro::Contact::umbra_exit) light = Light::umbra;
    }
    for (const astro::ShadowEdge& edge : edges) {
        if (edge.t > from) out.push_back({from, edge.t, light});
        from = edge.t;
        switch (edge.contact) {
            case astro::Contact::penumbra_entry:
            case astro::Contact::umbra_exit:
                light = Light::penumbra;
                break;
            case astro::Contact::umbra_entry:
                light = Light::umbra;
                break;
            case astro::Contact::penumbra_exit:
                light = Light::sun;
                break;
        }
    }
    if (end > from) out.push_back({from, end, light});
    return out;
}

/// Least, greatest and mean of what happened in one orbit.
struct OrbitRecord {
    double begin = 0, end = 0;  // [s]
    State at_begin{}, at_end{};
    State least{}, greatest{};
    double dark = 0;  // umbra [s]

    /// Growth of an integral over the orbit's length.
    double mean(StateElement k) const {
        return end > begin ? (at_end[k] - at_begin[k]) / (end - begin) : 0.0;
    }
};

/// Walks the satellite from stretch to stretch, recording at every stop.
class Walk {
  public:
    Walk(SimulatedSatellite& satellite, const scenario::Simulation& settings)
        : satellite_(satellite),
          solver_(
              k_state_size,
              [&satellite](double t, std::span<const double> y, std::span<double> dydt) {
                  satellite.derivative(t, y, dydt);
              },
              options(satellite, settings)) {}

    void start(double t, const State& y) {
        solver_.reset(t, y);
        record_ = {};
        open_record(t);
    }

    /// Integrates one stretch, stopping at every multiple of `step` on the grid of `origin`.
    template <class AtStop>
    void go(const Stretch& stretch, double origin, double step, AtStop&& at_stop) {
        satellite_.set_light(stretch.light);
        State y = state();
        solver_.reset(stretch.begin, y);
        double t = stretch.begin;
        while (t < stretch.end) {
            const double next = origin + step * (std::floor((t - origin) / step + 1e-9) + 1.0);
            t = std::min(next, stretch.end);
            solver_.advance_to(t);
            note(t);
            at_stop(t);
        }
    }

    State state() const {
        State y;
        std::copy(solver_.y().begin(), solver_.y().end(), y.begin());
        return y;
    }

    void open_record(double t) {
        record_.begin = record_.end = t;
        record_.dark = 0.0;
        record_.at_begin = record_.at_end = record_.least = record_.greatest = state();
    }

    OrbitRecord& record() { return record_; }
    double steps() const { return static_cast<double>(solver_.statistics().steps); }

  private:
    static StiffOptions options(const SimulatedSatellite& satellite,
                                const scenario::Simulation& settings) {
        StiffOptions o;
        o.rel_tol = settings.relative_tolerance;
        o.abs_tol = satellite.absolute_tolerances(settings.temperature_tolerance);
        return o;
    }

    void note(double t) {
        record_.end = t;
        record_.at_end = state();
        for (std::size_t k = 0; k < k_state_size; ++k) {
            record_.least[k] = std::min(record_.least[k], record_.at_end[k]);
            record_.greatest[k] = std::max(record_.greatest[k], record_.at_end[k]);
        }
    }

    SimulatedSatellite& satellite_;
    StiffSolver solver_;
    OrbitRecord record_;
};

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
    Walk walk(satellite, settings);
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

    const double age = settings.age >= 0.0
                           ? settings.age
                           : std::max(0.0, scenario.satellite.life - settings.duration);
    SimulatedSatellite satellite(scenario, design, age, orbit, sun);
    const double capacity = satellite.physics().battery_capacity;

    Operations out;
    out.duration = settings.duration;
    out.least_radiator_temperature = out.least_array_temperature = HUGE_VAL;
    out.least_delivered = 1.0;

    Walk walk(satellite, settings);
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
            if (stretch.light == Light::umbra && running) {
                const double from = std::max(stretch.begin, walk.record().begin);
                walk.record().dark = std::max(0.0, t - from);
            }
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

    operate_cluster(scenario, design, out);
    operate_workload(scenario, design, out);
    return out;
}

}  // namespace dawnline::mission
