#pragma once
// A thermal network in time by SUNDIALS CVODE with KLU: the reference for ThermalTransient.

#include <memory>
#include <span>

#include "dawnline/base/cvode.hpp"
#include "dawnline/spacecraft/thermal_transient.hpp"

namespace dawnline::spacecraft {

struct CvodeThermalOptions {
    double rel_tol = 1e-6;          // per step, of each temperature [1]
    double abs_tol = 1e-4;          // the same [K]
    long most_steps = 100'000'000;  // within one advance_to
};

/// BDF of order 1–5 with the sparse analytic Jacobian, restarted at every advance_to, that is at
/// every edge of the heats. Same use as ThermalTransient, to hold against it.
class CvodeThermal {
  public:
    /// Throws Error if the network is not sound or a tolerance makes no sense.
    explicit CvodeThermal(const ThermalNetwork& network, CvodeThermalOptions options = {});
    ~CvodeThermal();
    CvodeThermal(CvodeThermal&&) noexcept;
    CvodeThermal& operator=(CvodeThermal&&) noexcept;

    void reset(double t, std::span<const double> temperature);
    void advance_to(double t_end, HeatFunction heat);

    double t() const noexcept;
    std::span<const double> temperature() const noexcept;
    /// The heats that passed are two more unknowns, with the tolerances of a temperature after
    /// division by Σ C; the balance closes to the error of Newton's iteration.
    HeatBalance balance() const noexcept;
    StiffStatistics statistics() const noexcept;

  private:
    struct Implementation;
    std::unique_ptr<Implementation> self_;
};

}  // namespace dawnline::spacecraft
