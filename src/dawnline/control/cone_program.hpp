#pragma once
// Linear programmes over second-order cones: convex, so the answer is the best there is, and where
// there is none the solver proves it.

#include <cstddef>
#include <utility>
#include <vector>

namespace dawnline::control {

/// constant + Σ coefficient · x[index].
struct AffineRow {
    std::vector<std::pair<std::size_t, double>> terms;
    double constant = 0.0;
};

/// Minimise cᵀx so that every row of `equalities` is zero and every group of `cones` lies in its
/// cone: one row q₀ ≥ 0, several rows q₀ ≥ |(q₁, q₂, …)|. Scale x and rows to the order of 1.
struct ConeProgram {
    std::size_t variables = 0;
    std::vector<std::pair<std::size_t, double>> cost;  // index and coefficient
    std::vector<AffineRow> equalities;
    std::vector<std::vector<AffineRow>> cones;
};

struct ConeOptions {
    double tolerance = 1e-9;  // of feasibility and of the gap, relative to the data [1]
    int max_iterations = 60;
};

enum class ConeStatus {
    optimal,
    infeasible,     // `certificate` proves that no x satisfies the conditions
    unbounded,      // x is a direction along which the cost falls without end
    not_converged,  // not an answer
};

struct ConeSolution {
    ConeStatus status = ConeStatus::not_converged;
    std::vector<double> x;
    double cost = 0.0;
    /// Multiplier of every equality: the cost rises by it per unit added to the row's constant, to
    /// first order.
    std::vector<double> equality_multiplier;
    /// Multiplier of every row of every cone, in order: the cost falls by it likewise.
    std::vector<double> cone_multiplier;
    double gap = 0.0;        // between primal and dual cost [unit of the cost]
    double violation = 0.0;  // of the worst condition, relative to the data [1]
    int iterations = 0;
};

/// Primal–dual interior point on the homogeneous self-dual embedding, with Nesterov–Todd scaling
/// and Mehrotra's predictor and corrector (Andersen, Roos & Terlaky 2003; Vandenberghe 2010, "The
/// CVXOPT linear and quadratic cone program solvers"). The Newton system in x and both multipliers
/// is made quasi-definite by a small regularisation, factored as LDLᵀ with a pattern analysed once,
/// and refined until the regularisation is undone.
///
/// Where status is infeasible, equality_multiplier y and cone_multiplier z are the certificate:
/// Aᵀy + Gᵀz = 0, z in the cones and yᵀb + zᵀh < 0 (Farkas). Throws Error on an index out of range,
/// an empty cone or a figure that is not finite.
ConeSolution solve(const ConeProgram& program, const ConeOptions& options = {});

}  // namespace dawnline::control
