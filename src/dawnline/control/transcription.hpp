#pragma once
// From an optimal control problem to a sparse nonlinear programme by Radau collocation.

#include <cstddef>
#include <vector>

#include "dawnline/control/nlp.hpp"
#include "dawnline/control/problem.hpp"
#include "dawnline/control/radau.hpp"

namespace dawnline::control {

/// Where a phase's variables stand in z: t₀, t_f, x₀, then (x, u) of each collocation node.
struct PhaseLayout {
    std::size_t offset;  // of t₀
    std::size_t states, controls, segments, degree;
    std::size_t first_condition;  // row of the first node's defects

    std::size_t nodes() const noexcept { return segments * degree; }  // collocated ones
    std::size_t state(std::size_t node) const noexcept {              // node 0 … nodes()
        return offset + 2 + (node == 0 ? 0 : states + (node - 1) * (states + controls));
    }
    std::size_t control(std::size_t node) const noexcept {  // node 1 … nodes()
        return state(node) + states;
    }
    std::size_t end() const noexcept { return offset + 2 + states + nodes() * (states + controls); }
};

/// Throws Error, naming the phase, if shapes disagree, a scale is not positive, a bound is NaN or
/// crossed, or a mesh does not ascend from 0 to 1.
void check(const Problem& problem);

/// The programme together with the way back from z to states and controls.
///
/// Every variable is divided by its scale, every defect by that of its state. `problem` must
/// outlive it.
class Transcription {
  public:
    /// Throws Error as check does, and where a guess is missing.
    explicit Transcription(const Problem& problem);

    Nlp nlp();  // refers to *this

    const std::vector<PhaseLayout>& layout() const noexcept { return layout_; }
    std::size_t parameter(std::size_t index) const noexcept { return parameter_offset_ + index; }
    const std::vector<double>& scale() const noexcept { return scale_; }
    const Radau& rule(std::size_t phase) const noexcept { return rules_[phase]; }
    std::size_t column(const Variable& variable) const;

  private:
    // A dense block of derivatives: its variables in z, its rows, and where its entries go.
    struct Block {
        std::vector<std::size_t> columns;
        std::size_t first_row = 0, rows = 0;
        std::vector<std::size_t> jacobian, hessian;
    };

    void lay_out();
    void set_bounds(Nlp& nlp) const;
    void set_start(Nlp& nlp) const;
    void find_structure();
    bool conditions(const double* z, double* g) const;
    bool jacobian(const double* z, double* entries);
    bool hessian(const double* z, double factor, const double* multiplier, double* entries);
    void gather(const Block& block, const double* z, double* in, double* scale) const;
    double node_fraction(std::size_t phase, std::size_t node) const;
    double half_width(std::size_t phase, std::size_t node) const;

    const Problem& problem_;
    std::vector<PhaseLayout> layout_;
    std::vector<Radau> rules_;
    std::vector<double> scale_;  // of each z
    std::size_t parameter_offset_ = 0, endpoint_row_ = 0, linear_row_ = 0, duration_row_ = 0;
    std::size_t rows_ = 0;
    std::vector<Block> node_blocks_;      // phase by phase, node by node
    std::vector<Block> endpoint_blocks_;  // conditions, then the objective
    std::vector<int> jacobian_row_, jacobian_column_, hessian_row_, hessian_column_;
    std::vector<double> constant_;  // the linear part of every Jacobian entry
    std::vector<double> scratch_;
};

}  // namespace dawnline::control
