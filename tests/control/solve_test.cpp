#include "dawnline/control/solve.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::control {
namespace {

using Kind = Variable::Kind;

// A unit mass moved over a unit distance from rest to rest in a unit time with least ∫u² dt/2:
// u = 6 − 12 t, cost 6 (Bryson & Ho 1975, sec. 3.3). Polynomials of degree 3: exact on any mesh.
struct Cart {
    static constexpr std::size_t states = 3, controls = 1, parameters = 0, paths = 0;
    template <class R>
    void operator()(const R&, std::span<const R, 3> x, std::span<const R, 1> u,
                    std::span<const R, 0>, std::span<R, 3> rate, std::span<R, 0>) const {
        rate[0] = x[1];
        rate[1] = u[0];
        rate[2] = 0.5 * u[0] * u[0];
    }
};

Problem cart() {
    Problem problem;
    Phase phase;
    phase.name = "cart";
    phase.dynamics = dynamics_of(Cart());
    phase.initial_time = Bounds::fixed(0.0);
    phase.final_time = Bounds::fixed(1.0);
    phase.state = std::vector<Bounds>(3);
    phase.initial_state = {Bounds::fixed(0.0), Bounds::fixed(0.0), Bounds::fixed(0.0)};
    phase.final_state = {Bounds::fixed(1.0), Bounds::fixed(0.0), {}};
    phase.control = {{-100.0, 100.0}};
    phase.state_scale = {1.0, 1.0, 10.0};
    phase.control_scale = {10.0};
    problem.phases.push_back(std::move(phase));
    problem.objective = minimise({Kind::final_state, 0, 2});
    return problem;
}

TEST(Solve, FindsTheCubicOfTheDoubleIntegrator) {
    const Solution s = solve(cart());
    ASSERT_EQ(s.status, SolveStatus::solved);
    EXPECT_NEAR(s.objective, 6.0, 1e-7);
    double u[1];
    for (const double t : {0.0, 0.3, 0.9}) {
        s.phases[0].control_at(t, u);
        EXPECT_NEAR(u[0], 6.0 - 12.0 * t, 1e-5);
    }
    EXPECT_LT(s.residual, 1e-8);
}

// With |u| ≤ 3 no point reaches the end: the time needed is 2/√3 > 1.
TEST(Solve, SaysThatAProblemIsInfeasible) {
    Problem problem = cart();
    problem.phases[0].control = {{-3.0, 3.0}};
    const Solution s = solve(std::move(problem));
    EXPECT_EQ(s.status, SolveStatus::infeasible);
    EXPECT_GT(s.violation, 1e-3);
}

// |u| ≤ 1 and least time: u = 1, then −1, switch at 1, end at 2 (bang-bang; Bryson & Ho 1975, sec.
// 3.9). A fixed mesh smears the switch; refinement closes in on it.
TEST(Solve, RefinesTheMeshAroundASwitch) {
    Problem problem = cart();
    problem.phases[0].final_time = {0.1, 10.0};
    problem.phases[0].control = {{-1.0, 1.0}};
    problem.phases[0].control_scale = {1.0};
    problem.phases[0].mesh = {0.0, 0.3, 0.7, 1.0};
    problem.objective = minimise({Kind::final_time, 0, 0});
    const Solution s = solve(std::move(problem), {.mesh_tolerance = 1e-6});
    EXPECT_NEAR(s.objective, 2.0, 1e-5);
    EXPECT_GT(s.refinements, 0);
}

// A final time as a parameter that the other tests fix: least of T + 6/T³·½·2 … by hand: with free
// T the cost of the cart is 6/T³, so T + 6/T³ is least at T = 18^{1/4}.
struct Trade {
    static constexpr std::size_t inputs = 2, outputs = 1;
    template <class R>
    void operator()(std::span<const R, 2> in, std::span<R, 1> out) const {
        out[0] = in[0] + in[1];
    }
};

TEST(Solve, WeighsTimeAgainstEffort) {
    Problem problem = cart();
    problem.phases[0].final_time = {0.1, 10.0};
    problem.objective = endpoint_of(Trade(), {{Kind::final_time, 0, 0}, {Kind::final_state, 0, 2}});
    const Solution s = solve(std::move(problem));
    ASSERT_EQ(s.status, SolveStatus::solved);
    EXPECT_NEAR(s.phases[0].time.back(), std::pow(18.0, 0.25), 1e-6);
}

TEST(Solve, NamesThePhaseWhoseShapeIsWrong) {
    Problem problem = cart();
    problem.phases[0].state_scale = {1.0, 0.0, 1.0};
    try {
        solve(std::move(problem));
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("phase cart"), std::string::npos);
    }
}

}  // namespace
}  // namespace dawnline::control
