#include "dawnline/control/solve.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/control/first_guess.hpp"
#include "dawnline/control/transcription.hpp"

namespace dawnline::control {
namespace {

struct One {
    static constexpr std::size_t inputs = 1, outputs = 1;
    double sign;
    template <class R>
    void operator()(std::span<const R, 1> in, std::span<R, 1> out) const {
        out[0] = sign * in[0];
    }
};

std::size_t segment_of(const PhaseSolution& phase, double fraction) {
    const auto above = std::upper_bound(phase.mesh.begin() + 1, phase.mesh.end() - 1, fraction);
    return static_cast<std::size_t>(above - phase.mesh.begin()) - 1;
}

double local(const PhaseSolution& phase, std::size_t segment, double fraction) {
    return 2.0 * (fraction - phase.mesh[segment]) /
               (phase.mesh[segment + 1] - phase.mesh[segment]) -
           1.0;
}

double fraction_of(const PhaseSolution& phase, double t) {
    const double span = phase.time.back() - phase.time.front();
    return span > 0.0 ? std::clamp((t - phase.time.front()) / span, 0.0, 1.0) : 0.0;
}

void interpolate(const PhaseSolution& phase, const Radau& rule,
                 const std::vector<std::vector<double>>& values, std::size_t first, bool control,
                 double tau, std::span<double> out) {
    const std::size_t begin = control ? 1 : 0;
    const int count = phase.degree + (control ? 0 : 1);
    const double* weights = control ? rule.interpolate_control.data() : rule.interpolate.data();
    std::vector<double> column(static_cast<std::size_t>(count));
    for (std::size_t k = 0; k < out.size(); ++k) {
        for (std::size_t j = 0; j < column.size(); ++j) column[j] = values[first + begin + j][k];
        out[k] = barycentric(rule.points.data() + begin, weights, count, column.data(), 1, tau);
    }
}

PhaseSolution read_phase(const Problem& problem, const Transcription& transcription, std::size_t i,
                         const std::vector<double>& z) {
    const Phase& phase = problem.phases[i];
    const PhaseLayout& l = transcription.layout()[i];
    const Radau& rule = transcription.rule(i);
    PhaseSolution s;
    s.name = phase.name;
    s.mesh = phase.mesh;
    s.degree = phase.degree;
    const double t0 = z[l.offset] * phase.time_scale, tf = z[l.offset + 1] * phase.time_scale;
    for (std::size_t node = 0; node <= l.nodes(); ++node) {
        double fraction = 0.0;
        if (node > 0) {
            const std::size_t segment = (node - 1) / l.degree;
            fraction = phase.mesh[segment] + 0.5 * (phase.mesh[segment + 1] - phase.mesh[segment]) *
                                                 (rule.points[(node - 1) % l.degree + 1] + 1.0);
        }
        s.time.push_back(t0 + fraction * (tf - t0));
        std::vector<double> x(l.states), u(l.controls);
        for (std::size_t k = 0; k < l.states; ++k)
            x[k] = z[l.state(node) + k] * phase.state_scale[k];
        for (std::size_t k = 0; node > 0 && k < l.controls; ++k)
            u[k] = z[l.control(node) + k] * phase.control_scale[k];
        s.x.push_back(std::move(x));
        s.u.push_back(std::move(u));
    }
    if (l.controls > 0) interpolate(s, rule, s.u, 0, true, -1.0, s.u[0]);
    return s;
}

// Greatest difference of two states in scales.
double difference(std::span<const double> a, std::span<const double> b,
                  const std::vector<double>& scale) {
    double worst = 0.0;
    for (std::size_t k = 0; k < scale.size(); ++k) {
        const double d = std::abs(a[k] - b[k]) / scale[k];
        worst = std::isfinite(d) ? std::max(worst, d) : k_unbounded;
    }
    return worst;
}

// Re-integrates the phase; returns each segment's own error and sets the residual of the whole.
std::vector<double> reintegrate(const Phase& phase, const Radau& rule,
                                std::span<const double> parameters, PhaseSolution& s) {
    const auto degree = static_cast<std::size_t>(s.degree);
    std::vector<double> errors;
    std::vector<double> whole = s.x.front();
    for (std::size_t segment = 0; segment + 1 < s.mesh.size(); ++segment) {
        const std::size_t first = segment * degree, last = first + degree;
        const double from = s.time[first], to = s.time[last];
        const ControlLaw law = [&](double t, std::span<double> u) {
            const double tau = to > from ? 2.0 * (t - from) / (to - from) - 1.0 : -1.0;
            interpolate(s, rule, s.u, first, true, tau, u);
        };
        std::vector<double> own = s.x[first];
        const bool done =
            to <= from ||
            (phase.dynamics.integrate(from, to, parameters, law, phase.state_scale, 1e-10, own) &&
             phase.dynamics.integrate(from, to, parameters, law, phase.state_scale, 1e-10, whole));
        errors.push_back(done ? difference(own, s.x[last], phase.state_scale) : k_unbounded);
    }
    s.residual = std::all_of(errors.begin(), errors.end(), [](double e) { return e < k_unbounded; })
                     ? difference(whole, s.x.back(), phase.state_scale)
                     : k_unbounded;
    return errors;
}

// −1, 0, 1: at the lower bound, between, at the upper one; equal bounds are none.
int activity(double value, Bounds bounds, double scale) {
    if (bounds.lower == bounds.upper) return 0;
    if (value - bounds.lower < 1e-5 * scale) return -1;
    return bounds.upper - value < 1e-5 * scale ? 1 : 0;
}

// What each control and path does at a node.
std::vector<int> activities(const Phase& phase, std::span<const double> parameters,
                            const PhaseSolution& s, std::size_t node) {
    const Dynamics& d = phase.dynamics;
    std::vector<int> all;
    for (std::size_t k = 0; k < d.controls; ++k)
        all.push_back(activity(s.u[node][k], phase.control[k], phase.control_scale[k]));
    if (d.paths == 0) return all;
    std::vector<double> in = {s.time.front(), s.time.back()}, out(d.outputs());
    in.insert(in.end(), s.x[node].begin(), s.x[node].end());
    in.insert(in.end(), s.u[node].begin(), s.u[node].end());
    in.insert(in.end(), parameters.begin(), parameters.end());
    d.values(fraction_of(s, s.time[node]), in.data(), out.data());
    for (std::size_t k = 0; k < d.paths; ++k)
        all.push_back(activity(out[d.states + k], phase.path[k], phase.path_scale[k]));
    return all;
}

// Adds the inner mesh points of a segment with a switch between nodes a and b, close around it.
void split_at_switch(const PhaseSolution& s, std::size_t segment, std::size_t a, std::size_t b,
                     std::vector<double>& mesh) {
    const double from = s.mesh[segment], to = s.mesh[segment + 1], width = to - from;
    const double left = fraction_of(s, s.time[a]) - 0.05 * width;
    const double right = fraction_of(s, s.time[b]) + 0.05 * width;
    if (left > from + 0.05 * width) mesh.push_back(left);
    const double middle = 0.5 * (std::max(left, from) + std::min(right, to));
    mesh.push_back(middle);
    if (right < to - 0.05 * width) mesh.push_back(right);
}

std::vector<double> refined(const Phase& phase, std::span<const double> parameters,
                            const PhaseSolution& s, const std::vector<double>& errors,
                            const SolveOptions& options) {
    const auto degree = static_cast<std::size_t>(s.degree);
    std::vector<double> mesh = {0.0};
    std::vector<int> before = activities(phase, parameters, s, 1);
    for (std::size_t segment = 0; segment < errors.size(); ++segment) {
        const double width = s.mesh[segment + 1] - s.mesh[segment];
        std::size_t at = 0;  // node after which something changes
        for (std::size_t node = segment * degree + 1; node <= (segment + 1) * degree; ++node) {
            std::vector<int> now = activities(phase, parameters, s, node);
            if (now != before && at == 0) at = node - 1;
            before = std::move(now);
        }
        if (at > 0 && width > options.switch_tolerance) {
            split_at_switch(s, segment, std::max(at, segment * degree), at + 1, mesh);
        } else if (errors[segment] > options.mesh_tolerance) {
            const double wanted =
                std::pow(errors[segment] / options.mesh_tolerance, 1.0 / (s.degree + 1));
            const int parts = static_cast<int>(std::clamp(std::ceil(wanted), 2.0, 4.0));
            for (int part = 1; part < parts; ++part)
                mesh.push_back(s.mesh[segment] + width * part / parts);
        }
        mesh.push_back(s.mesh[segment + 1]);
    }
    return mesh;
}

// The next mesh starts from this answer.
void restart_from(Problem& problem, const Solution& solution) {
    for (std::size_t i = 0; i < problem.phases.size(); ++i) {
        Phase& phase = problem.phases[i];
        const PhaseSolution& s = solution.phases[i];
        phase.initial_time_guess = s.time.front();
        phase.final_time_guess = s.time.back();
        phase.guess = [s](double tau, std::span<double> x, std::span<double> u) {
            const double t = s.time.front() + tau * (s.time.back() - s.time.front());
            s.state_at(t, x);
            if (!u.empty()) s.control_at(t, u);
        };
    }
    for (std::size_t i = 0; i < problem.parameters.size(); ++i)
        problem.parameters[i].guess = solution.parameters[i];
}

SolveStatus failure(NlpStatus status) {
    switch (status) {
        case NlpStatus::infeasible:
            return SolveStatus::infeasible;
        case NlpStatus::unbounded:
            return SolveStatus::unbounded;
        default:
            return SolveStatus::not_converged;
    }
}

// From the guess that the problem has.
Solution solve_from(Problem problem, const SolveOptions& options) {
    Solution solution;
    for (int refinement = 0;; ++refinement) {
        Transcription transcription(problem);
        const Nlp nlp = transcription.nlp();
        const NlpResult result = solve(nlp, {.tolerance = options.tolerance,
                                             .max_iterations = options.max_iterations,
                                             .max_seconds = options.max_seconds,
                                             .warm = options.warm || refinement > 0});
        solution.iterations += result.iterations;
        const bool good =
            result.status == NlpStatus::solved || result.status == NlpStatus::acceptable;
        if (!good && refinement > 0) {  // the mesh before was solved: keep that
            solution.status = SolveStatus::coarse;
            break;
        }
        solution.refinements = refinement;
        solution.objective =
            result.objective * (problem.objective.scale.empty() ? 1.0 : problem.objective.scale[0]);
        solution.violation = result.violation;
        solution.parameters.clear();
        for (std::size_t i = 0; i < problem.parameters.size(); ++i)
            solution.parameters.push_back(result.z[transcription.parameter(i)] *
                                          problem.parameters[i].scale);
        solution.phases.clear();
        solution.mesh_error = solution.residual = 0.0;
        bool fine = true;
        for (std::size_t i = 0; i < problem.phases.size(); ++i) {
            PhaseSolution s = read_phase(problem, transcription, i, result.z);
            if (good) {
                const std::vector<double> errors =
                    reintegrate(problem.phases[i], transcription.rule(i), solution.parameters, s);
                for (double e : errors) solution.mesh_error = std::max(solution.mesh_error, e);
                solution.residual = std::max(solution.residual, s.residual);
                std::vector<double> mesh =
                    refined(problem.phases[i], solution.parameters, s, errors, options);
                fine = fine && mesh.size() == problem.phases[i].mesh.size();
                problem.phases[i].mesh = std::move(mesh);
            }
            solution.phases.push_back(std::move(s));
        }
        if (!good) {
            solution.status = failure(result.status);
            return solution;
        }
        solution.status = fine ? SolveStatus::solved : SolveStatus::coarse;
        if (fine || refinement == options.max_refinements) break;
        restart_from(problem, solution);
    }
    if (!(solution.residual <= options.check_tolerance)) solution.status = SolveStatus::unconfirmed;
    return solution;
}

bool has_answer(const Solution& solution) {
    return solution.status == SolveStatus::solved || solution.status == SolveStatus::coarse ||
           solution.status == SolveStatus::unconfirmed;
}

}  // namespace

Endpoint minimise(Variable variable, double sign) {
    return endpoint_of(One{sign}, {variable});
}

void link(Problem& problem, std::size_t before, std::size_t after, std::size_t count) {
    using Kind = Variable::Kind;
    const Phase& phase = problem.phases.at(before);
    const auto row = [&](Variable a, Variable b, double scale) {
        problem.linear.push_back({{{b, 1.0}, {a, -1.0}}, Bounds::fixed(0.0), scale});
    };
    row({Kind::final_time, before, 0}, {Kind::initial_time, after, 0}, phase.time_scale);
    for (std::size_t k = 0; k < count; ++k)
        row({Kind::final_state, before, k}, {Kind::initial_state, after, k},
            phase.state_scale.at(k));
}

void PhaseSolution::control_at(double t, std::span<double> u_at) const {
    const double fraction = fraction_of(*this, t);
    const std::size_t segment = segment_of(*this, fraction);
    interpolate(*this, radau(degree), u, segment * static_cast<std::size_t>(degree), true,
                local(*this, segment, fraction), u_at);
}

void PhaseSolution::state_at(double t, std::span<double> x_at) const {
    const double fraction = fraction_of(*this, t);
    const std::size_t segment = segment_of(*this, fraction);
    interpolate(*this, radau(degree), x, segment * static_cast<std::size_t>(degree), false,
                local(*this, segment, fraction), x_at);
}

Solution solve(Problem problem, const SolveOptions& options) {
    check(problem);
    Solution first;
    int iterations = 0;
    const std::vector<FirstGuess> guesses = first_guesses(std::move(problem));
    for (std::size_t i = 0; i < guesses.size(); ++i) {
        Solution solution = solve_from(guesses[i].problem, options);
        iterations += solution.iterations;
        solution.iterations = iterations;
        solution.guess = guesses[i].source;
        if (has_answer(solution)) return solution;
        if (i == 0) first = std::move(solution);
    }
    first.iterations = iterations;
    return first;
}

}  // namespace dawnline::control
