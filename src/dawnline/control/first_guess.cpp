#include "dawnline/control/first_guess.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dawnline::control {
namespace {

using Kind = Variable::Kind;

constexpr std::size_t k_points = 32;  // of a flown guess
// Of a control's bounds. In the middle slopes may vanish by symmetry: a unit vector's length by its
// components, lift by the angle of attack.
constexpr double k_off_centre = 0.6;
constexpr double k_tolerance = 1e-6;  // of its integration [1]

double within(double value, Bounds bounds) {
    return std::max(bounds.lower, std::min(bounds.upper, value));
}

double between(Bounds bounds, double share) {
    const bool both = std::isfinite(bounds.lower) && std::isfinite(bounds.upper);
    return both ? bounds.lower + share * (bounds.upper - bounds.lower) : within(0.0, bounds);
}

// Where a guess begins or ends, state by state; nothing where the problem does not say.
using Ends = std::vector<std::optional<double>>;

struct Known {
    double time;
    std::vector<double> x;
};

// The other end of a condition a − b = 0 that ties phase `from`'s variable of one kind to one of
// another kind in an earlier (`later` false) or later phase.
std::optional<std::size_t> tied(const Problem& problem, Kind kind, std::size_t from, Kind other,
                                std::size_t state, bool later) {
    for (const LinearCondition& c : problem.linear) {
        if (c.terms.size() != 2 || c.bounds.lower != 0.0 || c.bounds.upper != 0.0) continue;
        if (c.terms[0].second != -c.terms[1].second) continue;
        for (std::size_t side = 0; side < 2; ++side) {
            const Variable& a = c.terms[side].first;
            const Variable& b = c.terms[1 - side].first;
            const bool time = kind == Kind::initial_time || kind == Kind::final_time;
            if (a.kind == kind && a.phase == from && b.kind == other && (b.phase > from) == later &&
                b.phase != from && (time || (a.index == state && b.index == state)))
                return b.phase;
        }
    }
    return {};
}

// Where state k ends in a phase that begins at `start`: where it is fixed, or on the way to where a
// later phase fixes it.
std::optional<double> end_of(const Problem& problem, std::size_t i, std::size_t k,
                             std::optional<double> start) {
    double ahead = 1.0;
    for (std::optional<std::size_t> at = i; at; ahead += 1.0) {
        const Bounds& b = problem.phases[*at].final_state[k];
        if (b.lower == b.upper) return start ? *start + (b.lower - *start) / ahead : b.lower;
        at = tied(problem, Kind::final_state, *at, Kind::initial_state, k, true);
    }
    return {};
}

void complete_times(const Problem& problem, std::size_t i, const std::vector<Known>& ends,
                    Phase& phase) {
    if (std::isnan(phase.initial_time_guess)) {
        const auto before = tied(problem, Kind::initial_time, i, Kind::final_time, 0, false);
        phase.initial_time_guess = within(before ? ends[*before].time : 0.0, phase.initial_time);
    }
    if (std::isnan(phase.final_time_guess))
        phase.final_time_guess = within(
            phase.initial_time_guess + within(phase.time_scale, phase.duration), phase.final_time);
}

Ends start_of(const Problem& problem, std::size_t i, const std::vector<Known>& ends) {
    const Phase& phase = problem.phases[i];
    Ends start(phase.dynamics.states);
    for (std::size_t k = 0; k < start.size(); ++k) {
        const Bounds& b = phase.initial_state[k];
        if (b.lower == b.upper)
            start[k] = b.lower;
        else if (const auto before =
                     tied(problem, Kind::initial_state, i, Kind::final_state, k, false))
            start[k] = ends[*before].x[k];
    }
    return start;
}

// The phase's own flight from `start`, at even fractions; empty where the integrator gives up.
std::vector<std::vector<double>> flight(const Phase& phase, const Ends& start,
                                        std::span<const double> parameters) {
    std::vector<double> x;
    for (const auto& value : start) x.push_back(*value);
    std::vector<std::vector<double>> points = {x};
    const double t0 = phase.initial_time_guess, span = phase.final_time_guess - t0;
    for (std::size_t j = 0; j < k_points; ++j) {
        const double from = t0 + span * static_cast<double>(j) / k_points;
        const double to = t0 + span * static_cast<double>(j + 1) / k_points;
        if (!phase.dynamics.integrate(
                from, to, parameters, [](double, std::span<double>) {}, phase.state_scale,
                k_tolerance, x))
            return {};
        for (std::size_t k = 0; k < x.size(); ++k) {
            if (!std::isfinite(x[k])) return {};
            x[k] = within(x[k], phase.state[k]);
        }
        points.push_back(x);
    }
    return points;
}

Guess through(std::vector<std::vector<double>> points, std::vector<double> control) {
    return [points, control](double tau, std::span<double> x, std::span<double> u) {
        const double place = std::clamp(tau, 0.0, 1.0) * static_cast<double>(points.size() - 1);
        const auto j = std::min(static_cast<std::size_t>(place), points.size() - 2);
        const double share = place - static_cast<double>(j);
        for (std::size_t k = 0; k < x.size(); ++k)
            x[k] = points[j][k] + share * (points[j + 1][k] - points[j][k]);
        std::copy(control.begin(), control.end(), u.begin());
    };
}

}  // namespace

void complete_guesses(Problem& problem) {
    std::vector<double> parameters;
    for (const Parameter& p : problem.parameters) parameters.push_back(p.guess);
    std::vector<Known> ends;
    for (std::size_t i = 0; i < problem.phases.size(); ++i) {
        Phase& phase = problem.phases[i];
        const std::size_t states = phase.dynamics.states;
        complete_times(problem, i, ends, phase);
        if (!phase.guess) {
            const Ends start = start_of(problem, i, ends);
            std::vector<std::vector<double>> points;
            const bool known = std::all_of(start.begin(), start.end(),
                                           [](const auto& v) { return v.has_value(); });
            if (phase.dynamics.controls == 0 && known) points = flight(phase, start, parameters);
            if (points.empty()) {
                points.assign(2, std::vector<double>(states));
                for (std::size_t k = 0; k < states; ++k) {
                    const std::optional<double> end = end_of(problem, i, k, start[k]);
                    points[0][k] = start[k].value_or(end.value_or(between(phase.state[k], 0.5)));
                    points[1][k] = end.value_or(points[0][k]);
                }
            }
            std::vector<double> control;
            for (const Bounds& b : phase.control) control.push_back(between(b, k_off_centre));
            phase.guess = through(std::move(points), std::move(control));
        }
        Known end{phase.final_time_guess, std::vector<double>(states)};
        std::vector<double> u(phase.dynamics.controls);
        phase.guess(1.0, end.x, u);
        ends.push_back(std::move(end));
    }
}

}  // namespace dawnline::control
