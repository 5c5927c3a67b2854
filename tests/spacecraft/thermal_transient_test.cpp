#include "dawnline/spacecraft/thermal_transient.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/thermal_cvode.hpp"
#include "dawnline/spacecraft/thermal_satellite.hpp"
#include "dawnline/spacecraft/thermal_steady.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();

/// The 65 nodes over an orbit of 650 km with a shadow of 20 min, penumbra of 25 s and chips that
/// throttle in the dark: every kind of edge.
struct SixtyFive {
    SatelliteThermal satellite;
    ThermalNetwork network = satellite_network(satellite);
    OrbitHeat heat;
    std::vector<double> start;

    SixtyFive() {
        satellite_heat(satellite,
                       {.period = 5864.0,
                        .half_umbra = 579.0,
                        .half_shadow = 604.0,
                        .chip_power_shadow = 250.0,
                        .noon_cosine = 0.52},
                       heat);
        start = steady_state(network, mean_heat(heat)).temperature;
    }
};

/// Temperatures of all nodes at every edge of `orbits` orbits.
template <class Solver>
std::vector<double> at_edges(Solver&& solver, const SixtyFive& c, int orbits) {
    std::vector<double> all;
    solver.reset(0.0, c.start);
    const OrbitEdges edge = edges(c.heat);
    for (int orbit = 0; orbit < orbits; ++orbit) {
        const double start = solver.t();
        for (std::size_t k = 1; k < edge.count; ++k) {
            const double middle = 0.5 * (edge.t[k - 1] + edge.t[k]);
            solver.advance_to(start + edge.t[k],
                              [&](double t, std::span<double> q, std::span<double> slope) {
                                  heat_in_piece(c.heat, middle, t - start, q, slope);
                              });
            all.insert(all.end(), solver.temperature().begin(), solver.temperature().end());
        }
    }
    return all;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    EXPECT_EQ(a.size(), b.size());
    double worst = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
    return worst;
}

// A node of capacity C behind a conductance G under heat q₀ + q₁ sin ωt stays on
// T = T_b + q₀/G + Im(q₁ e^{iωt}/(G + iωC)) once it is there: linear systems. A method of order p
// divides its error by 2^p when its fixed step is halved: 4 within 0.2 for RODAS.
TEST(ThermalTransient, HasOrderFour) {
    constexpr double k_omega = constants::k_two_pi / 600.0;
    ThermalNetwork network;
    network.nodes = {{"node", 800.0, 0.0}, {"wall", k_infinity, 0.0}};
    network.conductances = {{0, 1, 5.0}};
    const std::complex<double> response = 40.0 / std::complex<double>(5.0, k_omega * 800.0);
    const auto exact = [&](double t) {
        return 320.0 + std::imag(response * std::exp(std::complex<double>(0.0, k_omega * t)));
    };
    const auto error = [&](double step) {
        ThermalTransient solver(network, {.tolerance = 1e12, .longest_step = step});
        solver.reset(0.0, std::array{exact(0.0), 300.0});
        solver.advance_to(1000.0, [&](double t, std::span<double> q, std::span<double> slope) {
            q[0] = 100.0 + 40.0 * std::sin(k_omega * t);
            slope[0] = 40.0 * k_omega * std::cos(k_omega * t);
            q[1] = slope[1] = 0.0;
        });
        return std::abs(solver.temperature()[0] - exact(1000.0));
    };
    EXPECT_NEAR(std::log2(error(5.0) / error(2.5)), 4.0, 0.2);
    EXPECT_NEAR(std::log2(error(2.5) / error(1.25)), 4.0, 0.2);
}

// The same with heat that depends on time: dT/dt = −(T − T_b)G/C + (q₀ + q₁t)/C has the solution
// T_b + (q₀ − q₁τ)/G + q₁t/G + K e^{−t/τ}, τ = C/G. Tests ∂f/∂t and the boundary node.
TEST(ThermalTransient, FollowsARampExactly) {
    ThermalNetwork network;
    network.nodes = {{"node", 1000.0, 0.0}, {"wall", k_infinity, 0.0}};
    network.conductances = {{0, 1, 5.0}};
    ThermalTransient solver(network, {.tolerance = 1e-6});
    const std::array start{310.0, 280.0};
    solver.reset(0.0, start);
    solver.advance_to(700.0, [](double t, std::span<double> q, std::span<double> slope) {
        q[0] = 50.0 + 0.2 * t;
        slope[0] = 0.2;
        q[1] = slope[1] = 0.0;
    });
    const double tau = 200.0, particular = 280.0 + (50.0 - 0.2 * tau) / 5.0;
    const double exact =
        particular + 0.2 * 700.0 / 5.0 + (310.0 - particular) * std::exp(-700.0 / tau);
    EXPECT_NEAR(solver.temperature()[0], exact, 1e-6);
    EXPECT_EQ(solver.temperature()[1], 280.0);
}

// Independent witness: CVODE, BDF with KLU, at 1e-10 relative. Default settings stay below 0.05 K
// at every shadow edge of ten orbits, which the issue asks for; a thousandth of the tolerance
// brings the two together to 1e-4 K.
TEST(ThermalTransient, AgreesWithCvodeAcrossShadowEdges) {
    const SixtyFive c;
    ASSERT_EQ(c.network.nodes.size(), 65u);
    const auto reference =
        at_edges(CvodeThermal(c.network, {.rel_tol = 1e-10, .abs_tol = 1e-8}), c, 10);
    EXPECT_LT(largest_difference(at_edges(ThermalTransient(c.network), c, 10), reference), 0.05);
    EXPECT_LT(largest_difference(at_edges(ThermalTransient(c.network, {.tolerance = 5e-5}), c, 10),
                                 reference),
              1e-4);
    EXPECT_LT(largest_difference(at_edges(CvodeThermal(c.network), c, 10), reference), 0.05);
}

// Second witness of another family: Dormand–Prince 8(5,3), explicit, with derivative() of the plain
// network instead of the flat equations. 1e-9 K per step leaves less than 1e-6 K over one orbit.
TEST(ThermalTransient, AgreesWithAnExplicitMethodOfOrderEight) {
    const SixtyFive c;
    std::vector<double> explicit_edges, q(65), slope(65);
    OdeState<65> y{};
    std::ranges::copy(c.start, y.begin());
    const OrbitEdges edge = edges(c.heat);
    for (std::size_t k = 1; k < edge.count; ++k) {
        const double middle = 0.5 * (edge.t[k - 1] + edge.t[k]);
        const auto rhs = [&](double t, const OdeState<65>& at, OdeState<65>& rate) {
            heat_in_piece(c.heat, middle, t, q, slope);
            derivative(c.network, at, q, rate);
        };
        OdeOptions<65> options;
        options.rel_tol = 1e-12;
        options.abs_tol = filled<65>(1e-9);
        Dop853<65, decltype(rhs)> solver(rhs, edge.t[k - 1], y, options);
        ASSERT_EQ(solver.advance_to(edge.t[k]), OdeStatus::ok);
        y = solver.y();
        explicit_edges.insert(explicit_edges.end(), y.begin(), y.end());
    }
    const auto ours = at_edges(ThermalTransient(c.network, {.tolerance = 1e-6}), c, 1);
    EXPECT_LT(largest_difference(ours, explicit_edges), 1e-5);
}

// Reference, section 10: BDF at 1e-4 with stops at the shadow's edges errs by 0.3 K at most; the
// same without stops misses an eclipse and errs by far more than 10 K.
TEST(CvodeThermal, MissesTheEclipseWithoutStops) {
    const SixtyFive c;
    const CvodeThermalOptions loose{.rel_tol = 1e-4, .abs_tol = 1e-2};
    const auto reference = at_edges(ThermalTransient(c.network, {.tolerance = 1e-4}), c, 2);
    EXPECT_LT(largest_difference(at_edges(CvodeThermal(c.network, loose), c, 2), reference), 0.3);

    // A short shadow, as at the edge of the season, deep enough to cost the arrays 20 K.
    OrbitHeat calm = c.heat;  // without albedo and shedding nothing warns of the shadow
    std::ranges::fill(calm.albedo, 0.0);
    std::ranges::fill(calm.shadowed, 0.0);
    calm.half_umbra = 60.0;
    calm.half_shadow = 65.0;
    std::vector<double> lit(65), slopes(65);
    heat_in_piece(calm, 1.0, 1.0, lit, slopes);
    const auto lit_start = steady_state(c.network, lit).temperature;
    CvodeThermal blind(c.network, loose);
    ThermalTransient seeing(c.network);
    blind.reset(0.0, lit_start);
    seeing.reset(0.0, lit_start);
    const double later = calm.half_shadow + 30.0;  // in light again, the arrays still cold
    for (int orbit = 0; orbit < 9; ++orbit) follow_orbit(seeing, calm);
    for (const double half :
         {-calm.half_shadow, -calm.half_umbra, calm.half_umbra, calm.half_shadow, later}) {
        const double end = 0.5 * calm.period + half, start = 9.0 * calm.period;
        seeing.advance_to(start + end, [&](double t, std::span<double> q, std::span<double> slope) {
            heat_in_piece(calm, end - 1.0, t - start, q, slope);
        });
    }
    blind.advance_to(9.5 * calm.period + later,
                     [&](double t, std::span<double> q, std::span<double> slope) {
                         const double phase = std::fmod(t, calm.period);
                         heat_in_piece(calm, phase, phase, q, slope);
                     });
    std::vector<double> a(blind.temperature().begin(), blind.temperature().end());
    std::vector<double> b(seeing.temperature().begin(), seeing.temperature().end());
    EXPECT_GT(largest_difference(a, b), 10.0);
}

// ∫(in − out) dt = ΔΣCT: the first law. RODAS and BDF keep linear invariants, so that only rounding
// and Newton's error remain: 1e-12 against the 1e-6 asked for. ∫in is known in closed form too.
TEST(ThermalTransient, EnergyCloses) {
    const SixtyFive c;
    ThermalTransient ours(c.network);
    CvodeThermal reference(c.network);
    at_edges(ours, c, 3);
    ours.reset(0.0, c.start);
    reference.reset(0.0, c.start);
    for (int orbit = 0; orbit < 3; ++orbit) {
        follow_orbit(ours, c.heat);
        follow_orbit(reference, c.heat);
    }
    EXPECT_LT(std::abs(ours.balance().error()), 1e-12);
    EXPECT_LT(std::abs(reference.balance().error()), 1e-9);
    double mean = 0.0;
    for (const double q : mean_heat(c.heat)) mean += q;
    EXPECT_NEAR(ours.balance().in / (3.0 * 5864.0 * mean), 1.0, 1e-6);
}

// The steady state is where nothing moves: CVODE, started there, stays. And all heat leaves.
TEST(SteadyState, StaysWhereItIs) {
    const SixtyFive c;
    const std::vector<double> heat = mean_heat(c.heat);
    const SteadyState steady = steady_state(c.network, heat);
    CvodeThermal solver(c.network, {.rel_tol = 1e-9, .abs_tol = 1e-9});
    solver.reset(0.0, steady.temperature);
    solver.advance_to(1e5, [&](double, std::span<double> q, std::span<double> slope) {
        std::ranges::copy(heat, q.begin());
        std::ranges::fill(slope, 0.0);
    });
    for (std::size_t i = 0; i < 65; ++i)
        EXPECT_NEAR(solver.temperature()[i], steady.temperature[i], 1e-6);
    double total = 0.0;
    for (const double q : heat) total += q;
    EXPECT_NEAR(heat_to_space(c.network, steady.temperature) / total, 1.0, 1e-12);
}

TEST(SteadyState, RefusesHeatWithoutAWayOut) {
    ThermalNetwork network;
    network.nodes = {{"a", 10.0, 0.0}, {"b", 10.0, 0.0}};
    network.conductances = {{0, 1, 2.0}};
    EXPECT_THROW(steady_state(network, std::vector<double>{5.0, 0.0}), Error);
}

// Square wave Q on a node with conductance G to a wall: in the periodic state the temperature above
// the wall goes between a + (b − a)·(1 − e^{−x})/(1 − e^{−P/τ}) …, exactly:
// at the end of the dark of length d, with the lit part l = P − d and ΔT = Q/G,
//     T_low = ΔT (1 − e^{−l/τ}) e^{−d/τ}/(1 − e^{−P/τ}),   T_high = T_low e^{d/τ}.
TEST(PeriodicState, MatchesTheClosedFormOfASquareWave) {
    ThermalNetwork network;
    network.nodes = {{"node", 4000.0, 0.0}, {"wall", 1e18, 0.0}};
    network.conductances = {{0, 1, 2.0}};
    network.nodes[1].space_exchange = 1e9;  // fixes the wall at the temperature of space
    network.space_temperature = 250.0;
    OrbitHeat heat{.period = 5000.0,
                   .half_umbra = 600.0,
                   .half_shadow = 600.0,
                   .constant = {0.0, 0.0},
                   .sunlit = {100.0, 0.0},
                   .albedo = {0.0, 0.0},
                   .shadowed = {0.0, 0.0}};
    const PeriodicState state = periodic_state(network, heat, 1e-9, {.tolerance = 1e-7});
    const double tau = 2000.0, dark = 1200.0, lit = 3800.0;
    const double low =
        50.0 * -std::expm1(-lit / tau) * std::exp(-dark / tau) / -std::expm1(-5000.0 / tau);
    EXPECT_NEAR(state.lowest[0], 250.0 + low, 1e-5);
    EXPECT_NEAR(state.highest[0], 250.0 + low * std::exp(dark / tau), 1e-5);
}

// The fixed point is one: it does not move over ten more orbits of the other solver.
TEST(PeriodicState, ComesBackToItself) {
    const SixtyFive c;
    const PeriodicState state = periodic_state(c.network, c.heat, 1e-7, {.tolerance = 1e-5});
    EXPECT_LE(state.orbits, 20);
    CvodeThermal solver(c.network, {.rel_tol = 1e-10, .abs_tol = 1e-8});
    solver.reset(0.0, state.temperature);
    for (int orbit = 0; orbit < 10; ++orbit) follow_orbit(solver, c.heat);
    for (std::size_t i = 0; i < 65; ++i)
        EXPECT_NEAR(solver.temperature()[i], state.temperature[i], 1e-4);
}

// A life is its orbits, one after the other: the same bytes as following them by hand.
TEST(ThermalLife, IsItsOrbits) {
    const SixtyFive c;
    std::size_t seen = 0;
    const ThermalLife life = follow_life(
        c.network, c.start, 5, [&](std::size_t, OrbitHeat& heat) { heat = c.heat; },
        [&](std::size_t orbit, const ThermalTransient&) { seen += orbit; });
    ThermalTransient solver(c.network);
    solver.reset(0.0, c.start);
    for (int orbit = 0; orbit < 5; ++orbit) follow_orbit(solver, c.heat);
    EXPECT_EQ(seen, 10u);
    EXPECT_TRUE(std::ranges::equal(life.end, solver.temperature()));
    EXPECT_TRUE(std::ranges::equal(life.highest, solver.highest()));
    EXPECT_LT(std::abs(life.balance.error()), 1e-12);
}

// The hot loop owns no memory.
TEST(ThermalTransient, AllocatesNothing) {
    const SixtyFive c;
    ThermalTransient solver(c.network);
    solver.reset(0.0, c.start);
    const AllocationCount count;
    follow_orbit(solver, c.heat);
    EXPECT_EQ(count.since_start(), 0);
}

// Flat equations and plain network are two writings of one thing: equal to rounding.
TEST(ThermalEquations, AreTheNetwork) {
    const SixtyFive c;
    const ThermalEquations flat(c.network);
    std::vector<double> temperature = c.start, heat = mean_heat(c.heat), a(65), b(65);
    for (std::size_t i = 0; i < 65; ++i) temperature[i] += static_cast<double>(i % 7);
    flat.rate(temperature, heat, a);
    derivative(c.network, temperature, heat, b);
    std::vector<double> dense(65 * 65), values(flat.pattern().entries());
    jacobian(c.network, temperature, dense);
    flat.jacobian(temperature, values);
    for (std::size_t i = 0; i < 65; ++i) EXPECT_NEAR(a[i], b[i], 1e-12 * (1.0 + std::abs(b[i])));
    for (std::size_t j = 0; j < 65; ++j)
        for (auto e = flat.pattern().column_start[j]; e < flat.pattern().column_start[j + 1]; ++e) {
            const auto row =
                static_cast<std::size_t>(flat.pattern().row[static_cast<std::size_t>(e)]);
            EXPECT_NEAR(values[static_cast<std::size_t>(e)], dense[row + 65 * j], 1e-13);
            dense[row + 65 * j] = 0.0;
        }
    EXPECT_TRUE(std::ranges::all_of(dense, [](double x) { return x == 0.0; }));
    EXPECT_NEAR(flat.outflow(temperature), heat_to_space(c.network, temperature), 1e-8);
}

// (shift·I − J) x = b, checked by putting x back: backward error of elimination without pivots.
TEST(SparseFactor, Solves) {
    const SixtyFive c;
    const ThermalEquations flat(c.network);
    std::vector<double> values(flat.pattern().entries()), x(65), b(65);
    flat.jacobian(c.start, values);
    SparseFactor factor(flat.pattern());
    for (const double shift : {0.0, 1e-3, 10.0}) {
        ASSERT_TRUE(factor.factor(values, shift));
        for (std::size_t i = 0; i < 65; ++i) x[i] = b[i] = std::sin(static_cast<double>(i));
        factor.solve(x);
        for (std::size_t i = 0; i < 65; ++i) b[i] -= shift * x[i];
        double size = 0.0;
        for (std::size_t j = 0; j < 65; ++j)
            for (auto e = flat.pattern().column_start[j]; e < flat.pattern().column_start[j + 1];
                 ++e) {
                const auto k = static_cast<std::size_t>(e);
                b[static_cast<std::size_t>(flat.pattern().row[k])] += values[k] * x[j];
                size = std::max(size, std::abs(values[k] * x[j]));
            }
        for (const double residual : b) EXPECT_LT(std::abs(residual), 1e-13 * size + 1e-14);
    }
}

}  // namespace
}  // namespace dawnline::spacecraft
