// Powered descent on Mars (Açıkmeşe & Ploen 2007): thrust between two limits, least propellant.
// Optimal thrust is maximum, minimum, maximum; one phase per arc places the switches.

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/control/solve.hpp"

namespace dawnline::control {
namespace {

struct Descent {
    static constexpr std::size_t states = 7, controls = 3, parameters = 0, paths = 1;
    double gravity, alpha, thrust;  // [m/s²], [s/m], [N]

    // r (up, x, y), v, m; unit vector of thrust
    template <class R>
    void operator()(const R&, std::span<const R, 7> x, std::span<const R, 3> u,
                    std::span<const R, 0>, std::span<R, 7> rate, std::span<R, 1> path) const {
        for (std::size_t i = 0; i < 3; ++i) {
            rate[i] = x[3 + i];
            rate[3 + i] = thrust / x[6] * u[i];
        }
        rate[3] = rate[3] - gravity;
        rate[6] = R(-alpha * thrust);
        path[0] = u[0] * u[0] + u[1] * u[1] + u[2] * u[2];
    }
};

struct Case {
    double gravity, alpha, low, high, wet, dry, r[3], v[3], fixed_time;
    double fuel, time, first_switch, second_switch;  // expected
};

Problem lander(const Case& c) {
    Problem problem;
    const double thrust[] = {c.high, c.low, c.high};
    for (std::size_t k = 0; k < 3; ++k) {
        Phase phase;
        phase.name = "arc " + std::to_string(k + 1);
        phase.dynamics = dynamics_of(Descent{c.gravity, c.alpha, thrust[k]});
        phase.initial_time = k == 0 ? Bounds::fixed(0.0) : Bounds{0.0, 200.0};
        phase.final_time = {0.0, 200.0};
        if (k == 2 && c.fixed_time > 0.0) phase.final_time = Bounds::fixed(c.fixed_time);
        phase.duration = {0.1, 200.0};
        phase.state.assign(7, {-1e4, 1e4});
        phase.state[6] = {c.dry, c.wet};
        phase.initial_state.assign(7, Bounds{});
        phase.final_state.assign(7, Bounds{});
        for (std::size_t i = 0; i < 3; ++i) {
            if (k == 0) {
                phase.initial_state[i] = Bounds::fixed(c.r[i]);
                phase.initial_state[3 + i] = Bounds::fixed(c.v[i]);
                phase.initial_state[6] = Bounds::fixed(c.wet);
            }
            if (k == 2) phase.final_state[i] = phase.final_state[3 + i] = Bounds::fixed(0.0);
        }
        phase.control.assign(3, {-1.1, 1.1});
        phase.path = {Bounds::fixed(1.0)};
        phase.state_scale = {1e3, 1e3, 1e3, 100.0, 100.0, 100.0, 1e3};
        phase.control_scale = {1.0, 1.0, 1.0};
        phase.path_scale = {1.0};
        phase.time_scale = 10.0;
        phase.degree = 5;
        phase.mesh = {0.0, 0.25, 0.5, 0.75, 1.0};
        problem.phases.push_back(std::move(phase));
    }
    link(problem, 0, 1, 7);
    link(problem, 1, 2, 7);
    problem.objective = minimise({Variable::Kind::final_state, 2, 6}, -1.0);
    problem.objective.scale = {100.0};
    return problem;
}

constexpr double k_alpha = 5.0862821e-4;  // 1/(225 s · 9.807 m/s² · cos 27°)

// The paper prints 387.9 kg, 72 s for the first; the digits are another program's at tolerance
// 1e-5 kg. The third is G-FOLD's example. Tolerance: the 0.005 kg.
TEST(PoweredDescent, BurnsThePublishedPropellant) {
    const double alpha = 1.0 / (225.0 * 9.807 * std::cos(27.0 * 3.14159265358979323846 / 180.0));
    ASSERT_NEAR(alpha, k_alpha, 1e-10);
    const double low = 0.3 * 6 * 3100 * std::cos(27.0 * 3.14159265358979323846 / 180.0);
    const double high = 0.8 / 0.3 * low;
    const Case cases[] = {{3.7114,
                           alpha,
                           low,
                           high,
                           1905,
                           1505,
                           {1500, 2000, 0},
                           {-75, 100, 0},
                           0.0,
                           387.89637,
                           72.1938,
                           41.1364,
                           64.6118},
                          {3.7114,
                           alpha,
                           low,
                           high,
                           1905,
                           1505,
                           {1500, 2000, 0},
                           {-75, 100, 0},
                           72.0,
                           387.90125,
                           72.0,
                           41.2095,
                           64.3737},
                          {3.71,
                           5e-4,
                           4800,
                           19200,
                           2000,
                           1700,
                           {2400, 2000, 0},
                           {-40, 30, 0},
                           0.0,
                           265.03351,
                           48.2101,
                           7.6962,
                           35.1661}};
    for (const Case& c : cases) {
        const Solution s = solve(lander(c), {.mesh_tolerance = 1e-8});
        ASSERT_EQ(s.status, SolveStatus::solved) << c.fuel;
        EXPECT_NEAR(c.wet - s.phases[2].x.back()[6], c.fuel, 0.005);
        EXPECT_NEAR(s.phases[2].time.back(), c.time, 2e-3);
        EXPECT_NEAR(s.phases[0].time.back(), c.first_switch, 2e-2);
        EXPECT_NEAR(s.phases[1].time.back(), c.second_switch, 2e-2);
        EXPECT_LT(s.residual, 1e-6);
    }
}

}  // namespace
}  // namespace dawnline::control
