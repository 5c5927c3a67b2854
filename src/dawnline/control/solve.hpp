#pragma once
// Solving an optimal control problem: collocation, refinement of the mesh, independent check.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "dawnline/control/nlp.hpp"
#include "dawnline/control/problem.hpp"

namespace dawnline::control {

struct SolveOptions {
    double tolerance = 1e-9;       // of the optimality conditions [1]
    double mesh_tolerance = 1e-7;  // of each segment, re-integrated, in state scales [1]
    /// Width to which a switch is closed in on: a control or path that reaches or leaves its bound
    /// inside a segment costs optimality ∝ width², which re-integration cannot see. Of the phase
    /// [1].
    double switch_tolerance = 2e-3;
    double check_tolerance = 1e-5;  // of each phase, re-integrated as a whole [1]
    int max_refinements = 8;        // meshes after the first [1]
    int max_iterations = 1000;      // of one mesh [1]
    double max_seconds = 60.0;      // of one mesh [s]
    bool warm = false;              // the first guess is nearly the answer
};

/// One phase of an answer, at the nodes of its mesh.
struct PhaseSolution {
    std::string name;
    std::vector<double> time;            // of each node [unit of time]
    std::vector<std::vector<double>> x;  // [node][state]
    std::vector<std::vector<double>> u;  // [node][control]; at node 0 extrapolated
    std::vector<double> mesh;            // ends of segments, 0 … 1
    int degree = 0;                      // of the collocation
    double residual = 0.0;  // of the phase re-integrated from its start, in state scales [1]

    /// The control polynomial of the segment that holds t.
    void control_at(double t, std::span<double> u_at) const;
    /// The state polynomial there.
    void state_at(double t, std::span<double> x_at) const;
};

enum class SolveStatus {
    solved,         // optimal, mesh fine, confirmed by independent integration
    coarse,         // optimal on the last mesh, but refinement ended above the tolerance
    unconfirmed,    // the integrator does not reproduce it: not an answer
    infeasible,     // no point near satisfies the conditions
    unbounded,      // something that nothing bounds ran away: not an answer
    not_converged,  // the optimiser gave up: not an answer
};

struct Solution {
    SolveStatus status = SolveStatus::not_converged;
    double objective = 0.0;
    std::vector<PhaseSolution> phases;
    std::vector<double> parameters;
    double mesh_error = 0.0;                 // worst segment, in state scales [1]
    double residual = 0.0;                   // worst phase [1]
    double violation = 0.0;                  // worst condition of the programme, scaled [1]
    GuessSource guess = GuessSource::given;  // that led here
    int iterations = 0;                      // over all meshes and guesses
    int refinements = 0;
};

/// Solves the problem on its mesh from the first of first_guesses that the optimiser converges
/// from, re-integrates every segment with DOP853 under the interpolated control, splits the
/// segments that miss mesh_tolerance and solves again from there.
///
/// Throws Error as `check` does; whatever the optimiser does is in the status: the first guess's,
/// if it converges from none.
Solution solve(Problem problem, const SolveOptions& options = {});

}  // namespace dawnline::control
