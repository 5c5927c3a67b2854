// Turn a satellite by 90° in the least time, with limited torque and limited rate.

#include <cstdio>

#include "dawnline/control/solve.hpp"

using namespace dawnline::control;

struct Slew {
    static constexpr std::size_t states = 2, controls = 1, parameters = 0, paths = 0;
    double inertia;  // [kg·m²]

    template <class R>
    void operator()(const R&, std::span<const R, 2> x, std::span<const R, 1> u,
                    std::span<const R, 0>, std::span<R, 2> rate, std::span<R, 0>) const {
        rate[0] = x[1];            // angle [rad]
        rate[1] = u[0] / inertia;  // rate [rad/s]
    }
};

int main() {
    constexpr double degree = 3.14159265358979323846 / 180.0;
    Phase phase;
    phase.name = "slew";
    phase.dynamics = dynamics_of(Slew{500.0});
    phase.initial_time = Bounds::fixed(0.0);
    phase.final_time = {1.0, 1000.0};
    phase.state = {{-10.0, 10.0}, {-1.0 * degree, 1.0 * degree}};
    phase.initial_state = {Bounds::fixed(0.0), Bounds::fixed(0.0)};
    phase.final_state = {Bounds::fixed(90.0 * degree), Bounds::fixed(0.0)};
    phase.control = {{-0.5, 0.5}};  // torque [N·m]
    phase.state_scale = {1.0, degree};
    phase.control_scale = {0.5};
    phase.time_scale = 100.0;

    Problem problem;
    problem.phases = {phase};
    problem.objective = minimise({Variable::Kind::final_time, 0, 0});

    const Solution s = solve(problem, {.switch_tolerance = 0.01});
    if (s.status != SolveStatus::solved) {
        std::printf("no answer: status %d\n", static_cast<int>(s.status));
        return 1;
    }
    double torque[1];
    s.phases[0].control_at(5.0, torque);
    std::printf("%.3f s, %.3f N m after 5 s\n", s.objective, torque[0]);
    std::printf("mesh and re-integration good to 1e-6: %s\n",
                s.mesh_error < 1e-6 && s.residual < 1e-6 ? "yes" : "no");
}
