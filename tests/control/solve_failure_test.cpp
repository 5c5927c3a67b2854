// What has no answer is said to have none, and no solver writes to the terminal.

#include <gtest/gtest.h>

#include <stdexcept>

#include "dawnline/base/error.hpp"
#include "dawnline/control/solve.hpp"

namespace dawnline::control {
namespace {

using Kind = Variable::Kind;

enum class Trouble { none, not_a_number, overflow, exception };

// x¨ = u, with a trouble in the dynamics.
template <Trouble trouble>
struct Cart {
    static constexpr std::size_t states = 2, controls = 1, parameters = 0, paths = 0;
    template <class R>
    void operator()(const R&, std::span<const R, 2> x, std::span<const R, 1> u,
                    std::span<const R, 0>, std::span<R, 2> rate, std::span<R, 0>) const {
        using std::exp, std::sqrt;
        rate[0] = x[1];
        rate[1] = u[0];
        if constexpr (trouble == Trouble::not_a_number) rate[1] = sqrt(-1.0 - x[0] * x[0]);
        if constexpr (trouble == Trouble::overflow) rate[1] = exp(exp(700.0 + x[1]));
        if constexpr (trouble == Trouble::exception) throw Error("the table ends at 30 km");
    }
};

template <Trouble trouble>
Problem cart() {
    Problem problem;
    Phase phase;
    phase.name = "cart";
    phase.dynamics = dynamics_of(Cart<trouble>());
    phase.initial_time = Bounds::fixed(0.0);
    phase.final_time = Bounds::fixed(1.0);
    phase.state.assign(2, Bounds{});
    phase.initial_state = {Bounds::fixed(0.0), Bounds::fixed(0.0)};
    phase.final_state.assign(2, Bounds{});
    phase.control = {{}};
    phase.state_scale = {1.0, 1.0};
    phase.control_scale = {1.0};
    problem.phases.push_back(std::move(phase));
    problem.objective = minimise({Kind::final_state, 0, 0});
    return problem;
}

// Solves it and returns what reached the terminal as well.
struct Seen {
    Solution solution;
    std::string written;
};

Seen watch(Problem problem, const SolveOptions& options = {}) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Seen seen{solve(std::move(problem), options), {}};
    seen.written = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    return seen;
}

// Nothing bounds the push, so nothing bounds the distance.
TEST(SolveFailure, AProblemWithoutBoundIsSaidToBe) {
    const Seen seen = watch(cart<Trouble::none>());
    EXPECT_EQ(seen.solution.status, SolveStatus::unbounded);
    EXPECT_EQ(seen.written, "");
}

TEST(SolveFailure, AnInfeasibleProblemIsSaidToBe) {
    Problem problem = cart<Trouble::none>();
    problem.phases[0].control = {{-1.0, 1.0}};
    problem.phases[0].final_state[0] = Bounds::fixed(3.0);  // at most ½ in a unit of time
    const Seen seen = watch(std::move(problem));
    EXPECT_EQ(seen.solution.status, SolveStatus::infeasible);
    EXPECT_GT(seen.solution.violation, 1e-3);
    EXPECT_EQ(seen.written, "");
}

TEST(SolveFailure, DynamicsThatAreNotNumbersGiveNoAnswer) {
    for (Problem problem : {cart<Trouble::not_a_number>(), cart<Trouble::overflow>()}) {
        const Seen seen = watch(std::move(problem));
        EXPECT_EQ(seen.solution.status, SolveStatus::not_converged);
        EXPECT_EQ(seen.written, "");
    }
}

TEST(SolveFailure, AnErrorOfTheDynamicsReachesTheCaller) {
    try {
        solve(cart<Trouble::exception>());
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("30 km"), std::string::npos);
    }
}

TEST(SolveFailure, TooFewIterationsAreNoAnswer) {
    Problem problem = cart<Trouble::none>();
    problem.phases[0].control = {{-1.0, 1.0}};
    const Seen seen = watch(std::move(problem), {.max_iterations = 2});
    EXPECT_EQ(seen.solution.status, SolveStatus::not_converged);
    EXPECT_EQ(seen.written, "");
}

TEST(SolveFailure, ABoundThatIsNotANumberIsRefused) {
    Problem problem = cart<Trouble::none>();
    problem.phases[0].control = {{std::nan(""), 1.0}};
    EXPECT_THROW(solve(std::move(problem)), Error);
    EXPECT_THROW(solve(Problem{}), Error);
}

}  // namespace
}  // namespace dawnline::control
