#pragma once
// A sparse nonlinear programme and its solution by an interior-point method.

#include <functional>
#include <vector>

namespace dawnline::control {

/// Minimise f(z) subject to lower ≤ g(z) ≤ upper and bounds on z; all derivatives exact.
struct Nlp {
    int variables = 0, conditions = 0;
    std::vector<double> lower, upper;                      // of z
    std::vector<double> condition_lower, condition_upper;  // of g
    std::vector<double> start;                             // z to begin with
    std::vector<int> jacobian_row, jacobian_column;        // places of its entries, each once
    std::vector<int> hessian_row, hessian_column;          // lower triangle, each once

    // False where a value is not finite.
    std::function<bool(const double* z, double& f)> objective;
    std::function<bool(const double* z, double* gradient)> objective_gradient;
    std::function<bool(const double* z, double* g)> conditions_at;
    std::function<bool(const double* z, double* entries)> jacobian;
    std::function<bool(const double* z, double factor, const double* multiplier, double* entries)>
        hessian;
};

enum class NlpStatus {
    solved,           // first-order optimal to the tolerance
    acceptable,       // to a hundred times the tolerance, and no better
    infeasible,       // converged to a point where the conditions cannot be met nearer
    unbounded,        // a variable ran beyond 1e9, so the objective seems to fall without end
    iteration_limit,  // or the limit of time
    failed,           // restoration failed, numbers overflowed
};

struct NlpOptions {
    double tolerance = 1e-9;    // of the scaled optimality conditions [1]
    int max_iterations = 1000;  // [1]
    double max_seconds = 60.0;  // of processor time [s]
    bool warm = false;          // start is near the solution: begin with a small barrier
};

struct NlpResult {
    NlpStatus status = NlpStatus::failed;
    int iterations = 0;
    double objective = 0.0;
    double violation = 0.0;  // greatest, of the conditions [1]
    std::vector<double> z;
    std::vector<double> multiplier;  // of the conditions
};

/// IPOPT with MUMPS (Wächter & Biegler 2006). Prints nothing.
NlpResult solve(const Nlp& nlp, const NlpOptions& options = {});

}  // namespace dawnline::control
