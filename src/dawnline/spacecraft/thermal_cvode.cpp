#include "dawnline/spacecraft/thermal_cvode.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace dawnline::spacecraft {
namespace {

/// The pattern of the temperatures with two more unknowns: heat out, which depends on all of them,
/// and heat in, which depends on none.
SparsePattern with_balance(const SparsePattern& inner) {
    const auto n = static_cast<std::int64_t>(inner.size());
    SparsePattern all;
    for (std::size_t j = 0; j < inner.size(); ++j) {
        for (auto e = inner.column_start[j]; e < inner.column_start[j + 1]; ++e)
            all.row.push_back(inner.row[static_cast<std::size_t>(e)]);
        all.row.push_back(n);
        all.column_start.push_back(static_cast<std::int64_t>(all.row.size()));
    }
    for (const std::int64_t extra : {n, n + 1}) {
        all.row.push_back(extra);
        all.column_start.push_back(static_cast<std::int64_t>(all.row.size()));
    }
    return all;
}

}  // namespace

struct CvodeThermal::Implementation {
    ThermalEquations equations;
    double capacity;  // Σ C of the inner nodes: heats are kept as heat/Σ C [J/K]
    std::vector<double> heat, slope, values, out_slope, start;
    const HeatFunction* source = nullptr;
    double start_stored = 0.0;
    std::optional<StiffSolver> solver;

    explicit Implementation(const ThermalNetwork& network) : equations(network), capacity(0.0) {
        const std::size_t n = equations.size();
        capacity = equations.stored(std::vector<double>(n, 1.0));
        if (!(capacity > 0.0)) capacity = 1.0;
        heat.resize(n);
        slope.resize(n);
        out_slope.resize(n);
        values.resize(equations.pattern().entries());
        start.resize(n + 2);
    }

    void derivative(double t, std::span<const double> y, std::span<double> rate) {
        const std::size_t n = equations.size();
        (*source)(t, heat, slope);
        equations.rate(y.first(n), heat, rate.first(n));
        rate[n] = equations.outflow(y.first(n)) / capacity;
        rate[n + 1] = equations.inflow(heat) / capacity;
    }

    void jacobian(std::span<const double> y, std::span<double> out) {
        const std::size_t n = equations.size();
        equations.jacobian(y.first(n), values);
        equations.outflow_slope(y.first(n), out_slope);
        const auto& start_of = equations.pattern().column_start;
        std::size_t to = 0;
        for (std::size_t j = 0; j < n; ++j) {
            for (auto e = start_of[j]; e < start_of[j + 1]; ++e)
                out[to++] = values[static_cast<std::size_t>(e)];
            out[to++] = out_slope[j] / capacity;
        }
        out[to] = out[to + 1] = 0.0;
    }
};

CvodeThermal::CvodeThermal(const ThermalNetwork& network, CvodeThermalOptions options)
    : self_(std::make_unique<Implementation>(network)) {
    Implementation* const self = self_.get();
    StiffOptions stiff;
    stiff.rel_tol = options.rel_tol;
    stiff.abs_tol = {options.abs_tol};
    stiff.max_steps = options.most_steps;
    stiff.pattern = with_balance(self->equations.pattern());
    stiff.jacobian = [self](double, std::span<const double> y, std::span<double> out) {
        self->jacobian(y, out);
    };
    self->solver.emplace(
        self->equations.size() + 2,
        [self](double t, std::span<const double> y, std::span<double> rate) {
            self->derivative(t, y, rate);
        },
        std::move(stiff));
}

CvodeThermal::~CvodeThermal() = default;
CvodeThermal::CvodeThermal(CvodeThermal&&) noexcept = default;
CvodeThermal& CvodeThermal::operator=(CvodeThermal&&) noexcept = default;

void CvodeThermal::reset(double t, std::span<const double> temperature) {
    self_->start.assign(temperature.begin(), temperature.end());
    self_->start.resize(temperature.size() + 2, 0.0);
    self_->solver->reset(t, self_->start);
    self_->start_stored = self_->equations.stored(temperature);
}

void CvodeThermal::advance_to(double t_end, HeatFunction heat) {
    self_->source = &heat;
    std::ranges::copy(self_->solver->y(), self_->start.begin());
    self_->solver->reset(self_->solver->t(), self_->start);
    self_->solver->advance_to(t_end);
    self_->source = nullptr;
}

double CvodeThermal::t() const noexcept {
    return self_->solver->t();
}

std::span<const double> CvodeThermal::temperature() const noexcept {
    return self_->solver->y().first(self_->equations.size());
}

HeatBalance CvodeThermal::balance() const noexcept {
    const std::size_t n = self_->equations.size();
    const auto y = self_->solver->y();
    return {y[n + 1] * self_->capacity, y[n] * self_->capacity,
            self_->equations.stored(y.first(n)) - self_->start_stored};
}

StiffStatistics CvodeThermal::statistics() const noexcept {
    return self_->solver->statistics();
}

}  // namespace dawnline::spacecraft
