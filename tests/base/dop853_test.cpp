#include "dawnline/base/dop853.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "allocation_count.hpp"

namespace dawnline {
namespace {

constexpr double k_pi = std::numbers::pi;

// Planar two-body problem with GM = 1: x, y, ẋ, ẏ.
struct Kepler {
    void operator()(double, const OdeState<4>& y, OdeState<4>& dydt) const {
        const double r3 = std::pow(y[0] * y[0] + y[1] * y[1], 1.5);
        dydt = {y[2], y[3], -y[0] / r3, -y[1] / r3};
    }
};

OdeState<4> periapsis(double e) {
    return {1.0 - e, 0.0, 0.0, std::sqrt((1.0 + e) / (1.0 - e))};
}

// Closed form for a = 1, n = 1: E − e sin E = t by Newton's method, then (cos E − e, √(1−e²) sin
// E).
OdeState<4> kepler_at(double e, double t) {
    double anomaly = t;
    for (int i = 0; i < 50; ++i)
        anomaly -= (anomaly - e * std::sin(anomaly) - t) / (1.0 - e * std::cos(anomaly));
    const double b = std::sqrt(1.0 - e * e), c = std::cos(anomaly), s = std::sin(anomaly);
    const double rate = 1.0 / (1.0 - e * c);
    return {c - e, b * s, -s * rate, b * c * rate};
}

double distance(const OdeState<4>& a, const OdeState<4>& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1]);
}

OdeOptions<4> fixed_step(double h) {
    OdeOptions<4> options;
    options.rel_tol = 1e10;  // every step is good enough
    options.first_step = options.max_step = h;
    return options;
}

// A method of order 8 integrates tᵏ exactly for k < 8: Σ bⱼ cⱼᵏ = 1/(k + 1). Rounding only.
TEST(Dop853, MeetsTheQuadratureConditions) {
    for (int k = 0; k < 8; ++k) {
        double sum = 0.0;
        for (std::size_t j = 0; j < 12; ++j) sum += dop853::k_b[j] * std::pow(dop853::k_c[j], k);
        EXPECT_NEAR(sum, 1.0 / (k + 1), 2e-15) << k;
    }
    // Σ aᵢⱼ = cᵢ, to the rounding of terms that nearly cancel.
    for (std::size_t i = 0; i < 16; ++i) {
        double sum = 0.0, size = 1.0;
        for (const double a : dop853::k_a[i]) sum += a, size += std::abs(a);
        EXPECT_NEAR(sum, dop853::k_c[i], 2.2e-16 * size) << i;
    }
}

// Global error of order p: over a fixed span halving h divides it by 2^p. We verify p = 8 within
// 0.2 for h, h/2 and h/4 over a third of an orbit. (Longer spans hide the order until rounding
// takes over, whole orbits altogether: the periodic part of the error returns to zero.)
TEST(Dop853, HasOrderEight) {
    const double t = 0.7 * k_pi;
    const auto error = [t](int steps) {
        Dop853 solver(Kepler{}, 0.0, periapsis(0.3), fixed_step(t / steps));
        EXPECT_EQ(solver.advance_to(t), OdeStatus::ok);
        EXPECT_EQ(solver.steps(), static_cast<std::uint64_t>(steps));
        return distance(solver.y(), kepler_at(0.3, t));
    };
    EXPECT_NEAR(std::log2(error(12) / error(24)), 8.0, 0.2);
    EXPECT_NEAR(std::log2(error(24) / error(48)), 8.0, 0.2);
}

// Interpolation of order 7: inside one step from an exact start the error is O(h⁸).
TEST(Dop853, InterpolatesWithOrderSeven) {
    const auto error = [](double h) {
        Dop853 solver(Kepler{}, 0.0, periapsis(0.3), fixed_step(h));
        EXPECT_EQ(solver.step(1e3), OdeStatus::ok);
        const DenseStep<4> dense = solver.dense();
        double worst = 0.0;
        for (double theta = 0.05; theta < 1.0; theta += 0.05)
            worst = std::max(worst, distance(dense(theta * h), kepler_at(0.3, theta * h)));
        return worst;
    };
    EXPECT_NEAR(std::log2(error(0.2) / error(0.1)), 8.0, 0.4);
}

TEST(Dop853, InterpolantMeetsBothEndsOfTheStep) {
    Dop853 solver(Kepler{}, 0.0, periapsis(0.3));
    ASSERT_EQ(solver.step(10.0), OdeStatus::ok);
    const DenseStep<4> dense = solver.dense();
    for (std::size_t n = 0; n < 4; ++n) {
        EXPECT_EQ(dense.at_fraction(0.0)[n], periapsis(0.3)[n]);
        EXPECT_NEAR(dense(solver.t())[n], solver.y()[n], 1e-15);
    }
}

// What N steps that each add an error of 2·tol (absolute and relative) can do at most after a time
// T: a change δ of speed v changes the mean motion by 3vδ, and the place by that times the time
// left.
double worst_drift(std::uint64_t steps, double tol, double e, double t) {
    return static_cast<double>(steps) * 2.0 * tol *
           (1.0 + 1.5 * std::sqrt((1.0 + e) / (1.0 - e)) * t);
}

// Closed form after 10.3 orbits, forth and back, at three eccentricities.
TEST(Dop853, AgreesWithKepler) {
    for (const double e : {0.001, 0.3, 0.7}) {
        const double t = 20.6 * k_pi;
        Dop853 solver(Kepler{}, 0.0, periapsis(e));
        ASSERT_EQ(solver.advance_to(t), OdeStatus::ok);
        EXPECT_EQ(solver.t(), t);
        EXPECT_LT(distance(solver.y(), kepler_at(e, t)), worst_drift(solver.steps(), 1e-12, e, t));
        ASSERT_EQ(solver.advance_to(0.0), OdeStatus::ok);
        EXPECT_LT(distance(solver.y(), periapsis(e)),
                  worst_drift(solver.steps(), 1e-12, e, 2.0 * t));
    }
}

TEST(Dop853, ErrorFollowsTheTolerance) {
    for (const double tol : {1e-6, 1e-8, 1e-10, 1e-12}) {
        OdeOptions<4> options;
        options.rel_tol = tol;
        options.abs_tol = filled<4>(tol);
        Dop853 solver(Kepler{}, 0.0, periapsis(0.3), options);
        ASSERT_EQ(solver.advance_to(2.0 * k_pi), OdeStatus::ok);
        EXPECT_LT(distance(solver.y(), periapsis(0.3)),
                  worst_drift(solver.steps(), tol, 0.3, 2.0 * k_pi));
    }
}

// ẏ = 0.1 over 2²⁰ steps of 2⁻⁶: every step is exact but for rounding, which plain addition lets
// grow to 1e-12 relative and more. Compensated, what remains is that Σ bⱼ is 1 to a few 1e-16.
TEST(Dop853, RoundingDoesNotPileUp) {
    OdeOptions<1> options;
    options.first_step = options.max_step = 0x1p-6;
    const auto constant = [](double, const OdeState<1>&, OdeState<1>& dydt) { dydt = {0.1}; };
    Dop853 solver(constant, 0.0, OdeState<1>{0.0}, options);
    ASSERT_EQ(solver.advance_to(0x1p14), OdeStatus::ok);
    EXPECT_EQ(solver.steps(), 1u << 20);
    EXPECT_NEAR(solver.y()[0] / (0.1 * 0x1p14), 1.0, 1e-15);
}

// Arenstorf orbit (Hairer, Nørsett & Wanner 1993, p. 129): start and period are printed there.
// Some 500 steps of 1e-14, which the close passes of the Moon may amplify 200 times.
TEST(Dop853, ClosesTheArenstorfOrbit) {
    constexpr double mu = 0.012277471, nu = 1.0 - mu;
    const auto rhs = [](double, const OdeState<4>& y, OdeState<4>& dydt) {
        const double d1 = std::pow(std::hypot(y[0] + mu, y[1]), 3);
        const double d2 = std::pow(std::hypot(y[0] - nu, y[1]), 3);
        dydt = {y[2], y[3], y[0] + 2.0 * y[3] - nu * (y[0] + mu) / d1 - mu * (y[0] - nu) / d2,
                y[1] - 2.0 * y[2] - nu * y[1] / d1 - mu * y[1] / d2};
    };
    const OdeState<4> start{0.994, 0.0, 0.0, -2.00158510637908252240537862224};
    OdeOptions<4> options;
    options.rel_tol = 1e-14;
    options.abs_tol = filled<4>(1e-14);
    Dop853 solver(rhs, 0.0, start, options);
    ASSERT_EQ(solver.advance_to(17.0652165601579625588917206249), OdeStatus::ok);
    EXPECT_LT(distance(solver.y(), start), 1e-9);
}

struct Oscillator {
    void operator()(double, const OdeState<2>& y, OdeState<2>& dydt) const { dydt = {y[1], -y[0]}; }
};

struct Hit {
    std::size_t index;
    double time;
};

// y = sin t, ẏ = cos t: zeros at kπ and π/2 + kπ, in order. The bracket is 1e-10 wide; the
// integration and its interpolant add less than that.
TEST(Dop853Events, FindsTheZerosOfAnOscillator) {
    OdeOptions<2> options;
    options.event_tol = 1e-10;
    for (const double direction : {1.0, -1.0}) {
        Dop853 solver(Oscillator{}, 0.0, OdeState<2>{0.0, 1.0}, options);
        std::vector<Hit> hits;
        const auto status = solver.advance_to(
            20.0 * direction, std::array{Crossing::both, Crossing::both},
            [](double, const OdeState<2>& y) { return y; },
            [&](std::size_t index, double t, const OdeState<2>& y) {
                hits.push_back({index, t});
                EXPECT_NEAR(y[index], 0.0, 2e-10);
                return EventAction::proceed;
            });
        ASSERT_EQ(status, OdeStatus::ok);
        ASSERT_EQ(hits.size(), 12u);  // the zero at the start does not count
        for (std::size_t i = 0; i < hits.size(); ++i) {
            EXPECT_EQ(hits[i].index, i % 2 == 0 ? 1u : 0u);
            EXPECT_NEAR(hits[i].time, direction * 0.5 * k_pi * static_cast<double>(i + 1), 2e-10);
        }
    }
}

TEST(Dop853Events, HeedsTheDirection) {
    for (const auto crossing : {Crossing::rising, Crossing::falling}) {
        Dop853 solver(Oscillator{}, 1.0, OdeState<2>{std::sin(1.0), std::cos(1.0)});
        std::vector<double> times;
        solver.advance_to(
            20.0, std::array{crossing},
            [](double, const OdeState<2>& y) { return std::array{y[0]}; },
            [&](std::size_t, double t, const OdeState<2>&) {
                times.push_back(t);
                return EventAction::proceed;
            });
        ASSERT_EQ(times.size(), 3u);
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_NEAR(
                times[i],
                k_pi * (static_cast<double>(2 * i) + (crossing == Crossing::rising ? 2 : 1)), 2e-6);
    }
}

// Stopping at every zero and going on meets each once, and ends where an unbroken run ends.
TEST(Dop853Events, StopsAndGoesOn) {
    Dop853 solver(Oscillator{}, 0.0, OdeState<2>{0.0, 1.0});
    int stops = 0;
    const auto stop = [](std::size_t, double, const OdeState<2>&) { return EventAction::stop; };
    const auto value = [](double, const OdeState<2>& y) { return std::array{y[0]}; };
    while (solver.advance_to(20.0, std::array{Crossing::both}, value, stop) == OdeStatus::stopped) {
        ++stops;
        EXPECT_NEAR(solver.t(), k_pi * stops, 2e-6);
        ASSERT_LE(stops, 6);
    }
    EXPECT_EQ(stops, 6);
    EXPECT_NEAR(solver.y()[0], std::sin(20.0), 1e-9);
}

// cos t dips below −0.999 for 0.0894 s only, much less than a step; samples find the dip.
TEST(Dop853Events, SamplesFindWhatStepsMiss) {
    OdeOptions<2> options;
    options.event_samples = 40;
    options.event_tol = 1e-9;
    Dop853 solver(Oscillator{}, 0.0, OdeState<2>{0.0, 1.0}, options);
    std::vector<double> times;
    solver.advance_to(
        5.0, std::array{Crossing::both},
        [](double, const OdeState<2>& y) { return std::array{y[1] + 0.999}; },
        [&](std::size_t, double t, const OdeState<2>&) {
            times.push_back(t);
            return EventAction::proceed;
        });
    ASSERT_EQ(times.size(), 2u);
    EXPECT_NEAR(times[0], std::acos(-0.999), 1e-8);
    EXPECT_NEAR(times[1], 2.0 * k_pi - std::acos(-0.999), 1e-8);
}

TEST(Dop853, SaysWhyItStops) {
    OdeOptions<2> few;
    few.max_steps = 3;
    Dop853 limited(Oscillator{}, 0.0, OdeState<2>{0.0, 1.0}, few);
    EXPECT_EQ(limited.advance_to(100.0), OdeStatus::too_many_steps);
    EXPECT_EQ(limited.steps(), 3u);

    // ẏ = y², y = 1/(1 − t): no solution at t = 1.
    const auto blow_up = [](double, const OdeState<1>& y, OdeState<1>& dydt) {
        dydt = {y[0] * y[0]};
    };
    Dop853 pole(blow_up, 0.0, OdeState<1>{1.0});
    const OdeStatus at_pole = pole.advance_to(2.0);
    EXPECT_TRUE(at_pole == OdeStatus::step_too_small || at_pole == OdeStatus::not_finite);
    EXPECT_NEAR(pole.t(), 1.0, 1e-6);

    const auto undefined = [](double t, const OdeState<1>&, OdeState<1>& dydt) {
        dydt = {t > 1.0 ? std::sqrt(1.0 - t) : 1.0};
    };
    Dop853 edge(undefined, 0.0, OdeState<1>{0.0});
    EXPECT_EQ(edge.advance_to(2.0), OdeStatus::not_finite);
    EXPECT_NEAR(edge.t(), 1.0, 1e-6);
    Dop853 from_the_start(undefined, 1.5, OdeState<1>{0.0});
    EXPECT_EQ(from_the_start.advance_to(2.0), OdeStatus::not_finite);
    Dop853 from_nothing(blow_up, 0.0, OdeState<1>{std::nan("")});
    EXPECT_EQ(from_nothing.advance_to(2.0), OdeStatus::not_finite);
}

// A short step to a stop must not leave a short step behind: the second half of an even orbit
// takes no more steps than the first, but for the stop itself.
TEST(Dop853, KeepsItsStepAcrossStops) {
    Dop853 solver(Kepler{}, 0.0, periapsis(0.01));
    solver.advance_to(10.0);
    const auto before = solver.steps();
    solver.advance_to(10.0 + 1e-9);
    solver.advance_to(20.0);
    EXPECT_LE(solver.steps() - before, before + 2);
}

// The hot loop owns no memory, events included.
TEST(Dop853, AllocatesNothing) {
    int hits = 0;
    const AllocationCount count;
    Dop853 solver(Oscillator{}, 0.0, OdeState<2>{0.0, 1.0});
    solver.advance_to(
        100.0, std::array{Crossing::both},
        [](double, const OdeState<2>& y) { return std::array{y[0]}; },
        [&](std::size_t, double, const OdeState<2>&) {
            ++hits;
            return EventAction::proceed;
        });
    EXPECT_EQ(count.since_start(), 0);
    EXPECT_EQ(hits, 31);
}

}  // namespace
}  // namespace dawnline
