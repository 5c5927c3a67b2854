#pragma once
// The Shuttle's entry for the greatest cross-range (Betts 2010, sec. 6.1), with and without a limit
// on heating. Feet, slugs, seconds, radians.

#include <cmath>

#include "dawnline/control/solve.hpp"

namespace dawnline::control::shuttle {

inline constexpr double k_degree = 3.14159265358979323846 / 180.0;

struct Entry {
    static constexpr std::size_t states = 6, controls = 2, parameters = 0, paths = 1;

    // h, φ, θ, v, γ, ψ; α, β
    template <class R>
    void operator()(const R&, std::span<const R, 6> x, std::span<const R, 2> u,
                    std::span<const R, 0>, std::span<R, 6> rate, std::span<R, 1> heat) const {
        using std::cos, std::exp, std::pow, std::sin, std::sqrt;
        constexpr double mu = 0.14076539e17, radius = 20902900.0, area = 2690.0,
                         mass = 203000.0 / 32.174;
        const R& v = x[3];
        const R r = x[0] + radius, density = 0.002378 * exp(-x[0] / 23800.0);
        const R a = u[0] / k_degree, gravity = mu / (r * r);
        const R pressure = 0.5 * area / mass * density * v * v;
        const R lift = pressure * (-0.20704 + 0.029244 * a);
        const R drag = pressure * (0.07854 + a * (-0.61592e-2 + 0.621408e-3 * a));
        const R sg = sin(x[4]), cg = cos(x[4]), sp = sin(x[5]), cp = cos(x[5]);
        const R st = sin(x[2]), ct = cos(x[2]);
        rate[0] = v * sg;
        rate[1] = v * cg * sp / (r * ct);
        rate[2] = v * cg * cp / r;
        rate[3] = -drag - gravity * sg;
        rate[4] = lift * cos(u[1]) / v + cg * (v / r - gravity / v);
        rate[5] = lift * sin(u[1]) / (v * cg) + v * cg * sp * st / (r * ct);
        heat[0] = 17700.0 * sqrt(density) * pow(1e-4 * v, 3.07) *
                  (1.0672181 + a * (-0.19213774e-1 + a * (0.21286289e-3 - 0.10117249e-5 * a)));
    }
};

inline Problem problem(double heat_limit) {
    Problem problem;
    Phase phase;
    phase.name = "entry";
    phase.dynamics = dynamics_of(Entry());
    phase.initial_time = Bounds::fixed(0.0);
    phase.final_time = {500.0, 4000.0};
    phase.state = {{0.0, 4e5},
                   {-4.0, 4.0},
                   {-89 * k_degree, 89 * k_degree},
                   {100.0, 4e4},
                   {-89 * k_degree, 89 * k_degree},
                   {-4.0, 4.0}};
    phase.initial_state = {Bounds::fixed(260000.0),  Bounds::fixed(0.0),
                           Bounds::fixed(0.0),       Bounds::fixed(25600.0),
                           Bounds::fixed(-k_degree), Bounds::fixed(90 * k_degree)};
    phase.final_state = {Bounds::fixed(80000.0),       {}, {}, Bounds::fixed(2500.0),
                         Bounds::fixed(-5 * k_degree), {}};
    phase.control = {{-90 * k_degree, 90 * k_degree}, {-89 * k_degree, k_degree}};
    phase.path = {{-k_unbounded, heat_limit}};
    phase.state_scale = {1e5, 1.0, 1.0, 1e4, 1.0, 1.0};
    phase.control_scale = {1.0, 1.0};
    phase.path_scale = {100.0};
    phase.time_scale = 1000.0;
    phase.degree = 5;
    phase.mesh.clear();
    for (int i = 0; i <= 16; ++i) phase.mesh.push_back(i / 16.0);
    problem.phases.push_back(std::move(phase));
    problem.objective = minimise({Variable::Kind::final_state, 0, 2}, -1.0);
    return problem;
}

}  // namespace dawnline::control::shuttle
