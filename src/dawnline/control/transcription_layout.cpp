// Where a problem's variables and conditions stand: columns, rows, sparsity, bounds and start.

#include "dawnline/control/transcription.hpp"

#include <algorithm>
#include <utility>

namespace dawnline::control {
namespace {

Bounds both(Bounds a, Bounds b) {
    return {std::max(a.lower, b.lower), std::min(a.upper, b.upper)};
}

}  // namespace

void Transcription::lay_out() {
    std::size_t column = 0, row = 0;
    for (const Phase& phase : problem_.phases) {
        PhaseLayout l{column,
                      phase.dynamics.states,
                      phase.dynamics.controls,
                      phase.mesh.size() - 1,
                      static_cast<std::size_t>(phase.degree),
                      row};
        column = l.end();
        row += l.nodes() * phase.dynamics.outputs();
        layout_.push_back(l);
    }
    parameter_offset_ = column;
    column += problem_.parameters.size();
    scale_.resize(column);
    duration_row_ = row;
    endpoint_row_ = duration_row_ + problem_.phases.size();
    linear_row_ = endpoint_row_;
    for (const Endpoint& e : problem_.conditions) linear_row_ += e.outputs;
    rows_ = linear_row_ + problem_.linear.size();

    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        const PhaseLayout& l = layout_[i];
        scale_[l.offset] = scale_[l.offset + 1] = phase.time_scale;
        for (std::size_t node = 0; node <= l.nodes(); ++node) {
            std::copy(phase.state_scale.begin(), phase.state_scale.end(),
                      scale_.begin() + static_cast<std::ptrdiff_t>(l.state(node)));
            if (node > 0)
                std::copy(phase.control_scale.begin(), phase.control_scale.end(),
                          scale_.begin() + static_cast<std::ptrdiff_t>(l.control(node)));
        }
    }
    for (std::size_t i = 0; i < problem_.parameters.size(); ++i)
        scale_[parameter(i)] = problem_.parameters[i].scale;
}

std::size_t Transcription::column(const Variable& variable) const {
    if (variable.kind == Variable::Kind::parameter) return parameter(variable.index);
    const PhaseLayout& l = layout_.at(variable.phase);
    switch (variable.kind) {
        case Variable::Kind::initial_time:
            return l.offset;
        case Variable::Kind::final_time:
            return l.offset + 1;
        case Variable::Kind::initial_state:
            return l.state(0) + variable.index;
        default:
            return l.state(l.nodes()) + variable.index;
    }
}

void Transcription::find_structure() {
    struct Entry {
        std::size_t row, column;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> jacobian, curvature;
    std::vector<std::pair<Entry, double>> linear;
    const auto add_block = [&](Block block, bool objective) {
        for (std::size_t i = 0; i < block.columns.size(); ++i) {
            if (!objective)
                for (std::size_t r = 0; r < block.rows; ++r)
                    jacobian.push_back({block.first_row + r, block.columns[i]});
            for (std::size_t j = 0; j <= i; ++j)
                curvature.push_back({std::max(block.columns[i], block.columns[j]),
                                     std::min(block.columns[i], block.columns[j])});
        }
        return block;
    };
    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const PhaseLayout& l = layout_[i];
        const Phase& phase = problem_.phases[i];
        for (std::size_t node = 1; node <= l.nodes(); ++node) {
            Block block;
            block.columns = {l.offset, l.offset + 1};
            for (std::size_t k = 0; k < l.states; ++k) block.columns.push_back(l.state(node) + k);
            for (std::size_t k = 0; k < l.controls; ++k)
                block.columns.push_back(l.control(node) + k);
            for (std::size_t k = 0; k < phase.dynamics.parameters; ++k)
                block.columns.push_back(parameter(k));
            block.rows = phase.dynamics.outputs();
            block.first_row = l.first_condition + (node - 1) * block.rows;
            const std::size_t first = (node - 1) / l.degree * l.degree;
            const std::size_t point = (node - 1) % l.degree;
            for (std::size_t k = 0; k < l.states; ++k)
                for (std::size_t j = 0; j <= l.degree; ++j)
                    linear.push_back({{block.first_row + k, l.state(first + j) + k},
                                      rules_[i].differentiate[point * (l.degree + 1) + j]});
            node_blocks_.push_back(add_block(std::move(block), false));
        }
        linear.push_back({{duration_row_ + i, l.offset}, -1.0});
        linear.push_back({{duration_row_ + i, l.offset + 1}, 1.0});
    }
    std::size_t row = endpoint_row_;
    const auto endpoint_block = [&](const Endpoint& e, bool objective) {
        Block block;
        for (const Variable& v : e.inputs) block.columns.push_back(column(v));
        block.rows = e.outputs;
        block.first_row = row;
        row += e.outputs;
        endpoint_blocks_.push_back(add_block(std::move(block), objective));
    };
    for (const Endpoint& e : problem_.conditions) endpoint_block(e, false);
    for (std::size_t i = 0; i < problem_.linear.size(); ++i)
        for (const auto& [variable, coefficient] : problem_.linear[i].terms)
            linear.push_back({{linear_row_ + i, column(variable)},
                              coefficient * scale_[column(variable)] / problem_.linear[i].scale});
    endpoint_block(problem_.objective, true);

    for (const auto& [entry, value] : linear) jacobian.push_back(entry);
    const auto make_unique = [](std::vector<Entry>& entries) {
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    };
    const auto place = [](const std::vector<Entry>& entries, const Entry& entry) {
        return static_cast<std::size_t>(std::lower_bound(entries.begin(), entries.end(), entry) -
                                        entries.begin());
    };
    make_unique(jacobian);
    make_unique(curvature);
    const auto split = [](const std::vector<Entry>& entries, std::vector<int>& rows,
                          std::vector<int>& columns) {
        for (const Entry& e : entries) {
            rows.push_back(static_cast<int>(e.row));
            columns.push_back(static_cast<int>(e.column));
        }
    };
    split(jacobian, jacobian_row_, jacobian_column_);
    split(curvature, hessian_row_, hessian_column_);
    constant_.assign(jacobian.size(), 0.0);
    for (const auto& [entry, value] : linear) constant_[place(jacobian, entry)] += value;
    const auto locate = [&](Block& block, bool objective) {
        if (!objective)
            for (std::size_t r = 0; r < block.rows; ++r)
                for (std::size_t c : block.columns)
                    block.jacobian.push_back(place(jacobian, {block.first_row + r, c}));
        for (std::size_t i = 0; i < block.columns.size(); ++i)
            for (std::size_t j = 0; j <= i; ++j)
                block.hessian.push_back(
                    place(curvature, {std::max(block.columns[i], block.columns[j]),
                                      std::min(block.columns[i], block.columns[j])}));
    };
    for (Block& block : node_blocks_) locate(block, false);
    for (std::size_t i = 0; i < endpoint_blocks_.size(); ++i)
        locate(endpoint_blocks_[i], i + 1 == endpoint_blocks_.size());
}

void Transcription::set_bounds(Nlp& nlp) const {
    const auto bound = [&](std::size_t column, Bounds b) {
        nlp.lower[column] = b.lower / scale_[column];
        nlp.upper[column] = b.upper / scale_[column];
    };
    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        const PhaseLayout& l = layout_[i];
        bound(l.offset, phase.initial_time);
        bound(l.offset + 1, phase.final_time);
        for (std::size_t node = 0; node <= l.nodes(); ++node) {
            for (std::size_t k = 0; k < l.states; ++k) {
                Bounds b = phase.state[k];
                if (node == 0) b = both(b, phase.initial_state[k]);
                if (node == l.nodes()) b = both(b, phase.final_state[k]);
                bound(l.state(node) + k, b);
            }
            for (std::size_t k = 0; node > 0 && k < l.controls; ++k)
                bound(l.control(node) + k, phase.control[k]);
            for (std::size_t k = 0; node > 0 && k < phase.dynamics.paths; ++k) {
                const std::size_t row =
                    l.first_condition + (node - 1) * phase.dynamics.outputs() + l.states + k;
                nlp.condition_lower[row] = phase.path[k].lower / phase.path_scale[k];
                nlp.condition_upper[row] = phase.path[k].upper / phase.path_scale[k];
            }
        }
        nlp.condition_lower[duration_row_ + i] = phase.duration.lower / phase.time_scale;
        nlp.condition_upper[duration_row_ + i] = phase.duration.upper / phase.time_scale;
    }
    for (std::size_t i = 0; i < problem_.parameters.size(); ++i)
        bound(parameter(i), problem_.parameters[i].bounds);
    std::size_t row = endpoint_row_;
    for (const Endpoint& e : problem_.conditions)
        for (std::size_t k = 0; k < e.outputs; ++k, ++row) {
            const double s = e.scale.empty() ? 1.0 : e.scale[k];
            nlp.condition_lower[row] = e.bounds[k].lower / s;
            nlp.condition_upper[row] = e.bounds[k].upper / s;
        }
    for (const LinearCondition& c : problem_.linear) {
        nlp.condition_lower[row] = c.bounds.lower / c.scale;
        nlp.condition_upper[row++] = c.bounds.upper / c.scale;
    }
}

void Transcription::set_start(Nlp& nlp) const {
    for (std::size_t i = 0; i < layout_.size(); ++i) {
        const Phase& phase = problem_.phases[i];
        const PhaseLayout& l = layout_[i];
        std::vector<double> x(l.states), u(l.controls);
        nlp.start[l.offset] = phase.initial_time_guess / phase.time_scale;
        nlp.start[l.offset + 1] = phase.final_time_guess / phase.time_scale;
        for (std::size_t node = 0; node <= l.nodes(); ++node) {
            phase.guess(node_fraction(i, node), x, u);
            for (std::size_t k = 0; k < l.states; ++k)
                nlp.start[l.state(node) + k] = x[k] / phase.state_scale[k];
            for (std::size_t k = 0; node > 0 && k < l.controls; ++k)
                nlp.start[l.control(node) + k] = u[k] / phase.control_scale[k];
        }
    }
    for (std::size_t i = 0; i < problem_.parameters.size(); ++i)
        nlp.start[parameter(i)] = problem_.parameters[i].guess / scale_[parameter(i)];
}

}  // namespace dawnline::control
