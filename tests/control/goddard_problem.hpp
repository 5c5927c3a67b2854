#pragma once
// Goddard's rocket (Betts 2010, example 4.9, in feet, slugs and seconds): full thrust, a singular
// arc, coast. One phase per arc, with the condition of the singular arc at its beginning.

#include <cmath>
#include <string>

#include "dawnline/control/solve.hpp"

namespace dawnline::control::goddard {

inline constexpr double k_sigma = 5.4915e-5, k_height = 23800.0, k_gravity = 32.174,
                        k_jet = 1580.9425;

enum class Arc { full, singular, coast };

template <class R>
R drag(const R& h, const R& v) {
    using std::exp;
    return k_sigma * v * v * exp(-h / k_height);
}

template <Arc arc>
struct Flight {
    static constexpr std::size_t states = 3, controls = 0, parameters = 0, paths = 0;
    template <class R>
    void operator()(const R&, std::span<const R, 3> x, std::span<const R, 0>, std::span<const R, 0>,
                    std::span<R, 3> rate, std::span<R, 0>) const {
        const R &v = x[1], &m = x[2];
        const R d = drag(x[0], v);
        R thrust(0.0);
        if constexpr (arc == Arc::full) thrust = R(200.0);
        if constexpr (arc == Arc::singular) {
            // d/dt of D (1 + v/c) = m g along the arc, gravity constant.
            const R a = 2.0 * d / v * (1.0 + v / k_jet) + d / k_jet;
            thrust = (a * (d / m + k_gravity) + d * v * (1.0 + v / k_jet) / k_height) /
                     (a / m + k_gravity / k_jet);
        }
        rate[0] = v;
        rate[1] = (thrust - d) / m - k_gravity;
        rate[2] = -thrust / k_jet;
    }
};

struct Switch {
    static constexpr std::size_t inputs = 3, outputs = 1;
    template <class R>
    void operator()(std::span<const R, 3> in, std::span<R, 1> out) const {
        out[0] = drag(in[0], in[1]) * (1.0 + in[1] / k_jet) - in[2] * k_gravity;
    }
};

inline Phase arc(std::string name, Dynamics dynamics) {
    Phase phase;
    phase.name = std::move(name);
    phase.dynamics = std::move(dynamics);
    phase.initial_time = {0.0, 100.0};
    phase.final_time = {0.0, 100.0};
    phase.duration = {1.0, 100.0};
    // Mass reaches 1 and stays: a bound there would leave the interior-point method no interior.
    phase.state = {{0.0, 3e4}, {0.0, 3e3}, {0.5, 3.0}};
    phase.initial_state = phase.final_state = {Bounds{}, Bounds{}, Bounds{}};
    phase.state_scale = {2e4, 1e3, 3.0};
    phase.time_scale = 10.0;
    phase.degree = 6;
    return phase;
}

inline Problem problem() {
    using Kind = Variable::Kind;
    Problem problem;
    problem.phases = {arc("full thrust", dynamics_of(Flight<Arc::full>())),
                      arc("singular", dynamics_of(Flight<Arc::singular>())),
                      arc("coast", dynamics_of(Flight<Arc::coast>()))};
    problem.phases[0].initial_time = Bounds::fixed(0.0);
    problem.phases[0].initial_state = {Bounds::fixed(0.0), Bounds::fixed(0.0), Bounds::fixed(3.0)};
    problem.phases[1].state[1].lower = 10.0;  // the thrust law divides by v
    problem.phases[2].final_state[2] = Bounds::fixed(1.0);
    link(problem, 0, 1, 3);
    link(problem, 1, 2, 3);
    problem.conditions.push_back(endpoint_of(
        Switch(),
        {{Kind::initial_state, 1, 0}, {Kind::initial_state, 1, 1}, {Kind::initial_state, 1, 2}},
        {Bounds::fixed(0.0)}, "singular arc"));
    problem.conditions.back().scale = {100.0};
    problem.objective = minimise({Kind::final_state, 2, 0}, -1.0);
    problem.objective.scale = {2e4};
    return problem;
}

}  // namespace dawnline::control::goddard
