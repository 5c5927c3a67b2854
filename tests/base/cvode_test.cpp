#include "dawnline/base/cvode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

using testing::HasSubstr;

// Robertson (1966): the standard stiff test, rate constants from 0.04 to 3e7.
void robertson(double, std::span<const double> y, std::span<double> dydt) {
    dydt[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
    dydt[2] = 3e7 * y[1] * y[1];
    dydt[1] = -dydt[0] - dydt[2];
}

void robertson_jacobian(double, std::span<const double> y, std::span<double> j) {
    j[0] = -0.04, j[3] = 1e4 * y[2], j[6] = 1e4 * y[1];
    j[2] = 0.0, j[5] = 6e7 * y[1], j[8] = 0.0;
    for (std::size_t c = 0; c < 9; c += 3) j[c + 1] = -j[c] - j[c + 2];
}

constexpr std::array<double, 3> k_start{1.0, 0.0, 0.0};

StiffOptions tight() {
    StiffOptions options;
    options.rel_tol = 1e-10;
    options.abs_tol = {1e-19, 1e-25, 1e-14};
    return options;
}

// Reference at t = 1e11 of the Test Set for IVP Solvers (Mazzia & Magherini 2008, problem ROBER).
// The local error of 1e-10 per step, if it all added up over the ≈ 4000 steps: 4e-7.
TEST(StiffSolver, SolvesRobertson) {
    for (const bool analytic : {false, true}) {
        StiffOptions options = tight();
        if (analytic) options.jacobian = robertson_jacobian;
        StiffSolver solver(3, robertson, options);
        solver.reset(0.0, k_start);
        EXPECT_EQ(solver.advance_to(1e11), std::nullopt);
        EXPECT_EQ(solver.t(), 1e11);
        EXPECT_NEAR(solver.y()[0] / 0.2083340149701255e-7, 1.0, 4e-7);
        EXPECT_NEAR(solver.y()[1] / 0.8333360770334713e-13, 1.0, 4e-7);
        EXPECT_NEAR(solver.y()[2], 0.9999999791665050, 1e-12);
    }
}

// SUNDIALS' example cvRoberts_dns prints 2.6391e-01 for the zero of y₃ − 0.01 and 2.0790e+07 for
// that of y₁ − 1e-4, and the states of its table: at rel_tol 1e-4, so three digits.
TEST(StiffSolver, FindsTheRootsThatSundialsDocuments) {
    StiffOptions options = tight();
    options.root_count = 2;
    options.roots = [](double, std::span<const double> y, std::span<double> g) {
        g[0] = y[0] - 1e-4;
        g[1] = y[2] - 0.01;
    };
    StiffSolver solver(3, robertson, options);
    solver.reset(0.0, k_start);
    EXPECT_EQ(solver.advance_to(0.4), std::optional<std::size_t>(1));
    EXPECT_NEAR(solver.t(), 0.26391, 5e-4 * 0.26391);
    EXPECT_NEAR(solver.y()[2], 0.01, 1e-12);
    EXPECT_EQ(solver.advance_to(0.4), std::nullopt);
    EXPECT_NEAR(solver.y()[0], 9.851641e-01, 1e-5);
    EXPECT_NEAR(solver.y()[1], 3.386242e-05, 1e-8);
    EXPECT_NEAR(solver.y()[2], 1.480205e-02, 1e-5);
    EXPECT_EQ(solver.advance_to(4e7), std::optional<std::size_t>(0));
    EXPECT_NEAR(solver.t(), 2.0790e7, 1e-3 * 2.0790e7);
    EXPECT_EQ(solver.advance_to(4e7), std::nullopt);
}

TEST(StiffSolver, HeedsTheDirectionOfRoots) {
    StiffOptions options;
    options.rel_tol = 1e-8;
    options.root_count = 1;
    options.root_directions = {-1};
    options.roots = [](double, std::span<const double> y, std::span<double> g) { g[0] = y[0]; };
    const auto oscillator = [](double, std::span<const double> y, std::span<double> dydt) {
        dydt[0] = y[1];
        dydt[1] = -y[0];
    };
    StiffSolver solver(2, oscillator, options);
    solver.reset(-1.0, std::array{std::sin(-1.0), std::cos(-1.0)});  // rises at 0, falls at π
    EXPECT_EQ(solver.advance_to(5.0), std::optional<std::size_t>(0));
    EXPECT_NEAR(solver.t(), 3.141592653589793, 1e-6);
    // A time inside the step taken already is interpolated.
    const double soon = solver.t() + 1e-3;
    EXPECT_EQ(solver.advance_to(soon), std::nullopt);
    EXPECT_EQ(solver.t(), soon);
    EXPECT_NEAR(solver.y()[0], -1e-3, 1e-6);
    EXPECT_EQ(solver.advance_to(5.0), std::nullopt);
    EXPECT_NEAR(solver.y()[0], std::sin(5.0), 1e-5);
}

// A lamp is on during odd seconds: ẏ = λ(u − y). Exact solution piece by piece. The derivative
// must never be asked for beyond the stop, and thousands of restarts stay exact.
TEST(StiffSolver, StopsAtJumpsAndStartsAnew) {
    constexpr double lambda = 3.0;
    double lamp = 0.0, stop = 0.0, latest = 0.0;
    const auto rhs = [&](double t, std::span<const double> y, std::span<double> dydt) {
        latest = std::max(latest, t - stop);
        dydt[0] = lambda * (lamp - y[0]);
    };
    StiffOptions options;
    options.rel_tol = 1e-8;
    options.abs_tol = {1e-12};
    StiffSolver solver(1, rhs, options);
    double exact = 0.5;
    std::array<double, 1> y{exact};
    for (int i = 0; i < 2000; ++i) {
        lamp = i % 2;
        stop = i + 1.0;
        solver.reset(i, y);
        ASSERT_EQ(solver.advance_to(stop), std::nullopt);
        ASSERT_EQ(solver.t(), stop);
        y[0] = solver.y()[0];
        exact = lamp + (exact - lamp) * std::exp(-lambda);
    }
    EXPECT_NEAR(y[0], exact, 1e-6);
    EXPECT_LE(latest, 4.0 * 2.2e-16 * 2000.0);  // rounding of t
    // Statistics count across restarts: every restart takes some steps, each at least one call.
    const StiffStatistics work = solver.statistics();
    EXPECT_GT(work.steps, 2000 * 10);
    EXPECT_GT(work.rhs_evaluations, work.steps);
    EXPECT_GE(work.jacobian_evaluations, 2000);
    solver.reset(0.0, y);
    EXPECT_EQ(solver.statistics().rhs_evaluations, work.rhs_evaluations);
}

TEST(StiffSolver, MovesWithItsState) {
    StiffSolver first(3, robertson, tight());
    first.reset(0.0, k_start);
    first.advance_to(0.2);
    StiffSolver second = std::move(first);
    second.advance_to(0.4);
    EXPECT_NEAR(second.y()[0], 9.851641e-01, 1e-5);
}

std::string message_of(auto&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing thrown";
}

TEST(StiffSolver, SaysWhatIsWrong) {
    EXPECT_THROW(StiffSolver(0, robertson), Error);
    EXPECT_THROW(StiffSolver(3, nullptr), Error);
    EXPECT_THROW(StiffSolver(3, robertson, {.rel_tol = 0.0}), Error);
    EXPECT_THROW(StiffSolver(3, robertson, {.abs_tol = {1e-6, 1e-6}}), Error);
    EXPECT_THROW(StiffSolver(3, robertson, {.abs_tol = {-1.0}}), Error);
    EXPECT_THROW(StiffSolver(3, robertson, {.root_count = 1}), Error);

    StiffSolver solver(3, robertson);
    EXPECT_THAT(message_of([&] { solver.advance_to(1.0); }), HasSubstr("reset"));
    EXPECT_THROW(solver.reset(0.0, std::array{1.0}), Error);
    solver.reset(1.0, k_start);
    EXPECT_EQ(solver.advance_to(1.0), std::nullopt);
    EXPECT_THAT(message_of([&] { solver.advance_to(0.5); }), HasSubstr("before t = 1"));
    EXPECT_THROW(solver.advance_to(std::nan("")), Error);
}

TEST(StiffSolver, SaysWhyAnIntegrationFails) {
    const auto undefined = [](double t, std::span<const double>, std::span<double> dydt) {
        dydt[0] = t < 1.0 ? 1.0 : std::numeric_limits<double>::quiet_NaN();
    };
    StiffSolver solver(1, undefined);
    solver.reset(0.0, std::array{0.0});
    EXPECT_THAT(message_of([&] { solver.advance_to(2.0); }), HasSubstr("not finite"));
    solver.reset(0.0, std::array{0.0});  // usable again
    EXPECT_EQ(solver.advance_to(0.5), std::nullopt);
    EXPECT_NEAR(solver.y()[0], 0.5, 1e-6);

    StiffSolver limited(3, robertson, {.max_steps = 5});
    limited.reset(0.0, k_start);
    EXPECT_THAT(message_of([&] { limited.advance_to(1e6); }), HasSubstr("number of steps"));

    const auto thrower = [](double, std::span<const double>, std::span<double>) {
        throw std::out_of_range("own cause");
    };
    StiffSolver passes_on(1, thrower);
    passes_on.reset(0.0, std::array{0.0});
    EXPECT_THROW(passes_on.advance_to(1.0), std::out_of_range);
}

}  // namespace
}  // namespace dawnline
