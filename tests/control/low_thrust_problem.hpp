#pragma once
// Low thrust from a low orbit to one like Molniya's (Betts 2010, example 6.3): a constant push for
// eight revolutions. Modified equinoctial elements over the true longitude L, in feet, seconds,
// pounds of force and radians; data as in launch reference B5.

#include <cmath>
#include <string>
#include <vector>

#include "dawnline/control/solve.hpp"

namespace dawnline::control::low_thrust {

inline constexpr double k_pi = 3.14159265358979323846;
inline constexpr double k_mu = 1.407645794e16, k_radius = 20925662.73, k_weight = 32.174;
inline constexpr double k_thrust = 4.446618e-3, k_impulse = 450.0;
inline constexpr double k_start = 21837080.052835, k_tilt = -0.25396764647494;
inline constexpr double k_end = 40007346.015232, k_end_shape = 0.73550320568829,
                        k_end_tilt = 0.61761258786099;

template <class R>
struct Vector3 {
    R r, t, n;  // radial, transverse, normal
};

// J₂ to J₄ of the Earth: −(μ/r²) Σ J_k (R/r)^k [P′_k(s) (z − s r̂) − (k + 1) P_k(s) r̂].
template <class R>
Vector3<R> zonal(const R& radius, const R& h, const R& k, const R& sin_l, const R& cos_l) {
    const R s2 = 1.0 + h * h + k * k;
    const R s = 2.0 * (h * sin_l - k * cos_l) / s2;
    const R along_t = 2.0 * (h * cos_l + k * sin_l) / s2;
    const R along_n = (1.0 - h * h - k * k) / s2;
    const R ss = s * s;
    const R values[3] = {0.5 * (3.0 * ss - 1.0), 0.5 * s * (5.0 * ss - 3.0),
                         0.125 * (35.0 * ss * ss - 30.0 * ss + 3.0)};
    const R slopes[3] = {3.0 * s, 0.5 * (15.0 * ss - 3.0), 0.5 * s * (35.0 * ss - 15.0)};
    constexpr double zonals[3] = {1082.639e-6, -2.565e-6, -1.608e-6};
    const R ratio = k_radius / radius, pull = k_mu / (radius * radius);
    R power = pull * ratio, to_pole(0.0), outward(0.0);
    for (std::size_t i = 0; i < 3; ++i) {
        power = power * ratio;
        to_pole = to_pole - zonals[i] * power * slopes[i];
        outward = outward + (static_cast<double>(i) + 3.0) * zonals[i] * power * values[i];
    }
    return {outward, to_pole * along_t, to_pole * along_n};
}

// Rates of p, f, g, h, k, w and time by L, under a thrust of unit direction u.
struct Raise {
    static constexpr std::size_t states = 7, controls = 3, parameters = 1, paths = 1;

    template <class R>
    void operator()(const R& l, std::span<const R, 7> x, std::span<const R, 3> u,
                    std::span<const R, 1> tau, std::span<R, 7> rate, std::span<R, 1> path) const {
        using std::cos, std::sin, std::sqrt;
        const R &p = x[0], &f = x[1], &g = x[2], &h = x[3], &k = x[4], &w = x[5];
        const R c = cos(l), s = sin(l);
        const R q = 1.0 + f * c + g * s, root = sqrt(p / k_mu), s2 = 1.0 + h * h + k * k;
        const R thrust = k_thrust * (1.0 + 0.01 * tau[0]);
        Vector3<R> a = zonal<R>(p / q, h, k, s, c);
        const R push = k_weight * thrust / w;
        a = {a.r + push * u[0], a.t + push * u[1], a.n + push * u[2]};
        const R turn = (h * s - k * c) / q * a.n;
        const R pace = 1.0 / (q * q / (p * root) + root * turn);  // dt/dL
        const R step = root * pace;
        rate[0] = step * 2.0 * p / q * a.t;
        rate[1] = step * (s * a.r + ((q + 1.0) * c + f) / q * a.t - g * turn);
        rate[2] = step * (((q + 1.0) * s + g) / q * a.t - c * a.r + f * turn);
        rate[3] = step * 0.5 * s2 * c / q * a.n;
        rate[4] = step * 0.5 * s2 * s / q * a.n;
        rate[5] = -thrust / k_impulse * pace;
        rate[6] = pace;
        path[0] = u[0] * u[0] + u[1] * u[1] + u[2] * u[2];
    }
};

// Shape, tilt and perigee of the end.
struct Orbit {
    static constexpr std::size_t inputs = 4, outputs = 4;
    template <class R>
    void operator()(std::span<const R, 4> x, std::span<R, 4> out) const {
        const R &f = x[0], &g = x[1], &h = x[2], &k = x[3];
        out[0] = f * f + g * g;
        out[1] = h * h + k * k;
        out[2] = f * h + g * k;
        out[3] = g * h - k * f;
    }
};

// The raise over between `revolutions` − 0.3 and + 0.7 turns: one local optimum each.
inline Problem problem(int revolutions, int segments_per_turn) {
    using Kind = Variable::Kind;
    const double turns = revolutions;
    Problem problem;
    Phase phase;
    phase.name = "raise";
    phase.dynamics = dynamics_of(Raise());
    phase.initial_time = Bounds::fixed(k_pi);
    phase.final_time = {k_pi + 2.0 * k_pi * (turns - 0.3), k_pi + 2.0 * k_pi * (turns + 0.7)};
    phase.state = {{1e7, 1e8},  {-1.0, 1.0}, {-1.0, 1.0}, {-1.0, 1.0},
                   {-1.0, 1.0}, {0.05, 1.0}, {0.0, 2e5}};
    phase.initial_state = {Bounds::fixed(k_start), Bounds::fixed(0.0), Bounds::fixed(0.0),
                           Bounds::fixed(k_tilt),  Bounds::fixed(0.0), Bounds::fixed(1.0),
                           Bounds::fixed(0.0)};
    phase.final_state.assign(7, Bounds{});
    phase.final_state[0] = Bounds::fixed(k_end);
    phase.control.assign(3, {-1.1, 1.1});
    phase.path = {Bounds::fixed(1.0)};
    phase.state_scale = {k_end, 1.0, 1.0, 1.0, 1.0, 1.0, 1e5};
    phase.control_scale = {1.0, 1.0, 1.0};
    phase.path_scale = {1.0};
    phase.time_scale = 10.0;
    phase.degree = 5;
    phase.mesh.clear();
    const int segments = segments_per_turn * revolutions;
    for (int i = 0; i <= segments; ++i) phase.mesh.push_back(static_cast<double>(i) / segments);
    problem.phases.push_back(std::move(phase));
    problem.parameters = {{"throttle", {-50.0, 0.0}, 10.0}};
    std::vector<Variable> end;
    for (std::size_t k = 1; k < 5; ++k) end.push_back({Kind::final_state, 0, k});
    problem.conditions.push_back(endpoint_of(Orbit(), end,
                                             {Bounds::fixed(k_end_shape * k_end_shape),
                                              Bounds::fixed(k_end_tilt * k_end_tilt),
                                              Bounds::fixed(0.0),
                                              {-10.0, 0.0}},
                                             "orbit"));
    problem.objective = minimise({Kind::final_state, 0, 5}, -1.0);
    return problem;
}

}  // namespace dawnline::control::low_thrust
