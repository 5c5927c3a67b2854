#include "dawnline/control/flight.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

namespace dawnline::control {
namespace {

constexpr std::size_t k_least_steps = 32;
// Of a control's bounds. Nearer to the middle the least change turns a vector that has to be of
// unit length too far for slopes to tell where.
constexpr double k_first_control = 0.75;
constexpr int k_newton_steps = 8;
constexpr double k_least_share = 0.2;  // of a guessed duration that a flight keeps [1]

double outside(double value, Bounds bounds) {
    return value - within(value, bounds);
}

std::size_t steps_of(const Phase& phase) {
    return std::max(k_least_steps,
                    (phase.mesh.size() - 1) * static_cast<std::size_t>(phase.degree));
}

bool equal(Bounds b) {
    return b.lower == b.upper;
}

}  // namespace

double within(double value, Bounds bounds) {
    return std::max(bounds.lower, std::min(bounds.upper, value));
}

double between(Bounds bounds, double share) {
    const bool both = std::isfinite(bounds.lower) && std::isfinite(bounds.upper);
    return both ? bounds.lower + share * (bounds.upper - bounds.lower) : within(0.0, bounds);
}

std::size_t tied_phase(const Problem& problem, Variable::Kind kind, std::size_t from,
                       Variable::Kind other, std::size_t state, bool later) {
    const bool time = kind == Variable::Kind::initial_time || kind == Variable::Kind::final_time;
    for (const LinearCondition& c : problem.linear) {
        if (c.terms.size() != 2 || c.bounds.lower != 0.0 || c.bounds.upper != 0.0) continue;
        if (c.terms[0].second != -c.terms[1].second) continue;
        for (std::size_t side = 0; side < 2; ++side) {
            const Variable& a = c.terms[side].first;
            const Variable& b = c.terms[1 - side].first;
            if (a.kind == kind && a.phase == from && b.kind == other && (b.phase > from) == later &&
                b.phase != from && (time || (a.index == state && b.index == state)))
                return b.phase;
        }
    }
    return k_none;
}

double value_of(const Flight& flight, const Variable& variable) {
    if (variable.kind == Variable::Kind::parameter) return flight.parameters[variable.index];
    const FlownPhase& phase = flight.phases[variable.phase];
    switch (variable.kind) {
        case Variable::Kind::initial_time:
            return phase.initial_time;
        case Variable::Kind::final_time:
            return phase.final_time;
        case Variable::Kind::initial_state:
            return phase.x.front()[variable.index];
        default:
            return phase.x.back()[variable.index];
    }
}

// The inputs of a phase's equations at a point of its flight, with what they give.
struct Course::Instant {
    const Phase& phase;
    double tau = 0.0;
    std::vector<double> in, scale, out, gradient;  // as Dynamics has them

    Instant(const Problem& problem, const Phase& of, const Flight& flight, double t0, double tf)
        : phase(of), in{t0, tf}, scale{of.time_scale, of.time_scale} {
        const Dynamics& d = of.dynamics;
        in.resize(2 + d.states + d.controls);
        in.insert(in.end(), flight.parameters.begin(),
                  flight.parameters.begin() + static_cast<std::ptrdiff_t>(d.parameters));
        scale.insert(scale.end(), of.state_scale.begin(), of.state_scale.end());
        scale.insert(scale.end(), of.control_scale.begin(), of.control_scale.end());
        for (std::size_t k = 0; k < d.parameters; ++k) scale.push_back(problem.parameters[k].scale);
        out.resize(d.outputs());
        gradient.resize(d.outputs() * d.inputs());
    }

    double* x() { return in.data() + 2; }
    double* u() { return x() + phase.dynamics.states; }
    void differentiate() {
        phase.dynamics.gradients(tau, in.data(), scale.data(), out.data(), gradient.data());
    }
    // A step of Runge and Kutta's fourth order.
    void advance(double h) {
        const std::size_t states = phase.dynamics.states;
        const std::vector<double> x0(x(), x() + states);
        std::vector<double> sum = x0;
        const double from = tau, ahead[] = {0.0, 0.5, 0.5, 1.0}, weight[] = {1.0, 2.0, 2.0, 1.0};
        for (std::size_t stage = 0; stage < 4; ++stage) {
            tau = from + ahead[stage] * h;
            for (std::size_t k = 0; stage > 0 && k < states; ++k)
                x()[k] = x0[k] + ahead[stage] * h * out[k];
            phase.dynamics.values(tau, in.data(), out.data());
            for (std::size_t k = 0; k < states; ++k) sum[k] += weight[stage] / 6.0 * h * out[k];
        }
        std::copy(sum.begin(), sum.end(), x());
    }
    // ∂out[o]/∂(u[c]/scale)
    double by_control(std::size_t o, std::size_t c) const {
        return gradient[o * phase.dynamics.inputs() + 2 + phase.dynamics.states + c];
    }
    bool finite() const {
        return std::all_of(in.begin(), in.end(), [](double v) { return std::isfinite(v); });
    }
};

Course::Course(const Problem& problem) : problem_(problem) {
    find_unknowns();
}

void Course::find_unknowns() {
    using V = Variable::Kind;
    for (std::size_t i = 0; i < problem_.phases.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        if (!equal(phase.initial_time) &&
            tied_phase(problem_, V::initial_time, i, V::final_time, 0, false) == k_none)
            unknowns_.push_back({Kind::initial_time, i, 0, 0, i, phase.time_scale,
                                 phase.initial_time_guess, phase.initial_time});
        if (!equal(phase.final_time)) {
            const double guess = phase.final_time_guess - phase.initial_time_guess;
            // A flight that shrinks to nothing has no slope by its controls left.
            const double least = std::max(phase.duration.lower, k_least_share * guess);
            unknowns_.push_back({Kind::duration,
                                 i,
                                 0,
                                 0,
                                 i,
                                 phase.time_scale,
                                 guess,
                                 {std::min(least, phase.duration.upper), phase.duration.upper}});
        }
        for (std::size_t k = 0; k < phase.dynamics.states; ++k) {
            const Bounds& b = phase.initial_state[k];
            if (equal(b) ||
                tied_phase(problem_, V::initial_state, i, V::final_state, k, false) != k_none)
                continue;
            const Bounds both{std::max(b.lower, phase.state[k].lower),
                              std::min(b.upper, phase.state[k].upper)};
            unknowns_.push_back(
                {Kind::initial_state, i, k, 0, i, phase.state_scale[k], between(both, 0.5), both});
        }
        for (std::size_t c = 0; c < phase.dynamics.controls; ++c)
            for (std::size_t knot = 0; knot < k_knots; ++knot)
                unknowns_.push_back({Kind::control, i, c, knot, i, phase.control_scale[c],
                                     between(phase.control[c], k_first_control), phase.control[c]});
    }
    for (std::size_t k = 0; k < problem_.parameters.size(); ++k) {
        const Parameter& p = problem_.parameters[k];
        unknowns_.push_back({Kind::parameter, 0, k, 0, 0, p.scale, p.guess, p.bounds});
    }
}

std::vector<double> Course::start() const {
    std::vector<double> y;
    for (const Unknown& unknown : unknowns_) y.push_back(unknown.start / unknown.scale);
    return y;
}

void Course::keep_within(std::vector<double>& y) const {
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = within(y[i] * unknowns_[i].scale, unknowns_[i].bounds) / unknowns_[i].scale;
}

double Course::value(const std::vector<double>& y, Kind kind, std::size_t phase, std::size_t index,
                     double otherwise) const {
    for (std::size_t i = 0; i < y.size(); ++i)
        if (unknowns_[i].kind == kind && unknowns_[i].phase == phase && unknowns_[i].index == index)
            return y[i] * unknowns_[i].scale;
    return otherwise;
}

Flight Course::fly(const std::vector<double>& y, const Flight& before, std::size_t from) const {
    Flight flight = before;
    flight.phases.resize(problem_.phases.size());
    flight.parameters.resize(problem_.parameters.size());
    for (std::size_t k = 0; k < flight.parameters.size(); ++k)
        flight.parameters[k] = value(y, Kind::parameter, 0, k, 0.0);
    flight.finite = true;
    for (std::size_t i = from; i < problem_.phases.size() && flight.finite; ++i)
        flight.finite = fly_phase(y, i, flight);
    return flight;
}

// Times and state at the start of a phase, from those flown before and from y.
Course::Instant Course::begin(const std::vector<double>& y, std::size_t i, Flight& flight) const {
    using V = Variable::Kind;
    const Phase& phase = problem_.phases[i];
    FlownPhase& flown = flight.phases[i];
    const std::size_t earlier = tied_phase(problem_, V::initial_time, i, V::final_time, 0, false);
    flown.initial_time = earlier == k_none
                             ? value(y, Kind::initial_time, i, 0, phase.initial_time.lower)
                             : flight.phases[earlier].final_time;
    flown.final_time =
        equal(phase.final_time)
            ? phase.final_time.lower
            : within(flown.initial_time + value(y, Kind::duration, i, 0, 0.0), phase.final_time);
    Instant at(problem_, phase, flight, flown.initial_time, flown.final_time);
    for (std::size_t k = 0; k < phase.dynamics.states; ++k) {
        const std::size_t linked =
            tied_phase(problem_, V::initial_state, i, V::final_state, k, false);
        const Bounds& b = phase.initial_state[k];
        at.x()[k] = equal(b)           ? b.lower
                    : linked == k_none ? value(y, Kind::initial_state, i, k, b.lower)
                                       : flight.phases[linked].x.back()[k];
    }
    return at;
}

bool Course::fly_phase(const std::vector<double>& y, std::size_t i, Flight& flight) const {
    const Phase& phase = problem_.phases[i];
    const Dynamics& d = phase.dynamics;
    FlownPhase& flown = flight.phases[i];
    Instant at = begin(y, i, flight);
    std::vector<double> knots(k_knots * d.controls);  // [knot][control]
    for (std::size_t j = 0; j < y.size(); ++j) {
        const Unknown& unknown = unknowns_[j];
        if (unknown.kind == Kind::control && unknown.phase == i)
            knots[unknown.knot * d.controls + unknown.index] = y[j] * unknown.scale;
    }
    const std::size_t steps = steps_of(phase);
    flown.x.assign(1, std::vector<double>(at.x(), at.x() + d.states));
    flown.u.clear();
    for (std::size_t j = 0; j <= steps; ++j) {
        at.tau = static_cast<double>(j) / static_cast<double>(steps);
        const double place = at.tau * static_cast<double>(k_knots - 1);
        const std::size_t knot = std::min(static_cast<std::size_t>(place), k_knots - 2);
        const double share = place - static_cast<double>(knot);
        const double* before = knots.data() + knot * d.controls;
        for (std::size_t c = 0; c < d.controls; ++c)
            at.u()[c] = (1.0 - share) * before[c] + share * before[d.controls + c];
        project(at, phase);
        flown.u.emplace_back(at.u(), at.u() + d.controls);
        if (j == steps) break;
        at.advance(1.0 / static_cast<double>(steps));
        if (!at.finite()) return false;
        flown.x.emplace_back(at.x(), at.x() + d.states);
    }
    return at.finite();
}

void Course::project(Instant& at, const Phase& phase) const {
    const Dynamics& d = phase.dynamics;
    std::vector<std::size_t> rows;
    for (std::size_t k = 0; k < d.paths; ++k)
        if (equal(phase.path[k])) rows.push_back(k);
    if (rows.empty()) return;
    const auto m = static_cast<Eigen::Index>(rows.size());
    const auto n = static_cast<Eigen::Index>(d.controls);
    Eigen::MatrixXd slope(m, n);
    Eigen::VectorXd off(m);
    for (int step = 0; step < k_newton_steps; ++step) {
        at.differentiate();
        for (Eigen::Index r = 0; r < m; ++r) {
            const std::size_t k = rows[static_cast<std::size_t>(r)];
            off[r] = (at.out[d.states + k] - phase.path[k].lower) / phase.path_scale[k];
            for (Eigen::Index c = 0; c < n; ++c)
                slope(r, c) =
                    at.by_control(d.states + k, static_cast<std::size_t>(c)) / phase.path_scale[k];
        }
        if (!off.allFinite() || off.lpNorm<Eigen::Infinity>() < 1e-6) return;
        const Eigen::MatrixXd square =
            slope * slope.transpose() + 1e-12 * Eigen::MatrixXd::Identity(m, m);
        const Eigen::VectorXd step_u = slope.transpose() * square.ldlt().solve(off);
        for (std::size_t c = 0; c < d.controls; ++c)
            at.u()[c] =
                within(at.u()[c] - step_u[static_cast<Eigen::Index>(c)] * phase.control_scale[c],
                       phase.control[c]);
    }
}

std::vector<double> Course::violations(const Flight& flight) const {
    std::vector<double> all;
    for (std::size_t i = 0; i < problem_.phases.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        const FlownPhase& flown = flight.phases[i];
        all.push_back(outside(flown.initial_time, phase.initial_time) / phase.time_scale);
        all.push_back(outside(flown.final_time, phase.final_time) / phase.time_scale);
        all.push_back(outside(flown.final_time - flown.initial_time, phase.duration) /
                      phase.time_scale);
        const Dynamics& d = phase.dynamics;
        for (std::size_t k = 0; k < d.states; ++k) {
            all.push_back(outside(flown.x.front()[k], phase.initial_state[k]) /
                          phase.state_scale[k]);
            all.push_back(outside(flown.x.back()[k], phase.final_state[k]) / phase.state_scale[k]);
        }
        const std::size_t first = all.size(), width = d.states + d.paths;
        all.resize(first + k_checks * width);
        Instant at(problem_, phase, flight, flown.initial_time, flown.final_time);
        const auto note = [&](std::size_t point, std::size_t k, double off) {
            double& worst = all[first + point * k_checks / flown.x.size() * width + k];
            if (!(std::abs(off) <= std::abs(worst))) worst = off;
        };
        for (std::size_t point = 0; point < flown.x.size(); ++point) {
            for (std::size_t k = 0; k < d.states; ++k)
                note(point, k, outside(flown.x[point][k], phase.state[k]) / phase.state_scale[k]);
            if (d.paths == 0) continue;
            at.tau = static_cast<double>(point) / static_cast<double>(flown.x.size() - 1);
            std::copy(flown.x[point].begin(), flown.x[point].end(), at.x());
            std::copy(flown.u[point].begin(), flown.u[point].end(), at.u());
            d.values(at.tau, at.in.data(), at.out.data());
            for (std::size_t k = 0; k < d.paths; ++k)
                note(point, d.states + k,
                     outside(at.out[d.states + k], phase.path[k]) / phase.path_scale[k]);
        }
    }
    for (const Endpoint& e : problem_.conditions) {
        std::vector<double> in, out(e.outputs);
        for (const Variable& v : e.inputs) in.push_back(value_of(flight, v));
        e.values(in.data(), out.data());
        for (std::size_t o = 0; o < e.outputs; ++o)
            all.push_back(outside(out[o], e.bounds[o]) / (e.scale.empty() ? 1.0 : e.scale[o]));
    }
    for (const LinearCondition& c : problem_.linear) {
        double sum = 0.0;
        for (const auto& [variable, factor] : c.terms) sum += factor * value_of(flight, variable);
        all.push_back(outside(sum, c.bounds) / c.scale);
    }
    return all;
}

}  // namespace dawnline::control
