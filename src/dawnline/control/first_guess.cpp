#include "dawnline/control/first_guess.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "dawnline/control/shooting.hpp"

namespace dawnline::control {
namespace {

using Kind = Variable::Kind;

constexpr std::size_t k_points = 32;  // of a flown guess
// Of a control's bounds. In the middle slopes may vanish by symmetry: a unit vector's length by its
// components, lift by the angle of attack.
constexpr double k_off_centre = 0.6;
constexpr double k_tolerance = 1e-6;  // of its integration [1]

// Where a guess begins or ends, state by state; nothing where the problem does not say.
using Ends = std::vector<std::optional<double>>;

struct Known {
    double time;
    std::vector<double> x;
};

// Where state k ends in a phase that begins at `start`: where it is fixed, or on the way to where a
// later phase fixes it.
std::optional<double> end_of(const Problem& problem, std::size_t i, std::size_t k,
                             std::optional<double> start) {
    double ahead = 1.0;
    for (std::size_t at = i; at != k_none; ahead += 1.0) {
        const Bounds& b = problem.phases[at].final_state[k];
        if (b.lower == b.upper) return start ? *start + (b.lower - *start) / ahead : b.lower;
        at = tied_phase(problem, Kind::final_state, at, Kind::initial_state, k, true);
    }
    return {};
}

void complete_times(const Problem& problem, std::size_t i, const std::vector<Known>& ends,
                    Phase& phase) {
    if (std::isnan(phase.initial_time_guess)) {
        const std::size_t before =
            tied_phase(problem, Kind::initial_time, i, Kind::final_time, 0, false);
        phase.initial_time_guess =
            within(before != k_none ? ends[before].time : 0.0, phase.initial_time);
    }
    if (std::isnan(phase.final_time_guess)) {
        const Bounds& b = phase.final_time;
        const double end = phase.initial_time_guess + within(phase.time_scale, phase.duration);
        phase.final_time_guess = end < b.lower || end > b.upper ? between(b, 0.5) : end;
    }
}

Ends start_of(const Problem& problem, std::size_t i, const std::vector<Known>& ends) {
    const Phase& phase = problem.phases[i];
    Ends start(phase.dynamics.states);
    for (std::size_t k = 0; k < start.size(); ++k) {
        const Bounds& b = phase.initial_state[k];
        if (b.lower == b.upper)
            start[k] = b.lower;
        else if (const std::size_t before =
                     tied_phase(problem, Kind::initial_state, i, Kind::final_state, k, false);
                 before != k_none)
            start[k] = ends[before].x[k];
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

Guess through(std::vector<std::vector<double>> x, std::vector<std::vector<double>> u) {
    return [x, u](double tau, std::span<double> x_at, std::span<double> u_at) {
        const auto interpolate = [tau](const auto& points, std::span<double> out) {
            const double place = std::clamp(tau, 0.0, 1.0) * static_cast<double>(points.size() - 1);
            const auto j = std::min(static_cast<std::size_t>(place), points.size() - 2);
            const double share = place - static_cast<double>(j);
            for (std::size_t k = 0; k < out.size(); ++k)
                out[k] = points[j][k] + share * (points[j + 1][k] - points[j][k]);
        };
        interpolate(x, x_at);
        interpolate(u, u_at);
    };
}

Problem flown(Problem problem, const Flight& flight) {
    for (std::size_t i = 0; i < problem.phases.size(); ++i) {
        Phase& phase = problem.phases[i];
        const FlownPhase& by = flight.phases[i];
        phase.initial_time_guess = by.initial_time;
        phase.final_time_guess = by.final_time;
        phase.guess = through(by.x, by.u);
    }
    for (std::size_t i = 0; i < problem.parameters.size(); ++i)
        problem.parameters[i].guess = flight.parameters[i];
    return problem;
}

}  // namespace

void complete_guesses(Problem& problem) {
    std::vector<double> parameters;
    for (Parameter& p : problem.parameters) {
        if (std::isnan(p.guess)) p.guess = between(p.bounds, 0.5);
        parameters.push_back(p.guess);
    }
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
            phase.guess = through(std::move(points), {control, control});
        }
        Known end{phase.final_time_guess, std::vector<double>(states)};
        std::vector<double> u(phase.dynamics.controls);
        phase.guess(1.0, end.x, u);
        ends.push_back(std::move(end));
    }
}

std::vector<FirstGuess> first_guesses(Problem problem) {
    const bool given = std::any_of(problem.phases.begin(), problem.phases.end(),
                                   [](const Phase& phase) { return phase.guess != nullptr; });
    complete_guesses(problem);
    if (given) return {{GuessSource::given, std::move(problem)}};
    std::vector<FirstGuess> guesses;
    const Shot shot = shoot(problem);
    const FirstGuess by_flight{GuessSource::flown, flown(problem, shot.flight)};
    if (shot.violation <= k_enough) guesses.push_back(by_flight);
    guesses.push_back({GuessSource::straight, std::move(problem)});
    if (shot.violation > k_enough && shot.violation < k_unbounded) guesses.push_back(by_flight);
    return guesses;
}

}  // namespace dawnline::control
