#pragma once
// Delta III to a geostationary transfer orbit (Benson 2005; Betts 2010, sec. 6.15): four phases,
// nine boosters, free burn-out time. Data as in launch reference B1, burn rates exact.

#include <cmath>
#include <string>

#include "dawnline/control/solve.hpp"

namespace dawnline::control::delta_iii {

inline constexpr double k_mu = 3.986012e14, k_radius = 6378145.0, k_turn = 7.29211585e-5;
inline constexpr double k_pi = 3.14159265358979323846, k_degree = k_pi / 180.0;

struct Burn {
    static constexpr std::size_t states = 7, controls = 3, parameters = 0, paths = 2;
    double thrust, flow;  // [N], [kg/s]

    template <class R>
    void operator()(const R&, std::span<const R, 7> x, std::span<const R, 3> u,
                    std::span<const R, 0>, std::span<R, 7> rate, std::span<R, 2> path) const {
        using std::exp, std::sqrt;
        const R r2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        const R r = sqrt(r2);
        const R density = 1.225 * exp((k_radius - r) / 7200.0);
        const R w[3] = {x[3] + k_turn * x[1], x[4] - k_turn * x[0], x[5]};
        const R speed = sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
        const R drag = -0.5 * 0.5 * 4.0 * k_pi * density * speed / x[6];
        const R pull = -k_mu / (r2 * r);
        for (std::size_t i = 0; i < 3; ++i) {
            rate[i] = x[3 + i];
            rate[3 + i] = pull * x[i] + thrust / x[6] * u[i] + drag * w[i];
        }
        rate[6] = R(-flow);
        path[0] = u[0] * u[0] + u[1] * u[1] + u[2] * u[2];
        path[1] = r;
    }
};

// Angular momentum (3) and the eccentricity vector along the target's P and Q axes (2).
struct Orbit {
    static constexpr std::size_t inputs = 6, outputs = 5;
    double p[3], q[3];  // unit vectors to perigee and a right angle on

    template <class R>
    void operator()(std::span<const R, 6> x, std::span<R, 5> out) const {
        using std::sqrt;
        const R h[3] = {x[1] * x[5] - x[2] * x[4], x[2] * x[3] - x[0] * x[5],
                        x[0] * x[4] - x[1] * x[3]};
        const R r = sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        const R e[3] = {(x[4] * h[2] - x[5] * h[1]) / k_mu - x[0] / r,
                        (x[5] * h[0] - x[3] * h[2]) / k_mu - x[1] / r,
                        (x[3] * h[1] - x[4] * h[0]) / k_mu - x[2] / r};
        for (std::size_t i = 0; i < 3; ++i) out[i] = h[i];
        out[3] = e[0] * p[0] + e[1] * p[1] + e[2] * p[2];
        out[4] = e[0] * q[0] + e[1] * q[1] + e[2] * q[2];
    }
};

inline Phase burn(std::string name, Burn dynamics, double from, double to, double mass) {
    const double speed = std::sqrt(k_mu / k_radius);
    Phase phase;
    phase.name = std::move(name);
    phase.dynamics = dynamics_of(dynamics);
    phase.initial_time = Bounds::fixed(from);
    phase.final_time = Bounds::fixed(to);
    phase.state.assign(7, Bounds{});
    for (std::size_t i = 0; i < 3; ++i) {
        phase.state[i] = {-2 * k_radius, 2 * k_radius};
        phase.state[3 + i] = {-2e4, 2e4};
    }
    phase.state[6] = {1e3, 4e5};
    phase.initial_state.assign(7, Bounds{});
    phase.final_state.assign(7, Bounds{});
    phase.initial_state[6] = Bounds::fixed(mass);
    phase.control.assign(3, {-1.1, 1.1});
    phase.path = {Bounds::fixed(1.0), {k_radius, k_unbounded}};
    phase.state_scale = {k_radius, k_radius, k_radius, speed, speed, speed, 301454.0};
    phase.control_scale = {1.0, 1.0, 1.0};
    phase.path_scale = {1.0, k_radius};
    phase.time_scale = k_radius / speed;
    phase.mesh = {0.0, 0.25, 0.5, 0.75, 1.0};
    return phase;
}

inline Problem problem() {
    using Kind = Variable::Kind;
    const double srb = 628500.0, srb_flow = 17010.0 / 75.2, first = 1083100.0,
                 first_flow = 95550.0 / 261.0, second = 110094.0, second_flow = 16820.0 / 700.0;
    const Burn burns[] = {{6 * srb + first, 6 * srb_flow + first_flow},
                          {3 * srb + first, 3 * srb_flow + first_flow},
                          {first, first_flow},
                          {second, second_flow}};
    const double times[] = {0.0, 75.2, 150.4, 261.0, 961.0}, drops[] = {13680.0, 6840.0, 8830.0};
    const double a = 24361140.0, e = 0.7308, i = 28.5 * k_degree, node = 269.8 * k_degree,
                 perigee = 130.5 * k_degree;
    Orbit orbit{};
    const auto axis = [&](double angle, double* out) {
        const double c = std::cos(angle), s = std::sin(angle);
        out[0] = std::cos(node) * c - std::sin(node) * s * std::cos(i);
        out[1] = std::sin(node) * c + std::cos(node) * s * std::cos(i);
        out[2] = s * std::sin(i);
    };
    axis(perigee, orbit.p);
    axis(perigee + 0.5 * k_pi, orbit.q);
    Problem problem;
    double mass = 301454.0;
    for (std::size_t k = 0; k < 4; ++k) {
        problem.phases.push_back(
            burn("burn " + std::to_string(k + 1), burns[k], times[k], times[k + 1], mass));
        const double left = mass - burns[k].flow * (times[k + 1] - times[k]);
        if (k < 3) mass = left - drops[k];
    }
    Phase& start = problem.phases[0];
    const double r[3] = {k_radius * std::cos(28.5 * k_degree), 0.0,
                         k_radius * std::sin(28.5 * k_degree)};
    const double v[3] = {0.0, k_turn * r[0], 0.0};
    for (std::size_t k = 0; k < 3; ++k) {
        start.initial_state[k] = Bounds::fixed(r[k]);
        start.initial_state[3 + k] = Bounds::fixed(v[k]);
    }
    Phase& last = problem.phases[3];
    last.final_time = {300.0, 961.0};
    for (std::size_t k = 0; k < 3; ++k) link(problem, k, k + 1, 6);
    std::vector<Variable> end;
    for (std::size_t k = 0; k < 6; ++k) end.push_back({Kind::final_state, 3, k});
    const double h = std::sqrt(k_mu * a * (1.0 - e * e));
    double n[3] = {orbit.p[1] * orbit.q[2] - orbit.p[2] * orbit.q[1],
                   orbit.p[2] * orbit.q[0] - orbit.p[0] * orbit.q[2],
                   orbit.p[0] * orbit.q[1] - orbit.p[1] * orbit.q[0]};
    problem.conditions.push_back(
        endpoint_of(orbit, end,
                    {Bounds::fixed(h * n[0]), Bounds::fixed(h * n[1]), Bounds::fixed(h * n[2]),
                     Bounds::fixed(e), Bounds::fixed(0.0)},
                    "transfer orbit"));
    problem.conditions.back().scale = {h, h, h, 1.0, 1.0};
    problem.objective = minimise({Kind::final_state, 3, 6}, -1.0);
    problem.objective.scale = {1e4};
    return problem;
}

}  // namespace dawnline::control::delta_iii
