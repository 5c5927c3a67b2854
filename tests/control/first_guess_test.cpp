#include "dawnline/control/first_guess.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "control/delta_iii_problem.hpp"
#include "control/low_thrust_problem.hpp"
#include "dawnline/control/shooting.hpp"

namespace dawnline::control {
namespace {

struct Decay {
    static constexpr std::size_t states = 1, controls = 0, parameters = 0, paths = 0;
    template <class R>
    void operator()(const R&, std::span<const R, 1> x, std::span<const R, 0>, std::span<const R, 0>,
                    std::span<R, 1> rate, std::span<R, 0>) const {
        rate[0] = -x[0];
    }
};

struct Steered {
    static constexpr std::size_t states = 2, controls = 1, parameters = 0, paths = 0;
    template <class R>
    void operator()(const R&, std::span<const R, 2> x, std::span<const R, 1> u,
                    std::span<const R, 0>, std::span<R, 2> rate, std::span<R, 0>) const {
        rate[0] = x[1];
        rate[1] = u[0];
    }
};

template <class F>
Phase phase_of(F f) {
    Phase phase;
    phase.dynamics = dynamics_of(f);
    phase.initial_time = phase.final_time = {0.0, 100.0};
    phase.time_scale = 3.0;
    phase.state.assign(F::states, {-10.0, 10.0});
    phase.initial_state.assign(F::states, Bounds{});
    phase.final_state.assign(F::states, Bounds{});
    phase.control.assign(F::controls, {-1.0, 1.0});
    phase.state_scale.assign(F::states, 1.0);
    phase.control_scale.assign(F::controls, 1.0);
    return phase;
}

template <std::size_t N>
std::array<double, N> state_at(const Phase& phase, double tau) {
    std::array<double, N> x;
    std::vector<double> u(phase.dynamics.controls);
    phase.guess(tau, x, u);
    return x;
}

// ẋ = −x from 1: e^(−t). The guess is straight between 33 points, so off by (3/32)²/8 at most.
TEST(FirstGuess, FliesAPhaseThatHasNoControl) {
    Problem problem;
    problem.phases = {phase_of(Decay())};
    problem.phases[0].initial_state[0] = Bounds::fixed(1.0);
    complete_guesses(problem);
    const Phase& phase = problem.phases[0];
    EXPECT_EQ(phase.initial_time_guess, 0.0);
    EXPECT_EQ(phase.final_time_guess, 3.0);  // the time scale
    for (const double tau : {0.0, 0.31, 1.0})
        EXPECT_NEAR(state_at<1>(phase, tau)[0], std::exp(-3.0 * tau), 1.1e-3);
}

// One line from the first phase's start to the last one's end; a state that nothing fixes at the
// end stays where it is.
TEST(FirstGuess, RunsStraightThroughLinkedPhases) {
    Problem problem;
    problem.phases = {phase_of(Steered()), phase_of(Steered())};
    problem.phases[0].initial_state = {Bounds::fixed(2.0), Bounds::fixed(-1.0)};
    problem.phases[1].final_state[0] = Bounds::fixed(6.0);
    link(problem, 0, 1, 2);
    complete_guesses(problem);
    EXPECT_EQ(problem.phases[1].initial_time_guess, problem.phases[0].final_time_guess);
    EXPECT_EQ((state_at<2>(problem.phases[0], 0.5)), (std::array<double, 2>{3.0, -1.0}));
    EXPECT_EQ((state_at<2>(problem.phases[1], 0.5)), (std::array<double, 2>{5.0, -1.0}));
}

TEST(FirstGuess, LeavesWhatTheUserGave) {
    Problem problem;
    problem.phases = {phase_of(Steered())};
    problem.phases[0].final_time_guess = 7.0;
    problem.phases[0].guess = [](double, std::span<double> x, std::span<double>) {
        x[0] = x[1] = 4.0;
    };
    complete_guesses(problem);
    EXPECT_EQ(problem.phases[0].final_time_guess, 7.0);
    EXPECT_EQ((state_at<2>(problem.phases[0], 0.2)), (std::array<double, 2>{4.0, 4.0}));
}

// The benchmark problems are posed and no more.
TEST(FirstGuess, IsNotBroughtByTheBenchmarks) {
    for (const Problem& problem : {delta_iii::problem(), low_thrust::problem(8, 8)}) {
        for (const Phase& phase : problem.phases) {
            EXPECT_FALSE(phase.guess) << phase.name;
            EXPECT_TRUE(std::isnan(phase.initial_time_guess)) << phase.name;
            EXPECT_TRUE(std::isnan(phase.final_time_guess)) << phase.name;
        }
        for (const Parameter& p : problem.parameters) EXPECT_TRUE(std::isnan(p.guess)) << p.name;
    }
}

// A cart at 0 to 1, at rest at both ends, in the time 3 at its time scale or whatever it takes: any
// push linear between three values can do it. Errors of Runge and Kutta's method vanish, rates
// being linear in time; the flight meets what it is asked for to 1e-2.
TEST(FirstGuess, ShootsAFlightAtTheConditions) {
    Problem problem;
    problem.phases = {phase_of(Steered())};
    problem.phases[0].initial_time = Bounds::fixed(0.0);
    problem.phases[0].initial_state = {Bounds::fixed(0.0), Bounds::fixed(0.0)};
    problem.phases[0].final_state = {Bounds::fixed(1.0), Bounds::fixed(0.0)};
    const std::vector<FirstGuess> guesses = first_guesses(problem);
    ASSERT_EQ(guesses.size(), 2u);
    EXPECT_EQ(guesses[0].source, GuessSource::flown);
    EXPECT_EQ(guesses[1].source, GuessSource::straight);
    const Phase& phase = guesses[0].problem.phases[0];
    const auto end = state_at<2>(phase, 1.0);
    EXPECT_NEAR(end[0], 1.0, 1e-2);
    EXPECT_NEAR(end[1], 0.0, 1e-2);
    EXPECT_LE(std::abs(state_at<2>(phase, 0.5)[0]), 10.0);
}

// A direction in the plane, steered: its equality is met to 1e-6 at every point of a flight.
struct Turned {
    static constexpr std::size_t states = 2, controls = 2, parameters = 0, paths = 1;
    template <class R>
    void operator()(const R&, std::span<const R, 2>, std::span<const R, 2> u, std::span<const R, 0>,
                    std::span<R, 2> rate, std::span<R, 1> path) const {
        rate[0] = u[0];
        rate[1] = u[1];
        path[0] = u[0] * u[0] + u[1] * u[1];
    }
};

TEST(FirstGuess, FliesOnTheEqualitiesAmongThePaths) {
    Problem problem;
    problem.phases = {phase_of(Turned())};
    Phase& phase = problem.phases[0];
    phase.initial_time = Bounds::fixed(0.0);
    phase.initial_state = {Bounds::fixed(0.0), Bounds::fixed(0.0)};
    phase.final_state = {Bounds::fixed(-2.0), Bounds::fixed(0.5)};
    phase.control.assign(2, {-1.1, 1.1});
    phase.path = {Bounds::fixed(1.0)};
    phase.path_scale = {1.0};
    complete_guesses(problem);
    const Shot shot = shoot(problem);
    EXPECT_LE(shot.violation, k_enough);
    for (const std::vector<double>& u : shot.flight.phases[0].u)
        EXPECT_NEAR(std::hypot(u[0], u[1]), 1.0, 1e-6);
}

}  // namespace
}  // namespace dawnline::control
