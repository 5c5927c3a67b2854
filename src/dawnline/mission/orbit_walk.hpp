#pragma once
// A walk of the satellite through time: from shadow edge to shadow edge, orbit by orbit.

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "dawnline/astro/eclipse.hpp"
#include "dawnline/base/cvode.hpp"
#include "dawnline/mission/simulated_satellite.hpp"

namespace dawnline::mission {

/// A stretch of time without a jump: between two shadow edges.
struct Stretch {
    double begin = 0, end = 0;  // [s since the epoch]
    Light light = Light::sun;
};

/// Those between `begin` and `end` [s], from the edges in it, in order.
std::vector<Stretch> stretches(const std::vector<astro::ShadowEdge>& edges, double begin,
                               double end);

/// Least, greatest and mean of what happened in one orbit.
struct OrbitRecord {
    double begin = 0, end = 0;  // [s]
    State at_begin{}, at_end{};
    State least{}, greatest{};
    double dark = 0;  // umbra [s]

    /// Growth of an integral over the orbit's length.
    double mean(StateElement k) const noexcept {
        return end > begin ? (at_end[k] - at_begin[k]) / (end - begin) : 0.0;
    }
};

/// Walks the satellite from stretch to stretch, recording at every stop. Throws Error where the
/// integrator gives up.
class OrbitWalk {
  public:
    OrbitWalk(SimulatedSatellite& satellite, const scenario::Simulation& settings);

    void start(double t, const State& y);

    /// Integrates one stretch, stopping at every multiple of `step` on the grid of `origin`.
    template <class AtStop>
    void go(const Stretch& stretch, double origin, double step, AtStop&& at_stop) {
        enter(stretch);
        double t = stretch.begin;
        while (t < stretch.end) {
            const double next = origin + step * (std::floor((t - origin) / step + 1e-9) + 1.0);
            t = std::min(next, stretch.end);
            solver_.advance_to(t);
            note(t);
            at_stop(t);
        }
    }

    State state() const;
    void open_record(double t);
    OrbitRecord& record() noexcept { return record_; }
    double steps() const { return static_cast<double>(solver_.statistics().steps); }

  private:
    void enter(const Stretch& stretch);
    void note(double t);

    SimulatedSatellite& satellite_;
    StiffSolver solver_;
    OrbitRecord record_;
    Light light_ = Light::sun;
    double noted_ = 0;  // time of the last note [s]
};

}  // namespace dawnline::mission
