#include "dawnline/control/transcription.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"

namespace dawnline::control {
namespace {

void require(bool holds, const std::string& message) {
    if (!holds) throw Error(message);
}

void check_bounds(const std::vector<Bounds>& bounds, std::size_t count, const std::string& what) {
    require(bounds.size() == count,
            fmt::format("{} has {} bounds; it needs {}", what, bounds.size(), count));
    for (const Bounds& b : bounds)
        require(b.lower <= b.upper, fmt::format("{} has bounds {} to {}", what, b.lower, b.upper));
}

void check_scale(const std::vector<double>& scale, std::size_t count, const std::string& what) {
    require(scale.size() == count,
            fmt::format("{} has {} scales; it needs {}", what, scale.size(), count));
    for (double s : scale)
        require(s > 0.0 && std::isfinite(s), fmt::format("{} has the scale {}", what, s));
}

void check(const Phase& phase) {
    const Dynamics& d = phase.dynamics;
    const std::string name = "phase " + phase.name;
    check_bounds(phase.state, d.states, name + ": state");
    check_bounds(phase.initial_state, d.states, name + ": initial state");
    check_bounds(phase.final_state, d.states, name + ": final state");
    check_bounds(phase.control, d.controls, name + ": control");
    check_bounds(phase.path, d.paths, name + ": path");
    check_bounds({phase.initial_time, phase.final_time, phase.duration}, 3, name + ": time");
    check_scale(phase.state_scale, d.states, name + ": state");
    check_scale(phase.control_scale, d.controls, name + ": control");
    check_scale(phase.path_scale, d.paths, name + ": path");
    check_scale({phase.time_scale}, 1, name + ": time");
    require(phase.mesh.size() >= 2 && phase.mesh.front() == 0.0 && phase.mesh.back() == 1.0 &&
                std::is_sorted(phase.mesh.begin(), phase.mesh.end(), std::less_equal<>()),
            name + ": the mesh must ascend from 0 to 1");
}

bool all_finite(const double* values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (!std::isfinite(values[i])) return false;
    return true;
}

}  // namespace

void check(const Problem& problem) {
    require(!problem.phases.empty(), "the problem has no phase");
    for (const Phase& phase : problem.phases) check(phase);
}

Transcription::Transcription(const Problem& problem) : problem_(problem) {
    check(problem);
    for (const Phase& phase : problem.phases) {
        require(phase.guess && std::isfinite(phase.initial_time_guess) &&
                    std::isfinite(phase.final_time_guess),
                "phase " + phase.name + " has no guess");
        rules_.push_back(radau(phase.degree));
    }
    lay_out();
    find_structure();
    std::size_t most = 0;
    for (const Phase& phase : problem.phases) {
        const std::size_t n = phase.dynamics.inputs(), m = phase.dynamics.outputs();
        most = std::max(most, 2 * n + m * (n + 1) + triangle(n) + m);
    }
    for (const Endpoint& e : problem.conditions)
        most = std::max(most, 2 * e.inputs.size() + e.outputs * (e.inputs.size() + 2) +
                                  triangle(e.inputs.size()));
    const std::size_t n = problem.objective.inputs.size();
    scratch_.resize(std::max(most, 4 * n + 2 + triangle(n)));
}

double Transcription::node_fraction(std::size_t phase, std::size_t node) const {
    const PhaseLayout& l = layout_[phase];
    const std::vector<double>& mesh = problem_.phases[phase].mesh;
    if (node == 0) return 0.0;
    const std::size_t segment = (node - 1) / l.degree, point = (node - 1) % l.degree + 1;
    return mesh[segment] +
           0.5 * (mesh[segment + 1] - mesh[segment]) * (rules_[phase].points[point] + 1.0);
}

double Transcription::half_width(std::size_t phase, std::size_t node) const {
    const std::vector<double>& mesh = problem_.phases[phase].mesh;
    const std::size_t segment = (node - 1) / layout_[phase].degree;
    return 0.5 * (mesh[segment + 1] - mesh[segment]);
}

void Transcription::gather(const Block& block, const double* z, double* in, double* scale) const {
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        scale[i] = scale_[block.columns[i]];
        in[i] = z[block.columns[i]] * scale[i];
    }
}

bool Transcription::conditions(const double* z, double* g) const {
    std::fill(g, g + rows_, 0.0);
    for (std::size_t k = 0; k < constant_.size(); ++k)
        g[jacobian_row_[k]] += constant_[k] * z[jacobian_column_[k]];
    std::vector<double> in(64), scale(64), out(64);
    const auto fit = [&](std::size_t n, std::size_t m) {
        if (in.size() < n) in.resize(n), scale.resize(n);
        if (out.size() < m) out.resize(m);
    };
    auto block = node_blocks_.begin();
    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        fit(phase.dynamics.inputs(), phase.dynamics.outputs());
        for (std::size_t node = 1; node <= layout_[i].nodes(); ++node, ++block) {
            gather(*block, z, in.data(), scale.data());
            phase.dynamics.values(node_fraction(i, node), in.data(), out.data());
            const double h = half_width(i, node);
            double* rows = g + block->first_row;
            for (std::size_t k = 0; k < phase.dynamics.states; ++k)
                rows[k] -= h * out[k] / phase.state_scale[k];
            for (std::size_t k = 0; k < phase.dynamics.paths; ++k)
                rows[phase.dynamics.states + k] =
                    out[phase.dynamics.states + k] / phase.path_scale[k];
        }
    }
    for (std::size_t i = 0; i < problem_.conditions.size(); ++i) {
        const Endpoint& e = problem_.conditions[i];
        fit(e.inputs.size(), e.outputs);
        gather(endpoint_blocks_[i], z, in.data(), scale.data());
        e.values(in.data(), out.data());
        for (std::size_t k = 0; k < e.outputs; ++k)
            g[endpoint_blocks_[i].first_row + k] = out[k] / (e.scale.empty() ? 1.0 : e.scale[k]);
    }
    return all_finite(g, rows_);
}

bool Transcription::jacobian(const double* z, double* entries) {
    std::copy(constant_.begin(), constant_.end(), entries);
    auto block = node_blocks_.begin();
    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        const std::size_t n = phase.dynamics.inputs(), m = phase.dynamics.outputs();
        double* in = scratch_.data();
        double* scale = in + n;
        double* out = scale + n;
        double* gradient = out + m;
        for (std::size_t node = 1; node <= layout_[i].nodes(); ++node, ++block) {
            gather(*block, z, in, scale);
            phase.dynamics.gradients(node_fraction(i, node), in, scale, out, gradient);
            const double h = half_width(i, node);
            for (std::size_t o = 0; o < m; ++o) {
                const double factor = o < phase.dynamics.states
                                          ? -h / phase.state_scale[o]
                                          : 1.0 / phase.path_scale[o - phase.dynamics.states];
                for (std::size_t k = 0; k < n; ++k)
                    entries[block->jacobian[o * n + k]] += factor * gradient[o * n + k];
            }
        }
    }
    for (std::size_t i = 0; i < problem_.conditions.size(); ++i) {
        const Endpoint& e = problem_.conditions[i];
        const Block& b = endpoint_blocks_[i];
        const std::size_t n = b.columns.size();
        double* in = scratch_.data();
        double* scale = in + n;
        double* out = scale + n;
        double* gradient = out + e.outputs;
        gather(b, z, in, scale);
        e.gradients(in, scale, out, gradient);
        for (std::size_t o = 0; o < e.outputs; ++o)
            for (std::size_t k = 0; k < n; ++k)
                entries[b.jacobian[o * n + k]] +=
                    gradient[o * n + k] / (e.scale.empty() ? 1.0 : e.scale[o]);
    }
    return all_finite(entries, constant_.size());
}

bool Transcription::hessian(const double* z, double factor, const double* multiplier,
                            double* entries) {
    std::fill(entries, entries + hessian_row_.size(), 0.0);
    auto block = node_blocks_.begin();
    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        const std::size_t n = phase.dynamics.inputs(), m = phase.dynamics.outputs();
        double* in = scratch_.data();
        double* scale = in + n;
        double* weight = scale + n;
        double* curvature = weight + m;
        for (std::size_t node = 1; node <= layout_[i].nodes(); ++node, ++block) {
            gather(*block, z, in, scale);
            const double h = half_width(i, node);
            for (std::size_t o = 0; o < m; ++o)
                weight[o] =
                    multiplier[block->first_row + o] *
                    (o < phase.dynamics.states ? -h / phase.state_scale[o]
                                               : 1.0 / phase.path_scale[o - phase.dynamics.states]);
            phase.dynamics.hessian(node_fraction(i, node), in, scale, weight, curvature);
            for (std::size_t k = 0; k < triangle(n); ++k)
                entries[block->hessian[k]] += curvature[k];
        }
    }
    for (std::size_t i = 0; i < endpoint_blocks_.size(); ++i) {
        const bool objective = i == problem_.conditions.size();
        const Endpoint& e = objective ? problem_.objective : problem_.conditions[i];
        const Block& b = endpoint_blocks_[i];
        const std::size_t n = b.columns.size();
        double* in = scratch_.data();
        double* scale = in + n;
        double* weight = scale + n;
        double* curvature = weight + e.outputs;
        gather(b, z, in, scale);
        for (std::size_t o = 0; o < e.outputs; ++o)
            weight[o] = (objective ? factor : multiplier[b.first_row + o]) /
                        (e.scale.empty() ? 1.0 : e.scale[o]);
        e.hessian(in, scale, weight, curvature);
        for (std::size_t k = 0; k < triangle(n); ++k) entries[b.hessian[k]] += curvature[k];
    }
    return all_finite(entries, hessian_row_.size());
}

Nlp Transcription::nlp() {
    Nlp nlp;
    nlp.variables = static_cast<int>(scale_.size());
    nlp.conditions = static_cast<int>(rows_);
    nlp.lower.resize(scale_.size());
    nlp.upper.resize(scale_.size());
    nlp.start.resize(scale_.size());
    nlp.condition_lower.assign(rows_, 0.0);
    nlp.condition_upper.assign(rows_, 0.0);
    set_bounds(nlp);
    set_start(nlp);
    nlp.jacobian_row = jacobian_row_;
    nlp.jacobian_column = jacobian_column_;
    nlp.hessian_row = hessian_row_;
    nlp.hessian_column = hessian_column_;
    nlp.conditions_at = [this](const double* z, double* g) { return conditions(z, g); };
    nlp.jacobian = [this](const double* z, double* entries) { return jacobian(z, entries); };
    nlp.hessian = [this](const double* z, double factor, const double* multiplier,
                         double* entries) { return hessian(z, factor, multiplier, entries); };
    nlp.objective = [this](const double* z, double& f) {
        const Block& b = endpoint_blocks_.back();
        gather(b, z, scratch_.data(), scratch_.data() + b.columns.size());
        problem_.objective.values(scratch_.data(), &f);
        if (!problem_.objective.scale.empty()) f /= problem_.objective.scale[0];
        return std::isfinite(f);
    };
    nlp.objective_gradient = [this](const double* z, double* gradient) {
        const Block& b = endpoint_blocks_.back();
        const std::size_t n = b.columns.size();
        double* in = scratch_.data();
        double* scale = in + n;
        double* entries = scale + n;
        double value = 0.0;
        gather(b, z, in, scale);
        problem_.objective.gradients(in, scale, &value, entries);
        std::fill(gradient, gradient + scale_.size(), 0.0);
        const double s = problem_.objective.scale.empty() ? 1.0 : problem_.objective.scale[0];
        for (std::size_t k = 0; k < n; ++k) gradient[b.columns[k]] += entries[k] / s;
        return all_finite(gradient, scale_.size());
    };
    return nlp;
}

}  // namespace dawnline::control
