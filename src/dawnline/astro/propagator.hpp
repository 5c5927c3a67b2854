#pragma once
// One satellite under any forces, by an adaptive method of order 8 with dense output.

#include <span>
#include <vector>

#include "dawnline/astro/force_model.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sky_table.hpp"
#include "dawnline/base/dop853.hpp"

namespace dawnline::astro {

struct PropagationOptions {
    double rel_tol = 1e-13;        // of a step [1]
    double position_tol = 1e-7;    // the same, absolute [m]
    double velocity_tol = 1e-10;   // [m/s]
    double max_step = 120.0;       // so that no shadow is jumped over [s]
    double least_altitude = 80e3;  // below it the flight has ended [m]
};

/// Where a satellite went: the interpolants of all steps.
class Trajectory {
  public:
    explicit Trajectory(std::vector<DenseStep<6>> steps) : steps_(std::move(steps)) {}

    double begin() const noexcept { return steps_.front().t; }
    double end() const noexcept { return steps_.back().t + steps_.back().h; }

    /// State at t [s since the epoch of the sky], held at the ends beyond them. Within 1e-3 m of
    /// the integrated steps in a low orbit.
    OrbitState operator()(double t) const noexcept;

    std::size_t steps() const noexcept { return steps_.size(); }

  private:
    std::vector<DenseStep<6>> steps_;  // forward or backward in time, one after another
};

/// Acceleration of a satellite at one moment, components in G. [m/s²]
Vec3 acceleration(const ForceModel& model, const Sky& sky, const OrbitState& state,
                  const Surface& surface) noexcept;

/// Integrates from `start` at t0 to t1 (before or after t0), seconds since the epoch of `sky`.
///
/// Dormand–Prince 8(5,3), started anew at each contact with the Earth's shadow where light pushes.
/// Throws Error if the flight
/// ends before t1 (below least_altitude, with the time), or if the integrator gives up.
/// Accuracy: GMAT and Orekit orbits of 1 to 7 days are met to centimetres (rows A-P-1 to A-P-9).
Trajectory propagate(const ForceModel& model, const SkyTable& sky, const OrbitState& start,
                     double t0, double t1, const Surface& surface = {},
                     const PropagationOptions& options = {});

}  // namespace dawnline::astro
