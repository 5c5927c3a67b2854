#include "dawnline/spacecraft/thermal_network.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <complex>
#include <functional>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/cvode.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/periodic_node.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;
using constants::k_stefan_boltzmann;

/// Integrates a network with CVODE; `heat` fills the heats at a time.
StiffSolver solver(const ThermalNetwork& network,
                   const std::function<void(double, std::span<double>)>& heat, double tolerance) {
    const std::size_t n = network.nodes.size();
    StiffOptions options;
    options.rel_tol = tolerance;
    options.abs_tol = {tolerance};
    options.jacobian = [&network](double, std::span<const double> y, std::span<double> j) {
        jacobian(network, y, j);
    };
    return StiffSolver(
        n,
        [&network, heat, q = std::vector<double>(n)](double t, std::span<const double> y,
                                                     std::span<double> dy) mutable {
            heat(t, q);
            derivative(network, y, q, dy);
        },
        options);
}

ThermalNetwork five_nodes() {
    ThermalNetwork network;
    network.nodes = {{"die", 20.0, 0.0},
                     {"plate", 4e3, 0.0},
                     {"panel", 3e4, 40.0},
                     {"array", 5e4, 60.0},
                     {"pump", 500.0, 0.0}};
    network.conductances = {{0, 1, 60.0}, {2, 3, 5.0}};
    network.radiative_links = {{2, 3, 4.0}};
    network.fluid_links = {{1, 2, 900.0}, {2, 4, 900.0}, {4, 1, 900.0}};
    return network;
}

// Lumped cooling to empty space: T = T0 (1 + 3εσA T0³ t/C)^{−1/3}; C 20 kJ/K, A 2 m², ε 0.85,
// 330 K: 326.6400 K after 60 s, 301.4583 K after 600 s (exact solution, printed digits).
TEST(ThermalNetwork, LumpedCooling) {
    ThermalNetwork network;
    network.nodes = {{"plate", 20e3, 0.85 * 2.0}};
    network.space_temperature = 0.0;
    StiffSolver s = solver(
        network, [](double, std::span<double> q) { q[0] = 0.0; }, 1e-10);
    const double start[] = {330.0};
    s.reset(0.0, start);
    s.advance_to(60.0);
    EXPECT_NEAR(s.y()[0], 326.6400, 1e-4);
    s.advance_to(600.0);
    EXPECT_NEAR(s.y()[0], 301.4583, 1e-4);
}

// Two nodes joined by a conductance: the sum of energies stays, the difference decays as
// exp(−G t (1/C1 + 1/C2)). Exact; CVODE at 1e-10 leaves 1e-6 K.
TEST(ThermalNetwork, TwoNodesExchange) {
    ThermalNetwork network;
    network.nodes = {{"a", 1000.0, 0.0}, {"b", 250.0, 0.0}};
    network.conductances = {{0, 1, 4.0}};
    StiffSolver s = solver(
        network, [](double, std::span<double> q) { q[0] = q[1] = 0.0; }, 1e-10);
    const double start[] = {350.0, 250.0};
    s.reset(0.0, start);
    s.advance_to(100.0);
    const double difference = 100.0 * std::exp(-4.0 * 100.0 * (1.0 / 1000.0 + 1.0 / 250.0));
    EXPECT_NEAR(s.y()[0] - s.y()[1], difference, 1e-6);
    EXPECT_NEAR(stored_energy(network, s.y()), 1000.0 * 350.0 + 250.0 * 250.0, 1e-3);
}

// A node driven by Q = Q0 + Q1 sin ωt through a conductance to a huge node keeps
// T = T0 + Q0/G + Q1/|G + iωC| sin(ωt − φ) once the start has faded: linear systems theory.
TEST(ThermalNetwork, PeriodicHeatThroughAConductance) {
    constexpr double k_g = 5.0, k_c = 800.0, k_omega = 2.0 * k_pi / 600.0;
    ThermalNetwork network;
    network.nodes = {{"driven", k_c, 0.0}, {"bath", 1e15, 0.0}};
    network.conductances = {{0, 1, k_g}};
    StiffSolver s = solver(
        network,
        [](double t, std::span<double> q) {
            q[0] = 100.0 + 40.0 * std::sin(k_omega * t);
            q[1] = 0.0;
        },
        1e-10);
    const double start[] = {320.0, 300.0};
    s.reset(0.0, start);
    const std::complex<double> response = 40.0 / std::complex<double>(k_g, k_omega * k_c);
    for (const double t : {6000.0, 6100.0, 6310.0, 6550.0}) {
        s.advance_to(t);
        const double expected =
            300.0 + 100.0 / k_g +
            std::imag(response * std::exp(std::complex<double>(0.0, k_omega * t)));
        EXPECT_NEAR(s.y()[0], expected, 1e-5) << t;
    }
}

// ∫(in − out) dt = Δ Σ C T through an eclipse that switches the heat: to 1e-6 of the heat that
// passed. The outflow is integrated as one more, uncoupled equation.
TEST(ThermalNetwork, EnergyClosesThroughAnEclipse) {
    const ThermalNetwork network = five_nodes();
    check(network);
    constexpr double k_period = 5864.0, k_eclipse = 1200.0;
    std::array<double, 5> heat{};
    StiffOptions options;
    options.rel_tol = 1e-9;
    options.abs_tol = {1e-7};
    StiffSolver s(
        6,
        [&](double, std::span<const double> y, std::span<double> dy) {
            derivative(network, y.first(5), heat, dy.first(5));
            dy[5] = heat_to_space(network, y.first(5));
        },
        options);
    std::vector<double> y{350.0, 330.0, 310.0, 320.0, 311.0, 0.0};
    const double before = stored_energy(network, std::span(y).first(5));
    double in = 0.0, t = 0.0;
    for (int orbit = 0; orbit < 3; ++orbit)
        for (const bool lit : {true, false}) {
            heat = lit ? std::array{900.0, 0.0, 2000.0, 60e3, 30.0}
                       : std::array{200.0, 0.0, 500.0, 3e3, 30.0};
            const double length = lit ? k_period - k_eclipse : k_eclipse;
            s.reset(t, y);
            t += length;
            s.advance_to(t);
            y.assign(s.y().begin(), s.y().end());
            for (const double q : heat) in += q * length;
        }
    const double after = stored_energy(network, std::span(y).first(5));
    EXPECT_NEAR((in - y[5]) - (after - before), 0.0, 1e-6 * in);
}

// Each column of the Jacobian against central differences of the derivative, to their error.
TEST(ThermalNetwork, JacobianIsTheDerivativeOfTheDerivative) {
    const ThermalNetwork network = five_nodes();
    const std::vector<double> t{350.0, 330.0, 310.0, 320.0, 311.0}, heat(5, 100.0);
    std::vector<double> j(25, 7.0), low(5), high(5);
    jacobian(network, t, j);
    for (std::size_t column = 0; column < 5; ++column) {
        std::vector<double> moved = t;
        moved[column] = t[column] + 0.01;
        derivative(network, moved, heat, high);
        moved[column] = t[column] - 0.01;
        derivative(network, moved, heat, low);
        for (std::size_t row = 0; row < 5; ++row)
            EXPECT_NEAR(j[row + column * 5], (high[row] - low[row]) / 0.02, 1e-8);
    }
}

// Heat that leaves a for b is what b gains from it.
TEST(ThermalNetwork, HeatBetweenNodes) {
    const ThermalNetwork network = five_nodes();
    const std::vector<double> t{350.0, 330.0, 310.0, 320.0, 311.0};
    EXPECT_DOUBLE_EQ(heat_between(network, t, 0, 1), 60.0 * 20.0);
    EXPECT_NEAR(heat_between(network, t, 2, 3),
                5.0 * -10.0 + 4.0 * k_stefan_boltzmann * (std::pow(310.0, 4) - std::pow(320.0, 4)),
                1e-9);
    EXPECT_DOUBLE_EQ(heat_between(network, t, 1, 2), 900.0 * 20.0);
}

TEST(ThermalNetwork, RefusesWhatCannotBe) {
    ThermalNetwork network = five_nodes();
    network.fluid_links.pop_back();  // coolant piles up at the pump
    EXPECT_THROW(check(network), Error);
    network = five_nodes();
    network.conductances.push_back({0, 9, 1.0});
    EXPECT_THROW(check(network), Error);
    network = five_nodes();
    network.nodes[0].heat_capacity = 0.0;
    EXPECT_THROW(check(network), Error);
}

/// orbital_thermal's transient: one-sided nadir plate hidden from the Sun, 550 km, β 30°.
PeriodicTemperature orbital_thermal_case(double heat_capacity) {
    constexpr double k_radius = 6371e3, k_height = 550e3;
    const double view = nadir_view_factor(k_radius / (k_radius + k_height));
    const double period = 2.0 * k_pi * std::sqrt(std::pow(k_radius + k_height, 3) / 3.986004418e14);
    const auto flux = [&](double phase) {
        const double cosine = std::cos(k_pi / 6.0) * std::cos(2.0 * k_pi * phase);
        return 545.5 + 0.91 * 237.0 * view + 0.2 * 0.3 * 1361.0 * view * std::max(0.0, cosine);
    };
    return periodic_temperature({heat_capacity, 0.91, period}, flux);
}

// orbital_thermal 1.0.0 prints bias, peak excess and swing for two heat capacities [K] and the
// time constant over the period. Tolerance: half of the last printed digit, twice.
TEST(PeriodicNode, AgreesWithOrbitalThermal) {
    const double period = 2.0 * k_pi * std::sqrt(std::pow(6921e3, 3) / 3.986004418e14);
    const PeriodicTemperature light = orbital_thermal_case(2000.0);
    EXPECT_NEAR(light.mean - light.radiative_mean, -0.028, 1e-3);
    EXPECT_NEAR(light.max - light.radiative_mean, 4.45, 0.01);
    EXPECT_NEAR(light.max - light.min, 6.69, 0.01);
    EXPECT_NEAR(light.time_constant / period, 0.04, 0.005);
    const PeriodicTemperature heavy = orbital_thermal_case(40000.0);
    EXPECT_NEAR(heavy.mean - heavy.radiative_mean, -0.001, 1e-3);
    EXPECT_NEAR(heavy.max - heavy.radiative_mean, 0.77, 0.01);
    EXPECT_NEAR(heavy.max - heavy.min, 1.47, 0.01);
    EXPECT_NEAR(heavy.time_constant / period, 0.81, 0.01);
}

// mean T⁴ = mean q/(εσ) in every periodic state, the mean of q taken in closed form:
// ∫ max(0, cos) = 1/π. Simpson with kinks on its nodes leaves 1e-12.
TEST(PeriodicNode, MeanFourthPowerCarriesTheMeanHeat) {
    const double view = nadir_view_factor(6371.0 / 6921.0);
    const double mean =
        545.5 + 0.91 * 237.0 * view + 0.2 * 0.3 * 1361.0 * view * std::cos(k_pi / 6.0) / k_pi;
    for (const double capacity : {500.0, 2000.0, 40000.0, 1e6}) {
        const PeriodicTemperature t = orbital_thermal_case(capacity);
        const double carried = 0.91 * k_stefan_boltzmann * std::pow(t.radiative_mean, 4);
        EXPECT_NEAR(carried / mean, 1.0, 1e-9);
        EXPECT_LE(t.mean, t.radiative_mean);
    }
}

TEST(PeriodicNode, RefusesANodeWithoutCapacity) {
    EXPECT_THROW(periodic_temperature({0.0, 0.9, 5000.0}, [](double) { return 100.0; }), Error);
    EXPECT_THROW(periodic_temperature({1e-9, 0.9, 5000.0}, [](double) { return 100.0; }), Error);
}

}  // namespace
}  // namespace dawnline::spacecraft
