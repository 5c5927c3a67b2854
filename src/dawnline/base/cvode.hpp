#pragma once
// Stiff ordinary differential equations: an owner of SUNDIALS CVODE that restarts cheaply.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "dawnline/base/sparse_pattern.hpp"

namespace dawnline {

/// What a StiffSolver may be told; only rel_tol and abs_tol usually need thought.
struct StiffOptions {
    using Jacobian =
        std::function<void(double t, std::span<const double> y, std::span<double> jacobian)>;
    using Roots = std::function<void(double t, std::span<const double> y, std::span<double> g)>;

    double rel_tol = 1e-6;              // of each component, per step [1]
    std::vector<double> abs_tol{1e-9};  // one for all, or one per component [unit of y]
    double max_step = 0.0;              // 0: no limit [unit of t]
    long max_steps = 100000;            // within one advance_to
    /// ∂fᵢ/∂yⱼ at jacobian[i + j·size] (column-major, zero on entry); empty: by differences.
    Jacobian jacobian{};
    /// With a pattern, which must hold the whole diagonal, the Jacobian is sparse and factored by
    /// KLU (Davis & Palamadai Natarajan 2010, ACM TOMS 37, 36): `jacobian` is then required and
    /// fills pattern->entries() values in the order of the pattern (zero on entry).
    std::optional<SparsePattern> pattern{};
    /// Functions whose sign changes stop advance_to; `root_count` of them.
    Roots roots{};
    std::size_t root_count = 0;
    /// Per root: +1 only rising, −1 only falling, 0 both; empty: all both.
    std::vector<int> root_directions{};
};

/// Work done since construction.
struct StiffStatistics {
    long steps = 0;
    long rhs_evaluations = 0;  // including those for Jacobians by differences
    long jacobian_evaluations = 0;
    long error_test_failures = 0;  // steps repeated with a smaller size
};

/// BDF of variable order 1–5 and step with a direct solver (CVODE of SUNDIALS; Hindmarsh et al.
/// 2005, ACM TOMS 31, 363): dense up to some hundred unknowns, sparse for more.
///
/// Owns its memory and its SUNDIALS context: one solver per thread, any number of solvers. reset()
/// allocates nothing, so thousands of restarts at discontinuities are cheap.
class StiffSolver {
  public:
    /// dy/dt = f(t, y): reads y, fills dydt, both of `size` elements.
    using Rhs = std::function<void(double t, std::span<const double> y, std::span<double> dydt)>;

    /// Throws Error if a size or tolerance makes no sense.
    StiffSolver(std::size_t size, Rhs rhs, StiffOptions options = {});
    ~StiffSolver();
    StiffSolver(StiffSolver&&) noexcept;
    StiffSolver& operator=(StiffSolver&&) noexcept;

    /// Starts, or starts anew after a discontinuity, from y at t. Throws Error on a wrong size.
    void reset(double t, std::span<const double> y);

    /// Integrates to t_stop exactly, never evaluating f beyond it, so that f may jump there.
    ///
    /// Returns the index of the root function that changed sign, the lowest if several did at
    /// once, with t() and y() at the root; nothing when t_stop was reached. After a root,
    /// advance_to may be called again without reset unless f or y jumps. Does nothing if t_stop is
    /// t() already. Throws Error with time and cause if t_stop lies in the past, if no reset came
    /// first, or if the integration fails (a value of f that is not finite makes CVODE shorten its
    /// step first); passes on what f throws.
    std::optional<std::size_t> advance_to(double t_stop);

    double t() const noexcept;
    std::span<const double> y() const noexcept;  // valid until the next call
    StiffStatistics statistics() const noexcept;

  private:
    struct Implementation;
    std::unique_ptr<Implementation> self_;
};

}  // namespace dawnline
