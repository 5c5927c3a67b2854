#include "dawnline/spacecraft/thermal_steady.hpp"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <deque>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

double quarter_power(double x) {
    return std::sqrt(std::sqrt(std::max(x, 0.0)));
}

/// One temperature for all nodes at which the total heat would leave.
double uniform_guess(const ThermalNetwork& network, std::span<const double> heat) {
    double exchange = 0.0, total = 0.0;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        exchange += network.nodes[i].space_exchange;
        total += heat[i];
    }
    if (!(exchange > 0.0)) return 300.0;
    return std::max(50.0, quarter_power(total / (constants::k_stefan_boltzmann * exchange)));
}

double largest_change(std::span<const double> a, std::span<const double> b) {
    double worst = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
    return worst;
}

/// Mixes the last images of a map so that the residual is least (Walker & Ni 2011, eq. 2.2).
class AndersonMixing {
  public:
    Eigen::VectorXd next(const Eigen::VectorXd& x, const Eigen::VectorXd& image) {
        const Eigen::VectorXd residual = image - x;
        if (last_.size() > 0) {
            residual_steps_.push_back(residual - last_residual_);
            image_steps_.push_back(image - last_);
            if (residual_steps_.size() > 5) {
                residual_steps_.pop_front();
                image_steps_.pop_front();
            }
        }
        last_ = image;
        last_residual_ = residual;
        if (residual_steps_.empty()) return image;
        Eigen::MatrixXd steps(x.size(), static_cast<Eigen::Index>(residual_steps_.size()));
        for (std::size_t k = 0; k < residual_steps_.size(); ++k)
            steps.col(static_cast<Eigen::Index>(k)) = residual_steps_[k];
        Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(steps);
        qr.setThreshold(1e-9);
        const Eigen::VectorXd weight = qr.solve(residual);
        Eigen::VectorXd mixed = image;
        for (std::size_t k = 0; k < image_steps_.size(); ++k)
            mixed -= weight(static_cast<Eigen::Index>(k)) * image_steps_[k];
        return mixed;
    }

  private:
    std::deque<Eigen::VectorXd> residual_steps_, image_steps_;
    Eigen::VectorXd last_, last_residual_;
};

}  // namespace

SteadyState steady_state(const ThermalNetwork& network, std::span<const double> heat,
                         std::span<const double> guess) {
    const ThermalEquations equations(network);
    const std::size_t n = equations.size();
    if (heat.size() != n || (!guess.empty() && guess.size() != n))
        throw Error(fmt::format("a steady state of {} nodes is given {} heats and {} guesses", n,
                                heat.size(), guess.size()));
    SteadyState state;
    if (guess.empty())
        state.temperature.assign(n, uniform_guess(network, heat));
    else
        state.temperature.assign(guess.begin(), guess.end());

    SparseFactor factor(equations.pattern());
    std::vector<double> jacobian(equations.pattern().entries()), step(n);
    const auto& pattern = equations.pattern();
    // A floor that only counts if no heat flows at all.
    double through = 1e-9;
    for (const double q : heat) through += std::abs(q);
    for (state.iterations = 1; state.iterations <= 200; ++state.iterations) {
        equations.rate(state.temperature, heat, step);
        state.imbalance = 0.0;
        double emitted = through;
        for (std::size_t i = 0; i < n; ++i) {
            if (equations.is_boundary(i)) continue;
            state.imbalance =
                std::max(state.imbalance, std::abs(step[i]) * network.nodes[i].heat_capacity);
            emitted += constants::k_stefan_boltzmann * network.nodes[i].space_exchange *
                       std::pow(state.temperature[i], 4);
        }
        state.imbalance /= emitted;

        equations.jacobian(state.temperature, jacobian);
        for (std::size_t j = 0; j < n; ++j)
            if (equations.is_boundary(j))
                for (auto e = pattern.column_start[j]; e < pattern.column_start[j + 1]; ++e)
                    if (pattern.row[static_cast<std::size_t>(e)] == static_cast<std::int64_t>(j))
                        jacobian[static_cast<std::size_t>(e)] = -1.0;
        if (!factor.factor(jacobian, 0.0))
            throw Error("a steady state does not exist: some node has no way to lose its heat");
        factor.solve(step);
        double change = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            const double limit = 0.25 * state.temperature[i];
            const double delta = std::clamp(step[i], -limit, limit);
            state.temperature[i] += delta;
            change = std::max(change, std::abs(delta));
        }
        if (!std::isfinite(change)) break;
        if (change < 1e-10 && state.imbalance < 1e-12) return state;
    }
    throw Error(fmt::format(
        "Newton's iteration for a steady state ended with {} of the heat out of balance; either "
        "heat has no way out or a node would fall below 0 K",
        state.imbalance));
}

PeriodicState periodic_state(const ThermalNetwork& network, const OrbitHeat& heat, double tolerance,
                             TransientOptions options, int most_orbits) {
    check(heat, network.nodes.size());
    const std::vector<double> start = steady_state(network, mean_heat(heat)).temperature;
    Eigen::VectorXd x =
        Eigen::Map<const Eigen::VectorXd>(start.data(), static_cast<Eigen::Index>(start.size()));
    ThermalTransient solver(network, options);
    AndersonMixing mixing;
    PeriodicState state;
    while (state.orbits < most_orbits) {
        solver.reset(0.0, std::span<const double>(x.data(), start.size()));
        follow_orbit(solver, heat);
        ++state.orbits;
        const auto end = solver.temperature();
        state.change = largest_change(end, std::span<const double>(x.data(), start.size()));
        if (state.change <= tolerance) {
            state.temperature.assign(end.begin(), end.end());
            state.lowest.assign(solver.lowest().begin(), solver.lowest().end());
            state.highest.assign(solver.highest().begin(), solver.highest().end());
            return state;
        }
        const Eigen::VectorXd image = Eigen::Map<const Eigen::VectorXd>(end.data(), x.size());
        x = mixing.next(x, image).cwiseMax(1.0);
    }
    throw Error(fmt::format("no periodic state within {} orbits: a node still changes by {} K",
                            most_orbits, state.change));
}

}  // namespace dawnline::spacecraft
