#pragma once
// A thermal network in time: a linearly implicit method of order 4 with sparse elimination.

#include <cstddef>
#include <span>
#include <vector>

#include "dawnline/base/function_ref.hpp"
#include "dawnline/spacecraft/sparse_factor.hpp"
#include "dawnline/spacecraft/thermal_equations.hpp"

namespace dawnline::spacecraft {

/// Heat into every node at a time, and how fast it changes: fills `heat` [W] and `slope` [W/s] of
/// all nodes. Smooth in time over the span that it is given for; where heat jumps (a shadow's edge,
/// a load that is switched) one span ends and the next begins.
using HeatFunction = FunctionRef<void(double t, std::span<double> heat, std::span<double> slope)>;

struct TransientOptions {
    /// Error allowed in one step, of every node, by the embedded method of order 3; that of the
    /// whole stayed 20 times below it on the 65-node case (docs/theory/spacecraft-thermal.md). [K]
    double tolerance = 0.05;
    double longest_step = 1e9;      // [s]
    long most_steps = 100'000'000;  // within one advance_to
};

/// Heat that passed since the last reset; inner nodes only.
struct HeatBalance {
    double in = 0.0;      // ∫ΣQ dt [J]
    double out = 0.0;     // to space and boundary nodes [J]
    double stored = 0.0;  // Δ Σ C T [J]

    /// (in − out − stored)/in: zero but for rounding, as the method keeps linear invariants.
    double error() const noexcept;
};

struct TransientStatistics {
    long steps = 0;     // accepted
    long rejected = 0;  // repeated with a shorter step
};

/// Integrates with RODAS: six stages, order 4(3), L-stable, stiffly accurate (Hairer & Wanner 1996,
/// Solving ODEs II, sec. VI.4 and the coefficients of their program), a fresh Jacobian at every
/// step. One elimination and six solves a step, no memory allocated after construction.
///
/// A value: a copy continues from the same moment. Same inputs give the same bytes.
class ThermalTransient {
  public:
    /// Throws Error if the network is not sound or an option makes no sense.
    explicit ThermalTransient(const ThermalNetwork& network, TransientOptions options = {});

    /// Starts at t [s] from `temperature` [K], one per node; clears balance and extremes.
    void reset(double t, std::span<const double> temperature);

    /// Moves on to t_end exactly, under heat that is smooth from t() to t_end; restarts small.
    /// Throws Error with time and cause if the steps run out or become too small.
    void advance_to(double t_end, HeatFunction heat);

    double t() const noexcept { return t_; }
    std::span<const double> temperature() const noexcept { return temperature_; }
    const ThermalEquations& equations() const noexcept { return equations_; }
    HeatBalance balance() const noexcept;
    TransientStatistics statistics() const noexcept { return statistics_; }

    /// Coldest and hottest of every node since reset or the last forget_extremes(): at the ends and
    /// middles of the steps, by the method's interpolant of order 3. [K]
    std::span<const double> lowest() const noexcept { return lowest_; }
    std::span<const double> highest() const noexcept { return highest_; }
    void forget_extremes() noexcept;

  private:
    bool try_step(double h, HeatFunction heat);
    double first_step() noexcept;
    double error_of_step() const noexcept;
    void accept(double h) noexcept;

    ThermalEquations equations_;
    TransientOptions options_;
    SparseFactor factor_;
    TransientStatistics statistics_;
    double t_ = 0.0;
    double start_stored_ = 0.0, in_ = 0.0, out_ = 0.0;
    double next_in_ = 0.0, next_out_ = 0.0;
    std::vector<double> temperature_, next_, lowest_, highest_;
    std::vector<double> jacobian_, heat_, slope_, start_slope_, outflow_slope_, trial_, rate_;
    std::vector<double> stage_;  // six of size() elements
    double stage_out_[6]{}, stage_in_[6]{};
};

}  // namespace dawnline::spacecraft
